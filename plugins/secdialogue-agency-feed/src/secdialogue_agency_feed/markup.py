"""Marked-up text of an item (HTML, XHTML, NITF's body) as blocks, each with the element that it stands in."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from secdialogue.plugin import BlockKind, fold


class Piece(NamedTuple):
    """A block before it stands in a document: its kind, its words, its place in the original."""

    kind: BlockKind
    text: str
    source: str | None


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
#: What is known of an element's children is kept where they are fewer.
_LONGEST = 200
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


#: What an element is to the flow of words.
_PHRASE, _BLOCK, _TABLE, _SPACE, _LINE, _LEFT_OUT = range(6)
_PARTED_OFF = (_BLOCK, _TABLE)
#: What an element itself puts into the words around it.
_MARKS = {_PHRASE: "", _SPACE: " ", _LINE: _BREAK}


@functools.lru_cache(maxsize=2048)
def _role(tag: str) -> tuple[int, BlockKind | None]:
    """What an element is, and the kind of the block that it holds, if it says any."""
    name = _local(tag)
    if name in _UNREAD:
        return _LEFT_OUT, None
    if name in _BLOCKS:
        return (_TABLE if name in _TABLES else _BLOCK), KINDS.get(name)
    if name == "br":
        return _LINE, None
    return (_SPACE if name in _SPACED else _PHRASE), None


class _Flow:
    """Walks a tree once and gives a block wherever the words of one block-level element end."""

    __slots__ = ("found", "words")

    def __init__(self) -> None:
        self.words: list[str] = []
        self.found: list[Piece] = []

    def pieces(self, root: Any, place: str) -> list[Piece]:
        self._block(root, place, "paragraph", 0)
        return self.found

    def _within(self, element: Any, path: str, kind: BlockKind, block: str, depth: int) -> None:
        """The words of an element after its first text; `block` is the path of the block-level element that it stands in."""
        words, children = self.words, list(element)
        if not children:
            return
        if depth > _DEEPEST:
            words.extend(child_text for child in children for child_text in child.itertext())
            return
        tags = tuple([child.tag for child in children])
        for child, (role, own, step) in zip(children, steps_of(tags), strict=True):
            tail = child.tail
            if role in _PARTED_OFF:
                if words:
                    self._flush(kind, block)
                (self._block if role == _BLOCK else self._table)(child, path + step, own or kind, depth)
                if tail and not tail.isspace():
                    words.append(tail)
                continue
            if role != _LEFT_OUT:
                words.append(_MARKS[role] + (child.text or ""))
                if len(child):
                    self._within(child, path + step, kind, block, depth + 1)
            if tail:
                words.append(tail)

    def _block(self, element: Any, path: str, kind: BlockKind, depth: int) -> None:
        """The blocks of a block-level element; nothing is gathered before and after."""
        text = element.text
        if not len(element):
            if text and (text := fold(text)):
                self.found.append(Piece(kind, text, path))
            return
        if text and not text.isspace():
            self.words.append(text)
        self._within(element, path, kind, path, depth + 1)
        if self.words:
            self._flush(kind, path)

    def _table(self, table: Any, path: str, kind: BlockKind, depth: int) -> None:
        if _is_data(table):
            self.found.append(Piece("table", _rows(table), path))
        else:
            self._block(table, path, kind, depth)

    def _flush(self, kind: BlockKind, block: str) -> None:
        """The words collected since the last block, parted where two line breaks stand together."""
        text = "".join(self.words)
        self.words.clear()
        if _BREAK not in text:
            if not text.isspace() and (text := fold(text)):
                self.found.append(Piece(kind, text, block))
            return
        for part in _PARTED.split(text):
            if words := "\n".join(line for line in map(fold, part.split(_BREAK)) if line):
                self.found.append(Piece(kind, words, block))


def steps_of(tags: tuple[str, ...]) -> list[tuple[int, BlockKind | None, str]]:
    """Of each child of an element by the children's tags: its role, its kind, its step of an XPath, numbered as lxml's `getpath` does."""
    return _kept_steps(tags) if len(tags) < _LONGEST else _steps(tags)


def _steps(tags: tuple[str, ...]) -> list[tuple[int, BlockKind | None, str]]:
    totals, seen, found = Counter(tags), dict.fromkeys(tags, 0), []
    for place, tag in enumerate(tags, 1):
        seen[tag] += 1
        test = _step(tag)
        number = place if test == "*" else seen[tag]
        step = f"/{test}[{number}]" if test == "*" or totals[tag] > 1 else f"/{test}"
        found.append((*_role(tag), step))
    return found


#: Editors write the same tags again and again.
_kept_steps = functools.lru_cache(maxsize=1024)(_steps)


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
