"""What every reader of a document needs and is found once: its tokens, its sentences and its quotations."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from attrs import field, frozen

from secdialogue.language.quotations import Block, Quotation, find_quotations
from secdialogue.language.sentences import Sentence, sentence_spans
from secdialogue.language.tokens import Token, tokenize
from secdialogue.language.wordclasses import word_classes

#: Tokens of the longest sentence; what goes on without an end is cut, so that the work a word stays bounded.
LONGEST = 400


class Readable(Protocol):
    """What is needed of a document: its text, and its blocks in order."""

    @property
    def text(self) -> str | None:
        """The text, or nothing in a record that was written without texts."""

    @property
    def blocks(self) -> Sequence[Block]:
        """Disjoint, in order."""


class PlainBlock(NamedTuple):
    """A block of a text that comes without a document."""

    kind: str
    start: int
    end: int


@frozen
class Analysis:
    """The tokens, sentences and quotations of a text, in order; offsets are code points, half-open."""

    text: str
    blocks: tuple[Block, ...]
    tokens: list[Token]
    sentences: list[Sentence]
    quotations: list[Quotation]
    _token_starts: list[int] = field(init=False, repr=False, eq=False)
    _sentence_starts: list[int] = field(init=False, repr=False, eq=False)
    _classes: list[list[str]] = field(init=False, factory=list, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_token_starts", [token.start for token in self.tokens])
        object.__setattr__(self, "_sentence_starts", [sentence.start for sentence in self.sentences])

    @property
    def classes(self) -> list[str]:
        """The word class of each token (see `wordclasses`), found when it is first asked for."""
        if not self._classes:
            self._classes.append(word_classes(self.tokens, openings(self)))
        return self._classes[0]

    def token_at(self, offset: int) -> int:
        """Index of the first token that ends after `offset`: the one there, or the next; the number of tokens after the last."""
        index = bisect_right(self._token_starts, offset)
        return index - 1 if index and self.tokens[index - 1].end > offset else index

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds `offset`, or nothing where it stands between two."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[index] if index >= 0 and offset < self.sentences[index].end else None

    def tokens_of(self, start: int, end: int) -> range:
        """Indexes of the tokens that `start:end` touches."""
        return range(self.token_at(start), bisect_left(self._token_starts, end))


def analyze(document: Readable) -> Analysis:
    """Read a document's blocks; a document without a text gives an empty analysis."""
    return _analysis(document.text or "", tuple(document.blocks) if document.text else ())


def analyze_text(text: str) -> Analysis:
    """Read a text whose lines are its paragraphs."""
    lines = re.finditer(r"[^\n]+", text)
    return _analysis(text, tuple(PlainBlock("paragraph", *line.span()) for line in lines if not line.group().isspace()))


def _analysis(text: str, blocks: tuple[Block, ...]) -> Analysis:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for index, block in enumerate(blocks):
        at = len(tokens)
        tokens += tokenize(text, block.start, block.end)
        starts = [token.start for token in tokens[at:]]
        first = at
        for start, end in sentence_spans(text, block.start, block.end):
            stop = first + bisect_left(starts, end, at - first)
            while stop - at > LONGEST:
                sentences.append(Sentence(start, tokens[at + LONGEST - 1].end, at, at + LONGEST, index))
                at += LONGEST
                start = tokens[at].start
            if stop > at:
                sentences.append(Sentence(start, end, at, stop, index))
                at = stop
    return Analysis(text, blocks, tokens, sentences, find_quotations(text, blocks))


def openings(analysis: Analysis) -> set[int]:
    """Tokens at which a capital says nothing: those that begin a sentence or a quotation."""
    starts = {sentence.first for sentence in analysis.sentences}
    tokens = analysis.tokens
    for quotation in analysis.quotations:
        index = analysis.token_at(quotation.inner_start)
        if index < len(tokens):
            starts.add(index)
    for index in [start for start in starts if start + 1 < len(tokens) and not tokens[start].text[0].isalnum()]:
        starts.add(index + 1)
    return starts
