"""Whether what a verb tells has happened, is happening, is to come, is only wished for, or is denied.

Tense, mood and negation of the verb group itself, and what governs an infinitive ("set to", "refused to"). The values
follow the factuality of FactBank and PLOVER's auxiliary modes (historical, future, hypothetical, negation).
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, TypeAlias

from secdialogue.language.phrases import BE, HAVE, NEGATIONS, Phrase, finite
from secdialogue.language.tokens import Token
from secdialogue.language.verbs import verb_classes

Time: TypeAlias = Literal["past", "perfect", "present", "progressive", "future", "possible", "hypothetical", "open"]


class Reading(NamedTuple):
    """What a verb group says of its event."""

    time: Time
    negated: bool = False
    passive: bool = False
    #: The infinitive's governor speaks of a refusal, a cancellation or a delay: `refuse`, `cancel`, `postpone`; else "".
    governor: str = ""


_FUTURE = frozenset(("will", "'ll", "shall", "wo"))
_POSSIBLE = frozenset(("may", "might", "can", "could", "should", "must", "ought"))
_CONDITIONS = frozenset(("if", "unless", "whether", "lest", "provided"))
_SKIPPED = frozenset(("RB", "-"))


@cache
def governors() -> dict[str, str]:
    """Words that govern an infinitive, in lower case, and what they make of it (data/infinitive_governors.csv)."""
    rows = files("secdialogue.language").joinpath("data/infinitive_governors.csv").read_text("utf-8").splitlines()
    found: dict[str, str] = {}
    for row in rows:
        if row and not row.startswith("#"):
            meaning, words = row.split(",")
            found.update(dict.fromkeys(words.split(), meaning))
    return found


def reading(tokens: Sequence[Token], tags: Sequence[str], found: Sequence[Phrase], index: int) -> Reading:
    """The reading of the verb group `found[index]` in its sentence."""
    group = found[index]
    words = [tokens[i].lower for i in range(group.first, group.last)]
    negated = any(word in NEGATIONS for word in words) or _negated_before(tokens, found, index)
    if words[0] == "to":
        return _infinitive(tokens, tags, found, index, negated)
    main = tags[group.head]
    auxiliaries = words[:-1]
    bare = main == "VBN" and not auxiliaries
    passive = bare or (main in ("VBN", "VBD") and any(word in BE for word in auxiliaries))
    time = _time(auxiliaries, words[-1], main, finite(group, tags))
    if time != "open" and _opens(tokens, found, index) in _CONDITIONS:
        time = "hypothetical"
    elif time == "present" and main in ("VB", "VBP") and _demanded(tokens, found, index):
        time = "possible"
    elif time == "present" and _opens(tokens, found, index) in ("before", "until"):
        time = "future"
    return Reading(time, negated, passive)


def _time(auxiliaries: Sequence[str], word: str, main: str, has_tense: bool) -> Time:
    if any(a in _FUTURE for a in auxiliaries) or "would" in auxiliaries or "'d" in auxiliaries:
        return "future"
    if any(a in _POSSIBLE for a in auxiliaries):
        return "possible"
    progressive = main == "VBG" and any(a in BE for a in auxiliaries)
    if progressive:
        return "past" if ("was" in auxiliaries or "were" in auxiliaries) and word != "going" else "progressive"
    if any(a in HAVE for a in auxiliaries):
        return "perfect"
    if any(a in ("is", "are", "am", "being", "'re", "'s") for a in auxiliaries):
        return "present"
    if auxiliaries and auxiliaries[0] in ("do", "does"):
        return "present"
    if auxiliaries or main == "VBD":
        return "past"
    if not has_tense:
        return "past" if main == "VBN" else "open"
    return "present"


def _negated_before(tokens: Sequence[Token], found: Sequence[Phrase], index: int) -> bool:
    """As in "neither … met", "no meeting took place": a negation in the subject right before."""
    for phrase in reversed(found[max(0, index - 2) : index]):
        if phrase.kind == "NP":
            return tokens[phrase.first].lower in ("no", "neither", "none")
        if phrase.kind not in ("-", "IN"):
            return False
    return False


def _demanded(tokens: Sequence[Token], found: Sequence[Phrase], index: int) -> bool:
    """As in "insisted that Kinshasa hold talks": the verb before the "that" asks for it."""
    for place in range(index - 1, max(0, index - 10), -1):
        if found[place].kind == "SUB":
            before = found[place - 1] if place and found[place - 1].kind == "VG" else None
            demands = before is not None and verb_classes(tokens[before.head].lower) & {"wish", "propose"}
            return tokens[found[place].first].lower == "that" and bool(demands)
        if found[place].kind == "VG":
            return False
    return False


def _opens(tokens: Sequence[Token], found: Sequence[Phrase], index: int) -> str:
    """The conjunction that opens the clause of the verb group, or ""."""
    for phrase in reversed(found[max(0, index - 14) : index]):
        if phrase.kind == "SUB":
            return tokens[phrase.first].lower
        if phrase.kind in ("VG", ";", "REL"):
            return ""
    return ""


def _infinitive(
    tokens: Sequence[Token], tags: Sequence[str], found: Sequence[Phrase], index: int, negated: bool
) -> Reading:
    """The reading of a "to" infinitive, from the nearest word before that can govern it."""
    group = found[index]
    passive = any(tokens[i].lower == "be" for i in range(group.first, group.head))
    looked = 0
    place = index - 1
    while place >= 0 and looked < 8:
        phrase = found[place]
        looked += 1
        if phrase.kind in (";", "SUB"):
            break
        for at in range(phrase.last - 1, phrase.first - 1, -1):
            meaning = governors().get(tokens[at].lower)
            if meaning and (phrase.kind == "VG" or phrase.kind == "-" or at == phrase.last - 1):
                return _governed(tokens, tags, found, place, meaning, negated, passive)
        if phrase.kind == "VG":
            if tokens[phrase.head].lower in BE:
                return Reading("future", negated, passive)
            return Reading("open", negated, passive)
        place -= 1
    return Reading("future" if looked and place < 0 else "open", negated, passive)


def _governed(
    tokens: Sequence[Token],
    tags: Sequence[str],
    found: Sequence[Phrase],
    place: int,
    meaning: str,
    negated: bool,
    passive: bool,
) -> Reading:
    phrase = found[place]
    if phrase.kind == "VG":
        negated = negated or any(tokens[i].lower in NEGATIONS for i in range(phrase.first, phrase.last))
    if meaning in ("refuse", "cancel", "postpone"):
        return Reading("possible", True, passive, meaning)
    if meaning == "past":
        return Reading("past", negated, passive)
    if (
        meaning == "future"
        and phrase.kind == "VG"
        and finite(phrase, tags)
        and _opens(tokens, found, place) in _CONDITIONS
    ):
        return Reading("hypothetical", negated, passive)
    return Reading("future" if meaning == "future" else "possible", negated, passive)
