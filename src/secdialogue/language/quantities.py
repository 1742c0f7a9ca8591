"""Figures of substance in a text: what is counted, how much, how sure, which way it changed, and where."""

import re
from decimal import Decimal
from typing import NamedTuple

import attrs

from secdialogue.language.amounts import Amount, find_amounts, units
from secdialogue.language.analysis import Analysis
from secdialogue.language.bounds import Bound, Change, bound_after, bound_before, change_of
from secdialogue.language.counted import Counted, Words, counted_noun, find_place, noun_before, phrase_end, words_of
from secdialogue.language.quantity_words import find_harm, find_last_harm, words
from secdialogue.language.sentences import Sentence
from secdialogue.language.traps import is_trap

Span = tuple[int, int]


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


class _Scene(NamedTuple):
    """Where an amount stands."""

    text: str
    sentence: Sentence
    words: Words
    amount: Amount
    bound: Bound


_SKIPPED_BLOCKS = frozenset(("notice", "byline", "dateline"))
_FACTORS = {"doubl": 2, "trebl": 3, "tripl": 3, "quadrupl": 4, "halv": 50}
_SPECIAL = re.compile(
    r"\b(?:([Nn](?:o one|obody))(?= )|([Nn]o)[ ](?=[A-Za-z])|(doubl|trebl|tripl|quadrupl|halv)(?:ed|ing)\b(?![ ](?:down|back|up|over))"
    r"|((?:two|three|four|five|six|seven|eight|nine|ten|twenty|\d{1,3})-?fold)\b)"
)
_FOLDS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twenty": 20,
}
_COMPOUND = re.compile(r"-(strong|man|woman|person|troop|soldier|member|vehicle|job)s?\b")
_COMPOUND_UNITS = {"man": "men", "woman": "women", "person": "people"}
_CAPTION = re.compile(
    r"\((?:Image|Photo)[^)]{0,80}\)|\b(?:Photo|Image|Credit|AP Photo|Getty|poses? for)\b", re.IGNORECASE
)
_FAMILIAR = re.compile(r" (?:who (?:were |was |are |is )?)?(\w{1,12})")
_SHARE_OF = re.compile(r" (?:of|the|its|their|his|her|our|as|all|a)\b")
_AUXILIARY = re.compile(
    r" (?:(?:have|has|had|were|was|are|is|be|been|being|also|reportedly|may|could|would|will|still|more) ){1,4}\w"
)
_LEVEL = re.compile(
    r"\b(?:to|from|at|total(?:l?ing|l?ed|s)?|toll|numbered|number(?:ing|s)?|reach(?:ed|es|ing)?|stands? at|stood at|is|was) $"
)


def find_quantities(analysis: Analysis) -> list[Quantity]:
    """The figures of a text in order of their place.

    Years, dates, ages, ordinals, durations, numbers in names, scores and counts of the sides of a talk are none.
    The work grows linearly with the text.
    """
    text = analysis.text
    reader = _Reader(analysis)
    found = [quantity for amount in find_amounts(text) if (quantity := reader.read(amount))]
    found += [quantity for match in _SPECIAL.finditer(text) if (quantity := reader.read_special(match))]
    return sorted(found, key=lambda quantity: (quantity.start, quantity.end))


