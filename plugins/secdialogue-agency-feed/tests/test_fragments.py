"""Fragments of HTML read in one pass: what is read so is what the tree gives, and what is not certain is left to the tree."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secdialogue_agency_feed.fragments import _MAY_HOLD, _PHRASES, _place_of_text, read_fragment
from secdialogue_agency_feed.markup import tree_pieces

PLACE = "/rss/channel/item/description"

CERTAIN = [
    ("<p>Talks in Accra.</p>\n<p>They go on.</p>", [("paragraph", "Talks in Accra.", "p[1]"), ("paragraph", "They go on.", "p[2]")]),
    ('<p class="lead">One<br />two<br><br/>three</p>', [("paragraph", "One\ntwo", "p"), ("paragraph", "three", "p")]),
    ("<ul><li>First <em>of</em> all</li><li>then</li></ul>", [("list-item", "First of all", "ul/li[1]"), ("list-item", "then", "ul/li[2]")]),
    ("<blockquote><p>&#8220;No&nbsp;more,&rdquo; he said.</p></blockquote>", [("quotation", "“No more,” he said.", "blockquote/p")]),
    ('<figure><img src="a.jpg" alt="" /><figcaption>A port</figcaption></figure>', [("caption", "A port", "figure/figcaption")]),
    ("<div><h2>Water</h2><p>x &amp; y</p></div>", [("heading", "Water", "div/h2"), ("paragraph", "x & y", "div/p")]),
    ("<p class='single' data-x>x<!-- comment --> <a href='#'><b><i>y</i></b></a></p>", [("paragraph", "x y", "p")]),
    ("<section><p>x</p>\n<hr class='wide' />\n<p>A &eacute;&#x2013; Q & A</p></section>", [("paragraph", "x", "section/p[1]"), ("paragraph", "A é– Q & A", "section/p[2]")]),
    ('<figure><div><iframe src="a" allowfullscreen></iframe></div></figure><p>x<iframe></iframe>y</p>', [("paragraph", "xy", "p")]),
    ("<ul><li>one<ul><li>inner</li></ul></li></ul>", [("list-item", "one", "ul/li"), ("list-item", "inner", "ul/li/ul/li")]),
]  # fmt: skip

UNCERTAIN = [
    "<p>not closed", "<P>capitals</P>", "<p><div>a block in a paragraph</div></p>", "<p><hr></p>", "<p><em>x<p>y</p></em></p>",
    "<p>a < b</p>", "<p>&unknown; &copy</p>", "<p>&#150;</p>", "<p><b><i>crossed</b></i></p>", "<p>x</p></div>",
    "<table><tr><td>1</td></tr></table>", "<p>x<!--> comment --></p>", "x<!-- - --><hr", "<p>AT&T</p>", "<p>\x01</p>", "<a><a>x</a></a>", "<p/>", "<p>x</p></body>",
    "<script>x</script>", '<p title="a>b">x</p>', "<p>\ud800</p>", "<li>no list</li>",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CERTAIN, ids=[text[:30] for text, _ in CERTAIN])
def test_simple_fragments_are_read_without_a_tree(text, expected):
    """Their kinds, words and places, and the tree gives the same."""
    blocks = [(kind, words, f"{PLACE}#/html/body/{path}") for kind, words, path in expected]
    assert read_fragment(text, PLACE) == blocks == tree_pieces(text, PLACE)


@pytest.mark.parametrize("text", UNCERTAIN, ids=repr)
def test_what_is_not_certain_is_left_to_the_tree(text):
    """Nothing is guessed."""
    assert read_fragment(text, PLACE) is None


def test_text_without_tags_has_the_place_that_the_tree_gives_it():
    """That place differs between versions of libxml2."""
    assert read_fragment(" Talks &amp; terms ", PLACE) == tree_pieces(" Talks &amp; terms ", PLACE) != []


@pytest.mark.parametrize(
    "text",
    ["text <b>first</b>", "<p>x</p> words between <p>y</p>", "<img src='a.jpg'>Talks<br/> in Accra. <a>more</a>"],
)
def test_words_beside_blocks_are_read_where_the_body_holds_them(text):
    """libxml2 up to 2.13 makes paragraphs of such words, and they are left to the tree."""
    expected = tree_pieces(text, PLACE) if _place_of_text() == "/html/body" else None
    assert read_fragment(text, PLACE) == expected


ATTRIBUTES = st.sampled_from(
    ["", ' class="a b"', ' href="https://wire.example/?a=1&b=2"', " hidden", '  style="x:y"  ', ' a="\'"', " a='\"b'"]
)
WORDS = st.sampled_from(
    ["word", "two words", " ", "\n", "", "&amp;", "&#8217;s", "é", "&nbsp;", "a\u00ad b", "x > y", " \r\n\tx", "\x85", "\u2028", "&#x2019;", "a & b", "&",
     "&#128512;", "\u200b", "&Aacute;", "  "]
)  # fmt: skip
VOID = st.sampled_from(
    [
        "<!-- a - b -->",
        "<!---->",
        "<iframe src='a'></iframe>",
        "<br>",
        "<br/>",
        "<br />",
        '<img src="a.png">',
        '<img src="a.png" />',
    ]
)


def _element(tags, content):
    """An element of one of `tags` around `content`."""
    return st.builds(
        lambda tag, attributes, inner: f"<{tag}{attributes}>{inner}</{tag}>",
        st.sampled_from(sorted(tags)),
        ATTRIBUTES,
        content,
    )


PHRASES = st.recursive(
    WORDS | VOID, lambda inner: st.lists(inner, max_size=4).map("".join) | _element(_PHRASES, inner), max_leaves=8
)


def _block(tag: str, depth: int):
    """A block-level element with phrases and with what it may hold, to a depth."""
    held = [_block(name, depth - 1) for name in sorted(_MAY_HOLD[tag])] if depth else []
    if "p" in _MAY_HOLD[tag]:
        held.append(st.just("<hr>"))
    return _element({tag}, st.lists(st.one_of(PHRASES, *held), max_size=3).map("".join))


BLOCKS = st.one_of([_block(tag, 2) for tag in sorted(_MAY_HOLD[""])])
FRAGMENTS = st.lists(BLOCKS | PHRASES | st.sampled_from(["\n", " ", "<hr>", "<hr />"]), max_size=4).map("".join)


@settings(max_examples=300, deadline=None)
@given(
    FRAGMENTS,
    st.integers(0, 400),
    st.integers(0, 6),
    st.sampled_from(
        ["", "", "<p>", "</p>", "<", "&", "<ul>", "'", '"', "<!--", "-->", "<hr>", "<b>", "</a>", "</i>", "<li>"]
    ),
)
def test_one_pass_gives_what_the_tree_gives(fragment, at, removed, put):
    """Wherever a fragment, whole or broken, is read without a tree, kinds, words and places are the tree's."""
    text = fragment[:at] + put + fragment[at + removed :] if put or removed else fragment
    found = read_fragment(text, PLACE)
    assert found is None or found == tree_pieces(text, PLACE)
