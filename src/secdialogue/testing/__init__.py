"""Kits for authors of plugins: one call gives the tests of a parser, an exporter or a gazetteer."""

from __future__ import annotations

from secdialogue.golden import shown
from secdialogue.testing.exporters import EXPORTER_LAWS, exporter_tests
from secdialogue.testing.gazetteers import GAZETTEER_LAWS, gazetteer_tests
from secdialogue.testing.generated import documents, dossiers, records
from secdialogue.testing.parsers import PARSER_LAWS, Kit, mutations, parser_tests

__all__ = [
    "EXPORTER_LAWS", "GAZETTEER_LAWS", "PARSER_LAWS", "Kit", "documents", "dossiers", "exporter_tests", "gazetteer_tests",
    "mutations", "parser_tests", "records", "shown",
]  # fmt: skip
