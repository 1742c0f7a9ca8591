"""Where in its life an agreement is: proposed, under negotiation, announced, signed, in force, suspended, violated, ended, rejected.

Told from the verbs that carry its noun, with their tense and mood. The stages are the record's; the reference docs map
them to PA-X's status, DCAD's dates and the steps of the UN Treaty Collection.
"""

from collections.abc import Iterator
from typing import NamedTuple

from secdialogue.language.carrying import relative_that
from secdialogue.language.clauses import Complement, Read, complements, subject
from secdialogue.language.modality import Reading, reading
from secdialogue.language.stages import NONE, UNSAID, Stage
from secdialogue.language.verbs import verb_classes


class Carrier(NamedTuple):
    """A verb that carries an agreement's noun."""

    place: int
    classes: frozenset[str]
    said: Reading
    #: `object`, `subject`, `behind` (a participle or relative clause right after the noun).
    relation: str
    stage: Stage


_REMAINS = frozenset(("be", "been", "is", "are", "was", "were", "remain", "remains", "remained", "being"))
_SETTLED = frozenset(("past", "perfect", "present"))
_ORDER = ("sign", "force", "extend", "suspend", "violate", "refuse", "lapse", "break", "finalise", "negotiate", "reach", "approve", "agree", "announce", "propose")  # fmt: skip
#: Classes whose subject is a party to what their object names.
PARTIES = frozenset(
    (
        "sign",
        "reach",
        "announce",
        "agree",
        "negotiate",
        "finalise",
        "extend",
        "suspend",
        "hold",
        "enter",
        "approve",
        "create",
        "plan",
        "violate",
        "lapse",
        "force",
        "refuse",
        "break",
    )
)


def carriers(read: Read, leader: int, tail: int) -> list[Carrier]:
    """The verbs that carry the noun phrases `found[leader:tail + 1]`, as their object, their subject, or right behind them."""
    found = list(_before(read, leader))
    found += _behind(read, leader, tail, object_of_verb=bool(found))
    return found


def _before(read: Read, leader: int) -> Iterator[Carrier]:
    place, word = leader - 1, ""
    steps = 0
    while read.kind(place) in ("IN", "-") and steps < 3:
        word = word or (read.word(place) if read.kind(place) == "IN" else "")
        place, steps = place - 1, steps + 1
    if word == "to" and (signing := _names_put(read, place)) is not None:
        said = reading(read.tokens, read.tags, read.found, signing)
        yield Carrier(signing, frozenset(("sign",)), said, "object", stage_of(frozenset(("sign",)), said, "object"))
        return
    if read.kind(place) == "CC" and not word:
        place = _listed(read, place)
    if (
        read.kind(place) == "VG"
        and word in ("with", "in")
        and "end" in verb_classes(read.tokens[read.found[place].head].lower)
    ):
        said = reading(read.tokens, read.tags, read.found, place)
        yield Carrier(place, frozenset(("reach",)), said, "object", stage_of(frozenset(("reach",)), said, "object"))
    elif read.kind(place) == "VG" and (word == "" or _governs(read, place, word)):
        carrier = _carrier(read, place, word, "object")
        if carrier is not None:
            yield carrier


def _listed(read: Read, place: int) -> int:
    """The verb before a list of objects ("has a pact with X and an arrangement with Y")."""
    for at in range(place - 1, max(-1, place - 9), -1):
        if read.kind(at) == "VG":
            return at
        if read.kind(at) not in ("NP", "IN", "-", "CC"):
            return place
    return place


def _governs(read: Read, place: int, word: str) -> bool:
    form = read.tokens[read.found[place].head].lower
    if word in ("from", "of", "out"):
        return bool(verb_classes(form, word) & {"lapse", "break", "refuse"})
    return word in ("to", "on", "for", "upon") or verb_classes(form, word) != verb_classes(form)


