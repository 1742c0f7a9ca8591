"""Mentions of occasions with what they say made out: who takes part, when, where, on what."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import define, evolve, field

from secdialogue.edtf import parse
from secdialogue.extractors.cast import cast
from secdialogue.extractors.metrics import dates_of
from secdialogue.extractors.sides import Side, Sides
from secdialogue.language.analysis import Analysis, analyze
from secdialogue.language.clauses import Read
from secdialogue.language.countries import country_words
from secdialogue.language.dates import DateMention, spanning
from secdialogue.language.occasion_words import Occasion, not_occasions, occasion_nouns, points_at_all
from secdialogue.language.occasions import occasions
from secdialogue.language.places import is_town, places
from secdialogue.language.stages import Stage
from secdialogue.language.syntax import Syntax
from secdialogue.language.tokens import Token
from secdialogue.language.topics import topics
from secdialogue.language.verbs import verb_classes
from secdialogue.language.vocabulary import words
from secdialogue.plugin import Document, Draft

Span = tuple[int, int]


def syntax(draft: Draft) -> Syntax:
    """The phrases of a draft's document, read once for all extractors."""
    return draft.shared(_Phrases).of(draft)


class _Phrases:
    """Holds the phrases once they have been asked for."""

    def __init__(self, document: Document) -> None:
        self._syntax: Syntax | None = None

    def of(self, draft: Draft) -> Syntax:
        """The phrases, read from the analysis that the draft shares."""
        if self._syntax is None:
            self._syntax = Syntax(draft.shared(analyze), draft.shared(cast).read(draft).reading.tag)
        return self._syntax


@define
class Mentioned:
    """A mention of an occasion; all spans are offsets in the text."""

    kind: str
    needs: str
    stage: Stage
    span: Span
    head: str
    head_span: Span
    #: Where its own noun phrase begins.
    own_start: int
    sentence: int
    headline: bool
    definite: bool
    verb: str
    sides: list[Side]
    #: Sides that the noun's own words name: compounds, possessors.
    own: list[Side]
    date: str | None = None
    date_span: Span | None = None
    #: The words of a date that nothing settles.
    vague: Span | None = None
    place: tuple[str, Span] | None = None
    venue: tuple[str, Span] | None = None
    #: The town in which a known seat of power stands.
    seat: tuple[str, Span] | None = None
    topics: list[Span] = field(factory=list)
    number: tuple[int, Span] | None = None
    name: tuple[str, Span] | None = None
    words: frozenset[str] = frozenset()
    #: The commissions and dialogues as standing bodies that its own words or its subject name.
    series: frozenset[str] = frozenset()
    days: int = 0
    attached: bool = False
    #: Whether another side is named by "with" or "between".
    joined: bool = False
    #: Whether words name sides that stand for no actor known here.
    unread: bool = False
    #: Whether those who meet are officials "from 15 countries" or the like.
    of_several: bool = False
    #: Whether those who met before meet "again", or "next".
    again: bool = False
    #: Whether it is told of "the two sides", "the Ministers" or the like, whom nothing in the sentence names.
    pointing: bool = False
    #: Whether its day lies long before the report.
    long_ago: bool = False
    #: Whether it is "joint", its sides being those of the meeting told before.
    joint: bool = False

    @property
    def actors(self) -> dict[str, Side]:
        """All who take part, by actor."""
        return {side.actor: side for side in reversed([*self.sides, *self.own])}


def is_sport(words: set[str]) -> bool:
    """Whether the words of a sentence, in lower case, are those of a report on sport."""
    return len(words & not_occasions()["sport"]) > 1 or bool(words & not_occasions()["athlete"])


@cache
def is_trigger(word: str) -> bool:
    """Whether a word in lower case may be an occasion, or the verb of one."""
    return word in occasion_nouns() or bool(verb_classes(word) & _VERBS)


#: How many days ahead an occasion that was called off, told by its month alone, may have been set for.
_SOON = 200
#: How many days back an occasion is no news.
_NEWS = 45
_BY = frozenset(("before", "deadline", "until"))
_WHEN = frozenset(("at", "future-vague", "past-vague"))
_RECEIVED = frozenset(("person", "unnamed-source", "armed-group", "commission"))
_VISITED = frozenset(("state", "intergovernmental", "person"))
_VERBS = frozenset(("meet", "confer", "host", "visit", "phone", "speak", "call", "sit", "travel"))


