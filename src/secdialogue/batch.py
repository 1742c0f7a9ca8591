"""Many inputs at once: each is read by itself, so that one that fails takes nothing from the others."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import attrs

from secdialogue.discovery import installed, named
from secdialogue.errors import InputError, SecdialogueError, SecdialogueWarning
from secdialogue.exporting import export, exporter_for, refuse_existing, replacing
from secdialogue.extraction import ExtractorFailed, extract
from secdialogue.inputs import Input, Unclaimed, check_date, documents, source_of
from secdialogue.merging import merge
from secdialogue.model import Document, Record
from secdialogue.serialization import from_json, to_json, to_json_line

#: The record's lists of entities, as counts are printed.
KINDS = ("actors", "meetings", "agreements", "statements", "metrics")

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Job:
    """What is to be done with each input."""

    parser: str | None = None
    published: str | None = None
    known: Mapping[str, Mapping[str, str]] = {}
    strict: bool = False
    force: bool = False
    extractors: tuple[str, ...] = ()
    gazetteers: tuple[str, ...] = ()
    format: str | None = None

    def check(self) -> None:
        """Raise where a name is nobody's or the date is none: before anything is read."""
        available = installed()
        check_date(self.published, "--published")
        if self.parser:
            named(available.parsers, self.parser, "parser")
        if self.format:
            named(available.exporters, self.format, "format")
        for name in self.extractors:
            named(available.extractors, name, "extractor")
        for name in self.gazetteers:
            named(available.gazetteers, name, "gazetteer")

    def of(self, item: Input) -> dict[str, str]:
        """What is known of one input: the sidecar's word before the command line's."""
        known = {"published": self.published} if self.published else {}
        return {**known, **self.known.get(str(Path(item.name).resolve()), {})}


@attrs.define
class Result:
    """What became of one input: problems that make it fail, notes that do not, and the records in JSON lines."""

    name: str
    problems: list[str] = attrs.field(factory=list)
    notes: list[str] = attrs.field(factory=list)
    records: list[str] = attrs.field(factory=list)


def _read(item: Input, job: Job, result: Result) -> Iterator[Document]:
    """The documents of an input; what stops it is noted, what was read before stays."""
    try:
        source = source_of(item, job.of(item), strict=job.strict)
        yield from documents(item, source, parser=job.parser, available=installed())
    except Unclaimed as error:
        result.notes.append(f"left out: {error}")
    except SecdialogueError as error:
        result.problems.append(str(error.within(item.name)))


def _noting(result: Result, work: Callable[[], None]) -> None:
    """Do the work; warnings and errors become notes and problems of the result."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", SecdialogueWarning)
        try:
            work()
        except SecdialogueError as error:
            result.problems.append(str(error.within(result.name)))
    for warning in caught:
        if issubclass(warning.category, SecdialogueWarning):
            failed = issubclass(warning.category, ExtractorFailed)
            (result.problems if failed else result.notes).append(_named(str(warning.message), result.name))


def _named(message: str, name: str) -> str:
    """A message with the input's name before it, once: some begin with it."""
    return message if message.startswith(f"{name}: ") else f"{name}: {message}"


# --- read -----------------------------------------------------------------------------------------------------------


def read_to(inputs: Iterable[Input], job: Job, folder: Path) -> Iterator[Result]:
    """Write the Documents of each input to `<stem>.json`: an object, or for a feed a list."""
    for item in inputs:
        result = Result(item.name)
        _noting(result, partial(_write_documents, item, job, folder / f"{item.stem}.json", result))
        yield result


def _write_documents(item: Input, job: Job, path: Path, result: Result) -> None:
    read = _read(item, job, result)
    first = next(read, None)
    if first is None:
        return
    with replacing(path, force=job.force) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as stream:
        _write_json(_chained(first, read), stream.write)


