"""The verb that carries a noun of action, as its object, its subject, or by a preposition: what it makes of the occasion."""

from attrs import evolve

from secdialogue.language.carrying import Governed, as_subject, form_of, held_by, role_of, staged_behind
from secdialogue.language.clauses import Read, complements, subject
from secdialogue.language.modality import Reading, reading
from secdialogue.language.occasion_words import occasion_nouns
from secdialogue.language.phrases import BE
from secdialogue.language.stages import UNSAID, Stage, governed_stage, main_verb, preposition_stage, stage_words
from secdialogue.language.topics import is_time
from secdialogue.language.verbs import verb_classes

#: Verbs whose subject takes part in the occasion that is their object.
_TAKES_PART = frozenset(("hold", "begin", "resume", "continue", "end", "enter", "confer", "meet"))
#: Verbs of coming together for an occasion.
_GATHERING = ("meet", "confer", "host", "visit", "travel")


def govern(read: Read, leader: int, tail: int) -> Governed:
    """The verb that carries the noun phrases `found[leader:tail + 1]`."""
    denial = _denied(read, leader)
    if (staged := staged_behind(read, tail)) is not None and denial is None:
        return staged
    found = held_by(read, tail) or _as_object(read, leader) or as_subject(read, leader, tail) or Governed()
    if found.place is None and (held := _held_behind(read, tail)) is not None:
        found = evolve(found, place=held, stage=max(found.stage, Stage("held", 2), key=lambda stage: stage.weight))
    if denial is not None and found.stage.status != "none":
        return Governed(
            Stage("denied", 3), "deny", "past", found.subjects or subject(read, denial), True, place=found.place
        )
    return found


def _held_behind(read: Read, tail: int) -> int | None:
    """As in "at the previous round, held in Accra in May": the participle behind, with its place and time."""
    place = tail + 1 + (read.kind(tail + 1) == ",")
    if read.kind(place) != "VG" or read.tags[read.found[place].first] != "VBN" or read.kind(place + 1) != "IN":
        return None
    return place if verb_classes(form_of(read, place)) & {"hold", "host"} and read.word(place + 1) in _WHERE else None


_WHERE = frozenset(("in", "at", "on", "near", "last", "from"))


def _as_object(read: Read, leader: int) -> Governed | None:
    """The verb before, with the preposition or particle between, if any."""
    words: list[str] = []
    place = leader - 1
    while read.kind(place) in ("IN", "-") and place > leader - 4:
        if read.kind(place) == "IN":
            words.append(read.word(place))
        place -= 1
    if not words and read.kind(place) == "NP" and read.kind(place - 1) == "IN" and is_time(read, place):
        place -= 2
        if read.kind(place) == "IN":
            words.append(read.word(place))
            place -= 1
    if read.kind(place) == "CC" and not words:
        place = _listed(read, place)
    if read.kind(place) == "VG":
        return (_existing(read, place, leader) if not words else None) or _by_verb(read, place, words)
    if read.kind(place) == "SUB" and words == []:
        return None
    preposition = next((w for w in words if w not in ("of", "the", '"', "“")), "")
    if preposition in ("at", "during", "in") and (at := _agreeing(read, place)) is not None:
        return _at(read, at, verb_classes(form_of(read, at)))
    if preposition in ("in", "during") and occasion_nouns().get(_last(read, leader), ("", ""))[1] == "phone":
        return _told(read, leader)
    if preposition in ("for", "to", "in") or not words:
        return _by_purpose(read, place) if preposition in ("for", "to", "in") else None
    return _by_preposition(read, leader, preposition)


def _last(read: Read, place: int) -> str:
    return read.tokens[read.found[place].last - 1].lower


def _told(read: Read, leader: int) -> Governed | None:
    """As in "warned President X in a telephone call": who spoke, and to whom."""
    carrier = main_verb(read, leader)
    if carrier is None:
        return None
    said = reading(read.tokens, read.tags, read.found, carrier)
    to = (
        [c for c in complements(read, carrier, direct=True) if c.bond in ("direct", "with")] if carrier < leader else []
    )
    stage = Stage("planned" if said.time == "future" else "held", 2)
    return Governed(stage, "", said.time, [*subject(read, carrier), *to], True)


