"""Stored files of every format and the documents that they must give."""

from __future__ import annotations

import json
import os
from pathlib import Path

import attrs
import pytest
from lxml import etree

from secdialogue.checking import check
from secdialogue.model import Document, Record
from secdialogue.plugin import Level, html_tree
from secdialogue.sources import Source
from secdialogue_agency_feed import AgencyFeed

FILES = Path(__file__).parent / "files"
INPUTS = sorted(path for path in FILES.iterdir() if not path.name.endswith(".expected.json"))
LEFT_OUT = {"made_with", "text_sha256", "id", "extensions", "unknown", "copy_of", "text"}


def documents(path: Path) -> list[Document]:
    return list(AgencyFeed().parse(Source.of_path(path)))


def shown(document: Document) -> dict:
    """The document as an expectation has it: fields with a value, each block with its words."""
    fields = attrs.asdict(document, filter=lambda a, v: a.name not in LEFT_OUT and bool(v), recurse=False)
    fields["blocks"] = [[b.kind, b.source, document.text[b.start : b.end]] for b in document.blocks]
    return fields


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_a_stored_file_gives_the_documents_that_are_expected(path):
    """Every field and every block; SECDIALOGUE_ACCEPT=1 writes a new expectation and fails once."""
    expected = FILES / f"{path.name}.expected.json"
    found = json.loads(json.dumps([shown(d) for d in documents(path)], default=dict))
    if os.environ.get("SECDIALOGUE_ACCEPT") and (
        not expected.exists() or json.loads(expected.read_text("utf-8")) != found
    ):
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
        pytest.fail(f"{expected.name} was written: read it")
    assert found == json.loads(expected.read_text("utf-8"))


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_the_documents_of_a_stored_file_keep_the_contract(path):
    """A record of each document is valid."""
    for document in documents(path):
        assert check(Record(documents=(document,)))


@pytest.mark.parametrize("path", [p for p in INPUTS if p.suffix in (".xml", ".rdf")], ids=lambda path: path.name)
def test_the_place_of_every_block_leads_to_an_element_that_holds_its_words(path):
    """An XPath in the file; after `#` one in the tree of the HTML that the element holds."""
    root = etree.fromstring(path.read_bytes(), etree.XMLParser(load_dtd=False, no_network=True, remove_comments=True))
    for document in documents(path):
        for block in document.blocks:
            if block.source is None:
                continue
            outer, _, inner = block.source.partition("#")
            [element] = root.xpath(outer)
            if inner:
                [element] = html_tree(element.text).xpath(inner)
            words = "".join(element.itertext()).replace("\xa0", " ").split()
            block_words = document.text[block.start : block.end].replace(" | ", " ").split()
            assert set("".join(block_words)) <= set("".join(words)) | set(" ".join(block_words)) & set("&éü"), block


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_the_format_of_a_stored_file_is_told_by_its_own_marks(path):
    """FORMAT for what only feeds and agencies use, KIND for a wire's plain text."""
    claim = AgencyFeed().recognizes(Source.of_path(path))
    assert claim.level == (Level.KIND if path.suffix == ".txt" else Level.FORMAT)
    assert claim.evidence


def test_ids_are_those_of_the_items_not_of_the_file():
    """Two feeds that carry the same item give it the same hash; another item before it changes nothing but its place."""
    text = (FILES / "rss2.xml").read_text("utf-8")
    first, second = text.index("<item>"), text.index("<item>", text.index("<item>") + 1)
    alone = text[:first] + text[second:]
    [document] = AgencyFeed().parse(Source.of_bytes(alone.encode()))
    assert document.source_sha256 == documents(FILES / "rss2.xml")[1].source_sha256
