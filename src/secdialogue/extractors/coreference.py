"""Which mentions of occasions are one: the same sides, kind, day and place, or a definite noun that points back."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field

from secdialogue.extractors.mentioned import Mentioned
from secdialogue.extractors.occasions_apart import OTHER, TO_COME, conflict
from secdialogue.extractors.sides import Side, Sides
from secdialogue.language.stages import UNSAID, Stage

#: Kinds of meeting by what nouns may point back to them.
_TALKS = frozenset(("talks", "dialogue-round", "consultation", "commission-session", "conference"))
_FAMILY = {"visit": "visit", "call": "call", "summit": "summit", "bilateral-meeting": "meeting"} | dict.fromkeys(
    _TALKS, "talks"
)
_CONFERRING = frozenset(("talks", "meeting", "summit", "call"))
#: How many occasions back a mention may point.
_REACH = 12
#: What is asked for in general.
_IDEAS = frozenset(("dialogue", "dialog", "discussions", "consultation", "discussion"))


@define
class Cluster:
    """The mentions of one occasion so far."""

    mentions: list[Mentioned]
    #: Actor -> what tells its side apart: its state, or itself.
    sides: dict[str, str] = field(factory=dict)
    persons: set[str] = field(factory=set)
    #: Groups without a name that belong to no one state.
    groups: set[str] = field(factory=set)
    #: Those who only host it.
    hosts: set[str] = field(factory=set)
    dates: dict[str, None] = field(factory=dict)
    places: set[str] = field(factory=set)
    numbers: set[int] = field(factory=set)
    names: dict[str, None] = field(factory=dict)
    #: Standing bodies whose session it is.
    series: set[str] = field(factory=set)
    #: What it may be spoken of as.
    families: set[str] = field(factory=set)
    #: Statuses that its mentions say plainly, headlines aside.
    plain: set[str] = field(factory=set)
    #: The plainest stage so far.
    best: Stage = UNSAID
    #: Those whom a list of participants names.
    listed: list[Side] = field(factory=list)
    #: The occasion that this one is part of.
    parent: Cluster | None = None

    @property
    def last(self) -> Mentioned:
        """The mention read last."""
        return self.mentions[-1]

    def add(self, mention: Mentioned, reader: Sides) -> None:
        """Take in a mention."""
        if not self.mentions or self.mentions[-1] is not mention:
            self.mentions.append(mention)
        self.families.add(_FAMILY[mention.kind])
        if mention.stage.weight > 1 and not mention.headline:
            self.plain.add(mention.stage.status)
        if mention.stage.weight > self.best.weight:
            self.best = mention.stage
        self.series |= mention.series
        self._join(mention, reader)
        if mention.date:
            self.dates[mention.date] = None
        if mention.place:
            self.places.add(mention.place[0])
        if mention.number:
            self.numbers.add(mention.number[0])
        if mention.name:
            self.names[mention.name[0]] = None

    def _join(self, mention: Mentioned, reader: Sides) -> None:
        """Take in who takes part."""
        for actor, side in mention.actors.items():
            if _is_group(reader, actor):
                self.groups.add(actor)
            elif reader.kind(actor) != "commission" and side.role in ("participant", "head", "host"):
                self.sides.setdefault(actor, reader.country(actor))
            if side.role == "host":
                self.hosts.add(actor)
            if reader.kind(actor) == "person":
                self.persons.add(actor)


def _is_group(reader: Sides, actor: str) -> bool:
    return reader.kind(actor) == "unnamed-source" and len(reader.country(actor)) != 3


def clusters(mentions: Iterable[Mentioned], reader: Sides) -> list[Cluster]:
    """The occasions of a document, in the order of their first mention."""
    found: list[Cluster] = []
    for mention in mentions:
        if mention.stage.status == "none" or _wished(mention):
            continue
        apart = bool(found) and _apart(found[-1], mention)
        _spoken_for(found, mention, reader)
        alone = mention.again and len({reader.country(actor) for actor in mention.actors}) < 2
        if alone and (latest := _latest(found, mention)) is not None:
            mention.sides = [Side(actor, *mention.head_span) for actor in latest.sides]
        chosen = _chosen(found[:-1] if apart else found, mention, reader)
        if chosen is None and mention.needs == "again":
            continue
        apart = apart and chosen is None
        if apart and mention.attached:
            mention.stage = mention.stage._replace(weight=min(mention.stage.weight, 1))
        if chosen is None:
            chosen = Cluster([])
            if (
                mention.needs == "part"
                or mention.number
                or mention.pointing
                or mention.joint
                or mention.words & OTHER
                or mention.verb in ("continue", "resume")
                or (
                    mention.needs == "sure"
                    and mention.stage.weight == 3
                    and mention.date is not None
                    and not mention.unread
                )
            ) and (mention.joint or not _sides_of(mention, reader)):
                _continue_series(found, mention, reader)
            if apart:
                chosen.parent = found[-1]
            found.append(chosen)
        chosen.add(mention, reader)
    return found


def _wished(mention: Mentioned) -> bool:
    """Dialogue as such that somebody asks for, without saying who with whom."""
    if mention.head not in _IDEAS or mention.definite or mention.own:
        return False
    return mention.stage.status == "proposed" or (mention.stage.weight == 0 and not mention.sides)


def _sides_of(mention: Mentioned, reader: Sides) -> bool:
    return any(reader.kind(actor) not in ("commission", "organization") for actor in mention.actors)


def _continue_series(found: list[Cluster], mention: Mentioned, reader: Sides) -> None:
    """As in "The first round was held in May": the sides are those of the talks spoken of last, the states for their persons."""
    latest = found[-_REACH:]
    latest.reverse()
    for cluster in sorted(latest, key=lambda c: (len(c.sides) < 2, _FAMILY[mention.kind] not in c.families)):
        told = len(set(cluster.sides.values())) > 1 or cluster.series
        if cluster.sides and told and cluster.families & _CONFERRING:
            conferred = [actor for actor in cluster.sides if actor not in cluster.hosts]
            rebels = any(reader.kind(actor) == "armed-group" for actor in conferred)
            principals = dict.fromkeys(
                actor if rebels else reader.principal(actor, *mention.head_span) for actor in conferred
            )
            states = [actor for actor in principals if reader.kind(actor) != "person"]
            mention.own += [Side(actor, *mention.head_span) for actor in (states if len(states) > 1 else principals)]
            mention.series |= cluster.series
            return


def _spoken_for(found: list[Cluster], mention: Mentioned, reader: Sides) -> None:
    """Officials of several states who are met again by the one name they go by bring those states with them."""
    for actor, side in mention.actors.items():
        if reader.kind(actor) != "unnamed-source" or len(reader.country(actor)) == 3:
            continue
        before = next((c for c in reversed(found[-_REACH:]) if actor in c.groups), None)
        states = [a for a in before.sides if reader.kind(a) == "state"] if before else []
        mention.sides += [Side(state, side.start, side.end) for state in states if state not in mention.actors]


def _latest(found: list[Cluster], mention: Mentioned) -> Cluster | None:
    """The occasion told last before with two sides or more."""
    before = [c for c in found[-_REACH:] if len(set(c.sides.values())) > 1]
    return max(before, key=lambda c: c.last.sentence) if before else None


def _apart(cluster: Cluster, mention: Mentioned) -> bool:
    """As in "talks that include a meeting between …", "met for the … Dialogue": another occasion, told in the same sentence."""
    if cluster.last.sentence != mention.sentence or mention.headline:
        return False
    if mention.attached:
        return mention.verb in ("", "meet") and (mention.name is not None or mention.kind == "conference")
    return (
        not mention.definite
        and len(mention.sides) > 1
        and mention.verb in ("", "rule")
        and mention.kind == "bilateral-meeting"
    )


def _chosen(found: list[Cluster], mention: Mentioned, reader: Sides) -> Cluster | None:
    """The occasion that a mention is of: among the latest eight that nothing speaks against, the likeliest."""
    best: tuple[int, Cluster] | None = None
    for cluster in reversed(found[-_REACH:]):
        score = _affinity(cluster, mention, reader)
        if score > 0:
            score += min(len(cluster.mentions), 4) - min(6, mention.sentence - cluster.last.sentence)
            if best is None or score > best[0]:
                best = (score, cluster)
    return best[1] if best else None


def _affinity(cluster: Cluster, mention: Mentioned, reader: Sides) -> int:
    """How well a mention fits an occasion; 0 where something speaks against it or nothing for it."""
    if conflict(cluster, mention):
        return 0
    same = _same_sides(cluster, mention, reader)
    if same < 0:
        return 0
    family = _FAMILY[mention.kind]
    named = _names_it(cluster, mention)
    if mention.needs == "part" and (
        "talks" not in cluster.families or (mention.number is None and not mention.definite and not same)
    ):
        return 0
    alike = _alike(cluster, mention, family)
    if named:
        return 40 + 10 * same
    if mention.attached and cluster.last.sentence == mention.sentence and cluster.last.verb == mention.verb:
        return 60
    if not alike:
        return 0
    if same > 0:
        return 20 + 5 * same + 3 * (family in cluster.families)
    if (
        cluster.sides
        and not mention.series
        and any(side.role not in ("host", "mediator") for side in mention.actors.values())
    ):
        return 0
    if not cluster.sides:
        if mention.actors and cluster.dates and not mention.date and not mention.definite:
            return 0
        if mention.actors and not cluster.mentions[0].headline and mention.stage.status != cluster.best.status:
            return 0
        return 14 if mention.sentence - cluster.last.sentence < 6 or cluster.mentions[0].headline else 0
    return (
        16
        + 3 * (mention.head == cluster.last.head)
        + 3 * (family in cluster.families)
        - 6 * (mention.stage.status == "held" and cluster.best.status in TO_COME)
        if _points_back(cluster, mention)
        else 0
    )


def _points_back(cluster: Cluster, mention: Mentioned) -> bool:
    """Whether a mention without sides of its own may be of an occasion told before."""
    if mention.unread and mention.attached and not mention.definite:
        return False
    return mention.definite or mention.headline or not mention.verb or mention.stage.status in ("", cluster.best.status)


def _same_sides(cluster: Cluster, mention: Mentioned, reader: Sides) -> int:
    """How many sides are shared; -1 where sides or persons of one are strangers to the other."""
    given = {
        actor: reader.country(actor)
        for actor, side in mention.actors.items()
        if side.role not in ("mediator", "host") and reader.kind(actor) != "commission" and not _is_group(reader, actor)
    }
    if not given or not cluster.sides:
        return 0
    persons = {actor for actor in given if reader.kind(actor) == "person"}
    if persons and cluster.persons and _others_met(cluster.persons, persons, mention):
        return -1
    ours, theirs = set(cluster.sides.values()), set(given.values())
    if (
        len(persons) > 1
        and len(ours) > 2
        and theirs < ours
        and not mention.definite
        and not mention.headline
        and not cluster.persons
    ):
        return -1
    if len(persons) > 1 and mention.words & {"a", "an"} and not cluster.persons and not cluster.mentions[0].headline:
        return -1  # a meeting of two persons among talks of states
    shared = ours & theirs
    if theirs <= ours or ours <= theirs:
        return len(shared)
    return -1 if len(shared) < 2 else len(shared)


def _others_met(known: set[str], persons: set[str], mention: Mentioned) -> bool:
    """Whether the persons are another company: strangers, or some of several who met apart."""
    if not persons & known:
        return True
    if len(persons) > 1 and len(known) > 1 and not persons <= known and not known <= persons:
        return True
    return len(known) > 2 and 1 < len(persons) < len(known) and not mention.definite and mention.sentence > 0


def _names_it(cluster: Cluster, mention: Mentioned) -> bool:
    """Whether the mention has the name of the occasion, or letters or words of it."""
    if mention.series & cluster.series:
        return True
    words = {word for word in mention.words if len(word) > 2}
    for name in cluster.names:
        parts = name.split()
        initials = "".join(part[0] for part in parts if part[0].isupper()).lower()
        if mention.name and mention.name[0] == name:
            return True
        if mention.definite and any(word in name.lower().split() for word in words if len(word) > 5):
            return True
        if any(
            len(word) > 2 and (word == initials or (len(initials) > 2 and word.startswith(initials))) for word in words
        ):
            return True
    return False


def _alike(cluster: Cluster, mention: Mentioned, family: str) -> bool:
    """Whether a noun or verb may speak of an occasion of that kind."""
    families = cluster.families
    if family in families:
        return True
    if "visit" in families or "call" in families or family in ("visit", "call"):
        return families == {"call"} and family in ("talks", "meeting") and mention.definite
    if family == "summit" or "summit" in families:
        return (
            mention.attached
            or mention.verb in ("meet", "host")
            or (mention.definite and family != "summit")
            or cluster.last.sentence == mention.sentence
        )
    return True
