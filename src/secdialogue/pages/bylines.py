"""The names in a byline or author field: "By Ana Reyes and Tomas Brandt, in Quito" names two people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from secdialogue.documents import fold
from secdialogue.language.countries import country_of
from secdialogue.language.places import is_town
from secdialogue.language.relays import known_agency

_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,300}|\S{1,80}@[\w.-]{2,80}|(?<![\w@])@\w{2,40}", re.IGNORECASE)
_BRACKETS = re.compile(r"(?<=\S)\s{0,3}[(\[][^()\[\]]{0,60}[)\]]")
_SEPARATOR = re.compile(r"\s{0,3}[,;|/•·、・，；｜／\n]\s{0,3}|\s{1,3}[-–—]\s{1,3}")
_DATED = re.compile(r"\d{1,2}[:.]\d\d|(?:19|20)\d\d|\b\d{1,2}\b")
#: "Reporter" behind a name in Korean and Japanese.
_REPORTER = re.compile(r"(?<=[^\x00-\u2fff])\s{0,2}(?:기자|특파원|記者)$")
_ACCOUNT = re.compile(r"[a-z][a-z0-9_]{1,40}|[Aa]dmin|[Ss]uper ?[Uu]ser|[Aa]dministrator", re.ASCII)
_EDGES = ' \t\n.,:;|-–—*()[]\uff08\uff09【】"“”„«»'
#: Parts of names that are written small: "de", "van", "bin".
_PARTICLES = frozenset(
    {"al", "af", "am", "ap", "av", "bin", "bint", "da", "dal", "das", "de", "del", "della", "den", "der", "des", "di",
     "do", "dos", "du", "e", "el", "ibn", "la", "le", "lo", "mac", "ten", "ter", "van", "von", "y", "zu", "zur", "ad", "ul"}
)  # fmt: skip
#: Ends of names that a comma sets apart, without their full stops.
_SUFFIXES = frozenset(
    {"jr", "sr", "ii", "iii", "iv", "md", "mph", "phd", "esq", "usn", "usmc", "usaf", "ret", "obe", "cbe", "mp"}
)  # fmt: skip


def split_authors(field: str, *, strict: bool = False) -> list[str]:
    """The names in an author field or byline, as given, in order; roles, pictures' credits and addresses are left out.

    :param strict: keep only what is built like a person's name: for text that a reader sees, where a byline may hold
        anything; author fields meant for machines may name bodies.
    """
    text = _BRACKETS.sub("", _ADDRESS.sub(" ", fold(field)[:600]))
    text = _lead().sub("", text.lstrip(_EDGES), count=1)
    text = _pictures().sub("", text)
    names: list[str] = []
    for part in _parts(text, strict=strict):
        name = _once(_REPORTER.sub("", part.strip(_EDGES)))
        if names and name.lower().replace(".", "") in _SUFFIXES:
            names[-1] += f", {part.strip()}"
        elif _is_author(name, strict=strict, alone=not names):
            names.append(f"{name}." if part.rstrip().lower().endswith(("jr.", "sr.")) else name)
        elif strict and names:
            break
    return _distinct(names)


def _once(name: str) -> str:
    """A name that stands twice, for readers and for screen readers, once: "Awa Ndiaye Awa Ndiaye"."""
    half = len(name) // 2
    return name[:half] if len(name) % 2 and " " in name[:half] and name == f"{name[:half]} {name[:half]}" else name


def _is_author(name: str, *, strict: bool, alone: bool) -> bool:
    """Whether a part of a field names an author; an office does where no name stands before it, and so does a place."""
    if not name or _DATED.search(name) or name.casefold() in _words("nobody") or is_lead(name):
        return False
    if strict and (_bare(name.split()[0]) in _words("nobody") or (not alone and _is_degree(name))):
        return False
    if strict:
        return looks_like_a_name(name) if alone else not _is_place(name) and _can_be_joined(name, single=True)
    return len(name) < 120 and (alone or not (names_an_office(name) or _is_place(name)))


def _is_degree(name: str) -> bool:
    return name.isascii() and name.isupper() and len(name) < 4 and known_agency(name) is None


def _is_place(name: str) -> bool:
    return is_town(name) or country_of(name) is not None


def names_an_office(words: str) -> bool:
    """Whether a line holds the word for an office: "Senior Fellow, Coast Institute"."""
    return any(_bare(word) in _words("office") for word in words.split())


def _bare(word: str) -> str:
    return word.strip(".,:'’").casefold()


def looks_like_a_name(text: str) -> bool:
    """Whether `text` is built like a person's name: one to five capitalised words, no office, no digit."""
    words = text.split()
    if not words or len(words) > 6 or len(text) > 60 or any(c.isdigit() for c in text):
        return False
    if (not text[0].isupper() and text[0].lower() != text[0].upper()) or words[-1] in _PARTICLES:
        return False
    offices = _words("office")
    capitals = 0
    for word in words:
        bare = _bare(word)
        if bare in offices or bare in _words("tail") or (bare in _words("place") and capitals):
            return False
        if word[0].isupper() or word[0].lower() == word[0].upper():
            capitals += 1
        elif bare not in _PARTICLES and not bare.startswith(("d'", "d’", "al-", "el-")):
            return False
    return capitals >= 1


