"""Dates as pages write them, for machines and for readers, as ISO 8601 with no more precision than the page gives."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

#: Years that a page can have been published in.
_YEARS = range(1970, 2100)

_ISO = re.compile(
    r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)"
    r"(?:[T\s]{1,3}(\d\d?):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?\s{0,2}(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?"
    r"(?=$|[^\d])(?![T\s]{1,3}\d)",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?<!\d)((?:19|20)\d\d)[/.](\d\d?)[/.](\d\d?)(?!\d)")
_EAST_ASIAN = re.compile(r"((?:19|20)\d\d)\s?[年년]\s{0,2}(\d\d?)\s?[月월]\s{0,2}(\d\d?)\s?[日일]")
_KOREAN = re.compile(r"(?<!\d)((?:19|20)\d\d)\.\s{0,2}(\d\d?)\.\s{0,2}(\d\d?)(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d\d?)([./-])\s?(\d\d?)\2\s?((?:19|20)\d\d)(?!\d)")
_NAMED = re.compile(
    r"(?<!\d)(\d\d?)(?:st|nd|rd|th|er|º|\.)?(?:\s{1,3}(?:de|of|d’|d'|di))?[\s,-]{1,3}([^\W\d_]{3,14})\.?(?:\s{1,3}(?:de|del))?[\s,-]{1,4}((?:19|20)\d\d)(?!\d)"
)
_MONTH_FIRST = re.compile(
    r"([^\W\d_]{3,14})\.?\s{1,3}(\d\d?)(?:st|nd|rd|th)?,?\s{1,3}(?:at\s{1,3})?((?:19|20)\d\d)(?!\d)"
)
#: "8.5.24", which is a number of other things, too, unless it stands at an edge of its line or behind a mark.
_SHORT = re.compile(r"(?:^|[,|(:·\n]\s{0,2})(\d\d?)\.\s?(\d\d?)\.\s?(\d\d)(?=$|\s?[,;|)\n]|\s{1,2}\d\d?[:.]\d\d)")
#: "Fri Apr 28 19:20:36 CEST 2023", as Java and C write it.
_C_DATE = re.compile(
    r"[A-Z][a-z]{2}\s{1,2}([A-Z][a-z]{2})\s{1,2}(\d\d?)\s(\d\d):(\d\d)(?::(\d\d))?\s{1,2}([A-Z]{3,4}\s{1,2})?((?:19|20)\d\d)(?!\d)"
)
_TIME = re.compile(
    r"(?:^|[^\d.:+-])([0-2]?\d)[:.hH時시]\s?([0-5]\d)(?:[:.]([0-5]\d))?(?:\s?[分분])?(?!\d|\.\d)\s{0,2}([ap]\.?\s?m\.?(?![a-z]))?"
    r"\s{0,2}\(?(?:(?:GMT|UTC)?\s?([+-]\d\d:?\d\d)\b|([A-Z]{1,4})\b)?",
    re.IGNORECASE,
)
_HOUR = re.compile(r"(?<![\d:.])(1[0-2]|0?[1-9])\s?([ap])\.?m\.?(?![a-z])\s{0,2}([A-Z]{2,4}\b)?", re.IGNORECASE)
#: Offsets of zone names that mean one thing wherever news is dated with them (RFC 2822 and the usual European ones).
_ZONES = {
    "Z": "Z", "UTC": "Z", "GMT": "Z", "UT": "Z", "EST": "-05:00", "EDT": "-04:00", "CDT": "-05:00", "MDT": "-06:00",
    "MST": "-07:00", "PST": "-08:00", "PDT": "-07:00", "CET": "+01:00", "CEST": "+02:00", "MEZ": "+01:00",
    "MESZ": "+02:00", "EET": "+02:00", "EEST": "+03:00", "JST": "+09:00", "KST": "+09:00", "MSK": "+03:00",
    "HKT": "+08:00", "SGT": "+08:00", "WIB": "+07:00", "PKT": "+05:00", "AEST": "+10:00", "AEDT": "+11:00",
    "NZST": "+12:00", "NZDT": "+13:00", "EAT": "+03:00", "SAST": "+02:00",
}  # fmt: skip


def read_date(text: str, *, language: str | None = None, us_order: bool | None = None) -> str | None:
    """The first date in a date field or date line, as ISO 8601; None where there is none.

    :param language: BCP 47 tag, for names of months; English is always read.
    :param us_order: whether 3/4/2024 is March 4 or 3 April; where that is not known, such a date is not read in
        English, and day first elsewhere.

    The offset is kept where one is given and never supplied; a midnight without offset is a day without a time.
    """
    return next((iso for iso, _, _ in find_dates(text, language=language, us_order=us_order)), None)


def find_dates(
    text: str, *, language: str | None = None, us_order: bool | None = None
) -> Iterator[tuple[str, int, int]]:
    """(ISO date or date-time, start, end) of the dates in a short text, in order."""
    text = text[:600]
    at = 0
    if len(text) < 90 and (short := _short(text)):
        yield short
        return
    while (found := _first(text, at, language, us_order)) is not None:
        day, start, end, time = found
        following = _first(text, end, language, us_order)
        limit = following[1] if following else len(text)
        if time is None:
            time, end = _time_near(text, start if at == 0 else None, end, limit)
        yield _joined(day, time), start, end
        at = end


def _short(text: str) -> tuple[str, int, int] | None:
    """The first date of a line that gives no more than two digits of its year."""
    for match in _SHORT.finditer(text):
        if day := _date(f"20{match[3]}" if match[3] < "70" else f"19{match[3]}", match[2], match[1]):
            time, end = _time_near(text, None, match.end(), len(text))
            return _joined(day, time), match.start(1), end
    return None


def _first(
    text: str, at: int, language: str | None, us_order: bool | None
) -> tuple[dt.date, int, int, str | None] | None:
    """The first date from `at` on: (day, start, end, time if its notation carries it)."""
    best: tuple[dt.date, int, int, str | None] | None = None
    for pattern, order in _PATTERNS:
        for match in pattern.finditer(text, at):
            if best is not None and match.start() >= best[1]:
                break
            if day := _day(match, order, language, us_order):
                time = _iso_time(match) if order == "iso" else _c_time(match) if order == "c" else None
                best = (day, match.start(), match.end(), time)
                break
    return best


_PATTERNS = (
    (_ISO, "iso"), (_C_DATE, "c"), (_EAST_ASIAN, "ymd"), (_SLASHED, "ymd"), (_KOREAN, "ymd"), (_DAY_FIRST, "dmy"),
    (_NAMED, "d month y"), (_MONTH_FIRST, "month d y"),
)  # fmt: skip


def _day(match: re.Match[str], order: str, language: str | None, us_order: bool | None) -> dt.date | None:
    groups = match.groups()
    match order:
        case "iso" | "ymd":
            return _date(groups[0], groups[1], groups[2])
        case "c":
            return _date(groups[6], month_number(groups[0], "en"), groups[1])
        case "dmy":
            return _numeric(match, language, us_order)
        case "d month y":
            return _date(groups[2], month_number(groups[1], language), groups[0])
        case _:
            return _date(groups[2], month_number(groups[0], language), groups[1])


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s{0,3}$", re.IGNORECASE)


def _numeric(match: re.Match[str], language: str | None, us_order: bool | None) -> dt.date | None:
    """Two numbers and a year: a full stop means day first, a weekday tells, and a stroke depends on the country."""
    first, mark, second, year = match.groups()
    day_first, month_first = _date(year, second, first), _date(year, first, second)
    if weekday := _WEEKDAY.search(match.string[max(0, match.start() - 14) : match.start()]):
        number = _WEEKDAYS.index(weekday[1].lower())
        fitting = [day for day in (day_first, month_first) if day is not None and day.weekday() == number]
        if len(fitting) == 1:
            return fitting[0]
    if mark == "." or day_first == month_first or month_first is None:
        return day_first
    if day_first is None:
        return month_first
    if us_order is None and (language or "en").startswith("en"):
        return None
    return month_first if us_order else day_first


def _date(year: object, month: object, day: object) -> dt.date | None:
    try:
        found = dt.date(int(str(year)), int(str(month)), int(str(day)))
    except ValueError:
        return None
    return found if found.year in _YEARS else None


def _iso_time(match: re.Match[str]) -> str | None:
    _, _, _, hour, minute, second, fraction, offset = match.groups()
    if hour is None:
        return ""
    return _clock(hour, minute, second, fraction) + _offset(offset) if int(hour) < 24 and int(minute) < 60 else ""


def _c_time(match: re.Match[str]) -> str:
    _, _, hour, minute, second, zone, _ = match.groups()
    return _clock(hour, minute, second, None) + _ZONES.get((zone or "").strip(), "")


def _clock(hour: str, minute: str, second: str | None, fraction: str | None) -> str:
    clock = f"{int(hour):02}:{minute}"
    if second is not None and int(second) < 60:
        clock += f":{second}"
        clock += f".{fraction}" if fraction and fraction.strip("0") else ""
    return clock


def _offset(written: str | None) -> str:
    if not written:
        return ""
    if written.upper() in ("Z", "UTC", "GMT"):
        return "Z"
    digits = written[1:].replace(":", "").ljust(4, "0")
    return f"{written[0]}{digits[:2]}:{digits[2:]}" if int(digits[:2]) < 15 and int(digits[2:]) < 60 else ""


def _time_near(text: str, start: int | None, end: int, limit: int) -> tuple[str | None, int]:
    """The time written just after a date, or before it where the text begins with one, and the new end."""
    behind = text[end : min(limit, end + 40)]
    if found := _time(behind):
        return found[0], end + found[1]
    if start and (found := _time(text[max(0, start - 24) : start])):
        return found[0], end
    return None, end


def _time(text: str) -> tuple[str, int] | None:
    if match := _TIME.search(text):
        hour, minute, second, half, offset, zone = match.groups()
        if (number := _hour(int(hour), half)) is not None:
            return _clock(str(number), minute, second, None) + (_offset(offset) or _zone(zone)), match.end()
    if match := _HOUR.search(text):
        number = _hour(int(match[1]), match[2])
        return f"{number:02}:00" + _zone(match[3]), match.end()
    return None


def _hour(hour: int, half: str | None) -> int | None:
    if half:
        return hour % 12 + (12 if half.lower().startswith("p") else 0) if 1 <= hour <= 12 else None
    return hour if hour < 24 else None


def _zone(name: str | None) -> str:
    return _ZONES.get((name or "").upper(), "")


def _joined(day: dt.date, time: str | None) -> str:
    if not time or re.fullmatch(r"00:00(?::00)?", time):
        return day.isoformat()
    return f"{day.isoformat()}T{time}"


def month_number(name: str, language: str | None) -> int | None:
    """1 to 12 for the name of a month in that language, in English, or in any other where all that have it agree."""
    names = _months()
    name = name.casefold()
    own = names.get(((language or "en").partition("-")[0].lower(), name)) or names.get(("en", name))
    return own or names.get(("", name))


@cache
def _months() -> dict[tuple[str, str], int]:
    lines = resources.files("secdialogue.pages").joinpath("data/months.csv").read_text("utf-8").splitlines()
    rows = (line.split(",") for line in lines if line and not line.startswith(("#", "language,")))
    table: dict[tuple[str, str], int] = {}
    meanings: dict[str, set[int]] = {}
    for language, name, number in rows:
        table[language, name] = int(number)
        meanings.setdefault(name, set()).add(int(number))
    table |= {("", name): min(numbers) for name, numbers in meanings.items() if len(numbers) == 1}
    return table


def instant(iso: str) -> dt.datetime | None:
    """A full date-time with offset as a moment in UTC; None for less."""
    try:
        moment = dt.datetime.fromisoformat(iso)
    except ValueError:
        return None
    return moment.astimezone(dt.UTC) if moment.tzinfo and len(iso) > 10 else None


def agree(a: str, b: str) -> bool:
    """Whether two ISO dates can be of one moment: the same day as written, or in UTC where both have offsets."""
    if a[:10] == b[:10]:
        return True
    first, second = instant(a), instant(b)
    return (
        first is not None and second is not None and abs((first - second).total_seconds()) < 86_400 and first == second
    )
