"""Where a text speaks of a state as an actor, and where only of a place: "Kenya and Ethiopia agreed", "in northern Kenya".

A state acts by its name unless a preposition of place, a place noun or a longer name holds it; by its capital, its people or
an adjective only where the words beside it act for a government ("between Baku and Yerevan", "the Ghanaian government").
"""

from __future__ import annotations

from secdialogue.language.countries import CountryWord, countries, country_of
from secdialogue.language.mentions import Mention
from secdialogue.language.reading import Reading
from secdialogue.language.vocabulary import POSSESSIVE, body_nouns, words

_GOVERNMENTS = frozenset(
    {
        "government",
        "governments",
        "delegation",
        "delegations",
        "side",
        "sides",
        "administration",
        "regime",
        "leadership",
    }
)
_BACKED = (
    "-led",
    "-backed",
    "-linked",
    "-aligned",
    "-supported",
    "-sponsored",
    "-brokered",
    "-mediated",
    "-funded",
    "-allied",
    "-hosted",
    "-facilitated",
    "-made",
    "-supplied",
)
#: Suffixes by which the state in a compound acts for or against something.
_ACTING = frozenset(_BACKED[:8]) | {"-hosted", "-facilitated", "-allied", "-supplied"}
#: What lies between two states as places.
_STRETCHES = frozenset(
    "waters sea seas strait straits channel gap road route railway pipeline flights ferry corridor distance".split()
)
_ADVERBS = frozenset(
    {
        "also",
        "never",
        "now",
        "still",
        "already",
        "then",
        "later",
        "soon",
        "both",
        "repeatedly",
        "recently",
        "formally",
        "officially",
        "reportedly",
    }
)


