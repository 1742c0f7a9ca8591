"""NewsML-G2 (news items, packages, news messages, and IPTC's fragments of them) and NITF that stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import attrs

from secdialogue.language.frontmatter import byline_of
from secdialogue.language.relays import is_outlet
from secdialogue.plugin import Paths, Source
from secdialogue_agency_feed.dates import iso_date
from secdialogue_agency_feed.formats import root_of
from secdialogue_agency_feed.markup import Piece, element_pieces, html_pieces, is_markup
from secdialogue_agency_feed.names import XML_LANG, children, first_words, inherited, language_tag, words
from secdialogue_agency_feed.nitf import read_nitf
from secdialogue_agency_feed.story import Story
from secdialogue_agency_feed.xmlstream import Element, items

_ITEMS = frozenset({"newsItem", "packageItem", "conceptItem", "planningItem", "knowledgeItem"})
_FRAGMENTS = {
    "contentset": "contentSet",
    "contentmeta": "contentMeta",
    "itemmeta": "itemMeta",
    "groupset": "groupSet",
    "nitf": "nitf",
}
#: IPTC NewsCodes "pubstatusg2" and the status of a document.
_STATUS = {"usable": "usable", "withheld": "withheld", "canceled": "cancelled", "cancelled": "cancelled"}


def stories(source: Source) -> Iterator[tuple[Element, Story]]:
    """The items of a message, or the one item or fragment that the source is."""
    root = root_of(source)
    tags = frozenset({_FRAGMENTS[root]}) if root in _FRAGMENTS else _ITEMS
    for element in items(source, tags):
        yield element, _Item(element).story()


@attrs.define
class _Item:
    """One item with its parts by name."""

    element: Element
    paths: Paths = attrs.field(init=False)
    found: dict[str, list[Any]] = attrs.field(init=False)
    meta: dict[str, list[Any]] = attrs.field(init=False)
    content: dict[str, list[Any]] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        node = self.element.node
        self.paths = Paths({node: self.element.path})
        self.found = children(node)
        own = node.tag.rpartition("}")[2].lower()
        self.meta = self.found if own == "itemmeta" else _merged(self.found.get("itemmeta", ()))
        self.content = self.found if own == "contentmeta" else _merged(self.found.get("contentmeta", ()))
        if own in ("contentset", "groupset"):
            self.found = {own: [node]}

    def story(self) -> Story:
        story = Story()
        if self.element.node.tag.rpartition("}")[2] == "nitf":
            story.fields["language"] = language_tag(inherited(self.element.node, XML_LANG))
            read_nitf(self.element.node, self.paths, story)
            return story
        self._headline(story)
        self._fields(story)
        self._people(story)
        self._details(story)
        self._body(story)
        self._package(story)
        self._concept(story)
        self._around(story)
        return story

    # --- metadata -----------------------------------------------------------------------------------------------------

    def _headline(self, story: Story) -> None:
        for found, name in ((self.content, "headline"), (self.meta, "title")):
            for element in found.get(name, ()):
                if story.title is None and (text := words(element)):
                    story.title = Piece("title", text, self.paths.of(element))

    def _fields(self, story: Story) -> None:
        node = self.element.node
        first, version = _date(self.meta, "firstcreated"), _date(self.meta, "versioncreated")
        created = _date(self.content, "contentcreated")
        number = node.get("version")
        published = first or (version if number in (None, "1") else created) or version or created
        updated = version or _date(self.content, "contentmodified")
        rights = _merged(self.found.get("rightsinfo", ()))
        language = next((e.get("tag") for e in self.content.get("language", ()) if e.get("tag")), None)
        story.fields = {
            "source_id": node.get("guid"),
            "version": number,
            "published": published,
            "updated": updated if updated != published else None,
            "embargo": _date(self.meta, "embargoed"),
            "status": _STATUS.get(_code(self.meta, "pubstatus") or ""),
            "language": language_tag(language or inherited(node, XML_LANG)),
            "publisher": _named(self.meta, "provider")
            or _named(rights, "copyrightholder")
            or _host(self.meta, "provider"),
            "url": next(
                (
                    e.get("href")
                    for e in self.meta.get("link", ())
                    if (e.get("rel") or "").lower().endswith("permalink")
                ),
                None,
            ),
        }
        story.details["rights"] = first_words(rights, "copyrightnotice") or ""
        story.details["usage_terms"] = first_words(rights, "usageterms") or ""

    def _people(self, story: Story) -> None:
        story.authors = [name for e in self.content.get("creator", ()) if (name := _name(e))]
        if not story.authors:
            for byline in self.content.get("by", ()):
                text = words(byline)
                story.authors.extend(byline_of(text) or byline_of(f"By {text}") or ([text] if text else []))
        story.relays = [name for e in self.content.get("infosource", ()) if (name := _name(e))]
        credits = [text for e in self.content.get("creditline", ()) if (text := words(e))]
        story.relays += [credit for credit in credits if is_outlet(credit)]
        story.details["credit"] = "; ".join(credits)

    def _details(self, story: Story) -> None:
        subjects = [name for e in self.content.get("subject", ()) if (name := _name(e))]
        story.details |= {
            "slug": first_words(self.content, "slugline") or "",
            "urgency": first_words(self.content, "urgency") or "",
            "signal": "; ".join(code for e in self.meta.get("signal", ()) if (code := _local(e))),
            "service": next((name for e in self.meta.get("service", ()) if (name := _name(e))), ""),
            "genre": next((name for e in self.content.get("genre", ()) if (name := _name(e))), ""),
            "item_class": _code(self.meta, "itemclass") or "",
            "subjects": "; ".join(dict.fromkeys(subjects)),
            "keywords": "; ".join(words(e) for e in self.content.get("keyword", ())),
        }

    # --- text ---------------------------------------------------------------------------------------------------------

    def _body(self, story: Story) -> None:
        """The first rendition of the content that carries words: XML inside, else data."""
        for contents in self.found.get("contentset", ()):
            for content in contents:
                if story.body or not isinstance(content.tag, str):
                    continue
                name = content.tag.rpartition("}")[2]
                if name == "inlineXML":
                    self._inline_xml(content, story)
                elif name == "inlineData":
                    self._inline_data(content, story)

    def _inline_xml(self, content: Any, story: Story) -> None:
        for child in content:
            name = child.tag.rpartition("}")[2].lower() if isinstance(child.tag, str) else ""
            if name == "nitf":
                read_nitf(child, self.paths, story)
            elif name in ("html", "body", "div", "article", "section", "p"):
                story.body.extend(element_pieces(child, self.paths.of(child)))
            elif name == "events":
                for event in child:
                    _event(event, self.paths, story)

    def _inline_data(self, content: Any, story: Story) -> None:
        text, kind = content.text or "", (content.get("contenttype") or "").lower()
        if content.get("encoding"):
            return
        if "html" in kind or ("plain" not in kind and is_markup(text)):
            story.body.extend(html_pieces(text, self.paths.of(content)))
        else:
            story.add_plain(text, self.paths.of(content))

    def _package(self, story: Story) -> None:
        """A package's own words are the titles and summaries of what it holds."""
        groups = self.found.get("groupset", ())
        for reference in (ref for group in groups for ref in group.iter("{*}itemRef")):
            found = children(reference)
            for name in ("title", "description"):
                for element in found.get(name, ()):
                    if text := words(element):
                        story.body.append(
                            Piece("heading" if name == "title" else "paragraph", text, self.paths.of(element))
                        )
            story.complete = False

    def _concept(self, story: Story) -> None:
        for concept in (
            *self.found.get("concept", ()),
            *(c for group in self.found.get("conceptset", ()) for c in group),
        ):
            _event(concept, self.paths, story)

    def _around(self, story: Story) -> None:
        """Dateline, summary or caption, and notes to editors."""
        story.dateline = first_words(self.content, "dateline")
        for located in self.content.get("located", ()):
            story.located = story.located or _name(located) or _place_code(located)
        if story.dateline and not any(piece.kind == "dateline" for piece in story.body):
            place = self.paths.of(self.content["dateline"][0])
            story.body.insert(_after_byline(story.body), Piece("dateline", story.dateline, place))
        for element in self.content.get("description", ()):
            text, role = words(element), (element.get("role") or "").lower()
            if not text:
                continue
            if "caption" in role:
                story.captions.append(Piece("caption", text, self.paths.of(element)))
            elif any(piece.kind == "paragraph" for piece in story.body):
                story.subtitle = story.subtitle or Piece("subtitle", text, self.paths.of(element))
            else:
                story.body.append(Piece("paragraph", text, self.paths.of(element)))
                story.complete = False
        for element in self.meta.get("ednote", ()):
            if text := words(element):
                story.notices.append(Piece("notice", text, self.paths.of(element)))


