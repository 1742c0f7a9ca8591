"""A page read once for all who ask: its tree, what it says for machines, its article, and the Document of it."""

from __future__ import annotations

import re
import warnings
import weakref
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

import attrs

from secdialogue.documents import DocumentBuilder, Paths, fold, inline_text, libxml2
from secdialogue.errors import SecdialogueWarning
from secdialogue.language.datelines import Dateline, read_dateline
from secdialogue.language.relays import find_relays
from secdialogue.model import BlockKind, Document, SourceKind, Tool
from secdialogue.pages.body import read_body
from secdialogue.pages.bylines import looks_like_a_name
from secdialogue.pages.carried import read_carried
from secdialogue.pages.dates import find_dates
from secdialogue.pages.furniture import is_phrase
from secdialogue.pages.head import Head, head_kind, read_head, title_element
from secdialogue.pages.languages import is_written_in, language_of
from secdialogue.pages.metadata import Metadata, read_metadata, settle, us_order
from secdialogue.pages.quirks import NO_QUIRKS, Quirks
from secdialogue.pages.runs import Run, place_of
from secdialogue.pages.signed import is_byline
from secdialogue.pages.structured import Structured, read_structured
from secdialogue.pages.titles import is_site
from secdialogue.pages.walls import require_article
from secdialogue.sources import Source

_PAGES: weakref.WeakKeyDictionary[Source, Page] = weakref.WeakKeyDictionary()


@attrs.define(slots=False, eq=False)
class Page:
    """One HTML source. Each part is read when it is first asked for, and once."""

    source: Source = attrs.field()
    quirks: Quirks = NO_QUIRKS

    @classmethod
    def of(cls, source: Source) -> Page:
        """The page of a source, shared by all parsers that look at it."""
        page = _PAGES.get(source)
        if page is None:
            page = _PAGES[source] = cls(source)
        return page

    @property
    def tree(self) -> Any:
        """The root of the repaired tree, or None for a source without a single element."""
        return self.source.html

    @cached_property
    def structured(self) -> Structured:
        """What the page says for machines."""
        return read_structured(self.tree) if self.tree is not None else Structured()

    @cached_property
    def metadata(self) -> Metadata:
        """Title, authors, dates, publisher, language and address."""
        if self.tree is None:
            return Metadata(url=self.source.url, publisher=self.source.publisher)
        return read_metadata(self.tree, self.structured, url=self.source.url)

    @cached_property
    def root(self) -> Any:
        """The element that holds what a reader sees."""
        body = self.tree.find("body")
        return self.tree if body is None else body

    @cached_property
    def _read(self) -> tuple[list[Run], list[Run], Any]:
        if self.tree is None:
            return [], [], None
        title = title_element(self.root, self.structured.headings, self.metadata.title)
        node = self.structured.article
        said = node.text("articleBody") if node is not None and node.notation == "JSON-LD" else None
        drop, home = self.quirks.dropped(self.tree), self.quirks.home(self.tree)
        runs, body, home = read_body(self.root, title=title, said=said, drop=drop, home=home)
        carried = read_carried(self.tree, self.structured, body, self.metadata.title)
        return runs, carried or body, home

    @property
    def runs(self) -> list[Run]:
        """All runs of text of the page, furniture left out."""
        return self._read[0]

    @property
    def body(self) -> list[Run]:
        """The runs of the article."""
        return self._read[1]

    @cached_property
    def head(self) -> Head:
        """Standfirst, byline and date lines."""
        data = self.metadata
        return read_head(
            self.root, self.structured.headings, data.title, data.description, self.runs, self.body,
            language=data.language, us_order=us_order(data.language, data.url),
        )  # fmt: skip

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """The page's authors; those of its byline where its fields name nobody but the publisher, or not all of them."""
        if given := self.quirks.named(self.tree):
            return tuple(given)
        named = self.metadata.authors
        if self.metadata.anonymous and self.head.names:
            named = tuple(self.head.names)
        known = {name.casefold() for name in named}
        whole = next((names for names in self.head.signed if known < {name.casefold() for name in names}), named)
        return _without_sites(whole, self.metadata.sites)

    def document(
        self,
        kind: SourceKind,
        tool: Tool,
        *,
        details: Mapping[str, str] | None = None,
        runs: Callable[[Sequence[Run]], Sequence[Run]] | None = None,
        **fields: Any,
    ) -> Document:
        """The Document of the page.

        :param kind: the kind of source that the parser reads.
        :param details: what only this kind has.
        :param runs: changes the article's runs before they are written (marks speakers, notices).
        :param fields: fields of the Document that the parser knows better.
        :raises NoArticle: where the page carries none, saying what it is instead.
        """
        require_article(self.tree, self.structured, self.runs, self.body, self.source.name)
        body = list(runs(self.body) if runs else self.body)
        return _Writer(self, kind, tool).write(body, dict(details or {}), fields)


def _without_sites(names: tuple[str, ...], sites: Sequence[str]) -> tuple[str, ...]:
    """Authors without the outlet that a person among them writes for: "By Awa Ndiaye, The Courier"."""
    others = tuple(name for name in names if not any(is_site(name, site) for site in sites))
    return others if any(" " in name and looks_like_a_name(name) for name in others) else names


