"""Links between entities: statements made at a meeting, agreements reached or invoked at one, the framework it is held under."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from attrs import frozen

from secdialogue.extractors.sides import Sides
from secdialogue.language.analysis import analyze
from secdialogue.language.sentences import Sentence
from secdialogue.model import Agreement, Meeting, Statement
from secdialogue.plugin import Draft

_AT = ("at", "during", "in")
_UNDER = ("within", "under", "framework of", "part of", "pursuant to", "accordance with", "auspices of")
#: Statuses of a meeting at which something has been said or agreed.
_TAKEN_PLACE = frozenset(("held", "ongoing", "broken-off"))
_AGREED = frozenset(("announced", "signed", "in-force", "under-negotiation", "rejected"))


@frozen(order=True)
class Place:
    """A span `text[start:end]` that speaks of a meeting."""

    start: int
    end: int
    meeting: str


def places_of(draft: Draft) -> list[Place]:
    """Where the draft's meetings are spoken of, in order."""
    return sorted(
        Place(evidence.start, evidence.end, meeting.id)
        for meeting in draft.entities(Meeting)
        for evidence in meeting.evidence
        if not evidence.supports or "status" in evidence.supports
    )


def within(places: list[Place], start: int, end: int) -> list[Place]:
    """The places that begin in `text[start:end]`."""
    first = bisect_left(places, start, key=lambda place: place.start)
    return places[first : bisect_left(places, end, lo=first, key=lambda place: place.start)]


def _led_in_by(text: str, start: int, words: Iterable[str]) -> bool:
    """Whether one of the words stands right before `start`, an article or a possessive between."""
    before = text[max(0, start - 40) : start].lower().rstrip()
    for article in (" the", " their", " its", " his", " a", " this", " that"):
        before = before.removesuffix(article)
    return any(before == word or before.endswith(" " + word) for word in words)


def link_statements(draft: Draft) -> None:
    """Note on statements the meeting at which they were made, where the text plainly says so.

    It does where the sentence of the cue has "at the meeting" or "during the talks", or where one who met tells it another.
    """
    analysis, places = draft.shared(analyze), places_of(draft)
    if not places:
        return
    pairs = _company(draft)
    for statement in draft.entities(Statement):
        cue = next((e for e in statement.evidence if "cue" in e.supports), None)
        sentence = analysis.sentence_at(cue.start) if cue else None
        if cue is None or sentence is None:
            continue
        found = _at_meeting(draft, statement, sentence, places)
        if found is not None:
            draft.replace(statement.id, draft.evidence(found.start, found.end, "meeting"), meeting=found.meeting)
        elif statement.audience and len(statement.speakers) == 1:
            meeting = pairs.get(frozenset((statement.speakers[0], statement.audience)))
            if meeting:
                draft.replace(statement.id, draft.evidence(cue.start, cue.end, "meeting"), meeting=meeting)


def _at_meeting(draft: Draft, statement: Statement, sentence: Sentence, places: list[Place]) -> Place | None:
    """A meeting that the sentence says it was made at, outside of what was said."""
    contents = [(e.start, e.end) for e in statement.evidence if "text" in e.supports]
    for place in within(places, sentence.start, sentence.end):
        if any(start <= place.start < end for start, end in contents):
            continue
        if draft[place.meeting].status in _TAKEN_PLACE and _led_in_by(draft.text, place.start, _AT):
            return place
    return None


def _company(draft: Draft) -> dict[frozenset[str], str]:
    """Two who met -> their meeting, where they met only once."""
    found: dict[frozenset[str], list[str]] = {}
    for meeting in draft.entities(Meeting):
        actors = [p.actor for p in meeting.participants]
        if meeting.status in _TAKEN_PLACE and len(actors) <= 8:
            for i, one in enumerate(actors):
                for two in actors[i + 1 :]:
                    found.setdefault(frozenset((one, two)), []).append(meeting.id)
    return {pair: _smallest(draft, meetings) for pair, meetings in found.items()}


def _smallest(draft: Draft, meetings: list[str]) -> str:
    return min(meetings, key=lambda m: (len(draft[m].participants), meetings.index(m)))


def link_agreements(draft: Draft, sides: Sides) -> None:
    """Note on agreements the meetings at which they were reached or invoked, and on meetings the framework named for them."""
    analysis, places = draft.shared(analyze), places_of(draft)
    if not places:
        return
    for agreement in draft.entities(Agreement):
        meetings: dict[str, tuple[int, int]] = {}
        for evidence in agreement.evidence:
            sentence = analysis.sentence_at(evidence.start)
            if sentence is None or (evidence.supports and "status" not in evidence.supports):
                continue
            for place in within(places, sentence.start, sentence.end):
                if _led_in_by(draft.text, evidence.start, _UNDER) and agreement.name:
                    _frame(draft, place.meeting, agreement.id, (evidence.start, evidence.end))
                elif agreement.status in _AGREED and _shares(draft, sides, agreement, place.meeting):
                    meetings.setdefault(place.meeting, (place.start, place.end))
            if agreement.status in ("announced", "signed") and not meetings:
                _beside(draft, sides, agreement, sentence, places, meetings)
        if meetings:
            cited = [draft.evidence(*span, f"meetings/{meeting}") for meeting, span in meetings.items()]
            draft.replace(agreement.id, *cited, meetings=tuple(meetings))


def _beside(
    draft: Draft,
    sides: Sides,
    agreement: Agreement,
    sentence: Sentence,
    places: list[Place],
    meetings: dict[str, tuple[int, int]],
) -> None:
    """A meeting of the same parties that the sentence before or after tells."""
    for place in within(places, sentence.start - 220, sentence.end + 60):
        if _shares(draft, sides, agreement, place.meeting) and draft[place.meeting].date in (None, agreement.date):
            meetings.setdefault(place.meeting, (place.start, place.end))
            return


def _frame(draft: Draft, meeting: str, agreement: str, span: tuple[int, int]) -> None:
    frameworks = draft[meeting].framework
    if agreement not in frameworks:
        draft.replace(meeting, draft.evidence(*span, f"framework/{agreement}"), framework=(*frameworks, agreement))


def _shares(draft: Draft, sides: Sides, agreement: Agreement, meeting: str) -> bool:
    """Whether two of its parties confer there, themselves or by those who act for them."""
    met = draft[meeting]
    if met.status not in _TAKEN_PLACE:
        return False
    there = {sides.country(p.actor) for p in met.participants}
    parties = {sides.country(actor) for actor in agreement.parties}
    return len(there & parties) > 1 or (not agreement.parties and len(there) > 1)
