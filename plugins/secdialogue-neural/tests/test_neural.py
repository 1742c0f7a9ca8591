"""The extractor `neural`: what naming it changes, what it finds, and that its records are sound."""

from __future__ import annotations

import json
import time
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import secdialogue as sd
import secdialogue_neural
from secdialogue.errors import SecdialogueError
from secdialogue.model import Document, Record
from secdialogue.serialization import to_json

pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")
pytest.importorskip("tokenizers", reason="tokenizers is not installed")
if not files("secdialogue_neural").joinpath("data/network.onnx").is_file():
    pytest.skip("the weights are not in this checkout", allow_module_level=True)

TALKS = (
    "Ministers from Kenya and Ethiopia met in Nairobi on Tuesday.\n"
    "“The corridor will stay open,” Kenyan Foreign Minister Amina Wekesa told reporters. “We have no other way.”\n"
    "Ethiopian officials said the two sides had agreed to share patrols along the border.\n"
    "According to the Horn Monitor, a research group, the talks lasted nine hours.\n"
    "The minister denied that troops had crossed the river.\n"
)


def document_of(text: str) -> Document:
    [document] = sd.read(text.encode(), parser="plain-text")
    return document


def record(text: str, *, neural: bool = True) -> Record:
    extractors = ("neural",) if neural else ()
    return sd.extract(document_of(text), extractors=extractors, plugins=[secdialogue_neural])


def test_naming_it_takes_over_the_statements() -> None:
    """The statements are the network's, the rest is the core's, and `made_with` says so."""
    named, plain = record(TALKS), record(TALKS, neural=False)
    assert {tool.name for tool in named.documents[0].made_with} >= {"actors", "neural"}
    assert "statements" not in {tool.name for tool in named.documents[0].made_with}
    assert "neural" not in {tool.name for tool in plain.documents[0].made_with}
    assert named.meetings == plain.meetings
    assert named.statements


def test_installing_it_changes_nothing() -> None:
    """A record is the same with the plugin there and without it, until it is named."""
    document = document_of(TALKS)
    assert sd.extract(document, plugins=[secdialogue_neural]) == sd.extract(document, plugins=[])


def test_who_says_what() -> None:
    """Contents with their speakers, a broken quotation as one statement of two parts."""
    made = record(TALKS)
    found = {(tuple(made[a].name for a in s.speakers), s.mode, s.text) for s in made.statements}
    assert (("Amina Wekesa",), "direct", "The corridor will stay open We have no other way.") in found
    said = {(speakers, text) for speakers, _, text in found}
    assert any(
        speakers == ("Horn Monitor",) and text.endswith("the talks lasted nine hours") for speakers, text in said
    )
    assert any("share patrols" in text for _, _, text in found)
    denied = [s for s in made.statements if s.cue == "denied"]
    assert [s.polarity for s in denied] == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "The river froze early that winter.",
        "…",
        "“",
        '"""\'\'``' * 20,
        "said " * 400,
        "é" * 2000,
        "\u200b\u0301\U0001f600",
    ],
    ids=["empty", "blank", "prose", "dots", "a lone mark", "marks", "one word", "one long word", "marks of no width"],
)
def test_nothing_is_invented(text: str) -> None:
    """Texts without an attribution give no statement, and none makes it fail."""
    try:
        document = document_of(text)
    except SecdialogueError:
        return
    made = sd.extract(document, extractors=["neural"], plugins=[secdialogue_neural])
    if "said" not in text:
        assert made.statements == ()


PARTS = st.lists(
    st.sampled_from(
        [
            *TALKS.split(),
            *TALKS.splitlines(keepends=True),
            "“",
            "”",
            '"',
            "''",
            "\n",
            "said",
            "that",
            ",",
            "‘",
            "’",
            "U.S.",
        ]
    ),
    max_size=80,
)


@settings(max_examples=30)
@given(PARTS)
def test_records_are_sound_and_the_same_each_time(parts: list[str]) -> None:
    """Every evidence quotes its text, outer statements are there, and the same text gives the same bytes."""
    text = " ".join(parts)
    if not text.strip():
        return
    made = record(text)
    assert to_json(made) == to_json(record(text))
    body = made.documents[0].text or ""
    for statement in made.statements:
        assert statement.text
        assert all(body[e.start : e.end] == e.quote for e in statement.evidence)
        assert statement.within is None or statement.within in {s.id for s in made.statements}


def test_work_is_linear_in_the_text() -> None:
    """A text four times as long takes no more than about four times as long."""

    def seconds(times: int) -> float:
        document = document_of(TALKS * times)
        begin = time.process_time()
        sd.extract(document, extractors=["neural"], plugins=[secdialogue_neural])
        return time.process_time() - begin

    seconds(2)
    assert seconds(32) < 10 * seconds(8)


def test_the_five_seeds_are_read(seeds) -> None:
    """Each seed document gives statements, and its record is JSON."""
    for path in sorted(seeds.glob("*.txt")):
        [document] = sd.read(path, parser="plain-text")
        made = sd.extract(document, extractors=["neural"], plugins=[secdialogue_neural])
        assert made.statements
        json.dumps(to_json(made))
