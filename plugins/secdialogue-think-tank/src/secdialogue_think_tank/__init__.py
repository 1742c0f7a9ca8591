"""Pages of think tanks and research institutes: authors with their affiliation, the report behind the page, its series."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from secdialogue.pages import Page, claim
from secdialogue.plugin import Claim, Document, Source, SourceParser, hookimpl, inline_text

#: Meta elements that link the report itself, best first (Highwire Press, then content systems' own).
_REPORT_METAS = ("citation_pdf_url", "citation_fulltext_pdf_url", "eprints.document_url", "bepress_citation_pdf_url")
_REPORT_WORDS = re.compile(
    r"(?:download|read|view|full|pdf|report|paper|brief|publication|télécharger|herunterladen)", re.IGNORECASE
)
_SERIES_METAS = ("citation_series_title", "citation_technical_report_number", "citation_journal_title")
_SERIES_CLASS = re.compile(
    r"(?:^|[\s_-])(?:series|publication-type|content-type|article-type|eyebrow|kicker|label|post-type)", re.IGNORECASE
)
_OFFICE = re.compile(
    r"(?:fellow|director|analyst|researcher|professor|scholar|president|advis[eo]r|associate|coordinator|expert|chair|lecturer"
    r"|head of|officer)\b",
    re.IGNORECASE,
)


class ThinkTankParser(SourceParser):
    """Reads one analysis a page."""

    name = "think-tank"
    version = "0.1.0"

    def recognizes(self, source: Source) -> Claim:
        """KIND for reports, series names, citation tags, and publishers named as institutes."""
        return claim(source, "think-tank")

    def parse(self, source: Source) -> Iterator[Document]:
        """The page's analysis, with `report`, `series`, `doi` and `affiliation/NAME` in its details where given."""
        page = Page.of(source)
        yield page.document("think-tank", self.tool, details=_details(page))


def _details(page: Page) -> dict[str, str]:
    """What only pages of think tanks have."""
    if page.tree is None:
        return {}
    found = {
        "report": _report(page),
        "series": _series(page),
        "doi": page.structured.meta("citation_doi", "dc.identifier.doi", "bepress_citation_doi"),
        "isbn": page.structured.meta("citation_isbn"),
    }
    return {name: value for name, value in found.items() if value} | _affiliations(page)


def _report(page: Page) -> str | None:
    """The address of the report's PDF: from meta elements, else the first link to a PDF that is called a report."""
    address = page.structured.meta(*_REPORT_METAS)
    if address is None:
        links = [a for a in page.root.iter("a") if ".pdf" in (a.get("href") or "").lower()]
        named = [
            a for a in links if _REPORT_WORDS.search(f"{inline_text(a)} {a.get('title') or ''} {a.get('class') or ''}")
        ]
        address = next((a.get("href") for a in named), None)
    if not address:
        return None
    return urljoin(page.metadata.url, address) if page.metadata.url else address


def _series(page: Page) -> str | None:
    """The series or type of publication: from meta elements, else the short line above the title."""
    if named := page.structured.meta(*_SERIES_METAS):
        return named
    if (title := page.head.title) is None:
        return None
    for element in (
        *title.itersiblings(preceding=True),
        *[a for p in title.iterancestors() for a in p.itersiblings(preceding=True)][:6],
    ):
        if isinstance(element.tag, str):
            marked = [element, *element.iter()] if len(element) < 8 else []
            for part in marked:
                text = (
                    inline_text(part)
                    if isinstance(part.tag, str) and _SERIES_CLASS.search(part.get("class") or "")
                    else ""
                )
                if 2 < len(text) < 60 and "\n" not in text:
                    return text
    return None


def _affiliations(page: Page) -> dict[str, str]:
    """What stands behind an author's name in the byline, or on the line below it: "Ana Reyes, Senior Fellow, Coast Institute"."""
    found = {}
    opening = [run.text for run in page.body[:4] if len(run.text) < 300]
    for text in (*(text for _, text in page.head.bylines), *opening):
        lines = text.split("\n")
        for line, below in zip(lines, [*lines[1:], ""], strict=True):
            for name in page.authors:
                if name in line and name not in page.metadata.affiliations:
                    rest = re.split(r"\s(?:and|&)\s[A-Z]|;", line.partition(name)[2] or below)[0].strip(" ,|–—-()")
                    if rest and len(rest) < 160 and _OFFICE.search(rest):
                        found[f"affiliation/{name}"] = rest
    return found


@hookimpl
def secdialogue_parsers() -> list[SourceParser]:
    """The parser of this distribution."""
    return [ThinkTankParser()]
