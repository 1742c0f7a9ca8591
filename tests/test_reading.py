"""Reading: which parser takes an input, what is said when none does, and what the caller's word is worth."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import secdialogue as sd
from secdialogue.documents import DocumentBuilder
from secdialogue.errors import InputError, PluginError, SecdialogueWarning, UnknownSource
from secdialogue.model import Document
from secdialogue.plugin import Claim, Level, Source, SourceParser, hookimpl

TEXT = "Envoys of Kenya and Chad met in Nairobi on Friday.\n\nThey agreed to meet again."


class Claiming(SourceParser):
    """A parser whose claim and whose work are given."""

    version = "1"

    def __init__(self, name: str, level: Level, work: Any = None):
        self.name = name  # type: ignore[misc]
        self.level = level
        self.work = work

    def recognizes(self, source: Source) -> Claim:
        if isinstance(self.work, ZeroDivisionError):
            raise self.work
        return Claim(self.level, f"{self.name}'s mark")

    def parse(self, source: Source) -> Iterator[Document]:
        if self.work is not None:
            yield builder(source).build(title="first")
            raise self.work
        yield builder(source).build(title=self.name)


def builder(source: Source) -> DocumentBuilder:
    return DocumentBuilder("news-outlet", source.sha256).block("paragraph", "Words.")


class Plugin:
    def __init__(self, *parsers: SourceParser):
        self.parsers = parsers

    @hookimpl
    def secdialogue_parsers(self) -> list[SourceParser]:
        return list(self.parsers)


def test_plain_text_keeps_every_character() -> None:
    [document] = sd.read(TEXT.encode(), plugins=())
    assert document.text == TEXT
    assert [b.kind for b in document.blocks] == ["paragraph", "paragraph"]
    assert document.made_with[0].name == "plain-text"


@pytest.mark.parametrize("form", ["path", "string", "bytes", "file", "gzip"])
def test_an_input_is_a_path_bytes_or_an_open_binary_file(form: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(gzip.compress(TEXT.encode()) if form == "gzip" else TEXT.encode())
    source: Any = {
        "path": path,
        "string": str(path),
        "bytes": TEXT.encode(),
        "file": io.BytesIO(TEXT.encode()),
        "gzip": path,
    }[form]
    [document] = sd.read(source, plugins=())
    assert document.text == TEXT


def test_a_file_opened_as_text_is_refused_with_what_to_do() -> None:
    with pytest.raises(InputError, match="Open it in binary mode"):
        sd.read(io.StringIO(TEXT), plugins=())  # type: ignore[arg-type]


def test_the_strongest_claim_takes_the_input() -> None:
    plugins = [Plugin(Claiming("a", Level.KIND), Claiming("b", Level.FORMAT), Claiming("c", Level.GENERIC))]
    assert [d.title for d in sd.read(b"<html>x", plugins=plugins)] == ["b"]


def test_equal_claims_are_an_error_that_names_both_and_their_evidence() -> None:
    plugins = [Plugin(Claiming("a", Level.KIND), Claiming("b", Level.KIND))]
    with pytest.raises(
        UnknownSource, match=r"claimed equally by a \(a's mark\) and b \(b's mark\)\. Choose with --parser a"
    ):
        sd.read(b"<html>x", plugins=plugins)
    assert [d.title for d in sd.read(b"<html>x", plugins=plugins, parser="b")] == ["b"]


def test_a_page_that_only_says_generic_goes_to_the_news_outlet_parser() -> None:
    plugins = [Plugin(Claiming("a", Level.GENERIC), Claiming("news-outlet", Level.GENERIC))]
    assert [d.title for d in sd.read(b"<html>x", plugins=plugins)] == ["news-outlet"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<html><p>x</p></html>", 'pip install "secdialogue[sources]"'),
        (b"<?xml version='1.0'?><rss/>", 'pip install "secdialogue-agency-feed"'),
        (b'{"type": "text"}', 'pip install "secdialogue-agency-feed"'),
    ],
)
def test_without_a_parser_the_error_names_the_package_that_has_one(data: bytes, words: str) -> None:
    with pytest.raises(UnknownSource) as caught:
        sd.read(data, plugins=())
    assert words in str(caught.value)


def test_where_the_package_is_there_its_installation_is_not_the_remedy() -> None:
    with pytest.raises(UnknownSource, match=r"looks like json\)\. Name a parser$"):
        sd.read(b'{"type": "text"}', plugins=[Plugin(Claiming("agency-feed", Level.NONE))])


def test_an_empty_input_is_an_error() -> None:
    with pytest.raises(InputError, match="is empty"):
        sd.read(b" \n", plugins=())


def test_a_parser_that_fails_is_named_and_what_it_read_before_is_kept() -> None:
    read = sd.read(b"x", plugins=[Plugin(Claiming("a", Level.SITE, KeyError("date")))])
    assert next(read).title == "first"
    with pytest.raises(PluginError, match=r"parser a of Plugin-1 failed at test_reading.py:\d+: KeyError: 'date'"):
        next(read)


def test_a_parser_that_fails_to_recognize_does_not_take_the_others_down() -> None:
    plugins = [Plugin(Claiming("a", Level.SITE, ZeroDivisionError()), Claiming("b", Level.KIND))]
    with pytest.warns(SecdialogueWarning, match=r"recognizes\(\) raised"):
        assert [d.title for d in sd.read(b"x", plugins=plugins)] == ["b"]


def test_an_error_of_a_parser_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    read = sd.read(tmp_path / "a.txt", plugins=[Plugin(Claiming("a", Level.SITE, InputError("no article")))])
    next(read)
    with pytest.raises(InputError) as caught:
        next(read)
    assert caught.value.file == str(tmp_path / "a.txt")


def test_the_callers_date_stands_where_the_source_gives_none() -> None:
    [document] = sd.read(
        TEXT.encode(), published="2024-05-04", url="https://example.org/a", publisher="Example", plugins=()
    )
    assert (document.published, document.url, document.publisher) == ("2024-05-04", "https://example.org/a", "Example")


def test_a_date_that_is_none_is_refused_before_anything_is_read() -> None:
    with pytest.raises(InputError, match="'May' is no ISO 8601 date"):
        sd.read(TEXT.encode(), published="May", plugins=())


def test_a_missing_file_is_named() -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt"):
        list(sd.read("nowhere.txt", plugins=()))


def test_a_damaged_gzip_file_is_an_input_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(TEXT.encode() * 100)[:60])
    with pytest.raises(InputError, match="damaged or unreadable"):
        list(sd.read(path, plugins=()))


ENCODED = [
    (TEXT.encode("utf-16"), TEXT),
    (b"\xef\xbb\xbf" + "Türkiye agreed.".encode(), "Türkiye agreed."),
    (
        "Déclaration: les ministres se sont réunis à Paris.".encode("cp1252"),
        "Déclaration: les ministres se sont réunis à Paris.",
    ),
    (
        "Türkiye agreed to meet the envoys of Perú and of España, señor Núñez said.".encode("cp1252"),
        "Türkiye agreed to meet",
    ),
]


@pytest.mark.parametrize(("data", "start"), ENCODED)
def test_encodings_are_decided_by_mark_then_validity_then_detection(data: bytes, start: str) -> None:
    [document] = sd.read(data, plugins=(), parser="plain-text")
    assert document.text is not None
    assert document.text.startswith(start)
