"""Mentions of agreements with what they say made out: parties, day, terms; and which of them are one agreement."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from secdialogue.extractors.agreement_told import Known, Told
from secdialogue.extractors.links import places_of, within
from secdialogue.extractors.mentioned import Span, is_sport, syntax
from secdialogue.extractors.metrics import dates_of
from secdialogue.extractors.sides import Side, Sides
from secdialogue.language.analysis import analyze
from secdialogue.language.clauses import Complement, Read, subject
from secdialogue.language.dates import DateMention
from secdialogue.language.instrument_verbs import by_list, opens_list
from secdialogue.language.instruments import Instrument, instrument_nouns, instruments
from secdialogue.language.places import is_town
from secdialogue.language.stages import Stage
from secdialogue.language.verbs import verb_classes
from secdialogue.language.vocabulary import words
from secdialogue.model import Meeting
from secdialogue.plugin import Draft

#: Words for an agreement that another has followed.
EARLIER = frozenset(("previous", "earlier", "former", "past", "preceding"))
#: How many meetings back "both sides" may point.
_REACH = 12
#: How many items a list of commitments may have.
_MOST_ITEMS = 24
_FIGHTING = ("state", "armed-group", "military", "coalition")
_MUTUAL = frozenset(("bilateral", "both", "two", "joint", "mutual", "countries", "nations", "sides"))


@cache
def _is_trigger(word: str) -> bool:
    return word in instrument_nouns() or "agree" in verb_classes(word)


class AgreementReader:
    """Reads the mentions of one draft."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.sides = Sides(draft)
        self.analysis = draft.shared(analyze)
        self.syntax = syntax(draft)
        self.dates = draft.shared(dates_of)
        self._meetings = sorted(draft.entities(Meeting), key=lambda m: (m.evidence[0].start, m.id))
        self._places = places_of(draft)

    def mentions(self) -> Iterator[Told]:
        """The mentions of the document, in order."""
        at = 0
        listed: set[int] = set()
        for index, sentence in self.syntax.sentences(_is_trigger):
            while at < len(self.dates) and self.dates[at].end <= sentence.start:
                at += 1
            end = at
            while end < len(self.dates) and self.dates[end].start < sentence.end:
                end += 1
            if is_sport({self.analysis.tokens[i].lower for i in range(sentence.first, sentence.last)}):
                continue
            if index in listed:
                continue
            read = self.syntax.read(index)
            promised: list[Span] = []
            for instrument in instruments(read):
                if instrument.stage.status != "none":
                    told = self._told(read, instrument, index, self.dates[at:end])
                    if not _is_promised(told, promised):
                        yield told
                    promised += [term[0] for term in told.terms]
            if (verb := opens_list(read)) is not None:
                if (whole := self._itemised(read, verb, index)) is not None:
                    yield whole
                for item in self._listed(read, verb, index):
                    listed.add(item.sentence)
                    yield item

    def _listed(self, opening: Read, verb: int, index: int) -> Iterator[Told]:
        """What is agreed one by one behind a colon; those who agree are party to each."""
        parties = self._bound(opening, tuple(subject(opening, verb)), opening.tokens[0].start)
        for number in range(index + 1, min(index + 1 + _MOST_ITEMS, len(self.analysis.sentences))):
            sentence, read = self.analysis.sentences[number], self.syntax.read(number)
            if not read.found or read.word(0) != "to":
                return
            dates = [d for d in self.dates if sentence.start <= d.start < sentence.end]
            found = [one for one in instruments(read) if one.stage.status != "none"]
            for one in found or filter(None, (by_list(read),)):
                told = self._told(read, one, number, dates)
                told.parties = told.parties or parties
                if one.kind == "joint-body":
                    told.stage = Stage("announced", 3)
                elif one.head and one.needs != "agree":
                    told.stage = Stage("proposed", 3)
                yield told

    def _itemised(self, opening: Read, verb: int, index: int) -> Told | None:
        """As in "A and B agreed to:" with a list of what they will do: one agreement, each item a term of it."""
        text, sentences = self.draft.text, self.analysis.sentences
        if [token.lower for token in opening.tokens[-2:]] != ["to", ":"]:
            return None
        terms = []
        for sentence in sentences[index + 1 : index + 1 + _MOST_ITEMS]:
            item = text[sentence.start : sentence.end]
            if (bare := item.lstrip("-–—•*· ")) == item:
                break
            dates = [d for d in self.dates if sentence.start <= d.start < sentence.end]
            terms.append(_term((sentence.end - len(bare), sentence.start + len(item.rstrip(" ;.,"))), dates))
        if not terms:
            return None
        tokens, head = opening.tokens, opening.found[verb].head
        parties = self._bound(opening, tuple(subject(opening, verb)), tokens[0].start)
        start = min([side.start for side in parties if side.start >= tokens[0].start], default=tokens[head].start)
        return Told(
            "other", "agree", Stage("announced", 3), (start, tokens[-1].end), tokens[head].lower, (tokens[head].start, tokens[head].end),
            tokens[head].start, index, False, False, parties, frozenset(), mutual=True, terms=terms,
        )  # fmt: skip

    def _told(self, read: Read, one: Instrument, index: int, dates: list[DateMention]) -> Told:
        tokens, offsets = read.tokens, read.offsets
        found = Told(
            kind=one.kind,
            needs=one.needs,
            stage=one.stage,
            span=offsets(one.span),
            head=tokens[one.head].lower,
            head_span=offsets((one.head, one.head + 1)),
            own_start=tokens[one.modifiers[0]].start,
            sentence=index,
            definite=one.definite,
            prospective=one.prospective,
            parties=self._parties(read, one),
            words=frozenset(tokens[i].lower for i in range(*one.modifiers)),
            mutual=one.definite
            or one.prospective
            or one.kind in ("joint-body", "timetable")
            or tokens[one.modifiers[0]].lower == "their"
            or any(tokens[i].lower in _MUTUAL for i in range(one.modifiers[0], one.span[1])),
        )
        if one.name and not any(
            self.sides.kind(m.actor) == "person" for m in self.draft.mentions_in(*offsets(one.name))
        ):
            span = offsets(one.name)
            found.name = (self.draft.text[slice(*span)], span)
        if found.words & EARLIER and found.stage.weight < 3:
            found.stage = Stage("ended", 2)
        self._date(found, one, dates, offsets(one.clause), offsets)
        for term in one.terms:
            found.terms.append(_term(offsets(term), dates))
        return found

    def _parties(self, read: Read, one: Instrument) -> list[Side]:
        """States for the persons and offices that act for them; other bodies themselves."""
        if pair := self._pointed(read, one.parties, read.tokens[one.head].start):
            at = read.tokens[one.span[0]].start, read.tokens[one.span[1] - 1].end
            return [Side(actor, *at) for actor in pair]
        given = [side for c in one.parties for side in self.sides.of(read, c.first, c.last, c.bond)]
        first, last = one.modifiers
        given += self._in_its_words(read, first, min(one.name[0], last) if one.name else last, given)
        if not given and first < last and read.tags[first] == "PRP$":
            given += self.sides.of(read, first, first + 1)
        return self._principals(given)

    def _in_its_words(self, read: Read, first: int, last: int, given: list[Side]) -> list[Side]:
        """Whom the words before the noun name; not the one town it is named after, nor a group of those who agree."""
        found = self.sides.of(read, first, last, named=True)
        towns = [side for side in found if is_town(self.draft.text[side.start : side.end])]
        if len(towns) == 1:
            found = [side for side in found if side not in towns]
        if given:
            found = [side for side in found if self.sides.kind(side.actor) != "intergovernmental"]
        return found

    def _bound(self, read: Read, subjects: tuple[Complement, ...], start: int) -> list[Side]:
        """Those for whom the subject of a verb of agreeing acts."""
        if pair := self._pointed(read, subjects, start):
            return [Side(actor, start, read.tokens[-1].end) for actor in pair]
        return self._principals([side for c in subjects for side in self.sides.of(read, c.first, c.last)])

    def _principals(self, given: list[Side]) -> list[Side]:
        rebels = any(self.sides.kind(side.actor) == "armed-group" for side in given)
        found: dict[str, Side] = {}
        for side in given:
            army = rebels and self.sides.kind(side.actor) == "military"
            actor = side.actor if army else self._principal(side)
            if actor and side.role != "mediator":
                found.setdefault(actor, Side(actor, side.start, side.end))
        return list(found.values())

    def complete(self, known: Known) -> None:
        """Where fewer than two parties are named and the words say that there are two: those who confer on it in the same
        sentence, the two states that the sentence names, or the two that the text has named most often so far.
        """
        if len(known.parties) > 1:
            return
        told = next(
            (
                told
                for told in known.told
                if told.mutual or told.own_date or (not known.parties and (told.name or _of_two(told)))
            ),
            None,
        )
        if told is None:
            self._from_meeting(known)
            return
        sentence = self.analysis.sentences[told.sentence]
        kinds = ("state", "intergovernmental")
        for pair in (
            *(self._conferring(s.start, s.end) for s in [self.analysis.sentences[t.sentence] for t in known.told[:4]]),
            self._fighting(told.sentence)
            if told.kind == "ceasefire"
            else self._named(sentence.start, sentence.end, kinds),
            *(() if known.parties or known.names else (self._talking(told.span[0]),)),
            self.sides.leading(known.told[-1].span[1], _FIGHTING[:-1] if told.kind == "ceasefire" else ("state",)),
        ):
            if len(pair) == 2 and known.parties.keys() <= set(pair):
                for actor in pair:
                    known.parties.setdefault(actor, Side(actor, *told.span))
                return

    def _from_meeting(self, known: Known) -> None:
        """An agreement that is talked about, or reached, at a meeting told in the same sentence."""
        told = known.told[0]
        sentence = self.analysis.sentences[told.sentence]
        pair = self._conferring(sentence.start, sentence.end)
        if len(pair) == 2 and known.parties.keys() <= set(pair):
            for actor in pair:
                known.parties.setdefault(actor, Side(actor, *told.span))

    def _sides_of(self, meeting: Meeting) -> list[str]:
        """Who confers at a meeting, without mediators and groups that belong to no state."""
        return [
            p.actor
            for p in meeting.participants
            if p.role not in ("mediator", "observer", "host")
            and (self.sides.kind(p.actor) != "unnamed-source" or len(self.sides.country(p.actor)) == 3)
        ]

    def _conferring(self, start: int, end: int) -> tuple[str, ...]:
        """Those for whom the participants of a meeting told in `text[start:end]` act."""
        for place in within(self._places, start, end):
            sides = self._sides_of(self.draft[place.meeting])
            return self._acted_for(sides, start)
        return ()

    def _acted_for(self, sides: list[str], start: int) -> tuple[str, ...]:
        """Those for whom some act; a person whose state is not known binds nobody."""
        principals = dict.fromkeys(self.sides.principal(actor, start, start + 1) for actor in sides)
        return tuple(actor for actor in principals if self.sides.kind(actor) != "person")

    def _fighting(self, number: int) -> tuple[str, ...]:
        """The states, armies and groups that a sentence names, by name or nationality."""
        read = self.syntax.read(number)
        sides = self._principals(self.sides.of(read, 0, len(read.tokens), named=True))
        return tuple(side.actor for side in sides if self.sides.kind(side.actor) in _FIGHTING)

    def _named(self, start: int, end: int, kinds: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(m.actor for m in self.draft.mentions_in(start, end) if self.sides.kind(m.actor) in kinds)
        )

    def _principal(self, side: Side) -> str | None:
        """Whom an actor binds: its state for persons and public bodies, nobody for media and unnamed sources."""
        kind = self.sides.kind(side.actor)
        if kind in ("person", "government-body", "military", "unnamed-source"):
            country = self.sides.country(side.actor)
            if len(country) == 3:
                return self.sides.state(country, side.start, side.end)
            return side.actor if kind == "military" else None
        return None if kind in ("media", "commission") else side.actor

    def _pointed(self, read: Read, parties: tuple[Complement, ...], start: int) -> tuple[str, ...]:
        """As in "They", "the two sides" and the like agree: the two for whom others conferred last before."""
        if not any(_points(read, c.first, c.last) for c in parties):
            return ()
        return self._talking(start)

    def _talking(self, start: int) -> tuple[str, ...]:
        """Those for whom others conferred last before."""
        reached = bisect_left(self._meetings, start, key=lambda m: m.evidence[0].start)
        for meeting in reversed(self._meetings[max(0, reached - _REACH) : reached]):
            sides = self._sides_of(meeting)
            pair = self._acted_for(sides, start)
            if len(pair) > 1:
                return pair
        return ()

    def _date(self, found: Told, one: Instrument, dates: list[DateMention], clause: Span, offsets) -> None:  # type: ignore[no-untyped-def]
        """The year before the name, "since" a day, or the day of the verb that signs, reaches or announces it."""
        head = found.head_span[0]
        start = offsets((one.modifiers[0], one.modifiers[0] + 1))[0] if one.modifiers[0] < one.modifiers[1] else head
        best: tuple[int, DateMention] | None = None
        for date in dates:
            if date.edtf is None or any(span[0] <= date.start < span[1] for span in map(offsets, one.terms)):
                continue
            inside = start - 12 <= date.start < head
            since = date.kind == "since" and 0 < date.start - head < 90
            of = 0 <= date.lead - found.head_span[1] < 40 and self.draft.text[found.span[0] : date.start].endswith(
                (" of ", " of the ")
            )
            beside = self.draft.text[max(found.span[1], found.head_span[1]) : date.start]
            apposed = found.definite and len(beside) < 20 and beside.endswith(", in ")
            if inside or since or apposed or (of and (found.name is not None or found.definite)):
                found.date, found.own_date = (
                    ((date.edtf.partition("/")[0] if since else date.edtf), (date.start, date.end)),
                    True,
                )
                return
            if (
                one.dated
                and clause[0] <= date.start
                and date.end <= clause[1]
                and date.kind == "at"
                and (found.kind == "arms-sale" or not self._of_saying(date))
            ):
                distance = abs(date.start - head)
                if best is None or distance < best[0]:
                    best = (distance, date)
        if best is None and one.dated:
            best = self._announced(found, dates, [offsets(term) for term in one.terms])
        if best is not None:
            found.date = (best[1].edtf or "", (best[1].start, best[1].end))

    def _announced(self, found: Told, dates: list[DateMention], terms: list[Span]) -> tuple[int, DateMention] | None:
        """The one day or month of a sentence that announces what was agreed before the noun stands."""
        plain = [
            d
            for d in dates
            if d.edtf
            and d.kind == "at"
            and not d.attributive
            and not any(a <= d.start < b for a, b in terms)
            and (found.kind == "arms-sale" or not self._of_saying(d))
        ]
        return (0, plain[0]) if len(plain) == 1 else None

    def _of_saying(self, date: DateMention) -> bool:
        """Whether a day is that of a report: "…, the minister said on Monday"."""
        before = self.draft.text[max(0, date.start - 20) : date.start].lower().removesuffix(" on ").split()
        return bool(before) and before[-1] in words("speech")


