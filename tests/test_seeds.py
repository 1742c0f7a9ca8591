"""The example sources give the records that were checked in after being read by eye."""

from __future__ import annotations

from pathlib import Path

import pytest

import secdialogue as sd
from secdialogue.serialization import to_json, to_json_line

SEEDS = Path(__file__).parents[1] / "seeds"
SOURCES = sorted((SEEDS / "sources").iterdir())


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_a_source_gives_its_record(source: Path) -> None:
    records = [sd.extract(document) for document in sd.read(source)]
    stem = SEEDS / "records" / source.stem
    if len(records) == 1:
        assert to_json(records[0]) == stem.with_suffix(".json").read_text("utf-8"), "see tools/accept_seeds.py"
    else:
        lines = stem.with_suffix(".jsonl").read_text("utf-8")
        assert "".join(map(to_json_line, records)) == lines, "see tools/accept_seeds.py"


def test_there_is_one_source_of_every_kind() -> None:
    kinds = {document.source_kind for source in SOURCES for document in sd.read(source)}
    assert kinds == {"agency-feed", "think-tank", "news-outlet", "official-release"}
