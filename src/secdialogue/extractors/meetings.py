"""Meetings: every occasion on which sides confer, once however often it is mentioned."""

from __future__ import annotations

from typing import ClassVar

from secdialogue.extractors.coreference import Cluster, clusters
from secdialogue.extractors.links import link_statements
from secdialogue.extractors.mentioned import Mentioned, Reader, Span
from secdialogue.extractors.rosters import add_leaders, add_rosters
from secdialogue.extractors.sides import Side, Sides
from secdialogue.language.dates import spanning
from secdialogue.model import Evidence, Meeting, MeetingKind, MeetingStatus, Participant
from secdialogue.plugin import Actor, Document, Draft, Extractor

#: Kinds at which persons confer for their states, so that the states themselves are not listed beside them.
_OF_PERSONS = frozenset(("bilateral-meeting", "call", "summit"))
#: Which status outweighs which where the words are equally plain.
_RANK = ("broken-off", "cancelled", "postponed", "denied", "ongoing", "held", "planned", "proposed", "none", "")
_MOST_TOPICS = 4
#: Letters of a state's code; what tells other sides apart is longer.
_A_CODE = 3


class Meetings(Extractor):
    """Adds a Meeting for every occasion that a document speaks of."""

    name: ClassVar[str] = "meetings"
    version: ClassVar[str] = "1"
    provides: ClassVar[tuple[str, ...]] = ("meetings",)
    needs: ClassVar[tuple[str, ...]] = ("actors", "statements")

    def extract(self, document: Document, draft: Draft) -> None:
        """Add the meetings of a document."""
        reader = Reader(draft)
        found = clusters(reader.mentions(), reader.sides)
        add_rosters(reader, found)
        add_leaders(reader, found)
        for cluster in found:
            if cluster.parent is not None and not cluster.mentions[0].attached:
                cluster.parent.listed.extend(cluster.mentions[0].sides)
        for cluster in found:
            if (meeting := _meeting(draft, cluster, reader.sides)) is not None:
                draft.add(meeting)
        link_statements(draft)


def _meeting(draft: Draft, cluster: Cluster, reader: Sides) -> Meeting | None:
    """The meeting of a cluster, or nothing where its words do not make one."""
    status = _status(cluster)
    if status == "none":
        return None
    evidence = [draft.evidence(*m.span) for m in cluster.mentions]
    kind = _kind(cluster, reader)
    participants = _participants(draft, cluster, kind, reader, evidence)
    if not _counts(draft, cluster, participants, status):
        return None
    plainest = max(cluster.mentions, key=lambda m: (m.stage.status == status, m.stage.weight))
    evidence.append(draft.evidence(*plainest.span, "status"))
    series = _series(draft, cluster, reader, evidence)
    return Meeting(
        name=_name(draft, cluster, evidence),
        kind=_of_series(draft, cluster, series, kind, participants) if cluster.mentions[0].series else kind,
        series=series,
        round=_first(draft, cluster, "number", "round", evidence),  # type: ignore[arg-type]
        status=status or "held",  # type: ignore[arg-type]
        date=_date(draft, cluster, evidence),
        place=_place(draft, cluster, evidence),
        venue=_first(draft, cluster, "venue", "venue", evidence),  # type: ignore[arg-type]
        participants=participants,
        topics=_topics(draft, cluster, evidence),
        evidence=tuple(evidence),
    )


def _counts(draft: Draft, cluster: Cluster, participants: tuple[Participant, ...], status: str) -> bool:
    """Whether it is an occasion: two who confer; a name; the members of one body; or talks with one side left unsaid."""
    mentions = cluster.mentions
    conferring = _conferring(draft, participants)
    named = any(m.name for m in mentions)
    if all(m.needs == "named" for m in mentions) or len(conferring) > 1 or named:
        return named or len(conferring) > 1
    members = any(draft[p.actor].kind in ("intergovernmental", "coalition") for p in participants)
    if members and status and any(m.head == "meeting" and m.needs == "sure" and (m.place or m.date) for m in mentions):
        return True
    if conferring and members and any(m.verb == "meet" or m.kind == "summit" for m in mentions):
        return True
    if any(_is_session(m, members=members) for m in mentions):
        return True
    if any(m.series and m.stage.weight == 3 and (m.number or m.head in ("meeting", "session")) for m in mentions):
        return True
    if any(m.of_several and m.stage.weight == 3 and (m.place or m.date) for m in mentions):
        return True
    if any(_is_round(m) for m in mentions):
        return True
    if any(m.needs == "part" and m.definite and m.place and m.date for m in mentions):
        return True
    if any(m.kind == "summit" and m.stage.weight == 3 and m.verb == "hold" and (m.place or m.date) for m in mentions):
        return True
    sure = any(m.needs == "sure" and (m.kind != "bilateral-meeting" or m.joined) for m in mentions)
    if not (sure and status):
        return False
    talked = len(mentions) > 1 and any(m.stage.weight == 3 and m.kind != "bilateral-meeting" for m in mentions)
    return bool(conferring) or talked


