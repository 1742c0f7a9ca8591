"""Titles, authors, dates and publishers, each by its stated order."""

import json

import pytest

from secdialogue.errors import SecdialogueWarning
from secdialogue.model import Tool
from secdialogue.pages import Page
from secdialogue.sources import Source

PROSE = (
    "<p>The two delegations went through the draft line by line and left the hardest paragraphs to the ministers.</p>"
    * 1
)
MORE = "<p>Observers from three neighbouring states sat in on the second day, for the first time since the talks began.</p>"


def read(head="", above="", *, title="<h1>Delegations go through the draft</h1>", lang='lang="en"', **known):
    html = (
        f"<html {lang}><head>{head}</head><body><article>{title}{above}<div>{PROSE}{MORE}</div></article></body></html>"
    )
    return Page.of(Source.of_bytes(html.encode(), "p.html", **known)).document(
        "news-outlet", Tool(name="t", version="1")
    )


def ld(**values):
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle"} | values)}</script>'


def meta(name, content):
    return f'<meta name="{name}" content="{content}">'


TITLES = [
    (ld(headline="Delegations go through the draft"), "Delegations go through the draft"),
    (meta("og:title", "Delegations go through the draft | The Courier"), "Delegations go through the draft"),
    (
        meta("og:title", "Draft: all there is to know") + ld(headline="Draft talks: delegations go on"),
        "Draft talks: delegations go on",
    ),
    (
        meta("og:title", "Other words") + ld(headline="Delegations go through the draft"),
        "Delegations go through the draft",
    ),
    ("<title>Delegations go through the draft - The Courier</title>", "Delegations go through the draft"),
]


@pytest.mark.parametrize(("head", "title"), TITLES)
def test_the_title_is_what_most_places_say(head, title):
    assert read(head).title == title


def test_a_page_without_heading_has_the_title_that_it_names():
    assert (
        read("<title>Draft talks go on | The Courier</title>" + meta("og:site_name", "The Courier"), title="").title
        == "Draft talks go on"
    )


def test_authors_come_from_the_article_s_node_then_from_meta_then_from_the_byline():
    byline = "<div class=byline>By Dennis Mwangi</div>"
    assert read(ld(author={"@type": "Person", "name": "Awa Ndiaye"}) + meta("author", "Rosa Paz"), byline).authors == (
        "Awa Ndiaye",
    )
    assert read(meta("author", "Rosa Paz"), byline).authors == ("Rosa Paz",)
    assert read("", byline).authors == ("Dennis Mwangi",)
    assert read().authors == ()


def test_a_byline_names_who_wrote_what_the_publisher_signs():
    head = ld(
        author={"@type": "Organization", "name": "The Courier"},
        publisher={"@type": "Organization", "name": "The Courier"},
    )
    assert read(head, "<div class=byline>By Dennis Mwangi</div>").authors == ("Dennis Mwangi",)
    assert read(head).authors == ("The Courier",)


