"""How far a content reaches: on each side of its cue the place where it begins or ends, and from there its other edge.

All positions are elements. Each question is put as a choice among the places that the text offers, "none" among them;
quotation marks decide for themselves, an edge never falls inside a quotation that the content does not lie in.
"""

from collections.abc import Collection
from typing import NamedTuple

from secdialogue.language.cues import Cue
from secdialogue.language.elements import Elements

#: How far from its cue a content's nearer edge is looked for; in the training texts 0.2 % are farther.
_REACH = 11
#: The same to the left, where titles and appositions of the speaker come between.
_LEFT_REACH = 22
#: So many places at most are weighed for one edge, so that the work stays linear.
_MOST = 40
#: No edge is looked for farther than this from a cue, so that the work stays linear in sentences without an end.
_SIGHT = 240
_VERBS = frozenset(("V", "be", "hv", "do", "md"))
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
_NO_LEFT_END = frozenset((
    "of", "and", "B", "to", "G", "T", "on", "as", "for", "with", "by", "at", "from", "RP", "after", "IN", "about", "PO", "than",
    "when", "over", "what", "or", "before", "against", "which", "because", "but", "P2", "into", "like", "since", "EX", "if",
))  # fmt: skip
_PAUSES = frozenset((",", ":", ".", "q", "(", ")", "-", "–", "—", "--", ";"))


class Choice(NamedTuple):
    """A place that may be chosen, -1 for none, and what speaks for it."""

    place: int
    features: list[str]


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
    low, high = max(low, here - _SIGHT), min(high, here + _SIGHT)
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


def opens(elements: Elements, at: int) -> bool:
    """Whether an element is the opening mark of a quotation."""
    if at >= len(elements.symbol):
        return False
    token = elements.first[at]
    quote = elements.quote[token]
    return quote >= 0 and elements.quote[token - 1 if token else -1] != quote


def closes(elements: Elements, at: int) -> bool:
    """Whether a quotation ends right before an element."""
    token = elements.first[at]
    return token > 0 and elements.quote[token - 1] >= 0 and elements.quote[token] != elements.quote[token - 1]


def _word(elements: Elements, at: int) -> str:
    return elements.word(elements.head[at])


_ASIDE = frozenset(("on", "in", "at", "during", "to", "from", "RB", "after", "before", "last", "with"))


def _hears(elements: Elements, place: Window) -> bool:
    """Whether a name or noun right after "told" is the hearer's, a time, a place or nothing next ("told Reuters on Friday")."""
    symbol, at = elements.symbol, place.here + 1
    told = elements.lower[elements.head[place.here]] == "told" and symbol[place.here - 1 : place.here] != ["be"]
    if not told or at >= place.high or symbol[at] not in ("N", "n"):
        return False
    return at + 1 == place.high or symbol[at + 1] in ("on", "T", "in")


def sketch(elements: Elements, place: Window) -> str:
    """The first two symbols after the cue that tell of no time, place or hearer: they show whether a content follows."""
    symbol, at = elements.symbol, place.here + 1
    at += _hears(elements, place)
    while at < place.high and (
        symbol[at] == "T" or (symbol[at] in _ASIDE and at + 1 < place.high and symbol[at + 1] in ("T", "n", "N"))
    ):
        at += 1 if symbol[at] == "T" else 2
    first = symbol[at] if at < place.high else ">"
    return f"{first} {symbol[at + 1] if at + 1 < place.high else '>'}"


# --- to the right: where it begins ------------------------------------------------------------------------------------


def right_starts(elements: Elements, cue: Cue, place: Window, left: str, owned: Collection[int]) -> list[Choice]:
    """Places where a content after the cue may begin.

    `left` says what was found before it (see `frames.left_status`), `owned` holds the quotations with a cue of their own.
    """
    symbol, here = elements.symbol, place.here
    choices = [_nothing_right(elements, cue, place, left)]
    inside = elements.quote[cue.token]
    seen_that = seen_verb = False
    hearer = here + 1 if _hears(elements, place) else -1
    for at in range(here + 1, min(place.high, here + _REACH)):
        mark = symbol[at]
        opening = elements.quote[elements.first[at]] != inside
        if opening:
            opening = opens(elements, at)
        fits = mark not in _PAUSES and (mark not in _NO_START or at == here + 1) and at != hearer
        if opening or (fits and elements.quote[elements.first[at]] == inside):
            path = f"{seen_that}{seen_verb}"
            choices.append(Choice(at, _right_start(elements, cue, at, here, left, path, "Q" if opening else "-")))
        seen_that = seen_that or mark == "that"
        seen_verb = seen_verb or mark in _VERBS
    follow = _next_quotation(elements, place, inside)
    if follow >= 0:
        choices.append(_following(elements, cue, place, left, owned, follow))
    return choices


