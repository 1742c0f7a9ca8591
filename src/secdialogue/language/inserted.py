"""Attributions inserted in a clause: "which, according to the firm, employs 300", "a nod, diplomats said, to Turkey"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secdialogue.language.elements import Elements
from secdialogue.language.lemmas import lemma, verb_fields

if TYPE_CHECKING:
    from secdialogue.language.frames import Frame

_RELATIVES = frozenset(("which", "who", "that", "whose"))
_FINITE = frozenset(("V", "be", "hv", "do", "md", "n't"))
_SOURCE = frozenset(("n", "N", "of", "for", "in", "at", "'s", "PS", "PO", "and", "with", "to", "from", "JJ", "RB"))
_PARENTHETIC = frozenset("say add note claim explain argue report believe insist admit".split())
_SUBORDINATE = frozenset(("before", "after", "until", "unless", "because", "if", "since"))
_COMPLEMENTS = frozenset(("to", "at", "for", "on", "by", "of", "from", "in", "against", "with"))


def read_inserted(elements: Elements, frame: Frame) -> None:
    """Give a frame that stands within a relative clause, a clause or a noun phrase the words on both sides of it."""
    symbol, here = elements.symbol, frame.place.here
    according = elements.lower[frame.cue.token] == "according"
    if not according and (frame.cue.lemma not in _PARENTHETIC or symbol[here] != "V"):
        return
    if frame.contents and frame.contents[-1][0] == here + 1 and symbol[here + 1] in _FINITE:
        frame.contents[-1] = (
            here + 1,
            _clause_end(elements, *frame.contents[-1]),
        )  # "which Kabul says operates from …"
        return
    before, after = _edges(elements, frame, according=according)
    if before < frame.place.low:
        return
    if symbol[before] in _RELATIVES and after < frame.place.high and symbol[after] in _FINITE:
        frame.contents = [(after, _clause_end(elements, after, frame.place.high))]
    elif len(frame.contents) == 1 and frame.contents[0][1] == before + 1 and not elements.opens[frame.contents[0][0]]:
        _read_rest(elements, frame, after)
    elif len(frame.contents) == 1 and according and elements.opens[frame.contents[0][0]]:
        _leave_quotation(elements, frame)


def _edges(elements: Elements, frame: Frame, *, according: bool) -> tuple[int, int]:
    """The element before the insertion with its commas, -1 where it is none, and the element after it."""
    symbol, low, high, here = elements.symbol, frame.place.low, frame.place.high, frame.place.here
    before, after = here - 1, here + 1
    if according:
        after += 1
        while after < high and symbol[after] in _SOURCE:
            after += 1
    else:
        while before > low and symbol[before] in _SOURCE:
            before -= 1
        if before == here - 1 or symbol[before] != "," or symbol[after : after + 1] != [","]:
            return -1, after
    return before - (symbol[before] == ","), after + (after < high and symbol[after] == ",")


def _clause_end(elements: Elements, start: int, high: int) -> int:
    """The comma behind which the sentence's own verb goes on, or `high`."""
    symbol = elements.symbol
    for at in range(start + 1, high - 1):
        if symbol[at] == "," and symbol[at + 1] in _FINITE:
            return at
    return high


def _read_rest(elements: Elements, frame: Frame, after: int) -> None:
    """Add what the insertion parts from its noun or subject: "the truce, according to the mission, was broken"."""
    symbol, high = elements.symbol, frame.place.high
    start, end = frame.contents[0]
    if after >= high or symbol[after - 1] != "," or symbol[end] != "," or elements.closes[end]:
        return
    noun = end - 1
    whole = any(mark in _FINITE for mark in symbol[start:end])
    led = symbol[start] in _SUBORDINATE or symbol[start] in ("when", "while", "although")
    parted = symbol[noun] in ("be", "hv", "md") and symbol[after] not in _FINITE
    if (
        parted
        or (led and symbol[after] in ("n", "N", "PS", "PI", "T"))
        or (_goes_on(elements, after) if whole else symbol[after] in _FINITE)
    ):
        frame.contents.append((after, high))
    elif (
        symbol[after] in _COMPLEMENTS and symbol[after + 1 : after + 2] != ["B"] and _is_apposed(elements, frame, noun)
    ):
        close = next((at for at in range(after + 1, high) if symbol[at] == ","), high)
        frame.contents = [(noun, end), (after, close)]


def _goes_on(elements: Elements, at: int) -> bool:
    """Whether a clause that was whole goes on behind the insertion: "…, he said, until all had left", "…, and two had left"."""
    symbol = elements.symbol
    if symbol[at] in _SUBORDINATE:
        return True
    then = at + 1 + (symbol[at + 1 : at + 2] == ["RB"])
    if symbol[at] not in ("and", "but") or then >= len(symbol) or elements.opens[then]:
        return False
    if symbol[then] == "V":
        return not verb_fields().get(lemma(elements.lower[elements.first[then]]), "").startswith("communication")
    return symbol[then] in ("n", "N", "that", "PS", "PI")


def _is_apposed(elements: Elements, frame: Frame, noun: int) -> bool:
    """Whether a noun phrase with "a" or "an" stands alone behind a pause or a verb."""
    indefinite = elements.symbol[noun] == "n" and elements.lower[elements.first[noun]] in ("a", "an")
    return indefinite and (noun == frame.place.low or elements.symbol[noun - 1] in (",", "-", "–", "—", "V"))


def _leave_quotation(elements: Elements, frame: Frame) -> None:
    """Begin behind the comma of a relative clause that follows a quotation and its speaker, where one does."""
    start, end = frame.contents[0]
    closing = next((at for at in range(start + 1, end) if elements.closes[at]), end)
    for at in range(end - 1, closing + 2, -1):
        if elements.symbol[at] in ("who", "whose", "which") and elements.symbol[at - 1] == ",":
            frame.contents = [(at, end)]
            return
