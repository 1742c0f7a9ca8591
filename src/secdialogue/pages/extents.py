"""How much text the parts of a page hold, and which of them show any."""

from __future__ import annotations

import re
from typing import Any

#: Elements whose text no reader sees, at least not before a script has run.
UNREAD = frozenset(
    {"script", "style", "template", "noscript", "svg", "math", "object", "iframe", "noframes", "head", "link", "meta"}
)
#: Scripts whose characters carry as much as three of an alphabet.
_DENSE = re.compile(r"[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]")


def is_unread(element: Any) -> bool:
    """Whether an element shows no text; a template that declares a shadow tree is shown."""
    tag = element.tag
    if tag == "template":
        return element.get("shadowrootmode") is None and element.get("shadowroot") is None
    return not isinstance(tag, str) or tag in UNREAD


def is_short(element: Any, limit: int) -> bool:
    """Whether an element holds at most `limit` characters of text that is shown."""
    length = 0
    for part in element.iter():
        if part.text and not is_unread(part):
            length += len(part.text.strip())
        if part.tail and part is not element:
            length += len(part.tail.strip())
        if length > limit:
            return False
    return True


def extent(text: str) -> int:
    """How much a text holds, in characters of an alphabet."""
    return len(text) if text.isascii() else len(text) + 2 * len(_DENSE.findall(text))


#: A page whose paragraphs hold less than this writes them into other elements.
FEW = 600


def read_prose(root: Any) -> dict[Any, int]:
    """How many characters of paragraphs that are not mostly links stand below each element that holds any."""
    below: dict[Any, int] = {}
    for paragraph in root.iter("p", "blockquote", "pre"):
        if paragraph.tag != "blockquote" or next(paragraph.iterdescendants("p", "blockquote"), None) is None:
            _count(paragraph, below, 40)
    if below.get(root, 0) < FEW:
        for division in _written_as_divisions(root):
            _count(division, below, 100)
    return below


def _written_as_divisions(root: Any) -> list[Any]:
    """Three or more `div` of one make side by side that hold nothing but words: paragraphs by another name."""
    makes: dict[tuple[Any, str], list[Any]] = {}
    for division in root.iter("div"):
        if (
            len((division.text or "").strip()) > 20
            and next(division.iterdescendants("p", "div", "blockquote"), None) is None
        ):
            makes.setdefault((division.getparent(), division.get("class") or ""), []).append(division)
    return [division for alike in makes.values() if len(alike) >= 3 for division in alike]


def _count(paragraph: Any, below: dict[Any, int], least: int) -> None:
    """Add a paragraph of that length to all elements around it."""
    length = extent("".join(paragraph.itertext()).strip())
    if length < least or sum(extent("".join(a.itertext())) for a in paragraph.iter("a")) * 2 > length:
        return
    node = paragraph
    while node is not None:
        below[node] = below.get(node, 0) + length
        node = node.getparent()


def is_popup(element: Any) -> bool:
    """Whether an inline element is a card that opens over the text: a picture first, then three links or more."""
    if element.tag != "span":
        return False
    first = next((part for part in element.iter() if part.tag == "img" or (part.text or "").strip()), element)
    return bool(first.tag == "img") and sum(1 for _ in element.iter("a")) >= 3


#: Elements that may hold a picture and its caption.
_HOLDERS = frozenset({"div", "span", "a", "section", "p", "center"})


def pictured(root: Any, prose: dict[Any, int]) -> set[Any]:
    """Elements that hold a picture and little else: their text is its caption."""
    found: set[Any] = set()
    for image in root.iter("img", "picture", "amp-img"):
        node = image.getparent()
        for _ in range(5):
            if node is None or node in found or node.tag not in _HOLDERS or prose.get(node, 0) > 200 or is_popup(node):
                break
            if not is_short(node, 400) or next(node.iter("h1", "li", "input"), None) is not None:
                break
            found.add(node)
            node = node.getparent()
    return found
