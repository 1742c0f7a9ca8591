"""The article's own runs among all the runs of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from secdialogue.documents import UNREAD
from secdialogue.pages.cleaning import cleaned
from secdialogue.pages.dates import find_dates
from secdialogue.pages.extents import is_short, read_prose
from secdialogue.pages.runs import Reader, Run, is_never, place_of

#: Words of notices about consent, which may be longer than the article.
_CONSENT = re.compile(r"\bcookies?\b|datenschutz|\bgdpr\b", re.IGNORECASE)


def weights_below(runs: Iterable[Run]) -> dict[Any, int]:
    """The weight of the prose below each element that holds any."""
    below: dict[Any, int] = {}
    for run in runs:
        if (weight := run.weight) and not _CONSENT.search(run.text):
            node = run.element
            while node is not None:
                below[node] = below.get(node, 0) + weight
                node = node.getparent()
    return below


def without_cards(runs: Sequence[Run]) -> list[Run]:
    """Runs without lists of cards: three or more elements of one make side by side, each with a linked line and little more."""
    cards = _cards(runs)
    if not cards:
        return list(runs)
    inside = {element for card in cards for element in card.iter()}
    return [run for run in runs if run.element not in inside]


def _cards(runs: Sequence[Run]) -> list[Any]:
    makes: dict[tuple[Any, str, str], dict[Any, None]] = {}
    for run in runs:
        if run.link_share < 0.8 or len(run.text) < 12:
            continue
        node = run.element
        for _ in range(5):
            parent = node.getparent()
            if parent is None or node.tag in ("body", "main"):
                break
            makes.setdefault((parent, node.tag, node.get("class") or ""), {})[node] = None
            node = parent
    found: list[Any] = []
    for (parent, tag, make), nodes in makes.items():
        if len(nodes) < 3 or tag in ("p", "h2", "h3", "h4", "a"):
            continue
        alike = [child for child in parent if child.tag == tag and (child.get("class") or "") == make]
        if len(nodes) * 10 >= len(alike) * 7 and (
            all(is_short(n, 700) for n in nodes) or (len(nodes) >= 5 and all(_opens_with_a_link(n) for n in nodes))
        ):
            found.extend(nodes)
    return found


def _opens_with_a_link(node: Any) -> bool:
    """Whether an item is an `article` whose first words are a link to another page, and no longer than such a card may be."""
    article = node if node.tag == "article" else node.find("article")
    if article is None or not is_short(node, 1500):
        return False
    first = next((part for part in article.iter() if (part.text or "").strip() and part.tag not in UNREAD), article)
    link = next((part for part in (first, *first.iterancestors()) if part.tag == "a"), None)
    return link is not None and not (link.get("href") or "#").startswith("#")


def container(root: Any, runs: Sequence[Run], bodies: Sequence[Any]) -> Any:
    """The smallest element that holds the article, or None where the page has no prose."""
    below = weights_below(runs)
    total = below.get(root, 0)
    if not total:
        return None
    named = _named(bodies, below, total)
    if sum(below[b] for b in named) * 2 >= total:
        return named[0] if len(named) == 1 else _shared_parent(named, below, bodies)
    return _descend(root, below)


def _named(bodies: Sequence[Any], below: dict[Any, int], total: int) -> list[Any]:
    """The elements that are called an article's body and hold some of the prose; of nested ones that hold the same, the innermost."""
    holding = [b for b in bodies if below.get(b, 0) * 10 >= total]
    kept: list[Any] = []
    for body in holding:
        around = [k for k in kept if k in set(body.iterancestors())]
        if not around:
            kept.append(body)
        elif below[body] * 10 >= below[around[0]] * 9:
            kept[kept.index(around[0])] = body
    return kept


