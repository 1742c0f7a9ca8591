"""What a simple expression of time means on a given day: "July 22", "last week", "two years ago", "the following day".

One function an expression, under the name that its pattern has in `dates_grammar`.
"""

import datetime
import re
from collections.abc import Callable
from typing import Final, Literal, TypeAlias

from attrs import define, evolve, field, frozen

from secdialogue.language.dates_calendar import Period, containing, month, nearest
from secdialogue.language.dates_tense import Tense
from secdialogue.language.dates_traps import is_month, is_weekday, is_year
from secdialogue.language.dates_words import Words

Match: TypeAlias = re.Match[str]
Part: TypeAlias = Literal["early", "mid", "late"]
#: From fine to coarse; a coarser date settles nothing about a finer one.
_UNITS: Final = (
    "hour",
    "day",
    "weekend",
    "week",
    "fortnight",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
)
#: A date without a year that a tense would put further away than so many days is the nearest one instead.
_REACH: Final = 300
_DAY: Final = datetime.timedelta(1)


@frozen
class Reading:
    """What an expression means: the periods it runs from and to, or none where the text and the anchor do not settle it."""

    first: Period | None = None
    last: Period | None = None
    #: Told from the anchor or from another date of the text.
    relative: bool = False
    #: The year stands in the words.
    dated: bool = False
    approximate: bool = False
    #: `future-vague` or `past-vague`: "in the coming days", "in recent weeks".
    vague: Literal["future-vague", "past-vague"] | None = None
    #: `early`, `mid` or `late`: "the end of September", "early 2023".
    part: Part | None = None


@define
class Context:
    """What a reading depends on beside its own words."""

    words: Words
    #: The day the text was written, if known.
    anchor: datetime.date | None
    #: `past`, `future` or None, of the clause.
    tense: Tense | None = None
    #: Whether the expression belongs to the noun after it.
    attributive: bool = False
    #: A year that stands beside, in the same sentence.
    year: int | None = None
    #: The last date told of each unit, the latest last.
    told: dict[str, Period] = field(factory=dict)

    def tell(self, period: Period) -> None:
        """Remember a date for "the following day", "that year"."""
        self.told.pop(period.unit, None)
        self.told[period.unit] = period

    def last_told(self, unit: str) -> Period | None:
        """The period of `unit` that the last date told of that unit or a finer one falls in; the anchor's where none was told."""
        for period in reversed(self.told.values()):
            if _UNITS.index(period.unit) <= _UNITS.index(unit):
                return containing(unit, period.last)
        if self.told or self.anchor is None:
            return None
        return containing(unit, self.anchor)


def _at(period: Period | None, *, relative: bool = True, dated: bool = False) -> Reading:
    return Reading(period, period, relative=relative, dated=dated)


def dated_day(year: int, month: int, day: int) -> Reading:
    """A day with its year. Raises ValueError where there is no such day."""
    return _at(Period("day", datetime.date(year, month, day)), relative=False, dated=True)


#: The words mean a date, but nothing tells which.
UNKNOWN: Final = Reading(relative=True)


def yearly(context: Context, make: Callable[[int], Period], *, weekday: int | None = None) -> Reading:
    """A date that comes back every year, in the year beside or in that which the tense asks for."""
    if context.year is not None:
        return _at(make(context.year))
    if context.anchor is None:
        return UNKNOWN
    candidates = []
    for year in range(max(1, context.anchor.year - 4), min(9999, context.anchor.year + 5)):
        try:
            candidates.append(make(year))
        except ValueError:  # 29 February
            continue
    near = [c for c in candidates if abs(c.distance(context.anchor)) < 366]
    fitting = [c for c in near if c.first.weekday() == weekday]
    reach = _REACH if candidates and candidates[0].unit == "day" else 10_000
    return _at(nearest(fitting or candidates, context.anchor, context.tense, reach=reach)) if candidates else UNKNOWN


def _number(match: Match, context: Context, name: str) -> int:
    return int(context.words.value(match.start(name)))


def _has(match: Match, name: str) -> bool:
    return name in match.re.groupindex and match.start(name) >= 0


def iso(match: Match, context: Context) -> Reading:
    """2024-07-22, 2024-07-22T10:30Z."""
    return _at(
        Period("day", datetime.date.fromisoformat(context.words.word(match.start())[:10])), relative=False, dated=True
    )


