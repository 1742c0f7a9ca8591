"""The record of its tables, as a lossless format that is made of them reads it back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, get_args, get_origin, get_type_hints

import attrs

from secdialogue.errors import RecordError
from secdialogue.model import ENTITY_LISTS, Document, Record, document_key, entity_key, prefix
from secdialogue.serialization import record_from

Found = Mapping[str, Sequence[Mapping[str, Any]]]


def record_from_rows(found: Found) -> Record:
    """The record, checked; `found` has for each table its rows by column, by key. RecordError where they make none."""
    if len(found["record"]) != 1:
        raise RecordError("the table record has not one row", remedy="Export the record again")
    head = found["record"][0]
    try:
        data = {
            "schema": head["schema"],
            "documents": _objects("documents", Document, found),
            **{name: _objects(name, cls, found) for name, cls in ENTITY_LISTS.items()},
            "conflicts": _conflicts(found),
            "extensions": _loaded(head["extensions"]),
            **_loaded(head["unknown"]),
        }
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise RecordError(f"the tables do not fit together: {error!r}", remedy="Export the record again") from error
    return record_from(_ordered(data))


def _ordered(data: dict[str, Any]) -> dict[str, Any]:
    """The lists in the order of the contract; tables have none."""
    data["documents"].sort(key=lambda d: document_key(_Seen(d)))  # type: ignore[arg-type]
    for name in ENTITY_LISTS:
        data[name].sort(key=lambda e: entity_key(_Seen(e)))  # type: ignore[arg-type]
    return data


class _Seen:
    """Attributes for keys, as the functions of the model read them."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data

    def __getattr__(self, name: str) -> Any:
        value = self._data[name]
        return [_Seen(value[0])] if name == "evidence" else value


def _objects(table: str, cls: type[Any], found: Found) -> list[dict[str, Any]]:
    """The objects of a table, with the lists that belong to them."""
    children = {}
    hints = get_type_hints(cls)
    for field in attrs.fields(cls):
        if get_origin(hints[field.name]) is tuple:
            member = get_args(hints[field.name])[0]
            rows = _evidence(found) if field.name == "evidence" else _members(found, cls, field.name, member)
            children[field.name] = rows
    objects = []
    for row in found[table]:
        value = _object(cls, row)
        for name, members in children.items():
            value[name] = members.get(row["id"], [])
        objects.append(value)
    return objects


def _members(found: Found, cls: type[Any], field: str, member: Any) -> dict[str, list[Any]]:
    """The members of a list field by owner."""
    owner = prefix(cls)
    members: dict[str, list[Any]] = defaultdict(list)
    for row in found[f"{owner}_{field}"]:
        bare = [value for name, value in row.items() if name not in (owner, "position")]
        members[row[owner]].append(_object(member, row) if attrs.has(member) else bare[0])
    return members


def _object(cls: type[Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """An object of the JSON form from a row, its lists left out."""
    back = {"start": "start_char", "end": "end_char"}
    hints = get_type_hints(cls)
    value: dict[str, Any] = {}
    for field in attrs.fields(cls):
        if field.metadata.get("hidden") or get_origin(hints[field.name]) is tuple:
            continue
        cell = row[back.get(field.name, field.name)]
        if get_origin(hints[field.name]) is Mapping:
            cell = _loaded(cell)
        value[field.name] = bool(cell) if hints[field.name] is bool else cell
    value.update(_loaded(row["unknown"]))
    return value


def _loaded(text: str | None) -> Any:
    return {} if text is None else json.loads(text)


def _evidence(found: Found) -> dict[str, list[Any]]:
    supports: dict[tuple[str, int], list[str]] = defaultdict(list)
    for row in found["evidence_supports"]:
        support = row["field"] if row["member"] is None else f"{row['field']}/{row['member']}"
        supports[row["entity"], row["position"]].append(support)
    evidence: dict[str, list[Any]] = defaultdict(list)
    for row in found["evidence"]:
        evidence[row["entity"]].append(_span(row, supports[row["entity"], row["position"]]))
    return evidence


def _span(row: Mapping[str, Any], supports: list[str]) -> dict[str, Any]:
    span = {"document": row["document"], "start": row["start_char"], "end": row["end_char"], "quote": row["quote"]}
    return {**span, "supports": supports, **_loaded(row["unknown"])}


def _conflicts(found: Found) -> list[dict[str, Any]]:
    evidence: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for row in found["conflict_evidence"]:
        evidence[row["conflict"], row["position"]].append(_span(row, json.loads(row["supports"])))
    conflicts: dict[int, dict[str, Any]] = {}
    for row in found["conflicts"]:
        of_value, of_conflict = json.loads(row["unknown"] or "[{}, {}]")
        conflict = conflicts.setdefault(
            row["conflict"], {"entity": row["entity"], "field": row["field"], "values": [], **of_conflict}
        )
        passages = evidence[row["conflict"], row["position"]]
        conflict["values"].append({"value": json.loads(row["value"]), "evidence": passages, **of_value})
    return [conflicts[number] for number in sorted(conflicts)]
