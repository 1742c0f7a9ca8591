"""Sentences: where they end, and where a full stop is not an end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secdialogue.language.analysis import analyze_text

CASES = [
    ("The talks ended. Nobody signed.", ["The talks ended.", "Nobody signed."]),
    ("Maj. Gen. Okafor met Sen. Ruiz. He left.", ["Maj. Gen. Okafor met Sen. Ruiz.", "He left."]),
    ("He wrote on X. The crew stayed.", ["He wrote on X.", "The crew stayed."]),
    ("Gen. Ana X. The read it.", ["Gen. Ana X. The read it."]),
    ("It flew to the U.S. The crew stayed.", ["It flew to the U.S.", "The crew stayed."]),
    ("It is a Japan-U.S. Committee. It met.", ["It is a Japan-U.S. Committee.", "It met."]),
    ("It joined the U.S. Navy in May.", ["It joined the U.S. Navy in May."]),
    ("They met at 5 p.m. Friday.", ["They met at 5 p.m. Friday."]),
    ("They met at 5 p.m. Then they left.", ["They met at 5 p.m.", "Then they left."]),
    ("He cited No. 3 of the list.", ["He cited No. 3 of the list."]),
    ("J. K. Mensah spoke.", ["J. K. Mensah spoke."]),
    ('"We left." "Why?" she asked.', ['"We left."', '"Why?" she asked.']),
    ("“We left.” Then it rained.", ["“We left.”", "Then it rained."]),
    ("It cost 3.5 million. That is much.", ["It cost 3.5 million.", "That is much."]),
    ("Was it he? It was! (Nobody knew.) Yes.", ["Was it he?", "It was!", "(Nobody knew.)", "Yes."]),
    ("Acme Inc. reported a loss. It fell.", ["Acme Inc. reported a loss.", "It fell."]),
    ("He waited … and left.", ["He waited … and left."]),
    ("Smith vs. Jones went on.", ["Smith vs. Jones went on."]),
    ("On Oct. 7 they came.", ["On Oct. 7 they came."]),
    ("One line\nAnother line", ["One line", "Another line"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "sentences"), CASES, ids=[text[:28] or "nothing" for text, _ in CASES])
def test_a_paragraph_is_cut_into_its_sentences(text, sentences):
    assert [text[s.start : s.end] for s in analyze_text(text).sentences] == sentences


@given(st.text(alphabet="aB.?!\"”' \n1U", max_size=80))
def test_sentences_are_in_order_within_their_block_and_hold_every_token(text):
    found = analyze_text(text)
    assert [index for s in found.sentences for index in range(s.first, s.last)] == list(range(len(found.tokens)))
    for sentence in found.sentences:
        block = found.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
        assert found.sentence_at(sentence.start) == sentence


def test_a_place_between_sentences_has_none():
    found = analyze_text("One.  Two.")
    assert found.sentence_at(4) is None
    assert found.sentence_at(99) is None


def test_tokens_are_found_by_place():
    found = analyze_text("One two three.")
    assert [found.token_at(at) for at in (0, 3, 4, 99)] == [0, 1, 1, 4]
    assert list(found.tokens_of(1, 6)) == [0, 1]
