"""PolNeAR's attributions on the tokens of its texts, and as rows to learn from.

The corpus (Newell, Margolin, Ruths 2018, networkdynamics/PolNeAR) is read by the core's `tools/polnear.py`, from a folder
with `text/` and `attributions/`.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from secdialogue.language.analysis import Analysis, analyze_text
from secdialogue_neural.pieces import Pieces, Window, pieces, rows

sys.path.insert(0, str(Path(__file__).parents[3] / "tools"))
import polnear

Span = tuple[int, int]


class Gold(NamedTuple):
    """One attribution; spans are tokens, half-open, each an unbroken run."""

    contents: list[Span]
    cues: list[Span]
    sources: list[Span]


class Text(NamedTuple):
    name: str
    analysis: Analysis
    pieces: Pieces
    golds: list[Gold]


def texts(folder: Path) -> Iterator[Text]:
    """The texts of a folder; of several annotators the first by id."""
    for name, text, attributions in polnear.documents(folder):
        analysis = analyze_text(text)
        golds = [
            Gold(*(polnear.runs(analysis, one[role]) for role in ("Content", "Cue", "Source"))) for one in attributions
        ]
        yield Text(name, analysis, pieces(analysis), [one for one in golds if one.contents])


def split(folder: Path) -> tuple[list[Text], list[Text]]:
    """All but every tenth text, and every tenth."""
    every = list(texts(folder))
    return [t for n, t in enumerate(every) if n % 10 != 9], [t for n, t in enumerate(every) if n % 10 == 9]


IGNORED = -100


class Example(NamedTuple):
    """One row with its answers; places are pieces of the row."""

    text: Text
    window: Window
    #: (pieces of the row, kinds)
    labels: np.ndarray
    #: Rows (first piece, last piece, place of the cue).
    contents: np.ndarray
    #: Rows (cue's place, source's place or 0 for none).
    sources: np.ndarray


def example(text: Text, window: Window) -> Example:
    """One window with the labels of its words, the cue of each content and the source of each cue that it holds whole."""
    first = text.pieces.first
    offset = int(first[window.first]) - 1

    def inside(token: int) -> bool:
        return window.first <= token < window.last

    def place(token: int) -> int:
        return int(first[token]) - offset

    contents, sources = [], []
    for one in text.golds:
        cue = one.cues[0][0] if one.cues else None
        for start, end in one.contents:
            if inside(start) and inside(end - 1) and (cue is None or inside(cue)):
                contents.append((place(start), place(end - 1), 0 if cue is None else place(cue)))
        if cue is not None and inside(cue) and (not one.sources or inside(one.sources[0][0])):
            sources.append((place(cue), place(one.sources[0][0]) if one.sources else 0))
    places = first[window.first : window.last + 1] - offset
    return Example(
        text,
        window,
        _labels(text.golds, window, places),
        np.array(contents, np.int64).reshape(-1, 3),
        np.array(sources, np.int64).reshape(-1, 2),
    )


def _labels(golds: list[Gold], window: Window, places: np.ndarray) -> np.ndarray:
    """(pieces of the row, kinds): 1 where a span begins, 2 where it goes on; only a word's first piece counts."""
    labels = np.full((int(places[-1]) + 1, 3), IGNORED, np.int64)
    labels[places[:-1]] = 0
    for one in golds:
        for kind, spans in enumerate(one):
            for start, end in spans:
                for token in range(max(start, window.first), min(end, window.last)):
                    at = places[token - window.first], kind
                    labels[at] = 1 if token == start or labels[at] == 1 else 2
    return labels


def batch(examples: list[Example]) -> tuple[np.ndarray, ...]:
    """(ids, features, mask, labels, contents, sources); the last two with the number of the row before each answer."""
    made = [rows(e.text.pieces, [e.window]) for e in examples]
    size = max(ids.shape[1] for ids, _, _ in made)
    ids, features, mask = (
        np.concatenate([np.pad(m[k], ((0, 0), (0, size - m[k].shape[1]))) for m in made]) for k in range(3)
    )
    labels = np.stack(
        [np.pad(e.labels, ((0, size - len(e.labels)), (0, 0)), constant_values=IGNORED) for e in examples]
    )
    contents = np.concatenate([np.insert(e.contents, 0, n, axis=1) for n, e in enumerate(examples)])
    sources = np.concatenate([np.insert(e.sources, 0, n, axis=1) for n, e in enumerate(examples)])
    return ids, features, mask, labels, contents, sources
