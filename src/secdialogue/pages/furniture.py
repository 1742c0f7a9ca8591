"""What the parts of a page are for, told by their tags, by the words in their classes, and by their own words."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal, TypeAlias

Verdict: TypeAlias = Literal[
    "never", "furniture", "weak", "byline", "date", "standfirst", "caption", "notice", "body", ""
]

#: Elements that hold no part of an article.
FURNITURE_TAGS = frozenset({
    "nav", "footer", "form", "button", "select", "input", "textarea", "label", "dialog", "menu", "audio", "video",
    "canvas", "map", "fieldset", "amp-ad", "amp-sidebar", "amp-analytics", "amp-consent", "amp-embed", "amp-iframe",
    "amp-social-share", "amp-user-notification", "aside", "datalist", "option", "progress", "picture", "img",
})  # fmt: skip

#: Paragraphs hidden from screen readers are hidden behind a paywall's veil, and read all the same.
_PROSE = frozenset({"p", "h2", "h3", "h4", "li", "blockquote"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TOKEN = re.compile(r"[a-zA-Z]+")
_PART = re.compile(r"[A-Za-z0-9]+")
_CHUNK = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_BETWEEN_DIGITS = re.compile(r"\d[A-Za-z]{1,3}\d")
#: Classes that WordPress and Drupal build from a post's own tags and categories, or for a field whose label alone is hidden:
#: they say nothing of the part.
_TAXONOMY = re.compile(
    r"\b(?:has|with|is|no)[A-Z]\w{1,40}|(?<![\w-])(?:tag|category|author|status|type|format|term|menu-item|page|post|has|is|js|no|with)-[\w-]{1,80}"
    r"|(?<![\w-])(?:text|font|type|typo)-caption|label[_-]{1,2}(?:visually[_-])?hidden|(?:with|has|no|without)[_-]?(?:left|right)?[_-]?sidebar|sidebar[_-]+(?:grid|layout|fixed|enabled|active|page)[\w-]{0,40}"
)
_BUILDERS = re.compile(
    r"\b(?:elementor|et pb|fl|vc|wpb|so|siteorigin|brxe|kt|uagb|stk)\b[a-z ]{0,20}\bwidgets?\b|\belementor[ \w]*"
)
#: Earlier ones win where an element carries words of several.
_ORDER: tuple[Verdict, ...] = (
    "never",
    "furniture",
    "notice",
    "caption",
    "byline",
    "date",
    "body",
    "standfirst",
    "weak",
)
_NOTHING = len(_ORDER)


_ATTRIBUTES = ("class", "id", "role", "data-component", "data-testid")


def verdict_of(words: str) -> Verdict:
    """What the words of an element's class, id, role and name say of its use; "" for nothing."""
    parts = words.split()
    found = min(map(_rank, parts), default=_NOTHING)
    if found == _NOTHING and 2 <= len(parts) <= 4:
        found = _rank(words)
    return _ORDER[found] if found < _NOTHING else ""


@lru_cache(maxsize=1 << 15)
def _rank(word: str) -> int:
    """The place in `_ORDER` of what one class name says, or _NOTHING."""
    named = _PART.sub(lambda part: " " if _is_random(part[0]) else part[0], _TAXONOMY.sub(" ", word))
    text = " ".join(_TOKEN.findall(_CAMEL.sub(" ", named))).lower()
    text = _BUILDERS.sub(" ", text)
    return min((_ORDER.index(_kinds()[match[0]]) for match in _pattern().finditer(text)), default=_NOTHING)


def _is_random(part: str) -> bool:
    """Whether a part of a name is a hash, in which letters like "Ad" come by chance: "n1AuAdJlVL", "7ad03f"."""
    chunks = _CHUNK.findall(part)
    return (len(chunks) >= 4 and len(part) < 3 * len(chunks)) or _BETWEEN_DIGITS.search(part) is not None


def verdict(element: Any) -> Verdict:
    """What an element's attributes say of its use."""
    get = element.get
    words = " ".join([value for name in _ATTRIBUTES if (value := get(name))])
    if get("hidden") is not None or (get("aria-hidden") == "true" and element.tag not in _PROSE):
        words += " hidden"
    style = get("style")
    if style and "none" in style and _UNSHOWN.search(style):
        words += " visually-hidden"
    if prop := get("itemprop"):
        if prop in ("articleBody", "text"):
            return "body"
        words += _PROPERTIES.get(prop, "")
    return verdict_of(words) if words else ""


_UNSHOWN = re.compile(r"display\s{0,3}:\s{0,3}none")
_PROPERTIES = {
    "author": " byline", "description": " standfirst", "alternativeHeadline": " standfirst", "datePublished": " date",
    "dateModified": " date",
}  # fmt: skip


@cache
def _kinds() -> dict[str, Verdict]:
    return {words: kind for kind, words in _rows("class_words.csv")}  # type: ignore[misc]


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_kinds(), key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


#: "12 comments", "Comments (12)", "3 thoughts on “Talks go on”".
_COUNT = re.compile(r"^\d{1,5}\s{1,3}|\s{0,3}[(\[]?\d{1,5}[)\]]?$|\s{1,3}(?:on|to)\s.{0,180}$")
PhraseKind: TypeAlias = Literal["whole", "start", "cut", "end", "comments", "notice", "credit", "wall", "field"]


def is_phrase(kind: PhraseKind, line: str) -> bool:
    """Whether a line is (`whole`, `cut`) or begins with (`start`, `notice`, `credit`, `wall`, `field`; `end`: of `cut`) such a phrase."""
    text = line[:200].casefold().strip(" \t\n*_-–—•·:»«›>＞|.!►▶■●◆▼▾▿⌄【】")
    if kind == "comments":
        text = _COUNT.sub("", text).strip(" :")
    if kind in ("whole", "cut", "comments"):
        return text in _phrases(kind)
    match = _beginning("cut" if kind == "end" else kind).match(
        line.casefold().lstrip(" *_[(") if kind == "start" else line.casefold().lstrip(" *_[")
    )
    return match is not None


def is_call(line: str) -> bool:
    """Whether a short line calls to follow or to subscribe: "Follow The Courier on Facebook"."""
    text = line.casefold()
    opening = _beginning("call").match(text) if len(text) <= 200 else None
    if opening is None or not text[opening.end() :].startswith((" ", "?", "!", ":")):
        return False
    return any(re.search(rf"\b{re.escape(channel)}\b", text) for channel in _phrases("channel"))


@cache
def _phrases(kind: str) -> frozenset[str]:
    return frozenset(phrase for row_kind, phrase in _rows("phrases.csv") if row_kind == kind)


@cache
def _beginning(kind: str) -> re.Pattern[str]:
    phrases = sorted(_phrases(kind), key=lambda p: (-len(p), p))
    return re.compile("|".join(re.escape(p) + (r"\b" if p[-1].isalnum() else "") for p in phrases))


@cache
def _rows(name: str) -> tuple[tuple[str, str], ...]:
    lines = resources.files("secdialogue.pages").joinpath(f"data/{name}").read_text("utf-8").splitlines()
    rows = [tuple(line.split(",", 1)) for line in lines if line and not line.startswith("#")]
    return tuple((row[0], row[1]) for row in rows[1:])
