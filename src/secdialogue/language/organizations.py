"""Organised bodies in a text, by the form of their names: ministries, forces, services, groups, alliances, media.

A name is read from its head noun (`data/body_nouns.csv`) outwards: capitals before it ("Joint Operations Command"), a
complement after it ("Ministry of Foreign Affairs"), a nationality or a possessive state ("Chile's foreign ministry").
Bodies that show no form are known from `data/organizations.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from secdialogue.language.countries import countries
from secdialogue.language.mentions import Mention
from secdialogue.language.reading import Reading
from secdialogue.language.vocabulary import (
    Body,
    BodyNoun,
    body_nouns,
    is_common,
    known_bodies,
    phrases,
    straight,
    words,
)

_LETTERS = re.compile(r"[A-Z][A-Za-z0-9]{0,3}[A-Z0-9][A-Za-z0-9]{0,8}")
_LINKS = frozenset({"of", "for", "on", "against", "to"})
#: Common nouns whose possessive belongs to a name: "People's Liberation Army".
_OWNERS = frozenset(
    {"people", "women", "children", "workers", "farmers", "world", "teachers", "doctors", "lord", "nation", "citizens"}
)
#: Heads behind which a state's name tells where they serve: "U.S. Forces Korea", "Mission in Colombia".
_ABROAD = frozenset({"forces", "command"})
_SEATED = frozenset({"mission", "institute", "embassy", "office"})
#: Kinds of bodies that belong to a state.
_OF_STATES = frozenset({"government-body", "military"})
_MARKS_OF_PLACE = frozenset({"in", "at"})


class Bodies:
    """Finds the bodies of one reading; tokens that a body takes are noted in `taken`."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.taken = bytearray(len(reading.tokens))
        self.found: list[Mention] = []

    def read(self) -> list[Mention]:
        """All bodies, by their first token."""
        reading, nouns, known = self.reading, body_nouns(), known_bodies()
        index, size = 0, len(reading.tokens)
        while index < size:
            if reading.sentence[index] < 0 or self.taken[index] or reading.silent[index]:
                index += 1
                continue
            text = reading.tokens[index].text
            if text in known or "’" in text:
                index = self._known_at(index, known)
            if text == "(" and index:
                self._lettered(index)
            noun = nouns.get(reading.lower[index]) if index < size else None
            if noun is not None and not self.taken[index]:
                self._headed(index, noun)
            index += 1
        self.found.sort()
        self._share_countries()
        return self.found

    def _share_countries(self) -> None:
        """Bodies in a row belong to the state of the first: "Peru's Ministry of Defence, the National Police and the …"."""
        reading, previous = self.reading, -1
        for number, mention in enumerate(self.found):
            before = self.found[previous] if previous >= 0 else None
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
                self.found[number] = mention._replace(country=before.country, country_span=before.country_span)

    # --- known names ----------------------------------------------------------------------------------------------

    def _known_at(self, index: int, known: dict[str, tuple[tuple[tuple[str, ...], Body], ...]]) -> int:
        """Take the known body that begins at a token; returns the index to go on with."""
        reading = self.reading
        if index and reading.capital[index - 1] and not self._is_edge(index - 1):
            return index
        if index > 1 and reading.lower[index - 1] == "and" and self._joins(index - 1, index, -1):
            return index
        for parts, body in known.get(straight(reading.tokens[index]), ()):
            last = index + len(parts)
            if last > reading.last_of(index) or any(
                straight(reading.tokens[index + k]) != parts[k] for k in range(1, len(parts))
            ):
                continue
            if self._goes_on(last) or (len(parts) == 1 and reading.initial[index] and is_common(reading.lower[index])):
                continue
            if (
                body.kind == "media"
                and len(parts) > 1
                and index
                and reading.land[index - 1] is not None
                and reading.tag[index - 1] != "POS"
            ):
                continue
            self._add_known(index, last, body)
            return last
        return index

    def _add_known(self, first: int, last: int, body: Body) -> None:
        """A known body, with the nationality before it and the kind of group after it."""
        reading = self.reading
        name, country, where, begin = reading.text(first, last), body.country, None, first
        land, owner = reading.land[first - 1] if first else None, self._owner(first)
        if (
            land is not None
            and land.use in ("adjective", "name")
            and land.last == first
            and body.kind not in ("media", "intergovernmental")
        ):
            begin, country, where = land.first, land.alpha3, reading.span(land.first, land.last)
        elif owner is not None and body.kind != "media":
            country, where = owner
        other = [(name, *reading.span(first, last))] if begin < first else []
        end = last
        while (
            body.kind == "armed-group"
            and end < min(last + 2, reading.last_of(first))
            and reading.lower[end] in words("modifier")
        ):
            end += 1
        if (
            body.kind == "armed-group"
            and end < reading.last_of(first)
            and reading.lower[end] in words("armed-plural") | words("group")
        ):
            other.append((reading.text(begin, end + 1), *reading.span(begin, end + 1)))
            last = end + 1
        ending = reading.land[last - 1]
        if (
            country is None
            and last - first > 2
            and ending is not None
            and ending.use == "name"
            and reading.lower[ending.first - 1] == "of"
            and body.kind in ("media", "government-body", "organization")
        ):
            country, where = ending.alpha3, reading.span(ending.first, ending.last)
        elsewhere = body.country is not None and country != body.country
        key = None if elsewhere else body.names[0]
        text = reading.text(begin, last) if not other or begin < first else name
        self._add(
            begin,
            last,
            body.kind,
            name=text,
            others=tuple(other),
            country=country,
            where=where or (first, last),
            key=key,
        )

    def _is_edge(self, index: int) -> bool:
        """Whether a name may begin after the token with a capital at `index`: a nationality, an office, another body."""
        reading = self.reading
        return bool(
            reading.land[index]
            or self.taken[index]
            or reading.lower[index] in words("office")
            or reading.lower[index] in words("rank")
        )

    def _goes_on(self, index: int) -> bool:
        """Whether a longer name with a head noun of its own goes on at the token: "African Union Commission"."""
        reading, size = self.reading, len(self.reading.tokens)
        for step in range(index, min(index + 5, size)):
            lower = reading.lower[step]
            if lower in ("and", "&") and step > index and step + 1 < size and self._joins(step, step + 1, -1):
                continue
            if (
                not reading.capital[step]
                or lower in words("office")
                or lower in words("rank")
                or reading.land[step] is not None
            ):
                return False
            if lower in body_nouns() and reading.sentence[step] >= 0:
                after = reading.lower[step + 1] if step + 1 < size else ""
                return not (lower in ("press", "cabinet") and after in words("office"))
        return False

    def _lettered(self, index: int) -> None:
        """A name that no noun tells, before its letters in brackets: "Doctors Without Borders (MSF)"."""
        reading = self.reading
        if index + 2 >= len(reading.tokens) or reading.lower[index + 2] != ")" or self.taken[index - 1]:
            return
        letters = reading.tokens[index + 1].text
        if not _LETTERS.fullmatch(letters) or not reading.capital[index - 1]:
            return
        first, low = index - 1, reading.first_of(index)
        while (
            first > low
            and index - first < 9
            and (
                reading.capital[first - 1]
                or (
                    reading.lower[first - 1] in ("of", "for", "and", "the", "in", "&")
                    and first - 1 > low
                    and reading.capital[first - 2]
                )
            )
            and not self.taken[first - 1]
        ):
            first -= 1
        whole = first
        while (
            first < index
            and reading.tokens[first].text[:1] != letters[:1]
            and initials(reading.text(first, index)) != letters
        ):
            first += 1
        first = whole if first == index else first
        if index - first > 1:
            self._add(first, index, "organization", name=reading.text(first, index))

    # --- names by form --------------------------------------------------------------------------------------------

    def _headed(self, head: int, noun: BodyNoun) -> None:
        if self.reading.capital[head]:
            self._capital_head(head, noun)
        else:
            self._small_head(head, noun)

    def _capital_head(self, head: int, noun: BodyNoun) -> None:
        """A name in capitals around its head noun."""
        reading = self.reading
        if reading.lower[head] == "operation":
            self._operation(head, noun)
            return
        if self._goes_on(head + 1):
            return
        last = self._complement(head)
        while (
            last < reading.last_of(head)
            and reading.capital[last]
            and last == head + 1
            and reading.lower[last] in body_nouns()
        ):
            head, last = last, self._complement(last)
            noun = body_nouns().get(reading.lower[head], noun)
        first = self._left(head)
        land = reading.land[first]
        inner = land.last if land is not None and land.first == first and land.use != "capital" else first
        if inner > head:
            inner, land = first, None
        modified = inner < head or last > head + 1
        owner = self._owner(first)
        if reading.lower[head] == "government" and (last == head + 1 or reading.land[last - 1] is not None):
            return
        if not modified and not noun.alone and land is None and owner is None:
            return
        if (
            reading.lower[head] in ("press", "cabinet")
            and last < reading.last_of(head)
            and reading.lower[last] in words("office")
        ):
            return
        if reading.headline[head] and not modified and land is None:
            return
        kind = self._kind(inner, head, last, noun)
        if reading.lower[inner : head + 1] == ["coalition", "forces"]:
            self._add(first, last, "coalition", name=reading.text(first, last), key="coalition")
            return
        country, where = self._country(first, inner, head, last, owner)
        if kind in ("intergovernmental", "coalition", "commission") and noun.kind != "government-body":
            country, where = (None, None) if kind != "commission" or first == inner else (country, where)
        others = (
            [(reading.text(inner, last), *reading.span(inner, last))] if first < inner and (last - inner > 1) else []
        )
        name = reading.text(first, last)
        self._add(first, last, kind, name=name, others=tuple(others), country=country, where=where)

    def _operation(self, head: int, noun: BodyNoun) -> None:
        """ "Operation Atalanta", with the force that carries it out before a dash."""
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
            and self.found
            and self.found[-1].last == head - 1
        ):
            first = self.found.pop().first
        self._add(first, last, noun.kind, name=reading.text(first, last))

    def _left(self, head: int) -> int:
        """The first token of the capitals before a head noun."""
        reading, first = self.reading, head
        low, bound = reading.first_of(head), max(0, head - 12)
        while first > low and first > bound:
            before = first - 1
            lower = reading.lower[before]
            if (
                self.taken[before]
                or lower in words("honorific")
                or lower in words("status-former")
                or lower.endswith("-based")
            ):
                break
            if reading.capital[before] and not (lower in ("the",) and first < head):
                if lower in words("office") and not all(is_common(reading.lower[k]) for k in range(before + 1, head)):
                    break
                first = before
            elif lower in ("and", "&") and before - 1 >= low and self._joins(before, first, head):
                first = before - 1
            elif (
                lower == "'s"
                and before - 1 >= low
                and reading.lower[before - 1] in _OWNERS
                and reading.capital[before - 1]
            ):
                first = before - 1
            else:
                break
        while first < head and reading.lower[first] in ("the", "a", "an"):
            first += 1
        return first

    def _joins(self, link: int, after: int, head: int) -> bool:
        """Whether "and" is inside a name: both sides are common words and none is a state or a head noun."""
        reading = self.reading
        sides = (link - 1, after)
        if not reading.capital[link - 1] or reading.land[link - 1] or reading.land[after]:
            return False
        if reading.lower[link - 1] in body_nouns() or after == head or self.taken[link - 1]:
            return False
        return all(is_common(reading.lower[side]) for side in sides)

    def _complement(self, head: int) -> int:
        """The token after the complement of a head noun: "of Foreign Affairs and Trade", "for the Study of War"."""
        reading, last = self.reading, head + 1
        end = reading.last_of(head)
        for _ in range(3):
            if last + 1 >= end or reading.lower[last] not in _LINKS:
                break
            begin = last + 1
            if reading.lower[begin] == "the":
                begin += 1
            stop = self._capitals(begin, end)
            if stop == begin or self._is_bearer(begin, stop):
                break
            if reading.lower[last] in ("to", "on") and reading.land[begin] is not None:
                break
            last = stop
        if (
            last < end
            and last == head + 1
            and reading.lower[head] in _ABROAD
            and reading.capital[last]
            and reading.lower[last] not in words("office")
        ):
            last = last + 1
        if (
            last + 1 < end
            and reading.lower[last] == "in"
            and reading.lower[head] in _SEATED
            and reading.land[last + 1] is not None
        ):
            last = reading.land[last + 1].last  # type: ignore[union-attr]
        return last

    def _is_bearer(self, begin: int, stop: int) -> bool:
        """Whether the capitals behind "of" are a person's name: "the army of Khalifa Haftar"."""
        lower = self.reading.lower
        return stop - begin > 1 and not any(
            is_common(lower[k]) or self.reading.land[k] or lower[k] in words("not-a-name") for k in range(begin, stop)
        )

    def _capitals(self, begin: int, end: int) -> int:
        """The token after the capitals that begin at `begin`, with "and" between common words."""
        reading, stop = self.reading, begin
        while stop < end:
            lower = reading.lower[stop]
            if reading.capital[stop] and not self.taken[stop]:
                if (
                    lower in words("office")
                    and lower not in words("portfolio")
                    or lower in words("rank")
                    or lower in words("honorific")
                ):
                    break
                stop += 1
            elif lower in ("and", "&", ",") and stop > begin and stop + 1 < end and self._adds(stop + 1, end):
                stop += 1
            elif lower == "'s" and stop > begin and stop + 1 < end and reading.lower[stop - 1] in _OWNERS:
                stop += 1
            else:
                break
        return stop

    def _adds(self, index: int, end: int) -> bool:
        """Whether the capital after "and" goes on with the complement rather than beginning another name."""
        reading = self.reading
        if reading.lower[index] == "and" and index + 1 < end:
            index += 1
        step = index
        while step < end and reading.capital[step]:
            lower = reading.lower[step]
            if reading.land[step] or lower in words("office") or not (is_common(lower) or lower in words("portfolio")):
                return False
            step += 1
        return step > index and reading.lower[step - 1] not in body_nouns()

    # --- small letters --------------------------------------------------------------------------------------------

    def _small_head(self, head: int, noun: BodyNoun) -> None:
        """A head noun in small letters, named by the nationality, state or name before it."""
        reading, lower = self.reading, self.reading.lower
        first, low = head, reading.first_of(head)
        if head > low and (lower[head - 1], lower[head]) in phrases("pair"):
            first = head - 1
        while (
            first > low
            and first > head - 5
            and lower[first - 1] in words("modifier")
            and not reading.capital[first - 1]
        ):
            first -= 1
        paired = first < head
        if first == low:
            return
        before = first - 1
        land = reading.land[before]
        if lower[head] == "military" and not paired and reading.tag[head + 1 : head + 2] in (["NN"], ["NNS"]):
            return
        if noun.kind == "coalition":
            self._coalition(first, head)
        elif land is not None and land.last == first and land.use in ("adjective", "name") and (noun.lower or paired):
            if not self._is_list(land.first):
                self._national(land.first, first, head, noun, land.alpha3, reading.span(land.first, land.last))
        elif lower[before] in ("'s", "'", "’") and (noun.lower or paired) and before > low:
            owner = reading.land[before - 1]
            if owner is not None and owner.use in ("name", "capital"):
                self._possessed(owner.alpha3, reading.span(owner.first, owner.last), first, head, noun)
        elif (
            lower[before] == "the"
            and paired
            and lower[head] in ("ministry", "office")
            and lower[first] in words("portfolio")
        ):
            last = self._small_complement(head)
            self._add(first, last, noun.kind, name=reading.text(first, last))
        elif reading.capital[before] or self.taken[before]:
            self._grouped(before, first, head)

    def _is_list(self, first: int) -> bool:
        """Whether a nationality ends a row of three or more: "Dutch, French and Canadian forces" are no one force."""
        lower, land = self.reading.lower, self.reading.land
        if first < 4 or lower[first - 1] != "and" or land[first - 2] is None:
            return False
        step = first - 3
        return lower[step] == "," and land[step - 1] is not None

    def _national(self, begin: int, first: int, head: int, noun: BodyNoun, code: str, where: tuple[int, int]) -> None:
        last = self._small_complement(head)
        key = self._key(code, first, head, noun)
        self._add(
            begin,
            last,
            self._small_kind(first, head, noun),
            name=self.reading.text(begin, last),
            country=code,
            where=where,
            key=key,
        )

    def _possessed(self, code: str, where: tuple[int, int], first: int, head: int, noun: BodyNoun) -> None:
        last = self._small_complement(head)
        key = self._key(code, first, head, noun)
        adjective = (countries()[code].adjectives or countries()[code].names)[0]
        text = self.reading.text(first, last)
        other = ((text, *self.reading.span(first, last)),)
        self._add(
            first,
            last,
            self._small_kind(first, head, noun),
            name=f"{adjective} {text}",
            others=other,
            country=code,
            where=where,
            key=key,
        )

    def _key(self, code: str, first: int, head: int, noun: BodyNoun) -> str:
        """Mentions of one state's forces, of one ministry, meet in one key."""
        lower = self.reading.lower
        if lower[head] == "forces" and not {"air", "naval", "special"} & set(lower[first:head]):
            return f"{code} forces"
        joined = " ".join(lower[first : head + 1]).replace("defence", "defense").replace("office", "ministry")
        return f"{code} {joined}"

    def _small_complement(self, head: int) -> int:
        """The token after "of foreign affairs" behind a head noun in small letters."""
        reading, last = self.reading, head + 1
        end = reading.last_of(head)
        if (
            last + 1 < end
            and reading.lower[last] in ("of", "for")
            and reading.lower[head] in ("ministry", "department", "directorate", "office")
        ):
            step = last + 1
            while step < end and (
                reading.lower[step] in words("portfolio") or (reading.lower[step] == "and" and step > last + 1)
            ):
                step += 1
            if reading.lower[step - 1] == "and":
                step -= 1
            if step > last + 1:
                return step
        return last

    def _small_kind(self, first: int, head: int, noun: BodyNoun) -> str:
        lower = self.reading.lower
        if lower[head] in ("service", "agency", "services") and lower[first] == "news":
            return "media"
        if lower[first] == "state" and lower[head] in ("media", "television", "tv", "radio"):
            return "media"
        if lower[head] in ("guard", "guards", "service", "forces", "force") and lower[first] in words("military-lead"):
            return "military"
        return noun.kind

    def _coalition(self, first: int, head: int) -> None:
        """ "the US-led anti-piracy coalition": a lead or an aim makes the noun a name."""
        reading = self.reading
        begin, low = first, reading.first_of(head)
        while (
            begin > low
            and begin > first - 5
            and (
                reading.lower[begin - 1].endswith("-led")
                or reading.lower[begin - 1].startswith("anti-")
                or reading.lower[begin - 1] in ("global", "international", "multinational", "military")
            )
        ):
            begin -= 1
        if any(reading.lower[k].endswith("-led") or reading.lower[k].startswith("anti-") for k in range(begin, head)):
            self._add(begin, head + 1, "coalition", name=reading.text(begin, head + 1), key="coalition")

    def _grouped(self, before: int, first: int, head: int) -> None:
        """ "Ansaru fighters", "the Wagner group": a name and what kind of group it is."""
        reading, lower_words = self.reading, self.reading.lower
        lower = lower_words[head]
        if lower not in words("armed-plural") and lower not in words("group") and lower != "forces":
            return
        begin = before
        while (
            begin > reading.first_of(head)
            and reading.capital[begin - 1]
            and not reading.land[begin - 1]
            and not self.taken[begin - 1]
        ):
            begin -= 1
        if {"a", "an"} & set(lower_words[max(0, begin - 2) : begin]):
            return
        if (
            reading.land[begin] is not None
            or self.taken[before]
            or all(is_common(reading.lower[k]) for k in range(begin, before + 1))
        ):
            return
        if reading.lower[begin] in words("not-a-name") or reading.lower[begin].rstrip("s") in words("not-a-name"):
            return
        kind = (
            "military"
            if lower == "forces"
            else "armed-group"
            if lower in words("armed-plural") or self._is_armed(first, head)
            else "organization"
        )
        backed = reading.lower[before].partition("-")
        if backed[2] in ("backed", "linked", "aligned", "allied", "supported"):
            self._add(begin, head + 1, kind, name=reading.text(begin, head + 1), key=f"{backed[0]} backed")
            return
        other = ((reading.text(begin, before + 1), *reading.span(begin, before + 1)),)
        self._add(begin, head + 1, kind, name=reading.text(begin, head + 1), others=other)

    def _is_armed(self, first: int, head: int) -> bool:
        return any(
            self.reading.lower[k]
            in ("armed", "militant", "rebel", "terrorist", "mercenary", "paramilitary", "insurgent", "jihadist")
            for k in range(first, head)
        )

    # --- what it is -----------------------------------------------------------------------------------------------

    def _owner(self, first: int) -> tuple[str, tuple[int, int]] | None:
        """The state whose possessive stands before a token, an adjective or two between them, and its words."""
        reading = self.reading
        for _ in range(2):
            if first > 2 and not reading.capital[first - 1] and reading.tag[first - 1] == "JJ":
                first -= 1
        if first < 2 or reading.lower[first - 1] not in ("'s", "'", "’"):
            return None
        land = reading.land[first - 2]
        if (
            land is None
            or land.use not in ("name", "capital")
            or reading.sentence[first - 2] != reading.sentence[first]
        ):
            return None
        return land.alpha3, reading.span(land.first, land.last)

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

    def _kind(self, inner: int, head: int, last: int, noun: BodyNoun) -> str:
        """The kind that the words around a head noun make of it."""
        reading = self.reading
        lower = reading.lower
        if self._is_of_union(inner, head) and noun.kind in ("government-body", "organization", "commission"):
            return "intergovernmental"
        around = set(lower[inner:head]) | set(lower[head + 1 : last])
        for test, kind in _REFINED:
            if test(lower[head], around):
                return kind
        if lower[head] in words("dialogue-head") and any("-" in word and is_state_pair(word) for word in around):
            return "commission"
        return noun.kind

    def _is_of_union(self, inner: int, head: int) -> bool:
        """Whether a name begins with an intergovernmental body's: "ECOWAS Commission"."""
        for parts, body in known_bodies().get(straight(self.reading.tokens[inner]), ()):
            if (
                body.kind == "intergovernmental"
                and inner + len(parts) <= head
                and [straight(t) for t in self.reading.tokens[inner : inner + len(parts)]] == list(parts)
            ):
                return True
        return False

    def _add(
        self, first: int, last: int, kind: str, *, name: str, others: tuple[tuple[str, int, int], ...] = (), country: str | None = None,
        where: tuple[int, int] | None = None, key: str | None = None,
    ) -> None:  # fmt: skip
        reading = self.reading
        for index in range(first, last):
            self.taken[index] = 1
        start, end = reading.span(first, last)
        if where == (first, last):
            where = (start, end)
        acts = not self._is_seat(first, kind)
        where = where if country else None
        self.found.append(Mention(first, last, start, end, kind, name, others, country, where, key=key, acts=acts))

    def _is_seat(self, first: int, kind: str) -> bool:
        """Whether a body is named as the place where something happens: "at the Pentagon"."""
        lower = self.reading.lower
        before = first - 2 if first and lower[first - 1] == "the" else first - 1
        return kind == "government-body" and before >= 0 and lower[before] in ("at", "outside", "near", "inside")


