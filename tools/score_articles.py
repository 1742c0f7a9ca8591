"""How much of what a careful reader takes from the articles in tests/articles the extractors find: precision, recall, F1.

    score_articles.py [ARTICLE…]

An actor counts as found by a name in common, a meeting or agreement by a sentence in common, a statement by contents of
which at least half is shared, a metric by its value in the same place. Optional items count neither as missed nor as wrong.
"""

from __future__ import annotations

import json
import re
import sys
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from secdialogue import extract, read
from secdialogue.model import Record
from secdialogue.serialization import plain

ARTICLES = Path(__file__).parents[1] / "tests" / "articles"
KINDS = ("actors", "meetings", "agreements", "statements", "metrics")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?”\"]*")


def articles() -> list[str]:
    """The names of the articles."""
    return sorted(path.name.removesuffix(".gold.json") for path in ARTICLES.glob("*.gold.json"))


def score(names: Iterable[str]) -> dict[str, tuple[int, int, int]]:
    """For each kind: (found rightly, found in all, to be found) over some articles."""
    totals = dict.fromkeys(KINDS, (0, 0, 0))
    for name in names:
        text = (ARTICLES / f"{name}.txt").read_bytes()
        gold = json.loads((ARTICLES / f"{name}.gold.json").read_text("utf-8"))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            [document] = read(text, parser="plain-text")
            record = extract(document)
        for kind in KINDS:
            totals[kind] = tuple(map(sum, zip(totals[kind], _counts(kind, gold[kind], record), strict=True)))  # type: ignore[assignment]
    return totals


def _counts(kind: str, gold: list[dict[str, Any]], record: Record) -> tuple[int, int, int]:
    text = record.documents[0].text or ""
    fits = _FITS[kind]
    used: set[str] = set()
    right = optional = wanted = 0
    for item in sorted(gold, key=lambda item: bool(item.get("optional"))):
        best = max(
            (p for p in getattr(record, kind) if p.id not in used and fits(item, p, text) > 0),
            key=lambda p: (fits(item, p, text), p.id),
            default=None,
        )
        wanted += not item.get("optional")
        if best is not None:
            used.add(best.id)
            right += not item.get("optional")
            optional += bool(item.get("optional"))
    return right, len(getattr(record, kind)) - optional, wanted


def _fold(name: str) -> str:
    return " ".join(
        w for w in re.findall(r"\w+", name.casefold().replace("u.s.", "us")) if w not in ("the", "of", "and")
    )


def _actor(item: dict[str, Any], actor: Any, text: str) -> float:
    wanted = {_fold(n) for n in (item["name"], *item.get("names", ()))}
    return float(len(wanted & {_fold(n) for n in (actor.name, *actor.names)}))


def _spans(item: dict[str, Any], field: str, text: str) -> set[int]:
    found: set[int] = set()
    for quote in item.get(field, ()):
        quote, _, occurrence = quote.partition("@") if quote not in text else (quote, "", "")
        place = -1
        for _ in range(int(occurrence or 1)):
            place = text.find(quote, place + 1)
        found.update(range(place, place + len(quote)) if place >= 0 else ())
    return found


def _cited(entity: Any, field: str | None = None) -> set[int]:
    return {i for e in entity.evidence if field is None or field in e.supports for i in range(e.start, e.end)}


def _sentences(characters: set[int], text: str) -> set[int]:
    return {m.start() for m in _SENTENCE.finditer(text) if any(i in characters for i in range(m.start(), m.end()))}


def _occasion(item: dict[str, Any], entity: Any, text: str) -> float:
    a, b = _spans(item, "evidence", text), _cited(entity)
    agree = sum(
        item.get(k) is not None and item.get(k) == getattr(entity, k) for k in ("date", "status", "kind", "name")
    )
    return 1.0 + agree + len(a & b) / len(a | b) if _sentences(a, text) & _sentences(b, text) else 0.0


def _statement(item: dict[str, Any], entity: Any, text: str) -> float:
    a, b = _spans(item, "content", text), _cited(entity, "text")
    share = len(a & b) / len(a | b) if a | b else 0.0
    return share if share >= 0.5 else 0.0


def _metric(item: dict[str, Any], entity: Any, text: str) -> float:
    same = str(item["value"]) == plain(entity.value)
    return float(same and bool(_spans(item, "evidence", text) & _cited(entity)))


_FITS: dict[str, Callable[[dict[str, Any], Any, str], float]] = {
    "actors": _actor,
    "meetings": _occasion,
    "agreements": _occasion,
    "statements": _statement,
    "metrics": _metric,
}


def f1(counts: tuple[int, int, int]) -> tuple[float, float, float]:
    """Precision, recall and F1 of (right, given, wanted)."""
    right, given, wanted = counts
    precision, recall = right / max(1, given), right / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def table() -> str:
    """The table of docs/explanation/limits.md: all articles, and those that were not looked at (a10 and later)."""
    every = score(articles())
    unseen = score([name for name in articles() if name >= "a10"])
    rows = ["| | all twelve: precision, recall, F1 | not looked at: precision, recall, F1 |", "| --- | --- | --- |"]
    for kind in every:
        cells = (", ".join(f"{figure:.3f}" for figure in f1(found[kind])) for found in (every, unseen))
        rows.append(f"| {kind} | {' | '.join(cells)} |")
    means = (f"{sum(f1(c)[2] for c in found.values()) / len(found):.3f}" for found in (every, unseen))
    return "\n".join([*rows, f"| mean F1 | {' | '.join(means)} |\n"])


def main() -> int:
    """Print a line a kind; with `--page`, write the table into the page that has it."""
    if sys.argv[1:] == ["--page"]:
        page = Path(__file__).parents[1] / "docs" / "explanation" / "limits.md"
        written = re.sub(r"(?m)^\| \| all twelve.*\n(?:^\|.*\n)+", lambda _: table(), page.read_text("utf-8"))
        page.write_text(written, "utf-8")
        return 0
    found = score(sys.argv[1:] or articles())
    for kind, counts in found.items():
        precision, recall, both = f1(counts)
        print(
            f"{kind:11} P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}   ({counts[0]} right of {counts[1]}, {counts[2]} to be found)"
        )
    print(f"macro F1 {sum(f1(c)[2] for c in found.values()) / len(found):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
