"""What an expression of time means that is made of others: "July 22-23", "between 2011 and 2014", "the first half of 2024".

One function an expression, under the name that its pattern has in `dates_grammar`.
"""

import datetime
from typing import Final, Protocol

from attrs import evolve

from secdialogue.language import dates_named as named
from secdialogue.language import dates_relative as relative
from secdialogue.language.dates_calendar import Period, containing
from secdialogue.language.dates_grammar import simple_rules
from secdialogue.language.dates_reading import UNKNOWN, Context, Found, Part, Reading, dated, day, relative_to, yearly

_DAY: Final = datetime.timedelta(1)
_COUNTS: Final = {"half": 2, "quarter": 4}
#: Parts of a period by the value of their words.
_PARTS: Final[dict[str, Part]] = {"early": "early", "mid": "mid", "late": "late"}


class Reader(Protocol):
    """A function that reads what a rule of its name has found; None where it is no date after all."""

    __name__: str

    def __call__(self, found: Found, context: Context, /) -> Reading | None:
        """What it means in this context."""


def days(found: Found, context: Context) -> Reading | None:
    """July 22-23, 3 to 5 May 2024, May 30 and 31; days that do not follow each other are dates of their own."""
    words = found.words
    numbers = [int(words.value(i)) for i in range(found.start, found.end) if words.is_a(i, "NUM", "NTH")]
    first, last = numbers[0], numbers[-1]
    listed = found.has("list") or found.has("list2")
    if _is_aside(found):
        return None
    if last <= first or (listed and last - first != len(numbers) - 1 and not words.is_a(found.start - 1, "BETWEEN")):
        return None
    month = found.number("month" if found.has("month") else "month2")
    if found.has("year"):
        start = dated(day(found.number("year"), month, first))
    else:
        start = yearly(context, lambda near: day(near, month, first))
    if start.first is None:
        return start
    return evolve(start, last=day(start.first.first.year, month, last))


def _is_aside(found: Found) -> bool:
    """A dash between spaces with a count behind it: "on July 22 - 30 soldiers"."""
    words = found.words
    dash = next((i for i in range(found.start, found.end) if words.is_a(i, "DASH") and not words.touching(i)), None)
    return dash is not None and words.is_a(found.end, "WORD", "COUNTED")


def short_years(found: Found, _context: Context) -> Reading | None:
    """2010-14 is five years, 2024-07 a month."""
    words, place = found.words, found.place("first")
    tail = words.word(found.place("last"))
    if len(tail) != 2 or not (words.touching(place) and words.touching(place + 1)):
        return None
    year, number = found.number("first"), int(tail)
    first = Period("year", datetime.date(year, 1, 1))
    if number > year % 100:
        return Reading(first, first.moved(number - year % 100), dated=True)
    if 1 <= number <= 12 and not words.is_a(found.end, "DASH", "NUM"):
        return dated(Period("month", datetime.date(year, number, 1)))
    return None


def between(found: Found, context: Context) -> Reading | None:
    """Between 2011 and 2014, from April to June, May 30 to June 2, Monday through Wednesday."""
    own, last = _inner(found, "first", context), _inner(found, "last", context)
    if own is None or last is None:
        return None
    if own.first and own.dated and not last.dated:
        last = _inner(found, "last", evolve(context, year=own.first.first.year)) or last
    elif last.first and last.dated and not own.dated:
        own = _inner(found, "first", evolve(context, year=last.first.first.year)) or own
    return _joined(own, last)


def _joined(own: Reading, last: Reading) -> Reading:
    if own.first is None or last.last is None:
        return UNKNOWN
    end = last.last if last.dated else _not_before(own.first, last.last)
    return Reading(own.first, end, own.relative or last.relative, own.dated or last.dated)


def _not_before(first: Period, last: Period) -> Period:
    """The end of a range, a week or a year later where it would come before the start: "Friday to Monday", "December to February"."""
    if last.first >= first.first:
        return last
    if last.unit == "day" and (first.first - last.first).days < 7:
        return last.moved(7)
    return Period(last.unit, last.first.replace(year=last.first.year + 1))


def weekdays(found: Found, context: Context) -> Reading | None:
    """Monday and Tuesday, as one stretch of days."""
    if (found.number("last") - found.number("first")) % 7 != 1:
        return None
    one = relative.weekday_near(context, found.number("first"))
    return evolve(one, last=one.first.moved(1)) if one.first else one


