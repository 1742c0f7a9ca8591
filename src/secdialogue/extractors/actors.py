"""The actors of a document: persons with their offices, states that act, organised bodies, each form of a name cited."""

from __future__ import annotations

from typing import cast as typed

from secdialogue.extractors.cast import Cast, cast, known_of
from secdialogue.extractors.clusters import Cluster, Clusters
from secdialogue.extractors.delegations import add_countries
from secdialogue.extractors.home import at_home, home_of
from secdialogue.extractors.listed import add_listed
from secdialogue.extractors.nationality import add_nationalities, is_american, may_be_american
from secdialogue.extractors.officials import add_offices
from secdialogue.language.countries import countries
from secdialogue.language.mentions import Mention, Office
from secdialogue.language.names import name_parts
from secdialogue.model import Actor, ActorKind, Document, Evidence, Role, RoleStatus
from secdialogue.plugin import Draft, Extractor


class Actors(Extractor):
    """Adds every actor that the text names; sources without a name are added where they speak (see `reference`)."""

    name = "actors"
    version = "0.1"
    provides = ("actors",)

    def extract(self, document: Document, draft: Draft) -> None:
        """Add the named actors and note where each is mentioned."""
        company = draft.shared(cast)
        names = company.read(draft)
        made: dict[tuple[int, int], str] = {}
        later: list[tuple[str, Cluster]] = []
        for cluster in Clusters(names.mentions).clusters:
            if not any(mention.acts for mention in cluster.mentions):
                continue
            actor = draft.add(_actor(draft, cluster))
            company.known[actor] = known_of(actor, cluster)
            if cluster.kind == "state" and cluster.country:
                company.states[cluster.country] = actor
            for mention in cluster.mentions:
                if mention.acts:
                    draft.mention(mention.start, mention.end, actor)
                made.setdefault((mention.first, mention.last), actor)
            later.append((actor, cluster))
        for actor, cluster in later:
            _add_roles(draft, actor, cluster, made)
            add_listed(draft, company, actor, cluster)
        add_offices(draft, company, names)
        add_countries(draft, company)
        _domesticate(draft, company, [actor for actor, _ in later])
        add_nationalities(draft, company, [actor for actor, _ in later])


def _domesticate(draft: Draft, company: Cast, actors: list[str]) -> None:
    """Give those at home in the report its state."""
    reading = company.read(draft).reading
    if (home := home_of(draft, reading)) is None:
        return
    mixed = may_be_american(reading, home[0])
    for actor in actors:
        entity = draft[actor]
        if isinstance(entity, Actor) and at_home(draft, entity) and not (mixed and is_american(entity)):
            draft.replace(actor, draft.evidence(*home[1], "country"), country=home[0])
            company.known[actor].country = home[0]


def _actor(draft: Draft, cluster: Cluster) -> Actor:
    """The actor of a cluster, its name and forms cited where each first stands."""
    name = canonical(cluster)
    forms: dict[str, tuple[int, int]] = {}
    for mention in cluster.mentions:
        if not mention.acts:
            continue
        for text, start, end in surface(mention):
            forms.setdefault(text, (start, end))
    evidence = [
        draft.evidence(*span, f"names/{text}", *(("name",) if text == name else ())) for text, span in forms.items()
    ]
    if name not in forms:
        first = next(m for m in cluster.mentions if m.acts)
        evidence.append(draft.evidence(first.start, first.end, "name"))
    country, cited = _country(draft, cluster)
    evidence += cited
    return Actor(
        kind=typed("ActorKind", cluster.kind), name=name, names=tuple(forms), country=country, evidence=tuple(evidence)
    )


def surface(mention: Mention) -> list[tuple[str, int, int]]:
    """The forms of the name that a mention shows, with their places."""
    if mention.kind == "state":
        return list(mention.others)
    own = (
        []
        if any(
            text == mention.name
            or (mention.name.endswith(" " + text) and end == mention.end and start == mention.start)
            for text, start, end in mention.others
        )
        else [(mention.name, mention.start, mention.end)]
    )
    return [*own, *mention.others]


def canonical(cluster: Cluster) -> str:
    """The fullest form: of persons the longest, of bodies the first that is written out, of states the table's name."""
    if cluster.kind == "state":
        return countries()[cluster.country or ""].name
    if cluster.kind == "person":
        longest = max((mention.name for mention in cluster.mentions), key=lambda name: len(name_parts(name)))
        return longest if " " in longest else cluster.listed or longest
    written = [mention.name for mention in cluster.mentions if not mention.name.isupper() and len(mention.name) > 4]
    spaced = [name for name in written if " " in name]
    if not written and cluster.key and " " in cluster.key and cluster.key[:3].isupper() is False:
        return cluster.key
    return (spaced or written or [cluster.mentions[0].name])[0]


def _country(draft: Draft, cluster: Cluster) -> tuple[str | None, list[Evidence]]:
    """The country that the text gives, with the words that give it."""
    for mention in cluster.mentions:
        if mention.country and mention.country_span and mention.acts:
            return mention.country, [draft.evidence(*mention.country_span, "country")]
    return None, []


def _add_roles(draft: Draft, actor: str, cluster: Cluster, made: dict[tuple[int, int], str]) -> None:
    """Offices, with the bodies they are held in; a person without a country takes that of the body."""
    roles: dict[str, Role] = {}
    evidence: list[Evidence] = []
    country = draft[actor].country
    for mention in cluster.mentions:
        for office in mention.offices:
            title = _title(office)
            body = made.get(office.body) if office.body else None
            belongs = office.country or (draft[body].country if body else None)
            if title.casefold() not in (known.casefold() for known in roles):
                roles[title] = Role(
                    title=title, organization=body, country=belongs, status=typed("RoleStatus", office.status)
                )
                evidence.append(draft.evidence(office.start, office.end, "roles", f"roles/{title}"))
            if country is None and belongs:
                country = belongs
                evidence.append(draft.evidence(*(office.country_span or (office.start, office.end)), "country"))
    if roles:
        draft.replace(actor, *evidence, roles=tuple(roles.values()), country=country)


def _title(office: Office) -> str:
    return office.title


__all__ = ["ActorKind", "Actors", "RoleStatus", "canonical", "surface"]
