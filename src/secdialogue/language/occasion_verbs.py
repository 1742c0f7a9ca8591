"""Verbs that are an occasion by themselves: "met", "hosted", "visited", "spoke by telephone"."""

from secdialogue.language.clauses import (
    Complement,
    Read,
    Span,
    clause_end,
    clause_start,
    complements,
    recipient,
    subject,
    told_from,
    trimmed,
)
from secdialogue.language.modality import Reading, reading
from secdialogue.language.occasion_words import PHONE, Occasion, is_body, not_occasions, noun_in, points_at_all
from secdialogue.language.stages import Stage, governed_stage, verb_stage
from secdialogue.language.verbs import verb_classes

#: Words of a habit, which is no occasion.
_HABIT = frozenset(("regularly", "annually", "routinely", "often", "usually", "yearly"))
MEETING_VERBS = frozenset(("meet", "confer", "host", "visit", "phone", "speak", "call"))


def by_verb(read: Read, index: int) -> Occasion | None:
    """The occasion that the verb group `found[index]` is by itself, or nothing."""
    phrase = read.found[index]
    form = read.tokens[phrase.head].lower
    following = read.word(index + 1)
    if form in ("called", "calls") and following == "on":
        return _courtesy(read, index)
    particle = following if read.kind(index + 1) in ("IN", "-") else ""
    classes = verb_classes(form, particle) & MEETING_VERBS
    if form in _JOURNEYS:
        return _journey(read, index)
    if not classes or (following == "of" and not read.finite(index)):
        return None
    said = reading(read.tokens, read.tags, read.found, index)
    if said.passive and "meet" in classes and "convened" not in form:
        return None
    if said.passive and "host" in classes:
        return _received(read, index, said)
    start, end = told_from(read, index), clause_end(read, index)
    if {read.tokens[i].lower for i in range(start, end)} & _HABIT:
        return None
    before, after = subject(read, index), complements(read, index, direct=True)
    kind = _verb_kind(read, index, form, classes, (start, end), before, after)
    if not kind or (after and _idle(read, after[0])):
        return None
    stage = verb_stage(read, index, particle)
    sides = (*before, *after)
    if "meet" in classes and not after and before and is_body(read, before[0].first, before[0].last):
        kind = "commission-session"
    first = min((s.first for s in sides), default=phrase.first)
    return Occasion(
        kind if kind != "again" else "call", kind if kind == "again" else "sides", stage, phrase.head, (min(first, phrase.first), trimmed(read, end)), (start, end), sides, (phrase.first, phrase.first),
        False, next(iter(sorted(classes))), None, None, 0, False,
    )  # fmt: skip


def _courtesy(read: Read, index: int) -> Occasion | None:
    """As in "called on the president", but not "called on him to resign"."""
    after = [c for c in complements(read, index + 1, direct=True) if c.bond == "direct"]
    end = clause_end(read, index)
    if not after or any(
        read.kind(place) == "VG" for place in range(index + 1, len(read.found)) if read.found[place].first < end
    ):
        return None
    span = (clause_start(read, index), end)
    phrase = read.found[index]
    return Occasion(
        "bilateral-meeting", "sides", Stage("held", 3), phrase.head, (min(phrase.first, after[0].first), end), span,
        (*subject(read, index), *after), (phrase.first, phrase.first), False, "meet", None, None, 0, False,
    )  # fmt: skip


#: Verbs of going to another state's capital.
_JOURNEYS = frozenset(
    "travelled traveled travels travel travelling traveling flew flies fly flying heads headed".split()
)


def _journey(read: Read, index: int) -> Occasion | None:
    """As in "flew to Beijing", "will travel to Kyiv", where the sentence tells no other occasion: a visit."""
    goal, before = recipient(read, index), subject(read, index)
    stage = verb_stage(read, index)
    if goal is None or not before or (read.finite(index) is False and read.word(index) != "to"):
        return None
    for place in range(len(read.found)):
        phrase = read.found[place]
        if place != index and phrase.kind == "VG" and verb_classes(read.tokens[phrase.head].lower) & MEETING_VERBS:
            return None
    if noun_in(read, 0, len(read.tokens)) is not None:
        return None
    phrase, end = read.found[index], clause_end(read, index)
    return Occasion(
        "visit", "journey", stage, phrase.head, (min(before[0].first, phrase.first), goal.last), (told_from(read, index), end),
        (*before, goal._replace(bond="direct")), (phrase.first, phrase.first), False, "visit", None, None, 0, False,
    )  # fmt: skip


