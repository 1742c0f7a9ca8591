"""The verb that carries a noun of action, as its object, its subject, or by a preposition: what it makes of the occasion."""

from collections.abc import Sequence

from attrs import evolve, frozen

from secdialogue.language.clauses import Bond, Complement, Read, complements, subject
from secdialogue.language.lemmas import lemma
from secdialogue.language.modality import Reading, Time, reading
from secdialogue.language.phrases import BE
from secdialogue.language.stages import UNSAID, Stage, governed_stage, main_verb, preposition_stage, stage_words
from secdialogue.language.topics import is_time
from secdialogue.language.verbs import verb_classes

#: Verbs whose subject takes part in the occasion that is their object.
_TAKES_PART = frozenset(("hold", "begin", "resume", "continue", "end", "enter", "confer", "meet"))
#: Verbs of coming together for an occasion.
_GATHERING = ("meet", "confer", "host", "visit", "travel")
_ROLES: dict[str, Bond] = {"host": "host", "mediator": "mediator", "head": "head"}


@frozen
class Governed:
    """What the verb that carries an occasion says of it."""

    stage: Stage = UNSAID
    #: `meet`, `confer`, `host`, `visit`, `travel` where the occasion is what that verb is "for"; else a class, or "".
    verb: str = ""
    time: Time = "open"
    subjects: Sequence[Complement] = ()
    #: Whether the subjects take part, and as what other than a participant.
    takes_part: bool = False
    role: Bond | None = None
    #: Who holds or attends it where the verb is passive.
    agents: Sequence[Complement] = ()
    #: The verb group's place among the sentence's phrases.
    place: int | None = None


def govern(read: Read, leader: int, tail: int) -> Governed:
    """The verb that carries the noun phrases `found[leader:tail + 1]`."""
    denial = _denied(read, leader)
    found = _held_by(read, tail) or _as_object(read, leader) or _as_subject(read, leader, tail) or Governed()
    if denial is not None and found.stage.status != "none":
        return Governed(
            Stage("denied", 3), "deny", "past", found.subjects or subject(read, denial), True, place=found.place
        )
    return found


def _held_by(read: Read, tail: int) -> Governed | None:
    """As in "the talks that A held with B", "the call X had with Y": the clause right behind the noun says who held it."""
    first = tail + 2 if read.word(tail + 1) in ("that", "which") else tail + 1
    if read.kind(first) != "NP":
        return None
    for place in range(first + 1, min(first + 8, len(read.found))):
        if read.kind(place) == "VG" and read.tags[read.found[place].first] in ("VBD", "VBN", "VBZ", "VBP", "MD"):
            classes, said = verb_classes(_form(read, place)), reading(read.tokens, read.tags, read.found, place)
            # Behind its subject a lone "held" is no participle.
            said = Reading("past") if read.tags[read.found[place].first] == "VBN" else said
            objects = read.kind(place + 1) == "NP" and not is_time(read, place + 1)
            if "hold" not in classes or said.passive or objects:
                return None
            holders = Complement(read.found[first].first, read.found[place - 1].last, "subject")
            others = [c for c in complements(read, place, direct=False) if c.bond in ("with", "between")]
            return Governed(
                governed_stage(classes, said), "hold", said.time, [holders], True, agents=others, place=place
            )
        if read.kind(place) not in ("NP", "CC", ",", "IN"):
            return None
    return None


def _as_object(read: Read, leader: int) -> Governed | None:
    """The verb before, with the preposition or particle between, if any."""
    words: list[str] = []
    place = leader - 1
    while read.kind(place) in ("IN", "-") and len(words) < 3:
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
        return _by_verb(read, place, words)
    if read.kind(place) == "SUB" and words == []:
        return None
    preposition = next((w for w in words if w not in ("of", "the", '"', "“")), "")
    if preposition in ("at", "during", "in") and (at := _agreeing(read, place)) is not None:
        return _at(read, at, verb_classes(_form(read, at)))
    if preposition in ("for", "to", "in") or not words:
        return _by_purpose(read, place) if preposition in ("for", "to", "in") else None
    return _by_preposition(read, leader, preposition)


