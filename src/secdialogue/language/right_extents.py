"""How far a content after its cue reaches: the place where it begins, and from there the place where it ends."""

from collections.abc import Collection
from functools import lru_cache

from secdialogue.language.cues import Cue
from secdialogue.language.elements import Elements
from secdialogue.language.extents import KEPT, MOST, PAUSES, VERBS, Choice, Window, hears, quotation_end, size_of
from secdialogue.language.weights import Row, rows

#: How far from its cue a content's nearer edge is looked for; in the training texts 0.2 % are farther.
_REACH = 11
#: Elements of which no content can consist.
_EMPTY = frozenset(
    ("that", "to", "whether", "if", "and", "but", ",", "RB", "of", "for", "in", "as", "at", "about", "on", "by")
)
#: Elements that no content begins with unless they follow the cue at once, and before which none ends (in the training
#: texts one in a hundred or fewer does).
_NO_START = frozenset((
    "of", "in", "and", "V", "B", "be", "E", "md", "hv", "do", "on", "with", "at", "by", "from", "RP", "IN", "over", "than", "against",
    "after", "into", "during", "while", "because", "n't", "or", "but", "like", "between", "among", "before",
))  # fmt: skip
_NO_END = frozenset((
    "n", "N", "B", "of", "JJ", "E", "PS", "PI", "PO", "PR", "for", "that", "RP", "do", "not", "n't", "about", "into", "against",
    "if", "how", "what", "than", "or", "over", "who", "between", "like", "so", "EX", "T",
))  # fmt: skip
_NUMBERS = "0123456789"

# --- where it begins --------------------------------------------------------------------------------------------------


def right_starts(elements: Elements, cue: Cue, place: Window, left: str, owned: Collection[int]) -> list[Choice]:
    """Places where a content after the cue may begin.

    `left` says what was found before it (see `frames.left_status`), `owned` holds the quotations with a cue of their own.
    """
    symbol, quote, here = elements.symbol, elements.quote, place.here
    choices = [(-1, _nothing(elements, cue, place, left))]
    known = _start_rows(cue.lemma, f"{cue.field} {elements.tag[cue.token]}", left)
    inside = quote[cue.token]
    hearer = here + 1 if hears(elements, place) else -1
    that = verb = "-"
    for at in range(here + 1, min(place.high, here + _REACH)):
        mark = symbol[at]
        other = quote[elements.first[at]] != inside
        fits = mark not in PAUSES and (mark not in _NO_START or at == here + 1) and at != hearer
        if elements.opens[at] if other else fits:
            choices.append((at, _start(known, elements, at, here, that + verb, "Q" if other else "-")))
        if mark == "that":
            that = "+"
        elif mark in VERBS:
            verb = "+"
    follow = _next_quotation(elements, place, inside)
    if follow >= 0:
        choices.append((follow, _following(elements, cue, place, left, owned, follow)))
    return choices


def _nothing(elements: Elements, cue: Cue, place: Window, left: str) -> int:
    """What speaks for no content after the cue."""
    symbol, here = elements.symbol, place.here
    after = symbol[here + 1] if here + 1 < place.high else ">"
    after2 = symbol[here + 2] if here + 2 < place.high else ">"
    none, lemma, lefts, lemma_left, tag_after, lemma_after, field_after, left_after, left_two = _nothing_rows(
        cue.lemma, cue.field, elements.tag[cue.token], left
    )
    return (
        none.get("", 0) + lemma.get("", 0) + lefts.get(left, 0) + lemma_left.get(left, 0) + tag_after.get(after, 0)
        + lemma_after.get(after, 0) + field_after.get(after, 0) + left_after.get(after, 0) + left_two.get(f"{after} {after2}", 0)
    )  # fmt: skip


@lru_cache(maxsize=KEPT)
def _nothing_rows(lemma: str, field: str, tag: str, left: str) -> tuple[Row, ...]:
    return rows(
        "right_start",
        ("none", ""), ("none lemma", lemma), ("none left", ""), ("none left", lemma), ("none tag", tag),
        ("none lemma >", lemma), ("none field >", f"{field} {left}"), ("none left >", left), ("none left >>", left),
    )  # fmt: skip


@lru_cache(maxsize=KEPT)
def _start_rows(lemma: str, kind: str, left: str) -> tuple[Row, ...]:
    return rows(
        "right_start",
        ("gap", lemma), ("word", lemma), ("mark", lemma), ("number", ""), ("few", lemma), ("few mark", kind),
        ("before", ""), ("marks", left), ("path", ""), ("fold", lemma), ("fold quoted", left), ("fold mark", ""),
    )  # fmt: skip


def _start(known: tuple[Row, ...], elements: Elements, at: int, here: int, path: str, quoted: str) -> int:
    """What speaks for a beginning: `path` tells whether "that" and a verb come before it, `quoted` is "Q" for a quotation."""
    gaps, words, marks, numbers, fews, few_marks, befores, left_marks, paths, folds, quoted_folds, mark_folds = known
    mark = elements.symbol[at]
    number = at - here - 1
    before = elements.symbol[at - 1] if number else "CUE"
    gap, fold = elements.gap(here + 1, at), elements.fold(here + 1, at)
    few = _NUMBERS[min(2, number)]
    both = f"{mark} {before}"
    return (
        gaps.get(gap, 0) + words.get(elements.seen[elements.head[at]], 0) + marks.get(mark, 0)
        + numbers.get(_NUMBERS[min(9, number)], 0) + fews.get(few, 0) + few_marks.get(few + mark, 0)
        + befores.get(quoted + before, 0) + left_marks.get(both, 0) + paths.get(f"{path} {both}", 0)
        + folds.get(fold, 0) + quoted_folds.get(quoted + fold, 0) + mark_folds.get(f"{fold} {mark}", 0)
    )  # fmt: skip


