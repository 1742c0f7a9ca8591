"""Amounts: numbers with their sign of currency, per cent or unit of measure, and the ranges they form."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from secdialogue.language.numbers import Number, find_numbers
from secdialogue.language.numerals import Form


class Amount(NamedTuple):
    """A number or a range of numbers with the unit that is written with it; offsets are code points, half-open."""

    start: int
    end: int
    value: Decimal
    #: Upper bound of a range.
    high: Decimal | None
    form: Form
    scale: Decimal
    #: `percent`, an ISO 4217 code, a unit as it is written, or "" where a noun is counted.
    unit: str
    #: `percent`, `percentage-point`, `currency`, what data/units.csv says of the unit, `unknown` for letters that are
    #: attached and no unit ("5G"), or "".
    kind: str
    #: Where the unit is written; where the number begins in a bare number.
    unit_start: int
    unit_end: int
    #: Whether the unit stands before a noun, by a hyphen ("a 20-kilometre zone").
    attributive: bool
    #: Whether it is one of two figures with a hyphen between them that form no range ("3-1").
    score: bool = False


_PERCENT = re.compile(
    r"[ \u00a0]?%|[ \u00a0-]{1,2}(?:per[ ]?cents?|percents?|pct|percentage(?![ -]points?))\b(?![ -]points?\b)",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"[ \u00a0-](?:(?:percentage|percent|per cent)[ -]points?|pp)\b|[ \u00a0]?%[ -]points?\b", re.IGNORECASE
)
_PERCENT_BEFORE = re.compile(r"(?<!\w)(?:per ?cents?|percents?) of $", re.IGNORECASE)
_WORDS = re.compile(r"([ \u00a0-]?)([^\W\d_][\w.'’²³/]{0,14}(?:-hours?\b)?|°[CF]?|[¥€£₽₹₴₩₺₪₦₫₱฿₡₾₭])")
_RANGE = re.compile(
    r"[ \u00a0]?([-–—‑])[ \u00a0]?|[ ](to|and|or|through)[ ](?:about |around |nearly |as many as |even )?"
)
_BETWEEN = re.compile(r"\bbetween (?:about |around |roughly |an estimated |some )?$", re.IGNORECASE)
_FROM = re.compile(r"(\w{0,20})[ ]?\bfrom (?:about |around |roughly |nearly |just |over |some )?$", re.IGNORECASE)
_RANGING = frozenset(("ranging", "range", "ranges", "ranged", "estimates", "vary", "varies", "varying", "anywhere"))
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
#: Before a year that is no bound of a range ("from $6bn in 2021 to $13bn").
_IN = (" in ", " In ", " since ", " by ")
_WEIGHED = re.compile(r" of (?!aid|debt|funding|money|support|assistance|military)|s? bombs?\b")
_CURRENCY_AFTER_OF = re.compile(r"[^\W\d_]{2,12}\b")
_ONE = Decimal(1)
#: ISO 4217 codes that are also English words in capitals, as in headlines; read as currency only behind the number.
_ALSO_WORDS = frozenset(("ALL", "TOP", "TRY", "CUP", "PEN", "MAD", "SOS", "GEL"))


def _rows(name: str) -> list[str]:
    lines = files("secdialogue.language").joinpath(f"data/{name}").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@cache
def units() -> dict[str, str]:
    """Units of measure in lower case, and what they measure."""
    return dict(row.rsplit(",", 1) for row in _rows("units.csv"))


@cache
def _currencies() -> dict[str, str]:
    return dict(row.rsplit(",", 1) for row in _rows("currencies.csv"))


def is_currency(word: str) -> bool:
    """Whether a word is the name of a currency."""
    return word.lower() in _currencies()


@cache
def _codes() -> frozenset[str]:
    return frozenset(code for row in _rows("currency_codes.txt") for code in row.split())


def is_money(unit: str) -> bool:
    """Whether the unit of an amount is an ISO 4217 code."""
    return unit in _codes()


@cache
def _signs() -> tuple[dict[str, str], re.Pattern[str]]:
    """Signs of currency and the pattern that finds one, or a code, right before a number."""
    signs = dict(row.rsplit(",", 1) for row in _rows("currency_symbols.csv"))
    ordered = "|".join(re.escape(sign) for sign in sorted(signs, key=lambda sign: (-len(sign), sign)))
    return signs, re.compile(rf"(?:(?<![A-Za-z])({ordered})|\b([A-Z]{{3}}))[ \u00a0]?$")


def find_amounts(text: str, start: int = 0, end: int | None = None) -> Iterator[Amount]:
    """The amounts of `text[start:end]` in order; two that form a range are one amount.

    "From 5 to 8 per cent" is a change from one level to another and gives two amounts, unless a word says that it ranges.
    """
    before: Amount | None = None
    for number in find_numbers(text, start, end):
        amount = measured(text, number)
        if before is None:
            before = amount
            continue
        if amount.start < before.end:
            continue
        joined = _joined(text, before, amount)
        if len(joined) == 2:
            yield joined[0]
        before = joined[-1]
    if before is not None:
        yield before


def measured(text: str, number: Number) -> Amount:
    """A number with the sign before it or the unit after it."""
    sign = _sign_before(text, number)
    if sign:
        return _amount(number, sign[1], number.end, sign[0], "currency", sign[1], number.start, attributive=False)
    for pattern, kind in ((_POINTS, "percentage-point"), (_PERCENT, "percent")):
        match = pattern.match(text, number.end)
        if match:
            return _amount(
                number, number.start, match.end(), "percent", kind, match.start(), match.end(), attributive=False
            )
    before = _PERCENT_BEFORE.search(text, max(0, number.start - 16), number.start)
    if before:
        return _amount(
            number, before.start(), number.end, "percent", "percent", before.start(), before.end(), attributive=False
        )
    return _unit_after(text, number) or _bare(number)


def _amount(
    number: Number, start: int, end: int, unit: str, kind: str, unit_start: int, unit_end: int, *, attributive: bool
) -> Amount:
    return Amount(
        start, end, number.value, None, number.form, number.scale, unit, kind, unit_start, unit_end, attributive
    )


def _bare(number: Number) -> Amount:
    kind = "unknown" if number.attached else ""
    return _amount(number, number.start, number.end, "", kind, number.start, number.end, attributive=False)


def _sign_before(text: str, number: Number) -> tuple[str, int] | None:
    """The currency that a sign or code before the number gives, and where that begins."""
    if not text[number.start].isdigit() and text[number.start] not in "-.":
        return None
    signs, pattern = _signs()
    match = pattern.search(text, max(0, number.start - 8), number.start)
    if not match:
        return None
    if match.group(1):
        return signs[match.group(1)], match.start(1)
    code = match.group(2)
    return (code, match.start(2)) if code in _codes() and code not in _ALSO_WORDS else None


def _unit_after(text: str, number: Number) -> Amount | None:
    """The currency or unit that up to three words after the number name, the longest name first."""
    ends: list[int] = []
    position, joint = number.end, ""
    if number.form == "class" and text.startswith(" of ", number.end):
        currency = _CURRENCY_AFTER_OF.match(text, number.end + 4)
        code = _currencies().get(currency.group().lower()) if currency else None
        if code and currency:
            return _amount(number, number.start, currency.end(), code, "currency", *currency.span(), attributive=False)
    while len(ends) < 3:
        word = _WORDS.match(text, position)
        if not word or (
            position == number.end
            and not word.group(1)
            and not (number.attached or text[position] in "°¥€£₽₹₴₩₺₪₦₫₱฿₡₾₭")
        ):
            break
        joint = joint or word.group(1) or "glued"
        position = word.end()
        ends.append(position)
    for end in reversed(ends):
        unit = text[number.end : end].lstrip(" \u00a0-")
        lower = unit.lower().replace("-", " ").replace("\u00a0", " ").rstrip(".'’")
        found = _meaning(text, number, unit, lower, end)
        if found:
            start = end - len(unit)
            end -= len(unit) - len(unit.rstrip(".'’"))
            found = (found[0].rstrip(".'’"), found[1])
            attributive = joint == "-" and text[number.end] == "-"
            return _amount(number, number.start, end, found[0], found[1], start, end, attributive=attributive)
    return None


def _meaning(text: str, number: Number, unit: str, lower: str, end: int) -> tuple[str, str] | None:
    """What a name after a number stands for, as (unit, kind)."""
    currencies = _currencies()
    code = currencies.get(lower) or currencies.get(lower + "s" if text[number.end : number.end + 1] == "-" else "")
    if code:
        if lower in ("pound", "pounds") and (_WEIGHED.match(text, end) or text[number.end] == "-"):
            return unit, "mass"
        return None if lower == "won" and number.value < 1000 else (code, "currency")
    if unit in _codes() or unit in _signs()[0]:
        return _signs()[0].get(unit, unit), "currency"
    kind = units().get(lower)
    if kind is None or (len(lower) < 2 and lower != "°" and not (number.attached and unit == lower)):
        return None
    if lower in ("mi", "min", "am", "ha", "sec", "g", "b", "h", "bit") and not number.attached and lower != "min":
        return (unit, kind) if lower == "am" or lower == "ha" else None
    return unit, kind


def _joined(text: str, first: Amount, second: Amount) -> list[Amount]:
    """One amount where the two form a range, else both."""
    gap = _RANGE.fullmatch(text, first.end, second.start)
    if not gap:
        return [first, second]
    hyphen, word = gap.groups()
    low, high = _bounds(first, second)
    same = not first.unit or not second.unit or first.unit == second.unit
    if hyphen and same and low >= high and " " not in text[first.end : second.start]:
        return [first._replace(score=True), second._replace(score=True)]
    years = bool(_YEAR.match(text[first.start : first.end])) and (
        bool(_YEAR.match(text[second.start : second.end])) or text.endswith(_IN, 0, first.start)
    )
    if (
        not same
        or (first.kind in ("percent", "percentage-point") and not second.unit)
        or low >= high
        or years
        or first.score
        or first.high is not None
        or "class" in (first.form, second.form)
        or [first.form, second.form].count("fraction") == 1
    ):
        return [first, second]
    if not (hyphen or _says_range(text, first, second, word)):
        return [first, second]
    unit = first if first.unit and not second.unit else second
    return [
        second._replace(start=first.start, value=low, high=high, unit=unit.unit, kind=unit.kind, unit_start=unit.unit_start, unit_end=unit.unit_end)
    ]  # fmt: skip


def _bounds(first: Amount, second: Amount) -> tuple[Decimal, Decimal]:
    """The values of both, the first with the scale that is written only once ("5 to 7 million")."""
    if (
        first.scale == 1
        and second.scale > 1
        and first.form == second.form == "cardinal"
        and first.value < second.value / second.scale
    ):
        return first.value * second.scale, second.value
    return first.value, second.value


def _says_range(text: str, first: Amount, second: Amount, word: str) -> bool:
    """Whether a word between two amounts makes a range of them: "between 5 and 7", "5 to 7", "three or four"."""
    if word == "and":
        return bool(_BETWEEN.search(text, max(0, first.start - 40), first.start))
    if word == "or":
        low, high = _bounds(first, second)
        return high <= 2 * low and first.kind == "" and high < 10**9
    origin = _FROM.search(text, max(0, first.start - 40), first.start)
    if origin:
        return origin.group(1).lower() in _RANGING
    return True
