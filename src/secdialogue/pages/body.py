"""The article's own runs among all the runs of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from secdialogue.pages.furniture import is_phrase
from secdialogue.pages.runs import Reader, Run, prose_below

_SENTENCE_END = re.compile(r"[.!?…:;。！？»“”\"')\]’|](?:\W{0,3})$")


def weights_below(runs: Iterable[Run]) -> dict[Any, int]:
    """The weight of the prose below each element that holds any."""
    below: dict[Any, int] = {}
    for run in runs:
        if weight := run.weight:
            node = run.element
            while node is not None:
                below[node] = below.get(node, 0) + weight
                node = node.getparent()
    return below


def container(root: Any, runs: Sequence[Run], bodies: Sequence[Any]) -> Any:
    """The smallest element that holds the article, or None where the page has no prose."""
    below = weights_below(runs)
    total = below.get(root, 0)
    if not total:
        return None
    named = [b for b in bodies if below.get(b, 0) * 10 >= total * 5]
    if named:
        # Of nested ones that hold the same, the innermost.
        return max(named, key=lambda b: (below[b], sum(1 for _ in b.iterancestors())))
    return _descend(root, below)


def _descend(root: Any, below: dict[Any, int]) -> Any:
    """Down from the root as long as one child holds nearly all of its prose."""
    node = root
    while True:
        best = max((child for child in node if below.get(child, 0)), key=lambda c: below[c], default=None)
        if best is None or below[best] * 100 < below[node] * 85 or best.tag in ("p", "blockquote", "li", "ul", "ol"):
            return node
        node = best


def within(runs: Sequence[Run], element: Any) -> list[Run]:
    """The runs that stand below an element."""
    inside = set(element.iter())
    return [run for run in runs if run.element in inside]


def cleaned(runs: Sequence[Run]) -> list[Run]:
    """Runs of an article without links to elsewhere, labels and calls to action, cut where its end is announced."""
    runs = _without_link_lists(runs)
    runs = _cut(runs)
    kept = [run for run in _without_cards(runs) if not _is_label(run)]
    kept = _without_repeats(kept)
    return _without_loose_ends(kept)


def _without_link_lists(runs: Sequence[Run]) -> list[Run]:
    """Without lists and tables whose text is mostly links."""
    text: dict[Any, int] = {}
    linked: dict[Any, int] = {}
    for run in runs:
        if run.group is not None:
            text[run.group] = text.get(run.group, 0) + len(run.text)
            linked[run.group] = linked.get(run.group, 0) + run.linked
    return [run for run in runs if run.group is None or linked[run.group] * 100 < text[run.group] * 60]


def _cut(runs: list[Run]) -> list[Run]:
    """Without what follows a heading such as "Related articles", where little prose follows it."""
    total = sum(run.weight for run in runs)
    before = 0
    for i, run in enumerate(runs):
        if before * 2 >= total and len(run.text) < 50 and is_phrase("cut", run.text):
            return runs[:i]
        before += run.weight
    return runs


def _without_cards(runs: list[Run]) -> list[Run]:
    """Without linked headings, and the short text of the card that stands under each."""
    kept: list[Run] = []
    card: set[Any] = set()
    for run in runs:
        if run.kind == "heading" and run.link_share > 0.8:
            holder = run.element.getparent()
            if holder is not None and holder.tag == "a":
                holder = holder.getparent()
            card = {holder} if holder is not None and len(list(holder.iter("h2", "h3", "h4", "h5"))) == 1 else set()
        elif not (card and len(run.text) < 300 and run.element.getparent() in card):
            kept.append(run)
            card = card if run.kind == "caption" else set()
    return kept


def _is_label(run: Run) -> bool:
    text = run.text
    if run.kind == "caption":
        return len(text) < 3
    if run.kind != "table" and run.linked * 10 >= len(text) * 9 and (len(text) < 200 or run.kind == "paragraph"):
        return True
    if run.link_share > 0.5 and len(text) < 200 and ("|" in text or ":" in text[:40]):
        return True
    if len(text) < 200 and (is_phrase("whole", text) or is_phrase("start", text)):
        return True
    return not any(c.isalnum() for c in text)


def _without_repeats(runs: list[Run]) -> list[Run]:
    """Without later copies of long runs: pull quotes, and articles that a page carries twice."""
    seen: set[str] = set()
    kept = []
    for run in runs:
        if len(run.text) > 60 and run.text in seen:
            continue
        seen.add(run.text)
        kept.append(run)
    return kept


def _without_loose_ends(runs: list[Run]) -> list[Run]:
    """Without headings and scraps that no prose follows."""
    end = len(runs)
    while end and runs[end - 1].kind != "caption" and not runs[end - 1].weight and not _closes(runs[end - 1]):
        end -= 1
    kept = []
    for i, run in enumerate(runs[:end]):
        following = runs[i + 1] if i + 1 < end else None
        if run.kind == "heading" and (following is None):
            continue
        kept.append(run)
    return kept


def _closes(run: Run) -> bool:
    return run.kind in ("list-item", "table", "quotation") or (
        run.kind == "paragraph" and (_SENTENCE_END.search(run.text) is not None and len(run.text) > 15)
    )


def read_body(root: Any, drop: frozenset[Any] = frozenset(), home: Any = None) -> tuple[list[Run], list[Run], Any]:
    """(all runs of the page, runs of the article, its container); the latter empty and None where there is no prose."""
    prose = prose_below(root)
    runs, body, found = _read(root, prose, drop, home, lenient=False)
    whole = prose.get(root, 0)
    if sum(run.weight for run in body) < min(200, whole / 5):
        # What was taken for furniture held the prose: classes mislead on this page.
        again = _read(root, prose, drop, home, lenient=True)
        if sum(run.weight for run in again[1]) > 2 * sum(run.weight for run in body):
            return again
    return runs, body, found


def _read(
    root: Any, prose: dict[Any, int], drop: frozenset[Any], home: Any, *, lenient: bool
) -> tuple[list[Run], list[Run], Any]:
    reader = Reader(prose, lenient=lenient, drop=drop)
    runs = reader.read(root)
    found = home if home is not None else container(root, runs, reader.bodies)
    return runs, (cleaned(within(runs, found)) if found is not None else []), found
