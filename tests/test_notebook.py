"""In notebooks and data frames: what is shown is text, and the frames hold what the tables hold."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import attrs
import pytest
from hypothesis import given

from secdialogue.frames import to_pandas, to_polars
from secdialogue.model import Record
from secdialogue.testing import records

ALLOWED = {"table", "caption", "thead", "tbody", "tr", "th", "td", "br", "p"}


class Tags(HTMLParser):
    """The tags of a text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attributes: Any) -> None:
        self.found.add(tag)


@given(records())
def test_a_notebook_shows_tables_in_which_every_text_stays_text(made: Record) -> None:
    for value in (made, *made.documents, *made.entities(), *(e for x in made.entities() for e in x.evidence)):
        tags = Tags()
        tags.feed(value._repr_html_())
        assert tags.found <= ALLOWED


@given(records())
def test_a_record_shows_names_instead_of_ids(made: Record) -> None:
    shown = made._repr_html_()
    assert f"actors ({len(made.actors)})" in shown
    assert "actor:" not in shown


def test_an_empty_record_says_so() -> None:
    assert "empty" in Record()._repr_html_()


@given(records())
def test_pandas_frames_have_a_row_for_each_entity(made: Record) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    frames = to_pandas(made)
    assert len(frames["actors"]) == len(made.actors)
    assert list(frames["statements"]["text"]) == [s.text for s in made.statements]


@given(records())
def test_polars_frames_have_a_row_for_each_entity(made: Record) -> None:
    pytest.importorskip("polars", reason="polars is not installed")
    frames = to_polars(made)
    assert frames["actors"].height == len(made.actors)
    assert frames["metrics"]["value"].to_list() == [m.value for m in made.metrics]


def test_records_stay_frozen_and_slotted() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Record().schema = "other"  # type: ignore[misc]
    assert not hasattr(attrs.evolve(Record()).documents, "__dict__")
