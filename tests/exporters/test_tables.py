"""The tables that csv, sqlite and parquet share, and the two core formats made of them."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secdialogue import edtf
from secdialogue.checking import check
from secdialogue.errors import InputError, OutputError, RecordError
from secdialogue.exporters import dyads
from secdialogue.exporters.csv_tables import TRIGGERS, CsvTables, guarded, unguarded
from secdialogue.exporters.sqlite_database import SqliteDatabase
from secdialogue.exporters.tables import rows, tables
from secdialogue.model import ENTITY_LISTS, Document, Meeting, Record


@pytest.fixture
def folder(record: Record, tmp_path: Path) -> Path:
    CsvTables().export([record], tmp_path / "tables.csv")
    return tmp_path / "tables.csv"


@pytest.fixture
def database(record: Record, tmp_path: Path) -> Path:
    SqliteDatabase().export([record], tmp_path / "record.sqlite")
    return tmp_path / "record.sqlite"


def read(folder: Path, name: str) -> list[dict[str, str]]:
    with folder.joinpath(f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_field_of_every_class_is_in_some_table() -> None:
    """A field that is added to the model cannot be forgotten by the tables."""
    for cls, main in ((Document, "documents"), *((cls, name) for name, cls in ENTITY_LISTS.items())):
        singular = cls.__name__.lower()
        for field in attrs.fields(cls):
            if field.name != "evidence":
                assert field.name in tables()[main].names or f"{singular}_{field.name}" in tables(), field.name


def test_rows_have_the_columns_of_their_table_and_unique_keys(record: Record) -> None:
    """Keys are keys, and each row has a cell for each column."""
    keys = set()
    for name, row in rows(record):
        cells = dict(zip(tables()[name].names, row, strict=True))
        key = (name, *(cells[column] for column in tables()[name].key))
        assert key not in keys
        keys.add(key)


# --- csv ------------------------------------------------------------------------------------------------------------


def test_the_package_describes_every_table_that_is_there(folder: Path) -> None:
    """Each resource exists, and its header is what the descriptor says."""
    package = json.loads(folder.joinpath("datapackage.json").read_text("utf-8"))
    assert {resource["path"] for resource in package["resources"]} == {p.name for p in folder.glob("*.csv")}
    for resource in package["resources"]:
        with folder.joinpath(resource["path"]).open(encoding="utf-8", newline="") as stream:
            assert next(csv.reader(stream)) == [field["name"] for field in resource["schema"]["fields"]]


def test_no_cell_begins_a_formula(folder: Path) -> None:
    """Whatever a source says, a spreadsheet takes it for text; negative numbers stay numbers."""
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.reader(stream):
                assert not any(value.startswith(TRIGGERS) for value in row)
    assert {row["title"] for row in read(folder, "documents")} >= {'\'=cmd|" /C calc"!A0'}
    assert guarded(-5) == "-5"


@given(st.text(alphabet="'=+-@\t\r\n＝ab", max_size=8))
def test_a_guarded_text_comes_back(text: str) -> None:
    """Guarding loses nothing."""
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(TRIGGERS)


def test_references_are_kept_in_csv(folder: Path) -> None:
    """Every foreign key of the descriptor finds its row."""
    package = json.loads(folder.joinpath("datapackage.json").read_text("utf-8"))
    ids = {name: {row["id"] for row in read(folder, name)} for name in ("documents", "entities", *ENTITY_LISTS)}
    for resource in package["resources"]:
        for key in resource["schema"]["foreignKeys"]:
            target = key["reference"]["resource"] or resource["name"]
            values = {row[key["fields"]] for row in read(folder, resource["name"])} - {""}
            assert values <= ids[target]


def test_several_records_are_refused_with_what_to_do(record: Record, tmp_path: Path) -> None:
    """Ids of unmerged records may mean different things, so tables take one record."""
    for exporter in (CsvTables(), SqliteDatabase()):
        with pytest.raises(OutputError, match="Merge them first"):
            exporter.export([record, record], tmp_path / f"x-{exporter.name}")


# --- dyad-days ------------------------------------------------------------------------------------------------------


def test_dyad_days_have_the_numbers_of_both_lists(folder: Path) -> None:
    """Rows for the round that was held, the one planned, and the memorandum, each pair once."""
    assert {r["reported"] for r in read(folder, "dyad_days")} == {"2024-03-12"}
    found = [
        (r["event_type"], r["status"], r["day"], r["iso_a"], r["iso_b"], r["cow_dyad"], r["gw_dyad"])
        for r in read(folder, "dyad_days")
    ]
    assert found == [
        ("meeting", "held", "2024-03-12", "PHL", "VNM", "816840", "816840"),
        ("meeting", "planned", "", "PHL", "VNM", "816840", "816840"),
        ("agreement", "signed", "2024-03-12", "PHL", "VNM", "816840", "816840"),
    ]


@pytest.mark.parametrize(
    ("iso", "cow", "gw"),
    [
        ("DEU", 255, 260),
        ("YEM", 679, 678),
        ("SRB", 345, 340),
        ("VNM", 816, 816),
        ("XKX", 347, 347),
        ("AND", 232, None),
        ("USA", 2, 2),
    ],
)
def test_state_numbers(iso: str, cow: int, gw: int | None) -> None:
    """The two lists differ where their projects do."""
    assert dyads.state_numbers()[iso] == (cow, gw)


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2024-03-12", ["2024-03-12"]),
        ("2024-02-28/2024-03-01", ["2024-02-28", "2024-02-29", "2024-03-01"]),
        ("2024-03", [None]),
        ("2024-03-12~", [None]),
        ("2024-03-01/2024-03-31", [None]),
        ("2024-03-12/..", [None]),
        (None, [None]),
    ],
)
def test_only_known_days_are_days(date: str | None, days: list[str | None]) -> None:
    """A date that is not known to the day gives one row without a day, and its first and last day."""
    found = list(dyads._days(date))
    assert [row[0] for row in found] == days
    if date:
        first = edtf.parse(date).first_day
        assert found[0][2] == (first and first.isoformat())


def test_a_meeting_of_three_states_is_three_rows_of_one_event(record: Record) -> None:
    """The number of states is given, so that nobody counts one meeting three times."""
    meeting = next(m for m in record.meetings if m.status == "held")
    third = attrs.evolve(record["actor:tran-van-minh"], country="JPN")
    changed = attrs.evolve(record, actors=tuple(third if a.id == third.id else a for a in record.actors))
    found = [row for row in dyads.rows(changed) if row[0] == meeting.id]
    assert [(row[11], row[12]) for row in found] == [("JPN", "PHL"), ("JPN", "VNM"), ("PHL", "VNM")]
    assert {row[19] for row in found} == {3}


# --- sqlite ---------------------------------------------------------------------------------------------------------


def test_sqlite_comes_back_whole(record: Record, database: Path) -> None:
    """What was exported is what is loaded."""
    assert list(SqliteDatabase().load(database)) == [record]


def test_fields_of_a_newer_minor_version_come_back_from_sqlite(record: Record, tmp_path: Path) -> None:
    """A reader keeps what it does not know."""
    meeting = attrs.evolve(record.meetings[0], unknown={"weather": "rain"})
    documents = tuple(attrs.evolve(d, unknown={"page": 3}) for d in record.documents)
    conflict = attrs.evolve(record.conflicts[0], unknown={"settled": False})
    newer = attrs.evolve(
        record, schema="secdialogue/record/1.9", unknown={"topics": [1]}, documents=documents, conflicts=(conflict,),
        meetings=tuple(meeting if m.id == meeting.id else m for m in record.meetings),
    )  # fmt: skip
    SqliteDatabase().export([newer], tmp_path / "r.db")
    assert list(SqliteDatabase().load(tmp_path / "r.db")) == [newer]


def test_a_record_without_texts_comes_back_from_sqlite(record: Record, tmp_path: Path) -> None:
    """Texts may be null."""
    bare = check(attrs.evolve(record, documents=tuple(attrs.evolve(d, text=None) for d in record.documents)))
    SqliteDatabase().export([bare], tmp_path / "r.db")
    assert list(SqliteDatabase().load(tmp_path / "r.db")) == [bare]


def test_an_empty_record_comes_back_from_sqlite(tmp_path: Path) -> None:
    """Nothing is something, too."""
    SqliteDatabase().export([Record()], tmp_path / "r.db")
    assert list(SqliteDatabase().load(tmp_path / "r.db")) == [Record()]


def test_the_database_is_whole_and_its_references_hold(database: Path) -> None:
    """SQLite's own checks find nothing."""
    with sqlite3.connect(database) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_views_answer_and_each_can_be_read(database: Path) -> None:
    """Every view runs, and the common questions have their answers."""
    with sqlite3.connect(database) as connection:
        views = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
        assert len(views) == 8
        for view in views:
            assert connection.execute(f"SELECT * FROM {view}").fetchall(), view
        met = connection.execute("SELECT count(*) FROM who_met_whom WHERE status = 'held'").fetchone()
        assert met == (6,)
        figures = connection.execute("SELECT claimed_by, value, value_high FROM figures ORDER BY value").fetchall()
        assert figures[0] == ("Ana Reyes", 40.0, None)
        assert figures[-1] == ("Vietnamese officials", 65.5, None)


