"""The formats that need nothing more than the core's dependencies, one module each."""

from __future__ import annotations

from secdialogue.plugin import Exporter


def all_exporters() -> list[Exporter]:
    """One of each, imported when they are asked for."""
    from secdialogue.exporters.calendar_events import Calendar
    from secdialogue.exporters.csl_references import CslReferences
    from secdialogue.exporters.csv_tables import CsvTables
    from secdialogue.exporters.entities_jsonl import EntitiesJsonl
    from secdialogue.exporters.json_record import Json, RecordsJsonl
    from secdialogue.exporters.markdown_brief import MarkdownBrief
    from secdialogue.exporters.plover_events import PloverEvents
    from secdialogue.exporters.sqlite_database import SqliteDatabase
    from secdialogue.exporters.web_annotation import WebAnnotations

    return [
        Json(),
        RecordsJsonl(),
        EntitiesJsonl(),
        CsvTables(),
        SqliteDatabase(),
        WebAnnotations(),
        Calendar(),
        MarkdownBrief(),
        PloverEvents(),
        CslReferences(),
    ]
