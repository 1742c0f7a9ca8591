"""What the words around a time expression make of it: a deadline or a start, past or future, a date that belongs to a noun."""

import bisect
import functools
import re
from typing import Final, Literal, TypeAlias

from attrs import frozen

from secdialogue.language.dates_grammar import pattern
from secdialogue.language.dates_tense import Tense, is_of_the_past, tense_around
from secdialogue.language.dates_words import Words

#: `at`: when something is, was or will be, a stretch of time included. `since` and `after` are open at the end, `until` and
#: `before` at the start. `deadline`: "by", "no later than". `future-vague` and `past-vague`: "in the coming days", no date.
Kind: TypeAlias = Literal["at", "since", "after", "until", "before", "deadline", "future-vague", "past-vague"]

_LEADS: Final[dict[str, Kind]] = {
    "SINCE": "since",
    "UNTIL": "until",
    "BY": "deadline",
    "BEFORE": "before",
    "AFTER": "after",
}
#: Leads of several words, without the last of them where it has a class of its own.
_PHRASES: Final[tuple[tuple[tuple[str, ...], Kind], ...]] = (
    (("since", "at", "least"), "since"),
    (("no", "later", "than"), "deadline"),
    (("not", "later", "than"), "deadline"),
    (("later", "than"), "deadline"),
    (("prior", "to"), "before"),
    (("through",), "until"),
)


@frozen
class Setting:
    """What stands around an expression; `lead` is the index of the first word that makes it what it is, or its own first."""

    kind: Kind
    lead: int
    attributive: bool
    tense: Tense | None


def setting(words: Words, first: int, last: int) -> Setting:
    """The setting of the words first..last-1."""
    if _attributive(words, first, last):
        return Setting("at", first, True, _tense_of_noun(words, first, last))
    kind, lead = _lead(words, first)
    tense = tense_around(words, first, last)
    if lead < first and words.lower(lead) == "through" and tense != "future":
        kind = "at"  # "rose through 2021"
    if tense is None and (kind in ("deadline", "until") or _as_soon_as(words, first)):
        tense = "future"
    return Setting(kind, lead, False, tense)


def _attributive(words: Words, first: int, last: int) -> bool:
    if words.is_a(last, "APOS"):
        return words.touching(last - 1) and len(words.word(last)) == 2
    return words.is_a(first - 1, "THE", "ARTICLE", "POSS", "APOS") and words.is_a(last, "WORD", "NAME")


def _lead(words: Words, first: int) -> tuple[Kind, int]:
    before = tuple(words.lower(i) for i in range(max(0, first - 3), first))
    for phrase, kind in _PHRASES:
        if before[-len(phrase) :] == phrase:
            return kind, first - len(phrase)
    for name, kind in _LEADS.items():
        if words.is_a(first - 1, name):
            return kind, first - 1
    return "at", first


def _as_soon_as(words: Words, first: int) -> bool:
    before = [words.lower(i) for i in range(max(0, first - 2), first)]
    return before in (["soon", "as"], ["early", "as"])


def _tense_of_noun(words: Words, first: int, last: int) -> Tense | None:
    """The tense of a date before a noun: that of the noun's event, told by what leads it or what it does."""
    noun = last + 1 if words.is_a(last, "APOS") else last
    lead = first - 2 if words.is_a(first - 1, "THE", "ARTICLE", "POSS") else first - 1
    if words.is_a(lead, "AFTER", "SINCE", "FOLLOWING"):
        return "past"
    if noun < len(words.spans) and is_of_the_past(words.lower(noun)):
        return "past"
    if words.is_a(lead, "BEFORE") or (lead > 0 and words.is_a(lead, "OF") and words.lower(lead - 1) == "ahead"):
        return "future"
    return tense_around(words, first, last, after_first=True)


class YearsBeside:
    """The years that stand with a month or day, by sentence, for the dates beside them that have none."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._years = [found.start("year") for found in _dated().finditer(words.codes)]
        self._ends = [found.start() for found in _ends().finditer(words.codes)] if self._years else []

    def year(self, index: int, *, ahead: bool) -> int | None:
        """The last such year before the word in its sentence, else, looking `ahead`, the first after it."""
        place = bisect.bisect(self._years, index)
        near = self._years[max(place - 1, 0) : place] + (self._years[place : place + 1] if ahead else [])
        sentence = bisect.bisect(self._ends, index)
        return next((int(self._words.word(y)) for y in near if bisect.bisect(self._ends, y) == sentence), None)


@functools.cache
def _dated() -> re.Pattern[str]:
    return re.compile(pattern("MON (?:THE? DAY)? (?:COMMA|OF)? (?P<year>YEAR)"))


@functools.cache
def _ends() -> re.Pattern[str]:
    return re.compile(pattern("(?:(?<! TITLE)STOP|PARA)"))