def _shared_parent(elements: Sequence[Any], below: dict[Any, int], bodies: Sequence[Any]) -> Any:
    """The nearest element around several, where it holds little more than the `bodies` in it; else the one that holds most."""
    first, *rest = elements
    chain = [first, *first.iterancestors()]
    for other in rest:
        around = set(other.iterancestors())
        chain = [element for element in chain if element in around]
    inside, named = set(chain[0].iter()), set(bodies)
    parts = [b for b in bodies if b in inside and named.isdisjoint(b.iterancestors())]
    if below[chain[0]] * 4 <= 5 * sum(below.get(part, 0) for part in parts):
        return chain[0]
    return max(elements, key=lambda e: below[e])


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


def read_body(
    root: Any, *, title: Any = None, said: str | None = None, drop: frozenset[Any] = frozenset(), home: Any = None
) -> tuple[list[Run], list[Run], Any]:
    """(all runs of the page, runs of the article, its container); the latter empty and None where there is no prose.

    :param title: the heading that shows the title, where there is one: the article begins below it.
    :param said: what the page says for machines that the article's body is.
    :param drop: elements that are no part of the article.
    :param home: its container, where that is known.
    """
    prose = read_prose(root)
    found = _read(root, prose, title, said, drop, home)
    if sum(run.weight for run in found[1]) < LEAD:
        # Classes hid all of it: the page is read whatever its parts are called.
        again = _read(root, prose, title, said, drop, home, trusting=False)
        if sum(run.weight for run in again[1] if not _CONSENT.search(run.text)) >= LEAD:
            return again
    return found


def _read(
    root: Any,
    prose: dict[Any, int],
    title: Any,
    said: str | None,
    drop: frozenset[Any],
    home: Any,
    *,
    trusting: bool = True,
) -> tuple[list[Run], list[Run], Any]:
    """As `read_body`; `trusting` the classes of elements, or not."""
    reader = Reader(prose, drop=drop, trusting=trusting)
    runs = without_cards(reader.read(root))
    own = [run for run in runs if run.aside is None]
    if home is None:
        home = container(root, own, reader.bodies)
        if title is not None and not _follows(home, title, runs):
            own, home = _below_title(root, title, runs, own, home)
        if said and len(said) >= 400:
            own, home = _as_said(root, said, runs, own, home)
    if home is None:
        own = runs
        home = container(root, own, reader.bodies)
    if home is None:
        return runs, [], None
    article = _from_title(_readmitted(within(runs, home), own), title, runs)
    return runs, cleaned(_first_article([*_opening(own, title, article), *article], title)), home


#: Prose of this length begins an article.
LEAD = 80
#: A paragraph of this length was not put there to sell something.
LONG = 160


def _opening(own: Sequence[Run], title: Any, article: Sequence[Run]) -> list[Run]:
    """Paragraphs between the title and the article's container, where both stand in one `article` or `main`: its beginning."""
    start = place_of(own, title)
    if start is None or not article:
        return []
    around = _section(title)
    found = [
        run
        for run in own
        if start < run.place < article[0].place
        and run.weight >= LEAD
        and run.kind == "paragraph"
        and run.verdict not in ("standfirst", "byline", "date", "notice")
        and _section(run.element) is around is not None
        and next(find_dates(run.text[:40]), None) is None
    ]
    if len(found) == 1 and len(found[0].text) < 300:
        return [attrs.evolve(found[0], verdict="standfirst")]
    return found


def _from_title(article: list[Run], title: Any, runs: Sequence[Run]) -> list[Run]:
    """The runs from the title on, where little of the article's prose stands before it; lines beside it stay ("Press release")."""
    start = place_of(runs, title)
    if start is None:
        return article
    beside = set(title.itersiblings(preceding=True))
    behind = [run for run in article if run.place >= start or run.kind == "caption" or run.element in beside]
    return behind if sum(run.weight for run in behind) * 5 >= 4 * sum(run.weight for run in article) else article


def _section(element: Any) -> Any:
    return next((a for a in element.iterancestors() if a.tag in ("article", "main")), None)


def _follows(home: Any, title: Any, runs: Sequence[Run]) -> bool:
    """Whether any of the first prose below the title stands in `home`."""
    if home is None:
        return False
    first = _after(title, runs)[:5]
    inside = set(home.iter())
    return not first or any(run.element in inside for run in first)


