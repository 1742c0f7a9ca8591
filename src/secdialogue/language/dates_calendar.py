"""Stretches of the calendar that English has a word for (a day, a week, a quarter …), moved by their own length and written as EDTF."""

import datetime
import functools
from typing import Final

from attrs import frozen

#: Length in months of the units that are made of months, and the month (January is 0) that the first of them starts with.
_MONTHS: Final = {
    "month": (1, 0),
    "quarter": (3, 0),
    "season": (3, 2),
    "half": (6, 0),
    "year": (12, 0),
    "decade": (120, 0),
    "century": (1200, 0),
}
#: Length in days of the others. A week starts on Monday (ISO 8601), a weekend on Saturday.
_DAYS: Final = {"hour": 1, "day": 1, "week": 7, "weekend": 7, "fortnight": 14}
_WRITTEN_AS_INTERVAL: Final = {"week", "weekend", "fortnight"}
_SATURDAY: Final = 5


@frozen
class Period:
    """One day, week, weekend, month, season, quarter, half, year, decade or century: its unit and its first day."""

    unit: str
    first: datetime.date

    @property
    def last(self) -> datetime.date:
        """Its last day."""
        if self.unit in _MONTHS:
            return self.moved(1).first - datetime.timedelta(1)
        return self.first + datetime.timedelta({"weekend": 2}.get(self.unit, _DAYS[self.unit]) - 1)

    def moved(self, steps: int) -> "Period":
        """The period of this unit so many steps later. Raises ValueError or OverflowError outside the years 1 to 9999."""
        if self.unit in _MONTHS:
            index = self.first.year * 12 + self.first.month - 1 + steps * _MONTHS[self.unit][0]
            return Period(self.unit, datetime.date(index // 12, index % 12 + 1, 1))
        return Period(self.unit, self.first + datetime.timedelta(steps * _DAYS[self.unit]))

    def distance(self, day: datetime.date) -> int:
        """Days from `day` to this period: negative where the period is over, 0 where it holds the day."""
        if self.last < day:
            return (self.last - day).days
        return max(0, (self.first - day).days)

    def __str__(self) -> str:
        """EDTF: `2024-07-22`, a week as its days, a quarter or half as its months, `2024-07`, `2024-22`, `2024`, `199X`, `19XX`."""
        year, month = self.first.year, self.first.month
        if self.unit in _WRITTEN_AS_INTERVAL:
            return f"{self.first}/{self.last}"
        if self.unit in _DAYS:
            return str(self.first)
        written = {
            "month": f"{year:04}-{month:02}",
            "season": f"{year:04}-{21 + (month - 3) % 12 // 3}",
            "year": f"{year:04}",
            "decade": f"{year // 10:03}X",
            "century": f"{year // 100:02}XX",
        }
        return written.get(self.unit) or f"{year:04}-{month:02}/{self.last.year:04}-{self.last.month:02}"


def containing(unit: str, day: datetime.date) -> Period:
    """The period of that unit that holds `day`; for a weekend, that of the week that holds it."""
    if unit in _MONTHS:
        length, offset = _MONTHS[unit]
        index = (day.year * 12 + day.month - 1 - offset) // length * length + offset
        return Period(unit, datetime.date(max(index // 12, 1), index % 12 + 1, 1))
    if unit in ("hour", "day"):
        return Period("day", day)
    monday = day - datetime.timedelta(day.weekday())
    return Period(unit, monday + datetime.timedelta(_SATURDAY) if unit == "weekend" else monday)


def month(year: int, number: int) -> Period:
    """A month of a year, January is 1."""
    return Period("month", datetime.date(year, number, 1))


def written(first: Period, last: Period) -> str:
    """EDTF of all from the first period to the last; each endpoint keeps its own precision. Raises ValueError where it ends before it starts."""
    if first == last:
        return str(first)
    if last.last < first.first:
        raise ValueError(f"{first} to {last} ends before it starts")
    return f"{str(first).partition('/')[0]}/{str(last).rpartition('/')[2]}"


def nearest(candidates: list[Period], day: datetime.date, tense: str | None, *, reach: int = 10_000) -> Period:
    """The candidate (given in order) that a writer means on `day`: in the past the last that has begun, in the future the first
    that is not over, and where the tense does not say, or that one is more than `reach` days away, the nearest; of two the earlier.
    """
    if tense == "past":
        begun = [c for c in candidates if c.first <= day]
        if begun and -begun[-1].distance(day) <= reach:
            return begun[-1]
    elif tense == "future":
        coming = [c for c in candidates if c.last >= day]
        if coming and coming[0].distance(day) <= reach:
            return coming[0]
    return min(candidates, key=lambda c: abs(c.distance(day)))


@functools.lru_cache(maxsize=512)
def day_of(anchor: str) -> datetime.date:
    """The calendar day of an ISO 8601 date or date-time, in its own offset. Raises ValueError where it is none."""
    try:
        return datetime.date.fromisoformat(anchor[:10])
    except ValueError as error:
        raise ValueError(
            f"the anchor {anchor!r} is no ISO 8601 date or date-time; give it like '2024-07-22'"
        ) from error
