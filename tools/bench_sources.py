"""How well and how fast pages are read: our parsers beside trafilatura and extruct, scored by one scorer in one run.

    python tools/bench_sources.py [--data FOLDER] [--scorer FILE] [--references PYTHON] [--held]

FOLDER holds `outlets/`, `articles/` (pages, gzipped) and their `*.truth.json`; FILE scores Documents against a truth. Both are
development data beside the repository, and the benchmark says so where they are absent. PYTHON is the interpreter of an
environment with trafilatura and extruct; without it `build/sources-env` is made by venv and pip. Each reader runs in a
process of its own; pages a second count the processor's time for reading bytes in memory into title, authors, date and body.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import time
import venv
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SETS = ("outlets", "articles")
MEASURES = ("title", "authors", "day", "minute", "body precision", "body recall", "body F1")
REFERENCES = ("trafilatura", "lxml_html_clean", "extruct")


# --- the readers, each in the process of its own environment --------------------------------------------------------


def ours() -> Callable[[bytes], dict[str, Any]]:
    import attrs

    import secdialogue
    from secdialogue.errors import NoArticle

    def read(data: bytes) -> dict[str, Any]:
        try:
            [document] = secdialogue.read(data)
        except NoArticle:
            return {}
        return attrs.asdict(document)

    return read


def trafilatura() -> Callable[[bytes], dict[str, Any]]:
    from trafilatura import bare_extraction

    def read(data: bytes) -> dict[str, Any]:
        found = bare_extraction(data, with_metadata=True, include_comments=False)
        if found is None:
            return {}
        text = found.text or ""
        blocks = [{"kind": "paragraph", "start": 0, "end": len(text)}]
        authors = [name.strip() for name in (found.author or "").split(";") if name.strip()]
        return {"title": found.title, "authors": authors, "published": found.date, "text": text, "blocks": blocks}

    return read


def extruct() -> Callable[[bytes], dict[str, Any]]:
    from extruct import extract

    def nodes(value: Any) -> list[dict[str, Any]]:
        if isinstance(value, list):
            return [node for item in value for node in nodes(item)]
        return [value, *nodes(value.get("@graph", []))] if isinstance(value, dict) else []

    def names(value: Any) -> list[str]:
        if isinstance(value, list):
            return [name for item in value for name in names(item)]
        if isinstance(value, dict):
            return names(value.get("name"))
        return [value] if isinstance(value, str) else []

    def read(data: bytes) -> dict[str, Any]:
        found = extract(
            data.decode("utf-8", "replace"),
            syntaxes=["json-ld", "microdata", "opengraph"],
            uniform=True,
            errors="ignore",
        )
        articles = [n for n in nodes(found["json-ld"] + found["microdata"]) if "Article" in str(n.get("@type"))]
        graph = found["opengraph"][0] if found["opengraph"] else {}
        first = articles[0] if articles else {}
        return {
            "title": first.get("headline") or graph.get("og:title"),
            "authors": names(first.get("author")),
            "published": first.get("datePublished") or graph.get("article:published_time"),
        }

    return read


READERS: dict[str, Callable[[], Callable[[bytes], dict[str, Any]]]] = {
    "secdialogue": ours,
    "trafilatura": trafilatura,
    "extruct": extruct,
}


def child(reader: str, pages: Path, out: Path) -> None:
    """Read every page of a folder, write a Document each, and print how many a second."""
    warnings.simplefilter("ignore")
    read = READERS[reader]()
    sources = {
        path.name.removesuffix(".html.gz"): gzip.decompress(path.read_bytes()) for path in sorted(pages.glob("*.gz"))
    }
    read(next(iter(sources.values())))
    seconds = 0.0
    for name, data in sources.items():
        started = time.process_time()
        try:
            document = read(data)
        except Exception as error:  # a reader that fails on a page has read nothing of it
            print(f"{reader} fails on {name}: {error!r}", file=sys.stderr)
            document = {}
        seconds += time.process_time() - started
        (out / f"{name}.json").write_text(json.dumps(document, default=str), "utf-8")
    print(json.dumps({"pages": len(sources), "seconds": seconds}))


# --- the comparison -------------------------------------------------------------------------------------------------


def reference_python(given: str | None) -> str:
    if given:
        return given
    folder = ROOT / "build" / "sources-env"
    python = folder / "bin" / "python"
    if not python.exists():
        print(f"making {folder.relative_to(ROOT)} with {', '.join(REFERENCES)}", file=sys.stderr)
        venv.create(folder, with_pip=True)
    if subprocess.run([python, "-c", "import trafilatura, extruct"], capture_output=True, check=False).returncode:
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--upgrade", "pip"], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *REFERENCES], check=True)
    return str(python)


def is_held(name: str) -> bool:
    """Whether a page is of the quarter that no rule is written after, by file name without its date: sites stay together."""
    site = re.sub(r"_\d{4}_\d\d_\d\d$", "", name)
    return hashlib.sha1(site.encode(), usedforsecurity=False).digest()[0] % 4 == 3


def score(scorer: Path, truth: dict[str, Any], documents: Path) -> dict[str, float]:
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(truth, file)
        file.flush()
        command = [sys.executable, scorer, "--truth", file.name, "--documents", documents, "--json"]
        result: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return result


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED / "data" / "pages")
    parser.add_argument("--scorer", type=Path, default=SHARED / "tools" / "score_documents.py")
    parser.add_argument("--references", metavar="PYTHON")
    parser.add_argument("--held", action="store_true", help="also the quarter that no rule was written after, alone")
    parser.add_argument("--child", nargs=3, metavar=("READER", "PAGES", "OUT"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        child(args.child[0], Path(args.child[1]), Path(args.child[2]))
        return 0
    if not args.data.is_dir() or not args.scorer.is_file():
        print(f"The pages or the scorer are not there: {args.data}, {args.scorer}. Name them with --data and --scorer")
        return 0
    others = reference_python(args.references)
    for pages in SETS:
        print(f"\n{pages:28}" + "".join(f"{m:>15}" for m in MEASURES) + f"{'pages/s':>10}")
        truth = json.loads((args.data / f"{pages}.truth.json").read_text("utf-8"))
        speeds: dict[str, float] = {}
        for reader in READERS:
            with tempfile.TemporaryDirectory() as out:
                python = sys.executable if reader == "secdialogue" else others
                command = [python, __file__, "--child", reader, args.data / pages, out]
                done = json.loads(
                    subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1]
                )
                speeds[reader] = done["pages"] / done["seconds"]
                rows = [(reader, truth)]
                if args.held:
                    rows.append((f"{reader}, held quarter", {k: v for k, v in truth.items() if is_held(k)}))
                for label, part in rows:
                    figures = score(args.scorer, part, Path(out))
                    shown = "".join(f"{figures[m]:15.3f}" if figures.get(m) else f"{'-':>15}" for m in MEASURES)
                    print(f"{label:28}{shown}{speeds[reader]:10.1f}", flush=True)
        print(f"{'':28}{speeds['secdialogue'] / speeds['trafilatura']:.1f} times trafilatura's speed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
