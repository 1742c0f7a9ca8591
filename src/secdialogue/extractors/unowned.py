"""Bodies that no form tells: the name behind a comma that a noun explains, and those that speak without their state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secdialogue.extractors.cast import Cast, Known
from secdialogue.language.names import Names
from secdialogue.language.vocabulary import body_nouns, phrases, words
from secdialogue.plugin import Draft, Mention

if TYPE_CHECKING:
    from secdialogue.extractors.reference import Part


def apposed(draft: Draft, company: Cast, names: Names, part: Part, *, create: bool) -> tuple[str, ...]:
    """The bearer of the name that ends a part behind a comma: "the country's election body, INEC"."""
    reading, first = names.reading, part.last
    while first < part.end and reading.lower[first] != ",":
        first += 1
    first, last = first + 1, part.end
    if last > first and reading.lower[last - 1] == ",":
        last -= 1
    if not first < last <= first + 4 or not all(reading.capital[first:last]):
        return ()
    mentions = outermost(draft.mentions_in(*reading.span(first, last)))
    head = reading.lower[part.last - 1]
    kind = (
        body_nouns()[head].kind if head in body_nouns() else "government-body" if head in words("again-body") else None
    )
    if mentions or kind is None:
        return (mentions[-1].actor,) if mentions and mentions[-1].end == reading.span(first, last)[1] else ()
    if not create:
        return ()
    armed = any(reading.lower[k] in words("armed-mark") for k in range(part.first, part.last))
    return (_body(draft, company, names, first, last, "armed-group" if armed else kind),)


def kind_of_body(names: Names, part: Part) -> str | None:
    """The kind of a body that speaks without its state, told by its field: "the electoral commission"."""
    reading, lower = names.reading, names.reading.lower
    head, field = lower[part.last - 1], lower[part.first : part.last - 1]
    told = head in words("small-head") or (*field[-1:], head) in phrases("pair")
    definite = lower[part.first - 1 : part.first] == ["the"] or "'s" in field
    small = not any(reading.capital[part.first : part.last]) and part.end - part.last < 2
    if not field or not told or not definite or not small or words("no-field") & set(field):
        return None
    return "government-body" if head == "bank" else body_nouns()[head].kind if head in body_nouns() else None


def unowned(draft: Draft, company: Cast, names: Names, part: Part, kind: str) -> str:
    """A force or body that speaks without its state: "the army said"."""
    lower = names.reading.lower
    first = next((k + 1 for k in range(part.last - 1, part.first, -1) if lower[k] == "'s"), part.first)
    return _body(draft, company, names, first, part.last, kind)


def _body(draft: Draft, company: Cast, names: Names, first: int, last: int, kind: str) -> str:
    span, name = names.reading.span(first, last), names.reading.text(first, last)
    actor = draft.actor(*span, kind=kind, name=name, names=(name,))  # type: ignore[arg-type]
    company.known.setdefault(actor, Known(actor, kind, nouns=set(name.lower().split())))
    return actor


def outermost(mentions: list[Mention]) -> list[Mention]:
    """Mentions that lie in no other."""
    return [
        m
        for m in mentions
        if not any(
            o is not m and o.start <= m.start and m.end <= o.end and o != m and (o.end - o.start) > (m.end - m.start)
            for o in mentions
        )
    ]


def titled_ahead(draft: Draft, company: Cast, names: Names, part: Part) -> tuple[str, ...]:
    """The one person of the text who holds the office that a part names with its state: "Kenya's president", named later."""
    reading, lower = names.reading, names.reading.lower
    head = lower[part.last - 1]
    if head not in words("state-office") or lower[part.first - 1 : part.first] in (["a"], ["an"]):
        return ()
    lands = {land.alpha3 for k in range(part.first, part.last) if (land := reading.land[k])}
    office = {w for w in lower[part.first : part.last] if w in words("office") or w in words("office-modifier")}
    if len(lands) != 1 or words("status-former") & office:
        return ()
    holders = [k for k in company.known.values() if k.holds(office)]
    states = {k.id: draft[k.id].country for k in holders}
    own = [id for id, state in states.items() if state in lands] or [
        id for id, state in states.items() if state is None
    ]
    if len(own) != 1 or (len(holders) > 1 and states[own[0]] is None):
        return ()
    return (draft.mention(*reading.span(part.first, part.last), own[0]),)
