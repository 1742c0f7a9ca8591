"""Statements: who said what to whom, from the attributions of a text."""

from __future__ import annotations

import re
from typing import ClassVar

from secdialogue.extractors.cast import cast
from secdialogue.extractors.reference import actors_of
from secdialogue.extractors.turns import Turn, add_turns, turn_at
from secdialogue.language.analysis import Analysis, analyze
from secdialogue.language.attribution import Attribution, find_attributions
from secdialogue.plugin import Actor, Document, Draft, Evidence, Extractor, Statement

#: Kinds of block that hold no reporting: rights, bylines, figures.
SILENT = frozenset(("byline", "dateline", "notice", "table"))
#: Where words are said to stand: "in a joint statement", "in its letter".
_WRITTEN = re.compile(
    r"\b(?:[Ii]n|[Ff]rom) (?:a|an|its|his|her|their|the) (?:[\w'’-]{1,20} ){0,3}(?:statement|press release|readout|communiqu[eé]|letter|declaration|report|note)\b"
)
_OPENING = "\"“„«‘'`”"
_CLOSING = "\"”»’'“`"


class Statements(Extractor):
    """Adds a Statement for every attribution that is not part of somebody's quoted words, and every turn of a transcript."""

    name: ClassVar[str] = "statements"
    version: ClassVar[str] = "1"
    provides: ClassVar[tuple[str, ...]] = ("statements",)
    needs: ClassVar[tuple[str, ...]] = ("actors",)

    def extract(self, document: Document, draft: Draft) -> None:
        """Add the statements of a document, those that hold others first."""
        add_statements(draft, find_attributions(draft.shared(analyze)))


def add_statements(draft: Draft, found: list[Attribution]) -> None:
    """Add a statement for every attribution found, whoever found it: speakers and audience as actors, evidence for each part.

    `within` of an attribution is the index in `found` of the one whose content holds it.
    """
    analysis = draft.shared(analyze)
    added: dict[int, str] = {}
    turns = add_turns(draft)
    for number in sorted(range(len(found)), key=lambda n: (_depth(found, n), n)):
        turn = turn_at(turns, found[number].cue[0])
        if turn and (_is_own(draft, found[number], turn) or _is_asked(draft, found[number], turn)):
            continue
        if _is_statement(analysis, found, number):
            added[number] = draft.add(_statement(draft, found, number, added, turn))


def _is_own(draft: Draft, one: Attribution, turn: Turn) -> bool:
    """Whether an attribution in a turn is the turn itself: by its label, or of its speaker's own words ("I think that")."""
    told = [span for span in one.sources if span[1] > turn.said]
    others = [span for span in told if draft.text[slice(*span)].lower() not in ("i", "we")]
    return one.cue[0] < turn.said or not others


def _is_asked(draft: Draft, one: Attribution, turn: Turn) -> bool:
    """Whether whoever asks a question only wants to know it: "Has the ministry confirmed the date?"."""
    sentence = draft.shared(analyze).sentence_at(one.cue[0])
    asked = sentence is not None and draft.text[sentence.start : sentence.end].rstrip().endswith("?")
    return asked and turn.statement is None


def _depth(found: list[Attribution], number: int) -> int:
    depth = 0
    while found[number].within >= 0 and depth < 8:
        number, depth = found[number].within, depth + 1
    return depth


def _is_statement(analysis: Analysis, found: list[Attribution], number: int) -> bool:
    """Not in a silent block, not within quotation marks of another's words, and with a content."""
    attribution = found[number]
    sentence = analysis.sentence_at(attribution.cue[0])
    if sentence is None or analysis.blocks[sentence.block].kind in SILENT:
        return False
    return bool(attribution.contents) and not attribution.quoted


def _statement(
    draft: Draft, found: list[Attribution], number: int, added: dict[int, str], turn: Turn | None
) -> Statement:
    one = found[number]
    within = added.get(one.within) or (turn.statement if turn else None)
    evidence = [draft.evidence(*span, "text") for span in one.contents[1:]]
    evidence.append(draft.evidence(*one.contents[0], "text", *(("within",) if within else ())))
    evidence.append(draft.evidence(*one.cue, "cue"))
    speakers: list[str] = []
    for span in one.sources:
        actors = actors_of(draft, *span, create=True)
        speakers.extend(actor for actor in actors if actor not in speakers)
        # The source is cited also where nobody is found for it.
        evidence.append(draft.evidence(*span, "speakers", *(f"speakers/{actor}" for actor in actors)))
    if speakers and _is_written(draft, one.cue[0]):
        company = draft.shared(cast)
        company.authors = tuple(speakers)
        company.document = (one.cue[1], tuple(speakers))
    audience = _audience(draft, one, evidence)
    return Statement(
        speakers=tuple(speakers),
        audience=audience,
        mode=one.mode,  # type: ignore[arg-type]
        attitude=one.attitude,  # type: ignore[arg-type]
        polarity=one.polarity,  # type: ignore[arg-type]
        text=" ".join(_plain(draft.text[start:end]) for start, end in one.contents),
        cue=draft.text[slice(*one.cue)],
        within=within,
        relayed_by=_relays(draft, found, number, added, evidence),
        evidence=tuple(evidence),
    )


def _is_written(draft: Draft, place: int) -> bool:
    """Whether a sentence says that its words stand in a statement: whose they are is whose "the statement" is further on."""
    sentence = draft.shared(analyze).sentence_at(place)
    return sentence is not None and _WRITTEN.search(draft.text, sentence.start, sentence.end) is not None


def _audience(draft: Draft, one: Attribution, evidence: list[Evidence]) -> str | None:
    """The one actor that is spoken to; reporters and crowds are none."""
    if one.audience is None:
        return None
    # A hearer with a name is an actor also where the text names it once.
    words = draft.text[slice(*one.audience)].removeprefix("the ").removeprefix("The ").split()
    actors = actors_of(draft, *one.audience, create=len(words) > 1 and all(word[:1].isupper() for word in words))
    if len(actors) != 1:
        return None
    evidence.append(draft.evidence(*one.audience, "audience"))
    return actors[0]


def _relays(
    draft: Draft, found: list[Attribution], number: int, added: dict[int, str], evidence: list[Evidence]
) -> tuple[str, ...]:
    """The outlets whose report holds this one, nearest first."""
    relays: list[str] = []
    relay = found[number].relay
    if relay:
        relays.extend(actors_of(draft, *relay))
        evidence.extend(draft.evidence(*relay, "relayed_by", f"relayed_by/{actor}") for actor in relays)
    outer = found[number].within
    while outer >= 0 and outer in added:
        for actor in draft[added[outer]].speakers:
            entity = draft[actor]
            if isinstance(entity, Actor) and entity.kind == "media" and actor not in relays:
                relays.append(actor)
                evidence.extend(
                    draft.evidence(*span, "relayed_by", f"relayed_by/{actor}") for span in found[outer].sources
                )
        outer = found[outer].within
    return tuple(relays)


def _plain(part: str) -> str:
    """A part without its outer quotation marks and the comma before the cue."""
    if part[:1] in _OPENING and part[1:]:
        inner = part[2:] if part[:2] in ("''", "``") else part[1:]
        inner = inner.rstrip(_CLOSING) if part[-1:] in _CLOSING else inner
        if not any(mark in inner for mark in '"“”«»'):
            part = inner
    return part.rstrip(",").strip()
