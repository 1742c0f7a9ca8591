"""Rows of capitals that look personal and are places: "in San Marino", "at Ras al-Naqoura"."""

from __future__ import annotations

from secdialogue.language.reading import Reading
from secdialogue.language.surnames import ARTICLES
from secdialogue.language.vocabulary import given_names, plain, wordlike_names, words

#: Words that open names of places as well as of persons.
_OPENS_PLACE = frozenset("san santa saint st. port fort new los las el la".split())


def is_place(reading: Reading, first: int, last: int) -> bool:
    """Whether a row that looks personal is a place: "in San Marino", "San Jose, California"."""
    ahead = reading.lower[first - 1] if first else ""
    if any(reading.lower[k] in words("place-head") for k in range(first + 1, last)):
        return True
    if ahead in ("near", "outside", "at", "around") and reading.lower[last - 1].startswith(ARTICLES):
        return True
    word = plain(reading.lower[first])
    if ahead in ("in", "at", "near", "around") and word not in given_names() and word not in wordlike_names():
        return True
    return reading.lower[first] in _OPENS_PLACE and ahead in ("in", "near", "at", "from", "to", "of", ",")
