"""The laws of all formats, as the kit states them for every author's."""

from __future__ import annotations

import pytest

from secdialogue.discovery import installed
from secdialogue.plugin import Exporter
from secdialogue.testing import EXPORTER_LAWS
from secdialogue.testing.exporters import ExporterKit

_EXPORTERS = {exporter.name: exporter for exporter in installed().exporters}


@pytest.mark.parametrize("law", EXPORTER_LAWS.values(), ids=EXPORTER_LAWS)
@pytest.mark.parametrize("exporter", _EXPORTERS.values(), ids=_EXPORTERS)
def test_every_format_keeps_the_law(exporter: Exporter, law) -> None:
    law(ExporterKit(exporter, 8), None)
