"""What kind of body a name is, by its head noun and the words around it (`data/body_kinds.txt`)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from secdialogue.language.countries import country_of
from secdialogue.language.reading import Reading
from secdialogue.language.vocabulary import BodyNoun, known_bodies, straight, words


class Rule(NamedTuple):
    """A kind, the head nouns it is of, words of which one must stand in the name, and words that must not."""

    kind: str
    heads: frozenset[str]
    wanted: frozenset[str]
    barred: frozenset[str]


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of `body_kinds.txt`, in their order."""
    rows = files("secdialogue.language").joinpath("data/body_kinds.txt").read_text("utf-8").split("\n")
    return tuple(_rule(row) for row in rows if row and not row.startswith("#"))


def _rule(row: str) -> Rule:
    kind, *lists = (part.strip() for part in row.split(";"))
    return Rule(kind, *(_expanded(part) for part in lists))


def _expanded(part: str) -> frozenset[str]:
    found: set[str] = set()
    for word in part.split():
        found |= words(word[1:]) if word.startswith("@") else {word}
    return frozenset(found)


def kind_of(reading: Reading, inner: int, head: int, last: int, noun: BodyNoun) -> str:
    """The kind that the words of the name `inner:last` make of its head noun."""
    lower = reading.lower
    if noun.kind in ("government-body", "organization", "commission") and _is_of_union(reading, inner, head):
        return "intergovernmental"
    around = frozenset(lower[inner:head]) | frozenset(lower[head + 1 : last])
    for rule in rules():
        if lower[head] in rule.heads and (not rule.wanted or rule.wanted & around) and not rule.barred & around:
            return rule.kind
    if lower[head] in words("dialogue-head") and any("-" in word and is_state_pair(word) for word in around):
        return "commission"
    return noun.kind


def _is_of_union(reading: Reading, inner: int, head: int) -> bool:
    """Whether a name begins with an intergovernmental body's: "ECOWAS Commission"."""
    tokens = reading.tokens
    for parts, body in known_bodies().get(straight(tokens[inner]), ()):
        fits = body.kind == "intergovernmental" and inner + len(parts) <= head
        if fits and all(straight(tokens[inner + k]) == part for k, part in enumerate(parts)):
            return True
    return False


def is_state_pair(word: str) -> bool:
    """Whether a compound in lower case joins two states: "kenyan-ethiopian"."""
    left, _, right = word.partition("-")
    return bool(country_of(left.capitalize()) and country_of(right.capitalize()))
