"""Persons known by name from a list: where a text has one of their names, whole and not as part of a longer one."""

from __future__ import annotations

from typing import NamedTuple

from secdialogue.language.reading import Reading
from secdialogue.language.vocabulary import BodyIndex, is_common, plain, straight, wordlike_names, words


class Listed(NamedTuple):
    """A name of the list that stands at tokens `first:last`; `key` is the person's first name in the list."""

    first: int
    last: int
    key: str


def listed_persons(reading: Reading, index: BodyIndex) -> dict[int, Listed]:
    """The names of listed persons in a text, by their first token; of two that begin at one token the longer."""
    found: dict[int, Listed] = {}
    if not index:
        return found
    end = 0
    for first, token in enumerate(reading.tokens):
        if first < end or reading.sentence[first] < 0 or reading.silent[first]:
            continue
        for parts, person in index.get(straight(token), ()):
            last = first + len(parts)
            if _stands(reading, first, parts) and _is_whole(reading, first, last):
                found[first] = Listed(first, last, person.names[0])
                end = last
                break
    return found


def _stands(reading: Reading, first: int, parts: tuple[str, ...]) -> bool:
    """Whether the words stand at a token, within its sentence; a common word that opens a sentence is no name."""
    last = first + len(parts)
    if last > reading.last_of(first) or any(straight(reading.tokens[first + k]) != parts[k] for k in range(len(parts))):
        return False
    if len(parts) > 1 or not reading.initial[first]:
        return True
    return not is_common(reading.lower[first]) and plain(reading.lower[first]) not in wordlike_names()


def _is_whole(reading: Reading, first: int, last: int) -> bool:
    """Whether no capital before or behind makes it part of a longer name; titles and nationalities before it may."""
    before, lower = first - 1, reading.lower
    if first > reading.first_of(first) and reading.capital[before] and reading.land[before] is None:
        titles = words("office") | words("rank") | words("honorific") | words("portfolio")
        if lower[before] not in titles and lower[before] not in words("office-modifier"):
            return False
    follows = last < reading.last_of(first) and reading.capital[last] and reading.land[last] is None
    return not follows or lower[last] in words("suffix") | words("office") | words("office-modifier")
