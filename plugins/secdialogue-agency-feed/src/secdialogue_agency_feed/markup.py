"""Marked-up text of an item (HTML, XHTML, NITF's body) as blocks, each with the element that it stands in."""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from secdialogue.plugin import BlockKind, fold
from secdialogue_agency_feed.fragments import Piece as Piece
from secdialogue_agency_feed.fragments import read_fragment

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
#: Elements below this depth are read for their words alone.
_DEEPEST = 200
#: A line feed of `br` while the words of a block are collected.
_BREAK = "\0"
_PARTED = re.compile(r"\0[\s\0]*\0")

_PARSER = etree.HTMLParser(
    encoding="utf-8", no_network=True, recover=True, huge_tree=False, remove_comments=True, remove_pis=True
)


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


def html_pieces(text: str, place: str) -> list[Piece]:
    """The blocks of a text that is HTML escaped in a feed.

    The place of each is `<place>#<XPath>`: the element of the feed (or the JSON Pointer) that holds the text, and the
    XPath in the tree that lxml repairs that text into, `/html/body/p[2]`.
    """
    found = read_fragment(text, place)
    return tree_pieces(text, place) if found is None else found


def tree_pieces(text: str, place: str) -> list[Piece]:
    """The same by the tree, whatever the text."""
    root = html_root(text)
    if root is None:
        return []
    return _Flow().pieces(root, f"{place}#/{_step(root.tag)}")


def element_pieces(element: Any, place: str) -> list[Piece]:
    """The blocks of an element of the feed itself, whose XPath is `place`."""
    return _Flow().pieces(element, place)


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


@functools.lru_cache(maxsize=2048)
def _step(tag: str) -> str:
    """The name test of a tag, as lxml's `getpath` writes it: `*` where it has a namespace."""
    return tag if re.fullmatch(r"[A-Za-z_][\w.-]*", tag) else "*"


class _Role(enum.Enum):
    """What an element is to the flow of words."""

    PHRASE = 1
    BLOCK = 2
    TABLE = 3
    SPACE = 4
    BREAK = 5
    UNREAD = 6


#: What an element itself puts into the words around it.
_MARKS = {_Role.PHRASE: "", _Role.SPACE: " ", _Role.BREAK: _BREAK}


@functools.lru_cache(maxsize=2048)
def _role(tag: str) -> tuple[_Role, BlockKind | None]:
    name = _local(tag)
    if name in _UNREAD:
        return _Role.UNREAD, None
    if name in _BLOCKS:
        return (_Role.TABLE if name in _TABLES else _Role.BLOCK), KINDS.get(name)
    if name == "br":
        return _Role.BREAK, None
    return (_Role.SPACE if name in _SPACED else _Role.PHRASE), None


class _Flow:
    """Walks a tree once and gives a block wherever the words of one block-level element end."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.found: list[Piece] = []

    def pieces(self, root: Any, place: str) -> list[Piece]:
        self._within(root, place, "paragraph", place, 0)
        self._flush("paragraph", place)
        return self.found

    def _within(self, element: Any, path: str, kind: BlockKind, block: str, depth: int) -> None:
        """The words of an element; `block` is the path of the block-level element that it stands in."""
        words = self.words
        if element.text:
            words.append(element.text)
        children = list(element)
        if not children:
            return
        if depth > _DEEPEST:
            words.extend(child_text for child in children for child_text in child.itertext())
            return
        paths = _paths(path, [child.tag for child in children])
        for child, inner in zip(children, paths, strict=True):
            role, own = _role(child.tag)
            if role is _Role.PHRASE and not len(child):
                if child.text:
                    words.append(child.text)
            elif role is _Role.BLOCK:
                self._flush(kind, block)
                self._within(child, inner, own or kind, inner, depth + 1)
                self._flush(own or kind, inner)
            elif role is _Role.TABLE:
                self._table(child, inner, kind, block, depth)
            elif role is not _Role.UNREAD:
                words.append(_MARKS[role])
                self._within(child, inner, kind, block, depth + 1)
            if child.tail:
                words.append(child.tail)

    def _table(self, table: Any, path: str, kind: BlockKind, block: str, depth: int) -> None:
        self._flush(kind, block)
        if _is_data(table):
            self.found.append(Piece("table", _rows(table), path))
        else:
            self._within(table, path, kind, path, depth + 1)
            self._flush(kind, path)

    def _flush(self, kind: BlockKind, block: str) -> None:
        """The words collected since the last block, parted where two line breaks stand together."""
        if not self.words:
            return
        if len(self.words) == 1 and self.words[0].isspace():
            self.words.clear()
            return
        text = "".join(self.words)
        self.words.clear()
        if _BREAK not in text:
            if text := fold(text):
                self.found.append(Piece(kind, text, block))
            return
        for part in _PARTED.split(text):
            if words := "\n".join(line for line in map(fold, part.split(_BREAK)) if line):
                self.found.append(Piece(kind, words, block))


def _paths(parent: str, tags: list[str]) -> list[str]:
    """The XPaths of the children of an element, numbered as lxml's `getpath` numbers them."""
    if len(tags) == 1:
        step = _step(tags[0])
        return [f"{parent}/{step}" if step != "*" else f"{parent}/*[1]"]
    totals: dict[str, int] = {}
    for tag in tags:
        totals[tag] = totals.get(tag, 0) + 1
    seen = dict.fromkeys(totals, 0)
    found = []
    for place, tag in enumerate(tags, 1):
        seen[tag] += 1
        step = _step(tag)
        if step == "*":
            found.append(f"{parent}/*[{place}]")
        else:
            found.append(f"{parent}/{step}[{seen[tag]}]" if totals[tag] > 1 else f"{parent}/{step}")
    return found


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
