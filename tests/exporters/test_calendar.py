"""Meetings as calendar events."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secdialogue.exporters.calendar_events import STATUS, Calendar, _published, _when, component, escaped, folded
from secdialogue.model import Meeting, Record


def lines_of(record: Record, **fields: Any) -> dict[str, str]:
    """The content lines of the round that was held, with some fields changed."""
    meeting = attrs.evolve(next(m for m in record.meetings if m.name), **fields)
    return dict(line.split(":", 1) for line in component(record, meeting))


@pytest.mark.parametrize("status", STATUS)
def test_a_status_is_one_of_the_standard_and_kept_beside(record: Record, status: Any) -> None:
    """Planned is TENTATIVE, cancelled CANCELLED, and the record's own word is there, too."""
    lines = lines_of(record, status=status)
    assert lines["STATUS"] == STATUS[status]
    assert lines["X-SECDIALOGUE-STATUS"] == status
    assert (status == "held") == (not lines["SUMMARY"].startswith("["))


@pytest.mark.parametrize(
    ("date", "lines"),
    [
        ("2024-03-12", ["DTSTART;VALUE=DATE:20240312", "DTEND;VALUE=DATE:20240313", "TRANSP:OPAQUE"]),
        ("2024-07-22/2024-07-23", ["DTSTART;VALUE=DATE:20240722", "DTEND;VALUE=DATE:20240724", "TRANSP:OPAQUE"]),
        ("2024-02", ["DTSTART;VALUE=DATE:20240201", "DTEND;VALUE=DATE:20240301", "TRANSP:TRANSPARENT"]),
        ("2024-03-12~", ["DTSTART;VALUE=DATE:20240312", "DTEND;VALUE=DATE:20240313", "TRANSP:TRANSPARENT"]),
        ("2024-03-12/..", ["DTSTART;VALUE=DATE:20240312", "TRANSP:TRANSPARENT"]),
        ("0476-09-04", ["DTSTART;VALUE=DATE:04760904", "DTEND;VALUE=DATE:04760905", "TRANSP:OPAQUE"]),
        ("2024-03-12T10:30:00Z", ["DTSTART:20240312T103000Z"]),
        ("2024-03-12T01:30:00+08:00", ["DTSTART:20240311T173000Z"]),
        ("2024-03-12T10:30:00", ["DTSTART:20240312T103000"]),
        ("../2024-03-12", []),
        (None, []),
    ],
)
def test_a_date_places_an_event_no_closer_than_it_is_known(date: str | None, lines: list[str]) -> None:
    """Partial dates span what they can mean and block no time; what has no first day is not placed."""
    assert list(_when(date)) == lines


def test_a_meeting_without_a_date_is_a_journal_entry(record: Record) -> None:
    """It is not lost, and not put on a day."""
    lines = lines_of(record, date=None, status="planned")
    assert lines["BEGIN"] == lines["END"] == "VJOURNAL"
    assert lines["STATUS"] == "DRAFT"
    assert "date not known" in lines["SUMMARY"]


@pytest.mark.parametrize(
    ("published", "stamp"),
    [
        ("2024-03-14", "20240314T000000Z"),
        ("2024-03-12T18:30:00+08:00", "20240312T103000Z"),
        ("2024-03-12T18:30", "20240312T183000Z"),
        ("2024-03-12T18:30:07.25-05:00", "20240312T233007Z"),
    ],
)
def test_the_stamp_is_the_publication(published: str, stamp: str) -> None:
    """In UTC, and never the clock's."""
    assert _published(published) == stamp


def test_sources_without_a_date_give_the_epoch(record: Record) -> None:
    """The standard wants a stamp; an honest one says that nothing is known."""
    bare = attrs.evolve(record, documents=tuple(attrs.evolve(d, published=None) for d in record.documents))
    assert lines_of(bare)["DTSTAMP"] == "19700101T000000Z"


def test_only_addresses_of_the_web_are_linked(record: Record) -> None:
    """A `javascript:` address of a source stays out."""
    cancelled = [m for m in record.meetings if m.status == "cancelled"]
    assert not any(line.startswith("URL") for m in cancelled for line in component(record, m))
    assert lines_of(record)["URL"] == "https://example.org/cebu?a=1&b=2"


@given(st.text(max_size=300))
def test_any_text_folds_to_lines_that_unfold_to_it(text: str) -> None:
    """At most 75 octets a line, no character cut, no control character let through."""
    line = "SUMMARY:" + escaped(text)
    octets = folded(line)
    assert all(len(piece) <= 75 for piece in octets.removesuffix(b"\r\n").split(b"\r\n"))
    assert re.sub(b"\r\n ", b"", octets).decode() == line.encode("utf-8", "replace").decode() + "\r\n"
    assert not re.search(r"[\x00-\x1f]", line)


def test_the_calendar_has_an_event_a_meeting(record: Record, tmp_path: Path) -> None:
    """CRLF ends each line, and UIDs are all different."""
    Calendar().export(iter([record]), tmp_path / "c.ics")
    data = (tmp_path / "c.ics").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    uids = re.findall(rb"\r\nUID:([^\r]*)", data)
    assert len(set(uids)) == len(uids) == len(record.meetings)
    assert isinstance(record.meetings[0], Meeting)
