"""What each EDTF form means in days, what is refused, and the laws that hold for all of them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secdialogue.edtf import PRECISIONS, Edtf, is_valid, parse

MEANINGS = [
    # text, first day, last day, precision
    ("2024", "2024-01-01", "2024-12-31", "year"),
    ("2024-04", "2024-04-01", "2024-04-30", "month"),
    ("2024-02", "2024-02-01", "2024-02-29", "month"),
    ("2023-02", "2023-02-01", "2023-02-28", "month"),
    ("2024-07-22", "2024-07-22", "2024-07-22", "day"),
    ("2024-07-22/2024-07-23", "2024-07-22", "2024-07-23", "day"),
    ("2024-01/2024-06", "2024-01-01", "2024-06-30", "month"),
    ("2011/2014", "2011-01-01", "2014-12-31", "year"),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31", "year"),
    ("2024-07-22/2024-07", "2024-07-22", "2024-07-31", "month"),
    ("2014~", "2014-01-01", "2014-12-31", "year"),
    ("2014-06?", "2014-06-01", "2014-06-30", "month"),
    ("2004-06-11%", "2004-06-11", "2004-06-11", "day"),
    ("1984~/2004-06", "1984-01-01", "2004-06-30", "year"),
    ("2023-10-07/..", "2023-10-07", None, "day"),
    ("../2023-10-07", None, "2023-10-07", "day"),
    ("2023-10/", "2023-10-01", None, "month"),
    ("/2023", None, "2023-12-31", "year"),
    ("2001-21", "2001-03-01", "2001-05-31", "season"),
    ("2001-22", "2001-06-01", "2001-08-31", "season"),
    ("2001-23", "2001-09-01", "2001-11-30", "season"),
    ("2023-24", "2023-12-01", "2024-02-29", "season"),
    ("2022-24", "2022-12-01", "2023-02-28", "season"),
    ("199X", "1990-01-01", "1999-12-31", "decade"),
    ("20XX", "2000-01-01", "2099-12-31", "century"),
    ("199X~", "1990-01-01", "1999-12-31", "decade"),
    ("2004-XX", "2004-01-01", "2004-12-31", "year"),
    ("2004-XX-XX", "2004-01-01", "2004-12-31", "year"),
    ("1985-04-XX", "1985-04-01", "1985-04-30", "month"),
    ("0000", None, None, "year"),
    ("-0044-03", None, None, "month"),
    ("-004X", None, None, "decade"),
    ("-0004-02-29", None, None, "day"),
    ("Y17000", None, None, "year"),
    ("Y-170000002", None, None, "year"),
    ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12", "time"),
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12", "time"),
    ("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12", "time"),
    ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12", "time"),
]

REFUSED = [
    "", "/", "..", "../..", "/..", "2024-13", "2024-00", "2024-04-31", "2023-02-29", "2024-4", "24", "2024-25", "2024-XX-12",
    "2024/2023", "2024-07-23/2024-07-22", "2024/2025/2026", "2024 ", " 2024", "2024-04-12T25:00:00", "2024-04-12T10:00",
    "2024-04-12T10:00:00+15", "2024-04-12T10:00:00+04:60", "2024-04-12T10:00:00~", "2024-04-12T10:00:00/..", "2024-04T10:00:00",
    "2024-XXT10:00:00", "2024-04-XXT10:00:00", "2024-21-01", "Y2024", "Y01234", "-0000", "1XXX", "XXXX", "19X5", "~2024",
    "2024?~", "{2024,2025}", "[2024..2025]", "2024-04-12\n", "٢٠٢٤", "yesterday", "2024-07-22/..~",
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "last", "precision"), MEANINGS)
def test_a_form_means_its_days(text: str, first: str | None, last: str | None, precision: str) -> None:
    """Each form of levels 0 and 1 has the first and last day and the precision that the specification gives it."""
    value = parse(text)
    assert str(value) == text
    assert value.first_day == (datetime.date.fromisoformat(first) if first else None)
    assert value.last_day == (datetime.date.fromisoformat(last) if last else None)
    assert value.precision == precision
    assert is_valid(text)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_edtf_is_refused_with_its_text(text: str) -> None:
    """Text that is not EDTF of level 0 or 1 raises a ValueError that quotes it."""
    assert not is_valid(text)
    with pytest.raises(ValueError) as error:
        parse(text)
    assert repr(text) in str(error.value)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2014", False, False),
        ("2014~", True, False),
        ("2014?", False, True),
        ("2014%", True, True),
        ("2014~/2015?", True, True),
    ],
)
def test_qualifiers_are_told(text: str, approximate: bool, uncertain: bool) -> None:
    """`~` says approximate, `?` uncertain, `%` both, at either endpoint."""
    assert (parse(text).approximate, parse(text).uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("one", "other", "overlap", "contains", "contained"),
    [
        ("2024", "2024-07", True, True, False),
        ("2024-07", "2024-07", True, True, True),
        ("2024-07-22/2024-07-23", "2024-07-23/2024-07-24", True, False, False),
        ("2024-07", "2024-08", False, False, False),
        ("2023-10-07/..", "2024", True, True, False),
        ("../2023-10-07", "2024", False, False, False),
        ("../2024", "2023/..", True, False, False),
        ("199X", "1994-02", True, True, False),
        ("Y17000", "2024", False, False, False),
        ("Y17000", "2024/..", True, False, True),
        ("-0044", "../0100", True, False, True),
    ],
)
def test_intervals_overlap_and_contain(one: str, other: str, overlap: bool, contains: bool, contained: bool) -> None:
    """Overlap is symmetric; containment goes by first and last day, an open end reaching without limit."""
    a, b = parse(one), parse(other)
    assert (a.overlaps(b), b.overlaps(a)) == (overlap, overlap)
    assert (a.contains(b), b.contains(a)) == (contains, contained)


def test_an_interval_shows_its_endpoints() -> None:
    """An interval keeps each endpoint as written; a single value is its own endpoints."""
    value = parse("2023-10-07/..")
    assert (value.start, value.end, value.is_interval, value.is_open) == ("2023-10-07", "..", True, True)
    single = parse("2024-04")
    assert (single.start, single.end, single.is_interval, single.is_open) == ("2024-04", "2024-04", False, False)
    assert repr(single) == "Edtf(text='2024-04')"


qualifiers = st.sampled_from(["", "?", "~", "%"])
days = st.dates().map(lambda d: d.isoformat())
points = st.one_of(
    st.builds("{}{}".format, days, qualifiers),
    st.builds("{:.7}{}".format, days, qualifiers),
    st.builds("{:.4}{}".format, days, qualifiers),
    st.builds("{:.3}X{}".format, days, qualifiers),
    st.builds("{:.2}XX{}".format, days, qualifiers),
    st.builds("{:.7}-XX".format, days),
    st.builds("{:.4}-XX-XX".format, days),
    st.builds("{:.4}-{}".format, days, st.integers(21, 24)),
    st.builds("-{:04}".format, st.integers(1, 9999)),
    st.builds("Y{}".format, st.integers(10_000, 10**15)),
)


def interval(one: str, other: str) -> str:
    return "/".join(sorted((one, other), key=lambda text: (parse(text)._first, parse(text)._last)))


intervals = st.one_of(st.builds(interval, points, points), points.map("{}/..".format), points.map("../{}".format))
values = st.one_of(points, intervals, st.datetimes().map(lambda d: d.isoformat(timespec="seconds")))


@given(values)
def test_every_value_comes_back_as_it_was_written(text: str) -> None:
    """parse and str are inverse, and equality goes by the text."""
    value = parse(text)
    assert str(value) == text
    assert value == parse(text)
    assert hash(value) == hash(parse(text))
    assert value.precision in PRECISIONS


@given(values, values)
def test_containment_and_overlap_are_lawful(one: str, other: str) -> None:
    """Every value contains itself; overlap is symmetric; what contains overlaps; mutual containment means the same days."""
    a, b = parse(one), parse(other)
    assert a.contains(a)
    assert a.overlaps(b) == b.overlaps(a)
    if a.contains(b):
        assert a.overlaps(b)
        if b.contains(a):
            assert (a.first_day, a.last_day) == (b.first_day, b.last_day)


@given(st.text(alphabet="0123456789-/.XYTZ~?%:+ ", max_size=24))
def test_any_text_is_a_value_or_a_value_error(text: str) -> None:
    """parse raises nothing but ValueError, and what it accepts it gives back."""
    try:
        value = parse(text)
    except ValueError:
        assert not is_valid(text)
    else:
        assert isinstance(value, Edtf)
        assert str(value) == text
