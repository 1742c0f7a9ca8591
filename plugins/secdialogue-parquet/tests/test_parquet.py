"""Records as Parquet tables, and back."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from secdialogue.errors import InputError, OutputError
from secdialogue.model import Record

pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")


@pytest.fixture
def exporter() -> object:
    from secdialogue_parquet.exporter import Parquet

    return Parquet()


def test_a_record_comes_back_whole(record: Record, exporter, tmp_path: Path) -> None:
    """Also without texts, of a newer minor version, and empty."""
    newer = attrs.evolve(record, schema="secdialogue/record/1.7", unknown={"x": [1]})
    bare = attrs.evolve(record, documents=tuple(attrs.evolve(d, text=None) for d in record.documents))
    for number, each in enumerate((record, newer, bare, Record())):
        target = tmp_path / f"{number}.parquet"
        exporter.export([each], target)
        assert list(exporter.load(target)) == [each]


def test_columns_have_types_and_dates_their_days(record: Record, exporter, tmp_path: Path) -> None:
    """A season is its EDTF value and the days it spans; figures are numbers beside their digits."""
    exporter.export([record], tmp_path / "r.parquet")
    meetings = pq.read_table(tmp_path / "r.parquet" / "meetings.parquet").to_pylist()
    planned = next(m for m in meetings if m["status"] == "planned")
    assert (planned["date"], str(planned["date_first"]), str(planned["date_last"])) == (
        "2025-23",
        "2025-09-01",
        "2025-11-30",
    )
    assert planned["round"] == 3
    assert planned["evidence"][0]["quote"]
    metrics = pq.read_table(tmp_path / "r.parquet" / "metrics.parquet").to_pylist()
    assert {(m["value_exact"], m["value"]) for m in metrics} == {("40", 40.0), ("65.5", 65.5), ("60", 60.0)}


def test_what_is_no_such_folder_is_refused(record: Record, exporter, tmp_path: Path) -> None:
    """By name, and several records with what to do."""
    (tmp_path / "empty.parquet").mkdir()
    with pytest.raises(InputError, match=r"empty\.parquet"):
        list(exporter.load(tmp_path / "empty.parquet"))
    with pytest.raises(OutputError, match="Merge them first"):
        exporter.export([record, record], tmp_path / "two.parquet")
