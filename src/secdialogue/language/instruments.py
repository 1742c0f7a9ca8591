"""Where a sentence speaks of an agreement: by the noun of an instrument ("a memorandum on border security") or as what parties "agreed to" do.

Each mention says of what kind it is, at which stage of its life, and which words name its parties and its terms.
"""

from collections.abc import Iterator

from secdialogue.language.clauses import Read
from secdialogue.language.instrument_mentions import by_noun
from secdialogue.language.instrument_verbs import by_verb
from secdialogue.language.instrument_words import Instrument, instrument_nouns

__all__ = ["Instrument", "instrument_nouns", "instruments"]


def instruments(read: Read) -> Iterator[Instrument]:
    """The mentions of one sentence, in order."""
    for index, phrase in enumerate(read.found):
        if phrase.kind == "NP" and (found := by_noun(read, index)) is not None:
            yield found
        elif phrase.kind == "VG" and (agreed := by_verb(read, index)) is not None:
            yield agreed
