"""What a figure is made of: its value, bound, unit, measure, change and place, each with its span."""

import re
from decimal import Decimal
from typing import Any, NamedTuple

import attrs

from secdialogue.language.amounts import Amount
from secdialogue.language.bounds import Bound, Change
from secdialogue.language.counted import Words
from secdialogue.language.figure_places import find_place
from secdialogue.language.quantity_words import find_harm, find_last_harm
from secdialogue.language.sentences import Sentence

Span = tuple[int, int]
#: A verb of harm: its span, and the participle that names what befell those counted.
Harm = tuple[int, int, str]


@attrs.frozen
class Quantity:
    """A figure; spans are (start, end) in code points of the text, half-open."""

    #: From the comparator to the end of the counted noun.
    start: int
    end: int
    #: The words that give the value.
    number: Span
    value: Decimal
    #: The upper bound of a range.
    high: Decimal | None
    #: As MODEL's Metric has it, and its words; no span where it is exact and nothing says so.
    comparator: str
    comparator_span: Span | None
    #: The head of what is counted, `percent`, an ISO 4217 code, or a unit of measure as written.
    unit: str
    unit_span: Span
    #: What is measured, in the words of the text without the number.
    measure: str
    measure_spans: tuple[Span, ...]
    #: The head of the measure in lower case and the singular, with what befell it: figures that differ in it are no rivals.
    variable: str
    change: str | None = None
    direction: str | None = None
    change_span: Span | None = None
    place: Span | None = None


class Scene(NamedTuple):
    """Where an amount stands."""

    text: str
    sentence: Sentence
    words: Words
    amount: Amount
    bound: Bound
    #: Whether it stands under a picture, where small counts only say who is seen.
    caption: bool = False


class Measure(NamedTuple):
    """What is measured: its words, their spans, and the key of rival figures."""

    text: str
    spans: tuple[Span, ...]
    variable: str


def figure(
    scene: Scene, unit: str, unit_span: Span, measure: Measure, end: int, change: Change | None = None
) -> Quantity:
    """The figure that an amount is, up to the end of what it counts."""
    amount, bound = scene.amount, scene.bound
    end = max(end, amount.end)
    told: dict[str, Any] = {}
    if change:
        told = {"change": change.change, "direction": change.direction, "change_span": (change.start, change.end)}
    return Quantity(
        start=min(amount.start, bound.start) if bound.start < amount.start else amount.start,
        end=end,
        number=(amount.start, amount.end),
        value=_plain(amount.value),
        high=None if amount.high is None else _plain(amount.high),
        comparator=bound.comparator,
        comparator_span=(bound.start, bound.end) if bound.start < bound.end else bound.told,
        unit=unit,
        unit_span=unit_span,
        measure=measure.text,
        measure_spans=measure.spans,
        variable=measure.variable,
        place=find_place(scene.words, amount.start, end),
        **told,
    )


def _plain(value: Decimal) -> Decimal:
    """A value without trailing zeros behind the point and without exponent."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


#: Between a count and its verb: "five people, including two children, were killed".
ASIDE = re.compile(r",? (?:including|among them|among whom|most of them|all of them|mostly)\b[^,;.]{0,60},")


#: Between those counted and the verb that tells what befell them and others: " and a journalist with the paper were ".
_SHARED = re.compile(r" and (?:an?|one|two|his|her|their) [^,;:.()]{1,80}? (?:were|have been|had been) ")
#: What those behind "of" suffered.
_SUFFERED = re.compile(r"\b(deaths?|killings?|murders?|abductions?|kidnappings?|arrests?) of $", re.IGNORECASE)
_BEFELL = {"death": "died", "killing": "killed", "murder": "killed", "abduction": "abducted", "kidnapping": "kidnapped", "arrest": "arrested"}  # fmt: skip


def harm_of(scene: Scene, start: int, end: int) -> Harm | None:
    """The verb of harm that tells what befell those counted at `start:end`: right after them, else before them in the clause."""
    text, sentence, before_them = scene.text, scene.sentence, scene.bound.start
    aside = ASIDE.match(text, end)
    end = aside.end() if aside else end
    after = find_harm(text, end, min(sentence.end, end + 45))
    if after and not re.search(r"[,;:]| (?:by|and|as|who|when|after|while|in|from) ", text[end : after[0]]):
        return after
    further = find_harm(text, end, min(sentence.end, end + 120))
    if further and _SHARED.fullmatch(text, end, further[0]):
        return further
    before = find_last_harm(text, max(sentence.start, before_them - 40), before_them)
    if before and not re.search(r"[;:]| (?:by|as|when|after|while|for) ", text[before[1] : before_them]):
        return before
    suffered = _SUFFERED.search(text, max(sentence.start, before_them - 24), before_them)
    if suffered:
        return (*suffered.span(1), _BEFELL[suffered.group(1).lower().removesuffix("s")])
    return find_harm(text, start, end)


_IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child", "wives": "wife", "lives": "life"}


def singular(noun: str) -> str:
    """A noun in lower case and the singular, by the endings of regular plurals."""
    lower = noun.lower().replace("’", "'").removesuffix("'s")
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if lower.endswith("men"):
        return lower[:-3] + "man"
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes")):
        return lower[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(lower) > 3:
        return lower[:-1]
    return lower
