"""Records as FollowTheMoney entities, checked by the library itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from secdialogue.model import Record

followthemoney = pytest.importorskip("followthemoney", reason="followthemoney is not installed")


@pytest.fixture
def entities(record: Record, tmp_path: Path) -> list:
    from secdialogue_followthemoney.exporter import FollowTheMoney

    FollowTheMoney().export([record], tmp_path / "r.ftm")
    return [json.loads(line) for line in (tmp_path / "r.ftm").read_text("utf-8").splitlines()]


def test_every_entity_is_valid(entities: list) -> None:
    """By its schema: required properties are there, and every value is one of its type."""
    for data in entities:
        proxy = followthemoney.model.get_proxy(data)
        proxy.schema.validate(data)
        for prop, value in proxy.itervalues():
            assert prop.type.validate(value) or prop.type.name in ("text", "string", "html"), (prop, value)


def test_references_lead_to_entities_of_the_right_kind(entities: list) -> None:
    """No dangling ids, and each in the range of its property."""
    known = {data["id"]: followthemoney.model.get_proxy(data) for data in entities}
    references = 0
    for proxy in known.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert value in known, (prop, value)
                assert prop.range is None or known[value].schema.is_a(prop.range), (prop, known[value].schema)
                references += 1
    assert references > 40


def test_what_is_known_is_there_and_nothing_more(entities: list) -> None:
    """Names, countries, dates; a season is no date."""
    by_caption = {followthemoney.model.get_proxy(data).caption: data["properties"] for data in entities}
    assert by_caption["Ana Reyes"]["country"] == ["ph"]
    assert by_caption["Maritime Security Dialogue, second round"]["date"] == ["2024-03-12"]
    planned = next(p for c, p in by_caption.items() if c.startswith("Maritime Security Dialogue, round 3"))
    assert "date" not in planned
    assert planned["summary"] == ["dialogue round, planned, autumn 2025"]
