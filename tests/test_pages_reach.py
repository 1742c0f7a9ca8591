"""The reach of the page parsers on pages of the world: outlets of 41 countries, and articles of every make."""

import json
import subprocess
import sys
import warnings

import attrs
import pytest

import secdialogue
from secdialogue.checking import check
from secdialogue.errors import NoArticle, SecdialogueWarning
from secdialogue.model import Record

#: What a change must not fall below; a little under what was measured.
FLOORS = {
    "outlets": {"title": 0.83, "authors": 0.87, "day": 0.98, "minute": 0.97, "body F1": 0.96},
    "articles": {"body F1": 0.97},
}


@pytest.mark.parametrize("pages", FLOORS)
def test_the_pages_of_the_world_are_read(pages, shared, tmp_path):
    folder = shared / "data" / "pages"
    for path in sorted((folder / pages).glob("*.html.gz")):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SecdialogueWarning)
            try:
                [document] = secdialogue.read(path)
            except NoArticle:
                continue
        check(Record(documents=(document,)))
        assert all(block.source for block in document.blocks)
        target = tmp_path / f"{path.name.removesuffix('.html.gz')}.json"
        target.write_text(json.dumps(attrs.asdict(document), default=str), "utf-8")
    scorer = [sys.executable, shared / "tools" / "score_documents.py", "--json", "--documents", tmp_path]
    printed = subprocess.run(
        [*scorer, "--truth", folder / f"{pages}.truth.json"], check=True, capture_output=True
    ).stdout
    figures = json.loads(printed)
    assert {m: figures[m] for m, floor in FLOORS[pages].items() if figures[m] < floor} == {}
