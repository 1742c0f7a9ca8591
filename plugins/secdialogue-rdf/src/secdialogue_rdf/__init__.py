"""The formats `jsonld` and `turtle`: a record as RDF in the words of schema.org and PROV-O."""

from __future__ import annotations

from secdialogue.plugin import Exporter, hookimpl


@hookimpl
def secdialogue_exporters() -> list[Exporter]:
    """Both formats."""
    from secdialogue_rdf.exporter import JsonLd, Turtle

    return [JsonLd(), Turtle()]
