"""`followthemoney`: one entity a line, in the schemata of FollowTheMoney.

Documents are Articles; actors Persons, PublicBodies, Organizations; meetings and agreements Events that involve them; what
was said and which figures were claimed are Notes about whoever said or claimed it; an office is a Position and its
Occupancy; a Documentation leads from each to the document, with the quotes. Entity ids are the SHA-1 that the library
makes of the record's ids.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar

from followthemoney import model
from followthemoney.proxy import EntityProxy

from secdialogue import edtf
from secdialogue.exporters.tables import only
from secdialogue.exporters.web_annotation import web_address
from secdialogue.exporters.wording import date_words, figure, label, title
from secdialogue.model import Actor, Agreement, Document, Entity, Meeting, Metric, Record, Statement
from secdialogue.plugin import Exporter

_SCHEMATA = {
    "person": "Person", "state": "PublicBody", "government-body": "PublicBody", "military": "PublicBody",
    "unnamed-source": "LegalEntity",
}  # fmt: skip
#: Topics of FollowTheMoney that follow from what an actor is, and from nothing else.
_TOPICS = {"state": "gov.national", "government-body": "gov", "military": "mil", "intergovernmental": "gov.igo"}
#: Dates that FollowTheMoney takes: prefixes of a day.
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class FollowTheMoney(Exporter):
    """One record as entities, a line each."""

    name: ClassVar[str] = "followthemoney"
    suffixes: ClassVar[tuple[str, ...]] = (".ftm", ".ftm.ijson")

    def export(self, records: Iterable[Record], target: Path) -> None:
        """Write the entities; OutputError where there are several records."""
        record = only(records, self.name)
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            for proxy in proxies(record):
                stream.write(json.dumps(proxy.to_dict(), ensure_ascii=False, sort_keys=True) + "\n")


def proxies(record: Record) -> Iterator[EntityProxy]:
    """The entities of a record, documents first."""
    for document in record.documents:
        yield _article(document)
    for entity in record.entities():
        yield _entity(record, entity)
        if isinstance(entity, Actor):
            yield from _offices(record, entity)
        yield from _documentation(record, entity)


def _made(schema: str, id: str, **values: Any) -> EntityProxy:
    proxy = model.make_entity(schema)
    proxy.id = _key(id)
    for name, value in values.items():
        proxy.add(name, value)
    return proxy


def _key(id: str) -> str:
    made: str | None = model.make_entity("Thing").make_id("secdialogue", id)
    return made or id


def _article(document: Document) -> EntityProxy:
    return _made(
        "Article",
        document.id,
        title=title(document),
        author=list(document.authors),
        publisher=document.publisher,
        publishedAt=document.published,
        modifiedAt=document.updated,
        sourceUrl=web_address(document.url),
        language=document.language,
        bodyText=document.text,
        fileName=f"{document.id.removeprefix('doc:')}.txt",
    )


def _entity(record: Record, entity: Entity) -> EntityProxy:
    called = label(record, entity)
    match entity:
        case Actor():
            return _made(
                _SCHEMATA.get(entity.kind, "Organization"), entity.id, name=entity.name, alias=[n for n in entity.names if n != entity.name],
                country=entity.country, topics=_TOPICS.get(entity.kind),
            )  # fmt: skip
        case Meeting():
            hosts = [p.actor for p in entity.participants if p.role == "host"]
            involved = [p.actor for p in entity.participants]
            return _made(
                "Event", entity.id, name=called, summary=_summary(entity), keywords=[entity.kind, entity.status, *entity.topics],
                location=[entity.place, entity.venue], involved=map(_key, involved), organizer=map(_key, hosts), **_dates(entity.date),
            )  # fmt: skip
        case Agreement():
            terms = "; ".join(term.text for term in entity.terms)
            return _made(
                "Event", entity.id, name=called, summary=_summary(entity), description=terms or None,
                keywords=["agreement", entity.kind, entity.status], involved=map(_key, entity.parties), **_dates(entity.date),
            )  # fmt: skip
        case Statement():
            return _made("Note", entity.id, name=called, description=entity.text, entity=map(_key, entity.speakers))
        case Metric():
            words = f"{entity.measure}: {figure(entity)}"
            return _made("Note", entity.id, name=called, description=words, entity=map(_key, entity.claimed_by))


def _summary(event: Meeting | Agreement) -> str:
    when = date_words(event.date) or "date not known"
    return f"{event.kind.replace('-', ' ')}, {event.status.replace('-', ' ')}, {when}"


def _dates(date: str | None) -> dict[str, str]:
    """The dates that FollowTheMoney can hold: no more than is known, hence none for what is approximate or a season."""
    if date is None:
        return {}
    value = edtf.parse(date)
    if not value.is_interval:
        return {"date": value.text} if _DATE.fullmatch(value.text) and value.precision != "season" else {}
    ends = (("startDate", value.start), ("endDate", value.end))
    return {name: point for name, point in ends if _DATE.fullmatch(point)}


def _offices(record: Record, actor: Actor) -> Iterator[EntityProxy]:
    if _SCHEMATA.get(actor.kind) != "Person":
        return
    for number, role in enumerate(actor.roles):
        body = record[role.organization].name if role.organization is not None else None
        post = f"position:{role.title}@{role.organization or role.country or ''}"
        name = f"{role.title}, {body}" if body else role.title
        yield _made("Position", post, name=name, country=role.country)
        yield _made(
            "Occupancy", f"occupancy:{actor.id}#{number}", holder=_key(actor.id), post=_key(post),
            status={"former": "ended", "current": "current"}.get(role.status), summary=role.status,
        )  # fmt: skip


def _documentation(record: Record, entity: Entity) -> Iterator[EntityProxy]:
    quotes: dict[str, list[str]] = {}
    for evidence in entity.evidence:
        quotes.setdefault(evidence.document, []).append(evidence.quote)
    for document, found in quotes.items():
        yield _made(
            "Documentation", f"documentation:{entity.id}@{document}", document=_key(document), entity=_key(entity.id),
            summary=list(dict.fromkeys(found)), date=(record[document].published or "")[:10] or None,
        )  # fmt: skip
