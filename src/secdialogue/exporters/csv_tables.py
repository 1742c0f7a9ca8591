"""`csv`: a folder of tables with keys, described as a Frictionless Data Package, that a spreadsheet cannot be harmed by."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import Any, ClassVar

from secdialogue.exporters import dyads
from secdialogue.exporters.tables import Column, Table, cell, only, rows, tables
from secdialogue.model import SCHEMA, Record
from secdialogue.plugin import Exporter

#: A cell that begins with one of these is a formula to some spreadsheet (OWASP, "CSV Injection", with the full-width
#: forms that East Asian ones read alike).
TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_TYPES = {
    "text": "string",
    "integer": "integer",
    "boolean": "boolean",
    "decimal": "number",
    "json": "string",
    "day": "date",
}


class CsvTables(Exporter):
    """One record as a Data Package: `datapackage.json` and a CSV file a table; empty tables have their header."""

    name: ClassVar[str] = "csv"
    suffixes: ClassVar[tuple[str, ...]] = (".csv", ".datapackage")
    folder: ClassVar[bool] = True

    def export(self, records: Iterable[Record], target: Path) -> None:
        """Write the folder `target`; OutputError where there are several records."""
        record = only(records, self.name)
        target.mkdir()
        described = [*tables().values(), dyads.TABLE]
        with ExitStack() as stack:
            writers = {table.name: _writer(stack, target, table) for table in described}
            for name, row in chain(rows(record), (("dyad_days", row) for row in dyads.rows(record))):
                writers[name].writerow([guarded(value) for value in row])
        text = json.dumps(descriptor(described), ensure_ascii=False, indent=1) + "\n"
        target.joinpath("datapackage.json").write_text(text, "utf-8", newline="\n")


def _writer(stack: ExitStack, folder: Path, table: Table) -> Any:
    stream = stack.enter_context(folder.joinpath(f"{table.name}.csv").open("w", encoding="utf-8", newline=""))
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(table.names)
    return writer


def guarded(value: Any) -> str:
    """A value as a cell; a text that a spreadsheet would run as a formula gets an apostrophe before it.

    One that already has apostrophes before such a character gets one more, so that taking one away gives the text back.
    """
    text = cell(value)
    if isinstance(value, str) and text.lstrip("'").startswith(TRIGGERS):
        return "'" + text
    return text


def unguarded(text: str) -> str:
    """The text of a cell that `guarded` wrote."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(TRIGGERS) else text


# --- the descriptor -------------------------------------------------------------------------------------------------


def descriptor(described: list[Table]) -> dict[str, Any]:
    """The Data Package that tells the types, keys and references of the tables."""
    return {
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "profile": "tabular-data-package",
        "name": "secdialogue-record",
        "title": "A record of security dialogues",
        "description": (
            f"Tables of a {SCHEMA}. Offsets count Unicode code points. Dates are EDTF (ISO 8601-2), with the first and the "
            "last day that they can mean. A text that begins with a character that spreadsheets take for a formula "
            "(= + - @ tab, line ends, and their full-width forms) has an apostrophe before it; take it away to get the text back."
        ),
        "resources": [_resource(table) for table in described],
    }


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(table, column) for column in table.columns], "missingValues": [""]}
    if table is not dyads.TABLE:
        schema["primaryKey"] = list(table.key)
    schema["foreignKeys"] = list(_foreign_keys(table))
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.about,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema,
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.kind], "description": column.about}
    constraints: dict[str, Any] = {}
    # An empty text is written as an empty cell, which a reader takes for a missing one.
    if column.required and (column.kind != "text" or column.name in table.key or column.refers or column.allowed):
        constraints["required"] = True
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    return {**field, "constraints": constraints} if constraints else field


def _foreign_keys(table: Table) -> Iterator[dict[str, Any]]:
    for column in table.columns:
        if column.refers is not None:
            resource = "" if column.refers == table.name else column.refers
            yield {"fields": column.name, "reference": {"resource": resource, "fields": "id"}}
