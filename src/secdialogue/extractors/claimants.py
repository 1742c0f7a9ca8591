"""Who claims a figure that no statement holds: who counts it, by whose count it is, who says so of those counted."""

from __future__ import annotations

import re

from secdialogue.extractors.reference import actors_of
from secdialogue.language.counted import Words, source_before, subject_before, verb_before
from secdialogue.language.quantities import Quantity
from secdialogue.language.quantity_words import words
from secdialogue.language.sentences import Sentence
from secdialogue.plugin import Draft, Evidence

Span = tuple[int, int]

#: Bodies that count without their state: "the ministry counts 40 dead".
_BODIES = frozenset(
    "army military navy police ministry authorities officials doctors medics monitors residents rebels activists".split()
)
_PUT = re.compile(
    r"\b(put|puts|putting|estimated|estimates|estimating) (?:the |its |their |his |her |total )?[\w'’ -]{1,60} at (?:between )?$"
)
_COUNT = r"(?:count|counts|estimate|estimates|reckoning|account|accounts|tally|tallies|calculation|calculations|figures|numbers|data|records)\b"
#: By whose count it is: "by the ministry's reckoning", "by the count of the aid agencies".
_BY_COUNT = re.compile(
    rf"\b[BbOo][yn] (?:([^,;:()\n]{{2,60}}?)(?:['’]s|(?<=s)['’]) (?:own |latest |official |most recent ){{0,2}}{_COUNT}"
    rf"|(?:the|an?|one) (?:[a-z]{{3,12}} )?{_COUNT} (?:of|by|from) ([^,;:()\n.]{{2,60}}))"
)
#: Who says of those counted what the clause about them tells: "17 citizens that Tokyo says were taken".
_SAYS = re.compile(
    r"(?: (?:that|who|whom|which))? ((?:the |its |their |an? )?[^,;:().\n]{2,40}?) "
    r"(?:says?|said|claims?|claimed|believes?|believed|alleges?|alleged|insists?|insisted|estimates?|estimated)"
    r" (?:was|were|is|are|had|have|has|may|could|would|might|will)\b"
)


def counter(draft: Draft, figure: Quantity, read: Words, sentence: Sentence) -> tuple[tuple[str, ...], list[Evidence]]:
    """The actors to whom the words around a figure ascribe it, no statement doing so, and the words that do."""
    for source, create in (_counting(figure, read, draft.text), _by_count(figure, sentence, draft.text)):
        if source is not None:
            actors = actors_of(draft, *source, create=create)
            if actors:
                return actors, _cited(draft, source, actors)
    return (), []


def sayer(draft: Draft, figure: Quantity, sentence: Sentence) -> tuple[tuple[str, ...], list[Evidence]]:
    """Who says of those counted what the relative clause behind them tells."""
    said = _SAYS.match(draft.text, figure.end, sentence.end)
    if said is None:
        return (), []
    actors = actors_of(draft, *said.span(1))
    return actors, _cited(draft, said.span(1), actors) if actors else []


def _cited(draft: Draft, source: Span, actors: tuple[str, ...]) -> list[Evidence]:
    return [draft.evidence(*source, "claimed_by", *(f"claimed_by/{actor}" for actor in actors))]


def _counting(figure: Quantity, read: Words, text: str) -> tuple[Span | None, bool]:
    """Who counts or claims the figure itself ("with the rebels claiming 20 attacks")."""
    verb = verb_before(read, figure.start)
    put = _PUT.search(text, max(0, figure.start - 100), figure.start)
    if put:
        verb = read.tokens[read.after(put.start(1))]
    elif verb is None or verb.lower not in words("claiming"):
        return None, False
    source = source_before(read, verb.start)
    if source is None:
        return None, False
    whole = subject_before(read, source.end + 1)
    joined = whole is not None and whole.start < source.start and "," not in text[whole.start : source.start]
    head, start = (whole.head, whole.start) if whole and joined else (source.head, source.start)
    body = head.lower() in words("speaker") or head.lower() in _BODIES
    return (start, source.end), body


def _by_count(figure: Quantity, sentence: Sentence, text: str) -> tuple[Span | None, bool]:
    """By whose count it is, told before the figure or behind it."""
    found = _BY_COUNT.search(text, max(sentence.start, figure.start - 90), min(sentence.end, figure.end + 160))
    if found is None or re.search(r"[;:]| and ", text[min(found.end(), figure.end) : max(found.start(), figure.start)]):
        return None, False
    return found.span(1 if found.group(1) else 2), True