def _agreeing(read: Read, place: int) -> int | None:
    """The verb of agreeing in the clause to which an "at talks" further on belongs."""
    for at in range(place, max(-1, place - 8), -1):
        if read.kind(at) in ("SUB", ";", "REL"):
            return None
        if read.kind(at) == "VG":
            if verb_classes(_form(read, at)) & {"agree", "sign", "reach"}:
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
            return _at(read, place, classes)
        if words[0] in stage_words()["before"]:
            return _by_preposition(read, place + 1, words[0])
    if not classes or (classes & {"meet"} and not words):
        return None
    stage = governed_stage(classes, said) if said.time != "open" else _infinitive_stage(read, place, classes)
    if classes & {"meet", "travel", "visit", "host"} and words:
        return _gathered(read, place, classes, said, stage)
    takes_part = bool(classes & (_TAKES_PART | {"break", "cancel", "postpone"})) and not said.passive
    role = _role(form) if takes_part else None
    return Governed(stage, min(classes), said.time, subject(read, place), takes_part, role, place=place)


def _at(read: Read, place: int, classes: frozenset[str]) -> Governed:
    """As in "agreed at talks in Jeddah", "said during the meeting": an occasion at which something is done."""
    stage = Stage("planned", 1) if read.word(place) == "to" else preposition_stage(read, place + 1, "at")
    if classes & {"agree", "sign", "reach", "negotiate", "discuss"}:
        return Governed(stage, "", "open", subject(read, place), True, place=place)
    return Governed(stage)


def particle_belongs(form: str, particle: str) -> bool:
    """Whether a verb and the word after it make one verb of data/event_verbs.csv."""
    return verb_classes(form, particle) != verb_classes(form)


def _role(form: str) -> Bond | None:
    return _ROLES.get(stage_words()["role"].get(lemma(form), ""))


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
    carrier = main_verb(read, leader)
    if word in ("during", "at", "in", "after", "following") and carrier is not None:
        doers = subject(read, carrier)
        joined = any(read.tags[i] == "CC" for c in doers for i in range(c.first, c.last)) or len(doers) > 1
        begun = carrier > leader or read.word(leader) not in _POINTING
        return Governed(stage, "", "open", doers, joined and begun)
    return Governed(stage)


def _as_subject(read: Read, leader: int, tail: int) -> Governed | None:
    """The verb after: of the main clause, else of a relative clause or a participle right behind the noun."""
    relative: int | None = None
    participle: int | None = None
    led_in = read.kind(leader - 1) == "IN"
    for place in range(tail + 1, min(tail + 18, len(read.found))):
        kind = read.kind(place)
        if kind == ";" or (kind == "SUB" and not relative_that(read, place, tail)):
            break
        if kind == "VG":
            if _is_relative(read, place, tail):
                relative = place if relative is None else relative
            elif read.finite(place) and not _of_infinitive(read, tail, place):
                main = () if led_in else (_coordinated(read, place), place)
                return _first_said(read, (*main, relative, participle))
            elif (participle is None and read.word(place) != "to") or (
                read.word(place) == "to" and relative is None and not read.tensed
            ):
                participle = place
    return _first_said(read, (relative, participle))


def _of_infinitive(read: Read, tail: int, place: int) -> bool:
    """As in "talks, to be hosted by X and mediated by Y": a past form that goes on with an infinitive."""
    alone = read.found[place].first == read.found[place].head
    return (
        alone
        and read.kind(place - 1) == "CC"
        and any(read.kind(at) == "VG" and read.word(at) == "to" for at in range(tail + 1, place))
    )


def relative_that(read: Read, place: int, tail: int) -> bool:
    """Whether a "that" goes on with a noun: right behind it, or behind the place it is "to" or "in", with the verb next."""
    if read.word(place) != "that":
        return False
    near = tail + 1 < place < tail + 8 and all(read.kind(at) in ("IN", "NP", "CC") for at in range(tail + 1, place))
    return place == tail + 1 or (near and read.kind(place + 1) == "VG")


