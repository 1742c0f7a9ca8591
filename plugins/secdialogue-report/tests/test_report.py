"""The report as a file: what its markup promises. What a browser makes of it is tested in tests/consumers."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import attrs
import pytest

from secdialogue.errors import OutputError
from secdialogue.model import Record

pytest.importorskip("jinja2", reason="jinja2 is not installed")


@pytest.fixture
def html(record: Record, tmp_path: Path) -> str:
    from secdialogue_report.exporter import HtmlReport

    HtmlReport().export([record], tmp_path / "r.html")
    return (tmp_path / "r.html").read_text("utf-8")


class Reader(HTMLParser):
    """The elements, ids and texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def test_the_policy_names_the_hash_of_all_that_runs(html: str) -> None:
    """Nothing else can run, be fetched, sent or framed."""
    policy = next(a["content"] for t, a in read(html).elements if t == "meta" and "http-equiv" in a) or ""
    blocks = re.findall(r"<(style|script)>(.*?)</\1>", html, re.DOTALL)
    assert [kind for kind, _ in blocks] == ["style", "script", "script"]
    for _, text in blocks:
        assert f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_nothing_is_referred_to_outside_but_sources(html: str) -> None:
    """No image, style sheet, script or frame; links lead to passages, facts, or a source's address."""
    for tag, attributes in read(html).elements:
        assert tag not in ("img", "iframe", "object", "embed", "link", "base", "source", "video", "audio")
        assert "src" not in attributes
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        href = attributes.get("href")
        assert href is None or href.startswith("#") or href == "https://example.org/cebu?a=1&b=2"


def test_every_link_within_has_its_target_and_ids_are_unique(html: str) -> None:
    """Also without scripts a value leads to its passage."""
    elements = read(html).elements
    ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
    assert len(set(ids)) == len(ids)
    for _, attributes in elements:
        if (attributes.get("href") or "").startswith("#"):
            assert (attributes["href"] or "")[1:] in ids, attributes


def test_texts_are_shown_whole(record: Record) -> None:
    """Cut at passages, and put together again character by character, what stands between blocks included."""
    from secdialogue_report.passages import Passages

    passages = Passages(record)
    for document in record.documents:
        shown = "".join(s.text for p in passages.paragraphs(document) for s in p.segments)
        assert "".join(shown.split()) == "".join((document.text or "").split())
        covered = {n for p in passages.paragraphs(document) for s in p.segments for n in s.passages}
        assert covered == set(passages.in_document(document))


def test_each_passage_shows_exactly_its_quote(record: Record) -> None:
    """The segments that a passage covers make its words."""
    from secdialogue_report.passages import Passages

    passages = Passages(record)
    for document in record.documents:
        shown: dict[int, str] = {}
        for paragraph in passages.paragraphs(document):
            for segment in paragraph.segments:
                for number in segment.passages:
                    shown[number] = shown.get(number, "") + segment.text
        for number, text in shown.items():
            _, start, end = passages.spans[number]
            assert text == (document.text or "")[start:end]


def test_a_value_stands_on_what_supports_it(record: Record) -> None:
    """Its own passages where there are, those of the entity as a whole otherwise."""
    from secdialogue_report.passages import Passages

    passages = Passages(record)
    held = next(m for m in record.meetings if m.name)
    (venue,) = passages.supporting(held, "venue")
    document, start, end = passages.spans[venue]
    assert record[document].text[start:end] == "Camp Lapu-Lapu"
    assert passages.supporting(held, "kind") == passages.of(held)
    memo = record.agreements[0]
    assert passages.supporting(memo, "terms", "2024-06") == passages.supporting(memo, "terms", "joint patrols")


def test_data_for_the_script_stays_data(record: Record) -> None:
    """No string can end the script element."""
    from secdialogue_report.exporter import safe_json

    text = safe_json({"a": "</script><!--\u2028&", "b": [1, None]})
    assert not re.search("[<>&\u2028]", text)
    assert json.loads(text) == {"a": "</script><!--\u2028&", "b": [1, None]}


def test_a_record_without_texts_shows_its_quotes(record: Record, tmp_path: Path) -> None:
    """What is shared without texts still makes a report."""
    from secdialogue_report.exporter import HtmlReport

    bare = attrs.evolve(record, documents=tuple(attrs.evolve(d, text=None) for d in record.documents))
    HtmlReport().export([bare], tmp_path / "r.html")
    html = (tmp_path / "r.html").read_text("utf-8")
    assert "holds no text of this source" in html
    assert "Camp Lapu-Lapu</mark>" in html


def test_an_axis_leaves_out_years_without_events(record: Record) -> None:
    """2008 and 2024 stand side by side with a break between; a month is a span, a day a point, an open end an arrow."""
    from secdialogue_report.charts import timeline

    held = next(m for m in record.meetings if m.name)
    dates = ("2008", "2024-03-12", "2024-03", "2024-03-12/..")
    meetings = tuple(attrs.evolve(held, id=f"meeting:{n}", date=date) for n, date in enumerate(dates))
    chart = timeline(attrs.evolve(record, meetings=meetings, agreements=()))
    assert chart is not None
    assert len(chart.breaks) == 1
    marks = {m.id: m for lane in chart.lanes for m in lane.marks}
    assert marks["meeting:1"].width == 0
    assert marks["meeting:0"].width > marks["meeting:2"].width > 0
    assert marks["meeting:3"].open_end
    assert all(0 <= m.x <= 1000 for m in marks.values())
    assert timeline(Record()) is None


def test_figures_share_an_axis_only_within_their_unit(record: Record) -> None:
    """Round ticks from nought, points in the order of their values."""
    from secdialogue_report.charts import figure_chart

    metrics = [m for m in record.metrics if m.direction is None]
    chart = figure_chart(record, metrics)
    assert chart is not None
    assert [t.label for t in chart.ticks] == ["0", "20", "40", "60"]
    assert figure_chart(record, metrics[:1]) is None


def test_several_records_are_refused(record: Record, tmp_path: Path) -> None:
    """With what to do."""
    from secdialogue_report.exporter import HtmlReport

    with pytest.raises(OutputError, match="Merge them first"):
        HtmlReport().export([record, record], tmp_path / "r.html")
