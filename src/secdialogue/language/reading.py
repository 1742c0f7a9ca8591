"""A document's tokens with what names are told by: capitals that mean something, word classes, words for states."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import lru_cache

from secdialogue.language.analysis import Analysis
from secdialogue.language.countries import CountryWord, country_words
from secdialogue.language.tokens import Token
from secdialogue.language.vocabulary import body_nouns, given_names, is_common, known_bodies, plain, words

#: Blocks in which no sentence is written, and none of whose names acts.
SILENT = frozenset({"byline", "dateline", "notice"})
_OPENING = frozenset({'"', "“", "‘", "``", "''", "'", "(", "[", "—", "–", "--", ":", "•", "-"})
#: Those of them that open only where they begin a sentence or a quotation.
_INNER = frozenset({"'", "(", "-", "—", "–"})
#: "(Photo: …)", "(AP Photo/…)", "Image credit: …", "Photo by …" to the end of the bracket or line.
_CREDIT = re.compile(
    r"\((?:[\w./ -]{0,30}\b)?(?:[Cc]redit|[Pp]hoto|PHOTO|[Ii]mage|[Cc]ourtesy|[Ff]ile [Pp]hoto)\b[^()\n]{0,160}\)?"
    r"|(?:^|(?<=[.|]\s)|(?<=\n))(?:[Pp]hoto|[Ii]mage|[Cc]redits?|[Pp]icture|[Pp]hotograph)(?: [Cc]redit)?(?::| by )[^\n]{0,120}"
)
#: What every credit has.
_CREDITED = ("redit", "hoto", "PHOTO", "mage", "ourtesy", "icture")
_ARTICLES = ("al-", "el-", "ul-")
_MONTHS = frozenset({"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"})
_UNITS = frozenset({"corps", "brigade", "division", "battalion", "regiment", "squadron", "army"})
_CLOSING = frozenset({"”", '"', "''"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@lru_cache(maxsize=1 << 14)
def _shape(text: str) -> str:
    """How a word is written: a long one `a` small, `l` small with an Arabic article, `A` with a capital, `S` in capitals, `o`
    otherwise; a short one `c` with a capital; `9` a number; `.` anything else.
    """
    first, long = text[0], len(text) > 3
    if first.isdigit():
        return "9"
    if first.islower():
        return "." if not long else "l" if text[:3] in _ARTICLES else "a"
    if first.isupper():
        return "c" if not long else "S" if text.isupper() else "A"
    return "o" if long and first.isalpha() else "."


def _headline(shapes: str, final: str) -> int:
    """1 where nearly all words of some length have a capital, as in American headlines; 2 where they are in capitals."""
    small, shouted = shapes.count("a") + shapes.count("l"), shapes.count("S")
    long = small + shouted + shapes.count("A") + shapes.count("o")
    if long >= 3 and shouted > long // 2:
        return 2
    return int(long >= 3 and small <= long // 6 and final not in (".", "!") and final not in _CLOSING)


class Reading:
    """What is known of every token of an analysed text; all lists run by token index."""

    __slots__ = ("analysis", "capital", "headline", "initial", "land", "lower", "sentence", "silent", "tag", "tokens")

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.tokens: Sequence[Token] = analysis.tokens
        self.lower = [token.lower for token in analysis.tokens]
        size = len(self.lower)
        self.tag = analysis.classes
        #: Index of the sentence of each token, -1 outside.
        self.sentence = [-1] * size
        #: Whether the token opens a sentence or a quotation, where a capital means nothing.
        self.initial = bytearray(size)
        #: Whether the token's capital marks a name.
        self.capital = bytearray(size)
        #: Whether the token stands in a line whose words all have capitals.
        self.headline = bytearray(size)
        #: Whether it stands where no name acts: bylines, datelines, notices.
        self.silent = bytearray(size)
        shapes = "".join([_shape(token.text) for token in self.tokens])
        marked = [index for index, shape in enumerate(shapes) if shape not in "a."]
        self._mark_sentences(shapes)
        self._mark_openings()
        self._mark_credits()
        self._mark_capitals(marked)
        self._mark_repeated(marked)
        #: The state's name that begins or goes on at a token.
        self.land: list[CountryWord | None] = [None] * size
        for word in country_words(self.tokens):
            if self.sentence[word.first] == self.sentence[word.last - 1]:
                for index in range(word.first, word.last):
                    self.land[index] = word
                    self.capital[index] = 1

    def _mark_sentences(self, shapes: str) -> None:
        for number, (_, _, first, last, block) in enumerate(self.analysis.sentences):
            size = last - first
            self.sentence[first:last] = [number] * size
            self.initial[first] = 1
            if shouted := _headline(shapes[first:last], self.tokens[last - 1].text):
                self.headline[first:last] = bytes((shouted,)) * size
            if self.analysis.blocks and self.analysis.blocks[block].kind in SILENT:
                self.silent[first:last] = b"\x01" * size

    def _mark_openings(self) -> None:
        """A word begins anew after an opening mark; after a bracket, a dash or a single mark only where that begins itself."""
        for index in [index for index, word in enumerate(self.lower) if word in _OPENING]:
            if (self.initial[index] or self.lower[index] not in _INNER) and index + 1 < self.last_of(index):
                self.initial[index + 1] = 1

    def _mark_credits(self) -> None:
        """Photo credits name nobody who acts."""
        known, text = known_bodies(), self.analysis.text
        for sentence in self.analysis.sentences:
            written = (t.text for t in self.tokens[sentence.first : sentence.last] if t.text[0].isalnum())
            if next(written, "") in known and next(written, None) is None:
                self.silent[sentence.first : sentence.last] = b"\x01" * (sentence.last - sentence.first)
        if any(word in text for word in _CREDITED):
            for match in _CREDIT.finditer(text):
                for index in self.analysis.tokens_of(*match.span()):
                    self.silent[index] = 1

    def _mark_capitals(self, marked: list[int]) -> None:
        calendar, nouns, fillers = words("weekday-month"), body_nouns(), words("portfolio") | words("office-modifier")
        for index in marked:
            text, lower = self.tokens[index].text, self.lower[index]
            following = self.tokens[index + 1].text if index + 1 < len(self.tokens) else ""
            if not text[0].isupper():
                numbered = text[0].isdigit() and (
                    text[-2:] in ("th", "st", "nd", "rd") or (following[:1].isupper() and following.lower() in _UNITS)
                )
                self.capital[index] = numbered or text[:3] in _ARTICLES
            elif lower in calendar or (lower in _MONTHS and following[:1].isdigit()):
                before = self.lower[index - 1] if index else ""
                self.capital[index] = lower in ("may", "june", "april", "august") and before in given_names()
            elif (self.initial[index] or self.headline[index]) and (
                self.headline[index] == 2 or not text[1:2].isupper()
            ):
                self.capital[index] = self._is_name_there(index, lower, nouns, fillers)
            else:
                self.capital[index] = lower not in ("i", "i'm", "i've", "i'll", "i'd")

    def _mark_repeated(self, marked: list[int]) -> None:
        """A common word that the text has with a capital alone, and never small, is a name where it opens a sentence."""
        proper = {self.tokens[index].text for index in marked if self._is_proper(index)}
        if not proper:
            return
        wanted = {text.lower() for text in proper}
        small = {token.text for token in self.tokens if token.text in wanted and token.text == token.lower}
        proper = {text for text in proper if text.lower() not in small}
        for index in marked:
            if self.initial[index] and not self.headline[index] and self.tokens[index].text in proper:
                self.capital[index] = 1

    def _is_proper(self, index: int) -> bool:
        """Whether a common word has a capital of its own, none behind it."""
        if not self.capital[index] or self.initial[index] or self.headline[index]:
            return False
        lower = self.lower[index]
        follows = index + 1 < len(self.lower) and self.capital[index + 1]
        return not follows and self.tokens[index].text != lower and is_common(lower) and lower not in body_nouns()

    def _is_name_there(self, index: int, lower: str, nouns: Container[str], fillers: frozenset[str]) -> bool:
        """Whether a capital that the place would give to any word is a name's."""
        if (not is_common(lower.rstrip(".")) and not is_common(lower)) or (lower in nouns and self.headline[index]):
            return True
        if self.headline[index]:
            return False
        after = self.tokens[index + 1].text if index + 1 < len(self.tokens) else ""
        if after[:1].isupper() and self.lower[index + 1] != "i":
            return self.tag[index] not in (
                "DT",
                "IN",
                "CC",
                "PRP",
                "PRP$",
                "WDT",
                "WP",
                "WRB",
                "MD",
                "RB",
                "TO",
                "EX",
            ) and (
                plain(lower) in given_names()
                or lower in fillers
                or lower in nouns
                or self.tag[index] in ("NN", "NNP", "JJ", "NNPS", "NNS")
            )
        return lower in nouns and after in ("of", "for") and lower not in words("armed-plural")

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets of tokens `first:last`."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def text(self, first: int, last: int) -> str:
        """The words of tokens `first:last` as written, white space folded."""
        return " ".join(self.analysis.text[self.tokens[first].start : self.tokens[last - 1].end].split())

    def first_of(self, index: int) -> int:
        """First token of the sentence of a token."""
        number = self.sentence[index]
        return self.analysis.sentences[number].first if number >= 0 else index

    def last_of(self, index: int) -> int:
        """The token after the last of the sentence of a token."""
        number = self.sentence[index]
        return self.analysis.sentences[number].last if number >= 0 else index + 1

    def is_verb(self, index: int) -> bool:
        """Whether a finite verb stands at the token."""
        return index < len(self.tag) and self.tag[index] in _FINITE
