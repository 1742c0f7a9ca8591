"""Which of the dates around a figure says when it held, and which country its words name."""

import re
from collections.abc import Sequence

import attrs

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
#: Verbs whose object is a clause, which then begins with the figure ("says 300 people were killed").
_TELLING = frozenset(
    "said says say saying reported reports claimed claims estimated estimates estimate believe believes confirmed confirms "
    "added announced showed shows show warned warns noted acknowledged".split()
)
#: What a state has of something, or shelters, is in it.
_HAVING = re.compile(
    r",?(?: which)? (?:hosts|hosted|shelters|sheltered|is home to) $| (?:is [a-z]{4,10} to have|has) $"
)
_SOIL = frozenset(("soil", "territory"))
_NEAR, _SUBJECT = 14, 60
_THEY = frozenset("it he she they we you i".split())
#: Between a figure and a date: the event that the date tells of only bounds the time ("since the war began in").
_BOUNDING = re.compile(r"\b(since|before|after) ([^,;:.()]{1,80})$")
#: What the event of the clause before led to, or what its count includes (", killing at least 12").
_PARTICIPLE = re.compile(
    r",(?: [^,;:()]{1,60} (?:said|says|say|reported|reports|confirmed),)?( (?:[a-z]{2,12}ly |also )?[a-z]{2,14}ing\b[^,;:()]{0,70})$"
)
#: A clause that tells of the time just named ("the worst since 2019, when").
_WHEN = re.compile(r",? when [^,;:()]{0,40}")
_FROM_LEVEL = re.compile(r",? from [^;:()]{1,40} in ")
_TO_LEVEL = re.compile(r" to [^;:()]{1,40} in ")
#: Before the date of a text or body that is named in passing ("under a protocol signed in April").
_MADE = re.compile(
    r"\b(?:signed|agreed|reached|held|adopted|brokered|concluded|passed|approved|launched|published|released|issued|dated|formed|"
    r"created|founded|established|drafted|ratified|unveiled|circulated)(?: in| on)? $"
)
#: A clause behind a date that tells what happened then ("the vote on June 3 in which", "an attack on Monday that").
_IN_WHICH = re.compile(r",? (?:in|during) which\b(?:, [^,;:()]{1,60},)?[^,;:()]{0,40}")
#: Behind the month of what came of an attack, the attack itself ("cut the talks in May after an attack that").
_AFTER = re.compile(r" (?:after|following) (?:an?|the) [^,;:]{0,140}")
_A_MONTH = len("2024-05")
#: Before a date behind "of" that names a treaty.
_NAMED = re.compile(r"[A-Z][\w'’-]+ of $")
_PERFECT = re.compile(r"\b(?:has|have)(?: since| already| now| also)? [a-z]{3,14}(?:ed|n|en|t)\b[^,;:()]{0,24}$")
#: Between a date and a figure that is only aimed at then ("will be asked next week to approve").
_AIMING = re.compile(r" to [a-z]{2,14}(?: [a-z-]{1,12})? ")
#: Behind a comma that closes a clause, the verb of the one around it.
_CLOSED = re.compile(r"[^,]{0,80}, (?:will|would|is|are|was|were|has|had|have|can|could|should|must|may|might)\b")
#: Behind the month in which somebody told how things were then (", the envoy told the council that there were").
_TOLD_THEN = re.compile(r",[^;:()]{1,140}\b(?:told|said|reported|warned|estimated) [^;:()]{0,60}\bthat [^;:()]{0,80}")
_RELATIVE = re.compile(r"\b(?:which|who|whom|where|that)\b[^,;.]{0,40}$")
_EDGES = {"since": "{}/..", "before": "../{}"}


def period_of(
    quantity: Quantity, dates: Sequence[DateMention], start: int, end: int, text: str, sentence: Words
) -> DateMention | None:
    """The date within `start:end` that belongs to the figure, its `edtf` being the figure's period.

    That is the nearest behind it in its clause, else one that opens the clause, else the one that names the event which did
    the harm ("Thursday's blast"). An event that only bounds the time leaves it open ("since the war began in May 2021"). A
    date still to come by which something is to be done is no period.
    """
    told = [date for date in dates if start <= date.start and date.end <= end and date.edtf]
    usable = [date for date in told if _counts(date, quantity, text)]
    between = _from_to(quantity, told, text) if quantity.direction else None
    if between:
        return between
    behind = next((date for date in usable if date.start >= quantity.end), None)
    if behind and _reaches(quantity, behind.lead, text, sentence):
        return _bounded(behind, quantity, text)
    return _opening(usable, quantity, start, text) or _of_event(told, quantity, text)


