"""Who signs an article, as its byline says: names of persons, else the body that it is by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from secdialogue.documents import inline_text
from secdialogue.pages.bylines import begins_with_article, split_authors
from secdialogue.pages.runs import Run

if TYPE_CHECKING:
    from secdialogue.pages.head import Head

BY = re.compile(
    r"[(\uff08【[]?\s{0,2}(?:责任编辑|责编|编辑|记者|記者|作者|撰文)\s{0,2}[:：]|(?:(?:written |words |posted |submitted |published |reported |story |commentary |analysis |report |article |opinion |interview |brief |paper )?by(?!\s(?-i:[a-z]{2,12}ing)\b)|von|por|par|di|door|av|af)(?:\s{0,3}:|\s{1,3}\S|$)|(?:authors?|autor(?:in)?)\s{0,3}:",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"(?<=[\d\W])(?:[Bb]y|BY|von|par|por)\s(?=[A-Z\u00c0-\u00de])")
#: Elements that each hold one author of several.
_PARTS = frozenset({"li", "p", "div", "dd", "address"})


def names_behind(text: str) -> list[str]:
    """The names behind a date: "March 5th, 2024 by Awa Ndiaye"."""
    found = _BEHIND.search(text)
    return split_authors(text[found.start() :], strict=True) if found else []


def take_signed(body: Sequence[Run], head: Head) -> None:
    """Take the names in bylines that stand behind the first of the prose, where none stand above it."""
    if head.names:
        return
    opened = next((place for place, run in enumerate(body) if run.weight), len(body))
    for run in body[opened + 1 : opened + 5]:
        if is_byline(run):
            head.names.extend(name for name in split_authors(run.text, strict=True) if name not in head.names)


def is_byline(run: Run) -> bool:
    """Whether a short run of the article is nothing but a byline: "By Awa Ndiaye and Joseph Diallo"."""
    if run.kind != "paragraph" or len(run.text) > 90 or "\n" in run.text:
        return False
    named = BY.match(run.text) is not None or run.verdict == "byline"
    names = split_authors(run.text, strict=True) if named else []
    return any(" " in name or not name.isascii() for name in names) and sum(map(len, names)) * 2 > len(run.text)


def _names_a_body(text: str) -> bool:
    """Whether a byline goes on with a name, though with no person's: "By the Research Desk", not "By submitting you agree"."""
    words = text.split()[1:]
    named = words[1:] if words[:1] in (["the"], ["our"]) else words
    return BY.match(text) is not None and bool(named) and named[0][0].isupper()


def names_in(lines: list[str]) -> list[str]:
    """The names in the lines of a byline; of more than two lines, those of one word are buttons and labels."""
    names = dict.fromkeys(name for line in lines for name in split_authors(line, strict=True))
    named = [name for name in names if len(lines) < 3 or " " in name or not name.isascii()]
    return [name for name in named if not begins_with_article(name)] or named


def byline_text(element: Any) -> str:
    """What a byline says, an author a line where each has an element."""
    parts = [text for part in element if part.tag in _PARTS and (text := inline_text(part, apart=True))]
    return "\n".join(parts) if len(parts) > 1 else inline_text(element, apart=True)


def take_names(element: Any, text: str, head: Head) -> bool:
    """Take the names in a byline of this text; whether there are any, of a body too."""
    lines = text.split("\n")[:10]
    links = [shown for a in element.iter("a") if a is not element and len(shown := inline_text(a)) <= 50]
    linked = [n for shown in links for n in split_authors(shown, strict=True) if " " in n]
    # Others may stand unlinked in the same line.
    whole = next((names for line in lines if set(names := split_authors(line, strict=True)) >= set(linked)), linked)
    found = whole if linked else names_in(lines)
    if len(text) > 200 and sum(map(len, found)) * 2 < len(text):
        return False
    if not found:
        if _names_a_body(text):
            bodies = split_authors(text)
            dated = any(char.isdigit() for char in text)
            head.bodies.extend(bodies if len(bodies) == 1 and text.endswith(bodies[0]) and not dated else ())
        return _names_a_body(text)
    head.names.extend(n for n in found if n not in head.names)
    if sum(map(len, found)) * 2 >= len(text):
        head.signed.append(tuple(found))
    return True
