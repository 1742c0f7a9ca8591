"""Records a second, bytes and memory of each format, on a made dossier of 10,000 statements.

    python tools/bench_export.py [--statements N] [--only NAME …]

Each format runs in a process of its own, on the dossier and on one of twice its size; "grows" is how much more memory
the second took beyond what holding the dossier itself takes. For the streaming formats the dossier comes as a stream of
records of one document each, and memory must not grow.
"""

from __future__ import annotations

import argparse
import gc
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs

from secdialogue.checking import check
from secdialogue.discovery import installed
from secdialogue.documents import plain_document, sha256_of
from secdialogue.model import (
    ENTITY_LISTS,
    Actor,
    Agreement,
    Block,
    Evidence,
    Meeting,
    Metric,
    Participant,
    Record,
    Statement,
    Term,
    Tool,
    document_key,
    entity_key,
)

#: Statements of one document.
EACH = 50
#: Formats that take a stream of records and hold one at a time.
STREAMING = ("annotations", "entities-jsonl", "ics", "plover", "records-jsonl")

COUNTRIES = ("KEN", "ETH", "DJI", "UGA", "TZA", "RWA", "BDI", "SDN", "SSD", "SOM", "ERI", "EGY")
KINDS = ("talks", "dialogue-round", "call", "visit", "summit")
FATES = ("held", "planned", "cancelled", "held", "held")


