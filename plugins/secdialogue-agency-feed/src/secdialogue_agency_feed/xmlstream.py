"""Items of an XML feed one by one, in constant memory, whatever the feed's encoding and however broken its markup."""

from __future__ import annotations

import codecs
import functools
import html
import re
import warnings
from collections.abc import Iterator
from typing import Any, BinaryIO

import attrs
from lxml import etree

from secdialogue.documents import decode
from secdialogue.plugin import InputError, SecdialogueWarning, Source, xml_parser

_CHUNK = 1 << 16
_SAMPLE = 1 << 18
#: An ampersand that begins none of XML's five entities: a reference to a character, an entity of HTML or an unknown one, or
#: a bare ampersand.
_AMPERSAND = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos);)(?:(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)?"
)
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
#: libxml2's code of the error for a document that ends within an element.
_UNFINISHED = frozenset({etree.ErrorTypes.ERR_TAG_NOT_FINISHED, etree.ErrorTypes.ERR_GT_REQUIRED, etree.ErrorTypes.ERR_CDATA_NOT_FINISHED, etree.ErrorTypes.ERR_DOCUMENT_END, etree.ErrorTypes.ERR_COMMENT_NOT_FINISHED})  # fmt: skip


@attrs.frozen
class Element:
    """An item's element with its XPath in the whole feed."""

    node: Any
    path: str
    #: The elements that stand before it in its parents, nearest parent last.
    parents: tuple[Any, ...]


def items(source: Source, tags: frozenset[str]) -> Iterator[Element]:
    """The elements whose local name is in `tags`, each when its end is read; what stood before it may be gone then.

    Broken markup is repaired and reported by one SecdialogueWarning, or refused where the source is read strictly. A feed
    that breaks off, or that libxml2 refuses to read on, raises an InputError after the items before that place.
    """
    reader = _Reader(source, tags)
    with source.open() as stream:
        yield from reader.read(stream)


@attrs.define
class _Reader:
    source: Source
    tags: frozenset[str]
    parser: Any = attrs.field(init=False)
    #: How many elements of each parent were taken out of the tree: all of them, and by tag.
    gone: dict[Any, list[Any]] = attrs.field(factory=dict)
    around: dict[Any, tuple[Any, ...]] = attrs.field(factory=dict)
    #: XPaths of what items stand in.
    outer: dict[Any, str] = attrs.field(factory=dict)
    last: Any = None

    def read(self, stream: BinaryIO) -> Iterator[Element]:
        parser = etree.XMLPullParser(events=("end",), tag=[f"{{*}}{tag}" for tag in sorted(self.tags)], **_OPTIONS)
        for text in _prepared(stream):
            try:
                parser.feed(_bytes(text))
            except etree.XMLSyntaxError as error:
                yield from self._finished(parser)
                raise self._broken(error.msg or "not XML", error.lineno) from None
            yield from self._finished(parser)
        self._close(parser)
        self._report(parser)

    def _finished(self, parser: Any) -> Iterator[Element]:
        for _, node in parser.read_events():
            parents = self._parents(node)
            if parents is None:
                continue
            if self.last is not None:
                self._take_out(self.last)
            self.last = node
            yield Element(node, self._path(node), parents)

    def _parents(self, node: Any) -> tuple[Any, ...] | None:
        """What an item stands in, outermost first; None for an item within an item."""
        parent = node.getparent()
        if parent not in self.around:
            outer = () if parent is None else (*reversed(list(parent.iterancestors())), parent)
            nested = any(element.tag.rpartition("}")[2] in self.tags for element in outer)
            if nested:
                return None
            self.around[parent] = outer
        return self.around[parent]

    def _take_out(self, node: Any) -> None:
        """Free an item once the next one is there: its tail is complete by then."""
        parent = node.getparent()
        if parent is None:
            return
        counts = self.gone.setdefault(parent, [0, {}])
        counts[0] += 1
        counts[1][node.tag] = counts[1].get(node.tag, 0) + 1
        parent.remove(node)

    def _path(self, node: Any) -> str:
        """The XPath of an item in the feed as it came, from its place among those that are still there and those gone."""
        parent = node.getparent()
        if parent is None:
            return "/" + step(node)
        total, by_tag = self.gone.get(parent, (0, {}))
        name = step(node)
        if name == "*":
            place = total + 1 + parent.index(node)
        else:
            place = by_tag.get(node.tag, 0) + 1 + sum(1 for _ in node.itersiblings(node.tag, preceding=True))
        if parent not in self.outer:
            self.outer[parent] = self._path(parent)
        return f"{self.outer[parent]}/{name}[{place}]"

    def _close(self, parser: Any) -> None:
        before = len(parser.feed_error_log)
        try:
            parser.close()
        except etree.XMLSyntaxError as error:
            raise self._broken(error.msg or "not XML", error.lineno) from None
        late = [entry for entry in list(parser.feed_error_log)[before:] if entry.type in _UNFINISHED]
        if late:
            raise self._broken("breaks off within an element", late[0].line)
        stopped = [entry for entry in parser.feed_error_log if entry.type in _STOPPED]
        if stopped:
            raise self._broken(stopped[0].message, stopped[0].line)

    def _report(self, parser: Any) -> None:
        errors = [e for e in parser.feed_error_log if e.level >= etree.ErrorLevels.ERROR and e.type not in _HARMLESS]
        if not errors:
            return
        first = errors[0]
        problem = f"broken XML: {first.message} ({len(errors)} places)"
        if self.source.strict:
            raise self._broken(problem, first.line)
        warnings.warn(f"{self.source.name}: line {first.line}: {problem}; repaired", SecdialogueWarning, stacklevel=2)

    def _broken(self, problem: str, line: int | None) -> InputError:
        return InputError(
            problem.strip(),
            file=self.source.name,
            place=f"line {line}",
            remedy="The items before it were read; fetch it again",
        )


