"""Figures and findings ascribed by a fixed turn: "put the toll at 45", "by the army's own reckoning", "by the count of …"."""

from __future__ import annotations

from secdialogue.language.elements import Elements

#: What somebody makes of things: behind "by" it attributes.
RECKONINGS = frozenset("reckoning estimate estimates count tally calculation calculations account assessment".split())
_PHRASES = frozenset(("n", "N"))
#: How many elements may stand between "put" and its "at".
_REACH = 8


def figure_put(elements: Elements, token: int) -> int:
    """The element of "at" in "put the toll at 45", or -1."""
    here = elements.of[token]
    if elements.symbol[here + 1 : here + 2] not in (["n"], ["N"]):
        return -1
    for at in range(here + 2, min(here + _REACH, len(elements.symbol) - 1)):
        if elements.symbol[at] == "at":
            return at if _is_figure(elements, at + 1) else -1
        if elements.symbol[at] not in ("n", "N", "of", "for", "in", "from", "and", "by"):
            return -1
    return -1


def _is_figure(elements: Elements, at: int) -> bool:
    """Whether a number stands at an element, "about" or "more than" before it or not."""
    first = elements.first[at]
    return any(tag in ("CD", "$") for tag in elements.tag[first : first + 3])


def reckoned_by(elements: Elements, token: int) -> bool:
    """Whether a noun is somebody's reckoning behind "by", apart from the clause that it is said of."""
    here, lower = elements.of[token], elements.lower
    if here < 1 or elements.head[here] != token or elements.symbol[here - 1] != "by":
        return False
    owned = "'s" in lower[elements.first[here] : token] or lower[token - 1] in ("its", "his", "her", "their")
    owned = owned or elements.symbol[here + 1 : here + 3] in (["of", "n"], ["of", "N"])
    low, high = elements.sentence[elements.sentence_of[token]]
    before = here - 1 == low or elements.symbol[here - 2] in (",", "that", "and")
    end = here + 1
    while end < high and elements.symbol[end] in ("of", "n", "N", "'s"):
        end += 1
    return owned and before and (end >= high - 1 or elements.symbol[end] == ",")


def reckoned(elements: Elements, here: int, low: int, high: int) -> tuple[tuple[int, int] | None, int]:
    """What the turn at an element is said of, within `low:high`, and the element that heads its source."""
    symbol = elements.symbol
    end = here + 1
    while end < high and symbol[end] in ("of", "n", "N", "'s"):
        end += 1
    source = here + 2 if symbol[here + 1 : here + 2] == ["of"] else here
    if (
        here - 1 == low
        or symbol[here - 2] in ("that", "and")
        or symbol[here - 3 : here - 1] in (["that", ","], ["and", ","])
    ):
        return ((end + 1, high) if end + 1 < high else None), source
    return ((low, here - 2) if low < here - 2 else None), source
