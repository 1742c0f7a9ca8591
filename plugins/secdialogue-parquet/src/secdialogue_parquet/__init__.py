"""The format `parquet`: typed tables with nested evidence, lossless."""

from __future__ import annotations

from secdialogue.plugin import Exporter, hookimpl


@hookimpl
def secdialogue_exporters() -> list[Exporter]:
    """The exporter."""
    from secdialogue_parquet.exporter import Parquet

    return [Parquet()]