#: Errors after which libxml2 reads no further.
_STOPPED = frozenset({etree.ErrorTypes.ERR_RESOURCE_LIMIT, etree.ErrorTypes.ERR_ENTITY_LOOP, etree.ErrorTypes.ERR_INTERNAL_ERROR, etree.ErrorTypes.ERR_DOCUMENT_EMPTY, etree.ErrorTypes.ERR_DOCUMENT_START})  # fmt: skip
_OPTIONS: dict[str, Any] = {
    "resolve_entities": False, "no_network": True, "load_dtd": False, "recover": True, "huge_tree": False,
    "remove_comments": True, "remove_pis": True, "encoding": "utf-8",
}  # fmt: skip
_HARMLESS = frozenset({etree.ErrorTypes.NS_ERR_UNDEFINED_NAMESPACE, etree.ErrorTypes.WAR_NS_URI_RELATIVE, etree.ErrorTypes.WAR_NS_URI, etree.ErrorTypes.WAR_UNDECLARED_ENTITY})  # fmt: skip


def step(node: Any) -> str:
    """The name test of an element, as lxml's `getpath` writes it: `*` where it has a namespace."""
    return _name_test(node.tag)


@functools.lru_cache(maxsize=1024)
def _name_test(tag: str) -> str:
    return tag if re.fullmatch(r"[A-Za-z_][\w.-]*", tag) else "*"


def tree(text: str) -> Any:
    """The root of a small XML text, repaired as the stream is; None where there is no element."""
    entities: dict[str, str] = {}
    prepared = "".join(_repaired(iter([_without_prolog(text, entities)]), entities))
    options = {k: v for k, v in _OPTIONS.items() if k != "encoding"}
    try:
        return etree.fromstring(_bytes(prepared), xml_parser(**options, encoding="utf-8"))
    except etree.XMLSyntaxError:
        return None


def _bytes(text: str) -> bytes:
    """The text in UTF-8 without the characters that XML does not have; character by character it would take longer."""
    data = text.encode("utf-8", "replace").translate(None, _CONTROLS)
    return data.replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"")


# --- the text before the parser ---------------------------------------------------------------------------------------


def _prepared(stream: BinaryIO) -> Iterator[str]:
    """The feed's text in pieces, without its XML declaration, with entities and characters that XML knows."""
    entities: dict[str, str] = {}
    return _repaired(_decoded(stream, entities), entities)


def _decoded(stream: BinaryIO, entities: dict[str, str]) -> Iterator[str]:
    sample = stream.read(_SAMPLE)
    encoding = _encoding(sample)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    first = decoder.decode(sample).lstrip("\ufeff")
    yield _without_prolog(first, entities)
    while data := stream.read(_CHUNK):
        yield decoder.decode(data)
    yield decoder.decode(b"", final=True)


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


def _repaired(texts: Iterator[str], entities: dict[str, str]) -> Iterator[str]:
    """Outside CDATA sections, entities of HTML become their characters, and other ampersands stand for themselves."""
    rest, inside = "", False
    for text in texts:
        text = rest + text
        cut = _safe_cut(text)
        rest = text[cut:]
        piece, inside = _outside(text[:cut], inside, entities)
        yield piece
    yield _outside(rest, inside, entities)[0]


def _safe_cut(text: str) -> int:
    """Where a text may be cut without parting an entity or a mark of CDATA."""
    window = max(0, len(text) - 64)
    open_marks = (text.rfind("&", window), text.rfind("<", window), text.rfind("]", window) - 1)
    return max(0, min((mark for mark in open_marks if mark >= window), default=len(text)))


def _outside(text: str, inside: bool, entities: dict[str, str]) -> tuple[str, bool]:
    if "&" not in text and _CDATA not in text and not inside:
        return _LESS.sub("&lt;", text), False
    pieces: list[str] = []
    position = 0
    while position < len(text):
        mark = _CDATA_END if inside else _CDATA
        found = text.find(mark, position)
        end = len(text) if found < 0 else found + len(mark)
        part = text[position:end]
        if not inside:
            part = _LESS.sub("&lt;", _AMPERSAND.sub(lambda match: _escaped(match, entities), part))
        pieces.append(part)
        position = end
        if found >= 0:
            inside = not inside
    return "".join(pieces), inside


def _escaped(match: re.Match[str], entities: dict[str, str]) -> str:
    """The character that HTML reads the reference as, or the ampersand as it stands where it is no reference."""
    if (declared := entities.get(match[0][1:-1])) is not None:
        return declared.replace(">", "&gt;")
    character = html.unescape(match[0]) if match[0].endswith(";") else ""
    if not character or character.startswith("&"):
        return "&amp;" + ("" if character == "&" else match[0][1:])
    character = _FORBIDDEN.sub("", character)
    return f"&#{ord(character)};" if character in ("<", ">") else character