class _Writer:
    """Writes the parts of a page in order and builds the Document."""

    def __init__(self, page: Page, kind: SourceKind, tool: Tool) -> None:
        self.page = page
        self.paths = Paths()
        self.builder = DocumentBuilder(kind, page.source.sha256, made_with=(tool, libxml2()))

    def write(self, body: list[Run], details: dict[str, str], fields: dict[str, Any]) -> Document:
        """The Document of the page with this article."""
        head, data = self.page.head, self.page.metadata
        title = fields.get("title") or data.title
        self._title(head.title, title)
        leading = _leading(body, title, head, data.language)
        subtitle = "\n".join(run.text for run in (*head.standfirst, *leading.subtitle)) or None
        for run in (*head.standfirst, *leading.subtitle):
            self._run("subtitle", run)
        for element, text in head.bylines:
            self.builder.block("byline", text, source=self.paths.of(element))
        for element, text in head.datelines:
            self.builder.block("dateline", text, source=self.paths.of(element))
        self._captions(head.title, leading.body)
        self._body(leading.body)
        values = self._fields(details, leading.body)
        values |= {"title": title, "subtitle": subtitle} | fields
        return self.builder.build(**values)

    def _title(self, element: Any, title: str | None) -> None:
        if element is not None:
            self.builder.block("title", inline_text(element).replace("\n", " "), source=self.paths.of(element))
        elif title:
            carriers = [*self.page.structured.titles, *(e for _, e in self.page.structured.metas.get("og:title", ()))]
            self.builder.block("title", title, source=self.paths.of(carriers[0]) if carriers else None)

    def _run(self, kind: BlockKind, run: Run) -> None:
        self.builder.block(kind, run.text, source=self.paths.of(run.element), speaker=run.speaker)

    def _captions(self, title: Any, body: Sequence[Run]) -> None:
        """Captions of pictures between the title and the article's container."""
        runs = self.page.runs
        start = place_of(runs, title)
        if start is None or not body:
            return
        above = [
            run for run in runs if start < run.place < body[0].place and run.kind == "caption" and run.aside is None
        ]
        for run in above[:3]:
            if len(run.text) > 12 and not is_phrase("whole", run.text):
                self._run("caption", run)

    def _body(self, body: Sequence[Run]) -> None:
        for i, run in enumerate(body):
            self._run(_block_kind(run, self.page.authors, last=i + 5 > len(body)), run)

    def _fields(self, details: dict[str, str], body: Sequence[Run]) -> dict[str, Any]:
        page, data, source = self.page, self.page.metadata, self.page.source
        published, others = settle((*data.published, *page.head.published) or data.guessed)
        updated, more = settle((*data.updated, *page.head.updated))
        for field, contradicting in (("published", others), ("updated", more)):
            if contradicting:
                rest = "; ".join(dict.fromkeys(f"{c.value} ({c.where})" for c in contradicting))
                details.setdefault(f"{field}_elsewhere", rest)
        published = published or source.published
        if data.section:
            details.setdefault("section", data.section)
        for name, affiliation in data.affiliations.items():
            details.setdefault(f"affiliation/{name}", affiliation)
        if published and updated and updated[:10] < published[:10]:
            warnings.warn(
                SecdialogueWarning(f"{source.name}: updated {updated} before it was published {published}"),
                stacklevel=2,
            )
        language = self._language(body, details)
        opening = [run for run in body if run.kind == "paragraph" and run.verdict not in ("notice", "byline", "date")]
        dateline = next((d for run in opening[:3] if (d := read_dateline(run.text, anchor=published))), None)
        return {
            "url": data.url,
            "publisher": page.quirks.publisher or data.publisher or source.publisher,
            "language": language,
            "authors": page.authors,
            "published": published,
            "updated": updated,
            "dateline_place": dateline.place if dateline else None,
            "dateline_date": dateline.date if dateline else None,
            "relays": self._relays(dateline, body, language),
            "details": details,
        }

    def _language(self, body: Sequence[Run], details: dict[str, str]) -> str | None:
        """What the page declares, unless its text is clearly in another language; then that is reported."""
        declared = self.page.metadata.language
        text = "\n".join(run.text for run in body)[:4000]
        if declared is None:
            return language_of(text)
        if is_written_in(text, declared):
            return declared
        details["language_declared"] = declared
        return language_of(text)

    def _relays(self, dateline: Dateline | None, body: Sequence[Run], language: str | None) -> tuple[str, ...]:
        """Agencies in the dateline, and outlets that an English text says it is taken from, but not its publisher."""
        names = [dateline.agency] if dateline and dateline.agency else []
        if (language or "en").startswith("en"):
            names += [relay.name for relay in find_relays("\n\n".join(run.text for run in body))]
        own = {self.page.metadata.publisher, *self.page.authors}
        return tuple(name for name in dict.fromkeys(names) if name not in own)


@attrs.frozen
class _Leading:
    subtitle: list[Run]
    body: list[Run]


