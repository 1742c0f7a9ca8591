"""What an expression of time means that is made of others: "July 22-23", "between 2011 and 2014", "the first half of 2024".

One function an expression, under the name that its pattern has in `dates_grammar`.
"""

import datetime
from typing import Final, Protocol

from attrs import evolve

from secdialogue.language import dates_reading as simple
from secdialogue.language.dates_calendar import Period, containing
from secdialogue.language.dates_grammar import simple_rules
from secdialogue.language.dates_reading import UNKNOWN, Context, Match, Part, Reading


class Reader(Protocol):
    """A function that reads what a rule of its name has found; None where it is no date after all."""

    __name__: str

    def __call__(self, match: Match, context: Context, /) -> Reading | None:
        """What the match means in this context."""


_DAY: Final = datetime.timedelta(1)
#: Parts of a period by the value of their words.
PARTS: Final[dict[str, Part]] = {"early": "early", "mid": "mid", "late": "late"}
_COUNTS: Final = {"half": 2, "quarter": 4}


def days(match: Match, context: Context) -> Reading | None:
    """July 22-23, 3 to 5 May 2024, May 30 and 31; days that do not follow each other are dates of their own."""
    words = context.words
    month_group = "month" if match.start("month") >= 0 else "month2"
    year = match.start("year")
    numbers = [int(words.value(i)) for i in range(match.start(), match.end()) if words.is_a(i, "NUM", "NTH")]
    first, last = numbers[0], numbers[-1]
    listed = match.start("list") >= 0 or match.start("list2") >= 0
    if last <= first or (listed and last - first != len(numbers) - 1 and not words.is_a(match.start() - 1, "BETWEEN")):
        return None
    month = int(words.value(match.start(month_group)))
    if year >= 0:
        start = simple.dated_day(int(words.word(year)), month, first)
    else:
        start = simple.yearly(context, lambda y: Period("day", datetime.date(y, month, first)))
    if start.first is None:
        return start
    return evolve(start, last=start.first.moved(last - first))


def short_years(match: Match, context: Context) -> Reading | None:
    """2010-14 is five years, 2024-07 a month."""
    words, place = context.words, match.start("first")
    tail = words.word(match.start("last"))
    if len(tail) != 2 or not (words.touching(place) and words.touching(place + 1)):
        return None
    year, number = int(words.word(place)), int(tail)
    first = Period("year", datetime.date(year, 1, 1))
    if number > year % 100:
        return Reading(first, first.moved(number - year % 100), dated=True)
    if 1 <= number <= 12 and not words.is_a(match.end(), "DASH", "NUM"):
        month = Period("month", datetime.date(year, number, 1))
        return Reading(month, month, dated=True)
    return None


def range_(match: Match, context: Context) -> Reading | None:
    """From April to June, 2010-2014, May 30 to June 2, Monday through Wednesday."""
    return _from_to(match, context)


def between(match: Match, context: Context) -> Reading | None:
    """Between 2011 and 2014."""
    return _from_to(match, context)


def _from_to(match: Match, context: Context) -> Reading | None:
    last = inner(context, *match.span("last"))
    if last is None or not (last.first or last.relative):
        return None
    own = inner(context, *match.span("first"))
    if own and own.first and own.dated and not last.dated:
        last = _with_year(match, "last", context, own.first.first.year)
    elif own and last.first and last.dated and not own.dated:
        own = _with_year(match, "first", context, last.first.first.year)
    return _joined(own, last)


def _with_year(match: Match, name: str, context: Context, year: int) -> Reading | None:
    """One end of a range read again in the year that stands at the other."""
    return inner(evolve(context, year=year), *match.span(name))


def _joined(own: Reading | None, last: Reading | None) -> Reading | None:
    if own is None or last is None:
        return None
    if own.first is None or last.last is None:
        return UNKNOWN
    return Reading(
        own.first, _not_before(own.first, last.last, last), own.relative or last.relative, own.dated or last.dated
    )


def _not_before(first: Period, last: Period, reading: Reading) -> Period:
    """The end of a range, a week or a year later where it would come before the start: "Friday to Monday", "December to February"."""
    if last.first >= first.first or reading.dated:
        return last
    if last.unit == "day" and (first.first - last.first).days < 7:
        return last.moved(7)
    return Period(last.unit, last.first.replace(year=last.first.year + 1))


def weekdays(match: Match, context: Context) -> Reading | None:
    """Monday and Tuesday, as one stretch of days."""
    one, other = (int(context.words.value(match.start(name))) for name in ("first", "last"))
    if (other - one) % 7 != 1:
        return None
    first = simple.weekday_near(context, one)
    return evolve(first, last=first.first.moved(1)) if first.first else first


