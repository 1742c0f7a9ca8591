"""What is peculiar to one site, as data."""

import pytest

from secdialogue.errors import PluginError
from secdialogue.model import Tool
from secdialogue.pages import Page, quirks_for, read_quirks
from secdialogue.sources import Source

TOML = """
["courier.example"]
article = "//div[@id='story']"
drop = ["//p[@class='jingle']"]
publisher = "The Courier"
"""
HTML = """<html><body><h1>Talks go on</h1><div id=other><p>{other}</p><p>{other}!</p></div>
<div id=story><p class=jingle>The Courier, your paper for the coast and all of its islands, since 1905, every day of the week.</p><p>{own}</p></div></body></html>"""


def test_quirks_are_found_by_host_and_its_parents():
    known = read_quirks(TOML, "sites.toml")
    assert quirks_for("courier.example", known).publisher == "The Courier"
    assert quirks_for("m.courier.example", known) is quirks_for("courier.example", known)
    assert quirks_for("example", known) is None


def test_quirks_say_where_the_article_stands_and_what_in_it_is_none():
    own = (
        "The two delegations went through the draft line by line and left the hardest paragraphs for the ministers to settle, "
        * 2
    )
    html = HTML.format(
        own=own, other="Observers from three neighbouring states sat in on the second day, for the first time. " * 4
    )
    page = Page(Source.of_bytes(html.encode(), "p.html"), quirks_for("courier.example", read_quirks(TOML, "s")))
    document = page.document("news-outlet", Tool(name="t", version="1"))
    assert [document.text[b.start : b.end] for b in document.blocks] == ["Talks go on", own.strip()]
    assert document.publisher == "The Courier"


@pytest.mark.parametrize(
    ("text", "problem"),
    [("[a", "not TOML"), ('["a.example"]\nwhat = 1', "unknown key"), ('["a.example"]\narticle = "//p["', "not an XPath"), ("a = 1", "no table")],
)  # fmt: skip
def test_a_broken_file_is_the_plugin_s_fault(text, problem):
    with pytest.raises(PluginError, match=problem):
        read_quirks(text, "sites.toml")
