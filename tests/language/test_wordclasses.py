"""Word classes, dictionary forms and elements: the light reading that attributions rest on."""

import pytest

from secdialogue.language.analysis import analyze_text
from secdialogue.language.elements import Elements
from secdialogue.language.lemmas import lemma, verb_fields


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("The envoy left early.", "DT NN VBD RB ."),
        ("The rebel commander left early.", "DT NN NN VBD RB ."),
        ("The group undertook a search.", "DT NN VBD DT NN ."),
        ("The ministers have signed the deal.", "DT NNS VBP VBN DT NN ."),
        ("The US sent Gen. Okafor.", "DT NNP VBD NNP NNP ."),
        ("They will report to us.", "PRP MD VB IN PRP ."),
        ("The opposition leader Said Karimov left.", "DT NN NN NNP NNP VBD ."),
        ("Premier Said Karimov Left", "NNP VBD NNP VBD"),
        ("They sent the ministers’ letter.", "PRP VBD DT NNS POS NN ."),
        ("They spoke of ‘both sides’ twice.", 'PRP VBD IN " DT NNS " RB .'),
        ("They met face to face in Rio de Janeiro.", "PRP VBD RB RB RB IN NNP NNP NNP ."),
        ("Their report was read.", "PRP$ NN VBD VBN ."),
    ],
)
def test_a_word_has_the_class_that_its_neighbours_ask_for(text, classes):
    assert " ".join(analyze_text(text).classes).replace("TO", "IN") == classes


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("said", "say"), ("hoped", "hope"), ("hopping", "hop"), ("admitted", "admit"), ("denies", "deny"), ("lying", "lie"),
        ("visited", "visit"), ("added", "add"), ("found", "find"), ("urges", "urge"), ("xyzzed", "xyzzed"),
    ],
)  # fmt: skip
def test_a_verb_form_has_its_dictionary_form(form, verb):
    assert lemma(form) == verb


def test_a_verb_has_the_field_of_its_first_sense():
    assert verb_fields()["say"] == "communication"
    assert verb_fields()["believe"].startswith("cognition")


def test_a_noun_phrase_is_one_element_and_its_last_noun_is_its_head():
    found = Elements(analyze_text("Kenya's foreign minister met three envoys of the union on Friday."))
    assert found.symbol == ["n", "V", "n", "of", "n", "on", "T", "."]
    assert found.lower[found.head[0]] == "minister"


def test_a_phrase_and_what_hangs_on_it_fold_into_one():
    found = Elements(analyze_text("The head of the mission for the region spoke."))
    assert found.fold(0, len(found.symbol)) == "n V ."


def test_every_token_belongs_to_one_element():
    found = Elements(analyze_text('He said: "We (all three) go." Nobody\'s plan … worked!\nNo.'))
    assert len(found.of) == len(found.tokens) + 1
    assert found.of == sorted(found.of)
    assert [found.of[first] for first in found.first] == list(range(len(found.first)))
