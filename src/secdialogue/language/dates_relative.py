"""What dates mean that are told from another day: "last week", "on Monday", "two years ago", "the following day".

One function an expression, under the name that its pattern has in `dates_grammar`. The values of the words ("last",
"previous", "coming" …) are those of `data/date_words.csv`.
"""

import datetime
from typing import Final

from attrs import evolve

from secdialogue.language.dates_calendar import Period, containing, nearest
from secdialogue.language.dates_reading import UNKNOWN, Context, Found, Reading, relative_to
from secdialogue.language.dates_traps import is_weekday, looks_back

_DAY: Final = datetime.timedelta(1)
_BACKWARD: Final = ("last", "past", "previous")
_FORWARD: Final = ("next", "coming", "following")
#: Units without a name in the calendar, and what they are counted in.
_COUNTED_IN: Final = {"hour": ("day", 1 / 24), "week": ("day", 7), "fortnight": ("day", 14), "weekend": ("day", 7)} | {
    "decade": ("year", 10),
    "century": ("year", 100),
}


def deictic(found: Found, context: Context) -> Reading | None:
    """Yesterday, tomorrow night; not the paper USA Today."""
    if found.words.word(found.start) in ("Today", "TODAY") and found.words.is_a(found.start - 1, "NAME"):
        return None
    return _from_anchor(found.number("day"), context)


def now(_found: Found, context: Context) -> Reading:
    """Now, the present: inside "from 2014 until now"."""
    return _from_anchor(0, context)


def _from_anchor(days: int, context: Context) -> Reading:
    return relative_to(Period("day", context.anchor + _DAY * days)) if context.anchor else UNKNOWN


def part_of_day(found: Found, context: Context) -> Reading | None:
    """Last night, this morning, that evening."""
    if found.value("rel") == "that":
        return relative_to(context.last_told("day"))
    days = {"this": 0, "last": -1}.get(found.value("rel"))
    return None if days is None else _from_anchor(days, context)


def day_after_day(found: Found, context: Context) -> Reading:
    """The day before yesterday, the year after next."""
    start = found.number("from") if found.is_a("from", "DEICTIC") else {"last": -1, "next": 1}[found.value("from")]
    step = -1 if found.is_a("way", "BEFORE") else 1
    return (
        relative_to(containing(found.value("unit"), context.anchor).moved(start + step)) if context.anchor else UNKNOWN
    )


def weekday(found: Found, context: Context) -> Reading | None:
    """Monday, Tuesday night: in the week up to the anchor, or in the week from it on where the clause is in the future."""
    return weekday_near(context, found.number("day")) if is_weekday(found.words, found.start, found.end) else None


def weekday_near(context: Context, number: int) -> Reading:
    """The last such weekday up to the anchor; the next from the anchor on in the future.

    Before a noun the tense is that of what the noun does: where it points five or six days away, the day that is near is
    meant ("Monday's decision will be felt", written on a Tuesday).
    """
    if context.anchor is None:
        return UNKNOWN
    ahead = (number - context.anchor.weekday()) % 7
    steps = ahead if context.tense == "future" else -(-ahead % 7)
    if context.attributive and not -6 < steps < 5:
        steps -= 7 if steps > 0 else -7
    return _from_anchor(steps, context)


def weekday_of(found: Found, context: Context) -> Reading | None:
    """Thursday of next week, next week on Thursday."""
    which = "" if found.has("weekday") else "2"
    if found.value(f"unit{which}") != "week":
        return None
    week = of_unit(found.value(f"rel{which}"), "week", context)
    if week is None or week.first is None:
        return week
    return relative_to(Period("day", week.first.first + _DAY * found.number(f"weekday{which}")))


def weekend(_found: Found, context: Context) -> Reading:
    """The weekend."""
    return _weekend("the", context.anchor, context) if context.anchor else UNKNOWN


