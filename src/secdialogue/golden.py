"""Stored pages and what a parser must make of them: reading the expectations, showing a difference, accepting a new one."""

from __future__ import annotations

import difflib
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from secdialogue.errors import InputError, SecdialogueWarning
from secdialogue.extraction import extract
from secdialogue.model import Document
from secdialogue.plugin import SourceParser
from secdialogue.reading import parse_with
from secdialogue.serialization import to_json
from secdialogue.sources import Source

#: What a parser makes of `page.html` stands in `page.html.document.json` and `page.html.record.json`; of the second document
#: of a feed in `feed.rss.2.document.json`, and so on.
SUFFIXES = ("document.json", "record.json")


@attrs.frozen
class Expectation:
    """One file that states what a page must give, and what it gives now."""

    file: Path
    wanted: str | None
    given: str

    @property
    def holds(self) -> bool:
        """Whether they are the same."""
        return self.wanted == self.given

    def difference(self) -> str:
        """The lines that differ, as `diff -u` shows them."""
        before = (self.wanted or "").splitlines(keepends=True)
        return "".join(
            difflib.unified_diff(
                before, self.given.splitlines(keepends=True), f"{self.file.name}: expected", "given", n=2
            )
        )


def stored_pages(folder: Path) -> list[Path]:
    """The pages of a folder: every file that is no expectation."""
    pages = [
        p
        for p in sorted(folder.iterdir())
        if p.is_file() and not p.name.startswith(".") and not p.name.endswith(SUFFIXES)
    ]
    if not pages:
        raise InputError("holds no page", file=str(folder), remedy="Store a page of the source there")
    return pages


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
            yield Expectation(file, file.read_text("utf-8") if file.exists() else None, given)


def accept(parser: SourceParser, folder: Path) -> list[Expectation]:
    """Write every expectation that does not hold, and return those: read them before you commit them."""
    changed = [e for page in stored_pages(folder) for e in expectations(parser, page) if not e.holds]
    for expectation in changed:
        expectation.file.write_text(expectation.given, "utf-8", newline="\n")
    return changed
