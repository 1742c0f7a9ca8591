"""A text as a string of word classes, one letter a word, so that the grammar of dates can be written as patterns over it.

The classes and their words stand in `data/date_words.csv`; numbers are classed by their form. Everything else is a
WORD (small initial) or a NAME (capital). Positions in the class string are word indices; offsets are code points.
"""

import functools
import re
import string
from importlib.resources import files
from typing import Final

from attrs import frozen

#: Classes that are told by form and not listed in the data file.
_FORMS: Final = (
    "NUM", "NTH", "YEAR", "DECADE", "NUMBER", "ISO", "SLASHED", "TIME", "APOS", "STOP", "PARA", "WORD", "NAME", "OTHER",
)  # fmt: skip
#: Classes whose words may be written small; the others ("May", "Sun", "Black Friday") carry a capital, or all capitals.
_CAPITAL: Final = {"ABBR", "WD", "FEAST", "PAPER", "TITLE"}
_CAPITAL_WORDS: Final = {"may", "march", "august"}

#: Each alternative starts with another kind of character or fails at once: the work is linear in the text.
_WORD: Final = re.compile(
    r"""[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![\w-])
      | (?:[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}|[0-9]{4}[/.][0-9]{1,2}[/.][0-9]{1,2})(?![\w/-])
      | [0-9]+(?:[.,:][0-9]+)*[^\W\d_]*
      | [ap]\.m\b\.?
      | [^\W\d_]\w*
      | ['’](?:s\b)?
      | [.!?…]["'”’)\]]{0,3}\s+(?=["'“‘(\[]{0,3}[A-Z])
      | \n[^\S\n]*\n\s*
      | --|[^\w\s]""",
    re.VERBOSE,
)
_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SLASHED: Final = re.compile(r"[0-9]{1,2}([/.-])[0-9]{1,2}\1(?:[0-9]{2}|[0-9]{4})|[0-9]{4}([/.])[0-9]{1,2}\2[0-9]{1,2}")
_TIME: Final = re.compile(r"[0-9]{1,2}(?:[.:][0-9]{2}){1,2}(?:am|pm|AM|PM|Z)?|[0-9]{1,2}(?:am|pm|AM|PM)")


@frozen
class Words:
    """The words of a text: `codes[i]` is the class letter of the word at `text[spans[i][0]:spans[i][1]]`."""

    text: str
    codes: str
    spans: list[tuple[int, int]]

    def word(self, index: int) -> str:
        """The word as written."""
        start, end = self.spans[index]
        return self.text[start:end]

    def lower(self, index: int) -> str:
        """The word in small letters."""
        return self.word(index).lower()

    def value(self, index: int) -> str:
        """What the word stands for in the data file ("7" for "July"), or its digits."""
        return _vocabulary()[1].get(self.lower(index)) or re.sub("[^0-9]", "", self.word(index))

    def touching(self, index: int) -> bool:
        """Whether no space parts the word from the next one."""
        return index + 1 < len(self.spans) and self.spans[index][1] == self.spans[index + 1][0]

    def is_a(self, index: int, *classes: str) -> bool:
        """Whether there is a word at `index` and it belongs to one of the classes."""
        return 0 <= index < len(self.codes) and self.codes[index] in letters(classes)


def words_of(text: str) -> Words:
    """The words of a text with their classes."""
    known = _vocabulary()[0]
    codes: list[str] = []
    spans: list[tuple[int, int]] = []
    for found in _WORD.finditer(text):
        word = found.group()
        codes.append(known.get(word) or _unlisted(word, found.end() - found.start()))
        spans.append(found.span())
    return Words(text, "".join(codes), spans)


@functools.cache
def letter(name: str) -> str:
    """The letter that stands for a class. Raises KeyError where there is no such class."""
    return _letters()[name]


@functools.cache
def letters(names: tuple[str, ...]) -> str:
    """The letters that stand for some classes."""
    return "".join(letter(name) for name in names)


@functools.cache
def _letters() -> dict[str, str]:
    names = dict.fromkeys([*_FORMS, *(row[1] for row in _rows())])
    return dict(zip(names, string.ascii_letters + string.digits + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ", strict=False))


@functools.cache
def _rows() -> list[tuple[str, str, str]]:
    lines = files("secdialogue.language").joinpath("data/date_words.csv").read_text("utf-8").splitlines()
    rows = (line.rsplit(",", 2) for line in lines if not line.startswith("#"))
    return [(word.strip('"'), name, value) for word, name, value in rows]


@functools.cache
def _vocabulary() -> tuple[dict[str, str], dict[str, str]]:
    """Class letter by word in every spelling that is allowed, and value by word in small letters."""
    codes = {str(n): letter("NUM") for n in range(1, 32)} | {f"{n:02}": letter("NUM") for n in range(1, 10)}
    codes |= {str(n): letter("YEAR") for n in range(1000, 2200)}
    codes |= {f"{n}s": letter("DECADE") for n in [*range(1500, 2100, 10), *range(20, 100, 10)]}
    for n in range(1, 32):
        codes |= {f"{n}{ending}": letter("NTH") for ending in ("st", "nd", "rd", "th")}
    values = {}
    for word, name, value in _rows():
        values[word] = value
        codes[word.capitalize()] = codes[word.upper()] = letter(name)
        if name not in _CAPITAL and word not in _CAPITAL_WORDS:
            codes[word] = letter(name)
    return codes | {"'s": letter("APOS"), "’s": letter("APOS"), "'": letter("APOS"), "’": letter("APOS")}, values


def _unlisted(word: str, length: int) -> str:
    first = word[0]
    if first.isalpha():
        return letter("NAME" if first.isupper() else "WORD")
    if first in "0123456789":
        return letter(_number(word)) if length < 40 else letter("NUMBER")
    if first == "\n":
        return letter("PARA")
    return letter("STOP" if first in ".!?…" else "OTHER")


def _number(word: str) -> str:
    if _ISO.match(word):
        return "ISO"
    if _SLASHED.fullmatch(word):
        return "SLASHED"
    return "TIME" if _TIME.fullmatch(word) else "NUMBER"
