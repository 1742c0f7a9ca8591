"""Small rules: dates, formats, statuses, completeness."""

from __future__ import annotations

import pytest

from secdialogue.errors import InputError
from secdialogue.plugin import Level
from secdialogue.sources import Source
from secdialogue_agency_feed import AgencyFeed, secdialogue_parsers
from secdialogue_agency_feed.dates import iso_date
from secdialogue_agency_feed.markup import html_pieces, plain
from secdialogue_agency_feed.names import language_tag
from secdialogue_agency_feed.ninjs_rules import deviations, generation


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("Sun, 03 Mar 2024 10:15:00 GMT", "2024-03-03T10:15:00Z"),
        ("Sun, 3 Mar 24 10:15 EST", "2024-03-03T10:15-05:00"),
        ("03 March 2024 10:15:00 +0530", "2024-03-03T10:15:00+05:30"),
        ("Sun, 03 Mar 2024", "2024-03-03"),
        ("Sun, 03 Mar 2024 10:15:00 IST", "2024-03-03T10:15:00"),
        ("Sun Mar  3 10:15:00 2024", "2024-03-03T10:15:00"),
        ("2024-03-03T10:15:00.500Z", "2024-03-03T10:15:00Z"),
        ("20240303T101500+0300", "2024-03-03T10:15:00+03:00"),
        ("20240303", "2024-03-03"),
        ("2024-03-03 10:15", "2024-03-03T10:15"),
        ("2024-03", None),
        ("2024-02-30", None),
        ("March 3, 2024 7:02 PM", "2024-03-03T19:02"),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_of_feeds_keep_their_offset_and_their_precision(written, iso):
    """Letters that stand for several zones give no offset; a month alone gives no date."""
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    ("data", "level"),
    [
        (b"<rss><channel/></rss>", Level.FORMAT),
        (b'\xef\xbb\xbf<?xml version="1.0"?><!-- a --><feed xmlns="http://www.w3.org/2005/Atom"/>', Level.FORMAT),
        (b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><x/></rdf:RDF>', Level.NONE),
        (b"<html><body><p>News</p></body></html>", Level.NONE),
        (b'<g2:newsItem xmlns:g2="http://iptc.org/std/nar/2006-10-01/"/>', Level.FORMAT),
        (b'{"uri": "urn:x", "headline": "A"}', Level.FORMAT),
        (b'{"uri": "urn:x"}', Level.GENERIC),
        (b'{"name": "x"}', Level.NONE),
        (b"NAIROBI (AFP) - The envoys met.", Level.KIND),
        (b"NAIROBI - The envoys met.", Level.NONE),
        (b"The envoys met.", Level.NONE),
        (b"", Level.NONE),
    ],
)
def test_formats_are_told_by_their_marks(data, level):
    """A root element, a property, an agency's dateline; a page of HTML is left to others."""
    assert AgencyFeed().recognizes(Source.of_bytes(data)).level == level


def test_an_input_of_no_known_format_is_refused_by_name():
    """The parser, named for another kind of input, says that it knows no such format."""
    with pytest.raises(InputError, match="no feed or agency format"):
        list(AgencyFeed().parse(Source.of_bytes(b"<html></html>")))


def test_the_hook_gives_one_parser():
    """The plugin is one parser for all formats."""
    assert [parser.name for parser in secdialogue_parsers()] == ["agency-feed"]


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en-us", "en-US"),
        ("en_GB", "en-GB"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("DE", "de"),
        ("english", None),
        ("und", None),
        (None, None),
        ("es-419", "es-419"),
    ],
)
def test_languages_are_tags_of_bcp_47(written, tag):
    """In the usual case; a name of a language is no tag."""
    assert language_tag(written) == tag


