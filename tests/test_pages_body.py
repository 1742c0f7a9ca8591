"""The article among all that a page holds: on the left markup, on the right what is kept, by kind."""

import contextlib
import time

import pytest

from secdialogue.errors import NoArticle
from secdialogue.model import Tool
from secdialogue.pages import Page
from secdialogue.sources import Source

LONG = "The two delegations went through the draft line by line and left the hardest paragraphs for the ministers to settle."
MORE = "Observers from three neighbouring states sat in on the second day, for the first time since the talks began in the autumn."
TOOL = Tool(name="test", version="1")


def page(body, head="", title="Delegations go through the draft", lang="en"):
    html = f'<html lang="{lang}"><head><title>{title}</title><meta property="og:type" content="article">{head}</head>'
    return Page.of(Source.of_bytes(f"{html}<body>{body}</body></html>".encode(), "page.html"))


def blocks(body, **known):
    document = page(body, **known).document("news-outlet", TOOL)
    assert all(document.text[b.start : b.end] == document.text[b.start : b.end].strip() for b in document.blocks)
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks if b.kind != "title"]


def article(inner):
    return f"<article><h1>Delegations go through the draft</h1><p>{LONG}</p>{inner}<p>{MORE}</p></article>"


KEPT = [
    ("<h2>The hardest part</h2>", [("heading", "The hardest part")]),
    ("<h2 class='secondary toc-entry'>The hardest part</h2>", [("heading", "The hardest part")]),
    ("<ul><li>One liaison office in each capital</li></ul>", [("list-item", "One liaison office in each capital")]),
    ("<blockquote>We are nearly there.</blockquote>", [("quotation", "We are nearly there.")]),
    ("<blockquote><p>We are nearly there.</p></blockquote>", [("quotation", "We are nearly there.")]),
    ("<table><tr><th>Day</th><th>Topic</th></tr><tr><td>1</td><td>Fish</td></tr></table>", [("table", "Day | Topic\n1 | Fish")]),
    ("<figure><img src=a><figcaption>At the table. Photo: Coast</figcaption></figure>", [("caption", "At the table. Photo: Coast")]),
    ("<div><img src=a><div>At the table</div><div>Coast Pictures</div></div>", [("caption", "At the table"), ("caption", "Coast Pictures")]),
    ("<p>Short answer: <b>no</b>.</p>", [("paragraph", "Short answer: no.")]),
    ("<p>First line<br>second line</p>", [("paragraph", "First line\nsecond line")]),
    ("<div>First half of it.<br><br>Second half of it.</div>", [("paragraph", "First half of it."), ("paragraph", "Second half of it.")]),
    ("<p>Within two hours.<sup><a href='#1'>12</a></sup></p>", [("paragraph", "Within two hours.")]),
    ("<p>About 10<sup>6</sup> litres.</p>", [("paragraph", "About 106 litres.")]),
    ("<p>A<script>var x</script><style>b{}</style><!-- c --> B.</p>", [("paragraph", "A B.")]),
    ("<p>Soft\u00adhy\u200bphens.</p>", [("paragraph", "Softhyphens.")]),
    ("<p class='disclaimer'>Views are the author's own.</p>", [("notice", "Views are the author's own.")]),
    ("<p>Correction: The talks began in October.</p>", [("notice", "Correction: The talks began in October.")]),
    ("<custom-element><p>They will meet again in May.</p></custom-element>", [("paragraph", "They will meet again in May.")]),
    ("<font><b><p>They will meet again in May.</p></b></font>", [("paragraph", "They will meet again in May.")]),
    ("<p id='block-n1AuAdJlVL'>They will meet again in May.</p>", [("paragraph", "They will meet again in May.")]),
    ("<div class='field field--label-hidden'><p>They will meet again in May.</p></div>", [("paragraph", "They will meet again in May.")]),
    ("<div class='field--label-visually_hidden'><p>They will meet again in May.</p></div>", [("paragraph", "They will meet again in May.")]),
    ("<p>What do you think about the draft?</p>", [("paragraph", "What do you think about the draft?")]),
    ("<p>By submitting the draft, the two sides met the date that they had set.</p>", [("paragraph", "By submitting the draft, the two sides met the date that they had set.")]),
    ("<p>Get the ferries back to port, the minister said.</p>", [("paragraph", "Get the ferries back to port, the minister said.")]),
    ("<p>Three points are open:</p>", [("paragraph", "Three points are open:")]),
    ("<p>Fill in {{ name }} where it says so.</p>", [("paragraph", "Fill in {{ name }} where it says so.")]),
    ("<p>Lomé → Dakar is the line that ships take.</p>", [("paragraph", "Lomé → Dakar is the line that ships take.")]),
    ("<p>Like Facebook, the port now has a newsletter.</p>", [("paragraph", "Like Facebook, the port now has a newsletter.")]),
    ("<p>By Awa Ndiaye and Joseph Diallo</p>", [("byline", "By Awa Ndiaye and Joseph Diallo")]),
    ("<p>By Awa Ndiaye's count, forty ships left the port in May alone.</p>", [("paragraph", "By Awa Ndiaye's count, forty ships left the port in May alone.")]),
    ("<p>14:05 Awa Ndiaye</p>", [("dateline", "14:05 Awa Ndiaye")]),
    ("<p>Reporting by three papers of the coast found that the ferries were never paid for, and that nobody had asked.</p>", [("paragraph", "Reporting by three papers of the coast found that the ferries were never paid for, and that nobody had asked.")]),
    ("<p>Additional resources went to the ports.</p>", [("paragraph", "Additional resources went to the ports.")]),
    ("<p>Follow-up talks were announced on Telegram.</p>", [("paragraph", "Follow-up talks were announced on Telegram.")]),
    ("<p>Posted: 5 March 2024, 10:00</p>", [("dateline", "Posted: 5 March 2024, 10:00")]),
    ("<p>On 5 March 2024 they met again.</p>", [("paragraph", "On 5 March 2024 they met again.")]),
    ("<p>14:05: The ministers arrive at the port.</p>", [("paragraph", "14:05: The ministers arrive at the port.")]),
    ("<p>The ferry at noon. (Credit: Coast Pictures)</p>", [("caption", "The ferry at noon. (Credit: Coast Pictures)")]),
    ("<p>Awa Ndiaye in Dakar contributed to this report.</p>", [("notice", "Awa Ndiaye in Dakar contributed to this report.")]),
    ("<p>(Reporting by Awa Ndiaye; editing by Grace Achieng)</p>", [("notice", "(Reporting by Awa Ndiaye; editing by Grace Achieng)")]),
    ("<p class='paywall' aria-hidden='true'>They will meet again in May.</p>", [("paragraph", "They will meet again in May.")]),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "kept"), KEPT, ids=[inner[:50] for inner, _ in KEPT])
