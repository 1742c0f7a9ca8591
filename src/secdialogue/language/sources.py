"""Which noun phrase a content is ascribed to, and how far it reaches with its titles, appositions and partners."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from secdialogue.language.cues import Cue
from secdialogue.language.elements import Elements
from secdialogue.language.extents import KEPT, Choice, Window
from secdialogue.language.weights import Row, rows

if TYPE_CHECKING:
    from secdialogue.language.frames import Frame

_CANDIDATE = frozenset(("N", "n", "T", "PS", "P1", "P2", "PI", "PO", "PO1", "who", "which", "that", "DT", "EX", "what"))
_VERBS = frozenset(("V", "be", "hv", "do", "md"))


def source_choices(elements: Elements, cue: Cue, place: Window, contents: list[tuple[int, int]]) -> list[Choice]:
    """Noun phrases outside the contents that may be the source, -1 for none."""
    side = "".join("L" if end <= place.here else "R" for _, end in contents[:2]) or "-"
    low = place.low
    for start, end in contents:
        if start <= low < end <= place.here:
            low = end
    taken = (contents[0], contents[-1]) if contents else ((0, 0), (0, 0))
    return [
        (-1, _nobody(elements, cue, place, side)),
        *_before(elements, cue, f"L{side}", low, taken),
        *_after(elements, cue, f"R{side}", place, low, taken),
    ]


#: The first and the last content.
_Taken: TypeAlias = tuple[tuple[int, int], tuple[int, int]]


def _before(elements: Elements, cue: Cue, side: str, low: int, taken: _Taken) -> list[Choice]:
    """The candidates from the cue back to `low`, the cue itself where it is a noun."""
    symbol, here = elements.symbol, elements.of[cue.token]
    (start, end), (start2, end2) = taken
    known = _rows(side, cue.lemma, elements.tag[cue.token])
    found: list[Choice] = []
    verbs = commas = 0
    for at in range(here, low - 1, -1):
        mark = symbol[at]
        if start <= at < end or start2 <= at < end2:
            continue
        if mark in _CANDIDATE and (at != here or mark == "n") and _may_be(elements, at):
            fold = elements.fold(at, here) if at < here else elements.fold(here + 1, at)
            path = _path(len(found) + 1, verbs, commas)
            found.append((at, _score(known, elements, at, path, low, elements.gap(at + 1, here), fold)))
            if len(found) > 9:
                break
        if mark in _VERBS and at != here:
            verbs += 1
        elif mark == ",":
            commas += 1
    return found


def _after(elements: Elements, cue: Cue, side: str, place: Window, low: int, taken: _Taken) -> list[Choice]:
    """The candidates from the cue on."""
    symbol, here = elements.symbol, place.here
    (start, end), (start2, end2) = taken
    known = _rows(side, cue.lemma, elements.tag[cue.token])
    found: list[Choice] = []
    verbs = commas = 0
    for at in range(here + 1, min(place.high, here + 24)):
        mark = symbol[at]
        if start <= at < end or start2 <= at < end2:
            break
        if mark in _CANDIDATE and _may_be(elements, at):
            fold = elements.fold(here + 1, at)
            path = _path(len(found) + 1, verbs, commas)
            found.append((at, _score(known, elements, at, path, low, elements.gap(here + 1, at), fold)))
            if len(found) > 4:
                break
        if mark in _VERBS:
            verbs += 1
        elif mark == ",":
            commas += 1
    return found


def _nobody(elements: Elements, cue: Cue, place: Window, side: str) -> int:
    """What speaks for a content that the text ascribes to nobody."""
    symbol, here, tag = elements.symbol, place.here, elements.tag[cue.token]
    before = symbol[here - 1] if here > place.low else "<"
    after = symbol[here + 1] if here + 1 < len(symbol) and here + 1 < place.high else ">"
    none, lemma, befores, afters, around, tagged, lemma_before, field_before, lemma_tag = _nobody_rows(
        side, cue.lemma, cue.field, tag
    )
    return (
        none.get("", 0) + lemma.get("", 0) + befores.get(before, 0) + afters.get(after, 0) + around.get(f"{before} {after}", 0)
        + tagged.get(before, 0) + tagged.get(after, 0) + lemma_before.get(before, 0) + field_before.get(before, 0)
        + lemma_tag.get(tag, 0)
    )  # fmt: skip


@lru_cache(maxsize=KEPT)
def _nobody_rows(side: str, lemma: str, field: str, tag: str) -> tuple[Row, ...]:
    return rows(
        "source",
        ("none", ""), ("none lemma", lemma), ("none <", ""), ("none >", ""), ("none <>", side), ("none tag", f"{tag} {side}"),
        ("none lemma <", lemma), ("none field <", f"{field} {tag}"), ("none lemma tag", lemma),
    )  # fmt: skip


def _may_be(elements: Elements, at: int) -> bool:
    mark = elements.symbol[at]
    return mark in _CANDIDATE and (mark != "that" or elements.tag[elements.first[at]] == "WDT")


@lru_cache(maxsize=KEPT)
def _rows(side: str, lemma: str, tag: str) -> tuple[Row, ...]:
    """`side` is the candidate's side of the cue, and then those of the contents."""
    where = side[0]
    tagged, termed = f"{side} {tag}", f"{where} {lemma}"
    return rows(
        "source",
        ("gap", side), ("gap tag", tagged), ("gap mark", side), ("gap lemma", termed), ("path", side), ("path beside", side),
        ("path tag", tagged), ("path around", side), ("word side", where), ("word lemma", lemma), ("word", ""),
        ("before", side), ("marks", where), ("around", where), ("mark", side), ("number", f"{side} {lemma}"), ("after", side),
        ("fold", side), ("fold tag", tagged), ("fold lemma", termed),
    )  # fmt: skip


