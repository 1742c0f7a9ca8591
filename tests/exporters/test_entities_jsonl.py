"""One entity a line, with everything a pipeline needs on the line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest

from secdialogue.exporters.entities_jsonl import EntitiesJsonl, line_schema
from secdialogue.model import Record


def lines(record: Record, folder: Path) -> list[dict[str, Any]]:
    target = folder / "entities.ndjson"
    EntitiesJsonl().export([record], target)
    return [json.loads(line) for line in target.read_text("utf-8").splitlines()]


def test_every_line_fits_its_schema(record: Record, tmp_path: Path) -> None:
    """With texts and without."""
    validator = jsonschema.Draft202012Validator(line_schema())
    bare = attrs.evolve(record, documents=tuple(attrs.evolve(d, text=None) for d in record.documents))
    for each in (record, bare):
        for line in lines(each, tmp_path):
            validator.validate(line)


def test_the_schema_refuses_what_is_no_line(record: Record, tmp_path: Path) -> None:
    """A kind that is not in the list, and a line without evidence."""
    validator = jsonschema.Draft202012Validator(line_schema())
    line = lines(record, tmp_path)[0]
    for broken in ({**line, "kind": "ghost"}, {**line, "evidence": []}, {**line, "type": "meeting"}):
        assert not validator.is_valid(broken)


def test_every_entity_has_a_line_that_names_whom_it_refers_to(record: Record, tmp_path: Path) -> None:
    """No reference is left without its label."""
    found = lines(record, tmp_path)
    assert [line["id"] for line in found] == [entity.id for entity in record.entities()]
    meeting = next(line for line in found if line.get("status") == "held")
    assert {r["label"] for r in meeting["refers_to"]} == {
        "Maritime Security Dialogue", "Philippines", "Vietnam", "Ana Reyes", "Tran Van Minh",
    }  # fmt: skip


def test_a_citation_shows_its_surroundings_and_its_source(record: Record, tmp_path: Path) -> None:
    """Before, quote and after are one stretch of the text."""
    texts = {d.id: d.text or "" for d in record.documents}
    for line in lines(record, tmp_path):
        for e in line["evidence"]:
            assert e["before"] + e["quote"] + e["after"] in texts[e["document"]]
            assert e["source"]["title"]


def test_copies_are_not_counted(record: Record, tmp_path: Path) -> None:
    """A release and its copy are one document to whoever counts confirmations."""
    ministry = next(line for line in lines(record, tmp_path) if line["id"] == "actor:ministry-of-national-defence")
    assert len({e["document"] for e in ministry["evidence"]}) == 2
    assert ministry["documents"] == 1


@pytest.mark.parametrize("count", [1, 3])
def test_records_are_taken_as_a_stream(record: Record, tmp_path: Path, count: int) -> None:
    """An iterator is enough; nothing is asked for twice."""
    EntitiesJsonl().export((record for _ in range(count)), tmp_path / "e.ndjson")
    assert len((tmp_path / "e.ndjson").read_text("utf-8").splitlines()) == count * len(list(record.entities()))
