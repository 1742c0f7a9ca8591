"""Who leads a delegation and who belongs to it: "X led the Kenyan delegation", "the Kenyan delegation, which included General X"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Literal

from attrs import frozen

from secdialogue.extractors.cast import Cast, actor_at, cast
from secdialogue.language.countries import CountryWord
from secdialogue.language.mentions import Mention
from secdialogue.language.names import Names
from secdialogue.language.vocabulary import POSSESSIVE
from secdialogue.plugin import Actor, Draft

_DELEGATIONS = frozenset(("delegation", "team", "side"))
_LEADING = frozenset(("led", "leads", "leading", "headed", "heads", "heading"))
_AUXILIARY = frozenset(
    ("was", "is", "were", "will", "would", "be", "being", "been", "has", "had", ",", "that", "which", "who")
)
#: Tokens between a delegation's state and its noun, and between "led by" and the name of the leader.
_MODIFIERS = 4
_TITLE = 20


@frozen
class Leader:
    """A person who leads a state's delegation, or belongs to it."""

    actor: str
    #: Offsets of the name.
    start: int
    end: int
    #: The state that the words name, with their offsets.
    country: tuple[str, tuple[int, int]]
    sentence: int
    role: Literal["head", "delegate"] = "head"


def leaders(draft: Draft) -> list[Leader]:
    """The leaders of delegations that a document names, in the order of the text."""
    names = draft.shared(cast).read(draft)
    people = [mention for mention in names.mentions if mention.kind == "person"]
    if not people:
        return []
    return [*_leaders(draft, names, people), *_negotiators(draft, names, people)]


def _negotiators(draft: Draft, names: Names, people: list[Mention]) -> Iterator[Leader]:
    """Those whose office is to negotiate for their state: "China's chief negotiator X"."""
    for person in people:
        for office in person.offices:
            said = set(office.title.lower().split())
            chief = said & _CHIEF and said & _NEGOTIATORS and office.status == "current"
            code, span = office.country or person.country, office.country_span or person.country_span
            if chief and code and span and (actor := actor_at(draft, person)):
                yield Leader(actor, person.start, person.end, (code, span), names.reading.sentence[person.first])


_CHIEF = frozenset(("chief", "lead", "top", "head"))
_NEGOTIATORS = frozenset(("negotiator", "delegate"))


def _leaders(draft: Draft, names: Names, people: list[Mention]) -> Iterator[Leader]:
    reading = names.reading
    for index, word in enumerate(reading.lower):
        if word not in _DELEGATIONS or reading.sentence[index] < 0 or (land := _state(names, index)) is None:
            continue
        if word == "side" and reading.lower[index + 1 : index + 2] == ["of"]:
            continue
        person = _behind(names, people, index) or _before(names, people, min(land.first, index))
        country, sentence = (land.alpha3, reading.span(land.first, land.last)), reading.sentence[index]
        for one in _row(names, people, person) if person else ():
            if actor := actor_at(draft, one):
                yield Leader(actor, one.start, one.end, country, sentence)
        if person is not None and person.first > index:
            yield from _others(draft, names, people, person)
        for one in _members(names, people, max(index + 1, land.last)):
            if actor := actor_at(draft, one):
                yield Leader(actor, one.start, one.end, country, sentence, "delegate")


def _others(draft: Draft, names: Names, people: list[Mention], person: Mention) -> Iterator[Leader]:
    """As in "Chad's delegation was led by X, Niger's by Y": the leaders behind the first."""
    reading = names.reading
    for at in range(person.last, reading.last_of(person.first) - 2):
        land = reading.land[at]
        if (
            land is None
            or land.last != at + 1
            or reading.lower[at + 1] not in POSSESSIVE
            or reading.lower[at + 2] != "by"
        ):
            continue
        place = bisect_right(people, at + 2, key=lambda m: m.first)
        other = people[place] if place < len(people) else None
        if (
            other is not None
            and other.first < min(reading.last_of(at), at + _TITLE)
            and (actor := actor_at(draft, other))
        ):
            country = land.alpha3, reading.span(land.first, land.last)
            yield Leader(actor, other.start, other.end, country, reading.sentence[at])


