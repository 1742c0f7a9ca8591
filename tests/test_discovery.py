"""Plugins: found by entry points, the broken ones named with their distribution, the others untouched."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from types import SimpleNamespace
from typing import Any

import pytest

from secdialogue import discovery
from secdialogue.errors import PluginError, SecdialogueWarning
from secdialogue.model import Document
from secdialogue.plugin import NO_CLAIM, Claim, Draft, Extractor, Source, SourceParser, hookimpl


class Toy(SourceParser):
    """A parser that claims nothing."""

    name = "toy"
    version = "1"

    def recognizes(self, source: Source) -> Claim:
        return NO_CLAIM

    def parse(self, source: Source) -> Iterator[Document]:
        yield from ()


class ToyExtractor(Extractor):
    """An extractor that finds nothing."""

    name = "toy"
    version = "1"
    provides = ("metrics",)

    def extract(self, document: Document, draft: Draft) -> None:
        """Nothing to find."""


class Good:
    @hookimpl
    def secdialogue_parsers(self) -> list[SourceParser]:
        return [Toy()]


class Raising:
    @hookimpl
    def secdialogue_parsers(self) -> list[SourceParser]:
        raise RuntimeError("no such codec")


class Wrong:
    @hookimpl
    def secdialogue_parsers(self) -> list[Any]:
        return ["toy"]


class Misspelt:
    @hookimpl
    def secdialogue_parser(self) -> list[SourceParser]:
        return []


def test_the_core_comes_in_through_the_same_door() -> None:
    found = discovery.plugins(())
    assert [p.name for p in found.parsers] == ["plain-text"]
    assert {"json", "records-jsonl"} <= {e.name for e in found.exporters}
    assert {kind for e in found.extractors for kind in e.provides} == {
        "actors",
        "meetings",
        "agreements",
        "statements",
        "metrics",
    }
    assert found.distribution_of(found.parsers[0]) == "secdialogue"


def test_a_given_plugin_stands_beside_the_core_sorted_by_name() -> None:
    assert [p.name for p in discovery.plugins([Good()]).parsers] == ["plain-text", "toy"]


@pytest.mark.parametrize(
    ("broken", "word"),
    [(Raising(), "no such codec"), (Wrong(), "is no SourceParser"), (Misspelt(), "secdialogue_parser")],
)
def test_a_broken_plugin_is_named_and_the_others_stay(broken: Any, word: str) -> None:
    def found_parsers() -> tuple[discovery.Plugins, list[str]]:
        found = discovery.plugins([broken, Good()])
        return found, [p.name for p in found.parsers]

    with pytest.warns(SecdialogueWarning, match=word):
        found, names = found_parsers()
    assert names == ["plain-text", "toy"]
    assert [word in failure.problem for failure in found.failures] == [True]


def test_two_parts_of_one_name_are_a_failure_of_the_later_plugin() -> None:
    with pytest.warns(SecdialogueWarning, match="has the name of one of"):
        assert [p.name for p in discovery.plugins([Good(), Good()]).parsers] == ["plain-text", "toy"]


def entry(name: str, plugin: Any, distribution: str) -> Any:
    def load() -> Any:
        if isinstance(plugin, Exception):
            raise plugin
        return plugin

    return SimpleNamespace(name=name, value=name, dist=SimpleNamespace(name=distribution), load=load)


def test_an_entry_point_that_does_not_load_is_named_with_its_distribution(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [entry("z", Good(), "z-parsers"), entry("a", ImportError("no module named q"), "a-parsers")]
    monkeypatch.setattr(discovery, "entry_points", lambda group: entries)
    with pytest.warns(
        SecdialogueWarning, match="a of a-parsers is left out: it does not load: ImportError: no module named q"
    ):
        found = discovery.installed.__wrapped__()
    assert [p.name for p in found.parsers] == ["plain-text", "toy"]
    assert found.distribution_of(found.parsers[1]) == "z-parsers"


def test_a_name_that_nobody_has_is_an_error_that_lists_the_names() -> None:
    with pytest.raises(PluginError, match=r"there is no parser 'pdf'\. Use one of plain-text"):
        discovery.named(discovery.plugins(()).parsers, "pdf", "parser")


def test_importing_the_package_imports_no_plugin_and_nothing_heavy() -> None:
    code = "import sys, secdialogue; print([m for m in sys.modules if m.startswith(('secdialogue_', 'lxml', 'rich', 'click', 'pluggy'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_is_found_where_it_is_said_to_live() -> None:
    import secdialogue

    assert [name for name in secdialogue.__all__ if not hasattr(secdialogue, name)] == []
    assert secdialogue.__version__ == metadata.version("secdialogue")
