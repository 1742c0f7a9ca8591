"""The record: five kinds of entity, each fact cited to the characters of a document that it stands on."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any, Literal, TypeAlias

import attrs

from secdialogue.notebook import Shown

#: The version of the record that this library writes.
SCHEMA = "secdialogue/record/1.0"

SourceKind: TypeAlias = Literal["agency-feed", "think-tank", "news-outlet", "official-release", "plain-text"]
BlockKind: TypeAlias = Literal[
    "title",
    "subtitle",
    "byline",
    "dateline",
    "heading",
    "paragraph",
    "list-item",
    "table",
    "caption",
    "quotation",
    "notice",
]
DocumentStatus: TypeAlias = Literal["usable", "withheld", "cancelled"]
Completeness: TypeAlias = Literal["full", "summary"]
ActorKind: TypeAlias = Literal[
    "person",
    "state",
    "government-body",
    "military",
    "armed-group",
    "intergovernmental",
    "coalition",
    "media",
    "organization",
    "commission",
    "unnamed-source",
]
RoleStatus: TypeAlias = Literal["current", "former", "acting", "designate"]
MeetingKind: TypeAlias = Literal[
    "talks",
    "dialogue-round",
    "consultation",
    "commission-session",
    "summit",
    "visit",
    "bilateral-meeting",
    "call",
    "conference",
    "hearing-or-briefing",
]
MeetingStatus: TypeAlias = Literal[
    "held", "ongoing", "planned", "proposed", "postponed", "cancelled", "broken-off", "denied"
]
ParticipantRole: TypeAlias = Literal["host", "head", "delegate", "mediator", "observer", "participant"]
AgreementKind: TypeAlias = Literal[
    "framework",
    "treaty",
    "memorandum",
    "timetable",
    "security-partnership",
    "ceasefire",
    "arms-sale",
    "joint-body",
    "other",
]
AgreementStatus: TypeAlias = Literal[
    "proposed", "under-negotiation", "announced", "signed", "in-force", "suspended", "violated", "ended", "rejected"
]
Mode: TypeAlias = Literal["direct", "indirect", "mixed"]
Attitude: TypeAlias = Literal["assertion", "belief", "fact", "eventuality"]
Polarity: TypeAlias = Literal["affirmed", "denied", "declined"]
Comparator: TypeAlias = Literal["exact", "approximately", "less-than", "at-most", "more-than", "at-least", "range"]
Change: TypeAlias = Literal["absolute", "percent", "percentage-point", "factor"]
Direction: TypeAlias = Literal["increase", "decrease"]

_NO_MAPPING: Mapping[str, Any] = {}


def _field(
    doc: str, default: Any = attrs.NOTHING, *, cited: bool = False, refers: str | None = None, form: str | None = None
) -> Any:
    """A field with its meaning; `cited`: needs evidence; `refers`: holds ids of that list; `form`: "edtf" or "iso"."""
    return attrs.field(
        default=default,
        hash=None if default is not _NO_MAPPING else False,
        metadata={"doc": doc, "cited": cited, "refers": refers, "form": form},
    )


def _extensions() -> Any:
    return _field("What a plugin adds, under the name of its distribution.", _NO_MAPPING)


def _unknown() -> Any:
    return attrs.field(default=_NO_MAPPING, repr=False, hash=False, metadata={"hidden": True})


@attrs.frozen(kw_only=True)
class Tool:
    """A parser, extractor or library, named so that a record can be made again."""

    name: str = _field("Name of the plugin or library.")
    version: str = _field("Its version.")
    unknown: Mapping[str, Any] = _unknown()


@attrs.frozen(kw_only=True)
class Block:
    """A stretch `text[start:end]` of a document with its place in the original."""

    kind: BlockKind = _field("What the stretch is.")
    start: int = _field("Offset of the first code point.")
    end: int = _field("Offset after the last code point.")
    source: str | None = _field("XPath in lxml's repaired tree, JSON Pointer, or null for plain text.", None)
    speaker: str | None = _field("The name before a turn of a transcript.", None)
    unknown: Mapping[str, Any] = _unknown()


@attrs.frozen(kw_only=True)
class Evidence(Shown):
    """The characters `document.text[start:end]` and the fields of an entity that they support."""

    document: str = _field("Id of the document.", refers="documents")
    start: int = _field("Offset of the first code point.")
    end: int = _field("Offset after the last code point.")
    quote: str = _field("Exactly `text[start:end]`.")
    supports: tuple[str, ...] = _field("Fields (`date`) and members by value (`participants/actor:x`).", ())
    unknown: Mapping[str, Any] = _unknown()


@attrs.frozen(kw_only=True)
class Document(Shown):
    """One source as it was read: its text, its blocks and what it says of itself."""

    id: str = _field("`doc:` and 16 hex digits of SHA-256 over source hash, position in the source and text.")
    source_kind: SourceKind = _field("Which kind of source this is.")
    made_with: tuple[Tool, ...] = _field("Parser, extractors and, where a tree was read, libxml2.", ())
    url: str | None = _field("Where it was published.", None)
    title: str | None = _field("Headline.", None)
    subtitle: str | None = _field("Standfirst.", None)
    publisher: str | None = _field("Who published it.", None)
    language: str | None = _field("BCP 47 tag.", None)
    authors: tuple[str, ...] = _field("Names in the byline, as given.", ())
    relays: tuple[str, ...] = _field("Agencies or outlets that it says it is taken from.", ())
    dateline_place: str | None = _field("Place of the dateline.", None)
    dateline_date: str | None = _field("Date of the dateline.", None, form="iso")
    source_id: str | None = _field("The source's own identifier of the item.", None)
    version: str | None = _field("The item's version there.", None)
    status: DocumentStatus = _field("As an agency marks it; pages are usable.", "usable")
    embargo: str | None = _field("Not to be published before.", None, form="iso")
    completeness: Completeness = _field("A feed item that carries only its summary says so.", "full")
    published: str | None = _field("Date or date-time of publication.", None, form="iso")
    updated: str | None = _field("Date or date-time of the last change.", None, form="iso")
    copy_of: str | None = _field("Document whose text this one copies; set by merging.", None, refers="documents")
    details: Mapping[str, str] = _field("What one kind of source has and others have not.", _NO_MAPPING)
    text: str | None = _field("The readable text; null only in a record written without texts.")
    text_sha256: str = _field("SHA-256 of `text` in UTF-8.")
    blocks: tuple[Block, ...] = _field("Disjoint and in order.", ())
    source_sha256: str = _field("SHA-256 of the file's bytes, or of a feed item's canonical form.")
    extensions: Mapping[str, Any] = _extensions()
    unknown: Mapping[str, Any] = _unknown()


@attrs.frozen(kw_only=True)
class Role:
    """An office that an actor holds or held."""

    title: str = _field("The office, in the words of the text, or of the gazetteer that gives it.")
    organization: str | None = _field("Actor id of the body it is held in.", None, refers="actors")
    country: str | None = _field("ISO 3166-1 alpha-3.", None)
    status: RoleStatus = _field("Whether it is held now.", "current")
    as_of: str | None = _field("EDTF date of the report of it.", None, form="edtf")
    unknown: Mapping[str, Any] = _unknown()


@attrs.frozen(kw_only=True)
class Actor(Shown):
    """A person, state, body or source that acts, confers, is party or speaks."""

    id: str = _field("`actor:` and a slug of the name.", "")
    same_as: tuple[str, ...] = _field("Ids merged into this one.", ())
    kind: ActorKind = _field("What the actor is.")
    name: str = _field("The fullest form seen, without title.", cited=True)
    names: tuple[str, ...] = _field("Surface forms seen, without titles.", (), cited=True)
    roles: tuple[Role, ...] = _field("Offices that sources give.", (), cited=True)
    country: str | None = _field("State it belongs to, ISO 3166-1 alpha-3.", None, cited=True)
    named: bool = _field("False for sources without a name.", True)
    evidence: tuple[Evidence, ...] = _field("Passages, never empty.", ())
    extensions: Mapping[str, Any] = _extensions()
    unknown: Mapping[str, Any] = _unknown()


@attrs.frozen(kw_only=True)
class Participant:
    """An actor at a meeting."""

    actor: str = _field("Actor id.", refers="actors")
    role: ParticipantRole = _field("What it does there.", "participant")
    unknown: Mapping[str, Any] = _unknown()


@attrs.frozen(kw_only=True)
class Meeting(Shown):
    """One occasion on which two or more sides confer (PLOVER CONSULT; status after IPTC eventoccurstatus)."""

    id: str = _field("`meeting:` and a slug of the name, or document and span.", "")
    same_as: tuple[str, ...] = _field("Ids merged into this one.", ())
    name: str | None = _field("Its name, where it has one.", None, cited=True)
    kind: MeetingKind = _field("What sort of occasion.")
    series: str | None = _field("Actor id of the standing dialogue or commission.", None, cited=True, refers="actors")
    round: int | None = _field("Its number in the series.", None, cited=True)
    status: MeetingStatus = _field("Whether it happened.", cited=True)
    date: str | None = _field("EDTF.", None, cited=True, form="edtf")
    place: str | None = _field("City or country.", None, cited=True)
    venue: str | None = _field("Building or site.", None, cited=True)
    participants: tuple[Participant, ...] = _field("Who took part or will.", (), cited=True)
    framework: tuple[str, ...] = _field("Agreements it is held under.", (), cited=True, refers="agreements")
    topics: tuple[str, ...] = _field("What it is about.", (), cited=True)
    evidence: tuple[Evidence, ...] = _field("Passages, never empty.", ())
    extensions: Mapping[str, Any] = _extensions()
    unknown: Mapping[str, Any] = _unknown()


@attrs.frozen(kw_only=True)
class Term:
    """A commitment of an agreement."""

    text: str = _field("Words of the document.")
    deadline: str | None = _field("EDTF.", None, form="edtf")
    unknown: Mapping[str, Any] = _unknown()


@attrs.frozen(kw_only=True)
class Agreement(Shown):
    """An arrangement between two or more parties (instruments after the UN Treaty Collection, status after PA-X)."""

    id: str = _field("`agreement:` and a slug of the name, or document and span.", "")
    same_as: tuple[str, ...] = _field("Ids merged into this one.", ())
    name: str | None = _field("Its name, where it has one.", None, cited=True)
    kind: AgreementKind = _field("What sort of instrument.")
    status: AgreementStatus = _field("Stage of its life.", cited=True)
    date: str | None = _field("EDTF: signed or announced.", None, cited=True, form="edtf")
    parties: tuple[str, ...] = _field("Actor ids.", (), cited=True, refers="actors")
    meetings: tuple[str, ...] = _field("Where it was reached or invoked.", (), cited=True, refers="meetings")
    terms: tuple[Term, ...] = _field("What was agreed.", (), cited=True)
    evidence: tuple[Evidence, ...] = _field("Passages, never empty.", ())
    extensions: Mapping[str, Any] = _extensions()
    unknown: Mapping[str, Any] = _unknown()


@attrs.frozen(kw_only=True)
class Statement(Shown):
    """An attribution in the sense of PARC and PolNeAR: source, cue, content."""

    id: str = _field("`statement:` and document and span.", "")
    same_as: tuple[str, ...] = _field("Ids merged into this one.", ())
    speakers: tuple[str, ...] = _field("Actor ids; several when they speak jointly.", (), cited=True, refers="actors")
    audience: str | None = _field("Actor id of whom it is said to.", None, cited=True, refers="actors")
    mode: Mode = _field("Direct, indirect or mixed speech.")
    attitude: Attitude = _field("PARC's type of attribution.", "assertion")
    polarity: Polarity = _field("Whether the content is affirmed, denied, or comment declined.", "affirmed")
    text: str = _field("Parts of the content, in order, joined by one space.", cited=True)
    cue: str | None = _field("Words that attribute.", None, cited=True)
    date: str | None = _field("EDTF: when it was said.", None, cited=True, form="edtf")
    meeting: str | None = _field("Meeting at which it was said.", None, cited=True, refers="meetings")
    within: str | None = _field("Statement whose content holds this one.", None, cited=True, refers="statements")
    relayed_by: tuple[str, ...] = _field("Outlets that the text names as having it.", (), cited=True, refers="actors")
    evidence: tuple[Evidence, ...] = _field("Passages, never empty.", ())
    extensions: Mapping[str, Any] = _extensions()
    unknown: Mapping[str, Any] = _unknown()


@attrs.frozen(kw_only=True)
class Metric(Shown):
    """A figure as somebody claims it (schema.org/Observation)."""

    id: str = _field("`metric:` and document and span.", "")
    same_as: tuple[str, ...] = _field("Ids merged into this one.", ())
    measure: str = _field("What is measured, in words.", cited=True)
    variable: str = _field("Key that rival figures of one measure share.", cited=True)
    value: Decimal = _field("The figure; the lower bound of a range.", cited=True)
    value_high: Decimal | None = _field("Upper bound of a range.", None, cited=True)
    comparator: Comparator = _field("How the figure bounds the truth.", "exact", cited=True)
    unit: str = _field("What is counted, `percent`, or ISO 4217.", cited=True)
    change: Change | None = _field("How a change is expressed.", None, cited=True)
    direction: Direction | None = _field("Which way it changed.", None, cited=True)
    subject: str | None = _field("Actor that the figure is about.", None, cited=True, refers="actors")
    place: str | None = _field("Where.", None, cited=True)
    period: str | None = _field("EDTF: when.", None, cited=True, form="edtf")
    claimed_by: tuple[str, ...] = _field("Actors that the text attributes it to.", (), cited=True, refers="actors")
    statement: str | None = _field("Statement that holds it.", None, cited=True, refers="statements")
    evidence: tuple[Evidence, ...] = _field("Passages, never empty.", ())
    extensions: Mapping[str, Any] = _extensions()
    unknown: Mapping[str, Any] = _unknown()


Entity: TypeAlias = Actor | Meeting | Agreement | Statement | Metric


@attrs.frozen(kw_only=True)
class ConflictValue:
    """One of the values that sources give, with the passages that say so."""

    value: Any = _field("The value in its JSON form.")
    evidence: tuple[Evidence, ...] = _field("Passages.")
    unknown: Mapping[str, Any] = _unknown()


@attrs.frozen(kw_only=True)
class Conflict(Shown):
    """Values of one field on which merged sources disagree, the preferred one first."""

    entity: str = _field("Id of the entity.")
    field: str = _field("Field, or member by value, in the grammar of `supports`.")
    values: tuple[ConflictValue, ...] = _field("At least two.")
    unknown: Mapping[str, Any] = _unknown()


@attrs.frozen(kw_only=True)
class Record(Shown):
    """What documents say: five lists of entities, cited; `record[id]` resolves a reference."""

    schema: str = _field("Name and version of this form.", SCHEMA)
    documents: tuple[Document, ...] = _field("The sources, by (`published` or empty, `id`).", ())
    actors: tuple[Actor, ...] = _field("By (document, start, end, id) of the first evidence.", ())
    meetings: tuple[Meeting, ...] = _field("By first evidence.", ())
    agreements: tuple[Agreement, ...] = _field("By first evidence.", ())
    statements: tuple[Statement, ...] = _field("By first evidence.", ())
    metrics: tuple[Metric, ...] = _field("By first evidence.", ())
    conflicts: tuple[Conflict, ...] = _field("Where merged sources disagree.", ())
    extensions: Mapping[str, Any] = _extensions()
    unknown: Mapping[str, Any] = _unknown()

    @cached_property
    def _index(self) -> dict[str, Document | Entity]:
        index: dict[str, Document | Entity] = {document.id: document for document in self.documents}
        for entity in self.entities():
            index[entity.id] = entity
            index.update(dict.fromkeys(entity.same_as, entity))
        return index

    def __getitem__(self, id: str) -> Any:
        """The document or entity of that id, or the one it was merged into; KeyError where there is none."""
        return self._index[id]

    def __contains__(self, id: object) -> bool:
        return id in self._index

    def entities(self) -> Iterator[Entity]:
        """All entities: actors, meetings, agreements, statements, metrics."""
        for kind in ENTITY_LISTS:
            yield from getattr(self, kind)


#: The record's lists of entities and their classes, in the order of the contract.
ENTITY_LISTS: dict[str, type[Entity]] = {
    "actors": Actor,
    "meetings": Meeting,
    "agreements": Agreement,
    "statements": Statement,
    "metrics": Metric,
}


@lru_cache(maxsize=2)
def sha256(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hex; kept from where a document is built to where it is checked."""
    return hashlib.sha256(_encoded(text)).hexdigest()


