"""Building a Document from a tree or a text, so that offsets are right by construction and every block leads back."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Self

import attrs
from lxml import etree

from secdialogue.model import Block, BlockKind, Document, SourceKind, Tool, document_id, sha256

#: Two line feeds stand between the blocks of a document that was written from a tree.
SEPARATOR = "\n\n"

#: Elements whose text is never read.
UNREAD = frozenset({"script", "style", "template", "noscript", "svg", "math", "object", "iframe", "head"})

#: Characters that no reader sees: soft hyphens, zero-width spaces and joints of words.
_UNSEEN = ("\u00ad", "\u200b", "\u2060", "\ufeff")


def fold(text: str) -> str:
    """Text as it is read: runs of white space are one space, none at the ends, and what cannot be seen is left out."""
    # What is printable holds no white space but spaces, and no character that is not seen.
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    if not text.isascii():
        for unseen in _UNSEEN:
            if unseen in text:
                text = text.replace(unseen, "")
    return " ".join(text.split())


def libxml2() -> Tool:
    """The library that repaired and read a tree, as `made_with` names it."""
    return Tool(name="libxml2", version=".".join(map(str, etree.LIBXML_VERSION)))


#: Stands where an element begins or ends while its words are gathered.
_EDGE = "\1"
_TOUCHING = re.compile(rf"(?<=\w){_EDGE}+(?=\w)")


def inline_text(element: Any, *, skip: Callable[[Any], bool] | None = None, apart: bool = False) -> str:
    """The words of an element as a reader sees them: white space folded, `br` a line feed, unread elements left out.

    :param apart: put a line feed where words of two elements touch, which style sheets show apart.
    """
    pieces: list[str] = []
    _collect(element, pieces, skip, _EDGE if apart else "")
    joined = "".join(pieces)
    if apart:
        joined = _TOUCHING.sub("\0", joined).replace(_EDGE, "")
    return "\n".join(line for line in map(fold, joined.split("\0")) if line)


def _collect(element: Any, pieces: list[str], skip: Callable[[Any], bool] | None, edge: str) -> None:
    """Text and tails below `element`, in document order, without recursion: trees may be deep."""
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start":
            tag = node.tag.rpartition("}")[2].lower()
            if node is not element and (tag in UNREAD or (skip is not None and skip(node))):
                walk.skip_subtree()
            elif tag == "br":
                pieces.append("\0")
            else:
                pieces.append(edge + (node.text or "").replace("\0", ""))
        elif node is not element:
            pieces.append(edge + (node.tail or "").replace("\0", ""))


class Paths:
    """XPaths of the elements of one tree, each in time that does not grow with its number of siblings."""

    def __init__(self, known: Mapping[Any, str] | None = None) -> None:
        """Paths below the elements of `known`, whose own are given: of an item whose feed is gone, say."""
        self._paths: dict[Any, str] = dict(known or {})
        self._numbered: set[Any] = set()

    def of(self, element: Any) -> str:
        """`/html/body/div[2]/p[1]`, as lxml's `getpath` writes it for trees without namespaces."""
        missing = []
        node = element
        while node is not None and node not in self._paths:
            missing.append(node)
            node = node.getparent()
        for node in reversed(missing):
            parent = node.getparent()
            if parent is None:
                self._paths[node] = f"/{_step(node)}"
            elif parent not in self._numbered:
                self._number(parent)
        return self._paths[element]

    def _number(self, parent: Any) -> None:
        """Path every child of one parent at once."""
        self._numbered.add(parent)
        children = [child for child in parent if isinstance(child.tag, str)]
        steps = [_name_test(child.tag) for child in children]
        totals = Counter(steps)
        seen: dict[str, int] = {}
        base = self._paths[parent]
        for place, (child, step) in enumerate(zip(children, steps, strict=True), 1):
            seen[step] = seen.get(step, 0) + 1
            if step == "*":
                self._paths[child] = f"{base}/*[{place}]"
            else:
                self._paths[child] = f"{base}/{step}" + (f"[{seen[step]}]" if totals[step] > 1 else "")


_STEP = re.compile(r"[A-Za-z_][\w.-]*")


def _step(element: Any) -> str:
    """The name test of an element: its tag, or `*` where a namespace or an odd character stands in the way."""
    return _name_test(element.tag)


@lru_cache(maxsize=1024)
def _name_test(tag: str) -> str:
    return tag if _STEP.fullmatch(tag) else "*"


