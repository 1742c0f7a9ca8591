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
        if total <= SURE and tag[token] == "VBG" and _opens_clause(elements, token, field):
            total = SURE
        if total > threshold or (tag[token] == "VBG" and token and elements.lower[token - 1] == "as"):
            found.append(Cue(token, base, field, total))
    return _surest(elements, found)


#: So many cues at most are read in one sentence, so that hostile text costs no more than long prose.
MOST = 24


def _surest(elements: Elements, found: list[Cue]) -> list[Cue]:
    """The cues, of a sentence that has too many the surest, earlier ones before later ones."""
    if len(found) <= MOST:
        return found
    sentences: dict[int, list[Cue]] = {}
    for cue in found:
        sentences.setdefault(elements.sentence_of[cue.token], []).append(cue)
    crowded = [cues for cues in sentences.values() if len(cues) > MOST]
    dropped = {cue.token for cues in crowded for cue in sorted(cues, key=lambda cue: -cue.score)[MOST:]}
    return [cue for cue in found if cue.token not in dropped] if dropped else found


#: The score of a cue that its construction makes sure.
SURE = 120


def _opens_clause(elements: Elements, token: int, field: str) -> bool:
    """Whether "that" with its clause follows a verb of saying whose subject stands after "with" ("with both sides claiming that")."""
    if not field.startswith("communication") or elements.lower[token + 1 : token + 2] != ["that"]:
        return False
    here = elements.of[token]
    at = here - 1
    while at > here - 8 and at > 0 and elements.symbol[at] in ("n", "N", "of", "for", "PO", "and"):
        at -= 1
    return at < here - 1 and elements.symbol[at] == "with"


def cue_features(elements: Elements, token: int, base: str, field: str) -> list[str]:
    """What speaks for and against a candidate."""
    symbol, tag = elements.symbol, elements.tag[token]
    here = elements.of[token]
    low, high = elements.sentence[elements.sentence_of[token]]
    before3, before2, before = ("<", "<", "<", *symbol[max(low, here - 3) : here])[-3:]
    after, after2, after3 = (*symbol[here + 1 : min(high, here + 4)], ">", ">", ">")[:3]
    subject = _subject(elements, low, here)
    word_before = elements.word(token - 1) if token else "<"
    word_after = elements.word(token + 1) if token + 1 < len(elements.tag) else ">"
    quote = "Q" if elements.quote[token] >= 0 else "-"
    quoted = "q" if "q" in symbol[max(low, here - 80) : min(high, here + 80)] else "-"
    near = "q" if "q" in (after, after2) else "-"
    kind = f"{field}|{tag}"
    return [
        "1", f"l={base}", f"l={base}|{tag}", f"f={field}", f"w={elements.lower[token]}", f"l={base}|>{word_after}",
        f"t={tag}|{before}|{after}", f"k={kind}|{before}", f"k={kind}|{after}", f"l={base}|>{after}|{after2}", f"l={base}|<{before}",
        f"l={base}|<{before2}|{before}", f"l={base}|s={subject}", f"k={kind}|{after}|{after2}", f"k={kind}|s={subject}",
        f"k={kind}|s={subject}|{after}", f"k={kind}|{before2}|{before}|{after}", f"<{before3}|{before2}|{before}",
        f"<{before2}|{before}|{tag}", f">{after}|{after2}|{tag}", f">{after}|{after2}|{after3}", f">w{word_after}|{field}",
        f"s={subject}|{tag}", f"<w{word_before}|{tag}", f"<w{word_before}|{base}", f"q={quote}|{field}", f"q={quote}|{subject}",
        f"n={near}|{field}|{quote}", f"sq={quoted}|{field}|{quote}", f"sq={quoted}|{base}|{quote}", f"first={here == low}|{tag}",
        f"last={here + 2 >= high}|{field}|{quoted}",
    ]  # fmt: skip


_SKIPPED = frozenset(("RB", "not", "n't", "never", "be", "hv", "do", "md", "to", "also"))


def _subject(elements: Elements, low: int, here: int) -> str:
    """What stands before the candidate where its subject may be: the word of a pronoun or common noun, `N` for a name."""
    symbol = elements.symbol
    at = here - 1
    low = max(low, at - 12)
    while at >= low and symbol[at] in _SKIPPED:
        at -= 1
    if at < low:
        return "<"
    if symbol[at] in ("n", "T") or symbol[at][0] == "P":
        return elements.lower[elements.head[at]]
    return symbol[at]
