"""Records as a network, read back by networkx."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from secdialogue.model import Record

networkx = pytest.importorskip("networkx", reason="networkx is not installed")


def read(record: Record, folder: Path):
    from secdialogue_graphml.exporter import GraphMl

    GraphMl().export([record], folder / "r.graphml")
    return networkx.read_graphml(folder / "r.graphml")


def test_the_network_comes_back(record: Record, tmp_path: Path) -> None:
    """Nodes with their labels, edges with what they are."""
    graph = read(record, tmp_path)
    assert set(graph) == {e.id for e in (*record.actors, *record.meetings, *record.agreements)}
    assert graph.nodes["actor:ana-reyes"]["label"] == "Ana Reyes"
    held = next(m for m in record.meetings if m.name)
    taking = {a for a, b, kind in graph.edges(data="kind") if b == held.id and kind == "takes part in"}
    assert taking == {p.actor for p in held.participants}
    assert {kind for _, _, kind in graph.edges(data="kind")} == {
        "takes part in", "party to", "reached at", "held under", "office in", "speaks to", "relays",
    }  # fmt: skip


def test_the_projection_shows_who_met_whom(record: Record, tmp_path: Path) -> None:
    """The usual next step works on what was written."""
    graph = networkx.Graph(read(record, tmp_path))
    shared = set(networkx.common_neighbors(graph, "actor:philippines", "actor:vietnam"))
    assert len(shared & {m.id for m in record.meetings}) == 2


def test_characters_that_xml_cannot_hold_do_no_harm(record: Record, tmp_path: Path) -> None:
    """They are replaced, and the same record gives the same bytes."""
    first = record.actors[0]
    odd = attrs.evolve(record, actors=(attrs.evolve(first, name="a\x00<b>&\ufffe"), *record.actors[1:]))
    assert read(odd, tmp_path).nodes[first.id]["label"] == "a\ufffd<b>&\ufffd"
    before = (tmp_path / "r.graphml").read_bytes()
    read(odd, tmp_path)
    assert (tmp_path / "r.graphml").read_bytes() == before