def relative(found: Found, context: Context) -> Reading | None:
    """Last April, this week, next Friday, the following day, that year."""
    rel = found.value("rel")
    if found.is_a("what", "UNIT", "WEEKEND", "QUARTER"):
        return _relative_unit(found, rel, context)
    if rel in ("that", "following"):
        return None
    if context.anchor is None:
        return UNKNOWN
    if found.is_a("what", "WEEKDAY"):
        return _relative_weekday(rel, found.number("what"), context.anchor, context)
    unit = "season" if found.is_a("what", "SEASON") else "month"
    return relative_to(_relative_name(rel, unit, found.number("what"), context.anchor))


def _relative_unit(found: Found, rel: str, context: Context) -> Reading | None:
    """Next week; over the next week (seven days from the anchor); the next week, of what was.

    "This Week" is a title, "the last week of the war" and "a previous week-long truce" are no dates.
    """
    unit, words, end = found.value("what"), found.words, found.end
    if words.is_a(end, "DASH") and words.touching(end - 1) and words.lower(end + 1) == "long":
        return None
    if words.word(found.place("what")).istitle() or (found.has("the") and words.is_a(end, "OF")):
        return None
    if found.has("the") and rel in ("last", "next") and found.is_a("what", "UNIT") and unit != "day":
        told = rel == "next" and context.tense == "past" and not found.words.is_a(found.start - 1, "IN")
        rel = "following" if told else {"last": "past", "next": "coming"}[rel]
    return of_unit(rel, unit, context)


def _relative_weekday(rel: str, number: int, anchor: datetime.date, context: Context) -> Reading:
    """Last Monday is the one before today; next Monday that of next week; this Monday goes by the tense."""
    if rel in _BACKWARD:
        return _from_anchor(-((anchor.weekday() - number - 1) % 7 + 1), context)
    if rel == "coming":
        return _from_anchor((number - anchor.weekday() - 1) % 7 + 1, context)
    if rel == "this" and context.tense:
        return weekday_near(context, number)
    return _from_anchor(number - anchor.weekday() + (7 if rel == "next" else 0), context)


def _relative_name(rel: str, unit: str, number: int, anchor: datetime.date) -> Period:
    """A month or season by its first month: last April, this summer, next March."""
    years = range(max(1, anchor.year - 2), min(9999, anchor.year + 3))
    periods = [Period(unit, datetime.date(year, number, 1)) for year in years]
    if rel in _BACKWARD:
        return [p for p in periods if p.last < anchor][-1]
    if rel in _FORWARD:
        return next(p for p in periods if p.first > anchor)
    return next(p for p in periods if p.first.year == anchor.year)


def the_unit(found: Found, context: Context) -> Reading | None:
    """The month, the year: inside "the end of the year"; "later in the day", not "at the end of the day"."""
    unit = found.value("unit")
    if unit not in ("day", "hour"):
        return of_unit("this", unit, context)
    return relative_to(context.last_told("day")) if found.words.is_a(found.start - 1, "IN") else None


def of_unit(rel: str, unit: str, context: Context) -> Reading | None:
    """A unit of the calendar told from the anchor ("last week") or from the last date told ("the following week")."""
    if rel in ("that", "previous", "following") or (unit == "day" and rel == "next"):
        told = context.last_told(unit)
        return relative_to(told and told.moved({"that": 0, "previous": -1}.get(rel, 1)))
    if unit in ("day", "hour"):
        return None
    if context.anchor is None:
        return UNKNOWN
    if unit == "weekend":
        return _weekend(rel, context.anchor, context)
    if rel in ("past", "coming") or (unit == "decade" and rel != "this"):
        return _rolling(1 if rel in _FORWARD else -1, unit, context.anchor)
    return relative_to(containing(unit, context.anchor).moved({"this": 0, "last": -1, "next": 1}[rel]))


def _weekend(rel: str, anchor: datetime.date, context: Context) -> Reading:
    own = containing("weekend", anchor)
    near = [own.moved(-1), own, own.moved(1)]
    if rel in _BACKWARD:
        return relative_to([w for w in near if w.last < anchor][-1])
    if rel == "coming":
        return relative_to(next(w for w in near if w.first > anchor))
    if rel == "next" or (rel == "this" and context.tense is None):
        return relative_to(own.moved(1 if rel == "next" else 0))
    return relative_to(nearest(near, anchor, context.tense))


