"""All that a plugin author imports: the hooks, what they return, and where extractors meet."""

from __future__ import annotations

import enum
from abc import ABC, abstractmethod
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, TypeVar

import attrs
import pluggy

from secdialogue.checking import check
from secdialogue.documents import DocumentBuilder, Paths, fold, inline_text, libxml2, plain_document, sha256_of
from secdialogue.errors import InputError, NoArticle, OutputError, PluginError, SecdialogueError, SecdialogueWarning
from secdialogue.gazetteers import Entry, Gazetteer, entries_in
from secdialogue.model import (
    ENTITY_LISTS,
    Actor,
    ActorKind,
    Agreement,
    Block,
    BlockKind,
    Document,
    Entity,
    Evidence,
    Meeting,
    Metric,
    Participant,
    Record,
    Role,
    Statement,
    Term,
    Tool,
    entity_key,
    evidence_key,
    prefix,
    slug,
)
from secdialogue.sources import Source, html_tree, xml_parser

__all__ = [
    "PROJECT", "Actor", "ActorKind", "Agreement", "Block", "BlockKind", "Claim", "Document", "DocumentBuilder", "Draft",
    "Entry", "Evidence", "Exporter", "Extractor", "Gazetteer", "InputError", "Level", "Meeting", "Mention", "Metric",
    "NoArticle", "OutputError", "Participant", "Paths", "PluginError", "Record", "Role", "SecdialogueError", "SecdialogueWarning",
    "Source", "SourceParser", "Statement", "Term", "Tool", "entries_in", "fold", "hookimpl", "html_tree", "inline_text", "libxml2",
    "plain_document", "sha256_of", "xml_parser",
]  # fmt: skip

#: The name under which pluggy and the entry points know this project.
PROJECT = "secdialogue"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)

T = TypeVar("T")


class Level(enum.IntEnum):
    """How sure a parser is that a source is its own; each level is defined by the evidence it needs."""

    #: It is not.
    NONE = 0
    #: The container fits (an HTML page, an XML file), and nothing else is known.
    GENERIC = 1
    #: The source says of itself what kind it is: a schema.org type, a "Readout" heading, a report's citation tags.
    KIND = 2
    #: The format is one that only this kind uses, told by its own marks: an RSS root, a NewsML-G2 namespace.
    FORMAT = 3
    #: The site is known: its host or its generator.
    SITE = 4


@attrs.frozen(order=False)
class Claim:
    """A parser's answer to "is this yours?", with the evidence it rests on, in words."""

    #: How sure the parser is.
    level: Level
    #: What that rests on, in words for whoever wonders why.
    evidence: str = ""


NO_CLAIM = Claim(Level.NONE)


class SourceParser(ABC):
    """Reads one kind of source.

    `recognizes` is cheap (it looks at `source.head` or the shared `source.html`) and never raises; `parse` yields
    documents one by one and raises InputError, naming the place, for what it cannot read.
    """

    #: What `--parser` and `made_with` call it.
    name: ClassVar[str]
    #: Its own version, for `made_with`.
    version: ClassVar[str]

    @abstractmethod
    def recognizes(self, source: Source) -> Claim:
        """How sure this parser is that the source is its own, and why."""

    @abstractmethod
    def parse(self, source: Source) -> Iterator[Document]:
        """The documents of the source, each as soon as it is read."""

    @property
    def tool(self) -> Tool:
        """How `made_with` names this parser."""
        return Tool(name=self.name, version=self.version)


class Extractor(ABC):
    """Finds entities of one or more kinds in a document and adds them to a Draft."""

    #: What `--extractor` and `made_with` call it.
    name: ClassVar[str]
    #: Its own version, for `made_with`.
    version: ClassVar[str]
    #: BCP 47 primary language subtags that it reads.
    languages: ClassVar[tuple[str, ...]] = ("en",)
    #: The record's lists it fills: `actors`, `statements`, …
    provides: ClassVar[tuple[str, ...]]
    #: The lists that must be filled before it runs.
    needs: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def extract(self, document: Document, draft: Draft) -> None:
        """Add what the document says to the draft."""


class Exporter(ABC):
    """Writes records in one format; `load` reads them back where `lossless` is true."""

    #: What `--format` calls it.
    name: ClassVar[str]
    #: Suffixes that choose this format, the first being the usual one; empty for a format that goes by name only.
    suffixes: ClassVar[tuple[str, ...]] = ()
    #: Whether `load` gives back what was written.
    lossless: ClassVar[bool] = False
    #: Whether `target` is a folder of files rather than one file.
    folder: ClassVar[bool] = False

    @abstractmethod
    def export(self, records: Iterable[Record], target: Path) -> None:
        """Write the records to `target`, a path that does not exist yet; the caller moves it into place."""

    def load(self, path: Path) -> Iterator[Record]:
        """The records of a file that this exporter wrote, checked."""
        raise InputError(f"the format {self.name} does not come back", file=str(path), remedy="Load a lossless format")


class Hooks:
    """What a plugin may implement; each hook returns a list of objects, and nothing is registered by side effect."""

    @hookspec
    def secdialogue_parsers(self) -> list[SourceParser]:  # type: ignore[empty-body]
        """Source parsers."""

    @hookspec
    def secdialogue_extractors(self) -> list[Extractor]:  # type: ignore[empty-body]
        """Extractors."""

    @hookspec
    def secdialogue_exporters(self) -> list[Exporter]:  # type: ignore[empty-body]
        """Exporters."""

    @hookspec
    def secdialogue_gazetteers(self) -> list[Gazetteer]:  # type: ignore[empty-body]
        """Gazetteers."""


class Mention(NamedTuple):
    """The span `text[start:end]` at which a document speaks of an actor."""

    #: Offset of the first code point.
    start: int
    #: Offset after the last.
    end: int
    #: The actor's id.
    actor: str