def _nothing_right(elements: Elements, cue: Cue, place: Window, left: str) -> Choice:
    symbol, here, base, tag = elements.symbol, place.here, cue.lemma, elements.tag[cue.token]
    after = symbol[here + 1] if here + 1 < place.high else ">"
    after2 = symbol[here + 2] if here + 2 < place.high else ">"
    return Choice(-1, [
        "none", f"0l={base}", f"0L={left}", f"0L={left}|{base}", f"0t={tag}|{after}", f"0>{after}|{base}",
        f"0>{after}|{after2}|{left}", f"0f={cue.field}|{after}|{left}", f"0>{after}|{left}",
    ])  # fmt: skip


def _right_start(elements: Elements, cue: Cue, at: int, here: int, left: str, path: str, quoted: str) -> list[str]:
    base, mark, tag = cue.lemma, elements.symbol[at], elements.tag[cue.token]
    gap, fold = elements.gap(here + 1, at), elements.fold(here + 1, at)
    before = elements.symbol[at - 1] if at > here + 1 else "CUE"
    number = at - here - 1
    few = min(number, 2)
    return [
        f"g={gap}|{base}", f"w={_word(elements, at)}|{base}", f"s={mark}|{base}", f"n={min(number, 9)}", f"{quoted}|{before}",
        f"n={few}|{base}", f"{left}|s={mark}|{before}", f"h={fold}|{base}", f"h={fold}|{quoted}|{left}", f"s={mark}|h={fold}",
        f"p={path}|{mark}|{before}", f"n={few}|{mark}|{cue.field}|{tag}",
    ]  # fmt: skip


def _following(elements: Elements, cue: Cue, place: Window, left: str, owned: Collection[int], at: int) -> Choice:
    """The quotation that begins after the sentence."""
    number = elements.quote[elements.first[at]]
    own = "own" if number in owned else "free"
    after = elements.symbol[place.here + 1] if place.here + 1 < place.high else ">"
    size = _size(quotation_end(elements, number) - at)
    return Choice(at, [
        f"NQ|{own}", f"NQ|{own}|{left}", f"NQ|{own}|{cue.lemma}", f"NQ|{own}|{left}|{size}", f"NQ|{after}|{left}",
        f"NQ|{own}|{elements.symbol[place.high - 1]}", f"NQ|{_tail(elements, number)}|{left}",
    ])  # fmt: skip


def _next_quotation(elements: Elements, place: Window, inside: int) -> int:
    """The element that opens a quotation at the start of what follows the sentence, or -1."""
    at = place.high
    while at < len(elements.symbol) and elements.symbol[at] in (".", ":") and elements.quote[elements.first[at]] < 0:
        at += 1
    if inside >= 0 or at >= len(elements.symbol) or not opens(elements, at):
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


def _size(count: int) -> str:
    return str(count) if count < 4 else "4+" if count < 7 else "7+" if count < 15 else "15+"


# --- to the right: where it ends --------------------------------------------------------------------------------------


def right_ends(elements: Elements, cue: Cue, place: Window, start: int) -> list[Choice]:
    """Places where a content that begins at `start`, after the cue, may end (the element after its last)."""
    symbol = elements.symbol
    inside = elements.quote[elements.first[start]]
    opening = opens(elements, start)
    first = quotation_end(elements, inside) if opening else start + 1
    high = max(place.high, first)
    choices: list[Choice] = []
    verbs = commas = brackets = 0
    scanned = start
    for at in range(first, high + 1):
        for mark in symbol[scanned:at]:
            verbs += mark in _VERBS
            commas += mark == ","
            brackets += (mark == "(") - (mark == ")")
        scanned = at
        last = at == high
        if not last and verbs == 0 and symbol[start] == "that":
            continue  # "that" goes on with a clause
        if last or (len(choices) < _MOST and _may_end(elements, start, at, -2 if opening else inside)):
            clause = f"{min(verbs, 2)}{min(commas, 3)}{brackets > 0}"
            choices.append(Choice(at, _right_end(elements, cue, at, high, clause, _size(at - start), opening)))
    return choices


