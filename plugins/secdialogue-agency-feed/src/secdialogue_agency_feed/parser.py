"""The parser `agency-feed`: tells the format by its own marks and reads it item by item."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from lxml import etree

from secdialogue.plaintext import read_plain
from secdialogue.plugin import (
    NO_CLAIM,
    Claim,
    Document,
    InputError,
    NoArticle,
    SecdialogueWarning,
    Source,
    SourceParser,
    libxml2,
    sha256_of,
)
from secdialogue_agency_feed import feeds, jsonfeed, newsml, ninjs
from secdialogue_agency_feed.formats import Format, format_of
from secdialogue_agency_feed.jsonstream import Entry, canonical
from secdialogue_agency_feed.story import Story
from secdialogue_agency_feed.xmlstream import Element

_XML: dict[Format, Callable[[Source], Iterator[tuple[Element, Story]]]] = {
    Format.FEED: feeds.stories,
    Format.NEWSML: newsml.stories,
    Format.NITF: newsml.stories,
}
_JSON: dict[Format, Callable[[Source], Iterator[tuple[Entry, Story]]]] = {
    Format.NINJS: ninjs.stories,
    Format.JSON_FEED: jsonfeed.stories,
}


class AgencyFeed(SourceParser):
    """Reads what agencies send: feeds, NewsML-G2, NITF, ninjs, the wire's plain text."""

    name: ClassVar[str] = "agency-feed"
    version: ClassVar[str] = "0.1.0"

    def recognizes(self, source: Source) -> Claim:
        """FORMAT for the formats that only agencies and feeds use, KIND for a plain text that says it is a wire's."""
        found = format_of(source)
        if found is None:
            return NO_CLAIM
        return Claim(found.level, found.evidence)

    def parse(self, source: Source) -> Iterator[Document]:
        """A document for each item, in the order of the source."""
        found = format_of(source)
        if found is None:
            raise InputError("no feed or agency format that is known", file=source.name, remedy="Name another parser")
        if found.format is Format.WIRE:
            yield self._wire(source)
        elif found.format in _JSON:
            yield from self._json(source, found.format)
        else:
            yield from self._xml(source, found.format)

    def _wire(self, source: Source) -> Document:
        """A wire's plain text, character for character."""
        reading = read_plain(source.text, published=source.published)
        return reading.document(
            "agency-feed",
            source.sha256,
            made_with=(self.tool,),
            url=source.url,
            published=source.published,
            publisher=source.publisher,
        )

    def _json(self, source: Source, kind: Format) -> Iterator[Document]:
        position = 0
        for entry, story in _JSON[kind](source):
            if story.empty:
                _left_out(source, entry.pointer or "/")
                continue
            yield story.document(canonical(entry.value), position, (self.tool,))
            position += 1
        _require(source, position)

    def _xml(self, source: Source, kind: Format) -> Iterator[Document]:
        made_with = (self.tool, libxml2())
        position = 0
        for element, story in _XML[kind](source):
            if story.empty:
                _left_out(source, element.path)
                continue
            yield _document(element, story, position, made_with)
            position += 1
        _require(source, position)


def _left_out(source: Source, place: str) -> None:
    warnings.warn(f"{source.name}: {place}: carries no text; left out", SecdialogueWarning, stacklevel=4)


def _require(source: Source, documents: int) -> None:
    if not documents:
        raise NoArticle("carries no item with a text", file=source.name, remedy="Check that it is the feed you meant")


def _document(element: Element, story: Story, position: int, made_with: tuple[Any, ...]) -> Document:
    """The document of an item; its hash is of the item's canonical XML (exclusive C14N, without comments)."""
    return story.document(sha256_of(canonical_xml(element.node)), position, made_with)


def canonical_xml(node: Any) -> bytes:
    """Exclusive C14N 1.0; C14N 2.0 where libxml2 refuses it for a namespace that is no absolute URI."""
    try:
        found: bytes = etree.tostring(node, method="c14n", exclusive=True, with_comments=False, with_tail=False)
    except etree.C14NError:
        plain = etree.tostring(node, encoding="unicode", with_tail=False)
        found = etree.canonicalize(xml_data=plain, with_comments=False).encode("utf-8")
    return found
