"""Make the records of seeds/sources again and show what changed, so that a person reads it before it is committed."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

from secdialogue.extraction import extract
from secdialogue.reading import read
from secdialogue.serialization import to_json, to_json_line

SEEDS = Path(__file__).parents[1] / "seeds"


def expected(source: Path) -> tuple[Path, str]:
    """The file under seeds/records for a source, and what must stand in it now."""
    records = [extract(document) for document in read(source)]
    stem = source.stem
    if len(records) == 1:
        return SEEDS / "records" / f"{stem}.json", to_json(records[0])
    return SEEDS / "records" / f"{stem}.jsonl", "".join(map(to_json_line, records))


def main() -> int:
    """Write what changed; exit code 1 where anything did."""
    changed = False
    for source in sorted((SEEDS / "sources").iterdir()):
        path, text = expected(source)
        before = path.read_text("utf-8") if path.exists() else ""
        if before != text:
            changed = True
            sys.stdout.writelines(
                difflib.unified_diff(before.splitlines(True), text.splitlines(True), str(path), "now", n=2)
            )
            path.write_text(text, "utf-8")
    return int(changed)


if __name__ == "__main__":
    sys.exit(main())
