"""Which mentions speak of one actor: the same name, a later short form, letters for a name, one state, one state's forces."""

from __future__ import annotations

from attrs import define, field

from secdialogue.language.known_bodies import initials
from secdialogue.language.mentions import Mention
from secdialogue.language.names import name_parts
from secdialogue.language.vocabulary import body_nouns, plain

#: Spellings that differ between newsrooms.
_SPELLINGS = (("defense", "defence"), ("organization", "organisation"), ("center", "centre"), ("co-operation", "cooperation"), ("mobilisation", "mobilization"), ("stabilisation", "stabilization"), ("labour", "labor"), ("program", "programme"))  # fmt: skip


#: Of how many people of one surname a short form may be.
_RIVALS = 20


@define(eq=False)
class Cluster:
    """The mentions of one actor, in the order of the text."""

    kind: str
    mentions: list[Mention] = field(factory=list)
    key: str | None = None
    #: Its first name in a list that has it.
    listed: str | None = None
    country: str | None = None
    gender: str | None = None
    forms: set[tuple[str, ...]] = field(factory=set)
    #: Its names, folded.
    names: set[str] = field(factory=set)
    #: Where it was named last, while short forms are given their bearers.
    latest: int = -1


def folded(name: str) -> str:
    """A body's name as names are compared: lower case, one spelling, no article."""
    text = " ".join(plain(name).replace(".", "").split()).removeprefix("the ")
    for one, other in _SPELLINGS:
        text = text.replace(one, other)
    return text.replace("programmeme", "programme")