def slashed(match: Match, context: Context) -> Reading:
    """25/7/2024, 7/25/2024, 25.7.2024; where day and month could be changed over, nobody can tell: only the words stay."""
    parts = re.split("[/.-]", context.words.word(match.start()))
    one, two, year = (int(part) for part in parts)
    year += (1900 if year > 50 else 2000) if len(parts[2]) == 2 else 0
    if len(parts[0]) == 4:
        return dated_day(one, two, int(parts[2]))
    if one > 12 or one == two or "." in context.words.word(match.start()):
        return dated_day(year, two, one)
    return dated_day(year, one, two) if two > 12 else Reading(dated=True)


def _year(match: Match, context: Context) -> int | None:
    """The year that a date has in its own words: "2024", "of last year"; None where it has none."""
    for name in ("year", "year_of"):
        if _has(match, name):
            return int(context.words.word(match.start(name)))
    if not _has(match, "rel"):
        return None
    unit = context.words.value(match.start("unit"))
    found = _of_unit(context.words.value(match.start("rel")), unit, context) if unit == "year" else None
    if found is None or found.first is None:
        raise ValueError(f"no year follows the date, but a {unit}")
    return found.first.first.year


def month_day(match: Match, context: Context) -> Reading:
    """July 22, Monday, July 22, 2024, July 22 last year."""
    number, day = _number(match, context, "month"), _number(match, context, "day")
    year = _year(match, context)
    if year:
        return evolve(dated_day(year, number, day), relative=_has(match, "rel"))
    datetime.date(2024, number, day)  # the 31st of June is no date in any year
    weekday = _number(match, context, "weekday") if _has(match, "weekday") else None
    return yearly(context, lambda y: Period("day", datetime.date(y, number, day)), weekday=weekday)


def week_of(match: Match, context: Context) -> Reading | None:
    """The week of July 22."""
    if context.words.value(match.start("unit")) != "week":
        return None
    other = "" if _has(match, "month") else "2"
    number, day = _number(match, context, f"month{other}"), _number(match, context, f"day{other}")
    if _has(match, "year"):
        found = dated_day(int(context.words.word(match.start("year"))), number, day)
    else:
        found = yearly(context, lambda year: Period("day", datetime.date(year, number, day)))
    return evolve(found, first=(week := containing("week", found.first.first)), last=week) if found.first else found


def month_year(match: Match, context: Context) -> Reading:
    """April 2024, April of last year."""
    found = month(_year(match, context) or 0, _number(match, context, "month"))
    return _at(found, relative=_has(match, "rel"), dated=True)


def bare_month(match: Match, context: Context) -> Reading | None:
    """In April."""
    if not is_month(context.words, match.start(), match.end()):
        return None
    number = _number(match, context, "month")
    return yearly(context, lambda year: month(year, number))


def season_year(match: Match, context: Context) -> Reading:
    """Summer 2023; a winter is that of the year in which it begins."""
    first = datetime.date(_year(match, context) or 0, _number(match, context, "season"), 1)
    return _at(Period("season", first), relative=_has(match, "rel"), dated=True)


def bare_season(match: Match, context: Context) -> Reading | None:
    """In the spring."""
    if context.words.is_a(match.end(), "WORD", "NAME") and not context.words.is_a(match.start(), "THE"):
        return None
    number = _number(match, context, "season")
    return yearly(context, lambda year: Period("season", datetime.date(year, number, 1)))


def quarter(match: Match, context: Context) -> Reading | None:
    """The first quarter, Q3 2024."""
    return _part_of_year(match, context, "quarter", 4)


def half(match: Match, context: Context) -> Reading | None:
    """First half 2024, H1 2024."""
    return _part_of_year(match, context, "half", 2)


