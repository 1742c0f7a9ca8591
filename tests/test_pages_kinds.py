"""Which kind of source a page is, and why: exactly one of the three, always."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secdialogue.pages import classify
from secdialogue.pages.kinds import claim
from secdialogue.plugin import Level
from secdialogue.sources import Source

KINDS = ("official-release", "think-tank", "news-outlet")


def source(head="", body="<h1>Talks go on</h1>"):
    return Source.of_bytes(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), "p.html")


def ld(**values):
    return f'<script type="application/ld+json">{json.dumps(values)}</script>'


def site(name):
    return f'<meta property="og:site_name" content="{name}">'


def at(url):
    return f'<link rel="canonical" href="{url}">'


CASES = [
    (at("https://www.defensa.gob.mx/x"), "", "official-release", "reserved for states"),
    (at("https://www.mofa.go.kr/x"), "", "official-release", "reserved for states"),
    (at("https://www.example.mil/x"), "", "official-release", "reserved for states"),
    (at("https://www.who.int/x") + ld(**{"@type": "NewsArticle", "headline": "Talks go on"}), "", "official-release", "reserved"),
    (at("https://news.example/x") + ld(**{"@type": "NewsArticle", "headline": "Talks go on"}), "", "news-outlet", "NewsArticle"),
    (ld(**{"@type": "Article", "publisher": {"@type": "NewsMediaOrganization", "name": "The Courier"}}), "", "news-outlet", "NewsMedia"),
    (ld(**{"@type": "Article", "publisher": {"@type": "GovernmentOrganization", "name": "Defence"}}), "", "official-release", "Government"),
    (site("Ministry of Foreign Affairs of Ghana"), "", "official-release", "ministry of"),
    (site("Embassy of Chile in Oslo"), "", "official-release", "embassy"),
    (ld(**{"@type": "Report", "headline": "Talks go on"}), "", "think-tank", "Report"),
    ('<meta name="citation_pdf_url" content="a.pdf">', "", "think-tank", "citation_pdf_url"),
    (at("https://www.sea.example.org/x") + site("Institute for Maritime Affairs"), "", "think-tank", "institute"),
    ('<meta property="article:section" content="Policy Brief">', "", "think-tank", "policy brief"),
    ("", "<p>Working Paper</p><h1>Talks go on</h1>", "think-tank", "working paper"),
    ("<title>Readout of the call between the two ministers</title>", "<h1>Readout of the call between the two ministers</h1>", "official-release", "readout of"),
    ("", "<p>FOR IMMEDIATE RELEASE</p><h1>Talks go on</h1>", "official-release", "immediate release"),
    (site("The Courier") + '<meta property="og:type" content="article">', "", "news-outlet", "does not say of what kind"),
    ("", "", "news-outlet", "does not say what it is"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "body", "kind", "evidence"), CASES, ids=[f"{k}: {e}" for _, _, k, e in CASES])
def test_a_page_is_of_the_kind_that_its_marks_say(head, body, kind, evidence):
    found = classify(source(head, body or "<h1>Talks go on</h1>"))
    assert found.kind == kind
    assert evidence in found.evidence


def test_a_page_that_says_nothing_is_claimed_as_generic():
    assert claim(source(), "news-outlet").level is Level.GENERIC
    assert claim(source(), "think-tank").level is Level.NONE


@pytest.mark.parametrize("data", [b"", b"{}", b"plain words", b"<?xml version='1.0'?><rss/>", b"\x00\xff"])
def test_what_is_no_page_is_nobody_s(data):
    assert [claim(Source.of_bytes(data), kind).level for kind in KINDS] == [Level.NONE] * 3


@given(
    st.lists(st.sampled_from([head for head, *_ in CASES] + ["<p>Readout</p>", "<h1>Joint Statement</h1>"]), max_size=5)
)
def test_claims_never_meet(parts):
    page = source("".join(parts))
    assert sum(claim(page, kind).level > Level.NONE for kind in KINDS) == 1
