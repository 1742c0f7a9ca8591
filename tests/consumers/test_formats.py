"""Calendars, briefs, references and annotations, read by what people use."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from secdialogue.model import Record

Exported = Callable[..., Path]


# --- ics ------------------------------------------------------------------------------------------------------------


def test_icalendar_reads_the_meetings(exported: Exported) -> None:
    """Status, days and words come back; nothing is reported as broken."""
    icalendar = pytest.importorskip("icalendar", reason="icalendar is not installed")
    calendar = icalendar.Calendar.from_ical(exported("ics", "c.ics").read_bytes())
    events = {str(e["SUMMARY"]): e for e in calendar.walk("VEVENT")}
    assert all(not e.errors for e in calendar.walk())
    held = events["Maritime Security Dialogue, second round"]
    assert held["STATUS"] == "CONFIRMED"
    assert held.decoded("DTSTART") == datetime.date(2024, 3, 12)
    assert held.decoded("DTEND") == datetime.date(2024, 3, 13)
    assert str(held["LOCATION"]) == "Camp Lapu-Lapu, Cebu"
    planned = next(e for summary, e in events.items() if summary.startswith("[planned]"))
    assert (planned["STATUS"], planned["TRANSP"]) == ("TENTATIVE", "TRANSPARENT")
    assert {e["STATUS"] for summary, e in events.items() if summary.startswith("[cancelled]")} == {"CANCELLED"}


def test_a_strict_second_reader_takes_the_calendar(exported: Exported, record: Record) -> None:
    """`ical` refuses what RFC 5545 does not allow; a meeting without a date is among what it reads."""
    stream = pytest.importorskip("ical.calendar_stream", reason="ical is not installed")
    meetings = tuple(attrs.evolve(m, date=None) if m.status == "planned" else m for m in record.meetings)
    dates = ("2024-03", "2024-03-12/2024-03-14", "2024-03-12T10:00:00Z", "2024-03-12/..")
    dated = [
        attrs.evolve(m, date=date, id=f"{m.id}-{n}") for m in record.meetings if m.name for n, date in enumerate(dates)
    ]
    changed = attrs.evolve(record, meetings=(*meetings, *dated))
    calendar = stream.IcsCalendarStream.calendar_from_ics(exported("ics", "c.ics", changed).read_text("utf-8"))
    assert len(calendar.events) == 7
    assert len(calendar.journal) == 1
    assert {e.status.value for e in calendar.events if e.status} == {"CONFIRMED", "CANCELLED"}


# --- markdown -------------------------------------------------------------------------------------------------------


def test_footnotes_and_links_resolve(exported: Exported) -> None:
    """A parser with footnotes finds each one, and every link leads to the web or to its note."""
    markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")
    footnote = pytest.importorskip("mdit_py_plugins.footnote", reason="mdit-py-plugins is not installed")
    parser = markdown_it.MarkdownIt("commonmark", {"html": True}).enable("table").use(footnote.footnote_plugin)
    text = exported("markdown", "b.md").read_text("utf-8")
    html = parser.render(text)
    ids = set(re.findall(r'id="([^"]+)"', html))
    targets = re.findall(r'href="([^"]+)"', html)
    assert targets
    for target in targets:
        assert target.startswith("https://") or target.removeprefix("#") in ids, target
    assert "[^" not in re.sub(r"<[^>]+>", "", html)
    assert "<script" not in html


# --- csl ------------------------------------------------------------------------------------------------------------


def test_a_citation_processor_makes_a_bibliography(exported: Exported) -> None:
    """Each source has its entry, with title, publisher and year."""
    citeproc = pytest.importorskip("citeproc", reason="citeproc-py is not installed")
    from citeproc.source.json import CiteProcJSON

    items = json.loads(exported("csl", "s.csl").read_text("utf-8"))
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = citeproc.CitationStylesBibliography(style, CiteProcJSON(items), citeproc.formatter.plain)
    for item in items:
        bibliography.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    entries = [str(entry) for entry in bibliography.bibliography()]
    assert len(entries) == 3
    assert any("Manila and Hanoi hold second maritime dialogue in Cebu" in e and "2024" in e for e in entries)


# --- annotations ----------------------------------------------------------------------------------------------------


def test_annotations_are_linked_data(exported: Exported, record: Record) -> None:
    """With the standard's context in place, each annotation has its targets, selectors and bodies."""
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")
    page = json.loads(exported("annotations", "a.json").read_text("utf-8"))
    context = json.loads((Path(__file__).parent / "anno.jsonld").read_text("utf-8"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    graph = rdflib.Graph().parse(data=json.dumps({**page, "@context": context["@context"]}), format="json-ld")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    found = set(graph.subjects(rdflib.RDF.type, oa.Annotation))
    assert len(found) == sum(len(e.evidence) for e in record.entities())
    for annotation in found:
        assert graph.value(annotation, oa.motivatedBy) == oa.identifying
        for target in graph.objects(annotation, oa.hasTarget):
            assert graph.value(target, oa.hasSource) is not None
            for selector in graph.objects(target, oa.hasSelector):
                kind = graph.value(selector, rdflib.RDF.type)
                assert kind in (oa.TextPositionSelector, oa.TextQuoteSelector, oa.XPathSelector)
    exacts = {str(o) for o in graph.objects(None, oa.exact)}
    assert exacts == {e.quote for entity in record.entities() for e in entity.evidence}