def one_record(number: int, each: int = EACH) -> Record:
    """A made record of one document: `each` statements, a meeting, a figure and an agreement for every tenth of them."""
    sentences = [
        f"Envoy {i % 9} of state {(number + i) % len(COUNTRIES)} said that border post {number}-{i} would open to {i + 10} patrols."
        for i in range(each)
    ]
    text = "\n\n".join(sentences)
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence) + 2)
    blocks = [
        Block(kind="paragraph", start=s, end=s + len(t), source=f"/html/body/p[{i + 1}]")
        for i, (s, t) in enumerate(zip(starts, sentences, strict=False))
    ]
    day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
    document = plain_document(
        "news-outlet", sha256_of(text.encode()), text, blocks, made_with=(Tool(name="made", version="1"),), language="en",
        url=f"https://example.org/{number}", title=f"Border talks, report {number}", publisher=f"Outlet {number % 7}", published=day,
    )  # fmt: skip

    def cite(i: int, first: int, last: int, *supports: str) -> Evidence:
        start = starts[i] + first
        quote = text[start : starts[i] + last]
        return Evidence(
            document=document.id, start=start, end=start + len(quote), quote=quote, supports=tuple(sorted(supports))
        )

    doc8 = document.id[4:12]
    found: dict[str, list[Any]] = {name: [] for name in ENTITY_LISTS}
    for i in range(min(each, 9)):
        where = sentences[i].index(" said")
        found["actors"].append(
            Actor(
                id=f"actor:{doc8}-{i}", kind="person", name=f"Envoy {i % 9}", names=(f"Envoy {i % 9}",),
                country=COUNTRIES[(number + i) % len(COUNTRIES)], evidence=(cite(i, 0, where, "name", f"names/Envoy {i % 9}", "country"),),
            )
        )  # fmt: skip
    for i, sentence in enumerate(sentences):
        said = sentence.index("said")
        actor = found["actors"][i % len(found["actors"])].id
        quote = sentence[said + 10 : -1]
        statement = Statement(
            id=f"statement:{doc8}-{i}", speakers=(actor,), mode="indirect", text=quote, cue="said",
            evidence=(cite(i, 0, said - 1, "speakers"), cite(i, said, said + 4, "cue"), cite(i, said + 10, len(sentence) - 1, "text")),
        )  # fmt: skip
        found["statements"].append(statement)
        if i % 10 == 0:
            whole = cite(i, 0, len(sentence), "date", "status", "place", "participants", "parties", "terms", "name")
            others = tuple(dict.fromkeys((actor, found["actors"][(i + 1) % len(found["actors"])].id)))
            found["meetings"].append(
                Meeting(
                    id=f"meeting:{doc8}-{i}", kind=KINDS[i // 10 % 5], status=FATES[(number + i) % 5], date=day, place=f"Post {number}-{i}",  # type: ignore[arg-type]
                    participants=tuple(Participant(actor=a) for a in others), evidence=(attrs.evolve(whole, supports=("date", "participants", "place", "status")),),
                )
            )  # fmt: skip
            found["agreements"].append(
                Agreement(
                    id=f"agreement:{doc8}-{i}", kind="memorandum", status="signed", date=day, parties=others, terms=(Term(text=quote),),
                    evidence=(attrs.evolve(whole, supports=("date", "parties", "status", "terms")),),
                )
            )  # fmt: skip
            found["metrics"].append(
                Metric(
                    id=f"metric:{doc8}-{i}", measure="patrols at the post", variable=f"patrols-{i}", value=Decimal(i + 10), unit="patrols",
                    claimed_by=(actor,), statement=statement.id,
                    evidence=(attrs.evolve(whole, supports=("claimed_by", "comparator", "measure", "statement", "unit", "value", "variable")),),
                )
            )  # fmt: skip
    lists = {name: tuple(sorted(entities, key=entity_key)) for name, entities in found.items()}
    return Record(documents=(document,), **lists)  # type: ignore[arg-type]


def records(statements: int, each: int = EACH) -> Iterator[Record]:
    """Made records of one document each, as a stream."""
    for number in range(statements // each):
        yield one_record(number, each)


def dossier(statements: int, each: int = EACH) -> Record:
    """The same as one record."""
    several = list(records(statements, each))
    lists = {
        name: tuple(sorted((e for r in several for e in getattr(r, name)), key=entity_key)) for name in ENTITY_LISTS
    }
    documents = tuple(sorted((d for r in several for d in r.documents), key=document_key))
    return check(Record(documents=documents, **lists))  # type: ignore[arg-type]


# --- measuring ------------------------------------------------------------------------------------------------------


def size(path: Path) -> int:
    """Bytes of a file, or of all files in a folder."""
    return sum(p.stat().st_size for p in path.rglob("*") if p.is_file()) if path.is_dir() else path.stat().st_size


def peak() -> float:
    """The most memory this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(name: str, statements: int) -> None:
    """Print seconds, bytes, entities, and the memory that the export took beyond what was there before."""
    exporter = next(e for e in installed().exporters if e.name == name)
    given: Any = records(statements) if name in STREAMING else [dossier(statements)]
    entities = statements + statements // EACH * 9 + statements // 10 * 3
    gc.collect()
    before = peak()
    folder = Path(tempfile.mkdtemp())
    try:
        start = time.perf_counter()
        exporter.export(given, folder / "out")
        took = time.perf_counter() - start
        print(took, size(folder / "out"), entities, peak() - before)
    finally:
        shutil.rmtree(folder)


def run(name: str, statements: int) -> tuple[float, float, float, float]:
    """The same in a process of its own."""
    command = [sys.executable, __file__, "--measure", name, "--statements", str(statements)]
    took, octets, entities, memory = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(took), float(octets), float(entities), float(memory)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--statements", type=int, default=10_000)
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--measure")
    given = parser.parse_args()
    if given.measure:
        measure(given.measure, given.statements)
        return
    names = given.only or [e.name for e in installed().exporters]
    print(
        f"{given.statements:,} statements in {given.statements // EACH} documents; for streaming formats again with twice as many"
    )
    print(f"{'format':16}{'seconds':>9}{'entities/s':>12}{'MB':>8}{'memory MB':>11}{'twice':>8}  streams")
    for name in names:
        took, octets, entities, memory = run(name, given.statements)
        line = f"{name:16}{took:9.2f}{entities / took:12,.0f}{octets / 1e6:8.1f}{memory:11.1f}"
        if name not in STREAMING:
            print(line)
            continue
        more = run(name, 2 * given.statements)[3]
        print(f"{line}{more:8.1f}  {'yes, flat' if more < memory + 8 else 'YES BUT GROWS'}")


if __name__ == "__main__":
    main()