def _path(number: int, verbs: int, commas: int) -> str:
    return f"{min(4, number)}{min(2, verbs)}{min(3, commas)}"


def _score(known: tuple[Row, ...], elements: Elements, at: int, path: str, low: int, gap: str, fold: str) -> int:
    """What speaks for a candidate; `path` is its number from the cue, and those of the verbs and commas between."""
    (
        gaps, tag_gaps, mark_gaps, lemma_gaps, paths, beside, tag_paths, path_around, side_words, lemma_words, words,
        befores, triples, around, marks, numbers, afters, folds, tag_folds, lemma_folds,
    ) = known  # fmt: skip
    symbol, mark = elements.symbol, elements.symbol[at]
    before = symbol[at - 1] if at > low else "<"
    before2 = symbol[at - 2] if at > low + 1 else "<"
    after = symbol[at + 1] if at + 1 < len(symbol) else ">"
    word = elements.seen[elements.head[at]]
    number, verbs, both = path[0], path[1], f"{before} {after}"
    return (
        gaps.get(gap, 0) + tag_gaps.get(gap, 0) + mark_gaps.get(f"{gap} {mark}", 0) + lemma_gaps.get(gap, 0)
        + paths.get(path, 0) + beside.get(f"{path} {mark}", 0) + beside.get(f"{path} {before}", 0)
        + beside.get(f"{path} {after}", 0) + tag_paths.get(path, 0) + path_around.get(f"{path} {both}", 0)
        + side_words.get(word, 0) + lemma_words.get(word, 0) + words.get(word, 0) + befores.get(number + before, 0)
        + triples.get(f"{before2} {before} {mark}", 0) + around.get(both, 0) + marks.get(mark, 0) + numbers.get(number, 0)
        + afters.get(verbs + after, 0) + folds.get(fold, 0) + tag_folds.get(fold, 0) + lemma_folds.get(fold, 0)
    )  # fmt: skip


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


#: Verbs whose content takes in whom it is said to: "urged Peru to leave".
_EMBRACING = frozenset(("thank", "urge", "assure", "caution", "congratulate"))
_ADDRESSING = frozenset(
    "urge promise caution congratulate tell inform remind assure warn notify brief advise ask thank".split()
)
#: What is written to somebody: "said in a letter to the council".
_LETTERS = frozenset(("letter", "notice", "message", "note", "report", "submission", "email", "notification"))
_SPEAKING = frozenset(
    "say write speak explain confirm complain state suggest comment report add convey stress emphasize emphasise".split()
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
    if any(start <= at < end for start, end in frame.contents) and frame.cue.lemma not in _EMBRACING:
        return None
    end = at + 1
    while end + 1 < frame.place.high and symbol[end] in ("of", "and", "'s") and symbol[end + 1] in ("N", "n"):
        end += 2
    return elements.tokens[elements.first[at]].start, elements.tokens[elements.first[end] - 1].end
