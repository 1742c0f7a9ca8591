"""Missions of unions and alliances told in small letters: "the UN mission in Juba", "the EU training mission in Mali, Eutm"."""

from __future__ import annotations

from secdialogue.language.claims import Claims
from secdialogue.language.vocabulary import is_common, known_names, words

_IN = frozenset(("in", "to", "for"))
_CLOSING = frozenset((",", ".", ";", ")", ":"))
_OPENING = frozenset((",", "("))


class Missions:
    """Takes the mission around a head noun in small letters behind the name of the body that sent it."""

    def __init__(self, claims: Claims) -> None:
        self.claims = claims
        self.reading = claims.reading

    def take(self, head: int) -> bool:
        """Take a mission with its place, and the name that a comma or bracket adds: "the UN mission in Kabul, Unama"."""
        first, last = self._sender(head), self._place(head + 1)
        if first is None:
            return False
        short = self._short(last)
        if last == head + 1 and short is None:
            return False
        reading, told = self.reading, self._ahead(first) if short is None else None
        if short is not None and self.claims.taken[short]:
            return False
        self.claims.found.pop()
        name = reading.text(first, last)
        alias = short if short is not None else told
        key, others = self._known(alias) if alias is not None else None, []
        if short is not None:
            others.append((reading.tokens[short].text, *reading.span(short, short + 1)))
        if told is not None and not self.claims.taken[told]:
            self.claims.add(told, told + 1, "intergovernmental", name=reading.tokens[told].text, key=key)
        end = last if short is None else short + 1
        self.claims.add(first, end, "intergovernmental", name=name, others=tuple(others), key=key)
        return True

    def _known(self, alias: int) -> str:
        """The name by which mentions of a mission meet: the one that the lists have for its letters, else the letters."""
        letters = self.reading.tokens[alias].text
        body = known_names().get(letters.lower())
        return body.names[0] if body else letters

    def _sender(self, head: int) -> int | None:
        """The first token of the body that sent the mission, which stands right before it and its small words."""
        reading, found = self.reading, self.claims.found
        if not found or found[-1].kind != "intergovernmental" or not head - 4 < found[-1].last <= head:
            return None
        between = range(found[-1].last, head)
        small = all(not reading.capital[k] and reading.tag[k] in ("NN", "JJ", "VBG", "NNS") for k in between)
        return found[-1].first if small and reading.sentence[found[-1].first] == reading.sentence[head] else None

    def _place(self, at: int) -> int:
        """The token after "in Kabul", or `at` where no place follows."""
        reading = self.reading
        end = reading.last_of(at - 1)
        if at + 1 >= end or reading.lower[at] not in _IN:
            return at
        place = reading.land[at + 1]
        if place is not None:
            return place.last if place.use != "adjective" else at
        last = at + 1
        while last < min(end, at + 4) and reading.capital[last] and not self.claims.taken[last]:
            last += 1
        return last if last > at + 1 else at

    def _short(self, last: int) -> int | None:
        """The one word between a comma or bracket and the next that is the mission's name."""
        reading = self.reading
        if last + 2 >= len(reading.tokens) or reading.lower[last] not in _OPENING or reading.land[last + 1] is not None:
            return None
        return last + 1 if reading.lower[last + 2] in _CLOSING and self._is_letters(last + 1) else None

    def _ahead(self, first: int) -> int | None:
        """The name that the mission explains: "Unama, the UN mission in Kabul"."""
        lower = self.reading.lower
        at = first - 3 if lower[first - 1 : first] == ["the"] else first - 2
        return at if at >= 0 and lower[at + 1] == "," and self._is_letters(at) else None

    def _is_letters(self, at: int) -> bool:
        """Whether a word may be letters that stand for a mission: "UNMISS", "Unama"."""
        reading, text = self.reading, self.reading.tokens[at].text
        if not reading.capital[at] or not text.isalpha() or len(text) < 4 or is_common(reading.lower[at]):
            return False
        alone = at == 0 or not reading.capital[at - 1]
        return alone and (text.isupper() or reading.lower[at][:2] in words("union-letters"))
