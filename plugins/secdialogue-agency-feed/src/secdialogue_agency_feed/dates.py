"""Dates as feeds and agencies write them, read into ISO 8601: RFC 822 with its many deviations, W3CDTF, ISO basic forms.

An offset stands only where the source gives one, a date alone where it gives no time, `Z` for the letters that stand for UTC.
"""

from __future__ import annotations

import functools
import re

from secdialogue.language.timestamps import MONTHS, day, find_timestamp, offset

_ISO = re.compile(
    r"(?P<year>\d{4})-?(?:(?P<month>\d{2})(?:-?(?P<day>\d{2}))?)?"
    r"(?:[T ]\s?(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?P<fraction>[.,]\d{1,9})?)?\s?(?P<zone>Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?"
)
_RFC = re.compile(
    r"(?:[A-Za-z]{2,9}\.?,?\s+)?(?P<day>\d{1,2})[\s-]+(?P<month>[A-Za-z]{3,9})\.?,?[\s-]+(?P<year>\d{2,4}),?"
    r"(?:[\sT]+(?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:\.\d{1,9})?)?(?:\s*(?P<zone>[+-]?\d{1,2}:?\d{2}|[A-Za-z]{1,5}(?:[+-]\d{1,4})?))?)?"
)
#: asctime and RFC 850: "Sun Jan  4 16:29:06 PST 2004".
_C_TIME = re.compile(
    r"[A-Za-z]{3},?\s+(?P<month>[A-Za-z]{3,9})\s+(?P<day>\d{1,2}),?\s+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"\s+(?:(?P<zone>[A-Za-z]{3,4}|[+-]\d{4})\s+)?(?P<year>\d{4})"
)


@functools.lru_cache(maxsize=4096)
def iso_date(written: str) -> str | None:
    """`written` as ISO 8601, None where it is no date or where the calendar has no such day."""
    written = written.strip()
    if match := _ISO.fullmatch(written):
        return _composed(match, int(match["month"])) if match["day"] else None
    for pattern in (_RFC, _C_TIME):
        if match := pattern.fullmatch(written):
            number = MONTHS.get(match["month"].lower()) or MONTHS.get(match["month"][:3].lower())
            return _composed(match, number) if number else None
    found = find_timestamp(written)
    return found.iso if found and found.start == 0 else None


def _composed(match: re.Match[str], month: int) -> str | None:
    year = int(match["year"])
    if len(match["year"]) <= 2:
        year += 2000 if year < 70 else 1900
    date = day(year, month, int(match["day"]))
    if date is None or match["hour"] is None:
        return date
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if hour > 23 or minute > 59 or second > 60:
        return date
    seconds = f":{second:02}" if match["second"] else ""
    return f"{date}T{hour:02}:{minute:02}{seconds}{_offset(match['zone'])}"


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    if match := re.fullmatch(r"(?:gmt|utc)([+-].+)", zone, re.IGNORECASE):
        zone = match[1]
    if re.fullmatch(r"\d{4}", zone):
        zone = f"+{zone}"
    found = offset(zone) or ""
    return "Z" if re.fullmatch(r"[+-]00:00", found) and not zone.startswith(("+", "-")) else found
