"""How a figure bounds the truth ("about", "at least", "or more") and which way it changed ("a cut of", "rose by")."""

import re
from typing import NamedTuple

from secdialogue.language.amounts import Amount
from secdialogue.language.quantity_words import comparators, words


class Bound(NamedTuple):
    """A comparator with the span of its words (empty where it is exact), and whether an article makes the figure a known one."""

    comparator: str
    start: int
    end: int
    definite: bool
    #: Words further off that say it ("limits each side to").
    told: tuple[int, int] | None = None


class Change(NamedTuple):
    """A change as MODEL's Metric has it: its kind, its direction (or nothing), and the span of the words that say so."""

    change: str
    direction: str | None
    start: int
    end: int


_WORD_BEFORE = re.compile(r"[^\s]{1,24}")
_AFTER = re.compile(
    r"(?:(\+)|[ -](?:(plus)|(odd))\b|,?[ ](?:(or (?:more|above|over|greater|higher|beyond)|at (?:the )?(?:very )?least)|"
    r"(or so|or thereabouts|give or take)|(or (?:less|fewer|under|below|lower)|at (?:the )?most|maximum)))(?!\w)",
    re.IGNORECASE,
)
_AFTER_MEANS = ("at-least", "at-least", "approximately", "at-least", "approximately", "at-most")
_DEFINITE = frozenset("the these those its his her their our".split())
_SPATIAL = frozenset(("over", "under", "above", "below", "around"))
_DIRECTIONS = ("increase", "decrease")
_SKIPPED_AFTER = re.compile(
    r"[ -](?:sharp |steep |further |annual |net |overall |year-on-year |dramatic |significant |real |drastic |one-off )?([\w-]{1,20})"
)
#: What comes under attack is not fewer than any number ("came under 40 attacks").
_COMES = re.compile(r"\b(?:come|comes|came|coming) $")
_CHANGE_WINDOW = 70
#: Before a bound that is not to be passed ("would not enrich uranium above").
_NEGATED = re.compile(
    r"\b(?:(?:will|would|shall|should|may|must|can|could) (?:not|never)|cannot) [a-z]{2,14}(?: [a-z]{2,14}){0,4} $"
)
#: Before what is allowed at most: "limits each side to", "a ceiling of", also behind "and" ("to 10 ships and").
_CAPPED = re.compile(
    r"\b(limit(?:s|ed|ing)?|cap(?:s|ped|ping)?|restrict(?:s|ed|ing)?) (?!of )[^,;.()]{0,40}\bto (?:[\d,.]+ [^;.()]{1,40} and )?$"
    r"|\b((?:limit|cap|ceiling|maximum) of )$"
)


def bound_before(text: str, amount: Amount, floor: int) -> Bound:
    """The comparator in the words before an amount, no further back than `floor`, or the one right after it.

    Of two the outer counts where the inner only approximates ("at least some 300").
    """
    start = amount.start
    found, left, definite = "", start, False
    while left > floor:
        step = _phrase_before(text, left, floor)
        if step is None:
            break
        phrase, at = step
        comparator = comparators()[phrase]
        if phrase in _SPATIAL and (
            (amount.value < 10 and not amount.unit) or (phrase == "under" and _COMES.search(text, max(0, at - 12), at))
        ):
            break
        if phrase in _DEFINITE:
            definite = True
            break
        if comparator != "exact":
            if found and found != "approximately":
                break
            found, start = comparator, at
        elif found:
            break
        left = at
    if found == "more-than" and _NEGATED.search(text, max(floor, start - 60), start):
        found = "at-most"
    after = _AFTER.match(text, amount.end)
    if after and not found:
        group = after.lastindex or 1
        return Bound(_AFTER_MEANS[group - 1], after.start(group), after.end(group), definite)
    capped = _CAPPED.search(text, max(floor, amount.start - 100), amount.start) if not found and not after else None
    if capped and amount.high is None:
        group = capped.lastindex or 1
        return Bound("at-most", start, start, definite, capped.span(group))
    return Bound(_standing(amount, found), start, max(start, amount.start), definite)


def bound_after(text: str, end: int) -> Bound | None:
    """The comparator behind the counted noun ("300 people or more")."""
    after = _AFTER.match(text, end)
    if not after:
        return None
    group = after.lastindex or 1
    return Bound(_AFTER_MEANS[group - 1], after.start(group), after.end(group), definite=False)


