"""Organised bodies in a text, by the form of their names: ministries, forces, services, groups, alliances, media.

A name is read from its head noun (`data/body_nouns.csv`) outwards: capitals before it ("Joint Border Command"), a
complement after it ("Ministry of Foreign Affairs"), a nationality or a possessive state ("Chile's foreign ministry").
Bodies that show no form are known from `data/organizations.csv`.
"""

from __future__ import annotations

from secdialogue.language.body_extents import Extents
from secdialogue.language.body_kinds import irregular, is_state_pair, kind_of
from secdialogue.language.bracketed import bracketed
from secdialogue.language.claims import Claims
from secdialogue.language.known_bodies import KnownBodies
from secdialogue.language.mentions import Mention
from secdialogue.language.reading import Reading
from secdialogue.language.small_bodies import SmallBodies
from secdialogue.language.vocabulary import POSSESSIVE, BodyIndex, BodyNoun, body_nouns, known_bodies, words

#: Kinds of bodies that belong to a state.
_OF_STATES = frozenset({"government-body", "military"})
#: Governments of parts of states, which are bodies of their own.
_PARTIAL = frozenset({"regional", "provincial", "cantonal", "autonomous"})
_MARKS_OF_PLACE = frozenset({"in", "at"})


class Bodies:
    """Finds the bodies of one reading; tokens that a body takes are noted in `taken`."""

    def __init__(self, reading: Reading, known: BodyIndex | None = None) -> None:
        self.reading = reading
        self.claims = Claims(reading)
        self.extents = Extents(self.claims)
        self.index = known_bodies() if known is None else known
        self.known = KnownBodies(self.claims, self.extents, self.index)
        self.small = SmallBodies(self.claims)
        self.taken = self.claims.taken

    def read(self) -> list[Mention]:
        """All bodies, by their first token."""
        nouns, known, after = body_nouns(), self.index, 0
        for index, (_, _, text, lower) in enumerate(self.reading.tokens):
            if index >= after and (text in known or lower in nouns or text == "(" or "’" in text):
                after = self._at(index, text)
        self.claims.found.sort()
        self._share_countries()
        self.claims.found[:] = [irregular(self.reading, one) for one in bracketed(self.reading, self.claims.found)]
        return self.claims.found

    def _at(self, index: int, text: str) -> int:
        """Take what begins at a token, or stands around it; returns the index to go on with."""
        reading = self.reading
        if reading.sentence[index] < 0 or self.taken[index] or reading.silent[index]:
            return index + 1
        if text in self.index or "’" in text:
            index = self.known.at(index)
        if text == "(" and index:
            self.known.lettered(index)
        noun = body_nouns().get(reading.lower[index]) if index < len(reading.lower) else None
        if noun is not None and not self.taken[index]:
            self._headed(index, noun)
        return index + 1

    def _share_countries(self) -> None:
        """Bodies in a row belong to the state of the first: "Peru's Ministry of Defence, the National Police and the …"."""
        reading, previous = self.reading, -1
        for number, mention in enumerate(self.claims.found):
            before = self.claims.found[previous] if previous >= 0 else None
            previous = number
            if (
                before is None
                or before.country is None
                or mention.country is not None
                or mention.kind not in _OF_STATES
                or before.kind not in _OF_STATES
            ):
                continue
            between = reading.lower[before.last : mention.first]
            if (
                between
                and "," in between + reading.lower[mention.last : mention.last + 1]
                and set(between) <= {",", "and", "the", "its", "as", "well"}
            ):
                self.claims.found[number] = mention._replace(country=before.country, country_span=before.country_span)

    def _headed(self, head: int, noun: BodyNoun) -> None:
        if self.reading.capital[head]:
            self._capital_head(head, noun)
        else:
            self.small.at(head, noun)

    def _capital_head(self, head: int, noun: BodyNoun) -> None:
        """A name in capitals around its head noun."""
        reading = self.reading
        if reading.lower[head] == "intelligence" and reading.land[head - 1] is None:
            return
        if reading.lower[head] in ("district", "region") and reading.lower[head - 1] != "military":
            return
        if reading.lower[head] == "operation":
            self._operation(head, noun)
            return
        if self.extents.goes_on(head + 1):
            return
        last = self.extents.complement(head)
        while (
            last == head + 1 < reading.last_of(head) and reading.capital[last] and reading.lower[last] in body_nouns()
        ):
            head, last = last, self.extents.complement(last)
            noun = body_nouns().get(reading.lower[head], noun)
        first = self.extents.left(head)
        land = reading.land[first]
        inner = land.last if land is not None and land.first == first and land.use != "capital" else first
        inner = first if inner > head else inner
        owner = self.claims.owner(first)
        if self._is_name(first, inner, head, last, noun, owned=owner is not None):
            self._named(first, inner, head, last, noun, owner)

    def _is_name(self, first: int, inner: int, head: int, last: int, noun: BodyNoun, *, owned: bool) -> bool:
        """Whether the capitals around a head noun name a body rather than its kind, a title or a headline's words."""
        reading = self.reading
        modified = inner < head or last > head + 1
        if reading.lower[first : first + 2] == ["line", "of"]:
            return False
        if noun.kind == "military" and first + 1 == head and is_state_pair(reading.lower[first]):
            return False
        if reading.lower[head] == "staff" and reading.lower[inner] != "general" and self._is_chief_of(first):
            return False
        if reading.lower[head] == "government" and inner < head - 1 and reading.lower[head - 1] in _PARTIAL:
            return True
        if reading.lower[head] == "government" and (last == head + 1 or reading.land[last - 1] is not None):
            return False
        if (
            reading.lower[head] in ("press", "cabinet")
            and last < reading.last_of(head)
            and reading.lower[last] in words("office")
        ):
            return False
        if modified or first < inner:
            return True
        if (
            noun.kind == "military"
            and reading.lower[max(0, head - 2) : head] == ["of", "the"]
            and self._is_office(head - 3)
        ):
            return False
        return (noun.alone or owned) and not reading.headline[head]

    def _is_office(self, index: int) -> bool:
        """Whether an office stands at a token: "Secretary of the Navy"."""
        return index >= 0 and self.reading.lower[index] in words("office")

    def _is_chief_of(self, first: int) -> bool:
        """Whether "chief of" stands before: "Chief of Defence Staff" is an office as a whole."""
        before = self.reading.lower[max(0, first - 3) : first]
        before = before[:-1] if before[-1:] == ["the"] else before
        return before[-1:] == ["of"] and before[-2] in ("chief", "chiefs")

    def _named(
        self, first: int, inner: int, head: int, last: int, noun: BodyNoun, owner: tuple[str, tuple[int, int]] | None
    ) -> None:
        reading = self.reading
        name = reading.text(first, last)
        if reading.lower[inner : head + 1] == ["coalition", "forces"]:
            self.claims.add(first, last, "coalition", name=name, key="coalition")
            return
        kind = kind_of(reading, inner, head, last, noun)
        if reading.lower[head] == "mission" and first < inner and kind == "organization":
            kind = "government-body"
        if reading.lower[head] in ("organization", "organisation") and kind == "organization" and last > head + 1:
            land = reading.land[last - 1]
            kind = "government-body" if land is not None and reading.lower[land.first - 1] == "of" else kind
        country, where = self._country(first, inner, head, last, owner)
        if (kind in ("intergovernmental", "coalition") and noun.kind != "government-body") or (
            kind == "commission" and first < inner
        ):
            country, where = None, None
        others = ((reading.text(inner, last), *reading.span(inner, last)),) if first < inner < last - 1 else ()
        if owner is not None and reading.lower[first - 1] in POSSESSIVE:
            span = (owner[1][0], reading.tokens[last - 1].end)
            others = (*others, (" ".join(reading.analysis.text[slice(*span)].split()), *span))
        self.claims.add(first, last, kind, name=name, others=others, country=country, where=where)

    def _operation(self, head: int, noun: BodyNoun) -> None:
        """A name such as "Operation Atalanta", with the force that carries it out before a dash."""
        reading, last = self.reading, head + 1
        end = min(reading.last_of(head), head + 5)
        while (
            last < end
            and reading.capital[last]
            and reading.lower[last] not in words("office") | words("rank")
            and not self.taken[last]
        ):
            last += 1
        if last == head + 1:
            return
        first, low = head, reading.first_of(head)
        if (
            head - 2 >= low
            and reading.lower[head - 1] in ("—", "–", "-", "--")
            and self.claims.found
            and self.claims.found[-1].last == head - 1
        ):
            first = self.claims.found.pop().first
        self.claims.add(first, last, noun.kind, name=reading.text(first, last))

    def _country(
        self, first: int, inner: int, head: int, last: int, owner: tuple[str, tuple[int, int]] | None
    ) -> tuple[str | None, tuple[int, int] | None]:
        """The state that a body belongs to, and the words that say so."""
        reading = self.reading
        land = reading.land[first] if inner > first else None
        if land is not None:
            return land.alpha3, reading.span(land.first, land.last)
        if owner is not None:
            return owner
        begin = reading.land[last - 1]
        if last > head + 1 and begin is not None and begin.use == "name":
            return begin.alpha3, reading.span(begin.first, begin.last)
        if last + 1 < reading.last_of(head) and reading.lower[last] in _MARKS_OF_PLACE:
            place = reading.land[last + 1]
            if place is not None and place.use == "name":
                return place.alpha3, reading.span(place.first, place.last)
        return None, None