def _received(read: Read, index: int, said: Reading) -> Occasion | None:
    """As in "was received by President X": who came, and who received."""
    start, end = told_from(read, index), clause_end(read, index)
    before = subject(read, index)
    hosts = [c._replace(bond="host") for c in complements(read, index, direct=False) if c.bond == "by"]
    if not (before and hosts) or read.tokens[read.found[index].head].lower == "hosted":
        return None
    phrase = read.found[index]
    first, last = min(before[0].first, phrase.first), max(phrase.last, hosts[-1].last)
    return Occasion(
        "bilateral-meeting", "sides", governed_stage(frozenset(("host",)), said), phrase.head, (first, last), (start, end),
        (*before, *hosts), (phrase.first, phrase.first), False, "meet", None, None, 0, False,
    )  # fmt: skip


def _to_each_other(read: Read, index: int) -> bool:
    """As in "spoke to each other", "talked with one another"."""
    words = [token.lower for token in read.tokens[read.found[index].last :][:3]]
    return words[:1] in (["to"], ["with"]) and words[1:] in (["each", "other"], ["one", "another"])


def _verb_kind(
    read: Read,
    index: int,
    form: str,
    classes: frozenset[str],
    clause: Span,
    before: list[Complement],
    after: list[Complement],
) -> str:
    """The kind of meeting that a verb is, or "" where its complements say that it is none."""
    by_phone = any(read.tokens[i].lower in PHONE for i in range(*clause))
    if classes & {"phone"}:
        return "call" if after else ""
    if "call" in classes:
        return "call" if after and (by_phone or _rings(read, index, after[0])) else ""
    if "speak" in classes:
        if not by_phone and _to_each_other(read, index):
            return "bilateral-meeting"
        if not any(c.bond == "with" for c in after):
            joined = any(read.tags[i] == "CC" for c in before for i in range(c.first, c.last))
            return "call" if by_phone and joined else ""
        return "call" if by_phone else "again"
    if "visit" in classes:
        return "visit" if after and after[0].bond == "direct" else ""
    if "confer" in classes:
        joined = any(read.tags[i] == "CC" for c in before for i in range(c.first, c.last))
        both = any(points_at_all(read, c.first, c.last) for c in before)
        if not (joined or both or any(c.bond == "with" for c in after)):
            return ""
        return "consultation" if form.startswith("consult") else "talks"
    if "host" in classes:
        return (
            "bilateral-meeting"
            if after and after[0].bond == "direct" and noun_in(read, after[0].first, after[0].last) is None
            else ""
        )
    return "summit" if "meet" in classes and _of_states(read, before) else "bilateral-meeting"


def _rings(read: Read, index: int, called: Complement) -> bool:
    """As in "called King X on Monday", but not "called him a friend", "called King X “a liar”": nothing is said of the one called."""
    named = any(read.tags[i] == "NNP" for i in range(called.first, called.last))
    place = next(
        (at for at in range(index + 1, len(read.found)) if read.found[at].first >= called.last), len(read.found)
    )
    quoted = read.kind(place) == "-" and read.tokens[read.found[place].first].text not in (".", "!", "?")
    return (
        named
        and called.bond == "direct"
        and not quoted
        and read.kind(place) != "NP"
        and read.word(place) not in ("for", "to")
    )


def _of_states(read: Read, sides: list[Complement]) -> bool:
    """Whether those who meet are "heads of state" or "of government"."""
    words = [[token.lower for token in read.tokens[side.first : side.last]] for side in sides]
    return any(
        side[at : at + 2] == ["heads", "of"] and side[at + 2 :][:1] in (["state"], ["government"])
        for side in words
        for at in range(len(side))
    )


def _idle(read: Read, side: Complement) -> bool:
    """As in "met the criteria", "met his cabinet": what is met does not confer."""
    words = [read.tokens[i].lower for i in range(side.first, side.last)]
    if words[-1] in not_occasions()["object"] or words[0] in not_occasions()["object"]:
        return True
    return words[-1] in not_occasions()["alone"] and "counterpart" not in words
