"""Bylines: on the left the line, on the right the names."""

import pytest

from secdialogue.pages.bylines import looks_like_a_name, split_authors

FIELDS = [
    ("Grace Achieng", ["Grace Achieng"]),
    ("By Grace Achieng and Dennis Mwangi", ["Grace Achieng", "Dennis Mwangi"]),
    ("Written by: Grace Achieng", ["Grace Achieng"]),
    ("Von Anke Sörensen und Jonas Behr", ["Anke Sörensen", "Jonas Behr"]),
    ("Por Lucía Paredes y Juan Quispe", ["Lucía Paredes", "Juan Quispe"]),
    ("Trudi Dissing", ["Trudi Dissing"]),
    ("Emeka di Bello", ["Emeka di Bello"]),
    ("Elena Oberholz (eob)", ["Elena Oberholz"]),
    ("Joseph Diallo Jr.", ["Joseph Diallo Jr."]),
    ("Joseph Diallo, Jr., Awa Ndiaye", ["Joseph Diallo, Jr.", "Awa Ndiaye"]),
    ("Ministry of Trade and Industry", ["Ministry of Trade and Industry"]),
    ("https://social.example/awa", []),
    ("awa@courier.example", []),
    ("Awa Ndiaye; awa ndiaye", ["Awa Ndiaye"]),
    ("", []),
]


@pytest.mark.parametrize(("field", "names"), FIELDS, ids=[f or "nothing" for f, _ in FIELDS])
def test_an_author_field_gives_its_names(field, names):
    assert split_authors(field) == names


LINES = [
    ("By Grace Achieng and Dennis Mwangi, in Nairobi", ["Grace Achieng", "Dennis Mwangi"]),
    ("By GRACE ACHIENG, Staff Writer", ["GRACE ACHIENG"]),
    ("By Nasrin Chowdhury, Senior Fellow", ["Nasrin Chowdhury"]),
    ("By the end of the month", []),
    ("Published 5 March 2024", []),
    ("Staff reporter", []),
]


@pytest.mark.parametrize(("line", "names"), LINES, ids=[line for line, _ in LINES])
def test_a_line_that_readers_see_gives_only_what_is_built_like_a_name(line, names):
    assert split_authors(line, strict=True) == names


@pytest.mark.parametrize("name", ["Awa Ndiaye", "Abu Bakr al-Masri", "Rosa de la Cruz", "王小明", "O’Brien"])
def test_names_look_like_names(name):
    assert looks_like_a_name(name)


@pytest.mark.parametrize("words", ["", "news desk", "Chief Editor", "the minister", "Room 12", "Word " * 9])
def test_other_words_do_not(words):
    assert not looks_like_a_name(words)
