"""What a mention of an agreement says, and the mentions of one agreement so far."""

from __future__ import annotations

from attrs import define, field

from secdialogue.extractors.mentioned import Span
from secdialogue.extractors.sides import Side
from secdialogue.language.stages import Stage


@define
class Told:
    """A mention of an agreement; spans are offsets in the text."""

    kind: str
    needs: str
    stage: Stage
    span: Span
    head: str
    head_span: Span
    #: Where its own noun phrase begins.
    own_start: int
    sentence: int
    definite: bool
    prospective: bool
    parties: list[Side]
    words: frozenset[str]
    name: tuple[str, Span] | None = None
    date: tuple[str, Span] | None = None
    #: A year that stands with the name or a day on which it was signed, whatever becomes of it later.
    own_date: bool = False
    #: Whether its words say that two states are its parties ("bilateral", "between the two countries", "their", "the").
    mutual: bool = False
    terms: list[tuple[Span, str | None, Span | None]] = field(factory=list)


@define
class Known:
    """The mentions of one agreement so far."""

    told: list[Told]
    parties: dict[str, Side] = field(factory=dict)
    #: The kinds and the nouns that its mentions give.
    kinds: set[str] = field(factory=set)
    heads: set[str] = field(factory=set)
    #: Its names in capitals, and the dates that are its own, each with the words that first give it.
    names: dict[str, Span] = field(factory=dict)
    dates: dict[str, Span] = field(factory=dict)
    #: Whether a mention says plainly that it was agreed.
    settled: bool = False

    def add(self, mention: Told) -> None:
        """Take in a mention."""
        self.told.append(mention)
        self.kinds.add(mention.kind)
        self.heads.add(mention.head)
        for side in mention.parties:
            self.parties.setdefault(side.actor, side)
        if mention.name:
            self.names.setdefault(*mention.name)
        if mention.date and mention.own_date:
            self.dates.setdefault(*mention.date)
        if mention.stage.weight > 1 and mention.stage.status in ("announced", "signed", "in-force"):
            self.settled = True
