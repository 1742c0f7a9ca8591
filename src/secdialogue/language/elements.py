"""A text as a row of elements: noun phrases without their appendages, verbs, connecting words and marks, each one symbol.

What stands between a reporting verb and its source or its content is described by these symbols, so that what was
learned from one newspaper holds for names, places and parties that were never seen.
"""

import re
from functools import cache
from importlib.resources import files

from secdialogue.language.analysis import Analysis

_INNER = frozenset(("DT", "PRP$", "JJ", "NN", "NNS", "NNP", "CD", "$", "POS", "VBN", "VBG"))
#: Word classes that noun phrases consist of, each as a letter.
_LETTERS = {
    "DT": "D", "PRP$": "P", "JJ": "J", "NN": "N", "NNS": "N", "NNP": "N", "CD": "C", "$": "M", "POS": "S", "VBN": "E", "VBG": "E",
}  # fmt: skip
#: A noun phrase to its last noun, number or possessive, or an article alone; an article, a possessive pronoun or a participle
#: stands within one only behind a word of the kinds named.
_PHRASE = re.compile(r"[DPJNCM](?:[NCMSJ]|(?<=[DPSJC])[EDP])*(?<=[NCMS])|D")
_FINITE = {"VBD": "V", "VBZ": "V", "VBP": "V", "MD": "md", "VB": "B", "VBG": "G", "VBN": "E"}
_PHRASES = frozenset(("N", "n"))
_APPENDING = frozenset(("of", "for", "at", "in", "from", "to", "with", "on", "and", "by", "about", "into", "between"))
_SWALLOWED = _APPENDING | {"JJ", "("}
_CLOSED = frozenset(("IN", "TO", "CC"))
_WH = {"WDT": "which", "WP": "who", "WP$": "whose", "WRB": "wh"}


@cache
def _closed() -> dict[str, str]:
    """Closed-class word in lower case -> its symbol."""
    rows = files("secdialogue.language").joinpath("data/element_symbols.tsv").read_text("utf-8").splitlines()
    found = {}
    for row in rows:
        if not row.startswith("#"):
            symbol, _, words = row.partition("\t")
            found.update({word: symbol or word for word in words.split(" ")})
    return found


def _open_symbol(word: str, tag: str) -> str:
    """The symbol of a word that belongs to no noun phrase, is no verb and has no symbol of its own."""
    return _WH.get(tag) or (tag if tag in _CLOSED or not word[0].isalpha() else tag[:2])


