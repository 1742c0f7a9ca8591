"""Two names of one body, the second in brackets: "Islamic Front of Chad (IFC)", "Isis (Institute of Social Issues)"."""

from __future__ import annotations

from itertools import pairwise

from secdialogue.language.known_bodies import initials
from secdialogue.language.mentions import Mention
from secdialogue.language.reading import Reading


def bracketed(reading: Reading, found: list[Mention]) -> list[Mention]:
    """The mentions with one kind and key where brackets make two of them one body, later short forms included."""
    changed = list(found)
    for number, (one, other) in enumerate(pairwise(found)):
        if not _encloses(reading, one, other):
            continue
        if stands_for(one.name, other.name):
            full = changed[number + 1] = other._replace(key=other.key or other.name)
            changed = [_as(mention, full) if mention.name == one.name else mention for mention in changed]
        elif (
            one.key is None
            and _is_letters(other.name)
            and (one.kind == "organization" or _shortens(other.name, one.name))
        ):
            changed[number] = one._replace(kind=other.kind, key=other.key or one.key)
    return changed


def _encloses(reading: Reading, one: Mention, other: Mention) -> bool:
    lower = reading.lower
    return (
        other.first == one.last + 1
        and lower[one.last] == "("
        and other.last < len(lower)
        and lower[other.last] in (")", ",", ";")
    )


def _is_letters(name: str) -> bool:
    return " " not in name and sum(map(str.isupper, name)) > 1


def _shortens(letters: str, name: str) -> bool:
    """Whether letters are some of a name's own in a row: "ATF" of a name with the initials BATFE."""
    return len(letters) > 2 and letters in initials(name)


def stands_for(short: str, full: str) -> bool:
    """Whether a word stands for a name by its initials, whatever its capitals: "Isis"."""
    return " " not in short and " " in full and short.upper() == initials(full).upper()


def _as(mention: Mention, full: Mention) -> Mention:
    """A short form as a mention of the body whose full name explains it."""
    return mention._replace(kind=full.kind, key=full.key, country=None, country_span=None)
