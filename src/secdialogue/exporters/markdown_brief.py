"""`markdown`: a brief for people: what happened, what is planned, who said what, which figures; sources as footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import ClassVar

import attrs

from secdialogue import edtf
from secdialogue.exporters.dyads import HAPPENED
from secdialogue.exporters.tables import only
from secdialogue.exporters.web_annotation import web_address
from secdialogue.exporters.wording import date_words, figure, label, names, quoted, shortened, title
from secdialogue.model import Agreement, Document, Entity, Evidence, Meeting, Metric, Record, Statement
from secdialogue.plugin import Exporter

#: Characters of a quote in a footnote.
QUOTED = 240

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&:/@\"'$^=])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")


class MarkdownBrief(Exporter):
    """One record as Markdown with footnotes (GitHub, Pandoc and others read them); text of sources stays text."""

    name: ClassVar[str] = "markdown"
    suffixes: ClassVar[tuple[str, ...]] = (".md", ".markdown")

    def export(self, records: Iterable[Record], target: Path) -> None:
        """Write the brief; OutputError where there are several records."""
        brief = _Brief(only(records, self.name))
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(f"{line}\n" for line in brief.lines())


def plain_text(text: str) -> str:
    """A text on one line, with every character escaped that Markdown or HTML would read."""
    return _SPECIAL.sub(r"\\\1", _CONTROL.sub(" ", text))


@attrs.define
class _Brief:
    """The sections of a brief, and the footnotes that they have called for so far."""

    record: Record
    _notes: dict[tuple[str, int, int], int] = attrs.field(factory=dict, init=False)
    _quoted: list[Evidence] = attrs.field(factory=list, init=False)

    def lines(self) -> Iterator[str]:
        yield from self._head()
        events: list[Meeting | Agreement] = [*self.record.meetings, *self.record.agreements]
        events.sort(key=_when)
        yield from self._events("What happened", [e for e in events if e.status in HAPPENED])
        yield from self._events("Planned, open or called off", [e for e in events if e.status not in HAPPENED])
        yield from self._statements()
        yield from self._figures()
        yield from self._conflicts()
        yield from self._sources()
        for number, evidence in enumerate(self._quoted, 1):
            yield f"[^{number}]: {self._note(evidence)}"

    # --- sections -------------------------------------------------------------------------------------------------

    def _head(self) -> Iterator[str]:
        record = self.record
        counts = (
            (len(record.documents), "document"),
            (len(record.actors), "actor"),
            (len(record.meetings), "meeting"),
            (len(record.agreements), "agreement"),
            (len(record.statements), "statement"),
            (len(record.metrics), "figure"),
        )
        yield "# Brief"
        yield ""
        yield ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts) + "."
        yield ""

    def _events(self, heading: str, events: list[Meeting | Agreement]) -> Iterator[str]:
        if not events:
            return
        yield f"## {heading}"
        yield ""
        for event in events:
            when = date_words(event.date) or f"Date not known{self._reported(event)}"
            status = "" if event.status in ("held", "signed") else f" \\[{event.status.replace('-', ' ')}\\]"
            yield f"- **{plain_text(when)}**{status} {plain_text(label(self.record, event, dated=False))}{self._cited(event)}"
            yield from self._details(event)
        yield ""

    def _reported(self, event: Meeting | Agreement) -> str:
        """When the first source of an event without a date was published."""
        days = sorted((self.record[e.document].published or "")[:10] for e in event.evidence)
        first = next(filter(None, days), None)
        return f", reported {date_words(first)}" if first else ""

    def _details(self, event: Meeting | Agreement) -> Iterator[str]:
        if isinstance(event, Agreement):
            for term in event.terms:
                deadline = f" (by {date_words(term.deadline)})" if term.deadline else ""
                yield f"  - {plain_text(term.text + deadline)}"
            return
        who = names(self.record, [p.actor for p in event.participants])
        where = ", ".join(part for part in (event.venue, event.place) if part)
        if who:
            yield f"  - With {plain_text(who)}"
        if where and event.name:
            yield f"  - At {plain_text(where)}"

    def _statements(self) -> Iterator[str]:
        if not self.record.statements:
            return
        yield "## Who said what"
        yield ""
        said: dict[tuple[str, ...], list[Statement]] = {}
        for statement in self.record.statements:
            said.setdefault(statement.speakers, []).append(statement)
        for speakers in sorted(said, key=lambda ids: (not ids, names(self.record, ids), ids)):
            yield f"### {plain_text(names(self.record, speakers) or 'Without a named speaker')}"
            yield ""
            for statement in said[speakers]:
                text = plain_text(statement.text)
                marked = f"“{text}”" if statement.mode == "direct" else text
                denied = "" if statement.polarity == "affirmed" else f" *({statement.polarity})*"
                yield f"- {marked}{denied}{self._cited(statement)}"
            yield ""

    def _figures(self) -> Iterator[str]:
        if not self.record.metrics:
            return
        yield "## Figures"
        yield ""
        by_variable: dict[str, list[Metric]] = {}
        for metric in self.record.metrics:
            by_variable.setdefault(metric.variable, []).append(metric)
        for variable in sorted(by_variable):
            metrics = by_variable[variable]
            yield f"**{plain_text(metrics[0].measure)}**"
            yield ""
            yield "| figure | period | claimed by |"
            yield "| --- | --- | --- |"
            for metric in metrics:
                who = names(self.record, metric.claimed_by) or "the source itself"
                cells = (figure(metric), date_words(metric.period), who)
                yield f"| {' | '.join(map(plain_text, cells))}{self._cited(metric)} |"
            yield ""

    def _conflicts(self) -> Iterator[str]:
        if not self.record.conflicts:
            return
        yield "## Where sources disagree"
        yield ""
        for conflict in self.record.conflicts:
            called = label(self.record, self.record[conflict.entity])
            yield f"- {plain_text(f'{conflict.field} of {called}')}"
            for value in conflict.values:
                notes = "".join(map(self._mark, value.evidence[:1]))
                yield f"  - {plain_text(str(value.value))}{notes}"
        yield ""

    def _sources(self) -> Iterator[str]:
        yield "## Sources"
        yield ""
        for document in self.record.documents:
            copy = f" (copy of {plain_text(title(self.record[document.copy_of]))})" if document.copy_of else ""
            yield f"- {_source(document)}{copy}"
        yield ""

    # --- footnotes ------------------------------------------------------------------------------------------------

    def _cited(self, entity: Entity) -> str:
        """The marks of the first passage of each document."""
        first: dict[str, Evidence] = {}
        for evidence in sorted(entity.evidence, key=lambda e: (-len(e.quote), e.document, e.start)):
            first.setdefault(evidence.document, evidence)
        return "".join(self._mark(first[id]) for id in sorted(first))

    def _mark(self, evidence: Evidence) -> str:
        place = (evidence.document, evidence.start, evidence.end)
        if place not in self._notes:
            self._quoted.append(evidence)
            self._notes[place] = len(self._quoted)
        return f"[^{self._notes[place]}]"

    def _note(self, evidence: Evidence) -> str:
        quote = plain_text(quoted(evidence.quote, QUOTED))
        return f"{_source(self.record[evidence.document])}: {quote}"


def _when(event: Meeting | Agreement) -> tuple[str, str]:
    """Order in time, what has no date last."""
    value = edtf.parse(event.date) if event.date else None
    day = value and (value.first_day or value.last_day)
    return (day.isoformat() if day else "~", event.id)


def _source(document: Document) -> str:
    """Publisher, title and day of a document, its title linked where it has an address of the web."""
    called = plain_text(shortened(title(document), 160))
    address = web_address(document.url)
    if address is not None:
        called = f"[{called}](<{address}>)"
    parts = (plain_text(document.publisher or ""), called, (document.published or "")[:10])
    return ", ".join(part for part in parts if part)
