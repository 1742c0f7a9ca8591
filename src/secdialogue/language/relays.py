"""Agencies and outlets that a text says it has its report from: "Voice of America (VOA) reported", "With inputs from ANI"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

from secdialogue.language.timestamps import MONTH, WEEKDAY

_CAP = r"[A-Z\u00c0-\u00de\u0100-\u017e][\w.&'’/-]{0,30}"
_NAME = rf"{_CAP}(?:\ (?:of|the|and|for|de)(?=\ [A-Z]))?(?:\ {_CAP}(?:\ (?:of|the|and|for|de)(?=\ [A-Z]))?){{0,5}}"
_LETTERS = r"(?:\ \((?P<letters>[A-Z][A-Za-z/-]{1,9})\))?"
_INTRODUCED = re.compile(rf"(?P<name>{_NAME})\ \((?P<letters>[A-Z][A-Za-z/-]{{1,9}})\)")
_STATE = rf"(?:(?:{_CAP}\ )?(?:state|official|government)(?:-run)?\ (?:media|television|tv|radio|broadcaster|news\ agency|newspaper))"

#: What an outlet does with a report; "said" is left out: outlets' spokesmen say, too.
_VERBS = ("reported", "reports", "quoted", "quotes", "cited", "cites", "broadcast", "carried")
_BEFORE_VERB = re.compile(
    rf"(?P<name>{_STATE}(?:\ {_NAME})?|{_NAME}){_LETTERS},?\ (?:(?:has|have|had|also|later|earlier|first)\ ){{0,2}}$"
)
_FROM = re.compile(
    rf"\b(?:[Aa]ccording\ to|[Cc]iting|[Aa]s\ reported\ by|[Cc]arried\ by|[Qq]uoted\ by|[Cc]ited\ by)\ (?:reports?\ (?:by|from|in)\ )?"
    rf"(?:the\ |The\ )?(?P<name>{_STATE}(?:\ {_NAME})?|{_NAME}){_LETTERS}"
)
#: "MENA officials", "Petra police": who is named is not the agency.
_AS_AN_ADJECTIVE = re.compile(
    r"\ (?:officials?|sources?|police|forces|figures|data|leaders?|authorities|ministers?|lawmakers|officers?|people|residents|region)\b"
)
_INPUTS = re.compile(
    r"\b[Ww]ith\ (?:additional\ |further\ )?(?:agency\ )?(?:inputs?|files?|material|reporting|reports?|contributions?)\ "
    r"(?:from|by)\ (?P<names>[^\n.;:()\[\]]{2,120})"
)
_ORIGIN = re.compile(
    rf"(?:\b(?:(?:first|originally)\ (?:published|appeared)|republished|reprinted)\ (?:by|in|on|at|from)\ (?:the\ |The\ )?"
    rf"|^[\[(]?(?:Source|Agency|Via|Courtesy)\ ?:\ )(?P<name>{_NAME}){_LETTERS}",
    re.MULTILINE,
)
_SIGNED = re.compile(
    r"(?:^|\n|[.!?\"”’)]\s|\s[-–—]{1,2}\s?|\s?[(/\[])(?P<name>[A-Z][\w./-]{1,20}(?:\ [A-Z][\w-]{1,20}){0,2})[)/\]]?\.?$"
)


#: Letters without which a pattern cannot match; looking for them is many times faster than the pattern.
_FROM_MARKS = ("ccording to", "iting ", "reported by", "arried by", "uoted by", "ited by")
_ORIGIN_MARKS = ("published", "appeared", "printed")
_LABELS = tuple(f"{label}{space}" for label in ("Source", "Agency", "Via", "Courtesy") for space in ("", " "))
#: Short parts of all verbs and of what stands before a name; a text without any of them names no outlet in its sentences.
_ANY_MARKS = ("report", "cite", "uote", "broadcast", "arried", "iting ", "ited by", "ccording to")


class Relay(NamedTuple):
    """An outlet named as the one that a report is taken from; offsets are code points, half-open."""

    start: int
    end: int
    name: str


@functools.cache
def agencies() -> dict[str, str]:
    """Every name and every set of letters that a known agency goes by, and its name."""
    lines = files("secdialogue.language").joinpath("data/news_agencies.csv").read_text("utf-8").splitlines()
    known = {}
    for line in lines:
        if line and not line.startswith(("#", "name,")):
            name, others, _ = line.split(",")
            known.update(dict.fromkeys([name, *filter(None, others.split("|"))], name))
    return known


@functools.cache
def known_agency(name: str) -> str | None:
    """The name of the agency that `name` stands for: as printed, or in capitals as datelines have it."""
    known = agencies()
    name = name.strip().removeprefix("The ").removeprefix("the ")
    return known.get(name) or (_upper().get(name) if name.isupper() else None)


@functools.cache
def _upper() -> dict[str, str]:
    return {form.upper(): name for form, name in agencies().items()}


@functools.cache
def _heads() -> frozenset[str]:
    lines = files("secdialogue.language").joinpath("data/media_heads.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def is_outlet(name: str) -> bool:
    """Whether a name is a known agency's, or a capitalised one that opens or closes with a word of outlets."""
    if known_agency(name):
        return True
    words = name.split()
    if len(words) > 2 and words[-1] == "Agency":  # an energy agency is none
        return words[-2] in ("News", "Press")
    return len(words) > 1 and (words[-1].lower() in _heads() or words[0].lower() in {"radio", "tv", "channel", "daily"})