def _part_of_year(match: Match, context: Context, unit: str, count: int) -> Reading | None:
    number = _number(match, context, "nth" if _has(match, "nth") else "code")
    number = count if number == -1 else number
    if not 1 <= number <= count:
        return None

    def make(year: int) -> Period:
        return Period(unit, datetime.date(year, (number - 1) * 12 // count + 1, 1))

    if _has(match, "year"):
        return _at(make(int(context.words.word(match.start("year")))), relative=False, dated=True)
    return yearly(context, make)


def weekday_of(match: Match, context: Context) -> Reading | None:
    """Thursday of next week, next week on Thursday."""
    other = "" if _has(match, "weekday") else "2"
    if context.words.value(match.start(f"unit{other}")) != "week":
        return None
    week = _of_unit(context.words.value(match.start(f"rel{other}")), "week", context)
    if week is None or week.first is None:
        return week
    return _at(Period("day", week.first.first + _DAY * _number(match, context, f"weekday{other}")))


def weekday_nth(match: Match, context: Context) -> Reading:
    """Friday the 15th: the nearest 15th that is a Friday."""
    if context.anchor is None:
        return UNKNOWN
    own, number, weekday = (
        containing("month", context.anchor),
        _number(match, context, "day"),
        _number(match, context, "weekday"),
    )
    months = [m for n in range(-6, 7) if number <= (m := own.moved(n)).last.day]
    days = [Period("day", m.first + _DAY * (number - 1)) for m in months]
    fitting = [d for d in days if d.first.weekday() == weekday]
    return _at(nearest(fitting, context.anchor, None)) if fitting else UNKNOWN


def day_after_day(match: Match, context: Context) -> Reading:
    """The day before yesterday, the year after next."""
    words, unit = context.words, context.words.value(match.start("unit"))
    steps = -1 if words.is_a(match.start("way"), "BEFORE") else 1
    if words.is_a(match.start("from"), "DEICTIC"):
        start = _number(match, context, "from")
    else:
        start = {"last": -1, "next": 1}[words.value(match.start("from"))]
    return _at(containing(unit, context.anchor).moved(start + steps)) if context.anchor else UNKNOWN


def deictic(match: Match, context: Context) -> Reading | None:
    """Yesterday, tomorrow night; not the paper USA Today."""
    words = context.words
    if words.word(match.start()) in ("Today", "TODAY") and words.is_a(match.start() - 1, "NAME"):
        return None
    return _at(Period("day", context.anchor + _DAY * _number(match, context, "day"))) if context.anchor else UNKNOWN


def weekday(match: Match, context: Context) -> Reading | None:
    """Monday, Tuesday night: the one in the week up to the anchor, or in the week from it on where the clause is in the future."""
    if not is_weekday(context.words, match.start(), match.end()):
        return None
    return weekday_near(context, _number(match, context, "day"))


def weekday_near(context: Context, number: int) -> Reading:
    """The last such weekday up to the anchor; the next from the anchor on in the future.

    Before a noun the tense is that of what the noun does: where it points six days away, yesterday or tomorrow is meant
    ("Monday's decision will be felt", written on a Tuesday).
    """
    if context.anchor is None:
        return UNKNOWN
    ahead = (number - context.anchor.weekday()) % 7
    steps = ahead if context.tense == "future" else -(-ahead % 7)
    if context.attributive and abs(steps) == 6:
        steps = -1 if steps > 0 else 1
    return _at(Period("day", context.anchor + _DAY * steps))


def part_of_day(match: Match, context: Context) -> Reading | None:
    """Last night, this morning, that evening."""
    rel = context.words.value(match.start("rel"))
    if rel == "that":
        return _at(context.last_told("day"))
    if rel not in ("this", "last") or context.anchor is None:
        return UNKNOWN if rel in ("this", "last") else None
    return _at(Period("day", context.anchor - _DAY * (rel == "last")))


def relative(match: Match, context: Context) -> Reading | None:
    """Last April, this week, next Friday, the following day, that year."""
    words, place = context.words, match.start("what")
    rel = words.value(match.start("rel"))
    if words.is_a(place, "UNIT", "WEEKEND", "QUARTER"):
        if words.word(place).istitle() or (_has(match, "the") and words.is_a(match.end(), "OF")):
            return None
        if _has(match, "the") and rel in ("last", "next"):
            rel = (
                {"last": "past", "next": "coming"}[rel]
                if words.is_a(place, "UNIT") and words.value(place) != "day"
                else rel
            )
        return _of_unit(rel, words.value(place), context)
    if rel in ("that", "same", "following") and not words.is_a(place, "SEASON"):
        return None
    if context.anchor is None:
        return UNKNOWN
    if words.is_a(place, "WEEKDAY"):
        return _of_weekday(rel, int(words.value(place)), context.anchor, context)
    unit = "season" if words.is_a(place, "SEASON") else "month"
    number = int(words.value(place))
    periods = [
        Period(unit, datetime.date(y, number, 1))
        for y in range(max(1, context.anchor.year - 2), context.anchor.year + 3)
    ]
    if rel in ("last", "past", "previous"):
        return _at([p for p in periods if p.last < context.anchor][-1])
    if rel in ("next", "coming", "following"):
        return _at(next(p for p in periods if p.first > context.anchor))
    if rel == "that":
        return None
    return _at(nearest([p for p in periods if p.first.year == context.anchor.year], context.anchor, None))


def _of_weekday(rel: str, number: int, anchor: datetime.date, context: Context) -> Reading:
    """Last Monday is the one before today; next Monday that of next week; this Monday goes by the tense."""
    if rel in ("last", "past", "previous"):
        return _at(Period("day", anchor - _DAY * ((anchor.weekday() - number - 1) % 7 + 1)))
    if rel == "coming":
        return _at(Period("day", anchor + _DAY * ((number - anchor.weekday() - 1) % 7 + 1)))
    if rel == "next":
        return _at(Period("day", containing("week", anchor).moved(1).first + _DAY * number))
    if context.tense is None:
        return _at(Period("day", containing("week", anchor).first + _DAY * number))
    return weekday_near(context, number)


def _of_unit(rel: str, unit: str, context: Context) -> Reading | None:
    if rel in ("that", "previous", "following") or (unit == "day" and rel == "next"):
        told = context.last_told(unit)
        return _at(told and told.moved({"that": 0, "previous": -1}.get(rel, 1)))
    if unit in ("day", "hour"):
        return None
    if context.anchor is None:
        return UNKNOWN
    if unit == "weekend":
        return _weekend(rel, context.anchor, context)
    if rel in ("past", "coming") or (unit == "decade" and rel != "this"):
        return rolling(rel, 1, unit, context.anchor)
    return _at(containing(unit, context.anchor).moved({"this": 0, "last": -1, "next": 1}[rel]))


def _weekend(rel: str, anchor: datetime.date, context: Context) -> Reading:
    own = containing("weekend", anchor)
    near = [own.moved(-1), own, own.moved(1)]
    if rel in ("last", "past"):
        return _at([w for w in near if w.last < anchor][-1])
    if rel in ("next", "coming"):
        return _at(own.moved(1) if rel == "next" else next(w for w in near if w.first > anchor))
    return _at(own if rel == "this" and context.tense is None else nearest(near, anchor, context.tense))


def rolling(rel: str, count: int, unit: str, base: datetime.date) -> Reading:
    """So many units up to `base`, or from it on: "the past two weeks" in days, "the next five years" in years."""
    steps = -count if rel in ("past", "last", "previous") else count
    if unit in ("decade", "century"):
        unit, steps = "year", steps * (10 if unit == "decade" else 100)
    here = containing(unit if unit in ("month", "quarter", "year") else "day", base)
    there = here.moved(steps) if here.unit != "day" else Period("day", _days_from(base, steps, unit))
    return Reading(min(here, there, key=_first), max(here, there, key=_first), relative=True)


def _first(period: Period) -> datetime.date:
    return period.first


def _days_from(base: datetime.date, steps: int, unit: str) -> datetime.date:
    if unit == "hour":
        return base + _DAY * (abs(steps) // 24) * (1 if steps > 0 else -1)
    return base + _DAY * steps * {"week": 7, "fortnight": 14, "weekend": 7}.get(unit, 1)


def how_many(match: Match, context: Context) -> int | None:
    """The number of "two weeks", "a couple of days"; None where it is vague ("several years") or a fraction."""
    words = context.words
    for place in range(match.start("count"), match.end("count")):
        if words.is_a(place, "VAGUE"):
            return None
        if words.is_a(place, "COUPLE", "COUNT", "NUM", "NUMBER"):
            digits = words.value(place)
            return int(digits) if len(digits) < 7 and "." not in words.word(place) else None
    return 1


def counted(match: Match, context: Context) -> Reading:
    """The past two weeks, the next five years."""
    rel, count = context.words.value(match.start("rel")), how_many(match, context)
    forward = rel in ("next", "coming", "following")
    if count is None:
        return Reading(relative=True, vague="future-vague" if forward else "past-vague")
    if rel in ("following", "previous"):
        told = context.last_told("day")
        return rolling(rel, count, context.words.value(match.start("unit")), told.last) if told else UNKNOWN
    return rolling(rel, count, context.words.value(match.start("unit")), context.anchor) if context.anchor else UNKNOWN


def vague(match: Match, context: Context) -> Reading:
    """In recent weeks, in the coming days."""
    forward = context.words.is_a(match.start("rel"), "NEXT")
    return Reading(relative=True, vague="future-vague" if forward else "past-vague")


def ago(match: Match, context: Context) -> Reading | None:
    """Two weeks ago, from the anchor; a day earlier, two years later, from the last date told."""
    words = context.words
    is_ago = words.is_a(match.start("way"), "AGO")
    count = how_many(match, context) if _has(match, "count") else None
    if count is None:
        return Reading(relative=True, vague="past-vague") if is_ago or _has(match, "count") else None
    forward = not is_ago and words.value(match.start("way")) == "late"
    return _away(count if forward else -count, words.value(match.start("unit")), context, from_anchor=is_ago)


def from_now(match: Match, context: Context) -> Reading | None:
    """Two weeks from now, a year from today."""
    count = how_many(match, context)
    if count is None or context.words.value(match.start("way")) != "0":
        return None
    return _away(count, context.words.value(match.start("unit")), context, from_anchor=True)


def ahead(match: Match, context: Context) -> Reading | None:
    """In two weeks, of what is to come; "the first time in two weeks" looks back."""
    count = how_many(match, context)
    if count is None or context.tense != "future" or context.words.lower(match.start() - 1) != "in":
        return None
    return _away(count, context.words.value(match.start("unit")), context, from_anchor=True)


def adjacent(match: Match, context: Context) -> Reading:
    """The day before, a week after; not "the day after the talks"."""
    steps = -1 if context.words.is_a(match.start("way"), "BEFORE") else 1
    return _away(steps, context.words.value(match.start("unit")), context, from_anchor=False)


def _away(steps: int, unit: str, context: Context, *, from_anchor: bool) -> Reading:
    """So many units from the anchor or the last date told. Weeks and decades are told roughly: "two weeks ago" is a day or so."""
    if unit in ("decade", "century"):
        unit, steps, rough = "year", steps * (10 if unit == "decade" else 100), True
    else:
        rough = unit in ("week", "fortnight")
    if unit in ("hour", "week", "fortnight"):
        steps, unit = {"hour": int(steps / 24), "week": steps * 7, "fortnight": steps * 14}[unit], "day"
    here = context.anchor and containing(unit, context.anchor) if from_anchor else context.last_told(unit)
    return evolve(_at(here.moved(steps)), approximate=rough) if here else UNKNOWN


def decade(match: Match, context: Context) -> Reading | None:
    """The 1990s, the '90s; not "in her 90s"."""
    if _has(match, "year"):
        return _at(
            containing("decade", datetime.date(int(context.words.word(match.start("year"))), 1, 1)),
            relative=False,
            dated=True,
        )
    years = context.words.value(match.start("decade"))
    if len(years) == 2 and (int(years) < 50 or match.end() - match.start() == 1):
        return None
    return _at(
        Period("decade", datetime.date(int(years) + (1900 if len(years) == 2 else 0), 1, 1)), relative=False, dated=True
    )


def century(match: Match, context: Context) -> Reading | None:
    """The 19th century."""
    number = _number(match, context, "nth")
    if context.words.value(match.start("unit")) != "century" or not 2 <= number <= 21:
        return None
    return _at(Period("century", datetime.date((number - 1) * 100, 1, 1)), relative=False, dated=True)


def weekend(match: Match, context: Context) -> Reading:
    """The weekend."""
    return _weekend("the", context.anchor, context) if context.anchor else UNKNOWN


def day_alone(match: Match, context: Context) -> Reading:
    """On the 22nd."""
    if context.anchor is None:
        return UNKNOWN
    own, number = containing("month", context.anchor), _number(match, context, "day")
    days = [
        Period("day", m.first + _DAY * (number - 1)) for m in (own.moved(-1), own, own.moved(1)) if number <= m.last.day
    ]
    return _at(nearest(days, context.anchor, context.tense)) if days else UNKNOWN


def year(match: Match, context: Context) -> Reading | None:
    """2024, where it is a year."""
    if not is_year(context.words, match.start()):
        return None
    return _at(Period("year", datetime.date(int(context.words.word(match.start())), 1, 1)), relative=False, dated=True)


def the_unit(match: Match, context: Context) -> Reading | None:
    """The month, the year: inside "the end of the year"."""
    unit = context.words.value(match.start("unit"))
    if unit in ("day", "hour"):
        return _at(context.last_told("day"))
    return _of_unit("this", unit, context)


def now(_match: Match, context: Context) -> Reading:
    """Now, the present: inside "from 2014 until now"."""
    return _at(Period("day", context.anchor)) if context.anchor else UNKNOWN
