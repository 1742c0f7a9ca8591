"""Whether the clause around a time expression speaks of what was or of what is to come: "met on Monday", "will meet on Monday".

The nearest verb form or word of planning decides, first those before the expression, then those after it. The word
lists stand in `data/tense_words.txt`, the governors of infinitives in `data/infinitive_governors.csv`.
"""

import functools
from importlib.resources import files
from typing import Final, Literal, TypeAlias

from secdialogue.language.dates_words import Words, letter
from secdialogue.language.lemmas import lemma
from secdialogue.language.modality import governors

Tense: TypeAlias = Literal["past", "future"]

#: Words looked at to either side; clauses of news are shorter.
_REACH: Final = 30


def tense_around(words: Words, first: int, last: int, *, after_first: bool = False) -> Tense | None:
    """`past`, `future` or None for the words first..last-1, told by the clause; `after_first` looks behind them first."""
    before = range(first - 1, max(-1, first - 1 - _REACH), -1)
    after = range(last, min(len(words.codes), last + _REACH))
    sides = (after, before) if after_first else (before, after)
    return _nearest(words, sides[0]) or _nearest(words, sides[1])


def is_of_the_past(word: str) -> bool:
    """Whether a noun in small letters names what has happened when news tells it: "the October attack", "Monday's statement"."""
    return word in _words("happened")


@functools.lru_cache(maxsize=8192)
def is_past(word: str) -> bool:
    """Whether a word in small letters is a past tense or past participle."""
    if word in _words("adjective") or word in _words("being") or word.endswith(("s", "ing")):
        return False
    return lemma(word) != word


def _nearest(words: Words, indices: range) -> Tense | None:
    infinitive = False
    for index in indices:
        code = words.codes[index]
        if _parts(words, index):
            return None
        if code == letter("TO"):
            infinitive = words.is_a(index + 1, "WORD")
            if infinitive and index and words.lower(index - 1) in _words("being"):
                return "future"
        elif code in (letter("WORD"), letter("AUX")):
            found = _tense_of(words, index, infinitive=infinitive)
            if found:
                return found
    return None


def _tense_of(words: Words, index: int, *, infinitive: bool) -> Tense | None:
    word = words.lower(index)
    if _is_future(words, index, word, infinitive=infinitive):
        return "future"
    if word in _words("past"):
        return "past"
    return _of_participle(words, index) if is_past(word) else None


def _is_future(words: Words, index: int, word: str, *, infinitive: bool) -> bool:
    before = words.lower(index - 1) if index else ""
    if word in _words("future") or word in _words("scheduled") or word in _words("calendar"):
        return True
    if word in _calendar_plurals():
        return before.endswith("s") and not infinitive
    if word in _words("shifted"):
        return words.is_a(index + 1, "TO", "UNTIL", "IN")
    if governors().get(word) in ("future", "possible"):
        return infinitive or (word == "set" and words.is_a(index + 1, "IN"))
    if word in ("has", "have", "had"):
        return words.is_a(index + 1, "TO")
    return word.endswith("ing") and before in ("is", "are")


def _of_participle(words: Words, index: int) -> Tense | None:
    if words.is_a(index - 1, "THE", "ARTICLE", "POSS", "APOS", "DASH"):
        return None
    before = {words.lower(i) for i in range(max(0, index - 3), index)}
    return "future" if before & _words("modal") else "past"


def _parts(words: Words, index: int) -> bool:
    """Whether a clause ends at the word: a full stop that is not a title's, a semicolon, a paragraph's end."""
    if words.codes[index] == letter("OTHER"):
        return words.word(index) == ";"
    return words.is_a(index, "STOP", "PARA") and not words.is_a(index - 1, "TITLE")


@functools.cache
def _calendar_plurals() -> frozenset[str]:
    """The verbs of the calendar with several subjects: "ministers meet on Friday"."""
    return frozenset(lemma(word) for word in _words("calendar"))


@functools.cache
def _words(name: str) -> frozenset[str]:
    lines = files("secdialogue.language").joinpath("data/tense_words.txt").read_text("utf-8").splitlines()
    rows = (line.split(": ") for line in lines if not line.startswith("#"))
    return next(frozenset(listed.split()) for found, listed in rows if found == name)
