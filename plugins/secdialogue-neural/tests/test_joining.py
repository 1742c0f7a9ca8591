"""Which attributions of the network and of the core are kept, on chances made by hand."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from secdialogue.language.analysis import analyze_text
from secdialogue.language.attribution import Attribution

np = pytest.importorskip("numpy", reason="numpy is not installed")
pytest.importorskip("tokenizers", reason="tokenizers is not installed")

TEXT = "The envoy said the truce holds. The sides discussed the border. Guards warned that the bridge is mined."
SAID = ("said", "the truce holds")
DISCUSSED = ("discussed", "the border")
WARNED = ("warned", "the bridge is mined")


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def attribution(cue: str, content: str, source: str = "", within: int = -1) -> Attribution:
    return Attribution(
        (span(content),), span(cue), (span(source),) if source else (), None,
        "indirect", "assertion", "affirmed", within, cue, 0, None, False,
    )  # fmt: skip


def reading(chance: float) -> SimpleNamespace:
    analysis = analyze_text(TEXT)
    return SimpleNamespace(analysis=analysis, chances=np.full((len(analysis.tokens), 3), chance))


@pytest.mark.parametrize(
    ("own", "core", "chance", "expected"),
    [
        ([SAID], [], 0.9, ["said"]),
        ([], [WARNED], 0.6, ["warned"]),
        ([], [WARNED], 0.1, []),
        ([DISCUSSED], [], 0.7, []),
        ([DISCUSSED], [], 0.9, ["discussed"]),
        ([DISCUSSED], [DISCUSSED], 0.7, ["discussed"]),
        ([SAID], [SAID, WARNED], 0.6, ["said", "warned"]),
        ([], [], 0.9, []),
    ],
    ids=[
        "the network's",
        "the core's where the network half believes it",
        "the core's where the network denies it",
        "a bare noun phrase",
        "a bare noun phrase without a doubt",
        "a bare noun phrase that the core has too",
        "one of both, one of the core",
        "none",
    ],
)
def test_what_is_kept(own, core, chance, expected) -> None:
    """The network's finds are kept unless they are bare things, the core's where the network has none and half believes them."""
    from secdialogue_neural.joining import joined

    found = joined(reading(chance), [attribution(*one) for one in own], [attribution(*one) for one in core])
    assert [one.lemma for one in found] == expected


def test_what_stands_within_is_the_core_s() -> None:
    """An attribution that lies in another's content with all that it has is kept, and points to it."""
    from secdialogue_neural.joining import joined

    outer = attribution("said", "the truce holds. The sides discussed the border")
    found = joined(reading(0.9), [outer], [attribution(*DISCUSSED, within=0)])
    assert [(one.lemma, one.within) for one in found] == [("said", -1), ("discussed", 0)]


@pytest.mark.parametrize(
    ("own", "core", "expected"),
    [("envoy", "The envoy", "The envoy"), ("The envoy", "The sides", "The envoy"), ("", "The envoy", "")],
    ids=["the same source, longer", "another source", "no source"],
)
def test_a_source_is_taken_whole(own, core, expected) -> None:
    """Where both have a cue and its source, the core tells how far the source goes; else the network's word stands."""
    from secdialogue_neural.joining import joined

    [found] = joined(reading(0.9), [attribution(*SAID, own)], [attribution(*SAID, core)])
    assert found.sources == ((span(expected),) if expected else ())
