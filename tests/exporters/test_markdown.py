"""The brief: what a Markdown parser makes of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from secdialogue.exporters.markdown_brief import MarkdownBrief, plain_text
from secdialogue.model import Record


@pytest.fixture
def brief(record: Record, tmp_path: Path) -> str:
    MarkdownBrief().export([record], tmp_path / "b.md")
    return (tmp_path / "b.md").read_text("utf-8")


def test_every_footnote_is_defined_once_and_called(brief: str) -> None:
    """No mark without its source, no source without a mark."""
    defined = re.findall(r"^\[\^(\d+)\]:", brief, re.MULTILINE)
    called = re.findall(r"\[\^(\d+)\](?!:)", brief)
    assert sorted(set(called), key=int) == defined == [str(i + 1) for i in range(len(defined))]


def test_what_happened_and_what_is_planned_stand_apart(brief: str) -> None:
    """A planned round is not told as held."""
    happened, planned = brief.split("## Planned, open or called off")
    assert "Maritime Security Dialogue, second round" in happened
    assert "autumn 2025" not in happened
    assert "\\[planned\\]" in planned


def test_hostile_text_stays_text(brief: str) -> None:
    """No HTML, no link but to the web, and the words are there as they were."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(brief)
    inline = [child for token in tokens for child in token.children or []]
    assert not any(t.type in ("html_inline", "html_block", "image") for t in (*tokens, *inline))
    links = {t.attrs["href"] for t in inline if t.type == "link_open"}
    assert links == {"https://example.org/cebu?a=1&b=2"}
    assert "<script>alert('x')</script> any withdrawal" in "".join(t.content for t in inline)


@given(st.text(max_size=60))
def test_any_text_comes_out_of_a_parser_as_it_went_in(text: str) -> None:
    """Whatever a source says, Markdown shows its words, white space folded."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(f"- x {plain_text(text)} y")
    shown = "".join(t.content for token in tokens for t in token.children or [] if t.type in ("text", "text_special"))
    want = re.sub(r"[\x00-\x1f\x7f\u2028\u2029]+", " ", text).encode("utf-8", "replace").decode()
    assert shown.split() == f"x {want} y".split()
