"""The offices that stand before and behind a personal name: titles, ranks, forms of address, appositions."""

from __future__ import annotations

from secdialogue.language.offices import OfficePhrase
from secdialogue.language.reading import Reading
from secdialogue.language.vocabulary import body_nouns, is_common, words

_POSSESSIVE = frozenset({"'s", "'", "’"})
_STOPS = frozenset({",", ".", ";", ":", ")", "—", "–", "--", "…", "?", "!", "”", '"', "''", "]"})
_RELATIVES = frozenset({"who", "which", "that", "whose", "where", "when", "whom", "while", "as", "but", "and"})

_COUNTERPARTS = frozenset({"counterpart", "counterparts"})
#: Offices that may stand between another office and the name: "the foreign minister, Senator X".
_PREFIXED = frozenset({"senator", "sen.", "prince", "princess", "sheikh", "ambassador", "dr.", "justice"})
#: An office before a name, with the country that "his Iraqi counterpart" gives, and the words that give it.
Before = tuple[OfficePhrase, str | None, tuple[int, int] | None]


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
        #: The country of "their Fijian counterparts", for all who are named in a row behind it.
        self.shared: tuple[str | None, tuple[int, int] | None] = (None, None)

    def before(self, first: int) -> tuple[list[Before], str]:
        """The offices that stand before a name, nearest first, and the form of address."""
        reading, found, honoured, at = self.reading, [], "", first
        country: str | None = None
        where: tuple[int, int] | None = None
        for _ in range(4):
            phrase = self.by_last.get(at)
            if phrase is not None and self._plural_or_own(phrase, at):
                found.append(phrase)
                at = phrase.first
            elif at > 1 and reading.lower[at - 2 : at] in (["the", "hon"], ["the", "hon."]):
                honoured, at = honoured or "hon", at - 2
            elif (
                at > 0
                and reading.lower[at - 1] in words("honorific")
                and reading.sentence[at - 1] == reading.sentence[first]
            ):
                honoured = honoured or reading.lower[at - 1]
                at -= 1
            else:
                phrase = self.by_last.get(at - 1) if at > 1 and reading.lower[at - 1] == "," else None
                if (
                    phrase is not None
                    and phrase.first not in self.holders
                    and (
                        reading.lower[phrase.head] in _COUNTERPARTS
                        or (
                            all(p.rank or self.reading.lower[p.head] in _PREFIXED for p in found)
                            and self._introduces(phrase)
                        )
                    )
                ):
                    found.append(phrase)
                break
        joined = at > 0 and reading.lower[at - 1] in ("and", ",") and self.last_person == at - 1
        if not joined:
            self.shared = (None, None)
        for phrase in found:
            if reading.lower[phrase.head] in _COUNTERPARTS:
                honoured = honoured or "counterpart"
                if self._lands(phrase) < 2:
                    country, where = self.shared = (phrase.country, phrase.country_span)
        if country is None:
            country, where = self.shared
        self.last_before = found
        return [
            (phrase, country, where) for phrase in found if reading.lower[phrase.head] not in _COUNTERPARTS
        ], honoured

    def _plural_or_own(self, phrase: OfficePhrase, at: int) -> bool:
        """Whether an office directly before a name is the name's: singular, or plural before two names."""
        word = self.reading.lower[phrase.head]
        if word.endswith("s") and word not in words("office") and word not in words("rank"):
            return word in (
                "presidents",
                "ministers",
                "senators",
                "sens.",
                "reps.",
                "generals",
                "secretaries",
                "leaders",
                "ambassadors",
            )
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
            before in _POSSESSIVE
            or before in ("the", "its", "his", "her", "their", "a", "an", "our")
            or phrase.country_span is not None
            or (before == "and" and phrase.first - 1 in self.by_last)
        ):
            step = phrase.first - 2
            apposed = step > 0 and before in ("the", "a", "an") and reading.lower[step] == ","
            return not (apposed and step == self.last_person)
        return False

    def behind(self, last: int) -> list[tuple[OfficePhrase, int]]:
        """The offices in apposition behind a name, each with the token after its last word."""
        reading, found, at = self.reading, [], last
        end = reading.last_of(last - 1)
        if at + 1 < end and reading.lower[at] == "(":
            close = next((k for k in range(at, min(at + 12, end)) if reading.lower[k] == ")"), -1)
            at = close + 1 if close > 0 else at
        if at + 1 >= end or reading.lower[at] not in (",", "—", "–", "--"):
            return []
        begin = at + 1
        if reading.lower[begin] in ("and", "or", "but"):
            return []
        if reading.tokens[begin].text.isdigit() and begin + 1 < end and reading.lower[begin + 1] == ",":
            begin += 2
        if (
            begin + 2 < end
            and reading.lower[begin] == "who"
            and reading.lower[begin + 1] in ("is", "was", "serves", "served", "heads", "has")
        ):
            begin += 3 if reading.lower[begin + 2] in ("as", "been") else 2
        step = begin
        while step < min(begin + 9, end) and step not in self.by_first:
            word = reading.lower[step]
            if word in _STOPS or reading.is_verb(step) or (word in _RELATIVES and word != "and"):
                return []
            strange = (
                reading.capital[step] and not self.taken[step] and not is_common(word) and reading.land[step] is None
            )
            if (
                strange
                and reading.lower[begin] not in ("the", "a", "an", "then", "former", "its", "his", "her")
                and not self._owner(step)
            ):
                return []
            step += 1
        phrase = self.by_first.get(step)
        if (
            phrase is None
            or phrase.first in self.holders
            or self._is_list(phrase, begin)
            or (reading.lower[phrase.head].endswith("s") and reading.lower[phrase.head] not in words("office"))
        ):
            return []
        stop = self._title_end(phrase, end)
        found.append((phrase, stop))
        return found

    def _owner(self, index: int) -> bool:
        """Whether the capitals at a token end in a possessive."""
        reading = self.reading
        while index < len(reading.tokens) and reading.capital[index]:
            index += 1
        return index < len(reading.tokens) and reading.lower[index] in _POSSESSIVE

    def _is_list(self, phrase: OfficePhrase, begin: int) -> bool:
        """Whether an office behind a comma is the next person's: "X, Foreign Minister Y and …"."""
        reading = self.reading
        follows = phrase.last < len(reading.tokens) and self.free(phrase.last)
        if phrase.last in self.by_first and reading.capital[phrase.first]:
            follows = True
        return follows and phrase.first <= begin + 1

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
