from __future__ import annotations

import sys
from pathlib import Path

import pytest

from secdialogue.model import Record

sys.path.insert(0, str(Path(__file__).parent))

from samples import dossier


@pytest.fixture(scope="session")
def record() -> Record:
    """The dossier of `samples`."""
    return dossier()
