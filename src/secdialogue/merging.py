"""merge(): one record of many; what is the same is joined, what disagrees stays side by side, nothing is dropped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import attrs

from secdialogue import identity
from secdialogue.checking import check
from secdialogue.model import (
    ENTITY_LISTS,
    Actor,
    Agreement,
    Conflict,
    Document,
    Entity,
    Meeting,
    Metric,
    Record,
    Statement,
    document_key,
    entity_key,
    evidence_key,
)
from secdialogue.serialization import to_json_line
from secdialogue.settling import Cluster, settle

E = TypeVar("E", bound=Entity)


def merge(records: Iterable[Record]) -> Record:
    """One record of many.

    States are joined by country, bodies by a name in common, persons by names of which one is a shorter form of the
    other, meetings by name and date or by days, participants and place, agreements by name or by kind, date and parties,
    long quotations and claimed figures where the same source says the same. A joined entity keeps the smallest id, the
    others stand in its `same_as`. Where sources disagree, the value that most documents give is preferred, and all of them
    stand in `conflicts`. The order of `records` does not matter. Raises RecordError where a record breaks the contract.
    """
    parts = _ordered(records)
    if not parts:
        return Record()
    documents = _documents(parts)
    pool = _Pool(parts)
    for join in (_actors, _agreements, _meetings, _statements, _metrics):
        join(pool)
    merged = pool.record(documents)
    return check(_with_copies(merged))


def _ordered(records: Iterable[Record]) -> list[Record]:
    """The records in an order that does not depend on how they came: by their documents, equal ones by their JSON."""
    groups: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for record in records:
        groups[tuple(document.id for document in record.documents)].append(record)
    return [
        r for key in sorted(groups) for r in (sorted(groups[key], key=to_json_line) if groups[key][1:] else groups[key])
    ]


def _documents(parts: list[Record]) -> tuple[Document, ...]:
    """Each document once; of one with and one without its text, the one with it; tools of both."""
    found: dict[str, Document] = {}
    for document in (d for part in parts for d in part.documents):
        known = found.setdefault(document.id, document)
        if known is not document:
            kept = known if known.text is not None else document
            tools = {(t.name, t.version): t for t in (*known.made_with, *document.made_with)}
            found[document.id] = attrs.evolve(kept, made_with=tuple(tools.values()))
    return tuple(sorted(found.values(), key=document_key))


def _with_copies(record: Record) -> Record:
    copies = identity.copies(record)
    documents = tuple(attrs.evolve(d, copy_of=copies[d.id]) if d.id in copies else d for d in record.documents)
    return attrs.evolve(record, documents=documents)


class _Pool:
    """The entities of all records under ids of their own, and which of them are the same (union by smallest id)."""

    def __init__(self, parts: list[Record]) -> None:
        self.entities: dict[str, list[Entity]] = defaultdict(list)
        self.conflicts: list[Conflict] = []
        self._parent: dict[str, str] = {}
        self._extensions: dict[str, Any] = {}
        for part in parts:
            self._take(part)

    def _take(self, part: Record) -> None:
        """Add the entities of one record; one whose id another entity has already gets an id of its own."""
        renamed = {e.id: new for e in part.entities() if (new := self._own_id(e)) != e.id}
        for entity in part.entities():
            taken: Entity = _renamed(entity, renamed)
            self.entities[taken.id].append(taken)
            for other in (taken.id, *taken.same_as):
                self._parent.setdefault(other, other)
                self.join(taken.id, other)
        self.conflicts += [attrs.evolve(c, entity=renamed.get(c.entity, c.entity)) for c in part.conflicts]
        self._extensions.update(part.extensions)

    def _own_id(self, entity: Entity) -> str:
        known = self.entities.get(entity.id)
        if not known or _same_thing(known[0], entity):
            return entity.id
        document = entity.evidence[0].document.removeprefix("doc:")[:8]
        return entity.id if entity.id.endswith(document) else f"{entity.id}-{document}"

    def find(self, id: str) -> str:
        """The smallest id of what `id` was joined with."""
        root = id
        while self._parent.setdefault(root, root) != root:
            root = self._parent[root]
        while self._parent[id] != root:
            self._parent[id], id = root, self._parent[id]
        return root

    def join(self, a: str, b: str) -> None:
        """Say that two ids name the same."""
        low, high = sorted((self.find(a), self.find(b)))
        self._parent[high] = low

    def of(self, kind: type[E]) -> list[E]:
        """The entities of one class with their references brought up to date, by id."""
        return [
            _renamed(entity, self)
            for id in sorted(self.entities)
            for entity in self.entities[id]
            if isinstance(entity, kind)
        ]

    def get(self, id: str, default: str) -> str:
        """The id that stands for `id` now."""
        return self.find(id) if id in self._parent else default

    def record(self, documents: tuple[Document, ...]) -> Record:
        """The record of all clusters."""
        lists: dict[str, tuple[Entity, ...]] = {}
        conflicts: list[Conflict] = []
        old = defaultdict(list)
        for conflict in self.conflicts:
            old[self.get(conflict.entity, conflict.entity)].append(_conflict_renamed(conflict, self))
        for name, kind in ENTITY_LISTS.items():
            settled = [settle(cluster, old[cluster.id]) for cluster in self._clusters(kind)]
            lists[name] = tuple(sorted((entity for entity, _ in settled), key=entity_key))
            conflicts += [conflict for _, found in settled for conflict in found]
        conflicts.sort(key=lambda c: (c.entity, c.field))
        return Record(documents=documents, conflicts=tuple(conflicts), extensions=self._extensions, **lists)  # type: ignore[arg-type]

    def _clusters(self, kind: type[Entity]) -> Iterator[Cluster]:
        members: dict[str, list[Entity]] = defaultdict(list)
        ids: dict[str, set[str]] = defaultdict(set)
        for id in sorted(self._parent):
            ids[self.find(id)].add(id)
        for entity in self.of(kind):
            members[self.find(entity.id)].append(entity)
        for id in sorted(members):
            found = sorted(members[id], key=lambda e: (evidence_key(e.evidence[0]), e.id))
            yield Cluster(id, tuple(sorted(ids[id] - {id})), tuple(dict.fromkeys(found)))


def _same_thing(a: Entity, b: Entity) -> bool:
    """Whether two entities of one id are one: the same passage of the same document, or actors and names that agree."""
    if type(a) is not type(b):
        return False
    if {(e.document, e.start) for e in a.evidence} & {(e.document, e.start) for e in b.evidence}:
        return True
    if isinstance(a, Actor) and isinstance(b, Actor):
        return a.named and b.named and identity.countries_agree(a, b) and _compatible_kinds(a, b)
    return isinstance(a, Agreement)


def _joinable(a: Actor, b: Actor) -> bool:
    return _different_documents(a, b) and _compatible_kinds(a, b) and identity.countries_agree(a, b)


def _compatible_kinds(a: Actor, b: Actor) -> bool:
    return a.kind == b.kind or not {a.kind, b.kind} & {"person", "state", "unnamed-source"}


# --- what is the same -----------------------------------------------------------------------------------------------


def _actors(pool: _Pool) -> None:
    actors = pool.of(Actor)
    by_id = {actor.id: actor for actor in actors}
    for a, b in identity.shared_keys((actor.id, key) for actor in actors for key in identity.actor_keys(actor)):
        if _joinable(by_id[a], by_id[b]):
            pool.join(a, b)
    _persons(pool, [actor for actor in actors if actor.kind == "person"])


def _persons(pool: _Pool, persons: list[Actor]) -> None:
    """Compare persons within one family name, so that the work stays near linear."""
    families: dict[str, list[tuple[tuple[str, ...], Actor]]] = defaultdict(list)
    for person in persons:
        for name in sorted({person.name, *person.names}):
            skeletons = identity.person_skeletons(name)
            if len(skeletons) > 1:
                families[skeletons[-1]].append((skeletons, person))
    for family in families.values():
        family.sort(key=lambda pair: (len(pair[0]), pair[0], pair[1].id))
        distinct: list[tuple[tuple[str, ...], Actor]] = []
        for skeletons, person in family:
            for known, other in distinct:
                if _joinable(person, other) and identity.same_person(known, skeletons):
                    pool.join(person.id, other.id)
            if all(known != skeletons or other.country != person.country for known, other in distinct):
                distinct.append((skeletons, person))


def _keyed(pool: _Pool, kind: type[E], keys: Callable[[E], Iterator[tuple[str, ...]]]) -> None:
    entities = {entity.id: entity for entity in pool.of(kind)}
    for a, b in identity.shared_keys((entity.id, key) for entity in entities.values() for key in keys(entity)):
        if _different_documents(entities[a], entities[b]):
            pool.join(a, b)


def _agreements(pool: _Pool) -> None:
    _keyed(pool, Agreement, identity.agreement_keys)


def _meetings(pool: _Pool) -> None:
    _keyed(pool, Meeting, identity.meeting_keys)
    by_pair: dict[tuple[str, str], list[Meeting]] = defaultdict(list)
    for meeting in pool.of(Meeting):
        present = sorted({p.actor for p in meeting.participants})
        for i, a in enumerate(present):
            for b in present[i + 1 :]:
                for other in by_pair[a, b]:
                    if _different_documents(meeting, other) and identity.same_occasion(meeting, other):
                        pool.join(meeting.id, other.id)
                by_pair[a, b].append(meeting)


def _different_documents(a: Entity, b: Entity) -> bool:
    """Within one document its own reader has decided what is one occasion."""
    return not {e.document for e in a.evidence} & {e.document for e in b.evidence}


def _statements(pool: _Pool) -> None:
    _keyed(pool, Statement, identity.statement_keys)


def _metrics(pool: _Pool) -> None:
    _keyed(pool, Metric, identity.metric_keys)


# --- references after renaming --------------------------------------------------------------------------------------

_REFERRING = ("participants", "speakers", "parties", "relayed_by", "claimed_by", "framework", "meetings")


def _renamed(entity: E, ids: Any) -> E:
    """The entity with every id it holds, its own and those it refers to, replaced by `ids.get(id, id)`."""

    def new(id: str | None) -> str | None:
        return None if id is None else ids.get(id, id)

    changes: dict[str, Any] = {"evidence": tuple(_evidence_renamed(e, ids) for e in entity.evidence)}
    if not isinstance(ids, _Pool):
        changes["id"] = new(entity.id)
    for field in attrs.fields(type(entity)):
        if field.metadata.get("refers") in ENTITY_LISTS:
            value = getattr(entity, field.name)
            changes[field.name] = tuple(dict.fromkeys(map(new, value))) if isinstance(value, tuple) else new(value)
    if isinstance(entity, Meeting):
        changes["participants"] = tuple(attrs.evolve(p, actor=ids.get(p.actor, p.actor)) for p in entity.participants)
    if isinstance(entity, Actor):
        changes["roles"] = tuple(attrs.evolve(r, organization=new(r.organization)) for r in entity.roles)
    return attrs.evolve(entity, **changes)


def _evidence_renamed(evidence: Any, ids: Any) -> Any:
    if not any("/" in s for s in evidence.supports):
        return evidence
    supports = []
    for support in evidence.supports:
        field, slash, member = support.partition("/")
        supports.append(f"{field}/{ids.get(member, member)}" if slash and field in _REFERRING else support)
    return attrs.evolve(evidence, supports=tuple(sorted(set(supports))))


def _conflict_renamed(conflict: Conflict, ids: Any) -> Conflict:
    def new(value: Any) -> Any:
        return ids.get(value, value) if isinstance(value, str) else value

    values = tuple(
        attrs.evolve(v, value=new(v.value), evidence=tuple(_evidence_renamed(e, ids) for e in v.evidence))
        for v in conflict.values
    )
    return attrs.evolve(conflict, entity=new(conflict.entity), values=values)
