"""How long something lasts, the days it takes up, and that reading dates stays linear in the text."""

import time

import pytest

from secdialogue.language.dates import find_dates, find_durations, spanning


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a two-day visit to Vientiane", ["two-day=2"]),
        ("three days of talks in Muscat", ["three days=3"]),
        ("They met for two weeks.", ["two weeks=14"]),
        ("a 60-day truce", ["60-day=60"]),
        ("a 36-hour ultimatum", ["36-hour=2"]),
        ("a six-month mandate", ["six-month=None"]),
        ("a week of protests", ["a week=7"]),
        ("It began two days ago.", []),
        ("Two days later it ended.", []),
        ("day and night", []),
        ("on Monday", []),
    ],
)
def test_a_duration_has_its_days(text: str, expected: list[str]) -> None:
    """Durations carry the calendar days they take up; months and years have no fixed number; distances from a day are dates."""
    assert [f"{text[d.start : d.end]}={d.days}" for d in find_durations(text)] == expected


def test_talks_that_began_on_a_day_span_the_days_they_last() -> None:
    """Two days of talks from 7 August on are 7 and 8 August; those that ended on that day, 6 and 7."""
    assert spanning("2023-08-07", 2) == "2023-08-07/2023-08-08"
    assert spanning("2023-08-07", 2, ending=True) == "2023-08-06/2023-08-07"
    assert spanning("2024-02-28", 3) == "2024-02-28/2024-03-01"


@pytest.mark.parametrize("date", ["2023", "2023-08", "2023-08-07/2023-08-09", "2023-08-07/..", "2023-22", "0000-01-01"])
def test_only_a_day_can_be_spun_out(date: str) -> None:
    """Months, years, intervals and days beyond the calendar stay as they are."""
    assert spanning(date, 3) == date
    assert spanning("2023-08-07", 1) == "2023-08-07"


HOSTILE = [
    "7",
    "on ",
    "May ",
    "May, ",
    "the ",
    "from 1 to ",
    "-",
    "Monday and ",
    "1, ",
    "\n",
    ". ",
    '."',
    "last ",
    "2024-",
    "2024 to ",
    "'",
    "to will ",
]


def seconds(text: str) -> float:
    best = float("inf")
    for _ in range(2):
        begin = time.process_time()
        find_dates(text, "2024-07-24")
        best = min(best, time.process_time() - begin)
    return best


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    """Four times as much of what invites backtracking takes about four times as long, not sixteen."""
    small = piece * (20_000 // len(piece))
    assert seconds(small * 4) < 9 * seconds(small) + 0.05


@pytest.mark.parametrize("piece", ["7", "on ", "7,", "\n ", "x"])
def test_a_megabyte_without_a_date_is_read_at_once(piece: str) -> None:
    """Digits, prepositions and blanks alone are no dates, and cost no more than prose."""
    assert find_dates(piece * (1_000_000 // len(piece)), "2024-07-24") == []
