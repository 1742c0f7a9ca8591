"""Records of single sentences, written as one line an entity."""

from secdialogue.extractors.actors import Actors
from secdialogue.extractors.agreements import Agreements
from secdialogue.extractors.meetings import Meetings
from secdialogue.extractors.statements import Statements
from secdialogue.model import Block, Record
from secdialogue.plugin import Draft, plain_document


def record_of(text: str, published: str | None = None) -> Record:
    """The record of a text whose lines are its paragraphs."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(kind="paragraph", start=at, end=at + len(line)))
        at += len(line) + 1
    draft = Draft(plain_document("plain-text", "0" * 64, text, blocks, published=published))
    for extractor in (Actors(), Statements(), Meetings(), Agreements()):
        extractor.extract(draft.document, draft)
    return draft.finish()


def meetings_of(record: Record) -> list[str]:
    """`kind status | who | place | date`, "-" for nothing."""
    return sorted(
        f"{m.kind} {m.status} | {', '.join(sorted(record[p.actor].name for p in m.participants)) or '-'}"
        f" | {m.place or '-'} | {m.date or '-'}"
        for m in record.meetings
    )


def agreements_of(record: Record) -> list[str]:
    """`kind status | parties | name | date`, and the deadline of the first term where there are terms."""
    return sorted(
        f"{a.kind} {a.status} | {', '.join(sorted(record[p].name for p in a.parties)) or '-'}"
        f" | {a.name or '-'} | {a.date or '-'}" + (f" | {a.terms[0].deadline or '-'}" if a.terms else "")
        for a in record.agreements
    )
