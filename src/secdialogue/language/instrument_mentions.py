"""Nouns that name an agreement: "a memorandum on border security", "the truce", "their defence pact"."""

from secdialogue.language.clauses import Complement, Read, Span, clause_end, clause_start, complements, recipient
from secdialogue.language.instrument_qualities import is_sought, kind_of, name_of, qualifies, stage_said, tail_of
from secdialogue.language.instrument_stages import Carrier, carriers, party_sides
from secdialogue.language.instrument_terms import content_kind, noun_terms
from secdialogue.language.instrument_words import Instrument, instrument_head, instrument_nouns, instrument_words
from secdialogue.language.modality import reading
from secdialogue.language.phrases import Phrase
from secdialogue.language.stages import Stage
from secdialogue.language.verbs import verb_classes

_DEFINITE = frozenset(("the", "this", "these", "those", "that", "such", "their", "its", "his", "her"))
_CONTRACTING = frozenset(("sign", "reach", "announce", "agree", "approve", "finalise"))


def by_noun(read: Read, index: int) -> Instrument | None:
    """The agreement that a noun phrase names, or nothing."""
    phrase = read.found[index]
    token = instrument_head(read, phrase)
    if token is None or (read.word(index - 1) == "of" and instrument_head(read, read.found[index - 2]) is not None):
        return None
    words = [read.tokens[i].lower for i in range(phrase.first, token)]
    if read.word(index - 1) == "of" and read.tokens[read.found[index - 2].last - 1].text in (
        "Government",
        "Party",
        "Council",
    ):
        return None  # "the Government of National Accord"
    if read.tokens[token].text == "Deal" and words[-1:] in (["green"], ["new"]):
        return None
    if any(read.tokens[i].text in instrument_words()["not"] for i in range(max(phrase.first, token - 2), token)):
        return None
    kind, needs = instrument_nouns()[read.tokens[token].lower]
    tail = tail_of(read, index)
    if read.tokens[token].lower == "cessation" and "hostilities" in _behind_words(read, index, tail):
        needs = "sure"
    kind = kind_of(kind, [*words, *_behind_words(read, index, tail)])
    found = carriers(read, _start(read, index), tail) or _near(read, index)
    terms = tuple(noun_terms(read, tail, found))
    if kind == "other" and terms:
        kind = content_kind(read, *terms[0])
    prospective = is_sought(read, index, token)
    name = name_of(read, phrase, token)
    if any(word in ("any", "no") for word in words[:1]):
        return None
    if not qualifies(needs, words, found, name, read, index):
        if words[:1] not in (["the"], ["this"], ["that"]) or len(words) > 1 or needs not in ("named", "signed", "sale"):
            return None
        needs = "again"
    return _instrument(read, (index, tail), token, kind, needs, found, prospective, name)._replace(terms=terms)


def _instrument(
    read: Read,
    places: Span,
    token: int,
    kind: str,
    needs: str,
    found: list[Carrier],
    prospective: bool,
    name: Span | None,
) -> Instrument:
    index, tail = places
    phrase = read.found[index]
    after = [c for c in complements(read, tail, direct=False) if c.bond in ("with", "between", "host", "mediator")]
    after += [c for c in (*_behind_verbs(read, found), *_of_war(read, tail)) if c not in after]
    if kind == "arms-sale":
        buyer = recipient(read, tail)
        after += [buyer] if buyer else []
    after = [_without_next(read, c) for c in after]
    if any(read.tokens[c.first].lower in ("any", "another") for c in after):
        found, prospective = [], False
    parties = [c for carrier in found for c in party_sides(read, carrier)] + after
    places_of = [c.place for c in found]
    start = clause_start(read, min([index, *places_of]))
    end = max(clause_end(read, max([tail, *places_of])), read.found[tail].last)
    first = min(
        [
            phrase.first,
            *(read.found[c.place].first for c in found if c.relation == "object"),
            *(p.first for p in parties if p.first >= start),
        ]
    )
    last = max([read.found[tail].last, *(p.last for p in after)])
    return Instrument(
        kind, needs, stage_said(read, index, found, prospective), token, (first, last), (start, end), tuple(parties),
        (phrase.first, token), read.tokens[phrase.first].lower in _DEFINITE or _possessed(read, phrase), name,
        (), prospective,
        any(c.classes & (_CONTRACTING | _begins(kind)) and c.stage.weight > 1 for c in found),
    )  # fmt: skip


