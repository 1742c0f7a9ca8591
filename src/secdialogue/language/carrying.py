"""What the verb behind a noun of action makes of it: of the main clause, of a relative clause, a participle, an infinitive."""

from collections.abc import Sequence

from attrs import evolve, frozen

from secdialogue.language.clauses import Bond, Complement, Read, complements
from secdialogue.language.lemmas import lemma
from secdialogue.language.modality import Reading, Time, reading
from secdialogue.language.phrases import BE
from secdialogue.language.stages import UNSAID, Stage, governed_stage, stage_words
from secdialogue.language.topics import is_time
from secdialogue.language.verbs import verb_classes

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


def staged_behind(read: Read, tail: int) -> Governed | None:
    """As in "the next meeting, which will be held in B", "talks on the pact, to be held in June": the clause behind tells its stage."""
    place = tail + 1
    while read.kind(place) in ("IN", "CC") and read.kind(place + 1) == "NP" and place < tail + 7:
        place += 2
    place += read.kind(place) == ","
    if read.word(place) in ("which", "that") and place <= tail + 2 and read.finite(place + 1):
        place += 1
    elif read.kind(place) != "VG" or read.word(place) != "to" or read.kind(place - 1) not in (",", "NP"):
        return None
    classes = verb_classes(form_of(read, place), read.word(place + 1))
    said = reading(read.tokens, read.tags, read.found, place)
    if not classes & {"hold", "occur", "begin"} or not (said.passive or "occur" in classes):
        return None
    if read.word(place) != "to":
        return _carried(read, place)
    stage = governed_stage(classes, Reading("future"))
    return Governed(stage, min(classes), "future", agents=_agents(read, place, form_of(read, place)), place=place)


def held_by(read: Read, tail: int) -> Governed | None:
    """As in "the talks that A held with B", "the call X had with Y": the clause right behind the noun says who held it."""
    first = tail + 2 if read.word(tail + 1) in ("that", "which") else tail + 1
    if read.kind(first) != "NP":
        return None
    for place in range(first + 1, min(first + 8, len(read.found))):
        if read.kind(place) == "VG" and read.tags[read.found[place].first] in ("VBD", "VBN", "VBZ", "VBP", "MD"):
            classes, said = verb_classes(form_of(read, place)), reading(read.tokens, read.tags, read.found, place)
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


def role_of(form: str) -> Bond | None:
    """The role that a verb gives its subject: "hosted", "mediated", "chaired"."""
    return _ROLES.get(stage_words()["role"].get(lemma(form), ""))


def as_subject(read: Read, leader: int, tail: int) -> Governed | None:
    """The verb after: of the main clause, else of a relative clause or a participle right behind the noun."""
    relative: int | None = None
    participle: int | None = None
    led_in, of_others = read.kind(leader - 1) == "IN", False
    for place in range(tail + 1, min(tail + 18, len(read.found))):
        kind = read.kind(place)
        # "a dinner, which A had offered to host, was called off": what others do to it in between
        of_others = (of_others and kind != ",") or (kind == "REL" and read.kind(place + 1) == "NP")
        if of_others:
            continue
        if kind == ";" or (kind == "SUB" and not relative_that(read, place, tail)):
            break
        if kind == "VG":
            if _is_relative(read, place, tail):
                relative = place if relative is None else relative
            elif read.finite(place) and not _of_infinitive(read, tail, place):
                main = () if led_in else (_coordinated(read, place), place)
                said = _first_said(read, (*main, relative, participle))
                dated = said is not None and main and form_of(read, place) in BE
                return evolve(said, place=place) if said is not None and dated else said
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
            and verb_classes(form_of(read, at)) & {"postpone", "cancel", "break"}
        ):
            return at
    return None


def form_of(read: Read, place: int) -> str:
    """The main verb of a verb group, in lower case."""
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
    if form in _BRINGING and not said.passive and (brought := _brought(read, place)):
        plain = _plainly(said, place) or Governed(time=said.time, place=place)
        return evolve(plain, agents=brought)
    if classes & _OTHERS_DO and not said.passive:
        return _plainly(said, place)
    if not classes & _STAGING or (classes & {"end", "break"} and _has_object(read, place) and not said.passive):
        later = _infinitive_after(read, place)
        if later is None:
            return _plainly(said, place)
        carrier, classes, said = later
    stage = governed_stage(classes, said)
    return Governed(stage, min(classes), said.time, agents=_agents(read, carrier, form), place=carrier)


#: Verbs of an occasion whose objects take part in it: "The talks, which brought together …".
_BRINGING = frozenset(
    "brought brings bring gathered gathers grouped groups group united unites involved involves included".split()
)


def _brought(read: Read, place: int) -> list[Complement]:
    return [c._replace(bond="with") for c in complements(read, place, direct=True) if c.bond == "direct"]


def _agents(read: Read, carrier: int, form: str) -> list[Complement]:
    """Who takes part by a verb whose subject the occasion is: "was attended by …", "began between …"."""
    found = complements(read, carrier, direct=False)
    return [
        c._replace(bond=role_of(form) or "with") if c.bond == "by" else c
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
