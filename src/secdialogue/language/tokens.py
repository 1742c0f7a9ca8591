"""Words and marks of a text, each with its place: what sentences, names and reporting clauses are looked for in."""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Token(NamedTuple):
    """A word, a number or a single mark; offsets are code points of the text, half-open."""

    start: int
    end: int
    #: As the text has it.
    text: str
    #: The same in lower case, with a typewriter apostrophe for a curly one.
    lower: str


@cache
def abbreviations() -> dict[str, str]:
    """Abbreviations that carry a full stop, in lower case without it, and their kind.

    Kinds: `title` (a name follows), `number` (a digit follows), `inner` (a sentence never ends with it),
    `either` (a sentence may end with it).
    """
    rows = files("secdialogue.language").joinpath("data/abbreviations.csv").read_text("utf-8").splitlines()
    return {row.split(",")[0]: row.split(",")[1] for row in rows if row and not row.startswith("#")}


#: One token. Every alternative begins with another kind of character or fails at once, so that the work is linear.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., p.m., J.F.K.
    r"|[^\W\d_]+(?:[-‑](?:[^\W\d_]\.){2,}|(?:[-‑](?=\w)|['’](?![sS](?!\w))(?=[^\W\d_])|[.@](?=[a-z\d]))[^\W_]+)*"
    r"|\d+(?:[.,]\d+)*(?:[-\w]\w*)*"  # 2,500 · 10th · 2010-2014
    r"|['’][sS](?!\w)"
    r"|\.{2,}|''|``|--+"
    r"|\S"
)
#: Abbreviations that are also written small; the others are in capitals ("mass." ends a sentence, "Mass." is a state).
_SMALL = frozenset(
    ("vs", "v", "viz", "cf", "approx", "est", "al", "no", "nos", "art", "sec", "para", "ch", "fig", "vol", "pp")
)


def _carries_stop(word: Token, text: str, stop: int) -> bool:
    """Whether the full stop at `text[stop]` belongs to the abbreviation before it."""
    if len(word.text) == 1 and word.text.isupper():
        return text[stop + 1 : stop + 2] == " " and text[stop + 2 : stop + 3].isupper()  # Elijah E. Cummings
    kind = abbreviations().get(word.lower)
    if kind is None or (word.text == word.lower and kind != "either" and word.lower not in _SMALL):
        return False
    if kind == "number":
        return text[stop + 1 : stop + 3].strip()[:1].isdigit()
    return stop + 1 == len(text) or not text[stop + 1].isalnum()


def lowered(word: str) -> str:
    """The word in lower case, with a typewriter apostrophe for a curly one within it."""
    lower = word.lower()
    return lower.replace("’", "'") if "’" in lower and len(word) > 1 else lower


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]` in order.

    Compounds stay whole ("US-led"), the possessive `'s` is a token of its own, an abbreviation keeps its full stop
    ("Gen.", "U.S."); every other mark stands alone, but for `''`, double hyphens and dots in a row.
    """
    found: list[Token] = []
    add = found.append
    make = tuple.__new__
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        first, last = match.span()
        if word == "." and found and found[-1].end == first and _carries_stop(found[-1], text, first):
            abbreviated = found.pop()
            first, word = abbreviated.start, abbreviated.text + "."
        lower = word.lower()
        add(
            make(Token, (first, last, word, lowered(word) if "’" in lower else lower))
        )  # as Token(…) does, in half the time
    return found
