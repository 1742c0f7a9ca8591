"""States in English text: every name, adjective, people and capital of ISO 3166 leads to its code."""

import csv
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secdialogue.language.countries import countries, country_of, country_words
from secdialogue.language.tokens import tokenize

NAMES = [
    ("Turkey", "TUR"), ("Türkiye", "TUR"), ("Burma", "MMR"), ("Myanmar", "MMR"), ("Ivory Coast", "CIV"),
    ("Côte d’Ivoire", "CIV"), ("Côte d'Ivoire", "CIV"), ("Cote d'Ivoire", "CIV"), ("DR Congo", "COD"), ("DRC", "COD"),
    ("the Democratic Republic of the Congo", "COD"), ("Republic of the Congo", "COG"), ("UK", "GBR"), ("U.K.", "GBR"),
    ("Britain", "GBR"), ("U.S.", "USA"), ("the United States of America", "USA"), ("America", "USA"), ("UAE", "ARE"),
    ("DPRK", "PRK"), ("South Korea", "KOR"), ("Republic of Korea", "KOR"), ("North Korea", "PRK"), ("Czech Republic", "CZE"),
    ("Cape Verde", "CPV"), ("Cabo Verde", "CPV"), ("East Timor", "TLS"), ("Swaziland", "SWZ"), ("Eswatini", "SWZ"),
    ("the Netherlands", "NLD"), ("Holland", "NLD"), ("Bosnia", "BIH"), ("North Macedonia", "MKD"), ("Kosovo", "XKX"),
    ("Taiwan", "TWN"), ("Palestine", "PSE"), ("the Holy See", "VAT"), ("St. Lucia", "LCA"), ("Saint Lucia", "LCA"),
    ("Niger", "NER"), ("Nigeria", "NGA"), ("Guinea-Bissau", "GNB"), ("Papua New Guinea", "PNG"), ("Russian Federation", "RUS"),
]  # fmt: skip

ADJECTIVES = [
    ("Iraqi", "IRQ"), ("Dutch", "NLD"), ("Emirati", "ARE"), ("British", "GBR"), ("American", "USA"), ("Filipino", "PHL"),
    ("Philippine", "PHL"), ("Ivorian", "CIV"), ("Burkinabe", "BFA"), ("Malagasy", "MDG"), ("Nepali", "NPL"), ("Lao", "LAO"),
    ("Kyrgyz", "KGZ"), ("Nigerien", "NER"), ("Nigerian", "NGA"), ("Swiss", "CHE"), ("Danish", "DNK"), ("Swedish", "SWE"),
    ("Polish", "POL"), ("Kosovar", "XKX"), ("Congolese", "COD"), ("South Sudanese", "SSD"), ("Sudanese", "SDN"),
    ("Central African", "CAF"), ("South African", "ZAF"), ("Salvadoran", "SLV"), ("Ni-Vanuatu", "VUT"), ("Azeri", "AZE"),
    ("Timorese", "TLS"), ("Motswana", "BWA"), ("Saudi", "SAU"), ("Argentine", "ARG"), ("Cypriot", "CYP"), ("Thai", "THA"),
]  # fmt: skip

PEOPLE = [
    ("Turks", "TUR"), ("Danes", "DNK"), ("Swedes", "SWE"), ("Finns", "FIN"), ("Poles", "POL"), ("Spaniards", "ESP"),
    ("Britons", "GBR"), ("Czechs", "CZE"), ("Serbs", "SRB"), ("Croats", "HRV"), ("Kazakhs", "KAZ"), ("Filipinos", "PHL"),
    ("Iraqis", "IRQ"), ("Kenyans", "KEN"), ("Pakistanis", "PAK"), ("Fijians", "FJI"),
]  # fmt: skip

CAPITALS = [
    ("Kyiv", "UKR"), ("Kiev", "UKR"), ("Beijing", "CHN"), ("Pyongyang", "PRK"), ("Naypyidaw", "MMR"), ("Abuja", "NGA"),
    ("Brasília", "BRA"), ("Bogota", "COL"), ("N'Djamena", "TCD"), ("Dhaka", "BGD"), ("Ulaanbaatar", "MNG"), ("Suva", "FJI"),
    ("Addis Ababa", "ETH"), ("New Delhi", "IND"), ("Ramallah", "PSE"), ("Pristina", "XKX"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "code"), NAMES + ADJECTIVES + PEOPLE + CAPITALS)
