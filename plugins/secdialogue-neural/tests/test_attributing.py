"""How what the network found becomes attributions: where a content begins and ends in the text."""

from __future__ import annotations

import pytest

from secdialogue.documents import plain_document
from secdialogue.language.analysis import analyze
from secdialogue.language.elements import Elements
from secdialogue.plugin import Block

pytest.importorskip("numpy", reason="numpy is not installed")
pytest.importorskip("tokenizers", reason="tokenizers is not installed")


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([("paragraph", "The border will open on Monday, the ministry said.")], "The border will open on Monday"),
        (
            [("paragraph", "NAIROBI, March 3 (Reuters) - The border will open on Monday, the ministry said.")],
            "The border will open on Monday",
        ),
        (
            [
                ("dateline", "3 March 2024, 7:02 PM"),
                ("paragraph", "The border will open on Monday, the ministry said."),
            ],
            "The border will open on Monday",
        ),
        (
            [("paragraph", "“The border will open."), ("paragraph", "“It will stay open,” the ministry said.")],
            "“The border will open.\n\n“It will stay open,”",
        ),
    ],
    ids=["a sentence", "behind a dateline", "behind a line of its date", "a quotation of two paragraphs"],
)
def test_a_content_begins_with_the_report(blocks: list[tuple[str, str]], expected: str) -> None:
    """Datelines and lines of dates before a content are no part of it; a quotation may run over paragraphs."""
    from secdialogue_neural.attributing import attributions_of
    from secdialogue_neural.decoding import Found

    text = "\n\n".join(words for _, words in blocks)
    places = [text.index(words) for _, words in blocks]
    made = [
        Block(kind=kind, start=at, end=at + len(words))  # type: ignore[arg-type]
        for at, (kind, words) in zip(places, blocks, strict=True)
    ]
    analysis = analyze(plain_document("plain-text", "0" * 64, text, made))
    cue = analysis.token_at(text.index("said"))
    end = analysis.token_at(text.index("the ministry said"))
    [found] = attributions_of(Elements(analysis), [Found([(0, end)], (cue, cue + 1), (end, cue))])
    assert [text[slice(*part)] for part in found.contents] == [expected]
