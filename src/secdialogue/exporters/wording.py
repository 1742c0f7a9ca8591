"""What a reader calls things: a short line for each entity, a figure and a date in words, the same in every format."""

from __future__ import annotations

import re
from functools import lru_cache

from secdialogue.model import (
    Actor,
    Agreement,
    Comparator,
    Document,
    Entity,
    Evidence,
    Meeting,
    Metric,
    Record,
    Statement,
)
from secdialogue.serialization import plain

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}

_BOUNDS: dict[Comparator, str] = {
    "exact": "",
    "approximately": "about ",
    "less-than": "fewer than ",
    "at-most": "at most ",
    "more-than": "more than ",
    "at-least": "at least ",
    "range": "",
}
_MARKS = '“”"'
_QUALIFIED = {"~": "about {}", "?": "perhaps {}", "%": "perhaps about {}"}
_DATE = re.compile(r"(-?\d{4}|\d{2}(?:\dX|XX))(?:-(\d\d|XX)(?:-(\d\d|XX))?)?")


def label(record: Record, entity: Entity, *, dated: bool = True) -> str:
    """One line that tells an entity from the others of its kind; plain text, never empty.

    :param dated: with the date of what has no name; without it where the date stands beside the label anyway.
    """
    match entity:
        case Actor():
            return entity.name
        case Meeting():
            return _meeting(record, entity, dated)
        case Agreement():
            return entity.name or _joined(
                "Arrangement" if entity.kind == "other" else entity.kind.replace("-", " ").capitalize(),
                names(record, entity.parties),
                date_words(entity.date if dated else None),
            )
        case Statement():
            return f"{names(record, entity.speakers) or 'Unnamed'}: {shortened(entity.text, 90)}"
        case Metric():
            return f"{figure(entity)} ({entity.measure})" if entity.measure != entity.unit else figure(entity)


def _meeting(record: Record, meeting: Meeting, dated: bool) -> str:
    if meeting.name:
        return meeting.name
    kind = meeting.kind.replace("-", " ").capitalize()
    if meeting.series is not None:
        kind = f"{record[meeting.series].name}, {'round ' + str(meeting.round) if meeting.round else kind.lower()}"
    who = "" if meeting.series else names(record, [p.actor for p in meeting.participants][:3])
    return _joined(kind, who, meeting.place or "", date_words(meeting.date if dated else None))


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def names(record: Record, ids: tuple[str, ...] | list[str]) -> str:
    """The names of actors, joined as in a sentence; empty for none."""
    found = [record[id].name for id in ids]
    return found[0] if len(found) == 1 else " and ".join((", ".join(found[:-1]), found[-1])) if found else ""


def figure(metric: Metric) -> str:
    """A metric's figure with its bound and unit: `about 40 vessels`, `60 to 70 vessels`, `down 64 percent`."""
    number = grouped(plain(metric.value))
    if metric.value_high is not None:
        number = f"{number} to {grouped(plain(metric.value_high))}"
    change = {"increase": "up ", "decrease": "down ", None: ""}[metric.direction]
    return f"{change}{_BOUNDS[metric.comparator]}{number} {metric.unit}".strip()


def grouped(digits: str) -> str:
    """Thousands parted by a comma: `1,200,000`."""
    whole, point, rest = digits.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.lstrip('-')):,}{point}{rest}"


def shortened(text: str, length: int) -> str:
    """The text on one line, cut at a space to at most `length` characters."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return (
        line[: length - 1].rpartition(" ")[0].rstrip(",;:") + "…"
        if " " in line[: length - 1]
        else line[: length - 1] + "…"
    )


def quoted(text: str, length: int) -> str:
    """The text on one line between quotation marks, those that it has at its own ends left out."""
    return f"“{shortened(text, length).strip(_MARKS)}”"


def longest(evidence: tuple[Evidence, ...] | list[Evidence]) -> Evidence:
    """The passage that tells a reader most."""
    return max(evidence, key=lambda e: (len(e.quote), -e.start))


def title(document: Document) -> str:
    """What a document is called: its title, else how its text begins, else publisher and date, else its id."""
    if document.title:
        return document.title
    if document.text and document.text.strip():
        body = next((b for b in document.blocks if b.kind in ("title", "heading", "paragraph")), None)
        words = document.text[body.start : body.end] if body else document.text.strip()[:400]
        return shortened(words, 80)
    return _joined(document.publisher or "", (document.published or "")[:10]) or document.id


# --- dates ----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def date_words(edtf: str | None) -> str:
    """An EDTF date in words: `12 March 2024`, `autumn 2025`, `since 7 October 2023`; empty for None."""
    if edtf is None:
        return ""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _point(edtf)
    if start in ("", ".."):
        return f"until {_point(end)}"
    if end in ("", ".."):
        return f"since {_point(start)}"
    return f"{_point(start)} to {_point(end)}"


def _point(text: str) -> str:
    qualifier = text[-1] if text[-1:] in _QUALIFIED else ""
    match = _DATE.match(text)
    if match is None:
        return text
    year, month, day = match.groups()
    words = _year(year)
    if month in SEASONS:
        words = f"{SEASONS[month]} {year}"
    elif month is not None and month != "XX":
        words = f"{MONTHS[int(month) - 1]} {year}"
        words = words if day in (None, "XX") else f"{int(day)} {words}"
    return _QUALIFIED[qualifier].format(words) if qualifier else words


def _year(year: str) -> str:
    if year.endswith("XX"):
        return f"{year[:2]}00 to {year[:2]}99"
    return f"{year[:3]}0s" if year.endswith("X") else year
