"""IPTC's own examples of NewsML-G2 and ninjs, and its files that keep or break the rules of ninjs."""

from __future__ import annotations

import json
import re
import warnings
from pathlib import Path

import pytest

from secdialogue.checking import check
from secdialogue.errors import InputError, NoArticle, SecdialogueWarning
from secdialogue.model import Record
from secdialogue.sources import Source
from secdialogue_agency_feed import AgencyFeed

FEEDS = Path(__file__).parents[4] / "shared/data/feeds"
pytestmark = pytest.mark.skipif(not FEEDS.exists(), reason="IPTC's examples are not here")

#: Files whose fault lies only in a version that they do not name: what they hold is right in a later one.
OF_A_LATER_VERSION = {
    "1.0/should_fail/014_type_component.json",
    "1.0/should_fail/016_infosource.json",
    "1.1/should_fail/001_type_component.json",
    "1.1/should_fail/002_infosource.json",
}
SUITE = FEEDS / "ninjs-validation/validation/test_suite"


def read(path: Path, *, strict: bool = False) -> tuple[list, list[str]]:
    """The documents of a file, and what was reported."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", SecdialogueWarning)
        try:
            documents = list(AgencyFeed().parse(Source.of_path(path, strict=strict)))
        except NoArticle:
            documents = []
    return documents, [str(warning.message) for warning in caught]


def texts(pattern: str, folder: str) -> list[Path]:
    """The examples whose file holds an inline text."""
    return [
        path
        for path in sorted((FEEDS / folder).glob("**/*"))
        if path.is_file() and re.search(pattern, path.read_text("utf-8", "replace"))
    ]


@pytest.mark.parametrize("path", texts(r"<inlineXML|<inlineData", "newsml-g2"), ids=lambda path: path.name[:30])
def test_a_newsml_text_example_gives_what_its_file_has(path):
    """Title, body, date and dateline, wherever the file has them."""
    source = path.read_text("utf-8", "replace")
    documents, _ = read(path)
    assert len(documents) == 1
    [document] = documents
    assert check(Record(documents=(document,)))
    if re.search(r"<headline|<hl1", source):
        assert document.title
    if re.search(r"<versionCreated|<contentCreated", source):
        assert document.published
    if re.search(r"<nitf[\s\S]*<p>", source):
        assert any(block.kind == "paragraph" for block in document.blocks)
        assert document.completeness == "full"
    if re.search(r"<located|<dateline", source):
        assert document.dateline_place


def test_a_dateline_alone_in_a_fragment_is_read():
    """IPTC's listing of contentMeta with a dateline."""
    [document] = read(next((FEEDS / "newsml-g2").glob("LISTING_28*")))[0]
    assert (document.dateline_place, document.relays) == ("Moscow", ("Reuters",))


@pytest.mark.parametrize(
    "path", sorted((FEEDS / "ninjs").glob("[123].*/*.json")), ids=lambda path: f"{path.parent.name}/{path.name[:28]}"
)
def test_a_ninjs_example_gives_what_its_file_has(path):
    """Title, body, date and place, wherever the file has them; nothing in an example deviates."""
    item = json.loads(path.read_text("utf-8"))
    documents, reported = read(path)
    assert len(documents) == 1
    assert reported == []
    [document] = documents
    assert check(Record(documents=(document,)))
    assert document.title
    names = {name.lower() for name in item}
    if names & {"versioncreated", "firstcreated", "contentcreated"}:
        assert document.published
    if "located" in names:
        assert document.dateline_place
    if "bodies" in names or any(name.startswith("body_") for name in names):
        assert any(block.kind == "paragraph" for block in document.blocks)


@pytest.mark.parametrize(
    "path", sorted(SUITE.glob("*/should_fail/*.json")), ids=lambda path: str(path.relative_to(SUITE))
)
def test_what_breaks_the_rules_of_ninjs_is_reported_and_refused_under_strict(path):
    """Read where it carries a text, each deviation reported; an InputError where it is read strictly."""
    if str(path.relative_to(SUITE)) in OF_A_LATER_VERSION:
        pytest.skip("right in a later version, and it names none")
    with pytest.raises(InputError):
        list(AgencyFeed().parse(Source.of_path(path, strict=True)))
    text = path.read_text("utf-8")
    if '"uri"' in text:
        documents, reported = read(path)
        assert any("deviates" in message for message in reported)
        if re.search(r'"(?:headline|body_text|headlines|descriptions|bodies)": *["\\[]', text):
            assert documents


@pytest.mark.parametrize(
    "path", sorted(SUITE.glob("*/should_pass/*.json")), ids=lambda path: str(path.relative_to(SUITE))
)
def test_what_keeps_the_rules_of_ninjs_is_not_reported(path):
    """Nothing deviates, read strictly or not."""
    _, reported = read(path, strict=True)
    assert not [message for message in reported if "deviates" in message]
