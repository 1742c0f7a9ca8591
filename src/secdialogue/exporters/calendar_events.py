"""`ics`: meetings as calendar events (RFC 5545); what is planned is TENTATIVE, what is called off CANCELLED.

No clock: DTSTAMP, which the standard asks for, is the newest publication date of the cited documents. A date that is not
known to the day is an event over all days that it can mean, does not block time, and says so in its summary. A meeting
without a first day stands as a journal entry without a date, which calendars list and do not place.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import ClassVar

from secdialogue import edtf
from secdialogue.exporters.web_annotation import iri, web_address
from secdialogue.exporters.wording import date_words, label, longest, quoted, title
from secdialogue.model import Document, Meeting, MeetingStatus, Record
from secdialogue.plugin import Exporter

#: DTSTAMP of a meeting whose sources have no date: the standard wants one, and nothing is known.
NO_STAMP = "19700101T000000Z"

STATUS: dict[MeetingStatus, str] = {
    "held": "CONFIRMED",
    "ongoing": "CONFIRMED",
    "broken-off": "CONFIRMED",
    "planned": "TENTATIVE",
    "proposed": "TENTATIVE",
    "postponed": "TENTATIVE",
    "cancelled": "CANCELLED",
    "denied": "CANCELLED",
}
#: The same for a journal entry, which knows no TENTATIVE and no CONFIRMED.
_JOURNAL_STATUS = {"CONFIRMED": "FINAL", "TENTATIVE": "DRAFT", "CANCELLED": "CANCELLED"}

#: Lines hold at most 75 octets (RFC 5545, 3.1).
_WIDTH = 75
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]|\ufffe|\uffff")
_TIME = re.compile(r"T(\d\d):(\d\d):(\d\d)(Z|[+-]\d\d(?::?\d\d)?)?")


class Calendar(Exporter):
    """One calendar; an event a meeting, written as it comes."""

    name: ClassVar[str] = "ics"
    suffixes: ClassVar[tuple[str, ...]] = (".ics",)

    def export(self, records: Iterable[Record], target: Path) -> None:
        """Write the calendar; nothing is held but one record."""
        with target.open("wb") as stream:
            for line in (
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//secdialogue//record 1.0//EN",
                "CALSCALE:GREGORIAN",
            ):
                stream.write(folded(line))
            for record in records:
                for meeting in record.meetings:
                    for line in component(record, meeting):
                        stream.write(folded(line))
            stream.write(folded("END:VCALENDAR"))


def component(record: Record, meeting: Meeting) -> Iterator[str]:
    """The content lines of a meeting, not folded yet."""
    when = list(_when(meeting.date))
    kind = "VEVENT" if when else "VJOURNAL"
    status = STATUS[meeting.status]
    sources = [record[id] for id in dict.fromkeys(e.document for e in meeting.evidence)]
    yield f"BEGIN:{kind}"
    yield f"UID:{escaped(iri(meeting.id))}"
    yield f"DTSTAMP:{_stamp(sources)}"
    yield from when
    yield f"SUMMARY:{escaped(_summary(record, meeting))}"
    yield f"STATUS:{status if when else _JOURNAL_STATUS[status]}"
    yield f"CATEGORIES:{escaped(meeting.kind)}"
    place = ", ".join(part for part in (meeting.venue, meeting.place) if part)
    if place and when:
        yield f"LOCATION:{escaped(place)}"
    yield f"DESCRIPTION:{escaped(_description(record, meeting, sources))}"
    address = next((a for a in (web_address(source.url) for source in sources) if a), None)
    if address:
        yield f"URL:{address}"
    if meeting.date:
        yield f"X-SECDIALOGUE-DATE:{escaped(meeting.date)}"
    yield f"X-SECDIALOGUE-STATUS:{meeting.status}"
    yield f"END:{kind}"


# --- dates ----------------------------------------------------------------------------------------------------------


def _when(date: str | None) -> Iterator[str]:
    """The lines that place an event; none where it has no first day."""
    value = edtf.parse(date) if date else None
    if value is None or value.first_day is None:
        return
    time = _TIME.search(value.text)
    if time is not None:
        yield f"DTSTART:{_moment(value.first_day, time)}"
        return
    yield f"DTSTART;VALUE=DATE:{_digits(value.first_day)}"
    if value.last_day is not None and value.last_day < datetime.date.max:
        yield f"DTEND;VALUE=DATE:{_digits(value.last_day + datetime.timedelta(days=1))}"
    yield f"TRANSP:{'OPAQUE' if _known(value) else 'TRANSPARENT'}"


def _digits(day: datetime.date) -> str:
    """`20240312`; strftime writes years before 1000 with fewer than four digits on some systems."""
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _known(value: edtf.Edtf) -> bool:
    """Whether the days are the meeting's own, not those among which it lies."""
    return value.precision in ("day", "time") and not (value.approximate or value.uncertain or value.is_open)


