"""Actors of a document: every form of a name cited, mentions joined, roles apart; articles of all regions as a whole."""

import re
import time
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from secdialogue.extractors.actors import Actors
from secdialogue.model import Actor
from secdialogue.plugin import Block, Draft, plain_document

#: Articles written for this test; behind the line of hyphens "kind | name | country | role" of each actor.
ARTICLES = sorted((Path(__file__).parent / "actor_articles").glob("*.txt"))


def draft_of(text, kinds=()):
    blocks = []
    for number, line in enumerate(re.finditer(r"[^\n]+", text)):
        kind = kinds[number] if number < len(kinds) else "paragraph"
        blocks.append(Block(kind=kind, start=line.start(), end=line.end()))
    draft = Draft(plain_document("plain-text", "0" * 64, text, blocks, language="en"))
    Actors().extract(draft.document, draft)
    return draft


def actors(text, kinds=()):
    return draft_of(text, kinds).entities(Actor)


JOINED = [
    ("Foreign Minister Carmen Diaz spoke. Diaz left. Ms. Diaz denied it.", ["Carmen Diaz = Carmen Diaz, Diaz"]),
    ("Mohamed al-Menfi met Khalid Menfi. Al-Menfi left.", ["Mohamed al-Menfi = Mohamed al-Menfi", "Khalid Menfi = Khalid Menfi, Al-Menfi"]),
    ("President Xi Jinping arrived. Xi left on Friday.", ["Xi Jinping = Xi Jinping, Xi"]),
    ("The Pacific Islands Forum (PIF) met. PIF members agreed.", ["Pacific Islands Forum = Pacific Islands Forum, PIF"]),
    ("The Joint Border Commission (JBC) met. The JBC agreed.", ["Joint Border Commission = Joint Border Commission, JBC"]),
    ("The Kenyan defence forces left. Kenyan forces stayed.", ["Kenyan defence forces = Kenyan defence forces, Kenyan forces"]),
    ("Lima said Peru would wait. The Peruvian government agreed.", ["Peru = Lima, Peru, Peruvian government"]),
    ("The Defence Ministry of Chad agreed. The Defense Ministry left.", ["Defence Ministry of Chad = Defence Ministry of Chad, Defense Ministry"]),
    ("Ansaru, also known as AMIS, fled. AMIS denied it.", ["Ansaru = Ansaru, AMIS"]),
    ("Ghana's Ministry of Defence met Togo's Ministry of Defence.", ["Ministry of Defence = Ministry of Defence, Ghana's Ministry of Defence", "Ministry of Defence = Ministry of Defence, Togo's Ministry of Defence"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_mentions_of_one_actor_are_one_actor_with_all_its_names(text, expected):
    assert [f"{actor.name} = {', '.join(actor.names)}" for actor in actors(text)] == expected


OFFICES = [
    (
        "It cited the office of Kenyan President Tom Bello.",
        ["Office of Tom Bello = office of Kenyan President Tom Bello"],
    ),
    ("Kenyan President Tom Bello's office denied it.", ["Office of Tom Bello = Tom Bello's office"]),
    ("The post office of Ana Flores closed.", []),
    ("The office of the company closed.", []),
]


@pytest.mark.parametrize(("text", "expected"), OFFICES)
def test_the_office_of_a_person_in_office_is_a_body(text, expected):
    assert [f"{a.name} = {', '.join(a.names)}" for a in actors(text) if a.kind == "government-body"] == expected


SIGNED = [
    ("LIMA, May 4 (Andean News Agency) - Boats left, and nothing was seen by Andean.", "Lima", {"Andean": "media"}),
    ("LIMA. 4 May /Andean Tide/. An envoy told Andean Tide so.", "Lima", {"Andean Tide": "media"}),
    ("LIMA, May 4 (Andean News Agency) - Boats left for Fiji.", "Lima", {}),
    ("JEDDAH (Saudi Arabia), May 4 - Boats of Saudi Arabia left.", "Jeddah", {"Saudi Arabia": "state"}),
]


@pytest.mark.parametrize(("text", "place", "expected"), SIGNED)
def test_the_agency_that_signs_a_dateline_is_known_in_the_text(text, place, expected):
    plain = plain_document(
        "plain-text", "0" * 64, text, [Block(kind="paragraph", start=0, end=len(text))], language="en"
    )
    draft = Draft(evolve(plain, dateline_place=place))
    Actors().extract(draft.document, draft)
    found = {name: actor.kind for actor in draft.entities(Actor) for name in actor.names}
    assert expected.items() <= found.items()


def home(text, place):
    plain = plain_document(
        "plain-text", "0" * 64, text, [Block(kind="paragraph", start=0, end=len(text))], language="en"
    )
    draft = Draft(evolve(plain, dateline_place=place))
    Actors().extract(draft.document, draft)
    return {actor.name: actor.country for actor in draft.entities(Actor) if actor.kind != "state"}


HOME = [
    ("Peru will buy boats, Defence Minister Ana Flores said.", "Lima", {"Ana Flores": "PER"}),
    ("Peruvian boats left. The Coast Guard said so.", "Lima", {"Coast Guard": "PER"}),
    ("Chile will buy boats, Defence Minister Ana Flores said.", "Lima", {"Ana Flores": None}),
    ("Peru will buy boats, Defence Minister Ana Flores said.", "Cusco", {"Ana Flores": None}),
    ("Peru hosted NATO Secretary General Tom Bello.", "Lima", {"NATO": None, "Tom Bello": None}),
    ("Peru hosted Chilean Defence Minister Ana Flores.", "Lima", {"Ana Flores": "CHL"}),
]


@pytest.mark.parametrize(("text", "place", "expected"), HOME)
def test_officials_without_a_nationality_are_those_of_the_datelines_capital_where_the_lead_names_its_state(
    text, place, expected
):
    found = home(text, place)
    assert {name: found[name] for name in expected if name in found} == {
        n: c for n, c in expected.items() if n in found
    }
    assert found


def test_a_role_has_title_body_country_and_status():
    [body, person] = sorted(actors("Former Kenyan Navy chief Jimson Mutai spoke."), key=lambda actor: actor.kind)
    [role] = person.roles
    assert (role.title, role.country, role.status, role.organization) == ("Kenyan Navy chief", "KEN", "former", body.id)
    assert person.country == "KEN"


def test_every_value_is_cited_where_it_stands():
    draft = draft_of("Fijian Defence Minister Pio Tikoduadua met Suva's critics. Tikoduadua left.")
    [person] = [actor for actor in draft.entities(Actor) if actor.kind == "person"]
    supported = {support: evidence.quote for evidence in person.evidence for support in evidence.supports}
    assert supported["name"] == "Pio Tikoduadua"
    assert supported["names/Tikoduadua"] == "Tikoduadua"
    assert supported["roles/Defence Minister"] == "Defence Minister"
    assert supported["country"] == "Fijian"


def test_every_mention_is_noted_for_the_other_extractors():
    draft = draft_of("Kenya and Uganda agreed. Kenya signed in Uganda.")
    words = [(draft.text[m.start : m.end], draft[m.actor].country) for m in draft.mentions]
    assert words == [("Kenya", "KEN"), ("Uganda", "UGA"), ("Kenya", "KEN")]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("By Ana Flores, Reuters", ("byline",)),
        ("NAIROBI, Kenya", ("dateline",)),
        ("Copyright Nairobi Times", ("notice",)),
        ("Boats at anchor. Photo by Ana Flores", ("caption",)),
        ("", ()),
        ("the rain in the valley fell and the river rose", ()),
    ],
)
def test_bylines_credits_and_places_give_no_actor(text, kinds):
    assert actors(text, kinds) == []


def scored(path):
    """Right, found and wanted actors of an article, by kind and name (a state by its country)."""
    text, _, gold = path.read_text("utf-8").partition("----\n")
    wanted = [[part.strip() for part in f"{line}|||".split("|")[:3]] for line in gold.splitlines()]
    left = actors(text)
    total, right = len(left), 0
    for kind, name, country in wanted:
        match = next(
            (a for a in left if name in (a.name, *a.names) or (kind == a.kind == "state" and a.country == country)),
            None,
        )
        if match is not None:
            left.remove(match)
            right += 1
    unnamed = sum(kind == "unnamed-source" for kind, *_ in wanted)
    return right, total, len(wanted) - unnamed


def test_the_named_actors_of_articles_of_all_regions_are_found():
    counts = [scored(path) for path in ARTICLES]
    right, found, wanted = (sum(column) for column in zip(*counts, strict=True))
    assert right / found >= 0.90
    assert right / wanted >= 0.90


PIECES = ["Kenya", "the", "Minister", "of", "Affairs", ",", "and", "Gen.", "Mary Bello", "Bello", "said", "(KDF)", "'s", "Navy", "Council", ".", "\n", "U.S.", "KDF", "Nairobi", "in"]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_whatever_is_read_keeps_the_laws_of_a_record(pieces):
    draft = draft_of(" ".join(pieces))
    record = draft.finish()
    assert all(draft.text[e.start : e.end] == e.quote for actor in record.actors for e in actor.evidence)
    again = draft_of(" ".join(pieces)).finish()
    assert again == record


@pytest.mark.parametrize(
    "unit",
    ["Mary Bello and Tom Bello met Bello. ", "The Joint Border Council of Kenya met. ", "Kenya, ", "Aa Bb Cc said. "],
)
def test_the_work_doubles_with_the_text(unit):
    def cost(times):
        text = unit * times
        start = time.process_time()
        draft_of(text)
        return time.process_time() - start

    cost(10)
    assert min(cost(1600) for _ in range(2)) < 4 * min(cost(800) for _ in range(2)) + 0.1


BELONGING = [
    ("Deputy Minister Ana Soto, who spoke last, led the Peruvian delegation.", {"Ana Soto": "PER"}),
    ("The Chilean side was led by Colonel Tom Bello.", {"Tom Bello": "CHL"}),
    ("Ana Soto was the head of the Peruvian delegation.", {"Ana Soto": "PER"}),
    ("Ana Soto heads the Peruvian side of the firm.", {"Ana Soto": None}),
    ("Ana Soto led the Peruvian and Chilean delegations.", {"Ana Soto": None}),
    ("The foreign ministers of Peru and Chile, Ana Soto and Tom Bello, met.", {"Ana Soto": "PER", "Tom Bello": "CHL"}),
    ("The foreign ministers of Peru and Chile met.\nAna Soto and Tom Bello shook hands.", {"Ana Soto": "PER", "Tom Bello": "CHL"}),
    ("The foreign ministers of Peru and Chile met.\nSenator Ana Soto and Tom Bello left.", {"Ana Soto": None, "Tom Bello": None}),
    ("Under Secretary of State for Trade and International Security Ana Soto left.", {"Ana Soto": None}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BELONGING, ids=[text[:48] for text, _ in BELONGING])
def test_who_leads_a_delegation_or_shares_an_office_belongs_to_one_state(text, expected):
    assert {actor.name: actor.country for actor in actors(text) if actor.kind == "person"} == expected


PLACES = [
    ("The pact was signed in the Kremlin. Ana Soto said so.", ["Ana Soto"]),
    ("The Kremlin said so.", ["Kremlin"]),
    ("The 14th round of the Peru-Chile Corps Commander talks was short.", []),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_a_seat_where_something_happens_and_a_compound_of_states_are_no_bodies(text, expected):
    assert [actor.name for actor in actors(text) if actor.kind != "state"] == expected
