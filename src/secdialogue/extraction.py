"""extract(): one document in, its record out, by extractors that meet in a Draft."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from secdialogue.discovery import CORE, Plugins, PluginsLike, named, plugins
from secdialogue.errors import PluginError, SecdialogueWarning
from secdialogue.language.english import reads_as_english
from secdialogue.model import Document, Record, Tool
from secdialogue.plugin import Draft, Extractor, Gazetteer


class ExtractorFailed(SecdialogueWarning):
    """An extractor raised an error; the record holds what the others found."""


def extract(
    document: Document,
    *,
    extractors: Iterable[str] = (),
    gazetteers: Iterable[str] = (),
    plugins: PluginsLike = None,
) -> Record:
    """The record of a document: who met whom, what was agreed, who said what, which figures were claimed.

    :param extractors: names of extractors to use; each takes over the kinds it provides from the core's own.
    :param gazetteers: names of gazetteers that the extractors may look names up in.
    :param plugins: the plugins to use instead of those that are installed.

    Warns where the document is in a language that no extractor reads (the record then holds the document and nothing
    else) and where an extractor fails. Raises PluginError where two named extractors provide the same kind.
    """
    available = _plugins(plugins)
    chosen = schedule(_chosen(available, tuple(extractors)))
    lists: tuple[Gazetteer, ...] = tuple(named(available.gazetteers, name, "gazetteer") for name in gazetteers)
    draft = Draft(document, lists)
    language = _language(document)
    reading = [extractor for extractor in chosen if language in extractor.languages]
    with uncollected():
        used = [_tool(extractor) for extractor in reading if _run(extractor, draft, available)]
    if chosen and not reading:
        _warn(
            f"{document.title or document.id}: no extractor reads {document.language or 'its language'}",
            SecdialogueWarning,
        )
    for text in draft.warnings:
        _warn(text, SecdialogueWarning)
    return draft.finish((*used, *(Tool(name=g.name, version=g.version) for g in lists)))


@contextmanager
def uncollected() -> Iterator[None]:
    """Python looks for no garbage meanwhile: a text gives tens of thousands of values, and looking took a fifth of the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _plugins(given: PluginsLike) -> Plugins:
    return plugins(given)


def _warn(text: str, category: type[Warning]) -> None:
    warnings.warn(text, category, stacklevel=3)


def _tool(extractor: Extractor) -> Tool:
    return Tool(name=extractor.name, version=extractor.version)


def _chosen(available: Plugins, names: tuple[str, ...]) -> list[Extractor]:
    """The named extractors, and the core's own for every kind that they do not provide."""
    asked = [named(available.extractors, name, "extractor") for name in dict.fromkeys(names)]
    providers: dict[str, Extractor] = {}
    for extractor in asked:
        for kind in extractor.provides:
            if kind in providers:
                raise PluginError(
                    f"extractors {providers[kind].name} and {extractor.name} both provide {kind}",
                    remedy="Name one of them",
                )
            providers[kind] = extractor
    own = [
        e for e in available.extractors if available.distribution_of(e) == CORE and not set(e.provides) & set(providers)
    ]
    return [*asked, *own]


def schedule(extractors: Iterable[Extractor]) -> list[Extractor]:
    """The extractors in an order in which each finds what it needs; by name where the order is free."""
    waiting = sorted({extractor.name: extractor for extractor in extractors}.values(), key=lambda e: e.name)
    ordered: list[Extractor] = []
    while waiting:
        missing = {kind for extractor in waiting for kind in extractor.provides}
        ready = next((e for e in waiting if not (set(e.needs) - set(e.provides)) & missing), None)
        if ready is None:
            names = ", ".join(e.name for e in waiting)
            raise PluginError(f"extractors {names} need each other", remedy="Leave one of them out")
        waiting.remove(ready)
        ordered.append(ready)
    return ordered


def _language(document: Document) -> str | None:
    """The primary subtag of the document's language; a text that does not name one is looked at."""
    if not document.text:
        return None
    if document.language is None:
        return "en" if reads_as_english(document.text) else _likeliest(document.text)
    return document.language.lower().partition("-")[0]


def _likeliest(text: str) -> str | None:
    """What a text is written in that has fewer common words of English than most, as those do that name many people."""
    from secdialogue.pages.languages import likeliest

    return likeliest(text) or ("en" if text.isascii() else None)


def _run(extractor: Extractor, draft: Draft, available: Plugins) -> bool:
    try:
        extractor.extract(draft.document, draft)
    except Exception as error:  # whatever one extractor raises, the others go on
        place = draft.document.title or draft.document.id
        origin = available.distribution_of(extractor)
        _warn(
            f"{place}: extractor {extractor.name} of {origin} failed: {type(error).__name__}: {error}", ExtractorFailed
        )
        return False
    return True
