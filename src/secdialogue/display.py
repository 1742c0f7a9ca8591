"""A record as tables that a person reads: on a terminal with rich's lines, elsewhere as plain text."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Any, cast

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from secdialogue.discovery import Plugins
from secdialogue.model import Actor, Agreement, Document, Meeting, Metric, Record, Statement
from secdialogue.serialization import plain

#: Width of tables where the output is no terminal.
_WIDTH = 132

#: How much of a text a table shows.
_SHOWN = 160


def show(record: Record) -> None:
    """Print the tables of a record."""
    console = _console()
    for title, columns, rows in _tables(record):
        if rows:
            console.print(_table(f"{title} ({len(rows)})", columns, rows))


def _console() -> Console:
    terminal = sys.stdout.isatty()
    return Console(width=None if terminal else _WIDTH, highlight=False, emoji=False, markup=False)


def _table(title: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD if sys.stdout.isatty() else box.ASCII2)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_visible(cell)) for cell in row))
    return table


def _visible(cell: str) -> str:
    """One line without control characters (a hostile text must not steer the terminal), cut where it is long."""
    line = "".join(c if c.isprintable() else " " for c in cell)
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _tables(record: Record) -> list[tuple[str, tuple[str, ...], list[tuple[str, ...]]]]:
    def names(ids: Iterable[str | None]) -> str:
        return ", ".join(record[id].name or id for id in ids if id is not None)

    return [
        ("Documents", ("kind", "published", "publisher", "title", "id"), [_document(d) for d in record.documents]),
        ("Actors", ("kind", "name", "country", "roles", "also"), [_actor(a) for a in record.actors]),
        (
            "Meetings",
            ("date", "status", "kind", "name or passage", "place", "participants"),
            [_meeting(m, names) for m in record.meetings],
        ),
        (
            "Agreements",
            ("date", "status", "kind", "name or passage", "parties", "terms"),
            [_agreement(a, names) for a in record.agreements],
        ),
        (
            "Statements",
            ("speakers", "mode", "cue", "text", "audience"),
            [_statement(s, names) for s in record.statements],
        ),
        ("Metrics", ("figure", "unit", "measure", "period", "claimed by"), [_metric(m, names) for m in record.metrics]),
        ("Conflicts", ("entity", "field", "values"), [_conflict(record, i) for i in range(len(record.conflicts))]),
    ]


def _document(d: Document) -> tuple[str, ...]:
    return d.source_kind, d.published or "", d.publisher or "", d.title or _first_words(d), d.id


def _first_words(d: Document) -> str:
    return (d.text or "")[:60]


def _actor(a: Actor) -> tuple[str, ...]:
    roles = "; ".join(r.title if r.status == "current" else f"{r.title} ({r.status})" for r in a.roles)
    return a.kind, a.name, a.country or "", roles, ", ".join(n for n in a.names if n != a.name)


def _passage(entity: Meeting | Agreement) -> str:
    """The longest of its passages."""
    return max((e.quote for e in entity.evidence), key=len)


def _meeting(m: Meeting, names: Callable[[Iterable[str | None]], str]) -> tuple[str, ...]:
    place = ", ".join(p for p in (m.venue, m.place) if p)
    return m.date or "", m.status, m.kind, m.name or _passage(m), place, names(p.actor for p in m.participants)


def _agreement(a: Agreement, names: Callable[[Iterable[str | None]], str]) -> tuple[str, ...]:
    terms = "; ".join(t.text + (f" [by {t.deadline}]" if t.deadline else "") for t in a.terms)
    return a.date or "", a.status, a.kind, a.name or _passage(a), names(a.parties), terms


def _statement(s: Statement, names: Callable[[Iterable[str | None]], str]) -> tuple[str, ...]:
    notes = [s.mode, *([s.polarity] if s.polarity != "affirmed" else []), *(["inside another"] if s.within else [])]
    return names(s.speakers), ", ".join(notes), s.cue or "", s.text, names((s.audience,))


def _metric(m: Metric, names: Callable[[Iterable[str | None]], str]) -> tuple[str, ...]:
    signs = {
        "exact": "",
        "range": "",
        "approximately": "~",
        "less-than": "<",
        "at-most": "≤",
        "more-than": ">",
        "at-least": "≥",
    }
    figure = signs[m.comparator] + plain(m.value) + (f"–{plain(m.value_high)}" if m.value_high is not None else "")
    return figure, m.unit, m.measure, m.period or "", names(m.claimed_by)


def _conflict(record: Record, i: int) -> tuple[str, ...]:
    conflict = record.conflicts[i]
    return conflict.entity, conflict.field, " | ".join(str(v.value) for v in conflict.values)


def show_plugins(available: Plugins) -> None:
    """Print what is available and where it comes from; what is broken comes last."""
    parts = {
        "parser": available.parsers,
        "extractor": available.extractors,
        "exporter": available.exporters,
        "gazetteer": available.gazetteers,
    }
    rows = [
        (kind, part.name, getattr(part, "version", ""), available.distribution_of(part))
        for kind, found in parts.items()
        for part in cast("Iterable[Any]", found)
    ]
    rows += [("broken", failure.plugin, "", failure.distribution) for failure in available.failures]
    _console().print(_table("Plugins", ("kind", "name", "version", "distribution"), rows))
