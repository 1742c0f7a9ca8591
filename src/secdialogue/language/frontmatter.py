"""What lines around a report say of it: slugs, takes, stamps of publication, embargoes, bylines, credits, furniture."""

from __future__ import annotations

import csv
import functools
import re
from importlib.resources import files
from typing import NamedTuple

from secdialogue.language.relays import known_agency
from secdialogue.language.timestamps import find_timestamp

_CAP = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]{0,30}"
_NAME = rf"{_CAP}(?: (?:(?:de|del|della|di|da|van|von|der|den|bin|bint|ibn|al|el|la|le|ter|ten|dos|ul|ur)[ -])?{_CAP}){{0,5}}"

_STAMP = re.compile(
    r"[(\[]?(?P<what>(?:last |first )?(?:updated|modified|revised|published|posted|issued|released|created)|date|publication date|published date|updated date)"
    r"(?:\s(?:on|at|date))?\s?[:|-]?\s",
    re.IGNORECASE,
)
_SLUG = re.compile(
    r"(?:(?:URGENT|BC|AM|PM|ap|AP)[-–])?[A-Z][A-Z0-9'.&]{1,30}(?:[-–/]{1,2}[A-Z0-9][\w'.&]{0,30}){1,8}/?"
    r"(?:\s?\([^()]{1,60}\))?(?:[,:]\s?[^.!?]{1,80})?"
)
_AP_SLUG = re.compile(
    r"(?:BC|AM|PM)-{1,2}[A-Za-z]{2,4}-{1,2}[\w' -]{2,60}(?:,\s?[\w .-]{1,60})?|[A-Z][\w]{1,20}(?:-{1,2}[A-Z][\w]{1,20}){2,6}"
)
_TAKE = re.compile(
    r"\b(?:(?P<ordinal>\d{1,2})(?:st|nd|rd|th)\s(?:ld(?:-writethru)?|lead|take|add|sub|update)|take\s(?P<take>\d{1,2})"
    r"|update\s(?P<update>\d{1,2})|=(?P<sign>\d{1,2})|(?P<page>\d{1,2})\s?(?:of|/)\s?\d{1,2}\s?(?:takes?)?)\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"[-–—/(*#=\s]{0,6}(?:ends?|end item|30|mehr|more)[-–—/)*#=\s]{0,6}|#{2,5}|-\s?0\s?-|x{3,5}", re.IGNORECASE
)
_BARE_END = re.compile(r"more|mehr|30", re.IGNORECASE)
_EMBARGO = re.compile(
    r"[(\[*\s-]{0,4}(?:(?:strictly |under )?embargo(?:ed)?\b|hold for release|not for (?:release|publication) (?:before|until))",
    re.IGNORECASE,
)
_KILL = re.compile(
    r"[(\[*\s-]{0,4}(?:(?:bulletin |mandatory |story |news )?kill(?:\s(?:notice|note|story)|:|$)|withdraw(?:n|al)\b|story withdrawn|annulled|delete\b)",
    re.IGNORECASE,
)
_WITHHOLD = re.compile(r"[(\[*\s-]{0,4}(?:story |report )?(?:withheld|hold\s?:|hold$|do not use)", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:(?:written|reporting|report|analysis|opinion) )?by:?\s(?P<names>[^\n]{2,160})$", re.IGNORECASE
)
_DESK = re.compile(r"[(\[]?(?:Reporting|Writing|Report(?:ed)?|Written) by (?P<names>[^;\n.()]{2,200})", re.IGNORECASE)
_ROLE = re.compile(
    r"\s*(?:\||,\s(?=[a-z])|\s[-–—]\s|\()\s?.*$|,?\s(?:in|at|for|with)\s.*$|,\s(?:Staff|Senior|Special|Chief|Diplomatic|Political|Foreign|Defen[cs]e|Associated|Correspondent|Editor|Reporter|Reuters|AFP|AP|PhD|Ph\.D|MP)\b.*$"
)
_CREDIT = re.compile(
    r"(?:\(|\[|^|[.!?”\"’]\s)\s?(?:file )?(?:photo(?:graph)?s?|image|picture|pic|credit|illustration|graphic|map)(?:\s(?:credits?|by|courtesy(?: of)?|source))?\s?[:/|]"
    r"|\b(?:photo(?:graph)?|image|picture)s?(?:\scredit|\sby|\scourtesy)\b"
    r"|\((?:AP|AFP|Reuters|EPA|dpa|Xinhua|UN|Getty)[^()]{0,20}(?:photo|images?|file)\b|\bGetty Images\b|^\[?(?:file photo|file image|caption|photo|image|in this photo)\b",
    re.IGNORECASE,
)
#: In whatever `_CREDIT` matches stands one of these, or a sign and one of the others.
_CREDIT_WORDS = ("photo", "image", "picture")
_CREDIT_SIGNS = ":/|"
_SIGNED_WORDS = ("pic", "credit", "illustration", "graphic", "map")
_CAPTION = ("caption", "[caption")
_SIGNED_CREDIT = re.compile(
    r"[.!?”\"’]\s(?P<name>[A-Z][\w/-]{1,20}(?: [A-Z][\w/-]{1,20}){0,3})$|\s[/|]\s(?P<pair>[A-Z][\w-]{1,20}(?: [A-Z][\w-]{1,20}){0,2})$"
)


class Stamp(NamedTuple):
    """A line that dates the report: `published` or `updated`, and the ISO 8601 value."""

    field: str
    iso: str


class Furniture(NamedTuple):
    """A line that is no part of the report; `tail` where all that follows it at a text's end is none either."""

    tail: bool


def stamp_of(line: str) -> Stamp | None:
    """The date of a line that holds nothing but a date and a word such as "Updated:"; a bare date is `published`."""
    if len(line) > 100:
        return None
    what = _STAMP.match(line)
    found = find_timestamp(line, what.end() if what else 0)
    if not found:
        return None
    before, after = line[what.end() if what else 0 : found.start], line[found.end :]
    if re.search(r"\w", before) or len(re.findall(r"\w+", after)) > (4 if what else 1):
        return None
    word = what["what"].lower() if what else "published"
    return Stamp("updated" if re.search("updat|modif|revis", word) else "published", found.iso)


def is_slug(line: str) -> bool:
    """Whether a line is a wire's slug: "SUDAN-TALKS/ (UPDATE 2)", "BC-AF--Sahel-Talks, 1st Ld-Writethru"."""
    return len(line) <= 120 and bool(_SLUG.fullmatch(line) or _AP_SLUG.fullmatch(line))


def take_of(line: str) -> str | None:
    """The number of a take, lead or update that a slug or a headline's label gives."""
    match = _TAKE.search(line)
    return next((number for number in match.groups() if number), None) if match else None


def is_take_line(line: str) -> bool:
    """Whether a line says nothing but its take: "2nd take", "(TAKE 2)"."""
    match = _TAKE.search(line)
    return match is not None and len(line) < 40 and not re.search(r"\w", line[: match.start()] + line[match.end() :])


def is_end(line: str) -> bool:
    """Whether a line is a wire's end mark: "ENDS", "-30-", "###", "(MORE)"; a bare "30" or "more" is none."""
    return (
        len(line) <= 16
        and bool(_END.fullmatch(line))
        and not _BARE_END.fullmatch(line.lower() if not line.isupper() else "")
    )


def embargo_of(line: str) -> tuple[bool, str | None]:
    """Whether a line lays an embargo on the report, and until when, where it says a full date."""
    if len(line) > 200 or not _EMBARGO.match(line):
        return False, None
    return True, stamp.iso if (stamp := find_timestamp(line)) else None


def status_of(line: str) -> str | None:
    """`cancelled` for a kill notice, `withheld` for a report held back, None for every other line."""
    if len(line) > 200:
        return None
    if _KILL.match(line) and (line.split()[0].isupper() or len(line) < 40):
        return "cancelled"
    return "withheld" if _WITHHOLD.match(line) and line[:8].isupper() else None


def byline_of(line: str) -> tuple[str, ...]:
    """The names of a byline ("By Amina Diallo and Jan de Vries in Bamako"), none where the line is no byline."""
    match = _BYLINE.match(line) if len(line) <= 200 else None
    if not match or line.rstrip().endswith((".", "?", "!", ":")):
        return ()
    return names_of(match["names"])


def desk_of(line: str) -> tuple[str, ...]:
    """The reporters of a desk's closing line: "(Reporting by Amina Diallo; Editing by …)"."""
    match = _DESK.match(line) if len(line) <= 500 else None
    return names_of(match["names"]) if match else ()


def names_of(words: str) -> tuple[str, ...]:
    """The names that `words` join by commas and "and", roles and places left out; none where they are no names."""
    names: list[str] = []
    for part in re.split(
        r",?\s(?:and|&|with)\s|,\s(?=[A-Z])(?!(?:Staff|Senior|Special|Chief|Foreign|Reuters|AFP|AP|PhD|Jr|MP)\b)|;\s",
        words,
    ):
        name = _ROLE.sub("", part).strip(" ,.")
        if not re.fullmatch(_NAME, name):
            return tuple(names) if names else ()
        names.append(recased_name(name))
    return tuple(names)


def recased_name(name: str) -> str:
    """A name printed in capitals as running text has it; letters of an agency stay."""
    if not name.isupper() or known_agency(name) or len(name) < 4:
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name)


