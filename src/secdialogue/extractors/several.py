"""Bodies of several states in one phrase: "the governments of Peru and Chile", "the Peruvian and Chilean delegations"."""

from __future__ import annotations

from secdialogue.extractors.cast import Cast
from secdialogue.language.countries import CountryWord
from secdialogue.language.names import Names
from secdialogue.plugin import Draft

#: Nouns by which a state is meant where each of several has one.
_GOVERNMENTS = frozenset({"governments", "sides", "delegations", "authorities", "leaderships", "administrations"})
_LINKS = frozenset({",", "and", "the"})


def of_several(draft: Draft, company: Cast, names: Names, first: int, last: int) -> tuple[str, ...]:
    """The states whose governments or delegations the whole phrase means, two at least; else none."""
    reading, lower = names.reading, names.reading.lower
    noun = next((at for at in range(first, last) if lower[at] in _GOVERNMENTS), -1)
    if noun < 0:
        return ()
    row = _row(names, first, noun) if noun == last - 1 else ()
    if lower[noun + 1 : noun + 2] == ["of"] and set(lower[first:noun]) <= {"the", "both", "two"}:
        row = _row(names, noun + 2, last)
    if len(row) < 2:
        return ()
    return tuple(dict.fromkeys(company.state(draft, land.alpha3, *reading.span(land.first, land.last)) for land in row))


def _row(names: Names, first: int, last: int) -> tuple[CountryWord, ...]:
    """The states that the tokens name, where they name nothing else."""
    reading, found, at = names.reading, list[CountryWord](), first
    while at < last:
        land = reading.land[at]
        if land is not None and land.first == at:
            found.append(land)
            at = land.last
        elif reading.lower[at] in _LINKS:
            at += 1
        else:
            return ()
    return tuple(found) if at == last else ()
