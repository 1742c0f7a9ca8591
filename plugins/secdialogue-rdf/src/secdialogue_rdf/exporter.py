"""`jsonld` and `turtle`: the same graph in two forms."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from secdialogue.exporters.tables import only
from secdialogue.model import Record
from secdialogue.plugin import Exporter
from secdialogue_rdf.graph import PREFIXES, graph


class Turtle(Exporter):
    """One record as Turtle; every node has a name, so that the same record gives the same bytes."""

    name: ClassVar[str] = "turtle"
    suffixes: ClassVar[tuple[str, ...]] = (".ttl",)

    def export(self, records: Iterable[Record], target: Path) -> None:
        """Write the graph; OutputError where there are several records."""
        text = graph(only(records, self.name)).serialize(format="turtle")
        target.write_text(text, "utf-8", newline="\n")


class JsonLd(Exporter):
    """One record as JSON-LD; its context stands in the file, so that nothing is fetched to read it."""

    name: ClassVar[str] = "jsonld"
    suffixes: ClassVar[tuple[str, ...]] = (".jsonld",)

    def export(self, records: Iterable[Record], target: Path) -> None:
        """Write the graph; OutputError where there are several records."""
        text = graph(only(records, self.name)).serialize(format="json-ld", context=dict(PREFIXES), auto_compact=False)
        data = json.loads(text)
        data["@graph"] = sorted((_ordered(node) for node in data.get("@graph", [])), key=lambda node: str(node["@id"]))
        target.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")


def _ordered(node: dict[str, object]) -> dict[str, object]:
    """A node with its keys and the values of its properties in order; sets have none."""
    found: dict[str, object] = {}
    for key in sorted(node):
        value = node[key]
        found[key] = sorted(value, key=lambda v: json.dumps(v, sort_keys=True)) if isinstance(value, list) else value
    return found