def test_what_belongs_to_an_article_is_kept_by_its_kind(inner, kept):
    assert blocks(article(inner)) == [("paragraph", LONG), *kept, ("paragraph", MORE)]


LEFT_OUT = [
    "<nav><a href=1>Home</a></nav>",
    "<aside><p>A box with something else altogether.</p></aside>",
    "<div class='newsletter-box'><p>Get our briefing every morning, free of charge.</p></div>",
    "<div class='SocialShare'><a href=1>Share</a><a href=2>Post</a></div>",
    "<div class='related'><h3>Related</h3><ul><li><a href=1>Rains cut the road</a></li></ul></div>",
    "<ul><li><a href=1>Rains cut the road to the north</a></li><li><a href=2>Port fees go up</a></li></ul>",
    "<p><a href=1>Rains cut the road to the north</a></p>",
    "<p>Read more: <a href=1>Rains cut the road</a></p>",
    "<p>Also read | <a href=1>Rains cut the road to the north again</a></p>",
    "<p>Advertisement</p>",
    "<p>Sign up for our weekly letter</p>",
    "<p>* * *</p>",
    "<form><p>Your e-mail address will not be passed on to others.</p><button>Go</button></form>",
    "<div hidden><p>Hidden words of a template.</p></div>",
    "<div style='display: none'><p>Hidden words of a template.</p></div>",
    "<div class='card'><a href=1><img src=a><h3>Rains cut the road</h3><p>The only road is closed.</p></a></div>",
    "<div class='consent'><p>We use cookies to show you this video.</p></div>",
    "<iframe src=x>Your browser shows no frames</iframe>",
    "<div id='comments'><p>At last some good news for all of us who live near the line.</p></div>",
    "<div id='comentarios'><p>At last some good news for all of us who live near the line.</p></div>",
    "<div class='noticias_relacionadas'><p>Rains cut the only road to the north of the port for days.</p></div>",
    "<amp-ad><p>Buy boats.</p></amp-ad>",
    "<figure><x-form><h3>Sign up</h3><p>Our letter brings the news of the coast to you each day.</p></x-form></figure>",
    "<p>Follow The Courier on Facebook</p>",
    "<p>Abonnieren Sie unseren Newsletter</p>",
    "<p>1 of 6</p>",
    "<p>3 min read</p>",
    "<p>More ▾</p>",
    "<p>Image 1 of<br>9</p>",
    "<p>By</p>",
    "<div><h3>Nothing can be shown</h3></div><div><h3>Nothing can be shown</h3></div>",
    "<p>Your settings prevent that what others have put here can be shown to you.</p>" * 3,
    "<p>What do you think? Tell us in the comments below.</p>",
    "<p>By submitting this form you accept our privacy policy.</p>",
    "<p>Get The Courier through your letterbox every week. Click here.</p>",
    "<p>This site uses cookies to make it better for you.</p>",
    "<p><a href=1>Rains cut the road to the north</a> [PICTURES]<br><a href=2>Port fees go up once more</a> [MAP]</p>",
    "<p>{{story.status}} - {{story.changed | date}}</p>",
    "<p>Home › Coast › Talks of this autumn</p>",
    "<p><a href=1>Home</a> » <a href=2>Coast</a> » Delegations go through the draft</p>",
    "<p>[button link='a' size=big]Send us yours[/button]</p>",
    "<article><h3>Rains cut the road</h3><p>The only road is closed.</p><a href=1>More</a></article>",
    "<p>05/03/2024 - Publicado por: Awa Ndiaye - Categoria: <a href=1>Portos</a> - Tags: <a href=2>barcos</a></p>",
    "<div>Porto do Norte - CNPJ: 12.345.678/0001-90 - Fone: (047) 2106-8000</div>",
    "<p>I agree that external content is shown to me. Personal data may be sent to third parties by it.</p>",
    "<article><style>h3 { color: red }</style><h3><a href=1>Rains cut the road</a></h3><p>It is closed.</p></article>",
]


