"""Tables and databases, read by what researchers use."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from secdialogue.model import Record

Exported = Callable[..., Path]


def test_frictionless_finds_the_package_valid(exported: Exported) -> None:
    """Types, keys and references of every table hold."""
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    report = frictionless.validate(str(exported("csv", "tables.csv") / "datapackage.json"))
    assert report.valid, report.flatten(["message"])
    assert len(report.tasks) > 30


def test_pandas_counts_dyads_at_once(exported: Exported) -> None:
    """A dyad-year table is one call away."""
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    table = pandas.read_csv(exported("csv", "tables.csv") / "dyad_days.csv")
    held = table[table["happened"] & table["day"].notna()]
    counted = held.groupby(["cow_dyad", held["day"].str[:4]])["event"].nunique()
    assert counted.to_dict() == {(816840, "2024"): 2}


def test_state_numbers_are_those_that_two_converters_give() -> None:
    """Checked against packages of others where they are installed; what differs is known."""
    converter = pytest.importorskip("countrycode", reason="countrycode is not installed")
    from secdialogue.exporters.dyads import state_numbers

    # Serbia and Kosovo have no row of their own there; Vietnam and Yemen have the numbers of states that ended.
    known = {"SRB", "XKX", "VNM", "YEM"}
    for iso, (cow, gw) in state_numbers().items():
        if iso not in known:
            found = (converter.countrycode(iso, "iso3c", "cown"), converter.countrycode(iso, "iso3c", "gwn"))
            assert tuple(None if v is None else int(v) for v in found) == (cow, gw), iso


def test_duckdb_reads_entities_line_by_line(exported: Exported, record: Record) -> None:
    """One file, no joins: who said what, with the words."""
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    path = exported("entities-jsonl", "e.ndjson")
    query = f"""SELECT label, evidence[1].quote FROM read_json('{path}', format='newline_delimited', union_by_name=true)
                WHERE type = 'statement' AND list_contains(speakers, 'actor:ana-reyes') ORDER BY id"""
    rows = duckdb.sql(query).fetchall()
    assert [row[0] for row in rows] == [
        "Ana Reyes: We will share radar data from next month",
        "Ana Reyes: About 40 vessels were counted near the reef",
    ]
    assert duckdb.sql(f"SELECT count(*) FROM '{path}'").fetchall()[0] == (len(list(record.entities())),)


def test_datasette_serves_the_database_with_search(exported: Exported) -> None:
    """Tables, views and full-text search answer over HTTP, in process."""
    app = pytest.importorskip("datasette.app", reason="datasette is not installed")
    path = exported("sqlite", "dossier.sqlite")

    async def ask() -> list[dict[str, object]]:
        served = app.Datasette([str(path)])
        await served.invoke_startup()
        answers = []
        for url in (
            "/dossier/who_said_what.json?_shape=objects",
            "/dossier/documents.json?_search=radar&_shape=objects",
            "/dossier/meetings.json?status=planned&_shape=objects",
            "/dossier/figures.json?_shape=objects&_sort=value",
        ):
            answer = await served.client.get(url)
            assert answer.status_code == 200, url
            answers.append(json.loads(answer.text))
        return answers

    said, searched, planned, figures = asyncio.run(ask())
    assert "Ana Reyes" in {row["speaker"] for row in said["rows"]}  # type: ignore[attr-defined]
    assert [row["publisher"] for row in searched["rows"]] == ["The Harbour Times"]  # type: ignore[attr-defined]
    assert [row["date"] for row in planned["rows"]] == ["2025-23"]  # type: ignore[attr-defined]
    assert figures["rows"][0]["value"] == 40.0  # type: ignore[index]


def test_duckdb_attaches_the_tables_as_csv(exported: Exported) -> None:
    """Joins over the folder of tables."""
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    folder = exported("csv", "tables.csv")
    query = f"""SELECT a.name, count(*) FROM '{folder}/meeting_participants.csv' p JOIN '{folder}/actors.csv' a ON a.id = p.actor
                GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 2"""
    assert duckdb.sql(query).fetchall() == [("Philippines", 2), ("Vietnam", 2)]


def test_parquet_is_read_by_duckdb_polars_and_pandas(exported: Exported) -> None:
    """Nested evidence and dates with their types."""
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    polars = pytest.importorskip("polars", reason="polars is not installed")
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    folder = exported("parquet", "d.parquet")
    row = duckdb.sql(
        f"SELECT date, date_first, evidence[1].quote FROM '{folder}/meetings.parquet' WHERE status = 'planned'"
    ).fetchall()[0]
    assert (row[0], str(row[1])) == ("2025-23", "2025-09-01")
    frame = polars.read_parquet(folder / "metrics.parquet")
    assert frame["value"].max() == 65.5
    assert frame.explode("evidence")["evidence"].struct.field("quote").null_count() == 0
    assert set(pandas.read_parquet(folder / "documents.parquet")["source_kind"]) == {
        "news-outlet",
        "official-release",
        "agency-feed",
    }
