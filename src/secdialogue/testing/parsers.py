"""The kit of a parser's author: stored pages with what they must give, and the laws that every parser keeps."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secdialogue.errors import PluginError, SecdialogueError, SecdialogueWarning
from secdialogue.golden import documents_of, expectations, known_of, stored_pages
from secdialogue.model import Document
from secdialogue.plugin import Claim, Level, SourceParser
from secdialogue.serialization import to_json
from secdialogue.sources import Source
from secdialogue.testing.laws import failed_expectations, offline, tried

#: Inputs that are nobody's: a parser claims none of them above GENERIC and fails on them only with a SecdialogueError.
FOREIGN = (
    b"",
    b" \n",
    b"\x00" * 64,
    b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    b"<",
    b"<html>",
    b"<!DOCTYPE html><html><body></body></html>",
    b"<?xml version='1.0'?><a xmlns='urn:x'/>",
    b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    b"{}",
    b"[1, 2",
    b'{"@type": []}',
    "Ünïcode \ud83d\ude00 ".encode("utf-8", "surrogatepass"),
    b"<div>" * 3000,
)


@attrs.frozen
class Kit:
    """A parser with its stored pages, and what the caller knows of each (`url`, `published`, `publisher`)."""

    parser: SourceParser
    pages: tuple[Path, ...]
    known: Mapping[str, Mapping[str, str]]
    examples: int

    def source(self, page: Path, data: bytes | None = None) -> Source:
        """The source of a stored page, or of other bytes under its name."""
        known: dict[str, Any] = dict(self.known.get(page.name, {}))
        return Source.of_path(page, **known) if data is None else Source.of_bytes(data, page.name, **known)

    def read(self, source: Source) -> list[Document]:
        """All documents of a source, completed and checked, its warnings kept quiet."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SecdialogueWarning)
            return documents_of(self.parser, source)


def parser_tests(
    parser: SourceParser,
    pages: Path,
    *,
    examples: int = 60,
) -> Callable[..., None]:
    """A pytest test of a parser: each stored page against its expectations, and each law of PARSER_LAWS.

    :param pages: folder of stored pages with their expectations (see `secdialogue accept-parser`). What a caller of
        `read` would say of a page (`url`, `published`, `publisher`) stands in `sources.csv` there, as for `--sidecar`.
    :param examples: how many mutated pages the laws are tried on.

    Assign it to a name that pytest collects: `test_parser = parser_tests(Parser(), Path(__file__).parent / "pages")`.
    """
    kit = Kit(parser, tuple(stored_pages(pages)), known_of(pages), examples)
    cases: list[Any] = [pytest.param(_golden, page, id=page.name) for page in kit.pages]
    cases += [pytest.param(law, None, id=name) for name, law in PARSER_LAWS.items()]

    @pytest.mark.parametrize(("law", "page"), cases)
    def test(law: Callable[[Kit, Path | None], None], page: Path | None) -> None:
        law(kit, page)

    return test


def _golden(kit: Kit, page: Path | None) -> None:
    assert page is not None
    failed_expectations(
        expectations(kit.parser, page, kit.known.get(page.name)), f"accept-parser {kit.parser.name} {page.parent}"
    )


def _claims_its_pages(kit: Kit, _: Path | None) -> None:
    for page in kit.pages:
        claim = kit.parser.recognizes(kit.source(page))
        assert isinstance(claim, Claim), f"{page.name}: recognizes() gives {claim!r}"
        assert claim.level > Level.NONE, f"{page.name}: it does not claim its own page"
        assert claim.evidence, f"{page.name}: it does not say what its claim rests on"


def _leaves_foreign_input(kit: Kit, _: Path | None) -> None:
    for data in FOREIGN:
        claim = kit.parser.recognizes(Source.of_bytes(data))
        assert claim.level <= Level.GENERIC, f"it claims {data[:40]!r}: {claim.evidence}"
        _tried(kit, Source.of_bytes(data))


def _tried(kit: Kit, source: Source) -> list[Document]:
    """What the parser reads of a source that may be broken; only a SecdialogueError of its own may stop it."""
    try:
        return kit.read(source)
    except PluginError as error:
        pytest.fail(str(error), pytrace=False)
    except SecdialogueError:
        return []


def _is_deterministic(kit: Kit, _: Path | None) -> None:
    for page in kit.pages:
        once, twice = (list(map(to_json, kit.read(kit.source(page)))) for _ in range(2))
        assert once == twice, f"{page.name}: two readings differ"


def _cites_the_original(kit: Kit, _: Path | None) -> None:
    for page in kit.pages:
        source = kit.source(page)
        if source.looks_like == "text":
            continue
        for document in kit.read(source):
            for block in document.blocks:
                assert block.source, f"{page.name}: the block at {block.start} has no place in the original"


def _stays_offline(kit: Kit, _: Path | None) -> None:
    with offline():
        for page in kit.pages:
            kit.read(kit.source(page))


def _guesses_no_date(kit: Kit, _: Path | None) -> None:
    """A page without a digit says no date."""
    table = bytes.maketrans(b"0123456789", b"xxxxxxxxxx")
    for page in kit.pages:
        source = kit.source(page, kit.source(page).data.translate(table))
        for document in _tried(kit, source):
            assert document.published in (None, source.published), (
                f"{page.name}: published {document.published} stands nowhere"
            )
            assert document.updated is None, f"{page.name}: updated {document.updated} stands nowhere"


def _survives_mutations(kit: Kit, _: Path | None) -> None:
    pages = st.sampled_from(kit.pages)

    @tried(kit.examples, shrink=True)
    @given(pages.flatmap(lambda page: st.tuples(st.just(page), mutations(kit.source(page).data))))
    def survives(case: tuple[Path, bytes]) -> None:
        page, data = case
        source = kit.source(page, data)
        kit.parser.recognizes(source)
        _tried(kit, source)

    survives()


#: What every parser keeps, by the words that name it in a test's report.
PARSER_LAWS: dict[str, Callable[[Kit, Path | None], None]] = {
    "claims its own pages and says why": _claims_its_pages,
    "leaves foreign input alone": _leaves_foreign_input,
    "reads the same twice": _is_deterministic,
    "gives every block its place in the original": _cites_the_original,
    "opens no connection": _stays_offline,
    "guesses no date": _guesses_no_date,
    "survives broken pages": _survives_mutations,
}


@st.composite
def mutations(draw: st.DrawFn, data: bytes) -> bytes:
    """A page as it may come: cut off, with tags dropped, doubled or nested, mis-encoded, with stray bytes."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, max(0, len(data) - 1)))
        end = draw(st.integers(start, min(len(data), start + 400)))
        match draw(st.sampled_from(["cut", "drop", "double", "swap", "stray", "encode", "nest"])):
            case "cut":
                data = data[:start]
            case "drop":
                data = data[:start] + data[end:]
            case "double":
                data = data[:end] + data[start:]
            case "swap":
                data = data[:start] + data[start:end][::-1] + data[end:]
            case "stray":
                data = (
                    data[:start]
                    + draw(st.sampled_from([b"\x00", b"\xff\xfe", b"<", b"]]>", b"&#0;", b'"', b"</article>"]))
                    + data[start:]
                )
            case "encode":
                data = data.decode("utf-8", "replace").encode(
                    draw(st.sampled_from(["utf-16", "cp1252", "utf-8-sig"])), "replace"
                )
            case "nest":
                data = data[:start] + b"<div><p>" * 200 + data[start:]
    return data
