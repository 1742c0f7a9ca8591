"""The text of an article in a script's data: the lists of parts and the markup that content systems send to browsers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import attrs

from secdialogue.pages import loosejson

#: Members that hold text, and members that hold parts with text.
_TEXT = ("text", "content", "value", "html", "body", "data", "children", "paragraphs", "contents")
#: Members that hold an article's title.
_TITLES = ("headline", "title", "name", "headlines")
#: Kinds of parts that are none of an article's text.
_OTHER_PART = re.compile(
    r"image|photo|video|audio|embed|(?:^|[-_])ad(?:$|[-_s])|advert|promo|related|gallery|newsletter|social|podcast",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^(?:header|heading|subhead\w*|h[2-6])$", re.IGNORECASE)
#: Where a value begins in a script: `window.__STATE__ = {`, `return {`, `JSON.parse(`.
_VALUE = re.compile(r"(?:=|return|\()\s{0,5}(?=[{\[])")
_BLOCK = re.compile(r"<(?:p|br|div)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
#: Scripts shorter than this carry no article; longer ones are not read.
LEAST, MOST = 300, 8_000_000
#: So many values and places of a script are looked at.
NODES, PLACES = 50_000, 12
DEPTH = 12


@attrs.frozen
class Line:
    """A paragraph or heading, as markup or as plain text."""

    text: str
    heading: bool = False


def read_script_data(script: str, title: str | None) -> list[Line]:
    """The lines of the longest text in a script's data that stands in an object with the page's title; or none."""
    wanted = key_of(title or "")
    if not wanted or not LEAST <= len(script) <= MOST:
        return []
    texts = [lines for value in _values(script) for lines in texts_of(value, wanted)]
    longest = max(texts, key=extent_of, default=[])
    return longest if extent_of(longest) >= LEAST else []


def extent_of(lines: list[Line]) -> int:
    """How many characters lines hold."""
    return sum(len(line.text) for line in lines)


def _values(script: str) -> Iterator[Any]:
    """The values in a script that is JSON, or assigns some."""
    text = script.strip()
    if text[:1] in "{[":
        yield from _only_trees(loosejson.loads(text))
        return
    decoder = json.JSONDecoder(strict=False)
    end = 0
    for place, match in enumerate(_VALUE.finditer(text)):
        if place >= PLACES:
            return
        if match.end() < end:
            continue
        try:
            value, end = decoder.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            value, end = loosejson.first(text[match.end() :]), len(text)
        yield from _only_trees(value)


def _only_trees(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        yield value


def texts_of(value: Any, wanted: str) -> Iterator[list[Line]]:
    """Every text in a value below an object that bears the title."""
    stack = [(value, False)]
    for _ in range(NODES):
        if not stack:
            return
        node, titled = stack.pop()
        members = node if isinstance(node, list) else list(node.values())
        titled = titled or (isinstance(node, dict) and _is_titled(node, wanted))
        if titled:
            yield from _own_texts(node, members)
        stack.extend((member, titled) for member in members if isinstance(member, dict | list))


def _own_texts(node: Any, members: list[Any]) -> Iterator[list[Line]]:
    """The texts that an object's members are, or the one that a list's items make together."""
    if isinstance(node, list):
        lines = [line for item in members if (line := _line(item)) is not None]
        if len(lines) >= 2:
            yield lines
    else:
        yield from ([Line(text)] for text in members if isinstance(text, str) and _is_prose(text))


def _is_prose(text: str) -> bool:
    return len(text) >= LEAST and (_BLOCK.search(text) is not None or text.count(". ") + text.count(".\n") >= 3)


def _is_titled(node: dict[str, Any], wanted: str) -> bool:
    names = [node.get(name) for name in _TITLES]
    names += [name.get("basic") for name in names if isinstance(name, dict)]
    keys = [key_of(name) for name in names if isinstance(name, str)]
    # The page's title may still have its site's name behind it.
    return any(key == wanted or (len(key) > 15 and wanted.startswith(key)) for key in keys)


def _line(item: Any) -> Line | None:
    """The line that a part of a list holds: a string, or what the text members of an object say."""
    if isinstance(item, str):
        return Line(item) if " " in item else None
    if not isinstance(item, dict):
        return None
    kind = next(
        (
            k
            for name in ("type", "nodeType", "_type", "__typename", "blockName", "tag")
            if isinstance(k := item.get(name), str)
        ),
        "",
    )
    if _OTHER_PART.search(kind):
        return None
    text = _text(item, 0).strip()
    return Line(text, heading=_HEADING.match(kind) is not None) if " " in text else None


def _text(value: Any, depth: int) -> str:
    """The text below the text members of a value, in order."""
    if isinstance(value, str):
        return value
    if depth > DEPTH:
        return ""
    if isinstance(value, list):
        return "".join(_text(item, depth + 1) for item in value[:500])
    if isinstance(value, dict):
        return "".join(_text(value[name], depth + 1) for name in _TEXT if name in value)
    return ""


def key_of(text: str) -> str:
    """The letters and digits of a text, to compare by."""
    return "".join(_WORD.findall(text.casefold()))
