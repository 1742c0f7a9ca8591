"""How far a content before its cue reaches: the place where it ends, and from there the place where it begins."""

from functools import lru_cache

from secdialogue.language.cues import Cue
from secdialogue.language.elements import Elements
from secdialogue.language.extents import (
    KEPT,
    MOST,
    PAUSES,
    SIGHT,
    VERBS,
    Choice,
    Window,
    hears,
    quotation_start,
    size_of,
)
from secdialogue.language.weights import Row, rows

#: How far from its cue a content's end is looked for: titles and appositions of the speaker come between.
_REACH = 22
#: Elements before which no content ends (in the training texts one in a hundred or fewer does).
_NO_END = frozenset((
    "of", "and", "B", "to", "G", "T", "on", "as", "for", "with", "by", "at", "from", "RP", "after", "IN", "about", "PO", "than",
    "when", "over", "what", "or", "before", "against", "which", "because", "but", "P2", "into", "like", "since", "EX", "if",
))  # fmt: skip
_NUMBERS = "0123456789"

# --- where it ends ----------------------------------------------------------------------------------------------------


def left_ends(elements: Elements, cue: Cue, place: Window) -> list[Choice]:
    """Places where a content before the cue may end (the element after its last)."""
    symbol, quote, here = elements.symbol, elements.quote, place.here
    inside = quote[cue.token]
    after = symbol[here + 1] if here + 1 < place.high else ">"
    rest = sketch(elements, place)
    choices = [(-1, _nothing(elements, cue, place, after, rest))]
    known = _end_rows(cue.lemma, elements.tag[cue.token], after, rest)
    verbs = 0
    for at in range(here, max(place.low, here - _REACH), -1):
        mark = symbol[at]
        if at < here and mark in VERBS:
            verbs += 1
        same = quote[elements.first[at - 1]] == inside
        closing = elements.closes[at]
        if closing or (same and symbol[at - 1] not in PAUSES and (mark not in _NO_END or at == here)):
            quoted = "Q" if closing and not same else "-"
            choices.append((at, _end(known, elements, at, here, after, quoted, _NUMBERS[min(2, verbs)])))
    earlier = _closed_before(elements, place, inside)
    if earlier >= 0:
        choices.append((earlier, _earlier(elements, cue.lemma, place, after)))
    return choices


_ASIDE = frozenset(("on", "in", "at", "during", "to", "from", "RB", "after", "before", "last", "with"))


def sketch(elements: Elements, place: Window) -> str:
    """The first two symbols after the cue that tell of no time, place or hearer: they show whether a content follows."""
    symbol, at = elements.symbol, place.here + 1
    at += hears(elements, place)
    while at < place.high and (
        symbol[at] == "T" or (symbol[at] in _ASIDE and at + 1 < place.high and symbol[at + 1] in ("T", "n", "N"))
    ):
        at += 1 if symbol[at] == "T" else 2
    first = symbol[at] if at < place.high else ">"
    return f"{first} {symbol[at + 1] if at + 1 < place.high else '>'}"


def _nothing(elements: Elements, cue: Cue, place: Window, after: str, rest: str) -> int:
    """What speaks for no content before the cue."""
    symbol, here = elements.symbol, place.here
    after2 = symbol[here + 2] if here + 2 < place.high else ">"
    before = symbol[here - 1] if here > place.low else "<"
    before2 = symbol[here - 2] if here > place.low + 1 else "<"
    first = rest.partition(" ")[0]
    beside, two = f"{after} {before}", f"{before2} {before}"
    (
        none, lemma, lemma_after, tag_after, lemma_before, lemma_two, besides, field_beside, around,
        rests, lemma_rest, field_rest, firsts, field_first,
    ) = _nothing_rows(cue.lemma, cue.field, elements.tag[cue.token])  # fmt: skip
    return (
        none.get("", 0) + lemma.get("", 0) + lemma_after.get(after, 0) + tag_after.get(after, 0) + lemma_before.get(before, 0)
        + lemma_two.get(two, 0) + besides.get(f"{after} {after2}", 0) + besides.get(beside, 0) + field_beside.get(beside, 0)
        + around.get(f"{two} {after}", 0) + rests.get(rest, 0) + lemma_rest.get(rest, 0)
        + field_rest.get(f"{rest} {before}", 0) + firsts.get(first, 0) + field_first.get(first, 0)
    )  # fmt: skip


@lru_cache(maxsize=KEPT)
def _nothing_rows(lemma: str, field: str, tag: str) -> tuple[Row, ...]:
    return rows(
        "left_end",
        ("none", ""), ("none lemma", lemma), ("none lemma >", lemma), ("none tag >", tag), ("none lemma <", lemma),
        ("none lemma <<", lemma), ("none beside", ""), ("none field <>", field), ("none <<>", ""),
        ("none rest", ""), ("none lemma rest", lemma), ("none field rest", field), ("none first", ""), ("none field first", field),
    )  # fmt: skip


@lru_cache(maxsize=KEPT)
def _end_rows(lemma: str, tag: str, after: str, rest: str) -> tuple[Row, ...]:
    return rows(
        "left_end",
        ("gap", ""), ("gap lemma", lemma), ("marks", ""), ("number", tag), ("verbs", ""), ("quoted", lemma),
        ("fold after", after), ("fold lemma", lemma), ("fold rest", rest), ("fold quoted", ""),
    )  # fmt: skip


