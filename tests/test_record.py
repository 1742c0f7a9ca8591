"""The laws of a record: what is refused, and with which words."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given

from secdialogue.checking import check, is_iso
from secdialogue.documents import plain_document
from secdialogue.errors import RecordError
from secdialogue.model import Actor, Agreement, Block, Meeting, Participant, Record, Term, slug
from secdialogue.plugin import Draft
from secdialogue.testing import records

TEXT = "Envoys of Kenya and Chad met in Nairobi on 3 May 2024."


def draft() -> Draft:
    return Draft(plain_document("plain-text", "0" * 64, TEXT, [Block(kind="paragraph", start=0, end=len(TEXT))]))


def record() -> Record:
    """Kenya and Chad, and their meeting."""
    made = draft()
    kenya = made.actor(10, 15, kind="state", name="Kenya", country="KEN")
    chad = made.actor(20, 24, kind="state", name="Chad", country="TCD")
    participants = (Participant(actor=kenya), Participant(actor=chad))
    cited = (
        made.evidence(0, 24, f"participants/{kenya}", f"participants/{chad}"),
        made.evidence(25, 28, "status"),
        made.evidence(43, 53, "date"),
    )
    made.add(Meeting(kind="talks", status="held", date="2024-05-03", participants=participants, evidence=cited))
    return made.finish()


def test_a_reference_resolves_to_the_entity_or_document() -> None:
    found = record()
    meeting = found.meetings[0]
    assert [found[p.actor].name for p in meeting.participants] == ["Kenya", "Chad"]
    assert found[meeting.evidence[0].document] is found.documents[0]
    with pytest.raises(KeyError):
        found["actor:nobody"]


def test_an_old_id_resolves_to_what_it_was_merged_into() -> None:
    found = record()
    kenya = attrs.evolve(found.actors[0], same_as=("actor:republic-of-kenya",))
    merged = check(attrs.evolve(found, actors=(kenya, found.actors[1])))
    assert merged["actor:republic-of-kenya"] is kenya


def broken_meeting(**changes: Any) -> Record:
    found = record()
    return attrs.evolve(found, meetings=(attrs.evolve(found.meetings[0], **changes),))


def broken_actor(**changes: Any) -> Record:
    found = record()
    return attrs.evolve(found, actors=(attrs.evolve(found.actors[0], **changes), found.actors[1]))


def broken_document(**changes: Any) -> Record:
    found = record()
    return attrs.evolve(found, documents=(attrs.evolve(found.documents[0], **changes),))


def moved_quote() -> Record:
    found = record()
    cited = found.meetings[0].evidence
    return broken_meeting(evidence=(attrs.evolve(cited[0], quote="x" * 24), *cited[1:]))


def unsupported_date() -> Record:
    return broken_meeting(evidence=record().meetings[0].evidence[:2])


REFUSED = [
    (lambda: broken_meeting(date="3 May"), "meetings[0].date: '3 May' is not an EDTF date"),
    (lambda: broken_meeting(date="2024-02-30"), "meetings[0].date"),
    (lambda: broken_meeting(status="done"), "meetings[0].status: 'done' is not one of held, ongoing"),
    (lambda: broken_meeting(round=True), "meetings[0].round"),
    (lambda: broken_meeting(evidence=()), "meetings[0].evidence: an entity needs evidence"),
    (unsupported_date, "meetings[0].date: nothing supports '2024-05-03'"),
    (lambda: broken_meeting(topics=("borders",)), "meetings[0].topics[0]: nothing supports 'borders'"),
    (lambda: broken_meeting(series="actor:nobody"), "meetings[0].series: nothing supports"),
    (moved_quote, "meetings[0].evidence[0].quote"),
    (lambda: broken_meeting(id="meeting"), "meetings[0].id"),
    (lambda: broken_actor(id="actor:chad"), "actors[1].id: 'actor:chad' is used twice, first at actors[0]"),
    (lambda: broken_actor(country="Kenya"), "actors[0].country: 'Kenya' is not an ISO 3166-1 alpha-3 code"),
    (lambda: broken_actor(kind="country"), "actors[0].kind"),
    (lambda: attrs.evolve(record(), actors=record().actors[:1]), "meetings[0].participants[1].actor: 'actor:chad'"),
    (lambda: attrs.evolve(record(), actors=record().actors[::-1]), "actors: not in the order of the contract"),
    (lambda: broken_document(published="yesterday"), "documents[0].published: 'yesterday' is no ISO 8601"),
    (lambda: broken_document(text="other"), "documents[0].text_sha256: is not the SHA-256 of the text"),
    (lambda: broken_document(blocks=(Block(kind="paragraph", start=0, end=9999),)), "documents[0].blocks[0]"),
    (lambda: broken_document(copy_of="doc:0"), "documents[0].copy_of: there is no document 'doc:0'"),
]


@pytest.mark.parametrize(("broken", "message"), REFUSED, ids=[message for _, message in REFUSED])
def test_a_break_is_refused_with_the_path_of_the_value(broken: Any, message: str) -> None:
    with pytest.raises(RecordError) as caught:
        check(broken())
    assert str(caught.value).startswith(message)
    assert caught.value.place is not None


def test_members_are_supported_by_value_or_with_the_whole_list() -> None:
    made = draft()
    kenya = made.actor(10, 15, kind="state", name="Kenya", country="KEN")
    cited = (made.evidence(0, 24, "status", "terms/2024-05", f"parties/{kenya}"),)
    terms = (Term(text="Envoys", deadline="2024-05"),)
    made.add(Agreement(kind="other", status="announced", parties=(kenya,), terms=terms, evidence=cited))
    assert made.finish().agreements[0].terms == terms


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("2024-05-03", True), ("2024-05-03T10:00Z", True), ("2024-05-03T10:00:00.123+05:30", True),
        ("2024-05-03T10:00", True), ("2024-05", False), ("2024-02-30", False), ("2024-05-03 10:00", False), ("", False),
    ],
)  # fmt: skip
def test_a_publication_date_is_a_day_or_a_moment(value: str, right: bool) -> None:
    assert is_iso(value) is right


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Lloyd Austin", "lloyd-austin"),
        ("U.S. Navy", "us-navy"),
        ("Jörg Müller", "jorg-muller"),
        ("N'Djamena", "ndjamena"),
    ],
)
def test_ids_of_names_are_readable(name: str, key: str) -> None:
    assert slug(name) == key


def test_two_actors_of_one_name_get_two_ids_and_the_second_names_its_document() -> None:
    made = draft()
    cited = (made.evidence(10, 15, "name"),)
    first = made.add(Actor(kind="person", name="Chad", evidence=cited))
    second = made.add(Actor(kind="state", name="Chad", evidence=cited))
    assert (first, second) == ("actor:chad", f"actor:chad-{made.document.id[4:12]}")


@given(records())
def test_every_finished_record_keeps_the_laws(made: Record) -> None:
    check(made)
    for entity in made.entities():
        for cited in entity.evidence:
            assert made[cited.document].text[cited.start : cited.end] == cited.quote
