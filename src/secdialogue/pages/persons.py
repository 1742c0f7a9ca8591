"""Authors whom no byline names: behind a label, or on cards that hold a name and an office, as think tanks show them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from secdialogue.documents import inline_text
from secdialogue.pages.bylines import is_lead, looks_like_a_name, names_an_office, split_authors
from secdialogue.pages.extents import is_short
from secdialogue.pages.furniture import verdict

#: Words in the class of a card, or the folder in an address, that tell of a person.
_PERSON = (
    "person|people|experts?|profiles?|contributors?|scholars?|fellows?|staff|authors?|writers?|bios?|speakers?|researchers?"
    "|team(?:-member)?|persona|personne|mitarbeiter|autor(?:en|es)?|auteurs?"
)
_OF_PERSON = re.compile(rf"(?:^|[\s_-])(?:{_PERSON})(?:$|[\s_-])")
_OWN_PAGE = re.compile(rf"/(?:{_PERSON})/[^/?#]{{3,80}}/?(?:$|[?#])")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
#: Elements that may be a card, and how much one, or a row of them, may say.
_CARDS = frozenset({"div", "section", "article", "li", "ul", "a", "header", "address", "figure"})
CARD, LINES = 900, 24
#: Headings above the cards of a page's authors, where they stand below the article.
_AUTHORS = re.compile(
    r"(?:about|meet|the|über|zu|à propos|sobre)\s.{0,12}(?:authors?|autor\w{0,3}|auteurs?)", re.IGNORECASE
)


def labelled(root: Any) -> tuple[Any, str, list[str]] | None:
    """(element, its words, names) behind the first label of an author: `<dt>Author</dt><dd>…`, `<li><b>Author</b> …`."""
    for label in root.iter("dt", "th", "strong", "b", "span", "label"):
        if len(label) or not label.text or len(label.text) > 40 or not is_lead(label.text):
            continue
        beside = label.getnext() if label.tag in ("dt", "th") else label.getparent()
        text = inline_text(beside, apart=True) if beside is not None and is_short(beside, CARD) else ""
        if names := split_authors(text, strict=True) if len(text) < 200 else []:
            return beside, text, names
    return None


def carded(above: Sequence[Any], below: Sequence[Any]) -> Iterator[tuple[Any, str, list[str]]]:
    """(element, its words, names) of the cards of a page's authors.

    :param above: the elements between the title and the article.
    :param below: those behind it, of which only cards under a heading such as "About the authors" are authors'.
    """
    taken: set[Any] = set()
    for place, elements in enumerate((above, below)):
        open_to = place == 0
        for element in elements:
            tag = element.tag
            if not isinstance(tag, str):
                continue
            if place and len(element) == 0 and element.text and len(element.text) < 40:
                open_to = open_to or is_lead(element.text) or _AUTHORS.fullmatch(element.text.strip(" :\n")) is not None
            elif place == 0 and tag == "a" and taken.isdisjoint(element.iterancestors()) and (name := _linked(element)):
                taken.add(element)
                yield element, name, [name]
            elif open_to and tag in _CARDS and taken.isdisjoint(element.iterancestors()) and _is_of_persons(element):
                text = inline_text(element, apart=True)
                if names := _names_on(text):
                    taken.add(element)
                    yield element, text, names
        if taken:
            return


def _linked(link: Any) -> str:
    """The name of two words or more that a link to a person's own page shows; "" for any other link."""
    name = inline_text(link) if _OWN_PAGE.search(link.get("href") or "") else ""
    return name if " " in name and looks_like_a_name(name) else ""


def _is_of_persons(element: Any) -> bool:
    """Whether a part is called a person's, or links to a person's own page; comments and other articles are none."""
    if verdict(element) == "never" or not is_short(element, 2 * CARD):
        return False
    called = _CAMEL.sub("-", f"{element.get('class') or ''} {element.get('id') or ''}").lower()
    return _OF_PERSON.search(called) is not None or any(
        _OWN_PAGE.search(link.get("href") or "") for link in element.iter("a")
    )


def _names_on(text: str) -> list[str]:
    """The names of two words or more in a card's lines, each with an office on the line below it."""
    lines = text.split("\n")
    if not 2 <= len(lines) <= LINES or len(text) > CARD:
        return []
    return [
        name for name, office in pairwise(lines)
        if " " in name and looks_like_a_name(name) and len(office) < 160 and names_an_office(office)
    ]  # fmt: skip