class Elements:
    """The elements of an analysed text; positions are indexes of elements unless a name says otherwise."""

    __slots__ = (
        "analysis", "closes", "first", "folded", "folded_at", "head", "lower", "of", "opens", "quote",
        "seen", "sentence", "sentence_of", "symbol", "tag", "tokens",
    )  # fmt: skip

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        #: The words in lower case, by token.
        self.lower = ["U.S." if token.text == "US" else token.lower for token in analysis.tokens]
        #: Word classes, by token.
        self.tag = _participles(analysis.classes, self.lower)
        #: The words as learned rules see them, by token: names and numbers by their class alone.
        self.seen = [tag if tag in ("NNP", "CD") else lower for tag, lower in zip(self.tag, self.lower, strict=True)]
        #: First token of each element; one more entry than there are elements.
        self.first: list[int] = []
        #: Token that heads the element: the last noun of a noun phrase, else its only token.
        self.head: list[int] = []
        self.symbol: list[str] = []
        #: Element of each token; one more entry than there are tokens.
        self.of: list[int] = []
        #: Index of the quotation in which a token stands, its marks included, or -1.
        self.quote = _quoted(analysis)
        #: Sentence of each token.
        self.sentence_of: list[int] = []
        #: (first, last) element of each sentence, half-open.
        self.sentence: list[tuple[int, int]] = []
        #: The symbols with a noun phrase and all its appendages as one, and the place of each element among them.
        self.folded: list[str] = []
        self.folded_at: list[int] = []
        self._build()
        self._fold()
        #: Whether an element is the opening mark of a quotation, and whether a quotation ends right before it; one more
        #: entry than there are elements.
        self.opens, self.closes = self._edges()

    def _build(self) -> None:
        letters = "".join([_LETTERS.get(tag, "-") for tag in self.tag])
        for number, (_, _, first, last, _) in enumerate(self.analysis.sentences):
            self.sentence_of.extend([number] * (last - first))
            begin, at = len(self.first), first
            for match in _PHRASE.finditer(letters, first, last):
                start, stop = match.span()
                while stop > start + 1 and letters[stop - 1] == "S":
                    stop -= 1
                self._add_words(at, start)
                self._add_phrase(start, stop, letters.rfind("N", start, stop))
                at = stop
            self._add_words(at, last)
            self.sentence.append((begin, len(self.first)))
        self.of.append(len(self.first))
        self.first.append(len(self.tokens))

    def _add_phrase(self, first: int, stop: int, noun: int) -> None:
        """A noun phrase; `noun` is its last noun, or -1."""
        head = noun if noun >= 0 else first
        self.of.extend([len(self.first)] * (stop - first))
        self.first.append(first)
        self.head.append(head)
        time = _closed().get(self.lower[head]) == "T"
        self.symbol.append("T" if time else "N" if self.tag[head] == "NNP" else "n")

    def _add_words(self, first: int, last: int) -> None:
        """Words that belong to no noun phrase, each an element."""
        if first < last:
            element = len(self.first)
            self.of.extend(range(element, element + last - first))
            self.first.extend(range(first, last))
            self.head.extend(range(first, last))
            closed = _closed()
            for word, tag in zip(self.lower[first:last], self.tag[first:last], strict=True):
                self.symbol.append(closed.get(word) or _FINITE.get(tag) or _open_symbol(word, tag))

    def _fold(self) -> None:
        """Noun phrases swallow prepositions with their phrases, brackets, and partners that follow "and"."""
        symbol, folded, folded_at, count = self.symbol, self.folded, self.folded_at, len(self.symbol)
        at, phrase = 0, False
        while at < count:
            mark = symbol[at]
            step = _swallowed(symbol, at, mark) if phrase and mark in _SWALLOWED and at + 1 < count else 0
            if step:
                folded_at.extend([len(folded) - 1] * step)
                at += step
            else:
                folded_at.append(len(folded))
                phrase = mark in _PHRASES
                folded.append("n" if phrase else mark)
                at += 1
        folded_at.append(len(folded))

    def _edges(self) -> tuple[bytearray, bytearray]:
        opens, closes = bytearray(len(self.first)), bytearray(len(self.first))
        for quotation in self.analysis.quotations:
            tokens = self.analysis.tokens_of(quotation.start, quotation.end)
            for token in (tokens.start, tokens.stop):
                at = self.of[token]
                if self.first[at] == token:
                    before, here = self.quote[token - 1] if token else -1, self.quote[token]
                    opens[at] = here >= 0 and here != before
                    closes[at] = before >= 0 and here != before
        return opens, closes

    def fold(self, start: int, end: int) -> str:
        """The folded symbols of the elements `start:end`, the middle of a long row left out."""
        row = self.folded[self.folded_at[start] : self.folded_at[end]]
        return " ".join(row if len(row) <= 6 else [*row[:3], "~", *row[-3:]])

    def gap(self, start: int, end: int) -> str:
        """The symbols of the elements `start:end`, the middle of a long row left out."""
        row = self.symbol[start:end]
        return " ".join(row if len(row) <= 5 else [*row[:2], "~", *row[-2:]])


def _swallowed(symbol: list[str], at: int, mark: str) -> int:
    """How many elements the noun phrase before `at` swallows there."""
    following = symbol[at + 1]
    if mark == "JJ":
        return int(following in _APPENDING)
    if mark == "(":
        return 3 if symbol[at + 2 : at + 3] == [")"] else 0
    return 2 if following in _PHRASES else 0


def _participles(tag: list[str], lower: list[str]) -> list[str]:
    """The word classes, with a participle where "with the admiral warning that" has a noun."""
    found = tag
    if "that" not in lower:
        return tag
    for at in [at for at, word in enumerate(lower) if word == "that" and at > 2]:
        if not lower[at - 1].endswith("ing") or tag[at - 1] not in ("NN", "JJ"):
            continue
        first = at - 2
        while first > max(0, at - 9) and tag[first] in _INNER and tag[first] != "DT":
            first -= 1
        first -= tag[first] == "DT" and lower[first] not in ("a", "an")
        if first < at - 2 and lower[first] == "with":
            found = list(tag) if found is tag else found
            found[at - 1] = "VBG"
    return found


def _quoted(analysis: Analysis) -> list[int]:
    quoted = [-1] * (len(analysis.tokens) + 1)
    for number, quotation in enumerate(analysis.quotations):
        for index in analysis.tokens_of(quotation.start, quotation.end):
            quoted[index] = number
    return quoted
