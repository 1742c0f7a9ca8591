"""The complement of an office: "of Defence", "to the United Nations", "for East Asian affairs"."""

from __future__ import annotations

from secdialogue.language.reading import Reading
from secdialogue.language.vocabulary import body_nouns, given_names, is_common, plain, wordlike_names, words

_COMPLEMENTS = frozenset({"of", "for", "to", "on", "at", "in", "with"})
_COMPASS = frozenset({"north", "south", "east", "west", "new"})
#: Small letters may stand in a complement, up to this many tokens.
_LONGEST = 14


class Complements:
    """Finds where an office ends; `ends` maps the first token of each body to the token after its last."""

    def __init__(self, reading: Reading, taken: bytearray, ends: dict[int, int]) -> None:
        self.reading = reading
        self.taken = taken
        self.ends = ends
        self.heads = words("office") | words("honorific-abbreviated-office")
        self.ranks = words("rank")

    def after(self, head: int) -> int:
        """The token after the complement of an office: "of Defence", "to the United Nations", "for East Asian affairs"."""
        reading, last = self.reading, head + 1
        end = min(reading.last_of(head), head + _LONGEST)
        if last < end and reading.lower[last] in words("elect-suffix"):
            last += 1
        if last < end and reading.lower[last] in ("europe", "africa", "pacific", "atlantic", "commanding"):
            last += 1
        for _ in range(4):
            if last + 1 >= end or reading.lower[last] not in _COMPLEMENTS:
                break
            begin = last + 1
            if reading.lower[head] in words("sent") and reading.lower[last] == "for" and self._is_side(begin):
                break
            while begin < end - 1 and reading.lower[begin] in ("the", "a", "its", "his", "her", "their", "an"):
                begin += 1
            stop = self._served(begin, end) if reading.lower[last] == "to" else begin
            stop = self._object(begin, end) if stop == begin else stop
            if stop == begin or (
                reading.lower[last] in ("in", "with", "at", "to", "on") and not self._fits(head, last, begin)
            ):
                break
            last = stop
        return last

    def _is_side(self, begin: int) -> bool:
        """Whether a state or a body stands there, an article before it at most."""
        begin += self.reading.lower[begin] == "the"
        return begin in self.ends or (begin < len(self.reading.land) and self.reading.land[begin] is not None)

    def _served(self, begin: int, end: int) -> int:
        """The token after the office that another serves: "adviser to the Prime Minister on …"; `begin` where none stands there."""
        lower, stop = self.reading.lower, begin
        while stop < end and (
            lower[stop] in self.heads or lower[stop] in ("prime", "vice", "deputy", "chief", "foreign")
        ):
            stop += 1
        behind = lower[stop] if stop < end else ""
        return stop if stop > begin and behind in ("on", "for") else begin

    def _fits(self, head: int, link: int, begin: int) -> bool:
        """Whether "in", "at", "to", "on", "with" lead to the office's field rather than to what was done."""
        reading = self.reading
        noun, word = reading.lower[head], reading.lower[link]
        if word == "with" or noun not in words(f"office-{word}"):
            return word in ("at", "in") and begin in self.ends
        if word == "at":
            return begin in self.ends or bool(reading.capital[begin])
        return word != "in" or begin in self.ends or reading.land[begin] is not None

    def _object(self, begin: int, end: int) -> int:
        """The token after what a preposition of the complement governs."""
        reading, lower = self.reading, self.reading.lower
        stop = begin
        while stop < end:
            land = reading.land[stop]
            if stop in self.ends:
                stop = self.ends[stop]
                while stop < end and lower[stop] in self.heads and reading.capital[stop]:
                    stop += 1
            elif land is not None and land.first == stop:
                if land.use == "people" or (
                    stop > begin
                    and lower[stop - 1] not in ("and", "for", "of", "the", ",")
                    and land.use == "name"
                    and not reading.capital[stop - 1]
                ):
                    break
                stop = land.last
            elif (
                lower[stop] in words("portfolio")
                or lower[stop] in words("office-field")
                or (lower[stop] in ("and", "&", "'s") and stop > begin and stop + 1 < end and self._links(stop + 1))
                or lower[stop] in words("not-a-name")
                or (
                    reading.capital[stop]
                    and not self.taken[stop]
                    and lower[stop] not in self.heads
                    and lower[stop] not in self.ranks
                    and lower[stop] not in words("honorific")
                    and (lower[stop - 1] in _COMPASS or not self._begins_person(stop, end))
                )
            ):
                stop += 1
            else:
                break
        return stop - 1 if stop > begin and lower[stop - 1] in ("and", "&", "'s") else stop

    def _links(self, index: int) -> bool:
        """Whether what follows "and" is one more field of the same office: "Trade and International Security"."""
        reading = self.reading
        word, following = reading.lower[index], reading.lower[index + 1 : index + 2]
        if word in words("portfolio") or word in words("office-field"):
            return True
        if reading.land[index] is not None or index in self.ends:
            return True
        return bool(reading.capital[index]) and is_common(word) and set(following) <= words("portfolio")

    def _begins_person(self, index: int, end: int) -> bool:
        """Whether a personal name begins at a capital: a given name before another capital, or a word that none knows."""
        reading = self.reading
        if index + 1 < end and reading.capital[index + 1] and reading.land[index] is None:
            word, following = reading.lower[index], reading.lower[index + 1]
            if plain(word) in wordlike_names() and not is_common(following):
                return following not in body_nouns()
            return plain(word) in given_names() or not (is_common(word) or word in body_nouns())
        return False
