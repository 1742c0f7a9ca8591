"""Datelines: the place, the date and the agency before the first sentence of a report.

Forms as in the style guides of AP, Reuters, AFP, TASS and ANI, and of the United Nations and human rights bodies:
"GENEVA, March 3 (Reuters) - ", "LAGOS, Nigeria (AP) — ", "MOSCOW, August 9. /TASS/. ", "New Delhi [India], August 9 (ANI): ",
"(Nairobi, March 3, 2024) – ", "(Accra, Ghana - March 3) ", "GENEVA (3 March 2024) – ".
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from itertools import islice
from typing import NamedTuple

import attrs

from secdialogue.language.relays import known_agency
from secdialogue.language.timestamps import MONTH, WEEKDAY, find_timestamp, month, year_nearest

#: How far a dateline reaches, in code points.
_REACH = 160

#: Each begins with its sign, for a pattern that begins with white space is tried at every space.
_SEPARATOR = re.compile(
    r"---?\s{0,3}|—\s{0,3}|―\s{0,3}|–\s{0,3}|-(?<=..\s-)\s{1,3}|_(?<=..\s_)\s{1,3}|:\s{1,3}|:$", re.DOTALL
)
_SLASHED = re.compile(r"(?P<left>[^\n/]{3,80}?)[.,]?\s?/(?P<agency>[A-Z][\w ]{1,20})/\.?\s{0,2}(?:--|[-–—_])?\s{0,2}")
#: An agency in brackets that nothing parts from the report: "New Delhi, Jul 18 (PTI) The two sides".
_SIGNED = re.compile(r"(?P<left>[A-Z][^\n()]{2,80}\([A-Z][\w /&]{1,20}\))\s{1,2}(?=[\"“‘A-Z])")
#: A place and a date that are a line by themselves are no longer than this.
_LINE = 60
_ENCLOSED = re.compile(r"\((?P<left>[^()\n]{3,80})\)\s?(?:(?:--|[-–—:])\s|(?=[\"“‘A-Z]))")
_MONTH_DAY = re.compile(
    rf"(?:(?<=[\s,|.(])|^)(?:{WEEKDAY},?\s)?(?:(?P<mon1>{MONTH})\s(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<mon2>{MONTH}))$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf",\s(?:{WEEKDAY})$", re.IGNORECASE)
_BRACKET = re.compile(r"\s?\[[^\[\]]{2,40}\]$")
_PAREN = re.compile(r"\s?\((?P<inner>[^()]{2,40})\)$")
#: How a sentence opens.
_OPENING = re.compile(r"[\"“‘'«(\[]{0,2}[^\W_]")
_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]\.$")
_WORD = r"[^\W\d_][\w.'’-]{0,30}"
_PARTICLES = frozenset(
    "of the and de del della di da do dos das du des la le les el al las los upon on sur am an der den au aux es".split()
)


@attrs.frozen
class Dateline:
    """A dateline at `text[start:end]`, separator included; offsets are code points, half-open."""

    start: int
    end: int
    #: The place as the words have it, capitals set back: "ERBIL" is "Erbil".
    place: str
    #: ISO 8601, the year from the report's own date; None where it cannot be told.
    date: str | None
    #: The agency in its brackets, as printed.
    agency: str | None


class _Reading(NamedTuple):
    """What the words before a separator hold."""

    places: tuple[str, ...]
    date: str | None
    month_day: tuple[int, int] | None
    dated: bool
    agency: str | None
    bracketed: bool


def read_dateline(text: str, start: int = 0, end: int | None = None, *, anchor: str | None = None) -> Dateline | None:
    """The dateline that `text[start:end]` opens with, or None.

    :param anchor: ISO date of the report, from which a dateline's day and month take their year.
    """
    stop = min(len(text) if end is None else end, start + _REACH)
    while start < stop and text[start].isspace():
        start += 1
    head = text[start:stop]
    if not head or not (head[0].isupper() or head[0] == "("):
        return None
    for length, left, separator in _candidates(head):
        reading = _read(left)
        if reading is None:
            continue
        length, reading = _date_after(head, length, reading)
        if _is_dateline(reading, separator, head[length:]):
            return _dateline(start, start + len(head[:length].rstrip()), reading, anchor)
    return None


def _candidates(head: str) -> Iterator[tuple[int, str, str]]:
    """(length with separator, words before it, separator) of what may be a dateline, shortest first."""
    if head[:1] == "(":
        if match := _ENCLOSED.match(head):
            yield match.end(), re.sub(r"\s(?:--|[-–—])\s", ", ", match["left"]), "("
        return
    for match in islice(_SEPARATOR.finditer(head, 2), 4):
        yield match.end(), head[: match.start()], match[0].strip()
    if ")" in head and (signed := _SIGNED.match(head)):
        yield signed.end(), signed["left"], ")"
    if len(head) < _LINE and head.rstrip()[-1:].isdigit():
        yield len(head), head, "\n"
    if "/" in head and (slashed := _SLASHED.match(head)):
        yield slashed.end(), f"{slashed['left'].rstrip('.')} ({slashed['agency']})", "/"


@functools.lru_cache(maxsize=2048)
def _read(left: str) -> _Reading | None:
    """Take date, agency and bracketed region off the end, until only places are left; None where other words are."""
    rest, date, month_day, dated, agency, bracketed = left.strip(), None, None, False, None, False
    for _ in range(5):
        rest = rest.rstrip(" .,|") if not rest.endswith(".") or not _INITIALS.search(rest) else rest
        if rest.endswith("]") and (match := _BRACKET.search(rest)):
            bracketed, rest = True, rest[: match.start()]
        elif rest.endswith(")") and (match := _PAREN.search(rest)):
            inner = match["inner"].strip()
            if all(map(_is_agency, inner.split("/"))):
                agency = inner
            elif (stamp := find_timestamp(inner)) and stamp.start == 0:
                date, dated = stamp.iso[:10], True
            elif not re.fullmatch(rf"{_WORD}(?: {_WORD}){{0,3}}", inner):
                return None
            rest = rest[: match.start()]
        elif closing := _closing_date(rest):
            date, dated, rest = closing[0], True, rest[: closing[1]]
        elif match := _MONTH_DAY.search(rest, max(0, len(rest) - 30)):
            month_day = month(match["mon1"] or match["mon2"]), int(match["day1"] or match["day2"])
            dated, rest = True, rest[: match.start()]
        elif match := _WEEKDAY.search(rest, max(0, len(rest) - 14)):
            dated, rest = True, rest[: match.start()]
        else:
            break
    places = _places(rest)
    return _Reading(tuple(places), date, month_day, dated, agency, bracketed) if places else None


def _is_agency(name: str) -> bool:
    """Whether a name in brackets, or each of those that a stroke joins ("ANI/Reuters"), is an agency's."""
    name = name.strip()
    return bool(known_agency(name)) or (name.isupper() and len(name) <= 8 and name.isalpha())


