"""A document's tokens with what names are told by: capitals that mean something, word classes, words for states."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from secdialogue.language.analysis import Analysis
from secdialogue.language.countries import CountryWord, country_words
from secdialogue.language.tokens import Token
from secdialogue.language.vocabulary import body_nouns, given_names, is_common, known_bodies, plain, words

#: Blocks in which no sentence is written, and none of whose names acts.
SILENT = frozenset({"byline", "dateline", "notice"})
_OPENING = frozenset({'"', "“", "‘", "``", "''", "'", "(", "[", "—", "–", "--", ":", "•", "-"})
#: "(Photo: …)", "(AP Photo/…)", "Image credit: …", "Photo by …" to the end of the bracket or line.
_CREDIT = re.compile(
    r"\((?:[\w./ -]{0,30}\b)?(?:[Cc]redit|[Pp]hoto|PHOTO|[Ii]mage|[Cc]ourtesy|[Ff]ile [Pp]hoto)\b[^()\n]{0,160}\)?"
    r"|(?:^|(?<=[.|]\s)|(?<=\n))(?:[Pp]hoto|[Ii]mage|[Cc]redits?|[Pp]icture|[Pp]hotograph)(?: [Cc]redit)?(?::| by )[^\n]{0,120}"
)
_MONTHS = frozenset({"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"})
_UNITS = frozenset({"corps", "brigade", "division", "battalion", "regiment", "squadron", "army"})
_CLOSING = frozenset({"”", '"', "''"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


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
        self._mark_sentences()
        self._mark_credits()
        self._mark_capitals()
        self._mark_repeated()
        #: The state's name that begins or goes on at a token.
        self.land: list[CountryWord | None] = [None] * size
        for word in country_words(self.tokens):
            if self.sentence[word.first] == self.sentence[word.last - 1]:
                for index in range(word.first, word.last):
                    self.land[index] = word
                    self.capital[index] = 1

    def _mark_sentences(self) -> None:
        for number, sentence in enumerate(self.analysis.sentences):
            shouted = self._is_headline(sentence.first, sentence.last)
            silent = self.analysis.blocks[sentence.block].kind in SILENT if self.analysis.blocks else False
            opening = True
            for index in range(sentence.first, sentence.last):
                self.sentence[index] = number
                self.initial[index] = opening
                self.headline[index] = shouted
                self.silent[index] = silent
                opening = self.tokens[index].text in _OPENING and (opening or self.tokens[index].text not in "'(-—–")

    def _mark_credits(self) -> None:
        """Photo credits name nobody who acts."""
        for sentence in self.analysis.sentences:
            words_of = [t.text for t in self.tokens[sentence.first : sentence.last] if t.text[0].isalnum()]
            if len(words_of) == 1 and words_of[0] in known_bodies():
                self.silent[sentence.first : sentence.last] = b"\x01" * (sentence.last - sentence.first)
        for match in _CREDIT.finditer(self.analysis.text):
            for index in self.analysis.tokens_of(*match.span()):
                self.silent[index] = 1

    def _is_headline(self, first: int, last: int) -> int:
        """1 where nearly all words of some length have a capital, as in American headlines; 2 where they are in capitals."""
        final = self.tokens[last - 1].text
        long = [token.text for token in self.tokens[first:last] if len(token.text) > 3 and token.text[0].isalpha()]
        if len(long) >= 3 and sum(1 for text in long if text.isupper()) > len(long) // 2:
            return 2
        small = sum(1 for text in long if text[0].islower())
        return int(len(long) >= 3 and small <= len(long) // 6 and final not in (".", "!") and final not in _CLOSING)

    def _mark_capitals(self) -> None:
        calendar, nouns, fillers = words("weekday-month"), body_nouns(), words("portfolio") | words("office-modifier")
        for index, token in enumerate(self.tokens):
            text = token.text
            if not text[0].isupper():
                following = self.tokens[index + 1].text if index + 1 < len(self.tokens) else ""
                numbered = text[0].isdigit() and (
                    text[-2:] in ("th", "st", "nd", "rd") or (following[:1].isupper() and following.lower() in _UNITS)
                )
                self.capital[index] = text[:3] in ("al-", "el-", "ul-") or numbered
                continue
            lower = token.lower
            if lower in calendar or (
                lower in _MONTHS and index + 1 < len(self.tokens) and self.tokens[index + 1].text[0].isdigit()
            ):
                before = self.lower[index - 1] if index else ""
                self.capital[index] = lower in ("may", "june", "april", "august") and before in given_names()
            elif (self.initial[index] or self.headline[index]) and (
                self.headline[index] == 2 or not text[1:2].isupper()
            ):
                self.capital[index] = self._is_name_there(index, lower, nouns, fillers)
            else:
                self.capital[index] = lower not in ("i", "i'm", "i've", "i'll", "i'd")

    def _mark_repeated(self) -> None:
        """A common word that the text has with a capital alone, and never small, is a name where it opens a sentence."""
        proper, small = set(), set()
        for index, token in enumerate(self.tokens):
            if token.text == token.lower:
                small.add(token.lower)
            elif (
                self.capital[index] and not self.initial[index] and not self.headline[index] and is_common(token.lower)
            ):
                follows = index + 1 < len(self.tokens) and self.capital[index + 1]
                if not follows and token.lower not in body_nouns():
                    proper.add(token.text)
        proper = {text for text in proper if text.lower() not in small}
        if proper:
            for index, token in enumerate(self.tokens):
                if self.initial[index] and not self.headline[index] and token.text in proper:
                    self.capital[index] = 1

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
