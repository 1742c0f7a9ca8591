"""What kind of body a name is, by its head noun and the words around it (`data/body_kinds.txt`)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from secdialogue.language.countries import country_of
from secdialogue.language.mentions import Mention
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


def irregular(reading: Reading, mention: Mention) -> Mention:
    """An armed group where the words beside a force of no state say so: "the paramilitary X", "rebels of the X"."""
    if mention.kind not in ("military", "organization") or mention.country is not None:
        return mention
    marked = _marked_ahead(reading, mention.first) or _marked_behind(reading, mention.last)
    return mention._replace(kind="armed-group") if marked else mention


def _marked_ahead(reading: Reading, first: int) -> bool:
    lower, low = reading.lower, reading.first_of(first)
    if first > low and lower[first - 1] in words("armed-mark"):
        return True
    at = first - 1 if first > low and lower[first - 1] == "the" else first
    return at - 2 >= low and lower[at - 1] in ("of", "from") and lower[at - 2] in words("armed-member")


def _marked_behind(reading: Reading, last: int) -> bool:
    """Whether an apposition or the noun behind a name is that of an armed group: "X, a rebel group", "the X rebels"."""
    lower, end = reading.lower, reading.last_of(last - 1)
    if last < end and lower[last] in words("armed-member"):
        return True
    at = last
    if at + 2 < end and lower[at] == "(" and lower[at + 2] == ")":
        at += 3
    if at + 2 >= end or lower[at] != "," or lower[at + 1] not in ("a", "an", "the"):
        return False
    for step in range(at + 2, min(at + 6, end)):
        if lower[step] in words("armed-mark") or lower[step] in words("armed-plural"):
            return True
        if reading.tag[step] not in ("JJ", "NN", "NNP", "VBN") and reading.land[step] is None:
            return False
    return False


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