def _following(elements: Elements, cue: Cue, place: Window, left: str, owned: Collection[int], at: int) -> int:
    """What speaks for the quotation that begins after the sentence."""
    number = elements.quote[elements.first[at]]
    after = elements.symbol[place.here + 1] if place.here + 1 < place.high else ">"
    alone, lefts, lemma, sizes, afters, befores, tails = _following_rows(
        cue.lemma, "own" if number in owned else "free", left
    )
    return (
        alone.get("", 0) + lefts.get(left, 0) + lemma.get("", 0) + sizes.get(size_of(quotation_end(elements, number) - at), 0)
        + afters.get(after, 0) + befores.get(elements.symbol[place.high - 1], 0) + tails.get(_tail(elements, number), 0)
    )  # fmt: skip


@lru_cache(maxsize=KEPT)
def _following_rows(lemma: str, own: str, left: str) -> tuple[Row, ...]:
    return rows(
        "right_start",
        ("next", own), ("next left", own), ("next lemma", f"{own} {lemma}"), ("next size", f"{own} {left}"),
        ("next after", left), ("next before", own), ("next tail", left),
    )  # fmt: skip


def _next_quotation(elements: Elements, place: Window, inside: int) -> int:
    """The element that opens a quotation at the start of what follows the sentence, or -1."""
    at = place.high
    while at < len(elements.symbol) and elements.symbol[at] in (".", ":") and elements.quote[elements.first[at]] < 0:
        at += 1
    if inside >= 0 or at >= len(elements.symbol) or not elements.opens[at]:
        return -1
    return at


def _tail(elements: Elements, quote: int) -> str:
    """What follows a quotation in its sentence."""
    end = quotation_end(elements, quote)
    if (
        end >= len(elements.symbol)
        or elements.sentence_of[elements.first[end]] != elements.sentence_of[elements.first[end] - 1]
    ):
        return ">"
    return elements.symbol[end]


# --- where it ends ----------------------------------------------------------------------------------------------------


def right_ends(elements: Elements, cue: Cue, place: Window, start: int) -> list[Choice]:
    """Places where a content that begins at `start`, after the cue, may end (the element after its last)."""
    symbol = elements.symbol
    inside = elements.quote[elements.first[start]]
    opening = bool(elements.opens[start])
    first = quotation_end(elements, inside) if opening else start + 1
    high = max(place.high, first)
    known = _end_rows(cue.lemma, opening)
    choices: list[Choice] = []
    verbs = commas = brackets = 0
    scanned = start
    for at in range(first, high + 1):
        for mark in symbol[scanned:at]:
            verbs += mark in VERBS
            commas += mark == ","
            brackets += (mark == "(") - (mark == ")")
        scanned = at
        if at < high and verbs == 0 and symbol[start] == "that":
            continue  # "that" goes on with a clause
        if at == high or (len(choices) < MOST and _may_end(elements, start, at, -2 if opening else inside)):
            clause = f"{min(2, verbs)}{min(3, commas)}{'+' if brackets > 0 else '-'}"
            choices.append((at, _end(known, elements, at, high, clause, size_of(at - start))))
    return choices


@lru_cache(maxsize=KEPT)
def _end_rows(lemma: str, opening: bool) -> tuple[Row, ...]:
    return rows(
        "right_end",
        ("after", ""), ("after before", ""), ("three", ""), ("words", ""), ("word clause", ""), ("word", lemma),
        ("clause", ""), ("closes", f"{opening}"), ("size", lemma), ("rest", ""),
    )  # fmt: skip


def _may_end(elements: Elements, start: int, at: int, inside: int) -> bool:
    """Whether a content may end before `at`: not within a quotation of its own, after a word, with more than "that"."""
    symbol = elements.symbol
    quote = elements.quote[elements.first[at]]
    if quote >= 0 and quote != inside and not elements.opens[at]:
        return False
    if (symbol[at - 1] in PAUSES or symbol[at] in _NO_END) and not elements.closes[at]:
        return False
    token = elements.first[at]
    if elements.tokens[token].text == "-" and elements.tokens[token].start == elements.tokens[token - 1].end:
        return False  # "the US- and Saudi-brokered talks"
    return at - start > 2 or not all(word in _EMPTY for word in symbol[start:at])


def _end(known: tuple[Row, ...], elements: Elements, at: int, high: int, clause: str, size: str) -> int:
    """What speaks for an end: `clause` counts the verbs, commas and open brackets before it."""
    afters, pairs, triples, words, word_clauses, lemma_words, clauses, closes, sizes, rests = known
    symbol, seen, head = elements.symbol, elements.seen, elements.head
    before = symbol[at - 1]
    after = after2 = after3 = word = word2 = ">"
    if at < high:
        after, word = symbol[at], seen[head[at]]
        if at + 1 < high:
            after2, word2 = symbol[at + 1], seen[head[at + 1]]
            if at + 2 < high:
                after3 = symbol[at + 2]
    two = f"{after} {after2}"
    return (
        afters.get(after, 0) + pairs.get(f"{after} {before}", 0) + triples.get(f"{two} {after3}", 0)
        + triples.get(f"{two} {before}", 0) + words.get(f"{word} {word2}", 0) + word_clauses.get(f"{word} {clause}", 0)
        + lemma_words.get(word, 0) + clauses.get(f"{clause} {two}", 0)
        + closes.get(f"{'+' if elements.closes[at] else '-'} {after}", 0)
        + sizes.get(size, 0) + rests.get(f"{size_of(high - at)} {clause}", 0)
    )  # fmt: skip
