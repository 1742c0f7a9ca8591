"""Measure a network on the tenth of the training texts that is left out, or on other texts, with the corpus's own scorer.

measure.py --data polnear --scorer score_polnear.py --network DIR|FILE.onnx [--split tune]
"""

import argparse
import importlib.util
from pathlib import Path

import numpy as np
from examples import split, texts

from secdialogue.language.attribution import find_attributions
from secdialogue.language.elements import Elements
from secdialogue_neural.attributing import attributions_of
from secdialogue_neural.decoding import Answer, Reading, decode
from secdialogue_neural.joining import joined
from secdialogue_neural.network import row
from secdialogue_neural.pieces import windows


def torch_answers(folder):
    import torch
    from network import Network

    network = Network(0.0)
    path = folder / "network.pt" if (folder / "network.pt").exists() else folder / "checkpoint.pt"
    state = torch.load(path, weights_only=False)
    network.load_state_dict(state.get("network", state))
    network.eval()

    def answer(ids, features):
        with torch.inference_mode():
            labels, pointers = network(*(torch.from_numpy(part[None]) for part in (ids, features, np.ones_like(ids))))
        return Answer(labels[0].numpy(), pointers[0].numpy())

    return answer, network.distance.detach().numpy()


def readings(answer, pull, every):
    """Name -> reading of each text."""
    found = {}
    for text in every:
        cut = windows(text.analysis, text.pieces)
        answers = [answer(*row(text.pieces, window)) for window in cut]
        found[text.name] = Reading(text.analysis, text.pieces, cut, answers, np.asarray(pull))
    return found


def rows_of(reading, core=None):
    """What the scorer reads: the network alone, or joined with the core's attributions."""
    found = attributions_of(Elements(reading.analysis), decode(reading))
    found = found if core is None else joined(reading, found, core)
    return [
        {"content": list(one.contents), "speaker": list(one.sources) or None, "cue": [one.cue], "direct": None}
        for one in found
        if one.within < 0 and not one.quoted
    ]


def show(score, gold, predictions):
    for pieces in (False, True):
        r = score.evaluate(gold, predictions, pieces=pieces)
        a, d, i = r["all"], r["direct"], r["indirect"]
        print(f"{'pieces' if pieces else 'whole '} n {a['n_pred']}/{a['n_gold']} content {a['content']['p']:.3f} {a['content']['r']:.3f} {a['content']['f1']:.3f}"
              f" direct {d['content']['f1']:.3f} indirect {i['content']['f1']:.3f} speaker {a['speaker']['lenient']:.3f}"
              f" e2e {a['e2e']['p']:.3f} {a['e2e']['r']:.3f} {a['e2e']['f1']:.3f} direct {d['e2e']['f1']:.3f} indirect {i['e2e']['f1']:.3f}", flush=True)  # fmt: skip


def scorer(path):
    spec = importlib.util.spec_from_file_location("score_polnear", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument("--split", default="train")
    arguments = parser.parse_args()
    folder = arguments.data / arguments.split
    every = split(folder)[1] if arguments.split == "train" else list(texts(folder))
    if arguments.network.is_dir():
        answer, pull = torch_answers(arguments.network)
    else:
        from secdialogue_neural.network import Network

        network = Network(arguments.network)
        answer, pull = network.answer, network.pull
    score = scorer(arguments.scorer)
    names = {text.name for text in every}
    gold = {name: value for name, value in score.load_gold(arguments.data, arguments.split).items() if name in names}
    found = readings(answer, pull, every)
    print("the network alone")
    show(score, gold, {name: rows_of(reading) for name, reading in found.items()})
    print("joined with the core's rules")
    show(score, gold, {name: rows_of(reading, find_attributions(reading.analysis)) for name, reading in found.items()})


if __name__ == "__main__":
    main()
