"""The kit of a gazetteer's author: the laws that every list of names keeps, its names tried in sentences."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secdialogue import edtf
from secdialogue.discovery import Plugins, plugins
from secdialogue.errors import SecdialogueWarning
from secdialogue.extraction import extract
from secdialogue.language.countries import countries
from secdialogue.language.vocabulary import as_words, is_common
from secdialogue.model import Actor
from secdialogue.plugin import Block, Entry, Gazetteer, hookimpl, plain_document
from secdialogue.testing.laws import offline, tried

#: Sentences in which an actor stands, as subject, object and partner.
FRAMES = (
    "On Friday, {} said that the talks would go on.",
    "The talks with {} began on Friday and ended on Sunday.",
    "It was agreed by {} after two days of talks.",
    "Before the round ended, {} and Chad signed a statement.",
)

#: Words that open sentences and stand in headings, none of them a name.
PLAIN = (
    "The talks began on Friday. May they last! Both sides said that they would meet again in June. What was agreed is not known. "
    "Police closed the road, and a march went on. Will it rain? Hope remains. Security, peace and trade were on the agenda."
)


@attrs.define(slots=False)
class GazetteerKit:
    """A gazetteer, and in how many sentences its names are tried."""

    gazetteer: Gazetteer
    examples: int

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries, asked for once."""
        return tuple(self.gazetteer.entries())

    @cached_property
    def names(self) -> list[tuple[str, Entry]]:
        """Each name and alias with its entry."""
        return [(name, entry) for entry in self.entries for name in (entry.name, *entry.aliases)]

    @cached_property
    def plugins(self) -> Plugins:
        """The core and the gazetteer."""
        return plugins([_Bringing(self.gazetteer)])

    def found(self, text: str, *, listed: bool = True) -> Sequence[Actor]:
        """The actors of a text, read with the gazetteer or without."""
        document = plain_document(
            "plain-text", "0" * 64, text, [Block(kind="paragraph", start=0, end=len(text))], language="en"
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SecdialogueWarning)
            record = extract(document, gazetteers=[self.gazetteer.name] if listed else (), plugins=self.plugins)
        return record.actors

    def on_names(self, law: Callable[[str, Entry, str], None]) -> None:
        """Try a law on names and sentences, chosen from all of them."""

        @tried(self.examples)
        @given(st.sampled_from(self.names), st.sampled_from(FRAMES))
        def holds(case: tuple[str, Entry], frame: str) -> None:
            law(*case, frame)

        holds()


class _Bringing:
    """A plugin that brings one gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    @hookimpl
    def secdialogue_gazetteers(self) -> list[Gazetteer]:
        """The gazetteer."""
        return [self.gazetteer]


def gazetteer_tests(gazetteer: Gazetteer, *, examples: int = 100) -> Callable[..., None]:
    """A pytest test of a gazetteer: each law of GAZETTEER_LAWS.

    :param examples: how many names, in one sentence each, are looked for in texts.

    Assign it to a name that pytest collects: `test_gazetteer = gazetteer_tests(Officials())`.
    """
    kit = GazetteerKit(gazetteer, examples)
    cases: list[Any] = [pytest.param(law, id=name) for name, law in GAZETTEER_LAWS.items()]

    @pytest.mark.parametrize("law", cases)
    def test(law: Callable[[GazetteerKit], None]) -> None:
        law(kit)

    return test


def _names_its_source(kit: GazetteerKit) -> None:
    given = kit.gazetteer
    for field in ("name", "version", "source"):
        assert str(getattr(given, field, "")).strip(), f"{field} is empty"
    assert given.as_of is None or edtf.is_valid(given.as_of), f"as_of {given.as_of!r} is no EDTF date"


def _is_a_list(kit: GazetteerKit) -> None:
    assert kit.entries, "it has no entry"
    assert tuple(kit.gazetteer.entries()) == kit.entries, "asked twice, it gives other entries"


def _knows_its_countries(kit: GazetteerKit) -> None:
    wrong = [f"{entry.name}: {entry.country}" for entry in kit.entries if entry.country not in (None, *countries())]
    assert wrong == [], "no ISO 3166-1 alpha-3 code of a country"


def _has_no_name_twice(kit: GazetteerKit) -> None:
    times = Counter(as_words(name) for name, _ in kit.names)
    twice = [name for name, _ in kit.names if times[as_words(name)] > 1]
    assert twice == [], "names that stand there more than once: whose are they?"


def _has_no_ordinary_word(kit: GazetteerKit) -> None:
    words = [name for name, _ in kit.names if not name.isupper() and name[:1].isupper() and is_common(name.lower())]
    assert words == [], "ordinary words: every one with a capital would be taken for the actor"


def _is_found(kit: GazetteerKit) -> None:
    def law(name: str, entry: Entry, frame: str) -> None:
        text = frame.format(name)
        actors = [a for a in kit.found(text) if name in (a.name, *a.names)]
        assert actors, f"nothing is found under {name!r} in: {text}"
        assert {a.kind for a in actors} == {entry.kind}, f"{name!r} is found as {actors[0].kind} in: {text}"

    kit.on_names(law)


def _leaves_other_words_alone(kit: GazetteerKit) -> None:
    def law(name: str, entry: Entry, frame: str) -> None:
        text = frame.format(f"the {name.lower()}")
        if name.lower() != name:
            assert kit.found(text) == kit.found(text, listed=False), f"it changes what is found in: {text}"

    assert kit.found(PLAIN) == kit.found(PLAIN, listed=False), f"it changes what is found in: {PLAIN}"
    kit.on_names(law)


def _stays_offline(kit: GazetteerKit) -> None:
    with offline():
        list(kit.gazetteer.entries())


#: What every gazetteer keeps, by the words that name it in a test's report.
GAZETTEER_LAWS: dict[str, Callable[[GazetteerKit], None]] = {
    "names its source and version": _names_its_source,
    "gives the same entries twice": _is_a_list,
    "knows its countries": _knows_its_countries,
    "has no name twice": _has_no_name_twice,
    "has no ordinary word for a name": _has_no_ordinary_word,
    "is found under every name, as its kind": _is_found,
    "leaves other words alone": _leaves_other_words_alone,
    "opens no connection": _stays_offline,
}
