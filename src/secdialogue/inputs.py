"""What a command line names as input: files, folders, globs, standard input, Document JSON; and what a sidecar knows."""

from __future__ import annotations

import csv
import glob
import io
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from secdialogue.checking import is_iso
from secdialogue.discovery import Plugins
from secdialogue.errors import InputError, RecordError, UnknownSource
from secdialogue.model import Document
from secdialogue.reading import choose, read
from secdialogue.serialization import document_from_json
from secdialogue.sources import Source

STDIN = "-"

#: Columns of a sidecar; only `file` is required.
COLUMNS = ("file", "url", "published", "publisher")


@attrs.frozen
class Input:
    """One input: its name, its place in the output, and whether it was found in a folder rather than named."""

    name: str
    stem: str
    found: bool = False


def expand(names: Iterable[str]) -> list[Input]:
    """The inputs that names, folders and globs stand for, in order, each once.

    Raises InputError for a name that fits nothing.
    """
    inputs: dict[str, Input] = {}
    for name in names:
        for path, found in _matches(name):
            inputs.setdefault(path, Input(path, _stem(path), found))
    return list(inputs.values())


def _matches(name: str) -> Iterator[tuple[str, bool]]:
    path = Path(name)
    if name == STDIN or path.is_file():
        yield name, False
    elif path.is_dir():
        for inner in sorted(path.rglob("*")):
            if inner.is_file() and not any(part.startswith(".") for part in inner.relative_to(path).parts):
                yield str(inner), True
    elif matches := sorted(glob.glob(name, recursive=True)):  # noqa: PTH207 - the pattern may be absolute
        for match in matches:
            if Path(match).is_file():
                yield match, False
    else:
        yield name, False


def _stem(name: str) -> str:
    if name == STDIN:
        return "stdin"
    path = Path(name)
    return Path(path.stem).stem if path.suffix.lower() == ".gz" else path.stem


def repeated_stem(inputs: Iterable[Input]) -> tuple[str, str] | None:
    """The first two inputs that would be written to the same file."""
    seen: dict[str, str] = {}
    for item in inputs:
        key = item.stem.casefold()
        if key in seen:
            return seen[key], item.name
        seen[key] = item.name
    return None


def sidecar(path: Path) -> dict[str, dict[str, str]]:
    """What a sidecar CSV knows of each file: `url`, `published`, `publisher` by the resolved path of `file`."""
    known: dict[str, dict[str, str]] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream)
            _check_columns(rows.fieldnames or (), path)
            for row in rows:
                values = {c: row[c].strip() for c in COLUMNS[1:] if row.get(c)}
                check_date(values.get("published"), str(path), f"line {rows.line_num}")
                file = (path.parent / row["file"]).resolve()
                if not file.is_file():
                    raise InputError(
                        f"there is no {file}", file=str(path), place=f"line {rows.line_num}", remedy="Mend the row"
                    )
                known[str(file)] = values
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"cannot be read: {error}", file=str(path), remedy="Give a CSV file in UTF-8") from error
    return known


def _check_columns(names: Iterable[str], path: Path) -> None:
    """InputError for a table without `file`, or with a column that nobody would read."""
    unknown = [name for name in names if name not in COLUMNS]
    if "file" not in names or unknown:
        problem = "no column 'file'" if "file" not in names else f"unknown column {unknown[0]!r}"
        remedy = f"Name the columns {', '.join(COLUMNS)}, parted by commas"
        raise InputError(problem, file=str(path), place="line 1", remedy=remedy)


def check_date(value: str | None, file: str, place: str | None = None) -> None:
    """InputError where a caller's date of publication is none."""
    if value is not None and not is_iso(value):
        raise InputError(f"{value!r} is no ISO 8601 date", file=file, place=place, remedy="Write it as 2024-07-22")


def source_of(item: Input, known: dict[str, str], *, strict: bool = False) -> Source:
    """The source of an input, with what the caller knows of it."""
    if item.name == STDIN:
        return Source.of_bytes(sys.stdin.buffer.read(), "<stdin>", strict=strict, **known)
    path = Path(item.name)
    if not path.exists():
        raise InputError("no such file or folder", file=item.name, remedy="Check the path")
    return Source.of_path(path, strict=strict, **known)


def documents(item: Input, source: Source, *, parser: str | None, available: Plugins) -> Iterator[Document]:
    """The documents of an input: what its parser reads, or the Documents it holds as JSON.

    Raises Unclaimed for a file that was found in a folder and that no parser claims.
    """
    if b'"secdialogue/record/' in source.head[:200]:
        raise InputError("is a record, not a source", file=source.name, remedy="Use merge, show, export or validate")
    if parser is None and source.looks_like == "json" and _holds_documents(source):
        yield from _documents_in(source)
        return
    if parser is None and item.found:
        try:
            choose(source, available)
        except UnknownSource as error:
            raise Unclaimed(error.problem, file=error.file, remedy=error.remedy) from None
    yield from read(source, parser=parser, strict=source.strict, plugins=available)


class Unclaimed(UnknownSource):
    """A file in a folder that no parser claims: listed, not a failure."""


def _holds_documents(source: Source) -> bool:
    start = source.head[:4096]
    return b'"doc:' in start and b'"id"' in start and b'"schema"' not in start[:200]


def _documents_in(source: Source) -> Iterator[Document]:
    """The Documents of a JSON object or a list of them."""
    try:
        data = json.load(io.TextIOWrapper(io.BytesIO(source.data), "utf-8"))
    except ValueError as error:
        raise InputError(f"not JSON: {error}", file=source.name, remedy="Give what `secdialogue read` wrote") from error
    for i, item in enumerate(data if isinstance(data, list) else [data]):
        try:
            yield document_from_json(json.dumps(item))
        except RecordError as error:
            place = f"[{i}].{error.place}" if isinstance(data, list) else error.place
            raise RecordError(error.problem, file=source.name, place=place, remedy=error.remedy) from error
