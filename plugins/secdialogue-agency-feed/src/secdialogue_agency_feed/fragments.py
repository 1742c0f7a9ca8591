"""Fragments of HTML as editors write them, read in one pass without a tree where the tree that lxml would give is certain.

What is certain: lower-case tags that are all closed, in the order in which they were opened, each within an element that may
hold it; references by well-known names and numbers. Everything else is left to the tree.
"""

from __future__ import annotations

import functools
import re
from html.entities import name2codepoint
from typing import NamedTuple

from lxml import etree

from secdialogue.plugin import BlockKind


class Piece(NamedTuple):
    """A block before it stands in a document: its kind, its words, its place in the original."""

    kind: BlockKind
    text: str
    source: str | None


_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_LEAVES = frozenset({"p", "figcaption"}) | _HEADINGS
_WITHIN_BODY = frozenset({"p", "blockquote", "ul", "ol", "figure", "div", "section", "article"}) | _HEADINGS
#: Block-level elements and those that may stand directly within them, so that no start tag closes what is open.
_MAY_HOLD: dict[str, frozenset[str]] = {
    "": _WITHIN_BODY,  # the body itself
    **dict.fromkeys(("div", "section", "article"), _WITHIN_BODY),
    "blockquote": frozenset({"p", "ul", "ol"}),
    "figure": frozenset({"figcaption", "div", "figure", "blockquote"}),
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
    "li": frozenset({"p", "ul", "ol"}),
    **dict.fromkeys(_LEAVES, frozenset()),
}
_KINDS: dict[str, BlockKind] = {
    "figcaption": "caption", "blockquote": "quotation", "li": "list-item", **dict.fromkeys(_HEADINGS, "heading"),
}  # fmt: skip
_PHRASES = frozenset("a abbr b cite code em i mark small span strong sub sup u".split())
_CLOSED = {f"/{name}": name for name in _PHRASES}
_BREAK = "\0"
#: What stands for an element without content among the words around it; `!` is a comment.
_MARKS = {"br": _BREAK, "img": " ", "iframe": "", "/iframe": "", "!": ""}

