"""The page of vocabularies has every word that the record has, and maps it as the exporters do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest

from secdialogue import model
from secdialogue.exporters.calendar_events import STATUS
from secdialogue.exporters.plover_events import AGREEMENTS, MEETINGS

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "vocabularies.md"


def tables() -> dict[tuple[str, str], list[dict[str, str]]]:
    """Every table of the page, by its section's class and its first column's field."""
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    for section in re.split(r"(?m)^## ", PAGE.read_text("utf-8"))[1:]:
        name = section.partition(":")[0]
        for table in re.findall(r"(?m)(?:^\|.*\n)+", section):
            rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
            head = [cell.strip("`") for cell in rows[0]]
            found[name, head[0]] = [dict(zip(head, row, strict=True)) for row in rows[2:]]
    return found


TABLES = tables()

WORDS: dict[tuple[str, str], Any] = {
    ("Meeting", "kind"): model.MeetingKind,
    ("Meeting", "status"): model.MeetingStatus,
    ("Participant", "role"): model.ParticipantRole,
    ("Agreement", "kind"): model.AgreementKind,
    ("Agreement", "status"): model.AgreementStatus,
    ("Actor", "kind"): model.ActorKind,
    ("Role", "status"): model.RoleStatus,
    ("Statement", "mode"): model.Mode,
    ("Statement", "attitude"): model.Attitude,
    ("Statement", "polarity"): model.Polarity,
    ("Metric", "comparator"): model.Comparator,
    ("Metric", "change"): model.Change,
    ("Metric", "direction"): model.Direction,
    ("Document", "source_kind"): model.SourceKind,
    ("Document", "status"): model.DocumentStatus,
    ("Document", "completeness"): model.Completeness,
    ("Block", "kind"): model.BlockKind,
}


def test_every_vocabulary_of_the_record_is_on_the_page() -> None:
    named = {
        alias for alias in vars(model).values() if get_args(alias) and all(isinstance(a, str) for a in get_args(alias))
    }
    assert named == set(WORDS.values())
    assert set(TABLES) == set(WORDS)


@pytest.mark.parametrize("field", WORDS, ids=".".join)
def test_a_table_has_the_words_of_the_code_and_says_what_each_means(field: tuple[str, str]) -> None:
    rows = TABLES[field]
    assert [row[field[1]].strip("`") for row in rows] == list(get_args(WORDS[field]))
    assert all(list(row.values())[1] for row in rows)


def test_the_calendar_s_status_is_that_of_the_exporter() -> None:
    assert {row["status"].strip("`"): row["iCalendar STATUS"] for row in TABLES["Meeting", "status"]} == STATUS


@pytest.mark.parametrize(("entity", "acts"), [("Meeting", MEETINGS), ("Agreement", AGREEMENTS)])
def test_the_events_of_plover_are_those_of_the_exporter(entity: str, acts: dict[str, tuple[str, list[str]]]) -> None:
    for row in TABLES[entity, "status"]:
        category, context = acts.get(row["status"].strip("`"), ("none", []))
        assert row["PLOVER event"].partition(";")[0] == ", ".join([category, *context])


def test_the_status_of_schema_org_is_that_of_the_exporter() -> None:
    graph = pytest.importorskip("secdialogue_rdf.graph", reason="secdialogue-rdf is not installed")
    for row in TABLES["Meeting", "status"]:
        assert row["schema.org"] == graph._EVENT_STATUS.get(row["status"].strip("`"), "none")
