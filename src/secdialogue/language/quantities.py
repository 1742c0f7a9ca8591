"""Figures of substance in a text: what is counted, how much, how sure, which way it changed, and where."""

import re

from secdialogue.language.amounts import Amount, find_amounts
from secdialogue.language.analysis import Analysis
from secdialogue.language.bounds import bound_before
from secdialogue.language.counted import SentenceWords
from secdialogue.language.counts import Before, count, nought
from secdialogue.language.figures import Quantity, Scene, singular
from secdialogue.language.sentences import Sentence
from secdialogue.language.shares import factor, measured, share
from secdialogue.language.traps import is_trap

__all__ = ["Quantity", "find_quantities", "singular"]

_SKIPPED_BLOCKS = frozenset(("notice", "byline", "dateline"))
_SPECIAL = re.compile(
    r"\b(?:([Nn](?:o one|obody))(?= )|([Nn]o)[ ](?=[A-Za-z])|(doubl|trebl|tripl|quadrupl|halv)(?:ed|ing)\b(?![ ](?:down|back|up|over))"
    r"|((?:two|three|four|five|six|seven|eight|nine|ten|twenty|\d{1,3})[- ]?fold)\b)"
)


def find_quantities(analysis: Analysis, words: SentenceWords | None = None) -> list[Quantity]:
    """The figures of a text in order of their place.

    Years, dates, ages, ordinals, durations, numbers in names, scores and counts of the sides of a talk are none. "From 5 to
    8 per cent" gives two figures, the levels before and after; only a figure that itself says by how much something changed
    has a direction. The work grows linearly with the text. `words` keeps what was read of its sentences, for who reads on.
    """
    text = analysis.text
    reader = _Reader(analysis, words or SentenceWords(analysis))
    found = [quantity for amount in find_amounts(text) if (quantity := reader.read(amount))]
    found += [quantity for match in _SPECIAL.finditer(text) if (quantity := reader.read_special(match))]
    return sorted(found, key=lambda quantity: (quantity.start, quantity.end))


class _Reader:
    """Reads the amounts of one text, classing the words of a sentence only where it holds what may be a figure."""

    def __init__(self, analysis: Analysis, words: SentenceWords) -> None:
        self._analysis = analysis
        self._text = analysis.text
        self._sentence: Sentence | None = None
        self._words = words
        self._headline = False
        self._before: Before | None = None

    def read(self, amount: Amount) -> Quantity | None:
        """The figure that an amount is, if it is one."""
        sentence = self._enter(amount.start)
        if sentence is None:
            return None
        bound = bound_before(self._text, amount, sentence.start)
        compared = bound.comparator not in ("exact", "range")
        if is_trap(self._text, amount, sentence.start, compared=compared, headline=self._headline):
            return None
        caption = self._analysis.blocks[sentence.block].kind == "caption"
        scene = Scene(self._text, sentence, self._words[sentence], amount, bound, caption)
        if amount.kind in ("percent", "percentage-point") or (amount.form == "fraction" and not amount.kind):
            return share(scene)
        if amount.kind:
            return measured(scene)
        before = self._before if self._before and self._before.sentence.block == sentence.block else None
        quantity = count(scene, before)
        if quantity and quantity.unit_span[0] > amount.start:
            self._before = Before(sentence, quantity.unit, " " in quantity.variable)
        return quantity

    def read_special(self, match: re.Match[str]) -> Quantity | None:
        """The figure in "no casualties", "nobody was hurt", "doubled", "threefold"."""
        sentence = self._enter(match.start())
        if sentence is None:
            return None
        read = nought if match.group(1) or match.group(2) else factor
        return read(self._text, sentence, self._words[sentence], match)

    def _enter(self, offset: int) -> Sentence | None:
        """Go to the sentence at `offset`; nothing where no figure is to be read there."""
        sentence = self._analysis.sentence_at(offset)
        if sentence is None or self._analysis.blocks[sentence.block].kind in _SKIPPED_BLOCKS:
            return None
        if sentence is not self._sentence:
            self._sentence = sentence
            self._headline = _is_headline(self._analysis, sentence)
        return sentence


def _is_headline(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a sentence is set in title case, where a capital tells no name."""
    tokens = analysis.tokens[sentence.first : sentence.last]
    long = [token.text for token in tokens if len(token.text) > 3 and token.text[0].isalpha()]
    return sum(word[0].isupper() for word in long) > 0.7 * len(long)
