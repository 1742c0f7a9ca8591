"""Marked-up text as blocks: which there are, of which kind, with which words, and in which places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from secdialogue_agency_feed.markup import html_pieces, html_root

PLACE = "/rss/channel/item/description"

#: A fragment, and its blocks: kind, words, XPath below the body.
FRAGMENTS = [
    ("<p>Talks in Accra.</p>\n<p>They go on.</p>", [("paragraph", "Talks in Accra.", "p[1]"), ("paragraph", "They go on.", "p[2]")]),
    ('<p class="lead">One<br />two<br><br/>three</p>', [("paragraph", "One\ntwo", "p"), ("paragraph", "three", "p")]),
    ("<ul>\n<li>First <em>of</em> all</li><li>then</li></ul>", [("list-item", "First of all", "ul/li[1]"), ("list-item", "then", "ul/li[2]")]),
    ("<blockquote><p>&#8220;No&nbsp;more,&rdquo; he said.</p></blockquote>", [("quotation", "“No more,” he said.", "blockquote/p")]),
    ('<figure><img src="a.jpg" alt="" /><figcaption>A port</figcaption></figure>', [("caption", "A port", "figure/figcaption")]),
    ("<div><h2>Water</h2><p>x &amp; y</p></div>", [("heading", "Water", "div/h2"), ("paragraph", "x & y", "div/p")]),
    ("<p class='single' data-x>x<!-- comment --> <a href='#'><b><i>y</i></b></a></p>", [("paragraph", "x y", "p")]),
    ("<section><p>x</p>\n<hr class='wide' />\n<p>A &eacute; Q & A</p></section>", [("paragraph", "x", "section/p[1]"), ("paragraph", "A é Q & A", "section/p[2]")]),
    ("<ul><li>one<ul><li>inner</li></ul>after</li></ul>", [("list-item", "one", "ul/li"), ("list-item", "inner", "ul/li/ul/li"), ("list-item", "after", "ul/li")]),
    ("<div>words <p>x</p> between <p>y</p></div>", [("paragraph", "words", "div"), ("paragraph", "x", "div/p[1]"), ("paragraph", "between", "div"), ("paragraph", "y", "div/p[2]")]),
    ("<p>not closed<p>x</p></div>", [("paragraph", "not closed", "p[1]"), ("paragraph", "x", "p[2]")]),
    ("<P>capitals, <B>too</P>", [("paragraph", "capitals, too", "p")]),
    ("<p>a < b, AT&T</p>", [("paragraph", "a < b, AT&T", "p")]),
    ("<p>a\u00adb\u200b c\u00a0 d</p>", [("paragraph", "ab c d", "p")]),
    ("<table><tr><th>Side</th><th>Talks</th></tr><tr><td>A</td><td>2</td></tr></table>", [("table", "Side | Talks\nA | 2", "table")]),
    ("<table><tr><td><p>laid out</p><p>as a page</p></td></tr></table>", [("paragraph", "laid out", "table/tr/td/p[1]"), ("paragraph", "as a page", "table/tr/td/p[2]")]),
    ("<script>x</script><style>y</style><iframe>z</iframe>", []),
    ("<p> \n</p><p><img src='a.jpg'></p>\n", []),
    ("<!-- nothing -->", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FRAGMENTS, ids=[text[:30] for text, _ in FRAGMENTS])
def test_a_fragment_gives_its_blocks(text, expected):
    """Of each: its kind, its words as they are read, its place in the repaired tree."""
    assert html_pieces(text, PLACE) == [(kind, words, f"{PLACE}#/html/body/{path}") for kind, words, path in expected]


PARTS = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<ul><li>", "</ul>", "<br>", "<table><tr><td>", "</table>", "<h2>", "word ", " two words", "\n", "&nbsp;",
     "&amp;", "é", "<", "<!--", "-->", "<blockquote>", "<img src=a>", "\u200b"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PARTS, max_size=30).map("".join))
def test_every_word_stands_in_a_block_at_its_place(text):
    """However broken the markup, the blocks hold the words of the repaired tree in their order, each at an element that holds them."""
    root, pieces = html_root(text), html_pieces(text, PLACE)
    if root is None:
        assert pieces == []
        return
    for piece in pieces:
        [element] = root.xpath(piece.source.removeprefix(f"{PLACE}#"))
        words = visible(element)
        assert all(word in words for word in piece.text.replace(" | ", " ").split())
    assert squeezed("".join(piece.text for piece in pieces)) == squeezed(visible(root))


def visible(element: etree._Element) -> str:
    """All text within an element, breaks and pictures as spaces, what cannot be seen left out."""
    for node in list(element.iter("br", "img")):
        node.tail = " " + (node.tail or "")
    return "".join(element.itertext()).replace("\u200b", "")


def squeezed(text: str) -> str:
    return "".join(text.replace("|", "").split())