@attrs.define
class DocumentBuilder:
    """Collects blocks of text and gives the Document: blocks in order, two line feeds between, offsets right.

    :param source_kind: which kind of source is read.
    :param source_sha256: of the file's bytes, or of a feed item's canonical form (see `sha256_of`).
    :param position: place of the document in its source, from 0.
    """

    source_kind: SourceKind
    source_sha256: str
    position: int = 0
    made_with: tuple[Tool, ...] = ()
    _pieces: list[str] = attrs.field(factory=list, init=False)
    _blocks: list[Block] = attrs.field(factory=list, init=False)
    _length: int = attrs.field(default=0, init=False)

    def block(self, kind: BlockKind, text: str, *, source: str | None = None, speaker: str | None = None) -> Self:
        """Append a block; text without a visible character is left out."""
        text = text.strip()
        if not text:
            return self
        if self._blocks:
            self._pieces.append(SEPARATOR)
            self._length += len(SEPARATOR)
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        self._blocks.append(Block(kind=kind, start=start, end=self._length, source=source, speaker=speaker))
        return self

    def element(
        self,
        kind: BlockKind,
        element: Any,
        paths: Paths,
        *,
        speaker: str | None = None,
        skip: Callable[[Any], bool] | None = None,
    ) -> Self:
        """Append the words of an element, with its XPath."""
        return self.block(kind, inline_text(element, skip=skip), source=paths.of(element), speaker=speaker)

    @property
    def empty(self) -> bool:
        """Whether no block was added yet."""
        return not self._blocks

    def build(self, **fields: Any) -> Document:
        """The Document; `fields` are its other fields (`title`, `published`, …)."""
        text = "".join(self._pieces)
        return plain_document(
            self.source_kind,
            self.source_sha256,
            text,
            self._blocks,
            position=self.position,
            made_with=self.made_with,
            **fields,
        )


def plain_document(
    source_kind: SourceKind,
    source_sha256: str,
    text: str,
    blocks: Iterable[Block],
    *,
    position: int = 0,
    made_with: tuple[Tool, ...] = (),
    **fields: Any,
) -> Document:
    """A Document of a text, kept character for character, with blocks that lie in it."""
    return Document(
        id=document_id(source_sha256, position, text),
        source_kind=source_kind,
        made_with=made_with,
        text=text,
        text_sha256=sha256(text),
        blocks=tuple(blocks),
        source_sha256=source_sha256,
        **fields,
    )


def sha256_of(data: bytes) -> str:
    """SHA-256 of bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


# --- encodings ------------------------------------------------------------------------------------------------------

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s{0,20}=\s{0,20}["']([\w.:-]{1,40})|<meta[^>]{0,200}?charset\s{0,20}=\s{0,20}["']?\s{0,20}([\w.:-]{1,40})""",
    re.IGNORECASE,
)
#: Labels that the WHATWG Encoding Standard reads as a superset of what they name.
_READ_AS = {
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252",
    "ascii": "cp1252", "windows-1252": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "iso-8859-9": "cp1254", "tis-620": "cp874", "utf-16": "utf-8",
}  # fmt: skip


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, str]:
    """The text of `data` and the encoding that was chosen.

    Order: a byte order mark; UTF-8 where the bytes are valid UTF-8 and not ASCII alone, whatever is declared (text in
    another encoding is next to never valid UTF-8); `declared` (a transport's word); an XML or HTML declaration in the
    first 2048 bytes; UTF-8 or the declared encoding again where only single bytes are broken; UTF-8 with windows-1252
    between, as where two systems wrote one page; detection by charset-normalizer. Undecodable bytes become U+FFFD.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, "replace"), name
    names = list(_candidates(data, declared))
    for name in names:
        try:
            return data.decode(name), name
        except (UnicodeDecodeError, LookupError):
            continue
    return _mended(data, names)


def _candidates(data: bytes, declared: str | None) -> Iterator[str]:
    if b"\0" not in data[:64] and not data.isascii():
        yield "utf-8"
    if declared:
        yield _READ_AS.get(declared.lower(), declared)
    if match := _DECLARED.search(data[:2048]):
        label = (match[1] or match[2]).decode("ascii").lower()
        yield _READ_AS.get(label, label)
    yield "utf-8"


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 as windows-1252 where they stand beside a letter, else U+FFFD."""
    assert isinstance(error, UnicodeDecodeError)
    beside = error.object[max(0, error.start - 1) : error.start] + error.object[error.end : error.end + 1]
    broken = error.object[error.start : error.end]
    known = any(chr(byte).isalpha() for byte in beside if byte < 0x80)
    return (broken.decode("cp1252", "replace") if known else "\ufffd"), error.end


codecs.register_error("secdialogue.cp1252", _as_cp1252)


def _mended(data: bytes, names: list[str]) -> tuple[str, str]:
    """The text of broken data: in the first encoding that only single bytes break, else in a detected one."""
    if b"\0" not in data[:4096]:
        for name in names:
            try:
                text = data.decode(name, "replace")
            except LookupError:
                continue
            broken = text.count("\ufffd")
            others = sum(1 for c in text if c > "\x7f") - broken
            if name == "utf-8" and 2 <= broken < others:
                return data.decode(name, "secdialogue.cp1252"), name
            if broken * 9 < others:
                return text, name
    from charset_normalizer import from_bytes

    found = from_bytes(data[: 1 << 18])
    best = found.best()
    if best is None:
        return data.decode("utf-8", "replace"), "utf-8"
    # Several code pages may fit alike; of those the web's default is meant.
    alike = {match.encoding for match in found if (match.chaos, match.coherence) == (best.chaos, best.coherence)}
    name = "cp1252" if "cp1252" in alike else best.encoding
    return data.decode(name, "replace"), name
