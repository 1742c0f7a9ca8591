"""Numbers in digits and words: text on the left, what is found on the right (words, value, form)."""

import itertools
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secdialogue.language.amounts import find_amounts
from secdialogue.language.numbers import find_numbers

NUMBERS = [
    ("1,234.5 tonnes", [("1,234.5", "1234.5")]),
    ("40 000 and 40\u202f000", [("40 000", "40000"), ("40\u202f000", "40000")]),
    ("1.234,5 in Jakarta", [("1.234,5", "1234.5")]),
    ("1.234.567 votes", [("1.234.567", "1234567")]),
    ("1.234 litres", [("1.234", "1.234")]),
    ("12,34,567 voters", [("12,34,567", "1234567")]),
    ("2.5 million", [("2.5 million", "2500000")]),
    ("$3bn for Accra", [("3bn", "3000000000")]),
    ("1.2m people", [("1.2m", "1200000")]),
    ("a wall 10m high", [("10", "10")]),
    ("£8m", [("8m", "8000000")]),
    ("5G masts", [("5", "5")]),
    ("500k", [("500k", "500000")]),
    ("3 lakh voters", [("3 lakh", "300000")]),
    ("twenty-one", [("twenty-one", "21")]),
    ("two thousand five hundred", [("two thousand five hundred", "2500")]),
    ("three hundred and six", [("three hundred and six", "306")]),
    ("one hundred thousand", [("one hundred thousand", "100000")]),
    ("killed three hundred and 40 others", [("three hundred", "300"), ("40", "40")]),
    ("one and a half million", [("one and a half million", "1500000")]),
    ("half a million", [("half a million", "500000")]),
    ("a quarter of a million", [("a quarter of a million", "250000")]),
    ("half a dozen", [("half a dozen", "6")]),
    ("a dozen", [("a dozen", "12")]),
    ("two dozen", [("two dozen", "24")]),
    ("a couple of envoys", [("a couple", "2")]),
    ("five point five", [("five point five", "5.5")]),
    ("minus five", [("minus five", "-5")]),
    ("10 1/2 miles", [("10 1/2", "10.5")]),
    ("3½ years", [("3½", "3.5")]),
    ("half of it", [("half", "0.5")]),
    ("three quarters", [("three quarters", "0.75")]),
    ("one in five", [("one in five", "0.2")]),
    ("nine out of ten", [("nine out of ten", "0.9")]),
    ("a quarter of the men", [("a quarter", "0.25")]),
    ("dozens", [("dozens", "24")]),
    ("several dozen", [("several dozen", "24")]),
    ("hundreds", [("hundreds", "100")]),
    ("several hundred", [("several hundred", "200")]),
    ("a few thousand", [("a few thousand", "2000")]),
    ("tens of thousands", [("tens of thousands", "10000")]),
    ("hundreds of millions", [("hundreds of millions", "100000000")]),
    ("scores of villagers", [("scores", "40")]),
    ("it scores well", []),
    ("the third round", []),
    ("a third round", []),
    ("the twenty-first century", []),
    ("the 21st session", [("21", "21")]),
    ("the two hundredth anniversary", []),
    ("in the first half", []),
    ("a half-brother", []),
    ("several envoys", []),
    ("the second of May", []),
    ("MH17 and A320", []),
]
AMOUNTS = [
    ("12%", ["12 percent"]),
    ("64 per cent", ["64 percent"]),
    ("twelve percentage points", ["12 percent"]),
    ("US$ 5 million", ["5000000 USD"]),
    ("€1.2bn", ["1200000000 EUR"]),
    ("75 NOK", ["75 NOK"]),
    ("TOP 10 and ALL 5", ["10 ", "5 "]),
    ("20 pounds of cocaine", ["20 pounds"]),
    ("20 million pounds", ["20000000 GBP"]),
    ("300km", ["300 km"]),
    ("3,000 square miles", ["3000 square miles"]),
    ("5 to 7 million", ["5000000..7000000 "]),
    ("between 5 and 7", ["5..7 "]),
    ("5 and 7", ["5 ", "7 "]),
    ("from 5% to 8%", ["5 percent", "8 percent"]),
    ("ranging from 5% to 8%", ["5..8 percent"]),
    ("2010-2014", ["2010 ", "2014 "]),
    ("3-1", ["3 ", "1 "]),
]


def plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


@pytest.mark.parametrize(("text", "expected"), NUMBERS, ids=[text for text, _ in NUMBERS])
def test_a_number_is_read_exactly_where_it_stands(text: str, expected: list[tuple[str, str]]) -> None:
    """Digits and words give their exact value; ordinals and names with digits in them give none."""
    assert [(text[n.start : n.end], plain(n.value)) for n in find_numbers(text)] == expected


@pytest.mark.parametrize(("text", "expected"), AMOUNTS, ids=[text for text, _ in AMOUNTS])
def test_an_amount_has_its_unit_and_a_range_its_two_bounds(text: str, expected: list[str]) -> None:
    """Signs, per cent and units belong to the number, and two numbers of one range are one amount."""
    found = [
        plain(a.value) + (f"..{plain(a.high)}" if a.high is not None else "") + f" {a.unit}" for a in find_amounts(text)
    ]
    assert found == expected


def test_thirds_are_read_to_the_last_digit_of_the_context() -> None:
    """A third is no finite decimal: it is read to 28 digits."""
    [third] = find_numbers("about a third of them")
    assert abs(third.value * 3 - 1) < Decimal("1e-27")


@given(
    st.lists(
        st.sampled_from(
            [
                "one",
                "and",
                "a",
                "half",
                "hundred",
                "million",
                "of",
                "12",
                "1,000",
                "third",
                "dozens",
                "-",
                "in",
                ".",
                "$",
            ]
        )
    )
)
def test_numbers_never_overlap_and_lie_in_the_text(words: list[str]) -> None:
    """Whatever number words follow one another, what is found stands in order and apart."""
    text = " ".join(words)
    found = list(find_numbers(text))
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    "piece", ["1,11", "1 111 ", "one hundred and ", "tens of ", "a half ", "9" * 50, "1-2-", "$", "1/2/", "12,34,"]
)
def test_reading_takes_time_in_proportion_to_the_text(piece: str) -> None:
    """Twice the hostile text takes about twice the time."""

    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        best = float("inf")
        for _ in range(3):
            began = time.process_time()
            for _amount in find_amounts(text):
                pass
            best = min(best, time.process_time() - began)
        return best

    assert cost(80_000) < 8 * cost(20_000) + 0.2