@pytest.mark.parametrize("inner", LEFT_OUT, ids=[inner[:50] for inner in LEFT_OUT])
def test_furniture_inside_an_article_is_left_out(inner):
    assert blocks(article(inner)) == [("paragraph", LONG), ("paragraph", MORE)]


AROUND = [
    "<header><p>The Courier, founded in 1905, your paper for the coast and the islands</p></header>{}",
    "{}<footer><p>The Courier is published by Courier Media, all rights are reserved by the publisher.</p></footer>",
    "{}<section><h2>Comments</h2><div class='comment'><p>At last some good news for all of us near the line.</p></div></section>",
    "<div class='cookie-banner'><p>We use cookies. Some are needed, others help us to measure how the site is used.</p></div>{}",
    "<table><tr><td>{}</td><td><a href=1>Ports</a></td></tr></table>",
    "<form id='aspnetForm'>{}</form>",
    "{}<div id='secondary'><h3>Ports</h3><p>Rains cut the only road.</p></div>",
    "<div class='l-sidebar-fixed'>{}</div>",
    "<div class='article hasCaption'>{}</div>",
    "<div class='hidden-until-ready'>{}</div>",
    "<div class='grid'>"
    + "<div class='c'><a href=1>Rains cut the road to the north</a><p>The only road is closed for days.</p></div>" * 4
    + "</div>{}",
]


@pytest.mark.parametrize("around", AROUND, ids=[a[:50] for a in AROUND])
def test_the_article_is_found_whatever_stands_around_it(around):
    assert blocks(around.format(article(""))) == [("paragraph", LONG), ("paragraph", MORE)]


