"""`parquet`: a folder with one typed table a list of the record, lists and evidence nested, dates also as first and last day."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import islice
from pathlib import Path
from types import UnionType
from typing import Any, ClassVar, Union, cast, get_args, get_origin, get_type_hints

import attrs
import pyarrow as pa
import pyarrow.parquet as pq

from secdialogue import edtf
from secdialogue.errors import InputError, SecdialogueError
from secdialogue.exporters.tables import only
from secdialogue.model import ENTITY_LISTS, Conflict, Document, Record
from secdialogue.plugin import Exporter
from secdialogue.serialization import plain, record_from, unstructure

#: The tables, each with the class of its rows.
TABLES: dict[str, type[Any]] = {"documents": Document, **ENTITY_LISTS, "conflicts": Conflict}
_BATCH = 2000
_HEAD = pa.schema([("schema", pa.string()), ("extensions", pa.string()), ("unknown", pa.string())])


class Parquet(Exporter):
    """One record as a folder of Parquet files that pyarrow, DuckDB and polars read; it comes back without loss."""

    name: ClassVar[str] = "parquet"
    suffixes: ClassVar[tuple[str, ...]] = (".parquet",)
    lossless: ClassVar[bool] = True
    folder: ClassVar[bool] = True

    def export(self, records: Iterable[Record], target: Path) -> None:
        """Write the folder `target`; OutputError where there are several records."""
        record = only(records, self.name)
        target.mkdir()
        head = {"schema": record.schema, "extensions": _json(record.extensions), "unknown": _json(record.unknown)}
        pq.write_table(pa.Table.from_pylist([head], _HEAD), target / "record.parquet")
        for name, cls in TABLES.items():
            schema = pa.schema(list(_struct(cast(Hashable, cls))))
            with pq.ParquetWriter(target / f"{name}.parquet", schema, compression="zstd") as writer:
                rows = (_row(cls, value) for value in getattr(record, name))
                while batch := list(islice(rows, _BATCH)):
                    writer.write_table(pa.Table.from_pylist(batch, schema))

    def load(self, path: Path) -> Iterator[Record]:
        """The record of a folder; InputError where it is none that this format wrote."""
        try:
            head = pq.read_table(path / "record.parquet").to_pylist()[0]
            data = {"schema": head["schema"]}
            for name, cls in TABLES.items():
                data[name] = [_back(cls, row) for row in pq.read_table(path / f"{name}.parquet").to_pylist()]
            data |= {"extensions": json.loads(head["extensions"]), **json.loads(head["unknown"])}
        except (OSError, pa.ArrowException, KeyError, IndexError, ValueError) as error:
            raise InputError(
                f"no tables that secdialogue wrote: {error}",
                file=str(path),
                remedy="Give a folder of the format parquet",
            ) from error
        try:
            yield record_from(data)
        except SecdialogueError as error:
            raise error.within(str(path)) from error.__cause__


# --- types ----------------------------------------------------------------------------------------------------------


@cache
def _struct(cls: Any) -> tuple[pa.Field, ...]:
    """The columns of a class; of decimals the exact digits and a number, of dates the value and its first and last day."""
    hints = get_type_hints(cls)
    fields = []
    for field in attrs.fields(cls):
        hint, optional = _bare(hints[field.name])
        name = field.name
        if hint is Decimal:
            fields += [pa.field(f"{name}_exact", pa.string(), optional), pa.field(name, pa.float64(), optional)]
            continue
        fields.append(pa.field(name, _type(hint), optional))
        if field.metadata.get("form") == "edtf":
            fields += [pa.field(f"{name}_first", pa.date32()), pa.field(f"{name}_last", pa.date32())]
    return tuple(fields)


def _bare(hint: Any) -> tuple[Any, bool]:
    """A type without None, and whether None is allowed."""
    if get_origin(hint) in (UnionType, Union):
        return next(a for a in get_args(hint) if a is not type(None)), True
    return hint, False


def _type(hint: Any) -> pa.DataType:
    if get_origin(hint) is tuple:
        return pa.list_(_type(get_args(hint)[0]))
    if attrs.has(hint):
        return pa.struct(list(_struct(hint)))
    return {int: pa.int64(), bool: pa.bool_()}.get(hint, pa.string())


# --- values ---------------------------------------------------------------------------------------------------------


@cache
def _plan(cls: Any) -> tuple[tuple[str, Any, bool], ...]:
    """(field, its type without None, whether it is an EDTF date) of a class."""
    hints = get_type_hints(cls)
    return tuple((f.name, _bare(hints[f.name])[0], f.metadata.get("form") == "edtf") for f in attrs.fields(cls))


def _row(cls: type[Any], value: Any) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, hint, dated in _plan(cast(Hashable, cls)):
        found = getattr(value, name)
        if hint is Decimal:
            row[f"{name}_exact"] = None if found is None else plain(found)
            row[name] = None if found is None else float(found)
            continue
        row[name] = _cell(hint, found)
        if dated:
            row[f"{name}_first"], row[f"{name}_last"] = _days(found)
    return row


def _cell(hint: Any, value: Any) -> Any:
    if get_origin(hint) is tuple:
        member = get_args(hint)[0]
        return [_cell(member, item) for item in value]
    if attrs.has(hint):
        return _row(hint, value)
    if hint is Any or isinstance(value, Mapping):
        return _json(value)
    return value


def _days(value: str | None) -> tuple[date | None, date | None]:
    if value is None:
        return None, None
    found = edtf.parse(value)
    return found.first_day, found.last_day


def _json(value: Any) -> str:
    return json.dumps(unstructure(value), ensure_ascii=False, separators=(",", ":"))


def _back(cls: type[Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON form of an object from a row; what was only derived is left."""
    data: dict[str, Any] = {}
    for name, hint, _ in _plan(cast(Hashable, cls)):
        if hint is Decimal:
            data[name] = row[f"{name}_exact"]
        elif name == "unknown":
            data |= cast(dict[str, Any], json.loads(row[name]))
        else:
            data[name] = _value(hint, row[name])
    return data


def _value(hint: Any, value: Any) -> Any:
    if get_origin(hint) is tuple:
        member = get_args(hint)[0]
        return [_value(member, item) for item in value]
    if attrs.has(hint):
        return _back(hint, value)
    if hint is Any or get_origin(hint) is Mapping:
        return json.loads(value)
    return value
