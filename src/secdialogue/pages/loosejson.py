"""JSON as pages really carry it: trailing commas, raw line feeds, comments, markup around it, an end cut off."""

from __future__ import annotations

import html
import json
import re
from typing import Any

#: Deeper values than this are not read.
DEPTH = 60

_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>|/\*\s*\]\]>\s*\*/)\s*$"
)
_SKIP = re.compile(r"[\s,;]+|//[^\n]*|/\*[^*]{0,400}\*/")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_WORD = re.compile(r"[A-Za-z_$][\w$-]*")
_PLAIN = re.compile(r'[^"\\]*')
_AFTER_STRING = re.compile(r"\s*(?:[,:}\]]|$)")


def loads(text: str) -> Any:
    """The value in `text`, read strictly where that works and leniently where it does not; None where there is none."""
    text = _WRAPPING.sub("", text).strip()
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    if text.startswith("&"):
        text = html.unescape(text)
    reader = _Reader(text)
    values = []
    while (value := reader.value(0)) is not _NOTHING:
        values.append(value)
    return (values[0] if len(values) == 1 else values) if values else None


def first(text: str) -> Any:
    """The value that `text` begins with, read leniently, whatever follows it; None where there is none."""
    value = _Reader(text).value(0)
    return None if value is _NOTHING else value


_NOTHING: Any = object()


class _Reader:
    """A recursive reader that takes what it can and never raises; every step moves forward, so it ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def skip(self) -> str:
        """The next character that means something, or "" at the end."""
        while found := _SKIP.match(self.text, self.at):
            self.at = found.end()
        return self.text[self.at : self.at + 1]

    def value(self, depth: int) -> Any:
        """The next value, or _NOTHING at a closing bracket or the end."""
        while char := self.skip():
            if char in "}]":
                if depth:
                    return _NOTHING
            elif char in "{[" and depth < DEPTH:
                self.at += 1
                return self.object(depth) if char == "{" else self.array(depth)
            elif char == '"':
                return self.string()
            elif found := _NUMBER.match(self.text, self.at):
                self.at = found.end()
                return float(found[0]) if not found[0].lstrip("-").isdigit() else int(found[0][:300])
            elif found := _WORD.match(self.text, self.at):
                self.at = found.end()
                return {"true": True, "false": False, "null": None}.get(found[0], found[0])
            self.at += 1
        return _NOTHING

    def object(self, depth: int) -> dict[str, Any]:
        """Members up to the closing brace or the end."""
        members: dict[str, Any] = {}
        while (key := self.value(depth + 1)) is not _NOTHING:
            if self.skip() != ":":
                continue
            self.at += 1
            value = self.value(depth + 1)
            if isinstance(key, str) and value is not _NOTHING:
                members.setdefault(key, value)
        self.close("}")
        return members

    def array(self, depth: int) -> list[Any]:
        """Elements up to the closing bracket or the end."""
        items = []
        while (value := self.value(depth + 1)) is not _NOTHING:
            items.append(value)
        self.close("]")
        return items

    def close(self, bracket: str) -> None:
        """Step over the bracket that was waited for; another one is left to whom it belongs."""
        if self.skip() == bracket:
            self.at += 1

    def string(self) -> str:
        """A string; a quotation mark ends it only where a comma, colon or bracket follows, or the text ends."""
        start = self.at + 1
        at = start
        while True:
            at = _PLAIN.match(self.text, at).end()  # type: ignore[union-attr]
            if at >= len(self.text):
                break
            if self.text[at] == "\\":
                at += 2
            elif _AFTER_STRING.match(self.text, at + 1):
                break
            else:
                at += 1
        raw = self.text[start:at]
        self.at = at + 1
        return _unescaped(raw)


def _unescaped(raw: str) -> str:
    if "\\" not in raw:
        return raw
    try:
        return str(json.loads('"' + re.sub(r'(?<!\\)"', r"\"", raw) + '"', strict=False))
    except ValueError:
        return raw.replace("\\/", "/").replace('\\"', '"').replace("\\n", "\n")