def nth_of(match: Match, context: Context) -> Reading | None:
    """The first half of 2024, the last three months of the year, the second week of May."""
    whole = inner(context, *match.span("inside"))
    if whole is None or whole.first is None or whole.last is None:
        return whole
    words, place = context.words, match.start("unit")
    nth = int(words.value(match.start("nth")) or -1) if not words.is_a(match.start("nth"), "PAST") else -1
    if words.is_a(place, "HALF", "QUARTER"):
        return _fraction(whole, nth, _COUNTS[words.value(place)])
    if words.is_a(place, "WEEKDAY"):
        return _nth_weekday(whole, nth, int(words.value(place)))
    if words.is_a(place, "PLURAL") and match.start("count") < 0:
        return evolve(whole, part="early" if nth == 1 else "late")
    count = int(words.value(match.start("count"))) if match.start("count") >= 0 else 1
    return _stretch(whole, nth, count, words.value(place))


def _fraction(whole: Reading, nth: int, count: int) -> Reading | None:
    """A half or quarter of a month, year, decade or century."""
    assert whole.first is not None
    nth = count if nth == -1 else nth
    if not 1 <= nth <= count or whole.first != whole.last:
        return None
    if whole.first.unit == "year":
        part = Period({2: "half", 4: "quarter"}[count], whole.first.first.replace(month=(nth - 1) * 12 // count + 1))
        return evolve(whole, first=part, last=part)
    if whole.first.unit not in ("month", "decade", "century") or count == 4:
        return None
    unit, length = {"month": ("day", 15), "decade": ("year", 5), "century": ("decade", 5)}[whole.first.unit]
    cut = containing(unit, whole.first.first).moved(length)
    end = containing(unit, whole.first.last)
    return evolve(
        whole, first=containing(unit, whole.first.first) if nth == 1 else cut, last=cut.moved(-1) if nth == 1 else end
    )


def _stretch(whole: Reading, nth: int, count: int, unit: str) -> Reading | None:
    """The nth unit, or the first or last so many units, of a whole; its weeks are counted from its first day."""
    assert whole.first is not None
    assert whole.last is not None
    step, count = ("day", count * 7) if unit in ("week", "weekend", "fortnight") else (unit, count)
    if nth == -1:
        end = containing(step, whole.last.last)
        start = end.moved(1 - count)
    else:
        start = containing(step, whole.first.first).moved((nth - 1) * count)
        end = start.moved(count - 1)
    if start.first < whole.first.first or end.first > whole.last.last or end.last < whole.first.first:
        return None
    return evolve(whole, first=start, last=end)


def _nth_weekday(whole: Reading, nth: int, number: int) -> Reading | None:
    assert whole.first is not None
    if whole.first.unit != "month":
        return None
    first = whole.first.first + _DAY * ((number - whole.first.first.weekday()) % 7)
    found = [day for n in range(5) if (day := first + _DAY * 7 * n) <= whole.first.last]
    if nth > len(found):
        return None
    only = Period("day", found[nth - 1 if nth > 0 else -1])
    return evolve(whole, first=only, last=only)


def part(match: Match, context: Context) -> Reading | None:
    """The end of September, early 2023, later this month: the period that is named, and which part of it."""
    whole = inner(context, *match.span("inside"))
    words = context.words
    named = next(
        PARTS[words.value(i)] for i in range(match.start(), match.end()) if words.is_a(i, "PARTADJ", "COMP", "PARTNOUN")
    )
    return evolve(whole, part=named) if whole else None


def year_end(match: Match, context: Context) -> Reading | None:
    """By year-end."""
    unit = context.words.value(match.start("unit"))
    if unit not in ("year", "month"):
        return None
    if context.anchor is None:
        return UNKNOWN
    period = containing(unit, context.anchor)
    return Reading(period, period, relative=True, part="late")


def inner(context: Context, start: int, end: int) -> Reading | None:
    """The reading of a simple expression that takes up the words start..end-1."""
    for rule in simple_rules():
        match = rule.pattern.fullmatch(context.words.codes, start, end)
        if match is None:
            continue
        reading = SIMPLE[rule.name](match, context)
        if reading is not None:
            return reading
    return None


_SIMPLE: Final[tuple[Reader, ...]] = (
    simple.iso, simple.slashed, simple.week_of, simple.month_day, simple.month_year, simple.season_year, simple.quarter,
    simple.half, simple.weekday_nth, simple.weekday_of, simple.day_after_day, simple.relative, simple.part_of_day, simple.counted, simple.vague,
    simple.ago, simple.from_now, simple.ahead, simple.adjacent, simple.deictic, simple.weekday, simple.bare_month, simple.bare_season, simple.decade,
    simple.century, simple.weekend, simple.day_alone, simple.year, simple.the_unit, simple.now,
)  # fmt: skip
_COMPOUND: Final[tuple[Reader, ...]] = (days, short_years, between, weekdays, nth_of, part, year_end)
SIMPLE: Final = {reader.__name__: reader for reader in _SIMPLE} | {"day_month": simple.month_day}
#: The function that reads what a rule of the grammar finds.
READERS: Final = SIMPLE | {reader.__name__: reader for reader in _COMPOUND} | {"range": range_}
