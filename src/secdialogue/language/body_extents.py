"""How far the name of a body reaches around its head noun: capitals before it, a complement behind it."""

from __future__ import annotations

from secdialogue.language.claims import Claims
from secdialogue.language.vocabulary import body_nouns, is_common, words

_LINKS = frozenset({"of", "for", "on", "against", "to"})
#: Common nouns whose possessive belongs to a name: "People's Liberation Army".
_OWNERS = frozenset(
    {"people", "women", "children", "workers", "farmers", "world", "teachers", "doctors", "lord", "nation", "citizens"}
)
#: Heads that a name follows: "Radio Fiji", "Channel 9".
_FOLLOWED = frozenset({"banco", "banque", "radio", "channel", "agence", "télévision", "televisión"})
#: Heads behind which a state's name tells where they serve: "U.S. Forces Korea", "Mission in Colombia".
_ABROAD = frozenset({"forces", "command"})
#: Endings of nouns that are nobody's name.
_ABSTRACT = ("tion", "sion", "ment", "ness", "ship", "ance", "ence", "ism", "ities")
#: What binds a nationality or a cause to somebody else before a name: "the Communist-led New People's Army".
BOUND = (
    "-based",
    "-led",
    "-linked",
    "-backed",
    "-allied",
    "-aligned",
    "-affiliated",
    "-dominated",
    "-controlled",
    "-run",
)
_SEATED = frozenset({"mission", "institute", "embassy", "office"})


class Extents:
    """Finds the first and last token of a name in capitals."""

    def __init__(self, claims: Claims) -> None:
        self.reading = claims.reading
        self.taken = claims.taken

    def left(self, head: int) -> int:
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
                or (lower.endswith("-based" if head - first < 1 else BOUND))
            ):
                break
            if reading.capital[before] and not (lower == "the" and first < head):
                if lower in words("office") and not all(is_common(reading.lower[k]) for k in range(before + 1, head)):
                    break
                first = before
            elif (lower in ("and", "&") and before - 1 >= low and self.joins(before, first, head)) or (
                lower in ("'s", "'", "’")
                and before - 1 >= low
                and reading.capital[before - 1]
                and self._owns(before - 1, lower)
            ):
                first = before - 1
            else:
                break
        while first < head and reading.lower[first] in ("the", "a", "an"):
            first += 1
        return first

    def _owns(self, owner: int, mark: str) -> bool:
        """Whether a possessive belongs to a name: "People's Liberation Army", "Teachers' Union", "Prime Minister's Office"."""
        lower = self.reading.lower[owner]
        if mark != "'s" and lower.endswith("s") and self.reading.land[owner] is None:
            known = is_common(lower) or lower in words("source") or lower in _OWNERS
            return known and lower not in body_nouns()
        return lower in _OWNERS or lower in words("office")

    def joins(self, link: int, after: int, head: int) -> bool:
        """Whether "and" is inside a name: both sides are common words and none is a state or a head noun."""
        reading = self.reading
        sides = (link - 1, after)
        if not reading.capital[link - 1] or reading.land[link - 1] or reading.land[after]:
            return False
        if reading.lower[link - 1] in body_nouns() or after == head or self.taken[link - 1]:
            return False
        return all(is_common(reading.lower[side]) for side in sides)

    def goes_on(self, index: int) -> bool:
        """Whether a longer name with a head noun of its own goes on at the token: "African Union Commission"."""
        reading, size = self.reading, len(self.reading.tokens)
        for step in range(index, min(index + 5, size)):
            lower = reading.lower[step]
            if lower in ("and", "&") and step > index and step + 1 < size and self.joins(step, step + 1, -1):
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

    def complement(self, head: int) -> int:
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
            if (
                reading.lower[last] in ("to", "on")
                and reading.land[begin] is not None
                and reading.lower[head] != "mission"
            ):
                break
            last = stop
        while reading.lower[head] in _FOLLOWED and last < min(end, head + 4) and reading.capital[last]:
            last += 1
        if (
            last < end
            and last == head + 1
            and reading.lower[head] in _ABROAD
            and reading.capital[last]
            and reading.lower[last] not in words("office") | words("rank")
        ):
            last = last + 1
        if (
            last + 1 < end
            and reading.lower[last] == "in"
            and reading.lower[head] in _SEATED
            and (place := reading.land[last + 1]) is not None
            and place.use == "name"
        ):
            last = place.last
        return last

    def _is_bearer(self, begin: int, stop: int) -> bool:
        """Whether the capitals behind "of" are a person's name: "the army of Khalifa Haftar"."""
        lower = self.reading.lower
        if "and" in lower[begin:stop] or lower[stop - 1].endswith(_ABSTRACT):
            return False
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
                    (lower in words("office") and lower not in words("portfolio"))
                    or lower in words("rank")
                    or lower in words("honorific")
                    or self._modifies_office(stop, end)
                    or self._is_nationality(stop, end)
                ):
                    break
                stop += 1
            elif (
                lower == "and"
                and stop > begin
                and stop + 2 < end
                and reading.lower[stop + 1] == "the"
                and reading.lower[stop + 2] in words("not-a-name")
            ):
                stop += 3
            elif (
                lower == "and"
                and stop > begin
                and reading.lower[stop - 1] in words("not-a-name")
                and stop + 1 < end
                and reading.lower[stop + 1] in words("not-a-name")
            ):
                stop += 2
            elif lower == "," and stop > begin and (row := self._row(stop, end)):
                stop = row
            elif (lower in ("and", "&", ",") and stop > begin and stop + 1 < end and self._adds(stop + 1, end)) or (
                lower == "'s" and stop > begin and stop + 1 < end and reading.lower[stop - 1] in _OWNERS
            ):
                stop += 1
            else:
                break
        return stop

    def _row(self, comma: int, end: int) -> int:
        """The token after a row of fields that "and" closes ("of Agriculture, Forestry and Fisheries"), 0 where none goes on."""
        reading, fields, at = self.reading, [], comma
        while (
            at + 1 < end
            and reading.lower[at] == ","
            and reading.capital[at + 1]
            and reading.lower[at + 2] in (",", "and")
        ):
            fields.append(at + 1)
            at += 2
            if reading.lower[at] == "," and at + 1 < end and reading.lower[at + 1] == "and":
                at += 1
        last = at + 1
        while last < end and reading.capital[last]:
            fields.append(last)
            last += 1
        if last == at + 1 == comma + 1 or reading.lower[at] != "and":
            return 0
        known = [is_common(reading.lower[k]) or reading.lower[k] in words("portfolio") for k in fields]
        own = any(reading.land[k] or self.taken[k] or self._is_other(reading.lower[k]) for k in fields)
        return last if any(known) and not own and (last == at + 2 or all(known[-2:])) else 0

    @staticmethod
    def _is_other(lower: str) -> bool:
        """Whether a word heads a name or an office of its own."""
        return lower in words("office") or lower in body_nouns()

    def _modifies_office(self, index: int, end: int) -> bool:
        """Whether a capital belongs to the office behind a body's name: "Ministry of Defence Joint Secretary X"."""
        lower = self.reading.lower
        return (
            index + 1 < end
            and lower[index] in words("office-lead")
            and (lower[index + 1] in words("office") or lower[index + 1] in words("office-lead"))
        )

    def _is_nationality(self, index: int, end: int) -> bool:
        """Whether a nationality goes on with a noun in small letters: "14 Corps of the Indian army"."""
        land = self.reading.land[index]
        return land is not None and land.use == "adjective" and land.last < end and not self.reading.capital[land.last]

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
