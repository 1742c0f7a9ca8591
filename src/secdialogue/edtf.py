"""Dates with honest precision: EDTF (ISO 8601-2:2019), levels 0 and 1, read into a first and a last day.

The forms and their names follow the specification that the Library of Congress keeps, https://www.loc.gov/standards/datetime/.
Level 2 (sets, seasons 25-41, qualification of a part, unspecified digits anywhere) is refused.
"""

import calendar
import datetime
import functools
import re
from typing import Final

from attrs import field, frozen

#: The precisions, finest first. `2004-XX` has the precision `year`: it is what the value says.
PRECISIONS: Final = ("time", "day", "month", "season", "year", "decade", "century")

#: Calendar day as (year, month, day); `datetime.date` ends at the years 1 and 9999, EDTF does not.
Day = tuple[int, int, int]

_OPEN: Final = ".."
_UNKNOWN: Final = ""
_POINT: Final = re.compile(
    r"""(?:
        (?P<long>Y-?[1-9][0-9]{4,17})
      | (?P<masked>-?[0-9]{2}(?:[0-9]X|XX))
      | (?P<year>-?[0-9]{4})
        (?:-(?P<month>[0-9]{2}|XX)
           (?:-(?P<day>[0-9]{2}|XX)
              (?P<time>T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?
           )?
        )?
    )(?P<qualifier>[?~%]?)""",
    re.VERBOSE | re.ASCII,
)
#: Months of the four seasons, meteorological and northern as readers of news in English take them; EDTF itself leaves
#: them open. A winter runs into the year after the one that names it.
_SEASONS: Final = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}


@frozen
class Edtf:
    """One EDTF value. Equality, hash and `str` go by its text; `parse` makes it."""

    #: The value as written: EDTF has one spelling for each value of levels 0 and 1.
    text: str
    #: The endpoints of an interval as written, `..` where open and empty where unknown; both the value itself where it is no interval.
    start: str = field(eq=False, repr=False)
    end: str = field(eq=False, repr=False)
    _first: Day | None = field(eq=False, repr=False)
    _last: Day | None = field(eq=False, repr=False)
    #: One of `PRECISIONS`; of an interval the coarser of its endpoints'.
    precision: str = field(eq=False, repr=False)

    def __str__(self) -> str:
        return self.text

    @property
    def first_day(self) -> datetime.date | None:
        """The first day that the value can mean; None where the start is open, unknown or outside the years 1 to 9999."""
        return _date(self._first)

    @property
    def last_day(self) -> datetime.date | None:
        """The last day that the value can mean; None where the end is open, unknown or outside the years 1 to 9999."""
        return _date(self._last)

    @property
    def is_interval(self) -> bool:
        """Whether it is written with two endpoints."""
        return "/" in self.text

    @property
    def is_open(self) -> bool:
        """Whether an endpoint is open or unknown."""
        return self._first is None or self._last is None

    @property
    def approximate(self) -> bool:
        """Whether a `~` or `%` stands at the value or at one of its endpoints."""
        return "~" in self.text or "%" in self.text

    @property
    def uncertain(self) -> bool:
        """Whether a `?` or `%` stands at the value or at one of its endpoints."""
        return "?" in self.text or "%" in self.text

    def overlaps(self, other: "Edtf") -> bool:
        """Whether some day can belong to both; an open or unknown end reaches without limit."""
        return not (_before(self._last, other._first) or _before(other._last, self._first))

    def contains(self, other: "Edtf") -> bool:
        """Whether every day that `other` can mean is one that this value can mean; `2024` contains `2024-07`, not the reverse."""
        starts = self._first is None or (other._first is not None and self._first <= other._first)
        ends = self._last is None or (other._last is not None and other._last <= self._last)
        return starts and ends


@functools.lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """The value that `text` writes. Raises ValueError, saying what is wrong, where it is not EDTF of level 0 or 1."""
    start, slash, end = text.partition("/")
    if not slash:
        return Edtf(text, text, text, *_span(text, text))
    if start in (_OPEN, _UNKNOWN) and end in (_OPEN, _UNKNOWN):
        raise ValueError(f"{text!r} is no EDTF interval: give at least one endpoint, as in '2024/..'")
    first, _, precision_first = _endpoint(start, text)
    _, last, precision_last = _endpoint(end, text)
    if _before(last, first):
        raise ValueError(f"{text!r} is no EDTF interval: it ends before it starts; swap the endpoints")
    return Edtf(text, start, end, first, last, max(precision_first, precision_last, key=PRECISIONS.index))


