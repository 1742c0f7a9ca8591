"""What pages say for machines, in all notations, whole and broken."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secdialogue.pages.loosejson import loads
from secdialogue.pages.structured import read_structured
from secdialogue.sources import html_tree

LOOSE = [
    ('{"a": 1}', {"a": 1}),
    ('<!-- {"a": 1} -->', {"a": 1}),
    ('//<![CDATA[\n{"a": 1}\n//]]>', {"a": 1}),
    ('{"a": 1,}', {"a": 1}),
    ("[1, 2,, 3,]", [1, 2, 3]),
    ('{"a": "two\nlines"}', {"a": "two\nlines"}),
    ('{"a": "he said "yes" to it", "b": 2}', {"a": 'he said "yes" to it', "b": 2}),
    ('{"a": {"b": ["c", "d', {"a": {"b": ["c", "d"]}}),
    ('{"a": 1} {"b": 2}', [{"a": 1}, {"b": 2}]),
    ('{"a": true, "b": null, c: 3}', {"a": True, "b": None, "c": 3}),
    ('{"a": 1 /* one */, // two\n"b": -2.5e1}', {"a": 1, "b": -25.0}),
    ('}]{"a": "\\u00e9\\/"}', {"a": "é/"}),
    ("&quot;a&quot;", "a"),
    ("", None),
    ("   ", None),
]


@pytest.mark.parametrize(("text", "value"), LOOSE, ids=[repr(t) for t, _ in LOOSE])
def test_json_is_read_as_pages_write_it(text, value):
    assert loads(text) == value


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_good_json_means_what_it_says(value):
    assert loads(json.dumps(value)) == value


@given(st.text(alphabet='{}[]",:\\ab1/*-. \n', max_size=200))
def test_no_text_is_too_broken(text):
    loads(text)


def test_deep_nesting_ends():
    loads("[" * 100_000)
    loads('{"a":' * 100_000)
    loads('"' * 100_000)


def structured(body, head=""):
    return read_structured(html_tree(f"<html><head>{head}</head><body>{body}</body></html>"))


def json_ld(value):
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_a_graph_gives_its_article_with_references_resolved():
    graph = {
        "@graph": [
            {"@type": "NewsArticle", "headline": "Talks", "author": {"@id": "#a"}},
            {"@id": "#a", "@type": "Person", "name": "Awa Ndiaye"},
        ]
    }
    found = structured("", json_ld(graph))
    assert found.article.text("headline") == "Talks"
    assert found.resolved(found.article.values["author"])["name"] == "Awa Ndiaye"


def test_of_several_articles_the_page_s_own_is_taken():
    nodes = [
        {"@type": "NewsArticle", "headline": "Rains cut the road", "url": "https://c.example/rain"},
        {"@type": "NewsArticle", "headline": "Border opens again", "url": "https://c.example/border"},
    ]
    head = "<title>Border opens again | Courier</title><link rel=canonical href='https://www.c.example/border/'>"
    assert structured("", head + json_ld(nodes)).article.text("headline") == "Border opens again"


def test_an_article_inside_a_page_node_is_found():
    found = structured("", json_ld({"@type": "WebPage", "mainEntity": {"@type": "Report", "headline": "At sea"}}))
    assert found.article.types == ("Report",)


def test_microdata_and_rdfa_are_read_into_the_same_names():
    micro = structured(
        '<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">At sea</h1>'
        '<p itemprop="author" itemscope itemtype="http://schema.org/Person"><b itemprop="name">Awa Ndiaye</b></p>'
        '<time itemprop="datePublished" datetime="2024-05-05">May 5</time></div>'
    ).article
    assert (micro.text("headline"), micro.text("author"), micro.text("datePublished")) == (
        "At sea",
        "Awa Ndiaye",
        "2024-05-05",
    )
    rdfa = structured(
        '<div typeof="schema:NewsArticle"><h1 property="dc:title">At sea</h1>'
        '<span property="dc:date" content="2024-05-05T08:00:00+03:00">today</span></div>'
    ).article
    assert (rdfa.notation, rdfa.text("headline"), rdfa.text("datePublished")) == (
        "RDFa",
        "At sea",
        "2024-05-05T08:00:00+03:00",
    )


def test_meta_elements_are_found_by_any_of_their_names():
    found = structured("", '<meta property="og:title" content="A"><meta name="DC.Date" content="2024-05-05">')
    assert found.meta("nothing", "og:title") == "A"
    assert found.meta("dc.date") == "2024-05-05"
    assert found.meta("nothing") is None


def test_entities_and_tags_in_values_are_resolved():
    assert (
        structured("", json_ld({"@type": "Article", "headline": "A &amp;amp; <b>B</b>"})).article.text("headline")
        == "A & B"
    )
