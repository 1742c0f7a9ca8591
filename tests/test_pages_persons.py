"""Authors on cards: on the left what stands between the title and the article, or below it; on the right the names."""

import pytest

from secdialogue.model import Tool
from secdialogue.pages import Page
from secdialogue.sources import Source

PROSE = "".join(
    f"<p>On the {day} day the two delegations went through the draft line by line and left the hardest paragraphs.</p>"
    for day in ("first", "second", "third")
)


def authors(above="", below="", head=""):
    body = (
        f"<main><h1>Delegations go through the draft</h1>{above}<div class='article-body'>{PROSE}</div>{below}</main>"
    )
    page = f"<html lang=en><head><title>Delegations go through the draft</title>{head}</head><body>{body}</body></html>"
    return list(
        Page.of(Source.of_bytes(page.encode(), "p.html")).document("think-tank", Tool(name="t", version="1")).authors
    )


def card(name, office, holder="<div class='person-card'>{}</div>"):
    return holder.format(f"<img src=a><h4>{name}</h4><p>{office}</p>")


AWA, JOSEPH = card("Awa Ndiaye", "Senior Fellow, Coast Institute"), card("Joseph Diallo", "Research Director")
ABOVE = [
    (AWA, ["Awa Ndiaye"]),
    (f"<div class='experts'>{AWA}{JOSEPH}</div>", ["Awa Ndiaye", "Joseph Diallo"]),
    (card("<a href='/people/awa-ndiaye/'>Awa Ndiaye</a>", "Senior Fellow", "<section>{}</section>"), ["Awa Ndiaye"]),
    ("<ul class='contributorList'><li>Awa Ndiaye<br>Economist</li><li>Joseph Diallo<br>Adviser</li></ul>", ["Awa Ndiaye", "Joseph Diallo"]),
    ("<div><a href='/author/awa-ndiaye'>Awa Ndiaye</a><span>5 hours ago</span></div>", ["Awa Ndiaye"]),
    ("<div><a href='/topics/water-treaties'>Water Treaties</a></div>", []),
    ("<div><a href='/author/desk'>Desk</a></div>", []),
    # no office, no card, no name
    (card("Awa Ndiaye", "Dakar"), []),
    (card("Awa Ndiaye", "Senior Fellow", "<div class='box'>{}</div>"), []),
    (card("Rivers Programme", "what we do"), []),
    (card("Awa", "Senior Fellow"), []),
    (card("Awa Ndiaye", "Senior Fellow", "<div class='comment person'>{}</div>"), []),
    ("<div class='people'>" + "<p>Awa Ndiaye<br>Fellow</p>" * 40 + "</div>", []),
]  # fmt: skip


@pytest.mark.parametrize(("above", "names"), ABOVE)
def test_cards_above_the_article_name_its_authors(above, names):
    assert authors(above) == names


BELOW = [
    (f"<h3>About the authors</h3>{AWA}{JOSEPH}", ["Awa Ndiaye", "Joseph Diallo"]),
    (f"<h3>Author</h3>{AWA}", ["Awa Ndiaye"]),
    (f"<h3>Our experts</h3>{AWA}", []),
    (AWA, []),
]


@pytest.mark.parametrize(("below", "names"), BELOW)
def test_cards_below_it_do_so_only_where_they_are_called_authors(below, names):
    assert authors(below=below) == names


def test_a_byline_and_a_field_for_machines_come_before_cards():
    assert authors(f"<p>By Grace Achieng</p>{AWA}") == ["Grace Achieng"]
    assert authors(AWA, head='<meta name="author" content="Grace Achieng">') == ["Grace Achieng"]
    assert authors(AWA, head='<meta name="author" content="webdesk">') == ["Awa Ndiaye"]
