"""How labels become spans and pointers join them, on arrays made by hand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secdialogue.language.analysis import analyze_text

pytest.importorskip("numpy", reason="numpy is not installed")
pytest.importorskip("tokenizers", reason="tokenizers is not installed")

SURELY, OUTSIDE, BEGIN, INSIDE = (9.0, 0.0, 0.0), (2.0, 0.0, 0.0), (0.0, 2.0, 0.0), (0.0, 0.0, 2.0)


@pytest.mark.parametrize(
    ("rows", "breaks", "expected"),
    [
        ([OUTSIDE, BEGIN, INSIDE, OUTSIDE], set(), [(1, 3)]),
        ([BEGIN, BEGIN, OUTSIDE], set(), [(0, 1), (1, 2)]),
        ([SURELY, INSIDE, INSIDE], set(), [(1, 3)]),
        ([BEGIN, INSIDE, SURELY], {2}, [(0, 2)]),
        ([OUTSIDE, OUTSIDE], set(), []),
        ([], set(), []),
    ],
    ids=["a run", "two that touch", "inside without a begin begins", "cut at a sentence", "nothing", "no tokens"],
)
def test_the_best_row_of_labels(rows, breaks, expected) -> None:
    """Inside follows a beginning; a span of a kind that ends with its sentence is not carried over a break."""
    from secdialogue_neural.decoding import _best_row, _runs

    found = _runs(_best_row([list(row) for row in rows], breaks, 0.0))
    assert found == expected


LABELS = st.lists(st.tuples(*[st.floats(-5, 0)] * 3).map(list), max_size=30)


@given(LABELS, st.sets(st.integers(0, 30)))
def test_the_best_row_is_the_best(odds, breaks) -> None:
    """No single label of the row can be changed within the rules to make it better."""
    from secdialogue_neural.decoding import _best_row

    def allowed(row):
        return all(label != 2 or (at > 0 and row[at - 1] != 0 and at not in breaks) for at, label in enumerate(row))

    row = _best_row(odds, breaks, 0.0)
    assert len(row) == len(odds)
    assert allowed(row)
    total = sum(o[label] for o, label in zip(odds, row, strict=True))
    for at in range(len(row)):
        for label in range(3):
            other = [*row[:at], label, *row[at + 1 :]]
            if allowed(other):
                assert sum(o[n] for o, n in zip(odds, other, strict=True)) <= total + 1e-9


@pytest.mark.parametrize(
    ("text", "given_words", "expected"),
    [
        ('"The strait stays open to all," she said.', "strait stays open to all", '"The strait stays open to all,"'),
        ('He called it "a step" towards peace and left.', 'a step" towards peace', '"a step" towards peace'),
        ("The pact holds, he said.", "The pact holds", "The pact holds"),
    ],
    ids=["most of a quotation", "a quotation and more", "no quotation"],
)
def test_a_quotation_is_held_whole(text, given_words, expected) -> None:
    """A content that holds most of a quotation holds its marks and the rest of it."""
    from secdialogue_neural.decoding import whole_quotations

    analysis = analyze_text(text)
    begin = text.index(given_words)
    tokens = analysis.tokens_of(begin, begin + len(given_words))
    [(first, last)] = whole_quotations(analysis, [(tokens.start, tokens.stop)])
    assert text[analysis.tokens[first].start : analysis.tokens[last - 1].end] == expected


WORDS = st.sampled_from(
    ["a", "Said", "“", "”", ".", "\n", "antidisestablishmentarianism", "—", "x" * 50, "\u0301", "😀", "U.S."]
)


@given(st.lists(WORDS, max_size=200).map(" ".join), st.integers(20, 60))
def test_windows_hold_every_token(text, size) -> None:
    """Windows come in order, fit the network, overlap, and leave no token out."""
    from secdialogue_neural.pieces import pieces, windows

    analysis = analyze_text(text)
    made = pieces(analysis)
    found = windows(analysis, made, size, size // 3)
    assert [k for k in range(len(analysis.tokens)) if not any(w.first <= k < w.last for w in found)] == []
    assert all(made.first[w.last] - made.first[w.first] <= size - 2 or w.last == w.first + 1 for w in found)
    assert all(one.first < two.first <= one.last for one, two in pairwise(found))
