"""Offices of several states told at once: "the foreign ministers of Peru and Chile, A and B"; A is Peru's, B is Chile's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from secdialogue.language.countries import CountryWord
from secdialogue.language.mentions import Mention, Office
from secdialogue.language.offices import OfficePhrase
from secdialogue.language.reading import Reading
from secdialogue.language.vocabulary import words

#: Sentences behind "the ministers of A and B" that may open with their names.
_REACH = 2
#: Mentions among which a row of persons is looked for.
_NEAR = 24
_JOINING = ([","], ["and"], [",", "and"])


def share_offices(reading: Reading, mentions: list[Mention], offices: Sequence[OfficePhrase]) -> list[Mention]:
    """The mentions, those persons who hold one office in several states each with the one state that is theirs."""
    found = mentions
    told = frozenset(m.name.split()[-1] for m in mentions if m.kind == "person" and (m.offices or m.country))
    for phrase in offices:
        word = reading.lower[phrase.head]
        lands = _lands(reading, phrase) if word.endswith("s") and word[:-1] in words("office") else []
        row = _beside(reading, found, phrase, len(lands)) if len(lands) > 1 else []
        row = row or (_further_on(reading, found, told, phrase, len(lands)) if len(lands) > 1 else [])
        found = list(found) if row and found is mentions else found
        for number, land in zip(row, lands, strict=False):
            found[number] = _placed(reading, found[number], phrase, land)
    return found


def _lands(reading: Reading, phrase: OfficePhrase) -> list[CountryWord]:
    """The states that a plural office is "of", in order."""
    if reading.lower[phrase.head + 1 : phrase.head + 2] != ["of"]:
        return []
    named = [reading.land[index] for index in range(phrase.head + 2, phrase.last)]
    return [land for land in dict.fromkeys(named) if land is not None and land.use == "name"]


def _row(reading: Reading, mentions: list[Mention], first: int, count: int) -> list[int]:
    """The places of as many persons as wanted, joined by commas and "and", the first of them at a token."""
    low = bisect_left(mentions, first, key=lambda m: m.first)
    people = [number for number in range(low, min(low + _NEAR, len(mentions))) if mentions[number].kind == "person"]
    people = people[: count + 1]
    chosen = people[:count]
    if len(chosen) < count or mentions[chosen[0]].first != first:
        return []
    for one, other in pairwise(people):
        joined = reading.lower[mentions[one].last : mentions[other].first] in _JOINING
        if joined != (other in chosen):
            return []
    return chosen


def _beside(reading: Reading, mentions: list[Mention], phrase: OfficePhrase, count: int) -> list[int]:
    """Those in apposition to the office."""
    behind = phrase.last + (reading.lower[phrase.last : phrase.last + 1] == [","])
    return _row(reading, mentions, behind, count)


def _further_on(
    reading: Reading, mentions: list[Mention], told: frozenset[str], phrase: OfficePhrase, count: int
) -> list[int]:
    """Those whom a sentence behind opens with, whose office and state no other words tell."""
    here = reading.sentence[phrase.first]
    for sentence in reading.analysis.sentences[here + 1 : here + 1 + _REACH]:
        row = _row(reading, mentions, sentence.first, count)
        if row:
            names = {mentions[number].name.split()[-1] for number in row}
            return [] if names & told else row
    return []


def _placed(reading: Reading, mention: Mention, phrase: OfficePhrase, land: CountryWord) -> Mention:
    start, end = reading.span(phrase.first, phrase.head + 1)
    title = reading.text(phrase.first, phrase.head + 1)[:-1]
    span = reading.span(land.first, land.last)
    office = Office(start, end, title, country=land.alpha3, country_span=span)
    return mention._replace(offices=(office,), country=land.alpha3, country_span=span)
