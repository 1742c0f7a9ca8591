"""PolNeAR's attributions on the tokens of its texts, and as rows to learn from.

The corpus (Newell, Margolin, Ruths 2018, networkdynamics/PolNeAR) is read from a folder with `text/` and `attributions/`.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from secdialogue.language.analysis import Analysis, analyze_text
from secdialogue_neural.pieces import Pieces, Window, pieces, rows

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
    for path in sorted((folder / "text").glob("*.txt")):
        files = sorted(p for p in (folder / "attributions").glob("*.ann") if p.stem.rpartition("_")[0] == path.stem)
        if files:
            analysis = analyze_text(path.read_bytes().decode("utf-8"))
            yield Text(path.stem, analysis, pieces(analysis), list(_golds(analysis, files[0])))


def split(folder: Path) -> tuple[list[Text], list[Text]]:
    """All but every tenth text, and every tenth."""
    every = list(texts(folder))
    return [t for n, t in enumerate(every) if n % 10 != 9], [t for n, t in enumerate(every) if n % 10 == 9]


def _golds(analysis: Analysis, path: Path) -> Iterator[Gold]:
    for one in _brat(path.read_bytes().decode("utf-8")):
        found = [_runs(analysis, one[role]) for role in ("Content", "Cue", "Source")]
        if found[0]:
            yield Gold(*found)


def _brat(annotations: str) -> list[dict[str, list[Span]]]:
    spans: dict[str, list[Span]] = {}
    events = []
    for line in re.split(r"\r?\n", annotations):
        head, _, rest = line.partition("\t")
        if re.fullmatch(r"T\d+", head):
            where = rest.split("\t")[0].split(" ", 1)[1]
            spans[head] = sorted((int(a), int(b)) for a, b in (part.split() for part in where.split(";")))
        elif re.fullmatch(r"E\d+", head):
            events.append([arg.split(":") for arg in rest.split()])
    found = []
    for event in events:
        roles: dict[str, list[Span]] = {"Content": [], "Source": [], "Cue": []}
        for role, target in event:
            roles.get(role.rstrip("0123456789"), []).extend(spans[target])
        found.append(roles)
    return found


def _runs(analysis: Analysis, spans: list[Span]) -> list[Span]:
    """Unbroken runs of tokens; marks between two of them do not break a run."""
    tokens = analysis.tokens
    found: list[Span] = []
    for i in sorted({i for span in spans for i in analysis.tokens_of(*span)}):
        near = found and i - found[-1][1] < 4
        if near and all(not tokens[k].text[0].isalnum() for k in range(found[-1][1], i)):
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


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
    first = text.pieces.first
    offset = int(first[window.first]) - 1

    def inside(token: int) -> bool:
        return window.first <= token < window.last

    def place(token: int) -> int:
        return int(first[token]) - offset

    size = int(first[window.last] - first[window.first]) + 2
    labels = np.full((size, 3), IGNORED, np.int64)
    labels[first[window.first : window.last] - offset] = 0
    contents, sources = [], []
    for one in text.golds:
        for kind, spans in enumerate(one):
            for start, end in spans:
                for token in range(max(start, window.first), min(end, window.last)):
                    labels[place(token), kind] = (
                        1
                        if token == start
                        else max(labels[place(token), kind], 2)
                        if labels[place(token), kind] != 1
                        else 1
                    )
        cue = one.cues[0][0] if one.cues else -1
        for start, end in one.contents:
            if inside(start) and inside(end - 1) and (cue < 0 or inside(cue)):
                contents.append((place(start), place(end - 1), place(cue) if cue >= 0 else 0))
        if cue >= 0 and inside(cue):
            if not one.sources:
                sources.append((place(cue), 0))
            elif inside(one.sources[0][0]):
                sources.append((place(cue), place(one.sources[0][0])))
    return Example(
        text, window, labels, np.array(contents, np.int64).reshape(-1, 3), np.array(sources, np.int64).reshape(-1, 2)
    )


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
