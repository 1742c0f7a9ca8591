"""Which actors the words of a side stand for: persons, bodies, and the states of officials who are not named."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from attrs import evolve, frozen

from secdialogue.extractors.cast import cast
from secdialogue.extractors.reference import actors_of
from secdialogue.language.clauses import Read
from secdialogue.language.countries import countries, country_words
from secdialogue.language.tokens import Token, tokenize
from secdialogue.language.vocabulary import words
from secdialogue.model import Actor, ParticipantRole
from secdialogue.plugin import Draft, Mention


@frozen
class Side:
    """An actor that takes part, with the offsets of the words that say so."""

    actor: str
    start: int
    end: int
    role: ParticipantRole = "participant"


_ROLES: dict[str, ParticipantRole] = {"host": "host", "mediator": "mediator", "head": "head"}
#: Kinds of actor that may only stand in a person's title.
_OFFICES = frozenset(("state", "government-body", "military", "intergovernmental", "organization"))
_JOINED = frozenset(("person", "state", "armed-group", "military", "government-body", "intergovernmental", "coalition"))
#: Nouns by which both are meant at once.
_SIDES = frozenset(
    "sides side parties leaders countries nations ministers governments delegations teams neighbours neighbors".split()
)
_PARTING = (" and ", ";", " with ", " between ")


class Sides:
    """Reads sides in the sentences of one draft."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._company = draft.shared(cast)
        for actor in draft.entities(Actor):
            if actor.kind == "state" and actor.country:
                self._company.states.setdefault(actor.country, actor.id)

    def of(self, read: Read, first: int, last: int, bond: str = "", *, named: bool = False) -> list[Side]:
        """The actors of the tokens `first:last` of a sentence.

        A state that only stands beside the name of its office-holder ("Kenyan President …") is left to that person; a
        state whose officials, chiefs or ministers go without names takes part itself. `named`: only names and nationalities count.
        """
        if first >= last:
            return []
        role = _ROLES.get(bond, "participant")
        start, end = read.tokens[first].start, read.tokens[last - 1].end
        if _both(read, first, last):
            return [Side(actor, start, end, role) for actor in self._joined(read.tokens[0].start, start)]
        mentions = self.draft.mentions_in(start, end)
        found: dict[str, Side] = {}
        again = self._office_holders(read, first, last)
        told = [side for side in self._named(mentions, start) if not _within(side, again)]
        nationals = (side for side in self._nationals(read, first, last, mentions) if not _within(side, again))
        for side in (*told, *again, *nationals):
            found.setdefault(side.actor, evolve(side, role=role))
        if not found and not named:
            actors = self._pointed(read, first, start, end) or self._unknown(read, (first, last), start, end)
            found = {actor: Side(actor, start, end, role) for actor in actors}
        return list(found.values())

    def _named(self, mentions: list[Mention], start: int) -> Iterator[Side]:
        """Those whom names stand for, without what only belongs to the title or the name of a person."""
        persons = [m for m in mentions if self.kind(m.actor) == "person"]
        for mention in mentions:
            if self._possesses(mention, persons) or not self._confers(mention.actor):
                continue
            if self._of_states(mention):
                continue
            before = self.draft.text[max(start, mention.start - 24) : mention.start]
            office = self.kind(mention.actor) in _OFFICES
            if self._of_body(mention, mentions):
                continue
            titled = office and self._titles(mention.start, mention.end, persons, apposition=" of " in before)
            if not titled and not is_pair(self.draft.text[mention.start : mention.end]):
                yield Side(mention.actor, mention.start, mention.end)

    def _of_states(self, mention: Mention) -> bool:
        """As in "the foreign ministers of Peru and Chile": officials of several states, which take part themselves."""
        if self.kind(mention.actor) != "unnamed-source":
            return False
        text = self.draft.text[mention.start : mention.end]
        office, _, _ = text.partition("s of ")
        if not set(office.lower().split()[-1:]) & words("office"):
            return False
        states = country_words(tokenize(text, 0, len(text)))
        return len({word.alpha3 for word in states}) > 1

    def _office_holders(self, read: Read, first: int, last: int) -> list[Side]:
        """Persons named before who are told by their office alone: "the Omani defence minister", "the president"."""
        found: list[Side] = []
        for index in read.between(first, last):
            phrase = read.found[index]
            if phrase.kind == "NP" and (holder := self._holder(read, phrase.first, phrase.last)) is not None:
                found.append(holder)
            if phrase.kind != "NP" or read.tags[phrase.first] not in ("DT", "PRP$"):
                continue
            if read.tokens[phrase.last - 1].lower not in words("office"):
                continue
            start, end = read.tokens[phrase.first].start, read.tokens[phrase.last - 1].end
            if self._named_beside(start, end):
                continue
            actors = [a for a in actors_of(self.draft, start, end) if self.kind(a) == "person"]
            found.extend(Side(actor, start, end) for actor in actors)
        return found

    def _holder(self, read: Read, first: int, last: int) -> Side | None:
        """The holder of an office whose title goes on behind the tokens: "the adviser | to the president on trade X"."""
        names = self._company.read(self.draft)
        at = names.reading.analysis.token_at(read.tokens[first].start)
        for step in range(at, at + last - first):
            phrase, holder = names.held.get(step, (None, -1))
            if phrase is not None and phrase.last > at + last - first <= holder:
                place = names.reading.tokens[holder].start
                held = [m for m in self.draft.mentions_in(place, place + 200) if m.start == place]
                if held and self.kind(held[-1].actor) == "person":
                    return Side(held[-1].actor, read.tokens[first].start, read.tokens[last - 1].end)
        return None

    def _named_beside(self, start: int, end: int) -> bool:
        """Whether a person is named within an office's words or right behind them: "his Omani counterpart, X"."""
        beside = self.draft.mentions_in(start, min(end + 30, len(self.draft.text)))
        return any(
            self.kind(m.actor) == "person" and (m.start < end or self.draft.text[end : m.start].strip() in ("", ","))
            for m in beside
        )

    def _of_body(self, mention: Mention, mentions: list[Mention]) -> bool:
        """As in "Sudan's army", "the Kenyan Ministry of Defence": a state that only says whose the body right behind it is."""
        if self.kind(mention.actor) != "state":
            return False
        return any(
            -1 < other.start - mention.end < 4
            and self.kind(other.actor) in ("military", "government-body")
            and self.country(other.actor) == self.country(mention.actor)
            and self.draft.text[mention.end : other.start] in (" ", "'s ", "’s ")
            for other in mentions
        )

    def _nationals(self, read: Read, first: int, last: int, mentions: list[Mention]) -> Iterator[Side]:
        """The states of officials who are told by nationality: "Thai and Cambodian commanders"."""
        persons = [m for m in mentions if self.kind(m.actor) == "person"]
        taken = [m for m in mentions if self.kind(m.actor) != "unnamed-source"]
        for code, token_first, token_last in _nationalities(read, first, last):
            start, end = read.tokens[token_first].start, read.tokens[token_last - 1].end
            inside = any(m.start <= start and end <= m.end for m in taken) or any(
                -1 < m.start - end < 4 and self.kind(m.actor) == "military" and self.country(m.actor) == code
                for m in taken
            )
            inside = inside or self._of_group(end, mentions)
            if not inside and not self._titles(start, end, persons, apposition=True):
                yield Side(self.state(code, start, end), start, end)

    def _of_group(self, end: int, mentions: list[Mention]) -> bool:
        """As in "the Lebanese group Hezbollah": a nationality that only says where the group behind it is from."""
        return any(
            0 < m.start - end < 30
            and self.kind(m.actor) in ("armed-group", "organization", "media")
            and self.draft.text[end : m.start].replace(" ", "").isalpha()
            and " and " not in self.draft.text[end : m.start]
            for m in mentions
        )

    def _unknown(self, read: Read, span: tuple[int, int], start: int, end: int) -> tuple[str, ...]:
        """Persons whose names no form told before: two capitals in a row where somebody is met."""
        if not any(read.tags[i] == read.tags[i + 1] == "NNP" for i in range(span[0], span[1] - 1)):
            return ()
        return tuple(a for a in actors_of(self.draft, start, end, create=True) if self.kind(a) == "person")

    def _possesses(self, mention: Mention, persons: list[Mention]) -> bool:
        """As in "Kishida's foreign minister X": a person who only says whose the next one is."""
        behind = self.draft.text[mention.end : mention.end + 60]
        if not behind.startswith(("'s ", "’s ")):
            return False
        return any(0 < p.start - mention.end < 60 and "," not in behind[: p.start - mention.end] for p in persons)

    def _pointed(self, read: Read, first: int, start: int, end: int) -> tuple[str, ...]:
        """Whom a pronoun or "the two sides" points to: the two last joined in its own sentence, else as it is read everywhere."""
        if read.tokens[first].lower in ("they", "their", "them", "both") and (
            joined := self._joined(read.tokens[0].start, start)
        ):
            return joined
        if [t.lower for t in read.tokens[first : first + 3] if t.end <= end] == ["the", "two"]:
            return self._last_two(read.tokens[0].start, start)
        if (office := _office_of_two(read, first, end)) and (two := self._two(office, read.tokens[0].start)):
            return two
        return tuple(actor for actor in actors_of(self.draft, start, end) if self._confers(actor))

    def _last_two(self, sentence: int, before: int) -> tuple[str, ...]:
        """Whom "the two" are: the last two persons of two states, or without any, named in the sentence or shortly before it."""
        found: dict[str, str] = {}
        for mention in reversed(self.draft.mentions_in(max(0, sentence - _SHORTLY), before)):
            if self.kind(mention.actor) == "person":
                found.setdefault(self.country(mention.actor), mention.actor)
                if len(found) == 2:
                    return tuple(found.values())
        return ()

    def _two(self, office: str, before: int) -> tuple[str, ...]:
        """Whom "the two leaders" are: the two of that rank, of two states, named last before; else the two leading states."""
        mentions = self.draft.mentions
        reached = bisect_left(mentions, before, key=lambda m: m.start)
        found: dict[str, str] = {}
        for mention in reversed(mentions[max(0, reached - _WINDOW) : reached]):
            actor = self.draft[mention.actor]
            role = " ".join(r.title for r in actor.roles).lower() if isinstance(actor, Actor) else ""
            if "deputy" in role or "vice" in role:
                continue
            if any(word in role for word in _RANKS[office]) and len(self.country(mention.actor)) == 3:
                found.setdefault(self.country(mention.actor), mention.actor)
                if len(found) == 2:
                    return tuple(found.values())
        return self.leading(before)

    def leading(self, end: int, kinds: tuple[str, ...] = ("state",)) -> tuple[str, ...]:
        """The two named most often before `end`, in the last mentions at most, if no third is named as often."""
        mentions = self.draft.mentions
        reached = bisect_left(mentions, end, key=lambda m: m.start)
        window = mentions[max(0, reached - _WINDOW) : reached]
        counts = Counter(m.actor for m in window if self.kind(m.actor) in kinds)
        ranked = sorted(counts.items(), key=lambda item: -item[1])
        if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][1] == ranked[1][1]):
            return ()
        return ranked[0][0], ranked[1][0]

    def _confers(self, actor: str) -> bool:
        """Whether an actor may be a side: no outlet, no standing body of both, no "sides" and "parties" themselves."""
        kind = self.kind(actor)
        if kind == "unnamed-source":
            return self.draft[actor].name.split()[-1].lower() not in _SIDES
        return kind not in ("commission", "media")

    def _joined(self, start: int, end: int) -> tuple[str, ...]:
        """The actors that "and" joins in `text[start:end]`, those named last."""
        mentions = [m for m in self.draft.mentions_in(start, end) if self.kind(m.actor) in _JOINED]
        for one, two in reversed(list(pairwise(mentions))):
            between = self.draft.text[one.end : two.start]
            if (
                one.actor != two.actor
                and len(between) < 80
                and " and " in between
                and not any(mark in between for mark in ";,.")
            ):
                return one.actor, two.actor
        return ()

    def kind(self, actor: str) -> str:
        """The kind of an actor."""
        entity = self.draft[actor]
        return entity.kind if isinstance(entity, Actor) else ""

    def country(self, actor: str) -> str:
        """The state that an actor acts for, or its own id where it acts for none: what tells sides apart."""
        entity = self.draft[actor]
        if not isinstance(entity, Actor) or entity.kind in _OF_NONE:
            return actor
        return entity.country or actor

    def principal(self, actor: str, start: int, end: int) -> str:
        """The state for which a person, an office or unnamed officials act; any other actor itself."""
        country = self.country(actor)
        if self.kind(actor) in ("person", "government-body", "military", "unnamed-source") and len(country) == 3:
            return self.state(country, start, end)
        return actor

    def state(self, code: str, start: int, end: int) -> str:
        """The id of a state, added with these words where the draft does not have it yet."""
        known = self._company.states
        if code not in known:
            known[code] = self.draft.actor(start, end, kind="state", name=countries()[code].name, country=code)
        return known[code]

    def _untitled(self, between: str, person: str) -> str:
        """Words before a person without that person's titles."""
        entity = self.draft[person]
        for role in entity.roles if isinstance(entity, Actor) else ():
            between = between.replace(role.title, "")
        return between

    def _titles(self, start: int, end: int, persons: list[Mention], *, apposition: bool = False) -> bool:
        """Whether a person's name follows within the same phrase, or stands right before it as in "X, the Y minister".

        `apposition`: a comma may stand between ("his Iraqi counterpart, X").
        """
        text = self.draft.text
        for person in persons:
            if person.start >= end:
                between = self._untitled(text[end : min(person.start, end + 160)], person.actor)
                parted = any(mark in between for mark in _PARTING) or between.count(",") > apposition
                if len(between) < 90 and not parted:
                    return True
            elif person.end <= start:
                between = text[person.end : min(start, person.end + 61)]
                if between.startswith(",") and len(between) < 60 and " and " not in between and " with " not in between:
                    return True
        return False