def _standing(amount: Amount, found: str) -> str:
    """The comparator where no word says it, or where the word only softens a class or a range."""
    if amount.high is not None and found in ("", "approximately"):
        return "range"
    if amount.form == "class" and found in ("", "approximately"):
        return "at-least"
    return found or "exact"


def _phrase_before(text: str, end: int, floor: int) -> tuple[str, int] | None:
    """The longest phrase of data/comparators.csv that ends right before `end`, and where it begins."""
    if end == floor or text[end - 1] not in " \u00a0\n":
        return None
    spans = [match.span() for match in _WORD_BEFORE.finditer(text, max(floor, end - 48), end)]
    known = comparators()
    for size in range(min(4, len(spans)), 0, -1):
        start = spans[-size][0]
        while start < end and text[start] in "“\"‘'([—–-":
            start += 1
        phrase = " ".join(text[start:end].lower().split())
        if phrase in known:
            return phrase, start
    return None


def change_of(text: str, amount: Amount, start: int, floor: int, ceiling: int) -> Change | None:
    """How the figure is a change, told from the words beside it within `floor:ceiling`; `start` is where its comparator begins.

    A level that a change leads to or from ("rose to 300") is no change itself.
    """
    kind = {"percent": "percent", "percentage-point": "percentage-point"}.get(amount.kind, "absolute")
    share = amount.kind in ("percent", "percentage-point", "currency") or amount.form == "fraction"
    if amount.form == "fraction":
        kind = "percent"
    after = _noun_after(text, amount, ceiling) if share or amount.attributive else None
    before = _words_before(text, start, floor, share=share, money=amount.kind == "currency")
    found = after or before
    return Change(kind, *found) if found else None


def _noun_after(text: str, amount: Amount, ceiling: int) -> tuple[str, int, int] | None:
    """As in "a 64 per cent reduction", "12% higher"."""
    match = _SKIPPED_AFTER.match(text, amount.end, ceiling)
    if not match:
        return None
    word = match.group(1).lower()
    for direction in _DIRECTIONS:
        nouns = word in words(f"{direction}-noun") and not text.startswith(("s", "-"), match.end())
        if nouns or (word in words(f"{direction}-degree") and amount.kind != "currency"):
            return direction, match.start(1), match.end(1)
    return None


def _words_before(text: str, start: int, floor: int, *, share: bool, money: bool) -> tuple[str, int, int] | None:
    """As in "an increase of", "rose by", "cut its forces by", and before per cents "grew", "up"."""
    spans = [match.span() for match in _WORD_BEFORE.finditer(text, max(floor, start - _CHANGE_WINDOW), start)]
    if not spans:
        return None
    tokens = [text[a:b].lower().strip("“\"'(") for a, b in spans]
    link = tokens[-1]
    if link == "by":
        return _latest(tokens[:-1], spans, "verb", 9) or _latest(tokens[:-1], spans, "noun", 5)
    if link == "of":
        return _latest(tokens[:-1], spans, "noun", 6 if share else 1)
    if link in ("a", "an", "another"):
        return _immediate(tokens[:-1], spans, money=money) if share and len(tokens) > 1 else None
    return _immediate(tokens, spans, money=money) if share else None


_COPULAS = frozenset("was were is are be been and or went gone going moved still".split())
_ONLY_BY = frozenset("raise raised raises raising boost boosted lost gained gain".split())


def _immediate(tokens: list[str], spans: list[tuple[int, int]], *, money: bool) -> tuple[str, int, int] | None:
    """A verb of change right before the figure: "grew 5%", "was down 3%"; not "raised $3m" or "made up 20%"."""
    word, before = tokens[-1], tokens[-2] if len(tokens) > 1 else ""
    if (money and word in _ONLY_BY) or (
        word in ("up", "down") and not (before in _COPULAS or before.endswith(",") or not before)
    ):
        return None
    return _latest(tokens, spans, "verb", 1)


def _latest(tokens: list[str], spans: list[tuple[int, int]], kind: str, reach: int) -> tuple[str, int, int] | None:
    """The last word of change among the last `reach`, unless a clause ends behind it."""
    for back in range(1, min(reach, len(tokens)) + 1):
        word = tokens[-back]
        for direction in _DIRECTIONS:
            if word in words(f"{direction}-{kind}"):
                start, end = spans[len(tokens) - back]
                return direction, start, end
        if word.endswith((",", ".", ";", ":")):
            return None
    return None