def _behind_verbs(read: Read, found: list[Carrier]) -> list[Complement]:
    """As in "a truce took effect between A and B": the parties behind the verb whose subject the agreement is."""
    places = [carrier.place for carrier in found if carrier.relation == "subject"]
    behind = [c for place in places for c in complements(read, place, direct=False)]
    return [c for c in behind if c.bond in ("with", "between")]


_WARS = frozenset("war wars conflict fighting hostilities dispute standoff feud insurgency rebellion".split())


def _of_war(read: Read, tail: int) -> list[Complement]:
    """As in "the accord ended a war between A and B": those who fought are its parties."""
    for place in range(tail + 1, min(tail + 12, len(read.found) - 2)):
        if (
            read.kind(place) == "VG"
            and "end" in verb_classes(read.tokens[read.found[place].head].lower)
            and read.kind(place + 1) == "NP"
            and read.tokens[read.found[place + 1].last - 1].lower in _WARS
        ):
            return [c for c in complements(read, place + 1, direct=False) if c.bond == "between"]
    return []


def _begins(kind: str) -> frozenset[str]:
    """Classes of verbs by which an agreement of that kind begins: a truce does on the day it takes effect."""
    return frozenset(("force",)) if kind == "ceasefire" else frozenset()


def _without_next(read: Read, side: Complement) -> Complement:
    """Of "with the US and a similar arrangement with Chad", what belongs to the first."""
    for token in range(side.first, side.last):
        if (
            instrument_nouns().get(read.tokens[token].lower, ("joint-body",))[0] != "joint-body"
            and token > side.first + 1
            and read.tags[token] in ("NN", "NNS")
        ):
            stop = next((i for i in range(token, side.first, -1) if read.tags[i] == "CC"), side.last)
            return side._replace(last=stop)
    return side


def _start(read: Read, index: int) -> int:
    """Over "status of forces agreement", whose own phrase is the first, and over "the text of a treaty"."""
    if (
        read.word(index - 1) == "of"
        and read.kind(index - 2) == "NP"
        and read.tokens[read.found[index - 2].last - 1].lower in _OF_ITS_TEXT
    ):
        return index - 2
    return index


_OF_ITS_TEXT = frozenset(
    (
        "status",
        "exchange",
        "code",
        "text",
        "texts",
        "draft",
        "wording",
        "terms",
        "details",
        "outline",
        "outlines",
        "framework",
        "elements",
        "parameters",
    )
)


def _near(read: Read, index: int) -> list[Carrier]:
    """As in "are close to a deal": the verb before, as one of negotiation."""
    if read.word(index - 1) != "to" or read.kind(index - 2) == "VG":
        return []
    for place in range(index - 2, max(-1, index - 5), -1):
        if (
            read.kind(place) == "VG"
            and read.finite(place)
            and read.word(index - 2) in ("close", "closer", "near", "nearer")
        ):
            said = reading(read.tokens, read.tags, read.found, place)
            return [Carrier(place, frozenset(("negotiate",)), said, "object", Stage("under-negotiation", 2))]
    return []


def _possessed(read: Read, phrase: Phrase) -> bool:
    return any(read.tags[i] == "POS" for i in range(phrase.first, phrase.last))


def _behind_words(read: Read, index: int, tail: int) -> list[str]:
    stop = read.found[tail].last
    if read.word(tail + 1) in ("on", "for", "to") and read.kind(tail + 2) == "NP":
        stop = read.found[tail + 2].last
    return [read.tokens[i].lower for i in range(read.found[index].last, stop)]