def _existing(read: Read, place: int, leader: int) -> Governed | None:
    """As in "there will have to be talks by A with B"."""
    first = place - 1 if read.kind(place - 1) == "VG" else place
    if read.word(first - 1) != "there" or form_of(read, place) not in BE:
        return None
    said = reading(read.tokens, read.tags, read.found, first)
    sides = [c for c in complements(read, leader, direct=False) if c.bond == "by"]
    return Governed(governed_stage(frozenset(("occur",)), said), "occur", said.time, agents=sides, place=first)


def _agreeing(read: Read, place: int) -> int | None:
    """The verb of agreeing in the clause to which an "at talks" further on belongs."""
    for at in range(place, max(-1, place - 12), -1):
        if read.kind(at) in ("SUB", ";", "REL"):
            return None
        if read.kind(at) == "VG":
            if verb_classes(form_of(read, at)) & _AGREEING:
                return at
            if read.finite(at):
                return None
    return None


def _listed(read: Read, place: int) -> int:
    """The verb before a list of objects ("held talks with X and a meeting with Y")."""
    for at in range(place - 1, max(-1, place - 9), -1):
        if read.kind(at) == "VG":
            return at
        if read.kind(at) not in ("NP", "IN", "-", "CC"):
            return place
    return place


def _by_verb(read: Read, place: int, words: list[str]) -> Governed | None:
    form = read.tokens[read.found[place].head].lower
    particle = words[-1] if words else ""
    classes = verb_classes(form, particle)
    said = reading(read.tokens, read.tags, read.found, place)
    if words and not particle_belongs(form, particle) and not classes & _TAKES_PART:
        if words[0] in ("in", "at", "during"):
            return _at(read, place, classes, during=words[0] == "during")
        if words[0] in stage_words()["before"]:
            return _by_preposition(read, place + 1, words[0])
    if not classes or (classes & {"meet"} and not words):
        return None
    stage = governed_stage(classes, said) if said.time != "open" else _infinitive_stage(read, place, classes)
    if classes & {"meet", "travel", "visit", "host"} and words:
        return _gathered(read, place, classes, said, stage)
    takes_part = bool(classes & (_TAKES_PART | {"break", "cancel", "postpone"})) and not said.passive
    role = role_of(form) if takes_part else None
    return Governed(stage, min(classes), said.time, subject(read, place), takes_part, role, place=place)


_AGREEING = frozenset(("agree", "sign", "reach", "negotiate", "discuss"))


def _at(read: Read, place: int, classes: frozenset[str], *, during: bool = False) -> Governed:
    """As in "agreed at talks in Jeddah", "said during the meeting": an occasion at which something is done.

    `during`: whether the word before is "during", by which "agreed to act during their June summit" tells when they agreed.
    """
    stage = Stage("planned", 1) if read.word(place) == "to" else preposition_stage(read, place + 1, "at")
    carrier = main_verb(read, place)
    if carrier is not None and carrier < place and during and "agree" in verb_classes(form_of(read, carrier)):
        stage = preposition_stage(read, carrier + 1, "during")
    if not classes & _AGREEING and not read.finite(place) and (carrier := main_verb(read, place)) is not None:
        place, classes = carrier, verb_classes(form_of(read, carrier))
    if classes & _AGREEING:
        return Governed(stage, "", "open", subject(read, place), True, place=place)
    if during and read.kind(place + 2) == "NP" and _is_visit(read, place + 2):
        return Governed(stage, "", "open", subject(read, place), True)
    return Governed(stage)


def _is_visit(read: Read, place: int) -> bool:
    return read.tokens[read.found[place].last - 1].lower in ("visit", "trip")


def particle_belongs(form: str, particle: str) -> bool:
    """Whether a verb and the word after it make one verb of data/event_verbs.csv."""
    return verb_classes(form, particle) != verb_classes(form)


def _infinitive_stage(read: Read, place: int, classes: frozenset[str]) -> Stage:
    """As in "arrived to hold talks", "after holding talks": the stage by the verb or the preposition before."""
    before = read.word(place - 1)
    if before in ("after", "following", "since", "by", "upon"):
        return governed_stage(classes, Reading("past"))._replace(weight=2)
    if before in ("before", "on", "of", "for", "without"):
        return UNSAID
    carrier = main_verb(read, place)
    if carrier is None:
        return governed_stage(classes, Reading("future"))
    stage = governed_stage(classes, reading(read.tokens, read.tags, read.found, carrier))
    return stage._replace(weight=min(stage.weight, 1)) if stage.status != "none" else UNSAID


