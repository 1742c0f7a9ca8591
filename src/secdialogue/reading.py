"""read(): one input in, its documents out, by the parser whose claim rests on the best evidence."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from secdialogue.checking import check_document, is_iso
from secdialogue.discovery import Plugins, PluginsLike, named, plugins
from secdialogue.errors import InputError, PluginError, SecdialogueError, UnknownSource
from secdialogue.model import Document, Tool
from secdialogue.plugin import NO_CLAIM, Claim, Level, SourceParser
from secdialogue.sources import Source

#: The parser that takes a page of which only GENERIC is known.
FALLBACK = "news-outlet"

#: Which distribution reads what, for the error where none is installed.
_PACKAGES = {"html": "secdialogue[sources]", "xml": "secdialogue-agency-feed", "json": "secdialogue-agency-feed"}
#: A parser of each of these.
_PARSERS = {"html": "news-outlet", "xml": "agency-feed", "json": "agency-feed"}


def read(
    source: str | Path | bytes | BinaryIO | Source,
    *,
    url: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    parser: str | None = None,
    strict: bool = False,
    plugins: PluginsLike = None,
) -> Iterator[Document]:
    """The documents of one input, each as soon as it is read; a feed gives many.

    :param source: a path, bytes, or an open binary file.
    :param url: where it was published; kept where the source does not say.
    :param published: ISO 8601 date or date-time; kept where the source gives none.
    :param publisher: kept where the source does not say.
    :param parser: name of the parser, where it shall not be chosen by claims.
    :param strict: refuse what deviates from the source's own format instead of reporting it.
    :param plugins: the plugins to use instead of those that are installed.

    Raises InputError for an input that cannot be read, UnknownSource where no parser or several claim it, PluginError
    where a parser fails.
    """
    if published is not None and not is_iso(published):
        raise InputError(
            f"published: {published!r} is no ISO 8601 date", remedy="Write it as 2024-07-22 or 2024-07-22T09:30Z"
        )
    known = {"url": url, "published": published, "publisher": publisher}
    opened = _source(source, known, strict)
    if not opened.head.strip():
        raise InputError("is empty", file=opened.name, remedy="Fetch it again")
    available = _plugins(plugins)
    chosen = named(available.parsers, parser, "parser") if parser else choose(opened, available)
    return parse_with(chosen, opened, available.distribution_of(chosen))


def _plugins(given: PluginsLike) -> Plugins:
    return plugins(given)


def _source(source: str | Path | bytes | BinaryIO | Source, known: dict[str, Any], strict: bool) -> Source:
    if isinstance(source, Source):
        return source
    if isinstance(source, (bytes, bytearray)):
        return Source.of_bytes(bytes(source), strict=strict, **known)
    if isinstance(source, (str, Path)):
        return Source.of_path(source, strict=strict, **known)
    if not hasattr(source, "read"):
        raise TypeError(f"{type(source).__name__} is no source: give a path, bytes or an open binary file")
    name = str(getattr(source, "name", "<file>"))
    if isinstance(source, io.TextIOBase):
        raise InputError(
            "opened as text", file=name, remedy="Open it in binary mode, so that its encoding can be decided"
        )
    return Source.of_bytes(source.read(), name, strict=strict, **known)


def claims(source: Source, available: Plugins) -> list[tuple[SourceParser, Claim]]:
    """What each parser says of a source, the strongest claim first."""
    found = []
    for parser in available.parsers:
        try:
            claim = parser.recognizes(source)
        except SecdialogueError:
            raise
        except Exception as error:  # a parser that fails here says nothing; the others are asked
            available._fail(parser.name, available.distribution_of(parser), f"recognizes() raised {error!r}")
            claim = NO_CLAIM
        found.append((parser, claim))
    return sorted(found, key=lambda pair: (-pair[1].level, pair[0].name))


def choose(source: Source, available: Plugins) -> SourceParser:
    """The parser with the strongest claim; UnknownSource where there is none, or where two are equal."""
    found = claims(source, available)
    best = found[0][1].level if found else Level.NONE
    if best is Level.NONE:
        raise _unclaimed(source, {parser.name for parser, _ in found})
    equal = [parser for parser, claim in found if claim.level == best]
    if len(equal) > 1 and best is Level.GENERIC:
        equal = [parser for parser in equal if parser.name == FALLBACK] or equal
    if len(equal) > 1:
        names = " and ".join(f"{p.name} ({claim.evidence})" for p, claim in found if p in equal)
        raise UnknownSource(
            f"claimed equally by {names}",
            file=source.name,
            remedy=f"Choose with --parser {equal[0].name} or parser={equal[0].name!r}",
        )
    return equal[0]


def _unclaimed(source: Source, asked: set[str]) -> UnknownSource:
    """What to do about a source that none of the parsers asked claims."""
    looks = source.looks_like
    if looks == "binary":
        return UnknownSource("is no text", file=source.name, remedy="Convert it to text or HTML first")
    missing = looks in _PACKAGES and _PARSERS[looks] not in asked
    remedy = f'Run pip install "{_PACKAGES[looks]}", or name a parser' if missing else "Name a parser"
    return UnknownSource(f"no installed parser claims it (it looks like {looks})", file=source.name, remedy=remedy)


def parse_with(parser: SourceParser, source: Source, distribution: str = "its distribution") -> Iterator[Document]:
    """A parser's documents, completed with what the caller knows and checked one by one.

    Raises the parser's own SecdialogueErrors, naming the source, and PluginError for whatever else it raises.
    """
    try:
        fields = ("url", "published", "publisher")
        known = {field: value for field in fields if (value := getattr(source, field)) is not None}
        tool = parser.tool
        for document in parser.parse(source):
            yield _completed(document, known, tool)
    except SecdialogueError as error:
        raise error.within(source.name) from error.__cause__
    except Exception as error:
        raise PluginError(
            f"parser {parser.name} of {distribution} failed{_place(error)}: {type(error).__name__}: {error}",
            file=source.name,
            remedy="Report it to the plugin's authors with this input, or name another parser",
        ) from error


def _place(error: Exception) -> str:
    """Where in the plugin's code an error rose: ` at file:line`."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    return f" at {Path(last.tb_frame.f_code.co_filename).name}:{last.tb_lineno}" if last is not None else ""


def _completed(document: Document, known: dict[str, str], tool: Tool) -> Document:
    """The document with what the caller knows of it, and the parser among the tools that made it; checked."""
    changes: dict[str, Any] = {field: value for field, value in known.items() if getattr(document, field) is None}
    if tool not in document.made_with:
        changes["made_with"] = (tool, *document.made_with)
    return check_document(attrs.evolve(document, **changes) if changes else document)