def _behind(read: Read, leader: int, tail: int, *, object_of_verb: bool) -> Iterator[Carrier]:
    led_in = object_of_verb or read.kind(leader - 1) == "IN"
    inner = False
    for place in range(tail + 1, min(tail + 14, len(read.found))):
        kind = read.kind(place)
        if kind == ";" or (kind == "SUB" and not relative_that(read, place, tail)):
            return
        if kind in ("REL", "SUB"):
            inner = True
        elif kind == "VG":
            contact = place == tail + 2 and read.kind(tail + 1) == "NP"  # "the deal A reached with B"
            inner = inner or contact
            tensed = read.finite(place) and not (led_in and _participle(read, place))
            word = read.word(place + 1) if read.kind(place + 1) in ("IN", "NP", "-") else ""
            if read.word(place) == "to":
                continue
            if inner or not tensed:
                if place <= tail + 10 and (carrier := _carrier(read, place, word, "behind")) is not None:
                    yield carrier._replace(said=carrier.said._replace(passive=False)) if contact else carrier
                inner = inner and not tensed
                continue
            if not led_in and (carrier := _carrier(read, place, word, "subject")) is not None:
                yield carrier
            return


def _participle(read: Read, place: int) -> bool:
    """As in "under a protocol signed in April": a past form right behind the noun, with a time, place or agent behind."""
    group = read.found[place]
    alone = group.first == group.head and read.tags[group.head] in ("VBD", "VBN")
    classes = verb_classes(read.tokens[group.head].lower)
    return alone and read.kind(place + 1) == "IN" and bool(classes & {"sign", "reach", "agree", "approve", "finalise"})


def _names_put(read: Read, place: int) -> int | None:
    """As in "put their names to the charter": the verb before the names."""
    if read.kind(place) != "NP" or read.tokens[read.found[place].last - 1].lower not in _NAMES:
        return None
    verb = read.kind(place - 1) == "VG" and read.tokens[read.found[place - 1].head].lower
    return place - 1 if verb in ("put", "puts", "putting", "affixed", "added", "add", "lent", "set") else None


_NAMES = frozenset(("name", "names", "signature", "signatures"))


def _carrier(read: Read, place: int, word: str, relation: str) -> Carrier | None:
    group = read.found[place]
    form = read.tokens[group.head].lower
    classes = verb_classes(form, word)
    if form in (
        "enter",
        "entered",
        "enters",
        "entering",
        "came",
        "come",
        "comes",
        "goes",
        "go",
        "went",
        "put",
    ) and "force" in _words(read, place, 4):
        classes = frozenset(("force",))
    if form in _REMAINS and _words(read, place, 4)[:2] in (["in", "force"], ["in", "effect"]):
        classes = frozenset(("force",))
    said = reading(read.tokens, read.tags, read.found, place)
    if said.time == "open" and read.word(place) == "to":
        said = said._replace(time="future")
    if not classes:
        return None
    if relation == "subject" and classes & {"lapse", "break"} and not said.passive and _has_object(read, place):
        return None
    if relation != "object" and classes & {"wish", "propose"} and not said.passive and read.word(place + 1) == "to":
        classes = frozenset(("rule",))
    if _negated_object(read, place):
        said = said._replace(negated=True)
    stage = stage_of(classes, said, relation)
    if read.word(place - 1) == "to" and read.word(place - 2) in ("close", "closer", "near", "nearer"):
        stage = Stage("under-negotiation", 2)
    if classes & {"create", "plan"} and _agreed_before(read, place):
        stage = Stage("announced", 3)
    elif classes & {"reach", "sign", "finalise"} and relation == "object" and _agreed_before(read, place):
        stage = Stage("proposed", 2)
    return Carrier(place, classes, said, relation, stage)


def _agreed_before(read: Read, place: int) -> bool:
    """Whether an infinitive is what was agreed or decided: "agreed to set up"."""
    for before in range(place - 1, max(-1, place - 4), -1):
        if read.kind(before) == "VG":
            said = reading(read.tokens, read.tags, read.found, before)
            return read.tokens[read.found[before].head].lower in _AGREED and said.time in _SETTLED and not said.negated
    return False


_AGREED = frozenset(("agreed", "agree", "agrees", "concurred", "decided", "pledged", "committed", "resolved"))


def _has_object(read: Read, place: int) -> bool:
    return read.kind(place + 1) == "NP" and not read.tokens[read.found[place + 1].last - 1].lower.endswith("day")


def _words(read: Read, place: int, count: int) -> list[str]:
    start = read.found[place].last
    return [token.lower for token in read.tokens[start : start + count]]