SIGNED = [
    # several in the byline, one of them in the field
    (
        ld(author={"name": "Awa Ndiaye"}),
        '<p class="byline">Awa Ndiaye and Joseph Diallo</p>',
        ("Awa Ndiaye", "Joseph Diallo"),
    ),
    # what else stands in a byline names nobody
    (
        ld(author={"name": "Awa Ndiaye"}),
        '<div class="byline">Awa Ndiaye <p>All her articles on Example Scholar and in the archive of the Example Society</p></div>',
        ("Awa Ndiaye",),
    ),
    # the outlet that a person writes for, and one that signs alone
    (meta("og:site_name", "The Courier"), "<p>By Awa Ndiaye, The Courier</p>", ("Awa Ndiaye",)),
    (meta("og:site_name", "The Courier") + meta("author", "The Courier"), "", ("The Courier",)),
    ("", "<p>Par AWA NDIAYE, JOSEPH DIALLO Envoyés spéciaux à Dakar</p>", ("AWA NDIAYE", "JOSEPH DIALLO")),
    ("", "<p>By submitting you agree to our Terms of Service</p>", ()),
    ("", "<p>By clicking you accept <a href=1>Privacy Policy</a> and <a href=2>Terms of Use</a></p>", ()),
    ("", "<p>By <a href=1>Irving Ning</a></p>", ("Irving Ning",)),
    # the name of an account, and who owns it
    (meta("author", "andiaye"), "<p>By Awa Ndiaye</p>", ("Awa Ndiaye",)),
    (meta("author", "andiaye"), "", ("andiaye",)),
    # family name first
    (meta("dc.creator", "Ndiaye, Awa") + meta("dc.creator", "Diallo, J."), "", ("Awa Ndiaye", "J. Diallo")),
    (meta("dc.creator", "Awa Ndiaye, Joseph Diallo"), "", ("Awa Ndiaye", "Joseph Diallo")),
    (
        "",
        "<div class=firma_comentarios><span class=firma><a rel=author href=1>Awa Ndiaye</a></span> 3</div>",
        ("Awa Ndiaye",),
    ),
    ("", "<div class='foto pie'><p class=caption>At the port. <span class=autor>Joseph Diallo</span></p></div>", ()),
    ("", "<div><img src=a><br>By Awa Ndiaye<br>The Courier</div>", ("Awa Ndiaye",)),
    ("", "<div>（责任编辑：王小明、李文）</div>", ("王小明", "李文")),
    # the label apart from the name
    ("", "<div class=creator><span>Von</span><ul><li><a href=1>Anke Sörensen</a></li></ul></div>", ("Anke Sörensen",)),
    # others that no link names, and links to other things
    ("", "<p class=byline>By <a href=1>Awa Ndiaye</a> and Joseph Diallo</p>", ("Awa Ndiaye", "Joseph Diallo")),
    (
        "",
        "<p class=byline>By <a href=1>Awa Ndiaye</a> <a href=2>Watch Joseph Diallo, Grace Achieng Go Through Drafts of Treaties</a></p>",
        ("Awa Ndiaye",),
    ),
    # below the standfirst, in the article's container or beside it
    ("", PROSE + "<p>By Awa Ndiaye</p>", ("Awa Ndiaye",)),
    ("", PROSE + "<div class=author>Awa Ndiaye</div><figure><img src=a></figure>", ("Awa Ndiaye",)),
    ("", PROSE + "<p>By the evening</p>", ()),
    (
        "",
        "<p>By Awa Ndiaye</p>" + PROSE + "<div class=author>Joseph Diallo</div><figure><img src=a></figure>",
        ("Awa Ndiaye",),
    ),
    # a body, where no person signs
    ("", "<p>By Coast Desk Staff</p>", ("Coast Desk Staff",)),
    ("", "<p>By Coast Desk Staff | 5 March 2024</p>", ()),
    ("", "<p>By Coast Desk Staff</p><p class=author>Awa Ndiaye</p>", ("Awa Ndiaye",)),
    # behind a date
    ("", "<small>March 5th, 2024 by Awa Ndiaye</small>", ("Awa Ndiaye",)),
    ("", "<p>5 March 2024, by the sea</p>", ()),
    # a label before the name
    (
        "",
        "<ul><li><strong>Date</strong> 5.3.2024</li><li><strong>Autorin/Autor</strong> Anke Sörensen</li></ul>",
        ("Anke Sörensen",),
    ),
    ("", "<dl><dt>Author:</dt><dd>Awa Ndiaye</dd></dl>", ("Awa Ndiaye",)),
    ("", "<ul><li><strong>Topics</strong> Water Treaties</li></ul>", ()),
    ("", "<p>Commentary by Awa Ndiaye and Joseph Diallo</p>", ("Awa Ndiaye", "Joseph Diallo")),
    (
        "",
        "<ul class=authors><li>Awa Ndiaye<br>Fellow</li><li>Joseph Diallo<br>Fellow</li></ul>",
        ("Awa Ndiaye", "Joseph Diallo"),
    ),
    # parts that only a style sheet sets apart
    (
        "",
        "<div class=byline><span>Awa Ndiaye</span><span>Africa correspondent</span><button>Share</button></div>",
        ("Awa Ndiaye",),
    ),
    (
        "",
        "<div class=meta-byline><div>By <a>AWA NDIAYE</a></div><x-time><span>Updated 12:00 UTC, March 5, 2024</span></x-time></div>",
        ("AWA NDIAYE",),
    ),
    # what is written for a link's preview
    (meta("twitter:label1", "Written by") + meta("twitter:data1", "Awa Ndiaye"), "", ("Awa Ndiaye",)),
    (meta("twitter:label1", "Reading time") + meta("twitter:data1", "Five Minutes"), "", ()),
    (meta("articleAuthor", "Awa Ndiaye"), "", ("Awa Ndiaye",)),
]


@pytest.mark.parametrize(("head", "above", "authors"), SIGNED)
def test_authors_are_found_wherever_a_page_names_them(head, above, authors):
    assert read(head, above).authors == authors


