"""How many documents a second each stage of extraction reads, and how its time grows with the length of a text.

The texts are made here: paragraphs of news prose about states drawn in turn from the table of countries, about 4.6 kB
each. Times are those of the processor, the best of several runs in one process; growth is the time for 64 times the text over 64 times
the time for one (1.0 is linear).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from secdialogue.extractors.actors import Actors
from secdialogue.extractors.agreements import Agreements
from secdialogue.extractors.meetings import Meetings
from secdialogue.extractors.metrics import Metrics, dates_of
from secdialogue.extractors.statements import Statements
from secdialogue.language.analysis import analyze
from secdialogue.language.countries import countries
from secdialogue.model import Block, Document
from secdialogue.plugin import Draft, plain_document

PARAGRAPHS = """
{a} and {b} held a second round of talks on border security in {c} on Monday, officials from both countries said. The
talks were hosted by the foreign ministry and lasted two days, according to a joint statement.

"We agreed to set up a joint committee by the end of March," Foreign Minister Maria Santos told reporters after the
meeting. She said that about 2,500 troops would be withdrawn from the area under the agreement.

The defence ministers of {a} and {b} will meet again in {c} next month. The first round was held in August 2023, and a
summit planned for October was postponed after an attack that killed at least 12 soldiers.

In 2021 the two countries signed a memorandum of understanding on intelligence sharing. It has reduced smuggling by 30
per cent, the government in {c} says, although independent analysts doubt the figure.

An opposition party criticised the plan. Farmers near the river said that they had lost a third of their land since
the fighting began, and that no one had asked them what they wanted.
""".strip()


def article(number: int, length: int = 4600) -> Document:
    """The document of a made-up article of about `length` characters."""
    states = [country for country in countries().values() if country.state and country.capitals]
    patterns = [" ".join(paragraph.split()) for paragraph in PARAGRAPHS.split("\n\n")]
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) + 2 * len(paragraphs) < length:
        place = number + len(paragraphs)
        a, b = states[place % len(states)], states[(place * 7 + 3) % len(states)]
        pattern = patterns[len(paragraphs) % len(patterns)]
        paragraphs.append(pattern.format(a=a.name, b=b.name, c=a.capitals[0]))
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(kind="paragraph", start=at, end=at + len(paragraph)))
        at += len(paragraph) + 2
    return plain_document("plain-text", "0" * 64, "\n\n".join(paragraphs), blocks, published="2024-05-15")


STAGES: tuple[tuple[str, Callable[[Draft], object]], ...] = (
    ("tokens, sentences, quotations", lambda draft: draft.shared(analyze)),
    ("dates", lambda draft: draft.shared(dates_of)),
    ("actors", lambda draft: Actors().extract(draft.document, draft)),
    ("statements", lambda draft: Statements().extract(draft.document, draft)),
    ("meetings", lambda draft: Meetings().extract(draft.document, draft)),
    ("agreements", lambda draft: Agreements().extract(draft.document, draft)),
    ("metrics", lambda draft: Metrics().extract(draft.document, draft)),
    ("order and check", lambda draft: draft.finish()),
)


def seconds(documents: list[Document], rounds: int) -> dict[str, float]:
    """Best time of each stage over all documents."""
    best = {name: float("inf") for name, _ in STAGES}
    for _ in range(rounds):
        spent = dict.fromkeys(best, 0.0)
        for document in documents:
            draft = Draft(document)
            for name, stage in STAGES:
                start = time.process_time()
                stage(draft)
                spent[name] += time.process_time() - start
        best = {name: min(best[name], spent[name]) for name in best}
    return best


def main() -> None:
    """Print documents a second by stage, and the growth of each from one text to 64 times its length."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--factor", type=int, default=64)
    given = parser.parse_args()
    documents = [article(number * 11) for number in range(given.documents)]
    seconds(documents[:4], 1)
    many = seconds(documents, given.rounds)
    short, long = article(5), article(5, 4600 * given.factor)
    one, grown = seconds([short] * 8, given.rounds), seconds([long], 1)
    kilobytes = sum(len(d.text or "") for d in documents) / len(documents) / 1000
    print(f"{given.documents} documents of {kilobytes:.1f} kB, best of {given.rounds}; growth 1x to {given.factor}x")
    print(f"{'stage':32} {'documents/s':>12} {'growth':>8}")
    ratio = len(long.text or "") / len(short.text or "")
    for name in many:
        growth = grown[name] / (one[name] / 8 * ratio)
        print(f"{name:32} {given.documents / many[name]:12.1f} {growth:8.2f}")
    total = sum(many.values())
    growth = sum(grown.values()) / (sum(one.values()) / 8 * ratio)
    print(f"{'all':32} {given.documents / total:12.1f} {growth:8.2f}")


if __name__ == "__main__":
    main()
