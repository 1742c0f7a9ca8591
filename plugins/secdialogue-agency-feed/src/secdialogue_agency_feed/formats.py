"""Which of the agencies' formats an input is in, told by the format's own marks in its first 64 KiB."""

from __future__ import annotations

import enum
import re

import attrs

from secdialogue.documents import decode
from secdialogue.language.datelines import read_dateline
from secdialogue.language.frontmatter import is_end, is_slug
from secdialogue.language.relays import known_agency
from secdialogue.plugin import Level, Source


class Format(enum.Enum):
    """A family of formats that one module reads."""

    FEED = "RSS or Atom"
    NEWSML = "NewsML-G2"
    NITF = "NITF"
    NINJS = "ninjs"
    JSON_FEED = "JSON Feed"
    WIRE = "wire text"


@attrs.frozen
class Found:
    """A format and the mark that it was told by."""

    format: Format
    evidence: str
    level: Level = Level.FORMAT


_FEED_ROOTS = {"rss": "RSS", "rdf": "RSS 1.0", "feed": "Atom", "channel": "RSS", "entry": "Atom"}
_NEWSML_ROOTS = frozenset(
    "newsitem newsmessage packageitem conceptitem knowledgeitem planningitem contentset contentmeta itemmeta groupset".split()
)
_ROOT = re.compile(
    r"<(?:(?P<prefix>[A-Za-z_][\w.-]{0,40}):)?(?P<name>[A-Za-z_][\w.-]{0,60})(?P<attributes>[^>]{0,4000})"
)
_PROLOG = re.compile(r"<!--.*?(?:-->|$)|<\?[^>]*>|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>", re.DOTALL)
_NINJS = re.compile(
    r'"(?:body_\w+|description_\w+|headlines?|version[cC]reated|first[cC]reated|content[cC]reated|representation[tT]ype|pub[sS]tatus'
    r"|alt[iI]ds|bodies|descriptions|rights[iI]nfo|info[sS]ources?|\$?standard|event[dD]etails|planned[cC]overage|usage[tT]erms|title"
    r'|digital[sS]ource[tT]ype|profile|mimetype|ed[nN]ote|located|byline|slugline|urgency|version|type)"\s{0,9}:'
)
_SAYS_FEED = re.compile(
    r"\b(?:auto-published|published) from (?:an?|the) (?:\w+ )?(?:agency|news agency|wire|syndicated) feed\b",
    re.IGNORECASE,
)


def format_of(source: Source) -> Found | None:
    """The format of a source; None where it is none of an agency's."""
    start = source.looks_like
    text = _head(source)
    if text.startswith("<"):
        return _xml(text)
    if start == "json":
        return _json(text)
    return _wire(text) if start == "text" else None


def _head(source: Source) -> str:
    text = decode(source.head)[0]
    return text.lstrip("\ufeff \t\r\n\0")


def root_of(source: Source) -> str | None:
    """The local name of the root element, in lower case."""
    match = _root(_head(source))
    return match["name"].lower() if match else None


def _root(text: str) -> re.Match[str] | None:
    """The root element's tag; comments, instructions and the document type are passed over."""
    return _ROOT.match(_PROLOG.sub("", text).lstrip())


def _xml(text: str) -> Found | None:
    match = _root(text)
    if not match:
        return None
    name, attributes = match["name"].lower(), match["attributes"]
    if name in _NEWSML_ROOTS:
        return Found(Format.NEWSML, f"root element {match['name']} of NewsML-G2")
    if name == "nitf":
        return Found(Format.NITF, "root element nitf")
    if name == "rdf" and not re.search(r"rss|rdf/simple|<(?:\w+:)?item\b", text, re.IGNORECASE):
        return None
    if name in ("feed", "entry") and not re.search(
        r"atom|<entry\b|<(?:\w+:)?entry\b", attributes + text, re.IGNORECASE
    ):
        return None
    if name == "channel" and "<item" not in text:
        return None
    if name in _FEED_ROOTS:
        return Found(Format.FEED, f"root element {match['name']} of {_FEED_ROOTS[name]}")
    return None


def _json(text: str) -> Found | None:
    if re.search(r'"version"\s{0,9}:\s{0,9}"https?:\\?/\\?/(?:www\.)?jsonfeed\.org', text):
        return Found(Format.JSON_FEED, "version of JSON Feed")
    if re.search(r'"\$?(?:uri|standard)"\s{0,9}:', text):
        if _NINJS.search(text):
            return Found(Format.NINJS, "uri and properties of ninjs")
        return Found(Format.NINJS, "uri", Level.GENERIC)
    return None


def _wire(text: str) -> Found | None:
    """A plain text that says of itself that an agency sent it: by its notice, its dateline, or slug and end mark."""
    if match := _SAYS_FEED.search(text):
        return Found(Format.WIRE, f'it says "{match[0]}"', Level.KIND)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in lines[:8]:
        dateline = read_dateline(line)
        if dateline and dateline.agency and known_agency(dateline.agency):
            return Found(Format.WIRE, f"dateline of {dateline.agency}", Level.KIND)
    if lines and is_slug(lines[0]) and any(map(is_end, lines[-3:])):
        return Found(Format.WIRE, "slug and end mark", Level.KIND)
    return None
