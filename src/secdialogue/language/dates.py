"""Time expressions of English news: where they stand, which days they mean, and what they say of them (a deadline, a start …).

Relative words are told from the day on which the text was written, never from the clock. What a text leaves open stays
open: such a mention has its words and no date. The kinds of expression follow TIMEX3 (TimeML), the values are EDTF.
"""

import functools
import re
from typing import Final

from attrs import evolve, frozen

from secdialogue.language.dates_calendar import Period, day_of, written
from secdialogue.language.dates_compounds import READERS
from secdialogue.language.dates_durations import Duration, find_durations, spanning
from secdialogue.language.dates_grammar import Rule, anywhere, rules
from secdialogue.language.dates_reading import Context, Found, Part, Reading
from secdialogue.language.dates_setting import Kind, Setting, YearsBeside, setting
from secdialogue.language.dates_tense import Tense
from secdialogue.language.dates_words import Words, words_of

__all__ = ["DateMention", "Duration", "Kind", "Part", "Tense", "find_dates", "find_durations", "spanning"]

#: Rules whose expression begins with the preposition of a range, which is not one of its words.
_LED: Final = ("range", "between")


@frozen
class DateMention:
    """A time expression. Offsets are code points, half-open."""

    #: The words that mean the date, without the preposition before them.
    start: int
    end: int
    #: Where "since", "by", "no later than", "between" before them begins; `start` where there is none.
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
    #: As the clause tells it, None where it does not.
    tense: Tense | None


def find_dates(text: str, anchor: str | None = None) -> list[DateMention]:
    """The time expressions of `text` in order, none overlapping another.

    `anchor` is the day the text was written, an ISO 8601 date or date-time (its dateline's, else its publication's).
    Raises ValueError where the anchor is no such date. Bare times of day, durations, ages and anniversaries are no dates.
    """
    words = words_of(text)
    context = Context(day_of(anchor) if anchor else None)
    beside = YearsBeside(words)
    mentions, place = [], 0
    while match := anywhere().search(words.codes, place):
        context.year = beside.year(match.start(), ahead=context.anchor is None)
        found = _at(words, match, context)
        place = match.start() + 1
        if found is not None:
            mention, place = found
            mentions.append(mention)
    return mentions


def _at(words: Words, match: re.Match[str], context: Context) -> tuple[DateMention, int] | None:
    """The time expression at the place where a rule may hold, and the index of the word after it."""
    if words.is_a(match.start() - 1, "EVERY"):
        return None
    for rule in _from(match.lastgroup):
        own = rule.pattern.match(words.codes, match.start())
        if own is None:
            continue
        first = own.start() + (rule.name in _LED and words.is_a(own.start(), "FROM", "BETWEEN"))
        around = setting(words, first, own.end())
        context.tense, context.attributive = around.tense, around.attributive
        context.limiting = around.kind in ("deadline", "until")
        try:
            reading = READERS[rule.name](Found(words, own), context)
            if reading is not None:
                return _mention(words, first, own, _after_told(reading, context), around, context), own.end()
        except (ValueError, OverflowError):  # the 31st of June; ten thousand years ago; from 2017 to 2015
            continue
    return None


@functools.cache
def _from(name: str | None) -> tuple[Rule, ...]:
    """The rules from one on: what an earlier one has not taken, a later one may."""
    return rules()[[rule.name for rule in rules()].index(name or "") :]


def _mention(
    words: Words, first: int, match: re.Match[str], reading: Reading, around: Setting, context: Context
) -> DateMention:
    kind = reading.vague or around.kind
    edtf = None
    if reading.first and reading.last:
        edtf = _edtf(reading.first, reading.last, kind, rough=_is_rough(reading, words, first))
        if kind == "at" and (not around.attributive or reading.last.unit == "day"):
            context.tell(reading.last)
    start, (begin, end) = words.spans[first][0], words.spans[match.end() - 1]
    if words.is_a(match.end() - 1, "STOP"):  # of an abbreviation; the word takes in the space behind it
        end = begin + 1
    lead = words.spans[min(around.lead, match.start())][0]
    return DateMention(start, end, lead, edtf, kind, reading.relative, around.attributive, reading.part, around.tense)


def _after_told(reading: Reading, context: Context) -> Reading:
    """A deadline in the year beside that would lie before the date told lies in the next: "agreed in November 2023 to leave by May"."""
    told = next(reversed(context.told.values()), None)
    last = reading.last
    if context.year is None or not context.limiting or reading.dated or told is None or last is None:
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
