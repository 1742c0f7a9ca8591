"""Time expressions of English news: where they stand, which days they mean, and what they say of them (a deadline, a start …).

Relative words are told from the day on which the text was written, never from the clock. What a text leaves open stays
open: such a mention has its words and no date. The kinds of expression follow TIMEX3 (TimeML), the values are EDTF.
"""

import bisect
import functools
import re
from typing import Final, Literal, TypeAlias

from attrs import evolve, frozen

from secdialogue.language.dates_calendar import Period, day_of, written
from secdialogue.language.dates_compounds import READERS
from secdialogue.language.dates_durations import Duration, find_durations, spanning
from secdialogue.language.dates_grammar import Rule, anywhere, pattern, rules
from secdialogue.language.dates_reading import Context, Part, Reading
from secdialogue.language.dates_tense import Tense, tense_around
from secdialogue.language.dates_words import Words, words_of

__all__ = ["DateMention", "Duration", "Kind", "find_dates", "find_durations", "spanning"]

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


@frozen
class DateMention:
    """A time expression. Offsets are code points, half-open."""

    #: The words that mean the date, without the preposition before them.
    start: int
    end: int
    #: Where "since", "by", "no later than" before them begins; `start` where there is none.
    lead: int
    #: The date in EDTF of level 1 at most; None where neither text nor anchor settles it.
    edtf: str | None
    kind: Kind
    #: Told from the anchor or from another date of the text.
    relative: bool
    #: It belongs to the noun that follows: "Thursday's meeting", "the 2003 invasion".
    attributive: bool
    #: The part of the period that is meant, which EDTF does not say: "the end of September" is `2025-09`, `late`.
    part: Part | None
    #: `past` or `future` as the clause tells it, None where it does not.
    tense: Tense | None


def find_dates(text: str, anchor: str | None = None) -> list[DateMention]:
    """The time expressions of `text` in order, none overlapping another.

    `anchor` is the day the text was written, an ISO 8601 date or date-time (its dateline's, else its publication's).
    Raises ValueError where the anchor is no such date. Bare times of day, durations, ages and anniversaries are no dates.
    """
    words = words_of(text)
    context = Context(words, day_of(anchor) if anchor else None)
    beside = _YearsBeside(words)
    mentions, place = [], 0
    while found := anywhere().search(words.codes, place):
        mention, place = _mention(found, context, beside)
        if mention is not None:
            mentions.append(mention)
    return mentions


class _YearsBeside:
    """The years that stand with a month or day, by sentence, for the dates beside them that have none."""

    def __init__(self, words: Words) -> None:
        source = pattern("MON (?:THE? DAY)? (?:COMMA|OF)? (?P<year>YEAR)")
        self._years = [found.start("year") for found in re.finditer(source, words.codes)]
        ends = re.finditer(pattern("(?:(?<! TITLE)STOP|PARA)"), words.codes)
        self._ends = [found.start() for found in ends] if self._years else []
        self._words = words

    def year(self, index: int, *, ahead: bool) -> int | None:
        """The last such year before the word in its sentence, else, looking `ahead`, the first after it."""
        place = bisect.bisect(self._years, index)
        near = self._years[max(place - 1, 0) : place] + (self._years[place : place + 1] if ahead else [])
        sentence = bisect.bisect(self._ends, index)
        return next((int(self._words.word(y)) for y in near if bisect.bisect(self._ends, y) == sentence), None)


def _mention(found: re.Match[str], context: Context, beside: _YearsBeside) -> tuple[DateMention | None, int]:
    """The time expression at the place found, and the index of the word to go on from."""
    start = found.start()
    context.year = beside.year(start, ahead=context.anchor is None)
    for rule in _from(found.lastgroup):
        match = rule.pattern.match(context.words.codes, start)
        if match is None:
            continue
        first = match.start("first") if rule.name in _LED else start
        attributive = context.attributive = _attributive(context.words, first, match.end())
        kind, lead = _lead(context.words, first, attributive=attributive)
        context.tense = _tense(context.words, first, match.end(), kind, attributive=attributive)
        try:
            reading = _read(rule, match, context)
            if reading is not None:
                return _written(context, (lead, first, match.end()), kind, attributive, reading), match.end()
        except (ValueError, OverflowError):  # the 31st of June; ten thousand years ago; from 2017 to 2015
            continue
    return None, start + 1


