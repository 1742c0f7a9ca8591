"""Months without a year in texts without a date: the year that the text's own dates bring nearest, or none."""

from __future__ import annotations

import pytest

from secdialogue.language.dates import find_dates
from secdialogue.language.dates_undated import with_years

CASES = [
    ("The pact was signed in March 2023. The sides met again in April.", ["2023-03", "2023-04"]),
    ("It counted 90 raids in the first half of 2024. It recalled their April meeting.", ["2024-01/2024-06", "2024-04"]),
    ("They announced it in September 2024. In October the ministry confirmed it.", ["2024-09", "2024-10"]),
    ("They announced it in December 2024. On January 12 the ministry confirmed it.", ["2024-12", "2025-01-12"]),
    ("They met in April.", [None]),
    ("They met on Thursday, after the accord of 3 May 2024.", [None, "2024-05-03"]),
    ("They are to leave by September 2026. A date in April was refused.", ["2026-09", None]),
]


@pytest.mark.parametrize(("text", "values"), CASES)
def test_a_bare_month_takes_the_nearest_year(text: str, values: list[str | None]) -> None:
    assert [m.edtf for m in with_years(text, find_dates(text), lambda m: True)] == values


def test_a_year_in_a_notice_says_nothing() -> None:
    text = "They met in April. © 2014-2025 The Institute."
    assert with_years(text, find_dates(text), lambda m: m.start < 18)[0].edtf is None