def nth_of(found: Found, context: Context) -> Reading | None:
    """The first half of 2024, the last three months of the year, the second week of May."""
    whole = _inner(found, "inside", context)
    if whole is None or whole.first is None or whole.last is None:
        return whole if found.words.is_a(found.match.end("unit"), "OF", "IN") else None
    nth = -1 if found.is_a("nth", "PAST") else found.number("nth")
    if found.is_a("unit", "HALF", "QUARTER"):
        return _fraction(whole, whole.first, nth, _COUNTS[found.value("unit")])
    if found.is_a("unit", "WEEKDAY"):
        return _nth_weekday(whole, whole.first, nth, found.number("unit"))
    if found.is_a("unit", "PLURAL") and not found.has("count"):
        return evolve(whole, part="early" if nth == 1 else "late")
    return _stretch(whole, nth, found.number("count") if found.has("count") else 1, found.value("unit"))


def _fraction(whole: Reading, period: Period, nth: int, count: int) -> Reading | None:
    """A half or quarter of a year; half of a month, decade or century; of other periods the whole, with its part."""
    nth = count if nth == -1 else nth
    if not 1 <= nth <= count or whole.first != whole.last:
        return None
    if period.unit == "year":
        first = period.first.replace(month=(nth - 1) * 12 // count + 1)
        return _within(whole, part := Period({2: "half", 4: "quarter"}[count], first), part)
    if period.unit not in ("month", "decade", "century") or count == 4:
        return evolve(whole, part="early" if nth == 1 else "late") if count == 2 else None
    unit, length = {"month": ("day", 15), "decade": ("year", 5), "century": ("decade", 5)}[period.unit]
    start, end = containing(unit, period.first), containing(unit, period.last)
    cut = start.moved(length)
    return _within(whole, start, cut.moved(-1)) if nth == 1 else _within(whole, cut, end)


def _stretch(whole: Reading, nth: int, count: int, unit: str) -> Reading | None:
    """The nth unit, or the first or last so many units, of a whole; its weeks are counted from its first day."""
    assert whole.first is not None
    assert whole.last is not None
    step, length = ("day", count * 7) if unit in ("week", "weekend", "fortnight") else (unit, count)
    if nth == -1:
        end = containing(step, whole.last.last)
        start = end.moved(1 - length)
    else:
        start = containing(step, whole.first.first).moved((nth - 1) * length)
        end = start.moved(length - 1)
    inside = whole.first.first <= start.first and end.last <= whole.last.last
    return _within(whole, start, end) if inside else None


def _nth_weekday(whole: Reading, period: Period, nth: int, number: int) -> Reading | None:
    """The first Monday of a month."""
    first = period.first + _DAY * ((number - period.first.weekday()) % 7)
    found = [Period("day", date) for n in range(5) if (date := first + _DAY * 7 * n) <= period.last]
    if period.unit != "month" or nth > len(found):
        return None
    only = found[nth - 1 if nth > 0 else -1]
    return _within(whole, only, only)


def _within(whole: Reading, first: Period, last: Period) -> Reading:
    return evolve(whole, first=first, last=last)


def part(found: Found, context: Context) -> Reading | None:
    """The end of September, early 2023, later this month: the period that is named, and which part of it."""
    whole = _inner(found, "inside", context)
    words = found.words
    places = range(found.start, found.place("inside"))
    named_part = next(words.value(i) for i in places if words.is_a(i, "PARTADJ", "COMP", "PARTNOUN"))
    return evolve(whole, part=_PARTS[named_part]) if whole else None


def year_end(found: Found, context: Context) -> Reading | None:
    """By year-end."""
    if found.value("unit") not in ("year", "month"):
        return None
    period = containing(found.value("unit"), context.anchor) if context.anchor else None
    return evolve(relative_to(period), part="late")


def _inner(found: Found, name: str, context: Context) -> Reading | None:
    """The reading of a simple expression inside another."""
    for rule in simple_rules():
        match = rule.pattern.fullmatch(found.words.codes, *found.match.span(name))
        if match is None:
            continue
        reading = _SIMPLE[rule.name](Found(found.words, match), context)
        if reading is not None:
            return reading
    return None


_NAMED: Final[tuple[Reader, ...]] = (
    named.iso, named.slashed, named.week_of, named.month_day, named.month_year, named.season_year, named.quarter, named.half,
    named.weekday_nth, named.bare_month, named.bare_season, named.decade, named.century, named.day_alone, named.year,
)  # fmt: skip
_RELATIVE: Final[tuple[Reader, ...]] = (
    relative.weekday_of, relative.day_after_day, relative.relative, relative.part_of_day, relative.counted, relative.vague,
    relative.ago, relative.from_now, relative.ahead, relative.adjacent, relative.deictic, relative.weekday, relative.weekend,
    relative.the_unit, relative.now,
)  # fmt: skip
_COMPOUND: Final[tuple[Reader, ...]] = (days, short_years, between, weekdays, nth_of, part, year_end)
_SIMPLE: Final = {r.__name__: r for r in _NAMED + _RELATIVE} | {"day_month": named.month_day}
#: The function that reads what a rule of the grammar finds.
READERS: Final = _SIMPLE | {r.__name__: r for r in _COMPOUND} | {"range": between}
