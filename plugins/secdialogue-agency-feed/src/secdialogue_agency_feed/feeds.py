"""RSS 0.9x, 1.0 and 2.0, and Atom 0.3 and 1.0: each item or entry a story."""

from __future__ import annotations

import base64
import binascii
import functools
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import attrs

from secdialogue.language.frontmatter import names_of
from secdialogue.language.relays import is_outlet
from secdialogue.plugin import Paths, Source
from secdialogue_agency_feed.dates import iso_date
from secdialogue_agency_feed.markup import Piece, element_pieces, html_pieces, is_markup, plain, steps_of
from secdialogue_agency_feed.names import (
    RDF_ABOUT,
    XML_BASE,
    XML_LANG,
    children,
    first_words,
    inherited,
    language_tag,
    name_of,
    up,
    words,
)
from secdialogue_agency_feed.story import Story
from secdialogue_agency_feed.xmlstream import Element, items

_TAGS = frozenset({"item", "entry"})
_MAILED = re.compile(
    r"(?:mailto:)?\S{1,100}@\S{1,100}\s*\((?P<name>[^()]{1,100})\)|(?P<name2>[^<>]{1,100})<[^<>\s]{1,100}@[^<>\s]{1,100}>|(?P<name3>[^()]{1,100})\s\(\S{1,100}@\S{1,100}\)"
)
_HTML_TYPES = frozenset({"html", "text/html", "xhtml", "application/xhtml+xml", "application/xhtml", "text/xhtml"})
_ELEMENT = re.compile(r"<[A-Za-z]")
_PARTED = re.compile(r"\n[ \t\r]*+\n")
_SUMMARIES = ("description", "summary", "dc:description", "dcterms:abstract", "itunes:summary", "media:description")
#: A description is the whole text where it is this long and holds several paragraphs; RSS 2.0 leaves it open.
_WHOLE = 1200


def stories(source: Source) -> Iterator[tuple[Element, Story]]:
    """The items of a feed, one by one."""
    feed: _Feed | None = None
    for element in items(source, _TAGS):
        if feed is None or feed.parents != element.parents:
            feed = _Feed.of(element, source.url)
        yield element, _Item(element, feed).story()


@attrs.define(eq=False)
class _Feed:
    """What a feed says before its first item."""

    parents: tuple[Any, ...]
    title: str | None
    publisher: str | None
    language: str | None
    author: str | None
    rights: str | None
    #: Its own address.
    url: str | None

    @classmethod
    def of(cls, element: Element, url: str | None) -> _Feed:
        """The channel or feed around the first item; RSS 1.0 puts its channel beside the items."""
        if not element.parents:
            return cls((), None, None, None, None, None, url)
        parent = element.parents[-1]
        found = children(parent)
        if "channel" in found:
            found = children(found["channel"][0])
        language = first_words(found, "language", "dc:language") or inherited(parent, XML_LANG)
        return cls(
            parents=element.parents,
            title=_plain_words(found, "title"),
            publisher=first_words(found, "dc:publisher"),
            language=language_tag(language),
            author=_feed_author(found),
            rights=_plain_words(found, "copyright", "rights", "dc:rights"),
            url=url,
        )


def _plain_words(found: dict[str, list[Any]], *names: str) -> str | None:
    text = first_words(found, *names)
    return plain(text) if text else None


def _feed_author(found: dict[str, list[Any]]) -> str | None:
    """Atom lets a feed's author stand for its entries' authors."""
    for author in found.get("author", ()):
        if name := first_words(children(author), "name"):
            return name
    return None


