"""The text of an article in the rows that React streams into a page: `self.__next_f.push([1, "5:[…]"])`.

A row is an id or none, a colon and a value: JSON to the end of the line, or `T`, a length in bytes and that much text, to which
other rows refer by the id. Elements are lists: `["$", tag, key, properties]`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from secdialogue.pages.furniture import verdict_of
from secdialogue.pages.scriptdata import DEPTH, LEAST, NODES, Line, extent_of, key_of, texts_of

_PUSH = re.compile(r"__next_f\.push\(\[1,\s{0,3}")
_ROW = re.compile(rb"\s{0,3}([0-9a-f]{0,6}):(?:T([0-9a-f]{1,7}),)?")
#: Elements that are a line of their own, and their headings.
_LINES = frozenset({"p", "li", "blockquote", "h2", "h3", "h4", "h5", "pre"})
#: How many references to one text are read: a page may hold thousands of them, which would make it grow without bound.
_OFTEN = 3
_PASSED_OVER = frozenset({"nav", "footer", "header", "aside", "form", "button", "script", "style", "svg", "title"})


def streamed(script: str) -> str:
    """What a script adds to the stream."""
    decoder = json.JSONDecoder(strict=False)
    chunks = []
    for push in _PUSH.finditer(script):
        try:
            chunk, _ = decoder.raw_decode(script, push.end())
        except (ValueError, RecursionError):
            continue
        if isinstance(chunk, str):
            chunks.append(chunk)
    return "".join(chunks)


def read_flight(stream: str, title: str | None) -> list[Line]:
    """The lines of the longest text in a stream that holds the page's title; or none."""
    wanted = key_of(title or "")
    if not wanted or len(stream) < LEAST:
        return []
    rows = list(_rows(stream))
    found = [lines for row in rows for lines in texts_of(row, wanted)]
    if any(_is_title(text, wanted) for row in rows for text in _strings(row)):
        found.append(_shown_lines(rows))
    longest = max(found, key=extent_of, default=[])
    return longest if extent_of(longest) >= LEAST else []


def _rows(stream: str) -> Iterator[Any]:
    """The values of the rows that are JSON, with the texts that they refer to in them."""
    data = stream.encode("utf-8", "replace")
    values: list[bytes] = []
    texts: dict[str, list[str]] = {}
    at = 0
    while row := _ROW.match(data, at):
        if row[2] is not None:
            end = row.end() + int(row[2], 16)
            texts["$" + row[1].decode()] = [data[row.end() : end].decode("utf-8", "replace")] * _OFTEN
            at = end
        else:
            line = data.find(b"\n", row.end())
            at = line + 1 if line >= 0 else len(data)
            values.append(data[row.end() : at])
    for value in values:
        if value[:1] in (b"[", b"{"):
            try:
                yield _filled(json.loads(value, strict=False), texts, 0)
            except (ValueError, RecursionError):
                continue


def _filled(value: Any, texts: dict[str, list[str]], depth: int) -> Any:
    """A value with the texts that it refers to, each of which is used up in the end; "$$" stands for a dollar sign."""
    if isinstance(value, str) and value.startswith("$"):
        if left := texts.get(value):
            return left.pop()
        return value.removeprefix("$") if value.startswith("$$") else value
    if depth > 20 * DEPTH:
        return value
    if isinstance(value, list):
        return [_filled(item, texts, depth + 1) for item in value]
    return {k: _filled(v, texts, depth + 1) for k, v in value.items()} if isinstance(value, dict) else value


def _shown_lines(rows: list[Any]) -> list[Line]:
    """The lines of the row that shows most, and those of the same tags and classes in others, which were sent apart."""
    shown = [list(_elements(row)) for row in rows]
    most = max(shown, key=lambda lines: extent_of([line for _, line in lines]), default=[])
    makes = {make for make, _ in most}
    return [line for lines in shown for make, line in lines if make in makes]


def _is_title(text: str, wanted: str) -> bool:
    key = key_of(text) if len(text) < 500 else ""
    return key == wanted or (len(key) > 15 and wanted.startswith(key))


def _strings(value: Any) -> Iterator[str]:
    stack = [value]
    for _ in range(NODES):
        if not stack:
            return
        node = stack.pop()
        if isinstance(node, str):
            yield node
        else:
            stack.extend(_members(node))


def _members(node: Any) -> Sequence[Any]:
    return node if isinstance(node, list) else list(node.values()) if isinstance(node, dict) else []


def _elements(row: Any) -> Iterator[tuple[tuple[str, Any], Line]]:
    """The lines that a row's elements show, each behind its tag and class, without parts whose class calls them furniture."""
    stack = [row]
    for _ in range(NODES):
        if not stack:
            return
        node = stack.pop()
        if isinstance(node, list) and len(node) >= 4 and node[0] == "$" and isinstance(node[3], dict):
            tag, properties = str(node[1]), node[3]
            called = properties.get("className")
            if tag in _PASSED_OVER or (
                isinstance(called, str) and verdict_of(called) in ("never", "furniture", "weak")
            ):
                continue
            markup = properties.get("dangerouslySetInnerHTML")
            if isinstance(markup, dict) and isinstance(text := markup.get("__html"), str):
                yield from [((tag, called), Line(text))] if "<p" in text else []
            elif tag in _LINES or (not tag.startswith("$") and _speaks(properties.get("children"))):
                if text := _shown(properties.get("children"), 0).strip():
                    yield (tag, called), Line(text, heading=tag[0] == "h")
            else:
                stack.append(properties.get("children"))
        else:
            stack.extend(reversed(_members(node)))


def _speaks(children: Any) -> bool:
    """Whether an element that is no paragraph by name holds words of its own, and so is one; parts of programs begin with "$"."""
    return any(
        isinstance(item, str) and len(item) > 40 for item in (children if isinstance(children, list) else [children])
    )


def _shown(value: Any, depth: int) -> str:
    """The words that children show."""
    if isinstance(value, str):
        return "" if value.startswith("$") else value
    if not isinstance(value, list) or depth > 4 * DEPTH:
        return ""
    if len(value) >= 4 and value[0] == "$" and isinstance(value[3], dict):
        return "\n" if value[1] == "br" else _shown(value[3].get("children"), depth + 1)
    return "".join(_shown(item, depth + 1) for item in value)