def test_an_article_without_paragraph_elements_is_read():
    body = f"<div id=x><h1>Delegations go through the draft</h1><div><span>{LONG}</span><br><br>{MORE}</div></div>"
    assert blocks(body) == [("paragraph", LONG), ("paragraph", MORE)]


def test_a_class_that_hides_everything_is_not_believed():
    body = f"<div class='related'><h1>Delegations go through the draft</h1><p>{LONG}</p><p>{MORE}</p></div>"
    assert blocks(body) == [("paragraph", LONG), ("paragraph", MORE)]


def test_what_the_page_says_is_its_body_is_found_among_other_prose():
    other = "".join(
        f"<p>{MORE.replace('second', word)}</p>" for word in ("third", "fourth", "fifth", "sixth", "seventh")
    )
    words = ("line by line", "word by word", "page by page", "twice")
    paragraphs = [LONG.replace("line by line", word) for word in words]
    head = (
        f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{" ".join(paragraphs)}"}}</script>'
    )
    own = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    found = blocks(f"<div><div class=a>{other}</div><div class=b>{own}</div></div>", head=head)
    assert [text for _, text in found] == paragraphs


def test_cjk_text_counts_by_what_it_says():
    line = "両国の防衛相は二日間の協議の後、海上での偶発的な衝突を防ぐための直通電話を設けることで合意した。"
    other = "次回の協議は来年の春に開かれる予定で、専門家がそれまでに規則の細部を詰めることになっている。"
    assert blocks(f"<div><p>{line}</p><p>{other}</p></div>", lang="ja", title="直通電話") == [
        ("paragraph", line),
        ("paragraph", other),
    ]


def test_every_block_leads_back_to_its_element():
    html = page(article("<h2>The hardest part</h2><p>It is about fish.</p>"))
    document = html.document("news-outlet", TOOL)
    for block in document.blocks:
        [element] = html.tree.xpath(block.source)
        assert document.text[block.start : block.end].split()[0] in "".join(element.itertext())


def test_deep_and_wide_trees_are_read_in_time():
    deep = "<div>" * 1000 + f"<p>{LONG}</p><p>{MORE}</p>"
    assert LONG in [text for _, text in blocks(deep)]
    wide = f"<p>{LONG}</p><p>{MORE}</p>" + "<span></span>" * 20_000 + "<div class='x y'>a</div>" * 5_000
    assert LONG in [text for _, text in blocks(wide)]


WALLS = [
    ("<html></html>", "nothing is in it|too little text|script-only"),
    ("<html><body><div id='root'></div><script src='app.js'></script><noscript>You need to enable JavaScript to run this app.</noscript></body></html>", "script-only"),
    ("<html><head><title>404 Not Found</title></head><body><p>The page you asked for is gone.</p></body></html>", "error page"),
    ("<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>", "error page"),
    ("<html><body><h1>We value your privacy</h1><p>We and our partners use cookies and other means. By choosing accept you consent to cookies.</p></body></html>", "cookie wall"),
    ("<html><body><h1>Delegations go on</h1><p>Subscribe now to continue reading this article.</p><form><input type='password'></form></body></html>", "login wall"),
    ("<html><frameset cols='20,80'><frame src='a.html'><frame src='b.html'></frameset></html>", "frames"),
    ("<html><head><title>The Courier</title><link rel=canonical href='https://courier.example/'></head><body>" + "<div><h2><a href=1>Rains cut the road to the north</a></h2><p>The only road is closed for days, say officials.</p></div>" * 12 + "</body></html>", "front page"),
    ("<html><body><p>Hello.</p></body></html>", "too little text"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "what"), WALLS, ids=[what for _, what in WALLS])
def test_a_page_without_an_article_says_what_it_is(html, what):
    with pytest.raises(NoArticle, match=what) as caught:
        Page.of(Source.of_bytes(html.encode(), "p.html")).document("news-outlet", TOOL)
    assert caught.value.file == "p.html"
    assert caught.value.remedy


