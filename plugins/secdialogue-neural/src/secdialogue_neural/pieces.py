"""A text as the network reads it: the word pieces of its tokens with what is known of each, cut into overlapping windows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from secdialogue.language.analysis import Analysis

#: Word pieces of a window, the two marks at its ends among them, and pieces that two neighbours share at least.
WINDOW = 384
OVERLAP = 64
#: The vocabulary's marks for the begin and the end of a window, and for what fills a row.
BEGIN, END, FILL = 101, 102, 0
#: Pieces that one token may have; more of it is not read.
LONGEST = 12

Ints = npt.NDArray[np.int64]


class Pieces(NamedTuple):
    """The word pieces of a text; all arrays have one entry a piece, but for `first`."""

    ids: Ints
    #: Bits: 0 outside, 1 within double, 2 within single quotation marks; 3 and 6 times more for capitals and beginnings.
    features: Ints
    #: First piece of each token, and the number of pieces at the end.
    first: Ints


class Window(NamedTuple):
    """Tokens `first:last` of a text as one row for the network."""

    first: int
    last: int


@cache
def tokenizer() -> Tokenizer:
    """The encoder's own word pieces (BERT's uncased English vocabulary)."""
    source = files("secdialogue_neural").joinpath("data/tokenizer.json").read_text("utf-8")
    made = Tokenizer.from_str(source)
    made.no_padding()
    made.no_truncation()
    return made


def pieces(analysis: Analysis) -> Pieces:
    """The word pieces of all tokens of a text; every token has at least one."""
    words = [token.text for token in analysis.tokens]
    known = _known(analysis)
    ids: list[int] = []
    features: list[int] = []
    first = [0]
    for word, feature in zip(words, known, strict=True):
        found = _of_word(word)
        ids.extend(found)
        features.extend([feature] * len(found))
        first.append(len(ids))
    return Pieces(np.array(ids, np.int64), np.array(features, np.int64), np.array(first, np.int64))


@cache
def _unknown() -> int:
    found = tokenizer().token_to_id("[UNK]")
    return 100 if found is None else found


def _of_word(word: str) -> tuple[int, ...]:
    return _common(word) if len(word) < 24 else _encoded(word)


def _encoded(word: str) -> tuple[int, ...]:
    return tuple(tokenizer().encode(word, add_special_tokens=False).ids[:LONGEST]) or (_unknown(),)


#: Words come again and again; those of one text and more are kept.
_common = lru_cache(maxsize=20_000)(_encoded)


def _known(analysis: Analysis) -> list[int]:
    """What is told of each token beside its word: quotation marks, capitals, whether a sentence or a block begins."""
    quoted = [0] * len(analysis.tokens)
    for quotation in analysis.quotations:
        value = 2 if quotation.mark == "single" else 1
        for index in analysis.tokens_of(quotation.start, quotation.end):
            quoted[index] = value
    begins = [0] * len(analysis.tokens)
    block = -1
    for sentence in analysis.sentences:
        begins[sentence.first] = 1 if sentence.block == block else 2
        block = sentence.block
    return [
        quote + 3 * _capitals(token.text) + 9 * begin
        for quote, token, begin in zip(quoted, analysis.tokens, begins, strict=True)
    ]


#: How many values a feature may take: quotation (3) by capitals (3) by beginnings (3).
FEATURES = 27


def _capitals(word: str) -> int:
    if not word[0].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1


def windows(
    analysis: Analysis, read: Pieces, size: int = WINDOW, overlap: int = OVERLAP, begin: int = 0
) -> list[Window]:
    """Windows over the tokens from `begin` on, each beginning with a sentence where sentences are short enough."""
    return list(_windows([sentence.first for sentence in analysis.sentences], read.first, size - 2, overlap, begin))


def _windows(starts: Sequence[int], first: Ints, room: int, overlap: int, begin: int) -> Iterator[Window]:
    count = len(first) - 1
    while begin < count:
        last = int(np.searchsorted(first, first[begin] + room, side="right")) - 1
        last = min(max(last, begin + 1), count)
        yield Window(begin, last)
        if last >= count:
            return
        wanted = first[last] - overlap
        step = int(np.searchsorted(first, wanted, side="right")) - 1
        place = int(np.searchsorted(starts, step, side="right")) - 1
        sentence = starts[place]
        begin = sentence if sentence > begin and first[sentence] > first[begin] + room // 3 else max(step, begin + 1)


def rows(read: Pieces, found: Sequence[Window]) -> tuple[Ints, Ints, Ints]:
    """(ids, features, mask) of windows as rows of equal length; the first piece of token t of a window is at `first[t] - first[window.first] + 1`."""
    lengths = [int(read.first[w.last] - read.first[w.first]) + 2 for w in found]
    shape = (len(found), max(lengths))
    ids, features, mask = np.full(shape, FILL, np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    for row, (window, length) in enumerate(zip(found, lengths, strict=True)):
        begin, end = read.first[window.first], read.first[window.last]
        ids[row, 0], ids[row, length - 1] = BEGIN, END
        ids[row, 1 : length - 1] = read.ids[begin:end]
        features[row, 1 : length - 1] = read.features[begin:end]
        mask[row, :length] = 1
    return ids, features, mask
