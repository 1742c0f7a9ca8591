"""Bodies named in small letters by the nationality, state or name before the noun: "the Kenyan navy", "Ansaru fighters"."""

from __future__ import annotations

from secdialogue.language.claims import Claims
from secdialogue.language.countries import countries
from secdialogue.language.missions import Missions
from secdialogue.language.vocabulary import BodyNoun, is_common, phrases, words

#: What stands before a ministry without the name of its state: "the foreign ministry", "the territory's health ministry".
_OWNED = frozenset(("the", "'s", "’s"))
#: What makes a body one of several, which has no name.
_INDEFINITE = frozenset("a an any some no every each another one".split())
#: Words behind "intelligence" that show that it is a service which speaks or acts.
_SERVICE_ACTS = frozenset(("VBD", "VBZ", "VBP", "MD"))
_FIELD = frozenset(("NN", "NNS", "JJ"))
_FAR = 4


class SmallBodies:
    """Reads the body around a head noun in small letters."""

    def __init__(self, claims: Claims) -> None:
        self.claims = claims
        self.reading = claims.reading
        self.taken = claims.taken
        self.missions = Missions(claims)

    def at(self, head: int, noun: BodyNoun) -> None:
        """A head noun in small letters, named by the nationality, state or name before it."""
        reading, lower = self.reading, self.reading.lower
        if noun.kind in ("intergovernmental", "military") and self.missions.take(head):
            return
        first, low = self._first(head), reading.first_of(head)
        attributive = (
            lower[head] == "military" and first == head and reading.tag[head + 1 : head + 2] in (["NN"], ["NNS"])
        )
        if first == low or attributive:
            return
        if noun.kind == "coalition":
            self._coalition(first, head)
        elif (noun.lower and self._of_state(first, head, noun)) or (
            self._is_one(begin := self._pair_or_field(first, head, noun)) and self._of_state(begin, head, noun)
        ):
            return
        else:
            while first - 1 > low and lower[first - 1] in words("armed-mark"):
                first -= 1
            if reading.capital[first - 1] or self.taken[first - 1]:
                self._grouped(first - 1, first, head)

    def _is_pair(self, first: int, head: int, noun: BodyNoun) -> bool:
        """Whether the words before a head noun make it a body's: "police force", but not "energy company"."""
        if noun.kind in ("organization", "media", "armed-group"):
            lower = self.reading.lower
            return first < head and (lower[head - 1], lower[head]) in phrases("pair")
        return first < head

    def _pair_or_field(self, first: int, head: int, noun: BodyNoun) -> int:
        """Where the words begin that make a noun a body's which names none without them ("cricket board"); 0 where none do."""
        lower = self.reading.lower
        if lower[head] == "intelligence":
            return self._intelligence(head)
        if self._is_pair(first, head, noun):
            return first
        if lower[head] == "office" and lower[head - 1] in ("'s", "’s"):
            return self._office(head - 1)
        return self._worded(head) if lower[head] in words("small-head") else 0

    def _is_one(self, first: int) -> bool:
        """Whether it is the one body of its state: "the Nepali election commission", not "a Nepali commission"."""
        land = self.reading.land[first - 1] if first else None
        return first > 0 and (land is None or not land.first or self.reading.lower[land.first - 1] not in _INDEFINITE)

    def _worded(self, head: int) -> int:
        """The first of the nouns and adjectives in small letters before a head that say what it is for."""
        reading, first = self.reading, head
        low = max(reading.first_of(head), head - _FAR)
        while first > low and not reading.capital[first - 1] and reading.tag[first - 1] in _FIELD:
            if reading.lower[first - 1] in words("no-field"):
                return 0
            first -= 1
        return first if first < head else 0

    def _office(self, mark: int) -> int:
        """The first word of the office whose holder has an office: "prime minister's"."""
        reading, first = self.reading, mark
        low = reading.first_of(mark)
        if reading.lower[mark - 1] not in words("office"):
            return 0
        while first > low and not reading.capital[first - 1] and reading.lower[first - 1] in self._offices():
            first -= 1
        return first

    @staticmethod
    def _offices() -> frozenset[str]:
        return words("office") | words("office-modifier")

    def _intelligence(self, head: int) -> int:
        """Where "military intelligence" begins that is a service: it acts, or words are ascribed to it."""
        reading = self.reading
        first = head - 1 if reading.lower[head - 1] in ("military", "army", "defence", "defense", "state") else head
        begin, end = first - 1, reading.last_of(head)
        told = reading.lower[begin - 1 : begin] in (["to"], ["by"], ["of"], ["with"], ["from"])
        acts = head + 1 < end and reading.tag[head + 1] in _SERVICE_ACTS
        closed = head + 1 >= end or reading.tag[head + 1] not in ("NN", "NNS", "JJ")
        return first if acts or (closed and (first < head or told)) else 0

    def _first(self, head: int) -> int:
        """The first of the small words that belong to a head noun: "special operations forces"."""
        reading, lower, first = self.reading, self.reading.lower, head
        low = max(reading.first_of(head), head - 4)
        if head > low and (lower[head - 1], lower[head]) in phrases("pair"):
            first = head - 1
        while first > low and lower[first - 1] in words("modifier") and not reading.capital[first - 1]:
            first -= 1
        return first

    def _of_state(self, first: int, head: int, noun: BodyNoun) -> bool:
        """Take a body that a nationality, a possessive state or its place in a row gives to a state."""
        reading, lower = self.reading, self.reading.lower
        land = reading.land[first - 1]
        owner = reading.land[first - 2] if lower[first - 1] in ("'s", "'", "’") and first > 1 else None
        if (listed := self._in_row(first)) is not None:
            self._possessed(*listed, first, head, noun)
        elif land is not None and land.last == first and land.use in ("adjective", "name"):
            if not self._is_list(land.first):
                self._national(land.first, first, head, noun, land.alpha3, reading.span(land.first, land.last))
        elif owner is not None and owner.use in ("name", "capital"):
            self._possessed(owner.alpha3, reading.span(owner.first, owner.last), first, head, noun)
        elif (
            lower[first - 1] in _OWNED and lower[head] in ("ministry", "office") and lower[first] in words("portfolio")
        ):
            last = self._complement(head)
            self.claims.add(first, last, noun.kind, name=reading.text(first, last))
        else:
            return False
        return True

    def _in_row(self, first: int) -> tuple[str, tuple[int, int]] | None:
        """The state of the bodies before in a row: "Ghana's Ministry of Defence, armed forces and …", "including the navy"."""
        if not self.claims.found:
            return None
        last = self.claims.found[-1]
        between = self.reading.lower[last.last : first] if last.last <= first <= last.last + 4 else []
        if not between or "," not in between or not set(between) <= {",", "and", "the", "including", "its"}:
            return None
        if last.country is None or last.country_span is None or last.kind not in ("government-body", "military"):
            return None
        return last.country, last.country_span

    def _is_list(self, first: int) -> bool:
        """Whether a nationality ends a row of three or more: "Dutch, French and Canadian forces" are no one force."""
        lower, land = self.reading.lower, self.reading.land
        if first < 4 or lower[first - 1] != "and" or land[first - 2] is None:
            return False
        step = first - 3
        return lower[step] == "," and land[step - 1] is not None

    def _national(self, begin: int, first: int, head: int, noun: BodyNoun, code: str, where: tuple[int, int]) -> None:
        last = self._complement(head)
        key = self._key(code, first, head, noun)
        self.claims.add(
            begin,
            last,
            self._kind(first, head, noun),
            name=self.reading.text(begin, last),
            country=code,
            where=where,
            key=key,
        )

    def _possessed(self, code: str, where: tuple[int, int], first: int, head: int, noun: BodyNoun) -> None:
        last = self._complement(head)
        key = self._key(code, first, head, noun)
        adjective = (countries()[code].adjectives or countries()[code].names)[0]
        text = self.reading.text(first, last)
        start, end = self.reading.span(first, last)
        other = [(text, start, end)]
        if self.reading.lower[first - 1] in ("'s", "'", "’"):
            other.append((" ".join(self.reading.analysis.text[where[0] : end].split()), where[0], end))
        self.claims.add(
            first,
            last,
            self._kind(first, head, noun),
            name=f"{adjective} {text}",
            others=tuple(other),
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

    def _complement(self, head: int) -> int:
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

    def _kind(self, first: int, head: int, noun: BodyNoun) -> str:
        lower = self.reading.lower
        if lower[head] in ("service", "agency", "services") and lower[first] == "news":
            return "media"
        if lower[head] == "intelligence" and lower[first] in ("military", "army", "defence", "defense"):
            return "military"
        if lower[first] == "central" and lower[head] == "bank":
            return "government-body"
        if lower[first] == "state" and lower[head] in ("media", "television", "tv", "radio"):
            return "media"
        if lower[head] in ("guard", "guards", "service", "forces", "force") and lower[first] in words("military-lead"):
            return "military"
        return noun.kind

    def _coalition(self, first: int, head: int) -> None:
        """A name such as "the US-led anti-piracy coalition": a lead or an aim makes the noun a name."""
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
            self.claims.add(begin, head + 1, "coalition", name=reading.text(begin, head + 1), key="coalition")

    def _grouped(self, before: int, first: int, head: int) -> None:
        """A name such as "Ansaru fighters", "the Wagner group": a proper noun and what kind of group it is."""
        reading, lower_words = self.reading, self.reading.lower
        lower = lower_words[head]
        backed = lower_words[before].partition("-")
        if backed[2] in words("backed") and lower in (
            "groups",
            "factions",
            "proxies",
            "fighters",
            "militias",
            "rebels",
        ):
            name = reading.text(before, head + 1)
            self.claims.add(before, head + 1, "armed-group", name=name, key=f"{backed[0]} backed")
            return
        if lower not in words("armed-plural") and lower not in words("group") and lower != "forces":
            return
        begin = self._first_of_name(before, head)
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
        other = [] if lower == "forces" else [(reading.text(begin, before + 1), *reading.span(begin, before + 1))]
        self.claims.add(begin, head + 1, kind, name=reading.text(begin, head + 1), others=tuple(other))

    def _first_of_name(self, last: int, head: int) -> int:
        """Where the capitalised words begin that end at a token."""
        reading, begin = self.reading, last
        while begin > reading.first_of(head) and reading.capital[begin - 1]:
            if reading.land[begin - 1] or self.taken[begin - 1]:
                break
            begin -= 1
        return begin

    def _is_armed(self, first: int, head: int) -> bool:
        return any(
            self.reading.lower[k] in words("armed-mark") or self.reading.lower[k] == "armed" for k in range(first, head)
        )