def _closing_date(words: str) -> tuple[str, int] | None:
    """The full date that `words` close with, and where it starts."""
    if not words or not (words[-1].isdigit() or words[-1] in "Zz)"):
        return None
    found, at = None, 0
    while (stamp := find_timestamp(words, at)) is not None:
        found, at = stamp, stamp.end
    if found is None or found.end < len(words):
        return None
    return found.iso[:10], found.start


def _places(words: str) -> list[str]:
    parts = [part.strip() for part in re.split(r"[,|]", words)]
    while parts and known_agency(parts[-1]) and len(parts) > 1:
        parts.pop()
    if not 1 <= len(parts) <= 3 or any(not _is_place(part) for part in parts):
        return []
    return parts


def _is_place(part: str) -> bool:
    """Whether every word is capitalised, but for particles, and there are five at most."""
    words = re.split(r"[ /]", part)
    if not 1 <= len(words) <= 6 or not words[0][:1].isupper() or len(part) > 45:
        return False
    return all(re.fullmatch(_WORD, word) and (word[0].isupper() or word in _PARTICLES) for word in words)


def _is_dateline(reading: _Reading, separator: str, rest: str) -> bool:
    """Whether the evidence suffices: a date, an agency, capitals before a dash, or a known city before one."""
    place = reading.places[0]
    label = place.lower().removesuffix("s") if place.isupper() else place.lower()
    if {label, place.lower(), place.lower().split()[0]} & _labels():
        return False
    if reading.bracketed or (reading.agency and (place.isupper() or known_agency(reading.agency))):
        return True
    if separator == "(":
        return reading.dated or _is_city(place)
    if separator == "\n":
        return reading.dated and _is_city(place)
    opens = bool(_OPENING.match(rest)) and not "a" <= rest[0] <= "z"
    if not opens and rest.strip():
        return False
    if reading.dated:
        return place.isupper() or _is_city(place) or separator != ":" or len(reading.places) > 1
    if separator == ":":
        return place.isupper() and _is_city(place) and len(reading.places) <= 2
    if place.isupper():
        short = place.count(" ") < 3 and (len(reading.places) > 1 or sum(c.isalpha() for c in place) >= 5)
        return short or _is_city(place)
    regions = len(reading.places) > 1
    return (_is_city(place) or (regions and _is_country(reading.places[-1]))) and rest.count(f" {separator} ") % 2 == 0


