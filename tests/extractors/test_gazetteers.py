"""What a gazetteer adds to the reading of a text: bodies and persons that their names alone tell."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

import secdialogue as sd
from secdialogue.errors import PluginError
from secdialogue.plugin import Entry, Gazetteer, hookimpl


class Register(Gazetteer):
    """A body and two officials that nothing but this list tells."""

    name = "register"
    version = "1"
    source = "made up for this test"
    as_of = "2024-05"

    def entries(self) -> Iterable[Entry]:
        yield Entry(name="Quay Nine", kind="armed-group", country="TGO", aliases=("Q9",))
        yield Entry(
            name="Oyu Tsend",
            kind="person",
            country="MNG",
            aliases=("Tsend Oyu", "OT"),
            office="Minister of Borders",
            organization="Ministry of Borders",
        )
        yield Entry(name="Marsh Council", kind="person", country="GHA")
        yield Entry(name="Hope", kind="person", country="FJI")


class Plugin:
    """Brings the register."""

    @hookimpl
    def secdialogue_gazetteers(self) -> list[Gazetteer]:
        return [Register()]


def found(text: str, *gazetteers: str) -> list[sd.Actor]:
    """The actors of a text, read with gazetteers."""
    [document] = sd.read(text.encode(), plugins=[Plugin()])
    return list(sd.extract(document, gazetteers=gazetteers, plugins=[Plugin()]).actors)


def told(text: str) -> list[tuple[str, str, str | None, tuple[str, ...]]]:
    """Name, kind, country and forms of the actors that the register alone tells."""
    with_list, without = ([(a.name, a.kind, a.country, a.names) for a in found(text, *g)] for g in (["register"], []))
    return [actor for actor in with_list if actor not in without]


ROWS = [
    ("Quay Nine denied it. Q9 left.", [("Quay Nine", "armed-group", "TGO", ("Quay Nine", "Q9"))]),
    ("In the morning, Oyu Tsend denied it.", [("Oyu Tsend", "person", "MNG", ("Oyu Tsend",))]),
    ("It was denied by OT on Friday.", [("Oyu Tsend", "person", "MNG", ("OT",))]),
    ("Oyu Tsend spoke. Later, OT left.", [("Oyu Tsend", "person", "MNG", ("Oyu Tsend", "OT"))]),
    ("Oyu Tsend spoke. Later, Tsend said that it was late.", [("Oyu Tsend", "person", "MNG", ("Oyu Tsend", "Tsend"))]),
    ("The talks were led by Marsh Council.", [("Marsh Council", "person", "GHA", ("Marsh Council",))]),
    # part of a longer name
    ("The Oyu Tsend Bridge was closed.", []),
    ("It was signed by Bat Oyu Tsend.", []),
    # a common word that opens a sentence, and words in small letters
    ("Hope is what they need now.", []),
    ("They met near quay nine, and some hope was left.", []),
]


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_a_listed_name_is_its_actor_where_it_stands_whole(
    text: str, wanted: list[tuple[str, str, str, tuple[str]]]
) -> None:
    assert told(text) == wanted


OFFICES = [
    # the list gives the office, with its date, where the text gives none
    ("On Monday, Oyu Tsend left.", [("Minister of Borders", None, "2024-05")]),
    (
        "The Ministry of Borders said that Oyu Tsend would come.",
        [("Minister of Borders", "actor:ministry-of-borders", "2024-05")],
    ),
    # the text's own word for an office goes first
    ("Mongolian Finance Minister Oyu Tsend left.", [("Finance Minister", None, None)]),
]


@pytest.mark.parametrize(("text", "wanted"), OFFICES, ids=[row[0] for row in OFFICES])
def test_an_office_of_the_list_stands_in_for_one_that_the_text_does_not_give(
    text: str, wanted: list[tuple[str, str | None, str | None]]
) -> None:
    [person] = [a for a in found(text, "register") if a.kind == "person"]
    assert [(r.title, r.organization, r.as_of) for r in person.roles] == wanted


def test_what_the_list_gives_is_cited_to_the_name_it_was_inferred_from() -> None:
    [person] = found("It was denied by OT on Friday.", "register")
    assert {(e.quote, s) for e in person.evidence for s in e.supports} == {
        ("OT", "name"),
        ("OT", "names/OT"),
        ("OT", "country"),
        ("OT", "roles"),
        ("OT", "roles/Minister of Borders"),
    }


def test_the_country_that_the_text_gives_goes_before_the_lists() -> None:
    [person, *_] = [a for a in found("Chadian envoy Oyu Tsend left.", "register") if a.kind == "person"]
    assert person.country == "TCD"


def test_an_office_of_the_list_is_found_again_in_the_minister() -> None:
    [document] = sd.read(
        b"On Monday, Oyu Tsend arrived in Accra. The minister said that the border was open.", plugins=[Plugin()]
    )
    record = sd.extract(document, gazetteers=["register"], plugins=[Plugin()])
    assert [[record[a].name for a in s.speakers] for s in record.statements] == [["Oyu Tsend"]]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": " ", "kind": "person"}, "a name is empty"),
        ({"name": "X", "kind": "person", "aliases": ("",)}, "a name is empty"),
        ({"name": "X", "kind": "state"}, "'state' is no kind"),
        ({"name": "X", "kind": "unnamed-source"}, "'unnamed-source' is no kind"),
        ({"name": "X", "kind": "ministry"}, "'ministry' is no kind"),
        ({"name": "X", "kind": "person", "country": "Kenya"}, "no ISO 3166-1 alpha-3 code"),
        ({"name": "X", "kind": "media", "office": "Editor"}, "only a person holds an office"),
        ({"name": "X", "kind": "person", "organization": "Y"}, "an organization without an office"),
    ],
)
def test_an_entry_that_could_not_be_used_is_refused_with_its_name(fields: dict[str, str], words: str) -> None:
    with pytest.raises(PluginError, match=words):
        Entry(**fields)
