"""The format `html`: a record as one self-contained report for people."""

from __future__ import annotations

from secdialogue.plugin import Exporter, hookimpl


@hookimpl
def secdialogue_exporters() -> list[Exporter]:
    """The report."""
    from secdialogue_report.exporter import HtmlReport

    return [HtmlReport()]
