"""One item as a document: its title, its blocks and the fields that metadata and text give together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from secdialogue.documents import SEPARATOR
from secdialogue.language.datelines import Dateline, read_dateline
from secdialogue.language.frontmatter import byline_of, desk_of, furniture_of, is_credited, is_end, is_slug, take_of
from secdialogue.language.relays import find_relays, known_agency
from secdialogue.plaintext import read_plain
from secdialogue.plugin import Block, Document, Tool, plain_document
from secdialogue_agency_feed.markup import Piece

_ELLIPSIS = re.compile(r"(?:\[?(?:…|\.\.\.|&hellip;)\]?|\[…\]|\(more\))\s*$")
#: How many of a report's last paragraphs may be a desk's line, an end mark or a link to the rest.
_CLOSING = 6
_CONTINUED = re.compile(
    r"^(?:read (?:the )?(?:full|more|rest|whole)|continue reading|full (?:story|article)|more\s?»|keep reading|view (?:the )?full)\b",
    re.IGNORECASE,
)
#: Blocks that are not the report's own words.
_AROUND = frozenset({"notice", "caption", "byline", "dateline"})
_APPEARED = re.compile(r"^the post\b.{0,300}\b(?:appeared first on|first appeared on)\b", re.IGNORECASE | re.DOTALL)


@attrs.define
class Story:
    """What an item gives before it is a document; fields that it does not give stay empty."""

    title: Piece | None = None
    subtitle: Piece | None = None
    body: list[Piece] = attrs.field(factory=list)
    #: Captions of its pictures, which stand after the body.
    captions: list[Piece] = attrs.field(factory=list)
    #: Notes to editors, rights, and what else stands around a body.
    notices: list[Piece] = attrs.field(factory=list)
    authors: list[str] = attrs.field(factory=list)
    relays: list[str] = attrs.field(factory=list)
    dateline: str | None = None
    located: str | None = None
    details: dict[str, str] = attrs.field(factory=dict)
    #: Other fields of Document: `url`, `published`, `status`, …
    fields: dict[str, Any] = attrs.field(factory=dict)
    #: Whether metadata say how complete the item is; otherwise its text decides.
    complete: bool | None = None
    #: The dateline that the body opens with: as its metadata have it, or as its first paragraph was read.
    _opening: str | Dateline | None = None

    @property
    def _anchor(self) -> str | None:
        return self.fields.get("published") or self.fields.get("updated")

    @property
    def empty(self) -> bool:
        """Whether it carries no words that could be read."""
        return not (self.title or self.subtitle or self.body or self.captions)

    def document(self, sha256: str, position: int, made_with: tuple[Tool, ...]) -> Document:
        """The document: title, subtitle, body, captions, notices, in this order."""
        body = self._marked(self.body)
        parts, blocks, at = [], [], 0
        for piece in (self.title, self.subtitle, *body, *self.captions, *self.notices):
            if piece is not None:
                end = at + len(piece.text)
                blocks.append(Block(kind=piece.kind, start=at, end=end, source=piece.source))
                parts.append(piece.text)
                at = end + len(SEPARATOR)
        text, fields = SEPARATOR.join(parts), self._fields(body)
        return plain_document("agency-feed", sha256, text, blocks, position=position, made_with=made_with, **fields)

    def _fields(self, body: Sequence[Piece]) -> dict[str, Any]:
        fields = {name: value for name, value in self.fields.items() if value}
        fields |= self._dateline_fields()
        if self.title:
            fields["title"] = self.title.text
        if self.subtitle:
            fields["subtitle"] = self.subtitle.text
        fields["authors"] = _distinct(self.authors)
        fields["relays"] = _relays(self.relays, body, fields.get("publisher"))
        fields["completeness"] = "full" if self._is_full(body) else "summary"
        fields["details"] = {name: self.details[name] for name in sorted(self.details) if self.details[name]}
        return fields

    def _is_full(self, body: Sequence[Piece]) -> bool:
        """A text that ends in dots, or in a link to the rest, is a summary, whatever the element is called."""
        if self.complete is False:
            return False
        for piece in reversed(body):
            if piece.kind not in _AROUND:
                return not _ELLIPSIS.search(piece.text[-24:])
        return False

    def _dateline_fields(self) -> dict[str, Any]:
        """Place and date of the dateline that stands in the text, else in the metadata, else of the place it is filed from."""
        found: dict[str, Any] = {}
        for given in (self._opening, self.dateline):
            line = (
                read_dateline(f"{given.rstrip(' -–—_:')} - ", anchor=self._anchor) if isinstance(given, str) else given
            )
            if line:
                found = {"dateline_place": line.place, "dateline_date": line.date} | found
                if line.agency and known_agency(line.agency):
                    self.relays.insert(0, line.agency)
        place = self.dateline or self.located
        if "dateline_place" not in found and place:
            found["dateline_place"] = (
                re.split(r"[,(]|\s[-–—]", place)[0].strip().title()
                if place.isupper()
                else re.split(r"[,(]|\s[-–—]", place)[0].strip()
            )
        return {name: value for name, value in found.items() if value}

    def _marked(self, pieces: Sequence[Piece]) -> list[Piece]:
        """The body with its dateline parted off, and with what its lines' form shows: bylines, credits, end marks, furniture."""
        found: list[Piece] = []
        begun, left = False, len(pieces)
        for piece in pieces:
            left -= 1
            if piece.kind == "paragraph" and begun:
                # Only the last lines are looked at closely: a report's own paragraphs stand before them.
                found.append(self._within_body(piece, left < 2) if left < _CLOSING else piece)
            elif piece.kind == "dateline":
                self._opening = self._opening or piece.text
                found.append(piece)
            elif piece.kind in ("paragraph", "heading") and not begun and (marked := self._before_body(piece)):
                found.append(marked)
            elif piece.kind == "paragraph":
                begun = True
                found.extend(self._opened(piece))
            else:
                found.append(piece)
        return found

    def _before_body(self, piece: Piece) -> Piece | None:
        """A line that stands before the report's first paragraph: its title again, a byline, a slug, a credit."""
        text = piece.text
        if self.title and text == self.title.text:
            return piece._replace(kind="notice")
        if len(text) > 300 or "\n" in text:
            return None
        if names := byline_of(text):
            self.authors.extend(names if not self.authors else ())
            return piece._replace(kind="byline")
        if is_slug(text):
            self.details.setdefault("slug", text)
            self.details.setdefault("take", take_of(text) or "")
            return piece._replace(kind="notice")
        return self._furniture(piece)

    def _opened(self, piece: Piece) -> list[Piece]:
        """The first paragraph, its dateline a block of its own."""
        line = read_dateline(piece.text, anchor=self._anchor) if self._opening is None else None
        if line is None:
            return [piece]
        self._opening = line
        dateline = Piece("dateline", piece.text[line.start : line.end], piece.source)
        rest = piece.text[line.end :].strip()
        return [dateline, piece._replace(text=rest)] if rest else [dateline]

    def _within_body(self, piece: Piece, late: bool) -> Piece:
        if names := desk_of(piece.text):
            self.authors.extend(names if not self.authors else ())
            return piece._replace(kind="byline")
        if is_end(piece.text) or _APPEARED.match(piece.text):
            return piece._replace(kind="notice")
        if _CONTINUED.match(piece.text) and len(piece.text) < 200:
            self.complete = False
            return piece._replace(kind="notice")
        return (self._furniture(piece) if late else None) or piece

    def _furniture(self, piece: Piece) -> Piece | None:
        if furniture_of(piece.text):
            return piece._replace(kind="notice")
        return piece._replace(kind="caption") if len(piece.text) < 300 and is_credited(piece.text) else None

    # --- plain text ---------------------------------------------------------------------------------------------------

    def add_plain(self, text: str, source: str | None) -> None:
        """Add a body of plain text: its paragraphs as they stand, with what its lines say of it."""
        reading = read_plain(text, published=self.fields.get("published"))
        for block in reading.blocks:
            kind = "heading" if block.kind in ("title", "subtitle") else block.kind
            self.body.append(Piece(kind, text[block.start : block.end], source))
        self.authors.extend(reading.fields.get("authors", ()) if not self.authors else ())
        for name in ("status", "embargo", "updated"):
            if name in reading.fields:
                self.fields.setdefault(name, reading.fields[name])
        for name, value in reading.fields.get("details", {}).items():
            self.details.setdefault(name, value)


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, names)))


def _relays(given: Sequence[str], body: Sequence[Piece], publisher: str | None) -> tuple[str, ...]:
    """Outlets that metadata and text say the report is taken from, by the longest name of each, the publisher left out."""
    text = "\n".join([piece.text for piece in body if piece.kind not in ("caption", "byline", "dateline")])
    named = find_relays(text)
    if not named and not given:
        return ()
    found: dict[str, str] = {}
    for name in (*given, *(relay.name for relay in named)):
        key = known_agency(name) or name
        found[key] = max(found.get(key, ""), name, key=len)
    own = (known_agency(publisher) or publisher) if publisher else None
    return tuple(name for key, name in found.items() if key != own)