def print_documents(inputs: Iterable[Input], job: Job) -> Iterator[Result]:
    """Print the Documents of all inputs: an object where there is one, else a list."""
    results: list[Result] = []

    def every() -> Iterator[Document]:
        for item in inputs:
            results.append(Result(item.name))
            found: list[Document] = []
            _noting(results[-1], partial(_collect, item, job, results[-1], found))
            yield from found

    read = every()
    first = next(read, None)
    if first is not None:
        _write_json(_chained(first, read), sys.stdout.write)
    yield from results


def _collect(item: Input, job: Job, result: Result, found: list[Document]) -> None:
    found.extend(_read(item, job, result))


def _chained(first: T, rest: Iterable[T]) -> Iterator[T]:
    yield first
    yield from rest


def _write_json(read: Iterator[Document], write: Callable[[str], Any]) -> None:
    """One document as it is, several as a list, each written as it comes."""
    first, second = next(read), next(read, None)
    if second is None:
        write(to_json(first))
        return
    write("[\n" + to_json(first).rstrip("\n"))
    for document in _chained(second, read):
        write(",\n" + to_json(document).rstrip("\n"))
    write("\n]\n")


# --- extract --------------------------------------------------------------------------------------------------------


def _extracted(item: Input, job: Job, result: Result) -> Iterator[Record]:
    for document in _read(item, job, result):
        yield extract(document, extractors=job.extractors, gazetteers=job.gazetteers)


def _extract_lines(item: Input, job: Job) -> Result:
    """The records of an input as JSON lines (what a worker process sends back)."""
    result = Result(item.name)

    def work() -> None:
        for record in _extracted(item, job, result):
            result.records.append(to_json_line(record))

    _noting(result, work)
    return result


def _extract_file(item: Input, job: Job, folder: Path) -> Result:
    """Write the records of one input to a file of its own, a feed's one a line and as they come."""
    result = Result(item.name)

    def work() -> None:
        records = _extracted(item, job, result)
        first = next(records, None)
        if first is None:
            return
        second = next(records, None)
        name = job.format or ("json" if second is None else "records-jsonl")
        path = folder / (item.stem + _suffix(name))
        every = (first,) if second is None else _chained(first, _chained(second, records))
        export(every, path, format=name, force=job.force)

    _noting(result, work)
    return result


def _suffix(format_name: str) -> str:
    suffixes = exporter_for(Path("x"), format_name, installed()).suffixes
    return suffixes[0] if suffixes else f".{format_name}"


def extract_to(inputs: Iterable[Input], job: Job, folder: Path, jobs: int) -> Iterator[Result]:
    """Write the records of each input to `<stem>.json`, of a feed to `<stem>.jsonl`."""
    return _each(partial(_extract_file, job=job, folder=folder), inputs, jobs)


def extract_all(inputs: Iterable[Input], job: Job, output: Path | None, jobs: int) -> Iterator[Result]:
    """Write one merged record of all inputs to `output`, or print it."""
    if output is not None:
        exporter_for(output, job.format, installed())
        refuse_existing(output, force=job.force)
    records: list[Record] = []
    for result in _each(partial(_extract_lines, job=job), inputs, jobs):
        records += [from_json(line) for line in result.records]
        result.records.clear()
        yield result
    if not records:
        raise InputError("no document was read", remedy="Name files that a parser reads; what failed is named above")
    write(merge(records) if len(records) > 1 else records[0], output, job.format, force=job.force)


def _each(work: Callable[[Input], Result], inputs: Iterable[Input], jobs: int) -> Iterator[Result]:
    """The results in the order of the inputs, by as many processes as asked for."""
    if jobs == 1:
        yield from map(work, inputs)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(work, inputs, chunksize=1)


def write(record: Record, output: Path | None, format_name: str | None, *, force: bool) -> None:
    """Write a record to a file, or print it where there is none."""
    if output is not None:
        export(record, output, format=format_name, force=force)
    elif format_name in (None, "json"):
        sys.stdout.write(to_json(record))
    elif format_name == "records-jsonl":
        sys.stdout.write(to_json_line(record))
    else:
        raise InputError(f"the format {format_name} goes to a file", remedy="Name it with -o")