def _again(tokens: Sequence[Token], occasion: Occasion) -> bool:
    """Whether they meet "again" or, right behind the verb and with no period behind it, "next"."""
    if any(tokens[i].lower == "again" for i in range(*occasion.clause)):
        return True
    if tokens[occasion.head].lower.startswith("reconven"):
        return True
    behind = [token.lower for token in tokens[occasion.head + 1 : occasion.head + 3]]
    return behind[:1] == ["next"] and behind[1:] != [] and (not behind[1].isalpha() or behind[1] in ("in", "at", "on"))


_STATES = frozenset("countries states nations governments sides".split())


def _of_several(read: Read, occasion: Occasion) -> bool:
    """As in "envoys from 15 countries", "ministers of the two sides": officials of several states, which are not named."""
    for side in occasion.sides:
        said = {read.tokens[i].lower for i in range(side.first, side.last)}
        if side.bond in ("subject", "direct") and said & _STATES and said & words("officials"):
            return True
    return False


#: What follows the hyphen behind a mediator: "Saudi-brokered".
_BROKERED = re.compile(r"(?:brokered|mediated|sponsored|facilitated)\b")


def _town(read: Read, occasion: Occasion) -> int | None:
    """The token of a town right before the noun: "the Geneva talks", "their Istanbul meeting"."""
    first, last = occasion.modifiers
    if first >= last or not read.tokens[last - 1].text[0].isupper() or not is_town(read.tokens[last - 1].text):
        return None
    return last - 1 if last - 1 == first or read.tags[last - 2] not in ("NNP", "NNPS", "CC") else None