def is_credited(line: str) -> bool:
    """Whether a line is a caption with its credit: "(Photo: …)", "… in Nairobi. AFP", "FILE PHOTO: …"."""
    if len(line) > 500:
        return False
    if _may_be_credited(line.lower()) and _CREDIT.search(line):
        return True
    if line[-1:] in '.?!"”’)':
        return False
    match = _SIGNED_CREDIT.search(line, max(0, len(line) - 80))
    return match is not None and known_agency(match["name"] or match["pair"]) is not None


def _may_be_credited(line: str) -> bool:
    """Whether a line in lower case holds the words of a credit; looking for them is many times faster than the pattern."""
    if any(map(line.__contains__, _CREDIT_WORDS)) or line.startswith(_CAPTION) or ("(" in line and "file" in line):
        return True
    return any(map(line.__contains__, _CREDIT_SIGNS)) and any(map(line.__contains__, _SIGNED_WORDS))


def furniture_of(line: str) -> Furniture | None:
    """What kind of furniture a line is, by `data/furniture.csv`; None for every other line."""
    line = line.lower().lstrip("*-–—•|[( ")
    for phrase, found in _starts().get(line[:2], ()):
        if line.startswith(phrase):
            return found
    if len(line) < 30 and (whole := _wholes().get(line.rstrip(" .:|)]>»"))):
        return whole
    if len(line) < 600 and any(map(line.__contains__, _anywhere())):
        return next(found for phrase, found in _anywhere().items() if phrase in line)
    return None


@functools.cache
def _furniture() -> list[tuple[str, str, Furniture]]:
    text = files("secdialogue.language").joinpath("data/furniture.csv").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")][1:]
    return [(row[0], row[1], Furniture(row[2] == "tail")) for row in csv.reader(lines, escapechar="\\")]


@functools.cache
def _starts() -> dict[str, list[tuple[str, Furniture]]]:
    """Beginnings of lines by their first two letters."""
    by_letters: dict[str, list[tuple[str, Furniture]]] = {}
    for phrase, where, found in _furniture():
        if where == "start":
            by_letters.setdefault(phrase[:2], []).append((phrase, found))
    return by_letters


@functools.cache
def _wholes() -> dict[str, Furniture]:
    return {phrase: found for phrase, where, found in _furniture() if where == "whole"}


@functools.cache
def _anywhere() -> dict[str, Furniture]:
    return {phrase: found for phrase, where, found in _furniture() if where == "any"}
