"""What a gazetteer knows of a person whom the text names: country and office, where the text gives none itself."""

from __future__ import annotations

from secdialogue.extractors.cast import Cast, listed_people
from secdialogue.extractors.clusters import Cluster
from secdialogue.model import Actor, Role
from secdialogue.plugin import Draft, Entry


def add_listed(draft: Draft, company: Cast, actor: str, cluster: Cluster) -> None:
    """Add country and office of a listed person, inferred from the name and cited to it; the text's own words go first."""
    if cluster.listed is None:
        return
    entry, as_of = listed_people(draft.gazetteers)[cluster.listed]
    mention = next(m for m in cluster.mentions if m.listed)
    person = draft[actor]
    known = company.known[actor]
    if entry.country and person.country is None:
        draft.replace(actor, draft.evidence(mention.start, mention.end, "country"), country=entry.country)
        known.country = entry.country
    if entry.office and not person.roles:
        cited = draft.evidence(mention.start, mention.end, "roles", f"roles/{entry.office}")
        draft.replace(actor, cited, roles=(_role(draft, entry, entry.office, as_of),))
        known.nouns.update(entry.office.lower().split())


def _role(draft: Draft, entry: Entry, office: str, as_of: str | None) -> Role:
    """The office, with the body it is held in where the text names that one too."""
    bodies = (a for a in draft.entities(Actor) if a.kind not in ("person", "state"))
    body = (
        next((a.id for a in bodies if entry.organization in (a.name, *a.names)), None) if entry.organization else None
    )
    return Role(title=office, organization=body, country=entry.country, as_of=as_of)
