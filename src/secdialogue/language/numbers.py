"""Numbers in digits and in words, with their place in the text and their exact value."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from secdialogue.language.numerals import ONE, Atom, Form, cardinal, extended


class Number(NamedTuple):
    """A number of a text; offsets are code points, half-open.

    Ordinals are no numbers; ranges, signs of currency and units are read by `amounts`.
    """

    start: int
    end: int
    #: Exact, but for fractions that do not end (a third is 0.3333…, to 28 digits).
    value: Decimal
    #: `class` for words that name an open number by its lower bound ("dozens", "several hundred").
    form: Form
    #: The scale that is written out ("2.5 million" has a million), which the number before it in a range may share.
    scale: Decimal
    #: Letters that follow the digits without a space ("29km" has "km"); empty otherwise.
    attached: str


_DIGITS = (
    r"\d{1,3}(?:,\d{3}){1,8}(?!,?\d)(?:\.\d{1,12})?"  # 1,234.5
    r"|\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3}){1,8}(?![ \u00a0\u202f]?\d)(?:\.\d{1,12})?"  # 1 234
    r"|\d{1,2}(?:,\d{2}){1,4},\d{3}(?!,?\d)(?:\.\d{1,12})?"  # 12,34,567
    r"|\d{1,3}(?:\.\d{3}){1,8},\d{1,12}"  # 1.234,5
    r"|\d{1,3}(?:\.\d{3}){2,8}(?![\d.])"  # 1.234.567
    r"|\d{1,3}(?:['’]\d{3}){1,8}(?!\d)"  # 1'234
    r"|\d{1,9},\d{1,2}(?![\d,])"  # 1,3
    r"|\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2}(?!\w))?"
)
_ATOM = re.compile(rf"(\d{{1,3}}/\d{{1,3}}(?![/\d])|{_DIGITS}|(?<![\d.])\.\d{{1,12}})|([½⅓⅔¼¾⅕⅙⅛⅜⅝⅞])|([^\W\d_]+)")
_LINK = re.compile(r"[ \t\u00a0\u202f]{1,3}(?:[-–][ \t])?|[-‐‑]|(?=[½⅓⅔¼¾⅕⅙⅛⅜⅝⅞])")
_SIGNS = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅙": (1, 6),
    "⅛": (1, 8),
    "⅜": (3, 8),
}
_SIGNS |= {"⅝": (5, 8), "⅞": (7, 8)}
_ARTICLE = re.compile(r"(?:^|[^\w’'-])(an?)[ \t\u00a0]{1,3}$", re.IGNORECASE)
_NEGATIVE = re.compile(r"(?:(?:^|[\s(])(-)|\b((?:minus|negative)[ ]))$", re.IGNORECASE)
_SUFFIX = re.compile(
    r"[ \u00a0]?(mn|million|billion|trillion|thousand|mln|mil|mio|bn|bln|tn|trn|tln)\b|[kKmMbBt]\b|MM\b"
)
#: What "m" behind a number means metres before.
_METRES = re.compile(
    r"[ -](?:tall|high|long|wide|deep|thick|from|away|above|below|north|south|east|west|off|apart|x|by|to|range|wall|fence|race|of)\b"
)
_CURRENCY_BEFORE = re.compile(r"[$€£¥₹₽₩₴₺₪₦][ ]?$|\b[A-Z]{3}[ ]?$")
#: An ISO 4217 code may touch its number ("USD115").
_CODE_BEFORE = re.compile(r"(?:^|\W)(?:USD|EUR|GBP|RM|Rp|Rs|Tk|K[Ss]h)$")
_FUNCTION_WORDS = {w: w for w in ("and", "point", "over", "out", "of", "in", "a", "an")} | {
    "few": "vague",
    "couple": "vague",
}
#: After "a third" something else than a noun: a fraction, no ordinal.
_SHARE_FOLLOWS = re.compile(
    r"\s{0,2}(?:$|[.,;:!?)\]”\"—–]|(?:of|the|its|their|his|her|our|as|more|less|fewer|lower|higher|smaller|larger|were|was|are|is|"
    r"have|had|has|said|say|in|since|from|by|to|over|compared|that|this|last|next|who|which|and|million|billion|a million|a billion)\b)"
)
_SCORES_FOLLOW = re.compile(r" (?:of|more|killed|dead|wounded|injured|were|are|have)\b")
#: Behind the lower bound of a range of shares.
_OTHER_PART = re.compile(r" and (?:an?|two|three|four)[ -](?:half|thirds?|quarters?|fifths?|sixth|tenth)\b")
_NO_HALF_BEFORE = re.compile(
    r"\b(?:first|second|latter|other|another|last|next|final|opening|better)[ -]$", re.IGNORECASE
)
_NO_HALF_AFTER = re.compile(
    r"[ -](?:past|time|hour|brother|sister|siblings?|life|way|mast|staff|day|centur|year|moon|measure|truth|hearted|baked)"
)


@cache
def _words() -> dict[str, tuple[str, Decimal]]:
    rows = files("secdialogue.language").joinpath("data/number_words.csv").read_text("utf-8").splitlines()
    table = [row.split(",") for row in rows if row and not row.startswith("#")]
    words = {word: (kind, Decimal(value)) for word, kind, value in table}
    return words | {word: (kind, Decimal(2)) for word, kind in _FUNCTION_WORDS.items()}


@cache
def _seeds() -> frozenset[str]:
    """Words a number may begin with."""
    kinds = {"unit", "teen", "tens", "hundred", "scale", "dozen", "class", "part", "vague"}
    return frozenset(word for word, (kind, _) in _words().items() if kind in kinds)


def find_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """The numbers of `text[start:end]` in order, none overlapping; the work grows linearly with the text.

    Marks for thousands are a comma, a space, an apostrophe, or a full stop where the decimal mark is a comma beside it or the
    full stop comes twice; "1.234" alone is a decimal fraction, as English writes.
    """
    stop = len(text) if end is None else end
    lower = text.lower()
    if len(lower) != len(text):  # a letter whose small form is two characters would move all offsets
        lower = "".join(small if len(small := character.lower()) == 1 else character for character in text)
    seeds, position = _seeds(), start
    for found in _openings().finditer(lower, start, stop):
        first = found.start()
        match = _ATOM.match(text, first, stop) if first >= position else None
        if match is None or (match.lastindex == 3 and match.group().lower() not in seeds):
            continue
        inside = first > 0 and (text[first - 1].isalnum() or text[first - 1] == "_")
        if inside and not _CODE_BEFORE.search(text, max(0, first - 4), first):
            continue
        read = _read(text, _chain(text, match, stop))
        if read is None:
            continue
        number, position = read
        if number:
            yield number


@cache
def _openings() -> re.Pattern[str]:
    """Where a number may begin, in a text in lower case: seed words are tried letter by letter, which is four times as fast as a list."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(_seeds(), key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[0], []).append(word[1:])
    words = "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in sorted(by_letter.items()))
    return re.compile(rf"\d|\b(?:{words})|(?<![\d.])\.\d|[½⅓⅔¼¾⅕⅙⅛⅜⅝⅞]")


