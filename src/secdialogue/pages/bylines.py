"""The names in a byline or author field: "By Ana Reyes and Tomas Brandt, in Quito" names two people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

from secdialogue.documents import fold

_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,300}|\S{1,80}@[\w.-]{2,80}|(?<![\w@])@\w{2,40}", re.IGNORECASE)
_BRACKETS = re.compile(r"\s{0,3}[(\[][^()\[\]]{0,60}[)\]]")
_SEPARATOR = re.compile(r"\s{0,3}[,;|/•·、・\n]\s{0,3}|\s{1,3}[-–—]\s{1,3}")
_DATED = re.compile(r"\d{1,2}[:.]\d\d|(?:19|20)\d\d|\b\d{1,2}\b")
#: Parts of names that are written small: "de", "van", "bin".
_PARTICLES = frozenset(
    {"al", "af", "am", "ap", "av", "bin", "bint", "da", "dal", "das", "de", "del", "della", "den", "der", "des", "di",
     "do", "dos", "du", "e", "el", "ibn", "la", "le", "lo", "mac", "ten", "ter", "van", "von", "y", "zu", "zur", "ad", "ul"}
)  # fmt: skip
#: Ends of names that a comma sets apart.
_SUFFIXES = frozenset(
    {
        "jr",
        "jr.",
        "sr",
        "sr.",
        "ii",
        "iii",
        "iv",
        "md",
        "m.d.",
        "phd",
        "ph.d.",
        "esq",
        "esq.",
        "usn",
        "usmc",
        "usaf",
        "ret.",
        "obe",
    }
)


def split_authors(field: str, *, strict: bool = False) -> list[str]:
    """The names in an author field or byline, as given, in order.

    :param strict: keep only what is built like a person's name: for text that a reader sees, where a byline may hold
        anything; author fields meant for machines may name bodies.
    """
    text = _BRACKETS.sub("", _ADDRESS.sub(" ", fold(field)[:600]))
    text = _lead().sub("", text, count=1).strip(" \t\n,;:|-–—([")
    names: list[str] = []
    for part in _parts(text):
        part = part.strip(" .,:;|-–—*([") + ("." if part.rstrip().lower().endswith(("jr.", "sr.")) else "")
        if names and part.lower() in _SUFFIXES:
            names[-1] += f", {part}"
        elif part and not _DATED.search(part) and (looks_like_a_name(part) if strict else len(part) < 120):
            names.append(part)
        elif strict and names:
            break
    return _distinct(names)


def looks_like_a_name(text: str) -> bool:
    """Whether `text` is built like a person's name: one to five capitalised words, no office, no digit."""
    words = text.split()
    if not words or len(words) > 6 or len(text) > 60 or any(c.isdigit() for c in text):
        return False
    if not text[0].isupper() and text[0].lower() != text[0].upper():
        return False
    offices = _words("office")
    capitals = 0
    for word in words:
        bare = word.strip(".,'’").casefold()
        if bare in offices or bare in _words("tail"):
            return False
        if word[0].isupper() or word[0].lower() == word[0].upper():
            capitals += 1
        elif bare not in _PARTICLES and not bare.startswith(("d'", "d’", "al-", "el-")):
            return False
    return capitals >= 1


def _parts(text: str) -> Iterable[str]:
    """The field cut at commas and at conjunctions, the latter only between what can be names of people."""
    for part in _SEPARATOR.split(text):
        pieces = _conjunction().split(part)
        if len(pieces) > 1 and all(
            looks_like_a_name(p.strip()) and (" " in p.strip() or not p.isascii()) for p in pieces
        ):
            yield from pieces
        elif len(pieces) == 2 and not pieces[0].strip():
            yield pieces[1]
        else:
            yield part


def _distinct(names: list[str]) -> list[str]:
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(name.casefold(), name)
    return list(kept.values())


@cache
def _lead() -> re.Pattern[str]:
    words = sorted(_words("lead"), key=lambda w: (-len(w), w))
    return re.compile(
        rf"^\s{{0,3}}(?:{'|'.join(map(re.escape, words))})(?:\s{{0,2}}[:：]\s{{0,2}}|\s{{1,3}}(?=\S))", re.IGNORECASE
    )


@cache
def _conjunction() -> re.Pattern[str]:
    words = sorted(_words("and"), key=lambda w: (-len(w), w))
    return re.compile(rf"(?:^|\s{{1,3}})(?:{'|'.join(map(re.escape, words))})\s{{1,3}}")


@cache
def _words(kind: str) -> frozenset[str]:
    lines = resources.files("secdialogue.pages").joinpath("data/byline_words.csv").read_text("utf-8").splitlines()
    rows = (line.split(",", 1) for line in lines if line and not line.startswith(("#", "kind,")))
    return frozenset(word for row_kind, word in rows if row_kind == kind)
