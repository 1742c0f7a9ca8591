"""Times, places and occasions behind a verb of saying: "said on the sidelines of the summit" tells where, not what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secdialogue.language.elements import Elements
from secdialogue.language.extents import best
from secdialogue.language.left_extents import left_starts

if TYPE_CHECKING:
    from secdialogue.language.frames import Frame

#: Verbs whose content is a clause: what a preposition adds to them tells when, where or how.
_CLAUSAL = frozenset("say announce add tell state declare explain claim report confirm".split())
_LEADING = frozenset(("at", "in", "on", "during", "after", "before", "under"))
_FINITE = frozenset(("V", "be", "hv", "do", "md", "n't"))
_RELATIVES = frozenset(("who", "which", "that", "whose", "where", "when"))
_SUBJECT = frozenset(("n", "N", "PS", "PI", "P1", "RB", "JJ", "of", "for", "in", "from", "and", "'s", "hv", "also"))


def drop_aside(elements: Elements, frame: Frame) -> None:
    """Take what only tells an occasion out of the contents; the clause before the subject stands in for it."""
    if not frame.contents or frame.cue.lemma not in _CLAUSAL or elements.symbol[frame.place.here] != "V":
        return
    start, end = frame.contents[-1]
    if len(frame.contents) == 2 and _is_later(elements, frame.place.here, start):
        frame.contents.pop()
        return
    if start <= frame.place.here or not _is_aside(elements, frame.place.here, start, end):
        return
    frame.contents.pop()
    if not frame.contents:
        left = _clause_before(elements, frame)
        frame.contents.extend([left] if left else [])


def _is_aside(elements: Elements, here: int, start: int, end: int) -> bool:
    """Whether a preposition leads to `start:end`, none of it is quoted, and it has no verb but that of a relative clause."""
    led = start == here + 1 or (start == here + 2 and elements.symbol[here + 1] in _LEADING)
    if not led or elements.symbol[here + 1] not in _LEADING or elements.opens[here + 1] or elements.opens[start]:
        return False
    for at in range(start, end):
        if elements.symbol[at] in _RELATIVES:
            return True
        if elements.symbol[at] in _FINITE or elements.opens[at] or elements.symbol[at] == ",":
            return False
    return True


def _is_later(elements: Elements, here: int, start: int) -> bool:
    """Whether a second part only tells when it was said: "…, the envoy said, a day after the talks had failed"."""
    symbol = elements.symbol
    return (
        start == here + 2
        and symbol[here + 1] == ","
        and symbol[start] == "T"
        and symbol[start + 1] in ("after", "before")
    )


def _clause_before(elements: Elements, frame: Frame) -> tuple[int, int] | None:
    """The clause that ends at the comma before the cue's subject."""
    symbol, low, at = elements.symbol, frame.place.low, frame.place.here - 1
    while at > low and symbol[at] in _SUBJECT:
        at -= 1
    if at <= low or symbol[at] != "," or at == frame.place.here - 1:
        return None
    start = best(left_starts(elements, frame.cue, frame.place, at))
    return (start, at) if any(mark in _FINITE for mark in symbol[start:at]) else None
