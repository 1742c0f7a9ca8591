"""The dateline that opens a report: "NAIROBI, March 5 (Reuters) - …" gives place, day and the agencies credited."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from importlib import resources

import attrs

#: A dateline ends within this many characters of the beginning of its paragraph.
REACH = 160

_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<year>(?:19|20)\d\d))?"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? ){0,1}"
_DATE = re.compile(
    rf"{_WEEKDAY}(?:{_MONTH} {_DAY}{_YEAR}|{_DAY} {_MONTH}{_YEAR})".replace("(?P<month>", "(?P<m1>", 1)
    .replace("(?P<day>", "(?P<d1>", 1)
    .replace("(?P<year>", "(?P<y1>", 1),
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŨŪŬŮŰŲŴŶŸŹŻŽȘȚ"
_WORD = rf"[{_UPPER}][\w'’.-]{{0,24}}"
_SMALL = r"(?:of|the|and|de|da|do|del|la|las|los|al|el|di|en|am|an|der|sur|le|near|upon|in)"
#: "New Delhi", "Port-au-Prince", "Rio de Janeiro": one to five words.
_NAME = rf"{_WORD}(?: (?:{_SMALL} ){{0,2}}{_WORD}){{0,4}}"
_PLACE = rf"(?P<place>{_NAME}(?: ?/ ?{_NAME}){{0,2}})(?:,? ?\[[^\]\n]{{1,30}}\])?(?P<region>(?:, {_NAME}){{0,2}})"
_CREDIT = r"\((?P<credit>[^()\n]{2,60})\)"
_END = r" ?(?:(?:--|[-–—―])(?= |$|[A-Z“\"])|:(?= |$))"
_AFTER_PLACE = re.compile(r" ?[,.]? ?")
_AFTER_DAY = re.compile(rf",? ?{_CREDIT}")
_CLOSING = re.compile(_END)
_NUMBERED = re.compile(r"\d{4}-\d\d-\d\d")
#: Credits that their agencies write in lower case.
_LOWER = frozenset({"afp", "ap", "apa", "cna", "dpa", "dts", "epd", "kna", "ots", "rtr", "sda", "sid"})
_CREDITED = re.compile(rf"{_CREDIT}{_END}")


@attrs.frozen
class Dateline:
    """Where, when and from whom a report says it comes; `text[start:end]` holds it with its closing dash or colon."""

    start: int
    end: int
    place: str | None = None
    #: ISO 8601 date, or None where no day, or no year and nothing to infer it from, is given.
    date: str | None = None
    #: Agencies in the brackets, as written.
    credits: tuple[str, ...] = ()


def read_dateline(text: str, *, anchor: str | None = None) -> Dateline | None:
    """The dateline at the very beginning of `text`, or None.

    :param text: a paragraph or a whole report; only its first line is looked at.
    :param anchor: ISO date of publication: a day without a year is put into the year that brings it nearest.

    It needs a mark that ordinary sentences lack: a day ("Accra, 3 May –"), a credit in brackets ("ACCRA (AP) —",
    "(Reuters) -"), a country in square brackets, or a place in capitals before a dash or colon.
    """
    line = text[:REACH].lstrip("\ufeff \t\r\n\u00a0")
    start = text.find(line[:1]) if line else 0
    line = line.partition("\n")[0].replace("\u00a0", " ")
    opening = re.match(_PLACE, line)
    while opening is not None:
        if (found := _after_place(line, opening, anchor)) is not None:
            return attrs.evolve(found, start=start, end=start + found.end)
        shorter = line[: opening.end()].rpartition(",")[0]
        opening = re.match(_PLACE, shorter) if shorter else None
    credit = _CREDITED.match(line)
    if credit and _is_credit(credit["credit"]):
        return Dateline(start, start + credit.end(), credits=_credits(credit["credit"]))
    return None


def _after_place(line: str, opening: re.Match[str], anchor: str | None) -> Dateline | None:
    """The dateline whose place is `opening`, if what follows it marks one."""
    at = opening.end()
    day, at = _day(line, at, anchor)
    agencies: tuple[str, ...] = ()
    credit = _AFTER_DAY.match(line, at)
    if credit and _is_credit(credit["credit"]):
        agencies, at = _credits(credit["credit"]), credit.end()
        if day is None and (inner := _DATE.search(credit["credit"])):
            day = _iso(inner, anchor) or ""
    closing = _CLOSING.match(line, at)
    if closing is None:
        return None
    marked = bool(agencies) or day is not None or "[" in opening[0]
    if not marked and not _stands_in_capitals(opening, closing[0], line[closing.end() :].lstrip()):
        return None
    return Dateline(0, closing.end(), _place_name(opening["place"]), day or None, agencies)


def _day(line: str, at: int, anchor: str | None) -> tuple[str | None, int]:
    """(ISO date, "" for a day without a year, None for no day) and the offset behind it."""
    comma = _AFTER_PLACE.match(line, at)
    place = comma.end() if comma else at
    if found := _DATE.match(line, place):
        return _iso(found, anchor) or "", found.end()
    if numbered := _NUMBERED.match(line, place):
        return numbered[0], numbered.end()
    return None, at


def _iso(found: re.Match[str], anchor: str | None) -> str | None:
    month = _MONTHS.index((found["m1"] or found["month"])[:3].lower()) + 1
    day = int(found["d1"] or found["day"])
    year = found["y1"] or found["year"]
    try:
        if year:
            return dt.date(int(year), month, day).isoformat()
        near = dt.date.fromisoformat((anchor or "")[:10])
    except ValueError:
        return None
    days = [d for y in (near.year - 1, near.year, near.year + 1) if (d := _date(y, month, day))]
    return min(days, key=lambda d: abs(d - near)).isoformat() if days else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _stands_in_capitals(opening: re.Match[str], closing: str, following: str) -> bool:
    """Whether the place is written as wires write it, and is no label such as "UPDATE:"."""
    place = opening["place"]
    letters = [c for c in place if c.isalpha()]
    if len(letters) < 3 or not all(c.isupper() for c in letters) or place.strip() in _labels():
        return False
    if following[:1].islower():
        return False
    return closing != "-" and (":" not in closing or len(letters) >= 4)


def _is_credit(words: str) -> bool:
    """Whether brackets hold a credit: names of agencies, not a remark."""
    names = _DATE.sub("", words).strip(" ,;-")
    return not names or names in _LOWER or (names[:1].isupper() and len(names.split()) <= 6)


def _credits(words: str) -> tuple[str, ...]:
    names = re.split(r"\s{0,2}[/;,]\s{0,2}| and | - ", _DATE.sub("", words))
    return tuple(name.strip() for name in names if name.strip() and not name.strip().isdigit())


def _place_name(place: str) -> str:
    """The place as one writes it in running text: "NEW DELHI" is "New Delhi"."""
    letters = [c for c in place if c.isalpha()]
    if not all(c.isupper() for c in letters) or "." in place:
        return place
    small = {"De", "Da", "Do", "Del", "Of", "The", "Upon", "Sur", "Am", "An", "Au", "Der"}
    words = re.split(r"(?<=[ /-])", re.sub(rf"[{_UPPER}]+(?:['’][{_UPPER}]+)?", lambda m: m[0].capitalize(), place))
    return "".join(w.lower() if i and w.strip(" -") in small else w for i, w in enumerate(words))


@cache
def _labels() -> frozenset[str]:
    lines = resources.files("secdialogue").joinpath("data/dateline_labels.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
