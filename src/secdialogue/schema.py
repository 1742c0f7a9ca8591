"""The JSON Schema (draft 2020-12) of a record, generated from its classes; the wheel ships it as `record.schema.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from importlib.resources import files
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from secdialogue.model import SCHEMA, Record

#: The name of the file in the package that holds the schema.
FILE = "record.schema.json"


def json_schema() -> dict[str, Any]:
    """The schema, as a JSON value."""
    definitions: dict[str, Any] = {}
    root = _class_schema(Record, definitions)
    root["properties"]["schema"] = {"const": SCHEMA, "description": root["properties"]["schema"]["description"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": "A secdialogue record",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def shipped() -> str:
    """The text of the schema file in the installed package."""
    return (files("secdialogue") / FILE).read_text("utf-8")


def render() -> str:
    """The text that the schema file must have."""
    return json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n"


def _class_schema(cls: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(cls)
    fields = [f for f in attrs.fields(cls) if not f.metadata.get("hidden")]
    return {
        "type": "object",
        "description": (cls.__doc__ or "").strip(),
        "properties": {
            f.name: {**_type_schema(hints[f.name], definitions), "description": f.metadata["doc"]} for f in fields
        },
        "required": [f.name for f in fields],
        "additionalProperties": False,
    }


def _type_schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(args)}
    if origin in (UnionType, Union):
        return {"anyOf": [_type_schema(a, definitions) for a in args]}
    if origin is tuple:
        return {"type": "array", "items": _type_schema(args[0], definitions)}
    if origin is Mapping or (isinstance(origin, type) and issubclass(origin, Mapping)):
        return {"type": "object", "additionalProperties": _type_schema(args[1], definitions)}
    if attrs.has(hint):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}
            definitions[hint.__name__] = _class_schema(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return _plain_schema(hint)


def _plain_schema(hint: Any) -> dict[str, Any]:
    if hint is Decimal:
        return {"type": "string", "pattern": r"^-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$"}
    if hint is Any:
        return {}
    names = {str: "string", bool: "boolean", int: "integer", type(None): "null"}
    return {"type": names[hint]}


if __name__ == "__main__":
    from pathlib import Path

    Path(__file__).with_name(FILE).write_text(render(), "utf-8")