def counted(found: Found, context: Context) -> Reading | None:
    """The past two weeks, the next five years; "the following two weeks" from the last date told."""
    rel, count = found.value("rel"), _how_many(found)
    if count is None:
        return vague(found, context)
    told = context.last_told("day") if rel in ("following", "previous") else None
    base = told.last if told else context.anchor
    return _rolling(count if rel in _FORWARD else -count, found.value("unit"), base) if base else UNKNOWN


def vague(found: Found, _context: Context) -> Reading | None:
    """In recent weeks, in the coming days; not "the war will last years"."""
    if found.value("rel") == "last" and not found.words.is_a(found.start, "THE") and not found.has("count"):
        return None
    return Reading(relative=True, vague="future-vague" if found.value("rel") in _FORWARD else "past-vague")


def _rolling(steps: int, unit: str, base: datetime.date) -> Reading:
    """So many units up to `base`, or from it on: weeks in days, decades in years."""
    unit, steps = _in_calendar(steps, unit)
    here = containing(unit, base)
    there = here.moved(steps)
    return Reading(*((here, there) if steps > 0 else (there, here)), relative=True)


def _in_calendar(steps: int, unit: str) -> tuple[str, int]:
    """A number of weeks as one of days, of decades as one of years."""
    base, factor = _COUNTED_IN.get(unit, (unit, 1))
    return base, int(steps * factor)


def ago(found: Found, context: Context) -> Reading | None:
    """Two weeks ago, from the anchor; a day earlier, two years later, from the last date told."""
    is_ago = found.is_a("way", "AGO")
    count = _how_many(found) if found.has("count") else None
    if count is None:
        return Reading(relative=True, vague="past-vague") if is_ago or found.has("count") else None
    forward = not is_ago and found.value("way") == "late"
    return _away(count if forward else -count, found, context, from_anchor=is_ago)


def from_now(found: Found, context: Context) -> Reading | None:
    """Two weeks from now, a year from today."""
    count = _how_many(found)
    return None if count is None or found.value("way") != "0" else _away(count, found, context, from_anchor=True)


def ahead(found: Found, context: Context) -> Reading | None:
    """In two weeks, of what is to come; "the first time in two weeks" looks back."""
    count = _how_many(found)
    if count is None or context.tense != "future" or looks_back(found.words, found.start):
        return None
    return _away(count, found, context, from_anchor=True)


def adjacent(found: Found, context: Context) -> Reading | None:
    """The day before, two weeks after; not "the day after the talks"."""
    count = _how_many(found) if found.has("count") else 1
    if count is None:
        return None
    return _away(-count if found.is_a("way", "BEFORE") else count, found, context, from_anchor=False)


def _away(steps: int, found: Found, context: Context, *, from_anchor: bool) -> Reading:
    """So many units from the anchor or the last date told. Weeks and decades are told roughly: "two weeks ago" is a day or so."""
    told = found.value("unit")
    unit, steps = _in_calendar(steps, told)
    base = _own(unit, context) if from_anchor else context.last_told(unit)
    there = base.moved(steps) if base else None
    if there is None or (context.tense == "past" and context.is_ahead(there)):
        return UNKNOWN
    return evolve(relative_to(there), approximate=told not in (unit, "hour"))


def _own(unit: str, context: Context) -> Period | None:
    return containing(unit, context.anchor) if context.anchor else None


def _how_many(found: Found) -> int | None:
    """The number of "two weeks", "a couple of days"; None where it is vague ("several years") or a fraction."""
    words = found.words
    for place in range(found.place("count"), found.match.end("count")):
        if words.is_a(place, "VAGUE"):
            return None
        if words.is_a(place, "COUPLE", "COUNT", "NUM", "NUMBER"):
            digits = words.value(place)
            return int(digits) if len(digits) < 7 and "." not in words.word(place) else None
    return 1
