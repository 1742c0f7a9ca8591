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
    from secdialogue.extractors.actors import Actors
    from secdialogue.extractors.agreements import Agreements
    from secdialogue.extractors.meetings import Meetings
    from secdialogue.extractors.metrics import Metrics
    from secdialogue.extractors.statements import Statements

    return [Actors(), Statements(), Meetings(), Agreements(), Metrics()]


@hookimpl
def secdialogue_exporters() -> list[Exporter]:
    """The formats that need nothing more than the core's dependencies."""
    from secdialogue.exporters import all_exporters

    return all_exporters()