_ATTRIBUTES = r"""(?:\s++[a-zA-Z][a-zA-Z0-9_:.-]*+(?:="[^"<>]*+"|='[^'<>]*+')?)*+\s*+"""
#: A tag, by its name with the sign of an end tag before it.
_TAG = re.compile(
    rf"<(?=(/?[a-z][a-z0-9]*+|!))(?:(?:br|img|hr){_ATTRIBUTES}/?|iframe{_ATTRIBUTES}(?=></iframe>)|/iframe|!--(?:[^<>-]|-(?!->))*+--"
    rf"|/?(?:{'|'.join(sorted(_PHRASES | _MAY_HOLD.keys()))[1:]}){_ATTRIBUTES})>",
    re.ASCII,
)
_PARTED = re.compile(r"\0[\s\0]*\0")
_REFERENCE = re.compile(r"&(?:(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-zA-Z][a-zA-Z0-9]{1,7});|(?=\s|\Z))", re.ASCII)
#: Control characters, which libxml2 may drop or replace.
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_DEEPEST = 12
#: So many tags are as many as the plans that are kept have.
_LONGEST = 500
#: Characters that `fold` takes for a space, and those that it leaves out.
_SPACES = (
    "\t\r\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_FOLDED = dict.fromkeys(_SPACES, " ") | dict.fromkeys("\xad\u200b\u2060\ufeff", "")


class _Uncertain(Exception):
    """The tree must be built."""


def read_fragment(text: str, place: str) -> list[Piece] | None:
    """The blocks of a fragment that stands at `place`, exactly as its tree would give them; None where only the tree can tell."""
    if not _is_clean(text):
        return None
    odd = [character for character in ("\t\r" if text.isascii() else _FOLDED) if character in text]
    try:
        if "<" not in text:
            return [Piece("paragraph", words, f"{place}#{_place_of_text()}") for words in _lines(text, odd)]
        parts = _TAG.split(text)
        if text.count("<") != len(parts) // 2:
            return None
        return _blocks(parts[::2], _plan(tuple(parts[1::2])), place, odd)
    except _Uncertain:
        return None


@functools.cache
def _place_of_text() -> str:
    """Where the tree puts text outside every tag: libxml2 up to 2.13 makes a paragraph of it."""
    root = etree.HTML("text")
    return "/html/body/p" if len(root[0]) else "/html/body"


def _is_clean(text: str) -> bool:
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return len(data.translate(None, _CONTROLS)) == len(data) and "\ufffe" not in text and "\uffff" not in text


class _Plan(NamedTuple):
    """What the tags of a fragment alone decide: where its blocks stand. Editors write the same tags again and again."""

    #: Which of the stretches between tags begin with what a tag stands for.
    marks: list[tuple[int, str]]
    #: Each block: its kind, None where no words may stand; its XPath below the body; its stretches, half-open.
    blocks: list[tuple[BlockKind | None, str, int, int]]


class _Planning:
    """The plan of a fragment while its tags are read; elements are numbered in the order of their start tags."""

    __slots__ = ("counts", "found", "kinds", "marks", "nodes")

    def __init__(self) -> None:
        #: (parent, tag, place among the siblings of that tag) of each block-level element; the first is the body.
        self.nodes: list[tuple[int, str, int]] = [(0, "", 1)]
        self.kinds: list[BlockKind | None] = ["paragraph" if _place_of_text() == "/html/body" else None]
        self.counts: dict[tuple[int, str], int] = {}
        self.marks: list[tuple[int, str]] = []
        #: (element, first stretch, stretch after the last) of what may be a block.
        self.found: list[tuple[int, int, int]] = []

    def read(self, tags: tuple[str, ...]) -> _Plan:
        """Take up every tag and the stretch before it."""
        nodes, phrases, inside, begun = self.nodes, list[str](), 0, 0
        for number, tag in enumerate(tags, 1):
            if tag in _PHRASES:
                if tag in phrases or len(phrases) > _DEEPEST:  # one within another of its kind is not certain
                    raise _Uncertain
                phrases.append(tag)
            elif tag in _CLOSED:
                if not phrases or phrases.pop() != _CLOSED[tag]:
                    raise _Uncertain
            elif tag in _MARKS:
                self.marks.append((number, _MARKS[tag]))
            elif phrases:
                raise _Uncertain
            else:
                self.found.append((inside, begun, number))
                begun = number
                parent, name, _ = nodes[inside]
                if tag in _MAY_HOLD[name]:
                    inside = self._element(inside, tag)
                elif tag == f"/{name}" and inside:
                    inside = parent
                elif tag != "hr" or "p" not in _MAY_HOLD[name]:
                    raise _Uncertain
        if inside or phrases:
            raise _Uncertain
        self.found.append((0, begun, len(tags) + 1))
        return self._plan()

    def _element(self, parent: int, tag: str) -> int:
        place = self.counts[parent, tag] = self.counts.get((parent, tag), 0) + 1
        self.kinds.append(_KINDS.get(tag) or self.kinds[parent] or "paragraph")
        self.nodes.append((parent, tag, place))
        return len(self.nodes) - 1

    def _plan(self) -> _Plan:
        """The blocks with the XPath of each element as lxml's `getpath` writes it."""
        paths, counts, kinds = [""], self.counts, self.kinds
        for parent, tag, place in self.nodes[1:]:
            paths.append(f"{paths[parent]}/{tag}[{place}]" if counts[parent, tag] > 1 else f"{paths[parent]}/{tag}")
        return _Plan(self.marks, [(kinds[node], paths[node], start, end) for node, start, end in self.found])


@functools.lru_cache(maxsize=128)
def _kept_plan(tags: tuple[str, ...]) -> _Plan:
    return _Planning().read(tags)


def _plan(tags: tuple[str, ...]) -> _Plan:
    return _kept_plan(tags) if len(tags) < _LONGEST else _Planning().read(tags)


def _blocks(stretches: list[str], plan: _Plan, place: str, odd: list[str]) -> list[Piece]:
    """The words of a fragment where its plan puts them."""
    for number, mark in plan.marks:
        stretches[number] = mark + stretches[number]
    found = []
    for kind, path, start, end in plan.blocks:
        words = stretches[start] if end - start == 1 else "".join(stretches[start:end])
        if not words or words.isspace():
            continue
        if kind is None:
            raise _Uncertain
        source = f"{place}#/html/body{path}"
        if "&" in words or _BREAK in words or odd:
            found.extend([Piece(kind, line, source) for line in _lines(words, odd)])
        elif line := _folded(words):
            found.append(Piece(kind, line, source))
    return found


def _lines(words: str, odd: list[str]) -> list[str]:
    """Words as blocks have them: one text, or several parted where two line breaks stand together."""
    if "&" in words:
        words = _unescaped(words)
    for character in odd:
        words = words.replace(character, _FOLDED[character])
    if _BREAK not in words:
        words = _folded(words)
        return [words] if words else []
    lines = ["\n".join(filter(None, map(_folded, part.split(_BREAK)))) for part in _PARTED.split(words)]
    return list(filter(None, lines))


def _folded(words: str) -> str:
    """Words with single spaces between them, where nothing but spaces and line feeds parts them."""
    return " ".join(words.split()) if "\n" in words or "  " in words else words.strip(" ")


def _unescaped(words: str) -> str:
    """Words with their references read, white space as spaces; raises _Uncertain where an ampersand begins none that is known for certain."""
    found, count = _REFERENCE.subn(_character, words)
    if count != words.count("&"):
        raise _Uncertain
    return found


def _character(match: re.Match[str]) -> str:
    return _meaning(match[0])


@functools.lru_cache(maxsize=1024)
def _meaning(reference: str) -> str:
    """What is read for a reference by its number or by its name in HTML 4; a bare ampersand stands for itself."""
    name = reference[1:-1]
    if not name:
        return reference
    if name[0] != "#":
        point = name2codepoint.get(name, 0)
    else:
        point = int(f"0{name[1:]}", 16) if name[1] in "xX" else int(name[1:])
    if not (32 <= point < 127 or 160 <= point < 0xD800 or 0xE000 <= point < 0xFFFE or 0x10000 <= point < 0x1FFFE):
        raise _Uncertain
    return _FOLDED.get(chr(point), chr(point))
