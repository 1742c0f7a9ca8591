"""Fragments of HTML as editors write them, read in one pass without a tree where the tree that lxml would give is certain.

What is certain: lower-case tags that are all closed, in the order in which they were opened, each within an element that may
hold it; attributes in double quotes; references by well-known names and numbers. Everything else is left to the tree.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from lxml import etree

from secdialogue.documents import fold
from secdialogue.plugin import BlockKind


class Piece(NamedTuple):
    """A block before it stands in a document: its kind, its words, its place in the original."""

    kind: BlockKind
    text: str
    source: str | None


_TOKEN = re.compile(
    r"""([^<]*+)<(/?)([a-z][a-z0-9]*+)(?:\s++[a-zA-Z][a-zA-Z0-9_:.-]*+(?:="[^"<>]*+")?)*+\s*+(/?)>""", re.ASCII
)
_REFERENCE = re.compile(r"&(?:#(\d{1,5})|([a-zA-Z]{2,6}));", re.ASCII)
_NAMED = {
    "amp": "&", "lt": "<", "gt": ">", "quot": '"', "nbsp": "\xa0", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’",
    "ldquo": "“", "rdquo": "”", "hellip": "…", "eacute": "é", "euro": "€", "pound": "£", "laquo": "«", "raquo": "»",
}  # fmt: skip
#: Control characters, which libxml2 may drop or replace.
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])

