"""One entity of several that are the same: members united, the value most documents give preferred, conflicts kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import attrs

from secdialogue.model import (
    Actor,
    Conflict,
    ConflictValue,
    Entity,
    Evidence,
    Participant,
    Role,
    Statement,
    evidence_key,
)
from secdialogue.serialization import unstructure

#: Fields that are never a conflict: identity, and what the first document's words decide.
_FIRST = ("mode", "attitude", "polarity", "text", "cue", "measure", "named", "extensions", "unknown")


@attrs.frozen
class Cluster:
    """Entities that are the same, by their first evidence, under the id that stands for all of them."""

    id: str
    others: tuple[str, ...]
    members: tuple[Entity, ...]


def settle(cluster: Cluster, conflicts: Iterable[Conflict]) -> tuple[Entity, list[Conflict]]:
    """The one entity, and the conflicts between its members together with those they brought along."""
    first = cluster.members[0]
    old = list(conflicts)
    if len(cluster.members) == 1 and not old:
        return attrs.evolve(first, id=cluster.id, same_as=cluster.others), []
    changes: dict[str, Any] = {"id": cluster.id, "same_as": cluster.others}
    found: list[Conflict] = []
    withdrawn: dict[Evidence, set[str]] = defaultdict(set)
    for field in attrs.fields(type(first)):
        name = field.name
        if name in ("id", "same_as", "evidence", *_FIRST):
            continue
        if isinstance(getattr(first, name), tuple):
            changes[name] = _united(cluster.members, name)
        elif name == "name" and isinstance(first, Actor):
            changes[name] = _fullest(cluster.members)
        else:
            claims = _claims(cluster.members, name, old)
            changes[name], conflict = _preferred(cluster.id, name, claims, withdrawn)
            found += conflict
    if isinstance(first, Actor):
        changes["names"] = _names(cluster.members, changes["name"])
    changes["evidence"] = _evidence(cluster.members, withdrawn, changes.get("name"))
    return attrs.evolve(first, **changes), found


# --- single values --------------------------------------------------------------------------------------------------


def _claims(members: Iterable[Entity], name: str, old: list[Conflict]) -> dict[Any, set[Evidence]]:
    """Each value of a field with the evidence that says so."""
    claims: dict[Any, set[Evidence]] = defaultdict(set)
    for conflict in old:
        if conflict.field == name:
            for value in conflict.values:
                claims[value.value] |= set(value.evidence)
    settled = set(claims)
    for member in members:
        value = getattr(member, name)
        if value is not None:
            cited = {e for e in member.evidence if name in e.supports}
            claims[value] |= cited or (set() if value in settled else set(member.evidence))
    return claims


def _preferred(
    entity: str, name: str, claims: dict[Any, set[Evidence]], withdrawn: dict[Evidence, set[str]]
) -> tuple[Any, list[Conflict]]:
    """The value of most documents (then the longer one, then the smaller), and the conflict where there are several."""
    if not claims:
        return None, []

    def rank(value: Any) -> tuple[int, int, str]:
        text = str(unstructure(value))
        return -len({e.document for e in claims[value]}), -len(text), text

    ordered = sorted(claims, key=rank)
    if len(ordered) == 1:
        return ordered[0], []
    for value in ordered[1:]:
        for evidence in claims[value] - claims[ordered[0]]:
            withdrawn[_place(evidence)].add(name)
    values = tuple(
        ConflictValue(
            value=unstructure(v), evidence=tuple(sorted({_only(e, name) for e in claims[v]}, key=evidence_key))
        )
        for v in ordered
    )
    return ordered[0], [Conflict(entity=entity, field=name, values=values)]


def _only(evidence: Evidence, name: str) -> Evidence:
    return attrs.evolve(evidence, supports=(name,))


def _place(evidence: Evidence) -> Evidence:
    """The span of an evidence, without what it supports."""
    return attrs.evolve(evidence, supports=())


# --- lists ----------------------------------------------------------------------------------------------------------


def _united(members: Iterable[Entity], name: str) -> tuple[Any, ...]:
    """The members of a list field, each once, as they come."""
    values = [value for member in members for value in getattr(member, name)]
    if name == "participants":
        return _participants(values)
    if name == "roles":
        return _roles(values)
    return tuple(dict.fromkeys(values))


def _participants(values: list[Participant]) -> tuple[Participant, ...]:
    """Each actor once, with the most telling role."""
    found: dict[str, Participant] = {}
    for value in values:
        known = found.setdefault(value.actor, value)
        if known.role == "participant":
            found[value.actor] = value
    return tuple(found.values())


def _roles(values: list[Role]) -> tuple[Role, ...]:
    """Each role once; one that says less of an equal title gives way."""
    found: dict[tuple[str, str], Role] = {}
    for value in values:
        key = (value.title.casefold(), value.status)
        known = found.setdefault(key, value)
        found[key] = attrs.evolve(
            known, organization=known.organization or value.organization, country=known.country or value.country
        )
    return tuple(found.values())


def _fullest(members: Iterable[Entity]) -> str:
    """The canonical name: the one with most words, then the longest, then the smallest."""
    names = {member.name for member in members if isinstance(member, Actor)}
    return min(names, key=lambda name: (-len(name.split()), -len(name), name))


def _names(members: Iterable[Entity], canonical: str) -> tuple[str, ...]:
    every = dict.fromkeys(n for m in members if isinstance(m, Actor) for n in (*m.names, m.name))
    return tuple(
        name
        for name in every
        if name != canonical or any(canonical in m.names for m in members if isinstance(m, Actor))
    )


def _evidence(members: Iterable[Entity], withdrawn: dict[Evidence, set[str]], canonical: Any) -> tuple[Evidence, ...]:
    """All evidence; what stood for a value that was not preferred supports it no more (it stands in the conflict)."""
    spans: dict[Evidence, set[str]] = defaultdict(set)
    for number, member in enumerate(members):
        for evidence in member.evidence:
            supports = set(evidence.supports) - withdrawn.get(_place(evidence), set())
            if number and isinstance(member, Statement):
                supports -= {"text", "cue"}
            if isinstance(member, Actor) and member.name != canonical and "name" in supports:
                supports = (supports - {"name"}) | {f"names/{member.name}"}
            spans[_place(evidence)] |= supports
    found = [attrs.evolve(place, supports=tuple(sorted(supports))) for place, supports in spans.items()]
    return tuple(sorted(found, key=evidence_key))
