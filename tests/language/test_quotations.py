"""Quotations: marks of every fashion, and apostrophes that are none."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secdialogue.language.analysis import PlainBlock, analyze_text
from secdialogue.language.quotations import find_quotations

CASES = [
    ('He said "no" twice.', ['"no"']),
    ("He said “no” twice.", ["“no”"]),
    ("He said «no» twice.", ["«no»"]),
    ("He said ''no'' twice.", ["''no''"]),
    ("He said ``no'' twice.", ["``no''"]),
    ("”Turned the wrong way“ she said.", ["”Turned the wrong way“"]),
    ("“Closed by an opening mark.“ It was.", ["“Closed by an opening mark.“"]),
    ("'We go,' he said.", ["'We go,'"]),
    ("‘We go,’ he said.", ["‘We go,’"]),
    ("'The states' plan is dead,' he said.", ["'The states' plan is dead,'"]),
    ("The states' plan and the officials' reply.", []),
    ("Nigeria's army isn't here.", []),
    ("Rock 'n' roll of the '90s, 'tis said.", []),
    ("“He called it ‘a sham’ twice,” she said.", ["“He called it ‘a sham’ twice,”"]),
    ('"A," he said. "B."', ['"A,"', '"B."']),
    ('It is 5" long and 3" wide.', []),
    ('He said "we go on and on.', ['"we go on and on.']),
    ("“One [sic] … two,” they wrote.", ["“One [sic] … two,”"]),
    ("No marks here.", []),
    ('""', []),
    ("", []),
]


@pytest.mark.parametrize(("text", "quoted"), CASES, ids=[text[:30] or "nothing" for text, _ in CASES])
def test_a_text_stands_between_its_marks(text, quoted):
    assert [text[q.start : q.end] for q in analyze_text(text).quotations] == quoted


def test_a_quotation_that_is_opened_again_goes_on_in_the_next_paragraph():
    text = "“One.\n\n“Two.\n\n“Three,” he said."
    found = analyze_text(text).quotations
    assert [(text[q.inner_start : q.inner_end], q.closed, q.continues) for q in found] == [
        ("One.", False, True),
        ("Two.", False, True),
        ("Three,", True, False),
    ]


def test_a_mark_that_is_never_closed_ends_with_its_paragraph():
    found = analyze_text('He said "we go.\nThey left.').quotations
    assert [(q.start, q.end, q.closed, q.continues) for q in found] == [(8, 15, False, False)]


def test_a_block_that_is_a_quotation_needs_no_marks():
    [found] = find_quotations("We go.", [PlainBlock("quotation", 0, 6)])
    assert (found.inner_start, found.inner_end, found.mark) == (0, 6, "block")


@given(st.text(alphabet="ab \"“”‘’''``\n.,«»(", max_size=80))
def test_quotations_are_disjoint_in_order_and_within_a_block(text):
    found = analyze_text(text)
    reached = 0
    for q in found.quotations:
        block = found.blocks[q.block]
        assert reached <= q.start < q.inner_start <= q.inner_end <= q.end
        assert block.start <= q.start
        assert q.end <= block.end
        reached = q.end


@pytest.mark.parametrize("unit", ['"', "'", "“", "”", '"a" ', "'a", "''", "«(", "s' a"])
def test_the_work_doubles_with_the_marks(unit):
    def cost(count):
        text = unit * count
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            find_quotations(text, [PlainBlock("paragraph", 0, len(text))])
            best = min(best, time.process_time() - start)
        return best

    assert cost(40_000) < 4 * cost(20_000) + 0.05
