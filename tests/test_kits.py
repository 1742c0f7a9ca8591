"""The kits of plugin authors: every law is broken by a plugin that breaks it, and kept by a sound one."""

from __future__ import annotations

import datetime
import random
import socket
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest

from secdialogue.exporters.json_record import RecordsJsonl
from secdialogue.plugin import (
    NO_CLAIM,
    Claim,
    Document,
    DocumentBuilder,
    Entry,
    Exporter,
    Gazetteer,
    Level,
    Record,
    Source,
    SourceParser,
)
from secdialogue.testing import EXPORTER_LAWS, GAZETTEER_LAWS, PARSER_LAWS, Kit
from secdialogue.testing.exporters import ExporterKit
from secdialogue.testing.gazetteers import GazetteerKit

PAGE = b"<html><body><h1>Talks</h1><p class='note'>Kenya and Chad agreed on May 3, 2024 to talk.</p></body></html>"


def broken_by(laws: dict[str, Callable[..., None]], try_law: Callable[[Callable[..., None]], None]) -> set[str]:
    """The names of the laws that fail."""
    found = set()
    for name, law in laws.items():
        try:
            try_law(law)
        except (Exception, pytest.fail.Exception):
            found.add(name)
    return found


# --- parsers --------------------------------------------------------------------------------------------------------


class Notes(SourceParser):
    """A sound parser of pages with notes."""

    name: ClassVar[str] = "notes"
    version: ClassVar[str] = "1"

    def recognizes(self, source: Source) -> Claim:
        return Claim(Level.SITE, "its class") if b"class='note'" in source.head else NO_CLAIM

    def parse(self, source: Source) -> Iterator[Document]:
        builder = DocumentBuilder("official-release", source.sha256)
        builder.block("paragraph", "Talks", source="/html/body/h1")
        yield builder.build(**self.fields())

    def fields(self) -> dict[str, Any]:
        return {"title": "Talks"}


class Silent(Notes):
    def recognizes(self, source: Source) -> Claim:
        return Claim(Level.SITE) if b"class='note'" in source.head else NO_CLAIM


class Greedy(Notes):
    def recognizes(self, source: Source) -> Claim:
        return Claim(Level.SITE, "everything")


class Fragile(Notes):
    def parse(self, source: Source) -> Iterator[Document]:
        source.data.decode("ascii").index("</html>")
        yield from super().parse(source)


class Moody(Notes):
    def fields(self) -> dict[str, Any]:
        return {"title": f"Talks {random.random()}"}


class Placeless(Notes):
    def parse(self, source: Source) -> Iterator[Document]:
        yield DocumentBuilder("official-release", source.sha256).block("paragraph", "Talks").build()


class Calling(Notes):
    def fields(self) -> dict[str, Any]:
        socket.socket().close()
        return {}


class Guessing(Notes):
    def fields(self) -> dict[str, Any]:
        return {"published": datetime.date(2024, 5, 3).isoformat()}


PARSERS = [
    (Notes, set()),
    (Silent, {"claims its own pages and says why"}),
    (Greedy, {"leaves foreign input alone"}),
    (Fragile, {"leaves foreign input alone", "survives broken pages"}),
    (Moody, {"reads the same twice"}),
    (Placeless, {"gives every block its place in the original"}),
    (Calling, {"opens no connection"}),
    (Guessing, {"guesses no date"}),
]


