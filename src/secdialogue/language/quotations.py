"""Quotation marks of every fashion, and the text that stands between them.

Straight, curly and angled marks, marks turned the wrong way, two single marks for a double one, single marks as the
British press has them, and quotations over several paragraphs whose marks are opened again and closed once.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol


class Block(Protocol):
    """What is needed to know of a document's block."""

    @property
    def kind(self) -> str:
        """One of the kinds of MODEL's blocks: `paragraph`, `title`, …"""

    @property
    def start(self) -> int:
        """The first code point."""

    @property
    def end(self) -> int:
        """The code point after the last."""


class Quotation(NamedTuple):
    """A text between quotation marks, within one block; offsets are code points, half-open."""

    #: With its marks.
    start: int
    end: int
    #: Without them.
    inner_start: int
    inner_end: int
    #: `double`, `single`, or `block` for a block that is a quotation as a whole and has no marks.
    mark: str
    #: Whether its closing mark is there.
    closed: bool
    #: Whether the next block's first quotation goes on with it: this one is left open and that one opens again.
    continues: bool
    #: Index of its block.
    block: int


_DOUBLE = re.compile(r"[“”„«»‟\"＂]|``|''|‘‘|’’")
_SINGLE = re.compile(r"['‘’‚‛`]")
_OPENERS = frozenset(("“", "„", "«", "``", "‟", "‘‘"))
_CLOSERS = frozenset(("”", "»", "’’"))
#: What may stand before an opening mark.
_BEFORE = frozenset("([{—–-―/…")
#: What may stand after a closing mark.
_AFTER = frozenset(".,;:!?)]}—–-―/…")
#: Elisions that begin with an apostrophe.
_ELISION = re.compile(r"['’‘](?:\d\ds?|em|tis|twas|til|cause|n|bout|round|cos|m)\b", re.IGNORECASE)


def find_quotations(text: str, blocks: Sequence[Block]) -> list[Quotation]:
    """The outermost quotations of a text, in order."""
    found: list[Quotation] = []
    for index, block in enumerate(blocks):
        spans = _double(text, block.start, block.end)
        spans += _single(text, block.start, block.end, spans)
        if block.kind == "quotation" and not spans:
            found.append(Quotation(block.start, block.end, block.start, block.end, "block", True, False, index))
        for start, end, inner_start, inner_end, mark, closed in sorted(spans):
            found.append(Quotation(start, end, inner_start, inner_end, mark, closed, False, index))
    return _chained(text, blocks, found)


_Span = tuple[int, int, int, int, str, bool]


def _shape(text: str, start: int, end: int, low: int, high: int) -> int:
    """1 where the mark at `start:end` stands as an opening one does, -1 as a closing one, 0 where its place does not say."""
    before = text[start - 1] if start > low else " "
    after = text[end] if end < high else " "
    opens = (before.isspace() or before in _BEFORE) and not after.isspace()
    closes = not before.isspace() and (after.isspace() or after in _AFTER)
    return opens - closes


def _double(text: str, low: int, high: int) -> list[_Span]:
    """Quotations between double marks in one block; one that is left open ends at its block's end."""
    spans: list[_Span] = []
    opened: tuple[int, int] | None = None
    for match in _DOUBLE.finditer(text, low, high):
        start, end, mark = match.start(), match.end(), match.group()
        shape = _shape(text, start, end, low, high)
        if opened is None:
            if not (mark in _CLOSERS and shape != 1) and not (mark not in _OPENERS and shape == -1):
                opened = (start, end)
        elif not (mark in _OPENERS and shape == 1) and not (mark not in _CLOSERS and shape == 1):
            spans.append((opened[0], end, opened[1], start, "double", True))
            opened = None
        elif mark not in _OPENERS or text[opened[0]] == mark:
            spans.append(_left_open(text, opened, start))
            opened = (start, end)
    if opened is not None:
        spans.append(_left_open(text, opened, high))
    return [span for span in spans if span[2] < span[3]]


def _left_open(text: str, opened: tuple[int, int], stop: int) -> _Span:
    end = stop
    while end > opened[1] and text[end - 1].isspace():
        end -= 1
    return (opened[0], end, opened[1], end, "double", False)


def _single(text: str, low: int, high: int, taken: list[_Span]) -> list[_Span]:
    """Quotations between single marks, outside those between double ones; apostrophes are none.

    A mark after an "s" and before a word may be a plural's possessive: it closes only where no better mark does
    before the next one opens.
    """
    spans: list[_Span] = []
    opened: int | None = None
    weak: int | None = None
    others = iter(taken)
    other = next(others, None)
    for match in _SINGLE.finditer(text, low, high):
        at = match.start()
        while other is not None and other[1] <= at:
            other = next(others, None)
        if other is not None and other[0] <= at:
            continue
        role = _single_role(text, at, low, high)
        if role == "open":
            if opened is not None and weak is not None:
                spans.append((opened, weak + 1, opened + 1, weak, "single", True))
                opened = None
            opened, weak = (at, None) if opened is None or text[at] == text[opened] else (opened, weak)
        elif opened is not None and role == "close":
            spans.append((opened, at + 1, opened + 1, at, "single", True))
            opened = weak = None
        elif opened is not None and role == "weak":
            weak = at if weak is None else weak
    if opened is not None and weak is not None:
        spans.append((opened, weak + 1, opened + 1, weak, "single", True))
    return [span for span in spans if span[2] < span[3] and not _crosses(span, taken)]


def _single_role(text: str, at: int, low: int, high: int) -> str:
    shape = _shape(text, at, at + 1, low, high)
    if shape == 1:
        return "" if text[at] == "’" or _ELISION.match(text, at) else "open"
    if shape == -1 and text[at] not in "‘‚‛":
        possessive = text[at - 1] in "sS" and at + 2 < high and text[at + 1] == " " and text[at + 2].isalnum()
        return "weak" if possessive else "close"
    return ""


def _crosses(span: _Span, taken: list[_Span]) -> bool:
    """Whether a quotation between double marks stands inside: then the single marks may be apostrophes far apart."""
    return len(taken) > 0 and any(span[0] < other[0] < span[1] and span[1] < other[1] for other in taken[:64])


def _chained(text: str, blocks: Sequence[Block], found: list[Quotation]) -> list[Quotation]:
    """Mark those that go on in the next block: left open at their block's end, and the next block opens again."""
    chained = list(found)
    for index, (one, two) in enumerate(pairwise(found)):
        if one.closed or one.mark != "double" or one.end != _trimmed_end(text, blocks[one.block]):
            continue
        if (
            two.block == one.block + 1
            and two.mark == "double"
            and not text[blocks[two.block].start : two.start].strip()
        ):
            chained[index] = one._replace(continues=True)
    return chained


def _trimmed_end(text: str, block: Block) -> int:
    end = block.end
    while end > block.start and text[end - 1].isspace():
        end -= 1
    return end
