"""What is written keeps the laws of every exporter."""

from __future__ import annotations

import pytest

from secdialogue.testing import EXPORTER_LAWS
from secdialogue.testing.exporters import ExporterKit
from secdialogue_report import secdialogue_exporters

pytest.importorskip("jinja2", reason="jinja2 is not installed")


@pytest.mark.parametrize("law", EXPORTER_LAWS.values(), ids=EXPORTER_LAWS)
@pytest.mark.parametrize("exporter", secdialogue_exporters(), ids=lambda exporter: exporter.name)
def test_the_format_keeps_the_law(exporter, law) -> None:
    law(ExporterKit(exporter, 6), None)