def test_who_signs_comments_and_other_articles_wrote_none_of_this_one():
    below = '<div class="comments"><p class="byline">By Joseph Diallo</p><time datetime="2024-03-09">later</time></div>'
    page = f"<html lang=en><body><article><h1>Delegations go through the draft</h1><p class=byline>By Awa Ndiaye</p>{PROSE}{MORE}</article>{below}"
    document = Page.of(Source.of_bytes(page.encode(), "p.html")).document("news-outlet", Tool(name="t", version="1"))
    assert (document.authors, document.published) == (("Awa Ndiaye",), None)


def test_published_and_updated_are_never_confused():
    head = meta("article:modified_time", "2025-03-06T08:05:00+03:00")
    document = read(head)
    assert (document.published, document.updated) == (None, "2025-03-06T08:05:00+03:00")
    line = "<p class=dates>Published: 5 March 2025 16:40 | Last updated: 6 March 2025 08:05</p>"
    document = read("", line)
    assert (document.published, document.updated) == ("2025-03-05T16:40", "2025-03-06T08:05")
    document = read(
        "",
        "<p>Updated: <time datetime='2025-03-06'>6 March</time></p><p><time datetime='2025-03-05'>5 March</time></p>",
    )
    assert (document.published, document.updated) == ("2025-03-05", "2025-03-06")


def test_the_more_precise_date_of_the_same_day_is_taken():
    assert (
        read(ld(datePublished="2025-03-05") + meta("pubdate", "2025-03-05T16:40:00+03:00")).published
        == "2025-03-05T16:40:00+03:00"
    )
    assert (
        read(ld(datePublished="2025-03-05T16:40:00") + meta("pubdate", "2025-03-05T16:40:00+03:00")).published
        == "2025-03-05T16:40:00+03:00"
    )
    assert (
        read(ld(datePublished="2025-03-05T16:40:00") + meta("pubdate", "2025-03-05T09:00:00+03:00")).published
        == "2025-03-05T16:40:00"
    )


def test_the_time_below_an_article_is_that_of_the_day_above_it():
    foot = '<div>Posted by Awa Ndiaye at <abbr class="published" title="2024-03-05T10:00:00+01:00">10:00</abbr></div>'
    page = f"<html lang=en><body><div><h2 class=date>Tuesday, March 5, 2024</h2><h1>Delegations go on</h1>{PROSE}{MORE}{foot}</div>"
    document = Page.of(Source.of_bytes(page.encode(), "p.html")).document("news-outlet", Tool(name="t", version="1"))
    assert (document.published, document.authors) == ("2024-03-05T10:00:00+01:00", ("Awa Ndiaye",))


STAMPS = [
    (
        "",
        '<time class="entry-date published updated" datetime="2024-03-05T10:00:00Z">5 March</time>',
        "2024-03-05T10:00:00Z",
        None,
    ),
    (
        "",
        '<span class="publish-date">on <time class="updated" datetime="2024-03-05T10:00:00Z" pubdate>5 March</time></span>',
        "2024-03-05T10:00:00Z",
        None,
    ),
    ("", '<p>Updated: <time datetime="2024-03-05T10:00:00Z">5 March</time></p>', None, "2024-03-05T10:00:00Z"),
    (
        "",
        '<p class="byline">By Awa Ndiaye <time datetime="2024-03-05T10:00:00Z">5 March</time></p>',
        "2024-03-05T10:00:00Z",
        None,
    ),
    ("", "<h2>Updates to this page</h2><p>Published 5 March 2024</p>", "2024-03-05", None),
    (
        "",
        "<dl class=metadata><dt>Published</dt><dd>5 March 2024</dd><dt>Last updated</dt><dd>6 March 2024</dd></dl>",
        "2024-03-05",
        "2024-03-06",
    ),
    (
        "",
        "<span class=posted-on><time class=entry-date datetime='2024-03-05T10:00:00Z'>5 March</time></span>",
        "2024-03-05T10:00:00Z",
        None,
    ),
    (
        "",
        "<time datetime='2024-03-05T10:00:00Z'><b>5 March</b><b>Updated an hour ago</b></time>",
        "2024-03-05T10:00:00Z",
        None,
    ),
    ("", "<figure><img src=a><figcaption><p>Envoys arrive on 4 March 2024.</p></figcaption></figure>", None, None),
    ("", '<span itemprop="datePublished" content="2024-03-05T10:00:00Z">5 March</span>', "2024-03-05T10:00:00Z", None),
    ("", '<span itemprop="dateModified" content="2024-03-05T10:00:00Z">5 March</span>', None, "2024-03-05T10:00:00Z"),
    # an update behind the day of publication
    ("", "<p>5 March 2024 (updated at 15:10)</p>", "2024-03-05", None),
    # a list of other things
    ("", "<ul>" + "".join(f"<li><i></i> {day} March 2024</li>" for day in range(1, 10)) + "</ul>", None, None),
    (
        "",
        "<div class='text-caption'><time datetime='2024-03-05T10:00:00Z'>5 March</time></div>",
        "2024-03-05T10:00:00Z",
        None,
    ),
    # words of an element that say little else, and a heading that is only a day
    ("", "<div><b>Source</b><br>Published on 5 March 2024 <i><a href=1>Ports</a></i></div>", "2024-03-05", None),
    ("", "<div><b>Source</b><br>On 5 March 2024 the envoys met at the port</div>", None, None),
    ("", "<div><b>Clock</b><br>Current time: 5 March 2024</div>", None, None),
    ("", "<h5>5 March 2024</h5>", "2024-03-05", None),
    ("", "<h5>After 5 March 2024 all is open</h5>", None, None),
    ("", "<div><a href=1><h5>Rains cut the road</h5></a><p><i></i> 4 March 2024</p></div>", None, None),
    # other articles, each behind its day
    (
        "",
        "<ul><li><span class=date>4 March 2024 <a href=1>Rains cut the only road to the port for days</a></span></ul>",
        None,
        None,
    ),
    # before the first words
    (
        "",
        "<p>(5 March 2024) The two delegations went through the draft line by line and left the rest.</p>",
        "2024-03-05",
        None,
    ),
    (
        "",
        "<p>(In March 2024) the two delegations went through the draft line by line and left the rest.</p>",
        None,
        None,
    ),
    # the day in UTC of the time that readers see
    (
        meta("sailthru.date", "2024-03-05"),
        '<time datetime="2024-03-04T20:08:00-05:00">4 March</time>',
        "2024-03-04T20:08:00-05:00",
        None,
    ),
]


