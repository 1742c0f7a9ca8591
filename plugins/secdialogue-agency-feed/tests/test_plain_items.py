"""Items read without a tree: what is read so is what libxml2 reads, to the canonical form, and all else is left to it."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from secdialogue.errors import InputError
from secdialogue.sources import Source
from secdialogue_agency_feed import xmltext
from secdialogue_agency_feed.parser import AgencyFeed, canonical_xml
from secdialogue_agency_feed.plainitems import PlainReader
from secdialogue_agency_feed.xmlstream import items

SPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:odd="no/address"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
)
CHANNELS = [f"<channel {SPACES}>", f'<channel xmlns="http://www.w3.org/2005/Atom" {SPACES}>']

PLAIN = [
    "<title>Talks &amp; terms</title>", "\n <link/>\n", "<dc:creator><![CDATA[A <b> & ]] c]]></dc:creator>", "<a>x > y &#8217;</a>",
    '<media:content url="a?b=1&amp;c=2" medium="image" />', '<category z="1" a="it\'s">x</category><category>y</category>',
    "<author>\n <name>Amina Diallo</name><uri>x</uri> </author>", '<media:group><media:title type="plain">x</media:title></media:group>',
    "<media:content><dc:title>x</dc:title></media:content>", "<a>é\u2028</a>", "",
]  # fmt: skip
NOT_PLAIN = [
    "<a>b <i>c</i></a>", "<a><b><c>d</c></b></a>", "words", "<a><!-- b --></a>", "<a>&nbsp;</a>", "<a>b & c</a>", "<a>&#7;</a>", "<a>]]></a>",
    "<a><![CDATA[b]]>c</a>", "<a b='c'/>", '<a b="1" b="2"/>', '<a b="c\nd"/>', '<a dc:b="c"/>', '<a xmlns="urn:b"/>', '<a xmlns:b="urn:b"/>',
    "<unknown:a/>", "<odd:a/>", "<a>b</c>", "<a", "<xml:a/>", "<a:b:c/>", "<?a b?>", "<title><name>x</name></title>", '<a b="&lt"/>',
]  # fmt: skip


def both(channel: str, inside: str):
    """What is read of an item without a tree, and the item in its tree; None where it is no XML."""
    text = f"{channel}<item>{inside}</item></channel>"
    parent = etree.fromstring(f"{channel}</channel>")
    found = PlainReader(parent, "item").read(text, len(channel), text.rindex("</item>"))
    try:
        return found, etree.fromstring(text.encode("utf-8", "replace"), etree.XMLParser(resolve_entities=False))[0]
    except etree.XMLSyntaxError:
        return found, None


def shown(element) -> list:
    """Tag, attributes, text and elements within."""
    text = None if len(element) else element.text
    return [
        element.tag,
        dict(element.attrib) if hasattr(element, "attrib") else element.attributes,
        text,
        *map(shown, element),
    ]


@pytest.mark.parametrize("channel", CHANNELS, ids=["none", "atom"])
@pytest.mark.parametrize("inside", PLAIN, ids=repr)
def test_a_plain_item_is_read_without_a_tree(inside, channel):
    """Its elements, attributes, texts and canonical form are those of the tree."""
    found, node = both(channel, inside)
    assert found is not None
    assert ([*map(shown, found[0])], found[1].encode()) == ([*map(shown, node)], canonical_xml(node))


@pytest.mark.parametrize("inside", NOT_PLAIN, ids=repr)
def test_an_item_that_is_not_plain_is_left_to_libxml2(inside):
    """Nothing is guessed."""
    assert both(CHANNELS[0], f"<title>x</title>{inside}")[0] is None


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(CHANNELS),
    st.lists(st.sampled_from(PLAIN + NOT_PLAIN[:3]), max_size=4).map("".join),
    st.integers(0, 120),
    st.integers(0, 5),
    st.sampled_from(["", "", *'<>&"=/ \n', "]]>", "<![CDATA[", "<b>", "</a>", "<b/>", ' c="d"', "&amp;", "é", "]"]),
)
def test_whatever_is_read_without_a_tree_is_what_the_tree_holds(channel, inside, at, removed, put):
    """Plain items with some characters put in or taken out."""
    found, node = both(channel, inside[:at] + put + inside[at + removed :])
    if found is not None:
        assert node is not None
        assert ([*map(shown, found[0])], found[1].encode()) == ([*map(shown, node)], canonical_xml(node))


def feed(entries: list[str]) -> bytes:
    return f"<rss {SPACES}><channel><title>Wire</title>{''.join(entries)}</channel></rss>".encode()


ENTRIES = [
    "<item><title>Plain</title><link>https://wire.example/1</link></item>",
    "\n <item><title>Also &#60;plain></title><description>&lt;p>x&lt;/p></description></item>\r\n",
    "<item><title>A <b>tree</b></title></item>",
    "<item><title>In <![CDATA[</item>]]></title></item>",
    "<item><title>Not closed</item>",
    "<!-- <item><title>None</title></item> -->",
    "<item/>words<x/>",
    "<item><title>Within</title><item><title>another</title></item></item>",
]


def read(data: bytes, sample: int, piece: int) -> tuple[list, str]:
    """The documents of a feed whose first piece and others are so long, and the error that it ends with."""
    documents: list = []
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings(action="ignore"):
        patch.setattr(xmltext, "_SAMPLE", sample)
        patch.setattr(xmltext, "_CHUNK", piece)
        try:
            documents.extend(AgencyFeed().parse(Source.of_bytes(data)))
        except InputError as error:
            return documents, str(error)
    return documents, ""


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(ENTRIES), min_size=1, max_size=12), st.integers(60, 400))
def test_documents_do_not_depend_on_how_their_items_were_read(entries, piece):
    """With the first piece of the feed short or long, plain items after it or none, they are the same, and so is their end."""
    assert read(feed(entries), 150 + len(SPACES), piece) == read(feed(entries), 1 << 18, piece)


def test_items_after_the_first_piece_are_read_without_a_tree(monkeypatch):
    """All that are plain, from the first one after an item whose end is certain."""
    monkeypatch.setattr(xmltext, "_SAMPLE", 150 + len(SPACES))
    source = Source.of_bytes(feed(ENTRIES[:2] * 20))
    found = [element.canonical is not None for element in items(source, frozenset({"item"}), plain=True)]
    assert len(found) == 40
    assert sum(found) >= 37
