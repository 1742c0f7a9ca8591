"""Articles that a page carries without showing them: where they are found, and what is none."""

import html
import json
import time

import pytest

from secdialogue.errors import NoArticle
from secdialogue.model import Tool
from secdialogue.pages import Page
from secdialogue.pages.scriptdata import read_script_data
from secdialogue.sources import Source

TITLE = "Envoys leave the hardest part to their ministers"
OWN = [
    f"On day {number} the envoys of both coastal states went through the draft again and left article {number} to the ministers."
    for number in ("one", "two", "three", "four", "five")
]
MARKED = "".join(f"<p>{text}</p>" for text in OWN)
OFFER = "Buy boats now, at a price that nobody else on this coast can give you this summer, and only from us. " * 4


def document(body, head=""):
    page = f"<html lang=en><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>"
    return Page.of(Source.of_bytes(page.encode(), "p.html"))


def texts(page):
    found = page.document("news-outlet", Tool(name="t", version="1"))
    for block in found.blocks:
        assert page.tree.xpath(block.source), block.source
    return [found.text[b.start : b.end] for b in found.blocks if b.kind not in ("title", "byline")]


def script(value, before="", after=""):
    return f"<script>{before}{json.dumps(value)}{after}</script>"


def ld(body):
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": body})}</script>'


PARTS = [{"type": "paragraph", "content": text} for text in OWN]
RICH = [{"nodeType": "paragraph", "content": [{"nodeType": "text", "value": text}]} for text in OWN]
CARRIED = {
    "a frame's own markup": f'<iframe srcdoc="{html.escape(f"<html><body>{MARKED}</body></html>")}"></iframe>',
    "a shadow tree": f'<news-text><template shadowrootmode="open"><div>{MARKED}</div></template></news-text>',
    "a template": f"<template>{MARKED}</template>",
    "for readers without scripts": f"<div id=app></div><noscript><article>{MARKED}</article></noscript>",
    "JSON-LD as lines": ld("\n\n".join(OWN)),
    "JSON-LD as markup": ld(MARKED),
    "JSON-LD as escaped markup": ld(html.escape(MARKED)),
    "parts": script({"props": {"article": {"headline": TITLE, "body": PARTS}}}),
    "parts of parts": script({"entry": {"title": TITLE, "text": RICH}}, "window.__STATE__ = ", ";"),
    "strings": script({"story": {"title": TITLE, "paragraphs": OWN}}, "var story="),
    "markup in data": script({"post": {"title": TITLE, "content": MARKED}}),
    "data that is no strict JSON": f"<script>window.__NUXT__={{data:[{{title:{json.dumps(TITLE)},body:{json.dumps(MARKED)}}}]}};</script>",
    "a title in parts": script({"headlines": {"basic": TITLE}, "content_elements": PARTS}, "Fusion.globalContent="),
}


@pytest.mark.parametrize("body", CARRIED.values(), ids=CARRIED)
def test_an_article_that_the_page_carries_is_read(body):
    assert texts(document(f"<h1>{TITLE}</h1>{body}")) == OWN


def test_an_article_for_readers_without_frames_is_read():
    page = f"<html><head><title>{TITLE}</title></head><frameset><frame src=a.html><noframes><body>{MARKED}</body></noframes></frameset></html>"
    assert texts(Page.of(Source.of_bytes(page.encode(), "p.html"))) == OWN


def test_headings_and_pictures_among_parts_are_known():
    parts = [
        PARTS[0],
        {"type": "heading", "content": "The hardest part"},
        {"type": "image", "text": "At the table"},
        *PARTS[1:],
    ]
    found = document(script({"title": TITLE, "body": parts})).document("news-outlet", Tool(name="t", version="1"))
    assert [(b.kind, found.text[b.start : b.end]) for b in found.blocks][1:3] == [
        ("paragraph", OWN[0]),
        ("heading", "The hardest part"),
    ]
    assert "At the table" not in found.text


def test_the_whole_article_in_json_ld_stands_for_its_beginning_on_the_page():
    stub = f"<article><h1>{TITLE}</h1>{''.join(f'<p>{text}</p>' for text in OWN[:2])}<p>Subscribe to continue</p></article>"
    assert texts(document(stub, ld("\n".join(OWN)))) == OWN


OTHERS = {
    "another article's beginning": ld("\n".join(text.replace("envoys", "mayors") for text in OWN)),
    "an advertisement in a frame": f'<iframe srcdoc="<p>{OFFER}</p>"></iframe>',
    "a template of something else": f"<template><p>{OFFER}</p></template>",
    "data about something else": script({"title": "Boats", "body": [{"type": "paragraph", "content": OFFER}] * 3}),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_what_a_page_shows_is_its_article_whatever_it_carries(other):
    assert texts(document(f"<article><h1>{TITLE}</h1>{MARKED}</article>{other}")) == OWN


def test_data_about_something_else_makes_no_article():
    with pytest.raises(NoArticle):
        texts(document(f"<h1>{TITLE}</h1>" + OTHERS["data about something else"]))


@pytest.mark.parametrize(
    "data",
    [
        "",
        "{",
        "[[" * 5000,
        "x = {" * 5000,
        '{"title": ' * 3000,
        "={" + '"a":1,' * 40_000,
        "var a = (" * 9000,
        '={"a":"' + "\\" * 40_000,
    ],
)
def test_no_script_is_too_broken_and_none_takes_long(data):
    started = time.process_time()
    assert read_script_data(data + " " * 400, TITLE) == []
    assert time.process_time() - started < 2


FRAMES = [
    ("<frameset><frame src='menu.html'><frame src='talks.html'></frameset>", "menu.html, talks.html"),
    ("<body><iframe src='https://courier.example/talks'></iframe></body>", "https://courier.example/talks"),
]


@pytest.mark.parametrize(("markup", "addresses"), FRAMES)
def test_a_page_that_is_all_frames_names_their_addresses(markup, addresses):
    with pytest.raises(NoArticle, match=addresses):
        texts(Page.of(Source.of_bytes(f"<html>{markup}</html>".encode(), "p.html")))
