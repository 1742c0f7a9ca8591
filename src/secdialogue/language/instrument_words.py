"""A mention of an agreement, and the words by which one is told."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from secdialogue.language.clauses import Complement, Read, Span
from secdialogue.language.phrases import Phrase
from secdialogue.language.stages import Stage


class Instrument(NamedTuple):
    """One mention of an agreement; all places are token indexes, spans half-open."""

    kind: str
    needs: str
    stage: Stage
    head: int
    span: Span
    clause: Span
    parties: tuple[Complement, ...]
    modifiers: Span
    definite: bool
    name: Span | None
    terms: tuple[Span, ...]
    #: Whether a word says that it is to come ("future", "transition to").
    prospective: bool
    #: Whether a verb of signing, reaching or announcing stands in its clause, whose date is its own.
    dated: bool


@cache
def instrument_nouns() -> dict[str, tuple[str, str]]:
    """Noun in lower case -> kind of agreement, and what it asks for."""
    rows = files("secdialogue.language").joinpath("data/instrument_nouns.csv").read_text("utf-8").splitlines()
    split = (row.split(",") for row in rows if row and not row.startswith("#"))
    return {noun: (kind, needs) for noun, kind, needs in split}


@cache
def instrument_words() -> dict[str, dict[str, str]]:
    """Place -> word in lower case -> meaning (data/instrument_words.csv)."""
    rows = files("secdialogue.language").joinpath("data/instrument_words.csv").read_text("utf-8").splitlines()
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        if row and not row.startswith("#"):
            place, meaning, words = row.split(",")
            found.setdefault(place, {}).update(dict.fromkeys(words.split(), meaning))
    return found


def instrument_head(read: Read, phrase: Phrase) -> int | None:
    """The token of the noun that heads a phrase, where it is one for an instrument."""
    last = phrase.last - 1
    return last if read.tokens[last].lower in instrument_nouns() else None