def _after_byline(body: list[Piece]) -> int:
    return next((i for i, piece in enumerate(body) if piece.kind != "byline"), len(body))


def _merged(elements: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for element in elements:
        for name, some in children(element).items():
            found.setdefault(name, []).extend(some)
    return found


def _date(found: dict[str, list[Any]], name: str) -> str | None:
    return next((date for e in found.get(name, ()) if (date := iso_date(words(e)))), None)


def _local(element: Any) -> str | None:
    """The code in a `qcode` ("stat:usable") or at the end of a `uri`, in lower case."""
    value = element.get("qcode") or element.get("uri")
    return value.replace("/", ":").rstrip(":").rpartition(":")[2].lower() if value else None


def _code(found: dict[str, list[Any]], name: str) -> str | None:
    return next((code for e in found.get(name, ()) if (code := _local(e))), None)


def _name(element: Any) -> str | None:
    """The name of a party or subject: its `name`, else its `literal`."""
    return first_words(children(element), "name") or element.get("literal")


def _place_code(element: Any) -> str | None:
    """The place that a `qcode` spells out: "city:Lima" is one, "geoloc:NYC" and "geo:345678" are none."""
    code = (element.get("qcode") or "").rpartition(":")[2]
    return code if re.fullmatch(r"[A-Z][a-z][A-Za-z .'-]{1,40}", code) else None


def _named(found: dict[str, list[Any]], name: str) -> str | None:
    """The name of a party, else the code that its provider has as a `qcode`."""
    for element in found.get(name, ()):
        if given := _name(element):
            return given
    codes = (e.get("qcode") for e in found.get(name, ()))
    return next((code.rpartition(":")[2] for code in codes if code), None)


def _host(found: dict[str, list[Any]], name: str) -> str | None:
    for element in found.get(name, ()):
        try:
            host = urlsplit(element.get("uri") or "").hostname
        except ValueError:
            continue
        if host:
            return str(host).removeprefix("www.")
    return None


def _event(event: Any, paths: Paths, story: Story) -> None:
    """A concept or an event: its name a heading (or the title), its definition paragraphs, its dates and place details."""
    found = children(event)
    for element in found.get("name", ())[:1]:
        piece = Piece("heading", words(element), paths.of(element))
        if story.title is None:
            story.title = piece._replace(kind="title")
        else:
            story.body.append(piece)
    for element in (*found.get("definition", ()), *found.get("note", ())):
        story.body.extend(element_pieces(element, paths.of(element)))
    for details in found.get("eventdetails", ()):
        inner = children(details)
        dates = _merged(inner.get("dates", ()))
        for name, value in (
            ("event_start", first_words(dates, "start")),
            ("event_end", first_words(dates, "end")),
            ("event_place", next((n for e in inner.get("location", ()) if (n := _name(e))), None)),
        ):
            story.details.setdefault(name, value or "")
