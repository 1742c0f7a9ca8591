"""`jsonld` and `turtle`: the same graph in two forms, written node by node, so that no graph is held."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

from rdflib import RDF, Literal, URIRef
from rdflib.namespace import XSD

from secdialogue.exporters.tables import only
from secdialogue.model import Record
from secdialogue.plugin import Exporter
from secdialogue_rdf.graph import PREFIXES, nodes

_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9]*")


class Turtle(Exporter):
    """One record as Turtle; every node has a name, so that the same record gives the same bytes."""

    name: ClassVar[str] = "turtle"
    suffixes: ClassVar[tuple[str, ...]] = (".ttl",)

    def export(self, records: Iterable[Record], target: Path) -> None:
        """Write the graph; OutputError where there are several records."""
        record = only(records, self.name)
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            for prefix, namespace in PREFIXES.items():
                stream.write(f"@prefix {prefix}: <{namespace}> .\n")
            for subject, properties in nodes(record):
                lines = (
                    f"    {_predicate(p)} {', '.join(map(_term, values))}" for p, values in _by_predicate(properties)
                )
                stream.write(f"\n{_term(subject)}\n" + " ;\n".join(lines) + " .\n")


class JsonLd(Exporter):
    """One record as JSON-LD; its context stands in the file, so that nothing is fetched to read it."""

    name: ClassVar[str] = "jsonld"
    suffixes: ClassVar[tuple[str, ...]] = (".jsonld",)

    def export(self, records: Iterable[Record], target: Path) -> None:
        """Write the graph; OutputError where there are several records."""
        record = only(records, self.name)
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write('{\n "@context": ' + json.dumps(PREFIXES) + ',\n "@graph": [')
            between = "\n"
            for subject, properties in nodes(record):
                stream.write(f"{between}  {json.dumps(_node(subject, properties), ensure_ascii=False)}")
                between = ",\n"
            stream.write("\n ]\n}\n")


Properties = list[tuple[URIRef, Any]]


def _by_predicate(properties: Properties) -> list[tuple[URIRef, list[Any]]]:
    """The values of each predicate, the type first."""
    found: dict[URIRef, list[Any]] = {}
    for predicate, value in properties:
        found.setdefault(predicate, []).append(value)
    return sorted(found.items(), key=lambda item: (item[0] != RDF.type, str(item[0])))


@lru_cache(maxsize=1024)
def _short(term: URIRef) -> str | None:
    """`schema:name` for a term of a known namespace."""
    for prefix, namespace in PREFIXES.items():
        if term.startswith(namespace) and _LOCAL.fullmatch(term[len(namespace) :]):
            return f"{prefix}:{term[len(namespace) :]}"
    return None


# --- Turtle ---------------------------------------------------------------------------------------------------------


def _predicate(term: URIRef) -> str:
    return "a" if term == RDF.type else _term(term)


def _term(term: Any) -> str:
    """A node or literal as Turtle writes it."""
    if isinstance(term, URIRef):
        return _short(term) or f"<{term}>"
    text = json.dumps(str(term), ensure_ascii=False).replace("\x7f", "\\u007f")
    return text if term.datatype in (None, XSD.string) else f"{text}^^{_term(term.datatype)}"


# --- JSON-LD --------------------------------------------------------------------------------------------------------


def _node(subject: URIRef, properties: Properties) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": str(subject)}
    for predicate, values in _by_predicate(properties):
        if predicate == RDF.type:
            node["@type"] = [_short(value) or str(value) for value in values]
        else:
            key = _short(predicate) or str(predicate)
            node[key] = _value(values[0]) if len(values) == 1 else [_value(value) for value in values]
    return node


def _value(term: Any) -> Any:
    if isinstance(term, Literal):
        if term.datatype in (None, XSD.string):
            return str(term)
        return {"@type": _short(term.datatype) or str(term.datatype), "@value": str(term)}
    return {"@id": str(term)}
