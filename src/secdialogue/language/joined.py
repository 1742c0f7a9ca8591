"""Two verbs of saying with one subject: "said it had noted the reports and urged …" is two attributions side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secdialogue.language.elements import Elements

if TYPE_CHECKING:
    from secdialogue.language.frames import Frame

_FINITE = frozenset(("V", "be", "hv", "do", "md", "n't"))
_TENSES = frozenset(("VBD", "VBZ", "VBP"))
#: So many frames after one its content is looked for a second verb.
_NEAR = 6


def part_joined(elements: Elements, frames: list[Frame]) -> None:
    """End each content where "and" joins a verb of saying that cannot belong to it; the second has the first's source."""
    for number, frame in enumerate(frames):
        for other in frames[number + 1 : number + 1 + _NEAR]:
            joint = _joint(elements, frame, other)
            if joint:
                start, _ = frame.contents[-1]
                frame.contents[-1] = (start, joint)
                other.partner = frame
                break


def _joint(elements: Elements, frame: Frame, other: Frame) -> int:
    """Where the content of `frame` ends for `other` to be joined to its cue, 0 where it is not."""
    start, end = frame.contents[-1]
    tag = elements.tag[frame.cue.token]
    if not frame.place.here < start < other.place.here < end or tag not in _TENSES:
        return 0
    if tag != elements.tag[other.cue.token] or not other.cue.field.startswith("communication"):
        return 0
    at = other.place.here - 1
    while at > start and elements.symbol[at] == "RB":
        at -= 1
    quote = elements.quote[frame.cue.token]
    apart = any(elements.quote[elements.first[i]] != quote for i in (start, other.place.here))
    if apart or elements.symbol[at] not in ("and", "but") or not _is_closed(elements, start, at, tag):
        return 0
    while at > start + 1 and elements.symbol[at - 1] == ",":
        at -= 1
    return at if at > start else 0


def _is_closed(elements: Elements, start: int, end: int, tag: str) -> bool:
    """Whether the verb of the clause `start:end` cannot share its subject with a verb of class `tag` that follows."""
    symbol = elements.symbol
    at = next((at for at in range(start, end) if symbol[at] in _FINITE), -1)
    if at < 0 or symbol[at] in ("md", "do", "n't"):
        return True
    if symbol[at] == "V":
        return elements.tag[elements.first[at]] != tag
    return "N" not in symbol[start:at]