def _may_end(elements: Elements, start: int, at: int, inside: int) -> bool:
    """Whether a content may end before `at`: not within a quotation of its own, after a word, with more than "that"."""
    symbol = elements.symbol
    quote = elements.quote[elements.first[at]]
    if quote >= 0 and quote != inside and not opens(elements, at):
        return False
    if (symbol[at - 1] in _PAUSES or symbol[at] in _NO_END) and not closes(elements, at):
        return False
    token = elements.first[at]
    if elements.tokens[token].text == "-" and elements.tokens[token].start == elements.tokens[token - 1].end:
        return False  # "the US- and Saudi-brokered talks"
    return at - start > 2 or not all(word in _EMPTY for word in symbol[start:at])


def _right_end(elements: Elements, cue: Cue, at: int, high: int, clause: str, size: str, opening: bool) -> list[str]:
    symbol, before = elements.symbol, elements.symbol[at - 1]
    if at == high:
        after, after2, after3, word, word2 = ">", ">", ">", ">", ">"
    else:
        after, word = symbol[at], _word(elements, at)
        after2 = symbol[at + 1] if at + 1 < high else ">"
        after3 = symbol[at + 2] if at + 2 < high else ">"
        word2 = _word(elements, at + 1) if at + 1 < high else ">"
    return [
        f"n={after}", f"n={after}|{before}", f"n={after}|{after2}|{after3}", f"w={word}|{word2}", f"w={word}|{clause}",
        f"c={clause}|{after}|{after2}", f"q={opening}|{closes(elements, at)}|{after}", f"w={word}|{cue.lemma}", f"z={size}|{cue.lemma}",
        f"r={_size(high - at)}|c={clause}", f"n={after}|{after2}|{before}",
    ]  # fmt: skip


# --- to the left: where it ends ---------------------------------------------------------------------------------------


def left_ends(elements: Elements, cue: Cue, place: Window) -> list[Choice]:
    """Places where a content before the cue may end (the element after its last)."""
    symbol, here = elements.symbol, place.here
    inside = elements.quote[cue.token]
    after = symbol[here + 1] if here + 1 < place.high else ">"
    rest = sketch(elements, place)
    choices = [_nothing_left(elements, cue, place, after, rest)]
    verbs = 0
    for at in range(here, max(place.low, here - _LEFT_REACH), -1):
        if at < here:
            verbs += symbol[at] in _VERBS
        same = elements.quote[elements.first[at - 1]] == inside
        closing = closes(elements, at)
        fits = symbol[at - 1] not in _PAUSES and (symbol[at] not in _NO_LEFT_END or at == here)
        if closing or (same and fits):
            quoted = "Q" if closing and not same else "-"
            choices.append(Choice(at, _left_end(elements, cue, at, here, after, rest, quoted, min(verbs, 2))))
    earlier = _closed_before(elements, place, inside)
    if earlier >= 0:
        gap = elements.gap(place.low, here)
        choices.append(Choice(earlier, [
            "PQ", f"PQ|g={gap}", f"PQ|{cue.lemma}", f"PQ|{after}", f"PQ|g={gap}|{after}", f"PQ|{symbol[earlier - 2]}",
            f"PQ|{cue.lemma}|{after}",
        ]))  # fmt: skip
    return choices


