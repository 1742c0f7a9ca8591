"""Which of the dates around a figure says when it held, and which country its words name."""

import re
from collections.abc import Sequence

from secdialogue.language.counted import Words, noun_before
from secdialogue.language.countries import CountryWord, country_words
from secdialogue.language.dates import DateMention
from secdialogue.language.quantities import Quantity
from secdialogue.language.quantity_words import words

_BREAK = re.compile(
    r"[;:—–(]|\b(?:compared|versus|than|up from|down from|but|although|though|whereas|despite|said|says|told|reported|announced|added|according|statement|interview)\b"
)
_SUBORDINATE = re.compile(
    r"[,;:—–(]|\b(?:after|when|while|but|although|though|which|who|that|as|before|because|whereas|said|told|announced)\b"
)
_COMPRISING = re.compile(r"\b(?:comprising|including|consisting of|made up of|numbering|totall?ing)(?: \w+)? $")
#: Before the date that a change is measured from.
_BASE = re.compile(r"\b(?:from|than|with|against|versus|over)(?: the| in)? $")
_OPENS_CLAUSE = frozenset(
    "and but that while as when because although though since after before whether if where which who".split()
)
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def period_of(
    quantity: Quantity, dates: Sequence[DateMention], start: int, end: int, text: str, sentence: Words
) -> DateMention | None:
    """The date within `start:end` that belongs to the figure: the nearest behind it in its clause, else one that opens the clause."""
    usable = [d for d in dates if start <= d.start and d.end <= end and d.edtf and _counts(d, quantity, text)]
    for date in usable:
        if date.start >= quantity.end:
            return date if _reaches(quantity, date.lead, text, sentence) else _opening(usable, quantity, start, text)
    return _opening(usable, quantity, start, text)


def _counts(date: DateMention, quantity: Quantity, text: str) -> bool:
    if _BASE.search(text, max(0, date.start - 12), date.start):
        return False
    apart = date.end <= quantity.start or date.start >= quantity.number[1]
    return apart and not date.attributive and date.kind not in ("future-vague", "past-vague")


def _reaches(quantity: Quantity, lead: int, text: str, sentence: Words) -> bool:
    """Whether a date behind a figure belongs to it: no other clause begins between, nor a verb whose subject is another."""
    if _BREAK.search(text, quantity.end, lead):
        return False
    first, last = sentence.after(quantity.end), sentence.after(lead)
    verbs = [index for index in range(first, last) if sentence.classes[index] in _FINITE]
    if not verbs:
        return True
    return _is_subject(quantity, sentence) and len(verbs) <= 2


def _is_subject(quantity: Quantity, sentence: Words) -> bool:
    """Whether a clause begins with the figure."""
    index = sentence.after(quantity.start) - 1
    return index < 0 or not sentence.tokens[index].text[0].isalnum() or sentence.tokens[index].lower in _OPENS_CLAUSE


def _opening(dates: Sequence[DateMention], quantity: Quantity, start: int, text: str) -> DateMention | None:
    """The last date before a figure, in the same clause or at the opening of the sentence."""
    before = [date for date in dates if date.end <= quantity.start]
    if not before:
        return None
    date = before[-1]
    at = date.end
    if date.lead - start <= 14:
        at += 1 if text.startswith(",", at) else 0
    return None if _SUBORDINATE.search(text, at, quantity.start) else date


def home_of(quantity: Quantity, sentence: Words, text: str) -> tuple[int, int, CountryWord] | None:
    """The state whose name or adjective stands in the counted phrase ("14 Malian villages"), unless it only tells whose forces they are;
    or in the phrase for the whole that they make up ("Malian units comprising 900 men").
    """
    whole = (
        noun_before(sentence, quantity.start)
        if _COMPRISING.search(text, max(0, quantity.start - 24), quantity.start)
        else None
    )
    if whole:
        return _country(sentence, whole.start, whole.end)
    if quantity.unit.lower() in words("mobile") | words("speaker"):
        return None
    found = country_in(quantity, sentence)
    return found if found and found[2].use != "people" and quantity.number[1] <= found[0] < quantity.end else None


def country_in(quantity: Quantity, sentence: Words) -> tuple[int, int, CountryWord] | None:
    """The first state named in the counted phrase, with its span."""
    found = (_country(sentence, start, end) for start, end in quantity.measure_spans)
    return next((country for country in found if country), None)


def _country(sentence: Words, start: int, end: int) -> tuple[int, int, CountryWord] | None:
    for word in country_words(sentence.tokens, sentence.after(start), sentence.after(end)):
        return sentence.tokens[word.first].start, sentence.tokens[word.last - 1].end, word
    return None


def country_before(sentence: Words, offset: int) -> tuple[int, int, CountryWord] | None:
    """The last state named before `offset`: the one that "the country" stands for."""
    found = country_words(sentence.tokens, 0, sentence.after(offset))
    if not found:
        return None
    word = found[-1]
    return sentence.tokens[word.first].start, sentence.tokens[word.last - 1].end, word
