"""A record as tables: what csv, sqlite and parquet share, derived from the record's classes so that no field is missed.

One table a list of the record, one for each field that is itself a list, and evidence, what it supports and conflicts apart.
Keys: ids for documents and entities, the owner's id and a `position` from 0 for what belongs to them.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeAlias, Union, cast, get_args, get_origin, get_type_hints

import attrs

from secdialogue import edtf
from secdialogue.errors import OutputError
from secdialogue.exporters.wording import label
from secdialogue.model import ENTITY_LISTS, Document, Entity, Evidence, Record, prefix
from secdialogue.serialization import plain, unstructure

Kind: TypeAlias = Literal["text", "integer", "boolean", "decimal", "json", "day"]
Row: TypeAlias = tuple[Any, ...]

#: The columns of list fields whose members are bare values.
_MEMBER = {
    "names": "name", "topics": "topic", "authors": "author", "relays": "relay", "same_as": "old_id", "speakers": "actor",
    "relayed_by": "actor", "claimed_by": "actor", "parties": "actor", "framework": "agreement", "meetings": "meeting",
}  # fmt: skip
#: `end` is a keyword of SQL, so the tables name offsets in full.
_RENAMED = {"start": "start_char", "end": "end_char"}
#: Not in the tables of their owners: they have tables of their own, or none.
_APART = {"evidence"}


@attrs.frozen
class Column:
    """One column: its type, and the table whose key it refers to."""

    name: str
    kind: Kind
    about: str
    required: bool = False
    refers: str | None = None
    allowed: tuple[str, ...] = ()


@attrs.frozen
class Table:
    """One table: its columns, and those that make its key."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


def only(records: Iterable[Record], format: str) -> Record:
    """The one record there is; OutputError where there are none or several, whose ids might mean different things."""
    found = iter(records)
    record = next(found, None)
    if record is None or next(found, None) is not None:
        count = "no record" if record is None else "several records"
        raise OutputError(f"{count} for one file of the format {format}", remedy="Merge them first: secdialogue merge")
    return record


# --- which tables there are -----------------------------------------------------------------------------------------


@cache
def tables() -> dict[str, Table]:
    """All tables by name, each after those it refers to, but for references among the entities."""
    found = [_RECORD, _main("documents", Document), *_children("documents", Document), _ENTITIES]
    for name, cls in ENTITY_LISTS.items():
        found += [_main(name, cls), *_children(name, cls)]
    return {table.name: table for table in (*found, *_EVIDENCE)}


def _main(name: str, cls: type[Any]) -> Table:
    columns = [*_columns(cls, key=True)]
    if cls is not Document:
        columns.append(_UNKNOWN)
    return Table(name, (cls.__doc__ or "").partition("\n")[0], tuple(columns), ("id",))


_UNKNOWN = Column("unknown", "json", "Fields of a newer minor version of the record.")


def _columns(cls: type[Any], *, key: bool = False) -> Iterator[Column]:
    hints = get_type_hints(cls)
    for field in attrs.fields(cls):
        kind, allowed = _kind(hints[field.name])
        if kind is None or field.name in _APART or (field.metadata.get("hidden") and cls is not Document):
            continue
        refers = field.metadata.get("refers")
        name = _RENAMED.get(field.name, field.name)
        about = field.metadata.get("doc") or _UNKNOWN.about
        required = kind != "json" and type(None) not in get_args(hints[field.name])
        yield Column(name, kind, about, required, refers, allowed)
        if field.metadata.get("form") == "edtf":
            yield Column(f"{name}_first", "day", f"First day that `{name}` can mean.")
            yield Column(f"{name}_last", "day", f"Last day that `{name}` can mean.")


