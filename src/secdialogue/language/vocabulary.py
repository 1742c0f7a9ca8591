"""The word lists by which actors are told by form: classes of words, head nouns of bodies, given names, known bodies."""

import csv
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from secdialogue.language import wordclasses
from secdialogue.language.tokens import Token, tokenize

#: Marks of possession, as tokens in lower case.
POSSESSIVE = frozenset({"'s", "'", "’"})


class BodyNoun(NamedTuple):
    """A noun that heads the name of an organised body."""

    kind: str
    #: With a capital it names a body by itself ("Congress").
    alone: bool
    #: Also in small letters after a nationality or a possessive state ("the Kenyan navy").
    lower: bool


class Body(NamedTuple):
    """A body known by its name."""

    names: tuple[str, ...]
    kind: str
    country: str | None


def _read(name: str) -> list[str]:
    rows = files("secdialogue.language").joinpath("data", name).read_text("utf-8").split("\n")
    return [row for row in rows if row and not row.startswith("#")]


def plain(word: str) -> str:
    """The word in lower case, without diacritics, with a typewriter apostrophe."""
    folded = word.casefold().replace("’", "'")
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


@cache
def words(kind: str) -> frozenset[str]:
    """A class of words of `actor_words.txt` or `body_words.txt`; KeyError where there is none of that name."""
    return _classes()[kind]


@cache
def phrases(kind: str) -> frozenset[tuple[str, ...]]:
    """A class of phrases, parted by "|" in the list, each as its words."""
    return frozenset(tuple(token.lower for token in tokenize(phrase)) for phrase in _phrases()[kind])


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    rows = (row.partition(": ") for name in ("actor_words.txt", "body_words.txt") for row in _read(name))
    return tuple((kind, rest) for kind, _, rest in rows)


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {kind: frozenset(rest.split()) for kind, rest in _rows() if "|" not in rest}


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    return {kind: tuple(rest.split("|")) for kind, rest in _rows() if "|" in rest}


@cache
def _alike() -> dict[str, frozenset[str]]:
    rows = (row.partition(": ") for row in _read("alike_offices.txt"))
    return {key: frozenset(rest.split()) for key, _, rest in rows}


def alike_offices(relation: str, noun: str) -> frozenset[str]:
    """The offices that a noun may take up: `same` its other forms, `alike` those it may mean."""
    return _alike().get(f"{relation} {noun}", frozenset())


@cache
def body_nouns() -> dict[str, BodyNoun]:
    """Head noun in lower case -> what it makes of a name."""
    rows = csv.reader(_read("body_nouns.csv"))
    return {noun: BodyNoun(kind, alone == "yes", lower == "yes") for noun, kind, alone, lower in rows}


@cache
def given_names() -> dict[str, str]:
    """Given name (see `plain`) that is no word of English -> `female`, `male` or `either`."""
    return {name: gender for name, gender in _given() if not gender.startswith("word-")}


@cache
def wordlike_names() -> dict[str, str]:
    """Given name that is also a word ("mark", "grace") -> `female`, `male` or `either`."""
    return {name: gender.removeprefix("word-") for name, gender in _given() if gender.startswith("word-")}


def _given() -> list[tuple[str, str]]:
    rows = (row.partition(": ") for row in _read("given_names.txt"))
    return [(name, gender) for gender, _, names in rows for name in names.split(" ")]


def is_common(word: str) -> bool:
    """Whether the word, in lower case, is one of the lexicon's rather than a name."""
    return word in wordclasses._classes().words


def classes_of(word: str) -> str:
    """The word classes that the lexicon gives a word in lower case, joined by "|"; empty for a word it does not have."""
    return wordclasses._classes().words.get(word, "")


def _known() -> list[Body]:
    bodies = [
        Body(tuple(names.split("|")), kind, country or None)
        for names, kind, country in list(csv.reader(_read("organizations.csv")))[1:]
    ]
    agencies = list(csv.reader(_read("news_agencies.csv")))[1:]
    bodies += [
        Body((name, *filter(None, others.split("|"))), "media", state or None) for name, others, state in agencies
    ]
    return bodies


#: First word as written -> the names that begin so, as words, longest first, and the body each names.
BodyIndex = Mapping[str, tuple[tuple[tuple[str, ...], Body], ...]]


@cache
def known_bodies() -> BodyIndex:
    """The bodies that the kept lists know."""
    return body_index(_known())


@cache
def known_names() -> Mapping[str, Body]:
    """Name in lower case -> the known body that bears it; of two that share a name the first."""
    found: dict[str, Body] = {}
    for body in _known():
        for name in body.names:
            found.setdefault(name.lower(), body)
    return found


def body_index(bodies: Iterable[Body]) -> BodyIndex:
    """An index of bodies by their names; of two that share a name the first has it."""
    index: dict[str, list[tuple[tuple[str, ...], Body]]] = {}
    seen: set[tuple[str, ...]] = set()
    for body in bodies:
        for name in body.names:
            parts = as_words(name)
            if parts and parts not in seen:
                seen.add(parts)
                index.setdefault(parts[0], []).append((parts, body))
    return {first: tuple(sorted(found, key=lambda item: -len(item[0]))) for first, found in index.items()}


def added(index: BodyIndex, bodies: Iterable[Body]) -> BodyIndex:
    """An index with further bodies; those that it has already stay as they are."""
    more = {}
    for first, rows in body_index(bodies).items():
        have = index.get(first, ())
        fresh = [row for row in rows if row[0] not in {parts for parts, _ in have}]
        more[first] = tuple(sorted((*have, *fresh), key=lambda item: -len(item[0])))
    return {**index, **more} if more else index


def with_bodies(bodies: Iterable[Body]) -> BodyIndex:
    """The known bodies and others, which come first where they share a name."""
    return body_index([*bodies, *_known()])


def as_words(name: str) -> tuple[str, ...]:
    """A name cut into words as a text is, apostrophes made straight."""
    return tuple(straight(token) for token in tokenize(name))


def straight(token: Token) -> str:
    """The word as written, with a typewriter apostrophe."""
    return token.text.replace("’", "'") if "’" in token.text else token.text
