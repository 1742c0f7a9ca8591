"""Dates and times as mastheads, credit lines and wires print them, read into ISO 8601 without more than they say.

"January 25, 2024, 7:02 PM" is `2024-01-25T19:02`; an offset stands only where the words give one. Relative dates and
dates in running prose are not read here.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from importlib.resources import files
from typing import NamedTuple

_MONTHS = (
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
    ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
    ("december", "dec"),
)  # fmt: skip
#: Every English spelling of a month, in lower case, and its number.
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}

#: A pattern for the name of a month with its full stop.
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
#: A pattern for the name of a weekday.
WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?"

_DATE = re.compile(
    rf"""(?<![\w-])(?:{WEEKDAY},?\ {{0,3}})?(?:
        (?P<iso>\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}})
      | (?P<day1>\d{{1,2}})(?:st|nd|rd|th)?[\ -]{{1,3}}(?:of\ )?(?P<mon1>{MONTH}),?[\ -]{{1,3}}(?P<year1>\d{{4}})
      | (?P<mon2>{MONTH})\ {{1,3}}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\ {{1,3}}(?P<year2>\d{{4}})
      | (?P<numeric>\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})
    )(?!\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_TIME = re.compile(
    r"""(?:T|,?\ {0,3}(?:at|[-–—|·•]|as\ of)?\ {0,3})
        (?:(?P<hour>\d{1,2})[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d|60)(?:[.,]\d{1,9})?)?|(?P<bare>\d{1,2})(?=\ ?[ap]\.?m))
        (?:\ ?(?P<half>[ap])\.?m\b\.?|\ ?hrs?\b)?""",
    re.IGNORECASE | re.VERBOSE,
)
_MILITARY = re.compile(
    r",?\ {0,3}(?:at\ )?(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\ ?(?:gmt|utc|z)\b)", re.IGNORECASE
)
_ZONE = re.compile(
    r"\ {0,2}\(?(?:(?:gmt|utc)\ ?(?=[+-]\d))?(?P<offset>[+-]\d{1,2}(?::?\d{2})?(?!\d))|\ {0,2}\(?(?P<name>[a-z]{1,5})\b",
    re.IGNORECASE,
)


class Timestamp(NamedTuple):
    """A printed date, with its time where one follows; offsets are code points, half-open."""

    start: int
    end: int
    #: ISO 8601: `2024-01-25`, `2024-01-25T19:02`, `2024-01-25T19:02+03:00`.
    iso: str


@functools.cache
def zones() -> dict[str, str]:
    """Letters of a time zone, in lower case, and its offset."""
    lines = files("secdialogue.language").joinpath("data/zones.csv").read_text("utf-8").splitlines()
    rows = (line.partition(",") for line in lines if line and not line.startswith(("#", "name,")))
    return {name: offset for name, _, offset in rows}


def offset(written: str) -> str | None:
    """`+0300`, `+3`, `EST`, `GMT` as an ISO 8601 offset, `Z` for UTC; None where the letters fit several zones."""
    if match := re.fullmatch(r"([+-])(\d{1,2})(?::?(\d{2}))?", written):
        sign, hours, minutes = match[1], int(match[2]), int(match[3] or 0)
        return f"{sign}{hours:02}:{minutes:02}" if hours <= 15 and minutes < 60 else None
    return zones().get(written.lower())


def day(year: int, month: int, number: int) -> str | None:
    """The date in ISO 8601, None where the calendar has no such day."""
    try:
        return dt.date(year, month, number).isoformat()
    except ValueError:
        return None


def month(name: str) -> int:
    """The number of a month by its English name, full stop allowed."""
    return MONTHS[name.lower().rstrip(".")]


def find_timestamp(text: str, start: int = 0, end: int | None = None) -> Timestamp | None:
    """The first full date (day, month and year) printed in `text[start:end]`, with the time and zone right after it.

    `3/4/2024` is left alone: it is two dates, by two customs; `25/4/2024` is one.
    """
    end = len(text) if end is None else end
    for match in _DATE.finditer(text, start, end):
        if date := _date(match):
            stop, time = _time(text, match.end(), end)
            return Timestamp(match.start(), stop, date + time)
    return None


def _date(match: re.Match[str]) -> str | None:
    if match["iso"]:
        year, number, last = map(int, re.split(r"[-/.]", match["iso"]))
        return day(year, number, last)
    if match["numeric"]:
        first, second, year = map(int, re.split(r"[/.]", match["numeric"]))
        if (first > 12) == (second > 12) and first != second:
            return None
        return day(year, second, first) if second <= 12 else day(year, first, second)
    if match["mon1"]:
        return day(int(match["year1"]), month(match["mon1"]), int(match["day1"]))
    return day(int(match["year2"]), month(match["mon2"]), int(match["day2"]))


def _time(text: str, start: int, end: int) -> tuple[int, str]:
    """Where the time after a date ends, and `T19:02+03:00`; the start and nothing where there is none."""
    match = _TIME.match(text, start, end) or _MILITARY.match(text, start, end)
    if not match:
        return start, ""
    parts = match.groupdict()
    hour = int(parts["hour"] or parts["bare"])
    if half := (parts.get("half") or "").lower():
        hour = hour % 12 + (12 if half == "p" else 0) if hour <= 12 else hour
    if hour > 23:
        return start, ""
    time = f"T{hour:02}:{parts['minute'] or '00'}" + (f":{parts['second']}" if parts.get("second") else "")
    stop, zone = _zone(text, match.end(), end)
    return stop, time + zone


def _zone(text: str, start: int, end: int) -> tuple[int, str]:
    match = _ZONE.match(text, start, end)
    if not match or not (found := offset(match["offset"] or match["name"])):
        return start, ""
    stop = match.end()
    return stop + (1 if "(" in match[0] and text[stop : stop + 1] == ")" else 0), found


@functools.lru_cache(maxsize=1024)
def year_nearest(number: int, day_number: int, anchor: str) -> str | None:
    """The date of that month and day that lies nearest to the ISO date `anchor`: a dateline's year is its report's."""
    near = dt.date.fromisoformat(anchor[:10])
    dates = [dt.date.fromisoformat(d) for y in (-1, 0, 1) if (d := day(near.year + y, number, day_number))]
    if not dates:
        return None
    return min(dates, key=lambda d: (abs((d - near).days), d)).isoformat()
