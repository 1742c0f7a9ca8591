"""What a parser did not handle of a page, in plain words for its author."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from secdialogue.discovery import Plugins
from secdialogue.documents import Paths, fold, inline_text
from secdialogue.errors import SecdialogueError
from secdialogue.golden import documents_of
from secdialogue.model import Document
from secdialogue.plugin import Level, SourceParser
from secdialogue.reading import claims
from secdialogue.sources import Source

#: Fields that a page of any kind usually gives.
_EXPECTED = ("title", "published", "publisher", "language", "url", "authors")

#: Text of at least so many characters in one element is worth a line when no block holds it.
_WORTH_SAYING = 80

#: How many of them are listed.
_LISTED = 8


def check_page(parser: SourceParser, source: Source, available: Plugins) -> Iterator[str]:
    """Lines that say what the parser claims, reads and leaves out of a source."""
    yield from _claims(parser, source, available)
    try:
        documents = documents_of(parser, source)
    except SecdialogueError as error:
        yield f"It cannot read it: {error}"
        return
    if not documents:
        yield "It gives no document."
    for number, document in enumerate(documents, 1):
        which = f"Document {number}: " if len(documents) > 1 else ""
        yield f"{which}{document.title or 'no title'}: {len(document.blocks)} blocks, {len(document.text or '')} characters."
        yield from _missing(document)
    if source.looks_like == "html" and source.html is not None:
        yield from _left_out(source.html, documents)


def _claims(parser: SourceParser, source: Source, available: Plugins) -> Iterator[str]:
    own = parser.recognizes(source)
    if own.level is Level.NONE:
        yield "It does not claim this page: it is used only where it is named."
    else:
        yield f"It claims this page as {own.level.name}: {own.evidence or 'it does not say why'}."
    for other, claim in claims(source, available):
        if other.name != parser.name and claim.level >= own.level and claim.level is not Level.NONE:
            yield f"{other.name} claims it as {claim.level.name}: {claim.evidence}. " + (
                "Readers must name one of the two." if claim.level == own.level else "It goes there."
            )


def _missing(document: Document) -> Iterator[str]:
    empty = [field for field in _EXPECTED if not getattr(document, field)]
    if empty:
        yield f"Not found: {', '.join(empty)}."
    if unplaced := sum(block.source is None for block in document.blocks):
        yield f"{unplaced} blocks have no place in the original."
    if not any(block.kind == "paragraph" for block in document.blocks):
        yield "No block is a paragraph."


def _left_out(tree: Any, documents: list[Document]) -> Iterator[str]:
    """The longest stretches of text that stand in no block."""
    read = " ".join(fold(document.text or "") for document in documents)
    paths = Paths()
    found = []
    for element in tree.iter("p", "li", "td", "blockquote", "figcaption", "h1", "h2", "h3", "h4", "pre", "div"):
        if any(child.tag in ("p", "div", "ul", "table", "blockquote", "section", "article") for child in element):
            continue
        text = fold(inline_text(element))
        if len(text) >= _WORTH_SAYING and text not in read:
            found.append((len(text), paths.of(element), text))
    found.sort(key=lambda item: -item[0])
    if not found:
        yield "Every stretch of text of 80 characters or more is in a block."
    for _, path, text in found[:_LISTED]:
        yield f"Left out: {path}: {text[:70]}…"
    if len(found) > _LISTED:
        yield f"… and {len(found) - _LISTED} more."
