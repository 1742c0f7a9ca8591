"""Stored pages, what the parser makes of each, and the laws that every parser keeps."""

import json
from pathlib import Path

import pytest

from secdialogue.testing import LAWS, Kit, shown
from secdialogue_think_tank import secdialogue_parsers

PAGES = Path(__file__).parent / "pages"
[PARSER] = secdialogue_parsers()
KNOWN: dict[str, dict[str, str]] = {}
KIT = Kit(PARSER, tuple(sorted(PAGES.glob("*.html"))), KNOWN, 60)


@pytest.mark.parametrize("page", KIT.pages, ids=lambda page: page.stem)
def test_a_stored_page_gives_what_is_expected(page):
    [document] = KIT.read(KIT.source(page))
    expected = json.loads(page.with_suffix(".expected.json").read_text("utf-8"))
    assert json.loads(json.dumps(shown(document), ensure_ascii=False)) == expected


@pytest.mark.parametrize("law", LAWS.values(), ids=LAWS)
def test_the_parser_keeps_the_law(law):
    law(KIT, None)