@attrs.define
class _Item:
    """One item, its children by name."""

    element: Element
    feed: _Feed
    found: dict[str, list[Any]] = attrs.field(init=False)
    #: The steps of its children's XPaths.
    steps: dict[Any, str] = attrs.field(init=False)
    paths: Paths | None = None

    def __attrs_post_init__(self) -> None:
        nodes = list(self.element.node)
        tags = tuple([node.tag for node in nodes])
        self.found, self.steps = {}, {}
        for node, tag, (_, _, step) in zip(nodes, tags, steps_of(tags), strict=True):
            self.found.setdefault(name_of(tag), []).append(node)
            self.steps[node] = step

    def path(self, element: Any) -> str:
        """The XPath of an element of the item."""
        if (step := self.steps.get(element)) is not None:
            return self.element.path + step
        self.paths = self.paths or Paths({self.element.node: self.element.path})
        return self.paths.of(element)

    def story(self) -> Story:
        story = Story()
        self._title(story)
        self._text(story)
        self._fields(story)
        self._people(story)
        self._media(story)
        self._details(story)
        return story

    # --- words --------------------------------------------------------------------------------------------------------

    def _title(self, story: Story) -> None:
        for name in ("title", "dc:title", "media:title"):
            for title in self.found.get(name, ()):
                if text := " ".join([piece.text for piece in self._pieces(title)]).replace("\n", " "):
                    story.title = Piece("title", text, self.path(title))
                    return

    def _text(self, story: Story) -> None:
        """The fullest text is the body; a shorter one that does not begin it is the standfirst."""
        full = self._first("content:encoded", "content", "fullitem", "xhtml:body", "xhtml:div", "fulltext", "body")
        brief = self._first(*_SUMMARIES)
        if full and brief and _length(brief) > 2 * _length(full):
            full, brief = brief, full
        if full:
            story.body = full
            if brief and not _begins(full, brief):
                story.subtitle = Piece("subtitle", " ".join(piece.text for piece in brief), brief[0].source)
        elif brief:
            other = self._first("summary", "itunes:summary", "dcterms:abstract")
            if other and other[0].source != brief[0].source and not _begins(brief, other):
                story.subtitle = Piece("subtitle", " ".join(piece.text for piece in other), other[0].source)
            story.body = brief
            story.complete = _length(brief) >= _WHOLE and len(brief) > 2

    def _first(self, *names: str) -> list[Piece]:
        for name in names:
            if name not in self.found:
                continue
            for element in self.found[name]:
                if pieces := self._pieces(element):
                    return pieces
        return []

    def _pieces(self, element: Any) -> list[Piece]:
        """The blocks of a text construct, whichever way it holds its text."""
        given = dict(element.items())
        if given.get("src"):
            return []
        if len(element):
            return element_pieces(element, self.path(element))
        text = element.text
        if not text or text.isspace():
            return []
        if not given and "<" not in text and "&" not in text:
            return self._plain(text, element)
        kind = given.get("type", "").lower()
        if given.get("mode") == "base64" or _is_encoded(kind):
            text = _from_base64(text)
        if kind in ("text", "text/plain") or (not is_markup(text) and kind not in _HTML_TYPES and "&" not in text):
            return self._plain(text, element)
        if pieces := html_pieces(text, self.path(element)):
            return pieces
        return [] if _ELEMENT.search(text) else self._plain(text, element)

    def _plain(self, text: str, element: Any) -> list[Piece]:
        source = self.path(element)
        if "\n" not in text:
            return [Piece("paragraph", " ".join(text.split()), source)]
        parts = (" ".join(part.split()) for part in _PARTED.split(text))
        return [Piece("paragraph", part, source) for part in parts if part]

    # --- fields -------------------------------------------------------------------------------------------------------

    def _fields(self, story: Story) -> None:
        node = self.element.node
        published = self._date("pubdate", "published", "issued", "dcterms:issued", "dc:date", "prism:publicationdate", "dcterms:created", "created", "dcterms:available")  # fmt: skip
        updated = self._date("updated", "modified", "dcterms:modified", "prism:modificationdate", "lastbuilddate")
        language = language_tag(first_words(self.found, "dc:language", "language")) or language_tag(node.get(XML_LANG))
        story.fields = {
            "url": self._link(),
            "source_id": first_words(self.found, "guid", "id", "dc:identifier") or node.get(RDF_ABOUT),
            "published": published,
            "updated": updated if updated != published else None,
            "language": language or self.feed.language,
            "publisher": self._publisher() or self.feed.publisher or self.feed.title,
            "status": "withheld" if self._is_draft() else None,
        }

    def _publisher(self) -> str | None:
        return next(iter(_people(first_words(self.found, "dc:publisher") or "")), None)

    def _date(self, *names: str) -> str | None:
        for name in names:
            if name not in self.found:
                continue
            for element in reversed(self.found[name]):
                if date := iso_date(words(element)):
                    return date
        return None

    def _is_draft(self) -> bool:
        control = self.found.get("app:control", ())
        return any(first_words(children(c), "app:draft") == "yes" for c in control)

    def _link(self) -> str | None:
        """The address of the item's own page: Atom's alternate link, RSS's link, a guid that is a permanent link."""
        if original := first_words(self.found, "feedburner:origlink"):
            return original
        links = self.found.get("link", ())
        for link in links:
            href = link.get("href")
            if href and link.get("rel", "alternate") == "alternate":
                return self._absolute(href, link)
        for link in links:
            if not link.get("href") and (text := words(link)):
                return self._absolute(text, link)
        for guid in self.found.get("guid", ()):
            address = words(guid)
            if guid.get("isPermaLink", guid.get("ispermalink", "true")) != "false" and re.match(r"https?://", address):
                return address
        return None

    def _absolute(self, address: str, element: Any) -> str:
        """The address under every `xml:base` around the element, and under the feed's own address where the caller knows it."""
        address = address.strip()
        if address.startswith(("http://", "https://")):
            return address
        bases = [node.get(XML_BASE) for node in up(element) if node.get(XML_BASE)]
        base = self.feed.url or ""
        for part in reversed(bases):
            base = _joined(base, part)
        return _joined(base, address)

    def _people(self, story: Story) -> None:
        names: list[str] = []
        for name in ("author", "dc:creator", "dc:author", "dcterms:creator", "itunes:author", "creator"):
            for element in self.found.get(name, ()):
                inner = children(element)
                given = first_words(inner, "name") if inner else words(element)
                names.extend(_people(given or first_words(inner, "email", "uri") or ""))
            if names:
                break
        story.authors = names or ([self.feed.author] if self.feed.author else [])
        for name in ("source", "dc:source", "dcterms:source"):
            for element in self.found.get(name) or ():
                titles = children(element).get("title", [element])
                given = " ".join(piece.text for piece in self._pieces(titles[0]))
                if given and "://" not in given and (name == "source" or is_outlet(given)):
                    story.relays.append(given)

    def _media(self, story: Story) -> None:
        """Captions and credits of Media RSS, whether in the item, in its content or in a group."""
        if not any(name.startswith("media:") for name in self.found):
            return
        holders = [self.element.node, *self.found.get("media:content", ()), *self.found.get("media:group", ())]
        for holder in holders:
            found = children(holder) if holder is not self.element.node else self.found
            credit = first_words(found, "media:credit")
            for element in found.get("media:description", ()) if holder is not self.element.node else ():
                text = plain(words(element))
                if text and all(text != piece.text for piece in (*story.captions, *story.body)):
                    story.captions.append(Piece("caption", text, self.path(element)))
            if credit:
                story.details.setdefault("media_credit", plain(credit))

    def _details(self, story: Story) -> None:
        found = self.found
        categories = [
            _title(words(c) or c.get("term") or "") for c in (*found.get("category", ()), *found.get("dc:subject", ()))
        ]
        for element in (*found.get("tags", ()), *found.get("media:keywords", ())):
            categories.extend(part.strip() for part in words(element).split(","))
        story.details |= {
            "categories": "; ".join(dict.fromkeys(filter(None, categories))),
            "feed": self.feed.title or "",
            "rights": self._words("rights", "dc:rights", "copyright") or self.feed.rights or "",
            "enclosure": self._enclosure(),
        }

    def _words(self, *names: str) -> str:
        """The words of the first text construct of these names that has any."""
        return " ".join(piece.text for piece in self._first(*names))

    def _enclosure(self) -> str:
        for element in self.found.get("enclosure", ()):
            if url := element.get("url"):
                return str(url)
        links = (link for link in self.found.get("link", ()) if link.get("rel") == "enclosure")
        return next((link.get("href") for link in links if link.get("href")), "")