def _is_promised(told: Told, promised: list[Span]) -> bool:
    """Whether it is only what another agreement of the sentence promises ("under the declaration they will sign a pact")."""
    sought = told.stage.status in ("proposed", "under-negotiation") and not told.definite
    return sought and any(start <= told.head_span[0] < end for start, end in promised)


def _of_two(told: Told) -> bool:
    """A truce, a peace treaty, or what has plainly been signed: two sides there are, named or not."""
    return (
        told.kind == "ceasefire" or "peace" in told.words or (told.stage.status == "signed" and told.stage.weight > 2)
    )


_BOTH = frozenset(
    "sides parties countries leaders nations ministers governments neighbours neighbors allies rivals two navies armies".split()
)


def _points(read: Read, first: int, last: int) -> bool:
    """Whether a party is only pointed to: "they", "both sides", "the two countries"."""
    words = [read.tokens[i].lower for i in range(first, last)]
    return words in (["they"], ["both"]) or (words[-1] in _BOTH and len(words) < 4 and read.tags[first] in ("DT", "CD"))


def _term(span: Span, dates: list[DateMention]) -> tuple[Span, str | None, Span | None]:
    """A term with the deadline that stands in it."""
    for date in dates:
        if span[0] <= date.start and date.end <= span[1] and date.edtf and date.kind in ("deadline", "until", "before"):
            last = date.edtf.rpartition("/")[2]
            return span, last, (date.start, date.end)
    return span, None, None
