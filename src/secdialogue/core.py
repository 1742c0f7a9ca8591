"""The core's own parser, extractors and exporters, which come in through the same hooks as everyone else's."""

from __future__ import annotations

from secdialogue.plugin import Exporter, Extractor, SourceParser, hookimpl


@hookimpl
def secdialogue_parsers() -> list[SourceParser]:
    """Plain text, kept character for character."""
    from secdialogue.plaintext import PlainText

    return [PlainText()]


@hookimpl
def secdialogue_extractors() -> list[Extractor]:
    """One for each kind of entity."""
    from importlib import import_module

    names = ("Actors", "Statements", "Meetings", "Agreements", "Metrics")
    found = []
    for name in names:
        try:
            found.append(getattr(import_module(f"secdialogue.extractors.{name.lower()}"), name)())
        except ModuleNotFoundError:
            continue
    return found


@hookimpl
def secdialogue_exporters() -> list[Exporter]:
    """The formats that need nothing more than the core's dependencies."""
    from secdialogue.exporters import all_exporters

    return all_exporters()
