"""Paragraphs of a plain text: blank lines, indents and line feeds, with hard-wrapped lines told from paragraphs of one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\v\f\u0085\u2028\u2029]+")
#: Copy is wrapped at 60 to 80 columns; 110 leaves room for wide terminals.
_NARROWEST, _WIDEST = 40, 110
_LIST = re.compile(r"(?:[-*•·▪‣◦–]|\(?\d{1,2}[.)]|\(?[a-z][.)])[ \t]{1,8}\S")


class Paragraph(NamedTuple):
    """A paragraph `text[start:end]`, without the white space around it; offsets are code points, half-open."""

    start: int
    end: int
    #: Whether a blank line, or the text's beginning, stands before it.
    apart: bool
    #: How many lines it has.
    lines: int


class _Line(NamedTuple):
    start: int
    end: int
    indent: int
    apart: bool

    @property
    def width(self) -> int:
        return self.end - self.start + self.indent


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of `text` in order.

    Where the lines are wrapped (line feeds inside sentences stand where the next word would not have fitted), a line feed
    joins two lines of one paragraph; otherwise every line is a paragraph.
    """
    lines = list(_lines(text))
    width = _wrapped_at(text, lines)
    found: list[Paragraph] = []
    for i, line in enumerate(lines):
        if width and i and not line.apart and _goes_on(text, lines[i - 1], line, width):
            last = found[-1]
            found[-1] = last._replace(end=line.end, lines=last.lines + 1)
        else:
            found.append(Paragraph(line.start, line.end, line.apart, 1))
    return found


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    position = 0
    for match in _LINE.finditer(text):
        words = match[0]
        stripped = words.strip()
        if not stripped:
            continue
        start = match.start() + words.index(stripped)
        between = text[position : match.start()].replace("\r\n", "\n")
        apart = not found or sum(c in "\n\r\u0085\u2028\u2029\f" for c in between) > 1
        found.append(_Line(start, start + len(stripped), start - match.start(), apart))
        position = match.end()
    return found


def _wrapped_at(text: str, lines: Sequence[_Line]) -> int:
    """The width that lines are wrapped at, 0 where they are not wrapped."""
    widths = sorted(line.width for line in lines)
    if len(lines) < 4 or widths[-1] > 2 * _WIDEST:
        return 0
    width = widths[len(widths) * 9 // 10]
    # Breaks inside a sentence, which only wrapping makes; slugs, headlines and bylines are evidence of nothing.
    cuts = [(a, b) for a, b in pairwise(lines) if not b.apart and text[b.start].islower() and _is_cut(text[a.end - 1])]
    wrapped = sum(a.width + 1 + _first_word(text, b) > width for a, b in cuts)
    fits = len(cuts) >= 2 and wrapped >= 0.8 * len(cuts)
    return width if fits and _NARROWEST <= width <= _WIDEST else 0


def _is_cut(last: str) -> bool:
    return last not in ".!?:;"


def _first_word(text: str, line: _Line) -> int:
    space = text.find(" ", line.start, line.end)
    return (line.end if space < 0 else space) - line.start


def _goes_on(text: str, line: _Line, after: _Line, width: int) -> bool:
    """Whether `after` continues the paragraph of `line`: no deeper indent, no list mark, and its first word would not have fitted."""
    if after.indent > line.indent + 1 or _LIST.match(text, after.start, after.end):
        return False
    return line.width + 1 + _first_word(text, after) > width - 2


def is_list_item(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` opens with a bullet or a number."""
    return bool(_LIST.match(text, start, end))
