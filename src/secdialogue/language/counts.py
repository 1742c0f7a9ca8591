"""Counts of people and things, also where the noun is left out, and the nought of "no casualties"."""

import re
from decimal import Decimal
from typing import NamedTuple

from secdialogue.language.amounts import Amount, units
from secdialogue.language.bounds import Bound, bound_after, change_of
from secdialogue.language.counted import Counted, Words, counted_noun, noun_before, phrase_end, subject_before
from secdialogue.language.countries import country_word
from secdialogue.language.figures import ASIDE, Harm, Measure, Quantity, Scene, Span, figure, harm_of, singular
from secdialogue.language.quantity_words import find_harm, find_last_harm, words
from secdialogue.language.sentences import Sentence
from secdialogue.language.substance import is_substantial

_COMPOUND = re.compile(r"-(strong|man|woman|person|troop|soldier|member|vehicle|job)s?\b")
_COMPOUND_UNITS = {"man": "men", "woman": "women", "person": "people"}
_AUXILIARY = re.compile(
    r" (?:(?:have|had|were|are|be|been|being|also|reportedly|may|could|would|will|still|more) ){1,4}\w"
)
_LEVEL = re.compile(
    r"\b(?:to|from|at|total(?:l?ing|l?ed|s)?|numbered|number(?:ing|s)?|reach(?:ed|es|ing)?|passed|hit|stood at|is|was) (?:between )?$"
)
_COMPARED = re.compile(
    r"\b(?:up|down|rise|rose|risen|fall|fell|fallen|grew|compared|dropped|increase|decrease|climbed) (?:from|with|to) $|\b(?:against|versus|than) $"
)
_AMONG = re.compile(r" of (?:them|whom) (?!were|are|had|have|was|is)(?=[a-z])")
#: A part of those counted before, that a pronoun takes up: "six of whom remain", "over 2,000 of them at the docks".
_OF_THEM = re.compile(
    r" of (?:them|whom)(?=[,.;)]| (?:are|were|had|have|was|is|remain|remained|in|at|on|from|still|now)\b)"
)
#: What a count stands in, and does not count.
_DOCUMENTS = frozenset("data figures estimates reports records statistics media findings remarks".split())
_ANOTHER = re.compile(r"\banother $")
#: Before the part of a whole that the clause before named ("drones, of which Mali has six").
_OF_WHICH = re.compile(
    r",? of (?:which|whom) [^,;:.()]{0,60}\b(?:has|have|had|own|owns|owned|lost|received|operates|operate|holds|hold|bought|sent) $"
)
_POPULATION = re.compile(r"\bpopulation of $")
#: Behind a number that stands for a noun, no noun or name follows.
_OPEN = re.compile(r"[ -][A-Za-z-]{1,20}[ ](?:of|and)\b")
_WHEN = re.compile(r" (?:this|last|next|each|every|a|per) ")
_PASSED = re.compile(r"(?:top|exceed|surpass)\w{0,4} ")
#: A new clause begins with the number.
_GAPPED = re.compile(r"[;,:—–] (?:and |but |while |of which |of whom )?$")
_TOTALS = frozenset("toll number total figure count dead".split())
_BETWEEN = re.compile(r"[\s\w+,-]{0,40}")
_PASSIVE = re.compile(r" (?:was|were|been|are|is|be|got)(?: \w+)? $")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


class Before(NamedTuple):
    """The count before: in which sentence it stood, of what, and whether harm was told."""

    sentence: Sentence
    unit: str
    harmed: bool


