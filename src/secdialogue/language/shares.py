"""Figures with a unit of their own: percentages, fractions, money, distances and weights; and changes by a factor."""

import re
from decimal import Decimal

from secdialogue.language.amounts import Amount, is_currency, units
from secdialogue.language.bounds import Change, bound_before, change_of
from secdialogue.language.counted import Counted, Words, counted_noun, phrase_end, subject_before, verb_before
from secdialogue.language.figures import Measure, Quantity, Scene, Span, figure, singular
from secdialogue.language.quantity_words import words
from secdialogue.language.sentences import Sentence

_SHARE_OF = re.compile(r" (?:of|the|its|their|his|her|our|as|all|a)\b")
_NO_SHARE = frozenset("majority battle way story".split())
_SHARED = re.compile(r"(?: of)?(?: (?:an?|the|its|two|three)){0,3}[ -]([\w-]{1,16})")
_FACTORS = {"doubl": 2, "trebl": 3, "tripl": 3, "quadrupl": 4, "halv": 50}
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
_FALLS = re.compile(r" (?:decrease|drop|fall|decline|reduction|cut)")


def share(scene: Scene) -> Quantity | None:
    """A percentage, percentage points, or a fraction, which is read as per cent to one decimal."""
    text, amount = scene.text, scene.amount
    change = change_of(text, amount, scene.bound.start, scene.sentence.start, scene.sentence.end)
    if amount.form == "fraction" and amount.kind == "":
        if not _is_share(scene, change):
            return None
        high = None if amount.high is None else _in_percent(amount.high)
        scene = scene._replace(amount=amount._replace(value=_in_percent(amount.value), high=high))
    found = counted_noun(scene.words, scene.words.after(amount.end))
    if found and (text[amount.end : found.start].count(" ") > 5 or units().get(found.head.lower()) == "time"):
        found = None
    return _named(scene, "percent", found, change)


def _in_percent(part: Decimal) -> Decimal:
    return (part * 100).quantize(Decimal("0.1"))


def _is_share(scene: Scene, change: Change | None) -> bool:
    """Whether a fraction is a figure ("a third of the country", "cut by half"), no measure of time or manner of speech."""
    text, amount = scene.text, scene.amount
    following = _SHARED.match(text, amount.end)
    if following:
        word = following.group(1).lower()
        if units().get(word) == "time" or word in _NO_SHARE:
            return False
    proportion = " in " in text[amount.start : amount.end] or " out of " in text[amount.start : amount.end]
    return bool(change or proportion or scene.bound.comparator != "exact" or _SHARE_OF.match(text, amount.end))


def measured(scene: Scene) -> Quantity | None:
    """Money, distances, areas, weights and other units of measure."""
    amount = scene.amount
    change = change_of(scene.text, amount, scene.bound.start, scene.sentence.start, scene.sentence.end)
    found = _named_by(scene, scene.words.after(amount.end))
    if found and (found.start > amount.end + 12 or units().get(found.head.lower()) == "time"):
        found = None
    return _named(scene, amount.unit, found, change)


def _named_by(scene: Scene, index: int) -> Counted | None:
    """The phrase behind a measure that says of what: "12 tonnes of grain", "$3bn in aid", "a $3bn sale", "a 20-km zone"."""
    tokens, classes = scene.words
    if index + 1 >= len(tokens):
        return None
    word = tokens[index].lower
    if word in ("in", "worth"):
        plain = tokens[index + 1].text[:1].islower() and classes[index + 1] != "DT"
        return counted_noun(scene.words, index + 1, partitive=False) if plain else None
    if word == "of":
        return counted_noun(scene.words, index)
    direct = scene.amount.attributive or (
        scene.amount.kind == "currency" and classes[index] not in ("VBG", "IN", "TO", "DT", "RB")
    )
    return counted_noun(scene.words, index, partitive=False) if direct else None


