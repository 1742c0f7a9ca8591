"""`entities-jsonl`: one entity a line with its citations spelled out, for pipelines that want no joins."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, cast

import attrs

from secdialogue.exporters.wording import label, title
from secdialogue.model import ENTITY_LISTS, SCHEMA, Document, Entity, Evidence, Record, prefix
from secdialogue.plugin import Exporter
from secdialogue.schema import json_schema
from secdialogue.serialization import unstructure

#: Characters of the text before and after a quote that are given with it.
CONTEXT = 80

_SOURCE_FIELDS = ("source_kind", "url", "publisher", "published", "language", "copy_of", "text_sha256")
_REFERRING = ("roles", "participants")


class EntitiesJsonl(Exporter):
    """A line an entity: its type, a label, its fields, the names of whom it refers to, its passages with their source."""

    name: ClassVar[str] = "entities-jsonl"
    suffixes: ClassVar[tuple[str, ...]] = (".ndjson",)

    def export(self, records: Iterable[Record], target: Path) -> None:
        """Write entities as they come; nothing is held but one record."""
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            for record in records:
                sources = {document.id: document for document in record.documents}
                for entity in record.entities():
                    line = json.dumps(spelled_out(record, entity, sources), ensure_ascii=False, separators=(",", ":"))
                    stream.write(line + "\n")


def spelled_out(record: Record, entity: Entity, sources: dict[str, Document]) -> dict[str, Any]:
    """An entity as a JSON object that needs no other: see `line_schema`."""
    fields = unstructure(entity)
    evidence = [_citation(e, sources[e.document]) for e in entity.evidence]
    fields.pop("evidence")
    return {
        "schema": SCHEMA,
        "type": prefix(entity),
        "label": label(record, entity),
        **fields,
        "refers_to": [{"id": id, "label": label(record, record[id])} for id in referred(entity)],
        "documents": len({e.document for e in entity.evidence if not sources[e.document].copy_of}) or 1,
        "evidence": evidence,
    }


def referred(entity: Entity) -> list[str]:
    """The ids of the entities that an entity refers to, in order, each once."""
    found: dict[str, None] = {}
    for owner in (entity, *(part for field in _REFERRING for part in getattr(entity, field, ()))):
        for field in _reference_fields(cast(Hashable, type(owner))):
            value = getattr(owner, field)
            found.update(dict.fromkeys(value if isinstance(value, tuple) else () if value is None else (value,)))
    return list(found)


@cache
def _reference_fields(cls: Hashable) -> tuple[str, ...]:
    return tuple(f.name for f in attrs.fields(cast(type[Any], cls)) if f.metadata.get("refers") in ENTITY_LISTS)


def _citation(evidence: Evidence, document: Document) -> dict[str, Any]:
    text = document.text
    return {
        **unstructure(evidence),
        "before": None if text is None else text[max(0, evidence.start - CONTEXT) : evidence.start],
        "after": None if text is None else text[evidence.end : evidence.end + CONTEXT],
        "source": {"title": title(document), **{name: getattr(document, name) for name in _SOURCE_FIELDS}},
    }


# --- the schema -----------------------------------------------------------------------------------------------------


def line_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a line, made from the record's own."""
    whole = json_schema()
    definitions: dict[str, Any] = whole["$defs"]
    kinds = [_line(definitions[cls.__name__], prefix(cls)) for cls in ENTITY_LISTS.values()]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "One entity of a record of security dialogues, with its citations",
        "oneOf": kinds,
        "$defs": {**definitions, "Citation": _citation_schema(definitions)},
    }


def _line(entity: dict[str, Any], kind: str) -> dict[str, Any]:
    reference = {
        "type": "object",
        "properties": {"id": {"type": "string"}, "label": {"type": "string"}},
        "required": ["id", "label"],
    }
    properties = {
        "schema": {"const": SCHEMA},
        "type": {"const": kind},
        "label": {"type": "string", "minLength": 1},
        **entity["properties"],
        "refers_to": {"type": "array", "items": reference},
        "documents": {"type": "integer", "minimum": 1},
        "evidence": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Citation"}},
    }
    return {"type": "object", "properties": properties, "required": list(properties)}


def _citation_schema(definitions: dict[str, Any]) -> dict[str, Any]:
    text = {"type": ["string", "null"]}
    source = {name: definitions["Document"]["properties"][name] for name in _SOURCE_FIELDS}
    properties = {
        **definitions["Evidence"]["properties"],
        "before": text,
        "after": text,
        "source": {
            "type": "object",
            "properties": {"title": {"type": "string"}, **source},
            "required": ["title", *source],
        },
    }
    return {"type": "object", "properties": properties, "required": list(properties)}
