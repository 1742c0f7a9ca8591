"""Agreements that no noun names: "agreed to set up a joint committee", "agreed on a withdrawal by May"."""

from secdialogue.language.clauses import Read, clause_start, complements, subject
from secdialogue.language.instrument_terms import content_kind, term_end
from secdialogue.language.instrument_words import Instrument, instrument_head, instrument_nouns, instrument_words
from secdialogue.language.modality import reading
from secdialogue.language.occasion_words import occasion_nouns
from secdialogue.language.stages import Stage
from secdialogue.language.topics import is_time
from secdialogue.language.verbs import verb_classes


def by_verb(read: Read, index: int) -> Instrument | None:
    """As in "agreed to set up a joint committee", "agreed on a withdrawal by May": an agreement that no noun names."""
    phrase = read.found[index]
    form = read.tokens[phrase.head].lower
    if "agree" not in verb_classes(form) or not form.startswith(("agree", "concur")):
        return None
    said = reading(read.tokens, read.tags, read.found, index)
    if said.negated or said.time not in ("past", "perfect", "present") or said.passive:
        return None
    after = index + 1
    while read.kind(after) == "-":
        after += 1
    start, end = _content(read, after)
    if start is None:
        start, end = _commitment(read, after)
    if start is None or _vague(read, start) or _has_instrument(read, start, end):
        return None
    parties = (*subject(read, index), *(c for c in complements(read, index, direct=False) if c.bond == "with"))
    first = min((p.first for p in parties if p.last <= phrase.first), default=phrase.first)
    kind = content_kind(read, start, end)
    return Instrument(
        kind, "agree", Stage("announced", 3), phrase.head, (min(first, phrase.first), end), (clause_start(read, index), end),
        parties, (phrase.first, phrase.first), False, None, ((start, end),), False, True,
    )  # fmt: skip


def opens_list(read: Read) -> int | None:
    """The verb of a sentence such as "The ministers agreed:", which the commitments follow one by one."""
    marks = [t.text for t in read.tokens[-2:]]
    if ":" not in marks:
        return None
    for place in range(len(read.found) - 1, -1, -1):
        if read.finite(place):
            form = read.tokens[read.found[place].head].lower
            said = reading(read.tokens, read.tags, read.found, place)
            return (
                place if form in ("agreed", "decided", "resolved") and not said.negated and not said.passive else None
            )
    return None


def by_list(read: Read) -> Instrument | None:
    """A commitment in a list, "to buy helicopters together": an agreement that no noun names."""
    if read.word(0) != "to" or read.kind(0) != "VG" or len(read.tokens) < 4:
        return None
    start, end = read.found[0].first + 1, term_end(read, 0)
    if _vague(read, start) or _has_instrument(read, start, end):
        return None
    return Instrument(
        content_kind(read, start, end), "agree", Stage("announced", 3), start, (0, end), (0, end), (), (0, 0), False, None,
        ((start, end),), False, True,
    )  # fmt: skip


def _content(read: Read, after: int) -> tuple[int | None, int]:
    """What was agreed: an infinitive, or a noun phrase after "on" or "upon"."""
    to = after
    while (
        read.kind(to) == "IN"
        and read.kind(to + 1) == "NP"
        and to < after + 8
        and (read.word(to) not in ("on", "upon") or is_time(read, to + 1))
    ):
        to += 2
    while read.kind(to) == "-" and to < after + 9:
        to += 1
    if read.kind(to) == "VG" and read.word(to) == "to":
        return read.found[to].first + 1, term_end(read, to)
    if read.word(after) in ("on", "upon") and read.kind(after + 1) == "NP" and not is_time(read, after + 1):
        return read.found[after + 1].first, term_end(read, after + 1)
    return None, 0


def _commitment(read: Read, after: int) -> tuple[int | None, int]:
    """As in "agreed that the brigade will be deployed": what will be done, no opinion and no next meeting."""
    if read.kind(after) == "IN" and is_time(read, after + 1):
        after += 2
    elif read.kind(after) == "NP" and is_time(read, after):
        after += 1
    if read.kind(after) != "SUB" or read.word(after) != "that" or read.kind(after + 1) != "NP":
        return None, 0
    for place in range(after + 1, min(after + 9, len(read.found))):
        if read.kind(place) == "NP" and read.tokens[read.found[place].last - 1].lower in occasion_nouns():
            return None, 0
        if read.finite(place):
            said = reading(read.tokens, read.tags, read.found, place)
            will = said.time == "future" and not said.negated
            vague = read.tokens[read.found[place].head].lower in instrument_words()["vague"] | {"be": "", "have": ""}
            return (read.found[after + 1].first, term_end(read, place)) if will and not vague else (None, 0)
    return None, 0


def _vague(read: Read, start: int) -> bool:
    """A beginning that commits to nothing: "agreed to continue working", "agreed on the need for"."""
    words = [read.tokens[i].lower for i in range(start, min(start + 3, len(read.tokens)))]
    vague = instrument_words()["vague"]
    if _is_talk(read, start):
        return True
    if words[0] in vague or (words[0].endswith("ly") and words[-1] in vague):
        return True
    return words[0] in ("the", "a", "this") and any(
        word in ("need", "importance", "necessity", "urgency", "value", "way", "principle") for word in words[1:]
    )


_TALK = frozenset(("contact", "contacts", "communication", "communications", "channels", "momentum", "exchanges"))


def _is_talk(read: Read, start: int) -> bool:
    """Whether what is agreed is only to go on talking: "to meet again", "to resume talks", "to keep up contacts"."""
    if verb_classes(read.tokens[start].lower) & {"meet", "confer", "speak", "phone"}:
        return True
    near = next((phrase for phrase in read.found if phrase.kind == "NP" and phrase.first >= start), None)
    if near is None or near.first > start + 3:
        return False
    head = read.tokens[near.last - 1].lower
    return head in _TALK or (head in occasion_nouns() and occasion_nouns()[head][1] != "part")


def _has_instrument(read: Read, start: int, end: int) -> bool:
    """Whether a noun in the content names the agreement itself ("agreed on a ceasefire", "agreed to sign a pact")."""
    for phrase in read.found:
        near = start <= phrase.first < min(end, start + 8) and phrase.kind == "NP"
        token = instrument_head(read, phrase) if near else None
        if token is not None and instrument_nouns()[read.tokens[token].lower][1] in ("sure", "body"):
            return True
    return False