def _kind(hint: Any) -> tuple[Kind | None, tuple[str, ...]]:
    """The type of a column, and the values allowed; None for a list, which has a table of its own."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return "text", args
    if origin in (UnionType, Union):
        return _kind(next(a for a in args if a is not type(None)))
    if origin is tuple:
        return None, ()
    plain_kinds: dict[Any, Kind] = {str: "text", int: "integer", bool: "boolean", Decimal: "decimal"}
    return plain_kinds.get(hint, "json"), ()


def _children(owner: str, cls: type[Any]) -> Iterator[Table]:
    singular = prefix(cls)
    hints = get_type_hints(cls)
    for field in attrs.fields(cls):
        if get_origin(hints[field.name]) is not tuple or field.name in _APART:
            continue
        member = get_args(hints[field.name])[0]
        lead = (
            Column(singular, "text", f"Id of the {singular}.", True, owner),
            Column("position", "integer", "Place in the list, from 0.", True),
        )
        if attrs.has(member):
            more = (*_columns(member), _UNKNOWN)
        else:
            more = (Column(_MEMBER[field.name], "text", field.metadata["doc"], True, field.metadata.get("refers")),)
        yield Table(f"{singular}_{field.name}", field.metadata["doc"], (*lead, *more), (singular, "position"))


_RECORD = Table(
    "record",
    "One row: what the record says of itself.",
    (
        Column("schema", "text", "Name and version of the record's form.", True),
        Column("extensions", "json", "What plugins add, under the names of their distributions."),
        _UNKNOWN,
    ),
    ("schema",),
)
_ENTITIES = Table(
    "entities",
    "Every entity of whatever kind, so that evidence can refer to it.",
    (
        Column("id", "text", "Id of the entity.", True),
        Column(
            "kind",
            "text",
            "Which list it stands in.",
            True,
            allowed=tuple(prefix(cls) for cls in ENTITY_LISTS.values()),
        ),
        Column("label", "text", "A short line that tells it from others, for people.", True),
        Column("documents", "integer", "How many documents it is cited to, copies of another left out.", True),
    ),
    ("id",),
)
_SPAN = (
    Column("document", "text", "Id of the document.", True, "documents"),
    Column("start_char", "integer", "Offset of the first code point.", True),
    Column("end_char", "integer", "Offset after the last code point.", True),
    Column("quote", "text", "Exactly the characters between.", True),
)
_ENTITY = Column("entity", "text", "Id of the entity.", True, "entities")
_POSITION = Column("position", "integer", "Place in the entity's evidence, from 0.", True)
_EVIDENCE = (
    Table("evidence", "The passages that entities stand on.", (_ENTITY, _POSITION, *_SPAN, _UNKNOWN), ("entity", "position")),
    Table(
        "evidence_supports",
        "Which fields, and which members of them, a passage supports.",
        (
            _ENTITY,
            _POSITION,
            Column("place", "integer", "Place among what the passage supports, from 0.", True),
            Column("field", "text", "Field of the entity.", True),
            Column("member", "text", "Member of the field, by value."),
        ),
        ("entity", "position", "place"),
    ),
    Table(
        "conflicts",
        "Where merged sources disagree: the values that they give for one field, the preferred one first.",
        (
            Column("conflict", "integer", "Number of the conflict, from 0.", True),
            Column("position", "integer", "Place of the value, from 0.", True),
            _ENTITY,
            Column("field", "text", "Field, or member by value.", True),
            Column("value", "json", "The value as JSON."),
            Column("unknown", "json", "Fields of a newer minor version of the record, of the value and of the conflict."),
        ),
        ("conflict", "position"),
    ),
    Table(
        "conflict_evidence",
        "The passages that values in conflict stand on.",
        (
            Column("conflict", "integer", "Number of the conflict.", True),
            Column("position", "integer", "Place of the value in the conflict.", True),
            Column("place", "integer", "Place of the passage, from 0.", True),
            *_SPAN,
            Column("supports", "json", "What it supports, as a list."),
            _UNKNOWN,
        ),
        ("conflict", "position", "place"),
    ),
)  # fmt: skip


# --- rows -----------------------------------------------------------------------------------------------------------


def rows(record: Record) -> Iterator[tuple[str, Row]]:
    """(table, row) of everything in the record, each value of the kind that its column says."""
    yield "record", (record.schema, compact(record.extensions), compact(record.unknown))
    for document in record.documents:
        yield from _rows("documents", document)
    copies = {document.id for document in record.documents if document.copy_of}
    for name in ENTITY_LISTS:
        for entity in getattr(record, name):
            own = {e.document for e in entity.evidence}
            yield "entities", (entity.id, prefix(entity), label(record, entity), len(own - copies) or 1)
            yield from _rows(name, entity)
            yield from _evidence_rows(entity)
    yield from _conflict_rows(record)


def _rows(name: str, value: Document | Entity) -> Iterator[tuple[str, Row]]:
    yield name, _row(tables()[name], value)
    for child, field in _child_fields(cast(Hashable, type(value))):
        members = getattr(value, field)
        if not members:
            continue
        table = tables()[child]
        if attrs.has(type(members[0])):
            for i, member in enumerate(members):
                yield child, (value.id, i, *_row(table, member)[2:])
        else:
            for i, member in enumerate(members):
                yield child, (value.id, i, member)


@cache
def _child_fields(cls: Hashable) -> tuple[tuple[str, str], ...]:
    """(table, field) of the list fields of a class."""
    hints = get_type_hints(cls)
    fields = (
        f.name
        for f in attrs.fields(cast(type[Any], cls))
        if get_origin(hints[f.name]) is tuple and f.name not in _APART
    )
    return tuple((f"{prefix(cast(type[Entity], cls))}_{field}", field) for field in fields)


def _row(table: Table, value: Any) -> Row:
    """The values of an object in the order of the table's columns; those that it has no field for are left None."""
    cells: list[Any] = []
    for name, kind in _reads(table.name):
        found = getattr(value, name, None)
        if kind == "first" or kind == "last":
            cells.append(_day(found, kind))
        elif kind == "json":
            cells.append(compact(found))
        else:
            cells.append(found)
    return tuple(cells)