def _negated_object(read: Read, place: int) -> bool:
    return read.word(place + 1) in ("no", "neither") and read.kind(place + 1) == "NP"


def stage_of(classes: frozenset[str], said: Reading, relation: str) -> Stage:
    """The stage of an agreement that is carried by a verb of these classes."""
    if said.time == "hypothetical":
        return UNSAID
    if said.governor == "refuse":
        return Stage("rejected", 3)
    if said.negated:
        return (
            Stage("under-negotiation", 1)
            if classes & {"reach", "sign", "finalise", "agree"} and relation == "object"
            else UNSAID
        )
    if "wish" in classes and relation == "object":
        return NONE._replace(weight=1)
    name = next((name for name in _ORDER if name in classes), "")
    settled = said.time in _SETTLED or (said.time == "open")
    return _STAGES[name](settled, said, relation) if name in _STAGES else _others(classes, said, relation)


def _others(classes: frozenset[str], said: Reading, relation: str) -> Stage:
    if "rule" in classes and relation != "object":
        return Stage("in-force", 1) if said.time in ("present", "perfect", "past") else UNSAID
    if "hold" in classes and relation == "object" and said.time in ("present", "perfect"):
        return Stage("in-force", 2)
    if classes & {"begin", "continue", "last"} and relation == "subject":
        return Stage("in-force", 3) if said.time in _SETTLED else Stage("announced", 2)
    if "stall" in classes:
        return Stage("under-negotiation", 2)
    if "decide" in classes:
        return Stage("announced", 2) if said.time in _SETTLED else Stage("proposed", 2)
    if "create" in classes:
        return Stage("in-force", 2) if said.time in _SETTLED else Stage("proposed", 2)
    return UNSAID


def _when_settled(status: str, before: str, weight: int = 3):  # type: ignore[no-untyped-def]
    def stage(settled: bool, said: Reading, relation: str) -> Stage:
        if settled:
            return Stage(status, weight)
        return Stage(before, 2) if before else UNSAID

    return stage


def _announced(settled: bool, said: Reading, relation: str) -> Stage:
    if settled:
        return Stage("announced", 3 if relation == "object" or said.passive else 2)
    return Stage("under-negotiation", 2)


def _signed(settled: bool, said: Reading, relation: str) -> Stage:
    if settled:
        return Stage("signed", 3)
    return Stage("proposed" if said.time in ("future", "open") else "under-negotiation", 2)


def _lapsed(settled: bool, said: Reading, relation: str) -> Stage:
    """What "expires" does so on a day to come."""
    return Stage("ended" if settled and said.time != "present" else "in-force", 3)


def _proposed(settled: bool, said: Reading, relation: str) -> Stage:
    return Stage("proposed", 3)


_STAGES = {
    "sign": _signed,
    "force": _when_settled("in-force", "announced"),
    "extend": _when_settled("in-force", "under-negotiation", 2),
    "suspend": _when_settled("suspended", ""),
    "violate": _when_settled("violated", ""),
    "refuse": _when_settled("rejected", "", 2),
    "lapse": _lapsed,
    "break": _when_settled("ended", "", 2),
    "finalise": _when_settled("announced", "under-negotiation", 2),
    "negotiate": _when_settled("under-negotiation", "under-negotiation", 2),
    "reach": _announced,
    "approve": _announced,
    "agree": _announced,
    "announce": _announced,
    "propose": _proposed,
}


def party_sides(read: Read, carrier: Carrier) -> list[Complement]:
    """Who is party by the verb: its subject, or the agents behind a passive one."""
    if carrier.relation == "object" and carrier.classes & PARTIES and not carrier.said.passive:
        return subject(read, carrier.place)
    if carrier.said.passive or carrier.relation == "behind":
        if "hold" in carrier.classes:
            return []
        found = [c for c in complements(read, carrier.place, direct=False) if c.bond in ("by", "between", "with")]
        signs = carrier.classes & {"agree", "sign", "reach"} and not carrier.said.passive
        doers = subject(read, carrier.place) if signs and (not found or read.kind(carrier.place - 1) == "NP") else []
        return [*doers, *found]
    return []
