"""Where a sentence speaks of an occasion on which sides confer: as a noun ("a second round of talks") or a verb ("met").

Each mention says what kind of occasion it is, at which stage (held, planned, …) and how plainly that is said, and which
words name its sides, its place and its subject. Which actors those are, and which mentions are one occasion, is not
decided here.
"""

from collections.abc import Iterator

from secdialogue.language.clauses import Read
from secdialogue.language.occasion_nouns import by_noun, noun_at
from secdialogue.language.occasion_verbs import by_verb
from secdialogue.language.occasion_words import Occasion

__all__ = ["Occasion", "occasions"]


def occasions(read: Read) -> Iterator[Occasion]:
    """The mentions of one sentence, in order."""
    for index, phrase in enumerate(read.found):
        if phrase.kind == "NP":
            if (noun := noun_at(read, index)) is not None and (found := by_noun(read, index, noun)) is not None:
                yield found
        elif phrase.kind == "VG" and (found := by_verb(read, index)) is not None:
            yield found
