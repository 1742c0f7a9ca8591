"""A page as a flat list of runs of text: what a reader sees as one paragraph, heading, list item, caption or table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeAlias

import attrs

from secdialogue.documents import fold
from secdialogue.model import BlockKind
from secdialogue.pages.extents import extent, is_popup, is_short, is_unread, pictured
from secdialogue.pages.furniture import FURNITURE_TAGS, Verdict, verdict

#: What a run is: a block kind, or a part of the page's head that becomes one.
RunKind: TypeAlias = BlockKind

#: Elements that begin a new line in a browser.
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main",
    "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "amp-img",
})  # fmt: skip
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: Deeper than this, an element's text is taken as it is.
DEPTH = 200
#: A cell with more characters than this is a part of the page's layout.
CELL = 600
#: Verdicts on parts that are none of the article.
ASIDE = frozenset({"never", "furniture", "weak"})


@attrs.define(eq=False)
class Run:
    """One stretch of text of a page.

    :param kind: what kind of block it would be.
    :param element: the element it stands in, nearest first.
    :param text: its words, white space folded, `br` a line feed.
    :param linked: how many of its characters stand in links.
    :param verdict: what its own or an enclosing element's class says of its use.
    """

    kind: RunKind
    element: Any
    text: str
    linked: int
    verdict: Verdict = ""
    #: The list, table or quotation it belongs to.
    group: Any = None
    #: The outermost part around it that its class calls furniture.
    aside: Any = None
    #: The name before a turn of a transcript.
    speaker: str | None = None
    #: Where the page's elements are counted, in document order.
    place: int = 0

    @property
    def link_share(self) -> float:
        """How much of it is links, 0 to 1."""
        return self.linked / len(self.text) if self.text else 0.0

    @property
    def weight(self) -> int:
        """How much it counts as prose: 0 for short or linked text."""
        length = extent(self.text)
        if self.kind not in ("paragraph", "quotation", "list-item") or length < 40 or self.linked * 2 > length:
            return 0
        return length - self.linked


@attrs.define(eq=False)
class _State:
    """What enclosing elements say of the text below them."""

    kind: RunKind = "paragraph"
    verdict: Verdict = ""
    group: Any = None
    linked: bool = False
    aside: Any = None


class Reader:
    """Walks a tree once and collects its runs; each knows whether it stands in what its class calls furniture.

    :param prose: how many characters of paragraphs stand below each element (see `prose_below`).
    :param drop: elements to pass over with all that is below them.
    :param trusting: whether classes tell what is furniture.
    """

    def __init__(self, prose: dict[Any, int], *, drop: frozenset[Any] = frozenset(), trusting: bool = True) -> None:
        self.runs: list[Run] = []
        self.bodies: list[Any] = []
        self._prose = prose
        self._total = max(prose.values(), default=0)
        self._drop = drop
        self._trusting = trusting
        self._pictured: set[Any] = set()
        self._place = 0

    def read(self, element: Any) -> list[Run]:
        """The runs below `element`."""
        # Where hardly anything stands in paragraphs, a picture's neighbour may be the text itself.
        self._pictured = pictured(element, self._prose) if self._total >= 200 else set()
        self._flow(element, _State(), 0)
        return self.runs

    def _flow(self, element: Any, state: _State, depth: int) -> None:
        """Collect the runs of an element: its inline text between its block children."""
        pending = _Pending(element)
        pending.add(element.text)
        for child in element:
            tag = child.tag
            self._place += 1
            if is_unread(child):
                pass
            elif tag == "br":
                if pending.line():
                    self._flush(pending, state)
            elif tag in BLOCKS or (len(child) and _holds_blocks(child)):
                self._flush(pending, state)
                self._block(child, tag, state, depth)
            elif len(child) == 0:
                if child.text and tag not in FURNITURE_TAGS:
                    self._leaf(child, tag, pending)
            elif tag not in FURNITURE_TAGS and not _is_aside(child) and not (tag == "sup" and _is_note_mark(child)):
                pending.element(child, tag)
            pending.add(child.tail)
        self._flush(pending, state)

    def _leaf(self, child: Any, tag: str, pending: _Pending) -> None:
        if child.attrib and tag != "a" and verdict(child) in ("never", "furniture"):
            return
        pending.add(child.text, linked=tag == "a")

    def _block(self, element: Any, tag: str, state: _State, depth: int) -> None:
        found = verdict(element) if element.attrib else ""
        if self._passed_over(element, tag):
            return
        if found == "body":
            self.bodies.append(element)
        if depth > DEPTH:
            self._flatten(element, state)
            return
        inner = _State(
            self._kind(element, tag, found, state), state.verdict, state.group, state.linked or tag == "a", state.aside
        )
        if inner.aside is None and self._is_aside(element, tag, found):
            if found == "never" and not self._holds_much(element, 4):
                return
            inner.aside = element
        if tag == "h1":
            inner.verdict = ""
        elif found in ("byline", "date", "standfirst", "notice") and self._prose.get(element, 0) < 1000:
            inner.verdict = found
        if tag in ("ul", "ol", "dl", "blockquote") and state.group is None:
            inner.group = element
        if tag == "table" and self._table(element, inner):
            return
        self._flow(element, inner, depth + 1)

    def _flatten(self, element: Any, state: _State) -> None:
        """Collect the paragraphs below an element that lies too deep to be walked."""
        leaves = [leaf for leaf in element.iter(*_LEAVES) if next(leaf.iterdescendants(*_LEAVES), None) is None]
        for leaf in leaves or [element]:
            pending = _Pending(leaf)
            pending.add("".join(leaf.itertext()))
            self._flush(pending, state)

    def _kind(self, element: Any, tag: str, found: Verdict, state: _State) -> RunKind:
        if state.kind == "caption" or tag == "figcaption" or found == "caption" or element in self._pictured:
            return "caption" if self._prose.get(element, 0) < 1200 else state.kind
        if tag == "figure":
            return (
                "paragraph"
                if element.find(".//blockquote") is not None or element.find(".//table") is not None
                else "caption"
            )
        if tag in HEADINGS:
            return "heading"
        if tag == "blockquote":
            return "quotation"
        if tag in ("li", "dd", "dt"):
            return "list-item"
        if tag in ("article", "section", "main", "header"):
            return "paragraph"
        return state.kind

    def _passed_over(self, element: Any, tag: str) -> bool:
        """Whether nothing below an element is ever of the article."""
        if element in self._drop:
            return True
        if not self._trusting:
            return tag in ("nav", "button", "select", "option", "datalist", "menu")
        if tag == "figure" and _is_offer(element):
            return True
        if tag in FURNITURE_TAGS:
            return tag not in ("form", "fieldset") or not self._holds_much(element, 4)
        return (
            tag == "header" and element not in self._prose and element.find(".//h1") is None and _is_page_head(element)
        )

    def _is_aside(self, element: Any, tag: str, found: Verdict) -> bool:
        """Whether a part's class calls it furniture; not where it holds much of the page's prose, whatever it is called."""
        if not self._trusting or tag in ("article", "main", "body") or found not in ASIDE:
            return False
        if found == "weak":
            around = tag == "header" or tag in HEADINGS
            return not around and not self._holds_much(element, 4) and element.find(".//h1") is None
        if found == "never":
            return element.find(".//h1") is None or not self._holds_much(element, 2)
        return not self._holds_much(element, 4)

    def _holds_much(self, element: Any, share: int) -> bool:
        """Whether an element holds at least one part in `share` of the page's prose."""
        prose = self._prose.get(element, 0)
        return prose > 0 and prose * share >= self._total

    def _table(self, table: Any, state: _State) -> bool:
        """Collect a table of data as one run; False for a table that only lays out the page."""
        if self._prose.get(table, 0) > 1500 or next(table.iter("form", "h1", "h2", "h3"), None) is not None:
            return False
        if table.find(".//table") is not None:
            return False
        rows = []
        linked = 0
        for row in table.iter("tr"):
            cells = []
            for cell in row:
                if cell.tag in ("td", "th"):
                    pending = _Pending(cell)
                    pending.element(cell, "td")
                    if sum(map(len, pending.pieces)) > CELL:
                        return False
                    cells.append(" ".join(pending.text().split("\n")))
                    linked += pending.linked
            if any(cells):
                rows.append(" | ".join(cells))
        if len(rows) < 2 or max(row.count(" | ") for row in rows) < 1:
            return False
        self.runs.append(
            Run("table", table, "\n".join(rows), linked, state.verdict, table, state.aside, place=self._place)
        )
        return True

    def _flush(self, pending: _Pending, state: _State) -> None:
        if not pending.pieces:
            return
        if text := pending.text():
            element = pending.home
            linked = len(text) if state.linked else pending.linked
            self.runs.append(
                Run(state.kind, element, text, linked, state.verdict, state.group, state.aside, place=self._place)
            )
        pending.clear()