def _date_after(head: str, length: int, reading: _Reading) -> tuple[int, _Reading]:
    """A date between this separator and a second one belongs to the dateline: "Accra, Ghana – 5 May 2022 – "."""
    if reading.dated:
        return length, reading
    for match in _SEPARATOR.finditer(head, length):
        between = head[length : match.start()].strip(" ,")
        stamp = find_timestamp(between)
        if stamp and stamp.start == 0 and stamp.end == len(between):
            return match.end(), reading._replace(date=stamp.iso[:10], dated=True)
        if known_agency(between):
            return match.end(), reading._replace(agency=between)
        break
    return length, reading


def _dateline(start: int, end: int, reading: _Reading, anchor: str | None) -> Dateline:
    date = reading.date
    if date is None and reading.month_day and anchor:
        date = year_nearest(*reading.month_day, anchor[:10])
    return Dateline(start, end, recased(reading.places[0]), date, reading.agency)


@functools.lru_cache(maxsize=1024)
def recased(place: str) -> str:
    """A place printed in capitals as running text has it: "PORT-AU-PRINCE" is "Port-au-Prince"."""
    if not place.isupper():
        return place
    words = re.split(r"([ /-])", place.lower())
    return "".join(w if i and w in _PARTICLES else _capital(w) for i, w in enumerate(words))


def _capital(word: str) -> str:
    """A capital at the head, after an elided article (N'Djamena) and in initials (D.C.)."""
    if re.fullmatch(r"(?:[a-z]\.){2,}", word):
        return word.upper()
    head, mark, tail = word.partition("'")
    if mark and len(head) == 1 and len(tail) > 1:
        return f"{head.upper()}'{tail.capitalize()}"
    return word[:1].upper() + word[1:]


@functools.cache
def _labels() -> frozenset[str]:
    return frozenset(_lines("dateline_labels.txt"))


@functools.cache
def _cities() -> frozenset[str]:
    return frozenset(_lines("cities.txt"))


@functools.cache
def _countries() -> frozenset[str]:
    rows = (line.split(",") for line in _lines("countries.csv"))
    return frozenset(name.lower() for row in rows if len(row) > 3 for name in row[3].split("|"))


def _lines(name: str) -> list[str]:
    text = files("secdialogue.language").joinpath(f"data/{name}").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _is_city(place: str) -> bool:
    names = (place, *place.split("/"))
    return any(_folded(name) in _cities() for name in names)


def _is_country(place: str) -> bool:
    return place.lower() in _countries()


def _folded(name: str) -> str:
    marks = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return "".join(c for c in marks if not unicodedata.combining(c)).casefold()
