"""Formats that need nothing more than the core's dependencies; each module is loaded when exporters are asked for."""

from __future__ import annotations

from secdialogue.plugin import Exporter


def all_exporters() -> list[Exporter]:
    """The core's exporters."""
    from secdialogue.exporters.json_record import Json, RecordsJsonl

    return [Json(), RecordsJsonl()]