@lru_cache(maxsize=1)
def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def document_id(source_sha256: str, position: int, text: str) -> str:
    """The id of the document at `position` (0, 1, …) of a source."""
    found = hashlib.sha256(f"{source_sha256}\n{position}\n".encode())
    found.update(_encoded(text))
    return "doc:" + found.hexdigest()[:16]


def slug(name: str) -> str:
    """A readable key of a name: lower case, marks folded, words joined by hyphens."""
    kept = name.casefold()
    if not kept.isascii():
        kept = "".join(c for c in unicodedata.normalize("NFKD", kept) if not unicodedata.combining(c))
    return "-".join(re.findall(r"\w+", kept.replace("'", "").replace("’", "").replace(".", "")))


def prefix(entity: Entity | type[Entity]) -> str:
    """`actor`, `meeting`, … as ids begin."""
    kind = entity if isinstance(entity, type) else type(entity)
    return kind.__name__.lower()


def evidence_key(evidence: Evidence) -> tuple[str, int, int, tuple[str, ...]]:
    """The order of evidence within an entity."""
    return evidence.document, evidence.start, evidence.end, evidence.supports


def entity_key(entity: Entity) -> tuple[str, int, int, str]:
    """The order of entities within their list."""
    first = entity.evidence[0]
    return first.document, first.start, first.end, entity.id


def document_key(document: Document) -> tuple[str, str]:
    """The order of documents within a record."""
    return document.published or "", document.id


def member_keys(value: Any) -> tuple[str, ...]:
    """The values by which `supports` may name a member of a list field."""
    match value:
        case Role():
            return (value.title,)
        case Participant():
            return (value.actor,)
        case Term(deadline=str(deadline)):
            return (deadline, value.text)
        case Term():
            return (value.text,)
        case _:
            return (str(value),)
