"""`sqlite`: one database with foreign keys, full-text search and views that answer the common questions; it comes back."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import Any, ClassVar

from secdialogue.errors import InputError, OutputError, SecdialogueError
from secdialogue.exporters import dyads
from secdialogue.exporters.record_from_tables import record_from_rows
from secdialogue.exporters.tables import Column, Row, Table, cell, only, rows, tables
from secdialogue.model import Record
from secdialogue.plugin import Exporter

#: "secd" in ASCII, by which `file` and others may tell the database from others (PRAGMA application_id).
APPLICATION_ID = 0x73656364

#: Tables with a number of their own, so that full-text search still points to the right row after VACUUM.
_SEARCHED = {"documents": ("title", "subtitle", "text"), "statements": ("text", "cue")}
_TYPES = {"text": "TEXT", "integer": "INTEGER", "boolean": "INTEGER", "json": "TEXT", "day": "TEXT"}
_INDEXED = {
    "documents": ("published", "publisher"), "actors": ("kind", "country", "name"), "meetings": ("status", "date_first"),
    "agreements": ("status", "date_first"), "statements": ("date_first",), "metrics": ("variable",), "evidence": ("document, start_char",),
    "evidence_supports": ("field",), "dyad_days": ("day", "cow_dyad", "gw_dyad"), "entities": ("kind",),
}  # fmt: skip
_BATCH = 500


class SqliteDatabase(Exporter):
    """One record as an SQLite database of the tables that `csv` has too, and the dyad-days."""

    name: ClassVar[str] = "sqlite"
    suffixes: ClassVar[tuple[str, ...]] = (".sqlite", ".sqlite3", ".db")
    lossless: ClassVar[bool] = True

    def export(self, records: Iterable[Record], target: Path) -> None:
        """Write the database; OutputError where there are several records."""
        record = only(records, self.name)
        try:
            with closing(sqlite3.connect(target, isolation_level=None)) as connection:
                _write(connection, record)
        except sqlite3.OperationalError as error:
            raise OutputError(
                f"cannot be written: {error}", file=str(target), remedy="Check space and permissions"
            ) from error

    def load(self, path: Path) -> Iterator[Record]:
        """The record of a database; InputError where the file is none that this format wrote."""
        try:
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
                found = {name: _read(connection, table) for name, table in tables().items()}
        except sqlite3.DatabaseError as error:
            raise InputError(
                f"no database that secdialogue wrote: {error}",
                file=str(path),
                remedy="Give a file of the format sqlite",
            ) from error
        try:
            yield record_from_rows(found)
        except SecdialogueError as error:
            raise error.within(str(path)) from error.__cause__


# --- writing --------------------------------------------------------------------------------------------------------


def _write(connection: sqlite3.Connection, record: Record) -> None:
    for pragma in (
        f"application_id = {APPLICATION_ID}",
        "journal_mode = OFF",
        "synchronous = OFF",
        "foreign_keys = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")
    for table in (*tables().values(), dyads.TABLE):
        connection.execute(_ddl(table))
    connection.execute("BEGIN")
    _insert(connection, rows(record))
    _insert(connection, (("dyad_days", row) for row in dyads.rows(record)))
    connection.execute("COMMIT")
    for name, columns in _indexes():
        connection.execute(f"CREATE INDEX {name}_{columns.replace(', ', '_')} ON {name} ({columns})")
    for name, fields in _SEARCHED.items():
        listed = ", ".join(fields)
        connection.execute(
            f'CREATE VIRTUAL TABLE {name}_fts USING fts5({listed}, content="{name}", content_rowid="number",'
            " tokenize='unicode61 remove_diacritics 2')"
        )
        connection.execute(f"INSERT INTO {name}_fts ({name}_fts) VALUES ('rebuild')")  # noqa: S608 - names are our own
    connection.executescript(files("secdialogue.exporters").joinpath("data/views.sql").read_text("utf-8"))
    connection.execute("ANALYZE")


def _insert(connection: sqlite3.Connection, found: Iterable[tuple[str, Row]]) -> None:
    """Insert rows, a batch a statement where neighbours go to one table."""
    waiting: dict[str, list[Row]] = defaultdict(list)
    for name, row in found:
        waiting[name].append(row)
        if len(waiting[name]) >= _BATCH:
            _flush(connection, name, waiting.pop(name))
    for name, several in waiting.items():
        _flush(connection, name, several)


def _flush(connection: sqlite3.Connection, name: str, several: list[Row]) -> None:
    table = dyads.TABLE if name == dyads.TABLE.name else tables()[name]
    exact = [i for i, column in enumerate(table.columns) if column.kind == "decimal"]
    values: list[Any] = [list(row) for row in several] if exact else list(several)
    for row in values if exact else ():
        for i in exact:
            row[i] = None if row[i] is None else cell(row[i])
    listed = ", ".join(_stored(column) for column in table.columns)
    marks = ", ".join("?" * len(table.columns))
    connection.executemany(f"INSERT INTO {name} ({listed}) VALUES ({marks})", values)  # noqa: S608 - names are our own


def _stored(column: Column) -> str:
    """The column that holds a value; decimals are kept as text, beside a number to compute with."""
    return f"{column.name}_exact" if column.kind == "decimal" else column.name


def _ddl(table: Table) -> str:
    lines = [line for column in table.columns for line in _column_ddl(column)]
    if table.name in _SEARCHED:
        lines = ["number INTEGER PRIMARY KEY", *lines, f"UNIQUE ({', '.join(table.key)})"]
    elif table.name != dyads.TABLE.name:
        lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    lines += [
        f"FOREIGN KEY ({c.name}) REFERENCES {c.refers} (id) DEFERRABLE INITIALLY DEFERRED"
        for c in table.columns
        if c.refers
    ]
    if table.name in _ENTITY_TABLES:
        lines.append("FOREIGN KEY (id) REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED")
    rowid = "" if len(table.key) == 1 or table.name == dyads.TABLE.name else " WITHOUT ROWID"
    return f"CREATE TABLE {table.name} (\n  -- {table.about}\n  " + ",\n  ".join(lines) + f"\n){rowid}"


_ENTITY_TABLES = ("actors", "meetings", "agreements", "statements", "metrics")


def _column_ddl(column: Column) -> Iterator[str]:
    if column.kind == "decimal":
        yield f"{column.name}_exact TEXT"
        yield f"{column.name} REAL GENERATED ALWAYS AS (CAST({column.name}_exact AS REAL)) STORED"
    else:
        yield f"{column.name} {_TYPES[column.kind]}" + (" NOT NULL" if column.required else "")


def _indexes() -> Iterator[tuple[str, str]]:
    for table in (*tables().values(), dyads.TABLE):
        own = _INDEXED.get(table.name, ())
        referring = (c.name for c in table.columns if c.refers and c.name != table.key[0])
        leading = {first.partition(",")[0] for first in own}
        for columns in (*own, *(name for name in referring if name not in leading)):
            yield table.name, columns


# --- reading --------------------------------------------------------------------------------------------------------


def _read(connection: sqlite3.Connection, table: Table) -> list[dict[str, Any]]:
    listed = ", ".join(_stored(column) for column in table.columns)
    order = ", ".join(table.key)
    found = connection.execute(f"SELECT {listed} FROM {table.name} ORDER BY {order}")  # noqa: S608 - names are our own
    return [dict(zip(table.names, row, strict=True)) for row in found]
