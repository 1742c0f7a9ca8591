"""Sentences of a block of text, with abbreviations, initials and closing quotation marks taken into account."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from secdialogue.language.tokens import abbreviations


class Sentence(NamedTuple):
    """A sentence; it never crosses a block. Offsets are code points of the text, half-open, without outer space."""

    start: int
    end: int
    #: Index of its first token, and of the token after its last.
    first: int
    last: int
    #: Index of its block.
    block: int


#: A closing mark or bracket may stand between the full stop and the space.
_END = re.compile(r"[.!?…]{1,4}(?:''|[\"”’'»)\]]){0,4}(?=\s|[\"“‘(\[]\w|$)")
_NEXT = re.compile(r"\s*([\"“”‘'`«(\[—–-]{0,4})\s?(\w?)([\w'’-]{0,30})")
_BEFORE = re.compile(r"[\w.'’-]{1,24}$")


_AFTER_ON = re.compile(r"\b(?:on|to|via) $")


@cache
def _starters() -> frozenset[str]:
    """Words that open a sentence rather than go on with a name: closed-class words in capitals."""
    rows = files("secdialogue.language").joinpath("data/sentence_starters.txt").read_text("utf-8").split("\n")
    return frozenset(word for row in rows if not row.startswith("#") for word in row.split())


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]`, which is one block, as (start, end) without outer space."""
    first = start
    for match in _END.finditer(text, start, end):
        if match.end() < end and _ends(text, match, first):
            yield from _trimmed(text, first, match.end())
            first = match.end()
    yield from _trimmed(text, first, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends(text: str, match: re.Match[str], first: int) -> bool:
    """Whether the mark that was matched ends the sentence that began at `first`."""
    follow = _NEXT.match(text, match.end())
    opening, initial, rest = follow.groups() if follow else ("", "", "")
    if not initial:
        return True
    if initial.islower():
        return False
    mark = match.group()
    if mark[0] != "." or mark[:2] in ("..", ".…"):
        return True
    before = _BEFORE.search(text, max(first, match.start() - 24), match.start())
    word = before.group() if before else ""
    closed = len(mark.rstrip(".")) > 0 and mark != "."
    if word == "X" and _AFTER_ON.search(text, first, match.start() - 1) and initial + rest in _starters():
        return True  # "wrote on X. The ministry …"
    return _word_ends(word, opening, initial + rest, closed=closed)


def _word_ends(word: str, opening: str, following: str, *, closed: bool) -> bool:
    """Whether a full stop after `word` ends a sentence that `following` could begin."""
    word = word.rpartition("-")[2]
    kind = abbreviations().get(word.lower())
    dotted = "." in word and all(len(part) == 1 for part in word.split("."))
    if kind == "title" or (kind == "inner" and (word[:1].isupper() or word in ("vs", "v", "cf", "al"))):
        return False
    if kind == "number":
        return not following[:1].isdigit()
    if dotted or kind == "either":
        return closed or bool(opening.strip("([")) or following in _starters()
    if len(word) == 1 and word.isupper() and word != "I":
        return closed
    return True
