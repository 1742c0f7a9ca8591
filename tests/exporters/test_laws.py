"""Laws of all formats, on generated records."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from secdialogue.discovery import installed
from secdialogue.errors import SecdialogueWarning
from secdialogue.model import Record
from secdialogue.plugin import Exporter
from strategies import records

_EXPORTERS = {exporter.name: exporter for exporter in installed().exporters}


@pytest.mark.parametrize("exporter", _EXPORTERS.values(), ids=_EXPORTERS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(record=records())
def test_every_record_is_written_and_lossless_ones_come_back(exporter: Exporter, record: Record) -> None:
    """Whatever a record holds, each format takes it."""
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore", SecdialogueWarning)
        target = Path(folder) / "out"
        exporter.export([record], target)
        assert target.exists()
        if exporter.lossless:
            assert list(exporter.load(target)) == [record]