def _is_relative(read: Read, place: int, tail: int) -> bool:
    """Whether a verb group is that of a relative clause whose subject is the noun ("talks that later collapsed")."""
    before = place - 2 if read.kind(place - 1) == "-" else place - 1
    if read.word(before) == "that" and relative_that(read, before, tail):
        return True
    return read.kind(before) == "REL" and read.kind(before - 1) != "IN"


def _coordinated(read: Read, place: int) -> int | None:
    """A second verb of the same subject that undoes the first: "were due to begin but were postponed"."""
    for at in range(place + 1, min(place + 10, len(read.found))):
        if read.kind(at) in ("SUB", "REL", ";"):
            return None
        if (
            read.finite(at)
            and read.kind(at - 1) in ("CC", "-")
            and verb_classes(_form(read, at)) & {"postpone", "cancel", "break"}
        ):
            return at
    return None


def _form(read: Read, place: int) -> str:
    return read.tokens[read.found[place].head].lower


def _first_said(read: Read, places: Sequence[int | None]) -> Governed | None:
    best: Governed | None = None
    for place in places:
        if (
            place is not None
            and (found := _carried(read, place)) is not None
            and (best is None or found.stage.weight > best.stage.weight)
        ):
            best = found
    return best


def _carried(read: Read, place: int) -> Governed | None:
    """What a verb says of the occasion that is its subject."""
    group = read.found[place]
    form = read.tokens[group.head].lower
    following = read.word(place + 1)
    classes = verb_classes(form, following)
    said = reading(read.tokens, read.tags, read.found, place)
    carrier = place
    if classes & _OTHERS_DO and not said.passive:
        return _plainly(said, place)
    if not classes & _STAGING or (classes & {"end", "break"} and _has_object(read, place) and not said.passive):
        later = _infinitive_after(read, place)
        if later is None:
            return _plainly(said, place)
        carrier, classes, said = later
    stage = governed_stage(classes, said)
    return Governed(stage, min(classes), said.time, agents=_agents(read, carrier, form), place=carrier)


def _agents(read: Read, carrier: int, form: str) -> list[Complement]:
    """Who takes part by a verb whose subject the occasion is: "was attended by …", "began between …"."""
    found = complements(read, carrier, direct=False)
    return [
        c._replace(bond=_role(form) or "with") if c.bond == "by" else c
        for c in found
        if c.bond in ("by", "between", "with", "host", "mediator")
    ]


#: What is done to an occasion, never by it.
_OTHERS_DO = frozenset(("propose", "wish", "announce", "agree", "deny", "refuse", "plan", "hold", "meet"))
_STAGING = frozenset(
    "hold begin resume continue end plan propose postpone cancel break deny refuse occur announce meet agree".split()
)


def _has_object(read: Read, place: int) -> bool:
    return (
        read.kind(place + 1) == "NP" and read.tokens[read.found[place + 1].head].lower not in stage_words()["weekday"]
    )


def _infinitive_after(read: Read, place: int) -> tuple[int, frozenset[str], Reading] | None:
    """As in "were due to begin": the infinitive that follows within three phrases, with its verb's classes."""
    for at in range(place + 1, min(place + 4, len(read.found))):
        if read.kind(at) == "VG" and read.word(at) == "to":
            form = read.tokens[read.found[at].head].lower
            classes = verb_classes(form, read.word(at + 1))
            said = reading(read.tokens, read.tags, read.found, at)
            carried = read.tokens[read.found[place].head].lower
            if classes & _STAGING or carried in BE or "plan" in verb_classes(carried):
                return at, classes & _STAGING or frozenset(("occur",)), said
            return None
        if read.kind(at) not in ("-", "IN"):
            return None
    return None


def _plainly(said: Reading, place: int) -> Governed | None:
    """Any other verb: what is done by talks that were is past, and what will be done by talks is to come."""
    if said.time in ("past", "perfect") and not said.negated:
        return Governed(Stage("held", 1), "", said.time, place=place)
    if said.time == "future":
        return Governed(Stage("planned", 1), "", said.time, place=place)
    return None


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