_PHRASES = frozenset("a em strong b i u span sup sub small cite code abbr".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_LEAVES = frozenset({"p", "figcaption"}) | _HEADINGS
_WITHIN_BODY = frozenset({"p", "blockquote", "ul", "ol", "figure", "div"}) | _HEADINGS
#: Block-level elements and those that may stand directly within them, so that no start tag closes what is open.
_MAY_HOLD: dict[str, frozenset[str]] = {
    "": _WITHIN_BODY,  # the body itself
    "div": _WITHIN_BODY,
    "blockquote": frozenset({"p", "ul", "ol"}),
    "figure": frozenset({"figcaption"}),
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
    "li": frozenset({"p", "ul", "ol"}),
    **dict.fromkeys(_LEAVES, frozenset()),
}
_KINDS: dict[str, BlockKind] = {
    "figcaption": "caption", "blockquote": "quotation", "li": "list-item", **dict.fromkeys(_HEADINGS, "heading"),
}  # fmt: skip
_BREAK = "\0"
#: What stands for an element without content among the words around it.
_MARKS = {"br": _BREAK, "img": " "}
_PARTED = re.compile(r"\0[\s\0]*\0")
_DEEPEST = 12


class _Uncertain(Exception):
    """The tree must be built."""


def read_fragment(text: str, place: str) -> list[Piece] | None:
    """The blocks of a fragment that stands at `place`, exactly as its tree would give them; None where only the tree can tell."""
    if not _is_clean(text):
        return None
    if "<" not in text:
        try:
            words = _folded(_words(text))
        except _Uncertain:
            return None
        return [Piece("paragraph", words, f"{place}#{_place_of_text()}")] if words else None
    tokens = _TOKEN.findall(text)
    if len(tokens) != text.count("<"):
        return None
    last = text[text.rindex("<") :]
    tail = last[last.index(">") + 1 :]
    try:
        return _read(tokens, tail, place)
    except _Uncertain:
        return None


@functools.cache
def _place_of_text() -> str:
    """Where the tree puts text outside every tag: libxml2 up to 2.13 makes a paragraph of it."""
    root = etree.HTML("text")
    return "/html/body/p" if len(root[0]) else "/html/body"


def _is_clean(text: str) -> bool:
    if text.isascii():
        data = text.encode("ascii")
        return len(data.translate(None, _CONTROLS)) == len(data)
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return len(data.translate(None, _CONTROLS)) == len(data) and "\ufffe" not in text and "\uffff" not in text


def _folded(text: str) -> str:
    """`fold`, which most texts need not: they have single spaces between their words and nothing unseen."""
    if text.isascii() and "\n" not in text and "  " not in text and "\t" not in text and "\r" not in text:
        return text.strip(" ")
    return fold(text)


def _words(text: str) -> str:
    """Text with its references read; raises _Uncertain where an ampersand begins none that is known for certain."""
    if "&" not in text:
        return text
    found, count = _REFERENCE.subn(_character, text)
    if count != text.count("&"):
        raise _Uncertain
    return found


def _character(match: re.Match[str]) -> str:
    return _meaning(match[1], match[2])


@functools.lru_cache(maxsize=1024)
def _meaning(number: str | None, name: str | None) -> str:
    if name:
        if name not in _NAMED:
            raise _Uncertain
        return _NAMED[name]
    point = int(number or 0)
    if not (32 <= point < 127 or 160 <= point < 0xD800):
        raise _Uncertain
    return chr(point)


class _Scan:
    """The blocks of one fragment while its tags are read; elements are numbered in the order of their start tags."""

    __slots__ = ("counts", "found", "gathered", "kinds", "nodes", "open")

    def __init__(self) -> None:
        #: (parent, tag, place among the siblings of that tag) of each block-level element; the first is the body.
        self.nodes: list[tuple[int, str, int]] = [(0, "", 1)]
        self.kinds: list[BlockKind] = ["paragraph"]
        self.counts: dict[tuple[int, str], int] = {}
        self.open = 0
        self.gathered: list[str] = []
        self.found: list[tuple[BlockKind, str, int]] = []

    def read(self, tokens: list[tuple[str, str, str, str]]) -> None:
        """Take up every tag and the words before it."""
        gathered, phrases, holds, nodes, counts = self.gathered, list[str](), _MAY_HOLD[""], self.nodes, self.counts
        for words, close, tag, empty in tokens:
            if words and (gathered or not words.isspace()):
                gathered.append(_words(words) if "&" in words else words)
            if tag in _PHRASES:
                _nest(phrases, tag, close, empty or not self.open)
                continue
            if tag in _MARKS:
                gathered.append(_MARKS[tag])
                if close or not self.open:
                    raise _Uncertain
                continue
            if gathered:
                self.flush()
            parent, name, _ = nodes[self.open]
            if empty or phrases or (name != tag if close else tag not in holds):
                raise _Uncertain
            if close:
                self.open = parent
                holds = _MAY_HOLD[nodes[parent][1]]
                continue
            key = (self.open, tag)
            place = counts[key] = counts.get(key, 0) + 1
            self.kinds.append(_KINDS.get(tag) or self.kinds[self.open])
            self.open, holds = len(nodes), _MAY_HOLD[tag]
            nodes.append((*key, place))

    def flush(self) -> None:
        """The words gathered since the last block, parted where two line breaks stand together."""
        gathered = self.gathered
        text = gathered[0] if len(gathered) == 1 else "".join(gathered)
        gathered.clear()
        if _BREAK not in text:
            if words := _folded(text):
                self._keep(words)
            return
        for part in _PARTED.split(text):
            if words := "\n".join(line for line in map(_folded, part.split(_BREAK)) if line):
                self._keep(words)

    def _keep(self, words: str) -> None:
        if not self.open:  # words between blocks: where the tree puts them is not certain
            raise _Uncertain
        self.found.append((self.kinds[self.open], words, self.open))

    def blocks(self, place: str) -> list[Piece]:
        """What was found, with the XPath of each element as lxml's `getpath` writes it."""
        paths = [f"{place}#/html/body"]
        for parent, tag, number in self.nodes[1:]:
            step = f"/{tag}[{number}]" if self.counts[parent, tag] > 1 else f"/{tag}"
            paths.append(paths[parent] + step)
        return [Piece(kind, words, paths[node]) for kind, words, node in self.found]


def _nest(phrases: list[str], tag: str, close: str, misplaced: str | bool) -> None:
    """Open or close a phrase; one within another of its kind is not certain."""
    if misplaced:
        raise _Uncertain
    if close:
        if not phrases or phrases.pop() != tag:
            raise _Uncertain
    elif tag in phrases or len(phrases) > _DEEPEST:
        raise _Uncertain
    else:
        phrases.append(tag)


def _read(tokens: list[tuple[str, str, str, str]], tail: str, place: str) -> list[Piece]:
    scan = _Scan()
    scan.read(tokens)
    if scan.open or scan.gathered or (tail and not tail.isspace()):
        raise _Uncertain
    return scan.blocks(place)
