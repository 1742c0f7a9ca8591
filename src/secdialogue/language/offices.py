"""Offices and callings in a text: "Kenyan Minister of Defence", "deputy assistant secretary of state for Africa", "spokesman".

An office is read from its head noun (`data/actor_words.txt`) outwards: what stands before it (status, nationality, body,
rank, portfolio) and its complement ("of Defence", "for the Horn of Africa").
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from secdialogue.language.mentions import Office
from secdialogue.language.office_complements import Complements
from secdialogue.language.reading import Reading
from secdialogue.language.vocabulary import POSSESSIVE, given_names, is_common, phrases, plain, words

_COMPLEMENTS = frozenset({"of", "for", "to", "on", "at", "in", "with"})
#: Offices that "general" may end.
_GENERALS = frozenset(
    {
        "secretary",
        "attorney",
        "inspector",
        "director",
        "governor",
        "consul",
        "solicitor",
        "auditor",
        "surgeon",
        "prosecutor",
        "comptroller",
    }
)


_DEFENCE_STAFF = (["of", "defence", "staff"], ["of", "defense", "staff"])


class OfficePhrase(NamedTuple):
    """An office: tokens `first:last`, its head noun at `head`."""

    first: int
    head: int
    last: int
    #: Whether the noun is a military rank or a form of address rather than an office.
    rank: bool
    status: str
    country: str | None
    country_span: tuple[int, int] | None
    body: tuple[int, int] | None
    #: First token of the title itself, behind the status and the nationality.
    title: int


@cache
def _nouns() -> frozenset[str]:
    """What heads an office, in the singular and plural, and ranks."""
    heads = words("office") | words("honorific-abbreviated-office")
    plurals = {f"{head}s" for head in heads} | {f"{head[:-1]}ies" for head in heads if head.endswith("y")}
    return heads | plurals | words("rank")


class Offices:
    """Finds the offices of one reading; `taken` marks the tokens of bodies, `bodies` their ranges by first token."""

    def __init__(self, reading: Reading, taken: bytearray, bodies: dict[int, int]) -> None:
        self.reading = reading
        self.taken = taken
        #: First token of each body -> token after its last, and the other way round.
        self.ends = bodies
        self.begins = {last: first for first, last in bodies.items()}
        self.complements = Complements(reading, taken, bodies)
        self.heads = words("office") | words("honorific-abbreviated-office")
        self.ranks = words("rank")
        status = words("status-former") | words("status-acting") | words("status-designate")
        #: Words other than modifiers and fields that may stand before the head noun of an office.
        self.before_heads = status | self.heads | self.ranks | words("rank-part")

    def read(self) -> list[OfficePhrase]:
        """All offices, by their first token; one that lies within another is left out."""
        reading, heads, nouns = self.reading, self.heads, _nouns()
        found: list[OfficePhrase] = []
        after = 0
        for index, word in enumerate(reading.lower):
            if word not in nouns and ("-" not in word or _elect(word) not in heads):
                continue
            if index >= after and not self.taken[index] and reading.sentence[index] >= 0:
                phrase = self._phrase(index, after)
                if phrase is not None:
                    found.append(phrase)
                    after = phrase.last
        return found

    def _phrase(self, head: int, low: int) -> OfficePhrase | None:
        """The office around a head noun; nothing where the word is a surname or a verb."""
        reading = self.reading
        if self._is_surname(head) or self._is_verb(head):
            return None
        if reading.lower[head] in words("office-modifier") and self._only_modifies(head):
            return None
        noun, head = head, self._last_head(head)
        rank = reading.lower[noun] in self.ranks and reading.lower[noun] != "commander"
        first = self._left(noun, max(low, reading.first_of(noun)))
        last = head + 1 if rank else self.complements.after(head)
        return self._described(first, head, last, rank=rank)

    def _is_verb(self, head: int) -> bool:
        """Whether a word that could be an office is a verb: "leaders head home"."""
        reading = self.reading
        if reading.capital[head] or reading.tag[head] not in ("VB", "VBD", "VBZ", "VBP", "VBG"):
            return False
        before = reading.lower[head - 1] if head else ""
        land = reading.land[head - 1] if head else None
        attributive = before in words("office-modifier") or before in (
            "the",
            "a",
            "an",
            "his",
            "her",
            "its",
            "their",
            "whose",
            "'s",
        )
        return not attributive and (land is None or land.use != "adjective")

    def _is_surname(self, head: int) -> bool:
        """Whether a capital word that could be an office is the end of a personal name: "Desmond King"."""
        reading = self.reading
        if not reading.capital[head] or not head or not reading.capital[head - 1] or self.taken[head - 1]:
            return False
        if reading.sentence[head - 1] != reading.sentence[head]:
            return False
        before = reading.lower[head - 1]
        follows = head + 1 < len(reading.tokens) and reading.capital[head + 1]
        return (
            plain(before) in given_names()
            and (not follows or reading.lower[head] in words("name-too"))
            and before not in words("office-modifier")
            and reading.land[head - 1] is None
        )

    def _only_modifies(self, head: int) -> bool:
        """Whether a noun that may also modify ("Deputy Treasury Press Secretary") has its own head further on."""
        reading = self.reading
        step, end = head + 1, min(head + 6, reading.last_of(head))
        if step >= end or not (
            step in self.ends or reading.land[step] is not None or reading.lower[step] in words("office-modifier")
        ):
            return False
        while step < end:
            if step in self.ends:
                step = self.ends[step]
                continue
            if reading.lower[step] in self.heads and reading.lower[step] not in words("office-modifier"):
                return True
            if not (
                reading.land[step] is not None
                or reading.lower[step] in words("office-modifier")
                or reading.lower[step] in words("portfolio")
            ):
                return False
            step += 1
        return False

    def _last_head(self, head: int) -> int:
        """The last of several nouns of one office: "Secretary General", "deputy assistant secretary", "chief of staff"."""
        reading, lower = self.reading, self.reading.lower
        end, ranked = reading.last_of(head), reading.lower[head] in self.ranks and reading.lower[head] != "commander"
        while head + 1 < end and not self.taken[head + 1]:
            following = lower[head + 1]
            if (
                (following in self.ranks and (ranked or (following == "general" and lower[head] in _GENERALS)))
                or (following in self.heads and not ranked and not self._names(head + 1, end))
                or (ranked and following in words("rank-part"))
            ):
                head += 1
            elif (head + 2 < end and (lower[head], following, lower[head + 2]) in phrases("office-phrase")) or (
                following in words("office-modifier")
                and head + 2 < end
                and lower[head + 2] in self.heads
                and not lower[head + 2].endswith("s")
                and not ranked
            ):
                head += 3 if lower[head + 1 : head + 4] in _DEFENCE_STAFF else 2
            else:
                break
        return head

    def _names(self, index: int, end: int) -> bool:
        """Whether a word that could be an office begins a name here: "Minister Prince …" does not, "Minister King," does."""
        reading = self.reading
        return (
            bool(reading.capital[index])
            and reading.lower[index] not in self.ranks
            and not (
                index + 1 < end
                and (
                    reading.capital[index + 1]
                    or reading.lower[index + 1] in _COMPLEMENTS
                    or reading.lower[index + 1] in ("and", ",")
                )
            )
        )

    def _left(self, head: int, low: int) -> int:
        """The first token of what stands before an office noun and belongs to it."""
        lower, first = self.reading.lower, head
        while first > low:
            before = self._step(first - 1, first, head, low)
            if before == first:
                break
            first = before
        while first < head and lower[first] in ("'s", "'", "’", "and", "&"):
            first += 1
        return first

    def _step(self, before: int, first: int, head: int, low: int) -> int:
        """The first token of the piece that ends at `before`, or `first` where that does not belong to the office."""
        reading, lower = self.reading, self.reading.lower
        land = reading.land[before]
        if self.begins.get(before + 1, -1) >= low:
            return self.begins[before + 1]
        if land is not None and land.first >= low and (land.use != "people" or reading.capital[head]):
            return land.first
        if before > low and lower[before] in POSSESSIVE and self._owns(before - 1):
            return before
        if before > low and lower[before] in ("and", "&") and self._joins_fields(before, first):
            return before - 1
        return before if self._belongs(before, head) else first

    def _joins_fields(self, link: int, first: int) -> bool:
        """Whether "and" joins two fields of one office: "defence and security adviser"."""
        lower = self.reading.lower
        return lower[link - 1] in words("portfolio") and lower[first] in words("portfolio") | self.heads

    def _belongs(self, index: int, head: int) -> bool:
        """Whether one word before an office is part of it: a modifier, a mark of status, a field, letters."""
        reading, word = self.reading, self.reading.lower[index]
        small = not reading.capital[index]
        modifies = word in words("office-modifier")
        if word in words("portfolio") and not modifies and reading.capital[head] and small:
            return False
        if modifies or word in words("portfolio") or word in self.before_heads:
            apart = small and index > 0 and reading.lower[index - 1] == ","
            return not (apart and word in ("then", "late", "first", "second", "members", "state", "group"))
        if "-" in word:
            opening, _, ending = word.rpartition("-")
            if ending in words("office-modifier") or opening in (
                "ex",
                "then",
                "vice",
                "deputy",
                "co",
                "counter",
                "anti",
                "non",
            ):
                return True
        if small:
            return False
        if not reading.initial[index] and reading.capital[head] and is_common(word) and word not in ("the", "a"):
            return not self.taken[index]
        return reading.tokens[index].text.isupper() and 2 <= len(word) <= 6 and not reading.headline[index]

    def _owns(self, index: int) -> bool:
        """Whether a possessive belongs to a state or a body."""
        return self.reading.land[index] is not None or index + 1 in self.begins

    # --- what it says ---------------------------------------------------------------------------------------------

    def _described(self, first: int, head: int, last: int, *, rank: bool) -> OfficePhrase:
        reading, lower = self.reading, self.reading.lower
        status, title = "current", first
        country: str | None = None
        where: tuple[int, int] | None = None
        body: tuple[int, int] | None = None
        for index in range(first, last):
            land = reading.land[index]
            if lower[index] in words("status-former") and index < head:
                status = "former"
            elif (
                lower[index] in words("status-acting")
                and index < head
                and (lower[index] != "interim" or index == first)
            ):
                status = "acting"
            elif (
                (lower[index] in words("status-designate") and index < head)
                or lower[index] in words("elect-suffix")
                or lower[index].endswith(("-designate", "-elect"))
            ):
                status = "designate"
            elif (
                land is not None
                and country is None
                and index == land.first
                and (index < head or lower[index - 1] in ("of", "the"))
            ):
                country, where = land.alpha3, reading.span(land.first, land.last)
            if index in self.ends and body is None:
                body = (index, self.ends[index])
        title = self._title_start(first, head)
        return OfficePhrase(first, head, last, rank, status, country, where, body, title)

    def _title_start(self, first: int, head: int) -> int:
        """Where the title begins: a nationality, a possessive owner and the marks of status before it are left out."""
        reading, title = self.reading, first
        states = words("status-former") | words("status-acting")
        while title < head:
            land = reading.land[title]
            if reading.lower[title] in states:
                title += 1
            elif land is not None and land.last <= head and title not in self.ends:
                title = land.last
            elif reading.lower[title] in POSSESSIVE:
                title += 1
            elif title in self.ends and self.ends[title] < head and reading.lower[self.ends[title]] in POSSESSIVE:
                title = self.ends[title] + 1
            else:
                break
        return title


def _elect(word: str) -> str:
    """The office in "minister-designate"."""
    for suffix in words("elect-suffix"):
        if word.endswith(suffix):
            return word.removesuffix(suffix)
    return ""


def _singular(title: str, head: str) -> str:
    """The title of one of several: "Defence Ministers" is held by each as "Defence Minister"."""
    one = head[:-3] + "y" if head.endswith("ies") else head[:-1]
    return one.join(title.rsplit(head, 1))


def as_office(
    reading: Reading,
    phrase: OfficePhrase,
    last: int | None = None,
    country: str | None = None,
    where: tuple[int, int] | None = None,
) -> Office:
    """The office that a phrase names, with its country where another word of the sentence gives it."""
    end = last if last is not None else phrase.last
    start, stop = reading.span(phrase.title, end)
    title = reading.text(phrase.title, end)
    if reading.lower[phrase.head] in words("plural-title"):
        title = _singular(title, reading.tokens[phrase.head].text)
    return Office(
        start, stop, title, phrase.status, phrase.country or country,
        phrase.country_span if phrase.country else where, phrase.body,
    )  # fmt: skip
