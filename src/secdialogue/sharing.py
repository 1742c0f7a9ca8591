"""Records without their texts, for archives that may not hold them, and the texts put back from a reader's own copies."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import attrs

from secdialogue.checking import check
from secdialogue.errors import InputError, SecdialogueError, SecdialogueWarning
from secdialogue.model import Document, Record, sha256
from secdialogue.reading import read
from secdialogue.sources import Source


def without_text(record: Record) -> Record:
    """The record with `text` null in every document; hashes, offsets, quotes and all entities stay."""
    return attrs.evolve(record, documents=tuple(attrs.evolve(d, text=None) for d in record.documents))


def with_texts(record: Record, sources: str | Path | Iterable[str | Document]) -> Record:
    """The record with the texts that `sources` hold put where their hash is, and every quote checked against them.

    :param sources: a folder (searched through) or a file of saved sources or plain texts, or texts and Documents.

    A text that is not found stays null, with a SecdialogueWarning that names the document, and says so where its source
    is there but was read into another text. Raises RecordError where a quote is not what its text has, InputError
    where the folder is not there.
    """
    wanted = {document.text_sha256 for document in record.documents if document.text is None}
    by_source = {document.source_sha256: document for document in record.documents}
    found: dict[str, str] = {}
    read_otherwise: set[str] = set()
    for text, source_sha256 in _texts(sources):
        digest = sha256(text)
        if digest in wanted:
            found[digest] = text
        elif source_sha256 in by_source:
            read_otherwise.add(source_sha256)
        if len(found) == len(wanted):
            break
    filled = tuple(_filled(document, found, read_otherwise) for document in record.documents)
    return check(attrs.evolve(record, documents=filled))


def _filled(document: Document, found: dict[str, str], read_otherwise: set[str]) -> Document:
    if document.text is not None:
        return document
    text = found.get(document.text_sha256)
    if text is None:
        why = "its text is not among the sources"
        if document.source_sha256 in read_otherwise:
            tools = ", ".join(f"{tool.name} {tool.version}" for tool in document.made_with)
            why = f"its source is there, but reads as another text; it was made with {tools}"
        warnings.warn(f"{document.id} ({document.title or document.url}): {why}", SecdialogueWarning, stacklevel=3)
    return attrs.evolve(document, text=text)


def _texts(sources: str | Path | Iterable[str | Document]) -> Iterator[tuple[str, str]]:
    """(text, hash of its source or empty) of everything that might be a text of the record."""
    if isinstance(sources, (str, Path)):
        for path in _files(Path(sources)):
            yield from _texts_of(path)
        return
    for item in sources:
        if isinstance(item, str):
            yield item, ""
        elif item.text is not None:
            yield item.text, item.source_sha256


def _files(path: Path) -> Iterator[Path]:
    if not path.exists():
        raise InputError("no such folder", file=str(path), remedy="Give the folder that holds your copies")
    if path.is_file():
        yield path
        return
    yield from (found for found in sorted(path.rglob("*")) if found.is_file() and not found.name.startswith("."))


def _texts_of(path: Path) -> Iterator[tuple[str, str]]:
    """A file as the text it is, character for character, and as the documents that its parser reads from it."""
    try:
        data = path.read_bytes()
    except OSError:
        return
    with suppress(UnicodeDecodeError):
        yield data.decode("utf-8-sig"), Source.of_bytes(data, str(path)).sha256
    for document in _read(path):
        if document.text is not None:
            yield document.text, document.source_sha256


def _read(path: Path) -> list[Document]:
    """The documents of a file; none where no parser reads it, since a folder may hold anything."""
    documents: list[Document] = []
    with warnings.catch_warnings(), suppress(SecdialogueError):
        warnings.simplefilter("ignore", SecdialogueWarning)
        documents.extend(read(path))
    return documents
