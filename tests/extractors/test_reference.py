"""Whom a noun phrase stands for: the phrase after "|" in the text on the left, the actors' names on the right."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secdialogue.extractors.actors import Actors
from secdialogue.extractors.reference import actors_of
from secdialogue.plugin import Block, Draft, plain_document


def reading(text):
    """The draft of a text in which "[" and "]" hold the phrases to be resolved, and the spans of these phrases."""
    plain, spans, opened = "", [], 0
    for mark in re.split(r"([\[\]])", text):
        if mark == "[":
            opened = len(plain)
        elif mark == "]":
            spans.append((opened, len(plain)))
        else:
            plain += mark
    blocks = [Block(kind="paragraph", start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", plain)]
    draft = Draft(plain_document("plain-text", "0" * 64, plain, blocks, language="en"))
    Actors().extract(draft.document, draft)
    return draft, spans


def resolved(text, *, create):
    draft, spans = reading(text)
    return [" + ".join(draft[actor].name for actor in actors_of(draft, *span, create=create)) for span in spans]


NAMES = [
    ("[Kenyan Foreign Minister Musalia Mudavadi] spoke.", ["Musalia Mudavadi"]),
    ("[Musalia Mudavadi, the foreign minister of Kenya,] spoke.", ["Musalia Mudavadi"]),
    ("[The foreign minister of Kenya, Musalia Mudavadi,] spoke.", ["Musalia Mudavadi"]),
    ("[Secretary of State Ana Flores] spoke.", ["Ana Flores"]),
    ("[Fiji and Tonga] agreed.", ["Fiji + Tonga"]),
    ("[President Ana Flores and Prime Minister Tom Bello] met.", ["Ana Flores + Tom Bello"]),
    ("[The Peruvian Navy report] was short.", ["Peruvian Navy"]),
    ("[A statement by the African Union] was short.", ["African Union"]),
    ("[Lima] agreed with [the Chilean government].", ["Peru", "Chile"]),
    ("[The Ministry of Defence and the National Police] agreed.", ["Ministry of Defence + National Police"]),
    ("[Abuja's] offer stood.", ["Nigeria"]),
    ("[Fiji, Tonga and Samoa] agreed.", ["Fiji + Tonga + Samoa"]),
    ("[Ana Flores, Tom Bello, and Carmen Diaz] left.", ["Ana Flores + Tom Bello + Carmen Diaz"]),
    ("[Ana Flores, Peru's envoy, and Tom Bello] left.", ["Ana Flores + Tom Bello"]),
    ("[Ana Flores, the Peruvian president and the bloc's mediator,] left.", ["Ana Flores"]),
    ("The Authority on [Development (AD)] agreed. The African Union Mission in [Chad] agreed.", ["Authority on Development", "African Union Mission in Chad"]),
    ("[The official Sudan News Agency] said so, and [the Ansaru group] denied it.", ["Sudan News Agency", "Ansaru"]),
]  # fmt: skip

BEFORE = [
    ("Ana Flores arrived. [She] left.", ["Ana Flores"]),
    ("Ana Flores met Tom Bello. [He] left, and [she] stayed.", ["Tom Bello", "Ana Flores"]),
    ("General Tom Bello spoke. [The general] left.", ["Tom Bello"]),
    ("Maj. Gen. Tom Bello met Minister Ana Flores. [The minister] left, and so did [the general].", ["Ana Flores", "Tom Bello"]),
    ("Fijian Minister Ana Flores met Tongan Minister Tom Bello. [The Tongan minister] left.", ["Tom Bello"]),
    ("Kenyan Minister Ana Flores spoke. Tanzanian Minister Tom Bello met [his Kenyan counterpart].", ["Ana Flores"]),
    ("The Chilean Navy sailed. [The navy] denied it.", ["Chilean Navy"]),
    ("Ansaru fighters fled. [The group] denied it.", ["Ansaru"]),
    ("The African Union met. [The bloc] agreed, and [it] said so.", ["African Union", "African Union"]),
    ("Fiji and Tonga met. [Both governments] agreed, and [the two sides] signed.", ["Fiji + Tonga", "Fiji + Tonga"]),
    ("Talks between Baku and Yerevan resumed. [The two countries] agreed.", ["Azerbaijan + Armenia"]),
    ("Fiji and Tonga met. [The sides] agreed, and [the parties] signed.", ["Fiji + Tonga", "Fiji + Tonga"]),
    ("[Figures] released by the Kenyan army rose.", ["Kenyan army"]),
    ("[Leader] of the Opposition Tom Bello left.", ["Tom Bello"]),
    ("Fiji met Tonga in Suva. [The delegations] agreed.", ["Fiji + Tonga"]),
    ("Sudanese media had it. The Sudanese army and Ansaru fighters fought. [The two parties] agreed.", ["Sudanese army + Ansaru"]),
    ("Fijian Minister Ana Flores met with Tongan Minister Tom Bello. [The sides] agreed.", ["Ana Flores + Tom Bello"]),
    ("Envoy Ana Flores met her Japanese counterpart Kenji Mori. [Both leaders] agreed.", ["Ana Flores + Kenji Mori"]),
    ("Defence Ministers Ana Flores of Peru and Tom Bello of Chile met. [The Chilean minister] left.", ["Tom Bello"]),
    ("Minister Ana Flores, Foreign Minister Tom Bello and Minister Carmen Diaz met. [The ministers] agreed.", ["Ana Flores + Tom Bello + Carmen Diaz"]),
    ("The Ministers of Defence of Fiji, Tonga and Samoa met. [The Ministers] agreed.", ["Fiji + Tonga + Samoa"]),
    ("Secretary of State Ana Flores and Foreign Minister Tom Bello met. [The two ministers] agreed.", ["Ana Flores + Tom Bello"]),
    ("Envoy Ana Flores, [who] left early, agreed.", ["Ana Flores"]),
    ("Professor Ana Flores and Tom Bello, a fellow, met. [The professor] left.", ["Ana Flores"]),
]  # fmt: skip

NOBODY = [
    "[It] rained.",
    "[The sides] agreed.",
    "[The army barracks] burned.",
    "[The minister] left.",
    "Ana Flores met her. [I] left, and [we] stayed.",
    "[A poll] was taken.",
    "Kenya and Uganda met. [Half of the systems] failed.",
    "Kenya met Uganda, and [two ministers] left.",
    "[His office] was closed.",
    "Ana Flores left. [One] was enough.",
    "[The river] rose.",
    "[The delegations] agreed.",
    "[A Kenyan president] left. Kenyan President Tom Bello came.",
    "[The new committee] and [a defence committee] agreed.",
    "Ana Flores arrived. [He] left.",
]

UNNAMED = [
    ("[A senior western diplomat] said so. [The diplomat] left.", ["senior western diplomat", "senior western diplomat"]),
    ("[Two people familiar with the matter] said so.", ["Two people familiar with the matter"]),
    ("[Fijian officials] agreed. [Officials] left.", ["Fijian officials", "Fijian officials"]),
    ("[The army] denied it, and [the military] agreed.", ["army", "army"]),
    ("[A spokesman for the ministry] denied it.", ["spokesman for the ministry"]),
    ("[Local residents] fled, said [an aid worker].", ["Local residents", "aid worker"]),
    ("[Senior Kenyan and Ugandan officials] met.", ["Senior Kenyan and Ugandan officials"]),
    ("[Rosatom] agreed.", ["Rosatom"]),
    ("Fiji met Tonga, according to [two western officials].", ["two western officials"]),
    ("[One visitor] said so, and [supporters of the pact] denied it.", ["visitor", "supporters of the pact"]),
    ("[One of the envoys] left, and [some of them] stayed.", ["one of the envoys", "some of them"]),
    ("President Tom Bello rang them, according to [his office].", ["Office of Tom Bello"]),
    ("[Kenya's president] left. Kenyan President Tom Bello and Chadian President Idris Aba met.", ["Tom Bello"]),
    ("[The electoral commission] and [the country's central bank] agreed.", ["electoral commission", "central bank"]),
    ("[The country's election body, INEX], agreed, and [a rebel group, Takar], denied it.", ["INEX", "Takar"]),
    ("[A pair of officials close to the talks] agreed.", ["pair of officials close to the talks"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES + BEFORE)
def test_a_phrase_stands_for_the_actors_named_in_it_or_before(text, expected):
    assert resolved(text, create=False) == expected


@pytest.mark.parametrize("text", NOBODY)
def test_a_phrase_that_stands_for_nobody_gives_nothing(text):
    assert set(resolved(text, create=False)) == {""}


@pytest.mark.parametrize(("text", "expected"), UNNAMED)
def test_a_source_without_a_name_is_added_once_where_asked_for(text, expected):
    assert [name.casefold() for name in resolved(text, create=True)] == [name.casefold() for name in expected]
    assert set(resolved(text, create=False)) <= {""}


def test_an_unnamed_source_is_cited_with_country_and_role():
    draft, [span] = reading("[A senior Fijian official] denied it.")
    [actor] = actors_of(draft, *span, create=True)
    source = draft[actor]
    assert (source.kind, source.named, source.country, source.roles[0].title) == (
        "unnamed-source",
        False,
        "FJI",
        "senior Fijian official",
    )
    supports = {support for evidence in source.evidence for support in evidence.supports}
    assert {"name", "country", "roles/senior Fijian official"} <= supports
    assert draft.finish()


def test_an_unnamed_source_of_a_body_belongs_to_the_bodys_state():
    draft, [span] = reading("[A White House envoy] left.")
    [actor] = actors_of(draft, *span, create=True)
    assert draft[actor].country == "USA"


def test_the_report_of_an_office_is_the_offices_own():
    assert resolved("[A Kenyan Auditor General report] warned of it.", create=True) == ["Kenyan Auditor General"]


def test_what_a_pronoun_stands_for_is_noted_as_a_mention():
    draft, [span] = reading("Ana Flores arrived. [She] left.")
    [actor] = actors_of(draft, *span)
    assert [m.actor for m in draft.mentions_in(*span)] == [actor]


PIECES = [
    "the", "minister", "of", "Kenya", "and", "both", "sides", "officials", "he", "they", "it", "Ana", "Flores", "Gen.", "US", "senior",
    "report", "joint", "statement", "who", ",", "'s", "two", "one", "group", "Navy", "(", ")", "KDF", "familiar", "with", "matter", "\n", ".",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25), st.data())
def test_any_phrase_of_any_text_is_resolved_within_the_laws_of_a_record(pieces, data):
    text = " ".join(pieces)
    draft, _ = reading(text)
    for _ in range(3):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        for actor in actors_of(draft, start, end, create=True):
            assert draft[actor].evidence
    assert draft.finish()


@pytest.mark.parametrize(
    "unit",
    ["[She] met Ana Flores. ", "[the minister] met Minister Tom Bello and ", "[both sides] met Fiji and Tonga, "],
)
def test_the_work_doubles_with_the_text(unit):
    def cost(times):
        draft, spans = reading(unit * times)
        start = time.process_time()
        for span in spans:
            actors_of(draft, *span, create=True)
        return time.process_time() - start

    cost(10)
    assert min(cost(600) for _ in range(2)) < 4 * min(cost(300) for _ in range(2)) + 0.1
