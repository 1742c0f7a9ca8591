"""A record as data frames: the tables of the exporters, for pandas or polars, whichever is installed."""

from __future__ import annotations

from typing import Any

from secdialogue.errors import SecdialogueError
from secdialogue.exporters.tables import rows, tables
from secdialogue.model import Record

_PANDAS = {
    "text": "string",
    "integer": "Int64",
    "boolean": "boolean",
    "decimal": "object",
    "json": "string",
    "day": "string",
}


def to_pandas(record: Record) -> dict[str, Any]:
    """A pandas DataFrame for each table (`statements`, `statement_speakers`, `evidence`, …), by name.

    Columns are those of the `csv` format; texts are `string`, counts `Int64`, figures `decimal.Decimal`. Raises
    SecdialogueError where pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise SecdialogueError("pandas is not installed", remedy="Run pip install pandas") from error
    frames = {}
    for name, found in _rows(record).items():
        columns = tables()[name].columns
        frame = pd.DataFrame(found, columns=[c.name for c in columns], dtype="object")
        frames[name] = frame.astype({c.name: _PANDAS[c.kind] for c in columns if _PANDAS[c.kind] != "object"})
    return frames


def to_polars(record: Record) -> dict[str, Any]:
    """A polars DataFrame for each table, by name; figures are `Decimal`. Raises SecdialogueError without polars."""
    try:
        import polars as pl
    except ImportError as error:
        raise SecdialogueError("polars is not installed", remedy="Run pip install polars") from error
    kinds = {"integer": pl.Int64, "boolean": pl.Boolean, "decimal": pl.Decimal(38, 9)}
    frames = {}
    for name, found in _rows(record).items():
        schema = {c.name: kinds.get(c.kind, pl.String) for c in tables()[name].columns}
        frames[name] = pl.DataFrame(found, schema=schema, orient="row")
    return frames


def _rows(record: Record) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = {name: [] for name in tables()}
    for name, row in rows(record):
        found[name].append(row)
    return found