@attrs.define
class Draft:
    """A record in the making, of one document: extractors read what others found and add what they find."""

    document: Document
    gazetteers: tuple[Gazetteer, ...] = ()
    warnings: list[str] = attrs.field(factory=list)
    _entities: dict[str, Entity] = attrs.field(factory=dict, init=False)
    _mentions: list[Mention] = attrs.field(factory=list, init=False)
    _shared: dict[Any, Any] = attrs.field(factory=dict, init=False)

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text or ""

    def shared(self, read: Callable[[Document], T]) -> T:
        """`read(document)`, computed once a draft however often it is asked for."""
        if read not in self._shared:
            self._shared[read] = read(self.document)
        found: T = self._shared[read]
        return found

    def evidence(self, start: int, end: int, *supports: str) -> Evidence:
        """Evidence of `text[start:end]`; white space at its ends is left out."""
        quote = self.text[start:end]
        start += len(quote) - len(quote.lstrip())
        quote = quote.strip()
        return Evidence(
            document=self.document.id,
            start=start,
            end=start + len(quote),
            quote=quote,
            supports=supports if len(supports) < 2 else tuple(sorted(set(supports))),
        )

    # --- entities -------------------------------------------------------------------------------------------------

    def add(self, entity: Entity) -> str:
        """Add an entity, give it its id where it has none, and return the id; its evidence must not be empty."""
        if not entity.evidence:
            raise PluginError(f"{prefix(entity)} {entity} without evidence", remedy="Cite the words it stands on")
        evidence = _joined(entity.evidence)
        entity = attrs.evolve(entity, evidence=evidence, id=entity.id or self._free_id(entity, evidence[0]))
        if entity.id in self._entities:
            raise PluginError(f"{entity.id} is added twice", remedy="Use cite() or replace()")
        self._entities[entity.id] = entity
        return entity.id

    def actor(self, start: int, end: int, *, kind: ActorKind, name: str, **fields: Any) -> str:
        """The id of the actor of that kind and name, added where there is none; the span becomes a mention of it."""
        for found in self.entities(Actor):
            if found.kind == kind and name in (found.name, *found.names):
                self.cite(found.id, self.evidence(start, end, "name"))
                return self.mention(start, end, found.id)
        supports = [
            "name",
            *(f"names/{n}" for n in fields.get("names", ())),
            *(f for f in ("country", "roles") if fields.get(f)),
        ]
        evidence = (self.evidence(start, end, *supports),)
        return self.mention(start, end, self.add(Actor(kind=kind, name=name, evidence=evidence, **fields)))

    def cite(self, id: str, *evidence: Evidence) -> None:
        """Add evidence to an entity."""
        entity = self._entities[id]
        self._entities[id] = attrs.evolve(entity, evidence=_joined((*entity.evidence, *evidence)))

    def replace(self, id: str, *evidence: Evidence, **changes: Any) -> None:
        """Change fields of an entity, together with the evidence that supports them."""
        changed = attrs.evolve(self._entities[id], **changes)
        self._entities[id] = attrs.evolve(changed, evidence=_joined((*changed.evidence, *evidence)))

    def __getitem__(self, id: str) -> Any:
        return self._entities[id]

    def entities(self, kind: type[T]) -> list[T]:
        """The entities of one class, in the order they were added."""
        return [entity for entity in self._entities.values() if isinstance(entity, kind)]

    def _free_id(self, entity: Entity, first: Evidence) -> str:
        """The id of MODEL: a slug of the name where there is one, else document and span of the first evidence."""
        document = first.document.removeprefix("doc:")[:8]
        name = getattr(entity, "name", None) if getattr(entity, "named", True) else None
        base = f"{prefix(entity)}:{document}-{first.start}-{first.end}"
        if name and slug(name):
            base = f"{prefix(entity)}:{slug(name)}"
            if base in self._entities:
                base = f"{base}-{document}"
        free, number = base, 2
        while free in self._entities:
            free, number = f"{base}-{number}", number + 1
        return free

    # --- mentions -------------------------------------------------------------------------------------------------

    def mention(self, start: int, end: int, actor: str) -> str:
        """Note that `text[start:end]` speaks of an actor; returns the actor's id."""
        mention = Mention(start, end, actor)
        place = bisect_left(self._mentions, mention)
        if self._mentions[place : place + 1] != [mention]:
            insort(self._mentions, mention)
        return actor

    @property
    def mentions(self) -> Sequence[Mention]:
        """All mentions of actors, by start and end."""
        return self._mentions

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie wholly in `text[start:end]`."""
        first = bisect_left(self._mentions, (start,))
        last = bisect_left(self._mentions, (end,), lo=first)
        return [mention for mention in self._mentions[first:last] if mention.end <= end]

    # --- the end --------------------------------------------------------------------------------------------------

    def finish(self, made_with: tuple[Tool, ...] = ()) -> Record:
        """The record, ordered and checked; RecordError where an entity breaks the contract."""
        document = attrs.evolve(self.document, made_with=(*self.document.made_with, *made_with))
        lists = {name: tuple(sorted(self.entities(cls), key=entity_key)) for name, cls in ENTITY_LISTS.items()}
        return check(Record(documents=(document,), **lists))  # type: ignore[arg-type]


def _joined(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Evidence in order, one for each span with all that it supports."""
    spans: dict[tuple[str, int, int], Evidence] = {}
    for item in evidence:
        key = (item.document, item.start, item.end)
        if key in spans:
            supports = tuple(sorted({*spans[key].supports, *item.supports}))
            item = attrs.evolve(spans[key], supports=supports)
        spans[key] = item
    return tuple(sorted(spans.values(), key=evidence_key))
