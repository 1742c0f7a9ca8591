"""Whose a document is that was told of before: "Peru and Chile issued a joint statement. … the statement said"."""

from __future__ import annotations

from secdialogue.language.names import Names
from secdialogue.language.vocabulary import words

_ISSUING = frozenset(
    "issued issue issues released releases published publishes adopted presented signed circulated".split()
)
#: How many sentences back the document may have been told of, and how far before it the verb may stand, in tokens.
_REACH = 4
_NEAR = 8


#: What is done to a document whose author "by" names.
ISSUED = frozenset(
    "released published issued compiled provided collected gathered prepared written drafted circulated cited".split()
)


def issuer_of(names: Names, begin: int, end: int, stops: frozenset[str]) -> tuple[int, int] | None:
    """Who is named behind "by": "a statement by the ministry", "figures released by the army"; ends before a stop."""
    reading = names.reading
    if reading.lower[begin : begin + 1] and reading.lower[begin] in ISSUED:
        begin += 1
        end = max(end, min(begin + 9, reading.last_of(begin)))
        end = next((k for k in range(begin + 2, end) if reading.is_verb(k) or reading.lower[k] in stops | {"."}), end)
    by = begin + 1 < end and reading.lower[begin] in ("by", "from", "of")
    return reading.span(begin + 1, end) if by else None


def issued(names: Names, index: int) -> tuple[int, int] | None:
    """The tokens of whoever issued the document that the text told of last before a token, the subject of the verb."""
    reading = names.reading
    here = reading.sentence[index]
    for at in range(index - 1, max(-1, index - 200), -1):
        if reading.sentence[at] < 0 or here - reading.sentence[at] > _REACH:
            return None
        if reading.lower[at] not in words("document") or reading.capital[at]:
            continue
        first = reading.first_of(at)
        for verb in range(at - 1, max(first, at - _NEAR), -1):
            if reading.lower[verb] in _ISSUING:
                return _subject(names, first, verb)
    return None


def _subject(names: Names, first: int, verb: int) -> tuple[int, int] | None:
    """The tokens from the clause's beginning to its verb."""
    begin = first
    for at in range(first, verb):
        if names.reading.lower[at] in (",", ";") and at + 1 < verb:
            begin = at + 1
    return (begin, verb) if begin < verb else None


def document_before(names: Names, index: int) -> int:
    """The token of the document that "which" goes on with: "a joint statement, which says"; -1 where it is none."""
    lower = names.reading.lower
    at = index - 1
    at -= at > 0 and lower[at] == ","
    return at if at >= 0 and lower[at] in words("document") and not names.reading.capital[at] else -1
