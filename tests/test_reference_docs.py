"""The reference pages say what the code says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

import render_reference


@pytest.mark.parametrize("name", sorted(render_reference.pages()))
def test_a_reference_page_is_what_the_code_gives(name: str) -> None:
    written = (render_reference.REFERENCE / name).read_text("utf-8")
    assert written == render_reference.pages()[name].rstrip("\n") + "\n", "run python tools/render_reference.py"