class _Pending:
    """Inline text that is being collected for one run."""

    __slots__ = ("broken", "home", "linked", "pieces")

    def __init__(self, home: Any) -> None:
        self.home = home
        self.clear()

    def clear(self) -> None:
        """Begin a new run."""
        self.pieces: list[str] = []
        self.linked = 0
        self.broken = False

    def add(self, text: str | None, *, linked: bool = False) -> None:
        """Add inline text."""
        if text:
            self.pieces.append(text)
            if linked:
                self.linked += len(text.strip())
            if self.broken and not text.isspace():
                self.broken = False

    def line(self) -> bool:
        """Add a line feed; True where it is the second in a row, which ends a paragraph."""
        twice = self.broken
        self.pieces.append("\0")
        self.broken = True
        return twice

    def element(self, element: Any, tag: str, depth: int = 0, *, linked: bool = False) -> None:
        """Add the words of an inline element, without those that cannot be seen."""
        linked = linked or tag == "a"
        self.add(element.text, linked=linked)
        for child in element:
            name = child.tag
            if is_unread(child) or name in FURNITURE_TAGS:
                pass
            elif name == "br":
                self.line()
            elif depth > DEPTH:
                self.add("".join(child.itertext()), linked=linked)
            elif name == "sup" and _is_note_mark(child):
                pass
            elif not child.attrib or not _is_aside(child):
                if name in BLOCKS:
                    self.pieces.append("\0")
                self.element(child, name, depth + 1, linked=linked)
                if name in BLOCKS:
                    self.pieces.append("\0")
            self.add(child.tail, linked=linked)

    def text(self) -> str:
        """The run's words."""
        joined = "".join(self.pieces)
        if "\0" not in joined:
            return fold(joined)
        return "\n".join(line for line in map(fold, joined.split("\0")) if line)


