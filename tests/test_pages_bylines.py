"""Bylines: on the left the line, on the right the names."""

import pytest

from secdialogue.pages.bylines import is_account, looks_like_a_name, split_authors

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
    ("Awa Ndiaye, Europe correspondent", ["Awa Ndiaye"]),
    ("Awa Ndiaye, Staff Writer, Joseph Diallo, Senior Editor", ["Awa Ndiaye", "Joseph Diallo"]),
    ("Awa Ndiaye Senior Reporter", ["Awa Ndiaye"]),
    ("Staff Reporter", ["Staff Reporter"]),
    ("Courier's Editorial Writers", ["Courier's Editorial Writers"]),
    ("Awa Ndiaye in Dakar", ["Awa Ndiaye"]),
    ("Awa Ndiaye, Dakar", ["Awa Ndiaye"]),
    ("Dakar", ["Dakar"]),
    ("Coast Letters Ltd, Dakar, Senegal", ["Coast Letters Ltd"]),
    ("Awa Ndiaye, Research Economist", ["Awa Ndiaye"]),
    ("Awa Ndiaye Awa Ndiaye", ["Awa Ndiaye"]),
    ("홍길동 기자", ["홍길동"]),
    ("Awa Ndiaye, Joseph Diallo and Grace Achieng in Nairobi", ["Awa Ndiaye", "Joseph Diallo", "Grace Achieng"]),
    ("Awa Ndiaye | Reuters", ["Awa Ndiaye", "Reuters"]),
    ("Anke Sörensen und dpa", ["Anke Sörensen", "dpa"]),
    ("Awa Ndiaye avec AFP", ["Awa Ndiaye", "AFP"]),
    ("Le Courrier avec AFP", ["Le Courrier avec AFP"]),
    ("Text: Anke Sörensen Fotos: Jonas Behr", ["Anke Sörensen"]),
    ("Awa Ndiaye, photos by Joseph Diallo", ["Awa Ndiaye"]),
    ("Institute for the Study of Rivers", ["Institute for the Study of Rivers"]),
    ("Awa Ndiaye, Ph.D., Joseph Diallo, MD", ["Awa Ndiaye, Ph.D.", "Joseph Diallo, MD"]),
    ("Автор: Олена Бондар", ["Олена Бондар"]),
    ("Олена Бондар и Павел Рябов", ["Олена Бондар", "Павел Рябов"]),
    ("王小明，李文", ["王小明", "李文"]),
    ("[Awa Ndiaye]", ["Awa Ndiaye"]),
    ("admin", []),
    ("undefined", []),
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
    ("By Awa Ndiaye for The Courier", ["Awa Ndiaye"]),
    ("By Awa Ndiaye, Dakar", ["Awa Ndiaye"]),
    ("By Awa Ndiaye and Reuters", ["Awa Ndiaye", "Reuters"]),
    ("By JOSEPH DIALLO, AP Technology Writer", ["JOSEPH DIALLO"]),
    ("By Awa Ndiaye, Senior Political Correspondent", ["Awa Ndiaye"]),
    ("Autorin/Autor Anke Sörensen", ["Anke Sörensen"]),
    ("Submitted by Awa Ndiaye on Tue, 03/05/2024 - 10:00", ["Awa Ndiaye"]),
    ("dpa", []),
    ("Von", []),
    ("Kommentar von", []),
    ("Follow", []),
    ("View more articles", []),
    ("Awa Ndiaye View author publications", ["Awa Ndiaye"]),
    ("By Awa Ndiaye, MS, Monday", ["Awa Ndiaye"]),
    ("By Awa Ndiaye, AFP", ["Awa Ndiaye", "AFP"]),
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


ACCOUNTS = [
    ("andiaye", True),
    ("desk_2", True),
    ("Super User", True),
    ("Awa", False),
    ("Awa Ndiaye", False),
    ("afp", False),
    ("", False),
]


@pytest.mark.parametrize(("name", "account"), ACCOUNTS)
def test_the_name_of_an_account_is_known(name, account):
    assert is_account(name) is account
