"""Write the reference pages that follow from the code: fields, hooks, errors, commands. A test compares them."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from functools import cached_property
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
    plugin.Source, plugin.Level, plugin.Claim, plugin.DocumentBuilder, plugin.Paths, page_parts.Page, page_parts.Metadata,
    page_parts.Claimed, plugin.Draft, plugin.Mention,
)  # fmt: skip
FUNCTIONS = (
    plugin.inline_text, plugin.fold, plugin.plain_document, plugin.entries_in, page_parts.only, page_parts.every,
)  # fmt: skip


_RAISES = re.compile(r"^:raises (\w+): (.+?)(?=^:|^$|\Z)", re.MULTILINE | re.DOTALL)


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
    yield "# Hooks, and what parsers, extractors, exporters and gazetteers are\n"
    yield "Import everything here from `secdialogue.plugin`, but `Page`, `Metadata`, `Claimed`, `only` and `every` from `secdialogue.pages`.\n"
    for cls in (*PARTS, *MEETING_PLACES):
        said, params = _parted(_doc(cls))
        yield f"## {cls.__name__}\n\n{said}\n"
        yield from _fields(cls, params)
        for name, member in vars(cls).items():
            value = isinstance(member, (property, cached_property))
            if name.startswith("_") or not (inspect.isfunction(member) or value or isinstance(member, classmethod)):
                continue
            function = _function(member)
            signature = "" if value else _signature(function)
            yield f"`{name}{signature}`\n: {_indented(function)}\n"
    yield "## Functions\n"
    for function in FUNCTIONS:
        yield f"`{function.__name__}{_signature(function)}`\n: {_indented(function)}\n"


def _function(member: Any) -> Any:
    """The function behind a method, a class method or a property."""
    inner = (getattr(member, name, None) for name in ("fget", "func", "__func__"))
    return next((found for found in inner if found is not None), member)


def _signature(function: Any) -> str:
    """A signature as one reads it: annotations without quotes, `self` left out."""
    written = re.sub(r"((?:: |-> ))'([^']*)'", r"\1\2", str(inspect.signature(function)))
    return re.sub(r"^\((self|cls)(, )?", "(", written).replace("<class 'lxml.etree._Element'>", "lxml.etree._Element")


def _parted(doc: str) -> tuple[str, dict[str, str]]:
    """A docstring without its `:param …:` lines, and what they say of each name."""
    found = re.compile(r"^:param (\w+): (.+?)(?=^:|^$|\Z)", re.MULTILINE | re.DOTALL)
    params = {name: " ".join(text.split()) for name, text in found.findall(doc)}
    return found.sub("", doc).strip(), {name: text[0].upper() + text[1:] for name, text in params.items()}


def _indented(function: Any) -> str:
    """A docstring in a definition list, its `:param …:` lines as a list."""
    said, params = _parted(_doc(function))
    rows = [f"- `{name}`: {text}" for name, text in params.items()]
    rows += [f"- raises `{name}` {' '.join(text.split())}" for name, text in _RAISES.findall(said)]
    said = _RAISES.sub("", said).strip()
    return (
        "\n".join([*said.splitlines(), "", *rows] if rows else said.splitlines())
        .replace("\n", "\n  ")
        .replace("\n  \n", "\n\n")
    )


def _fields(cls: type, params: dict[str, str]) -> Iterator[str]:
    """A table of what a class has, from its lines and the comments (`#:`) over them."""
    rows, said = [], []
    for line in inspect.getsource(cls).splitlines():
        found = re.match(r"    ([A-Za-z]\w*)(?:: (.+?))?(?: = (.+))?$", line)
        if line.strip().startswith("#:"):
            said.append(line.strip().removeprefix("#:").strip())
        elif found and (found[2] or said):
            type_ = re.sub(r"ClassVar\[(.+)\]", r"\1", found[2] or "").replace("|", "\\|")
            meaning = " ".join(said) or params.get(found[1], "")
            rows.append(f"| `{found[1]}` | {f'`{type_}`' if type_ else ''} | {meaning} |")
            said = []
        elif line.startswith("    def "):
            break
        else:
            said = []
    if rows:
        yield "\n".join(["| field | type | meaning |", "| --- | --- | --- |", *rows, ""])


def _errors() -> Iterator[str]:
    yield "# Errors and warnings\n"
    yield "All errors form one tree, so `except SecdialogueError` catches whatever the library raises on purpose.\n"
    for name, cls in vars(errors).items():
        if inspect.isclass(cls) and cls.__module__ == errors.__name__:
            said, params = _parted(_doc(cls))
            rows = [f"- `{field}`: {text}" for field, text in params.items()]
            base = ", ".join(f"`{parent.__name__}`" for parent in cls.__bases__)
            yield "\n".join([f"## {name}\n\n{said}\n", *rows, *([""] if rows else []), f"Base: {base}.\n"])


def _commands() -> Iterator[str]:
    yield "# Commands\n"
    context = click.Context(cli, info_name="secdialogue")
    yield f"{cli.help}\n\nExit codes: 0 if everything was read, 1 if an input failed, 2 for wrong usage, 130 if interrupted.\n"
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
