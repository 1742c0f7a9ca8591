#!/usr/bin/env python3
"""Numbers, percentages, currencies and units against Microsoft's Recognizers-Text specifications, and the speed of the stage.

    bench_quantities.py [--specs DIR] [--misses]

For each file of specifications: how many of its results are overlapped by an amount that was found, have exactly its span,
and have its value. Cases that the specifications mark as not supported in Python are counted too.
"""

from __future__ import annotations

import argparse
import json
import time
from decimal import Decimal, InvalidOperation
from pathlib import Path

from secdialogue.language.amounts import Amount, find_amounts
from secdialogue.language.analysis import analyze_text
from secdialogue.language.numbers import Number, find_numbers
from secdialogue.language.quantities import find_quantities

SPECS = Path(__file__).resolve().parents[2] / "shared" / "data" / "recognizers"
#: File, whether its results are bare numbers, and the share of values that is asked for.
FILES = (
    ("Number/NumberModel", True, 0.73),
    ("Number/PercentModel", False, 0.83),
    ("NumberWithUnit/CurrencyModel", False, 0.87),
    ("NumberWithUnit/DimensionModel", False, 0.86),
)
PROSE = (
    "Officials in {0} said on Monday that about {1},500 soldiers and {2} vessels took part, a rise of {2} per cent since 2019. "
    "No casualties were reported. The ministry put the cost at ${2}.4 million, up from $1.1 million in the first half of last year. "
    "The two sides described the first day as constructive and said that the second would turn to the fisheries dispute. "
    "Neither delegation would say what had been proposed, but diplomats in the capital spoke of a change of tone since the spring. "
    "The foreign minister, who is to fly home on Friday, thanked his hosts and said that the neighbours had no choice but to talk. "
    "Critics at home have accused the government of giving ground on the islands, which it denies. "
    "Talks on the border will resume on 12 May, the third round since the accord of 1998, the spokeswoman told reporters. "
)


def value_of(result: dict[str, object]) -> Decimal | None:
    resolution = result.get("Resolution") or {}
    try:
        return Decimal(str(resolution.get("value")).rstrip("%"))  # type: ignore[attr-defined]
    except InvalidOperation:
        return None


def score(path: Path, *, numbers: bool, misses: bool) -> tuple[int, int, int, int]:
    total = overlap = same = right = 0
    for case in json.loads(path.read_text("utf-8-sig")):
        text = case["Input"]
        found: list[Number | Amount] = list(find_numbers(text) if numbers else find_amounts(text))
        for result in case["Results"]:
            wanted = value_of(result)
            if wanted is None:
                continue
            total += 1
            hits = [f for f in found if f.start <= result["End"] and f.end > result["Start"]]
            overlap += bool(hits)
            same += any((f.start, f.end - 1) == (result["Start"], result["End"]) for f in hits)
            ok = any(abs(f.value - wanted) <= abs(wanted) * Decimal("1e-6") for f in hits)
            right += ok
            if misses and not ok:
                print(
                    "  ",
                    repr(text[max(0, result["Start"] - 20) : result["End"] + 21]),
                    wanted,
                    [str(f.value) for f in hits],
                )
    return total, overlap, same, right


def speed() -> None:
    for size in (1, 4, 16, 64):
        text = "".join(
            PROSE.format("Accra", i % 90 + 2, i % 70 + 3) + ("\n\n" if i % 3 == 2 else "") for i in range(5 * size)
        )
        analysis = analyze_text(text)
        began = time.process_time()
        found = find_quantities(analysis)
        taken = time.process_time() - began
        print(
            f"{len(text) / 1000:7.1f} kB  {len(found):5} figures  {taken * 1000:8.1f} ms  {len(text) / 4600 / taken:7.0f} documents of 4.6 kB a second"
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--specs", type=Path, default=SPECS)
    parser.add_argument("--misses", action="store_true", help="print the results whose value was not found")
    options = parser.parse_args()
    if options.specs.exists():
        for name, numbers, wanted in FILES:
            total, overlap, same, right = score(options.specs / f"{name}.json", numbers=numbers, misses=options.misses)
            shares = f"overlap {overlap / total:.3f}  span {same / total:.3f}  value {right / total:.3f}"
            print(f"{name:30} {total:4} results  {shares}  (asked for {wanted})")
    else:
        print(f"no specifications at {options.specs}: their share was not measured")
    speed()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
