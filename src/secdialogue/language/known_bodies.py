"""Bodies known by name (`data/organizations.csv`), and names that only the letters in brackets behind them tell."""

from __future__ import annotations

import re

from secdialogue.language.body_extents import BOUND, Extents
from secdialogue.language.claims import Claims
from secdialogue.language.vocabulary import Body, BodyIndex, is_common, straight, words

_LETTERS = re.compile(r"[A-Z][A-Za-z0-9]{0,3}[A-Z0-9][A-Za-z0-9]{0,8}")
#: Before the name of a base that somebody comes to.
_AT = frozenset(("at", "to", "from", "near", "outside", "in"))


class KnownBodies:
    """Takes the known body, or the name before letters in brackets, that stands at a token."""

    def __init__(self, claims: Claims, extents: Extents, index: BodyIndex) -> None:
        self.claims = claims
        self.extents = extents
        self.index = index
        self.reading = claims.reading
        self.taken = claims.taken

    def at(self, index: int) -> int:
        """Take the known body that begins at a token; returns the index to go on with."""
        reading = self.reading
        if index and reading.capital[index - 1] and not self._is_edge(index - 1):
            return index
        if index > 1 and reading.lower[index - 1] == "and" and self.extents.joins(index - 1, index, -1):
            return index
        for parts, body in self.index.get(straight(reading.tokens[index]), ()):
            last = index + len(parts)
            if last > reading.last_of(index) or any(
                straight(reading.tokens[index + k]) != parts[k] for k in range(1, len(parts))
            ):
                continue
            if self.extents.goes_on(last) or (
                len(parts) == 1 and reading.initial[index] and is_common(reading.lower[index])
            ):
                continue
            if (
                body.kind == "media"
                and len(parts) > 1
                and index
                and reading.land[index - 1] is not None
                and reading.tag[index - 1] != "POS"
            ):
                continue
            if len(parts) == 1 and not parts[0].isupper() and self._is_name_part(index, body):
                continue
            if len(parts) == 1 and body.kind == "military" and self._is_base(index):
                return last
            self._add_known(index, last, body)
            return last
        return index

    def _is_base(self, index: int) -> bool:
        """Whether the letters of a force open the name of its base, where something happens: "at RAF Akrotiri"."""
        reading, after = self.reading, index + 1
        if not index or reading.lower[index - 1] not in _AT or after >= reading.last_of(index):
            return False
        named = reading.capital[after] and not is_common(reading.lower[after]) and reading.land[after] is None
        if named:
            self.taken[index : after + 1] = b"\x01\x01"
        return bool(named)

    def _is_name_part(self, index: int, body: Body) -> bool:
        """Whether the single word of a body's name begins a longer name here: a person's, a place's."""
        reading, after = self.reading, index + 1
        if body.kind not in ("media", "armed-group") or after >= reading.last_of(index) or not reading.capital[after]:
            return False
        lower = reading.lower[after]
        return (
            reading.land[after] is None
            and lower not in words("office")
            and lower not in words("rank")
            and reading.tokens[after].text != "The"
        )

    def _is_worded(self, first: int, last: int) -> bool:
        """Whether a name is made of common words, none of them an office: no person's."""
        lower = self.reading.lower[first:last]
        return any(map(is_common, lower)) and words("office").isdisjoint(lower)

    def _add_known(self, first: int, last: int, body: Body) -> None:
        """A known body, with the nationality before it and the kind of group after it."""
        reading = self.reading
        name, begin = reading.text(first, last), self._nationality(first, body)
        other = [(name, *reading.span(first, last))] if begin < first else []
        country, where = self._country(first, last, begin, body)
        grouped = self._group(last) if body.kind == "armed-group" else last
        if grouped > last:
            other.append((reading.text(begin, grouped), *reading.span(begin, grouped)))
            last = grouped
        elsewhere = body.country is not None and country != body.country
        key = None if elsewhere else body.names[0]
        text = reading.text(begin, last) if not other or begin < first else name
        self.claims.add(begin, last, body.kind, name=text, others=tuple(other), country=country, where=where, key=key)

    def _nationality(self, first: int, body: Body) -> int:
        """The first token of the nationality before a body's name, or of the name."""
        land = self.reading.land[first - 1] if first else None
        belongs = land is not None and land.use in ("adjective", "name") and land.last == first
        return land.first if land is not None and belongs and body.kind not in ("media", "intergovernmental") else first

    def _country(self, first: int, last: int, begin: int, body: Body) -> tuple[str | None, tuple[int, int]]:
        """The state of a known body: before it, as its owner, in its name, or as the list has it; and the words for it."""
        reading = self.reading
        owner = self.claims.owner(first)
        opens, ends = reading.land[first], reading.land[last - 1]
        if begin < first and (before := reading.land[begin]) is not None:
            return before.alpha3, reading.span(before.first, before.last)
        if owner is not None and body.kind != "media":
            return owner
        if (
            body.country is None
            and last - first > 1
            and body.kind in ("media", "government-body", "military", "organization")
        ):
            if ends is not None and ends.use == "name" and reading.lower[ends.first - 1] == "of":
                return ends.alpha3, reading.span(ends.first, ends.last)
            if opens is not None and opens.use != "capital" and body.kind != "organization":
                return opens.alpha3, reading.span(opens.first, opens.last)
        return body.country, reading.span(first, last)

    def _group(self, last: int) -> int:
        """The token after the noun that says what an armed group is: "Boko Haram militants"."""
        reading, end = self.reading, last
        while end < min(last + 2, len(reading.lower)) and reading.lower[end] in words("modifier"):
            end += 1
        follows = end < reading.last_of(last - 1) and reading.lower[end] in words("armed-plural") | words("group")
        return end + 1 if follows else last

    def _is_edge(self, index: int) -> bool:
        """Whether a name may begin after the token with a capital at `index`: a nationality, an office, another body."""
        reading = self.reading
        return bool(
            reading.land[index]
            or self.taken[index]
            or reading.lower[index].endswith(BOUND)
            or reading.lower[index] in words("office")
            or reading.lower[index] in words("status-former") | words("status-acting") | words("office-modifier")
            or reading.lower[index] in words("rank")
        )

    def lettered(self, index: int) -> None:
        """A name that no noun tells, before its letters in brackets: "Doctors Without Borders (MSF)"."""
        reading = self.reading
        if index + 2 >= len(reading.tokens) or reading.lower[index + 2] != ")" or self.taken[index - 1]:
            return
        letters = reading.tokens[index + 1].text
        if not _LETTERS.fullmatch(letters) or not reading.capital[index - 1]:
            return
        if reading.lower[index - 1] in words("not-actor") or reading.land[index - 1] is not None:
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
        if first == index:
            first = whole if self._is_worded(whole, index) else index
        line = reading.lower[first : first + 2] == ["line", "of"]  # "Line of Control (LoC)"
        if index - first > 1 and reading.capital[first] and not line:
            self.claims.add(first, index, "organization", name=reading.text(first, index))


def initials(name: str) -> str:
    """The first letters of the words of a name, small words left out: "Joint Border Command" gives JBC."""
    return "".join(word[0] for part in name.split() for word in part.split("-") if word[:1].isupper())
