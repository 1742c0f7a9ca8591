"""The offices that stand before and behind a personal name: titles, ranks, forms of address, appositions."""

from __future__ import annotations

from secdialogue.language.countries import CountryWord
from secdialogue.language.offices import OfficePhrase
from secdialogue.language.places import is_town
from secdialogue.language.reading import Reading
from secdialogue.language.vocabulary import POSSESSIVE, body_nouns, is_common, words

_STOPS = frozenset({",", ".", ";", ":", ")", "—", "–", "--", "…", "?", "!", "”", '"', "''", "]"})
_RELATIVES = frozenset({"who", "which", "that", "whose", "where", "when", "whom", "while", "as", "but", "and"})

#: Openings of an apposition that may hold names: "the ISS Sahel project manager".
_DETERMINED = frozenset({"the", "a", "an", "then", "former", "its", "his", "her"})
_COUNTERPARTS = frozenset({"counterpart", "counterparts"})
#: Offices that may stand between another office and the name: "the foreign minister, Senator X".
_PREFIXED = frozenset({"senator", "sen.", "prince", "princess", "sheikh", "ambassador", "dr.", "justice"})
#: An office before a name, with the country that "his Kenyan counterpart" gives, and the words that give it.
Before = tuple[OfficePhrase, str | None, tuple[int, int] | None]


def honours(reading: Reading, index: int) -> bool:
    """Whether a form of address stands at the token, of two words too: "Mr", "Tan Sri", "Datuk Seri"."""
    word = reading.lower[index]
    if word in ("sri", "seri", "sir") and index and reading.capital[index - 1]:
        return reading.lower[index - 1] in ("tan", "datuk", "dato", "'", "’", "datin", "sir") or word == "sir"
    if word == "tan" and index + 1 < len(reading.lower):
        return reading.lower[index + 1] in ("sri", "seri")
    return word in words("honorific")


def stands_for_town(reading: Reading, first: int, last: int) -> bool:
    """Whether a row of capitals behind "in", "at" or "from" is a town's name: "in Rio de Janeiro"."""
    before = reading.lower[first - 1] if first else ""
    return last - first > 1 and before in words("locative") and is_town(reading.text(first, last))


