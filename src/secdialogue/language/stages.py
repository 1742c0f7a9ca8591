"""At which stage an occasion is: held, ongoing, planned, proposed, postponed, cancelled, broken off or denied.

Told from the verb that carries it, from nouns and adjectives beside it, and from prepositions, in this order of weight.
The stages are the record's; vocabularies.md of the reference maps them to IPTC eventoccurstatus and iCalendar STATUS.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from secdialogue.language.clauses import Read
from secdialogue.language.modality import Reading, reading
from secdialogue.language.verbs import verb_classes


class Stage(NamedTuple):
    """A status of the record, `none` where the words say that there is no such occasion, or "" where they do not say."""

    status: str
    #: 3: a verb says so, 2: an adjective or a noun, 1: the context, 0: nothing.
    weight: int


UNSAID = Stage("", 0)
NONE = Stage("none", 3)
_HAPPENED = {
    "past": "held", "perfect": "held", "present": "held", "progressive": "ongoing", "future": "planned", "possible": "proposed",
    "hypothetical": "none",
}  # fmt: skip
_UNDER_WAY = _HAPPENED | {"past": "ongoing", "perfect": "ongoing", "present": "ongoing"}
_OVER = _HAPPENED | {"future": "ongoing", "possible": "ongoing", "progressive": "held"}
_NAMED_STAGES = {
    "postpone": "postponed", "cancel": "cancelled", "break": "broken-off", "deny": "denied", "plan": "planned", "propose": "proposed",
    "announce": "planned",
}  # fmt: skip
_CARRIES = frozenset(("hold", "occur", "meet", "confer", "host", "visit", "travel", "phone", "speak", "call", "enter"))


@cache
def stage_words() -> dict[str, dict[str, str]]:
    """Part of speech -> word in lower case -> class or status (data/stage_words.csv)."""
    rows = files("secdialogue.language").joinpath("data/stage_words.csv").read_text("utf-8").splitlines()
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        if row and not row.startswith("#"):
            part, meaning, words = row.split(",")
            found.setdefault(part, {}).update(dict.fromkeys(words.split(), meaning))
    return found


def governed_stage(classes: frozenset[str], said: Reading) -> Stage:
    """The stage of an occasion that a verb of these classes carries, as its subject or its object."""
    if said.governor:
        return Stage(_NAMED_STAGES[said.governor], 3) if said.governor != "refuse" else NONE
    if classes & {"refuse"}:
        return NONE
    if "deny" in classes:
        return Stage("denied", 3)
    if said.negated:
        return NONE if classes & (_CARRIES | {"begin", "resume", "plan"}) else UNSAID
    for name in ("postpone", "cancel", "break"):
        if name in classes:
            settled = said.time in ("past", "perfect", "present", "progressive", "open")
            return Stage(_NAMED_STAGES[name], 3) if settled else UNSAID
    return _positive(classes, said)


def _positive(classes: frozenset[str], said: Reading) -> Stage:
    if classes & {"begin", "resume", "continue"}:
        status = _UNDER_WAY.get(said.time, "")
    elif "end" in classes:
        status = _OVER.get(said.time, "")
    elif classes & _CARRIES:
        status = _HAPPENED.get(said.time, "")
    elif "propose" in classes:
        return NONE if said.time == "hypothetical" else Stage("proposed", 3)
    elif classes & {"plan", "agree"}:
        return NONE if said.time == "hypothetical" else Stage("planned", 3)
    elif "announce" in classes:
        return Stage("planned", 1)
    else:
        return UNSAID
    if status == "none":
        return NONE
    return Stage(status, 3) if status else UNSAID


def nominal_stage(noun: str, time: str) -> Stage:
    """The stage that a noun before "of" or "for" gives ("the resumption of talks", "a call for talks") beside a verb of that time."""
    meaning = stage_words()["noun"].get(noun, "")
    if meaning in ("begin", "resume"):
        status = _UNDER_WAY.get(time, "")
        return Stage(status, 2) if status not in ("", "none") else UNSAID
    if meaning == "end":
        return Stage("held", 2) if time not in ("future", "possible", "hypothetical") else UNSAID
    if meaning == "create":
        return NONE
    return Stage(_NAMED_STAGES[meaning], 2) if meaning in _NAMED_STAGES else UNSAID


def adjective_stage(words: Sequence[str]) -> Stage:
    """The stage that words before the noun give ("planned", "ongoing", "last")."""
    for word in words:
        if status := stage_words()["adjective"].get(word):
            return Stage(status, 2)
    return UNSAID


def preposition_stage(read: Read, index: int, word: str) -> Stage:
    """The stage that "during", "after" or "ahead of" gives the noun after it, given the verbs of its sentence."""
    status = stage_words()["before"].get(word, "")
    if not status:
        return UNSAID
    if status == "held" and (carrier := main_verb(read, index)) is not None:
        said = reading(read.tokens, read.tags, read.found, carrier)
        if said.time in ("future", "possible", "hypothetical") and word != "after":
            return Stage("planned", 1)
    return Stage(status, 1)


#: How many phrases away a verb is looked for.
_FAR = 40


def main_verb(read: Read, index: int) -> int | None:
    """The finite verb group nearest before a phrase, or the first one after it."""
    for place in range(index - 1, max(-1, index - _FAR), -1):
        if read.finite(place):
            return place
        if read.kind(place) == ";" and _verb_behind(read, index):
            break
    for place in range(index + 1, min(len(read.found), index + _FAR)):
        if read.finite(place):
            return place
    return None


def _verb_behind(read: Read, index: int) -> bool:
    """Whether what stands behind a colon or a dash has a verb of its own."""
    return any(read.finite(place) for place in range(index + 1, min(len(read.found), index + _FAR)))


def verb_stage(read: Read, index: int, particle: str = "") -> Stage:
    """The stage of the occasion that the verb group `found[index]` itself is ("met", "will visit")."""
    head = read.tokens[read.found[index].head].lower
    said = reading(read.tokens, read.tags, read.found, index)
    if said.time == "open":
        return _gerund(read, index)
    return governed_stage(verb_classes(head, particle), said)


def _gerund(read: Read, index: int) -> Stage:
    """A participle or infinitive without tense: "after meeting" is past, "to meet" after a motion is what was come for."""
    before = read.word(index - 1)
    if before in ("after", "following", "upon", "on", "since", "by"):
        return Stage("held", 2)
    if before in ("before", "without", "of", "for"):
        return Stage("planned", 1) if before == "before" else UNSAID
    if read.word(index) == "to":
        carrier = main_verb(read, index)
        if carrier is None:
            return Stage("planned", 2)
        said = reading(read.tokens, read.tags, read.found, carrier)
        status = _HAPPENED.get(said.time, "")
        return Stage(status, 1) if status not in ("", "none") else UNSAID
    return Stage("held", 1)