@pytest.mark.parametrize(("parser", "broken"), PARSERS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_parser_breaks_the_laws_that_it_breaks_and_no_others(
    parser: type[SourceParser], broken: set[str], tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(PAGE)
    kit = Kit(parser(), (page,), {}, 60)
    assert broken_by(PARSER_LAWS, lambda law: law(kit, None)) == broken


# --- exporters ------------------------------------------------------------------------------------------------------


class Counting(Exporter):
    """A sound exporter: how many statements each record has."""

    name: ClassVar[str] = "counting"
    suffixes: ClassVar[tuple[str, ...]] = (".counts",)

    def export(self, records: Iterable[Record], target: Path) -> None:
        target.write_text("".join(f"{len(record.statements)}\n" for record in records), "utf-8")


class Shouting(Counting):
    name = "Counting!"
    suffixes = ("COUNTS",)


class Fussy(Counting):
    def export(self, records: Iterable[Record], target: Path) -> None:
        target.write_text("".join(record.documents[0].text.upper() for record in records))  # type: ignore[union-attr]


class Beside(Counting):
    def export(self, records: Iterable[Record], target: Path) -> None:
        super().export(records, target)
        (target.parent.parent / "log").write_text("done")


class Dice(Counting):
    def export(self, records: Iterable[Record], target: Path) -> None:
        super().export(records, target)
        target.write_text(str(random.random()))


class Forgetful(Counting):
    lossless = True

    def load(self, path: Path) -> Iterator[Record]:
        yield from ()


class Swallowing(Counting):
    def export(self, records: Iterable[Record], target: Path) -> None:
        try:
            super().export(records, target)
        except Exception:
            target.write_text("some")


class Proud(Counting):
    def export(self, records: Iterable[Record], target: Path) -> None:
        if target.parent.exists():
            super().export(records, target)


class Trusting(RecordsJsonl):
    def load(self, path: Path) -> Iterator[Record]:
        path.read_bytes().decode("ascii")
        yield from super().load(path)


class Asking(Counting):
    def export(self, records: Iterable[Record], target: Path) -> None:
        socket.socket().close()
        super().export(records, target)


class Refusing(Counting):
    def export(self, records: Iterable[Record], target: Path) -> None:
        [_] = records
        super().export([], target)


EXPORTERS = [
    (Counting, set()),
    (RecordsJsonl, set()),
    (Shouting, {"has a name and suffixes in lower case"}),
    (Fussy, {"writes every record, and only its target"}),
    (Beside, {"writes every record, and only its target"}),
    (Dice, {"writes the same twice"}),
    (Forgetful, {"comes back without loss, or says that it does not"}),
    (Swallowing, {"appears whole or not at all"}),
    (Proud, {"fails with an error where it cannot write"}),
    (Trusting, {"names a broken file and the remedy"}),
    (Asking, {"opens no connection"}),
    (Refusing, {"takes several records, or says what to do"}),
]


@pytest.mark.parametrize(("exporter", "broken"), EXPORTERS, ids=lambda value: getattr(value, "__name__", ""))
def test_an_exporter_breaks_the_law_that_it_breaks(exporter: type[Exporter], broken: set[str]) -> None:
    kit = ExporterKit(exporter(), 6)
    found = broken_by(EXPORTER_LAWS, lambda law: law(kit, None))
    assert broken <= found
    assert bool(broken) == bool(found)


# --- gazetteers -----------------------------------------------------------------------------------------------------


class Harbours(Gazetteer):
    """A sound gazetteer."""

    name: ClassVar[str] = "harbours"
    version: ClassVar[str] = "1"
    source: ClassVar[str] = "made up for this test"

    rows: ClassVar[tuple[Entry, ...]] = (
        Entry(name="Harbour Authority of Mombasa", kind="government-body", country="KEN", aliases=("HAM",)),
        Entry(name="Oyu Tsend", kind="person", country="MNG", office="Minister of Borders"),
    )

    def entries(self) -> Iterable[Entry]:
        return self.rows


class Sourceless(Harbours):
    source = ""


class Undated(Harbours):
    as_of = "last May"


class Empty(Harbours):
    rows = ()


class Once(Harbours):
    def __init__(self) -> None:
        self.left = list(self.rows)

    def entries(self) -> Iterable[Entry]:
        while self.left:
            yield self.left.pop()


class Abroad(Harbours):
    rows = (*Harbours.rows, Entry(name="Quay Nine", kind="armed-group", country="XQZ"))


class Double(Harbours):
    rows = (*Harbours.rows, Entry(name="Hamlet Forces", kind="military", aliases=("HAM",)))


class Ordinary(Harbours):
    rows = (*Harbours.rows, Entry(name="Security", kind="armed-group"))


class Unfindable(Harbours):
    rows = (*Harbours.rows, Entry(name="Who, if Not Us? The Movement", kind="organization"))


class Fetching(Harbours):
    def entries(self) -> Iterable[Entry]:
        socket.socket().close()
        return self.rows


GAZETTEERS = [
    (Harbours, set()),
    (Sourceless, {"names its source and version"}),
    (Undated, {"names its source and version"}),
    (Empty, {"gives the same entries twice"}),
    (Once, {"gives the same entries twice"}),
    (Abroad, {"knows its countries"}),
    (Double, {"has no name twice"}),
    (Ordinary, {"has no ordinary word for a name"}),
    (Unfindable, {"is found under every name, as its kind"}),
    (Fetching, {"opens no connection"}),
]


@pytest.mark.parametrize(("gazetteer", "broken"), GAZETTEERS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_gazetteer_breaks_the_law_that_it_breaks(gazetteer: type[Gazetteer], broken: set[str]) -> None:
    found = broken_by(GAZETTEER_LAWS, lambda law: law(GazetteerKit(gazetteer(), 40)))
    assert broken <= found
    assert bool(broken) == bool(found)
