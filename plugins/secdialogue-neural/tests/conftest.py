"""The plugin is tested where its libraries are installed; they are too heavy for the core's own environment."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

_HERE = Path(__file__).resolve()
sys.path.insert(0, str(_HERE.parents[1] / "src"))


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The documents that the project grew from; skipped where they are not beside the repository."""
    folder = _HERE.parents[4] / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the development data are not beside this repository")
    return folder
