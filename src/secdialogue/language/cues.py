"""Words that attribute: verbs, nouns and prepositions by which a text ascribes a content to a source.

Candidates are all verbs and the other words that were ever seen as a cue; what is around a candidate decides.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from secdialogue.language.elements import Elements
from secdialogue.language.lemmas import lemma, verb_fields
from secdialogue.language.reckoned import RECKONINGS, figure_put, reckoned_by
from secdialogue.language.weights import Row, rows

_VERBAL = frozenset(("VB", "VBD", "VBZ", "VBP", "VBG", "VBN"))
_AUXILIARY = frozenset("be is are was were been being am 's have has had having do does did 're 've".split())


_REFERRING = frozenset(("cited", "quoted", "mentioned", "named"))
_BACK = (["above"], ["earlier"], ["previously"])


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


def candidates(elements: Elements) -> Iterator[int]:
    """The tokens of all words that may be a cue's head."""
    lower, nouns = elements.lower, cue_words()
    for token, tag in enumerate(elements.tag):
        if lower[token] not in _AUXILIARY if tag in _VERBAL else lower[token] in nouns or lower[token] in RECKONINGS:
            if lower[token] in _REFERRING and lower[token + 1 : token + 2] in _BACK:
                continue  # "the people cited above"
            yield token


def find_cues(elements: Elements, threshold: int) -> list[Cue]:
    """The candidates that score above the threshold, in order, and whatever may be the "saying" of "quoted as saying"."""
    found, tag, lower = [], elements.tag, elements.lower
    for token in candidates(elements):
        word = cue_word(lower[token], tag[token])
        odds = score(elements, token, word)
        if tag[token] == "VBG" and odds <= SURE and _opens_clause(elements, token, word.field):
            odds = SURE
        if word.lemma == "put" and odds <= SURE and figure_put(elements, token) >= 0:
            odds = SURE
        if lower[token] in RECKONINGS and reckoned_by(elements, token):
            odds = SURE
        if odds > threshold or (tag[token] == "VBG" and token and lower[token - 1] == "as"):
            found.append(Cue(token, word.lemma, word.field, odds))
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


class CueWord:
    """A word that may be a cue's head, with what the weights say of it wherever it stands."""

    __slots__ = ("alone", "field", "lemma", "rows")

    def __init__(self, lower: str, tag: str) -> None:
        verbal = tag in _VERBAL
        #: Dictionary form and WordNet's field of a verb; of another word the word itself and its class.
        self.lemma = lemma(lower) if verbal else lower
        self.field = verb_fields().get(self.lemma, "?") if verbal else tag
        every, lemmas, fields, words, tagged = rows(
            "cue", ("", ""), ("lemma", ""), ("field", ""), ("word", ""), ("lemma tag", self.lemma)
        )
        #: The sum of the weights of the word itself.
        self.alone = (
            every.get("", 0)
            + lemmas.get(self.lemma, 0)
            + fields.get(self.field, 0)
            + words.get(lower, 0)
            + tagged.get(tag, 0)
        )
        #: The rows for what is around it, as `score` reads them.
        self.rows = _rows(self.lemma, self.field, tag)


#: `CueWord`, kept: most verbs of a text are few.
cue_word = lru_cache(maxsize=1 << 13)(CueWord)


def _rows(lemma: str, field: str, tag: str) -> tuple[Row, ...]:
    kind = f"{field} {tag}"
    return rows(
        "cue",
        ("lemma > word", lemma), ("field > word", field), ("lemma < word", lemma), ("tag < word", tag),
        ("lemma <", lemma), ("kind beside", kind), ("tag <>", tag),
        ("lemma <<", lemma), ("tag <<", tag), ("lemma >>", lemma), ("kind >>", kind), ("tag >>", tag),
        ("kind <<>", kind), ("<<<", ""), (">>>", ""),
        ("lemma subject", lemma), ("kind subject", kind), ("tag subject", tag), ("kind subject >", kind), ("quote subject", ""),
        ("field quote", field), ("field near", field), ("lemma quoted", lemma), ("field quoted", field),
        ("tag first", tag), ("field last", field),
    )  # fmt: skip


def score(elements: Elements, token: int, word: CueWord) -> int:
    """Log odds, in hundredths, that a token is a cue's head: by the word, and by the words and symbols around it."""
    symbol, here = elements.symbol, elements.of[token]
    low, high = elements.sentence[elements.sentence_of[token]]
    before3, before2, before = ("<", "<", "<", *symbol[max(low, here - 3) : here])[-3:]
    after, after2, after3 = (*symbol[here + 1 : min(high, here + 4)], ">", ">", ">")[:3]
    two_before, two_after = f"{before2} {before}", f"{after} {after2}"
    subject = _subject(elements, low, here)
    word_before = elements.seen[token - 1] if token else "<"
    word_after = elements.seen[token + 1] if token + 1 < len(elements.seen) else ">"
    quote = "Q" if elements.quote[token] >= 0 else "-"
    quoted = ("q" if "q" in symbol[max(low, here - 80) : min(high, here + 80)] else "-") + quote
    near = ("q" if after == "q" or after2 == "q" else "-") + quote
    (
        lemma_word, field_word, lemma_word_before, tag_word_before, lemma_before, kind_beside, tag_around,
        lemma_two_before, tag_two_before, lemma_two_after, kind_two_after, tag_two_after, kind_around, three_before, three_after,
        lemma_subject, kind_subject, tag_subject, kind_subject_after, quote_subject,
        field_quote, field_near, lemma_quoted, field_quoted, tag_first, field_last,
    ) = word.rows  # fmt: skip
    return (
        word.alone
        + lemma_word.get(word_after, 0) + field_word.get(word_after, 0)
        + lemma_word_before.get(word_before, 0) + tag_word_before.get(word_before, 0)
        + lemma_before.get(before, 0) + kind_beside.get(before, 0) + kind_beside.get(after, 0)
        + tag_around.get(f"{before} {after}", 0)
        + lemma_two_before.get(two_before, 0) + tag_two_before.get(two_before, 0)
        + lemma_two_after.get(two_after, 0) + kind_two_after.get(two_after, 0) + tag_two_after.get(two_after, 0)
        + kind_around.get(f"{two_before} {after}", 0)
        + three_before.get(f"{before3} {two_before}", 0) + three_after.get(f"{two_after} {after3}", 0)
        + lemma_subject.get(subject, 0) + kind_subject.get(subject, 0) + tag_subject.get(subject, 0)
        + kind_subject_after.get(f"{subject} {after}", 0) + quote_subject.get(f"{quote} {subject}", 0)
        + field_quote.get(quote, 0) + field_near.get(near, 0) + lemma_quoted.get(quoted, 0) + field_quoted.get(quoted, 0)
        + tag_first.get(_BOOL[here == low], 0) + field_last.get(f"{_BOOL[here + 2 >= high]} {quoted[0]}", 0)
    )  # fmt: skip


_BOOL = ("False", "True")
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
