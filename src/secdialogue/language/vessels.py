"""Names of ships, which are no actors: "HMS Calder", "the tanker Blue Heron"."""

from __future__ import annotations

from secdialogue.language.reading import Reading
from secdialogue.language.vocabulary import words

#: Of how many words the name of a ship may be.
_LONGEST = 4


def vessels(reading: Reading) -> list[tuple[int, int]]:
    """The token ranges of the names of ships, without the noun before them."""
    prefixes, nouns = words("ship-prefix"), words("ship")
    found: list[tuple[int, int]] = []
    if (prefixes | nouns).isdisjoint(reading.lower):
        return found
    for index, lower in enumerate(reading.lower):
        if lower in prefixes and reading.tokens[index].text.isupper():
            first = index
        elif lower in nouns and not reading.capital[index] and index + 1 < len(reading.lower):
            first = index + 1
        else:
            continue
        last = _name_end(reading, first)
        if last > first + (first == index):
            found.append((first, last))
    return found


def _name_end(reading: Reading, first: int) -> int:
    """The token after the capitals of a ship's name."""
    last, end = first, reading.last_of(first - 1 if first else 0)
    if first >= end or reading.land[first] is not None or reading.initial[first]:
        prefixed = first < end and reading.lower[first] in words("ship-prefix")
        if not prefixed:
            return first
    while last < min(end, first + _LONGEST) and reading.capital[last] and not _is_other(reading, first, last):
        last += 1
    return last


def _is_other(reading: Reading, first: int, at: int) -> bool:
    """Whether a capital belongs to somebody else: an office, a rank, a form of address."""
    lower = reading.lower[at]
    titled = lower in words("office") or lower in words("rank") or lower in words("honorific")
    return titled and (at == first or (at + 1 < len(reading.lower) and bool(reading.capital[at + 1])))