def _is_session(mention: Mentioned, *, members: bool) -> bool:
    """As in "the commission met", "its third session", and of a body of states "the council held a session"."""
    if mention.kind != "commission-session" or mention.stage.weight < 3:
        return False
    return mention.verb == "meet" or mention.number is not None or (members and mention.verb == "hold")


def _is_round(mention: Mentioned) -> bool:
    """As in "the 12th round was held in May": its number, and when or where, make it one, whoever took part."""
    counted = mention.number is not None and mention.number[0] > 1
    told = mention.stage.weight == 3 and bool(mention.date or mention.place)
    return counted and told and mention.kind not in ("visit", "call", "conference", "summit")


def _conferring(draft: Draft, participants: tuple[Participant, ...]) -> set[str]:
    """What tells the sides apart: persons each by themselves, a state and its public bodies as one."""
    actors: list[Actor] = [draft[p.actor] for p in participants if p.role != "mediator"]
    persons = {actor.id for actor in actors if actor.kind == "person"}
    spoken_for = {actor.country for actor in actors if actor.kind == "person"}
    public = ("state", "government-body", "military", "unnamed-source")
    others = {
        (actor.country or actor.id) if actor.kind in public else actor.id for actor in actors if actor.kind != "person"
    }
    return persons | {other for other in others if other not in spoken_for}


def _status(cluster: Cluster) -> MeetingStatus | str:
    """The plainest status; of those equally plain, by rank."""
    told = [m for m in cluster.mentions if m.stage.status]
    if any(m.stage.weight > 1 and not m.headline and m.stage.status in ("held", "ongoing") for m in told):
        told = [m for m in told if not (m.headline and m.stage.status in ("planned", "proposed"))]
    if not told:
        return (cluster.parent and _inherited(_status(cluster.parent))) or ""
    if any(m.verb == "end" and m.stage.status == "held" for m in told):
        told = [m for m in told if m.stage.status != "ongoing"]
    if any(m.stage.status == "ongoing" and m.stage.weight == 2 for m in told) and not any(
        m.verb == "end" for m in told
    ):
        told = [m for m in told if m.stage.status != "held"]
    best = max(told, key=lambda m: (m.stage.weight, -_RANK.index(m.stage.status)))
    return best.stage.status


def _inherited(status: str) -> str:
    return "held" if status == "ongoing" else status


def _kind(cluster: Cluster, reader: Sides) -> MeetingKind:
    """The kind that the words give; a bilateral meeting of three sides is talks, of more a conference."""
    kinds = [m.kind for m in cluster.mentions]
    for kind in ("summit", "call", "visit", "commission-session"):
        if kind in kinds and (kind != "commission-session" or _has_body(cluster, reader)):
            return kind
    if any(m.of_several and m.kind == "bilateral-meeting" for m in cluster.mentions) and not cluster.sides:
        return "conference"
    if any(m.words & {"leaders", "leaders'", "summit"} for m in cluster.mentions):
        return "summit"
    if any(m.head.startswith("dialog") and (m.number or m.name) for m in cluster.mentions):
        return "dialogue-round"
    sides = {side for actor, side in cluster.sides.items() if reader.kind(actor) != "unnamed-source"}
    states = {side for side in sides if len(side) == _A_CODE}
    if len(states) > 1 and all(reader.kind(actor) == "person" for actor in cluster.sides):
        sides = states  # persons whose state is not known come with the others
    if sides and all(reader.kind(actor) in ("intergovernmental", "coalition") for actor in cluster.sides):
        return "conference"
    if any(reader.kind(side.actor) in ("intergovernmental", "coalition") for m in cluster.mentions for side in m.own):
        return "conference"
    by_verb = any(m.verb == "meet" or m.kind == "bilateral-meeting" for m in cluster.mentions)
    if by_verb and len(cluster.persons) > 1 and len(sides) <= 2:
        return "bilateral-meeting"
    first = next((k for k in kinds if k != "bilateral-meeting"), "bilateral-meeting")
    if first == "bilateral-meeting" and len(sides) > 2:
        return "conference" if len(sides) > 4 else "talks"
    return first if first != "commission-session" else "talks"  # type: ignore[return-value]


def _of_series(
    draft: Draft, cluster: Cluster, series: str | None, kind: MeetingKind, participants: tuple[Participant, ...]
) -> MeetingKind:
    """A session of a standing commission, or a round of a standing dialogue; where nobody is said to confer, a forum."""
    if series is not None and not participants:
        if _is_dialogue(draft, series):
            return "dialogue-round" if cluster.numbers else "conference"
        return "commission-session"
    if series is None or kind not in ("bilateral-meeting", "talks", "dialogue-round"):
        return kind
    return "dialogue-round" if _is_dialogue(draft, series) else "commission-session"


def _is_dialogue(draft: Draft, series: str) -> bool:
    name = draft[series].name.lower()
    return any(word in name for word in ("dialog", "discussions", "talks"))


