"""How many of Microsoft's Recognizers-Text specifications for English dates hold, and how fast dates are found.

    python tools/bench_dates.py [FOLDER OF THE SPECIFICATIONS] [--errors]

The specifications (MIT, `Specs/DateTime/English`) are written for assistants, not for news: they fix a past and a future
reading of each date, either of which counts here, read "3/4" and "the 27th" as dates and know no tense. They check from
outside; no rule was made to fit them.
"""

import argparse
import json
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from secdialogue.edtf import parse
from secdialogue.language.dates import DateMention, find_dates

FILES = ("DateParser.json", "DatePeriodParser.json")
SENTENCES = (
    "The two foreign ministers met in Nairobi on Monday, a day after the ceasefire of 12 March 2019 was extended until the end "
    "of June. Officials said the next round would be held in early September. More than 2,000 soldiers have left the region since "
    "October, according to figures that the mission released last week, and the commander of the force told reporters that he "
    "expected the rest of them to follow by the end of the year, as both governments had agreed when they signed the memorandum. "
)


def interval(value: dict[str, str]) -> tuple[date, date] | None:
    """First and last day of a resolution; a period's end is the day after it."""
    start = value.get("date") or value.get("startDate")
    end = value.get("date") or value.get("endDate")
    if not start or not end:
        return None
    one, other = date.fromisoformat(start), date.fromisoformat(end)
    return one, other if "date" in value else max(one, other - timedelta(1))


def judge(expected: dict[str, object], mentions: list[DateMention]) -> str:
    """`same`, `in`, `found` or `missed`."""
    start = int(str(expected["Start"]))
    end = start + int(str(expected["Length"]))
    near = [m for m in mentions if m.start < end and start < m.end]
    if not near:
        return "missed"
    value = expected["Value"]
    assert isinstance(value, dict)
    wanted = {interval(value[name]) for name in ("FutureResolution", "PastResolution") if name in value} - {None}
    verdict = "found"
    for edtf in (m.edtf for m in near if m.edtf):
        first, last = parse(edtf).first_day, parse(edtf).last_day
        for one, other in (w for w in wanted if w):
            if first == one and last in (other, other + timedelta(1)):
                return "same"
            if first and one <= first <= other:
                verdict = "in"
    return verdict


def check(folder: Path, *, errors: bool) -> None:
    """Print the share of the specifications that hold."""
    for name in FILES:
        verdicts: Counter[str] = Counter()
        for spec in json.loads((folder / name).read_text("utf-8-sig")):
            text, anchor = spec["Input"], spec.get("Context", {}).get("ReferenceDateTime", "2016-11-07")
            mentions = find_dates(text, anchor)
            for expected in spec["Results"]:
                verdict = judge(expected, mentions)
                verdicts[verdict] += 1
                if errors and verdict != "same":
                    print(f"{verdict:7}{anchor[:10]}  {text!r}  {[(text[m.start : m.end], m.edtf) for m in mentions]}")
            if not spec["Results"]:
                verdicts["nothing, rightly" if not mentions else "something, wrongly"] += 1
        asked = sum(verdicts[v] for v in ("same", "in", "found", "missed"))
        shares = {
            "found": asked - verdicts["missed"],
            "in": verdicts["same"] + verdicts["in"],
            "same": verdicts["same"],
        }
        print(name, *(f"{key} {n}/{asked} {n / asked:.3f}" for key, n in shares.items()), dict(verdicts), sep="  ")


def speed() -> None:
    """Print kilobytes a second on prose, and on 64 times as much."""
    find_dates(SENTENCES, "2019-06-01")
    for times in (10, 640):
        text = SENTENCES * times
        best = min(timed(text) for _ in range(3))
        print(f"{len(text):>8} characters  {len(text) / best / 1000:.0f} kB/s")


def timed(text: str) -> float:
    """Seconds for one run."""
    begin = time.process_time()
    find_dates(text, "2019-06-01")
    return time.process_time() - begin


def main() -> None:
    """Run both."""
    parser = argparse.ArgumentParser(description="Check and time the dates.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/data/recognizers/DateTime"))
    parser.add_argument("--errors", action="store_true", help="list what does not hold")
    given = parser.parse_args()
    speed()
    if given.folder.is_dir():
        check(given.folder, errors=given.errors)
    else:
        print(f"skipped: no specifications in {given.folder}")


if __name__ == "__main__":
    main()
