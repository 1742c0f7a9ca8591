"""Titles: which of those that a page gives itself is taken, and what is cut from it."""

import json

import pytest

from secdialogue.pages import Page
from secdialogue.pages.titles import is_site, without_site
from secdialogue.sources import Source

SHOWN = "Envoys leave the talks without a text"
OTHER = "Talks of the envoys end without any text"


def title(**said):
    """The title of a page whose places say this."""
    head = "".join(
        f'<meta property="{name}" content="{said[key]}">'
        for key, name in (("og", "og:title"), ("site", "og:site_name"))
        if key in said
    )
    if "page" in said:
        head += f"<title>{said['page']}</title>"
    if "ld" in said:
        node = {"@type": "NewsArticle", "headline": said["ld"]}
        head += f'<script type="application/ld+json">{json.dumps(node)}</script>'
    shown = f"<h1>{said['h1']}</h1>" if "h1" in said else ""
    html = f"<html lang=en><head>{head}</head><body>{shown}<p>Nothing more was said.</p></body></html>"
    return Page.of(Source.of_bytes(html.encode(), "p.html", url=said.get("url"))).metadata.title


PAGES = [
    # two of three agree
    ({"ld": SHOWN, "h1": SHOWN, "og": OTHER}, SHOWN),
    ({"ld": OTHER, "h1": SHOWN, "og": SHOWN}, SHOWN),
    # og:title alone differs from what all others repeat: it was written for those who cite the page
    ({"ld": SHOWN, "h1": SHOWN, "page": f"{SHOWN} | The Courier", "og": OTHER}, OTHER),
    # og:title and <title> are one, written for search engines
    ({"ld": SHOWN, "h1": SHOWN, "page": OTHER, "og": OTHER}, SHOWN),
    # og:title is about something else
    ({"ld": SHOWN, "h1": SHOWN, "page": SHOWN, "og": "The Courier: news and views"}, SHOWN),
    # all differ
    ({"ld": f"{SHOWN} again", "h1": f"{SHOWN} today", "og": OTHER}, OTHER),
    # cut short
    ({"ld": "Envoys leave the talks …", "og": "Envoys leave the talks …", "h1": SHOWN}, SHOWN),
    # no more than what kind of text it is
    ({"og": "Joint Statement", "h1": "Joint press statement on the ferries"}, "Joint press statement on the ferries"),
    # nothing but <title>
    ({"page": f"{SHOWN} | The Courier", "site": "The Courier"}, SHOWN),
    ({"page": f"{SHOWN} - Courier", "url": "https://www.courier.example/a"}, SHOWN),
    ({"page": f"Courier | {SHOWN}", "url": "https://news.courier.example/a"}, SHOWN),
    ({"page": "Envoys and text"}, "Envoys and text"),
    ({"page": f"{SHOWN} | The Courier"}, SHOWN),
    ({"page": f"{SHOWN} - why it matters"}, f"{SHOWN} - why it matters"),
    # what a content system calls the page
    ({"og": "envoys-leave-talks-2024", "h1": SHOWN}, SHOWN),
    ({"og": "envoys-leave-talks-2024", "page": f"{SHOWN} › The Courier", "site": "The Courier"}, SHOWN),
    ({}, None),
]


@pytest.mark.parametrize(("said", "taken"), PAGES)
def test_the_title_is_the_one_that_the_page_s_places_vote_for(said, taken):
    assert title(**said) == taken


CUTS = [
    (f"{SHOWN} | The Courier", SHOWN),
    (f"{SHOWN} - World - The Courier", f"{SHOWN} - World"),
    (f"{SHOWN} | Courier Online | The Courier", SHOWN),
    (f"{SHOWN} – courier.example", SHOWN),
    (f"{SHOWN} › The Courier", SHOWN),
    (f"The Courier: {SHOWN}", f"The Courier: {SHOWN}"),
    (f"The Courier | {SHOWN}", SHOWN),
    (f"Courier Sport | {SHOWN}", f"Courier Sport | {SHOWN}"),
    (f"Live: {SHOWN}", f"Live: {SHOWN}"),
    (f"{SHOWN} – about courier services", f"{SHOWN} – about courier services"),
    ("Talks - Courier", "Talks - Courier"),
    ("代表团离开会谈没有文本_时政_信使报", "代表团离开会谈没有文本_时政"),
]


@pytest.mark.parametrize(("written", "cut"), CUTS)
def test_the_site_s_name_is_cut_and_nothing_else(written, cut):
    assert without_site(written, ["The Courier", "courier.example", "信使报"]) == cut


def test_a_heading_that_is_the_site_s_name_is_no_title():
    head = f"<title>Coast Letters » Archive » {SHOWN}</title>"
    html = f"<html lang=en><head>{head}</head><body><h1>Coast Letters</h1><h2><a href=1>{SHOWN}</a></h2><p>Nothing more was said.</p></body></html>"
    assert Page.of(Source.of_bytes(html.encode(), "p.html")).metadata.title == SHOWN


def test_a_host_s_name_is_no_title_where_a_lesser_heading_holds_one():
    page = "<html><head><title>courier.example</title></head><body><h1><img src=a></h1>{}<p>Nothing more was said.</p></body></html>"
    for shown, title in ((f"<h2>{SHOWN}</h2>", SHOWN), ("<h2>Talks</h2>", "courier.example")):
        assert Page.of(Source.of_bytes(page.format(shown).encode(), "p.html")).metadata.title == title


HEADINGS = [
    # the site's name above, the title below
    (f"<h1>Coast Letters</h1><h2>{SHOWN}</h2>", SHOWN),
    (f"<h1>{SHOWN}</h1><h2>{OTHER}</h2>", SHOWN),
    ("<h1>Coast Letters</h1><h2>Talks</h2>", "Coast Letters"),
]


@pytest.mark.parametrize(("headings", "shown"), HEADINGS)
def test_the_title_is_shown_by_the_heading_that_says_it(headings, shown):
    page = f"<html><head><title>{SHOWN}</title></head><body>{headings}<p>Nothing more was said.</p></body></html>"
    assert Page.of(Source.of_bytes(page.encode(), "p.html")).head.title.text == shown


def test_what_stands_behind_the_heading_is_cut():
    assert without_site(f"{SHOWN} - Politics and all that", [], SHOWN) == SHOWN


SITES = [
    ("Example Times", "The Example Times Online", True),
    ("ExampleTimes.com", "Example Times", True),
    ("Courier Sport", "Courier", True),
    ("About Courier", "Courier", False),
    ("Example", "Example International", False),
    ("", "Courier", False),
]


@pytest.mark.parametrize(("name", "site", "same"), SITES)
def test_a_site_s_name_is_known_in_its_usual_forms(name, site, same):
    assert is_site(name, site) is same
