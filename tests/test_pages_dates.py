"""Dates as pages write them: on the left what a page has, on the right ISO 8601 with no more than it says."""

import pytest

from secdialogue.pages.dates import agree, find_dates, month_number, read_date

READ = [
    # for machines
    ("2024-08-28T11:26:02.614Z", "2024-08-28T11:26:02.614Z"),
    ("2024-08-28T11:26:02.000Z", "2024-08-28T11:26:02Z"),
    ("2025-05-29T20:00:27+0200", "2025-05-29T20:00:27+02:00"),
    ("2025-05-29T20:00+02", "2025-05-29T20:00+02:00"),
    ("2024-04-30 16:00:34 +02:00", "2024-04-30T16:00:34+02:00"),
    ("2023-04-28 18:11:01.0", "2023-04-28T18:11:01"),
    ("2024-04-28T14:00:00.000Z[UTC]", "2024-04-28T14:00:00Z"),
    ("20240501T120000Z", "2024-05-01T12:00:00Z"),
    ("20240501", "2024-05-01"),
    ("2024-04-28T00:00:00", "2024-04-28"),
    ("2024-04-28T00:00:00+03:00", "2024-04-28T00:00:00+03:00"),
    ("Mon, 29 Apr 2024 10:00:00 +0200", "2024-04-29T10:00:00+02:00"),
    ("Fri Apr 28 19:20:36 CEST 2023", "2023-04-28T19:20:36+02:00"),
    ("Mon Apr 29 2024 10:00:00 GMT+0200 (CEST)", "2024-04-29T10:00:00+02:00"),
    # for readers
    ("Tue, 03/05/2024 - 10:00", "2024-03-05T10:00"),
    ("Friday 3/5/2024", "2024-05-03"),
    ("5 March 2024", "2024-03-05"),
    ("March 5th, 2024", "2024-03-05"),
    ("Sept. 5, 2024, 7 p.m.", "2024-09-05T19:00"),
    ("5 March 2024 at 10:30 pm EST", "2024-03-05T22:30-05:00"),
    ("17 Jan 2023 11:52 GMT", "2023-01-17T11:52Z"),
    ("June 6, 2024 | 3:30 PM IST", "2024-06-06T15:30"),
    ("12:04, 28.04.2024", "2024-04-28T12:04"),
    ("28.04.2024, 16:15 Uhr", "2024-04-28T16:15"),
    ("2024年04月24日08:20", "2024-04-24T08:20"),
    ("2024년 4월 24일", "2024-04-24"),
    ("2024. 6. 3. 14:05", "2024-06-03T14:05"),
    ("2024/04/28 10:00", "2024-04-28T10:00"),
    ("25/12/2023", "2023-12-25"),
    ("8.5.24", "2024-05-08"),
    ("By Awa Ndiaye, 17.7.11 | 10:30", "2011-07-17T10:30"),
    ("3.12.98, Dakar", "1998-12-03"),
    # nothing
    ("8.5.24 Scope", None),
    ("Version 8.5.24", None),
    ("8.13.24", None),
    ("10.0.0.24", None),
    ("", None),
    ("Monday", None),
    ("March 5", None),
    ("2023-02-30", None),
    ("31 June 2024", None),
    ("1842-05-05", None),
    ("Tel. 2024 1234 567", None),
    ("3/4/2024", None),
]


@pytest.mark.parametrize(("text", "iso"), READ, ids=[text or "nothing" for text, _ in READ])
def test_a_date_is_read_as_it_stands(text, iso):
    assert read_date(text, language="en") == iso


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("28 de abril de 2024 a las 14:30", "es-MX", "2024-04-28T14:30"),
        ("8. dubna 2025 3:00", "cs", "2025-04-08T03:00"),
        ("le 30 août 2024 à 16h05", "fr", "2024-08-30T16:05"),
        ("14. März 2024", "de", "2024-03-14"),
        ("5 марта 2024, 09:10", "ru", "2024-03-05T09:10"),
        ("4 Mei 2024", "id", "2024-05-04"),
        ("Machi 4, 2025", None, "2025-03-04"),
        ("3/4/2024", "pt-BR", "2024-04-03"),
        ("listopad 5, 2024", "en", None),  # October in Croatian, November in Czech and Polish
    ],
)
def test_months_are_read_in_the_languages_of_the_news(text, language, iso):
    assert read_date(text, language=language) == iso


def test_the_order_of_day_and_month_is_the_country_s():
    assert read_date("3/4/2024", language="en-US", us_order=True) == "2024-03-04"
    assert read_date("3/4/2024", language="en-GB", us_order=False) == "2024-04-03"
    assert read_date("3.4.2024", language="en-US", us_order=True) == "2024-04-03"


def test_each_date_of_a_line_takes_the_time_behind_it():
    line = "Published 5 March 2024 at 10:30 GMT | Updated 6 March 2024 11:00"
    assert [iso for iso, _, _ in find_dates(line)] == ["2024-03-05T10:30Z", "2024-03-06T11:00"]
    assert [line[s:e] for _, s, e in find_dates(line)] == ["5 March 2024 at 10:30 GMT", "6 March 2024 11:00"]


def test_dates_agree_on_the_day_or_on_the_moment():
    assert agree("2024-03-05", "2024-03-05T10:00Z")
    assert agree("2024-03-05T23:30:00-05:00", "2024-03-06T04:30:00Z")
    assert not agree("2024-03-05", "2024-03-06")


def test_a_month_name_that_two_languages_share_is_told_by_the_language():
    assert month_number("listopad", "pl") == 11
    assert month_number("listopad", "hr") == 10


def test_hostile_lines_take_no_longer_than_their_length():
    assert list(find_dates("1" * 100_000)) == []
    assert list(find_dates("5 March " * 20_000)) == []