def _from_to(quantity: Quantity, dates: Sequence[DateMention], text: str) -> DateMention | None:
    """The time of a change that is told by its levels: "doubled, from 6 in 2021 to 13 in 2024"."""
    first, last = ([date for date in dates if date.start >= quantity.end] + [None, None])[:2]
    if first is None or last is None or "/" in f"{first.edtf}{last.edtf}":
        return None
    if not _FROM_LEVEL.fullmatch(text, quantity.end, first.lead) or not _TO_LEVEL.fullmatch(text, first.end, last.lead):
        return None
    return attrs.evolve(last, lead=first.lead, edtf=f"{first.edtf}/{last.edtf}")


def _bounded(date: DateMention, quantity: Quantity, text: str) -> DateMention | None:
    """The date as the words before it bound the time: open to one side of an event, nothing after one.

    Who was harmed after something happened on a day was harmed on that day.
    """
    bounding = _BOUNDING.search(text, max(quantity.end, date.lead - 100), date.lead)
    if bounding is None or date.kind != "at" or date.edtf is None:
        return date
    if bounding.group(1) == "after" and " " in quantity.variable and len(date.edtf) == len("2024-05-14"):
        return date
    edge = _EDGES.get(bounding.group(1))
    if edge is None or "/" in date.edtf:
        return None
    return attrs.evolve(date, lead=bounding.start(), edtf=edge.format(date.edtf))


def _of_event(dates: Sequence[DateMention], quantity: Quantity, text: str) -> DateMention | None:
    """The date of the event that harmed those counted, named before them in the clause ("the 2022 floods killed")."""
    before = [date for date in dates if date.end <= quantity.start]
    if not before or not before[-1].attributive or quantity.unit == "percent" or " " not in quantity.variable:
        return None
    date = before[-1]
    unsure = date.relative and date.tense != "past"
    return None if unsure or _SUBORDINATE.search(text, date.end, quantity.start) else date


def _counts(date: DateMention, quantity: Quantity, text: str) -> bool:
    ranged = "/" in (date.edtf or "") and text.endswith(("from ", "From "), 0, date.start)
    if not ranged and _BASE.search(text, max(0, date.start - 12), date.start):
        return False
    if not ranged and _NAMED.search(text, max(0, date.start - 24), date.start):
        return False
    apart = date.end <= quantity.start or date.start >= quantity.number[1]
    return apart and not date.attributive and date.kind not in ("future-vague", "past-vague")


def _reaches(quantity: Quantity, lead: int, text: str, sentence: Words) -> bool:
    """Whether a date behind a figure belongs to it: no other clause begins between, nor a verb whose subject is another."""
    if _BREAK.search(text, quantity.end, lead) or (
        _CLOSED.match(text, quantity.end, lead) and _RELATIVE.search(text, max(0, quantity.start - 60), quantity.start)
    ):
        return False
    first, last = sentence.after(quantity.end), sentence.after(lead)
    verbs = [index for index in range(first, last) if sentence.classes[index] in _FINITE]
    if _BOUNDING.search(text, max(quantity.end, lead - 100), lead):
        verbs = verbs[:-1]
    if not verbs or (len(verbs) == 1 and _is_contact(sentence, verbs[0])):
        return True
    return _is_subject(quantity, sentence) and len(verbs) <= 2


def _is_contact(sentence: Words, verb: int) -> bool:
    """Whether the clause of a verb hangs on the noun before it without a word between ("the $4 billion it asked for")."""
    return verb > 1 and sentence.tokens[verb - 1].lower in _THEY and sentence.classes[verb - 2][:2] in ("NN", "CD")


def _is_subject(quantity: Quantity, sentence: Words) -> bool:
    """Whether a clause begins with the figure."""
    index = sentence.after(quantity.start) - 1
    token = sentence.tokens[max(index, 0)]
    return index < 0 or not token.text[0].isalnum() or token.lower in _OPENS_CLAUSE or token.lower in _TELLING


