"""NITF 3.x: the head's document data, the body's headlines, byline, dateline and blocks."""

from __future__ import annotations

from typing import Any

from secdialogue.language.frontmatter import byline_of, names_of
from secdialogue.plugin import Paths, fold
from secdialogue_agency_feed.dates import iso_date
from secdialogue_agency_feed.markup import Piece, element_pieces
from secdialogue_agency_feed.names import children, first_words, words
from secdialogue_agency_feed.story import Story

#: `management-status` of NITF's docdata as the status of a document.
_STATUS = {
    "canceled": "cancelled",
    "cancelled": "cancelled",
    "killed": "cancelled",
    "embargoed": "withheld",
    "withheld": "withheld",
}


def read_nitf(root: Any, paths: Paths, story: Story) -> None:
    """Add what a NITF document says; values that the story has already, from metadata around it, stay."""
    found = children(root)
    for head in found.get("head", ()):
        _head(head, story)
    for body in found.get("body", ()):
        inner = children(body)
        for head in inner.get("body.head", ()):
            _body_head(head, paths, story)
        for content in inner.get("body.content", ()):
            story.body.extend(element_pieces(content, paths.of(content)))
        for end in inner.get("body.end", ()):
            story.notices.extend(piece._replace(kind="notice") for piece in element_pieces(end, paths.of(end)))


def _head(head: Any, story: Story) -> None:
    found = children(head)
    data = found.get("docdata", [None])[0]
    if data is not None:
        _docdata(data, story)
    for publication in found.get("pubdata", ()):
        story.fields.setdefault("publisher", publication.get("name"))
        _fill(story.fields, "published", iso_date(publication.get("date.publication") or ""))
        story.details.setdefault("edition", publication.get("edition.name") or "")
    if story.title is None and (title := first_words(found, "title")):
        story.title = Piece("title", title, None)


def _fill(fields: dict[str, Any], name: str, value: Any) -> None:
    """Set a field that has no value yet."""
    if value and not fields.get(name):
        fields[name] = value


def _docdata(data: Any, story: Story) -> None:
    found = children(data)
    fields, details = story.fields, story.details

    def attribute(element: str, name: str) -> str:
        return next((value for e in found.get(element, ()) if (value := e.get(name))), "")

    _fill(fields, "source_id", attribute("doc-id", "id-string"))
    _fill(fields, "published", iso_date(attribute("date.issue", "norm")))
    _fill(fields, "embargo", None)
    release = iso_date(attribute("date.release", "norm"))
    status = (data.get("management-status") or "").lower()
    if status in _STATUS:
        _fill(fields, "status", _STATUS[status])
    if release and (status == "embargoed" or (fields.get("published") or "") < release):
        _fill(fields, "embargo", release)
    _fill(fields, "version", attribute("du-key", "version") or attribute("doc-id", "version"))
    for name, value in (
        ("urgency", attribute("urgency", "ed-urg")),
        ("editorial_note", attribute("ed-msg", "info")),
        ("correction", attribute("correction", "info")),
        ("corrects", attribute("correction", "id-string")),
        ("slug", attribute("du-key", "key") or attribute("fixture", "fix-id")),
        ("series", attribute("series", "series.name")),
        ("rights", _copyright(found)),
        ("keywords", "; ".join(k.get("key") for e in found.get("key-list", ()) for k in e if k.get("key"))),
    ):
        details.setdefault(name, value)


def _copyright(found: dict[str, list[Any]]) -> str:
    for element in found.get("doc.copyright", ()):
        return " ".join(filter(None, (element.get("holder"), element.get("year"))))
    return ""


def _body_head(head: Any, paths: Paths, story: Story) -> None:
    found = children(head)
    for line in found.get("hedline", ()):
        _headlines(children(line), paths, story)
    for byline in found.get("byline", ()):
        if text := _spaced(byline):
            story.body.append(Piece("byline", text, paths.of(byline)))
            if not story.authors:
                story.authors.extend(_authors(byline))
    for dateline in found.get("dateline", ()):
        _dateline(dateline, paths, story)
    for distributor in found.get("distributor", ()):
        _fill(story.fields, "publisher", words(distributor))
    for note in found.get("note", ()):
        story.notices.extend(piece._replace(kind="notice") for piece in element_pieces(note, paths.of(note)))
    for rights in found.get("rights", ()):
        story.details["rights"] = story.details.get("rights") or words(rights)
    for abstract in found.get("abstract", ()):
        if story.subtitle is None and (text := words(abstract)):
            story.subtitle = Piece("subtitle", text, paths.of(abstract))


def _headlines(found: dict[str, list[Any]], paths: Paths, story: Story) -> None:
    for line in found.get("hl1", ()):
        if (text := words(line)) and (
            story.title is None or story.title.source is None or fold(story.title.text) == text
        ):
            story.title = Piece("title", text, paths.of(line))
    for line in found.get("hl2", ()):
        if (text := words(line)) and story.subtitle is None:
            story.subtitle = Piece("subtitle", text, paths.of(line))


def _spaced(element: Any) -> str:
    """The words of an element whose parts stand for themselves, without white space between them in some agencies' files."""
    text = ""
    for part in element.itertext():
        text += f" {part}" if text[-1:].isalnum() and part[:1].isalnum() else part
    return fold(text)


def _authors(byline: Any) -> list[str]:
    """The persons of a byline; its title (`byttl`) is what they are, or the agency where no person stands."""
    found = children(byline)
    if persons := [text for person in found.get("person", ()) if (text := words(person))]:
        return persons
    pieces = [byline.text or "", *(child.tail or "" for child in byline)]
    text = fold("".join(pieces)).rstrip(" ,")
    names = byline_of(text) or names_of(text)
    return list(names) or (
        [text.removeprefix("By ").removeprefix("by ")] if text else [t for t in map(words, found.get("byttl", ())) if t]
    )


def _dateline(dateline: Any, paths: Paths, story: Story) -> None:
    text = _spaced(dateline)
    if not text:
        return
    story.body.append(Piece("dateline", text, paths.of(dateline)))
    found = children(dateline)
    location = first_words(found, "location")
    story.located = story.located or (location.split(",")[0] if location else None)
    for date in found.get("story.date", ()):
        if day := iso_date(date.get("norm") or words(date)):
            story.fields.setdefault("dateline_date", day[:10])
