"""What is peculiar to one site, as a few lines of TOML: where its article stands, and what in it is none."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

import attrs

from secdialogue.documents import inline_text
from secdialogue.errors import PluginError
from secdialogue.pages.bylines import split_authors
from secdialogue.pages.selectors import _compiled


@attrs.frozen
class Quirks:
    """One site's peculiarities.

    :param host: the site's host without `www.`; its subdomains are meant too.
    :param article: XPath of the element that holds the article, where the usual reading misses it.
    :param drop: XPaths of elements that are no part of the article.
    :param authors: XPaths of elements or attributes that name who wrote, where that is read nowhere else.
    :param publisher: how the site is called, where its pages do not say.
    """

    host: str = ""
    article: str | None = None
    drop: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    publisher: str | None = None

    def dropped(self, tree: Any) -> frozenset[Any]:
        """The elements that the site's own rules leave out."""
        return frozenset(element for xpath in self.drop for element in _compiled(xpath)(tree))

    def named(self, tree: Any) -> list[str]:
        """The names that the site's own rules find."""
        found = [thing for xpath in self.authors for thing in _compiled(xpath)(tree)]
        texts = [thing if isinstance(thing, str) else inline_text(thing) for thing in found]
        return list(dict.fromkeys(name for text in texts for name in split_authors(text.strip("()（）[] "))))

    def home(self, tree: Any) -> Any:
        """The element that holds the article, or None where there is no rule or no match."""
        found = _compiled(self.article)(tree) if self.article else []
        return found[0] if found else None


NO_QUIRKS = Quirks()


def read_quirks(text: str, name: str) -> Mapping[str, Quirks]:
    """Quirks by host from TOML tables `["host"]` with the keys `article`, `drop`, `authors`, `publisher`.

    :raises PluginError: naming `name` and the table, where a key or an XPath is not understood.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PluginError(f"not TOML: {error}", file=name, remedy="Mend the file") from error
    found = {}
    for host, table in tables.items():
        if not isinstance(table, dict):
            raise PluginError("no table", file=name, place=host, remedy='Write ["host"] and below it its keys')
        unknown = set(table) - {"article", "drop", "authors", "publisher"}
        if unknown:
            raise PluginError(
                f"unknown key {min(unknown)!r}", file=name, place=host, remedy="Use article, drop, authors, publisher"
            )
        quirks = Quirks(
            host,
            table.get("article"),
            tuple(table.get("drop", ())),
            tuple(table.get("authors", ())),
            table.get("publisher"),
        )
        for xpath in (*quirks.drop, *quirks.authors, *filter(None, (quirks.article,))):
            _compiled(xpath)
        found[host] = quirks
    return found


def quirks_for(host: str, known: Mapping[str, Quirks]) -> Quirks | None:
    """The quirks of a host or of the site it belongs to."""
    while host:
        if host in known:
            return known[host]
        host = host.partition(".")[2]
    return None