def count(scene: Scene, before: Before | None) -> Quantity | None:
    """A number of things; `before` is the last count of the paragraph, whose noun a bare number may mean."""
    text, amount = scene.text, scene.amount
    compound = _COMPOUND.match(text, amount.end)
    if compound:
        return _compound(scene, compound)
    if _POPULATION.search(text, max(scene.sentence.start, scene.bound.start - 20), scene.bound.start):
        return _of_noun(scene, "people", None)
    if before and before.unit and _OF_THEM.match(text, amount.end) and (amount.value > 2 or before.harmed):
        return _of_antecedent(scene, before, harm_of(scene, amount.start, amount.end + len(" of them")))
    among = _AMONG.match(text, amount.end)
    if among:
        return _among(scene, among.end())
    behind = bound_after(text, amount.end)
    found = counted_noun(scene.words, scene.words.after(behind.end if behind else amount.end), partitive=False)
    if found and not (behind or _BETWEEN.fullmatch(text, amount.end, found.start)):
        found = None
    if found is None or (units().get(found.head.lower()) == "time" and _WHEN.match(text, amount.end)):
        return _headless(scene, before)
    later = bound_after(text, found.end)
    if later and scene.bound.comparator == "exact":
        scene = scene._replace(bound=later)
    if before and before.sentence is scene.sentence and _is_nationality(scene, found):
        return _of_noun(scene, before.unit, None)
    harm = find_harm(text, found.head_start, found.end) or harm_of(scene, found.start, found.end)
    if found.head.lower() == "others" and harm:
        return _of_noun(scene, before.unit if before else "people", harm)
    return _counted(scene, found, harm) if is_substantial(scene, found, harmed=harm is not None) else None


def _is_nationality(scene: Scene, found: Counted) -> bool:
    """Whether only a nationality stands for what was counted before: "13 ships - eight British and five Norwegian"."""
    index = scene.words.after(found.head_start)
    word = country_word(scene.words.tokens, index, index + 1) if found.head[:1].isupper() else None
    ended = scene.text[found.end : found.end + 5].startswith((" and ", ",", ".", ";", ")", " -", " –", " —"))
    return word is not None and word.use == "adjective" and found.start == found.head_start and ended


def _counted(scene: Scene, found: Counted, harm: Harm | None) -> Quantity:
    text, amount = scene.text, scene.amount
    end = phrase_end(scene.words, found)
    change = change_of(text, amount, scene.bound.start, scene.sentence.start, scene.sentence.end)
    measure, spans, variable = text[found.start : end], [(found.start, end)], singular(found.head)
    if harm and not found.head_start <= harm[0] < found.end:
        variable += f" {harm[2]}"
        if not found.start <= harm[0] < end:
            spans.append(harm[:2])
            measure = f"{text[found.start : found.end]} {harm[2]}{text[found.end : end]}"
    if change:
        variable += " change"
        measure = f"{text[change.start : change.end]} {measure}"
        spans.append((change.start, change.end))
    unit = (found.head_start, found.head_start + len(found.head))
    return figure(scene, found.head, unit, Measure(measure, tuple(spans), variable), found.end, change)


def _compound(scene: Scene, compound: re.Match[str]) -> Quantity | None:
    """As in "a 10,000-strong force", "a 2,000-troop cut"."""
    word = compound.group(1)
    found = counted_noun(scene.words, scene.words.after(compound.end()))
    if found is None or (word in ("member", "man", "woman", "person") and scene.amount.value < 20):
        return None
    unit, span = _COMPOUND_UNITS.get(word, word + "s"), (compound.start(1), compound.end())
    if word == "strong":
        unit, span = found.head, (found.head_start, found.head_start + len(found.head))
    amount = scene.amount._replace(end=compound.end(), attributive=True)
    change = change_of(scene.text, amount, scene.bound.start, scene.sentence.start, scene.sentence.end)
    measure = Measure(scene.text[found.start : found.end], ((found.start, found.end),), singular(unit))
    return figure(scene, unit, span, measure, found.end, change)


def _among(scene: Scene, offset: int) -> Quantity | None:
    """A part of those counted before, by its own noun: "eleven of them children"."""
    found = counted_noun(scene.words, scene.words.after(offset), partitive=False)
    if found is None or found.start > offset or not found.plural:
        return None
    harm = harm_of(scene, found.start, found.end) or _harm_next(scene, found.end)
    return _counted(scene, found, harm)


def _harm_next(scene: Scene, end: int) -> Harm | None:
    """What befell the whole, told behind the comma that closes an aside."""
    return find_harm(scene.text, end, min(scene.sentence.end, end + 30)) if scene.text.startswith(", ", end) else None