@functools.lru_cache(maxsize=4096)
def _title(given: str) -> str:
    """`plain` of what comes again and again: categories."""
    return plain(given)


@functools.lru_cache(maxsize=1024)
def _people(given: str) -> tuple[str, ...]:
    """The names in an author element: without address, several of them parted; an address alone stands for a name."""
    given = plain(given)
    if match := _MAILED.search(given):
        given = (match["name"] or match["name2"] or match["name3"]).strip(" \"'")
    return names_of(given) or ((given,) if given else ())


def _length(pieces: list[Piece]) -> int:
    return sum([len(piece.text) for piece in pieces])


def _begins(full: list[Piece], brief: list[Piece]) -> bool:
    """Whether a summary is nothing but the beginning of the text, dots at its end or not."""
    start = brief[0].text[:160].rstrip(" .…[]")
    whole = " ".join([piece.text for piece in full[:4]])[:1200]
    if start[:8] not in whole:
        return False
    if start in whole:
        return True
    return re.sub(r"\W+", "", start).casefold() in re.sub(r"\W+", "", whole).casefold()


def _is_encoded(kind: str) -> bool:
    """RFC 4287: content of a media type that is neither text nor XML is Base64."""
    return "/" in kind and not kind.startswith(("text/", "multipart/")) and not kind.endswith(("+xml", "/xml", "xhtml"))


def _from_base64(text: str) -> str:
    try:
        return base64.b64decode(re.sub(r"\s+", "", text), validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return text


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address) if base else address
    except ValueError:
        return address
