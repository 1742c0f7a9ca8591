"""Stored pages, what the parser makes of each, and the laws that every parser keeps."""

import json
from pathlib import Path

import pytest

from secdialogue.plugin import Level
from secdialogue.testing import PARSER_LAWS, Kit, shown
from secdialogue_news_outlet import secdialogue_parsers

PAGES = Path(__file__).parent / "pages"
[PARSER] = secdialogue_parsers()
KNOWN: dict[str, dict[str, str]] = {
    "people.html": {"url": "http://world.people.com.cn/n1/2025/0305/c1002-1.html"},
}
KIT = Kit(PARSER, tuple(sorted(PAGES.glob("*.html"))), KNOWN, 60)


@pytest.mark.parametrize("page", KIT.pages, ids=lambda page: page.stem)
def test_a_stored_page_gives_what_is_expected(page):
    [document] = KIT.read(KIT.source(page))
    expected = json.loads(page.with_suffix(".expected.json").read_text("utf-8"))
    assert json.loads(json.dumps(shown(document), ensure_ascii=False)) == expected


@pytest.mark.parametrize("law", PARSER_LAWS.values(), ids=PARSER_LAWS)
def test_the_parser_keeps_the_law(law):
    law(KIT, None)


def test_an_outlet_that_is_known_is_claimed_as_a_site():
    [page] = [p for p in KIT.pages if p.name == "people.html"]
    claim = PARSER.recognizes(KIT.source(page))
    assert (claim.level, claim.evidence) == (Level.SITE, "the host is of people.com.cn")