def _leading(body: Sequence[Run], title: str | None, head: Head, language: str | None) -> _Leading:
    """The article without what belongs to its head: its title again, labels and date lines; its standfirst apart."""
    first = next((i for i, run in enumerate(body) if _is_prose(run)), len(body))
    wanted = fold(title or "").casefold()
    shown = {text for _, text in (*head.bylines, *head.datelines)}
    subtitle: list[Run] = []
    rest: list[Run] = []
    for i, run in enumerate(body):
        if run.element is head.title or (i <= first and fold(run.text).casefold() == wanted):
            continue
        if i <= first and not _is_standfirst(run) and (kind := head_kind(run, language)) != run.kind:
            if kind is not None and not (kind in ("byline", "dateline") and run.text in shown):
                rest.append(attrs.evolve(run, kind=kind))
        elif _is_standfirst(run) and not _has_prose(rest) and len(run.text) < 700 and len(subtitle) < 3:
            subtitle.append(run)
        else:
            rest.append(run)
    return _Leading([], list(body)) if not _has_prose(rest) else _Leading(subtitle, rest)


def _is_prose(run: Run) -> bool:
    return (run.weight > 0 and run.verdict not in ("standfirst", "byline", "date")) or run.kind in (
        "list-item",
        "table",
    )


def _is_standfirst(run: Run) -> bool:
    """Whether a run before all prose is a standfirst: by its class, or a heading as long as a sentence."""
    if run.kind == "caption":
        return False
    long = len(run.text) > 25 or run.text.endswith((".", "!", "?", "…"))
    return (run.verdict == "standfirst" and long) or (run.kind == "heading" and len(run.text) > 80)


def _has_prose(runs: Sequence[Run]) -> bool:
    return any(run.kind in ("paragraph", "list-item", "quotation", "table") and run.verdict != "notice" for run in runs)


#: How an author's own description goes on after the name.
_BIO = re.compile(
    r"['’]s (?:\w+ ){0,2}book\b|[,\s]{1,3}(?:\([^()]{1,40}\)\s)?(?:is|was|are|were|has|leads|covers|works|writes|serves|reports|ist|est|es)\s"
)
#: Where readers reach the author or the outlet: "Write to Awa Ndiaye at …", "Follow her on Twitter".
_REACHED = re.compile(
    r"\S@[\w-]{1,60}\.\w|\bfollow (?:him|her|them|me|us|@\w{1,40}) (?:on|at) [A-Z@]\w+", re.IGNORECASE
)
_CREDITED = re.compile(r"\bcontributed to this (?:report|story|article|post)\b.{0,40}$", re.IGNORECASE)
#: A credit before or behind the words of a caption that no element marks as one.
_PICTURED = re.compile(
    r"\((?:photo|image|picture|credit|foto|bild|file|courtesy)\b[^()]{0,80}\)\.?$|^(?:photos?|fotos?|bild|image|picture)s?(?: credits?| by)?\s?[:©]",
    re.IGNORECASE,
)
#: The time and the writer above an entry of a live report: "14:05 Awa Ndiaye".
_POSTED = re.compile(r"[0-2]?\d[:.][0-5]\d(?:\s?(?:[ap]\.?m\.?|uhr|h|gmt|bst|cet))?[^.!?:;\n]{0,45}", re.IGNORECASE)


def _block_kind(run: Run, authors: Sequence[str], *, last: bool) -> BlockKind:
    text = run.text
    if run.kind in ("paragraph", "list-item"):
        if run.verdict == "notice" or is_phrase("notice", text):
            return "notice"
        if last and _is_bio(text, authors):
            return "notice"
        if len(text) < 300 and _is_credit(text):
            return "notice"
        if len(text) < 300 and _PICTURED.search(text):
            return "caption"
        if (run.verdict == "byline" and len(text) < 200) or text in authors or is_byline(run):
            return "byline"
        if _POSTED.fullmatch(text) or (len(text) < 60 and _is_date(text)):
            return "dateline"
        if run.verdict == "date" and len(text) < 80 and next(find_dates(text), None):
            return "dateline"
    return run.kind


def _is_bio(text: str, authors: Sequence[str]) -> bool:
    """Whether a closing line says who an author is, or how the author is reached."""
    if any(text.startswith(name) and _BIO.match(text, len(name)) for name in authors):
        return True
    return len(text) < 400 and _REACHED.search(text) is not None


def _is_credit(text: str) -> bool:
    """Whether a line says who reported and edited: "Reporting by Awa Ndiaye; editing by Grace Achieng"."""
    if _CREDITED.search(text):
        return True
    return is_phrase("credit", text) and (len(text) < 80 or ";" in text or "editing by" in text.casefold())


def _is_date(text: str) -> bool:
    """Whether a line is a date with a label and no more: "Posted: 5 March 2024, 10:00"."""
    if text[-1] in ".!?" or not any(c.isdigit() for c in text) or (found := next(find_dates(text), None)) is None:
        return False
    return sum(c.isalpha() for c in text[: found[1]] + text[found[2] :]) <= 16