@cache
def _reads(table: str) -> tuple[tuple[str, str], ...]:
    """For each column the field that it is read from, and how."""
    back = {new: old for old, new in _RENAMED.items()}
    found = []
    for column in tables()[table].columns:
        if column.kind == "day":
            field, _, end = column.name.rpartition("_")
            found.append((field, end))
        else:
            found.append((back.get(column.name, column.name), column.kind))
    return tuple(found)


def _day(date: str | None, end: str) -> str | None:
    if date is None:
        return None
    value = edtf.parse(date)
    day = value.first_day if end == "first" else value.last_day
    return None if day is None else day.isoformat()


def compact(value: Any) -> str | None:
    """JSON on one line, None for an empty object."""
    if isinstance(value, Mapping) and not value:
        return None
    return json.dumps(unstructure(value), ensure_ascii=False, separators=(",", ":"))


def _evidence_rows(entity: Entity) -> Iterator[tuple[str, Row]]:
    for i, evidence in enumerate(entity.evidence):
        yield "evidence", (entity.id, i, *_span(evidence), compact(evidence.unknown))
        for j, support in enumerate(evidence.supports):
            field, slash, member = support.partition("/")
            yield "evidence_supports", (entity.id, i, j, field, member if slash else None)


def _span(evidence: Evidence) -> Row:
    return evidence.document, evidence.start, evidence.end, evidence.quote


def _conflict_rows(record: Record) -> Iterator[tuple[str, Row]]:
    for i, conflict in enumerate(record.conflicts):
        for j, value in enumerate(conflict.values):
            unknown = (
                json.dumps([dict(value.unknown), dict(conflict.unknown)]) if value.unknown or conflict.unknown else None
            )
            yield "conflicts", (i, j, conflict.entity, conflict.field, compact_any(value.value), unknown)
            for k, evidence in enumerate(value.evidence):
                row = (i, j, k, *_span(evidence), compact_any(list(evidence.supports)), compact(evidence.unknown))
                yield "conflict_evidence", row


def compact_any(value: Any) -> str:
    """JSON on one line of any value, null and the empty object included."""
    return json.dumps(unstructure(value), ensure_ascii=False, separators=(",", ":"))


def cell(value: Any) -> str:
    """A value as text: empty for None, `true` and `false`, decimals without exponent."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return plain(value) if isinstance(value, Decimal) else str(value)
