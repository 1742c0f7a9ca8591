"""The dossier that the core's exporters are tested with."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from secdialogue.model import Record

_HERE = Path(__file__).resolve()
sys.path.insert(0, str(_HERE.parents[1] / "src"))


@pytest.fixture(scope="session")
def record() -> Record:
    """The dossier; skipped where the plugin is tested without the repository around it."""
    path = _HERE.parents[3] / "tests" / "exporters" / "samples.py"
    if not path.exists():
        pytest.skip("the sample dossier is in the repository's tests/exporters")
    spec = importlib.util.spec_from_file_location("secdialogue_samples", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    dossier: Record = module.dossier()
    return dossier