def begins_with_article(name: str) -> bool:
    """Whether a name begins as a body's does and no person's: "The Courier", "Le Courrier"."""
    return name.partition(" ")[0].casefold() in _words("article")


def is_account(name: str) -> bool:
    """Whether a name is that of an account: "areyes", "desk_2"; its owner's may stand in the byline."""
    return _ACCOUNT.fullmatch(name) is not None and known_agency(name.upper()) is None


def is_lead(text: str) -> bool:
    """Whether a text is nothing but what stands before an author's name: "Written by", "Autor:"."""
    return text.strip(" \t\n:：").casefold() in _words("lead")


def opens_with_lead(text: str) -> bool:
    """Whether a text begins with what stands before an author's name, and goes on: "Written by Awa Ndiaye"."""
    return _lead().match(text) is not None


def _parts(text: str, *, strict: bool) -> Iterator[str]:
    """The field cut at commas and at conjunctions, the latter only between what can be names of people or agencies."""
    for part in _SEPARATOR.split(text):
        pieces = [_name_alone(piece, strict=strict) for piece in _conjunction().split(part)]
        if len(pieces) == 2 and not pieces[0].strip():
            yield pieces[1]
        elif len(pieces) > 1 and _are_joined(pieces):
            yield from pieces
        else:
            yield _name_alone(part, strict=strict)


def _are_joined(pieces: list[str]) -> bool:
    """Whether conjunctions stand between names; an outlet that signs with an agency ("Le Courrier et AFP") stays whole."""
    return all(map(_can_be_joined, pieces)) and not (
        begins_with_article(pieces[0].strip()) and any(known_agency(piece.strip()) for piece in pieces)
    )


def _can_be_joined(piece: str, *, single: bool = False) -> bool:
    name = piece.strip()
    if known_agency(name):
        return True
    return looks_like_a_name(name) and (single or " " in name or not name.isascii())


def _name_alone(part: str, *, strict: bool) -> str:
    """A part without what follows a name of two words or more in it: "in Quito", "Senior Reporter", an agency's letters."""
    words = part.split()
    stops = _words("place") | _words("tail") if strict else _words("place")
    for i, word in enumerate(words[2:], start=2):
        bare = _bare(word)
        role = (bare in _words("rank") or bare in _words("office")) and names_an_office(" ".join(words[i:]))
        if (
            (bare in stops and word.islower())
            or bare in _words("nobody")
            or role
            or (word.isupper() and known_agency(" ".join(words[i:])))
        ):
            named = " ".join(words[:i])
            body = any(_bare(before) in _words("rank") or before.endswith(("'s", "’s")) for before in words[:i])
            return named if looks_like_a_name(named) and not body else part
    return part


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
def _pictures() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _words("picture"))))
    return re.compile(
        rf"(?:^|[\s,;|/•·]{{1,3}})(?:{words})(?:\s?[:：]|\s(?:by|von|par|por|di|av|af|credits?)\b).{{0,300}}$",
        re.IGNORECASE,
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
