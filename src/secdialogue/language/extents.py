"""Where a cue's contents are looked for, and the choice among the places where they may begin or end.

All positions are elements. Each question is put as a choice among the places that the text offers, "none" among them;
quotation marks decide for themselves, an edge never falls inside a quotation that the content does not lie in.
"""

from typing import NamedTuple, TypeAlias

from secdialogue.language.cues import Cue
from secdialogue.language.elements import Elements

#: So many places at most are weighed for one edge, so that the work stays linear.
MOST = 40
#: No edge is looked for farther than this from a cue, so that the work stays linear in sentences without an end.
SIGHT = 240
#: So many rows of weights are kept of each kind; those of common cues come again and again.
KEPT = 1 << 11
VERBS = frozenset(("V", "be", "hv", "do", "md"))
PAUSES = frozenset((",", ":", ".", "q", "(", ")", "-", "–", "—", "--", ";"))

#: A place that may be chosen, -1 for none, and its log odds in hundredths, but for what all places have in common.
Choice: TypeAlias = tuple[int, int]


def best(choices: list[Choice]) -> int:
    """The place that scores highest, the first of equals."""
    found, top = choices[0]
    for place, score in choices:
        if score > top:
            found, top = place, score
    return found


class Window(NamedTuple):
    """Where a cue's contents are looked for: its sentence, or the quotation or content it stands in."""

    low: int
    high: int
    #: The cue's own element.
    here: int


def window(elements: Elements, cue: Cue) -> Window:
    """The sentence of a cue, cut at the marks of the quotation that it stands in, and without its final mark."""
    here = elements.of[cue.token]
    low, high = elements.sentence[elements.sentence_of[cue.token]]
    quote = elements.quote[cue.token]
    low, high = max(low, here - SIGHT), min(high, here + SIGHT)
    if quote >= 0:
        while low < here and elements.quote[elements.first[low]] != quote:
            low += 1
        while high > here + 1 and elements.quote[elements.first[high - 1]] != quote:
            high -= 1
    else:
        high = _past_quotation(elements, high)
    while high > here + 1 and elements.symbol[high - 1] == "." and elements.quote[elements.first[high - 1]] == quote:
        high -= 1
    return Window(low, high, here)


def _past_quotation(elements: Elements, high: int) -> int:
    """The end of the quotation that runs over the sentence's end, or that end."""
    quote = elements.quote[elements.first[high - 1]]
    if quote < 0 or high >= len(elements.symbol) or elements.quote[elements.first[high]] != quote:
        return high
    return quotation_end(elements, quote)


def quotation_end(elements: Elements, quote: int) -> int:
    """The element after a quotation's closing mark."""
    end = elements.analysis.quotations[quote].end
    return elements.of[elements.analysis.token_at(end)]


def quotation_start(elements: Elements, quote: int) -> int:
    """The element of a quotation's opening mark."""
    return elements.of[elements.analysis.token_at(elements.analysis.quotations[quote].start)]


def hears(elements: Elements, place: Window) -> bool:
    """Whether a name or noun right after "told" is the hearer's, a time, a place or nothing next ("told Reuters on Friday")."""
    symbol, at = elements.symbol, place.here + 1
    told = elements.lower[elements.head[place.here]] == "told" and symbol[place.here - 1 : place.here] != ["be"]
    if not told or at >= place.high or symbol[at] not in ("N", "n"):
        return False
    return at + 1 == place.high or symbol[at + 1] in ("on", "T", "in")


#: Verbs that tell something to somebody, the hearer before what is told: "stressed to the minister the need".
_TELLING_TO = frozenset(("convey", "stress", "emphasize", "emphasise", "express", "explain"))
_TELLING = frozenset(("notify", "inform", "remind", "assure", "warn", "advise", "tell", "caution"))


def past_hearer(elements: Elements, cue: Cue, start: int, end: int) -> int:
    """Where a content begins that took in whom it is told: at "that", behind a name or noun right after the cue."""
    symbol = elements.symbol
    if symbol[start - 1] == "to" and start == elements.of[cue.token] + 2 and symbol[start : start + 2] == ["N", "n"]:
        return start + 1 if cue.lemma in _TELLING_TO and start + 1 < end else start
    if cue.lemma not in _TELLING or start != elements.of[cue.token] + 1 or symbol[start] not in ("N", "n", "PO"):
        return start
    at = start + 1
    while at < end - 1 and symbol[at] in ("n", "N", "T", "on", "in", "at", "during", "of", "'s", "by"):
        at += 1
    return at if symbol[at] == "that" and elements.tag[elements.first[at]] == "IN" else start


def size_of(count: int) -> str:
    """A number of elements, roughly."""
    return _SIZES[count] if count < 15 else "15+"


_SIZES = ("0", "1", "2", "3", "4+", "4+", "4+", *["7+"] * 8)