def is_valid(text: str) -> bool:
    """Whether `text` is EDTF of level 0 or 1."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


def _endpoint(text: str, whole: str) -> tuple[Day | None, Day | None, str]:
    if text in (_OPEN, _UNKNOWN):
        return None, None, PRECISIONS[0]
    if "T" in text:
        raise ValueError(f"{whole!r} is not EDTF: an interval has dates as endpoints, not times of day")
    return _span(text, whole)


def _span(text: str, whole: str) -> tuple[Day, Day, str]:
    """First day, last day and precision of one date, season, year or date-time."""
    found = _POINT.fullmatch(text)
    if found is None or found["year"] == "-0000":
        raise ValueError(
            f"{whole!r} is not EDTF of level 0 or 1: write it like '2024', '2024-04', '2024-04~' or '2024-04-12/2024-05'"
        )
    if found["long"]:
        return _years(int(found["long"][1:]), 1)
    if found["masked"]:
        return _masked(found["masked"])
    return _calendar(found, whole)


def _years(year: int, count: int) -> tuple[Day, Day, str]:
    return (year, 1, 1), (year + count - 1, 12, 31), {1: "year", 10: "decade", 100: "century"}[count]


def _masked(text: str) -> tuple[Day, Day, str]:
    count = 10 ** text.count("X")
    year = int(text.replace("X", "0"))
    return _years(year if text[0] != "-" else year - count + 1, count)


def _calendar(found: re.Match[str], whole: str) -> tuple[Day, Day, str]:
    year, month, day = int(found["year"]), found["month"], found["day"]
    if month is None or month == "XX":
        if day not in (None, "XX") or found["time"]:
            raise ValueError(f"{whole!r} is not EDTF of level 1: where the month is unspecified, the day is, too")
        return _years(year, 1)
    number = int(month)
    if number in _SEASONS and day is None:
        return _season(year, number)
    if not 1 <= number <= 12:
        raise ValueError(f"{whole!r} is not EDTF: there is no month {month}; months are 01 to 12, seasons 21 to 24")
    length = _days_in_month(year, number)
    if day is None or day == "XX":
        return _month(year, number, length, found, whole)
    if not 1 <= int(day) <= length:
        raise ValueError(f"{whole!r} is not EDTF: {found['year']}-{month} has no day {day}")
    only = (year, number, int(day))
    return only, only, _precision_of_day(found, whole)


def _month(year: int, month: int, length: int, found: re.Match[str], whole: str) -> tuple[Day, Day, str]:
    if found["time"]:
        raise ValueError(f"{whole!r} is not EDTF: a time of day needs a day")
    return (year, month, 1), (year, month, length), "month"


def _season(year: int, season: int) -> tuple[Day, Day, str]:
    first, last = _SEASONS[season]
    until = year + last // 13
    month = (last - 1) % 12 + 1
    return (year, first, 1), (until, month, _days_in_month(until, month)), "season"


def _precision_of_day(found: re.Match[str], whole: str) -> str:
    time = found["time"]
    if not time:
        return "day"
    if found["qualifier"]:
        raise ValueError(f"{whole!r} is not EDTF: a date-time takes no '{found['qualifier']}'")
    hour, minute, second = int(time[1:3]), int(time[4:6]), int(time[7:9])
    offset = [int(part) for part in time[10:].split(":") if part]
    if hour > 23 or minute > 59 or second > 59 or offset > [14] or any(part > 59 for part in offset[1:]):
        raise ValueError(f"{whole!r} is not EDTF: there is no such time of day as {time[1:]}")
    return "time"


def _days_in_month(year: int, month: int) -> int:
    # The Gregorian calendar repeats after 400 years; `calendar` knows the years from 1 on.
    return calendar.monthrange(year % 400 + 400, month)[1]


def _before(one: Day | None, other: Day | None) -> bool:
    return one is not None and other is not None and one < other


def _date(day: Day | None) -> datetime.date | None:
    if day is None or not datetime.MINYEAR <= day[0] <= datetime.MAXYEAR:
        return None
    return datetime.date(*day)
