"""The grammar of English numerals: what number words that follow one another add up to."""

from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

Form: TypeAlias = Literal["cardinal", "fraction", "class"]
ONE = Decimal(1)


class Atom(NamedTuple):
    """A number word, or digits; `kind` as data/number_words.csv has it, or `digits`, `ratio`, `and`, `of` …"""

    start: int
    end: int
    kind: str
    value: Decimal
    word: str


def cardinal(atoms: list[Atom], at: int) -> tuple[Decimal, Decimal, int]:
    """Value, scale and index after the cardinal numeral that begins at `at` (the same index where none does)."""
    total, group, limit = Decimal(0), None, Decimal("Infinity")
    scale, last, index = ONE, "", at
    while index < len(atoms):
        kind, value = atoms[index].kind, atoms[index].value
        if kind == "and":
            if last not in ("hundred", "scale") or not _continues(atoms, index + 1, last, limit):
                break
            index += 1
            continue
        if kind in ("digits", "unit", "teen", "tens"):
            joined = _joined(group, last, kind, value, limit, total)
            if joined is None:
                break
            group = joined
        elif kind == "hundred" and last in ("", "unit", "teen", "tens", "digits"):
            group = (ONE if group is None else group) * 100
        elif kind == "dozen" and last in ("", "unit", "teen", "tens", "digits", "hundred"):
            group, scale = (ONE if group is None else group) * 12, Decimal(12)
        elif kind == "scale" and (group is not None or not last) and value < limit:
            total, group, limit = total + (ONE if group is None else group) * value, None, value
            scale = value if index - at <= 1 else scale
        elif kind == "scale" and last == "scale":
            total, limit, scale = total * value, value, scale * value
        else:
            break
        last = kind
        index += 1
    return total + (group or 0), scale, index


def _joined(
    group: Decimal | None, last: str, kind: str, value: Decimal, limit: Decimal, total: Decimal
) -> Decimal | None:
    """The group of up to three digits after one more word of it; `None` where the word begins another number."""
    if group is None:
        return value if not total or (value < limit and value == int(value)) else None
    if last == "tens" and kind == "unit" and value > 0:
        return group + value
    if last == "hundred" and value < 100:
        return group + value
    return None


def _continues(atoms: list[Atom], index: int, last: str, limit: Decimal) -> bool:
    """Whether the word after "and" goes on with the numeral ("three hundred and six", not "three hundred and 40 others")."""
    if index >= len(atoms) or atoms[index].kind not in ("unit", "teen", "tens", "digits"):
        return False
    if atoms[index].kind == "digits" and atoms[0].kind != "digits":
        return False
    follower = atoms[index + 1].kind if index + 1 < len(atoms) else ""
    if follower in ("part", "hundred", "scale"):
        return False
    return atoms[index].value < (100 if last == "hundred" else limit)


def extended(
    atoms: list[Atom], after: int, value: Decimal, scale: Decimal
) -> tuple[Decimal, Decimal, int, Form] | None:
    """What "and a half", "point five", "in five", "out of ten" make of the number before them."""
    kinds = [atom.kind for atom in atoms[after : after + 3]]
    if kinds[:1] == ["and"] and (kinds[1:] in (["a", "part"], ["an", "part"]) or _is_one(atoms, after + 1, kinds)):
        scales = scale > 1 and after + 3 < len(atoms) and atoms[after + 3].kind == "scale"
        if scales:
            return value + atoms[after + 3].value / atoms[after + 2].value, scale, after + 4, "cardinal"
        return _scaled(atoms, after + 3, value + scale / atoms[after + 2].value, scale)
    if kinds == ["and", "unit", "part"]:
        value += scale * atoms[after + 1].value / atoms[after + 2].value
        return _scaled(atoms, after + 3, value, scale)
    if kinds[:1] == ["ratio"]:
        return _scaled(atoms, after + 1, value + atoms[after].value, scale)
    if kinds[:1] == ["point"] and len(kinds) > 1:
        return _decimals(atoms, after + 1, value, scale)
    return _proportion(atoms, after, value)


def _is_one(atoms: list[Atom], index: int, kinds: list[str]) -> bool:
    return kinds[1:] == ["unit", "part"] and atoms[index].value == 1


def _scaled(atoms: list[Atom], after: int, value: Decimal, scale: Decimal) -> tuple[Decimal, Decimal, int, Form]:
    """With the scale that may follow: "one and a half million"."""
    if after < len(atoms) and atoms[after].kind in ("scale", "dozen", "hundred"):
        return value * atoms[after].value, atoms[after].value, after + 1, "cardinal"
    return value, scale, after, "cardinal"


def _decimals(
    atoms: list[Atom], index: int, value: Decimal, scale: Decimal
) -> tuple[Decimal, Decimal, int, Form] | None:
    digits = ""
    while index < len(atoms) and atoms[index].kind in ("unit", "teen", "tens"):
        if digits and atoms[index - 1].kind == "tens" and atoms[index].kind == "unit":
            digits = digits[:-1]
        digits += str(atoms[index].value)
        index += 1
    return _scaled(atoms, index, value + Decimal(f"0.{digits}"), scale) if digits else None


def _proportion(atoms: list[Atom], after: int, value: Decimal) -> tuple[Decimal, Decimal, int, Form] | None:
    """As in "one in five", "nine out of ten": a share of the second number."""
    kinds = [atom.kind for atom in atoms[after : after + 2]]
    size = 2 if kinds == ["out", "of"] else 1 if kinds[:1] in (["in"], ["over"]) else 0
    if not size or after + size >= len(atoms):
        return None
    whole, _, end = cardinal(atoms, after + size)
    if end == after + size or not 0 < value < whole or whole != int(whole) or (kinds[0] == "over" and value != 1):
        return None
    if kinds[0] == "in" and (whole > 100 or (value != 1 and whole not in (5, 10, 100))):
        return None
    return value / whole, ONE, end, "fraction"