def test_full_text_search_finds_words_also_after_vacuum(database: Path) -> None:
    """Rows of the search keep pointing to their documents."""
    query = (
        "SELECT id FROM documents WHERE number IN (SELECT rowid FROM documents_fts WHERE documents_fts MATCH 'radar')"
    )
    with sqlite3.connect(database) as connection:
        before = connection.execute(query).fetchall()
        connection.execute("DELETE FROM documents WHERE 0")
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("VACUUM")
    assert connection.execute(query).fetchall() == before != []
    connection.close()


def test_the_same_record_gives_the_same_database(record: Record, tmp_path: Path) -> None:
    """Bytes, not only rows."""
    for name in ("a.db", "b.db"):
        SqliteDatabase().export([record], tmp_path / name)
    assert (tmp_path / "a.db").read_bytes() == (tmp_path / "b.db").read_bytes()


def test_what_is_no_database_is_refused_by_name(tmp_path: Path) -> None:
    """A text file, and a database of somebody else's."""
    (tmp_path / "x.db").write_text("no database, but long enough to be looked at as if it were one" * 20)
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE t (x)")
    for name in ("x.db", "other.db"):
        with pytest.raises(InputError, match=name):
            list(SqliteDatabase().load(tmp_path / name))


def test_a_database_that_was_changed_is_refused_with_the_place(database: Path) -> None:
    """A quote that is no longer the text's is an error, not a fact."""
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE evidence SET quote = 'HANOJ' WHERE quote = 'HANOI'")
    with pytest.raises(RecordError, match=r"record\.sqlite"):
        list(SqliteDatabase().load(database))


def test_odd_characters_survive(tmp_path: Path, record: Record) -> None:
    """NUL, line separators and bidirectional marks in a field."""
    odd = "a\x00b\u2028\u202e'\"\\"
    meetings = tuple(attrs.evolve(m, venue=odd) if isinstance(m, Meeting) and m.venue else m for m in record.meetings)
    changed = attrs.evolve(record, meetings=meetings)
    SqliteDatabase().export([changed], tmp_path / "r.db")
    assert list(SqliteDatabase().load(tmp_path / "r.db")) == [changed]