def _gathered(read: Read, place: int, classes: frozenset[str], said: Reading, stage: Stage) -> Governed:
    """As in "met in Geneva for talks", "flew to Doha for negotiations": those who came take part."""
    verb = next(name for name in _GATHERING if name in classes)
    if "travel" in classes:
        stage = stage._replace(weight=min(stage.weight, 2))
    return Governed(stage, verb, said.time, subject(read, place), True, place=place)


def _by_purpose(read: Read, place: int) -> Governed | None:
    """The verb of gathering, or of proposing, that a "for talks" further on in its clause belongs to."""
    for at in range(place, max(-1, place - 10), -1):
        kind = read.kind(at)
        if kind in ("SUB", ";"):
            return None
        if kind == "VG":
            form = read.tokens[read.found[at].head].lower
            classes = verb_classes(form)
            if "dispatch" in classes and _sends_envoys(read, at):
                classes = frozenset(("travel",))
            if not classes & {"meet", "travel", "visit", "host", "propose", "plan"}:
                return None
            said = reading(read.tokens, read.tags, read.found, at)
            stage = governed_stage(classes, said)
            if classes & {"propose", "plan"}:
                invited = (
                    [c for c in complements(read, at, direct=True) if c.bond == "direct"]
                    if "propose" in classes
                    else []
                )
                if invited and form.startswith("invit") and not said.passive:
                    invited += [c._replace(bond="host") for c in subject(read, at)]
                return Governed(stage, min(classes), said.time, invited or subject(read, at), bool(invited), place=at)
            sides = (
                *subject(read, at),
                *(c for c in complements(read, at, direct=True) if c.bond in ("direct", "with")),
            )
            return evolve(_gathered(read, at, classes, said, stage), subjects=sides)
    return None


_ENVOYS = frozenset(
    "delegation delegations team teams envoy envoys negotiator negotiators representative representatives official officials minister"
    " ministers delegate delegates".split()
)


def _sends_envoys(read: Read, place: int) -> bool:
    """As in "sent delegations to Muscat for talks": those who act for the subject go."""
    return read.kind(place + 1) == "NP" and read.tokens[read.found[place + 1].last - 1].lower in _ENVOYS


_POINTING = frozenset("the this that their these those his her its".split())


def _by_preposition(read: Read, leader: int, word: str) -> Governed:
    """As in "During talks in Geneva, A and B agreed": where two do what the sentence tells, they took part."""
    stage = preposition_stage(read, leader, word)
    carrier = _behind_relative(read, leader, main_verb(read, leader))
    if word in ("during", "at", "in", "after", "following") and carrier is not None:
        doers = subject(read, carrier)
        joined = any(read.tags[i] == "CC" for c in doers for i in range(c.first, c.last)) or len(doers) > 1
        begun = carrier > leader or read.word(leader) not in _POINTING
        alone = word == "during" and _is_visit(read, leader)
        takes_part = (joined or alone) and begun
        return Governed(stage, "", "open", doers, takes_part, place=carrier if takes_part else None)
    return Governed(stage)


def _behind_relative(read: Read, leader: int, carrier: int | None) -> int | None:
    """Of "After talks that ran late, A and B agreed": the verb of the main clause."""
    if carrier is None or carrier < leader or read.kind(carrier - 1) not in ("REL", "SUB"):
        return carrier
    behind = False
    for place in range(carrier + 1, min(len(read.found), carrier + 24)):
        behind = behind or read.kind(place) == ","
        if behind and read.finite(place):
            return place
    return carrier


def _denied(read: Read, leader: int) -> int | None:
    """The verb that denies the occasion: "denied that a meeting took place", "denied holding talks"."""
    for place in range(leader - 1, max(-1, leader - 8), -1):
        kind, word = read.kind(place), read.word(place)
        if kind == "VG":
            if "deny" in verb_classes(read.tokens[read.found[place].head].lower):
                return place
            if read.finite(place):
                return None
        elif (
            kind == ";" or (kind == "IN" and word in ("before", "during", "after", "at", "ahead", "by")) or kind == ","
        ):
            return None
    return None
