"""`graphml`: a network for Gephi, Cytoscape, igraph and networkx.

Nodes are actors, meetings and agreements (`type`). An actor takes part in a meeting or is party to an agreement; a speaker
speaks to an audience, an edge a statement counted in `weight`; an office leads to its body; a statement relayed leads from
the outlet to the speaker. A meeting of many is many edges to one node, not all pairs: project where you need pairs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import networkx

from secdialogue import edtf
from secdialogue.exporters.tables import only
from secdialogue.exporters.wording import label
from secdialogue.model import Actor, Agreement, Entity, Meeting, Record, prefix
from secdialogue.plugin import Exporter

#: Characters that XML cannot hold.
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class GraphMl(Exporter):
    """One record as a directed GraphML network."""

    name: ClassVar[str] = "graphml"
    suffixes: ClassVar[tuple[str, ...]] = (".graphml",)

    def export(self, records: Iterable[Record], target: Path) -> None:
        """Write the network; OutputError where there are several records."""
        networkx.write_graphml_xml(network(only(records, self.name)), target, encoding="utf-8", prettyprint=True)


def network(record: Record) -> networkx.MultiDiGraph:
    """The network of a record; nodes are known by the record's ids."""
    graph = networkx.MultiDiGraph()
    copies = {document.id for document in record.documents if document.copy_of}
    nodes: list[Actor | Meeting | Agreement] = [*record.actors, *record.meetings, *record.agreements]
    for entity in nodes:
        documents = len({e.document for e in entity.evidence} - copies) or 1
        graph.add_node(entity.id, **_clean({**_attributes(record, entity), "documents": documents}))
    for source, goal, kind, values in _edges(record):
        graph.add_edge(source, goal, key=f"{source} {kind} {goal}", kind=kind, **_clean(values))
    return graph


def _attributes(record: Record, entity: Entity) -> dict[str, Any]:
    found: dict[str, Any] = {"label": label(record, entity), "type": prefix(entity)}
    for name in ("kind", "country", "status", "date", "place"):
        found[name] = getattr(entity, name, None)
    if found["date"] is not None:
        value = edtf.parse(found["date"])
        found["date_first"] = value.first_day and value.first_day.isoformat()
        found["date_last"] = value.last_day and value.last_day.isoformat()
    return found


def _edges(record: Record) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    for meeting in record.meetings:
        for participant in meeting.participants:
            yield participant.actor, meeting.id, "takes part in", {"role": participant.role, "weight": 1}
        for agreement in meeting.framework:
            yield meeting.id, agreement, "held under", {"weight": 1}
    for pact in record.agreements:
        for party in pact.parties:
            yield party, pact.id, "party to", {"weight": 1}
        for id in pact.meetings:
            yield pact.id, id, "reached at", {"weight": 1}
    for actor in record.actors:
        for body in dict.fromkeys(r.organization for r in actor.roles if r.organization is not None):
            yield actor.id, body, "office in", {"weight": 1}
    yield from _spoken(record)


def _spoken(record: Record) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Who speaks to whom and who relays whom, each pair once, with the number of statements as weight."""
    times: Counter[tuple[str, str, str]] = Counter()
    for statement in record.statements:
        for speaker in statement.speakers:
            if statement.audience is not None:
                times[speaker, statement.audience, "speaks to"] += 1
            for outlet in statement.relayed_by:
                times[outlet, speaker, "relays"] += 1
    for (source, goal, kind), weight in sorted(times.items()):
        yield source, goal, kind, {"weight": weight}


def _clean(values: dict[str, Any]) -> dict[str, Any]:
    """GraphML knows no null, and XML not all characters."""
    return {k: _ILLEGAL.sub("\ufffd", v) if isinstance(v, str) else v for k, v in values.items() if v is not None}
