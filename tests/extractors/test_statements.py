"""Statements: attributions of a text with their speakers, hearers and go-betweens as actors of the record."""

import re

import pytest

from secdialogue import extract
from secdialogue import read as plain
from secdialogue.extractors.actors import Actors
from secdialogue.extractors.statements import Statements
from secdialogue.plugin import Block, Draft, plain_document


def read(text, kind="paragraph"):
    """The record of a text whose lines are its blocks."""
    blocks = [Block(kind=kind, start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", text)]
    draft = Draft(plain_document("plain-text", "0" * 64, text, blocks, language="en"))
    Actors().extract(draft.document, draft)
    Statements().extract(draft.document, draft)
    return draft.finish()


CASES = [
    (
        '"The border stays open," Foreign Minister Alfred Mutua told reporters in Nairobi.',
        ["Alfred Mutua"],
        "The border stays open",
        "direct",
    ),
    (
        '"We are close," Premier Ana Okello said. "Nothing is signed."',
        ["Ana Okello"],
        "We are close Nothing is signed.",
        "direct",
    ),
    (
        "Egypt and Ethiopia said on Sunday that they would resume talks.",
        ["Egypt", "Ethiopia"],
        "they would resume talks",
        "indirect",
    ),
    (
        "General Samuel Okafor visited the base. He said the fleet would stay.",
        ["Samuel Okafor"],
        "the fleet would stay",
        "indirect",
    ),
    (
        "The envoys will go to Doha on Saturday, an official of the group told Reuters on Friday.",
        ["official of the group"],
        "The envoys will go to Doha on Saturday",
        "indirect",
    ),
    ("A senior diplomat told reporters that the road was open.", ["senior diplomat"], "the road was open", "indirect"),
    ('"One.\n"Two and three," Premier Ana Okello said.', ["Ana Okello"], "One. Two and three", "direct"),
    (
        '"He said that the king said no," Premier Ana Okello said.',
        ["Ana Okello"],
        "He said that the king said no",
        "direct",
    ),
]


@pytest.mark.parametrize(("text", "speakers", "content", "mode"), CASES, ids=[row[0][:32] for row in CASES])
def test_a_statement_has_its_speakers_its_words_and_its_mode(text, speakers, content, mode):
    record = read(text)
    [found] = record.statements
    assert ([record[actor].name for actor in found.speakers], found.text, found.mode) == (speakers, content, mode)


def test_a_summit_speaks_for_the_body_whose_it_is():
    record = read("Heads of state of the African Union met in Kampala. The summit condemned the coup.")
    assert [[record[a].name for a in s.speakers] for s in record.statements] == [["African Union"]]


TURNS = [
    (
        "MR. ORTEGA: Good morning. The round will be short.\nI said so yesterday.\nQUESTION: Who will attend?\nMS. BELLO: The ministers.",
        ["ORTEGA: Good morning. The round will be short. I said so yesterday.", "BELLO: The ministers."],
    ),
    (
        "MINISTER ANA SOTO: I think that it is over. We welcome the talks.\nQ: Why?\nA: They are needed.\nTHE MINISTER: Thank you.",
        ["ANA SOTO: I think that it is over. We welcome the talks.", ": They are needed.", "ANA SOTO: Thank you."],
    ),
    (
        "SECRETARY HALE: Good. Premier Ana Soto said that the road was open.\n(Laughter)\nQUESTION: Open?\nSECRETARY HALE: Yes.",
        ["HALE: Good. Premier Ana Soto said that the road was open.", "Ana Soto: the road was open", "HALE: Yes."],
    ),
    (
        "MR. ORTEGA: Good.\nQUESTION: Has Ana Soto confirmed that the road is open?\nMR. ORTEGA: Yes.\nQUESTION: Why?\nMR. ORTEGA: Ask.",
        ["ORTEGA: Good.", "ORTEGA: Yes.", "ORTEGA: Ask."],
    ),
    ("QUESTION: Who will attend?\nQUESTION: And when?\nMODERATOR: That is all.", []),
    ("Background: The round was short.\nPlace: Lima.\nThe ships left.", []),
]


@pytest.mark.parametrize(("text", "expected"), TURNS, ids=[row[0][:24] for row in TURNS])
def test_a_turn_of_a_transcript_is_a_statement_of_whom_its_label_names(text, expected):
    [document] = plain(text.encode(), parser="plain-text")
    record = extract(document)
    said = [f"{', '.join(record[a].name for a in s.speakers)}: {s.text}" for s in record.statements]
    assert said == expected
    assert all(s.within or s.mode == "direct" for s in record.statements)


def test_what_a_question_reports_before_it_asks_is_a_statement_of_its_own():
    """It stands within no turn, for whoever asks has no name."""
    text = "MR. ORTEGA: Good.\nQUESTION: Peru said that the road was open. Is it?\nMR. ORTEGA: Yes.\nQUESTION: Why?\nMR. ORTEGA: Ask."
    [document] = plain(text.encode(), parser="plain-text")
    [said] = [s for s in extract(document).statements if s.mode == "indirect"]
    assert (said.text, said.within) == ("the road was open", None)


SILENT = [
    'The novel "War and Peace" lay on the table.',
    "The fleet left Mombasa at dawn.",
    "Concrete results were not expected.",
    "The talks are seen as a test.",
    "",
]


@pytest.mark.parametrize("text", SILENT)
def test_where_nobody_speaks_there_is_no_statement(text):
    assert read(text).statements == ()


def test_rights_and_bylines_state_nothing():
    assert read("The agency said the photo is free to use.", kind="notice").statements == ()


def test_whose_words_stand_in_a_statement_is_whose_the_statement_is_further_on():
    record = read('In a statement, the Kenyan navy said boats would go on. "The sea is safe," the statement added.')
    assert [[record[a].name for a in s.speakers] for s in record.statements] == [["Kenyan navy"], ["Kenyan navy"]]


LAST_SPEAKERS = [
    ("Peru and Chile issued a joint statement on Monday. The statement said trade had grown.", ["Peru", "Chile"]),
    (
        "India and Chile said in a joint press release it was late. Trade had grown, the release said.",
        ["India", "Chile"],
    ),
    ("India and Chile said in a joint press release it was late. It added that trade had grown.", ["India", "Chile"]),
    (
        "Envoy Wei Long, reading from a chairman's statement, said it was over. The statement said all left.",
        ["Wei Long"],
    ),
    ("The Kenyan navy published a report on Monday. The report said trade had grown.", ["Kenyan navy"]),
    (
        "Peru and Chile signed on Monday. Both foreign ministries said it would enter into force in May.",
        ["Peru", "Chile"],
    ),
    ("Peru and Chile swapped prisoners, the two countries' defence ministries said.", ["Peru", "Chile"]),
    ('Tomas Kim arrived on Friday. "We have a shield," the vice foreign minister said.', ["Tomas Kim"]),
    ('Pablo Beltran warned of haste. "We came to talk," said the rebel commander.', ["Pablo Beltran"]),
    ("Tomas Kim accused Peru of haste. It was late, the Chilean president said.", ["Tomas Kim"]),
    ("Minister Ana Soto met Minister Tom Bello. It was late, the general said.", ["general"]),
    ("Ana Soto met Tom Bello on Monday. It was late, the general said.", ["general"]),
    ("Minister Ana Soto arrived. It was late, a general said.", ["general"]),
    ("It was late, Peru's defence minister said. Defence Minister Ana Soto of Peru left on Friday.", ["Ana Soto"]),
    ("The council met Chile, Niger and the Sudan, which have said that it was late.", ["Chile", "Niger", "Sudan"]),
    ("The council met Chile and Niger, which has said that it was late.", ["Niger"]),
    ("The governments of Peru and Chile said it was late.", ["Peru", "Chile"]),
    ("The Peruvian and Chilean delegations said it was late.", ["Peru", "Chile"]),
    ("The statement said that it was late.", []),
]


@pytest.mark.parametrize(("text", "speakers"), LAST_SPEAKERS, ids=[row[0][:40] for row in LAST_SPEAKERS])
def test_who_speaks_last_is_told_by_what_was_issued_by_both_sides_and_by_an_office_told_anew(text, speakers):
    record = read(text)
    assert [record[a].name for a in record.statements[-1].speakers] == speakers


def test_ministers_who_spoke_together_are_the_ministers_further_on():
    record = read(
        "Minister Ana Soto of Peru and Minister Tom Bello of Chile met. The two ministers condemned the raid. "
        "It rained. It snowed. It was cold. Peru has a fleet. The ministers confirmed that the plan was good."
    )
    assert [record[a].name for a in record.statements[-1].speakers] == ["Ana Soto", "Tom Bello"]


def test_a_statement_that_nobody_is_known_for_has_no_speaker():
    [found] = read("The statement said it was late.").statements
    assert found.speakers == ()


def test_a_statement_inside_another_stands_within_it_and_names_the_outlet_that_has_it():
    record = read("Reuters reported that Kenyan officials said the bridge was safe.")
    outer, inner = sorted(record.statements, key=lambda s: s.within is not None)
    assert inner.within == outer.id
    assert [record[actor].name for actor in inner.relayed_by] == ["Reuters"]


def test_who_is_quoted_as_saying_speaks_and_the_outlet_hands_it_on():
    record = read('"The talks go on," Reuters quoted Foreign Minister Amina Diallo as saying.')
    [found] = record.statements
    assert [record[actor].name for actor in found.speakers] == ["Amina Diallo"]
    assert [record[actor].name for actor in found.relayed_by] == ["Reuters"]


def test_one_that_is_told_is_the_audience_and_reporters_are_none():
    record = read(
        "Minister Alfred Mutua met President Samia Hassan. Mutua told Hassan that the road was open. Mutua told reporters that it was safe."
    )
    assert [s.audience and record[s.audience].name for s in record.statements] == ["Samia Hassan", None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"Not a drop," Minister Alfred Mutua told Lagos Courier.', "Lagos Courier"),
        ('"Not a drop," Minister Alfred Mutua told the crowd.', None),
    ],
)
def test_a_hearer_with_a_name_is_an_actor_though_named_once(text, name):
    record = read(text)
    [found] = record.statements
    assert (found.audience and record[found.audience].name) == name


def test_a_headline_that_is_a_quotation_with_its_cue_is_read():
    [found] = read('"We will not sign," says Peruvian President Maria Quispe', kind="title").statements
    assert found.text == "We will not sign"


def test_denials_and_refusals_are_not_affirmed():
    record = read(
        "The Kenyan army denied that its planes had bombed the camp. Premier Ana Okello declined to comment on the raid."
    )
    assert [s.polarity for s in record.statements] == ["denied", "declined"]


def test_every_part_is_cited_with_its_quotation_marks_and_the_source_with_its_title():
    text = '"We are close," Premier Ana Okello said. "Nothing is signed."'
    [found] = read(text).statements
    assert {(e.quote, e.supports[0]) for e in found.evidence} == {
        ('"We are close,"', "text"),
        ('"Nothing is signed."', "text"),
        ("Premier Ana Okello", "speakers"),
        ("said", "cue"),
    }
