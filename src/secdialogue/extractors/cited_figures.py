"""The words of a figure as evidence, what it takes over from the figure before it, and the names of places as they are given."""

from __future__ import annotations

import re

import attrs

from secdialogue.language.counted import Words
from secdialogue.language.countries import countries, country_before_capital, country_of, country_words
from secdialogue.language.figure_places import find_place
from secdialogue.language.quantities import Quantity
from secdialogue.language.tokens import tokenize
from secdialogue.model import Metric
from secdialogue.plugin import Draft, Evidence

Span = tuple[int, int]

#: "There" as the place where those counted are, rather than in "there are".
_THERE = re.compile(r"[^;:()]{0,90}\bthere\b(?! (?:is|are|was|were|has|have|had|will|would|may|can|could|remain)\b)")


def figure_evidence(draft: Draft, figure: Quantity) -> list[Evidence]:
    """The words of the figure itself, and what in them or beside them gives each of its values."""
    cite = draft.evidence
    ranged = ["value_high"] if figure.high is not None else []
    evidence = [cite(figure.start, figure.end, "value", "unit", "measure", "variable", "comparator", *ranged)]
    evidence += [cite(*span, "measure") for span in figure.measure_spans]
    if figure.comparator_span and not figure.start <= figure.comparator_span[0] < figure.end:
        evidence.append(cite(*figure.comparator_span, "comparator"))
    if not figure.start <= figure.unit_span[0] < figure.end:
        evidence.append(cite(*figure.unit_span, "unit"))
    if figure.change_span:
        evidence.append(cite(*figure.change_span, *(["change", "direction"] if figure.direction else ["change"])))
    return evidence


def inherited(field: str, told: Metric | None, evidence: list[Evidence]) -> str | None:
    """The value of a field of the figure before, cited where that one cites it."""
    if told is None:
        return None
    evidence += [
        attrs.evolve(cited, supports=tuple(name for name in cited.supports if name.partition("/")[0] == field))
        for cited in told.evidence
        if any(name.partition("/")[0] == field for name in cited.supports)
    ]
    return told.period


def is_of_source(evidence: list[Evidence]) -> bool:
    """Whether the place of a figure is only that of those who claim it ("officials in Lima put"); its evidence is then dropped."""
    places = [cited for cited in evidence if "place" in cited.supports]
    sources = [(cited.start, cited.end) for cited in evidence if "claimed_by" in cited.supports]
    held = [one for one in places if any(start < one.start and one.end <= end for start, end in sources)]
    for cited in held:
        evidence.remove(cited)
    return bool(held)


def points_there(figure: Quantity, text: str, end: int) -> bool:
    """Whether "there" behind a figure says where those counted are."""
    return _THERE.match(text, figure.end, end) is not None


def spoken_of(read: Words, end: int) -> Span | None:
    """The place that "there" takes up from the sentence before: one named as a place, else the state named first."""
    found = find_place(read, end, end)
    if found:
        return found
    named = [word for word in country_words(read.tokens) if word.use == "name"]
    return (read.tokens[named[0].first].start, read.tokens[named[0].last - 1].end) if named else None


def place_name(text: str, span: Span) -> str:
    """The name of a place as it is given, "the Serbian capital" by its own."""
    words = " ".join(text[slice(*span)].split())
    code = country_before_capital(words)
    return countries()[code].capitals[0] if code and countries()[code].capitals else words


def country_in_place(place: str) -> str | None:
    """The country that the name of a place ends with or is."""
    whole = country_of(place)
    found = country_words(tokenize(place))
    code = whole or (found[0].alpha3 if len(found) == 1 else None)
    return countries()[code].name if code else None


def measure_of(figure: Quantity, place: str | None) -> str:
    """What is measured, in words, with its place where they do not name it."""
    told = " ".join(figure.measure.split())
    return f"{told} in {place}" if place and place not in told and " in " not in told else told
