"""Whether the clause around a time expression speaks of what was or of what is to come: "met on Monday", "will meet on Monday".

The nearest verb form or word of planning decides, first those before the expression, then those after it.
"""

import functools
from typing import Final, Literal, TypeAlias

from secdialogue.language.dates_words import Words, letter
from secdialogue.language.lemmas import lemma
from secdialogue.language.modality import governors

Tense: TypeAlias = Literal["past", "future"]

#: Words looked at to either side; clauses of news are shorter.
_REACH: Final = 30
_FUTURE: Final = frozenset(
    "will ll shall would should may might must can upcoming forthcoming ahead pending tentatively".split()
)
_MODALS: Final = frozenset("will ll shall would should may might must can could be".split())
#: They need no infinitive: "expected on Monday", "due in May".
_SCHEDULED: Final = frozenset("due scheduled slated expected poised planned plans planning anticipated".split())
#: Verbs whose present tense tells of what a calendar has: "takes effect on Friday", "opens on Monday".
_CALENDAR: Final = frozenset(
    "begins starts opens takes ends expires arrives meets resumes convenes visits travels leaves hosts holds faces votes"
    " launches marks celebrates becomes enters goes comes".split()
)
_BE: Final = frozenset("is are was were am".split())
_PAST: Final = frozenset("was were did been had has have".split())
#: Participles that news uses as adjectives more than as verbs.
_ADJECTIVES: Final = frozenset("united armed allied limited unprecedented alleged so-called advanced".split())


def tense_around(words: Words, first: int, last: int, *, after_first: bool = False) -> Tense | None:
    """`past`, `future` or None for the words first..last-1, told by the clause; `after_first` looks behind them first."""
    before = range(first - 1, max(-1, first - 1 - _REACH), -1)
    after = range(last, min(len(words.codes), last + _REACH))
    sides = (after, before) if after_first else (before, after)
    return _nearest(words, sides[0]) or _nearest(words, sides[1])


def _nearest(words: Words, indices: range) -> Tense | None:
    infinitive = False
    for index in indices:
        code = words.codes[index]
        if _parts(words, index):
            return None
        if code == letter("TO"):
            infinitive = words.is_a(index + 1, "WORD")
            if infinitive and index and words.lower(index - 1) in _BE:
                return "future"
        elif code in (letter("WORD"), letter("AUX")):
            found = _tense_of(words, index, infinitive=infinitive)
            if found:
                return found
    return None


def _tense_of(words: Words, index: int, *, infinitive: bool) -> Tense | None:
    word = words.lower(index)
    if word in _SCHEDULED or word in _FUTURE or word in _CALENDAR:
        return "future"
    if word in _calendar_plurals() and index and words.lower(index - 1).endswith("s") and not infinitive:
        return "future"
    if governors().get(word) in ("future", "possible") and (
        infinitive or (word == "set" and words.is_a(index + 1, "IN"))
    ):
        return "future"
    if word in _PAST:
        return "future" if word in ("has", "have", "had") and words.is_a(index + 1, "TO") else "past"
    if word.endswith("ing"):
        return "future" if index and words.lower(index - 1) in ("is", "are") else None
    return _of_participle(words, index) if is_past(word) else None


def _of_participle(words: Words, index: int) -> Tense | None:
    if words.is_a(index - 1, "THE", "ARTICLE", "POSS", "APOS", "DASH"):
        return None
    before = {words.lower(i) for i in range(max(0, index - 3), index)}
    return "future" if before & _MODALS else "past"


@functools.lru_cache(maxsize=8192)
def is_past(word: str) -> bool:
    """Whether a word in small letters is a past tense or past participle."""
    return word not in _ADJECTIVES and not word.endswith(("s", "ing")) and word not in _BE and lemma(word) != word


@functools.cache
def _calendar_plurals() -> frozenset[str]:
    """The same with several subjects: "ministers meet on Friday"."""
    return frozenset(lemma(word) for word in _CALENDAR)


def _parts(words: Words, index: int) -> bool:
    """Whether a clause ends at the word: a full stop that is not a title's, a semicolon, a paragraph's end."""
    if words.codes[index] == letter("OTHER"):
        return words.word(index) == ";"
    return words.is_a(index, "STOP", "PARA") and not words.is_a(index - 1, "TITLE")