_NOTE_MARK = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡a-z])[\])]?\s*")


def place_of(runs: Iterable[Run], element: Any) -> int | None:
    """The place of the first run of an element, None where it has none."""
    return next((run.place for run in runs if run.element is element), None) if element is not None else None


def _is_offer(figure: Any) -> bool:
    """Whether a figure shows nothing but a heading and words: a letter to subscribe to, another article."""
    shown = (
        "img",
        "picture",
        "video",
        "svg",
        "table",
        "blockquote",
        "pre",
        "iframe",
        "amp-img",
        "canvas",
        "figcaption",
    )
    return next(figure.iter("h2", "h3", "h4"), None) is not None and next(figure.iter(*shown), None) is None


def _is_note_mark(element: Any) -> bool:
    """Whether a raised element is a link to a footnote, which would run into the word before it."""
    if element.find(".//a") is None and "note" not in (element.get("class") or ""):
        return False
    return _NOTE_MARK.fullmatch("".join(element.itertext())) is not None


def is_never(element: Any) -> bool:
    """Whether an element's class says that it holds what others wrote: comments, related articles, consent."""
    return verdict(element) == "never"


def _is_aside(element: Any) -> bool:
    """Whether an inline element is furniture: a card over the text, or its class says so and it holds no more than a phrase."""
    if element.tag == "a":
        return False
    return is_popup(element) or (verdict(element) in ("never", "furniture") and is_short(element, 200))


def _holds_blocks(element: Any) -> bool:
    return next(element.iter(*BLOCKS), None) is not None


def _is_page_head(element: Any) -> bool:
    return not any(a.tag in ("article", "main") for a in element.iterancestors())


_LEAVES = ("p", "li", "h1", "h2", "h3", "h4", "pre")
