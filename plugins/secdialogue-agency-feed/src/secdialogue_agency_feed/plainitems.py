"""Items that are plain, read without a tree: their elements hold text, or elements that hold text. Most items of most feeds do.

What is read here is what libxml2 would read, to the bytes of the canonical form; an item that deviates from the plain form in
one character is left to libxml2.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from secdialogue_agency_feed.names import name_of

_NAME = r"[A-Za-z_][A-Za-z0-9_.-]*+"
_WRITTEN = rf"(?:{_NAME}:)?+{_NAME}"
_ATTRIBUTES = rf'((?:\s++(?!xmlns=){_NAME}="[^"<\n\t]*+")*+)\s*+'
_TEXT = r"(?:<!\[CDATA\[([^\]]*+(?:\](?!\]>)[^\]]*+)*+)\]\]>|([^<]*+))"


def _element(group: int, held: str) -> str:
    """A pattern of an element whose name is that group."""
    return rf"(\s*+)<({_WRITTEN}){_ATTRIBUTES}(?:/>|>{held}</\{group}\s*+>)"


_REST = r"|([\s\S]++)"
#: White space and an element of text; or the rest, from where there is none.
_LEAF = re.compile(_element(2, _TEXT) + _REST, re.ASCII)
#: White space and an element of text or of such elements; or the rest.
_CHILD = re.compile(_element(2, rf"(?:{_TEXT}|((?:{_element(8, _TEXT)})++\s*+))") + _REST, re.ASCII)
#: What stands in a token of `_CHILD` for the groups of the elements within, where these are tokens themselves.
_NONE_WITHIN = ("",) * 6
_ATTRIBUTE = re.compile(rf'({_NAME})="([^"]*+)"')
_REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#(\d{2,7}+)|#x([0-9A-Fa-f]{2,6}+));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ADDRESS = re.compile(r'https?://[^\s&<>"]++')


#: Elements whose elements are read by their names; in all others they may be marks within words.
_HOLDERS = frozenset({"author", "contributor", "media:content", "media:group"})


class _NotPlain(Exception):
    """libxml2 must read it."""


_NOTHING: dict[str, list[PlainElement]] = {}


class PlainElement:
    """An element without mixed content, with as much of lxml's interface as the feeds' reader needs."""

    __slots__ = ("attributes", "children", "found", "parent", "tag", "text")

    def __init__(self, tag: str, text: str | None, attributes: dict[str, str], parent: Any) -> None:
        self.tag = tag
        self.text = text
        self.attributes = attributes
        self.parent = parent
        self.children: Sequence[PlainElement] = ()
        #: The child elements by name, as `names.children` gives them.
        self.found: dict[str, list[PlainElement]] = _NOTHING

    def get(self, name: str, default: str | None = None) -> str | None:
        """The value of an attribute."""
        return self.attributes.get(name, default)

    def __len__(self) -> int:
        return len(self.children)

    def __iter__(self) -> Iterator[PlainElement]:
        return iter(self.children)

    def __bool__(self) -> bool:
        return True

    def index(self, child: PlainElement) -> int:
        """The place of a child, from 0."""
        return self.children.index(child)

    def getparent(self) -> Any:
        """What it stands in."""
        return self.parent

    def iterancestors(self) -> Iterator[Any]:
        """What it stands in, outwards."""
        yield self.parent
        yield from self.parent.iterancestors()


class _Name(NamedTuple):
    """A name as a feed writes it, read: its tag as lxml has it, its name here, its prefix, its canonical start tag."""

    tag: str
    name: str
    prefix: str
    start: str


class PlainReader:
    """Reads the plain items that stand in `parent`, an element of lxml's tree; `written` is how the feed writes their name."""

    def __init__(self, parent: Any, written: str) -> None:
        self.parent = parent
        self._spaces: dict[str | None, str] = dict(parent.nsmap)
        self._known: dict[tuple[str, tuple[str, ...]], _Name] = {}
        self._written = written
        self._opening = re.compile(rf"\s*+<{re.escape(written)}\s*+>", re.ASCII)

    def read(self, text: str, start: int, end: int) -> tuple[PlainElement, str] | None:
        """The item whose end tag stands at `end`, and its canonical form (exclusive C14N); None where it is not plain."""
        opening = self._opening.match(text, start, end)
        if opening is None:
            return None
        try:
            name = self._named(self._written, ())
            item = PlainElement(name.tag, None, {}, self.parent)
            canonical = [f"<{name.start}>"]
            self._fill(item, _CHILD.findall(text, opening.end(), end), (name.prefix,), canonical)
            canonical.append(f"</{self._written}>")
        except _NotPlain:
            return None
        return item, "".join(canonical)

    def _fill(
        self, holder: PlainElement, tokens: list[tuple[str, ...]], declared: tuple[str, ...], out: list[str]
    ) -> None:
        """Put the elements of `tokens` into their holder, and their canonical form at the end of `out`."""
        children, found, known = list[PlainElement](), dict[str, list[PlainElement]](), self._known
        holder.children, holder.found = children, found
        for space, written, attributes, data, words, inner, _, _, _, _, _, rest in tokens:
            if rest:
                out.append(_blank(rest))
                break
            tag, name, prefix, start = known.get((written, declared)) or self._named(written, declared)
            values, canonical = _attributes(attributes) if attributes else ({}, "")
            if data:
                text, shown = data, _escaped(data)
            else:
                text, shown = _read(words) if "&" in words or ">" in words else (words, words)
            child = PlainElement(tag, text or None, values, holder)
            children.append(child)
            found.setdefault(name, []).append(child)
            out.append(f"{space}<{start}{canonical}>{shown}")
            if inner:
                if name not in _HOLDERS:
                    raise _NotPlain
                within = [(*token[:5], *_NONE_WITHIN, token[5]) for token in _LEAF.findall(inner)]
                self._fill(child, within, (*declared, prefix), out)
            out.append(f"</{written}>")

    def _named(self, written: str, declared: tuple[str, ...]) -> _Name:
        prefix, _, local = written.rpartition(":")
        space = self._spaces.get(prefix or None)
        if (prefix and not space) or (space and not _ADDRESS.fullmatch(space)):
            raise _NotPlain
        tag = f"{{{space}}}{local}" if space else local
        new = space and prefix not in declared
        start = f'{written} xmlns{":" if prefix else ""}{prefix}="{space}"' if new else written
        found = self._known[written, declared] = _Name(tag, name_of(tag), prefix, start)
        return found


