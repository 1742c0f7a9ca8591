"""A record as an RDF graph: schema.org for what things are, PROV-O for where it is said, a few terms of our own.

| record | class | said by |
| --- | --- | --- |
| document | schema:Article, prov:Entity | `prov:wasDerivedFrom` the document it copies |
| passage | schema:Quotation, oa:TextPositionSelector | `schema:isPartOf` its document |
| actor | schema:Person, Country, Organization …, prov:Agent | `prov:wasDerivedFrom` its passages |
| meeting | schema:Event | likewise |
| agreement | schema:CreativeWork, sd:Agreement | likewise |
| statement | schema:Claim | likewise, `schema:creator` its speakers |
| figure | schema:Observation | likewise, `schema:creator` its claimants |

Which field a passage supports stands in a qualified derivation. Dates that schema.org can take (year, month, day, closed
intervals) are typed literals; the EDTF value is there always, as sd:date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import PROV, XSD

from secdialogue import edtf
from secdialogue.exporters.web_annotation import iri, web_address
from secdialogue.exporters.wording import label, title
from secdialogue.model import Actor, Agreement, Document, Entity, Evidence, Meeting, Metric, Record, Statement
from secdialogue.serialization import plain

SCHEMA = Namespace("https://schema.org/")
OA = Namespace("http://www.w3.org/ns/oa#")
#: Terms that the vocabularies have no word for.
SD = Namespace("urn:secdialogue:term:")

PREFIXES = {"schema": str(SCHEMA), "prov": str(PROV), "oa": str(OA), "sd": str(SD), "xsd": str(XSD)}

_DOCUMENTS = {
    "agency-feed": "NewsArticle", "news-outlet": "NewsArticle", "think-tank": "Report", "official-release": "Article", "plain-text": "Article",
}  # fmt: skip
_ACTORS = {
    "person": "Person", "state": "Country", "government-body": "GovernmentOrganization", "military": "GovernmentOrganization",
    "media": "NewsMediaOrganization", "unnamed-source": None,
}  # fmt: skip
_EVENT_STATUS = {
    "planned": "EventScheduled", "postponed": "EventPostponed", "cancelled": "EventCancelled", "held": "EventScheduled",
}  # fmt: skip
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

Triple = tuple[Any, Any, Any]


def nodes(record: Record) -> Iterator[tuple[URIRef, list[tuple[URIRef, Any]]]]:
    """Each node of the graph once, with its properties, as the record comes: documents, then entities and their passages."""
    seen: set[URIRef] = set()
    for document in record.documents:
        yield from _grouped(_document(document), seen)
    for entity in record.entities():
        yield from _grouped(_entity(record, entity), seen)


def _grouped(triples: Iterator[Triple], seen: set[URIRef]) -> Iterator[tuple[URIRef, list[tuple[URIRef, Any]]]]:
    """Triples by subject; a passage that several entities stand on is described once."""
    found: dict[URIRef, dict[tuple[URIRef, Any], None]] = {}
    for subject, predicate, value in triples:
        if subject not in seen:
            found.setdefault(subject, {})[predicate, value] = None
    seen.update(found)
    for subject, properties in found.items():
        yield subject, list(properties)


def graph(record: Record) -> Graph:
    """The graph of a record, for programs that go on with it; no node is blank."""
    found = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        found.bind(prefix, namespace)
    for subject, properties in nodes(record):
        for predicate, value in properties:
            found.add((subject, predicate, value))
    return found


def node(id: str) -> URIRef:
    """The node of an id of the record."""
    return URIRef(iri(id))


def text(value: str) -> Literal:
    """A literal without the characters that XML, and hence some readers of RDF, cannot hold."""
    return Literal(_ILLEGAL.sub("\ufffd", value))


def _document(document: Document) -> Iterator[Triple]:
    me = node(document.id)
    yield me, RDF.type, SCHEMA[_DOCUMENTS[document.source_kind]]
    yield me, RDF.type, PROV.Entity
    yield me, SCHEMA.headline, text(title(document))
    yield me, SD.textSha256, Literal(document.text_sha256)
    yield me, SD.sourceKind, Literal(document.source_kind)
    address = web_address(document.url)
    if address is not None:
        yield me, SCHEMA.url, Literal(address, datatype=XSD.anyURI)
    for name, value in (
        ("publisher", document.publisher),
        ("inLanguage", document.language),
        ("alternativeHeadline", document.subtitle),
    ):
        if value:
            yield me, SCHEMA[name], text(value)
    for author in document.authors:
        yield me, SCHEMA.author, text(author)
    for name, moment in (("datePublished", document.published), ("dateModified", document.updated)):
        if moment:
            yield me, SCHEMA[name], _moment(moment)
    if document.text is not None:
        yield me, SCHEMA.articleBody, text(document.text)
    if document.copy_of is not None:
        yield me, PROV.wasDerivedFrom, node(document.copy_of)


def _moment(value: str) -> Literal:
    return Literal(value, datatype=XSD.dateTime if "T" in value else XSD.date)


# --- entities -------------------------------------------------------------------------------------------------------


def _entity(record: Record, entity: Entity) -> Iterator[Triple]:
    me = node(entity.id)
    yield me, SD.label, text(label(record, entity))
    for old in entity.same_as:
        yield me, SCHEMA.sameAs, node(old)
    describe: dict[type[Any], Callable[..., Iterator[Triple]]] = {
        Actor: _actor, Meeting: _meeting, Agreement: _agreement, Statement: _statement, Metric: _metric,
    }  # fmt: skip
    yield from describe[type(entity)](me, entity)
    for number, evidence in enumerate(entity.evidence):
        yield from _evidence(me, number, evidence)


def _evidence(me: URIRef, number: int, evidence: Evidence) -> Iterator[Triple]:
    passage = node(f"passage:{evidence.document}:{evidence.start}-{evidence.end}")
    yield me, PROV.wasDerivedFrom, passage
    yield me, PROV.hadPrimarySource, node(evidence.document)
    derivation = URIRef(f"{me}#evidence-{number}")
    yield me, PROV.qualifiedDerivation, derivation
    yield derivation, RDF.type, PROV.Derivation
    yield derivation, PROV.entity, passage
    for support in evidence.supports:
        yield derivation, SD.supports, text(support)
    yield passage, RDF.type, SCHEMA.Quotation
    yield passage, RDF.type, OA.TextPositionSelector
    yield passage, SCHEMA.text, text(evidence.quote)
    yield passage, SCHEMA.isPartOf, node(evidence.document)
    yield passage, OA.start, Literal(evidence.start, datatype=XSD.nonNegativeInteger)
    yield passage, OA.end, Literal(evidence.end, datatype=XSD.nonNegativeInteger)


def _actor(me: URIRef, actor: Actor) -> Iterator[Triple]:
    kind = _ACTORS.get(actor.kind, "Organization")
    if kind is not None:
        yield me, RDF.type, SCHEMA[kind]
    yield me, RDF.type, PROV.Agent
    yield me, SD.kind, Literal(actor.kind)
    yield me, SCHEMA.name, text(actor.name)
    for name in actor.names:
        if name != actor.name:
            yield me, SCHEMA.alternateName, text(name)
    for role in actor.roles:
        yield me, SCHEMA.jobTitle if kind == "Person" else SD.role, text(role.title)
        if role.organization is not None:
            yield me, SCHEMA.worksFor if role.status != "former" else SCHEMA.alumniOf, node(role.organization)
    if actor.country is not None:
        yield me, SD.country, Literal(actor.country)


def _meeting(me: URIRef, meeting: Meeting) -> Iterator[Triple]:
    yield me, RDF.type, SCHEMA.Event
    yield me, SD.kind, Literal(meeting.kind)
    yield me, SD.status, Literal(meeting.status)
    if meeting.status in _EVENT_STATUS:
        yield me, SCHEMA.eventStatus, SCHEMA[_EVENT_STATUS[meeting.status]]
    yield from _named(me, meeting.name)
    yield from _dated(me, meeting.date, SCHEMA.startDate, SCHEMA.endDate)
    for place in (meeting.place, meeting.venue):
        if place:
            yield me, SCHEMA.location, text(place)
    for participant in meeting.participants:
        yield me, SCHEMA.organizer if participant.role == "host" else SCHEMA.attendee, node(participant.actor)
    for topic in meeting.topics:
        yield me, SCHEMA.keywords, text(topic)
    if meeting.series is not None:
        yield me, SD.series, node(meeting.series)
    if meeting.round is not None:
        yield me, SD.round, Literal(meeting.round)
    for agreement in meeting.framework:
        yield me, SD.framework, node(agreement)


def _agreement(me: URIRef, agreement: Agreement) -> Iterator[Triple]:
    yield me, RDF.type, SCHEMA.CreativeWork
    yield me, RDF.type, SD.Agreement
    yield me, SD.kind, Literal(agreement.kind)
    yield me, SD.status, Literal(agreement.status)
    yield from _named(me, agreement.name)
    yield from _dated(me, agreement.date, SCHEMA.dateCreated, None)
    for party in agreement.parties:
        yield me, SD.party, node(party)
    for meeting in agreement.meetings:
        yield me, SD.reachedAt, node(meeting)
    for number, term in enumerate(agreement.terms):
        clause = URIRef(f"{me}#term-{number}")
        yield me, SCHEMA.hasPart, clause
        yield clause, RDF.type, SD.Term
        yield clause, SCHEMA.text, text(term.text)
        if term.deadline is not None:
            yield clause, SD.deadline, Literal(term.deadline)


def _statement(me: URIRef, statement: Statement) -> Iterator[Triple]:
    yield me, RDF.type, SCHEMA.Claim
    yield me, SCHEMA.text, text(statement.text)
    for name in ("mode", "attitude", "polarity"):
        yield me, SD[name], Literal(getattr(statement, name))
    for speaker in statement.speakers:
        yield me, SCHEMA.creator, node(speaker)
        yield me, PROV.wasAttributedTo, node(speaker)
    for name, id in (("audience", statement.audience), ("meeting", statement.meeting), ("within", statement.within)):
        if id is not None:
            yield me, SD[name], node(id)
    if statement.cue:
        yield me, SD.cue, text(statement.cue)
    for outlet in statement.relayed_by:
        yield me, SD.relayedBy, node(outlet)
    yield from _dated(me, statement.date, SCHEMA.dateCreated, None)
    for document in dict.fromkeys(e.document for e in statement.evidence):
        yield me, SCHEMA.appearance, node(document)


def _metric(me: URIRef, metric: Metric) -> Iterator[Triple]:
    yield me, RDF.type, SCHEMA.Observation
    yield me, SCHEMA.measuredProperty, text(metric.measure)
    yield me, SCHEMA.variableMeasured, text(metric.variable)
    yield me, SD.comparator, Literal(metric.comparator)
    yield me, SCHEMA.unitText, text(metric.unit)
    names = ("value",) if metric.value_high is None else ("minValue", "maxValue")
    for name, value in zip(names, (metric.value, metric.value_high), strict=False):
        if value is not None:
            digits = plain(value)
            # The canonical form of xsd:decimal has a point, and Turtle's shorthand writes it.
            yield me, SCHEMA[name], Literal(digits if "." in digits else f"{digits}.0", datatype=XSD.decimal)
    for name in ("change", "direction", "place"):
        if getattr(metric, name) is not None:
            yield me, SD[name], text(getattr(metric, name))
    yield from _dated(me, metric.period, SCHEMA.observationDate, None)
    if metric.subject is not None:
        yield me, SCHEMA.observationAbout, node(metric.subject)
    for claimant in metric.claimed_by:
        yield me, SCHEMA.creator, node(claimant)
    if metric.statement is not None:
        yield me, SD.statement, node(metric.statement)


def _named(me: URIRef, name: str | None) -> Iterator[Triple]:
    if name is not None:
        yield me, SCHEMA.name, text(name)


def _dated(me: URIRef, date: str | None, start: URIRef, end: URIRef | None) -> Iterator[Triple]:
    """The EDTF value, and what of it a typed literal can say without saying more."""
    if date is None:
        return
    yield me, SD.date, Literal(date)
    value = edtf.parse(date)
    if value.approximate or value.uncertain:
        return
    if not value.is_interval:
        if literal := _typed(value.text):
            yield me, start, literal
        return
    if end is not None:
        for predicate, point in ((start, value.start), (end, value.end)):
            if literal := _typed(point):
                yield me, predicate, literal


def _typed(point: str) -> Literal | None:
    """A literal of the date types of XML Schema; None for what they have no type for: seasons, decades, open ends."""
    for pattern, datatype in (
        (r"\d{4}", XSD.gYear),
        (r"\d{4}-(0\d|1[0-2])", XSD.gYearMonth),
        (r"\d{4}-\d\d-\d\d", XSD.date),
        (r"\d{4}-\d\d-\d\dT.{8,14}", XSD.dateTime),
    ):
        if re.fullmatch(pattern, point):
            return Literal(point, datatype=datatype)
    return None
