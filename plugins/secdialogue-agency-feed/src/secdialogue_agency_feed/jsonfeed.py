"""JSON Feed 1.0 and 1.1: each item a story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from secdialogue.plugin import Source, fold
from secdialogue_agency_feed.dates import iso_date
from secdialogue_agency_feed.jsonstream import Entry, entries, string
from secdialogue_agency_feed.markup import Piece, html_pieces
from secdialogue_agency_feed.names import language_tag
from secdialogue_agency_feed.story import Story


def stories(source: Source) -> Iterator[tuple[Entry, Story]]:
    """The items of a feed, one by one; its own properties count as far as they stand before them."""
    for entry in entries(source):
        yield entry, _story(entry)


def _story(entry: Entry) -> Story:
    item, feed, at = entry.value, entry.header, entry.pointer
    story = Story()
    if title := fold(string(item.get("title"))):
        story.title = Piece("title", title, f"{at}/title")
    if content := string(item.get("content_html")):
        story.body = html_pieces(content, f"{at}/content_html")
    elif content := string(item.get("content_text")):
        story.add_plain(content, f"{at}/content_text")
    if summary := fold(string(item.get("summary"))):
        piece = Piece("subtitle", summary, f"{at}/summary")
        if not story.body:
            story.body, story.complete = [piece._replace(kind="paragraph")], False
        elif not " ".join(p.text for p in story.body).startswith(summary.rstrip(" .…")):
            story.subtitle = piece
    published, updated = iso_date(string(item.get("date_published"))), iso_date(string(item.get("date_modified")))
    story.fields |= {
        "url": string(item.get("url")) or string(item.get("external_url")),
        "source_id": str(item["id"]) if isinstance(item.get("id"), (str, int, float)) else None,
        "published": published,
        "updated": updated if updated != published else None,
        "language": language_tag(string(item.get("language")) or string(feed.get("language"))),
        "publisher": string(feed.get("title")),
    }
    story.authors = _authors(item) or story.authors or _authors(feed)
    tags = item.get("tags")
    story.details |= {
        "categories": "; ".join(string(tag) for tag in tags) if isinstance(tags, list) else "",
        "feed": string(feed.get("title")),
    }
    return story


def _authors(holder: dict[str, Any]) -> list[str]:
    """`authors` of version 1.1, else `author` of version 1.0."""
    given = holder.get("authors")
    listed = given if isinstance(given, list) else [holder.get("author")]
    return [name for author in listed if isinstance(author, dict) and (name := fold(string(author.get("name"))))]
