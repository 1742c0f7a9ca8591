"""`plover`: meetings and agreements as event data, one JSON object a line, in the fields of the PLOVER manual.

Field names are those of the manual's chapter "JSON Data Fields" (openeventdata/PLOVER). Actors of one side stand in one list
and are never multiplied into pairs. PLOVER wants a date to the day and an act that took place or is intended, so these are
left out, with a warning that counts them: events without a date to the day or without an actor, what was cancelled,
denied or rejected, and agreements suspended, violated or ended, of which the record does not say who did it. Statements are
not coded: PLOVER has no category for comments.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar, Literal

from secdialogue import edtf
from secdialogue.errors import SecdialogueWarning
from secdialogue.exporters.web_annotation import web_address
from secdialogue.exporters.wording import label, longest, title
from secdialogue.model import Actor, Agreement, Document, Evidence, Meeting, Record
from secdialogue.plugin import Exporter

#: Event category and context of a meeting by its status. A meeting to come is an intention, hence AGREE.
MEETINGS: dict[str, tuple[str, list[str]]] = {
    "held": ("CONSULT", []),
    "ongoing": ("CONSULT", []),
    "broken-off": ("CONSULT", []),
    "planned": ("AGREE", ["future"]),
    "postponed": ("AGREE", ["future"]),
    "proposed": ("AGREE", ["hypothetical"]),
}
#: The same for agreements: to sign or finalise is SUPPORT, to promise or offer AGREE, to negotiate CONSULT.
AGREEMENTS: dict[str, tuple[str, list[str]]] = {
    "signed": ("SUPPORT", []),
    "in-force": ("SUPPORT", []),
    "announced": ("AGREE", []),
    "proposed": ("AGREE", ["hypothetical"]),
    "under-negotiation": ("CONSULT", []),
}
#: All of them are verbal cooperation, the first of the four quadrants.
QUAD_CODE = 1

_SECTORS = {
    "state": "GOV", "government-body": "GOV", "commission": "GOV", "military": "MIL", "armed-group": "REB", "media": "JRN",
}  # fmt: skip
#: Codes of actors that belong to no state.
_STATELESS = {"intergovernmental": "IGO", "coalition": "IGO", "armed-group": "IMG", "organization": "NGO"}


class PloverEvents(Exporter):
    """One event a line, as records come."""

    name: ClassVar[str] = "plover"
    suffixes: ClassVar[tuple[str, ...]] = (".plover",)

    def export(self, records: Iterable[Record], target: Path) -> None:
        """Write the events; nothing is held but one record. SecdialogueWarning says how many were left out."""
        written = left_out = 0
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            for record in records:
                events: list[Meeting | Agreement] = [*record.meetings, *record.agreements]
                for event in events:
                    line = coded(record, event)
                    if line is None:
                        left_out += 1
                        continue
                    stream.write(json.dumps(line, ensure_ascii=False) + "\n")
                    written += 1
        if left_out:
            message = (
                f"plover: {left_out} of {written + left_out} events left out: no day, no actor, or no act of PLOVER's"
            )
            warnings.warn(message, SecdialogueWarning, stacklevel=2)


def coded(record: Record, event: Meeting | Agreement) -> dict[str, Any] | None:
    """The event as a PLOVER object; None where PLOVER has no place for it."""
    acts = AGREEMENTS if isinstance(event, Agreement) else MEETINGS
    days = _days(event.date)
    if event.status not in acts or days is None:
        return None
    category, context = acts[event.status]
    if isinstance(event, Agreement) and event.kind == "ceasefire" and event.status == "announced":
        category = "CONCEDE"
    sources, recipients, mode = _sides(record, event)
    if not sources:
        return None
    evidence = longest(event.evidence)
    document: Document = record[evidence.document]
    return {
        "id": event.id,
        "has_event": True,
        "date": days[0],
        "enddate": days[1],
        "source": [_actor(actor, event) for actor in sources],
        "recipient": [_actor(actor, event) for actor in recipients],
        "event": [category],
        "event_loc": {"name": event.place} if isinstance(event, Meeting) and event.place else None,
        "event_text": list(dict.fromkeys(e.quote for e in event.evidence)),
        "quad_code": QUAD_CODE,
        "mode": [mode] if mode and category == "CONSULT" else [],
        "context": context,
        "text_info": {"start": evidence.start, "end": evidence.end},
        "cite_info": _citation(document),
        "coder": "secdialogue",
        "comment": f"{label(record, event)}; {event.kind}; {event.status}",
    }


def _days(date: str | None) -> tuple[str, str | None] | None:
    """First day, and last where it is another; None where the date is not known to the day."""
    if date is None:
        return None
    value = edtf.parse(date)
    first, last = value.first_day, value.last_day
    if value.precision not in ("day", "time") or value.approximate or value.uncertain or first is None or last is None:
        return None
    return first.isoformat(), None if first == last else last.isoformat()


def _sides(
    record: Record, event: Meeting | Agreement
) -> tuple[list[Actor], list[Actor], Literal["visit", "phone", "third-party", "multilateral"] | None]:
    """Source actors, recipients and mode: visitors to their host, else all who confer or agree as source."""
    if isinstance(event, Agreement):
        return [record[id] for id in event.parties], [], None
    actors = {p.actor: p.role for p in event.participants}
    everyone = [record[id] for id in actors]
    if event.kind == "visit":
        hosts = [record[id] for id, role in actors.items() if role == "host"]
        visitors = [a for a in everyone if a not in hosts and a.country not in {h.country for h in hosts}]
        if hosts and visitors:
            return visitors, [a for a in everyone if a not in visitors], "visit"
    if event.kind == "call":
        return everyone, [], "phone"
    if "mediator" in actors.values():
        return everyone, [], "third-party"
    many = any(a.kind in ("intergovernmental", "coalition") for a in everyone)
    return everyone, [], "multilateral" if many else None


def _actor(actor: Actor, event: Meeting | Agreement) -> dict[str, Any]:
    office = next((role.title for role in actor.roles if role.status != "former"), None)
    return {
        "code": actor.country or _STATELESS.get(actor.kind),
        "sector": _SECTORS.get(actor.kind),
        "actor_text": _words(actor, event).quote,
        "identifier_id": actor.id,
        "identifier_text": actor.name,
        "office": office,
    }


def _words(actor: Actor, event: Meeting | Agreement) -> Evidence:
    """Where the sources of the event speak of the actor, else where any does."""
    documents = {e.document for e in event.evidence}
    naming = [e for e in actor.evidence if "name" in e.supports] or list(actor.evidence)
    return next((e for e in naming if e.document in documents), naming[0])


def _citation(document: Document) -> dict[str, Any]:
    return {
        "citation": document.id,
        "url": web_address(document.url),
        "title": title(document),
        "language": document.language and document.language[:2],
        "publication": document.publisher,
    }
