"""ninjs 1, 2 and 3 (News in JSON): an item, or a list of items, each a story."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any, NamedTuple

import attrs

from secdialogue.language.frontmatter import names_of
from secdialogue.language.relays import is_outlet
from secdialogue.pages.loosejson import loads
from secdialogue.plugin import InputError, Paths, SecdialogueWarning, Source, fold
from secdialogue_agency_feed.dates import iso_date
from secdialogue_agency_feed.jsonstream import Entry, entries, string
from secdialogue_agency_feed.markup import Piece, html_pieces, is_markup, plain
from secdialogue_agency_feed.names import language_tag
from secdialogue_agency_feed.ninjs_rules import deviations
from secdialogue_agency_feed.nitf import read_nitf
from secdialogue_agency_feed.story import Story
from secdialogue_agency_feed.xmlstream import tree

_STATUS = {"usable": "usable", "withheld": "withheld", "canceled": "cancelled", "cancelled": "cancelled"}
_PARTIAL = frozenset({"partial", "incomplete"})


def stories(source: Source) -> Iterator[tuple[Entry, Story]]:
    """The items of a file; what deviates from ninjs is reported, or refused where the source is read strictly."""
    for entry in _entries(source):
        found = deviations(entry.value)
        if entry.raw:
            found.append("control characters in a string are not escaped")
        if found:
            _report(source, entry.pointer or "/", "deviates from ninjs: " + "; ".join(found))
        yield entry, _Item(entry).story()


def _entries(source: Source) -> Iterator[Entry]:
    """The items of a file; of one that is no JSON, what can be made out of it."""
    count = 0
    try:
        for entry in entries(source):
            count += 1
            yield entry
    except InputError as error:
        value = loads(source.text) if count == 0 and not source.strict else None
        if not isinstance(value, dict) or not any(isinstance(key, str) for key in value):
            raise
        _report(source, error.place or "/", f"deviates from ninjs: {error.problem}; read as far as it can be made out")
        yield Entry({str(key): inner for key, inner in value.items()}, "", {})


def _report(source: Source, place: str, problem: str) -> None:
    if source.strict:
        raise InputError(problem, file=source.name, place=place, remedy="Mend it, or read it without strict")
    warnings.warn(f"{source.name}: {place}: {problem}", SecdialogueWarning, stacklevel=4)


class _Text(NamedTuple):
    """A text of an item: where it stands, its role and media type, in lower case, and the text."""

    pointer: str
    role: str
    kind: str
    text: str


@attrs.define
class _Item:
    """One item, its properties by their name in lower case: ninjs 3 writes `versionCreated`, 1 and 2 `versioncreated`."""

    entry: Entry
    found: dict[str, tuple[str, Any]] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.found = {key.lower(): (f"{self.entry.pointer}/{_escaped(key)}", v) for key, v in self.entry.value.items()}

    def story(self) -> Story:
        story = Story()
        self._headline(story)
        self._fields(story)
        self._people(story)
        self._body(story)
        self._descriptions(story)
        self._pictures(story)
        self._details(story)
        self._event(story)
        if note := self._string("ednote"):
            story.notices.append(Piece("notice", fold(note), self.found["ednote"][0]))
        return story

    def _string(self, *names: str) -> str:
        return next((s for n in names if n in self.found and (s := string(self.found[n][1]))), "")

    def _list(self, *names: str) -> list[Any]:
        return next((v for n in names if n in self.found and isinstance(v := self.found[n][1], list)), [])

    # --- words --------------------------------------------------------------------------------------------------------

    def _texts(self, one: str, many: str) -> Iterator[_Text]:
        """The texts of a kind: `headline` and `headline_deck` in ninjs 1, the list `headlines` in 2 and 3."""
        for name, (pointer, value) in self.found.items():
            if isinstance(value, str) and (name == one or name.startswith(f"{one}_")):
                suffix = name[len(one) + 1 :]
                kind = "text/html" if "html" in suffix else "text/plain" if suffix == "text" else ""
                yield _Text(pointer, suffix, kind, string(value))
        for i, value in enumerate(self._list(many)):
            if isinstance(value, dict):
                inner = {key.lower(): v for key, v in value.items()}
                role, kind = string(inner.get("role")).lower(), string(inner.get("contenttype")).lower()
                yield _Text(f"{self.found[many][0]}/{i}/value", role, kind, string(inner.get("value")))

    def _headline(self, story: Story) -> None:
        headlines = [t for t in self._texts("headline", "headlines") if t.text.strip()]
        main = next((t for t in headlines if t.role in ("", "main", "title")), headlines[0] if headlines else None)
        if main:
            story.title = Piece("title", plain(main.text), main.pointer)
        elif title := fold(self._string("title")):
            story.title = Piece("title", title, self.found["title"][0])
        for other in headlines:
            if other is not main and ("sub" in other.role or "deck" in other.role) and story.subtitle is None:
                story.subtitle = Piece("subtitle", plain(other.text), other.pointer)

    def _body(self, story: Story) -> None:
        """The body by the richest of its renditions: HTML, then NITF, then plain text; a fuller plain text goes before."""
        bodies = sorted((t for t in self._texts("body", "bodies") if t.text.strip()), key=_richness)
        if not bodies:
            return
        best = bodies[0]
        if _richness(best) == 0 and (
            fuller := [t for t in bodies if _richness(t) == 2 and len(t.text) > len(best.text)]
        ):
            best = fuller[0]
        if _richness(best) == 0:
            story.body.extend(html_pieces(best.text, best.pointer))
        elif _richness(best) == 1 and (root := tree(best.text)) is not None:
            read_nitf(root, Paths({root: f"{best.pointer}#/{root.tag}"}), story)
        else:
            story.add_plain(best.text, best.pointer)
        if self._string("representationtype").lower() in _PARTIAL:
            story.complete = False

    def _descriptions(self, story: Story) -> None:
        pictured = self._string("type").lower() in ("picture", "graphic", "video", "audio")
        for text in self._texts("description", "descriptions"):
            words = plain(text.text)
            if not words or any(words == piece.text for piece in (*story.body, *story.captions)):
                continue
            if "caption" in text.role or (pictured and story.body == []):
                story.captions.append(Piece("caption", words, text.pointer))
            elif any(piece.kind == "paragraph" for piece in story.body):
                story.subtitle = story.subtitle or Piece("subtitle", words, text.pointer)
            elif not story.body:
                story.body.append(Piece("paragraph", words, text.pointer))
                story.complete = False

    def _pictures(self, story: Story) -> None:
        """Captions of associated pictures; other associated items are named in the details."""
        if "associations" not in self.found:
            return
        pointer, value = self.found["associations"]
        pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        names = []
        for key, inner in pairs:
            if not isinstance(inner, dict):
                continue
            item = _Item(Entry(inner, f"{pointer}/{_escaped(str(key))}", {}))
            if item._string("type").lower() in ("picture", "graphic", "video"):
                for text in item._texts("description", "descriptions"):
                    words = plain(text.text)
                    if words and all(words != caption.text for caption in story.captions):
                        story.captions.append(Piece("caption", words, text.pointer))
            else:
                names.append(item._string("headline", "title", "name"))
        story.details["associations"] = "; ".join(filter(None, names))

    # --- metadata -----------------------------------------------------------------------------------------------------

    def _fields(self, story: Story) -> None:
        first, version = (iso_date(self._string(name)) for name in ("firstcreated", "versioncreated"))
        created = iso_date(self._string("contentcreated"))
        published = first or version or created
        story.fields = {
            "source_id": self._string("uri"),
            "version": self._string("version"),
            "published": published,
            "updated": version if version != published else None,
            "embargo": iso_date(self._string("embargoed", "embargoeduntil")),
            "status": _STATUS.get(self._string("pubstatus").lower()),
            "language": language_tag(self._string("language")),
            "publisher": self._string("copyrightholder"),
        }
        story.located = fold(self._string("located")) or None

    def _people(self, story: Story) -> None:
        by = fold(self._string("byline", "by"))
        bare = by.removeprefix("By ").removeprefix("by ")
        story.authors = list(names_of(bare)) or ([bare] if bare else [])
        for party in self._list("infosources", "infosource"):
            name = string(party.get("name")) if isinstance(party, dict) else ""
            if name and (is_outlet(name) or not (party.get("role") or party.get("rel"))):
                story.relays.append(fold(name))

    def _details(self, story: Story) -> None:
        urgency = self.found.get("urgency", ("", None))[1]
        story.details |= {
            "slug": self._string("slugline"),
            "urgency": str(urgency) if isinstance(urgency, (int, float)) else "",
            "profile": self._string("profile"),
            "rights": self._string("copyrightnotice"),
            "usage_terms": self._string("usageterms"),
            "item_class": self._string("type"),
            "genre": _names(self._list("genres", "genre")),
            "subjects": _names(self._list("subjects", "subject")),
            "places": _names(self._list("places", "place")),
            "people": _names(self._list("people", "person")),
            "organisations": _names(self._list("organisations", "organisation")),
            "events": _names(self._list("events", "event")),
        }

    def _event(self, story: Story) -> None:
        """The details of a planned event: when, in which state, by whom."""
        details = self.found.get("eventdetails", ("", None))[1]
        if not isinstance(details, dict):
            return
        inner = {key.lower(): value for key, value in details.items()}
        dates = inner.get("dates")
        when = {key.lower(): string(value) for key, value in dates.items()} if isinstance(dates, dict) else {}
        organiser = inner.get("organiser")
        story.details |= {
            "event_start": when.get("startdate") or when.get("expectedstartdate") or "",
            "event_end": when.get("enddate") or when.get("expectedenddate") or "",
            "event_status": string(inner.get("eventstatus")).rpartition("/")[2],
            "event_organiser": string(organiser.get("name")) if isinstance(organiser, dict) else "",
        }


def _names(parties: list[Any]) -> str:
    names = (fold(string(party.get("name"))) for party in parties if isinstance(party, dict))
    return "; ".join(dict.fromkeys(filter(None, names)))


def _richness(text: _Text) -> int:
    """0 for HTML, 1 for NITF, 2 for text without markup."""
    if "nitf" in text.kind or "nitf" in text.role or text.text.lstrip().startswith(("<nitf", "<?xml")):
        return 1
    if "html" in text.kind or "html" in text.role or ("plain" not in text.kind and is_markup(text.text)):
        return 0
    return 2


def _escaped(key: str) -> str:
    """A key as RFC 6901 writes it in a JSON Pointer."""
    return key.replace("~", "~0").replace("/", "~1")
