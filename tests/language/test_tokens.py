"""Tokens: words, numbers and marks, each where the text has it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secdialogue.language.tokens import tokenize

CASES = [
    ("Gen. Okafor arrived.", ["Gen.", "Okafor", "arrived", "."]),
    ("Lt. Col. A. B. Diaz", ["Lt.", "Col.", "A.", "B.", "Diaz"]),
    ("the U.S. and the E.U.", ["the", "U.S.", "and", "the", "E.U."]),
    ("the Japan-U.S. pact and non-U.S. staff", ["the", "Japan-U.S.", "pact", "and", "non-U.S.", "staff"]),
    ("at 5 p.m. sharp", ["at", "5", "p.m.", "sharp"]),
    ("No. 7 and no.", ["No.", "7", "and", "no", "."]),
    ("Nigeria's army", ["Nigeria", "'s", "army"]),
    ("Nigeria’s army", ["Nigeria", "’s", "army"]),
    ("they don't, she'll", ["they", "don't", ",", "she'll"]),
    ("the states' plan", ["the", "states", "'", "plan"]),
    ("a US-led, whole-of-government plan", ["a", "US-led", ",", "whole-of-government", "plan"]),
    ("2,500 troops, 3.5 per cent", ["2,500", "troops", ",", "3.5", "per", "cent"]),
    ("the 10th in 2010-2014", ["the", "10th", "in", "2010-2014"]),
    ("''Go,'' she said", ["''", "Go", ",", "''", "she", "said"]),
    ("wait -- no ... yes", ["wait", "--", "no", "...", "yes"]),
    ("a critical mass. It", ["a", "critical", "mass", ".", "It"]),
    ("Boston, Mass. voted", ["Boston", ",", "Mass.", "voted"]),
    ("write to desk@agency.example.", ["write", "to", "desk@agency.example", "."]),
    ("", []),
    (" \n\t", []),
]


@pytest.mark.parametrize(("text", "words"), CASES, ids=[text[:24] or "nothing" for text, _ in CASES])
def test_a_text_is_cut_into_words_numbers_and_marks(text, words):
    assert [token.text for token in tokenize(text)] == words


def test_the_lower_form_has_one_apostrophe():
    assert [token.lower for token in tokenize("Don’t")] == ["don't"]


@given(st.text(alphabet="aZ.'’\"“-–1, \n@U", max_size=60))
def test_tokens_stand_where_they_say_and_leave_out_nothing_but_space(text):
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    reached = 0
    for token in tokens:
        assert not text[reached : token.start].strip()
        reached = token.end
    assert not text[reached:].strip()


@pytest.mark.parametrize("unit", ["a", "a.", "a-", "1,", "'", ".", "[", "A'a", "@a"])
def test_the_work_doubles_with_the_text(unit):
    def cost(count):
        text = unit * count
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            tokenize(text)
            best = min(best, time.process_time() - start)
        return best

    assert cost(100_000) < 4 * cost(50_000) + 0.05
