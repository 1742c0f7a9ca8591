"""The text of an XML feed before it is parsed: decoded, with the characters and references that XML knows."""

from __future__ import annotations

import codecs
import html
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

import attrs

from secdialogue.documents import decode

_CHUNK = 1 << 16
_SAMPLE = 1 << 18
#: An ampersand that begins none of XML's five entities: a reference to a character, an entity of HTML or an unknown one, or
#: a bare ampersand.
_AMPERSAND = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos);)(?:(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)?"
)
#: XML's five entities by number: once anything was broken, libxml2 leaves entities out that are called by name.
_NUMBERED = {"&amp;": "&#38;", "&lt;": "&#60;", "&gt;": "&#62;", "&quot;": "&#34;", "&apos;": "&#39;"}
#: Characters that XML 1.0 does not have, and character references to them.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
#: A sign for "less than" that begins no tag.
_LESS = re.compile(r"<(?![A-Za-z_:/!?\u0080-\U0010ffff])")
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,400}\?>")
_DOCTYPE = re.compile(
    r"(?P<before>\s*(?:<!--(?:(?!-->).)*-->\s*|<\?[^>]*\?>\s*)*)"
    r"<!DOCTYPE[^\[>]{0,400}(?:\[(?P<subset>[^\]]*(?:\](?!\s*>)[^\]]*)*)\]\s*)?>",
    re.DOTALL,
)
#: Entities that stand for plain text; those that stand for others, or for markup, are not expanded.
_ENTITY = re.compile(
    r"<!ENTITY\s{1,9}([A-Za-z][\w.-]{0,31})\s{1,9}(?:\"([^\"&%<]{0,200})\"|'([^'&%<]{0,200})')\s{0,9}>"
)


def decoded(stream: BinaryIO, entities: dict[str, str]) -> Iterator[str]:
    """The feed's text in pieces, without its XML declaration and document type, without the characters that XML has not.

    The entities that the document type declares for plain text are put into `entities`.
    """
    sample = stream.read(_SAMPLE)
    encoding = _encoding(sample)
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(encoding)("replace"), translate=True)
    first = decoder.decode(sample).lstrip("\ufeff")
    yield _without_prolog(_clean(first, sample), entities)
    while data := stream.read(_CHUNK):
        yield _clean(decoder.decode(data), data)
    yield _clean(decoder.decode(b"", final=True), b"")


def repaired(text: str) -> str:
    """A small XML text prepared as the pieces of a feed are, and repaired."""
    entities: dict[str, str] = {}
    return Repair(entities).take(_without_prolog(_cleaned(text), entities), whole=True)


def _clean(text: str, data: bytes) -> str:
    """The text without the characters that XML does not have; most data have none of them."""
    if len(data.translate(None, _CONTROLS)) == len(data) and "\ufffe" not in text and "\uffff" not in text:
        return text
    return _cleaned(text)


def _cleaned(text: str) -> str:
    return _FORBIDDEN.sub("", text)


def _without_prolog(text: str, entities: dict[str, str]) -> str:
    """The text without what stands before its first tag, its declaration and its document type; lines keep their numbers.

    The entities that the document type declares for plain text are put into `entities`.
    """
    start = max(0, text.find("<"))
    text = "\n" * text.count("\n", 0, start) + text[start:]
    for pattern in (_DECLARATION, _DOCTYPE):
        if match := pattern.match(text):
            for entity in _ENTITY.finditer(match.groupdict().get("subset") or ""):
                entities.setdefault(entity[1], entity[2] or entity[3] or "")
            text = "\n" * match[0].count("\n") + text[match.end() :]
    return text


def _encoding(sample: bytes) -> str:
    """The encoding that the core's order of evidence chooses for the beginning of the feed."""
    if len(sample) == _SAMPLE:  # the last character may be cut in two
        sample = sample[: sample.rfind(b">") + 1 or len(sample)]
    if sample[:4] in (b"<\0?\0", b"<\0r\0", b"<\0f\0"):
        return "utf-16-le"
    if sample[:4] in (b"\0<\0?", b"\0<\0r", b"\0<\0f"):
        return "utf-16-be"
    return decode(sample)[1]


@attrs.define
class Repair:
    """Mends a text piece by piece: outside CDATA sections, entities of HTML become their characters, and other ampersands and
    signs for "less than" stand for themselves.
    """

    entities: dict[str, str]
    _rest: str = ""
    #: Whether the text taken so far ends within a CDATA section.
    _inside: bool = False

    def take(self, text: str, *, whole: bool = False) -> str:
        """The next piece, mended up to what may go on in the next one; `whole` where nothing in it does."""
        text = self._rest + text
        cut = len(text) if whole else _safe_cut(text)
        self._rest = text[cut:]
        piece, self._inside = _outside(text[:cut], self._inside, self.entities)
        return piece


def _safe_cut(text: str) -> int:
    """Where a text may be cut without parting an entity or a mark of CDATA."""
    window = max(0, len(text) - 64)
    open_marks = (text.rfind("&", window), text.rfind("<", window), text.rfind("]", window) - 1)
    return max(0, min((mark for mark in open_marks if mark >= window), default=len(text)))


def _outside(text: str, inside: bool, entities: dict[str, str]) -> tuple[str, bool]:
    pieces: list[str] = []
    position = 0
    while position < len(text):
        mark = _CDATA_END if inside else _CDATA
        found = text.find(mark, position)
        end = len(text) if found < 0 else found + len(mark)
        part = text[position:end]
        pieces.append(part if inside else _mended(part, entities))
        position = end
        if found >= 0:
            inside = not inside
    return "".join(pieces), inside


def _mended(part: str, entities: dict[str, str]) -> str:
    """A stretch outside CDATA sections."""
    if "&" in part:
        part = _AMPERSAND.sub(lambda match: _escaped(match, entities), part)
        for named, numbered in _NUMBERED.items():
            part = part.replace(named, numbered)
    return _LESS.sub("&#60;", part)


def _escaped(match: re.Match[str], entities: dict[str, str]) -> str:
    """The character that HTML reads the reference as, or the ampersand as it stands where it is no reference."""
    if (declared := entities.get(match[0][1:-1])) is not None:
        return declared.replace(">", "&gt;")
    character = html.unescape(match[0]) if match[0].endswith(";") else ""
    if not character or character.startswith("&"):
        return "&amp;" + ("" if character == "&" else match[0][1:])
    character = _FORBIDDEN.sub("", character)
    return f"&#{ord(character)};" if character in ("<", ">") else character