def _has_body(cluster: Cluster, reader: Sides) -> bool:
    by_itself = any(
        m.kind == "commission-session" and (m.verb == "meet" or (m.number and "ministerial" not in m.words))
        for m in cluster.mentions
    )
    return by_itself or any(reader.kind(actor) in ("commission", "intergovernmental") for actor in cluster.sides)


def _participants(
    draft: Draft, cluster: Cluster, kind: str, reader: Sides, evidence: list[Evidence]
) -> tuple[Participant, ...]:
    """Who takes part, without the states that persons speak for; each cited where it is said."""
    found: dict[str, Side] = {}
    for mention in cluster.mentions:
        for actor, side in mention.actors.items():
            if actor not in found or (found[actor].role == "participant" and side.role != "participant"):
                found[actor] = side
    for side in cluster.listed:
        found.setdefault(side.actor, side)
    spoken_for = {reader.country(actor) for actor in found if reader.kind(actor) == "person"}
    chosen = []
    for actor, side in found.items():
        what = reader.kind(actor)
        if what in ("commission", "media") or (what == "unnamed-source" and len(cluster.persons) > 1):
            continue
        if _speaks_for_state(what, kind) and len(reader.country(actor)) == 3:
            spoken = reader.state(reader.country(actor), side.start, side.end)
            if spoken not in found:
                chosen.append(Participant(actor=spoken, role=side.role))
                evidence.append(draft.evidence(side.start, side.end, f"participants/{spoken}"))
        if what == "state" and kind in _OF_PERSONS and len(cluster.persons) > 1 and reader.country(actor) in spoken_for:
            continue
        chosen.append(Participant(actor=actor, role=side.role))
        evidence.append(draft.evidence(side.start, side.end, f"participants/{actor}"))
    return tuple(chosen)


def _speaks_for_state(what: str, kind: str) -> bool:
    """Officials without a name stand for their state; at a standing dialogue or commission, persons do as well."""
    return what == "unnamed-source" or (what == "person" and kind in ("dialogue-round", "commission-session"))


def _series(draft: Draft, cluster: Cluster, reader: Sides, evidence: list[Evidence]) -> str | None:
    """The standing commission or dialogue whose session it is."""
    for mention in cluster.mentions:
        for found in draft.mentions_in(*mention.span):
            if found.actor in mention.series:
                evidence.append(draft.evidence(found.start, found.end, "series"))
                return found.actor
        if mention.needs == "part" and mention.series:
            evidence.append(draft.evidence(*mention.head_span, "series"))
            return min(mention.series)
    return None


def _name(draft: Draft, cluster: Cluster, evidence: list[Evidence]) -> str | None:
    names = [m.name for m in cluster.mentions if m.name]
    if not names:
        return None
    name, span = max(names, key=lambda n: len(n[0]))
    evidence.append(draft.evidence(*span, "name"))
    return name


def _first(draft: Draft, cluster: Cluster, attribute: str, supports: str, evidence: list[Evidence]) -> object:
    """The first value that a mention gives, or that the occasion has which this one is part of."""
    for mention in _with_parent(cluster):
        value: tuple[object, Span] | None = getattr(mention, attribute)
        if value is not None:
            evidence.append(draft.evidence(*value[1], supports))
            return value[0]
    return None


def _with_parent(cluster: Cluster) -> list[Mentioned]:
    return [*cluster.mentions, *(cluster.parent.mentions[:1] if cluster.parent else ())]


def _date(draft: Draft, cluster: Cluster, evidence: list[Evidence]) -> str | None:
    """The date of the plainest mention that has one; words that no date comes of stay cited."""
    dated = [m for m in cluster.mentions if m.date and m.date_span]
    if not dated and cluster.parent:
        dated = [m for m in cluster.parent.mentions if m.date and m.date_span]
    if dated:
        best = max(dated, key=lambda m: (m.days > 1, m.stage.weight, len(m.date or "")))
        evidence.append(draft.evidence(*best.date_span, "date"))  # type: ignore[misc]
        lasting = max((m.days for m in cluster.mentions), default=0)
        return spanning(best.date or "", lasting, ending=best.verb == "end") if best.days < 2 <= lasting else best.date
    for mention in cluster.mentions:
        if mention.vague:
            evidence.append(draft.evidence(*mention.vague, "date"))
            break
    return None


def _place(draft: Draft, cluster: Cluster, evidence: list[Evidence]) -> str | None:
    place = _first(draft, cluster, "place", "place", evidence) or _first(draft, cluster, "seat", "place", evidence)
    return place if isinstance(place, str) else None


def _topics(draft: Draft, cluster: Cluster, evidence: list[Evidence]) -> tuple[str, ...]:
    found: dict[str, Span] = {}
    for mention in cluster.mentions:
        for span in mention.topics:
            if any(
                isinstance(actor := draft[m.actor], Actor) and actor.kind == "person" for m in draft.mentions_in(*span)
            ):
                continue
            found.setdefault(draft.text[slice(*span)], span)
    chosen = list(found.items())[:_MOST_TOPICS]
    evidence.extend(draft.evidence(*span, f"topics/{topic}") for topic, span in chosen)
    return tuple(topic for topic, _ in chosen)