def _chain(text: str, match: re.Match[str] | None, stop: int) -> list[Atom]:
    """The number words and digits that follow one another from `match` on, at most twenty-four."""
    atoms: list[Atom] = []
    words = _words()
    while match and len(atoms) < 24:
        word = match.group()
        if match.lastindex == 1:
            atoms.append(_digits_atom(match, word))
            if len(atoms) > 1 and atoms[-2].kind == atoms[-1].kind == "digits":  # two numbers, no numeral
                break
        elif match.lastindex == 2:
            over, under = _SIGNS[word]
            atoms.append(Atom(match.start(), match.end(), "ratio", Decimal(over) / under, word))
        else:
            kind, value = words.get(word.lower(), ("", ONE))
            if not kind:
                break
            atoms.append(Atom(match.start(), match.end(), kind, value, word.lower()))
        link = _LINK.match(text, match.end(), stop)
        match = _ATOM.match(text, link.end(), stop) if link else None
    return atoms


def _digits_atom(match: re.Match[str], word: str) -> Atom:
    start = match.start()
    if "/" in word:
        over, under = word.split("/")
        if 0 < int(over) < int(under) <= 10:
            return Atom(start, match.end(), "ratio", Decimal(over) / Decimal(under), word)
        return Atom(start, start + len(over), "digits", Decimal(over), over)
    return Atom(start, match.end(), "digits", _digits_value(word), word)


