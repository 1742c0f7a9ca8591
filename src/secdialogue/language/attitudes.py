"""What kind of attribution a cue makes, and whether it affirms: PARC's types, denials, and refusals to comment."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from secdialogue.language.elements import Elements

if TYPE_CHECKING:
    from secdialogue.language.frames import Frame

_NEGATION = frozenset(("not", "n't", "never", "nor"))


@cache
def _words(name: str) -> dict[str, dict[str, None]]:
    """Kind -> its words, in the order of the file."""
    rows = files("secdialogue.language").joinpath("data", name).read_text("utf-8").splitlines()
    pairs = (row.split("\t") for row in rows if not row.startswith("#"))
    return {kind: dict.fromkeys(words.split(" ")) for kind, words in pairs}


def attitude_of(elements: Elements, frame: Frame) -> str:
    """`eventuality` where the content is to happen, `belief` and `fact` by the cue, else `assertion`."""
    kinds = _words("attitudes.tsv")
    base = frame.cue.lemma
    if base in kinds["eventuality"] and (base not in kinds["belief"] or _follows(elements, frame, "to")):
        return "eventuality"
    return next((kind for kind in ("belief", "fact") if base in kinds[kind]), "assertion")


def polarity_of(elements: Elements, frame: Frame) -> str:
    """`denied` for denials, `declined` for refusals to speak, else `affirmed`."""
    kinds = _words("polarities.tsv")
    base = frame.cue.lemma
    if base in kinds["denied"]:
        return "denied"
    if base in kinds["declined"] and _refused(elements, frame, kinds["speech"]):
        return "declined"
    if base in kinds["speech"] and (negated(elements, frame) or _governed(elements, frame, kinds["declined"])):
        return "declined"
    return "affirmed"


def negated(elements: Elements, frame: Frame) -> bool:
    """Whether the verb group of the cue holds a negation."""
    at = elements.of[frame.cue.token] - 1
    while at >= frame.place.low and elements.symbol[at] in ("be", "hv", "do", "md", "RB", "to", *_NEGATION):
        if elements.symbol[at] in _NEGATION:
            return True
        at -= 1
    return False


def _follows(elements: Elements, frame: Frame, word: str) -> bool:
    return elements.lower[frame.cue.token + 1 : frame.cue.token + 2] == [word]


def _refused(elements: Elements, frame: Frame, speech: dict[str, None]) -> bool:
    """Whether "to" and a verb of speaking follow, as in "declined to comment on"."""
    after = elements.lower[frame.cue.token + 1 : frame.cue.token + 5]
    return after[:1] == ["to"] and any(word in speech for word in after[1:])


def _governed(elements: Elements, frame: Frame, declining: dict[str, None]) -> bool:
    """Whether the cue depends on "declined to" or its like."""
    before = elements.lower[max(0, frame.cue.token - 3) : frame.cue.token]
    return before[-1:] == ["to"] and any(
        word.removesuffix("d").removesuffix("s") in declining or word in declining for word in before
    )
