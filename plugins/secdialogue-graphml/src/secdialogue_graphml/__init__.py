"""The format `graphml`: who takes part in what and who speaks to whom, as a network."""

from __future__ import annotations

from secdialogue.plugin import Exporter, hookimpl


@hookimpl
def secdialogue_exporters() -> list[Exporter]:
    """The exporter."""
    from secdialogue_graphml.exporter import GraphMl

    return [GraphMl()]
