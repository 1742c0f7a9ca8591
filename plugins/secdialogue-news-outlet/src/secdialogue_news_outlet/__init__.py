"""Articles of news outlets, and every page that does not say what kind it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from secdialogue.pages import Page, Quirks, claim, classify, host_of, quirks_for, read_quirks
from secdialogue.plugin import NO_CLAIM, Claim, Document, Level, Source, SourceParser, hookimpl


class NewsOutletParser(SourceParser):
    """Reads one article a page; a page without one is an error that says what it is instead."""

    name = "news-outlet"
    version = "0.1.0"

    def recognizes(self, source: Source) -> Claim:
        """SITE for the outlets in `outlets.toml`, KIND for schema.org news types, GENERIC for any page of no kind."""
        found = claim(source, "news-outlet")
        if found.level is Level.NONE:
            return NO_CLAIM
        if site := quirks_for(host_of(Page.of(source).metadata.url), outlets()):
            return Claim(Level.SITE, f"the host is of {site.host}")
        return found

    def parse(self, source: Source) -> Iterator[Document]:
        """The page's article."""
        page = Page.of(source)
        site = quirks_for(host_of(page.metadata.url), outlets())
        if site is not None:
            page = Page(source, site)
        yield page.document("news-outlet", self.tool)


@cache
def outlets() -> Mapping[str, Quirks]:
    """What is peculiar to single outlets, by host."""
    file = resources.files(__name__).joinpath("outlets.toml")
    return read_quirks(file.read_text("utf-8"), "outlets.toml")


@hookimpl
def secdialogue_parsers() -> list[SourceParser]:
    """The parser of this distribution."""
    return [NewsOutletParser()]


__all__ = ["NewsOutletParser", "classify", "outlets", "secdialogue_parsers"]
