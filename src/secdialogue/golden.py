"""Stored inputs of plugins and what they must give: reading the expectations, showing a difference, accepting a new one."""

from __future__ import annotations

import difflib
import tempfile
import warnings
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from secdialogue.errors import InputError, SecdialogueWarning
from secdialogue.exporting import load_each
from secdialogue.extraction import extract
from secdialogue.inputs import sidecar
from secdialogue.model import Document
from secdialogue.plugin import Exporter, SourceParser
from secdialogue.reading import parse_with
from secdialogue.serialization import to_json
from secdialogue.sources import Source

#: What a parser makes of `page.html` stands in `page.html.document.json` and `page.html.record.json`; of the second document
#: of a feed in `feed.rss.2.document.json`, and so on.
SUFFIXES = ("document.json", "record.json")

#: What a caller knows of the pages of a folder, as for `--sidecar`.
SIDECAR = "sources.csv"

#: What an exporter makes of `talks.json` stands in `talks.json.NAME.expected`, a file or a folder.
EXPECTED = ".expected"


@attrs.frozen
class Expectation:
    """One file that states what a stored input must give, and what it gives now."""

    file: Path
    wanted: bytes | None
    given: bytes | None

    @property
    def holds(self) -> bool:
        """Whether they are the same."""
        return self.wanted == self.given

    def difference(self) -> str:
        """The lines that differ, as `diff -u` shows them; of bytes that are no text, how many there are."""
        before, after = _lines(self.wanted), _lines(self.given)
        return "".join(difflib.unified_diff(before, after, f"{self.file.name}: expected", "given", n=2))

    def accept(self) -> None:
        """Write what is given to the file; nothing given takes it away."""
        if self.given is None:
            self.file.unlink()
            return
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_bytes(self.given)


def _lines(data: bytes | None) -> list[str]:
    try:
        text = (data or b"").decode("utf-8")
    except UnicodeDecodeError:
        text = f"{len(data or b'')} bytes that are no text\n"
    return [line if line.endswith("\n") else f"{line}\n" for line in text.splitlines(keepends=True)]


def accepted(expectations: Iterable[Expectation]) -> list[Expectation]:
    """Write every expectation that does not hold, and return those: read them before you commit them."""
    changed = [e for e in expectations if not e.holds]
    for expectation in changed:
        expectation.accept()
    return changed


def _on_disk(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None


# --- parsers --------------------------------------------------------------------------------------------------------


def stored_pages(folder: Path) -> list[Path]:
    """The pages of a folder: every file that is neither an expectation nor the sidecar."""
    pages = [p for p in _files(folder) if not p.name.endswith(SUFFIXES) and p.name != SIDECAR]
    if not pages:
        raise InputError("holds no page", file=str(folder), remedy="Store a page of the source there")
    return pages


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise InputError("is no folder", file=str(folder), remedy="Name the folder in which they are stored")
    return [p for p in sorted(folder.iterdir()) if p.is_file() and not p.name.startswith(".")]


def known_of(folder: Path) -> dict[str, Mapping[str, str]]:
    """By page name, what the folder's sidecar says of it; nothing where there is no sidecar."""
    table = folder / SIDECAR
    return {Path(path).name: values for path, values in sidecar(table).items()} if table.exists() else {}


def documents_of(parser: SourceParser, source: Source) -> list[Document]:
    """All documents that a parser reads, completed and checked."""
    return list(parse_with(parser, source))


def expectations(parser: SourceParser, page: Path, known: Mapping[str, str] | None = None) -> Iterator[Expectation]:
    """The expectations of one page; the record is the one that the core's extractors give."""
    said: dict[str, Any] = dict(known or {})
    for number, document in enumerate(documents_of(parser, Source.of_path(page, **said)), 1):
        stem = page.name if number == 1 else f"{page.name}.{number}"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SecdialogueWarning)
            record = extract(document, plugins=())
        bare = attrs.evolve(document, made_with=())
        unversioned = attrs.evolve(record, documents=tuple(attrs.evolve(d, made_with=()) for d in record.documents))
        for suffix, given in zip(SUFFIXES, (to_json(bare), to_json(unversioned)), strict=True):
            file = page.with_name(f"{stem}.{suffix}")
            yield Expectation(file, _on_disk(file), given.encode())


def all_expectations(parser: SourceParser, folder: Path) -> Iterator[Expectation]:
    """The expectations of every page of a folder."""
    known = known_of(folder)
    for page in stored_pages(folder):
        yield from expectations(parser, page, known.get(page.name))


#: Fields of a document that are told by hash, or the same for every page.
_UNSHOWN = frozenset(
    (
        "id",
        "made_with",
        "text",
        "text_sha256",
        "source_sha256",
        "blocks",
        "unknown",
        "extensions",
        "copy_of",
        "source_kind",
    )
)


def shown(document: Document) -> dict[str, Any]:
    """What a document says, in a form to read: its fields that are set, and its blocks as [kind, text, place, speaker]."""
    fields = {f.name: getattr(document, f.name) for f in attrs.fields(Document) if f.name not in _UNSHOWN}
    text = document.text or ""
    return {k: v for k, v in fields.items() if v not in (None, (), {}, "usable", "full")} | {
        "blocks": [
            [b.kind, text[b.start : b.end], b.source, *([b.speaker] if b.speaker else [])] for b in document.blocks
        ]
    }


# --- exporters ------------------------------------------------------------------------------------------------------


def stored_records(folder: Path) -> list[Path]:
    """The records of a folder: its `.json` files."""
    found = [p for p in _files(folder) if p.suffix == ".json"]
    if not found:
        raise InputError("holds no record", file=str(folder), remedy="Store a record there: secdialogue extract … -o")
    return found


def exports(exporter: Exporter, record: Path) -> Iterator[Expectation]:
    """The expectations of one stored record: the file that it is exported to, or each file of the folder."""
    expected = record.with_name(f"{record.name}.{exporter.name}{EXPECTED}")
    with tempfile.TemporaryDirectory() as holder:
        target = Path(holder) / "out"
        exporter.export(load_each(record, plugins=()), target)
        if not exporter.folder:
            yield Expectation(expected, _on_disk(expected), target.read_bytes())
            return
        both = {p.relative_to(top) for top in (target, expected) for p in top.rglob("*") if p.is_file()}
        for part in sorted(both):
            yield Expectation(expected / part, _on_disk(expected / part), _on_disk(target / part))