def _digits_value(word: str) -> Decimal:
    plain = re.sub(r"[\u00a0\u202f\u2009 '’]", "", word)
    comma = plain.rfind(",")
    if comma >= 0 and (("." in plain and comma > plain.rfind(".")) or len(plain) - comma - 1 < 3):
        return Decimal(plain.replace(".", "").replace(",", "."))
    plain = plain.replace(",", "")
    return Decimal(plain.replace(".", "") if plain.count(".") > 1 else plain)


def _read(text: str, atoms: list[Atom]) -> tuple[Number | None, int] | None:
    """The number that `atoms` begin with and where reading goes on; a number of `None` skips an ordinal."""
    first = atoms[0]
    match first.kind:
        case "vague":
            return _read_vague(text, atoms)
        case "class":
            return _read_class(text, atoms)
        case "part":
            return _read_part(text, atoms)
        case "ratio":
            return _number(text, first.start, first.end, first.value, "fraction"), first.end
    value, scale, after = cardinal(atoms, 0)
    if after == 0:
        return None
    end = atoms[after - 1].end
    article = _article(text, first) if first.kind in ("hundred", "scale", "dozen") else first.start
    if first.kind == "digits" and after == 1:
        return _read_digits(text, atoms)
    following = atoms[after] if after < len(atoms) else None
    if following and following.kind in ("part", "ordinal"):
        return _with_part(text, atoms, after, value, article)
    if following and following.kind == "class":
        base = following.value if following.word != "dozens" else Decimal(12)
        return _number(text, article, following.end, value * base, "cardinal", base), following.end
    more = extended(atoms, after, value, scale)
    if more:
        value, scale, after, form = more
        return _number(text, article, atoms[after - 1].end, value, form, scale), atoms[after - 1].end
    return _number(text, article, end, value, "cardinal", scale), end


def _number(
    text: str, start: int, end: int, value: Decimal, form: Form, scale: Decimal = ONE, attached: str = ""
) -> Number:
    """A number, with the minus sign before it taken in."""
    sign = _NEGATIVE.search(text, max(0, start - 12), start)
    if sign and (sign.group(2) or text[start] in "0123456789."):
        group = 1 if sign.group(1) else 2
        return Number(sign.start(group), end, -value, form, scale, attached)
    return Number(start, end, value, form, scale, attached)


def _article(text: str, atom: Atom) -> int:
    before = _ARTICLE.search(text, max(0, atom.start - 6), atom.start)
    return before.start(1) if before else atom.start


def _with_part(
    text: str, atoms: list[Atom], after: int, value: Decimal, start: int
) -> tuple[Number | None, int] | None:
    """A numeral before "third", "thirds", "first": a fraction, an ordinal, or a number beside another word."""
    last, part = atoms[after - 1], atoms[after]
    if part.kind == "part" and part.word.endswith("s"):
        if part.word == "quarters" and value != 3:
            return _number(text, start, last.end, value, "cardinal"), part.end
        return _fraction(text, atoms, after, value / part.value, start)
    if value == 1 and part.kind == "part" and after == 1:
        return _fraction(text, atoms, after, ONE / part.value, start)
    if last.kind == "tens" or part.value >= 100 or (last.kind in ("hundred", "scale") and atoms[0].kind != "digits"):
        return None, part.end
    return _number(text, start, last.end, value, "cardinal"), last.end


def _fraction(text: str, atoms: list[Atom], at: int, value: Decimal, start: int) -> tuple[Number | None, int]:
    """A fraction whose denominator is `atoms[at]`, or the number it makes of a scale ("two thirds of a million")."""
    rest = [atom.kind for atom in atoms[at + 1 : at + 4]]
    skipped = next(
        (n for n, lead in enumerate(([], ["a"], ["of", "a"])) if rest[: n + 1] in ([*lead, "scale"], [*lead, "dozen"])),
        None,
    )
    if skipped is None:
        return _number(text, start, atoms[at].end, value, "fraction"), atoms[at].end
    multiple = atoms[at + 1 + skipped]
    return _number(text, start, multiple.end, value * multiple.value, "cardinal", multiple.value), multiple.end


