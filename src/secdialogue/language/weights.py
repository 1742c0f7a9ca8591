"""Learned weights: what speaks for a cue, an edge of a content, a source; scores are natural logarithms of odds.

A model is a table of rows. A row is named by what is looked at ("word", "gap") and by its head, which stays the same while
places are compared (the cue's lemma, its class); it gives a weight to what may be seen there.
"""

from functools import cache, lru_cache
from importlib.resources import files
from sys import intern
from typing import TypeAlias

#: Weights are kept as whole numbers of this many to one.
SCALE = 100

#: The name of a row and its head.
Label: TypeAlias = tuple[str, str]
#: What may be seen -> its weight.
Row: TypeAlias = dict[str, int]

_EMPTY: Row = {}


_number = lru_cache(maxsize=None)(int)


class Weights:
    """A model of `data/attribution.tsv`."""

    __slots__ = ("_rows",)

    def __init__(self) -> None:
        self._rows: dict[Label, Row] = {}

    def add(self, label: Label, cells: list[str]) -> None:
        """Add a row, given as what is seen and its weight in turn."""
        self._rows[label] = dict(zip(map(intern, cells[::2]), map(_number, cells[1::2]), strict=True))

    def row(self, label: Label) -> Row:
        """The row of that name and head, empty where nothing was learned."""
        return self._rows.get(label, _EMPTY)


@cache
def _models() -> dict[str, Weights]:
    """The file: a line for each row, `model<TAB>name<TAB>head<TAB>seen<TAB>weight<TAB>seen<TAB>weight…`."""
    models: dict[str, Weights] = {}
    for line in files("secdialogue.language").joinpath("data/attribution.tsv").read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            model, name, head, *cells = line.split("\t")
            models.setdefault(model, Weights()).add((name, head), cells)
    return models


def rows(model: str, *labels: Label) -> tuple[Row, ...]:
    """Rows of a model in the order of their labels; whoever asks for them keeps them."""
    found = _models()[model]
    return tuple([found.row(label) for label in labels])