def _named(scene: Scene, unit: str, found: Counted | None, change: Change | None) -> Quantity:
    """A figure named by the phrase behind it, or by the noun that the verb before it tells of."""
    text, amount = scene.text, scene.amount
    spans: list[Span]
    if found is None:
        limit = change.start if change and change.start < amount.start else scene.bound.start
        start, stop, head = _teller(scene, limit) or (amount.unit_start, amount.unit_end, unit)
        spans, end = [(start, stop)], amount.end
    else:
        spans = [(found.start, phrase_end(scene.words, found))]
        head, end = _changed(scene.words, found), found.end
        before = _subject(scene, scene.bound.start) if _is_change(head) else None
        if before:
            spans, head = [(before.start, before.end), *spans], before.head
    if change and not any(a <= change.start < b for a, b in spans):
        spans.insert(0, (change.start, change.end))
    spans.sort()
    variable = f"{singular(head)} {unit.lower()}" + (" change" if change else "")
    measure = Measure(" ".join(text[a:b] for a, b in spans), tuple(spans), variable)
    return figure(scene, unit, (amount.unit_start, amount.unit_end), measure, end, change)


def _teller(scene: Scene, limit: int) -> tuple[int, int, str] | None:
    """The words that name a bare figure: what a verb before `limit` tells of, else the verb itself ("pledged $3m")."""
    before = _subject(scene, limit)
    if before:
        return before.start, before.end, before.head
    verb = verb_before(scene.words, scene.bound.start)
    return (verb.start, verb.end, verb.lower) if verb and not is_currency(verb.lower) else None


def _subject(scene: Scene, limit: int) -> Counted | None:
    """What a verb before `limit` tells of; no name, no sum, and nothing that is counted itself."""
    found = subject_before(scene.words, limit)
    if found is None or scene.words.classes[found.next - 1] in ("NNP", "NNPS"):
        return None
    first = scene.words.after(found.start)
    counted = first > 0 and scene.words.classes[first - 1] == "CD"
    return None if counted or is_currency(found.head) or units().get(found.head.lower()) == "time" else found


def _is_change(noun: str) -> bool:
    return noun.lower() in words("increase-noun") | words("decrease-noun")


def _changed(sentence_words: Words, found: Counted) -> str:
    """The head of what is measured: of "reduction in attacks" the attacks."""
    if not _is_change(found.head):
        return found.head
    tokens = sentence_words.tokens
    linked = found.next + 1 < len(tokens) and tokens[found.next].lower in ("in", "of", "to")
    inner = counted_noun(sentence_words, found.next + 1) if linked else None
    return inner.head if inner else found.head


def factor(text: str, sentence: Sentence, sentence_words: Words, match: re.Match[str]) -> Quantity | None:
    """Read "doubled", "a threefold rise": a change by a factor; what is halved falls by 50 per cent.

    `match` has the stem of the verb in its third group or the compound with "fold" in its fourth.
    """
    start, end = match.span()
    stem, fold = match.group(3), match.group(4)
    number = "" if stem else fold.removesuffix("fold").rstrip("- ")
    value = Decimal(_FACTORS[stem] if stem else _FOLDS.get(number) or number)
    amount = Amount(start, end, value, None, "cardinal", Decimal(1), "", "", start, end, attributive=False)
    scene = Scene(text, sentence, sentence_words, amount, bound_before(text, amount, sentence.start))
    index = sentence_words.after(end)
    tokens = sentence_words.tokens
    governs = stem is not None and index < len(tokens) and tokens[index].lower in ("the", "its", "their", "his")
    found = counted_noun(sentence_words, index) if governs else subject_before(sentence_words, scene.bound.start)
    if found is None:
        return None
    falls = stem == "halv" or bool(_FALLS.match(text, end))
    halved = stem == "halv"
    unit = "percent" if halved else found.head
    span = (start, end) if halved else (found.head_start, found.head_start + len(found.head))
    change = Change("percent" if halved else "factor", "decrease" if falls else "increase", start, end)
    measure = Measure(text[found.start : found.end], ((found.start, found.end),), f"{singular(found.head)} change")
    return figure(scene, unit, span, measure, end, change)