def _end(known: tuple[Row, ...], elements: Elements, at: int, here: int, after: str, quoted: str, verbs: str) -> int:
    """What speaks for an end; `quoted` is "Q" where a quotation ends there."""
    gaps, lemma_gaps, marks, numbers, verbal, quotes, after_folds, lemma_folds, rest_folds, quoted_folds = known
    gap, fold = elements.gap(at, here), elements.fold(at, here)
    mark, last = elements.symbol[at], elements.symbol[at - 1]
    number = _NUMBERS[min(9, here - at)]
    return (
        gaps.get(gap, 0) + lemma_gaps.get(gap, 0) + marks.get(f"{mark} {last}", 0)
        + numbers.get(number + after, 0) + numbers.get(number + last, 0) + verbal.get(verbs + quoted + mark, 0)
        + quotes.get(quoted, 0) + after_folds.get(fold, 0) + lemma_folds.get(fold, 0) + rest_folds.get(fold, 0)
        + quoted_folds.get(quoted + fold, 0)
    )  # fmt: skip


def _earlier(elements: Elements, lemma: str, place: Window, after: str) -> int:
    """What speaks for a quotation that ends right before the sentence."""
    gap = elements.gap(place.low, place.here)
    alone, gaps, lemmas, afters, gaps_after, befores, lemma_after = rows(
        "left_end",
        ("earlier", ""), ("earlier gap", ""), ("earlier lemma", lemma), ("earlier >", ""), ("earlier gap >", ""),
        ("earlier <", ""), ("earlier lemma >", lemma),
    )  # fmt: skip
    return (
        alone.get("", 0) + gaps.get(gap, 0) + lemmas.get("", 0) + afters.get(after, 0) + gaps_after.get(f"{gap} {after}", 0)
        + befores.get(elements.symbol[place.low - 2], 0) + lemma_after.get(after, 0)
    )  # fmt: skip


def _closed_before(elements: Elements, place: Window, inside: int) -> int:
    """The start of the sentence where a quotation ends right before it, in the same block; else -1."""
    low = place.low
    if inside >= 0 or low < 2 or not elements.closes[low]:
        return -1
    blocks = elements.analysis.sentences
    token = elements.first[low]
    return low if blocks[elements.sentence_of[token]].block == blocks[elements.sentence_of[token - 1]].block else -1


# --- where it begins --------------------------------------------------------------------------------------------------


def left_starts(elements: Elements, cue: Cue, place: Window, end: int) -> list[Choice]:
    """Places where a content that ends at `end`, before the cue, may begin."""
    symbol, quote = elements.symbol, elements.quote
    outside = quote[cue.token]
    ending = quote[elements.first[end] - 1]
    quoted = ending >= 0 and ending != outside
    first = quotation_start(elements, ending) if quoted else end - 1
    low = min(place.low, first) if not quoted or first >= place.low else first
    low = max(low, elements.sentence[elements.sentence_of[elements.first[min(first, end - 1)]]][0], first - SIGHT)
    after = symbol[place.here + 1] if place.here + 1 < place.high else ">"
    known = _start_rows(cue.lemma, quote[elements.first[low]] >= 0, quoted)
    choices: list[Choice] = []
    verbs, at = 0, first
    while at >= low:
        verbs += symbol[at] in VERBS
        inside = quote[elements.first[at]]
        free = inside < 0 or at == first or elements.opens[at] or inside == outside
        if free and (symbol[at] not in PAUSES or elements.opens[at]):
            own = "Q" if at == first and quoted else "-"
            few = _NUMBERS[min(2, verbs)]
            choices.append((at, _start(known, elements, at, low, size_of(end - at), own, few, after)))
        at = at - 1 if len(choices) <= MOST else min(at - 1, low)
    return choices or [(first, 0)]


@lru_cache(maxsize=KEPT)
def _start_rows(lemma: str, outer: bool, quoted: bool) -> tuple[Row, ...]:
    """`outer`: the sentence begins within a quotation; `quoted`: the content ends with one."""
    return rows(
        "left_start",
        ("before", ""), ("mark", ""), ("beside", ""), ("before lemma", lemma), ("marks", ""), ("words", ""),
        ("own", ""), ("own two", ""), ("own lemma", lemma), ("own verbs", f"{quoted}"),
        ("size", ""), ("size lemma", lemma), ("rest", ""), ("rest own", f"{outer}"), ("verbs", ""),
    )  # fmt: skip


def _start(
    known: tuple[Row, ...], elements: Elements, at: int, low: int, size: str, own: str, verbs: str, after: str
) -> int:
    """What speaks for a beginning; `own` is "Q" where the content is a whole quotation."""
    (
        befores, marks, beside, lemma_before, triples, words, owned, owned_two, lemma_owned, owned_verbs,
        sizes, lemma_size, rests, owned_rest, verbal,
    ) = known  # fmt: skip
    symbol, seen, mark = elements.symbol, elements.seen, elements.symbol[at]
    before, word = (symbol[at - 1], seen[elements.head[at - 1]]) if at > low else ("<", "<")
    before2 = symbol[at - 2] if at > low + 1 else "<"
    rest, owner = size_of(at - low), own + before
    return (
        befores.get(before, 0) + marks.get(mark, 0) + beside.get(f"{before} {mark}", 0) + beside.get(f"{before} {after}", 0)
        + lemma_before.get(before, 0) + triples.get(f"{before2} {before} {mark}", 0)
        + words.get(f"{seen[elements.head[at]]} {before}", 0) + words.get(f"{word} {mark}", 0)
        + owned.get(owner, 0) + owned_two.get(f"{owner} {before2}", 0) + lemma_owned.get(owner, 0)
        + owned_verbs.get(f"{owner} {verbs}", 0) + sizes.get(f"{size} {before}", 0) + lemma_size.get(size, 0)
        + rests.get(f"{rest} {before}", 0) + owned_rest.get(f"{rest} {own}", 0)
        + verbal.get(f"{verbs} {before}", 0) + verbal.get(f"{verbs} {size}", 0)
    )  # fmt: skip