class Clusters:
    """Mentions of a document gathered into actors."""

    def __init__(self, mentions: list[Mention]) -> None:
        self.clusters: list[Cluster] = []
        self._persons: dict[str, list[Cluster]] = {}
        self._bodies: dict[str, list[Cluster]] = {}
        self._openings: dict[str, list[Cluster]] = {}
        self._keys: dict[str, Cluster] = {}
        #: Persons by the first of the names that a list has for them.
        self._listed: dict[str, Cluster] = {}
        self._initials: dict[str, Cluster] = {}
        self._states: dict[str, Cluster] = {}
        people = [mention for mention in mentions if mention.kind == "person"]
        for mention in sorted(people, key=lambda m: -len(name_parts(m.name))):
            if len(name_parts(mention.name)) > 1:
                self._person(mention)
        self._short(people)
        for mention in mentions:
            if mention.kind == "state":
                self._state(mention)
            elif mention.kind != "person":
                self._body(mention)
        self._join_coalitions()
        for cluster in self.clusters:
            cluster.mentions.sort()
        self.clusters.sort(key=lambda cluster: cluster.mentions[0])

    def _new(self, mention: Mention) -> Cluster:
        cluster = Cluster(mention.kind, [], mention.key, country=mention.country)
        self.clusters.append(cluster)
        return cluster

    # --- persons --------------------------------------------------------------------------------------------------

    def _short(self, people: list[Mention]) -> None:
        """Surnames alone, in the order of the text: each is the person of that name who was named last before it."""
        owner = {id(mention): cluster for cluster in self.clusters for mention in cluster.mentions}
        for mention in people:
            cluster = owner.get(id(mention)) or self._person(mention)
            cluster.latest = mention.start

    def _person(self, mention: Mention) -> Cluster:
        parts = name_parts(mention.name)
        cluster = self._listed.get(mention.listed or "") or self._same_person(mention, parts)
        if cluster is None:
            cluster = self._new(mention)
            for index in dict.fromkeys((parts[-1], parts[0])):
                self._persons.setdefault(index, []).append(cluster)
        if mention.listed:
            self._listed[mention.listed] = cluster
            cluster.listed = cluster.listed or mention.listed
        cluster.mentions.append(mention)
        cluster.forms.add(parts)
        cluster.gender = cluster.gender or mention.gender
        cluster.country = cluster.country or mention.country
        return cluster

    def _same_person(self, mention: Mention, parts: tuple[str, ...]) -> Cluster | None:
        """The person whose fuller name holds this one; of several, one whose surname it is, named last before it."""
        chosen = [
            cluster
            for cluster in self._persons.get(parts[-1], [])[-_RIVALS:]
            if any(_compatible(parts, form) for form in cluster.forms) and _one_gender(cluster.gender, mention.gender)
        ]
        if not chosen:
            return None
        return max(chosen, key=lambda c: (any(form[-1] == parts[-1] for form in c.forms), c.latest))

    # --- states ---------------------------------------------------------------------------------------------------

    def _state(self, mention: Mention) -> None:
        cluster = self._states.get(mention.country or "")
        if cluster is None:
            cluster = self._states[mention.country or ""] = self._new(mention)
        cluster.mentions.append(mention)

    # --- bodies ---------------------------------------------------------------------------------------------------

    def _body(self, mention: Mention) -> None:
        cluster = self._keys.get(mention.key) if mention.key else None
        names = [folded(mention.name), *(folded(text) for text, *_ in mention.others), *_alone(mention)]
        if len(mention.name) > 2 and mention.name.isupper() and mention.name in self._initials:
            cluster = self._initials[mention.name]
        if cluster is None:
            cluster = self._same_body(mention, names)
        if cluster is None:
            cluster = self._new(mention)
        if mention.key:
            self._keys.setdefault(mention.key, cluster)
        if mention.kind == "armed-group" and cluster.kind in ("military", "organization") and cluster.country is None:
            cluster.kind = mention.kind
        cluster.mentions.append(mention)
        cluster.country = cluster.country or mention.country
        for name in names:
            known = self._bodies.setdefault(name, [])
            if cluster not in known:
                known.append(cluster)
        cluster.names.add(names[0])
        if " " in mention.name and not mention.name.isupper():
            self._initials.setdefault(initials(mention.name), cluster)
        openings = self._openings.setdefault(opening(names[0]), [])
        if len(openings) < _RIVALS and cluster not in openings:
            openings.append(cluster)

    def _same_body(self, mention: Mention, names: list[str]) -> Cluster | None:
        if mention.key and mention.key not in self._keys and mention.key.endswith(" forces"):
            return None
        for name in names:
            for cluster in self._bodies.get(name, ()):
                if mention.country is None or cluster.country in (None, mention.country):
                    return cluster
        if mention.key is None:
            for cluster in self._openings.get(opening(names[0]), ()):
                if cluster.kind == mention.kind and any(_opens(names[0], known) for known in cluster.names):
                    return cluster
        return None

    def _join_coalitions(self) -> None:
        """The coalition of one text is one, whatever it is called, unless two have names of their own."""
        found = [cluster for cluster in self.clusters if cluster.kind == "coalition"]
        proper = [cluster for cluster in found if cluster.key != "coalition"]
        if len(found) > 1 and len(proper) <= 1:
            first, *rest = proper + [cluster for cluster in found if cluster not in proper]
            for cluster in rest:
                first.mentions += cluster.mentions
            self.clusters = [cluster for cluster in self.clusters if cluster not in rest]


def _alone(mention: Mention) -> list[str]:
    """The noun of a body that a nationality and a noun name, where the noun names it by itself: "US Treasury"."""
    *_, noun = mention.name.lower().split()
    known = body_nouns().get(noun)
    told = mention.country_span is not None and mention.start == mention.country_span[0]
    return [noun] if known and known.alone and told and len(mention.name.split()) == 2 else []


def opening(name: str) -> str:
    """The first two words of a body's name; a name of one word has none."""
    return " ".join(name.split()[:2]) if " " in name else name


def _opens(one: str, other: str) -> bool:
    """Whether one name is the other's beginning, two words at least."""
    short, full = sorted((one, other), key=len)
    return " " in short and full.startswith(short + " ")


def _compatible(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether one name is a form of the other: the same surname, and no given name that differs."""
    if short == full:
        return True
    if len(short) == 1:
        return short[0] in (full[-1], full[0])
    if short[-1] != full[-1]:
        return False
    return set(short) <= set(full) or (
        short[0][:1] == full[0][:1] and (len(short[0].rstrip(".")) == 1 or len(full[0].rstrip(".")) == 1)
    )


def _one_gender(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other