def _is_large(scene: Scene) -> bool:
    """Whether an amount is one that news counts without a noun: "hundreds", "more than 40", "3 million"."""
    amount = scene.amount
    if amount.form == "class" or amount.scale > 1 or amount.value > 100:
        return True
    return amount.value > 12 and scene.bound.comparator != "exact"


# --- the noun left out ------------------------------------------------------------------------------------------------


def _headless(scene: Scene, before: Before | None) -> Quantity | None:
    """A number whose noun is left out: "wounding 12", "hundreds were killed", "the toll rose to 300"."""
    text, amount, start = scene.text, scene.amount, scene.bound.start
    harm = find_last_harm(text, max(scene.sentence.start, start - 20), start)
    if harm and not text[harm[1] : start].strip():
        together = before is not None and before.harmed and before.sentence is scene.sentence
        return _of_people(scene, before.unit if before and together else "people", harm)
    same = before is not None and before.sentence is scene.sentence
    single = amount.value == 1 and before is not None and same and before.harmed
    if before and single and (harm := find_harm(text, amount.end, amount.end + 24)):
        return _of_people(scene, before.unit, harm)
    whole = _OF_WHICH.search(text, max(scene.sentence.start, start - 100), start)
    if whole:
        return _of_whole(scene, whole.start())
    if _has_verb(scene):
        harm = harm_of(scene, amount.start, amount.end)
        gapped = same and amount.value > 2 and _GAPPED.search(text, scene.sentence.start, start)
        return _of_antecedent(scene, before, harm) if harm or gapped or _is_large(scene) else None
    compared = _COMPARED.search(text, max(scene.sentence.start, start - 30), start) if same else None
    bounded = start < scene.bound.end and amount.value > 12
    if before and (compared or bounded):
        return None if _OPEN.match(text, amount.end) else _of_noun(scene, before.unit, None)
    if before and _ANOTHER.search(text, max(scene.sentence.start, amount.start - 9), amount.start):
        return None if _OPEN.match(text, amount.end) else _of_noun(scene, before.unit, None)
    level = _LEVEL.search(text, max(scene.sentence.start, start - 30), start) or _PASSED.match(
        text, start, amount.start
    )
    reached = level and (amount.value > 12 or scene.bound.start < scene.bound.end)
    found = _of_level(scene, level.start(), before) if level and reached else None
    if found or not (before and same and (reached or _is_gapped(scene))):
        return found
    return _of_noun(scene, before.unit, None)


def _is_gapped(scene: Scene) -> bool:
    """Whether only a name stands before the number, the rest being as in the clause before ("and Egypt 1,091")."""
    index = scene.words.after(scene.amount.start)
    tag, follower = scene.words.classes[index - 1], scene.text[scene.amount.end : scene.amount.end + 4]
    closed = not follower.strip() or follower[0] in ",.;)" or follower == " and"
    return tag == "NNP" and closed and scene.amount.value >= 100


def _has_verb(scene: Scene) -> bool:
    """Whether a verb follows that the bare number is the subject of."""
    index = scene.words.after(scene.amount.end)
    if index >= len(scene.words.tokens) or scene.amount.value <= 1:
        return False
    aside = ASIDE.match(scene.text, scene.amount.end)
    if _AUXILIARY.match(scene.text, aside.end() if aside else scene.amount.end):
        return True
    harmed = find_harm(scene.text, scene.amount.end, scene.amount.end + 12)
    if harmed and harmed[0] == scene.amount.end + 1 and scene.words.classes[index] == "VBD":
        return True
    finite = scene.words.classes[index] in _FINITE and scene.words.classes[index] != "VBZ"
    return finite and (scene.amount.form == "class" or scene.amount.scale > 1)


def _of_people(scene: Scene, unit: str, harm: Harm) -> Quantity:
    return _of_noun(scene, unit, harm)


def _of_noun(scene: Scene, unit: str, harm: Harm | None) -> Quantity:
    span = (scene.amount.start, scene.amount.end)
    befell = f" {harm[2]}" if harm else ""
    measure = Measure(unit + befell, (span, harm[:2]) if harm else (span,), singular(unit) + befell)
    return figure(scene, unit, span, measure, scene.amount.end)