class _Reader:
    """Reads the amounts of one text, classing the words of a sentence only where it holds one."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._text = analysis.text
        self._sentence: Sentence | None = None
        self._words = Words([], [])
        self._people: tuple[int, str] = (-1, "")

    def read(self, amount: Amount) -> Quantity | None:
        """The figure that an amount is, if it is one."""
        if not self._enter(amount.start):
            return None
        sentence = self._sentence
        assert sentence is not None
        bound = bound_before(self._text, amount, sentence.start)
        compared = bound.comparator not in ("exact", "range")
        if is_trap(self._text, amount, sentence.start, compared=compared, headline=self._headline()):
            return None
        scene = _Scene(self._text, sentence, self._words, amount, bound)
        if amount.kind in ("percent", "percentage-point") or (amount.form == "fraction" and not amount.kind):
            return _share(scene)
        if amount.kind:
            return _measured(scene)
        quantity = _count(scene, self._people[1] if self._people[0] == sentence.block else "")
        if quantity and quantity.unit_span[0] > amount.start:
            self._people = (sentence.block, quantity.unit)
        return quantity

    def read_special(self, match: re.Match[str]) -> Quantity | None:
        """The figure in "no casualties", "nobody was hurt", "doubled", "threefold"."""
        if not self._enter(match.start()):
            return None
        sentence = self._sentence
        assert sentence is not None
        if match.group(1) or match.group(2):
            return _nought(self._text, sentence, self._words, match)
        return _factor(self._text, sentence, self._words, match)

    def _enter(self, offset: int) -> bool:
        """Go to the sentence at `offset`; false where nothing is to be read there."""
        sentence = self._analysis.sentence_at(offset)
        if sentence is None or self._analysis.blocks[sentence.block].kind in _SKIPPED_BLOCKS:
            return False
        if sentence is not self._sentence:
            self._sentence = sentence
            self._words = words_of(self._analysis, sentence)
        return True

    def _headline(self) -> bool:
        """Whether the sentence is set in title case, where a capital tells no name."""
        long = [token.text for token in self._words.tokens if len(token.text) > 3 and token.text[0].isalpha()]
        return sum(word[0].isupper() for word in long) > 0.7 * len(long)


def _quantity(
    scene: _Scene,
    unit: str,
    unit_span: Span,
    measure: str,
    spans: list[Span],
    variable: str,
    end: int,
    **fields: object,
) -> Quantity:
    amount, bound = scene.amount, scene.bound
    cited = None if bound.start >= bound.end else (bound.start, bound.end)
    start = min(amount.start, bound.start)
    quantity = Quantity(
        start, max(end, amount.end), (amount.start, amount.end), amount.value, amount.high, bound.comparator, cited,
        unit, unit_span, measure, tuple(spans), variable, place=find_place(scene.words, amount.start, max(end, amount.end)),
    )  # fmt: skip
    return attrs.evolve(quantity, **fields)  # type: ignore[arg-type]


def _with_change(change: Change | None) -> dict[str, object]:
    if change is None:
        return {}
    return {"change": change.change, "direction": change.direction, "change_span": (change.start, change.end)}


# --- shares -----------------------------------------------------------------------------------------------------------


def _share(scene: _Scene) -> Quantity | None:
    """A percentage, percentage points, or a fraction, which is read as per cent to one decimal."""
    text, amount = scene.text, scene.amount
    change = change_of(text, amount, scene.bound.start, scene.sentence.start, scene.sentence.end)
    if amount.form == "fraction" and amount.kind == "":
        if not _is_share(scene, change):
            return None
        percent = (amount.value * 100).quantize(Decimal("0.1")).normalize()
        scene = scene._replace(amount=amount._replace(value=percent + 0))
    found = counted_noun(scene.words, scene.words.after(amount.end))
    if found and text[amount.end : found.start].count(" ") > 3:
        found = None
    return _named(scene, "percent", (amount.unit_start, amount.unit_end), found, change)


def _is_share(scene: _Scene, change: Change | None) -> bool:
    """Whether a fraction is a figure ("a third of the country", "cut by half"), no measure of time or manner of speech."""
    text, amount = scene.text, scene.amount
    following = re.compile(r"(?: of)?(?: (?:an?|the|its|last|this|two|three))*[ -]([\w-]{1,16})").match(
        text, amount.end
    )
    if following and (
        units().get(following.group(1).lower()) == "time"
        or following.group(1).lower() in ("majority", "battle", "way", "story")
    ):
        return False
    proportion = " in " in text[amount.start : amount.end] or " out of " in text[amount.start : amount.end]
    return bool(change or proportion or scene.bound.comparator != "exact" or _SHARE_OF.match(text, amount.end))


def _named(scene: _Scene, unit: str, unit_span: Span, found: Counted | None, change: Change | None) -> Quantity:
    """A figure with a unit of its own: named by the phrase behind it, or by the noun that the verb before it tells of."""
    text, amount = scene.text, scene.amount
    spans: list[Span]
    if found is None:
        limit = change.start if change and change.start < amount.start else scene.bound.start
        before = noun_before(scene.words, limit)
        spans = [(before.start, before.end)] if before else [(amount.unit_start, amount.unit_end)]
        head = before.head if before else unit
        end = amount.end
    else:
        end = phrase_end(scene.words, found)
        spans, head = [(found.start, end)], _changed(scene.words, found)
    if change and not (spans[0][0] <= change.start < spans[0][1]):
        spans.insert(0, (change.start, change.end))
    measure = " ".join(text[a:b] for a, b in spans)
    variable = f"{singular(head)} {unit.lower()}" + (" change" if change else "")
    return _quantity(
        scene, unit, unit_span, measure, spans, variable, found.end if found else end, **_with_change(change)
    )


def _changed(sentence_words: Words, found: Counted) -> str:
    """The head of what is measured: of "reduction in attacks" the attacks."""
    if found.head.lower() in words("increase-noun") | words("decrease-noun") and found.next + 1 < len(
        sentence_words.tokens
    ):
        inner = (
            counted_noun(sentence_words, found.next + 1)
            if sentence_words.tokens[found.next].lower in ("in", "of", "to")
            else None
        )
        return inner.head if inner else found.head
    return found.head


# --- measures ---------------------------------------------------------------------------------------------------------


def _measured(scene: _Scene) -> Quantity | None:
    """Money, distances, areas, weights and other units of measure."""
    amount = scene.amount
    change = change_of(scene.text, amount, scene.bound.start, scene.sentence.start, scene.sentence.end)
    index = scene.words.after(amount.end)
    tokens = scene.words.tokens
    linked = index < len(tokens) and (
        tokens[index].lower in ("of", "in", "worth") or amount.kind == "currency" or amount.attributive
    )
    if linked and tokens[index].lower in ("in", "worth"):
        index += 1
    found = counted_noun(scene.words, index) if linked and index < len(tokens) else None
    if found and found.start > amount.end + 12:
        found = None
    return _named(scene, amount.unit, (amount.unit_start, amount.unit_end), found, change)


# --- counts -----------------------------------------------------------------------------------------------------------


def _count(scene: _Scene, people: str) -> Quantity | None:
    """A number of things; `people` is what the figure before it in the paragraph counted."""
    text, amount = scene.text, scene.amount
    compound = _COMPOUND.match(text, amount.end)
    if compound:
        return _compound(scene, compound)
    behind = bound_after(text, amount.end)
    index = scene.words.after(behind.end if behind else amount.end)
    found = counted_noun(scene.words, index)
    if found and text[amount.end : found.start].strip() and not _close(text, amount.end, found.start, behind):
        found = None
    if found is None:
        return _headless(scene, people)
    later = bound_after(text, found.end)
    if later and scene.bound.comparator == "exact":
        scene = scene._replace(bound=later)
    harm = _harm(scene, found.start, found.end)
    if not _is_figure(scene, found, harmed=harm is not None):
        return None
    return _counted(scene, found, harm)


def _close(text: str, end: int, start: int, behind: Bound | None) -> bool:
    """Whether only "of", articles and the like stand between number and noun."""
    return bool(re.fullmatch(r"[\s\w+,-]{0,40}", text[end:start])) or behind is not None


def _counted(scene: _Scene, found: Counted, harm: tuple[int, int, str] | None) -> Quantity:
    text, amount = scene.text, scene.amount
    end = phrase_end(scene.words, found)
    change = change_of(text, amount, scene.bound.start, scene.sentence.start, scene.sentence.end)
    measure, spans = text[found.start : end], [(found.start, end)]
    variable = singular(found.head)
    if harm:
        if not found.start <= harm[0] < end:
            spans.append(harm[:2])
            measure = f"{text[found.start : found.end]} {harm[2]}{text[found.end : end]}"
        variable += f" {harm[2]}"
    if change:
        variable += " change"
        measure = f"{text[change.start : change.end]} {measure}"
        spans.append((change.start, change.end))
    unit = (found.head_start, found.head_start + len(found.head))
    return _quantity(scene, found.head, unit, measure, spans, variable, found.end, **_with_change(change))


def _compound(scene: _Scene, compound: re.Match[str]) -> Quantity | None:
    """As in "a 10,000-strong force", "a 2,000-troop cut"."""
    word = compound.group(1)
    index = scene.words.after(compound.end())
    found = counted_noun(scene.words, index)
    if found is None or (word == "member" and scene.amount.value < 100):
        return None
    unit = found.head if word == "strong" else _COMPOUND_UNITS.get(word, word + "s")
    span = (
        (found.head_start, found.head_start + len(found.head))
        if word == "strong"
        else (compound.start(1), compound.end())
    )
    measure = scene.text[found.start : found.end]
    change = change_of(
        scene.text,
        scene.amount._replace(end=compound.end(), attributive=True),
        scene.bound.start,
        scene.sentence.start,
        scene.sentence.end,
    )
    spans = [(found.start, found.end)]
    return _quantity(scene, unit, span, measure, spans, singular(unit), found.end, **_with_change(change))


def _headless(scene: _Scene, people: str) -> Quantity | None:
    """A number whose noun is left out: "hundreds were killed", "wounding 12", "rose to 300"."""
    text, amount, bound = scene.text, scene.amount, scene.bound
    before = text[max(scene.sentence.start, bound.start - 40) : bound.start]
    active = find_last_harm(text, max(scene.sentence.start, bound.start - 20), bound.start)
    direct = active is not None and not text[active[1] : bound.start].strip()
    passive = bool(_AUXILIARY.match(text, amount.end))
    harm = _harm(scene, amount.start, amount.end) if direct or passive else None
    class_ = amount.form == "class"
    one = amount.value <= 1 or (text[amount.start : amount.end].lower() in ("two", "three", "both") and not harm)
    if one and not (harm and amount.value >= 1 and direct):
        return None
    if not (
        direct
        or (passive and (harm or class_ or amount.value > 12))
        or class_
        or (_LEVEL.search(before) and (amount.value > 12 or bound.end > bound.start))
    ):
        return None
    antecedent = noun_before(scene.words, bound.start, plural=not _LEVEL.search(before)) if not direct else None
    if antecedent is None:
        unit, span = people or "people", (amount.start, amount.end)
        noun, spans = unit, [span]
    elif antecedent.head.lower() in ("toll", "number", "total", "figure", "count"):
        unit, span = "people", (antecedent.head_start, antecedent.end)
        noun, spans = text[antecedent.start : antecedent.end], [(antecedent.start, antecedent.end)]
    else:
        unit, span = antecedent.head, (antecedent.head_start, antecedent.head_start + len(antecedent.head))
        noun, spans = text[antecedent.start : antecedent.end], [(antecedent.start, antecedent.end)]
    if units().get(unit.lower()) == "time" or unit.lower() in words("talk") or unit.lower() in words("side"):
        return None
    if harm:
        spans.append(harm[:2])
    measure = f"{noun} {harm[2]}" if harm else noun
    variable = singular(unit) + (f" {harm[2]}" if harm else "")
    return _quantity(scene, unit, span, measure, spans, variable, amount.end)


def _harm(scene: _Scene, start: int, end: int) -> tuple[int, int, str] | None:
    """The verb of harm that tells what befell those counted: right after them, else before them in the clause."""
    text, sentence = scene.text, scene.sentence
    stop = min(sentence.end, end + 45)
    after = find_harm(text, end, stop)
    if after and not re.search(r"[,;:]| (?:by|and|as|who|when|after|while|in|from) ", text[end : after[0]]):
        return after
    before = find_last_harm(text, max(sentence.start, scene.bound.start - 40), scene.bound.start)
    if before and not re.search(r"[;:]| (?:by|as|when|after|while|for) ", text[before[1] : scene.bound.start]):
        return before
    return find_harm(text, start, end)


def _is_figure(scene: _Scene, found: Counted, *, harmed: bool) -> bool:
    """Whether a count is one of substance, not a count of the sides, of sources, of parts of a talk, or a time."""
    amount, bound = scene.amount, scene.bound
    head = found.head.lower()
    small = amount.form == "cardinal" and amount.high is None and bound.comparator == "exact"
    if units().get(head) == "time" or head in ("time", "times", "olds", "year-olds", "percent"):
        return False
    if head in words("talk") and (small and amount.value <= 20):
        return False
    if head in words("side") and small and (amount.value <= 6 or bound.definite) and amount.value <= 20:
        return False
    if not harmed and small and amount.value <= 10:
        if head in words("speaker") or head == "others":
            return False
        follower = _FAMILIAR.match(scene.text, found.end)
        if head == "people" and follower and follower.group(1) in words("familiar"):
            return False
        if _CAPTION.search(scene.text, scene.sentence.start, min(scene.sentence.end + 40, scene.sentence.start + 600)):
            return False
    if amount.value == 1 or scene.text[amount.start : amount.end].lower() == "one":
        return _is_one(scene, found, harmed=harmed)
    return _agrees(scene, found, harmed=harmed)


def _is_one(scene: _Scene, found: Counted, *, harmed: bool) -> bool:
    """Whether "one" counts: someone harmed, or a lower bound; "one of the", "one day", "this one" do not."""
    previous = scene.text[max(0, scene.amount.start - 12) : scene.amount.start].split()[-1:]
    if found.plural or (
        previous
        and previous[0].lower()
        in ("no", "any", "every", "each", "this", "that", "which", "the", "number", "on", "as", "another")
    ):
        return False
    return harmed or (scene.bound.comparator == "at-least" and scene.bound.start < scene.amount.start)


def _agrees(scene: _Scene, found: Counted, *, harmed: bool) -> bool:
    """Whether the noun is plural as its number asks, or a name or mass that needs no plural form."""
    if found.plural:
        return True
    written = scene.text[scene.amount.start : scene.amount.end]
    named = found.head[:1].isupper() and (harmed or not written.isdigit())
    return named or scene.bound.comparator != "exact" or "," in written or scene.amount.scale > 1


# --- no, doubled ------------------------------------------------------------------------------------------------------


def _nought(text: str, sentence: Sentence, sentence_words: Words, match: re.Match[str]) -> Quantity | None:
    """Read "no casualties", "no soldiers were killed", "no one was hurt" as nought."""
    group = match.lastindex or 1
    start, end = match.span(group)
    amount = Amount(start, end, Decimal(0), None, "cardinal", Decimal(1), "", "", start, end, attributive=False)
    scene = _Scene(text, sentence, sentence_words, amount, Bound("exact", start, start, definite=False))
    harm = find_harm(text, end, min(sentence.end, end + 60))
    passive = harm and re.search(r" (?:was|were|been|are|is|be|got)(?: \w+)? $", text[: harm[0]][-24:])
    if group == 1:
        if not (harm and passive and harm[0] < end + 25):
            return None
        return _quantity(
            scene, "people", (start, end), f"people {harm[2]}", [(start, end), harm[:2]], f"person {harm[2]}", end
        )
    found = counted_noun(sentence_words, sentence_words.after(end))
    if found is None or found.start > end + 2:
        return None
    head = found.head.lower()
    if head in words("victim"):
        return _counted(scene, found, None)
    if head in words("person") and passive and harm and harm[0] < found.end + 40:
        return _counted(scene, found, harm)
    return None


def _factor(text: str, sentence: Sentence, sentence_words: Words, match: re.Match[str]) -> Quantity | None:
    """Read "doubled", "a threefold rise": a change by a factor; what is halved falls by 50 per cent."""
    start, end = match.span()
    stem, fold = match.group(3), match.group(4)
    if stem:
        value = Decimal(_FACTORS[stem])
    else:
        number = fold.removesuffix("fold").rstrip("-")
        value = Decimal(_FOLDS.get(number) or number)
    amount = Amount(start, end, value, None, "cardinal", Decimal(1), "", "", start, end, attributive=False)
    scene = _Scene(text, sentence, sentence_words, amount, bound_before(text, amount, sentence.start))
    tokens = sentence_words.tokens
    index = sentence_words.after(end)
    object_follows = index < len(tokens) and tokens[index].lower in ("the", "its", "their", "his") and stem is not None
    found = counted_noun(sentence_words, index) if object_follows else noun_before(sentence_words, scene.bound.start)
    if found is None:
        return None
    falls = stem == "halv" or bool(re.compile(r" (?:decrease|drop|fall|decline|reduction|cut)").match(text, end))
    unit = "percent" if stem == "halv" else found.head
    span = (start, end) if stem == "halv" else (found.head_start, found.head_start + len(found.head))
    change = Change("percent" if stem == "halv" else "factor", "decrease" if falls else "increase", start, end)
    measure, spans = text[found.start : found.end], [(found.start, found.end)]
    return _quantity(scene, unit, span, measure, spans, f"{singular(found.head)} change", end, **_with_change(change))


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
