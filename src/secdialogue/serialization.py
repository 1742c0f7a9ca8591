"""Record <-> JSON: the classes written out, key by key, so that the same record gives the same bytes and comes back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs

from secdialogue.checking import check
from secdialogue.errors import RecordError, SchemaVersionError
from secdialogue.model import SCHEMA, Document, Record

T = TypeVar("T")

_VERSION = re.compile(r"secdialogue/record/(\d{1,6})\.(\d{1,6})")
_MAJOR, _MINOR = (int(part) for part in SCHEMA.rpartition("/")[2].split("."))


def to_json(value: Record | Document) -> str:
    """The JSON of a record or a document: one-space indent, characters as they are, a line feed at the end."""
    return json.dumps(unstructure(value), ensure_ascii=False, indent=1) + "\n"


def to_json_line(value: Record | Document) -> str:
    """The same on one line, for JSON Lines."""
    return json.dumps(unstructure(value), ensure_ascii=False, separators=(",", ":")) + "\n"


def from_json(data: str | bytes) -> Record:
    """The record of its JSON, checked.

    Raises RecordError naming the path of what is wrong, SchemaVersionError for a newer major version.
    """
    return record_from(_loaded(data))


def document_from_json(data: str | bytes) -> Document:
    """The document of its JSON, as `secdialogue read` writes it, checked."""
    document = structure(Document, _loaded(data), "document")
    check(Record(documents=(document,)))
    return document


def record_from(data: Any) -> Record:
    """The record of parsed JSON, checked."""
    _check_version(data)
    return check(structure(Record, data, "", newer=data["schema"] != SCHEMA))


def _loaded(data: str | bytes) -> Any:
    try:
        return json.loads(data, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"not JSON: {error}", remedy="Give a file that secdialogue wrote") from error


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON number")


def _check_version(data: Any) -> None:
    schema = data.get("schema") if isinstance(data, dict) else None
    match = _VERSION.fullmatch(schema) if isinstance(schema, str) else None
    if match is None:
        raise RecordError(f"no record: schema is {schema!r}", place="schema", remedy=f"Give a {SCHEMA} record")
    if int(match[1]) != _MAJOR:
        raise SchemaVersionError(
            f"written as {schema}, this library reads {SCHEMA}",
            place="schema",
            remedy="Install the release that reads it",
        )


# --- writing --------------------------------------------------------------------------------------------------------

_FIELDS: dict[Any, tuple[str, ...]] = {}


def field_names(cls: type[Any]) -> tuple[str, ...]:
    """The names of a class's fields in the order of the contract."""
    if cls not in _FIELDS:
        _FIELDS[cls] = tuple(f.name for f in attrs.fields(cls) if not f.metadata.get("hidden"))
    return _FIELDS[cls]


def unstructure(value: Any) -> Any:
    """The JSON form of a value of the record: objects with all keys, arrays, strings, numbers, null."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (tuple, list)):
        return [unstructure(item) for item in value]
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, Mapping):
        return {key: unstructure(item) for key, item in value.items()}
    out = {name: unstructure(getattr(value, name)) for name in field_names(type(value))}
    if value.unknown:
        out.update(value.unknown)
    return out


def plain(value: Decimal) -> str:
    """A decimal as digits, without exponent or trailing zeros."""
    digits = format(value, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


# --- reading --------------------------------------------------------------------------------------------------------

_Read = Callable[[Any, str, bool], Any]
_READERS: dict[Any, dict[str, _Read]] = {}


def structure(cls: type[T], data: Any, path: str, *, newer: bool = False) -> T:
    """The value of class `cls` that `data` spells; `newer`: keep keys that this version does not know."""
    if not isinstance(data, dict):
        raise _wrong(path, f"{_shown(data)} is no object")
    readers = _readers(cls)
    values = {}
    for name, reader in readers.items():
        where = f"{path}.{name}" if path else name
        if name not in data:
            raise _wrong(where, "is missing")
        values[name] = reader(data[name], where, newer)
    unknown = {key: data[key] for key in data if key not in readers}
    if unknown and not newer:
        raise _wrong(f"{path}.{min(unknown)}".lstrip("."), "is no field of this version")
    if unknown:
        values["unknown"] = unknown
    return cls(**values)


def _readers(cls: type[Any]) -> dict[str, _Read]:
    if cls not in _READERS:
        hints = get_type_hints(cls)
        _READERS[cls] = {name: _reader(hints[name]) for name in field_names(cls)}
    return _READERS[cls]


def _reader(hint: Any) -> _Read:
    """How a value of a type is read; what only `check` can tell is left to it."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (UnionType, Union):
        inner = _reader(next(a for a in args if a is not type(None)))
        return lambda data, path, newer: None if data is None else inner(data, path, newer)
    if origin is tuple:
        return _tuple_reader(_reader(args[0]))
    if origin is Literal or hint is str:
        return _exactly(str, "a string")
    if hint is Decimal:
        return _decimal
    if hint is int or hint is bool:
        return _exactly(hint, "an integer" if hint is int else "true or false")
    if hint is Any:
        return lambda data, path, newer: data
    if attrs.has(hint):
        return lambda data, path, newer: structure(hint, data, path, newer=newer)
    return _exactly(dict, "an object")


def _tuple_reader(inner: _Read) -> _Read:
    def read(data: Any, path: str, newer: bool) -> Any:
        if not isinstance(data, list):
            raise _wrong(path, f"{_shown(data)} is no list")
        return tuple([inner(item, f"{path}[{i}]", newer) for i, item in enumerate(data)])

    return read


def _exactly(cls: type[Any], wanted: str) -> _Read:
    def read(data: Any, path: str, newer: bool) -> Any:
        if type(data) is not cls:
            raise _wrong(path, f"{_shown(data)} is not {wanted}")
        return data

    return read


def _decimal(data: Any, path: str, newer: bool) -> Decimal:
    try:
        value = Decimal(data) if isinstance(data, str) else None
    except InvalidOperation:
        value = None
    if value is None or not value.is_finite():
        raise _wrong(path, f"{_shown(data)} is no decimal number in a string")
    return value


def _shown(data: Any) -> str:
    text = json.dumps(data, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "…"


def _wrong(path: str, problem: str) -> RecordError:
    return RecordError(problem, place=path or None, remedy="Give a record as secdialogue writes it")