@pytest.mark.parametrize(("head", "above", "published", "updated"), STAMPS)
def test_a_date_is_of_what_its_words_and_classes_say(head, above, published, updated):
    document = read(head, above)
    assert (document.published, document.updated) == (published, updated)


def test_dates_that_contradict_are_reported():
    document = read(ld(datePublished="2025-03-05") + meta("pubdate", "2025-03-09") + meta("dc.date", "2025-03-05"))
    assert document.published == "2025-03-05"
    assert document.details["published_elsewhere"] == "2025-03-09 (meta pubdate)"


def test_an_update_before_publication_is_warned_of():
    with pytest.warns(SecdialogueWarning, match=r"updated 2025-03-01 before it was published 2025-03-05"):
        read(ld(datePublished="2025-03-05", dateModified="2025-03-01"))


def test_the_caller_s_date_stands_only_where_the_page_has_none():
    assert read(published="2025-01-01").published == "2025-01-01"
    assert read(ld(datePublished="2025-03-05"), published="2025-01-01").published == "2025-03-05"


def test_an_address_dates_a_page_that_nothing_else_dates():
    link = '<link rel="canonical" href="https://courier.example/2025/03/05/draft">'
    assert read(link).published == "2025-03-05"
    assert read(link + meta("pubdate", "2025-03-04")).published == "2025-03-04"


def test_a_dateline_gives_place_day_and_agency():
    html = (
        "<html lang=en><body><h1>Talks go on</h1><p>LOMÉ, March 5 (AFP) — The two delegations went through the draft line by line and left the rest.</p>"
        + MORE
        + "</body></html>"
    )
    known = {"published": "2025-03-06"}
    document = Page.of(Source.of_bytes(html.encode(), "p.html", **known)).document(
        "news-outlet", Tool(name="t", version="1")
    )
    assert (document.dateline_place, document.dateline_date, document.relays) == ("Lomé", "2025-03-05", ("AFP",))


def test_publisher_and_address_come_from_the_page():
    head = ld(publisher={"@type": "Organization", "name": "The Courier"}) + meta("og:site_name", "Courier Online")
    document = read(head + '<link rel="canonical" href="/draft"><base href="https://courier.example/">')
    assert (document.publisher, document.url) == ("The Courier", "https://courier.example/draft")
    assert read(publisher="The Courier", url="https://c.example/1").url == "https://c.example/1"


def test_the_language_is_the_page_s_unless_its_words_are_clearly_others():
    assert read().language == "en"
    assert read(lang="").language == "en"
    assert read(meta("og:locale", "en_GB"), lang="").language == "en-GB"
    document = read(lang='lang="de"')
    assert (document.language, document.details["language_declared"]) == ("en", "de")


def test_nothing_is_taken_from_the_clock():
    document = read()
    assert (document.published, document.updated) == (None, None)