def _blank(text: str) -> str:
    """White space after the last element; anything else is not plain."""
    if text.strip(" \n\t"):
        raise _NotPlain
    return text


@functools.lru_cache(maxsize=1024)
def _attributes(written: str) -> tuple[dict[str, str], str]:
    """The attributes of a start tag, and their canonical form."""
    pairs = _ATTRIBUTE.findall(written)
    values = dict(pairs)
    if len(values) < len(pairs):
        raise _NotPlain
    if "&" in written:
        values = {name: _read(value)[0] for name, value in pairs}
    canonical = [f' {name}="{_escaped(values[name], attribute=True)}"' for name in sorted(values)]
    return values, "".join(canonical)


def _read(written: str) -> tuple[str, str]:
    """Text with its references read, and its canonical form."""
    if "]]>" in written:
        raise _NotPlain
    text, count = _REFERENCE.subn(_character, written)
    if count != written.count("&"):
        raise _NotPlain
    return text, _escaped(text)


def _character(match: re.Match[str]) -> str:
    name, decimal, hexadecimal = match.groups()
    if name:
        return _NAMED[name]
    point = int(decimal or hexadecimal, 10 if decimal else 16)
    if not (32 <= point < 127 or 160 <= point < 0xD800 or 0xE000 <= point < 0xFFFE or 0x10000 <= point < 0x110000):
        raise _NotPlain
    return chr(point)


def _escaped(text: str, *, attribute: bool = False) -> str:
    """Text as canonical XML writes it."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if attribute:
        return text.replace('"', "&quot;")
    return text.replace(">", "&gt;") if ">" in text else text
