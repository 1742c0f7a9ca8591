"""Whether the clause around a time expression speaks of what was or of what is to come: "met on Monday", "will meet on Monday".

The nearest verb form or word of planning decides, first those before the expression, then those after it. The word
lists stand in `data/tense_words.txt`, the governors of infinitives in `data/infinitive_governors.csv`.
"""

import functools
from importlib.resources import files
from typing import Final, Literal, TypeAlias

from secdialogue.language.dates_words import Words, letter, letters
from secdialogue.language.lemmas import lemma
from secdialogue.language.modality import governors

Tense: TypeAlias = Literal["past", "future"]

#: Words looked at to either side; clauses of news are shorter.
_REACH: Final = 30
_ALWAYS_FUTURE: Final = frozenset(("future", "scheduled", "calendar"))


def tense_around(words: Words, first: int, last: int, *, after_first: bool = False) -> Tense | None:
    """`past`, `future` or None for the words first..last-1, told by the clause; `after_first` looks behind them first."""
    before = range(first - 1, max(-1, first - 1 - _REACH), -1)
    after = range(last, min(len(words.codes), last + _REACH))
    sides = (after, before) if after_first else (before, after)
    return _nearest(words, sides[0]) or _nearest(words, sides[1])


def is_of_the_past(word: str) -> bool:
    """Whether a noun in small letters names what has happened when news tells it: "the October attack", "Monday's statement"."""
    return "happened" in _lexicon().get(word, ())


@functools.lru_cache(maxsize=8192)
def is_past(word: str) -> bool:
    """Whether a word in small letters is a past tense or past participle, and more than an adjective."""
    if word.endswith(("s", "ing")) or {"adjective", "being"} & _lexicon().get(word, frozenset()):
        return False
    return lemma(word) != word


def _nearest(words: Words, indices: range) -> Tense | None:
    infinitive = False
    telling = letters(("WORD", "AUX", "NAME", "TO", "OTHER", "STOP", "PARA"))
    to, name, spoken = letter("TO"), letter("NAME"), letters(("WORD", "AUX"))
    for index in indices:
        code = words.codes[index]
        if code not in telling:
            continue
        if code in spoken or (code == name and (index == 0 or words.is_a(index - 1, "STOP", "PARA"))):
            tense = _tense_of(words, index, infinitive=infinitive)
            if tense:
                return tense
        elif code == to:
            infinitive = words.is_a(index + 1, "WORD")
            if infinitive and index and "being" in _lexicon().get(words.lower(index - 1), ()):
                return "future"
        elif code != name and _parts(words, index):
            return None
    return None


def _tense_of(words: Words, index: int, *, infinitive: bool) -> Tense | None:
    word = words.lower(index)
    classes = _lexicon().get(word)
    if classes and _is_future(words, index, word, classes, infinitive=infinitive):
        return "future"
    if classes and "past" in classes:
        return "past"
    if word.endswith("ing"):
        return "future" if index and words.lower(index - 1) in ("is", "are") else None
    return _of_participle(words, index) if is_past(word) else None


def _is_future(words: Words, index: int, word: str, classes: frozenset[str], *, infinitive: bool) -> bool:
    if classes & _ALWAYS_FUTURE:
        return True
    if "subjects" in classes:
        return index > 0 and words.lower(index - 1).endswith("s") and not infinitive
    if "shifted" in classes:
        return words.is_a(index + 1, "TO", "UNTIL", "IN")
    if "governor" in classes:
        return infinitive or (word == "set" and words.is_a(index + 1, "IN"))
    return word in ("has", "have", "had") and words.is_a(index + 1, "TO", "UNTIL")


def _of_participle(words: Words, index: int) -> Tense | None:
    if words.is_a(index - 1, "THE", "ARTICLE", "POSS", "APOS", "DASH"):
        return None
    before = (_lexicon().get(words.lower(i), ()) for i in range(max(0, index - 3), index))
    return "future" if any("modal" in classes for classes in before) else "past"


def _parts(words: Words, index: int) -> bool:
    """Whether a clause ends at the word: a full stop that is not a title's, a semicolon, a paragraph's end."""
    if words.codes[index] == letter("OTHER"):
        return words.word(index) == ";"
    return not words.is_a(index - 1, "TITLE")


@functools.cache
def _lexicon() -> dict[str, frozenset[str]]:
    """What a word in small letters does: the classes of the data file; `governor` of an infinitive that is to come;
    `subjects`, the verbs of the calendar with several subjects ("ministers meet on Friday").
    """
    lines = files("secdialogue.language").joinpath("data/tense_words.txt").read_text("utf-8").splitlines()
    listed = dict(line.split(": ") for line in lines if not line.startswith("#"))
    classes = {name: words.split() for name, words in listed.items()}
    classes["subjects"] = [lemma(word) for word in classes["calendar"]]
    classes["governor"] = [word for word, meaning in governors().items() if meaning in ("future", "possible")]
    found: dict[str, set[str]] = {}
    for name, words in classes.items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}