def test_a_short_report_is_an_article_where_the_page_says_so():
    body = "<h1>Delegations go on</h1><p>The two delegations will meet again on Monday, the ministry said.</p>"
    assert blocks(body) == [("paragraph", "The two delegations will meet again on Monday, the ministry said.")]


@pytest.mark.parametrize(
    "hostile",
    ["<a href=", "<div class='" + "ad " * 50_000 + "'>", "<p>" + "By " * 50_000, "<td>" * 20_000, "&#0;" * 20_000],
)
def test_hostile_markup_ends_in_an_article_or_a_clear_error(hostile):
    with contextlib.suppress(NoArticle):
        blocks(f"{article('')}{hostile}")


def paragraphs(*words):
    return [LONG.replace("two", word) for word in words]


def marked(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def test_articles_below_the_first_are_others():
    own, other = paragraphs("two", "three", "four"), paragraphs("five", "six", "seven")
    body = f"<article><h1>Delegations go through the draft</h1>{marked(*own)}</article><article><h1>Rains</h1>{marked(*other)}</article>"
    assert [text for _, text in blocks(f"<main>{body}</main>")] == own


def test_a_body_in_parts_is_read_whole():
    first, second = paragraphs("two", "three", "four"), paragraphs("five", "six", "seven")
    body = f"<div><div class='article-body'>{marked(*first)}</div><div class='gallery'></div><div class='article-body'>{marked(*second)}</div></div>"
    assert [text for _, text in blocks(f"<h1>Delegations go through the draft</h1>{body}")] == first + second


def test_a_body_in_many_small_parts_is_read_whole():
    own = paragraphs("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    parts = "".join(f"<div class='detail-text section'>{marked(text)}</div>" for text in own[2:])
    body = f"<main><h1>Delegations go through the draft</h1><div class='detail-text'>{marked(*own[:2])}</div>{parts}</main>"
    assert [text for _, text in blocks(body)] == own


def test_a_line_that_announces_what_is_left_out_goes_with_it():
    own = paragraphs("two", "three", "four", "five")
    end = "<p>On this subject:</p><ul><li><a href=1>Rains cut the road to the north</a></li><li><a href=2>Port fees go up</a></li></ul>"
    assert [text for _, text in blocks(f"<article><h1>Delegations go</h1>{marked(*own)}{end}</article>")] == own
    table = "<p>The votes:</p><table><tr><th>Day</th><th>Votes</th></tr><tr><td>1</td><td>12</td></tr></table>"
    assert len(blocks(f"<article><h1>Delegations go</h1>{marked(*own)}{table}</article>")) == 6


def test_a_box_in_which_one_subscribes_holds_no_standfirst():
    own = paragraphs("two", "three", "four")
    box = "<div class='follow'><p>Sign up, and we will send you e-mail updates on this.</p><p class='desc standfirst'>The inside view of the ports and ships.</p></div>"
    body = f"<main><h1>Delegations go through the draft</h1>{{}}<div class='article-body'>{marked(*own)}</div></main>"
    assert [text for _, text in blocks(body.format(box))] == own
    assert ("subtitle", "The inside view of the ports and ships.") in blocks(
        body.format(box.replace("Sign up, and we will send you e-mail updates on this", "They met"))
    )


LABELS = [
    ("<p class='standfirst'>Feature</p>", []),
    ("<p class='standfirst'>They go on.</p>", [("subtitle", "They go on.")]),
    (
        "<p class='standfirst'>They go on with the hard part</p>",
        [("subtitle", "They go on with the hard part")],
    ),
]


@pytest.mark.parametrize(("line", "found"), LABELS)
def test_a_standfirst_is_more_than_a_label(line, found):
    own = paragraphs("two", "three", "four")
    body = f"<article><h1>Delegations go</h1><div class='article-body'>{line}{marked(*own)}</div></article>"
    assert blocks(body) == [*found, *(("paragraph", text) for text in own)]


def test_the_innermost_of_nested_bodies_is_taken():
    own = paragraphs("two", "three", "four", "five", "six", "seven")
    inner = f"<div class='story-body'>{marked(*own)}</div><p>The Courier is made by forty people in three towns.</p>"
    assert [
        text for _, text in blocks(f"<h1>Delegations go through the draft</h1><div class='article-body'>{inner}</div>")
    ] == own


def test_parts_that_open_on_a_click_belong_to_the_article():
    shown, folded = (
        paragraphs("two", "three", "four", "five", "six", "seven"),
        [t + " " + MORE for t in paragraphs("eight", "nine")],
    )
    body = f"<article><h1>Delegations go through the draft</h1>{marked(*shown)}<div style='display:none'>{marked(*folded)}</div></article>"
    assert [text for _, text in blocks(body)] == shown + folded


def test_what_follows_the_announced_end_is_left_out():
    own = paragraphs("two", "three", "four", "five")
    body = f"<article><h1>Delegations go through the draft</h1>{marked(*own)}<h3>Related articles</h3><p>Rains cut the road.</p></article>"
    assert [text for _, text in blocks(body)] == own


def test_an_end_may_name_its_subject_in_a_heading():
    own = paragraphs("two", "three", "four", "five")
    body = f"<article><h1>Delegations go through the draft</h1>{marked(*own)}<h3>{{}}</h3><p>{MORE}</p></article>"
    assert [text for _, text in blocks(body.format("Latest articles on the port:"))] == own
    assert len(blocks(body.format("More ships on the coast:"))) == 6


def test_an_end_announced_between_the_article_s_own_paragraphs_is_none():
    own = paragraphs("two", "three", "four", "five", "six", "seven", "eight", "nine")
    body = f"<article><h1>Delegations go through the draft</h1>{marked(*own[:6])}<h3>Read next</h3>{marked(*own[6:])}</article>"
    assert [text for kind, text in blocks(body) if kind != "heading"] == own


def test_a_closing_list_of_what_else_there_is_to_read_is_left_out():
    own = paragraphs("two", "three", "four", "five")
    more = "<p>More great Courier stories</p><ul>" + "<li>Why the <a href=1>ferries</a> stay in port</li>" * 4 + "</ul>"
    assert [text for _, text in blocks(f"<article><h1>Delegations go</h1>{marked(*own)}{more}</article>")] == own
    terms = "<p>The text has three parts:</p><ul>" + "<li>A <a href=1>ferry</a> each day</li>" * 3 + "</ul>"
    assert len(blocks(f"<article><h1>Delegations go</h1>{marked(*own)}{terms}</article>")) == 8


def test_divisions_may_be_paragraphs_and_a_paragraph_an_offer():
    own = paragraphs("two", "three", "four", "five")
    lines = [f"<div data-testid='line-{n}' class='text'>{text}</div>" for n, text in enumerate(own)]
    offer = "<div class='promo-box'><p>The Courier's morning letter tells you all there is to know about the coast.</p></div>"
    body = f"<article><h1>Delegations go through the draft</h1><div>{''.join(lines[:2])}{offer}{''.join(lines[2:])}</div></article>"
    assert [text for _, text in blocks(body)] == own


def test_the_times_of_a_live_report_stand_once_and_where_they_belong():
    entries = [
        f"<div><time datetime='2024-03-05T1{n}:00:00Z'>1{n}.00 GMT</time><p>{text}</p></div>"
        for n, text in enumerate(paragraphs("two", "three", "four"))
    ]
    found = blocks(f"<main><h1>Delegations go through the draft</h1>{''.join(entries)}</main>")
    assert [kind for kind, _ in found] == ["dateline", "paragraph"] * 3


def test_behind_a_wall_only_payment_goes_on():
    own = paragraphs("two", "three", "four", "five")
    offer = "<div><p>To continue reading, choose a plan</p><ul><li>All articles on all devices for four weeks</li></ul></div>"
    assert [text for _, text in blocks(f"<article><h1>Delegations go</h1>{marked(*own)}{offer}</article>")] == own


def test_paragraphs_between_the_title_and_the_container_open_the_article():
    own = paragraphs("two", "three", "four", "five")
    body = f"<article><h1>Delegations go through the draft</h1>{marked(*own[:2])}<div class='article-body'>{marked(*own[2:])}</div></article>"
    assert blocks(body) == [("paragraph", text) for text in own]
    lead = f"<article><h1>Delegations go through the draft</h1>{marked(own[0])}<div class='article-body'>{marked(*own[1:])}</div></article>"
    assert blocks(lead) == [("subtitle", own[0]), *(("paragraph", text) for text in own[1:])]


def test_a_heading_as_long_as_a_sentence_above_all_prose_is_the_standfirst():
    long = (
        "Ministers of both states leave the port without a text, and each side says that it was for the other to move"
    )
    body = f"<article><h1>Delegations go through the draft</h1><h3>{long}</h3>{marked(*paragraphs('two', 'three', 'four'))}</article>"
    assert blocks(body)[0] == ("subtitle", long)


def test_long_cards_of_other_articles_are_told_by_the_link_that_opens_each():
    card = "<li><article><a href={}><strong>Rains cut the road to the north</strong></a><div>{}</div></article></li>"
    words = [
        [LONG.replace("two", f"{number} {n}") for n in "abcdefg"]
        for number in ("five", "six", "seven", "eight", "nine")
    ]
    own = paragraphs("two", "three", "four")
    for address, kept in (("/rains", False), ("#rains", True)):
        cards = "".join(card.format(address, marked(*texts)) for texts in words)
        body = (
            f"<main><article><h1>Delegations go through the draft</h1>{marked(*own)}</article><ul>{cards}</ul></main>"
        )
        found = [text for _, text in blocks(body)]
        assert (found == own) is not kept


def test_a_linked_heading_takes_its_card_along():
    cards = "<div><h3><a href=1>Rains cut the road</a></h3><p>It will stay closed for days.</p></div>"
    assert blocks(article(cards)) == [("paragraph", LONG), ("paragraph", MORE)]


def test_what_stands_above_the_title_is_none_of_the_article():
    own = paragraphs("two", "three", "four", "five", "six")
    body = f"<div><p>{MORE}</p><div><p>Press release:</p><h1>Delegations go through the draft</h1>{marked(*own)}</div></div>"
    assert [text for _, text in blocks(body)] == ["Press release:", *own]
    below = f"<div>{marked(*own[:2])}<h1>Delegations go through the draft</h1>{marked(*own[2:])}</div>"
    assert [text for _, text in blocks(below)] == own


def test_a_letter_keeps_its_salutation():
    own = ["Dear colleagues,", *paragraphs("two", "three")]
    assert blocks(f"<article><h1>Delegations go through the draft</h1>{marked(*own)}</article>") == [
        ("paragraph", text) for text in own
    ]


def test_an_article_repeated_on_its_page_is_read_once():
    own = paragraphs("two", "three", "four")
    assert [
        text for _, text in blocks(f"<h1>Delegations go through the draft</h1><div>{marked(*own)}{marked(*own)}</div>")
    ] == own


def test_the_article_begins_below_its_title_even_where_a_class_hides_it():
    own, other = paragraphs("two", "three"), [MORE.replace("three", str(n)) for n in range(9)]
    body = f"<div class='a'>{marked(*other)}</div><div class='b promo'><h1>Delegations go through the draft</h1></div><div class='promo'>{marked(*own)}</div>"
    assert [text for _, text in blocks(body)] == own


def test_a_summary_above_the_article_does_not_stand_for_it():
    points = paragraphs(*(f"{number} or more" for number in range(6)))
    own = [" ".join([text] * 4) for text in paragraphs("two", "three", "four", "five", "six")]
    body = f"<div><div><h1>Delegations go through the draft</h1></div><div class='sum'>{marked(*points)}</div><div class='text'>{marked(*own)}</div></div>"
    assert [text for _, text in blocks(f"<div>{body}</div>")][-5:] == own


def test_rows_of_a_layout_table_are_read_as_paragraphs():
    own = [" ".join([text] * 6) for text in paragraphs("two", "three")]
    rows = "".join(f"<tr><td>{i}</td><td>{text}</td></tr>" for i, text in enumerate(own))
    assert [
        text
        for kind, text in blocks(f"<h1>Delegations go through the draft</h1><table>{rows}</table>")
        if len(text) > 5
    ] == own


HOSTILE = {
    "nested quotations": lambda n: "<blockquote>" * n,
    "nested lists": lambda n: "<ul><li>" * n,
    "flat elements": lambda n: "<span class='a'></span><p class='b'>c</p>" * n,
    "cards": lambda n: "<div class='c'><a href=1>Rains cut the road</a></div>" * n,
    "pictures": lambda n: "<div><div><img src=a></div></div>" * n,
    "classes": lambda n: "<p class='" + "read-more ad-ad " * n + "'>x</p>",
    "links": lambda n: "<p>" + "<a href=1>a</a> " * n + "</p>",
    "properties": lambda n: (
        "<div itemscope itemtype='http://schema.org/Article'>" + "<b itemprop='headline'>x</b>" * n + "</div>"
    ),
    "broken JSON": lambda n: "<script type='application/ld+json'>" + '{"a":["' * n + "</script>",
    "one long line": lambda n: "<p>" + "By 5 March 2024, " * n + "</p>",
    "date lines": lambda n: "<h1>Title of it</h1>" + "<time>5 March 2024</time>" * n,
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_work_grows_with_the_page_and_not_with_its_square(make):
    def seconds(n):
        html = page(article("") + make(n))
        started = time.process_time()
        with contextlib.suppress(NoArticle):
            html.document("news-outlet", TOOL)
        return time.process_time() - started

    seconds(10)
    assert seconds(8000) < 6 * seconds(2000) + 0.5


@pytest.mark.parametrize("called", ["author", "byline", "date", "person"])
def test_parts_of_one_name_within_each_other_are_not_read_again_and_again(called):
    """What holds too much for a byline, a date or a card is left before its words are gathered."""
    nested = f"<div class='{called}'>" * 240 + "<a href='/people/awa-ndiaye'>Awa Ndiaye</a>" * 8000
    html = page(f"<h1>Delegations go through the draft</h1>{nested}")
    started = time.process_time()
    with contextlib.suppress(NoArticle):
        html.document("news-outlet", TOOL)
    assert time.process_time() - started < 1.5


POPUP = (
    "<span class='person'><a href=1>Awa Ndiaye</a><span class='block'><img src=a><a href=1>Awa Marie Ndiaye</a>"
    "<a href=2>Port fees go up</a> <a href=3>Rains cut the road</a></span></span>"
)


@pytest.mark.parametrize(
    ("inner", "kept"),
    [
        (f"<p>Minister {POPUP} opened the ferry on Monday.</p>", "Minister Awa Ndiaye opened the ferry on Monday."),
        (
            "<p>Read <span><a href=1>the draft</a>, <a href=2>the notes</a> and <a href=3>the map</a></span> for what they left open.</p>",
            "Read the draft, the notes and the map for what they left open.",
        ),
    ],
)
def test_a_card_that_opens_over_the_text_is_no_part_of_its_sentence(inner, kept):
    assert blocks(article(inner)) == [("paragraph", LONG), ("paragraph", kept), ("paragraph", MORE)]


def test_a_caption_that_is_marked_as_a_description_is_no_standfirst():
    figure = f"<figure><img src=a><figcaption itemprop='description'>{MORE}</figcaption></figure>"
    assert blocks(f"<article><h1>Delegations go through the draft</h1>{figure}<p>{LONG}</p></article>") == [
        ("caption", MORE),
        ("paragraph", LONG),
    ]


CLOSING = [
    ("Write to Awa Ndiaye at awa.ndiaye@courier.example", "notice"),
    ("Awa Ndiaye's new book about the coast is out now. Follow her on Mastodon.", "notice"),
    ("They will write to the ministers, and to the harbour office, within a week.", "paragraph"),
    ("Those who follow the talks on television see little of them.", "paragraph"),
]


@pytest.mark.parametrize(("line", "kind"), CLOSING)
def test_a_closing_line_that_says_how_an_author_is_reached_is_a_notice(line, kind):
    assert blocks(f"{article('')}<p>{line}</p>".replace("</article>", "") + "</article>")[-1] == (kind, line)
