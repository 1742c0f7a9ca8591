"""Which kind of source a page is, and on what evidence: one answer, so that the parsers' claims never meet."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Literal, TypeAlias

import attrs

from secdialogue.documents import fold, inline_text
from secdialogue.pages.metadata import host_of
from secdialogue.pages.page import Page
from secdialogue.plugin import NO_CLAIM, Claim, Level
from secdialogue.sources import Source

PageKind: TypeAlias = Literal["official-release", "think-tank", "news-outlet"]

_NEWS_TYPES = frozenset({
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle",
    "ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting", "SatiricalArticle", "AdvertiserContentArticle",
})  # fmt: skip
_REPORT_TYPES = frozenset({"Report", "ScholarlyArticle", "TechArticle", "Book", "Chapter", "Thesis"})
_RELEASE_TYPES = frozenset({"PressRelease", "GovernmentAnnouncement", "SpecialAnnouncement"})
_NEWS_BODIES = frozenset({"NewsMediaOrganization"})
_STATE_BODIES = frozenset({"GovernmentOrganization", "GovernmentOffice", "Ministry", "DefenceEstablishment", "Embassy"})


@attrs.frozen
class Marked:
    """The kind of a page, how sure that is, and the mark that says so."""

    kind: PageKind
    level: Level
    evidence: str


def claim(source: Source, kind: PageKind) -> Claim:
    """The claim of the parser of `kind` on a source: the verdict of `classify` where it is that kind, else none."""
    if source.looks_like != "html" or source.html is None:
        return NO_CLAIM
    found = classify(source)
    return Claim(found.level, found.evidence) if found.kind == kind else NO_CLAIM


def classify(source: Source) -> Marked:
    """The kind of an HTML page by the first of these marks; a page with none is news, at level GENERIC.

    1. the host, where its suffix is reserved for states or international bodies: a release
    2. schema.org types of states and releases, and publishers named as ministries or embassies: a release
    3. schema.org news types, or a NewsMediaOrganization: news
    4. reports: schema.org Report and its like, Highwire report tags, the name of a series: a think tank
    5. a publisher named as an institute, centre or council, on a host that is no company's: a think tank
    6. how releases begin: "Readout of …", "Joint Statement …", "FOR IMMEDIATE RELEASE": a release
    """
    page = Page.of(source)
    if page not in _MARKED:
        _MARKED[page] = _classify(page)
    return _MARKED[page]


#: Each parser asks about the same page.
_MARKED: weakref.WeakKeyDictionary[Page, Marked] = weakref.WeakKeyDictionary()


def _classify(page: Page) -> Marked:
    return next(_marks(page), Marked("news-outlet", Level.GENERIC, "an HTML page that does not say what it is"))


def _marks(page: Page) -> Iterator[Marked]:
    data, types = page.metadata, _types(page)
    host = host_of(data.url)
    if suffix := _host_suffix(host):
        yield Marked(
            "official-release", Level.KIND, f"the host {host} ends in .{suffix}, reserved for states and their bodies"
        )
    for name in sorted(types & (_RELEASE_TYPES | _STATE_BODIES)):
        yield Marked("official-release", Level.KIND, f"schema.org type {name}")
    named = f"{data.publisher or ''}".casefold()
    if words := _contained("official-release", "body", named):
        yield Marked("official-release", Level.KIND, f"the publisher's name holds {words!r}")
    for name in sorted(types & (_NEWS_TYPES | _NEWS_BODIES)):
        yield Marked("news-outlet", Level.KIND, f"schema.org type {name}")
    yield from _report_marks(page, types, named, host)
    yield from _release_marks(page)
    if types & {"Article", "BlogPosting"} or page.structured.meta("og:type") == "article":
        yield Marked("news-outlet", Level.GENERIC, "an article that does not say of what kind")


def _report_marks(page: Page, types: frozenset[str], named: str, host: str) -> Iterator[Marked]:
    metas = page.structured.metas
    for name in sorted(types & _REPORT_TYPES):
        yield Marked("think-tank", Level.KIND, f"schema.org type {name}")
    for name in ("citation_technical_report_institution", "citation_technical_report_number", "citation_pdf_url"):
        if name in metas:
            yield Marked("think-tank", Level.KIND, f"meta {name}")
    section = (page.metadata.section or "").casefold()
    if words := _contained("think-tank", "section", section):
        yield Marked("think-tank", Level.KIND, f"the section {words!r}")
    if (words := _contained("think-tank", "body", named)) and not host.endswith((".com", ".news")):
        yield Marked("think-tank", Level.KIND, f"the publisher's name holds {words!r}")
    for line in _lines_near_title(page):
        if words := _contained("think-tank", "section", line):
            yield Marked("think-tank", Level.KIND, f"the line {words!r} near the title")


def _release_marks(page: Page) -> Iterator[Marked]:
    title = (page.metadata.title or "").casefold()
    for words in _words("official-release", "title"):
        if title.startswith(words):
            yield Marked("official-release", Level.KIND, f"the title begins {words!r}")
    for line in _lines_near_title(page):
        if line.strip(" :*-–—") in _words("official-release", "line"):
            yield Marked("official-release", Level.KIND, f"the line {line!r} near the title")


def _lines_near_title(page: Page) -> list[str]:
    """Short lines in the elements around the first heading, in lower case."""
    if not page.structured.headings:
        return [run.text.casefold() for run in page.body[:4] if len(run.text) < 60]
    heading = page.structured.headings[0]
    lines: list[str] = []
    for element in (*heading.itersiblings(preceding=True), *heading.itersiblings()):
        if isinstance(element.tag, str) and len(lines) < 12 and len(element) < 12:
            lines.extend(line.casefold() for line in inline_text(element).split("\n") if len(line) < 60)
    return lines + [fold(run.text).casefold() for run in page.body[:3] if len(run.text) < 60]


def _types(page: Page) -> frozenset[str]:
    """Types of the page's own node, of its publisher and its authors."""
    best = page.structured.article
    if best is None:
        return frozenset()
    found = set(best.types)
    for name in ("publisher", "sourceOrganization", "author"):
        value = page.structured.resolved(best.values.get(name))
        for one in value if isinstance(value, list) else [value]:
            kinds = one.get("@type") if isinstance(one, dict) else None
            found.update(
                k.rpartition("/")[2] for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)
            )
    return frozenset(found)


def _host_suffix(host: str) -> str | None:
    """The reserved suffix that a host ends in: `gov`, `mil`, `gov.uk`, `go.jp`, `gob.mx`, `gouv.fr`, or a listed one."""
    for suffix in _words("official-release", "host"):
        if host == suffix or host.endswith(f".{suffix}"):
            return suffix
    labels = host.split(".")
    if (
        len(labels) >= 2
        and len(labels[-1]) == 2
        and labels[-2] in ("gov", "go", "gob", "gouv", "govt", "mil", "gub", "govern")
    ):
        return ".".join(labels[-2:])
    return None


def _contained(kind: PageKind, mark: str, text: str) -> str | None:
    return next((words for words in _words(kind, mark) if words in text), None) if text else None


@cache
def _words(kind: str, mark: str) -> tuple[str, ...]:
    lines = resources.files("secdialogue.pages").joinpath("data/kind_marks.csv").read_text("utf-8").splitlines()
    rows = [line.split(",", 2) for line in lines if line and not line.startswith(("#", "kind,"))]
    return tuple(words for row_kind, row_mark, words in rows if (row_kind, row_mark) == (kind, mark))