def _read_part(text: str, atoms: list[Atom]) -> tuple[Number | None, int] | None:
    """Read "half", "a quarter", "a third" where no numeral stands before."""
    first = atoms[0]
    start = _article(text, first)
    found = _fraction(text, atoms, 0, ONE / first.value, start)
    if found[0] and found[0].form == "cardinal" and (first.word in ("half", "quarter") or start < first.start):
        return found
    if first.word == "half":
        unfit = _NO_HALF_BEFORE.search(text, max(0, start - 12), start) or _NO_HALF_AFTER.match(text, first.end)
        hyphen = text[start - 1 : start] == "-" or text[first.end : first.end + 1] == "-"
        return None if unfit or hyphen else found
    single = start < first.start and not first.word.endswith("s")
    if single and text.startswith("between ", start - 8) and _OTHER_PART.match(text, first.end):
        return found
    return found if single and _SHARE_FOLLOWS.match(text, first.end) else None


def _read_vague(text: str, atoms: list[Atom]) -> tuple[Number | None, int] | None:
    """Read "several hundred", "a few dozen": twice the unit or more; "a couple of hostages": two."""
    start = _article(text, atoms[0])
    skipped = 2 if len(atoms) > 1 and atoms[1].kind == "of" else 1
    unit = atoms[skipped] if len(atoms) > skipped else None
    if unit and unit.kind in ("hundred", "scale", "dozen", "class") and unit.word != "tens":
        base = Decimal(12) if unit.word == "dozens" else unit.value
        value, scale, after = cardinal(atoms, skipped)
        if after > skipped:
            return _number(text, start, atoms[after - 1].end, 2 * value, "class", scale), atoms[after - 1].end
        return _number(text, start, unit.end, 2 * base, "class", base), unit.end
    if atoms[0].word == "couple" and start < atoms[0].start and skipped == 2:
        return _number(text, start, atoms[0].end, Decimal(2), "cardinal"), atoms[0].end
    return None


def _read_class(text: str, atoms: list[Atom]) -> tuple[Number | None, int] | None:
    """Read "hundreds", "tens of thousands": the lower bound."""
    value, end, index = atoms[0].value, atoms[0].end, 1
    while len(atoms) > index + 1 and atoms[index].kind == "of" and atoms[index + 1].kind == "class":
        value, end, index = value * atoms[index + 1].value, atoms[index + 1].end, index + 2
    if atoms[0].word == "scores" and not _SCORES_FOLLOW.match(text, end):
        return None
    if atoms[0].word == "tens" and index == 1 and not text.startswith(" of ", end):
        return None
    return _number(text, atoms[0].start, end, value, "class", value), end


def _read_digits(text: str, atoms: list[Atom]) -> tuple[Number | None, int] | None:
    """Digits that no word of number follows directly: with a suffix ("1.2m", "3bn"), a fraction, a proportion, or bare."""
    first = atoms[0]
    letter = text[first.end : first.end + 1]
    suffix = _SUFFIX.match(text, first.end)
    if suffix and _is_scale(text, first, suffix):
        scale = _words()[suffix.group().strip().lower()][1]
        return _number(text, first.start, suffix.end(), first.value * scale, "cardinal", scale), suffix.end()
    if letter.isalpha():
        attached = re.compile(r"[^\W\d_]{1,12}").match(text, first.end)
        letters = attached.group() if attached else letter
        return _number(text, first.start, first.end, first.value, "cardinal", ONE, letters), first.end + len(letters)
    following = atoms[1] if len(atoms) > 1 else None
    if following and following.kind == "class":
        base = following.value if following.word != "dozens" else Decimal(12)
        return _number(text, first.start, following.end, first.value * base, "cardinal", base), following.end
    more = extended(atoms, 1, first.value, ONE)
    if more:
        value, scale, after, form = more
        return _number(text, first.start, atoms[after - 1].end, value, form, scale), atoms[after - 1].end
    return _number(text, first.start, first.end, first.value, "cardinal"), first.end


def _is_scale(text: str, digits: Atom, suffix: re.Match[str]) -> bool:
    """Whether letters behind digits mean millions and the like, not metres, tonnes or a name."""
    letters = suffix.group().strip()
    if letters not in ("K", "m", "b", "t", "B", "M"):
        return True
    if _CURRENCY_BEFORE.search(text, max(0, digits.start - 5), digits.start):
        return True
    if letters in ("M", "B"):
        return True
    if letters in ("t", "K") or (letters == "b" and "." not in digits.word):
        return False
    if _METRES.match(text, suffix.end()):
        return False
    return "." in digits.word or bool(re.compile(r" [a-z]{3}").match(text, suffix.end()))