@pytest.mark.parametrize(
    ("html", "pieces"),
    [
        ("<p>a</p><p>b</p>", [("paragraph", "a"), ("paragraph", "b")]),
        ("a<br><br>b<br>c", [("paragraph", "a"), ("paragraph", "b\nc")]),
        ("<div>a<p>b</p>c</div>", [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c")]),
        ("<blockquote><p>a</p></blockquote>", [("quotation", "a")]),
        ("<p>a<script>x</script>b</p>", [("paragraph", "ab")]),
        ("<table><tr><td>layout</td></tr></table>", [("paragraph", "layout")]),
        ("<table><tr><th>a</th><td>b</td></tr></table>", [("table", "a | b")]),
        ("<p> </p>", []),
        ("", []),
    ],
)
def test_html_gives_a_block_wherever_a_block_level_element_ends(html, pieces):
    """Two line breaks part paragraphs, one is a line feed; scripts are not read."""
    assert [(piece.kind, piece.text) for piece in html_pieces(html, "/x")] == pieces


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a <b>b</b>", "a b"),
        ("AT&amp;T", "AT&T"),
        ("a  b\n", "a b"),
        ("1 < 2", "1 < 2"),
        ("x<svg><g>y</g></svg>z", "xz"),
    ],
)
def test_a_title_is_one_line_without_markup(text, words):
    """Entities are read; what looks like no tag stays."""
    assert plain(text) == words


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ({"uri": "urn:x", "headline": "a"}, []),
        ({"headline": "a"}, ["/: uri is missing"]),
        ({"uri": "urn:x", "mime_type": "a"}, ["/mime_type: is no property of ninjs 1"]),
        ({"uri": "urn:x", "pubstatus": "cancelled"}, ["/pubstatus: is none of usable, withheld, canceled"]),
        ({"uri": "urn:x", "bodies": [{"role": "a"}]}, ["/bodies/0: value is missing"]),
        ({"uri": "urn:x", "versionCreated": "x", "urgency": 11}, ["/urgency: is not from 1 to 9"]),
        ({"uri": "urn:x", "subject": [{"relevance": "high"}]}, ["/subject/0/relevance: is no integer"]),
        ({"uri": "urn:x", "rightsinfo": {}}, ["/rightsinfo: needs exactly one of linkedrights and encodedrights"]),
    ],
)
def test_deviations_from_ninjs_are_named_with_their_place(item, found):
    """Each with its JSON Pointer."""
    assert deviations(item) == found


@pytest.mark.parametrize(
    ("item", "which"),
    [
        ({"headline": "a"}, "1"),
        ({"headlines": []}, "2"),
        ({"versionCreated": "a"}, "3"),
        ({"standard": {"version": "3.0"}}, "3"),
        ({"$standard": {"version": "1.3"}, "by": "a"}, "1"),
    ],
)
def test_the_generation_of_ninjs_is_told_by_its_version_or_its_names(item, which):
    """Singular names are of 1, lists of 2, camel case of 3."""
    assert generation(item) == which


@pytest.mark.parametrize(
    ("content", "completeness"),
    [
        ("<content:encoded>&lt;p&gt;The envoys met.&lt;/p&gt;</content:encoded>", "full"),
        ("<content:encoded>The envoys met [...]</content:encoded>", "summary"),
        (
            "<content:encoded>&lt;p&gt;The envoys met.&lt;/p&gt;&lt;p&gt;Read more at the site&lt;/p&gt;</content:encoded>",
            "summary",
        ),
        ("<description>The envoys met.</description>", "summary"),
        (
            "<description>"
            + "&lt;p&gt;The envoys met in Lima, and they will meet again before the end of May.&lt;/p&gt;" * 30
            + "</description>",
            "full",
        ),
        ("", "summary"),
    ],
)
def test_an_item_says_whether_it_is_the_whole_text(content, completeness):
    """By the element, by dots or a link at its end, and by the length of a description."""
    data = f'<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><item><title>t</title>{content}</item></rss>'
    [document] = AgencyFeed().parse(Source.of_bytes(data.encode()))
    assert document.completeness == completeness
