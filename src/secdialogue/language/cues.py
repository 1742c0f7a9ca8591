"""Words that attribute: verbs, nouns and prepositions by which a text ascribes a content to a source.

Candidates are all verbs and the other words that were ever seen as a cue; what is around a candidate decides.
"""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from secdialogue.language.elements import Elements
from secdialogue.language.lemmas import lemma, verb_fields
from secdialogue.language.weights import Weights, score

_VERBAL = frozenset(("VB", "VBD", "VBZ", "VBP", "VBG", "VBN"))
_AUXILIARY = frozenset("be is are was were been being am 's have has had having do does did 're 've".split())


class Cue(NamedTuple):
    """A candidate, by its head."""

    #: Token.
    token: int
    #: Dictionary form; of a word that is no verb the word in lower case.
    lemma: str
    #: WordNet's field of a verb, or the word class.
    field: str
    #: Its log odds, in hundredths.
    score: int


@cache
def cue_words() -> frozenset[str]:
    """Words other than verbs that may attribute."""
    rows = files("secdialogue.language").joinpath("data/cue_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for row in rows if not row.startswith("#") for word in row.split(" "))


def candidates(elements: Elements) -> list[tuple[int, str, str]]:
    """(token, lemma, field) of all words that may be a cue's head."""
    tag, lower, nouns, fields = elements.tag, elements.lower, cue_words(), verb_fields()
    found = []
    for index, kind in enumerate(tag):
        if kind in _VERBAL:
            if lower[index] not in _AUXILIARY:
                base = lemma(lower[index])
                found.append((index, base, fields.get(base, "?")))
        elif lower[index] in nouns:
            found.append((index, lower[index], kind))
    return found


def find_cues(elements: Elements, known: Weights, threshold: int) -> list[Cue]:
    """The candidates that score above the threshold, in order, and whatever may be the "saying" of "quoted as saying"."""
    found, tag = [], elements.tag
    for token, base, field in candidates(elements):
        total = score(cue_features(elements, token, base, field), known)
        if total > threshold or (tag[token] == "VBG" and token and elements.lower[token - 1] == "as"):
            found.append(Cue(token, base, field, total))
    return found


def cue_features(elements: Elements, token: int, base: str, field: str) -> list[str]:
    """What speaks for and against a candidate."""
    symbol, of, tags = elements.symbol, elements.of, elements.tag
    here = of[token]
    low, high = elements.sentence[elements.sentence_of[token]]
    before = symbol[here - 1] if here > low else "<"
    before2 = symbol[here - 2] if here > low + 1 else "<"
    before3 = symbol[here - 3] if here > low + 2 else "<"
    after = symbol[here + 1] if here + 1 < high else ">"
    after2 = symbol[here + 2] if here + 2 < high else ">"
    after3 = symbol[here + 3] if here + 3 < high else ">"
    word_after = elements.word(token + 1) if token + 1 < len(tags) and here + 1 < high else ">"
    subject = _subject(elements, low, here)
    tag = tags[token]
    quote = elements.quote[token] >= 0
    near = "q" if "q" in (after, after2) else ""
    quoted = "q" in symbol[low:high]
    kind = f"{field}|{tag}"
    return [
        "1",
        f"l={base}",
        f"l={base}|{tag}",
        f"f={field}",
        f"t={tag}|{before}|{after}",
        f"k={kind}|{before}",
        f"k={kind}|{after}",
        f"w={elements.lower[token]}",
        f"l={base}|>{after}",
        f"l={base}|>{word_after}",
        f"l={base}|>{after}|{after2}",
        f"l={base}|<{before}",
        f"l={base}|<{before2}|{before}",
        f"l={base}|s={subject}",
        f"k={kind}|{after}|{after2}",
        f"k={kind}|s={subject}",
        f"k={kind}|s={subject}|{after}",
        f"k={kind}|{before2}|{before}|{after}",
        f"<{before3}|{before2}|{before}",
        f"<{before2}|{before}|{tag}",
        f">{after}|{after2}|{tag}",
        f">{after}|{after2}|{after3}",
        f">w{word_after}|{field}",
        f"s={subject}|{tag}",
        f"<w{elements.word(token - 1) if token else '<'}|{tag}",
        f"<w{elements.word(token - 1) if token else '<'}|{base}",
        f"q={quote}",
        f"q={quote}|{field}",
        f"q={quote}|{subject}",
        f"n={near}|{field}|{quote}",
        f"sq={quoted}|{field}|{quote}",
        f"sq={quoted}|{base}|{quote}",
        f"first={here == low}|{tag}",
        f"last={here + 2 >= high}|{field}|{quoted}",
    ]


_SKIPPED = frozenset(("RB", "not", "n't", "never", "be", "hv", "do", "md", "to", "also"))


def _subject(elements: Elements, low: int, here: int) -> str:
    """What stands before the candidate where its subject may be: the word of a pronoun or common noun, `N` for a name."""
    symbol = elements.symbol
    at = here - 1
    while at >= low and symbol[at] in _SKIPPED:
        at -= 1
    if at < low:
        return "<"
    if symbol[at] in ("n", "T") or symbol[at][0] == "P":
        return elements.lower[elements.head[at]]
    return symbol[at]
