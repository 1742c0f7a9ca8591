"""export() and load(): records out in a format chosen by name or suffix, whole or not at all, and back."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from secdialogue.discovery import PluginsLike, named, plugins
from secdialogue.errors import InputError, OutputError
from secdialogue.merging import merge
from secdialogue.model import Record
from secdialogue.plugin import Exporter

#: Which distribution writes what the core does not, for the error where it is not installed.
_PACKAGES = {
    ".html": "secdialogue-report",
    ".parquet": "secdialogue-parquet",
    ".jsonld": "secdialogue-rdf",
    ".ttl": "secdialogue-rdf",
    ".graphml": "secdialogue-graphml",
}


def export(
    record: Record | Iterable[Record],
    target: str | Path,
    *,
    format: str | None = None,
    force: bool = False,
    plugins: PluginsLike = None,
) -> None:
    """Write a record, or several in a row, to `target`.

    :param format: name of the format; by the suffix of `target` where it is left out.
    :param force: write over what is there.

    The output appears whole or not at all. Raises OutputError where it exists, cannot be written, or no format fits.
    """
    path = Path(target)
    records = (record,) if isinstance(record, Record) else record
    write_with(exporter_for(path, format, plugins), records, path, force=force)


def write_with(exporter: Exporter, records: Iterable[Record], path: Path, *, force: bool = False) -> None:
    """Write records with an exporter: `path` has all of them or stays as it was."""
    with replacing(path, force=force) as temporary:
        exporter.export(records, temporary)


def load(source: str | Path, *, format: str | None = None, plugins: PluginsLike = None) -> Record:
    """The record that was exported to `source` without loss; several in one file are merged."""
    records = list(load_each(source, format=format, plugins=plugins))
    return records[0] if len(records) == 1 else merge(records)


def load_each(source: str | Path, *, format: str | None = None, plugins: PluginsLike = None) -> Iterator[Record]:
    """The records of a file, one by one."""
    path = Path(source)
    exporter = exporter_for(path, format, plugins)
    if not path.exists():
        raise InputError("no such file", file=str(path), remedy="Check the path")
    yield from exporter.load(path)


def update_with(
    records: Iterable[Record], target: str | Path, *, format: str | None = None, plugins: PluginsLike = None
) -> None:
    """Merge records into an output that exists; OutputError where its format does not come back without loss."""
    path = Path(target)
    exporter = exporter_for(path, format, plugins)
    if not exporter.lossless:
        raise OutputError(f"the format {exporter.name} cannot be added to", file=str(path), remedy="Export it anew")
    merged = merge([*load_each(path, format=format, plugins=plugins), *records])
    export(merged, path, format=format, force=True, plugins=plugins)


def exporter_for(path: Path, format: str | None, given: PluginsLike) -> Exporter:
    """The exporter of that name, or the first (by name, lossless ones first) that the suffix chooses."""
    exporters = plugins(given).exporters
    if format is not None:
        return named(exporters, format, "format")
    if path.is_dir() and not any(path.name.lower().endswith(e.suffixes) for e in exporters):
        raise OutputError(
            "is a folder", file=str(path), remedy="Name a file, or a format that writes folders (--format csv)"
        )
    fitting = [e for e in exporters if path.name.lower().endswith(e.suffixes)]
    if not fitting:
        known = ", ".join(sorted({suffix for e in exporters for suffix in e.suffixes}))
        package = _PACKAGES.get(path.suffix.lower())
        remedy = f"Run pip install {package}" if package else f"Use one of {known}, or name a format"
        raise OutputError(f"no format has the suffix {path.suffix!r}", file=str(path), remedy=remedy)
    return min(fitting, key=lambda e: (-_longest(e, path), not e.lossless, e.name))


def _longest(exporter: Exporter, path: Path) -> int:
    """How much of the end of a path an exporter's suffixes say: `.entities.jsonl` says more than `.jsonl`."""
    return max(len(suffix) for suffix in exporter.suffixes if path.name.lower().endswith(suffix))


@contextmanager
def replacing(path: Path, *, force: bool) -> Iterator[Path]:
    """A temporary path beside `path` that takes its place when all went well, and vanishes otherwise."""
    refuse_existing(path, force=force)
    try:
        holder = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror}", file=str(path), remedy="Check the folder and its permissions"
        ) from error
    try:
        temporary = holder / path.name
        try:
            yield temporary
            _put(temporary, path, holder)
        except OSError as error:
            raise OutputError(
                f"cannot be written: {error.strerror or error}", file=str(path), remedy="Check space and permissions"
            ) from error
    finally:
        with suppress(OSError):
            shutil.rmtree(holder)


def refuse_existing(path: Path, *, force: bool) -> None:
    """OutputError where something stands at `path` and must not be written over."""
    if path.exists() and not force:
        raise OutputError(
            "exists already", file=str(path), remedy="Use --force (in Python force=True) to write over it"
        )


def _put(temporary: Path, path: Path, holder: Path) -> None:
    """Move the finished output to its place; a folder that stands there is put aside first."""
    if path.is_dir():
        path.rename(holder / "replaced")
    temporary.replace(path)
