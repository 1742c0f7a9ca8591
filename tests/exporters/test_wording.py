"""Dates and figures in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from secdialogue.exporters.wording import date_words, figure, grouped, label, names, quoted, shortened
from secdialogue.model import Metric, Record


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024", "2024"),
        ("2024-04", "April 2024"),
        ("2024-07-22", "22 July 2024"),
        ("2024-07-22/2024-07-23", "22 July 2024 to 23 July 2024"),
        ("2024-01/2024-06", "January 2024 to June 2024"),
        ("2014~", "about 2014"),
        ("2014?", "perhaps 2014"),
        ("2014%", "perhaps about 2014"),
        ("2023-10-07/..", "since 7 October 2023"),
        ("../2023-10-07", "until 7 October 2023"),
        ("2025-23", "autumn 2025"),
        ("201X", "2010s"),
        ("19XX", "1900 to 1999"),
        ("2004-XX", "2004"),
        ("2004-06-XX", "June 2004"),
        ("2024-03-12T10:00:00Z", "12 March 2024"),
        ("Y170000002", "Y170000002"),
        (None, ""),
    ],
)
def test_a_date_in_words(edtf: str | None, words: str) -> None:
    """As precise as it is, no more."""
    assert date_words(edtf) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": "2500", "unit": "troops", "comparator": "approximately"}, "about 2,500 troops"),
        ({"value": "64", "unit": "percent", "direction": "decrease"}, "down 64 percent"),
        ({"value": "60", "value_high": "70", "unit": "vessels", "comparator": "range"}, "60 to 70 vessels"),
        ({"value": "1200000.5", "unit": "USD", "comparator": "more-than"}, "more than 1,200,000.5 USD"),
        ({"value": "-3", "unit": "degrees"}, "-3 degrees"),
    ],
)
def test_a_figure_in_words(fields: dict[str, Any], words: str) -> None:
    """With its bound, unit and direction."""
    values = {key: Decimal(value) if key.startswith("value") else value for key, value in fields.items()}
    assert figure(Metric(measure="m", variable="m", **values)) == words


def test_every_entity_has_a_label(record: Record) -> None:
    """On one line, never empty."""
    for entity in record.entities():
        assert label(record, entity).strip()
        assert "\n" not in label(record, entity)


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("a b", 3, "a b"),
        ("one two three", 9, "one two…"),
        ("abcdefgh", 5, "abcd…"),
        ("a,\n b c d", 6, "a, b…"),
        ("one, two", 6, "one…"),
    ],
)
def test_a_text_is_cut_at_a_space(text: str, length: int, short: str) -> None:
    """And stays within its length."""
    assert shortened(text, length) == short
    assert len(short) <= length


def test_names_join_as_in_a_sentence(record: Record) -> None:
    """None, one, two, three."""
    ids = ["actor:philippines", "actor:vietnam", "actor:ana-reyes"]
    assert names(record, []) == ""
    assert names(record, ids[:1]) == "Philippines"
    assert names(record, ids[:2]) == "Philippines and Vietnam"
    assert names(record, ids) == "Philippines, Vietnam and Ana Reyes"


def test_quotation_marks_are_not_doubled() -> None:
    """The text's own outer marks give way."""
    assert quoted("“Yes,” ", 50) == "“Yes,”"
    assert grouped("1200000") == "1,200,000"
