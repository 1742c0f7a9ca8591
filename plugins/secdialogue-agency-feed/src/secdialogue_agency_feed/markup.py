"""Marked-up text of an item (HTML, XHTML, NITF's body) as blocks, each with the element that it stands in."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import attrs
from lxml import etree

from secdialogue.plugin import BlockKind, Paths, fold

#: What elements that hold a block are; HTML's and NITF 3.x's names (`bq`, `hl2`, `media-caption`, `tagline` …) together.
KINDS: dict[str, BlockKind] = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading", "hl2": "heading",
    "li": "list-item", "blockquote": "quotation", "bq": "quotation", "figcaption": "caption", "media-caption": "caption",
    "media-producer": "caption", "caption": "caption", "byline": "byline", "dateline": "dateline", "tagline": "notice",
    "bibliography": "notice", "copyrite": "notice", "credit": "notice", "fn": "notice",
}  # fmt: skip
_FLOW = frozenset(
    "address article aside body block body.content body.end body.head center dd details div dl dt fieldset figure footer form header"
    " html hr main media nav ol p pre section summary tbody td tfoot th thead tr ul abstract table nitf-table note nitf-table-metadata".split()
)
_BLOCKS = _FLOW | KINDS.keys()
_UNREAD = frozenset(
    "script style template noscript svg math object iframe head title media-metadata media-object media-reference ds colspec".split()
)
_TABLES = frozenset({"table", "nitf-table"})
_SPACED = frozenset({"br", "img", "video", "audio", "input", "wbr"})
_TAG = re.compile(r"<[A-Za-z/!]")
_PHRASES = frozenset(
    "a abbr b cite code em font i mark q small span strong sub sup time u person org location money num chron".split()
)
#: A line feed of `br` while the words of a block are collected.
_BREAK = "\0"
_PARTED = re.compile(r"\0[\s\0]*\0")

_PARSER = etree.HTMLParser(
    encoding="utf-8", no_network=True, recover=True, huge_tree=False, remove_comments=True, remove_pis=True
)


class Piece(NamedTuple):
    """A block before it stands in a document: its kind, its words, its place in the original."""

    kind: BlockKind
    text: str
    source: str | None


def is_markup(text: str) -> bool:
    """Whether a text holds a tag."""
    return "<" in text and _TAG.search(text) is not None


def html_root(text: str) -> Any:
    """The root of the tree that lxml repairs a fragment of HTML into, or None where there is nothing in it."""
    data = text.replace("\0", "").encode("utf-8", "replace")
    if not data.strip():
        return None
    try:
        return etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError:
        return None


def html_pieces(text: str, place: str | None) -> list[Piece]:
    """The blocks of a text that is HTML escaped in a feed.

    The place of each is `<place>#<XPath>`: the element of the feed (or the JSON Pointer) that holds the text, and the
    XPath in the tree that lxml repairs that text into, `/html/body/p[2]`.
    """
    root = html_root(text)
    if root is None:
        return []
    if (pieces := _paragraphs(root, place)) is not None:
        return pieces
    paths = Paths()
    return _Flow(lambda element: f"{place}#{paths.of(element)}" if place else None).pieces(root)


def _paragraphs(root: Any, place: str | None) -> list[Piece] | None:
    """The blocks of a text that is nothing but plain paragraphs, as most are; None for every other."""
    body = root[0] if len(root) == 1 else None
    if body is None or body.tag != "body" or (body.text and not body.text.isspace()):
        return None
    pieces, only = [], len(body) == 1
    for number, child in enumerate(body, 1):
        tail = child.tail
        if child.tag != "p" or (tail and not tail.isspace()):
            return None
        text = child.text or ""
        for node in child:
            if node.tag not in _PHRASES or not _is_plain(node):
                return None
            text += (
                f"{''.join(node.itertext())}{node.tail or ''}" if len(node) else f"{node.text or ''}{node.tail or ''}"
            )
        text = fold(text)
        if text:
            at = f"{place}#/html/body/p" if only else f"{place}#/html/body/p[{number}]"
            pieces.append(Piece("paragraph", text, at if place else None))
    return pieces


def element_pieces(element: Any, paths: Callable[[Any], str | None]) -> list[Piece]:
    """The blocks of an element of the feed itself."""
    return _Flow(paths).pieces(element)


def plain(text: str) -> str:
    """The words of a text that may be HTML, in one line: of a title, a name."""
    if "&" in text or is_markup(text):
        root = html_root(text)
        text = "".join(_texts(root)) if root is not None else text
    return fold(text)


def _texts(root: Any) -> Iterator[str]:
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        if event == "start" and _name(node) in _UNREAD and node is not root:
            walk.skip_subtree()
        elif event == "start":
            yield node.text or ""
        elif node is not root:
            yield " " if _name(node) in ("br", "p", "div", "img") else ""
            yield node.tail or ""


@functools.lru_cache(maxsize=2048)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def _name(node: Any) -> str:
    return _local(node.tag)


@attrs.define
class _Flow:
    """Walks a tree once and gives a block wherever the words of one block-level element end."""

    path: Callable[[Any], str | None]
    words: list[str] = attrs.field(factory=list)
    stack: list[tuple[BlockKind, Any]] = attrs.field(factory=list)
    found: list[Piece] = attrs.field(factory=list)

    def pieces(self, root: Any) -> list[Piece]:
        walk = etree.iterwalk(root, events=("start", "end"))
        self.stack.append(("paragraph", root))
        for event, node in walk:
            if event == "start":
                self._start(walk, node, root)
            elif node is not root:
                if self.stack[-1][1] is node:
                    self._flush()
                    self.stack.pop()
                if node.tail:
                    self.words.append(node.tail)
        self._flush()
        return self.found

    def _start(self, walk: Any, node: Any, root: Any) -> None:
        name = _local(node.tag)
        if name in _UNREAD and node is not root:
            walk.skip_subtree()
            return
        if name in _BLOCKS and node is not root:
            self._flush()
            self.stack.append((KINDS.get(name, "paragraph"), node))
            if name in _TABLES and _is_data(node):
                self.found.append(Piece("table", _rows(node), self.path(node)))
                walk.skip_subtree()
                return
            if _is_plain(node):
                self.words.append("".join(node.itertext()))
                walk.skip_subtree()
                return
        if name in _SPACED:
            self.words.append(_BREAK if name == "br" else " ")
        if node.text:
            self.words.append(node.text)

    def _flush(self) -> None:
        """The words collected since the last block, parted where two line breaks stand together."""
        if not self.words:
            return
        text = "".join(self.words)
        self.words.clear()
        if not text or text.isspace():
            return
        kind, element = self.stack[-1]
        if kind == "paragraph":
            kind = next((k for k, _ in reversed(self.stack) if k != "paragraph"), "paragraph")
        source = self.path(element)
        if _BREAK not in text:
            if text := fold(text):
                self.found.append(Piece(kind, text, source))
            return
        for part in _PARTED.split(text):
            if words := "\n".join(line for line in map(fold, part.split(_BREAK)) if line):
                self.found.append(Piece(kind, words, source))


def _is_plain(block: Any) -> bool:
    """Whether a block holds nothing but text and phrases, so that its text can be taken at once."""
    return not len(block) or all(node.tag in _PHRASES for node in block.iterdescendants())


def _is_data(table: Any) -> bool:
    """Whether a table holds data: two cells in a row, no table and no two paragraphs in any cell; others lay out a page."""
    cells = False
    for node in table.iterdescendants():
        name = _name(node) if isinstance(node.tag, str) else ""
        if name in _TABLES:
            return False
        if name in ("td", "th"):
            cells = cells or any(_name(n) in ("td", "th") for n in node.itersiblings() if isinstance(n.tag, str))
            if sum(1 for n in node if isinstance(n.tag, str) and _name(n) in ("p", "div")) > 1:
                return False
    return cells


def _rows(table: Any) -> str:
    """A line for each row, ` | ` between its cells."""
    lines = []
    for row in table.iterdescendants():
        if isinstance(row.tag, str) and _name(row) == "tr":
            cells = [fold("".join(_texts(cell))) for cell in row if isinstance(cell.tag, str)]
            lines.append(" | ".join(cells))
    return "\n".join(line for line in lines if line.strip(" |"))