class Reader:
    """Reads the mentions of one draft."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.sides = Sides(draft)
        self.analysis: Analysis = draft.shared(analyze)
        self.syntax = syntax(draft)
        self.dates = draft.shared(dates_of)
        document = draft.document
        written = document.dateline_date or document.published or document.updated
        self.today = datetime.date.fromisoformat(written[:10]) if written and len(written) > 9 else None

    def mentions(self) -> Iterator[Mentioned]:
        """The mentions of the document, in order."""
        at = 0
        for index, sentence in self.syntax.sentences(is_trigger):
            if is_sport({self.analysis.tokens[i].lower for i in range(sentence.first, sentence.last)}):
                continue
            read = self.syntax.read(index)
            while at < len(self.dates) and self.dates[at].end <= sentence.start:
                at += 1
            end = at
            while end < len(self.dates) and self.dates[end].start < sentence.end:
                end += 1
            for occasion in occasions(read):
                if self._confers(read, occasion):
                    yield self._mentioned(read, occasion, index, self.dates[at:end])

    def _confers(self, read: Read, occasion: Occasion) -> bool:
        """Whether a verb of receiving, visiting or telephoning has an object that confers: a person, a state, a group."""
        if occasion.needs == "journey" and not self._travels(read, occasion):
            return False
        if (
            occasion.verb not in ("host", "visit", "phone", "call")
            or occasion.modifiers[0] < occasion.modifiers[1]
            or occasion.needs not in ("sides", "journey")
        ):
            return True
        wanted = _VISITED if occasion.verb == "visit" else _RECEIVED
        if occasion.verb == "phone":
            wanted = wanted | _VISITED
        met = [c for c in occasion.sides if c.bond == "direct"]
        if _of_several(read, occasion):
            return True
        if any(read.tokens[c.last - 1].lower in ("delegation", "team", "envoy", "envoys") for c in met):
            return True
        return any(self.sides.kind(side.actor) in wanted for c in met for side in self.sides.of(read, c.first, c.last))

    def _travels(self, read: Read, occasion: Occasion) -> bool:
        """Whether those who travel are persons, and not to their own state."""
        goers = [s for c in occasion.sides if c.bond == "subject" for s in self.sides.of(read, c.first, c.last)]
        goals = [s for c in occasion.sides if c.bond == "direct" for s in self.sides.of(read, c.first, c.last)]
        homes = {self.sides.country(side.actor) for side in goers}
        return (
            any(self.sides.kind(side.actor) in ("person", "government-body", "military") for side in goers)
            and bool(goals)
            and all(self.sides.country(side.actor) not in homes for side in goals)
        )

    def _named(self, found: Mentioned, read: Read, occasion: Occasion) -> None:
        """The occasion's name and number, with their places."""
        if occasion.name:
            span = read.offsets(occasion.name)
            found.name = (self.draft.text[slice(*span)], span)
        if occasion.ordinal:
            number, token = occasion.ordinal[0], occasion.ordinal[1]
            found.number = (number, read.offsets((token, token + 1)))

    def _mentioned(self, read: Read, occasion: Occasion, index: int, dates: list[DateMention]) -> Mentioned:
        tokens, offsets = read.tokens, read.offsets
        clause = offsets(occasion.clause)
        told = [(c.bond, self.sides.of(read, c.first, c.last, c.bond)) for c in occasion.sides]
        found = Mentioned(
            kind=occasion.kind,
            needs=occasion.needs,
            stage=occasion.stage,
            span=offsets(occasion.span),
            head=tokens[occasion.head].lower,
            head_span=offsets((occasion.head, occasion.head + 1)),
            own_start=tokens[occasion.modifiers[0]].start,
            sentence=index,
            headline=read.headline,
            definite=occasion.definite,
            verb=occasion.verb,
            sides=[side for _, sides in told for side in sides],
            own=self._own(read, occasion),
            words=frozenset(tokens[i].lower for i in range(*occasion.modifiers)),
            days=occasion.days,
            attached=occasion.attached,
            joined=any(bond in ("with", "between") and sides for bond, sides in told),
            again=occasion.verb == "meet" and _again(tokens, occasion),
        )
        found.series = self._series(found, read, occasion)
        found.unread = bool(occasion.sides) and not found.sides
        found.pointing = not found.actors and any(points_at_all(read, c.first, c.last) for c in occasion.sides)
        found.of_several = found.unread and _of_several(read, occasion)
        found.joint = "joint" in found.words and not found.own
        self._named(found, read, occasion)
        self._dated(found, dates, clause, tokens[occasion.head].start)
        self._in_time(found)
        self._placed(found, read, occasion)
        self._here(found, clause)
        if occasion.verb == "travel":
            self._destined(found, read, occasion)
        if occasion.verb == "visit" and occasion.kind == "visit":
            self._visited(found, read, occasion)
        found.topics = [offsets(span) for span in topics(read, *occasion.clause)]
        return found

    def _series(self, found: Mentioned, read: Read, occasion: Occasion) -> frozenset[str]:
        """The standing bodies among those who take part, in the noun's own words, and behind its "of"."""
        tokens, end = read.tokens, found.head_span[1]
        inside = [m for m in self.draft.mentions_in(found.own_start, tokens[-1].end) if m.start < end]
        for c in occasion.sides:
            if c.bond == "of":
                inside += self.draft.mentions_in(tokens[c.first].start, tokens[c.last - 1].end)
        actors = {*found.actors, *(m.actor for m in inside)}
        return frozenset(actor for actor in actors if self.sides.kind(actor) == "commission")

    def _own(self, read: Read, occasion: Occasion) -> list[Side]:
        """Who the words before the noun name: "US-Kenya talks", "Ruto's visit", "their meeting"."""
        first, last = occasion.modifiers
        town = _town(read, occasion)
        found = self.sides.of(read, first, last if town is None else town, named=True)
        if not found and first < last and read.tags[first] == "PRP$":
            found = self.sides.of(read, first, first + 1)
        return [self._brokering(side) for side in found]

    def _brokering(self, side: Side) -> Side:
        """As in "Saudi-brokered talks": who mediates, not who talks."""
        behind = self.draft.text[side.start : side.end + 40].partition("-")[2]
        return evolve(side, role="mediator") if _BROKERED.match(behind) else side

    def _dated(self, found: Mentioned, dates: list[DateMention], clause: Span, head: int) -> None:
        """The date of its clause that is nearest behind the head, else before it, or in the noun's own phrase."""
        best: tuple[int, DateMention] | None = None
        for date in dates:
            until = (date.kind == "until" and found.stage.status == "postponed") or (
                date.kind in _BY and found.stage.status in ("planned", "proposed") and date.start > head
            )
            if not (clause[0] <= date.start and date.end <= clause[1]) or not (until or date.kind in _WHEN):
                continue
            if date.attributive and not found.span[0] <= date.start < head:
                continue
            distance = date.start - head if date.start > head else 2 * (head - date.end) + 20
            distance += 500 if date.edtf is None else -500 if until and date.kind == "until" else 0
            if best is None or distance < best[0]:
                best = (distance, date)
        if best is None:
            return
        date = best[1]
        if date.edtf is None:
            found.vague = (date.start, date.end)
        else:
            found.date_span = (date.start, date.end)
            edtf = date.edtf.removeprefix("../")
            found.date = spanning(edtf, found.days, ending=found.verb == "end") if found.days else edtf

    def _in_time(self, found: Mentioned) -> None:
        """What is told as having been and lies ahead is planned; a month or day that is told of what is to come lies ahead."""
        if not (found.date and self.today):
            return
        first = parse(found.date).first_day
        if first is None:
            return
        found.long_ago = (self.today - first).days > _NEWS
        if found.stage.status == "held" and first > self.today and found.verb == "" and self._is_bare_month(found):
            found.date = f"{int(found.date[:4]) - 1}{found.date[4:]}"  # "agreed to act during their June summit"
        elif found.stage.status == "held" and first > self.today:
            found.stage = found.stage._replace(status="planned")
        elif not found.stage.status and first > self.today and not self._is_bare_month(found):
            found.stage = Stage("planned", 1)
        elif self._is_bare_month(found):
            ahead = found.stage.status in ("planned", "proposed") and found.stage.weight > 1 and first < self.today
            behind = found.stage.status == "cancelled" and (first - self.today).days > _SOON
            found.date = f"{int(found.date[:4]) + ahead - behind}{found.date[4:]}"

    def _is_bare_month(self, found: Mentioned) -> bool:
        """Whether its date is told by the name of a month alone."""
        words = self.draft.text[slice(*found.date_span)] if found.date_span else ""
        return words.isalpha() and words[0].isupper() and len(found.date or "") == len("2000-00")

    def _destined(self, found: Mentioned, read: Read, occasion: Occasion) -> None:
        """As in "will send delegations to Muscat for talks": where they go is the place."""
        for index in read.between(*occasion.clause):
            if (
                found.place is None
                and read.word(index) == "to"
                and read.kind(index) == "IN"
                and read.kind(index + 1) == "NP"
            ):
                goal = read.found[index + 1]
                if all(read.tags[i] in ("NNP", "NNPS") for i in range(goal.first, goal.last)):
                    span = read.tokens[goal.first].start, read.tokens[goal.last - 1].end
                    found.place = (self.draft.text[slice(*span)], span)

    def _visited(self, found: Mentioned, read: Read, occasion: Occasion) -> None:
        """As in "visited Taipei": the object is the place."""
        for c in occasion.sides:
            if c.bond == "direct" and found.place is None:
                for word in country_words(read.tokens, c.first, c.last):
                    if word.use in ("name", "capital"):
                        span = read.tokens[word.first].start, read.tokens[word.last - 1].end
                        found.place = (self.draft.text[slice(*span)], span)

    def _here(self, found: Mentioned, clause: Span) -> None:
        """As in "ended two days of talks here": the place that the report is dated from."""
        written = self.draft.document.dateline_place
        if found.place is not None or not written:
            return
        for token in self.analysis.tokens[self.analysis.token_at(clause[0]) : self.analysis.token_at(clause[1])]:
            if token.text == "here":
                found.place = (written, (token.start, token.end))
                return

    def _placed(self, found: Mentioned, read: Read, occasion: Occasion) -> None:
        """The town in its own words, the first place and the first venue of its clause, and the town of a known seat."""
        town = _town(read, occasion)
        if town is not None:
            span = read.tokens[town].start, read.tokens[town].end
            found.place = (self.draft.text[slice(*span)], span)
        for where in places(read, *occasion.clause):
            span = (read.tokens[where.span[0]].start, read.tokens[where.span[1] - 1].end)
            if found.own_start <= span[0] < found.head_span[0]:
                continue
            if where.venue:
                found.venue = found.venue or (where.name, span)
                if where.town and found.place is None:
                    found.seat = (where.town, span)
            else:
                found.place = found.place or (where.name, span)
