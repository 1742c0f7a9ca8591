"""States and territories of ISO 3166-1 in English text: their names, adjectives, peoples and capitals.

Vocabulary: `data/countries.csv`, built by `tools/build_countries.py` from GeoNames, CLDR and others (see there). Kosovo
is XKX, ISO's user-assigned code; Palestine, Taiwan and Western Sahara stand as ISO lists them; the European Union is a
body, not a state. A word that two states share goes to the more populous one unless the longer name is given: "Congo" is
COD, "Guinea" GIN, "Dominican" DOM.
"""

import csv
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from secdialogue.language.tokens import Token
from secdialogue.language.vocabulary import as_words, straight

#: How a word names a state: by its name, as an adjective, as its people, by its capital.
Use = Literal["name", "adjective", "people", "capital"]


class Country(NamedTuple):
    """A state or territory; codes are ISO 3166-1 (`numeric` empty where ISO has assigned none)."""

    alpha3: str
    alpha2: str
    numeric: str
    #: The short English name.
    name: str
    #: Whether it is a state rather than a dependent territory.
    state: bool
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]


class CountryWord(NamedTuple):
    """Tokens `first:last` that name a state, and how."""

    first: int
    last: int
    alpha3: str
    use: Use


@cache
def countries() -> dict[str, Country]:
    """All states and territories by alpha-3 code."""
    rows = files("secdialogue.language").joinpath("data/countries.csv").read_text("utf-8").split("\n")
    found = {}
    for row in csv.DictReader(row for row in rows if row and not row.startswith("#")):
        lists = (tuple(filter(None, row[field].split("|"))) for field in ("names", "adjectives", "people", "capitals"))
        country = Country(row["alpha3"], row["alpha2"], row["numeric"], row["name"], row["state"] == "yes", *lists)
        found[country.alpha3] = country
    return found


_Index = dict[str, tuple[tuple[tuple[str, ...], str, Use], ...]]


@cache
def _index() -> _Index:
    """First word -> the expressions that begin with it, longest first, each with its state and use."""
    seen: dict[tuple[str, ...], tuple[str, Use]] = {}
    order: tuple[tuple[Use, str], ...] = (
        ("name", "names"),
        ("adjective", "adjectives"),
        ("people", "people"),
        ("capital", "capitals"),
    )
    everyone = sorted(countries().values(), key=lambda country: not country.state)
    for use, field in order:
        for country in everyone:
            for expression in getattr(country, field):
                if use != "capital" or country.state:
                    seen.setdefault(as_words(expression), (country.alpha3, use))
    index: dict[str, list[tuple[tuple[str, ...], str, Use]]] = {}
    for parts, (code, use) in seen.items():
        index.setdefault(parts[0], []).append((parts, code, use))
    return {first: tuple(sorted(found, key=lambda item: -len(item[0]))) for first, found in index.items()}


def country_before_capital(text: str) -> str | None:
    """The code of the state whose capital an expression means ("the Serbian capital"), or nothing."""
    head, _, noun = text.removeprefix("the ").rpartition(" ")
    return country_of(head.removesuffix("'s").removesuffix("’s")) if noun == "capital" and head else None


def country_word(tokens: Sequence[Token], first: int, last: int) -> CountryWord | None:
    """The longest expression for a state that begins at token `first` and ends before `last`, or nothing."""
    found = _index().get(tokens[first].text) or (
        _index().get(straight(tokens[first])) if "’" in tokens[first].text else None
    )
    if not found:
        return None
    for parts, code, use in found:
        size = len(parts)
        if size == 1:
            return CountryWord(first, first + 1, code, use)
        if first + size <= last and all(straight(tokens[first + k]) == parts[k] for k in range(1, size)):
            return CountryWord(first, first + size, code, use)
    return None


def country_words(tokens: Sequence[Token], first: int = 0, last: int | None = None) -> list[CountryWord]:
    """All expressions for states among tokens `first:last`, in order, none within another."""
    found: list[CountryWord] = []
    end = len(tokens) if last is None else last
    starts = _index()
    stop = first
    for index, token in enumerate(tokens[first:end], first):
        if (token.text in starts or "’" in token.text) and index >= stop:
            word = country_word(tokens, index, end)
            if word is not None:
                found.append(word)
                stop = word.last
    return found


def country_of(expression: str) -> str | None:
    """The alpha-3 code that a whole expression names ("the U.S.", "Ivorian", "Türkiye"), or nothing."""
    parts = as_words(expression)
    if len(parts) > 1 and parts[0] in ("the", "The"):
        parts = parts[1:]
    for known, code, _ in _index().get(parts[0] if parts else "", ()):
        if known == parts:
            return code
    return None