def test_an_expression_for_a_state_leads_to_its_code(words, code):
    assert country_of(words) == code


@pytest.mark.parametrize(
    "words", ["", "Kurdish", "Europe", "European", "African", "Paris Agreement", "Chinatown", "usa", "iraq", "Atlantis"]
)
def test_what_names_no_state_leads_to_nothing(words):
    assert country_of(words) is None


SENTENCES = [
    ("South Korea and North Korea met.", [("South Korea", "KOR", "name"), ("North Korea", "PRK", "name")]),
    ("The Equatorial Guinean army", [("Equatorial Guinean", "GNQ", "adjective")]),
    (
        "Guinea, Guinea-Bissau and Papua New Guinea",
        [("Guinea", "GIN", "name"), ("Guinea-Bissau", "GNB", "name"), ("Papua New Guinea", "PNG", "name")],
    ),
    ("the People’s Republic of China", [("People’s Republic of China", "CHN", "name")]),
    (
        "He left the U.S. for Bosnia and Herzegovina.",
        [("U.S.", "USA", "name"), ("Bosnia and Herzegovina", "BIH", "name")],
    ),
    ("Cote D’Ivoire and Togo", [("Cote D’Ivoire", "CIV", "name"), ("Togo", "TGO", "name")]),
    ("the Danes and the Dutch", [("Danes", "DNK", "people"), ("Dutch", "NLD", "adjective")]),
    ("give us the minutes of the turkey inquiry", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_the_longest_expression_counts(text, expected):
    found = country_words(tokens := tokenize(text))
    assert [(text[tokens[w.first].start : tokens[w.last - 1].end], w.alpha3, w.use) for w in found] == expected


def test_every_code_of_iso_has_a_name_and_most_states_all_four_kinds_of_words():
    table = countries()
    assert len(table) == 250
    assert all(country.name and country.names for country in table.values())
    states = [country for country in table.values() if country.state]
    assert 195 <= len(states) <= 205
    assert all(country.capitals for country in states if country.alpha3 not in {"NRU", "TKL"})
    assert [c.alpha3 for c in states if not c.adjectives and c.alpha3 not in {"COG", "DMA"}] == []


def test_codes_are_the_ones_of_iso_and_unique():
    table = countries()
    assert len({country.alpha2 for country in table.values()}) == len(table)
    assert table["XKX"].numeric == ""
    assert (table["USA"].alpha2, table["USA"].numeric, table["USA"].name) == ("US", "840", "United States")
    assert not table["GRL"].state
    assert table["TWN"].state


def test_the_short_names_agree_with_cldr():
    babel = pytest.importorskip("babel")
    territories = babel.Locale("en").territories
    differing = [
        c.alpha3
        for c in countries().values()
        if country_of(territories[c.alpha2].split(" (")[0].replace("’", "'")) != c.alpha3
    ]
    assert set(differing) <= {"COD", "COG", "HMD", "MMR", "FLK"}


@given(
    st.lists(
        st.sampled_from([words for words, _ in NAMES + ADJECTIVES + PEOPLE] + ["and", ",", "the", "met", "New", "of"]),
        max_size=12,
    )
)
def test_words_for_states_lie_in_order_and_apart(pieces):
    tokens = tokenize(" ".join(pieces))
    found = country_words(tokens)
    assert all(one.last <= other.first for one, other in pairwise(found))
    assert all(0 <= word.first < word.last <= len(tokens) for word in found)


def test_the_work_doubles_with_the_text():
    def cost(times):
        tokens = tokenize("Republic of the Bosnia and South New Saint U.S. " * times)
        start = time.process_time()
        country_words(tokens)
        return time.process_time() - start

    cost(10)
    assert min(cost(8000) for _ in range(3)) < 4 * min(cost(4000) for _ in range(3)) + 0.05


def test_the_table_is_plain_comma_separated_values_with_its_sources_named():
    from importlib.resources import files

    text = files("secdialogue.language").joinpath("data/countries.csv").read_text("utf-8")
    head = [line for line in text.splitlines() if line.startswith("#")]
    assert "GeoNames" in " ".join(head)
    rows = list(csv.reader(line for line in text.splitlines() if not line.startswith("#")))
    assert all(len(row) == len(rows[0]) for row in rows)
