"""Merging: what is the same is joined, what differs stays apart, and nothing is dropped."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secdialogue import identity
from secdialogue.documents import plain_document
from secdialogue.merging import merge
from secdialogue.model import Actor, Agreement, Block, Meeting, Participant, Record, Role
from secdialogue.plugin import Draft
from secdialogue.serialization import to_json, unstructure
from secdialogue.testing import records


def draft(text: str, number: int = 0, **fields: Any) -> Draft:
    blocks = [Block(kind="paragraph", start=0, end=len(text))]
    return Draft(plain_document("plain-text", f"{number:064x}", text, blocks, **fields))


def actor(made: Draft, quote: str, **fields: Any) -> str:
    start = made.text.index(quote)
    end = start + len(quote)
    fields.setdefault("name", quote)
    names = [f"names/{n}" for n in fields.get("names", ())]
    roles = [f"roles/{r.title}" for r in fields.get("roles", ())]
    return made.add(Actor(evidence=(made.evidence(start, end, "name", "country", *names, *roles),), **fields))


def spans(record: Record) -> set[tuple[str, int, int]]:
    cited = [e for entity in record.entities() for e in entity.evidence]
    cited += [e for c in record.conflicts for v in c.values for e in v.evidence]
    return {(e.document, e.start, e.end) for e in cited}


def values(record: Record) -> set[tuple[str, str]]:
    """Every value of every field that needs support, wherever it stands."""
    found = set()
    for entity in record.entities():
        for field in attrs.fields(type(entity)):
            if field.metadata.get("cited") and not field.metadata.get("refers") and field.name != "participants":
                value = unstructure(getattr(entity, field.name))
                found |= {
                    (field.name, str(v)) for v in (value if isinstance(value, list) else [value]) if v is not None
                }
    found |= {(c.field, str(v.value)) for c in record.conflicts for v in c.values}
    names = {("names", v) for f, v in found if f == "name"}
    return found | names


@given(records())
def test_a_record_of_one_document_merges_into_itself(made: Record) -> None:
    assert merge([made]) == made
    assert merge([made, made]) == made


@given(st.lists(records(), min_size=2, max_size=3))
def test_the_order_of_records_does_not_matter(made: list[Record]) -> None:
    assert to_json(merge(made)) == to_json(merge(made[::-1]))


@given(st.lists(records(), min_size=2, max_size=3))
def test_no_passage_and_no_value_is_dropped(made: list[Record]) -> None:
    merged = merge(made)
    assert spans(merged) >= set().union(*map(spans, made))
    lost = set().union(*map(values, made)) - values(merged)
    assert {(f, v) for f, v in lost if f not in ("name", "roles", "terms", "text", "cue", "measure")} == set()


@given(st.lists(records(), min_size=2, max_size=3))
def test_every_old_id_still_resolves(made: list[Record]) -> None:
    merged = merge(made)
    assert all(entity.id in merged for record in made for entity in record.entities())


@given(st.lists(records(), min_size=2, max_size=2))
def test_merging_what_is_merged_changes_nothing(made: list[Record]) -> None:
    merged = merge(made)
    assert to_json(merge([merged])) == to_json(merged)


PERSONS = [
    ("Yusuf Muhammad al-Asadi", "Yousef Al Asadi", True),
    ("Muhammad al-Asadi", "Yusuf Mohammed al-Asadi", True),
    ("Haider al-Abadi", "Yusuf al-Asadi", False),
    ("Muhammad al-Asadi", "Muhammad al-Halbousi", False),
    ("George W. Bush", "George Bush", True),
    ("Ursula von der Leyen", "Ursula Leyen", True),
    ("Kim Jong Un", "Kim Jong Il", False),
    ("Smith", "John Smith", False),
    ("Anna Schmidt", "Bernd Schmidt", False),
]


@pytest.mark.parametrize(("one", "other", "same"), PERSONS)
def test_persons_are_joined_by_names_of_which_one_is_a_shorter_form(one: str, other: str, same: bool) -> None:
    assert identity.same_person(identity.person_skeletons(one), identity.person_skeletons(other)) is same


def test_states_are_joined_by_country_and_keep_both_names() -> None:
    a, b = draft("Türkiye agreed.", 1), draft("Turkey agreed.", 2)
    actor(a, "Türkiye", kind="state", country="TUR")
    actor(b, "Turkey", kind="state", country="TUR")
    merged = merge([a.finish(), b.finish()])
    assert len(merged.actors) == 1
    assert set(merged.actors[0].names) | {merged.actors[0].name} == {"Türkiye", "Turkey"}
    assert merged["actor:turkey"] is merged["actor:turkiye"]


def test_unnamed_sources_of_two_documents_stay_apart() -> None:
    made = []
    for number in (1, 2):
        one = draft("A diplomat spoke.", number)
        actor(one, "A diplomat", kind="unnamed-source", named=False)
        made.append(one.finish())
    assert len(merge(made).actors) == 2


def test_bodies_of_one_name_and_different_countries_stay_apart() -> None:
    made = []
    for number, country in ((1, "KEN"), (2, "UGA")):
        one = draft("The Ministry of Defence spoke.", number)
        actor(one, "Ministry of Defence", kind="government-body", country=country)
        made.append(one.finish())
    merged = merge(made)
    assert [a.country for a in merged.actors] == ["KEN", "UGA"] or [a.country for a in merged.actors] == ["UGA", "KEN"]
    assert len({a.id for a in merged.actors}) == 2


def meeting_of(number: int, date: str, place: str | None, status: str = "held", **fields: Any) -> Record:
    made = draft("Kenya and Chad met in Nairobi on 3 May 2024.", number)
    kenya, chad = actor(made, "Kenya", kind="state", country="KEN"), actor(made, "Chad", kind="state", country="TCD")
    people = (Participant(actor=kenya), Participant(actor=chad))
    cited = (made.evidence(0, 44, "status", "date", "place", "participants", "round"),)
    fields.setdefault("kind", "talks")
    made.add(Meeting(status=status, date=date, place=place, participants=people, evidence=cited, **fields))
    return made.finish()


MEETINGS = [
    ("2024-05-03", "Nairobi", "2024-05-03", "Nairobi", 1),
    ("2024-05-03", "Nairobi", "2024-05-03/2024-05-04", None, 1),
    ("2024-05-03", "Nairobi", "2024-05-03", "Geneva", 2),
    ("2024-05-03", "Nairobi", "2024-06-03", "Nairobi", 2),
    ("2024-05", "Nairobi", "2024-05", "Nairobi", 2),
]


@pytest.mark.parametrize(("date", "place", "other_date", "other_place", "count"), MEETINGS)
def test_meetings_are_joined_by_days_participants_and_place(
    date: str, place: str, other_date: str, other_place: str | None, count: int
) -> None:
    merged = merge([meeting_of(1, date, place), meeting_of(2, other_date, other_place)])
    assert len(merged.meetings) == count


@pytest.mark.parametrize(
    ("date", "kind", "count"),
    [
        ("2024-05", "dialogue-round", 1),
        ("2024-04", "dialogue-round", 2),
        ("2024", "dialogue-round", 2),
        ("2024-05", "call", 2),
    ],
)
def test_a_round_told_by_its_month_is_the_talks_of_those_days(date: str, kind: str, count: int) -> None:
    """Between the same sides in the same month; a year is too vague, and a call is no round."""
    merged = merge([meeting_of(1, "2024-05-03/2024-05-04", None), meeting_of(2, date, None, kind=kind, round=1)])
    assert len(merged.meetings) == count


def test_values_that_disagree_stand_side_by_side_with_their_passages() -> None:
    made = [
        meeting_of(1, "2024-05-03", "Nairobi"),
        meeting_of(2, "2024-05-03", "Nairobi"),
        meeting_of(3, "2024-05-03", "Nairobi", "ongoing"),
    ]
    merged = merge(made)
    assert merged.meetings[0].status == "held"
    assert [c.field for c in merged.conflicts] == ["status"]
    assert [v.value for v in merged.conflicts[0].values] == ["held", "ongoing"]
    assert [len(v.evidence) for v in merged.conflicts[0].values] == [2, 1]


def test_agreements_are_joined_by_name() -> None:
    made = []
    for number, name in ((1, "Nairobi Peace Accord"), (2, "the Nairobi peace accord")):
        one = draft(f"They signed {name}.", number)
        cited = (one.evidence(12, 12 + len(name), "name", "status"),)
        one.add(Agreement(kind="treaty", name=name, status="signed", evidence=cited))
        made.append(one.finish())
    assert len(merge(made).agreements) == 1


BODIES = [
    ("government-body", "Defense Department", "Pentagon", "USA", 1),
    ("government-body", "Defense Department", "Pentagon", None, 2),
    ("government-body", "Defense Department", "State Department", "USA", 2),
    ("intergovernmental", "African Union", "AU", None, 1),
    ("coalition", "Global Coalition to Defeat Boko Haram", "anti-Boko Haram coalition", None, 1),
    ("coalition", "coalition against Daesh", "anti-ISIS military coalition", None, 1),
    ("coalition", "coalition against Daesh", "coalition against Boko Haram", None, 2),
    ("coalition", "governing coalition", "maritime coalition", None, 2),
]


@pytest.mark.parametrize(("kind", "name", "other", "country", "count"), BODIES)
def test_bodies_are_joined_by_names_that_the_lists_give_to_one(
    kind: str, name: str, other: str, country: str | None, count: int
) -> None:
    """A seat stands for the body that has it, letters for a name, and a coalition is known by whom it fights; a body of some country is only its own."""
    made = []
    for number, called in enumerate((name, other)):
        one = draft(f"The {called} met.", number)
        actor(one, called, kind=kind, country=country)
        made.append(one.finish())
    assert len(merge(made).actors) == count


SOUGHT = [
    ("security-partnership", "under-negotiation", "proposed", 1),
    ("security-partnership", "under-negotiation", "signed", 2),
    ("ceasefire", "under-negotiation", "under-negotiation", 2),
]


@pytest.mark.parametrize(("kind", "status", "other", "count"), SOUGHT)
def test_what_two_parties_still_seek_is_one(kind: str, status: str, other: str, count: int) -> None:
    """A lasting arrangement that is not made yet has no name and no date; truces come and go, and each is another."""
    made = []
    for number, stage in enumerate((status, other)):
        one = draft("Kenya and Chad seek a pact.", number)
        parties = [actor(one, quote, kind="state", country=code) for quote, code in (("Kenya", "KEN"), ("Chad", "TCD"))]
        cited = (one.evidence(22, 26, "status", *(f"parties/{p}" for p in parties)),)
        one.add(Agreement(kind=kind, status=stage, parties=tuple(parties), evidence=cited))
        made.append(one.finish())
    assert len(merge(made).agreements) == count


def test_roles_of_a_person_are_united() -> None:
    made = []
    for number, title in ((1, "Foreign Minister"), (2, "envoy")):
        one = draft("Amina Diallo spoke.", number)
        actor(one, "Amina Diallo", kind="person", country="SEN", roles=(Role(title=title, country="SEN"),))
        made.append(one.finish())
    assert {r.title for r in merge(made).actors[0].roles} == {"Foreign Minister", "envoy"}


def test_a_copied_text_names_the_document_it_copies() -> None:
    text = "The two delegations met in the capital on Tuesday and agreed to open a line between their border posts."
    made = [draft(text, 1, published="2024-05-03").finish(), draft(text + " AFP", 2, published="2024-05-04").finish()]
    merged = merge(made)
    assert [d.copy_of for d in merged.documents] == [None, merged.documents[0].id]


def test_merging_nothing_gives_an_empty_record() -> None:
    assert merge([]) == Record()
