"""Passages: every stretch of text that a fact stands on, numbered, and the texts cut where passages begin and end."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

import attrs

from secdialogue.model import Block, Document, Entity, Evidence, Record, prefix

Span = tuple[str, int, int]


@attrs.frozen
class Segment:
    """A stretch of text that the same passages cover from end to end."""

    text: str
    passages: tuple[int, ...]
    #: Which kinds of entity they are evidence of: `actor`, `meeting`, …
    kinds: tuple[str, ...]
    #: The passages that begin with it.
    begins: tuple[int, ...] = ()


@attrs.frozen
class Paragraph:
    """A block of a document, or what stands between blocks."""

    kind: str
    speaker: str | None
    segments: tuple[Segment, ...]


@attrs.define
class Passages:
    """The passages of a record by number, in the order of documents and texts."""

    record: Record
    spans: list[Span] = attrs.field(init=False)
    #: For each passage: the entities that stand on it, each with what it supports.
    facts: list[list[tuple[Entity, tuple[str, ...]]]] = attrs.field(init=False)
    _numbers: dict[Span, int] = attrs.field(init=False)
    _by_document: dict[str, list[int]] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        order = {document.id: i for i, document in enumerate(self.record.documents)}
        found: dict[Span, list[tuple[Entity, tuple[str, ...]]]] = defaultdict(list)
        for entity in self.record.entities():
            for evidence in entity.evidence:
                found[_span(evidence)].append((entity, evidence.supports))
        for conflict in self.record.conflicts:
            for value in conflict.values:
                for evidence in value.evidence:
                    found.setdefault(_span(evidence), [])
        self.spans = sorted(found, key=lambda s: (order[s[0]], s[1], s[2]))
        self.facts = [found[span] for span in self.spans]
        self._numbers = {span: number for number, span in enumerate(self.spans)}
        self._by_document = defaultdict(list)
        for number, (document, _, _) in enumerate(self.spans):
            self._by_document[document].append(number)

    def number(self, evidence: Evidence) -> int:
        """The number of the passage that a piece of evidence is."""
        return self._numbers[_span(evidence)]

    def of(self, entity: Entity) -> list[int]:
        """The passages of an entity, the longest of each document first."""
        ordered = sorted(entity.evidence, key=lambda e: (e.start - e.end, e.document, e.start))
        return list(dict.fromkeys(map(self.number, ordered)))

    def supporting(self, entity: Entity, field: str, *members: str) -> list[int]:
        """The passages that support a field or a member of it; all of the entity's where none is named."""
        wanted = {f"{field}/{member}" for member in members}
        exact = [e for e in entity.evidence if wanted.intersection(e.supports)]
        loose = [e for e in entity.evidence if field in e.supports]
        if not members:
            loose = [e for e in entity.evidence if any(s == field or s.startswith(f"{field}/") for s in e.supports)]
        found = exact or loose
        return list(dict.fromkeys(map(self.number, found))) or self.of(entity)

    def in_document(self, document: Document) -> list[int]:
        """The passages of a document in order."""
        return self._by_document.get(document.id, [])

    # --- texts ----------------------------------------------------------------------------------------------------

    def paragraphs(self, document: Document) -> Iterator[Paragraph]:
        """The whole text of a document, block by block, what stands between blocks included."""
        text = document.text or ""
        cuts = self._cuts(document, len(text))
        at = 0
        for block in document.blocks:
            yield from self._gap(text, at, block.start, cuts)
            yield Paragraph(block.kind, block.speaker, tuple(_segments(text, block.start, block.end, cuts)))
            at = block.end
        yield from self._gap(text, at, len(text), cuts)

    def _gap(self, text: str, start: int, end: int, cuts: list[tuple[int, int, Segment]]) -> Iterator[Paragraph]:
        if text[start:end].strip():
            block = Block(kind="notice", start=start, end=end)
            yield Paragraph("rest", None, tuple(_segments(text, block.start, block.end, cuts)))

    def _cuts(self, document: Document, length: int) -> list[tuple[int, int, Segment]]:
        """(start, end, passages and kinds) of the covered stretches, in order."""
        opening: dict[int, list[int]] = defaultdict(list)
        closing: dict[int, list[int]] = defaultdict(list)
        for number in self.in_document(document):
            _, start, end = self.spans[number]
            opening[start].append(number)
            closing[end].append(number)
        cuts = []
        active: set[int] = set()
        for here, following in pairwise(sorted({*opening, *closing, length})):
            active.difference_update(closing.get(here, ()))
            active.update(opening.get(here, ()))
            if active:
                # The shortest passage comes first: it is the one that a reader means who points at it.
                passages = tuple(sorted(active, key=lambda n: (self.spans[n][2] - self.spans[n][1], n)))
                cuts.append(
                    (here, following, Segment("", passages, self._kinds(passages), tuple(opening.get(here, ()))))
                )
        return cuts

    def _kinds(self, passages: Iterable[int]) -> tuple[str, ...]:
        return tuple(sorted({prefix(entity) for number in passages for entity, _ in self.facts[number]}))


def _segments(text: str, start: int, end: int, cuts: list[tuple[int, int, Segment]]) -> Iterator[Segment]:
    """The text between two offsets as segments, covered and uncovered ones, in order."""
    at = start
    for cut_first, cut_last, segment in _overlapping(cuts, start, end):
        first, last = max(cut_first, start), min(cut_last, end)
        if at < first:
            yield Segment(text[at:first], (), ())
        begins = segment.begins if first == cut_first else ()
        yield attrs.evolve(segment, text=text[first:last], begins=begins)
        at = last
    if at < end:
        yield Segment(text[at:end], (), ())


def _overlapping(cuts: list[tuple[int, int, Segment]], start: int, end: int) -> Iterator[tuple[int, int, Segment]]:
    place = max(0, bisect_right(cuts, start, key=lambda cut: cut[1]))
    for cut in cuts[place:]:
        if cut[0] >= end:
            return
        yield cut


def _span(evidence: Evidence) -> Span:
    return evidence.document, evidence.start, evidence.end