class Titles:
    """Finds the offices beside a name; `holders` notes to whom each belongs."""

    def __init__(self, reading: Reading, taken: bytearray, offices: list[OfficePhrase]) -> None:
        self.reading = reading
        self.taken = taken
        self.by_last = {phrase.last: phrase for phrase in offices}
        self.by_first = {phrase.first: phrase for phrase in offices}
        #: Offices that belong to a person, by their first token, and the first token of that person's name.
        self.holders: dict[int, int] = {}
        self.last_before: list[OfficePhrase] = []
        #: The token after the last person found.
        self.last_person = -1
        #: The office in the plural that a row of persons shares, and the token after the last of them.
        self.row: tuple[OfficePhrase, int] | None = None
        #: The country of "their Fijian counterparts", for all who are named in a row behind it.
        self.shared: tuple[str | None, tuple[int, int] | None] = (None, None)

    def before(self, first: int) -> tuple[list[Before], str]:
        """The offices that stand before a name, nearest first, and the form of address."""
        found, honoured, at = self._directly(first)
        phrase = self.by_last.get(at - 1) if at > 1 and self.reading.lower[at - 1] == "," else None
        if phrase is not None and phrase.first not in self.holders and self._presents(phrase, found):
            found.append(phrase)
        if not (at > 0 and self.reading.lower[at - 1] in ("and", ",") and self.last_person == at - 1):
            self.shared = (None, None)
        for phrase in found:
            if self._is_counterpart(phrase):
                honoured = honoured or "counterpart"
                self.shared = (phrase.country, phrase.country_span) if self._lands(phrase) < 2 else (None, None)
        self.last_before = found
        return [(phrase, *self.shared) for phrase in found if not self._is_counterpart(phrase)], honoured

    def _directly(self, first: int) -> tuple[list[OfficePhrase], str, int]:
        """The offices and the form of address directly before a name, and the token at which they begin."""
        reading, found, honoured, at = self.reading, [], "", first
        for _ in range(4):
            phrase = self.by_last.get(at)
            if phrase is not None and self._plural_or_own(phrase, at):
                found.append(phrase)
                at = phrase.first
            elif at > 1 and reading.lower[at - 2 : at] in (["the", "hon"], ["the", "hon."]):
                honoured, at = honoured or "hon", at - 2
            elif at > reading.first_of(first) and honours(reading, at - 1):
                honoured, at = honoured or reading.lower[at - 1], at - 1
            else:
                break
        return found, honoured, at

    def of_row(self, first: int) -> OfficePhrase | None:
        """The office that a name shares with the one before: "Defence Ministers X of Sweden and Y of Finland"."""
        if self.row is None:
            return None
        phrase, at = self.row
        reading = self.reading
        land = reading.land[at + 1] if reading.lower[at : at + 1] == ["of"] and at + 1 < first else None
        at = land.last if land is not None else at
        while at < first and reading.lower[at] in ("and", ",", "&"):
            at += 1
        return phrase if at == first else None

    def whose(self, last: int) -> CountryWord | None:
        """The state that "of" gives to the person named before: "Ana Flores of Peru"."""
        if last + 1 >= len(self.reading.tokens) or self.reading.lower[last] != "of":
            return None
        land = self.reading.land[last + 1]
        return land if land is not None and land.use == "name" else None

    def note_row(self, before: list[OfficePhrase], first: int, last: int) -> None:
        """Remember the office in the plural that stands before a name, or that it shares, for the name behind it."""
        plural = next((p for p in before if self.reading.lower[p.head] in words("plural-title")), self.of_row(first))
        self.row = (plural, last) if plural is not None else None

    def _is_counterpart(self, phrase: OfficePhrase) -> bool:
        return self.reading.lower[phrase.head] in _COUNTERPARTS

    def _presents(self, phrase: OfficePhrase, found: list[OfficePhrase]) -> bool:
        """Whether an office before a comma is the name's behind it, ranks and the like between them at most."""
        if self._is_counterpart(phrase):
            return True
        return all(p.rank or self.reading.lower[p.head] in _PREFIXED for p in found) and self._introduces(phrase)

    def _plural_or_own(self, phrase: OfficePhrase, at: int) -> bool:
        """Whether an office directly before a name is the name's: singular, or plural before two names."""
        word = self.reading.lower[phrase.head]
        if word.endswith("s") and word not in words("office") and word not in words("rank"):
            return word in words("plural-title")
        return True

    def _lands(self, phrase: OfficePhrase) -> int:
        """How many states stand before an office: two in "his Fijian and Tongan counterparts"."""
        land = self.reading.land
        found = {land[k].alpha3 for k in range(max(0, phrase.first - 2), phrase.head) if land[k] is not None}  # type: ignore[union-attr]
        return len(found)

    def _introduces(self, phrase: OfficePhrase) -> bool:
        """Whether an office before a comma presents the name behind it: "the foreign minister of Peru, …"."""
        reading = self.reading
        before = reading.lower[phrase.first - 1] if phrase.first else ""
        if (
            before in POSSESSIVE
            or before in ("the", "its", "his", "her", "their", "a", "an", "our")
            or phrase.country_span is not None
            or not POSSESSIVE.isdisjoint(reading.lower[phrase.first : phrase.head])
            or (before == "and" and phrase.first - 1 in self.by_last)
            or (before == "and" and self.last_person in (phrase.first - 1, phrase.first - 2))
        ):
            step = phrase.first - 2
            apposed = step > 0 and before in ("the", "a", "an") and reading.lower[step] == ","
            return not (apposed and step == self.last_person)
        return False

    def behind(self, last: int) -> list[tuple[OfficePhrase, int]]:
        """The office in apposition behind a name, with the token after its last word."""
        reading = self.reading
        end = reading.last_of(last - 1)
        begin = self._apposition(last, end)
        phrase = self._office_from(begin, end) if begin >= 0 else None
        if phrase is None or phrase.first in self.holders or self._is_list(phrase):
            return []
        head = reading.lower[phrase.head]
        if head.endswith("s") and head not in words("office"):
            return []
        return [(phrase, self._title_end(phrase, end))]

    def _apposition(self, last: int, end: int) -> int:
        """The token at which an apposition behind a name begins, its brackets and age passed over, or -1."""
        reading, at = self.reading, last
        if at + 1 < end and reading.lower[at] == "(":
            close = next((k for k in range(at, min(at + 12, end)) if reading.lower[k] == ")"), -1)
            at = close + 1 if close > 0 else at
        begin = at + 1
        if (
            begin >= end
            or reading.lower[at] not in (",", "—", "–", "--")
            or reading.lower[begin] in ("and", "or", "but")
        ):
            return -1
        if reading.tokens[begin].text.isdigit() and begin + 1 < end and reading.lower[begin + 1] == ",":
            begin += 2
        relative = begin + 2 < end and reading.lower[begin] == "who"
        if relative and reading.lower[begin + 1] in ("is", "was", "serves", "served", "heads", "has"):
            begin += 3 if reading.lower[begin + 2] in ("as", "been") else 2
        return begin

    def _office_from(self, begin: int, end: int) -> OfficePhrase | None:
        """The first office at or shortly behind a token, no verb, comma or other name between."""
        reading = self.reading
        for step in range(begin, min(begin + 9, end)):
            if step in self.by_first:
                return self.by_first[step]
            word = reading.lower[step]
            if word in _STOPS or reading.is_verb(step) or (word in _RELATIVES and word != "and"):
                return None
            strange = (
                reading.capital[step] and not self.taken[step] and not is_common(word) and reading.land[step] is None
            )
            if strange and reading.lower[begin] not in _DETERMINED and not self._owner(step):
                return None
        return None

    def _owner(self, index: int) -> bool:
        """Whether the capitals at a token end in a possessive."""
        reading = self.reading
        while index < len(reading.tokens) and reading.capital[index]:
            index += 1
        return index < len(reading.tokens) and reading.lower[index] in POSSESSIVE

    def _is_list(self, phrase: OfficePhrase) -> bool:
        """Whether an office behind a comma is the next person's: "X, Foreign Minister Y and …"."""
        if phrase.last in self.by_first and self.reading.capital[phrase.first]:
            return True
        return phrase.last < len(self.reading.tokens) and self.free(phrase.last)

    def _title_end(self, phrase: OfficePhrase, end: int) -> int:
        """Where a title in apposition ends: at a comma, a verb or a relative pronoun."""
        reading, stop = self.reading, phrase.last
        limit = min(end, phrase.last + 16)
        while stop < limit:
            word = reading.lower[stop]
            if (
                word in _STOPS
                or (word in _RELATIVES and not (word == "and" and reading.capital[stop - 1]))
                or reading.is_verb(stop)
                or word in words("speech")
            ):
                break
            stop += 1
        return stop if stop < limit or stop == end else phrase.last

    def free(self, index: int) -> bool:
        """Whether a capital that nothing else has taken stands at the token."""
        reading = self.reading
        return (
            index < len(reading.tokens)
            and bool(reading.capital[index])
            and not self.taken[index]
            and reading.lower[index] not in body_nouns()
        )
