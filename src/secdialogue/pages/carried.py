"""The article of a page that shows none, or only its beginning, and carries it all the same.

In the markup of a frame (`srcdoc`), in parts for readers without scripts (`noscript`, `template`, `noframes`), in JSON-LD
(`articleBody`), or in the data that a script would show (`__NEXT_DATA__` and its like, what React streams). Its runs lead
back to the element that carries them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from secdialogue.documents import fold
from secdialogue.pages.body import read_body
from secdialogue.pages.extents import extent, is_unread
from secdialogue.pages.flight import read_flight, streamed
from secdialogue.pages.runs import Run
from secdialogue.pages.scriptdata import Line, extent_of, read_script_data
from secdialogue.pages.structured import Structured
from secdialogue.sources import html_tree

#: A page that shows less prose than this shows no article.
SHOWN = 200
#: What a page carries is its article from this length on.
CARRIED = 200

_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|ul|ol|blockquote|strong|em|b|i|a)\b[^<>]{0,400}>|</p>", re.IGNORECASE)
_LETTERS = re.compile(r"\W+")


def read_carried(tree: Any, found: Structured, shown: Sequence[Run], title: str | None) -> list[Run]:
    """The runs of the article that a page carries without showing it; none where it shows its article.

    :param shown: the runs of the article that was read from what it shows.
    :param title: the article's title, by which the data of scripts are searched.
    """
    length = sum(run.weight for run in shown)
    if length >= SHOWN:
        said = _said(found, at_least=length * 2)
        return said if _continues(said, shown, length) else []
    for runs in (*_hidden(tree), _said(found), _data(tree, title)):
        if sum(run.weight for run in runs) >= max(CARRIED, length * 2):
            return runs
    return []


def _continues(said: Sequence[Run], shown: Sequence[Run], length: int) -> bool:
    """Whether JSON-LD has all of an article of which the page shows the beginning only."""
    whole = _key(" ".join(run.text for run in said))
    opening = next((run for run in shown if run.weight), None)
    if opening is None or len(whole) < 400 or sum(run.weight for run in said) < length * 2:
        return False
    own = [run for run in shown if run.weight]
    return sum(_key(run.text)[:60] in whole for run in own) * 10 >= len(own) * 8


def _key(text: str) -> str:
    return _LETTERS.sub("", text.casefold())


def _said(found: Structured, *, at_least: int = 0) -> list[Run]:
    """The article's body in JSON-LD, where it is that long."""
    node = found.article
    if node is None or node.notation != "JSON-LD":
        return []
    body = node.values.get("articleBody")
    return _runs_of(body, node.element) if isinstance(body, str) and len(body) >= at_least else []


def _hidden(tree: Any) -> Iterator[list[Run]]:
    """The articles in frames' own markup and in parts that are shown without scripts or frames."""
    for frame in list(tree.iter("iframe"))[:50]:
        if markup := frame.get("srcdoc"):
            yield _fragment(markup, frame)
    for part in list(tree.iter("noscript", "template", "noframes"))[:50]:
        if is_unread(part) and part.tag != "noframes":
            yield read_body(part)[1]
        elif part.text:
            yield _fragment(part.text, part)


def _data(tree: Any, title: str | None) -> list[Run]:
    """The article in the data of the page's scripts."""
    best: tuple[int, list[Line], Any] = (0, [], None)
    streams: list[tuple[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "") or not script.text:
            continue
        if stream := streamed(script.text):
            streams.append((stream, script))
        elif (length := extent_of(lines := read_script_data(script.text, title))) > best[0]:
            best = (length, lines, script)
    if not best[0] and streams:
        lines = read_flight("".join(stream for stream, _ in streams), title)
        carrier = max(streams, key=lambda part: sum(line.text[:40] in part[0] for line in lines))[1]
        best = (extent_of(lines), lines, carrier)
    return [run for line in best[1] for run in _runs_of(line.text, best[2], heading=line.heading)]


def _runs_of(text: str, carrier: Any, *, heading: bool = False) -> list[Run]:
    """The runs of a text or of markup, all of them standing in the element that carries it."""
    if "&lt;" in text:
        text = html.unescape(text)
    if _MARKUP.search(text) and not heading and extent(text) >= CARRIED:
        return _fragment(text, carrier)
    lines = (fold(_MARKUP.sub(" ", html.unescape(line))) for line in text.replace("\r", "\n").split("\n"))
    return [Run("heading" if heading else "paragraph", carrier, line, 0) for line in lines if line]


def _fragment(markup: str, carrier: Any) -> list[Run]:
    tree = html_tree(f"<html><body>{markup}</body></html>")
    body = tree.find("body") if tree is not None else None
    return [attrs.evolve(run, element=carrier, group=None) for run in read_body(body)[1]] if body is not None else []
