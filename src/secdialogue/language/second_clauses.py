"""Where a content ends because a clause begins that is another's: "the army said it lost six men; the rebels claimed …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secdialogue.language.elements import Elements

if TYPE_CHECKING:
    from secdialogue.language.frames import Frame

_FINITE = frozenset(("V", "be", "hv", "do", "md", "n't"))
#: What goes on with the same content behind a semicolon.
_GOING_ON = frozenset(("that", "and", "but", "or", "to", "whether", "if"))
_CONTRASTING = frozenset(("while", "whereas", "though", "although"))
_SUBJECT = frozenset(("n", "N", "of", "for", "in", "from", "'s", "RB", "hv", ",", "also"))
#: So many frames after one its content is looked for a verb of saying with a subject of its own.
_NEAR = 6


def part_clauses(elements: Elements, frames: list[Frame]) -> None:
    """End each content at a semicolon before a new clause, and before "while" with another who says something."""
    for number, frame in enumerate(frames):
        start, end = frame.contents[-1]
        if start < frame.place.here or elements.opens[start]:
            continue
        end = _at_semicolon(elements, start, end)
        for other in frames[number + 1 : number + 1 + _NEAR]:
            end = _before_another(elements, frame, other, start, end)
        frame.contents[-1] = (start, end)


def _at_semicolon(elements: Elements, start: int, end: int) -> int:
    """The semicolon at which the content ends, or its end."""
    symbol = elements.symbol
    for at in range(start + 2, end - 1):
        if elements.lower[elements.first[at]] == ";" and elements.quote[elements.first[at]] < 0:
            whole = symbol[at + 1] not in _GOING_ON and any(mark in _FINITE for mark in symbol[at + 1 : end])
            return at if whole else end
    return end


def _before_another(elements: Elements, frame: Frame, other: Frame, start: int, end: int) -> int:
    """Where "while" or its like leads on to another who says something, or the content's end."""
    symbol, here = elements.symbol, other.place.here
    if not frame.place.here < start < here < end or elements.tag[frame.cue.token] != elements.tag[other.cue.token]:
        return end
    if not other.cue.field.startswith("communication") or symbol[here] != "V" or symbol[frame.place.here] != "V":
        return end
    at = here - 1
    while at > start and symbol[at] in _SUBJECT:
        at -= 1
    if at == here - 1 or symbol[at] not in _CONTRASTING or elements.quote[elements.first[at]] >= 0:
        return end
    while at > start + 1 and symbol[at - 1] == ",":
        at -= 1
    return at if at > start else end