def initials(name: str) -> str:
    """The first letters of the words of a name, small words left out: "Joint Operations Command" gives JOC."""
    return "".join(word[0] for part in name.split() for word in part.split("-") if word[:1].isupper())


def is_state_pair(word: str) -> bool:
    """Whether a compound joins two states: "iraqi-american"."""
    from secdialogue.language.countries import country_of

    left, _, right = word.partition("-")
    return bool(country_of(left.capitalize()) and country_of(right.capitalize()))


def _any(kind: str) -> Callable[[set[str]], bool]:
    return lambda around: not words(kind).isdisjoint(around)


def _refinements() -> Iterator[tuple[Callable[[str, set[str]], bool], str]]:
    yield (
        lambda head, around: head in words("dialogue-head") and "joint" in around and not {"chiefs", "staff"} & around,
        "commission",
    )
    yield (
        lambda head, around: (
            head in words("dialogue-head")
            and _any("joint")(around)
            and head in ("committee", "commission", "mechanism")
            and not _any("national-body")(around)
            and not _any("intergovernmental")(around)
        ),
        "commission",
    )
    yield lambda head, around: head in ("agency", "service", "services", "network") and "news" in around, "media"
    yield (
        lambda head, around: head in ("agency", "service", "services") and _any("intelligence-lead")(around),
        "government-body",
    )
    yield (
        lambda head, around: (
            head in ("service", "group", "command", "staff")
            and _any("military-lead")(around)
            and not _any("intergovernmental")(around)
            and "border" not in around
        ),
        "military",
    )
    yield (
        lambda head, around: (
            head
            in (
                "council",
                "commission",
                "court",
                "parliament",
                "organization",
                "organisation",
                "union",
                "assembly",
                "bank",
                "fund",
                "programme",
                "program",
                "agency",
            )
            and _any("intergovernmental")(around)
            and not _any("national-body")(around)
        ),
        "intergovernmental",
    )
    yield (
        lambda head, around: (
            head in ("forces", "force", "army")
            and not {"democratic", "liberation", "resistance", "patriotic", "freedom"}.isdisjoint(around)
            and not {"people's", "people"} & around
        ),
        "armed-group",
    )
    yield lambda head, around: head == "union" and not _any("intergovernmental")(around), "organization"
    yield (
        lambda head, around: (
            head in ("front", "movement", "army", "brigade") and ("liberation" in around or "resistance" in around)
        ),
        "armed-group",
    )
    yield (
        lambda head, around: (
            head in ("alliance", "front", "congress", "league", "movement")
            and ("democratic" in around or "national" in around or "people" in around)
        ),
        "organization",
    )
    yield lambda head, around: head == "group" and "working" in around, "commission"
    yield (
        lambda head, around: (
            head == "mission"
            and not {"nations", "un", "u.n.", "african", "au", "eu", "nato", "stabilization", "observer", "assistance"}
            & around
        ),
        "organization",
    )


_REFINED = tuple(_refinements())
