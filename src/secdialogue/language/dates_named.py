"""What dates mean that are named by the calendar: "July 22", "the first quarter of 2024", "the 1990s", "in April".

One function an expression, under the name that its pattern has in `dates_grammar`.
"""

import datetime
import re
from typing import Final

from attrs import evolve

from secdialogue.language import dates_calendar as calendar
from secdialogue.language.dates_calendar import Period, containing, nearest
from secdialogue.language.dates_reading import UNKNOWN, Context, Found, Reading, dated, day, relative_to, yearly
from secdialogue.language.dates_relative import of_unit
from secdialogue.language.dates_traps import is_month, is_year

_DAY: Final = datetime.timedelta(1)


def iso(found: Found, _context: Context) -> Reading:
    """2024-07-22, 2024-07-22T10:30Z."""
    return dated(Period("day", datetime.date.fromisoformat(found.words.word(found.start)[:10])))


def slashed(found: Found, _context: Context) -> Reading:
    """25/7/2024, 7/25/2024, 25.7.2024; where day and month could be changed over, nobody can tell: only the words stay."""
    written = found.words.word(found.start)
    first, second, third = re.split("[/.-]", written)
    if len(first) == 4:
        return dated(day(int(first), int(second), int(third)))
    one, two, year = int(first), int(second), int(third)
    if len(third) == 2:
        year += 1900 if year > 50 else 2000
    if one > 12 or one == two or "." in written:
        return dated(day(year, two, one))
    return dated(day(year, one, two)) if two > 12 else Reading(dated=True)


def month_day(found: Found, context: Context) -> Reading:
    """July 22, Monday, July 22, 2024, July 22 last year."""
    month, number = found.number("month"), found.number("day")
    own = _own_year(found, context)
    if own:
        return dated(day(own, month, number), relative=found.has("rel"))
    day(2024, month, number)  # the 31st of June is no date in any year
    weekday = found.number("weekday") if found.has("weekday") else None
    return yearly(context, lambda near: day(near, month, number), weekday=weekday)


def week_of(found: Found, context: Context) -> Reading | None:
    """The week of July 22."""
    if found.value("unit") != "week":
        return None
    which = "" if found.has("month") else "2"
    month, number = found.number(f"month{which}"), found.number(f"day{which}")
    if found.has("year"):
        inside = dated(day(int(found.value("year")), month, number))
    else:
        inside = yearly(context, lambda near: day(near, month, number))
    if inside.first is None:
        return inside
    week = containing("week", inside.first.first)
    return evolve(inside, first=week, last=week)


def month_year(found: Found, context: Context) -> Reading:
    """April 2024, April of last year."""
    return dated(calendar.month(_own_year(found, context) or 0, found.number("month")), relative=found.has("rel"))


def bare_month(found: Found, context: Context) -> Reading | None:
    """In April."""
    if not is_month(found.words, found.start, found.end):
        return None
    number = found.number("month")
    return yearly(context, lambda near: calendar.month(near, number))


def season_year(found: Found, context: Context) -> Reading:
    """Summer 2023; a winter is that of the year in which it begins."""
    first = datetime.date(_own_year(found, context) or 0, found.number("season"), 1)
    return dated(Period("season", first), relative=found.has("rel"))


def bare_season(found: Found, context: Context) -> Reading | None:
    """In the spring."""
    if found.words.word(found.place("season")).istitle():
        return None
    if found.words.is_a(found.end, "WORD", "NAME") and not found.words.is_a(found.start, "THE"):
        return None
    number = found.number("season")
    return yearly(context, lambda near: Period("season", datetime.date(near, number, 1)))


def quarter(found: Found, context: Context) -> Reading | None:
    """The first quarter, Q3 2024."""
    return _part_of_year(found, context, "quarter", 4)


def half(found: Found, context: Context) -> Reading | None:
    """First half 2024, H1 2024."""
    return _part_of_year(found, context, "half", 2)


def _part_of_year(found: Found, context: Context, unit: str, count: int) -> Reading | None:
    number = found.number("nth" if found.has("nth") else "code")
    number = count if number == -1 else number
    if not 1 <= number <= count:
        return None

    def make(year: int) -> Period:
        return Period(unit, datetime.date(year, (number - 1) * 12 // count + 1, 1))

    return dated(make(found.number("year"))) if found.has("year") else yearly(context, make)


def weekday_nth(found: Found, context: Context) -> Reading:
    """Friday the 15th: the nearest 15th that is a Friday."""
    fitting = [d for d in _numbered(context, found.number("day"), 6) if d.first.weekday() == found.number("weekday")]
    return relative_to(nearest(fitting, context.anchor, None)) if context.anchor and fitting else UNKNOWN


def day_alone(found: Found, context: Context) -> Reading:
    """On the 22nd."""
    days = _numbered(context, found.number("day"), 1)
    return relative_to(nearest(days, context.anchor, context.tense)) if context.anchor and days else UNKNOWN


def _numbered(context: Context, number: int, reach: int) -> list[Period]:
    """The days of that number in the months around the anchor."""
    if context.anchor is None:
        return []
    own = containing("month", context.anchor)
    months = [own.moved(steps) for steps in range(-reach, reach + 1)]
    return [Period("day", m.first + _DAY * (number - 1)) for m in months if number <= m.last.day]


def decade(found: Found, _context: Context) -> Reading | None:
    """The 1990s, the '90s, the nineties; not "in her 90s"."""
    if found.has("year"):
        return dated(containing("decade", datetime.date(found.number("year"), 1, 1)))
    years = found.value("decade")
    if len(years) == 4:
        return dated(Period("decade", datetime.date(int(years), 1, 1)))
    alone = found.end - found.start == 1
    return None if alone or int(years) < 50 else dated(Period("decade", datetime.date(1900 + int(years), 1, 1)))


def century(found: Found, _context: Context) -> Reading | None:
    """The 19th century."""
    number = found.number("nth")
    if found.value("unit") != "century" or not 2 <= number <= 21:
        return None
    return dated(Period("century", datetime.date((number - 1) * 100, 1, 1)))


def year(found: Found, _context: Context) -> Reading | None:
    """2024, where it is a year."""
    return (
        dated(Period("year", datetime.date(found.number("year"), 1, 1))) if is_year(found.words, found.start) else None
    )


def _own_year(found: Found, context: Context) -> int | None:
    """The year that a date has in its own words: "2024", "of last year"; None where it has none."""
    for name in ("year", "year_of"):
        if found.has(name):
            return found.number(name)
    if not found.has("rel"):
        return None
    told = of_unit(found.value("rel"), "year", context) if found.value("unit") == "year" else None
    if told is None or told.first is None or told.first != told.last:
        raise ValueError(f"no year follows the date, but a {found.value('unit')}")
    return told.first.first.year
