"""Stored pages, what the parser makes of each, and the laws that every parser keeps."""

import json
from pathlib import Path

import pytest

from secdialogue.plugin import Source
from secdialogue.testing import PARSER_LAWS, Kit, shown
from secdialogue_official_release import secdialogue_parsers

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


def details(above, title="Ministers sign a memorandum"):
    body = "<p>The two ministers signed the memorandum in the capital today, in the presence of both prime ministers, and went on to talks.</p>"
    html = f"<html lang=en><head><title>{title}</title></head><body><div>{above}<h1>{title}</h1>{body * 1}{body.replace('two', 'three')}</div></body></html>"
    [document] = PARSER.parse(Source.of_bytes(html.encode(), "page.html"))
    return document.details


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Press Release No. 14/2025", "14/2025"),
        ("PRESS RELEASE 123/24", "123/24"),
        ("Media release number: MR-2025-07", "MR-2025-07"),
        ("SC/15801", "SC/15801"),
        ("A/79/PV.12", "A/79/PV.12"),
        ("STATEMENT/24/1234", "STATEMENT/24/1234"),
        ("Release of prisoners 2024", None),
        ("Page 3/4 of it", None),
    ],
)
def test_a_release_is_known_by_its_number(line, number):
    assert details(f"<p>{line}</p>").get("number") == number


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Readout of the call between the two ministers", "readout"),
        ("Joint Press Statement of the third round", "joint statement"),
        ("Remarks by the minister at the opening", "transcript"),
        ("Fact Sheet: The memorandum", "fact sheet"),
        ("Statement by the spokesperson on the talks", "statement"),
        ("Ministers sign a memorandum", None),
    ],
)
def test_a_release_s_type_is_told_by_its_title(title, kind):
    assert details("", title).get("type") == kind


def test_the_issuing_body_is_a_line_near_the_title_or_the_author():
    assert details("<p>Office of the Spokesperson</p>")["issuer"] == "Office of the Spokesperson"
    assert details("<div class=byline>Ministry of Works</div>")["issuer"] == "Ministry of Works"
    assert "issuer" not in details("")
