"""The state of actors whose names come without one: on the left a text, on the right who belongs where, "-" for nowhere."""

import pytest

import secdialogue as sd
from secdialogue.plugin import Document

CASES = [
    # --- delegations
    ("Secretary of State Antony Blinken, Attorney General Merrick Garland and Admiral Linda Fagan led the US delegation on Monday.",
     {"Antony Blinken": "USA", "Merrick Garland": "USA", "Linda Fagan": "USA"}),
    ("Foreign Secretary Alicia Bárcena headed the delegation of Mexico, which included General Luis Sandoval, the army's commander.",
     {"Alicia Bárcena": "MEX", "Luis Sandoval": "MEX"}),
    ("Antony Blinken met the delegation of Mexico on Monday.", {"Antony Blinken": None}),
    ("Antony Blinken led the delegation of Mexico and Canada on Monday.", {"Antony Blinken": None}),
    # --- owners
    ("Colombian President Gustavo Petro spoke. Petro's predecessor, Ivan Duque, did not.", {"Gustavo Petro": "COL", "Ivan Duque": "COL"}),
    ("Zabihullah Mujahid, the Taliban's spokesman, said that they want good relations.", {"Zabihullah Mujahid": "AFG"}),
    ("Colombian President Gustavo Petro spoke. His defence minister, Ivan Velasquez, did not.", {"Ivan Velasquez": "COL"}),
    ("The envoy spoke in Geneva. His deputy, Ivan Velasquez, did not.", {"Ivan Velasquez": None}),
    # --- counterparts
    ("Pakistan and Afghanistan are at odds. Minister Khawaja Asif and his Afghan counterpart, Amir Khan Muttaqi, met. Pakistan closed the border.",
     {"Khawaja Asif": "PAK", "Amir Khan Muttaqi": "AFG"}),
    ("Minister Khawaja Asif and his Afghan counterpart met in Doha.", {"Khawaja Asif": None}),
    # --- the state that the report is about
    ("Peru is torn. Peru's army waits, and the Peruvian police waits. Senator Ana Flores called for calm, as did Brazil.", {"Ana Flores": "PER"}),
    ("Peru is torn, and so is Brazil. Peru's army waits. Brazil waits. The Peruvian police waits. Senator Ana Flores called for calm.",
     {"Ana Flores": None}),
    ("Peru is torn. Peru's army waits, and Peruvian President Dina Boluarte waits. Minister Ana Flores called for calm.", {"Ana Flores": None}),
    ("Peru is torn. Peru's army waits, and the Peruvian police waits. Senator Ana Flores came from the United States.", {"Ana Flores": None}),
    ("Peru is torn. Peru's army waits, and the Peruvian police waits. The analyst Ana Flores called for calm.", {"Ana Flores": None}),
    # --- bodies with a state of their own
    ("Hezbollah and TASS and the Rapid Support Forces said so; so did the Islamic State.",
     {"Hezbollah": "LBN", "TASS": "RUS", "Rapid Support Forces": "SDN", "Islamic State": None}),
    ("HAVANA, May 4 - Officials in the Cuban capital said on Monday that the Senate would vote.", {"Senate": None}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_an_actor_belongs_where_the_text_says_or_shows(text: str, expected: dict[str, str | None]) -> None:
    [document] = sd.read(text.encode(), parser="plain-text")
    found = {actor.name: actor.country for actor in sd.extract(document).actors}
    assert {name: found.get(name, "missing") for name in expected} == expected


def test_the_words_for_a_state_are_cited() -> None:
    [document] = sd.read(CASES[4][0].encode(), parser="plain-text")
    [duque] = [actor for actor in sd.extract(document).actors if actor.name == "Ivan Duque"]
    assert [e.quote for e in duque.evidence if "country" in e.supports] == ["Petro"]
    assert isinstance(document, Document)
