"""`json`, a record as MODEL has it, and `records-jsonl`, records one a line: both come back without loss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import ClassVar

from secdialogue.errors import OutputError, SecdialogueError
from secdialogue.model import Record
from secdialogue.plugin import Exporter
from secdialogue.serialization import from_json, to_json, to_json_line


class Json(Exporter):
    """One record, indented."""

    name: ClassVar[str] = "json"
    suffixes: ClassVar[tuple[str, ...]] = (".json",)
    lossless: ClassVar[bool] = True

    def export(self, records: Iterable[Record], target: Path) -> None:
        """Write the one record there is; OutputError where there are several."""
        several = list(records)
        if len(several) != 1:
            raise OutputError(f"{len(several)} records for one JSON file", remedy="Merge them, or use records-jsonl")
        target.write_text(to_json(several[0]), "utf-8", newline="\n")

    def load(self, path: Path) -> Iterator[Record]:
        """The record of the file."""
        try:
            yield from_json(path.read_bytes())
        except SecdialogueError as error:
            raise error.within(str(path)) from error.__cause__


class RecordsJsonl(Exporter):
    """Records one a line, written and read as a stream."""

    name: ClassVar[str] = "records-jsonl"
    suffixes: ClassVar[tuple[str, ...]] = (".jsonl",)
    lossless: ClassVar[bool] = True

    def export(self, records: Iterable[Record], target: Path) -> None:
        """Write each record as it comes."""
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            for record in records:
                stream.write(to_json_line(record))

    def load(self, path: Path) -> Iterator[Record]:
        """The records of the file, line by line; an error names the line."""
        with path.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                if not line.strip():
                    continue
                try:
                    yield from_json(line)
                except SecdialogueError as error:
                    error.place = f"line {number}" + (f", {error.place}" if error.place else "")
                    raise error.within(str(path)) from error.__cause__