def _of_antecedent(scene: Scene, before: Before | None, harm: Harm | None) -> Quantity | None:
    """The subject of a verb: what the count before was of, else the plural named before it, else people."""
    span: Span = (scene.amount.start, scene.amount.end)
    unit = noun = before.unit if before else "people"
    if before is None:
        named = noun_before(scene.words, scene.bound.start, plural=True)
        if named and named.head[:1].islower() and named.head.lower() not in words("speaker") | _DOCUMENTS:
            unit, noun = named.head, scene.text[named.start : named.end]
            span = (named.head_start, named.end)
    if units().get(unit.lower()) == "time" or unit.lower() in words("talk") | words("side"):
        return None
    spans = (span, harm[:2]) if harm else (span,)
    befell = f" {harm[2]}" if harm else ""
    return figure(scene, unit, span, Measure(noun + befell, spans, singular(unit) + befell), scene.amount.end)


def _of_whole(scene: Scene, offset: int) -> Quantity | None:
    """The part of what was named before `offset`: its plural is the unit."""
    named = noun_before(scene.words, offset)
    if named is None or not named.plural or units().get(named.head.lower()) == "time":
        return None
    span, unit = (named.start, named.end), (named.head_start, named.end)
    measure = Measure(scene.text[slice(*span)], (span,), singular(named.head))
    return figure(scene, named.head, unit, measure, scene.amount.end)


def _of_level(scene: Scene, limit: int, before: Before | None) -> Quantity | None:
    """The level that something reached: "the number of camps rose to 40"."""
    named = subject_before(scene.words, limit)
    if named is None or named.head[:1].isupper() or units().get(named.head.lower()) == "time":
        return None
    if named.head.lower() in _TOTALS:
        return _of_total(scene, named, before)
    counted = named.plural or named.head.lower() in words("collective")
    if not counted or named.head.lower() in words("talk") | words("side") | words("speaker"):
        return None
    span, noun = (named.start, named.end), scene.text[named.start : named.end]
    measure = Measure(noun, (span,), singular(named.head))
    return figure(scene, named.head, (named.head_start, named.end), measure, scene.amount.end)


def _of_total(scene: Scene, total: Counted, before: Before | None) -> Quantity:
    """What "the number of boats" and "the toll" count: the noun behind "of", else what was counted before, else people."""
    tokens = scene.words.tokens
    inner = counted_noun(scene.words, total.next) if tokens[total.next].lower == "of" else None
    if inner:
        measure = Measure(scene.text[total.start : inner.end], ((total.start, inner.end),), singular(inner.head))
        return figure(scene, inner.head, (inner.head_start, inner.end), measure, scene.amount.end)
    unit = before.unit if before and total.head.lower() != "toll" else "people"
    noun = scene.text[total.start : total.end] + (f" of {unit}" if before else "")
    measure = Measure(noun, ((total.start, total.end),), singular(unit))
    return figure(scene, unit, (total.head_start, total.end), measure, scene.amount.end)


# --- nought -----------------------------------------------------------------------------------------------------------


def nought(text: str, sentence: Sentence, sentence_words: Words, match: re.Match[str]) -> Quantity | None:
    """Read "no casualties", "no soldiers were killed", "no one was hurt"; `match` has "no one" in its first group, "no" in its second."""
    start, end = match.span(match.lastindex or 1)
    amount = Amount(start, end, Decimal(0), None, "cardinal", Decimal(1), "", "", start, end, attributive=False)
    scene = Scene(text, sentence, sentence_words, amount, Bound("exact", start, start, definite=False))
    harm = find_harm(text, end, min(sentence.end, end + 60))
    passive = harm is not None and bool(_PASSIVE.search(text[max(0, harm[0] - 24) : harm[0]]))
    if match.group(1):
        return _of_people(scene, "people", harm) if harm and passive and harm[0] < end + 25 else None
    found = counted_noun(sentence_words, sentence_words.after(end))
    if found is None or found.start > end + 2:
        return None
    if found.head.lower() in words("victim"):
        return _counted(scene, found, None)
    person = found.head.lower() in words("person")
    return _counted(scene, found, harm) if person and passive and harm and harm[0] < found.end + 40 else None
