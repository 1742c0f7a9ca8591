"""Which noun phrase a content is ascribed to, and how far it reaches with its titles, appositions and partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secdialogue.language.cues import Cue
from secdialogue.language.elements import Elements
from secdialogue.language.extents import Choice, Window

if TYPE_CHECKING:
    from secdialogue.language.frames import Frame

_CANDIDATE = frozenset(("N", "n", "T", "PS", "P1", "P2", "PI", "PO", "PO1", "who", "which", "that", "DT", "EX", "what"))
_VERBS = frozenset(("V", "be", "hv", "do", "md"))


def source_choices(elements: Elements, cue: Cue, place: Window, contents: list[tuple[int, int]]) -> list[Choice]:
    """Noun phrases outside the contents that may be the source, -1 for none."""
    symbol, here = elements.symbol, place.here
    side = "".join("L" if end <= here else "R" for _, end in contents[:2]) or "-"
    choices = [_nobody(elements, cue, place, side)]
    low = place.low
    for start, end in contents:
        if start <= low < end <= here:
            low = end
    (start, end), (start2, end2) = (*contents, (0, 0), (0, 0))[:2] if len(contents) < 3 else (contents[0], contents[-1])
    verbs = commas = number = 0
    for at in range(here, low - 1, -1):
        mark = symbol[at]
        if start <= at < end or start2 <= at < end2:
            continue
        if (at != here or mark == "n") and _may_be(elements, at):
            number += 1
            choices.append(
                _choice(elements, cue, at, f"L{side}", (number, verbs, commas), low, elements.gap(at + 1, here))
            )
            if number > 9:
                break
        verbs += mark in _VERBS and at != here
        commas += mark == ","
    verbs = commas = number = 0
    for at in range(here + 1, min(place.high, here + 24)):
        mark = symbol[at]
        if start <= at < end or start2 <= at < end2:
            break
        if _may_be(elements, at):
            number += 1
            choices.append(
                _choice(elements, cue, at, f"R{side}", (number, verbs, commas), low, elements.gap(here + 1, at))
            )
            if number > 4:
                break
        verbs += mark in _VERBS
        commas += mark == ","
    return choices


def _nobody(elements: Elements, cue: Cue, place: Window, side: str) -> Choice:
    """What speaks for a content that the text ascribes to nobody."""
    symbol, here, base, tag = elements.symbol, place.here, cue.lemma, elements.tag[cue.token]
    before = symbol[here - 1] if here > place.low else "<"
    after = symbol[here + 1] if here + 1 < len(symbol) and here + 1 < place.high else ">"
    return Choice(-1, [
        "none", f"0l={base}", f"0<{before}", f"0>{after}", f"0<{before}|>{after}|{side}", f"0t={tag}|{before}|{side}",
        f"0t={tag}|{after}|{side}", f"0l={base}|{before}", f"0f={cue.field}|{tag}|{before}", f"0t={tag}|{base}",
    ])  # fmt: skip


def _may_be(elements: Elements, at: int) -> bool:
    mark = elements.symbol[at]
    return mark in _CANDIDATE and (mark != "that" or elements.tag[elements.first[at]] == "WDT")


def _choice(
    elements: Elements, cue: Cue, at: int, side: str, counts: tuple[int, int, int], low: int, gap: str
) -> Choice:
    symbol, base, tag = elements.symbol, cue.lemma, elements.tag[cue.token]
    mark = symbol[at]
    here = elements.of[cue.token]
    number, verbs, commas = counts
    before = symbol[at - 1] if at > low else "<"
    before2 = symbol[at - 2] if at > low + 1 else "<"
    after = symbol[at + 1] if at + 1 < len(symbol) else ">"
    word = elements.word(elements.head[at])
    fold = elements.fold(at, here) if at < here else elements.fold(here + 1, at)
    path = f"{side}{min(number, 4)}{min(verbs, 2)}{min(commas, 3)}"
    return Choice(at, [
        f"g={side}|{gap}", f"g={side}|{gap}|{tag}", f"g={side}|{gap}|{mark}", f"g={side[0]}|{gap}|{base}", f"p={path}", f"p={path}|{mark}",
        f"p={path}|{before}", f"p={path}|{after}", f"p={path}|{tag}", f"w={word}|{side[0]}", f"w={word}|{base}", f"w={word}",
        f"b={before}|{side}|{min(number, 4)}", f"b={before2}|{before}|{mark}|{side[0]}", f"b={before}|{after}|{side[0]}",
        f"m={mark}|{side}", f"n={side}|{min(number, 4)}|{base}", f"p={path}|{before}|{after}", f"a={after}|{side}|{min(verbs, 2)}",
        f"h={side}|{fold}", f"h={side}|{fold}|{tag}", f"h={side[0]}|{fold}|{base}",
    ])  # fmt: skip


# --- its extent -------------------------------------------------------------------------------------------------------

_LINKS = frozenset(("of", "for", "at", "in", "from", "to", "with", "on", "by", "against", "and", "or", "'s"))
_PHRASES = frozenset(("N", "n", "PO", "PS", "DT"))
_DASHES = frozenset(("-", "–", "—", "--"))


def source_spans(elements: Elements, frame: Frame) -> tuple[tuple[int, int], ...]:
    """The characters of the source: its noun phrase with what belongs to it."""
    if frame.source < 0:
        return ()
    end = _source_end(elements, frame)
    return ((elements.tokens[elements.first[frame.source]].start, elements.tokens[elements.first[end] - 1].end),)


def phrase_span(elements: Elements, at: int, frame: Frame) -> tuple[int, int] | None:
    """The characters of the noun phrase at an element; none where there is no noun phrase."""
    if at < 0 or elements.symbol[at] not in _PHRASES or at == elements.of[frame.cue.token]:
        return None
    return elements.tokens[elements.first[at]].start, elements.tokens[elements.first[at + 1] - 1].end


def _source_end(elements: Elements, frame: Frame) -> int:
    """The element after the source: prepositions, partners and appositions belong to it, words of time do not."""
    symbol, here = elements.symbol, elements.of[frame.cue.token]
    limit = here if frame.source < here else frame.place.high
    for start, _ in frame.contents:
        if start > frame.source:
            limit = min(limit, start)
    end = frame.source + 1
    limit = min(limit, end + 40)
    while end < limit:
        if symbol[end] in _LINKS and end + 1 < limit and symbol[end + 1] in _PHRASES:
            if symbol[end] in ("and", "or") and end + 2 < limit and symbol[end + 2] in _VERBS and frame.source > here:
                break
            end += 2
        elif (
            elements.lower[elements.first[end]] in _DASHES
            and frame.source > here
            and end + 1 < limit
            and symbol[end + 1] == "N"
        ):
            end += 2
        elif symbol[end] in (",", "(") and (closing := _apposition(elements, end, limit, frame.source > here)):
            end = closing
        else:
            break
    return end


def _apposition(elements: Elements, comma: int, limit: int, last: bool) -> int:
    """Where the apposition that begins at a comma or bracket ends, 0 where none does; `last` when it may end the sentence."""
    symbol = elements.symbol
    if symbol[comma] == "(":
        for at in range(comma + 1, min(limit, comma + 8)):
            if symbol[at] == ")":
                return at + 1
        return 0
    at = comma + 1
    if at >= limit or symbol[at] not in ("N", "n"):
        return 0
    while at < limit and symbol[at] in ("N", "n", "JJ", "(", ")", *_LINKS):
        at += 1
    if at < limit and symbol[at] == ",":
        follow = symbol[at + 1] if at + 1 < limit else ""
        return at if last else (_apposition(elements, at, limit, last) if follow in ("N", "n") else 0) or at
    return at if at >= limit and (last or at == limit) else 0


_ADDRESSING = frozenset(("tell", "inform", "remind", "assure", "warn", "notify", "brief", "advise", "ask", "thank"))
#: What is written to somebody: "said in a letter to the council".
_LETTERS = frozenset(("letter", "notice", "message", "note", "report", "submission", "email", "notification"))
_SPEAKING = frozenset(
    ("say", "write", "speak", "explain", "confirm", "complain", "state", "suggest", "comment", "report", "add")
)


def audience_of(elements: Elements, frame: Frame) -> tuple[int, int] | None:
    """The noun phrase that the content is said to: the object of "tell" and its like, or what follows "said to"."""
    symbol, at = elements.symbol, elements.of[frame.cue.token] + 1
    if frame.cue.lemma in _SPEAKING and at < frame.place.high and symbol[at] == "to":
        at += 1
    elif (
        frame.cue.lemma in _SPEAKING and at + 3 < frame.place.high and elements.lower[elements.head[at + 1]] in _LETTERS
    ):
        if symbol[at] != "in" or symbol[at + 2] != "to":
            return None
        at += 3
    elif frame.cue.lemma not in _ADDRESSING:
        return None
    if at >= frame.place.high or symbol[at] not in ("N", "n", "PO", "PO1", "P2") or at == frame.source:
        return None
    if any(start <= at < end for start, end in frame.contents) and frame.cue.lemma != "thank":
        return None
    end = at + 1
    while end + 1 < frame.place.high and symbol[end] in ("of", "and", "'s") and symbol[end + 1] in ("N", "n"):
        end += 2
    return elements.tokens[elements.first[at]].start, elements.tokens[elements.first[end] - 1].end