#: Rules whose match begins with the preposition of a range.
_LED: Final = ("range", "between")


@functools.cache
def _from(name: str | None) -> tuple[Rule, ...]:
    """The rules from one on: what an earlier one has not taken, a later one may."""
    names = [rule.name for rule in rules()]
    return rules()[names.index(name or "") :]


def _read(rule: Rule, match: re.Match[str], context: Context) -> Reading | None:
    if context.words.is_a(match.start() - 1, "EVERY"):
        return None
    return READERS[rule.name](match, context)


def _attributive(words: Words, first: int, last: int) -> bool:
    if words.is_a(last, "APOS"):
        return words.touching(last - 1) and len(words.word(last)) == 2
    return words.is_a(first - 1, "THE", "ARTICLE", "POSS", "APOS") and words.is_a(last, "WORD", "NAME")


def _lead(words: Words, first: int, *, attributive: bool) -> tuple[Kind, int]:
    """What the words before a date make of it, and the index of the first of them."""
    if attributive:
        return "at", first
    before = [words.lower(i) if i >= 0 else "" for i in (first - 3, first - 2, first - 1)]
    if before[1:] == ["at", "least"] and words.is_a(first - 3, "SINCE"):
        return "since", first - 3
    if before[1:] == ["later", "than"]:
        return "deadline", first - (3 if before[0] in ("no", "not") else 2)
    if before[1:] == ["prior", "to"]:
        return "before", first - 2
    if before[2] == "through":
        return "until", first - 1
    for name, kind in _LEADS.items():
        if words.is_a(first - 1, name):
            return kind, first - 1
    return "at", first


def _tense(words: Words, first: int, last: int, kind: Kind, *, attributive: bool) -> Tense | None:
    if attributive and words.is_a(first - 1, "AFTER", "SINCE", "FOLLOWING"):
        return "past"
    if attributive and (words.is_a(first - 1, "BEFORE") or (first > 1 and words.lower(first - 2) == "ahead")):
        return "future"
    tense = tense_around(words, first, last, after_first=attributive)
    return tense or ("future" if kind in ("deadline", "until") else None)


def _written(
    context: Context, place: tuple[int, int, int], kind: Kind, attributive: bool, reading: Reading
) -> DateMention:
    lead, first, last = place
    words = context.words
    if reading.vague:
        kind = reading.vague
    edtf = None
    if not reading.dated:
        reading = _after_told(reading, kind, context)
    if reading.first is not None and reading.last is not None:
        edtf = _edtf(reading.first, reading.last, kind, rough=_is_rough(reading, words, first))
        if kind == "at" and (not attributive or reading.last.unit == "day"):
            context.tell(reading.last)
    end = words.spans[last - 1][1] if not words.is_a(last - 1, "STOP") else words.spans[last - 1][0] + 1
    return DateMention(
        words.spans[first][0],
        end,
        words.spans[lead][0],
        edtf,
        kind,
        reading.relative,
        attributive,
        reading.part,
        context.tense,
    )


def _after_told(reading: Reading, kind: Kind, context: Context) -> Reading:
    """A deadline in the year beside that would lie before the date beside lies in the next: "in November 2023 agreed to leave by May"."""
    told = next(reversed(context.told.values()), None)
    last = reading.last
    if context.year is None or kind not in ("deadline", "until") or told is None or last is None:
        return reading
    if last.last >= told.first or last.unit not in ("day", "month"):
        return reading
    later = Period(last.unit, last.first.replace(year=last.first.year + 1))
    return evolve(reading, first=later, last=later)


def _is_rough(reading: Reading, words: Words, first: int) -> bool:
    coarse = reading.last is not None and reading.last.unit in ("month", "year", "decade")
    return reading.approximate or (coarse and words.is_a(first - 1, "ABOUT"))


def _edtf(first: Period, last: Period, kind: Kind, *, rough: bool) -> str:
    date = written(first, last)
    if kind in ("since", "after"):
        return f"{date.partition('/')[0]}/.."
    if kind in ("until", "before"):
        return f"../{date.rpartition('/')[2]}"
    return f"{date}~" if rough and "/" not in date else date
