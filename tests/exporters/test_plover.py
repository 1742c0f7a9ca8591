"""Meetings and agreements as PLOVER events."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pytest

from secdialogue.errors import SecdialogueWarning
from secdialogue.exporters.plover_events import PloverEvents, coded
from secdialogue.model import Agreement, Meeting, Participant, Record

#: The fields of the manual's tables, for events, actors, texts and citations.
EVENT_FIELDS = set(
    "id has_event date time enddate endtime source recipient event event_loc event_text quad_code event_scale mode context link "
    "text text_info cite_info coder coded_date coded_time comment".split()
)
ACTOR_FIELDS = set(
    "code sector actor_text identifier_id identifier_text actor_loc religion ethnicity office gender age".split()
)
CITE_FIELDS = set("corpus citation url title language publication license copyright coder codebook version".split())


def held(record: Record, **fields: Any) -> Meeting:
    return attrs.evolve(next(m for m in record.meetings if m.name), **fields)


def test_only_fields_of_the_manual_are_written(record: Record, tmp_path: Path) -> None:
    """And all that it requires."""
    with pytest.warns(SecdialogueWarning, match="3 of 5 events left out"):
        PloverEvents().export(iter([record]), tmp_path / "e.plover")
    lines = [json.loads(line) for line in (tmp_path / "e.plover").read_text("utf-8").splitlines()]
    assert [line["event"] for line in lines] == [["CONSULT"], ["SUPPORT"]]
    for line in lines:
        assert set(line) <= EVENT_FIELDS
        assert set(line["cite_info"]) <= CITE_FIELDS
        for actor in (*line["source"], *line["recipient"]):
            assert set(actor) <= ACTOR_FIELDS
        assert line["id"]
        assert line["date"]
        assert line["source"]


@pytest.mark.parametrize(
    ("fields", "event", "mode", "context"),
    [
        ({"status": "held"}, "CONSULT", [], []),
        ({"status": "held", "kind": "call"}, "CONSULT", ["phone"], []),
        ({"status": "planned"}, "AGREE", [], ["future"]),
        ({"status": "planned", "kind": "call"}, "AGREE", [], ["future"]),
        ({"status": "proposed"}, "AGREE", [], ["hypothetical"]),
        ({"status": "held", "kind": "visit"}, "CONSULT", ["visit"], []),
    ],
)
def test_a_meeting_is_an_act(
    record: Record, fields: dict[str, Any], event: str, mode: list[str], context: list[str]
) -> None:
    """CONSULT when it took place, AGREE when it is to come; the mode only where it is known."""
    line = coded(record, held(record, **fields))
    assert line is not None
    assert (line["event"], line["mode"], line["context"]) == ([event], mode, context)


def test_a_visitor_is_the_source_and_the_host_the_recipient(record: Record) -> None:
    """As the manual has it; otherwise all who confer are the source, never pairs."""
    visit = coded(record, held(record, kind="visit"))
    talks = coded(record, held(record))
    assert visit is not None
    assert talks is not None
    assert {a["code"] for a in visit["source"]} == {"VNM"}
    assert {a["code"] for a in visit["recipient"]} == {"PHL"}
    assert len(talks["source"]) == 4
    assert talks["recipient"] == []


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "cancelled"},
        {"status": "denied"},
        {"date": "2024-03"},
        {"date": None},
        {"date": "2024-03-12~"},
        {"participants": ()},
    ],
)
def test_what_plover_has_no_place_for_is_left_out(record: Record, fields: dict[str, Any]) -> None:
    """No false precision, and no act that did not happen."""
    assert coded(record, held(record, **fields)) is None


def test_agreements_and_mediated_meetings(record: Record) -> None:
    """A ceasefire announced is a concession; a mediator makes it a third party's meeting."""
    memo: Agreement = record.agreements[0]
    ceasefire = coded(record, attrs.evolve(memo, kind="ceasefire", status="announced"))
    assert ceasefire is not None
    assert ceasefire["event"] == ["CONCEDE"]
    people = tuple(Participant(actor=p.actor, role="mediator") for p in held(record).participants)
    mediated = coded(record, held(record, participants=people))
    assert mediated is not None
    assert mediated["mode"] == ["third-party"]
    assert coded(record, held(record, date="2024-03-12/2024-03-13"))["enddate"] == "2024-03-13"  # type: ignore[index]
