"""Dyad-days: meetings and agreements as pairs of states and days, with the state numbers that event data are keyed by.

A meeting of three states is three rows of one `event`: count events, not rows. A date that is not known to the day
gives one row without a `day`, with the first and last day that it can mean.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import combinations

from secdialogue import edtf
from secdialogue.exporters.tables import Column, Row, Table
from secdialogue.exporters.wording import label
from secdialogue.model import Agreement, Meeting, Record, prefix

#: Longer spans of days stay one row: a campaign of talks is not known to have met on each of them.
MOST_DAYS = 14

#: Statuses that say it took place or was concluded; the others are plans, offers, refusals.
HAPPENED = frozenset(
    {"held", "ongoing", "broken-off", "announced", "signed", "in-force", "suspended", "violated", "ended"}
)

_COLUMNS = (
    Column("event", "text", "Id of the meeting or agreement.", True, "entities"),
    Column("event_type", "text", "Whether it is a meeting or an agreement.", True, allowed=("meeting", "agreement")),
    Column("kind", "text", "Its kind.", True),
    Column("status", "text", "Its status.", True),
    Column("happened", "boolean", "Whether the status says that it took place or was concluded.", True),
    Column("label", "text", "A short line for people.", True),
    Column("day", "day", "The day; empty where the date is not known to the day."),
    Column("date", "text", "The date as EDTF."),
    Column("date_first", "day", "First day that the date can mean."),
    Column("date_last", "day", "Last day that the date can mean."),
    Column("reported", "day", "Day of the earliest publication that it is cited to."),
    Column("iso_a", "text", "ISO 3166-1 alpha-3 of the state that comes first in the alphabet.", True),
    Column("iso_b", "text", "ISO 3166-1 alpha-3 of the other.", True),
    Column("cow_a", "integer", "Correlates of War number of the first (v2016)."),
    Column("cow_b", "integer", "Correlates of War number of the other."),
    Column("cow_dyad", "integer", "1000 times the smaller Correlates of War number, plus the larger."),
    Column("gw_a", "integer", "Gleditsch-Ward number of the first, microstates left out."),
    Column("gw_b", "integer", "Gleditsch-Ward number of the other."),
    Column("gw_dyad", "integer", "1000 times the smaller Gleditsch-Ward number, plus the larger."),
    Column("states", "integer", "How many states the event has: it fills states × (states - 1) / 2 rows a day.", True),
    Column("actors_a", "text", "Ids of the actors of the first state, parted by semicolons.", True),
    Column("actors_b", "text", "Ids of the actors of the other.", True),
    Column("documents", "integer", "How many documents it is cited to, copies of another left out.", True),
)
TABLE = Table(
    "dyad_days", "Meetings and agreements by pair of states and day.", _COLUMNS, ("event", "iso_a", "iso_b", "day")
)


@cache
def state_numbers() -> dict[str, tuple[int | None, int | None]]:
    """Correlates of War and Gleditsch-Ward number by ISO 3166-1 alpha-3 code."""
    text = files("secdialogue.exporters").joinpath("data/state_codes.csv").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {
        row["iso"]: (int(row["cow"]) if row["cow"] else None, int(row["gw"]) if row["gw"] else None)
        for row in csv.DictReader(lines)
    }


def rows(record: Record) -> Iterator[Row]:
    """The rows of the table, by event as the record has them, pair and day."""
    copies = {document.id for document in record.documents if document.copy_of}
    events: list[Meeting | Agreement] = [*record.meetings, *record.agreements]
    for event in events:
        states = _states(record, event)
        if len(states) < 2:
            continue
        documents = len({e.document for e in event.evidence} - copies) or 1
        head = (event.id, prefix(event), event.kind, event.status, event.status in HAPPENED, label(record, event))
        days = sorted((record[id].published or "")[:10] for id in {e.document for e in event.evidence})
        reported = next(filter(None, days), None)
        for a, b in combinations(sorted(states), 2):
            tail = (*_numbers(a, b), len(states), ";".join(states[a]), ";".join(states[b]), documents)
            for when in _days(event.date):
                yield *head, *when, reported, a, b, *tail


def _states(record: Record, event: Meeting | Agreement) -> dict[str, list[str]]:
    """The actors that take part, by the state they belong to."""
    ids = event.parties if isinstance(event, Agreement) else [p.actor for p in event.participants]
    states: dict[str, list[str]] = {}
    for actor in (record[id] for id in dict.fromkeys(ids)):
        if actor.country is not None:
            states.setdefault(actor.country, []).append(actor.id)
    return states


def _numbers(a: str, b: str) -> Row:
    found: list[int | None] = []
    for one, other in zip(state_numbers().get(a, (None, None)), state_numbers().get(b, (None, None)), strict=True):
        dyad = None if one is None or other is None else 1000 * min(one, other) + max(one, other)
        found += (one, other, dyad)
    return tuple(found)


def _days(date: str | None) -> Iterator[Row]:
    """(day, date, first day, last day) of each day that the date names, or one without a day."""
    if date is None:
        yield None, None, None, None
        return
    value = edtf.parse(date)
    first, last = value.first_day, value.last_day
    ends = (date, first and first.isoformat(), last and last.isoformat())
    known = value.precision in ("day", "time") and not (value.approximate or value.uncertain)
    if not known or first is None or last is None or (last - first).days >= MOST_DAYS:
        yield None, *ends
        return
    for i in range((last - first).days + 1):
        yield (first + datetime.timedelta(days=i)).isoformat(), *ends