class States:
    """Judges every word for a state that no body, office or person has taken."""

    def __init__(self, reading: Reading, taken: bytearray) -> None:
        self.reading = reading
        self.taken = taken
        self.found: list[Mention] = []
        #: Whether the last state of a row ("Kenya, Uganda and Rwanda") acts; by the token after it.
        self._row: dict[int, bool] = {}

    def read(self) -> list[Mention]:
        """A mention for every state named by name or acting otherwise, `acts` saying which."""
        reading = self.reading
        index = reading.capital.find(1)
        while index >= 0:
            word, last = reading.land[index], index + 1
            if word is not None and word.first == index and not self.taken[index]:
                self._word(word)
                last = word.last
            elif "-" in reading.tokens[index].text:
                self._compound(index)
            index = reading.capital.find(1, last)
        return self.found

    def _word(self, word: CountryWord) -> None:
        if self.reading.sentence[word.first] < 0:
            return
        acts = self._acts(word)
        self._row[word.last] = acts
        if acts or word.use == "name":
            first, last = word.first, word.last
            if word.use == "adjective":
                last += 1
            self._add(word.alpha3, first, last, acts)

    def _add(self, code: str, first: int, last: int, acts: bool) -> None:
        start, end = self.reading.span(first, last)
        text = self.reading.text(first, last)
        name = countries()[code].name
        self.found.append(
            Mention(first, last, start, end, "state", name, ((text, start, end),), code, (start, end), acts=acts)
        )

    # --- judging --------------------------------------------------------------------------------------------------

    def _acts(self, word: CountryWord) -> bool:
        reading = self.reading
        if reading.silent[word.first] or self._in_name(word):
            return False
        if word.use == "adjective":
            return (
                reading.lower[word.last : word.last + 1] != []
                and reading.lower[word.last] in _GOVERNMENTS
                and reading.sentence[word.last] == reading.sentence[word.first]
            ) or self._shared_government(word)
        if word.use == "people":
            return self._people(word)
        if word.use == "capital":
            return self._capital(word)
        return self._name(word)

    def _in_name(self, word: CountryWord) -> bool:
        """Whether the state's name is part of a longer name: "Korea Times", "the China Sea", "Mount Kenya"."""
        reading, last = self.reading, word.last
        if (
            last < len(reading.tokens)
            and reading.sentence[last] == reading.sentence[word.first]
            and reading.land[last] is None
        ):
            text = reading.tokens[last].text
            if reading.capital[last] and not reading.headline[last] and text[0].isupper() and word.use != "adjective":
                return True
        before = word.first - 1
        return (
            before >= 0
            and bool(reading.capital[before])
            and not reading.land[before]
            and not self.taken[before]
            and reading.sentence[before] == reading.sentence[word.first]
            and not reading.headline[before]
            and reading.lower[before] not in ("the", "federal", "ancient")
        )

    def _before(self, word: CountryWord) -> int:
        """The token before the state's name, an article passed over; -1 at the beginning of a sentence."""
        reading, before = self.reading, word.first - 1
        low = reading.first_of(word.first)
        if before >= low and reading.lower[before] == "the":
            before -= 1
        return before if before >= low else -1

    def _after(self, word: CountryWord) -> str:
        reading = self.reading
        return reading.lower[word.last] if word.last < reading.last_of(word.first) else ""

    def _joined(self, before: int) -> bool | None:
        """Whether a state named before "and" or a comma acts, the state being one of a row; nothing where it is not."""
        reading = self.reading
        step = before
        while step >= 0 and reading.lower[step] in ("and", ",", "or", "both", "the", "well", "as", "&", "plus"):
            step -= 1
        if step == before or before - step > 4:
            return None
        return self._row.get(step + 1)

    def _name(self, word: CountryWord) -> bool:
        reading, before, after = self.reading, self._before(word), self._after(word)
        if after in POSSESSIVE:
            return self._possessive(word)
        if before < 0:
            return after not in ("-", ":") or reading.is_verb(word.last)
        link = reading.lower[before]
        if link in words("place-word") or link in words("reaching-verb"):
            return False
        if link == "with" and before > 0 and reading.lower[before - 1] in ("border", "borders", "frontier", "boundary"):
            return False
        if link == "between" and before > 0 and reading.lower[before - 1] in _STRETCHES:
            return False
        if self._attributive(word, after):
            return False
        joined = self._joined(before)
        if joined is not None and not (link == "," and self._verb_follows(word)):
            return joined
        if (
            link == ","
            and before > 0
            and reading.capital[before - 1]
            and after in (",", ".", "", ")")
            and reading.land[before - 1] is None
        ):
            return False
        if link in words("locative"):
            return self._governed(before, link)
        return after not in words("place-noun") or after == "parliament"

    def _attributive(self, word: CountryWord, after: str) -> bool:
        """Whether the name stands before a noun like an adjective: "US estimates", "Taiwan policy"."""
        reading = self.reading
        if after in _GOVERNMENTS or not after or self.taken[word.last]:
            return False
        return (
            reading.tag[word.last] in ("NN", "NNS", "JJ")
            and after not in words("speech")
            and after not in words("agent-verb")
        )

    def _governed(self, before: int, link: str) -> bool:
        """Whether a preposition that may lead to a place leads to an actor: "support from Qatar", "on behalf of Chad"."""
        reading = self.reading
        noun = reading.lower[before - 1] if before > 0 else ""
        if link in ("from", "of", "to", "on", "about", "over"):
            return noun in words("group-noun") and (
                link in ("from", "of")
                or noun
                in ("support", "aid", "assistance", "weapons", "threat", "threats", "pressure", "demands", "guarantees")
            )
        return False

    def _possessive(self, word: CountryWord) -> bool:
        """Whether what a state has makes it an actor: policy and conduct do, geography, offices and bodies do not."""
        reading, step = self.reading, word.last + 1
        end = min(reading.last_of(word.first), step + 5)
        before = self._before(word)
        placed = before >= 0 and reading.lower[before] in (
            "in",
            "near",
            "at",
            "across",
            "inside",
            "along",
            "off",
            "throughout",
            "around",
            "outside",
        )
        while step < end:
            if self.taken[step]:
                return False
            lower = reading.lower[step]
            if lower in _GOVERNMENTS:
                return True
            if lower in words("place-noun") or lower in words("place-word") or lower in body_nouns():
                return False
            if reading.capital[step]:
                return False
            if reading.tag[step] in ("NN", "NNS") or lower in words("clause-opener"):
                break
            step += 1
        return not placed

    def _verb_follows(self, word: CountryWord) -> bool:
        """Whether a finite verb stands behind the state's name, an adverb or a quotation mark between them at most."""
        reading, step = self.reading, word.last
        end = reading.last_of(word.first)
        while step < min(end, word.last + 2) and (
            reading.lower[step] in _ADVERBS or reading.lower[step] in ('"', "“", "``")
        ):
            step += 1
        return step < end and (
            reading.is_verb(step)
            or reading.lower[step] in words("agent-verb")
            or reading.lower[step] in words("speech")
        )

    def _capital(self, word: CountryWord) -> bool:
        reading, before, after = self.reading, self._before(word), self._after(word)
        if (
            word.alpha3 in ("BEL", "NLD", "SGP", "LUX", "MCO", "VAT", "PAN", "SMR", "DJI", "KWT")
            and word.use == "capital"
        ):
            return False
        link = reading.lower[before] if before >= 0 else ""
        if after in POSSESSIVE:
            return link not in words("locative") and link not in words("place-word") and self._possessive(word)
        if link in ("with", "between", "by", "against", "among"):
            return link == "between" or after != "," or not self._is_address(word.last + 1)
        joined = self._joined(before) if before >= 0 else None
        if joined:
            return True
        if link in words("locative") or link in words("place-word") or (link == "," and joined is not None):
            return False
        if self._pair_follows(word):
            return True
        return (
            before < 0
            or link in words("clause-opener")
            or link in ("said", "says", "that", ",", "what", "how", "which", ";", ":", "“", '"', "``")
        ) and self._verb_follows(word)

    def _is_address(self, index: int) -> bool:
        """Whether a name stands behind the comma after a city: "with Tripoli, Lebanon"."""
        return index < len(self.reading.tokens) and bool(self.reading.capital[index])

    def _pair_follows(self, word: CountryWord) -> bool:
        """Whether the capital is the first of a pair that acts: "Baku and Yerevan agreed"."""
        reading, step = self.reading, word.last
        if step + 1 < reading.last_of(word.first) and reading.lower[step] == "and":
            other = reading.land[step + 1]
            if other is not None and other.use in ("capital", "name"):
                return self._verb_follows(other) and (
                    self._before(word) < 0
                    or reading.lower[self._before(word)] in words("clause-opener") | {",", "both", "that"}
                )
        return False

    def _people(self, word: CountryWord) -> bool:
        """Whether a people acts, as in "the Kazakhs have agreed": it speaks for its state where it has an article and a verb."""
        reading = self.reading
        return word.first > 0 and reading.lower[word.first - 1] == "the" and self._verb_follows(word)

    def _shared_government(self, word: CountryWord) -> bool:
        """Whether it is, as in "the Chinese and Russian delegations", the first adjective of a pair that shares a noun."""
        reading, step = self.reading, word.last
        end = min(reading.last_of(word.first), word.last + 8)
        while step < end:
            land = reading.land[step]
            if land is None and reading.lower[step] not in ("and", ",", "the", "or"):
                break
            if land is not None and land.use != "adjective" and land.last >= end:
                return False
            step += 1
        return word.last < step < end and reading.lower[step] in _GOVERNMENTS

    # --- compounds ------------------------------------------------------------------------------------------------

    def _compound(self, index: int) -> None:
        """The states in "Iran-backed" and "Russia-China": they act where they back or lead, and where two of them meet."""
        reading = self.reading
        token = reading.tokens[index]
        text = token.text
        parts = text.replace("‑", "-").split("-")
        codes = [country_of(part) for part in parts]
        if all(codes) and len(parts) == 2:
            offset = token.start
            for part, code in zip(parts, codes, strict=True):
                self._part(index, code, part, offset, acts=True)
                offset += len(part) + 1
        elif codes[0] and len(parts) == 2:
            self._part(index, codes[0], parts[0], token.start, acts="-" + parts[1].lower() in _ACTING)

    def _part(self, index: int, code: str | None, text: str, start: int, *, acts: bool) -> None:
        if code is not None:
            end = start + len(text)
            self.found.append(
                Mention(
                    index,
                    index + 1,
                    start,
                    end,
                    "state",
                    countries()[code].name,
                    ((text, start, end),),
                    code,
                    (start, end),
                    acts=acts,
                )
            )
