"""Evidence as W3C Web Annotations: each selector, applied as the standard says, finds its words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from samples import PAGE

from secdialogue.documents import fold, inline_text
from secdialogue.exporters.web_annotation import WebAnnotations, annotated, web_address
from secdialogue.model import Record
from secdialogue.sources import html_tree


@pytest.fixture
def items(record: Record) -> list[dict[str, Any]]:
    return list(annotated(record))


def targets(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


def test_position_and_quote_find_the_same_words_in_the_text(record: Record, items: list[dict[str, Any]]) -> None:
    """Positions count code points; prefix, words and suffix are one stretch."""
    for annotation in items:
        target = targets(annotation)[0]
        text = record[target["source"]["id"].removeprefix("urn:secdialogue:")].text
        position, quote = target["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_xpath_and_quote_find_the_words_in_the_page(items: list[dict[str, Any]]) -> None:
    """White space is folded and inline markup read over, as a browser's text is."""
    tree = html_tree(PAGE).getroottree()
    found = 0
    for annotation in items:
        for target in targets(annotation)[1:]:
            selector = target["selector"]
            assert selector["type"] == "XPathSelector"
            (element,) = tree.xpath(selector["value"])
            quote = selector["refinedBy"]
            assert quote["exact"] in inline_text(element)
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in fold(inline_text(element))
            found += 1
    assert found > 20


def test_a_passage_over_two_blocks_has_a_target_for_each(record: Record) -> None:
    """An element holds only its own words."""
    page = next(d for d in record.documents if d.url and d.url.startswith("https"))
    text = page.text or ""
    end = page.blocks[1].end
    held = next(m for m in record.meetings if m.name)
    across = attrs.evolve(held.evidence[-1], start=end - 9, end=end + 9, quote=text[end - 9 : end + 9])
    (annotation,) = annotated(_only(record, held.id, across))
    assert [t["selector"]["refinedBy"]["exact"] for t in targets(annotation)[1:]] == ["Dialogue.", "“We wil"]


def _only(record: Record, id: str, evidence: Any) -> Record:
    meeting = attrs.evolve(record[id], evidence=(evidence,), series=None, participants=())
    return attrs.evolve(record, actors=(), agreements=(), statements=(), metrics=(), meetings=(meeting,))


def test_json_without_a_tree_is_pointed_into(record: Record) -> None:
    """A JSON Pointer is a fragment of its own standard."""
    page = next(d for d in record.documents if d.url and d.url.startswith("https"))
    pointed = attrs.evolve(page, made_with=(), blocks=tuple(attrs.evolve(b, source="/body/0") for b in page.blocks))
    documents = tuple(pointed if d.id == page.id else d for d in record.documents)
    selectors = [t["selector"] for a in annotated(attrs.evolve(record, documents=documents)) for t in targets(a)[1:]]
    assert {s["type"] for s in selectors} == {"FragmentSelector"}
    assert {s["conformsTo"] for s in selectors} == {"http://tools.ietf.org/rfc/rfc6901"}


def test_every_evidence_has_an_annotation_with_an_id_of_its_own(record: Record, items: list[dict[str, Any]]) -> None:
    """None is lost, and what it supports stands as tags."""
    assert len({a["id"] for a in items}) == len(items) == sum(len(e.evidence) for e in record.entities())
    tags = {b["value"] for a in items for b in a["body"] if b["purpose"] == "tagging"}
    assert {"terms/2024-06", "roles/Defense Secretary"} <= tags


def test_the_file_is_one_page_of_json(record: Record, tmp_path: Path) -> None:
    """Streamed, and whole also when there is nothing."""
    for records, count in (([record], sum(len(e.evidence) for e in record.entities())), ([], 0)):
        target = tmp_path / f"{count}.annotations.jsonld"
        WebAnnotations().export(iter(records), target)
        page = json.loads(target.read_text("utf-8"))
        assert page["type"] == "AnnotationPage"
        assert len(page["items"]) == count


def test_a_record_without_texts_still_quotes(record: Record) -> None:
    """Position and words stay; what stood around them is not there."""
    bare = attrs.evolve(record, documents=tuple(attrs.evolve(d, text=None) for d in record.documents))
    quote = next(annotated(bare))["target"]["selector"][1]
    assert set(quote) == {"type", "exact"}


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTP://x", True),
        ("javascript:alert(1)", False),
        ("https://a b", False),
        ('https://a"b', False),
        (None, False),
    ],
)
def test_only_web_addresses_are_addresses(url: str | None, kept: bool) -> None:
    """Other schemes may run code in whoever follows them."""
    assert (web_address(url) is not None) == kept
