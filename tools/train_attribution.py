"""Learn the weights of src/secdialogue/language/data/attribution.tsv from PolNeAR's training texts.

    train_attribution.py --data polnear/train [--held-out] [--out FILE]

Needs numpy and scipy. Logistic regression for cues, conditional logit for the choice among places, both with an L2
penalty and fitted by L-BFGS from zero: no randomness, the same file every time. With `--held-out` every tenth text is
left out and the accuracy of each decision on those is printed; what is shipped is learned from all training texts.
"""

import argparse
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
import scipy.sparse
from polnear import MODELS, choices, cue_examples, documents, note_features, read
from scipy.optimize import minimize

from secdialogue.language.weights import SCALE

TARGET = Path(__file__).parent.parent / "src/secdialogue/language/data/attribution.tsv"
HEAD = """# Weights of linear models over features of English news, in hundredths of a natural logarithm of odds; see weights.py.
# Learned by tools/train_attribution.py from the training texts of PolNeAR 1.0 (Newell, Margolin and Ruths 2018); the texts are not in it.
"""
#: Weights nearer to zero than this are left out of the file.
FLOOR = 8
PENALTY = {"cue": 1 / 0.3} | dict.fromkeys(MODELS, 2.0)
#: Features seen less often are left out.
LEAST = {"cue": 2} | dict.fromkeys(MODELS, 3)


def examples(folder, held_out):
    """(training, held out): model -> list of (rows of features, index of the right row); a cue is one row, 1 or 0."""
    sides = ({m: [] for m in ("cue", *MODELS)}, {m: [] for m in ("cue", *MODELS)})
    for number, (_, text, attributions) in enumerate(documents(folder)):
        found = sides[held_out and number % 10 == 9]
        elements, golds = read(text, attributions)
        found["cue"] += [([features], int(right)) for features, right in cue_examples(elements, golds)]
        for model, offered, right in choices(elements, golds):
            found[model].append(([features or [] for _, features in offered], right))
    return sides


def matrix(rows, least):
    counts = defaultdict(int)
    for row in rows:
        for feature in set(row):
            counts[feature] += 1
    names = sorted(feature for feature, count in counts.items() if count >= least)
    index = {feature: i for i, feature in enumerate(names)}
    columns, ends = [], [0]
    for row in rows:
        columns += sorted({index[feature] for feature in row if feature in index})
        ends.append(len(columns))
    shape = (len(rows), len(names))
    return scipy.sparse.csr_matrix((np.ones(len(columns)), np.array(columns, np.int32), np.array(ends)), shape), names


def fit(model, data):
    """Feature -> weight."""
    found, names = matrix([row for rows, _ in data for row in rows], LEAST[model])
    turned = found.T.tocsr()
    right = np.array([r for _, r in data])
    if model == "cue":

        def loss(scores):
            chance = 1 / (1 + np.exp(-scores))
            return (np.logaddexp(0, scores) - right * scores).sum(), chance - right
    else:
        sizes = np.array([len(rows) for rows, _ in data])
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        owner = np.repeat(np.arange(len(sizes)), sizes)

        def loss(scores):
            top = np.maximum.reduceat(scores, starts)
            odds = np.exp(scores - top[owner])
            total = np.add.reduceat(odds, starts)
            chance = odds / total[owner]
            chance[starts + right] -= 1
            return -(scores[starts + right] - top - np.log(total)).sum(), chance

    def objective(w):
        value, slope = loss(found @ w)
        return value + PENALTY[model] / 2 * (w @ w), turned @ slope + PENALTY[model] * w

    fitted = minimize(objective, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    weights = {name: round(x * SCALE) for name, x in zip(names, fitted, strict=True)}
    return {name: x for name, x in weights.items() if abs(x) >= FLOOR}


def accuracy(model, data, weights):
    right = 0
    for rows, index in data:
        scores = [sum(weights.get(feature, 0) for feature in row) for row in rows]
        right += (scores[0] > 0) == index if model == "cue" else max(range(len(rows)), key=lambda k: scores[k]) == index
    return right / len(data)


def write(weights, target):
    lines = [HEAD]
    for model in sorted(weights):
        rows = defaultdict(list)
        for (name, head, seen), x in sorted(weights[model].items()):
            rows[name, head] += [seen, str(x)]
        lines += ["\t".join([model, name, head, *cells]) + "\n" for (name, head), cells in rows.items()]
    target.write_text("".join(lines), "utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--out", type=Path, default=TARGET)
    arguments = parser.parse_args()
    note_features()
    train, rest = examples(arguments.data, arguments.held_out)
    weights = {}
    for model in ("cue", *MODELS):
        weights[model] = fit(model, train[model])
        tested = f", right of the held-out {accuracy(model, rest[model], weights[model]):.3f}" if rest[model] else ""
        print(f"{model}: {len(train[model])} decisions, {len(weights[model])} weights{tested}", flush=True)
    write(weights, arguments.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
