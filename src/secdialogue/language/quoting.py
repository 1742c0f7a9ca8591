"""Words that are handed on: "the agency quoted the minister as saying …", "he was quoted by the agency as saying …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secdialogue.language.elements import Elements
from secdialogue.language.extents import quotation_start

if TYPE_CHECKING:
    from secdialogue.language.frames import Frame

_VERBS = frozenset(("quoted", "quotes", "quoting", "quote", "cited", "cites", "citing", "cite"))
_PHRASES = frozenset(("N", "n", "PO", "PS", "PI"))


def quoting_verb(elements: Elements, frame: Frame) -> int:
    """The element of "quoted" where the frame's cue is the "saying" of "quoted … as saying"; else -1."""
    here = frame.place.here
    if elements.symbol[here] != "G" or here == frame.place.low or elements.symbol[here - 1] != "as":
        return -1
    for at in range(here - 2, max(frame.place.low, here - 16) - 1, -1):
        if elements.lower[elements.first[at]] in _VERBS:
            return at
    return -1


def quoted_before(elements: Elements, verb: int) -> tuple[int, int] | None:
    """The quotation that ends before the subject of the quoting verb."""
    for at in range(verb, max(verb - 8, 0), -1):
        if elements.closes[at]:
            return quotation_start(elements, elements.quote[elements.first[at] - 1]), at
        if elements.symbol[at - 1] == ".":
            return None
    return None


def quoting_parties(elements: Elements, frame: Frame, verb: int, subject: int) -> tuple[int, int]:
    """The source and who hands it on, by their elements, -1 for none: object and subject of "quoted", or the reverse."""
    symbol, here = elements.symbol, frame.place.here
    if subject < 0:
        subject = next(
            (at for at in range(verb - 1, max(frame.place.low, verb - 8) - 1, -1) if symbol[at] in _PHRASES), -1
        )
    after = [at for at in range(verb + 1, here - 1) if symbol[at] in _PHRASES]
    if verb > frame.place.low and symbol[verb - 1] in ("be", "RB"):
        later = range(verb + 1, min(frame.place.high, here + 4))
        relay = next((at for at in later if symbol[at] in _PHRASES and symbol[at - 1] == "by"), -1)
        return subject, relay
    return (after[0] if after else -1), subject
