"""Articles that a page carries without showing them: where they are found, and what is none."""

import html
import json
import time

import pytest

from secdialogue.errors import NoArticle
from secdialogue.model import Tool
from secdialogue.pages import Page
from secdialogue.pages.flight import read_flight
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


def streamed(*rows):
    """The scripts that send these rows, cut where a server may cut them."""
    stream = "".join(row if row.endswith("\n") else row + "\n" for row in rows)
    cuts = [stream[:90], stream[90:400], stream[400:]]
    return "".join(f"<script>self.__next_f.push({json.dumps([1, cut])})</script>" for cut in cuts)


def element(tag, children, **properties):
    return ["$", tag, None, properties | {"children": children}]


def sent(*elements):
    return f"5:{json.dumps(['$', 'main', None, {'children': list(elements)}])}"


PARAGRAPHS = [element("p", text, className="text") for text in OWN]
HEAD = [f'0:["$","title",null,{{"children":{json.dumps(TITLE)}}}]', ':HL["a.css"]', '1:I["x.js"]']
TEXT = "\n".join(OWN) + "é"
STREAMS = {
    "elements": streamed(*HEAD, sent(element("h1", TITLE), *PARAGRAPHS)),
    "divisions": streamed(*HEAD, sent(*(element("div", ["$undefined", text]) for text in OWN))),
    "elements in parts": streamed(*HEAD, sent(*PARAGRAPHS[:3]), f"6:{json.dumps(PARAGRAPHS[3:])}"),
    "links among words": streamed(*HEAD, sent(element("p", [OWN[0][:20], element("a", OWN[0][20:])], className="text"), *PARAGRAPHS[1:])),
    "a part that is none": streamed(*HEAD, sent(*PARAGRAPHS, element("aside", element("p", OFFER)), element("div", element("p", OFFER), className="newsletter"))),
    "markup": streamed(*HEAD, sent(["$", "div", None, {"dangerouslySetInnerHTML": {"__html": MARKED}}])),
    "a text apart": streamed(*HEAD, f"a:T{len(TEXT.encode()):x},{TEXT}" + "5:" + json.dumps({"story": {"title": TITLE, "body": "$a"}})),
}  # fmt: skip


@pytest.mark.parametrize("body", STREAMS.values(), ids=STREAMS)
def test_an_article_that_is_streamed_to_scripts_is_read(body):
    assert [text.removesuffix("é") for text in texts(document(f"<div id=app></div>{body}"))] == OWN


NO_STREAMS = {
    "another title": streamed('0:["$","title",null,{"children":"Boats"}]', sent(*PARAGRAPHS)),
    "too little": streamed(*HEAD, sent(element("p", "The envoys met."))),
    "broken": streamed(*HEAD, '5:["$","p",null,{"children":' + json.dumps(OWN[0])),
    "no string": f"<script>self.__next_f.push([1, {{}}]);self.__next_f.push([0]);{' ' * 400}</script>",
    "programs": streamed(
        *HEAD, sent(element("$L7", ["x"], dangerouslySetInnerHTML={"__html": f"window.a = {OFFER!r}"}))
    ),
}


@pytest.mark.parametrize("body", NO_STREAMS.values(), ids=NO_STREAMS)
def test_a_stream_that_holds_no_article_of_that_title_gives_none(body):
    with pytest.raises(NoArticle):
        texts(document(f"<div id=app></div>{body}"))


@pytest.mark.parametrize(
    "row",
    ["5:" + "[" * 40_000, '5:{"a":' * 20_000, "5:Tffffff,", "5:[" + '["$","p",null,{}],' * 40_000, "a:b:" * 40_000],
)
def test_no_stream_is_too_broken_and_none_takes_long(row):
    started = time.process_time()
    assert read_flight("\n".join([*HEAD, row]), TITLE) == []
    assert time.process_time() - started < 2


def test_a_text_that_a_stream_refers_to_again_and_again_is_read_a_few_times_at_most():
    """A page cannot grow in the reading."""
    references = sent(element("h1", TITLE), *[element("p", "$a", className="text")] * 5000)
    lines = read_flight("\n".join([*HEAD, f"a:T{len(TEXT.encode()):x},{TEXT}{references}"]), TITLE)
    given = [line.text for line in lines if not line.heading]
    assert 0 < len(given) <= 3
    assert set(given) == {TEXT}


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
