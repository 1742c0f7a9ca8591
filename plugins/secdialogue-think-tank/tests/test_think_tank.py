"""Stored pages, what the parser makes of each, and the laws that every parser keeps."""

import json
from pathlib import Path

import pytest

from secdialogue.plugin import Source
from secdialogue.testing import PARSER_LAWS, Kit, shown
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


@pytest.mark.parametrize("law", PARSER_LAWS.values(), ids=PARSER_LAWS)
def test_the_parser_keeps_the_law(law):
    law(KIT, None)


BYLINES = [
    (
        "<p class=byline>By Ana Reyes, Senior Fellow, Coast Institute</p>",
        {"Ana Reyes": "Senior Fellow, Coast Institute"},
    ),
    (
        "<ul class=authors><li><a href=1>Ana Reyes</a><br>Research Fellow</li><li><a href=2>Tomas Brandt</a><br>Director</li></ul>",
        {"Ana Reyes": "Research Fellow", "Tomas Brandt": "Director"},
    ),
    ("<p class=byline>By Ana Reyes and Tomas Brandt</p>", {}),
]


@pytest.mark.parametrize(("byline", "affiliations"), BYLINES)
def test_an_author_s_affiliation_stands_behind_or_below_the_name(byline, affiliations):
    body = "<p>The treaty on ferries changes how both coastal states deal with each other, and does so without a new body.</p>"
    page = f"<html lang=en><meta property='og:site_name' content='Coast Institute'><h1>Ferries</h1>{byline}{body}{body.replace('new', 'single')}"
    [document] = PARSER.parse(Source.of_bytes(page.encode(), "page.html"))
    found = {
        name.partition("/")[2]: value for name, value in document.details.items() if name.startswith("affiliation/")
    }
    assert found == affiliations