def _moment(day: datetime.date, time: re.Match[str]) -> str:
    """A date-time in UTC where its offset is known, else as local to wherever it was."""
    naive = datetime.datetime(day.year, day.month, day.day, int(time[1]), int(time[2]), min(int(time[3]), 59))
    offset = time[4]
    if offset is None:
        return f"{_digits(naive)}T{naive:%H%M%S}"
    if offset != "Z":
        hours, minutes = int(offset[1:3]), int(offset[3:].lstrip(":") or 0)
        if naive.year in (datetime.MINYEAR, datetime.MAXYEAR):
            return f"{_digits(naive)}T{naive:%H%M%S}"
        naive -= datetime.timedelta(hours=hours, minutes=minutes) * (-1 if offset[0] == "-" else 1)
    return f"{_digits(naive)}T{naive:%H%M%S}Z"


def _stamp(sources: list[Document]) -> str:
    """The newest publication of the sources, in UTC; a time without an offset is taken as it stands."""
    stamps = [_published(s.updated or s.published or "") for s in sources if s.updated or s.published]
    return max(stamps, default=NO_STAMP)


def _published(value: str) -> str:
    day = datetime.date.fromisoformat(value[:10])
    match = re.match(r"T(\d\d):(\d\d)(?::(\d\d))?(?:[.,]\d+)?(Z|[+-]\d\d(?::?\d\d)?)?", value[10:])
    if match is None:
        return f"{_digits(day)}T000000Z"
    time = _TIME.match(f"T{match[1]}:{match[2]}:{match[3] or '00'}{match[4] or 'Z'}")
    return _moment(day, time) if time else f"{_digits(day)}T000000Z"


# --- words ----------------------------------------------------------------------------------------------------------


def _summary(record: Record, meeting: Meeting) -> str:
    summary = label(record, meeting, dated=False)
    if meeting.status != "held":
        summary = f"[{meeting.status.replace('-', ' ')}] {summary}"
    value = edtf.parse(meeting.date) if meeting.date else None
    if value is None:
        return f"{summary} (date not known)"
    return summary if _known(value) else f"{summary} (some time: {date_words(meeting.date)})"


def _description(record: Record, meeting: Meeting, sources: list[Document]) -> str:
    lines = [f"{meeting.kind.replace('-', ' ').capitalize()}, {meeting.status.replace('-', ' ')}"]
    if meeting.series is not None:
        lines.append(f"Series: {record[meeting.series].name}")
    for participant in meeting.participants:
        role = "" if participant.role == "participant" else f" ({participant.role})"
        lines.append(f"- {record[participant.actor].name}{role}")
    lines += [f"Topic: {topic}" for topic in meeting.topics]
    for source in sources:
        quote = quoted(longest([e for e in meeting.evidence if e.document == source.id]).quote, 300)
        lines.append(f"Source: {title(source)}{f', {source.publisher}' if source.publisher else ''}: {quote}")
    return "\n".join(lines)


def escaped(text: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11); other control characters are left out, since the standard has no place for them."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n").replace("\t", " ")


def folded(line: str) -> bytes:
    """A content line in UTF-8, folded between characters to at most 75 octets, ended by CRLF."""
    pieces: list[bytes] = []
    piece = b""
    for character in line:
        octets = character.encode("utf-8", "replace")
        if len(piece) + len(octets) > _WIDTH:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join((*pieces, piece)) + b"\r\n"