#: Kinds that act for no state, wherever they are from.
_OF_NONE = frozenset(("armed-group", "organization", "media", "coalition"))
#: How far before its sentence "the two" may point, in code points.
_SHORTLY = 300
#: How many mentions back the two that are meant are looked for.
_WINDOW = 400
_RANKS = {
    "leader": ("president", "prime minister", "premier", "leader", "king", "chancellor", "ruler", "emir", "sultan", "head of"),
    "minister": ("minister", "secretary"),
}  # fmt: skip
_OFFICES_OF_TWO = {
    "leaders": "leader",
    "presidents": "leader",
    "premiers": "leader",
    "heads": "leader",
    "ministers": "minister",
}


def _office_of_two(read: Read, first: int, end: int) -> str:
    """The rank of "both leaders", "the two heads of state", or "" where the words are others."""
    words = [t.lower for t in read.tokens[first : first + 5] if t.end <= end]
    if words[:1] == ["the"]:
        words = words[1:]
    if len(words) < 2 or words[0] not in ("both", "two") or (len(words) > 2 and words[2] != "of"):
        return ""
    return _OFFICES_OF_TWO.get(words[1], "")


def _both(read: Read, first: int, last: int) -> bool:
    """Whether the tokens are "both sides", "the two parties" or the like, which name nobody."""
    return (
        last - first < 4
        and read.tokens[last - 1].lower in ("sides", "parties")
        and read.tags[first] in ("DT", "CD", "PDT")
    )


