"""Write the reference pages that follow from the code: fields, hooks, errors, commands. A test compares them."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
import click

from secdialogue import errors, model, plugin
from secdialogue import pages as page_parts
from secdialogue.cli import cli

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"

CLASSES = (
    model.Record, model.Document, model.Block, model.Evidence, model.Actor, model.Role, model.Meeting, model.Participant,
    model.Agreement, model.Term, model.Statement, model.Metric, model.Conflict, model.ConflictValue, model.Tool,
)  # fmt: skip
PARTS = (plugin.Hooks, plugin.SourceParser, plugin.Extractor, plugin.Exporter, plugin.Gazetteer, plugin.Entry)
MEETING_PLACES = (
    plugin.Source, plugin.Level, plugin.Claim, plugin.DocumentBuilder, plugin.Paths, page_parts.Page, plugin.Draft, plugin.Mention,
)  # fmt: skip
FUNCTIONS = (plugin.inline_text, plugin.fold, plugin.plain_document, page_parts.only, page_parts.every)


def pages() -> dict[str, str]:
    """Each generated page by its file name."""
    return {
        "record.md": "\n".join(_record()),
        "hooks.md": "\n".join(_hooks()),
        "errors.md": "\n".join(_errors()),
        "commands.md": "\n".join(_commands()),
    }


def _record() -> Iterator[str]:
    yield "# The record, field by field\n"
    yield f"Schema `{model.SCHEMA}`. All keys are present; `null` and `[]` are never left out. Fields marked ✓ need evidence whose"
    yield "`supports` names them. The same as JSON Schema: `secdialogue/record.schema.json` in the wheel.\n"
    for cls in CLASSES:
        hints = get_type_hints(cls)
        yield f"## {cls.__name__}\n\n{inspect.cleandoc(cls.__doc__ or '')}\n\n| field | type | cited | meaning |\n| --- | --- | --- | --- |"
        for field in attrs.fields(cls):
            if not field.metadata.get("hidden"):
                cited = "✓" if field.metadata["cited"] else ""
                yield f"| `{field.name}` | {_type(hints[field.name])} | {cited} | {field.metadata['doc']} |"
        yield ""


def _type(hint: Any) -> str:
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return " · ".join(f"`{a}`" for a in args)
    if origin in (UnionType, Union):
        return " or ".join("null" if a is type(None) else _type(a) for a in args)
    if origin is tuple:
        return f"list of {_type(args[0])}"
    names = {
        "str": "string",
        "int": "integer",
        "bool": "boolean",
        "Decimal": "decimal in a string",
        "Any": "any JSON value",
    }
    name = getattr(origin or hint, "__name__", str(hint))
    return names.get(name, "object" if name == "Mapping" else name)


def _doc(value: Any) -> str:
    return inspect.cleandoc(value.__doc__ or "")


def _hooks() -> Iterator[str]:
    yield "# Hooks, and what extractors, parsers, exporters and gazetteers are\n"
    yield "Everything here is imported from `secdialogue.plugin`.\n"
    for cls in (*PARTS, *MEETING_PLACES):
        yield f"## {cls.__name__}\n\n{_doc(cls)}\n"
        for name, member in vars(cls).items():
            if name.startswith("_") or not (inspect.isfunction(member) or isinstance(member, (property, classmethod))):
                continue
            function = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
            signature = "" if isinstance(member, property) else str(inspect.signature(function))
            yield f"`{name}{signature}`\n: {_doc(function)}\n"
    yield "## Functions\n"
    for function in FUNCTIONS:
        yield f"`{function.__name__}{inspect.signature(function)}`\n: {_doc(function)}\n"


def _errors() -> Iterator[str]:
    yield "# Errors and warnings\n"
    yield "One tree; each error carries `problem`, `file`, `place` and `remedy`.\n"
    for name, cls in vars(errors).items():
        if inspect.isclass(cls) and cls.__module__ == errors.__name__:
            yield f"## {name}\n\nA {', '.join(base.__name__ for base in cls.__bases__)}.\n\n{_doc(cls)}\n"


def _commands() -> Iterator[str]:
    yield "# Commands\n"
    context = click.Context(cli, info_name="secdialogue")
    yield f"{cli.help}\n\nExit codes: 0 everything was read, 1 some input failed, 2 wrong usage, 130 interrupted.\n"
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        inner = click.Context(command, info_name=f"secdialogue {name}", terminal_width=100, max_content_width=100)
        yield f"## {name}\n\n```text\n{command.get_help(inner)}\n```\n"


def main() -> int:
    """Write the pages; exit code 1 where one changed."""
    changed = False
    for name, text in pages().items():
        path = REFERENCE / name
        text = text.rstrip("\n") + "\n"
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            changed = True
    return int(changed)


if __name__ == "__main__":
    sys.exit(main())
