"""The actors of a document while it is read: what was named where, so that a pronoun or "the minister" finds its bearer."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import define, field

from secdialogue.extractors.clusters import Cluster
from secdialogue.language.analysis import analyze
from secdialogue.language.countries import countries, country_of
from secdialogue.language.mentions import Mention
from secdialogue.language.names import Names, find_names
from secdialogue.language.vocabulary import Body, BodyIndex, added, body_index, known_bodies, with_bodies
from secdialogue.model import Document
from secdialogue.plugin import Draft, Entry, Gazetteer

_AGENCIES = (" News Agency", " News Service", " Press Agency", " News Wire", " Newswire")


#: The agency that signs a dateline: "LIMA, May 4 (Andean News Agency) -", "LIMA. 4 May /Andean Wire/.".
_SIGNED = re.compile(r"[^\n(/]{3,60}[(/]([A-Z][\w'’&]{1,20}(?: [A-Z][\w'’&]{0,20}){1,4})[)/]")


#: Characters behind the citation of a document within which "it" may be the document.
_SHORTLY = 300


@define(eq=False)
class Known:
    """What helps to find an actor again."""

    id: str
    kind: str
    #: `female`, `male` or nothing.
    gender: str | None = None
    country: str | None = None
    #: Head nouns of its offices and of its own name, in lower case.
    nouns: set[str] = field(factory=set)
    plural: bool = False

    def holds(self, office: set[str]) -> bool:
        """Whether it is a person whose office has all of these words; a prime minister is no minister."""
        return self.kind == "person" and office <= self.nouns and ("prime" in self.nouns) == ("prime" in office)


@define(eq=False)
class Cast:
    """Who was named where in a document."""

    names: Names | None = None
    known: dict[str, Known] = field(factory=dict)
    states: dict[str, str] = field(factory=dict)
    #: Unnamed sources by their words.
    unnamed: dict[str, str] = field(factory=dict)
    #: Pairs that were last named together, by offset: (end, actors).
    pairs: list[tuple[int, tuple[str, ...]]] = field(factory=list)

    capitals: frozenset[str] | None = None
    #: Whose the document was that was last spoken of: "the statement".
    authors: tuple[str, ...] = ()
    #: Where a document was last cited, and whose it was: "it" is that document in the sentences that follow.
    document: tuple[int, tuple[str, ...]] = (0, ())

    def joint(self, place: int) -> tuple[str, ...]:
        """Several whose document was cited shortly before a place of the text: "it" stands for what they say together."""
        end, authors = self.document
        return authors if len(authors) > 1 and 0 <= place - end < _SHORTLY else ()

    def read(self, draft: Draft) -> Names:
        """The names of the draft's document, found once."""
        if self.names is None:
            known = _known(draft.gazetteers) if draft.gazetteers else known_bodies()
            people = _people(draft.gazetteers)
            self.names = find_names(draft.shared(analyze), added(known, _outlets(draft.document)), people)
        return self.names

    def proper(self, names: Names) -> frozenset[str]:
        """Words that the text writes with a capital where only a name has one."""
        if self.capitals is None:
            reading = names.reading
            self.capitals = frozenset(
                token.text
                for index, token in enumerate(reading.tokens)
                if reading.capital[index] and not reading.initial[index] and not reading.headline[index]
            )
        return self.capitals

    def state(self, draft: Draft, code: str, start: int, end: int) -> str:
        """The id of a state, added where there is none; `text[start:end]` names it."""
        actor = self.states.get(code)
        name = countries()[code].name
        text = " ".join(draft.text[start:end].split())
        if actor is None:
            actor = draft.actor(start, end, kind="state", name=name, names=tuple(dict.fromkeys((text,))), country=code)
            self.states[code] = actor
            self.known[actor] = Known(actor, "state", country=code)
            return actor
        entity = draft[actor]
        if text not in entity.names:
            draft.replace(actor, draft.evidence(start, end, f"names/{text}"), names=(*entity.names, text))
        return draft.mention(start, end, actor)


@lru_cache(maxsize=4)
def _known(gazetteers: tuple[Gazetteer, ...]) -> BodyIndex:
    """The bodies of the gazetteers beside those of the core."""
    entries = (entry for gazetteer in gazetteers for entry in gazetteer.entries())
    return with_bodies([Body((e.name, *e.aliases), e.kind, e.country) for e in entries if e.kind != "person"])


@lru_cache(maxsize=4)
def listed_people(gazetteers: tuple[Gazetteer, ...]) -> dict[str, tuple[Entry, str | None]]:
    """The persons of the gazetteers by name, each with the date for which its list is right; the first of a name counts."""
    found: dict[str, tuple[Entry, str | None]] = {}
    for gazetteer in gazetteers:
        for entry in gazetteer.entries():
            if entry.kind == "person":
                found.setdefault(entry.name, (entry, gazetteer.as_of))
    return found


@lru_cache(maxsize=4)
def _people(gazetteers: tuple[Gazetteer, ...]) -> BodyIndex:
    people = (entry for entry, _ in listed_people(gazetteers).values())
    return body_index(Body((e.name, *e.aliases), e.kind, e.country) for e in people)


def _outlets(document: Document) -> list[Body]:
    """The outlets that carry a report, by the names its text may call them: "Continental" of Continental News Agency."""
    found = []
    signed = _SIGNED.match(document.text or "") if document.dateline_place else None
    signer = signed[1] if signed and not country_of(signed[1]) else None
    carriers = (*document.relays, document.publisher, signer)
    for name in dict.fromkeys(filter(None, carriers)):
        short = next((name.removesuffix(tail) for tail in _AGENCIES if name.endswith(tail)), "")
        plain = len(name) > 3 and (" " in name or name.isupper())
        names = (name, short) if short and not country_of(short) else (name,)
        found += [Body(names, "media", None)] if plain else []
    return found


def actor_at(draft: Draft, mention: Mention) -> str | None:
    """The actor whose mention begins where a name does."""
    return next((m.actor for m in draft.mentions_in(mention.start, mention.end) if m.start == mention.start), None)


def cast(document: Document) -> Cast:
    """The cast of a document, for `draft.shared`."""
    del document
    return Cast()


def known_of(id: str, cluster: Cluster) -> Known:
    """What helps to find a cluster's actor again."""
    nouns: set[str] = set()
    for mention in cluster.mentions:
        for office in mention.offices:
            nouns.update(office.title.lower().split())
        if mention.kind != "person":
            nouns.update(mention.name.lower().split())
            nouns.update(word for text, *_ in mention.others for word in text.lower().split())
    return Known(id, cluster.kind, cluster.gender, cluster.country, nouns)