def _row(names: Names, people: list[Mention], person: Mention) -> list[Mention]:
    """A leader with those who are joined to him before: "A, Minister B and C led …"."""
    row, lower = [person], names.reading.lower
    number = bisect_left(people, person.first, key=lambda m: m.first)
    for other in (people[step] for step in range(number - 1, -1, -1)):
        offices = [office.start for office in row[0].offices if office.start < row[0].start]
        begin = names.reading.analysis.token_at(min(offices, default=row[0].start))
        between = lower[other.last : begin]
        if names.reading.sentence[other.first] != names.reading.sentence[person.first] or not between:
            break
        if not set(between) <= _JOINING:
            break
        row.insert(0, other)
    return row


def _members(names: Names, people: list[Mention], at: int) -> list[Mention]:
    """Those whom "which included" or "made up of" behind a delegation lists."""
    lower, end = names.reading.lower, names.reading.last_of(at - 1)
    while at < end and lower[at] in (",", "which", "that"):
        at += 1
    if at >= end or (lower[at] not in _INCLUDING and lower[at : at + 3] != ["made", "up", "of"]):
        return []
    low = bisect_left(people, at, key=lambda m: m.first)
    return people[low : bisect_left(people, end, lo=low, key=lambda m: m.first)]


_JOINING = frozenset((",", "and", "&", "the", "as", "well", "with", "together", "alongside"))
_INCLUDING = frozenset(("included", "includes", "including", "comprised", "comprises", "comprising", "featured"))


def _state(names: Names, index: int) -> CountryWord | None:
    """The one state that the words before a delegation's noun name, or an "of" behind it."""
    reading = names.reading
    if reading.lower[index + 1 : index + 2] in (["of"], ["from"]):
        at = index + 2 + (reading.lower[index + 2 : index + 3] == ["the"])
        land = reading.land[at] if at < len(reading.land) else None
        alone = land is not None and land.use == "name" and reading.lower[land.last : land.last + 1] != ["and"]
        return land if alone else None
    for at in range(index - 1, max(index - _MODIFIERS, reading.first_of(index)) - 1, -1):
        if (land := reading.land[at]) is not None:
            joined = land.first and (reading.lower[land.first - 1] in ("and", "-", ",") or "-" in reading.lower[at])
            return None if joined else land
        if not reading.lower[at].replace("-", "").isalnum() and reading.lower[at] not in POSSESSIVE:
            return None
    return None


def _behind(names: Names, people: list[Mention], index: int) -> Mention | None:
    """The person behind "led by", the title passed over."""
    lower, end = names.reading.lower, names.reading.last_of(index)
    at = index + 1
    while at < end and lower[at] in _AUXILIARY:
        at += 1
    if lower[at : at + 1] == [] or lower[at] not in _LEADING or lower[at + 1 : at + 2] != ["by"]:
        return None
    place = bisect_right(people, at + 1, key=lambda m: m.first)
    first = people[place] if place < len(people) else None
    if first is None or first.first >= min(end, at + _TITLE) or _parted(lower, at + 2, first.first):
        return None
    return first


def _before(names: Names, people: list[Mention], first: int) -> Mention | None:
    """The person who is the subject of the verb before the delegation's words."""
    lower, begin = names.reading.lower, names.reading.first_of(first)
    at = first - 1
    while at > begin and lower[at] in ("the", "a", "an", "his", "her"):
        at -= 1
    if lower[at - 1 : at + 1] in (["head", "of"], ["leader", "of"]):
        at -= 3 if lower[at - 2] == "the" else 2
        if at <= begin or lower[at] not in ("was", "is"):
            return None
    elif at <= begin or lower[at] not in _LEADING:
        return None
    at -= 1
    while at > begin and lower[at] in _AUXILIARY - {","}:
        at -= 1
    low = bisect_left(people, begin, key=lambda m: m.first)
    clause = [m for m in people[low : bisect_right(people, at, lo=low, key=lambda m: m.first)] if m.last <= at + 1]
    if not clause:
        return None
    if lower[at] == ",":
        # Behind an insertion the subject is whom the sentence opens with, a comma behind the name.
        return clause[0] if lower[clause[0].last] == "," else None
    return clause[-1] if clause[-1].last == at + 1 else None


def _parted(lower: list[str], first: int, last: int) -> bool:
    return any(word in (",", ";", "who") for word in lower[first:last])


def add_countries(draft: Draft, company: Cast) -> None:
    """Give leaders without a country the state whose delegation they lead."""
    for leader in leaders(draft):
        person = draft[leader.actor]
        if isinstance(person, Actor) and person.country is None:
            code, span = leader.country
            draft.replace(leader.actor, draft.evidence(*span, "country"), country=code)
            company.known[leader.actor].country = code