def _nothing_left(elements: Elements, cue: Cue, place: Window, after: str, rest: str) -> Choice:
    symbol, here, base = elements.symbol, place.here, cue.lemma
    after2 = symbol[here + 2] if here + 2 < place.high else ">"
    before = symbol[here - 1] if here > place.low else "<"
    before2 = symbol[here - 2] if here > place.low + 1 else "<"
    first = rest.partition(" ")[0]
    return Choice(-1, [
        "none", f"0l={base}", f"0>{after}|{base}", f"0>{after}|{after2}", f"0t={elements.tag[cue.token]}|{after}",
        f"0<{before2}|{before}|{after}", f"0<{before}|{base}", f"0f={cue.field}|{after}|{before}", f"0>{after}|{before}",
        f"0<{before2}|{before}|{base}", f"0r={rest}", f"0r1={first}", f"0r1={first}|{cue.field}", f"0r={rest}|{base}",
        f"0r={rest}|{cue.field}|{before}",
    ])  # fmt: skip


def _left_end(
    elements: Elements, cue: Cue, at: int, here: int, after: str, rest: str, quoted: str, verbs: int
) -> list[str]:
    gap, fold = elements.gap(at, here), elements.fold(at, here)
    mark, last = elements.symbol[at], elements.symbol[at - 1]
    number = min(here - at, 9)
    tag = elements.tag[cue.token]
    return [
        f"g={gap}", f"g={gap}|{cue.lemma}", f"m={mark}|{last}", f"n={number}|{after}|{tag}", f"v={verbs}|{mark}|{quoted}",
        f"q={quoted}|{cue.lemma}", f"n={number}|{last}|{tag}", f"h={fold}|{after}", f"h={fold}|{cue.lemma}", f"h={fold}|{quoted}",
        f"h={fold}|r={rest}",
    ]  # fmt: skip


def _closed_before(elements: Elements, place: Window, inside: int) -> int:
    """The start of the sentence where a quotation ends right before it, in the same block; else -1."""
    low = place.low
    if inside >= 0 or low < 2 or not closes(elements, low):
        return -1
    blocks = elements.analysis.sentences
    token = elements.first[low]
    return low if blocks[elements.sentence_of[token]].block == blocks[elements.sentence_of[token - 1]].block else -1


# --- to the left: where it begins -------------------------------------------------------------------------------------


def left_starts(elements: Elements, cue: Cue, place: Window, end: int) -> list[Choice]:
    """Places where a content that ends at `end`, before the cue, may begin."""
    symbol, base = elements.symbol, cue.lemma
    quote = elements.quote[elements.first[end] - 1]
    quote = quote if quote != elements.quote[cue.token] else -1
    first = quotation_start(elements, quote) if quote >= 0 else end - 1
    low = min(place.low, first) if quote < 0 or first >= place.low else first
    after = symbol[place.here + 1] if place.here + 1 < place.high else ">"
    low = max(low, elements.sentence[elements.sentence_of[elements.first[min(first, end - 1)]]][0])
    low = max(low, first - _SIGHT)
    outer = elements.quote[elements.first[low]]
    choices = []
    verbs = 0
    at = first
    while at >= low:
        mark = symbol[at]
        verbs += mark in _VERBS
        here_quote = elements.quote[elements.first[at]]
        free = here_quote < 0 or at == first or opens(elements, at) or here_quote == elements.quote[cue.token]
        if free and (mark not in _PAUSES or opens(elements, at)):
            before = symbol[at - 1] if at > low else "<"
            before2 = symbol[at - 2] if at > low + 1 else "<"
            word = _word(elements, at)
            own = "Q" if at == first and quote >= 0 else "-"
            size = _size(end - at)
            rest = _size(at - low)
            choices.append(Choice(at, [
                f"b={before}", f"b={before}|{mark}", f"b={before2}|{before}|{mark}", f"s={mark}", f"w={word}|{before}", f"q={own}|{before}",
                f"q={own}|{before}|{before2}", f"z={size}|{before}", f"r={rest}|{before}", f"r={rest}|{own}|{outer >= 0}", f"v={min(verbs, 2)}|{before}",
                f"v={min(verbs, 2)}|{size}", f"q={own}|{base}|{before}", f"b={before}|{after}", f"w={_word(elements, at - 1) if at > low else '<'}|{mark}",
                f"z={size}|{base}", f"b={before}|{base}", f"q={own}|{quote >= 0}|{before}|{min(verbs, 2)}",
            ]))  # fmt: skip
        at -= 1
        if len(choices) > 40 and at > low:
            at = low
    return choices or [Choice(first, ["only"])]
