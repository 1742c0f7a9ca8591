"""The state of persons and bodies that the words beside their names give none: told by counterparts, or by whom the report is about."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from secdialogue.extractors.cast import Cast, Known, actor_at
from secdialogue.extractors.home import at_home
from secdialogue.language.countries import CountryWord
from secdialogue.language.mentions import Mention
from secdialogue.language.names import Names
from secdialogue.language.reading import Reading
from secdialogue.language.vocabulary import POSSESSIVE, words
from secdialogue.model import Actor
from secdialogue.plugin import Draft

_OWNERS = frozenset(("his", "her"))
_BETWEEN = frozenset((",", "the"))
#: How often a report names the state that it is about, at least; and how many times as often as any other.
_OFTEN = 3
_LEADING = 2


def add_nationalities(draft: Draft, company: Cast, actors: list[str]) -> None:
    """Give actors without a country the state that the report tells otherwise, and cite where it names that state."""
    names = company.read(draft)
    named = _named(names.reading)
    _by_owners(draft, company, names)
    _by_counterparts(draft, company, names, named)
    leading = [code for code, _ in Counter({code: len(found) for code, found in named.items()}).most_common(2)]
    if not leading or len(named[leading[0]]) < _OFTEN:
        return
    if len(leading) > 1 and len(named[leading[0]]) < _LEADING * len(named[leading[1]]):
        return
    if any(m.kind == "person" and m.country == leading[0] for m in names.mentions):
        return  # its people are told by nationality, as those of another state are
    mixed = may_be_american(names.reading, leading[0])
    for actor in actors:
        entity = draft[actor]
        if not isinstance(entity, Actor) or not (at_home(draft, entity) or _governs(draft, entity)):
            continue
        if not (mixed and is_american(entity)):
            _place(draft, company, actor, leading[0], named[leading[0]], entity.evidence[0].start)


_AMERICA = "USA"


def may_be_american(reading: Reading, code: str) -> bool:
    """Whether a report about or from another state names America, whose own reports leave some offices without a nationality."""
    return code != _AMERICA and any(land is not None and land.alpha3 == _AMERICA for land in reading.land)


def is_american(actor: Actor) -> bool:
    """Whether a title or body is one of those: "Senator X", "Congress"."""
    said = {word.lower() for role in actor.roles for word in role.title.split()} if actor.roles else set()
    said |= {word.lower() for word in actor.name.split()} if actor.kind != "person" else set()
    return bool(said & words("american-office"))


def _named(reading: Reading) -> dict[str, list[CountryWord]]:
    """Where a text names each state or its people, by the state; not the capitals, which may be where it was written."""
    found: dict[str, list[CountryWord]] = {}
    for index, land in enumerate(reading.land):
        if land is not None and land.first == index and land.use != "capital" and reading.sentence[index] >= 0:
            found.setdefault(land.alpha3, []).append(land)
    return found


def _by_owners(draft: Draft, company: Cast, names: Names) -> None:
    """As in "Petrov's successor, X", "Y, the front's spokesman", "his defence minister, Z": the state of whose they are."""
    ends = {mention.last: mention for mention in names.mentions if mention.kind != "state"}
    people = [mention for mention in names.mentions if mention.kind == "person"]
    for number, person in enumerate(people):
        if person.country is not None or (actor := _known(draft, company, person)) is None or actor.country:
            continue
        for start in [person.start, *(office.start for office in person.offices)]:
            earlier = people[number - 1] if number else None
            owner = _owner(names.reading, ends, earlier, names.reading.analysis.token_at(start))
            known = _known(draft, company, owner) if owner is not None else None
            if owner is not None and known is not None and known.country and known is not actor:
                draft.replace(actor.id, draft.evidence(owner.start, owner.end, "country"), country=known.country)
                actor.country = known.country
                break


def _owner(reading: Reading, ends: dict[int, Mention], earlier: Mention | None, begin: int) -> Mention | None:
    """Whose the office or the name at a token is: a name with a possessive mark before it, or the one "his" stands for."""
    lower = reading.lower
    if begin > 2 and lower[begin - 1] == "," and lower[begin - 2] in ("predecessor", "successor"):
        begin -= 2
    if begin and lower[begin - 1] in POSSESSIVE:
        return ends.get(begin - 1)
    if not begin or lower[begin - 1] not in _OWNERS or earlier is None:
        return None
    return earlier if reading.sentence[begin] - reading.sentence[earlier.first] <= 1 else None


def _known(draft: Draft, company: Cast, mention: Mention) -> Known | None:
    actor = actor_at(draft, mention)
    return company.known.get(actor) if actor else None


def _by_counterparts(draft: Draft, company: Cast, names: Names, named: dict[str, list[CountryWord]]) -> None:
    """As in "the minister told his Chilean counterpart": of the two states of the report, the minister's is the other."""
    reading = names.reading
    people = [mention for mention in names.mentions if mention.kind == "person"]
    for index, word in enumerate(reading.lower):
        if word not in ("counterpart", "counterparts") or reading.sentence[index] < 0:
            continue
        land = reading.land[index - 1] if index else None
        owner = land.first - 1 if land is not None else -1
        if land is None or owner < 0 or reading.lower[owner] not in _OWNERS:
            continue
        behind = bisect_right(people, index, key=lambda m: m.first)
        if behind < len(people) and set(reading.lower[index + 1 : people[behind].first]) <= _BETWEEN | words(
            "honorific"
        ):
            _give(draft, company, people[behind], land)
        other = _other(named, land.alpha3)
        place = bisect_right(people, owner, key=lambda m: m.first) - 1
        if other is None or place < 0 or reading.sentence[people[place].first] != reading.sentence[index]:
            continue
        actor = actor_at(draft, people[place])
        if actor is not None:
            _place(draft, company, actor, other, named[other], people[place].start)


def _give(draft: Draft, company: Cast, person: Mention, land: CountryWord) -> None:
    known = _known(draft, company, person)
    if known is not None and known.country is None:
        _place(draft, company, known.id, land.alpha3, [land], person.start)


def _other(named: dict[str, list[CountryWord]], code: str) -> str | None:
    """The one state beside `code` that a report names most, where no third is named as often."""
    counts = sorted(((len(found), other) for other, found in named.items() if other != code), reverse=True)
    if not counts or (len(counts) > 1 and counts[0][0] < _LEADING * counts[1][0]):
        return None
    return counts[0][1]


def _governs(draft: Draft, actor: Actor) -> bool:
    """Whether a person without a country holds an office that only states have."""
    if actor.country is not None or actor.kind != "person":
        return False
    for role in actor.roles:
        head = role.title.lower().split(" of ")[0].split(" for ")[0].split()[-1]
        if role.organization is None and head in words("state-office"):
            return True
    return False


def _place(draft: Draft, company: Cast, actor: str, code: str, found: list[CountryWord], start: int) -> None:
    """Give an actor a state, citing the words for it that stand nearest before the name, else the first."""
    entity = draft[actor]
    if not isinstance(entity, Actor) or entity.country is not None or entity.kind in ("state", "unnamed-source"):
        return
    reading = company.read(draft).reading
    before = bisect_right(found, start, key=lambda land: reading.span(land.first, land.last)[1])
    land = found[max(0, before - 1)]
    draft.replace(actor, draft.evidence(*reading.span(land.first, land.last), "country"), country=code)
    company.known[actor].country = code