def _after(title: Any, runs: Sequence[Run]) -> list[Run]:
    """The runs of prose below the title."""
    start = place_of(runs, title)
    if start is None:
        return []
    return [r for r in runs if r.place > start and r.weight >= LEAD and (r.aside is None or not is_never(r.aside))]


def _below_title(root: Any, title: Any, runs: Sequence[Run], own: list[Run], home: Any) -> tuple[list[Run], Any]:
    """The article that begins below the title, where classes hid it, if it is worth the name; else what was given."""
    below_it = _after(title, runs)
    if not below_it:
        return own, home
    lead = below_it[0]
    with_lead = own
    if lead.aside is not None:
        with_lead = [run for run in runs if run.aside is None or run.aside is lead.aside]
    below = weights_below(with_lead)
    node, best = lead.element, lead.element
    while node is not None and node is not root:
        if below.get(node, 0) * 4 > below.get(best, 0) * 5:
            best = node
        node = node.getparent()
        if node is not None and home is not None and node in set(home.iterancestors()):
            break
    worth = below.get(best, 0)
    if home is not None and _opens_behind(title, home, runs) and below.get(home, 0) >= 3 * worth:
        return own, home  # a box of a summary, or of something else, above the article
    return (with_lead, best) if worth >= 200 else (own, home)


def _opens_behind(title: Any, home: Any, runs: Sequence[Run]) -> bool:
    """Whether the first prose in `home` stands behind the title."""
    start = place_of(runs, title)
    first = next((run.place for run in within(runs, home) if run.weight), None)
    return start is not None and first is not None and first > start


def _as_said(root: Any, said: str, runs: Sequence[Run], own: list[Run], home: Any) -> tuple[list[Run], Any]:
    """The article whose paragraphs stand in `said`, where what was found holds few of them; else what was given."""
    letters = _letters(said)
    matching = [run for run in runs if run.weight >= LEAD and _letters(run.text)[:30] in letters]
    inside = set(home.iter()) if home is not None else set()
    missed = sum(run.weight for run in matching if run.element not in inside)
    whole = sum(run.weight for run in matching)
    if home is not None and missed == 0 and whole * 5 > len(said) * 4 and len(matching) > 1:
        return own, _descend(home, weights_below(matching))
    if missed * 2 < whole or missed < 300:
        return own, home
    asides = {run.aside for run in matching}
    own = [run for run in runs if run.aside is None or run.aside in asides]
    return own, _descend(root, weights_below(matching))


_OTHERS = re.compile(r"\W+")


def _letters(text: str) -> str:
    return _OTHERS.sub("", text.casefold())


def _first_article(runs: Sequence[Run], title: Any) -> Sequence[Run]:
    """The runs above the next article's title, on pages that go on with other articles."""
    own = _article_around(title) if title is not None and title.tag == "h1" else None
    if own is None:
        return runs
    before = 0
    for i, run in enumerate(runs):
        other = _article_around(run.element) if run.element.tag in ("h1", "h2") else None
        apart = other is not None and other is not own and own not in set(other.iterancestors())
        if (
            other is not None
            and apart
            and before >= 300
            and (run.element.tag == "h1" or next(other.iter("time"), None) is not None)
        ):
            return runs[:i]
        before += run.weight
    return runs


def _article_around(element: Any) -> Any:
    """The `article` element that an element stands in, or None."""
    return next((a for a in element.iterancestors() if a.tag == "article"), None)


def _readmitted(inside: Sequence[Run], own: Sequence[Run]) -> list[Run]:
    """The container's own runs, and of those that classes call furniture the parts with several long paragraphs."""
    known = {id(run) for run in own}
    long: dict[Any, int] = {}
    for run in inside:
        if run.aside is not None and run.weight >= LONG:
            long[run.aside] = long.get(run.aside, 0) + 1
    return [run for run in inside if id(run) in known or (long.get(run.aside, 0) >= 2 and not is_never(run.aside))]
