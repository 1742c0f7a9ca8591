"""What an expression of time is read into, and what it is read by: its words, the day of writing, the dates told before."""

import datetime
import re
from collections.abc import Callable
from typing import Final, Literal, TypeAlias

from attrs import define, field, frozen

from secdialogue.language.dates_calendar import Period, containing, nearest
from secdialogue.language.dates_tense import Tense
from secdialogue.language.dates_words import Words

Part: TypeAlias = Literal["early", "mid", "late"]
Vague: TypeAlias = Literal["future-vague", "past-vague"]
#: From fine to coarse; a coarser date settles nothing about a finer one.
_UNITS: Final = tuple("hour day weekend week fortnight month quarter season half year decade century".split())
#: A day without a year that the tense would put further away than so many days is the nearest one instead.
_REACH: Final = 300


@frozen
class Found:
    """An expression that a rule of the grammar has found: its words by the names that the rule gives them."""

    words: Words
    match: re.Match[str]

    @property
    def start(self) -> int:
        """The index of its first word."""
        return self.match.start()

    @property
    def end(self) -> int:
        """The index of the word after it."""
        return self.match.end()

    def has(self, name: str) -> bool:
        """Whether the rule has such a word and it is there."""
        return name in self.match.re.groupindex and self.match.start(name) >= 0

    def place(self, name: str) -> int:
        """The index of a word."""
        return self.match.start(name)

    def value(self, name: str) -> str:
        """What a word stands for, see `Words.value`."""
        return self.words.value(self.match.start(name))

    def number(self, name: str) -> int:
        """The number that a word stands for."""
        return int(self.value(name))

    def is_a(self, name: str, *classes: str) -> bool:
        """Whether a word belongs to one of the classes."""
        return self.words.is_a(self.match.start(name), *classes)


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
    #: "In the coming days", "in recent weeks": words that give no date.
    vague: Vague | None = None
    #: "The end of September", "early 2023".
    part: Part | None = None


#: The words mean a date, but nothing tells which.
UNKNOWN: Final = Reading(relative=True)


@define
class Context:
    """What a reading depends on beside its own words."""

    #: The day the text was written, if known.
    anchor: datetime.date | None
    #: Of the clause.
    tense: Tense | None = None
    #: Whether the expression belongs to the noun after it.
    attributive: bool = False
    #: Whether it is the end of something: "until June", "by June".
    limiting: bool = False
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
        told = [period for period in self.told.values() if self.tense == "future" or not self.is_ahead(period)]
        for period in reversed(told):
            if _UNITS.index(period.unit) <= _UNITS.index(unit):
                return containing(unit, period.last)
        if told or self.anchor is None:
            return None
        return containing(unit, self.anchor)

    def is_ahead(self, period: Period) -> bool:
        """Whether a period begins after the anchor."""
        return self.anchor is not None and period.first > self.anchor


def relative_to(period: Period | None) -> Reading:
    """A period told from another day; no period where that day is not known."""
    return Reading(period, period, relative=True)


def dated(period: Period, *, relative: bool = False) -> Reading:
    """A period whose year stands in the words."""
    return Reading(period, period, relative=relative, dated=True)


def day(year: int, month: int, number: int) -> Period:
    """A day of the calendar. Raises ValueError where there is no such day."""
    return Period("day", datetime.date(year, month, number))


def yearly(context: Context, make: Callable[[int], Period], *, weekday: int | None = None) -> Reading:
    """A date that comes back every year, in the year beside or in that which tense and weekday ask for."""
    if context.year is not None and not _is_over(context):
        return relative_to(make(context.year))
    if context.anchor is None:
        return UNKNOWN
    year = context.anchor.year
    candidates = _of_years(make, year, 1) or _of_years(make, year, 8)  # eight for the sake of a 29 February
    near = [c for c in candidates if abs(c.distance(context.anchor)) < 366]
    fitting = [c for c in near if c.first.weekday() == weekday]
    reach = _REACH if candidates[0].unit == "day" else 10_000
    tense = None if context.limiting and context.tense == "past" else context.tense
    return relative_to(nearest(fitting or candidates, context.anchor, tense, reach=reach))


def _is_over(context: Context) -> bool:
    """Whether the year beside is over while the clause speaks of what is to come; a limit may still lie in it."""
    if context.anchor is None or context.year is None or context.limiting:
        return False
    return context.tense == "future" and context.year < context.anchor.year


def _of_years(make: Callable[[int], Period], year: int, reach: int) -> list[Period]:
    """The dates of the years around one, where they have it."""
    found = []
    for near in range(max(1, year - reach), min(9999, year + reach + 1)):
        try:
            found.append(make(near))
        except ValueError:
            continue
    return found
