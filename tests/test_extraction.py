"""Extraction: which extractors run, in which order, and what happens when one fails or does not read the language."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any

import attrs
import pytest

import secdialogue as sd
from secdialogue.documents import plain_document
from secdialogue.errors import PluginError, SecdialogueWarning
from secdialogue.extraction import ExtractorFailed, schedule
from secdialogue.language.english import reads_as_english
from secdialogue.model import Block, Document
from secdialogue.plugin import Draft, Entry, Extractor, Gazetteer, hookimpl

TEXT = "The envoys of Kenya and Chad met in Nairobi and said that they had agreed to meet again in the spring."


def document(text: str = TEXT, **fields: Any) -> Document:
    return plain_document("plain-text", "0" * 64, text, [Block(kind="paragraph", start=0, end=len(text))], **fields)


class Toy(Extractor):
    """An extractor whose work is given."""

    version = "2"

    def __init__(
        self, name: str, provides: tuple[str, ...], needs: tuple[str, ...] = (), work: Callable[[Draft], Any] = id
    ):
        self.name = name  # type: ignore[misc]
        self.provides = provides  # type: ignore[misc]
        self.needs = needs  # type: ignore[misc]
        self.work = work

    def extract(self, document: Document, draft: Draft) -> None:
        self.work(draft)


class Names(Gazetteer):
    name = "names"
    version = "1"
    source = "made for this test"

    def entries(self) -> list[Entry]:
        return [Entry(name="Kenya", kind="state", country="KEN")]


class Plugin:
    def __init__(self, *extractors: Extractor):
        self.given = extractors

    @hookimpl
    def secdialogue_extractors(self) -> list[Extractor]:
        return list(self.given)

    @hookimpl
    def secdialogue_gazetteers(self) -> list[Gazetteer]:
        return [Names()]


def states(draft: Draft) -> None:
    draft.actor(14, 19, kind="state", name="Kenya", country="KEN")


EVERY = ("actors", "statements", "meetings", "agreements", "metrics")


def test_an_installed_extractor_is_not_in_use_until_it_is_named() -> None:
    plugin = Plugin(Toy("toy", EVERY, work=states))
    assert "toy" not in {t.name for t in sd.extract(document(), plugins=[plugin]).documents[0].made_with}
    record = sd.extract(document(), plugins=[plugin], extractors=["toy"])
    assert [t.name for t in record.documents[0].made_with] == ["toy"]
    assert [a.name for a in record.actors] == ["Kenya"]


def test_two_named_extractors_of_one_kind_are_an_error_that_names_both() -> None:
    plugin = Plugin(Toy("a", ("actors",)), Toy("b", ("actors",)))
    with pytest.raises(PluginError, match="extractors a and b both provide actors"):
        sd.extract(document(), plugins=[plugin], extractors=["a", "b"])


def test_extractors_run_after_what_they_need_whatever_their_names() -> None:
    late = Toy("a", ("metrics",), ("statements",))
    middle, early = Toy("b", ("statements",), ("actors",)), Toy("c", ("actors",))
    assert [e.name for e in schedule([late, middle, early])] == ["c", "b", "a"]
    assert [e.name for e in schedule([early, late, middle])] == ["c", "b", "a"]


def test_extractors_that_need_each_other_are_an_error() -> None:
    with pytest.raises(PluginError, match="need each other"):
        schedule([Toy("a", ("actors",), ("metrics",)), Toy("b", ("metrics",), ("actors",))])


def test_an_extractor_that_fails_is_named_and_the_others_go_on() -> None:
    plugin = Plugin(Toy("bad", ("metrics",), work=lambda draft: 1 / 0), Toy("good", EVERY[:4], work=states))
    with pytest.warns(ExtractorFailed, match=r"extractor bad of Plugin-1 failed: ZeroDivisionError"):
        record = sd.extract(document(), plugins=[plugin], extractors=["bad", "good"])
    assert [a.name for a in record.actors] == ["Kenya"]
    assert [t.name for t in record.documents[0].made_with] == ["good"]


def test_a_gazetteer_is_at_hand_where_it_is_named() -> None:
    seen: list[str] = []
    plugin = Plugin(Toy("toy", EVERY, work=lambda draft: seen.extend(g.name for g in draft.gazetteers)))
    record = sd.extract(document(), plugins=[plugin], extractors=["toy"], gazetteers=["names"])
    assert seen == ["names"]
    assert [t.name for t in record.documents[0].made_with] == ["toy", "names"]


@pytest.mark.parametrize("language", ["fr", "ar-SY", "EN-GB-x", None])
def test_a_document_in_another_language_gives_a_record_of_itself_alone(language: str | None) -> None:
    plugin = Plugin(Toy("toy", EVERY, work=states))
    text = (
        TEXT
        if language
        else "Die Unterhändler aus Kenia und dem Tschad trafen sich gestern in Nairobi und wollen sich wieder treffen."
    )
    made = document(text, language=language)
    if language == "EN-GB-x":
        assert sd.extract(made, plugins=[plugin], extractors=["toy"]).actors
        return
    with pytest.warns(SecdialogueWarning, match="no extractor reads"):
        record = sd.extract(made, plugins=[plugin], extractors=["toy"])
    assert list(record.entities()) == []
    assert record.documents == (attrs.evolve(made, made_with=()),)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (TEXT, True),
        ("Talks resume.", True),
        (
            "Los enviados de Kenia y de Chad se reunieron en Nairobi y dijeron que habían acordado reunirse otra vez.",
            False,
        ),
        (
            "Les émissaires du Kenya et du Tchad se sont réunis à Nairobi et ont dit qu'ils se reverraient au printemps.",
            False,
        ),
        (
            "Посланники Кении и Чада встретились в Найроби и договорились о новой встрече весной этого года в столице.",
            False,
        ),
        (
            "De gezanten van Kenia en Tsjaad kwamen in Nairobi bijeen en zeiden dat zij in de lente weer bijeenkomen.",
            False,
        ),
    ],
)
def test_a_text_that_names_no_language_is_told_by_its_function_words(text: str, english: bool) -> None:
    assert reads_as_english(text) is english


def test_a_short_text_in_which_names_outnumber_the_common_words_is_read() -> None:
    text = "During the call, Secretary Marco Rubio and Minister Subrahmanyam Jaishankar discussed regional security."
    assert not reads_as_english(text)
    assert [a.name for a in sd.extract(document(text, language=None)).actors] == [
        "Marco Rubio",
        "Subrahmanyam Jaishankar",
    ]


def test_a_span_of_white_space_is_trimmed_and_evidence_of_one_span_is_joined() -> None:
    draft = Draft(document())
    id = draft.add(sd.Actor(kind="state", name="Kenya", evidence=(draft.evidence(13, 20, "name"),)))
    draft.cite(id, draft.evidence(14, 19, "names/Kenya"))
    [cited] = draft[id].evidence
    assert (cited.start, cited.end, cited.quote, cited.supports) == (14, 19, "Kenya", ("name", "names/Kenya"))


def test_an_entity_without_evidence_cannot_be_added() -> None:
    with pytest.raises(PluginError, match="without evidence"):
        Draft(document()).add(sd.Actor(kind="state", name="Kenya"))


def test_mentions_are_found_by_the_span_they_lie_in() -> None:
    draft = Draft(document())
    kenya = draft.actor(14, 19, kind="state", name="Kenya")
    assert draft.actor(14, 19, kind="state", name="Kenya") == kenya
    assert [m.actor for m in draft.mentions_in(0, 19)] == [kenya]
    assert draft.mentions_in(15, 40) == []


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_of_garbage_is_left_as_it_was(enabled: bool) -> None:
    """Whether Python looks for garbage is the program's choice: a record that is made does not change it."""
    was = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        sd.extract(document("The ministers met in Accra on Tuesday."))
        assert gc.isenabled() == enabled
    finally:
        (gc.enable if was else gc.disable)()
