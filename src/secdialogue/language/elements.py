"""A text as a row of elements: noun phrases without their appendages, verbs, connecting words and marks, each one symbol.

What stands between a reporting verb and its source or its content is described by these symbols, so that what was
learned from one newspaper holds for names, places and parties that were never seen.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate

from secdialogue.language.analysis import Analysis

_NOMINAL = frozenset(("NN", "NNS", "NNP", "CD", "$", "POS"))
_INNER = frozenset(("DT", "PRP$", "JJ", "NN", "NNS", "NNP", "CD", "$", "POS", "VBN", "VBG"))
_OPENING = frozenset(("DT", "PRP$", "JJ", "NN", "NNS", "NNP", "CD", "$"))
_FINITE = {"VBD": "V", "VBZ": "V", "VBP": "V", "MD": "md", "VB": "B", "VBG": "G", "VBN": "E"}
_PHRASES = frozenset(("N", "n"))
_APPENDING = frozenset(("of", "for", "at", "in", "from", "to", "with", "on", "and", "by", "about", "into", "between"))
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


@lru_cache(maxsize=1 << 14)
def _symbol(word: str, tag: str) -> str:
    """The symbol of a word that belongs to no noun phrase."""
    known = _closed().get(word) or _FINITE.get(tag) or _WH.get(tag)
    return known or (tag if tag in _CLOSED or not word[0].isalpha() else tag[:2])


class Elements:
    """The elements of an analysed text; positions are indexes of elements unless a name says otherwise."""

    __slots__ = (
        "_folded_line", "_line", "analysis", "closes", "first", "folded", "folded_at", "head", "lower", "of", "opens", "quote",
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
        self._line, self._folded_line = _Line(self.symbol), _Line(self.folded)
        #: Whether an element is the opening mark of a quotation, and whether a quotation ends right before it; one more
        #: entry than there are elements.
        self.opens, self.closes = self._edges()

    def _build(self) -> None:
        tag, count = self.tag, len(self.tokens)
        closed = _closed()
        for number, sentence in enumerate(self.analysis.sentences):
            self.sentence_of.extend([number] * (sentence.last - sentence.first))
            begin = len(self.first)
            index = sentence.first
            while index < sentence.last:
                stop = _phrase_end(tag, index, sentence.last) if tag[index] in _OPENING else index
                element = len(self.first)
                self.first.append(index)
                if stop > index:
                    self._add_phrase(index, stop, closed)
                    self.of.extend([element] * (stop - index))
                    index = stop
                else:
                    self._add_word(index)
                    self.of.append(element)
                    index += 1
            self.sentence.append((begin, len(self.first)))
        self.of.append(len(self.first))
        self.first.append(count)

    def _add_phrase(self, first: int, stop: int, closed: dict[str, str]) -> None:
        head = stop - 1
        while head > first and self.tag[head] not in ("NN", "NNS", "NNP"):
            head -= 1
        self.head.append(head)
        symbol = closed.get(self.lower[head])
        if symbol == "T":
            self.symbol.append("T")
        else:
            self.symbol.append("N" if self.tag[head] == "NNP" else "n")

    def _add_word(self, index: int) -> None:
        self.head.append(index)
        self.symbol.append(_symbol(self.lower[index], self.tag[index]))

    def _fold(self) -> None:
        """Noun phrases swallow prepositions with their phrases, brackets, and partners that follow "and"."""
        symbol, folded, count = self.symbol, self.folded, len(self.symbol)
        at = 0
        while at < count:
            mark = symbol[at]
            if folded and folded[-1] in _PHRASES and at + 1 < count:
                step = 2 if mark in _APPENDING and symbol[at + 1] in _PHRASES else 0
                step = step or (1 if mark == "JJ" and symbol[at + 1] in _APPENDING else 0)
                step = step or (3 if mark == "(" and at + 2 < count and symbol[at + 2] == ")" else 0)
                if step:
                    self.folded_at.extend([len(folded) - 1] * step)
                    at += step
                    continue
            self.folded_at.append(len(folded))
            folded.append(mark if mark != "N" else "n")
            at += 1
        self.folded_at.append(len(folded))

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
        return self._folded_line.part(self.folded_at[start], self.folded_at[end], 6)

    def gap(self, start: int, end: int) -> str:
        """The symbols of the elements `start:end`, the middle of a long row left out."""
        return self._line.part(start, end, 5)


class _Line:
    """Symbols in one string, parted by spaces, so that a part of them is a slice."""

    __slots__ = ("_starts", "_text")

    def __init__(self, symbols: list[str]) -> None:
        self._text = " ".join(["", *symbols, ""])
        self._starts = list(accumulate(map(len, symbols), lambda at, size: at + size + 1, initial=1))

    def part(self, start: int, end: int, most: int) -> str:
        """The symbols `start:end`; of a longer row than `most` the middle is left out."""
        text, starts = self._text, self._starts
        if end - start > most:
            kept = most // 2
            return f"{text[starts[start] : starts[start + kept]]}~ {text[starts[end - kept] : starts[end] - 1]}"
        return text[starts[start] : starts[end] - 1]


def _participles(tag: list[str], lower: list[str]) -> list[str]:
    """The word classes, with a participle where "with the admiral warning that" has a noun."""
    found = tag
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


def _phrase_end(tag: Sequence[str], first: int, stop: int) -> int:
    """Where the noun phrase that begins at `first` ends; `first` itself where there is none."""
    last = first
    index = first
    while index < stop and tag[index] in _INNER:
        if tag[index] in _NOMINAL or (tag[index] == "DT" and index == first):
            last = index + 1
        elif (
            tag[index] in ("VBN", "VBG", "DT", "PRP$")
            and index > first
            and tag[index - 1] not in ("DT", "PRP$", "POS", "JJ", "CD")
        ):
            break
        index += 1
    while last > first + 1 and tag[last - 1] == "POS":
        last -= 1
    return last
