"""Items of an XML feed one by one, in constant memory, whatever the feed's encoding and however broken its markup."""

from __future__ import annotations

import functools
import re
import warnings
from collections.abc import Iterator
from typing import Any, BinaryIO

import attrs
from lxml import etree

from secdialogue.plugin import InputError, SecdialogueWarning, Source, xml_parser
from secdialogue_agency_feed.xmltext import Repair, decoded, repaired

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
    repair: Repair = attrs.field(factory=lambda: Repair({}))
    #: How many elements of each parent were taken out of the tree: all of them, and by tag.
    gone: dict[Any, list[Any]] = attrs.field(factory=dict)
    around: dict[Any, tuple[Any, ...]] = attrs.field(factory=dict)
    #: XPaths of what items stand in.
    outer: dict[Any, str] = attrs.field(factory=dict)
    last: Any = None

    def __attrs_post_init__(self) -> None:
        tags = [f"{{*}}{tag}" for tag in sorted(self.tags)]
        self.parser = etree.XMLPullParser(events=("end",), tag=tags, **_OPTIONS)

    def read(self, stream: BinaryIO) -> Iterator[Element]:
        # The first piece is parsed as a whole: what the feed says of itself may stand anywhere in it.
        for text in decoded(stream, self.repair.entities):
            yield from self._parsed(text)
        yield from self._parsed("", whole=True)
        self._close(self.parser)
        self._report(self.parser)

    def _parsed(self, text: str, *, whole: bool = False) -> Iterator[Element]:
        """The items that libxml2 ends in the next stretch of text."""
        try:
            self.parser.feed(_bytes(self.repair.take(text, whole=whole)))
        except etree.XMLSyntaxError as error:
            yield from self._finished()
            raise self._broken(error.msg or "not XML", error.lineno) from None
        yield from self._finished()

    def _finished(self) -> Iterator[Element]:
        for _, node in self.parser.read_events():
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
        return f"{self._outer(parent)}/{name}[{place}]"

    def _outer(self, parent: Any) -> str:
        if parent not in self.outer:
            self.outer[parent] = self._path(parent)
        return self.outer[parent]

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
    options = {k: v for k, v in _OPTIONS.items() if k != "encoding"}
    try:
        return etree.fromstring(_bytes(repaired(text)), xml_parser(**options, encoding="utf-8"))
    except etree.XMLSyntaxError:
        return None


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
