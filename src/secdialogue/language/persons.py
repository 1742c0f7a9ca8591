"""Personal names in a text, with the offices that stand before and behind them.

A row of capitals is a person where an office or a form of address stands before it, an apposition with one behind it, or
where its first word is a given name (`data/given_names.txt`); later short forms ("Rutte", "al-Sudani") follow from it.
"""

from __future__ import annotations

from secdialogue.language.mentions import Mention, Office
from secdialogue.language.offices import OfficePhrase, as_office
from secdialogue.language.reading import Reading
from secdialogue.language.vocabulary import body_nouns, classes_of, given_names, is_common, plain, wordlike_names, words

_POSSESSIVE = frozenset({"'s", "'", "’"})
_ARTICLES = ("al-", "el-", "as-", "ar-", "an-", "ash-", "az-", "at-", "ad-", "ul-")
_STOPS = frozenset({",", ".", ";", ":", ")", "—", "–", "--", "…", "?", "!", "”", '"', "''", "]"})
_RELATIVES = frozenset({"who", "which", "that", "whose", "where", "when", "whom", "while", "as", "but", "and"})


class Persons:
    """Finds the persons of one reading among tokens that no body has taken."""

    def __init__(self, reading: Reading, taken: bytearray, offices: list[OfficePhrase]) -> None:
        self.reading = reading
        self.taken = bytearray(taken)
        self.offices = offices
        self.by_last = {phrase.last: phrase for phrase in offices}
        self.by_first = {phrase.first: phrase for phrase in offices}
        #: Offices that belong to a person, by their first token, and the first token of that person's name.
        self.holders: dict[int, int] = {}
        self._last_before: list[OfficePhrase] = []
        self.found: list[Mention] = []
        #: Rows of capitals that nothing tells: looked at again once the names are known.
        self.unknown: list[tuple[int, int]] = []
        self.surnames: dict[str, str] = {}

    def read(self) -> list[Mention]:
        """All persons, by their first token; short forms and repeated names included."""
        for phrase in self.offices:
            self._cover(phrase)
        index, size = 0, len(self.reading.tokens)
        while index < size:
            if self._may_begin(index):
                last = self._run(index)
                self._judge(index, last)
                index = last
            else:
                index += 1
        self._short_forms()
        self.found.sort()
        return self.found

    def _cover(self, phrase: OfficePhrase) -> None:
        """An office's words are no part of a name; a capital word alone, no name behind it, may be a surname."""
        for index in range(phrase.first, phrase.last):
            self.taken[index] = 1

    # --- rows of capitals -----------------------------------------------------------------------------------------

    def _may_begin(self, index: int) -> bool:
        reading = self.reading
        if (
            not reading.capital[index]
            or self.taken[index]
            or reading.sentence[index] < 0
            or reading.silent[index]
            or reading.tokens[index].text[0].isdigit()
        ):
            return False
        land = reading.land[index]
        if land is not None:
            return (
                land.last == index + 1
                and land.use in ("name", "capital")
                and self._is_given(index)
                and self._free(index + 1)
                and reading.land[index + 1] is None
            )
        return (
            reading.lower[index] not in words("honorific")
            and reading.lower[index] not in words("not-a-name")
            and reading.tokens[index].text != "The"
        )

    def _free(self, index: int) -> bool:
        """Whether a capital that nothing else has taken stands at the token."""
        reading = self.reading
        return (
            index < len(reading.tokens)
            and bool(reading.capital[index])
            and not self.taken[index]
            and reading.lower[index] not in body_nouns()
        )

    def _is_given(self, index: int) -> bool:
        return self.reading.lower[index] in (
            "jordan",
            "chad",
            "georgia",
            "israel",
            "india",
            "kenya",
            "paris",
            "victoria",
            "sofia",
            "santiago",
            "washington",
            "mali",
            "cuba",
        )

    def _run(self, first: int) -> int:
        """The token after a row of capitals, particles, initials and generational suffixes."""
        reading = self.reading
        end, last, lower = reading.last_of(first), first + 1, reading.lower
        particles, suffixes = words("particle"), words("suffix")
        while last < end and last < first + 8:
            if self.taken[last]:
                break
            land = reading.land[last]
            if reading.capital[last] and reading.tokens[last].text != "The" and lower[last] not in words("honorific"):
                if land is not None and not self._surname_like(first, last, end):
                    break
                if last - first >= 2 and self._is_sentence(last, end):
                    break
                last += 1
            elif lower[last] in particles and self._particle(last, end):
                last += 1
            elif lower[last] == "," and last + 1 < end and lower[last + 1] in suffixes:
                last += 2
            elif lower[last] in suffixes and lower[last] not in ("mp",):
                last += 1
            elif (
                lower[last] == "“" and last + 2 < end and reading.tokens[last + 2].text == "”" and self._free(last + 3)
            ):
                last += 3
            else:
                break
        return last

    def _is_sentence(self, index: int, end: int) -> bool:
        """Whether a line in capitals goes on with a verb or a small word behind a name: "… Scores Direct Hit On …"."""
        reading = self.reading
        options = classes_of(reading.lower[index]).split("|")
        follows = index + 1 < end and bool(reading.capital[index + 1])
        return follows and any(option[:2] in ("VB", "RB", "IN", "DT", "CC", "MD", "TO") for option in options)

    def _surname_like(self, first: int, last: int, end: int) -> bool:
        """Whether a state's name within a row is a surname: "Michael Jordan"."""
        reading = self.reading
        land = reading.land[last]
        return (
            last == first + 1
            and land is not None
            and land.last == last + 1
            and plain(reading.lower[first]) in given_names()
            and land.use in ("name", "capital")
            and not self._free(last + 1)
        )

    def _particle(self, index: int, end: int) -> bool:
        """Whether a particle leads on to a capital, a second particle between them at most."""
        reading = self.reading
        step = index + 1
        if step < end and reading.lower[step] in words("particle"):
            step += 1
        return step < end and bool(reading.capital[step]) and not self.taken[step] and reading.land[step] is None

    # --- what a row is --------------------------------------------------------------------------------------------

    def _judge(self, first: int, last: int) -> None:
        """Decide whether a row of capitals is a person, and with what offices."""
        reading = self.reading
        if (
            first > 0
            and reading.lower[first - 1] in words("particle")
            and reading.capital[first - 1]
            and not self.taken[first - 1]
        ):
            first -= 1
        before, honoured = self._offices_before(first)
        after = self._offices_behind(last) if last < len(reading.tokens) else []
        told = bool(before or honoured)
        if told and not honoured and self._is_attribute(first, last):
            told, before = False, []
        if told or after or self._looks_personal(first, last):
            if not told and self._is_place(first, last):
                return
            self._add(first, last, before, after, honoured)
        else:
            self.unknown.append((first, last))

    def _is_attribute(self, first: int, last: int) -> bool:
        """Whether a single common word behind an office goes on with a noun: "Commander Level talks"."""
        reading = self.reading
        if last - first > 1 or not is_common(reading.lower[first]) or last >= len(reading.tokens):
            return False
        return reading.tag[last] in ("NN", "NNS", "IN", "VBZ") and reading.lower[last] not in words("speech")

    def _looks_personal(self, first: int, last: int) -> bool:
        """Whether the words themselves are a person's: a given name, initials, particles, a generational suffix."""
        reading, lower = self.reading, self.reading.lower
        if last - first < 2:
            return False
        core = [
            k
            for k in range(first, last)
            if lower[k] not in words("suffix") and reading.tokens[k].text not in (",", "“", "”")
        ]
        if len(core) < 2 or any(lower[k] in words("place-head") or lower[k] in body_nouns() for k in core[1:]):
            return False
        known = plain(lower[first]) in given_names()
        strange = [k for k in core[1:] if not is_common(lower[k])]
        if known:
            return bool(strange) or (
                len(core) == 2 and lower[core[1]] not in words("portfolio") and not self._titled(first, last)
            )
        if plain(lower[first]) in wordlike_names() and not reading.initial[first]:
            return (
                len(core) == 2
                and bool(strange)
                and lower[first] not in words("place-word")
                and self._person_verb(first, last)
            )
        initials = any(len(reading.tokens[k].text) == 2 and reading.tokens[k].text[1] == "." for k in core)
        inner = any(lower[k] in words("particle") or lower[k].startswith(_ARTICLES) for k in core[1:])
        if initials or (inner and not is_common(lower[first])):
            return True
        return not any(is_common(lower[k]) for k in core) and len(core) <= 4 and self._person_verb(first, last)

    def _titled(self, first: int, last: int) -> bool:
        return self.reading.headline[first] == 1

    def _person_verb(self, first: int, last: int) -> bool:
        """Whether a verb of saying stands beside the row, before or behind."""
        reading = self.reading
        speech = words("speech")
        behind = reading.lower[last] if last < len(reading.tokens) else ""
        ahead = reading.lower[first - 1] if first else ""
        return (
            behind in speech
            or ahead in ("said", "says", "told", "asked")
            or (behind in ("has", "had", "was", "is") and reading.sentence[first] == reading.sentence[last])
        )

    def _is_place(self, first: int, last: int) -> bool:
        """Whether a row that looks personal is a place: "in San Marino", "San Jose, California"."""
        reading = self.reading
        ahead = reading.lower[first - 1] if first else ""
        if any(reading.lower[k] in words("place-head") for k in range(first + 1, last)):
            return True
        return reading.lower[first] in (
            "san",
            "santa",
            "saint",
            "st.",
            "port",
            "fort",
            "new",
            "los",
            "las",
            "el",
            "la",
        ) and ahead in ("in", "near", "at", "from", "to", "of", ",")

    # --- offices beside a name ------------------------------------------------------------------------------------

    def _offices_before(self, first: int) -> tuple[list[tuple[OfficePhrase, str | None, tuple[int, int] | None]], str]:
        """The offices that stand before a name, nearest first, and the form of address."""
        reading, found, honoured, at = self.reading, [], "", first
        country: str | None = None
        where: tuple[int, int] | None = None
        for _ in range(4):
            phrase = self.by_last.get(at)
            if phrase is not None and self._plural_or_own(phrase, at):
                found.append(phrase)
                at = phrase.first
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
                        reading.lower[phrase.head] == "counterpart"
                        or (all(p.rank for p in found) and self._introduces(phrase))
                    )
                ):
                    found.append(phrase)
                break
        for phrase in found:
            if reading.lower[phrase.head] == "counterpart":
                country, where, honoured = phrase.country, phrase.country_span, honoured or "counterpart"
        self._last_before = found
        return [(phrase, country, where) for phrase in found if reading.lower[phrase.head] != "counterpart"], honoured

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

    def _introduces(self, phrase: OfficePhrase) -> bool:
        """Whether an office before a comma presents the name behind it: "the foreign minister of Peru, …"."""
        reading = self.reading
        before = reading.lower[phrase.first - 1] if phrase.first else ""
        if (
            before in _POSSESSIVE
            or before in ("the", "its", "his", "her", "their", "a", "an", "our")
            or phrase.country_span is not None
        ):
            step = phrase.first - 2
            return not (step >= 0 and before in ("the", "a", "an") and reading.lower[step] == ",")
        return False

    def _offices_behind(self, last: int) -> list[tuple[OfficePhrase, int]]:
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
            or reading.lower[phrase.head].endswith("s")
            and reading.lower[phrase.head] not in words("office")
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
        follows = phrase.last < len(reading.tokens) and self._free(phrase.last)
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
                or word in _RELATIVES
                and not (word == "and" and reading.capital[stop - 1])
                or reading.is_verb(stop)
                or word in words("speech")
            ):
                break
            stop += 1
        return stop if stop < limit or stop == end else phrase.last

    # --- adding ---------------------------------------------------------------------------------------------------

    def _add(
        self, first: int, last: int, before: list[tuple[OfficePhrase, str | None, tuple[int, int] | None]],
        after: list[tuple[OfficePhrase, int]], honoured: str,
    ) -> None:  # fmt: skip
        reading = self.reading
        for phrase in (*(phrase for phrase, *_ in before), *(phrase for phrase, _ in after)):
            self.holders[phrase.first] = first
        if honoured == "counterpart":
            self.holders.update((phrase.first, first) for phrase in self._last_before)
        offices: list[Office] = [
            as_office(reading, phrase, None, country, where) for phrase, country, where in before if not phrase.rank
        ]
        offices += [as_office(reading, phrase, stop) for phrase, stop in after]
        if not offices:
            offices = [as_office(reading, phrase, None, country, where) for phrase, country, where in before]
        offices = [self._placed(office, last) for office in offices]
        for index in range(first, last):
            self.taken[index] = 1
        start, end = reading.span(first, last)
        country, where = next(((o.country, o.country_span) for o in offices if o.country), (None, None))
        if country is None and honoured == "counterpart":
            country, where = next(((p.country, p.country_span) for p in self._last_before if p.country), (None, None))
        heads = [reading.lower[phrase.head] for phrase, *_ in before] + [
            reading.lower[phrase.head] for phrase, _ in after
        ]
        gender = self._gender(first, last, honoured, heads)
        mention = Mention(
            first, last, start, end, "person", reading.text(first, last), (), country, where, tuple(offices), gender
        )
        self.found.append(mention)

    def _placed(self, office: Office, last: int) -> Office:
        """The office with the state that follows the name: "Foreign Minister X of Turkey"."""
        reading = self.reading
        if office.country or last + 1 >= len(reading.tokens) or reading.lower[last] != "of":
            return office
        land = reading.land[last + 1]
        if land is None or land.use != "name":
            return office
        return office._replace(country=land.alpha3, country_span=reading.span(land.first, land.last))

    def _gender(self, first: int, last: int, honoured: str, heads: list[str]) -> str | None:
        for word in (honoured, *heads):
            if word in words("female"):
                return "female"
            if word in words("male"):
                return "male"
        if last - first > 1:
            name = plain(self.reading.lower[first])
            told = given_names().get(name) or wordlike_names().get(name)
            return told if told in ("female", "male") else None
        return None

    # --- later short forms ----------------------------------------------------------------------------------------

    def _short_forms(self) -> None:
        """Surnames and repeated names among the rows that nothing else told."""
        known = name_index(self.found)
        for first, last in self.unknown:
            key = tuple(surname(self.reading.lower[k]) for k in range(first, last))
            if key in known or (last - first == 1 and (key[0],) in known):
                self._add(first, last, [], [], "")
            elif last - first == 2 and key[0] in ("al", "el") and (key[1],) in known:
                self._add(first, last, [], [], "")
        self.unknown = [(first, last) for first, last in self.unknown if not self.taken[first]]


def surname(word: str) -> str:
    """The word as short forms are compared: without article, diacritics and hyphen of an Arabic name."""
    folded = plain(word)
    for article in _ARTICLES:
        if folded.startswith(article) and len(folded) > len(article) + 1:
            return folded[len(article) :]
    return folded


def name_parts(name: str) -> tuple[str, ...]:
    """The words of a personal name as they are compared: suffixes, articles and nicknames left out."""
    skipped = words("suffix")
    parts = [surname(part.strip(",")) for part in name.replace("“", " ").replace("”", " ").split()]
    kept = tuple(part for part in parts if part not in skipped and part not in ("al", "el"))
    return kept or tuple(parts)


def name_index(mentions: list[Mention]) -> set[tuple[str, ...]]:
    """The short forms under which known persons may come back: the surname, its last two words, an Asian family name."""
    index: set[tuple[str, ...]] = set()
    for mention in mentions:
        parts = name_parts(mention.name)
        index.add(parts)
        index.add(parts[-1:])
        if len(parts) > 2:
            index.add(parts[-2:])
        if len(parts) > 1:
            index.add(parts[:1])
    return index