#: People to whom something is done, for whom no state acts: "Palestinian prisoners".
_SUBJECTED = frozenset(
    "prisoners hostages detainees captives civilians citizens nationals refugees migrants people women children villagers residents fishermen"
    " troops soldiers".split()
)


def _within(side: Side, others: list[Side]) -> bool:
    return any(other.start <= side.start and side.end <= other.end for other in others)


def _nationalities(read: Read, first: int, last: int) -> Iterator[tuple[str, int, int]]:
    """States named by adjective, people or name among the tokens, compounds such as "US-Kenyan" included."""
    for word in country_words(read.tokens, first, last):
        if word.use != "adjective" or word.last >= last or read.tokens[word.last].lower not in _SUBJECTED:
            yield word.alpha3, word.first, word.last
    for index in range(first, last):
        token = read.tokens[index]
        if "-" in token.text or "–" in token.text:
            yield from ((code, index, index + 1) for code in pair(token))


def is_pair(text: str) -> bool:
    """Whether words are a compound of two states rather than a name."""
    return ("-" in text or "–" in text) and " " not in text and bool(pair(Token(0, len(text), text, text.lower())))


def pair(token: Token) -> list[str]:
    """The states of a compound of two ("India-Pakistan", "Sino-Indian"); empty where a part is none."""
    parts = token.text.replace("–", "-").split("-")
    codes: list[str] = []
    for part in parts:
        words = country_words([Token(0, len(part), part, part.lower())])
        if not words:
            return []
        codes.append(words[0].alpha3)
    return codes if len(codes) > 1 else []
