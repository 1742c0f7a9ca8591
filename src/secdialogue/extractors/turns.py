"""Turns of a transcript: what stands behind "MR. ORTEGA:" is a statement of Mr. Ortega, said in these words.

A turn is an attribution without a cue: the label names its source. Questions from the floor ("Q:", "QUESTION:") name nobody
and are none; an answer ("A:") is one whose speaker the label does not tell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby

from attrs import evolve, frozen

from secdialogue.extractors.cast import Cast, Known, cast
from secdialogue.extractors.reference import actors_of
from secdialogue.language.vocabulary import words
from secdialogue.plugin import Actor, Block, Draft, Statement

Span = tuple[int, int]
#: Labels of those who ask or only lead through.
_ASKING = frozenset(
    "q question questions reporter journalist correspondent press moderator interviewer operator host staff participant audience".split()
)
_ANSWERING = frozenset(("a", "answer", "response"))
#: How many characters of a turn its label may take.
_LABEL = 120


@frozen
class Turn:
    """The passage `text[start:end]` that one speaker says, its label included."""

    start: int
    end: int
    #: Where the words begin, behind the label.
    said: int
    #: The statement made of it; none of a question.
    statement: str | None = None


def add_turns(draft: Draft) -> list[Turn]:
    """Add a statement for every turn that is no question; returns all turns, in the order of the text."""
    found = []
    known: dict[str, tuple[str, ...]] = {}
    for speaker, blocks in groupby(draft.document.blocks, key=lambda block: block.speaker):
        turn = _turn(draft, known, speaker, [b for b in blocks if b.kind != "notice"]) if speaker else None
        if turn is not None:
            found.append(turn)
    return found


def _turn(draft: Draft, known: dict[str, tuple[str, ...]], label: str, blocks: Sequence[Block]) -> Turn | None:
    if not blocks:
        return None
    place, spans = _parts(draft, label, blocks)
    if not spans:
        return None
    first = label.casefold().replace(".", " ").split()[:1]
    asks, answers = set(first) <= _ASKING, set(first) <= _ANSWERING
    turn = Turn(blocks[0].start, blocks[-1].end, spans[0][0])
    if asks:
        return turn
    if place and not answers and label not in known:
        known[label] = _speaker(draft, place)
    speakers = known.get(label, ())
    evidence = [draft.evidence(*span, "text") for span in spans]
    if place:
        evidence.append(draft.evidence(*place, "speakers", *(f"speakers/{actor}" for actor in speakers)))
    said = " ".join(draft.text[slice(*span)].strip() for span in spans)
    statement = draft.add(Statement(speakers=speakers, mode="direct", text=said, evidence=tuple(evidence)))
    return evolve(turn, statement=statement)


def _parts(draft: Draft, label: str, blocks: Sequence[Block]) -> tuple[Span | None, list[Span]]:
    """The place of the label, if the text shows it, and the passages that are said."""
    text, spans = draft.text, [(block.start, block.end) for block in blocks]
    start, end = spans[0]
    colon = text.find(":", start, min(end, start + _LABEL)) if text.startswith(label, start) else -1
    if colon < 0:
        return None, spans
    begin = colon + 1
    while begin < end and text[begin].isspace():
        begin += 1
    return (start, start + len(label)), [span for span in ((begin, end), *spans[1:]) if span[0] < span[1]]


def _speaker(draft: Draft, place: tuple[int, int]) -> tuple[str, ...]:
    """Whom a label names: an actor known by it, the one person of that surname, else one it gives a title to."""
    known = actors_of(draft, *place)
    if known:
        return known[:1]
    company = draft.shared(cast)
    label = draft.text[slice(*place)].partition("(")[0].split()
    name = [word for word in label if not _is_title(word)]
    if not name:
        return ()
    surname = name[-1].casefold().strip(",.")
    held = [a.id for a in draft.entities(Actor) if a.kind == "person" and a.name.split()[-1].casefold() == surname]
    if held:
        return (draft.mention(*place, held[0]),) if len(held) == 1 else ()
    return (_new(draft, company, place, name),) if len(name) > 1 or len(label) > 1 else ()


def _is_title(word: str) -> bool:
    """Whether a word of a label is an office, a portfolio or a form of address."""
    lower = word.casefold().strip(",")
    classes = (
        "honorific",
        "office",
        "rank",
        "rank-part",
        "office-modifier",
        "portfolio",
        "honorific-abbreviated-office",
    )
    return any(lower in words(name) or lower.rstrip(".") in words(name) for name in classes) or lower in ("of", "the")


def _new(draft: Draft, company: Cast, place: tuple[int, int], name: list[str]) -> str:
    """A person whom only the labels name."""
    full = " ".join(word.title() if word.isupper() and len(word) > 2 else word for word in name).strip(",. ")
    actor = draft.actor(*place, kind="person", name=full, names=(full,))
    company.known.setdefault(actor, Known(actor, "person"))
    return actor


def turn_at(turns: Sequence[Turn], offset: int) -> Turn | None:
    """The turn that holds a place of the text."""
    at = bisect_right(turns, offset, key=lambda turn: turn.start) - 1
    return turns[at] if at >= 0 and offset < turns[at].end else None
