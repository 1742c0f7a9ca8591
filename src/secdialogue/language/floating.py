"""Quotations without a cue of their own: those that go on over paragraphs, and those that follow an attributed one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secdialogue.language.elements import Elements
from secdialogue.language.extents import quotation_end, quotation_start

if TYPE_CHECKING:
    from secdialogue.language.frames import Frame

#: Words that a quotation must have to be taken for speech where no cue says so.
LEAST = 4


def join_quotations(elements: Elements, frames: list[Frame], owned: frozenset[int]) -> None:
    """Give every floating quotation to the frame that it goes on with."""
    holders = _holders(elements, frames)
    quotations = elements.analysis.quotations
    for number in range(len(quotations) - 1, 0, -1):  # a chain whose cue stands in a later part
        if number in holders and quotations[number - 1].continues and number - 1 not in holders:
            _add(elements, holders, number - 1, holders[number])
    for number in range(1, len(quotations)):
        if number in holders:
            continue
        before = holders.get(number - 1)
        if before is None:
            continue
        if quotations[number - 1].continues or (number not in owned and _follows(elements, number)):
            _add(elements, holders, number, before)


def _holders(elements: Elements, frames: list[Frame]) -> dict[int, Frame]:
    """Quotation -> the outermost frame that has all of it as content."""
    holders: dict[int, Frame] = {}
    for frame in frames:
        if frame.holder is None:
            for start, end in frame.contents:
                for number in dict.fromkeys(elements.quote[elements.first[start] : elements.first[end]]):
                    if number >= 0 and number != elements.quote[frame.cue.token]:
                        holders.setdefault(number, frame)
    return holders


def _add(elements: Elements, holders: dict[int, Frame], number: int, frame: Frame) -> None:
    frame.contents.append((quotation_start(elements, number), quotation_end(elements, number)))
    frame.contents.sort()
    holders[number] = frame


def _follows(elements: Elements, number: int) -> bool:
    """Whether a quotation of whole sentences comes right after the one before it, in its paragraph or the next."""
    analysis = elements.analysis
    before, one = analysis.quotations[number - 1], analysis.quotations[number]
    start, end = quotation_start(elements, number), quotation_end(elements, number)
    if one.block - before.block > 1 or elements.first[end] - elements.first[start] < LEAST + 2:
        return False
    sentence = elements.sentence[elements.sentence_of[elements.first[start]]]
    last = elements.sentence[elements.sentence_of[elements.first[end] - 1]]
    if start != sentence[0] or end != last[1]:
        return False
    gap = elements.sentence_of[elements.first[start]] - elements.sentence_of[analysis.token_at(before.end - 1)]
    return gap <= 1
