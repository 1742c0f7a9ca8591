"""Personal names in a text, with the offices that stand before and behind them.

A row of capitals is a person where an office or a form of address stands before it, an apposition with one behind it, or
where its first word is a given name (`data/given_names.txt`); later short forms ("Rutte", "al-Menfi") follow from it.
"""

from __future__ import annotations

from functools import cache

from secdialogue.language.listed import Listed
from secdialogue.language.mentions import Mention, Office
from secdialogue.language.offices import OfficePhrase, as_office
from secdialogue.language.place_rows import is_place
from secdialogue.language.reading import Reading
from secdialogue.language.surnames import ARTICLES, name_index, surname
from secdialogue.language.titles import Before, Titles, honours, stands_for_town
from secdialogue.language.vocabulary import body_nouns, classes_of, given_names, is_common, plain, wordlike_names, words

#: Letters of orders and parliaments behind a name.
_LETTERED = frozenset({"mp", "mep", "mla", "mbe", "obe", "cbe", "kc", "qc"})


@cache
def _all_names() -> frozenset[str]:
    return frozenset(wordlike_names()) | frozenset(given_names())


class Persons:
    """Finds the persons of one reading among tokens that no body has taken."""

    def __init__(
        self, reading: Reading, taken: bytearray, offices: list[OfficePhrase], listed: dict[int, Listed]
    ) -> None:
        self.reading = reading
        self.bodies = taken
        self.taken = bytearray(taken)
        self.listed = listed
        for name in listed.values():
            self.taken[name.first : name.last] = bytes(name.last - name.first)
        self.offices = offices
        self.titles = Titles(reading, self.taken, offices)
        self.holders = self.titles.holders
        self.found: list[Mention] = []
        #: Rows of capitals that nothing tells: looked at again once the names are known.
        self.unknown: list[tuple[int, int]] = []
        self.surnames: dict[str, str] = {}
        #: Letters that brackets explain, no surnames.
        brackets = (index for index, word in enumerate(reading.lower[:-1]) if word == "(")
        self.letters = {reading.tokens[index + 1].text for index in brackets} if "(" in reading.lower else set[str]()

    def read(self) -> list[Mention]:
        """All persons, by their first token; short forms and repeated names included."""
        for phrase in self.offices:
            self._cover(phrase)
        marked = bytearray(self.reading.capital)
        for first in self.listed:
            marked[first] = 1
        index = marked.find(1)
        while index >= 0:
            if index in self.listed:
                last = self._take_listed(self.listed[index])
            elif self._may_begin(index):
                last = self._run(index)
                if not stands_for_town(self.reading, index, last):
                    self._judge(index, last)
            else:
                last = index + 1
            index = marked.find(1, last)
        self._short_forms()
        self.found.sort()
        return self.found

    def _take_listed(self, name: Listed) -> int:
        """Take a name that a list tells, with the offices beside it; returns the token after it."""
        before, honoured = self.titles.before(name.first)
        after = self.titles.behind(name.last) if name.last < len(self.reading.tokens) else []
        self._add(name.first, name.last, before, after, honoured)
        self.found[-1] = self.found[-1]._replace(listed=name.key)
        return name.last

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
                and self.titles.free(index + 1)
                and reading.land[index + 1] is None
            )
        if reading.lower[index] in words("not-a-name"):
            following = reading.lower[index + 1] if index + 1 < len(reading.lower) else ""
            named = plain(reading.lower[index]) in _all_names() and self.titles.free(index + 1)
            return named and following not in words("not-a-name")
        return not honours(reading, index) and reading.tokens[index].text != "The"

    def _is_given(self, index: int) -> bool:
        return plain(self.reading.lower[index]) in _all_names()

    def _run(self, first: int) -> int:
        """The token after a row of capitals, particles, initials and generational suffixes."""
        reading = self.reading
        end, last, lower = reading.last_of(first), first + 1, reading.lower
        particles, suffixes = words("particle"), words("suffix")
        while last < end and last < first + 8:
            if self.taken[last] or last in self.listed:
                break
            land = reading.land[last]
            if reading.capital[last] and reading.tokens[last].text != "The" and self._goes_on(first, last):
                if land is not None and not self._surname_like(first, last):
                    break
                if last - first >= 2 and (lower[last] in _LETTERED or self._is_sentence(last, end)):
                    break
                last += 1
            elif lower[last] in particles and self._particle(last, end):
                last += 1
            elif lower[last] == "," and last + 1 < end and lower[last + 1] in suffixes:
                last += 2
            elif lower[last] in suffixes and lower[last] != "mp":
                last += 1
            elif (
                lower[last] == "“"
                and last + 2 < end
                and reading.tokens[last + 2].text == "”"
                and self.titles.free(last + 3)
            ):
                last += 3
            else:
                break
        return last

    def _goes_on(self, first: int, index: int) -> bool:
        """Whether a capital is no form of address; a title is a name's second word behind a given name: "Hassan Sheikh"."""
        lower = self.reading.lower
        return lower[index] not in words("honorific") or (
            lower[index] in words("name-too") and index == first + 1 and self._is_given(first)
        )

    def _is_sentence(self, index: int, end: int) -> bool:
        """Whether a line in capitals goes on with a verb or a small word behind a name: "… Scores Direct Hit On …"."""
        reading = self.reading
        options = classes_of(reading.lower[index]).split("|")
        follows = index + 1 < end and bool(reading.capital[index + 1])
        return follows and any(option[:2] in ("VB", "RB", "IN", "DT", "CC", "MD", "TO") for option in options)

    def _surname_like(self, first: int, last: int) -> bool:
        """Whether a word for a state within a row is part of the name: "Michael Jordan", "Lai Thai Binh"."""
        reading = self.reading
        land = reading.land[last]
        if land is None or land.last != last + 1 or is_common(reading.lower[last - 1]):
            return False
        if self.titles.free(last + 1):
            return reading.land[last + 1] is None and reading.lower[last + 1] not in words("office")
        given = plain(reading.lower[first]) in given_names()
        return last == first + 1 and given and land.use in ("name", "capital")

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
        letters = self.reading.tokens[last - 1].text
        explained = last - first > 1 and len(letters) > 2 and letters.isupper() and letters in self.letters
        if explained or self._is_outlet(first, last):
            self.unknown.append((first, last))
            return
        before, honoured = self.titles.before(first)
        after = self.titles.behind(last) if last < len(reading.tokens) else []
        if honoured in ("democrat", "republican") and all(is_common(self.reading.lower[k]) for k in range(first, last)):
            honoured = ""
        told = bool(before or honoured) or self.titles.of_row(first) is not None
        if (
            told
            and (not honoured or honoured == "counterpart")
            and (self._is_attribute(first, last) or self._is_letters(first, last))
        ):
            told, before = False, []
        told = told or self._follows_person(first, last)
        if told or after or self._looks_personal(first, last):
            if not told and is_place(self.reading, first, last):
                return
            self._add(first, last, before, after, honoured)
        else:
            self.unknown.append((first, last))

    def _is_outlet(self, first: int, last: int) -> bool:
        """Whether the noun beside a row is that of an outlet: "the weekly X", "X television"."""
        reading, lower = self.reading, self.reading.lower
        ahead = lower[first - 1] if first > reading.first_of(first) else ""
        behind = lower[last] if last < reading.last_of(first) and not reading.capital[last] else ""
        after = lower[last + 1] if last + 1 < reading.last_of(first) else ""
        if ahead in words("outlet-before") and not reading.capital[first - 1]:
            return lower[first - 2] in ("the", "a", "'s") or reading.land[first - 2] is not None or first < 2
        return behind in words("outlet-behind") and after not in words("office") and after not in words("source")

    def _is_letters(self, first: int, last: int) -> bool:
        """Whether letters stand where a name might: "the broadcaster NRK"."""
        text = self.reading.tokens[first].text
        return last == first + 1 and text.isupper() and len(text) > 1 and not self.reading.headline[first]

    def _follows_person(self, first: int, last: int) -> bool:
        """Whether a row of unknown words follows a person and "and": "Ana Flores and Pål Jonson"."""
        reading = self.reading
        step = first - 1
        if step > 1 and reading.lower[step] == "and" and reading.lower[step - 1] == ",":
            step -= 1
        if not 2 <= last - first <= 4 or reading.lower[step] not in ("and", ",") or self.titles.last_person != step:
            return False
        return not any(is_common(reading.lower[k]) or reading.land[k] for k in range(first, last))

    def _is_attribute(self, first: int, last: int) -> bool:
        """Whether common words behind an office go on with a noun or are one: "Commander Level talks", "Commander Level Meeting"."""
        reading = self.reading
        if reading.lower[first] == "level" and all(is_common(reading.lower[k]) for k in range(first, last)):
            return True
        if last - first > 1 or not is_common(reading.lower[first]) or last >= len(reading.tokens):
            return False
        if reading.lower[last] in words("speech") or reading.lower[last] in ("'s", "’"):
            return False
        verb = any(option.startswith("VB") for option in classes_of(reading.lower[first]).split("|"))
        return reading.tag[last] in ("NN", "NNS", "IN", "VBZ") or (verb and bool(reading.capital[last]))

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
        if last + 1 < len(lower) and lower[last] == "," and lower[last + 1] == "which":
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
        inner = any(lower[k] in words("particle") or lower[k].startswith(ARTICLES) for k in core[1:])
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

    # --- adding ---------------------------------------------------------------------------------------------------

    def _add(
        self, first: int, last: int, before: list[Before],
        after: list[tuple[OfficePhrase, int]], honoured: str,
    ) -> None:  # fmt: skip
        reading = self.reading
        for phrase in (*(phrase for phrase, *_ in before), *(phrase for phrase, _ in after)):
            self.holders[phrase.first] = first
        if honoured == "counterpart":
            self.holders.update((phrase.first, first) for phrase in self.titles.last_before)
        offices: list[Office] = [
            as_office(reading, phrase, None, country, where) for phrase, country, where in before if not phrase.rank
        ]
        offices += [as_office(reading, phrase, stop) for phrase, stop in after]
        if not offices:
            offices = [as_office(reading, phrase, None, country, where) for phrase, country, where in before]
        if not offices and (shared := self.titles.of_row(first)) is not None:
            offices = [as_office(reading, shared)._replace(country=None, country_span=None)]
        self.titles.note_row([phrase for phrase, *_ in before], first, last)
        offices = [self._placed(office, last) for office in offices]
        for index in range(first, last):
            self.taken[index] = 1
        start, end = reading.span(first, last)
        country, where = next(((o.country, o.country_span) for o in offices if o.country), (None, None))
        if country is None and (land := self.titles.whose(last)) is not None:
            country, where = land.alpha3, reading.span(land.first, land.last)
        if country is None and honoured == "counterpart":
            country, where = self.titles.shared
        if country is None and not before and first > 1 and reading.lower[first - 1] == "'s":
            owner = reading.land[first - 2]
            if owner is not None and owner.use in ("name", "capital"):
                country, where = owner.alpha3, reading.span(owner.first, owner.last)
        heads = [reading.lower[phrase.head] for phrase, *_ in before] + [
            reading.lower[phrase.head] for phrase, _ in after
        ]
        gender = self._gender(first, last, honoured, heads)
        mention = Mention(
            first, last, start, end, "person", reading.text(first, last), (), country, where, tuple(offices), gender
        )
        self.found.append(mention)
        self.titles.last_person = last

    def _placed(self, office: Office, last: int) -> Office:
        """The office with the state that follows the name: "Foreign Minister X of Turkey"."""
        land = self.titles.whose(last)
        if office.country or land is None:
            return office
        return office._replace(country=land.alpha3, country_span=self.reading.span(land.first, land.last))

    def _gender(self, first: int, last: int, honoured: str, heads: list[str]) -> str | None:
        for word in (honoured, *heads):
            if word in words("female"):
                return "female"
            if word in words("male"):
                return "male"
        name = plain(self.reading.lower[first]) if last - first > 1 else ""
        told = given_names().get(name) or wordlike_names().get(name)
        return told if told in ("female", "male") else None

    # --- later short forms ----------------------------------------------------------------------------------------

    def _row_heads(self) -> None:
        """Unknown words before the persons of a row: "Assimi Keïta, Ibrahim Diallo and …" names three."""
        lower = self.reading.lower
        bare = {mention.first for mention in self.found if mention.last - mention.first > 1}
        for first, last in reversed(self.unknown):
            step = last
            while step < len(lower) and step < last + 2 and lower[step] in (",", "and"):
                step += 1
            words_of = range(first, last)
            if (
                last < step
                and step in bare
                and 2 <= last - first <= 4
                and not any(is_common(lower[k]) or self.reading.land[k] for k in words_of)
                and lower[first - 1 : first] not in (["of"], ["in"])
            ):
                self._add(first, last, [], [], "")
                bare.add(first)
        self.unknown = [(first, last) for first, last in self.unknown if not self.taken[first]]

    def _short_forms(self) -> None:
        """Surnames and repeated names among the rows that nothing else told."""
        self._row_heads()
        known = name_index(self.found)
        for first, last in self.unknown:
            key = tuple(surname(self.reading.lower[k]) for k in range(first, last))
            article = last - first == 2 and key[0] in ("al", "el") and (key[1],) in known
            if key in known or article:
                self._add(first, last, [], [], "")
        self.unknown = [(first, last) for first, last in self.unknown if not self.taken[first]]
