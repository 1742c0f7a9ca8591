"""The state of persons whose office another word gives one: "Chad's defence minister, A, and foreign minister, B"."""

from __future__ import annotations

from secdialogue.language.mentions import Mention
from secdialogue.language.reading import Reading
from secdialogue.language.vocabulary import body_nouns, words

#: How many sentences back the body or state may stand that a bare noun takes up.
_REACH = 3
_BETWEEN = frozenset({",", "and", "&", "as", "well", "the", "with", "together", "alongside", "his", "her", "its"})
#: Offices of which a state has one: a second holder in a row is another state's.
_HEADS = frozenset({"president", "premier", "chancellor", "king", "queen", "emir", "sultan", "leader"})
_BODIES = frozenset({"government-body", "military"})
Where = tuple[str, tuple[int, int]]


def belonging(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """The mentions, persons among them with the state that the words around them give their office."""
    found = list(mentions)
    before: Mention | None = None
    for number, mention in enumerate(found):
        if mention.kind != "person":
            continue
        if mention.country is None and mention.offices:
            where = _shared(reading, before, mention) or _taken_up(reading, found, number)
            if where is not None:
                mention = found[number] = _placed(mention, *where)
        before = mention
    return found


def _placed(mention: Mention, code: str, span: tuple[int, int]) -> Mention:
    offices = tuple(o if o.country or o.body else o._replace(country=code, country_span=span) for o in mention.offices)
    return mention._replace(country=code, country_span=span, offices=offices)


def _shared(reading: Reading, before: Mention | None, mention: Mention) -> Where | None:
    """The state of the person before in a row of offices."""
    if before is None or before.country is None or before.country_span is None or not before.offices:
        return None
    office, first = mention.offices[0], mention.first
    begin = reading.analysis.token_at(office.start)
    if office.body is not None or begin > first or reading.sentence[first] != reading.sentence[before.first]:
        return None
    between = reading.lower[before.last : begin]
    if not 0 < len(between) <= 3 or not set(between) <= _BETWEEN:
        return None
    mine, other = office.title.lower().split(), before.offices[0].title.lower().split()
    if mine[-1] in _HEADS or mine[-2:] == ["prime", "minister"] or _same_field(mine, other):
        return None
    return before.country, before.country_span


def _same_field(mine: list[str], other: list[str]) -> bool:
    """Whether two offices are of one field, so that they are those of two states."""
    fields = words("portfolio") - {"of", "affairs", "national"}
    return mine == other or bool(set(mine) & set(other) & fields)


def _taken_up(reading: Reading, found: list[Mention], number: int) -> Where | None:
    """The state of the ministry in "ministry spokesman X", of the government in "government spokesman", of "its"."""
    mention = found[number]
    office = mention.offices[0]
    if office.body is not None:
        return None
    begin = reading.analysis.token_at(office.start)
    owner = reading.lower[begin - 1] if begin else ""
    first = reading.lower[begin]
    if owner in ("its", "their") and reading.sentence[begin - 1] == reading.sentence[begin]:
        return _state_before(reading, found, number)
    if reading.capital[begin] and not reading.initial[begin]:
        return None
    if first in ("government", "presidential", "cabinet"):
        return _state_before(reading, found, number)
    if first in body_nouns() and body_nouns()[first].kind in _BODIES:
        return _body_before(reading, found, number, first)
    return None


def _near(reading: Reading, one: Mention, other: Mention) -> bool:
    return reading.sentence[other.first] - reading.sentence[one.first] <= _REACH


def _body_before(reading: Reading, found: list[Mention], number: int, noun: str) -> Where | None:
    for step in range(number - 1, -1, -1):
        other = found[step]
        if not _near(reading, other, found[number]):
            return None
        if other.kind in _BODIES and noun in other.name.lower().split():
            return (other.country, other.country_span) if other.country and other.country_span else None
    return None


def _state_before(reading: Reading, found: list[Mention], number: int) -> Where | None:
    """The state that is the first to act in the nearest sentence before where one does."""
    best: Mention | None = None
    for step in range(number - 1, -1, -1):
        other = found[step]
        if not _near(reading, other, found[number]):
            break
        if best is not None and reading.sentence[other.first] != reading.sentence[best.first]:
            break
        if (
            other.kind == "state"
            and other.acts
            and reading.sentence[other.first] < reading.sentence[found[number].first]
        ):
            best = other
    if best is None or best.country is None or best.country_span is None:
        return None
    opening = best.first - reading.first_of(best.first)
    return (best.country, best.country_span) if opening <= 2 else None
