"""What looks like a date and is none: numbers of things and houses, names of people, papers and feasts."""

import re
from typing import Final

from secdialogue.language.dates_grammar import before_months
from secdialogue.language.dates_tense import is_past
from secdialogue.language.dates_words import Words

#: Years that need no preposition to be read as one.
_USUAL_YEARS: Final = range(1900, 2100)
#: Words between which and a noun a number stands: "more than 2000 troops".
_COUNTING: Final = frozenset("least most only another fewer more some".split())
#: What may follow a year and a hyphen: "2015-era"; other words make it a number ("2000-strong").
_AFTER_HYPHEN: Final = frozenset("era style vintage like".split())
#: What may stand before a year and a hyphen: "post-2014"; others make it part of a name ("S-2000").
_BEFORE_HYPHEN: Final = frozenset("pre post mid early late end since the".split())


def is_year(words: Words, index: int) -> bool:
    """Whether a number of four digits is a year: no count, no part of a name, no house, no telephone."""
    if _numbered(words, index) or _counted(words, index) or _house(words, index):
        return False
    if int(words.word(index)) in _USUAL_YEARS:
        return True
    led = words.is_a(index - 1, "SINCE", "UNTIL", "BY", "BEFORE", "AFTER", "FROM", "BETWEEN", "AND", "TO") or (
        words.is_a(index - 1, "IN") and words.lower(index - 1) in ("in", "during")
    )
    if words.is_a(index - 1, "THE"):
        return words.is_a(index + 1, "WORD") and not _is_plural(words, index + 1)
    return led and not words.is_a(index + 1, "WORD", "NAME")


def _numbered(words: Words, index: int) -> bool:
    """Resolution 2024, No. 2010, $2000, +44 2012, 555-2010, S-2000, 2000 GMT, 2000 %."""
    name = index - 2 if words.is_a(index - 1, "DOT", "STOP") else index - 1
    if words.is_a(name, "NUMBERED") or words.is_a(index - 1, "MONEY", "NUMBER", "TIME"):
        return True
    if words.is_a(index - 1, "OTHER") and words.word(index - 1) in ("#", "+", "№"):
        return True
    if words.is_a(index - 1, "NUM") and not words.is_a(index - 2, "AND"):
        return True
    return words.is_a(index + 1, "ZONE", "PERCENT", "NUMBER") or _hyphened(words, index)


def _hyphened(words: Words, index: int) -> bool:
    if words.is_a(index - 1, "DASH") and words.touching(index - 1) and index > 1 and words.touching(index - 2):
        if words.is_a(index - 2, "NUMBER", "NUM"):
            return True
        if words.is_a(index - 2, "WORD", "NAME") and words.lower(index - 2) not in _BEFORE_HYPHEN:
            return True
    if words.is_a(index + 1, "DASH") and words.touching(index) and words.touching(index + 1):
        if words.is_a(index + 2, "NAME", "ARTICLE"):
            return len(words.word(index + 2)) == 1
        return words.is_a(index + 2, "WORD", "COUNTED", "NUMBER") and words.lower(index + 2) not in _AFTER_HYPHEN
    return False


def _counted(words: Words, index: int) -> bool:
    """2000 troops, some 1950 homes; not "the 2003 invasion", "in 2010 troops"."""
    if words.is_a(index + 1, "COUNTED", "PLURAL", "UNIT"):
        return not words.is_a(index - 1, "THE", "POSS", "APOS", "IN") or words.is_a(index + 1, "PLURAL")
    if index and words.lower(index - 1) in _COUNTING:
        return not words.is_a(index - 3, "SINCE")
    if words.is_a(index - 1, "THAN"):
        return words.is_a(index + 1, "WORD")
    if words.is_a(index + 1, "WORD"):
        plural = _is_plural(words, index + 1)
        round_number = int(words.word(index)) % 50 == 0
        return plural and (
            words.is_a(index - 1, "ABOUT") or (round_number and not words.is_a(index - 1, "THE", "POSS", "APOS"))
        )
    return False


def _is_plural(words: Words, index: int) -> bool:
    return re.search("[^s]s$", words.lower(index)) is not None


def _house(words: Words, index: int) -> bool:
    """1980 Camp Road; not "2024 Main Street protests", which has no comma or stop to tell it by either."""
    for place in range(index + 1, min(index + 4, len(words.codes))):
        if words.is_a(place, "STREET") and place > index + 1 and words.word(place)[0].isupper():
            return True
        if not words.is_a(place, "NAME", "NTH", "DOT", "STOP", "NAMEMONTH", "MONTH"):
            return False
    return False


def is_month(words: Words, index: int, end: int) -> bool:
    """Whether a month without a day or a year is one: "in May", "their April meeting", not "Mrs May", "Jan Egeland", "the Women's March drew".

    `index` is its word, `end` the word after it (an abbreviation carries its full stop).
    """
    led = index > 0 and words.codes[index - 1] in before_months()
    if words.is_a(index, "ABBR"):
        return led and not words.is_a(end, "NAME")
    named = words.is_a(end, "NAME", "DASH") and not words.is_a(index - 1, "IN", "SINCE", "UNTIL")
    if words.is_a(index, "MONTH"):
        return not named or led
    if words.is_a(index - 1, "THE", "POSS", "ARTICLE", "APOS"):
        return words.is_a(end, "WORD") and not is_past(words.lower(end))
    return led and not named


def is_weekday(words: Words, index: int, end: int) -> bool:
    """Whether a weekday names a day: not "every Friday", "on a Friday", "Good Friday", "the Sunday Times"."""
    if words.is_a(index - 1, "EVERY", "FEAST") or words.is_a(end, "PAPER"):
        return False
    return not words.is_a(index - 1, "ARTICLE") or words.is_a(end, "WORD")


def looks_back(words: Words, index: int) -> bool:
    """Whether "in two weeks" tells of a time that is over: "the first time in two weeks", "the worst in ten years", "within"."""
    before = words.lower(index - 2) if index > 1 else ""
    return words.lower(index - 1) != "in" or before in ("time", "worst", "first") or before.endswith("est")
