"""Learned weights: which features speak for a cue, an edge of a content, a source; scores are natural logarithms of odds."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import repeat

#: Weights are kept as whole numbers of this many to one.
SCALE = 100

Weights = dict[str, int]

#: The weight of a feature that has none; the mark of an endless row, which `map` only reads from.
NOTHING = repeat(0)


@cache
def weights(model: str) -> Weights:
    """Feature -> weight of one of the models in `data/attribution.tsv`."""
    return _models()[model]


@cache
def _models() -> dict[str, Weights]:
    """The file: a line `model<TAB>weight<TAB>feature<TAB>feature…` for all features of one model that have one weight."""
    models: dict[str, Weights] = {}
    for row in files("secdialogue.language").joinpath("data/attribution.tsv").read_text("utf-8").split("\n"):
        if row and not row.startswith("#"):
            model, weight, features = row.split("\t", 2)
            models.setdefault(model, {}).update(dict.fromkeys(features.split("\t"), int(weight)))
    return models


def score(features: Iterable[str], known: Weights) -> int:
    """The sum of the weights of those features that have one."""
    return sum(map(known.get, features, NOTHING))