def find_relays(text: str) -> list[Relay]:
    """The outlets that `text` is taken from, in order of first mention, each once, by the longest name that the text has.

    Letters in brackets after a name stand for it from then on. An outlet that was only told something is not among them.
    """
    found = sorted({*_in_sentences(text), *_originating(text), *_inputs(text), *_signed(text)})
    if not found:
        return []
    longest: dict[str, str] = {}
    first: dict[str, Relay] = {}
    letters = dict(_introduced(text))
    for relay in found:
        name = letters.get(relay.name, relay.name)
        key = known_agency(name) or name
        first.setdefault(key, relay)
        longest[key] = max(longest.get(key, ""), name, key=len)
    return [relay._replace(name=longest[key]) for key, relay in first.items()]


def _in_sentences(text: str) -> Iterator[Relay]:
    for mark in _ANY_MARKS:
        if mark in text:
            yield from _reporting(text)
            yield from _named_after(text, _FROM, _FROM_MARKS)
            return


def _originating(text: str) -> Iterator[Relay]:
    if any(text.endswith(_LABELS, 0, colon) for colon in _places(text, ":")):
        yield from _relays(text, _ORIGIN)
    else:
        yield from _named_after(text, _ORIGIN, _ORIGIN_MARKS)


def _places(text: str, mark: str) -> Iterator[int]:
    """Where a mark stands in a text."""
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _introduced(text: str) -> Iterator[tuple[str, str]]:
    for match in _INTRODUCED.finditer(text) if " (" in text else ():
        if is_outlet(name := _bare(match["name"])):
            yield match["letters"], name


def _bare(name: str) -> str:
    return name.removeprefix("The ").strip(" ,.")


def _relay(match: re.Match[str], shift: int = 0) -> Iterator[Relay]:
    """The outlet in a match, without the words of a date or a state's before it; nothing where it is none."""
    name = _bare(match["name"])
    if state := re.fullmatch(rf"{_STATE}(?:\ (?P<own>{_NAME}))?", name):
        name = state["own"] or name
    else:
        while (name and not is_outlet(name)) or _dated(name):
            name = name.partition(" ")[2]
    if name and not _is_ambiguous(name) and not _AS_AN_ADJECTIVE.match(match.string, match.end("name")):
        start = match.start("name") + match["name"].rindex(name) + shift
        yield Relay(start, start + len(name), name)


def _is_ambiguous(name: str) -> bool:
    """Whether letters stand for too much else in running text: PA, AA, CP; datelines and signatures may have them."""
    return len(name) == 2 and name.isupper() and name not in ("AP", "DW")


def _dated(name: str) -> bool:
    """Whether a name opens with a weekday or a month, as in "on Monday AFP reported"."""
    return bool(re.match(rf"(?:{WEEKDAY}|{MONTH})\s", name, re.IGNORECASE))


def _reporting(text: str) -> Iterator[Relay]:
    for verb in _VERBS:
        for at in _places(text, verb):
            window = max(0, at - 120)
            window = max(window, text.rfind("\n", window, at) + 1)
            if not text[at + len(verb) : at + len(verb) + 1].isalnum() and (match := _last_name(text[window:at])):
                yield from _relay(match, window)


def _last_name(words: str) -> re.Match[str] | None:
    """The name that `words` close with, taken from its first capital on."""
    match = _BEFORE_VERB.search(words)
    while match and match["name"].split()[0].lower() in {
        "the",
        "on",
        "in",
        "but",
        "and",
        "as",
        "when",
        "while",
        "after",
    }:
        match = _BEFORE_VERB.search(words, match.start() + 1)
    return match


def _named_after(text: str, pattern: re.Pattern[str], marks: tuple[str, ...]) -> Iterator[Relay]:
    for mark in marks:
        if mark in text:
            yield from _relays(text, pattern)
            return


def _relays(text: str, pattern: re.Pattern[str]) -> Iterator[Relay]:
    for match in pattern.finditer(text):
        yield from _relay(match)


def _inputs(text: str) -> Iterator[Relay]:
    end = 0
    for at in _places(text, "ith "):
        match = _INPUTS.match(text, at - 1) if at > end else None
        if match is None:
            continue
        end = match.end()
        for name in re.finditer(r"(?:(?!\ and\ |\ &\ )[^,])+", match["names"]):
            bare = re.sub(r"^(?:and|&|the)\ ", "", name[0].strip()).strip(" ,.")
            if re.fullmatch(_NAME, bare) and ("reporting" not in match[0] or is_outlet(bare)):
                start = match.start("names") + name.start() + name[0].index(bare)
                yield Relay(start, start + len(bare), bare)


def _signed(text: str) -> Iterator[Relay]:
    """An agency's signature at the end of a report: "(AFP)", "- Reuters"."""
    tail = text[-200:].rstrip()
    if not tail or tail[-1] in '"”!?' or (tail[-1] == "." and tail[-2:-1].islower()):
        return
    shift = max(0, len(text) - 200)
    window = max(0, len(tail) - 60)
    if (match := _SIGNED.search(tail, window)) and known_agency(match["name"]):
        yield Relay(shift + match.start("name"), shift + match.end("name"), match["name"])