def _opening(dates: Sequence[DateMention], quantity: Quantity, start: int, text: str) -> DateMention | None:
    """The last date before a figure, in the same clause, the one whose result it tells, or at the opening of the sentence."""
    before = [date for date in dates if date.end <= quantity.start]
    if not before:
        return None
    date = before[-1]
    at = date.end
    if _IN_WHICH.fullmatch(text, at, quantity.start) or (_is_month_after(date, quantity, text)):
        return date
    if (
        _opens(date, start, text)
        and len(date.edtf or "") <= _A_MONTH
        and _TOLD_THEN.fullmatch(text, at, quantity.start)
    ):
        return date
    if (_PERFECT.search(text, at, quantity.start) and date.kind == "at") or _AIMING.fullmatch(text, at, quantity.start):
        return None
    if _WHEN.fullmatch(text, at, quantity.start):
        return attrs.evolve(date, lead=date.start, edtf=(date.edtf or "").removesuffix("/..").removeprefix("../"))
    if _MADE.search(text, max(start, date.lead - 24), date.lead):
        return None
    if _opens(date, start, text):
        at += 1 if text.startswith(",", at) else 0
    result = _PARTICIPLE.search(text, at, quantity.start)
    if result is None:
        return None if _SUBORDINATE.search(text, at, quantity.start) else date
    apart = _SUBORDINATE.search(text, at, result.start()) or _SUBORDINATE.search(text, result.start(1), quantity.start)
    return None if apart else date


def _opens(date: DateMention, start: int, text: str) -> bool:
    """Whether a date stands at the opening of a sentence, in a phrase that opens it, or apart behind its subject.

    As in "On Monday", "In data exchanged as of 1 May,", "The only truce, in May,".
    """
    if date.lead - start <= _NEAR:
        return True
    apart = text.startswith(",", date.end)
    phrase = text[start : date.lead]
    if apart and phrase.rstrip().endswith((",", ", in", ", on", ", during")):
        return phrase.count(",") == 1 and len(phrase) < _SUBJECT
    return (
        apart
        and phrase.startswith(("In ", "On ", "During ", "At "))
        and not set(phrase) & set(",;:")
        and len(phrase) < _SUBJECT
    )


def _is_month_after(date: DateMention, quantity: Quantity, text: str) -> bool:
    """Whether a month tells what came of the event that harmed those counted, and so when that was."""
    harmed = " " in quantity.variable and len(date.edtf or "") == _A_MONTH
    return harmed and _AFTER.fullmatch(text, date.end, quantity.start) is not None


def home_of(quantity: Quantity, sentence: Words, text: str) -> tuple[int, int, CountryWord] | None:
    """The state whose name or adjective stands in the counted phrase ("14 Malian villages"), unless it only tells whose forces they are;
    or in the phrase for the whole that they make up ("Malian units comprising 900 men").
    """
    soil = _soil(quantity, sentence)
    if soil:
        return soil
    whole = (
        noun_before(sentence, quantity.start)
        if _COMPRISING.search(text, max(0, quantity.start - 24), quantity.start)
        else None
    )
    if whole:
        return _country(sentence, whole.start, whole.end)
    host = _host(quantity, sentence, text)
    if host:
        return host
    if quantity.unit.lower() in words("mobile") | words("speaker"):
        return None
    found = country_in(quantity, sentence)
    return found if found and found[2].use != "people" and quantity.number[1] <= found[0] < quantity.end else None


def _soil(quantity: Quantity, sentence: Words) -> tuple[int, int, CountryWord] | None:
    """The state on whose soil those counted are ("soldiers on Libyan soil")."""
    first, last = sentence.after(quantity.end), sentence.after(quantity.end) + 8
    last = max(last, sentence.after(quantity.start) + 8)
    start = min(first, *(sentence.after(span[0]) for span in quantity.measure_spans))
    for index in range(start, min(last, len(sentence.tokens))):
        if sentence.tokens[index].lower in _SOIL:
            if sentence.tokens[index - 1].lower in ("its", "their"):
                return country_before(sentence, quantity.start)
            return _country(sentence, sentence.tokens[max(0, index - 2)].start, sentence.tokens[index].end)
    return None


def _host(quantity: Quantity, sentence: Words, text: str) -> tuple[int, int, CountryWord] | None:
    """The state that shelters those counted, or has that part of them ("Jordan hosts 40", "of which Mali has six")."""
    having = _HAVING.search(text, max(0, quantity.start - 40), quantity.start)
    host = country_before(sentence, having.start() + 1) if having else None
    if having is None or host is None or host[1] != having.start():
        return None
    part = having.group().endswith(("has ", "have ")) and not text.endswith("of which ", 0, host[0])
    return None if part else host


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
