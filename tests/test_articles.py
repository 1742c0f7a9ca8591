"""Articles of all regions: the extractors find at least what they found when the floors were set."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

import score_articles

#: Floors under F1 over all articles, a little below what `tools/score_articles.py` printed.
FLOORS = {"actors": 0.91, "meetings": 0.88, "agreements": 0.85, "statements": 0.88, "metrics": 0.93}


@pytest.fixture(scope="module")
def found() -> dict[str, tuple[int, int, int]]:
    return score_articles.score(score_articles.articles())


@pytest.mark.parametrize("kind", score_articles.KINDS)
def test_what_a_careful_reader_takes_is_mostly_found(kind: str, found: dict[str, tuple[int, int, int]]) -> None:
    assert score_articles.f1(found[kind])[2] >= FLOORS[kind]
