"""What the template shows: facts in their sections, each value with the passages that it stands on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import combinations
from typing import Any

import attrs

from secdialogue import edtf
from secdialogue.exporters.entities_jsonl import referred
from secdialogue.exporters.web_annotation import web_address
from secdialogue.exporters.wording import date_words, figure, label, names, title
from secdialogue.model import (
    Actor,
    Agreement,
    Document,
    Entity,
    Meeting,
    Metric,
    Record,
    Statement,
    prefix,
)
from secdialogue_report.charts import FigureChart, Timeline, figure_chart, look, timeline
from secdialogue_report.passages import Passages

#: Actors in the table of who met whom; the busiest, since a table of hundreds tells nobody anything.
MOST_MET = 14

_SUBKIND = {Actor: "kind", Meeting: "kind", Agreement: "kind", Statement: "mode"}


@attrs.frozen
class Group:
    """Facts under one heading."""

    heading: str
    facts: list[Any]
    chart: FigureChart | None = None


@attrs.frozen
class MetTable:
    """How often each of the busiest actors met each other: `cells[i][j]` meetings held or under way, planned ones apart."""

    actors: list[Actor]
    cells: list[list[tuple[int, int]]]
    left_out: int


@attrs.define(slots=False)
class Report:
    """Everything that the template asks for."""

    record: Record
    passages: Passages = attrs.field(init=False)
    _document_number: dict[str, int] = attrs.field(init=False)
    _actor_number: dict[str, int] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.passages = Passages(self.record)
        self._document_number = {document.id: i for i, document in enumerate(self.record.documents)}
        self._actor_number = {actor.id: i for i, actor in enumerate(self.record.actors)}

    # --- words ----------------------------------------------------------------------------------------------------

    date_words = staticmethod(date_words)
    figure = staticmethod(figure)
    look = staticmethod(look)
    title = staticmethod(title)
    web_address = staticmethod(web_address)

    def label(self, entity: Entity, dated: bool = True) -> str:
        """What an entity is called."""
        return label(self.record, entity, dated=dated)

    def names(self, ids: Iterable[str]) -> str:
        """The names of actors, joined."""
        return names(self.record, list(ids))

    def reported(self, entity: Entity) -> str | None:
        """The day of the earliest publication that an entity is cited to."""
        days = sorted((self.record[e.document].published or "")[:10] for e in entity.evidence)
        return next(filter(None, days), None)

    @property
    def period(self) -> str:
        """The days from the first publication to the last, in words."""
        days = sorted({d.published[:10] for d in self.record.documents if d.published})
        if not days:
            return ""
        return date_words(days[0]) if days[0] == days[-1] else f"{date_words(days[0])} to {date_words(days[-1])}"

    @property
    def counts(self) -> list[tuple[int, str]]:
        """How much the record holds of what."""
        record = self.record
        lists = (
            (record.documents, "source"), (record.actors, "actor"), (record.meetings, "meeting"),
            (record.agreements, "agreement"), (record.statements, "statement"), (record.metrics, "figure"),
        )  # fmt: skip
        return [(len(found), word if len(found) == 1 else f"{word}s") for found, word in lists]

    # --- what filters read ----------------------------------------------------------------------------------------

    def marks(self, entity: Entity) -> dict[str, str]:
        """The data attributes of a fact: kind, actors and documents by number, first and last day."""
        actors = [self._actor_number[id] for id in (entity.id, *referred(entity)) if id in self._actor_number]
        documents = dict.fromkeys(self._document_number[e.document] for e in entity.evidence)
        first, last = _days(entity)
        kind = prefix(entity)
        subkind = getattr(entity, _SUBKIND[type(entity)]) if type(entity) in _SUBKIND else kind
        return {
            "kind": f"{kind}/{subkind}",
            "actors": " ".join(map(str, actors)),
            "documents": " ".join(map(str, documents)),
            "first": first,
            "last": last,
        }

    @property
    def subkinds(self) -> list[tuple[str, list[str]]]:
        """(kind, its sub-kinds) that occur, for the filter."""
        found: dict[str, set[str]] = defaultdict(set)
        for entity in self.record.entities():
            if type(entity) in _SUBKIND:
                found[prefix(entity)].add(getattr(entity, _SUBKIND[type(entity)]))
        return [(kind, sorted(found[kind])) for kind in ("meeting", "agreement", "actor", "statement") if kind in found]

    @property
    def actors_by_name(self) -> list[tuple[int, Actor]]:
        """Actors with their numbers, for the filter."""
        return sorted(
            ((i, a) for i, a in enumerate(self.record.actors)), key=lambda pair: (pair[1].name.casefold(), pair[0])
        )

    def data(self) -> dict[str, Any]:
        """What the script needs: for each passage its document and the facts on it, as [entity, what it supports]."""
        entities = list(self.record.entities())
        number = {entity.id: i for i, entity in enumerate(entities)}
        return {
            "entities": [[entity.id, prefix(entity), self.label(entity)] for entity in entities],
            "documents": [document.id for document in self.record.documents],
            "passages": [
                [self._document_number[span[0]], [[number[entity.id], list(supports)] for entity, supports in facts]]
                for span, facts in zip(self.passages.spans, self.passages.facts, strict=True)
            ],
        }

    # --- sections -------------------------------------------------------------------------------------------------

    @property
    def timeline(self) -> Timeline | None:
        """The chart of events."""
        return timeline(self.record)

    @property
    def events(self) -> list[Group]:
        """Meetings and agreements by year of their first day, what has no date last."""
        events: list[Meeting | Agreement] = [*self.record.meetings, *self.record.agreements]
        groups: dict[str, list[Meeting | Agreement]] = defaultdict(list)
        for event in sorted(events, key=lambda e: (_days(e)[0] or _days(e)[1] or "~", e.id)):
            first, last = _days(event)
            groups[(first or last)[:4] or "Date not known"].append(event)
        return [Group(heading, facts) for heading, facts in groups.items()]

    @property
    def met(self) -> MetTable | None:
        """Who met whom, of the actors that met others most often."""
        times: Counter[str] = Counter()
        pairs: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        for meeting in self.record.meetings:
            ids = list(dict.fromkeys(p.actor for p in meeting.participants))
            kind = {"happened": 0, "planned": 1, "off": -1}[look(meeting)]
            if len(ids) < 2 or kind < 0:
                continue
            times.update(ids)
            for a, b in combinations(ids, 2):
                pairs[a, b][kind] += 1
                pairs[b, a][kind] += 1
        if not times:
            return None
        busiest = sorted(times, key=lambda a: (-times[a], a))[:MOST_MET]
        busiest.sort(key=lambda a: (self.record[a].kind != "state", -times[a], a))
        cells = [[_pair(pairs.get((a, b), [0, 0])) for b in busiest] for a in busiest]
        return MetTable([self.record[id] for id in busiest], cells, len(times) - len(busiest))

    def activity(self, actor: Actor) -> list[tuple[int, str]]:
        """How often an actor met, agreed, spoke and claimed."""
        return self._activity.get(actor.id, [])

    @cached_property
    def _activity(self) -> dict[str, list[tuple[int, str]]]:
        return dict(self._count_activity())

    def _count_activity(self) -> Iterator[tuple[str, list[tuple[int, str]]]]:
        record = self.record
        counted = (
            ("meeting", Counter(p for m in record.meetings for p in {x.actor for x in m.participants})),
            ("agreement", Counter(p for a in record.agreements for p in set(a.parties))),
            ("statement", Counter(p for s in record.statements for p in set(s.speakers))),
            ("figure", Counter(p for m in record.metrics for p in set(m.claimed_by))),
        )
        for actor in record.actors:
            found = [(count[actor.id], word) for word, count in counted if count[actor.id]]
            yield actor.id, [(n, word if n == 1 else f"{word}s") for n, word in found]

    @property
    def actor_groups(self) -> list[Group]:
        """Actors by kind, the busiest first."""
        groups: dict[str, list[Actor]] = defaultdict(list)
        weight = {actor.id: sum(n for n, _ in self.activity(actor)) for actor in self.record.actors}
        for actor in sorted(self.record.actors, key=lambda a: (-weight[a.id], a.name.casefold(), a.id)):
            groups[actor.kind].append(actor)
        order = sorted(groups, key=lambda kind: (kind != "state", kind != "person", kind == "unnamed-source", kind))
        return [Group(_PLURALS[kind], groups[kind]) for kind in order]

    @property
    def speakers(self) -> list[Group]:
        """Statements by speaker, those with most to say first, without a speaker last."""
        groups: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
        for statement in self.record.statements:
            groups[statement.speakers].append(statement)
        order = sorted(groups, key=lambda ids: (not ids, -len(groups[ids]), self.names(ids).casefold(), ids))
        return [Group(self.names(ids) or "Without a named speaker", groups[ids]) for ids in order]

    @property
    def figures(self) -> list[Group]:
        """Figures by variable, unit and kind of change, those that several claim first."""
        groups: dict[tuple[str, str, str, str], list[Metric]] = defaultdict(list)
        for metric in self.record.metrics:
            groups[metric.variable, metric.unit, metric.change or "", metric.direction or ""].append(metric)
        ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
        found = []
        for _, metrics in ordered:
            metrics.sort(key=lambda m: (self.record[m.evidence[0].document].published or "", m.value, m.id))
            how = metrics[0].direction or (metrics[0].change and "change")
            heading = f"{metrics[0].measure} ({how})" if how else metrics[0].measure
            found.append(Group(heading, metrics, figure_chart(self.record, metrics)))
        return found

    def facts_in(self, document: Document) -> int:
        """How many entities stand on passages of a document."""
        return len({e.id for number in self.passages.in_document(document) for e, _ in self.passages.facts[number]})


def _pair(counts: list[int]) -> tuple[int, int]:
    return counts[0], counts[1]


_PLURALS = {
    "person": "People", "state": "States", "government-body": "Government bodies", "military": "Armed forces",
    "armed-group": "Armed groups", "intergovernmental": "Intergovernmental bodies", "coalition": "Coalitions", "media": "Media",
    "organization": "Organisations", "commission": "Standing dialogues and commissions", "unnamed-source": "Unnamed sources",
}  # fmt: skip


def _days(entity: Entity) -> tuple[str, str]:
    """First and last day that an entity's date can mean, empty where there is none or it is open."""
    date = getattr(entity, "date", None) or getattr(entity, "period", None)
    if date is None:
        return "", ""
    value = edtf.parse(date)
    first, last = value.first_day, value.last_day
    return (first.isoformat() if first else "", last.isoformat() if last else "")
