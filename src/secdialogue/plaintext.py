"""Plain text kept character for character, and what its first and last lines say of it read as metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

import attrs

from secdialogue.documents import plain_document
from secdialogue.language.datelines import read_dateline
from secdialogue.language.frontmatter import (
    byline_of,
    desk_of,
    embargo_of,
    furniture_of,
    is_credited,
    is_end,
    is_slug,
    is_take_line,
    stamp_of,
    status_of,
    take_of,
)
from secdialogue.language.layout import Paragraph, is_list_item, paragraphs
from secdialogue.language.relays import find_relays, known_agency
from secdialogue.model import Block, BlockKind, Document, SourceKind, Tool
from secdialogue.plugin import NO_CLAIM, Claim, Level, SourceParser
from secdialogue.sources import Source

_LEADING_DATE = re.compile(
    r"(?:date|published|dated)\s?:?\s{1,3}(?P<date>\d{4}-\d{2}-\d{2})\b(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…。][\"'”’»)\]]{0,3}$")
_ABBREVIATED_END = re.compile(r"\b(?:[A-Z]\.){2,}$|\b(?:Inc|Ltd|Jr|Sr|Co|Corp|etc)\.$")
_SENTENCE_BREAK = re.compile(r"[^\W\d_]{3,}[.!?][\"'”’)]{0,2}\s+[\"'“‘(]{0,2}[A-Z]")
_TURN = re.compile(
    r"(?P<speaker>[A-Z][A-Z.'’-]*(?:[ ,][A-Z0-9][A-Z0-9.'’-]*){0,6}(?:\s?\([^()]{1,60}\))?|Q|A)\s?[:.]?:\s"
)
#: What a stenographer notes: "(Laughter)".
_ASIDE = re.compile(r"[(\[][^()\[\]]{1,200}[)\]]\.?")
_COPYRIGHT = re.compile(
    r"(?:copyright\s{0,2}(?:©|\(c\))?|©|\(c\))\s?(?:by\s)?(?:\d{4}(?:\s?[-–]\s?\d{2,4})?,?\s)?(?P<name>[^\n|]{2,120})",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"[,.|]?\s*\b(?:all rights|any use|this |no part|media group ltd).*$", re.IGNORECASE)


@attrs.frozen
class Reading:
    """What a plain text says: its blocks, and the fields of a Document that its lines give."""

    text: str
    blocks: tuple[Block, ...]
    #: Fields of Document: `title`, `published`, `relays`, … ; only those that the text gives.
    fields: dict[str, Any]

    def document(
        self,
        source_kind: SourceKind,
        source_sha256: str,
        *,
        position: int = 0,
        made_with: tuple[Tool, ...] = (),
        **known: Any,
    ) -> Document:
        """The Document; `known` fields stand where the text itself gives none."""
        fields = {name: value for name, value in known.items() if value is not None} | self.fields
        details = {**(known.get("details") or {}), **self.fields.get("details", {})}
        fields["details"] = details
        return plain_document(
            source_kind, source_sha256, self.text, self.blocks, position=position, made_with=made_with, **fields
        )


def read_plain(text: str, *, published: str | None = None) -> Reading:
    """Read a plain text: nothing of it is changed, every line with words lies in a block.

    :param published: ISO date that the caller knows; a dateline's day takes its year from it where the text gives none.
    """
    return _Reader(text, published).read()


@attrs.define
class _Reader:
    """The state of reading one text from its first paragraph to its last."""

    text: str
    known_date: str | None
    blocks: list[Block] = attrs.field(factory=list)
    fields: dict[str, Any] = attrs.field(factory=dict)
    details: dict[str, str] = attrs.field(factory=dict)
    body: bool = False
    tail: bool = False
    parts: list[Paragraph] = attrs.field(factory=list)
    turns: bool = False

    def read(self) -> Reading:
        self.parts = paragraphs(self.text)
        self.turns = sum(1 for p in self.parts if _TURN.match(self.text, p.start, min(p.end, p.start + 120))) >= 3
        self._leading_date()
        for i in range(len(self.parts)):
            self._paragraph(i)
        self._relays()
        if self.details:
            self.fields["details"] = dict(sorted(self.details.items()))
        return Reading(self.text, tuple(self.blocks), self.fields)

    # --- blocks -------------------------------------------------------------------------------------------------

    def _add(self, kind: BlockKind, start: int, end: int, speaker: str | None = None) -> None:
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if start < end:
            self.blocks.append(Block(kind=kind, start=start, end=end, speaker=speaker))

    def _leading_date(self) -> None:
        """A first line's "date 2023-08-09" is a block of its own, also where the report goes on in that line."""
        if not self.parts:
            return
        first = self.parts[0]
        match = _LEADING_DATE.match(self.text, first.start, first.end)
        if match and (stamp := stamp_of(match[0])):
            self.fields["published"] = stamp.iso
            self._add("notice", match.start(), match.end())
            rest = self.text[match.end() : first.end]
            start = match.end() + len(rest) - len(rest.lstrip(" \t\r\n|;,"))
            self.parts[:1] = [Paragraph(start, first.end, True, first.lines)] if start < first.end else []

    def _paragraph(self, i: int) -> None:
        part = self.parts[i]
        line = self.text[part.start : part.end]
        if self.tail:
            self._tail(part, line)
        elif not self._metadata(part, line, i) and (self.body or not self._head(part, line, i)):
            self.body = True
            self._body(part, line, i)

    def _metadata(self, part: Paragraph, line: str, i: int) -> bool:
        """Lines that stand before or after a report, wherever they are found."""
        if part.lines == 1 and (stamp := stamp_of(line)) and (i < 12 or i + 12 >= len(self.parts)):
            self.fields.setdefault(stamp.field, stamp.iso)
            self._add("notice", part.start, part.end)
        elif is_end(line):
            self._add("notice", part.start, part.end)
        elif names := desk_of(line):
            self.fields.setdefault("authors", names)
            self._add("byline", part.start, part.end)
        elif found := furniture_of(line):
            self.tail = found.tail and i * 2 > len(self.parts)
            self._publisher(line)
            self._add("notice", part.start, part.end)
        elif is_credited(line) and not self._signs_off(part, i):
            self._caption_before(i)
            self._add("caption", part.start, part.end)
        else:
            return False
        return True

    def _head(self, part: Paragraph, line: str, i: int) -> bool:
        """Lines that stand before the report's first paragraph."""
        embargoed, until = embargo_of(line)
        if embargoed:
            self.fields["embargo"] = until
            self._add("notice", part.start, part.end)
        elif status := status_of(line):
            self.fields["status"] = status
            self._add("notice", part.start, part.end)
        elif is_slug(line) or is_take_line(line):
            self._slug(line)
            self._add("notice", part.start, part.end)
        elif (names := byline_of(line)) and part.lines == 1:
            self.fields.setdefault("authors", names)
            self._add("byline", part.start, part.end)
        elif line == self.fields.get("title"):
            self._add("notice", part.start, part.end)
        elif not self._dateline(part) and self._is_title(part, line, i):
            self._title(part, line, i)
        else:
            return False
        return True

    def _slug(self, line: str) -> None:
        if is_slug(line):
            self.details.setdefault("slug", line)
        if take := take_of(line):
            self.details.setdefault("take", take)

    def _is_title(self, part: Paragraph, line: str, i: int) -> bool:
        """Whether the form shows a headline: short, no full stop, no second sentence, and a report follows."""
        if (
            "subtitle" in self.fields
            or part.lines > 3
            or not _is_headline(line, 220 if "title" not in self.fields else 300)
        ):
            return False
        if self.turns and _TURN.match(line):
            return False
        return any(_is_prose(self.text[p.start : p.end]) for p in self.parts[i + 1 : i + 12])

    def _title(self, part: Paragraph, line: str, i: int) -> None:
        kind: BlockKind = "subtitle" if "title" in self.fields else "title"
        self.fields[kind] = " ".join(line.split())
        if kind == "title" and (take := take_of(line)) and re.match(r"update \d", line, re.IGNORECASE):
            self.details.setdefault("take", take)
        self._add(kind, part.start, part.end)

    def _dateline(self, part: Paragraph) -> bool:
        """Whether the paragraph opens with a dateline."""
        anchor = self.fields.get("published") or self.known_date or self.fields.get("updated")
        return read_dateline(self.text, part.start, part.end, anchor=anchor) is not None

    def _body(self, part: Paragraph, line: str, i: int) -> None:
        start = part.start
        if not any(block.kind in ("paragraph", "dateline") for block in self.blocks):
            start = self._open_with_dateline(part)
        if is_list_item(self.text, start, part.end):
            self._add("list-item", start, part.end)
        elif line.startswith(">"):
            self._add("quotation", start, part.end)
        elif self.turns and (turn := _TURN.match(self.text, start, min(part.end, start + 120))):
            self._add("paragraph", start, part.end, speaker=turn["speaker"].strip())
        elif self._is_heading(part, line, i):
            self._add("heading", start, part.end)
        else:
            self._add("paragraph", start, part.end, speaker=self._goes_on(start, part.end))

    def _goes_on(self, start: int, end: int) -> str | None:
        """The speaker of the turn that a paragraph goes on with; a stenographer's note in brackets ends it."""
        before = self.blocks[-1].speaker if self.turns and self.blocks else None
        return None if before and _ASIDE.fullmatch(self.text, start, end) else before

    def _open_with_dateline(self, part: Paragraph) -> int:
        """Mark the dateline of the first paragraph and return where the report starts."""
        anchor = self.fields.get("published") or self.known_date or self.fields.get("updated")
        dateline = read_dateline(self.text, part.start, part.end, anchor=anchor)
        if dateline is None:
            return part.start
        self.fields["dateline_place"] = dateline.place
        if dateline.date:
            self.fields["dateline_date"] = dateline.date
        if dateline.agency and known_agency(dateline.agency):
            self.fields["relays"] = (dateline.agency,)
        self._add("dateline", dateline.start, dateline.end)
        return dateline.end

    def _is_heading(self, part: Paragraph, line: str, i: int) -> bool:
        if part.lines > 1 or not _is_headline(line, 100) or len(line.split()) > 14 or i + 1 >= len(self.parts):
            return False
        after = self.parts[i + 1]
        return _is_prose(self.text[after.start : after.end])

    def _caption_before(self, i: int) -> None:
        """A short line right above a caption, without a full stop, belongs to it."""
        if i == 0 or self.parts[i].apart or not self.blocks:
            return
        last, above = self.blocks[-1], self.parts[i - 1]
        if (last.start, last.end) == (above.start, above.end) and last.kind in ("heading", "paragraph"):
            words = self.text[last.start : last.end]
            if len(words) < 160 and not _SENTENCE_END.search(words):
                self.blocks[-1] = attrs.evolve(last, kind="caption")

    def _signs_off(self, part: Paragraph, i: int) -> bool:
        """Whether an agency's name closes the report rather than a caption."""
        return (
            self.body
            and part.end - part.start > 40
            and all(
                furniture_of(words) or is_end(words) or stamp_of(words)
                for words in (self.text[p.start : p.end] for p in self.parts[i + 1 : i + 6])
            )
        )

    def _tail(self, part: Paragraph, line: str) -> None:
        if stamp := stamp_of(line):
            self.fields.setdefault(stamp.field, stamp.iso)
        self._publisher(line)
        self._add("notice", part.start, part.end)

    def _publisher(self, line: str) -> None:
        """The holder of the copyright, by its longer name where letters stand before it."""
        match = _COPYRIGHT.match(line)
        if match and "publisher" not in self.fields:
            name = _RIGHTS.sub("", match["name"]).strip(" .,-–—|©")
            pieces = re.split(r"\s[-–—]\s", name)
            name = pieces[1] if len(pieces) == 2 and pieces[0].isupper() else name
            if name and name[0].isupper() and not re.search(r"\d{4}", name) and len(name.split()) <= 10:
                self.fields["publisher"] = name

    def _relays(self) -> None:
        """Outlets named in the report and its notices, not in captions; the dateline's agency stands first."""
        found = list(self.fields.pop("relays", ()))
        kept = [b for b in self.blocks if b.kind not in ("caption", "byline", "dateline") and not self._is_about(b)]
        words = "\n".join(self.text[b.start : b.end] for b in kept)
        names = [relay.name for relay in find_relays(words)]
        for name in names:
            same = [old for old in found if (known_agency(old) or old) == (known_agency(name) or name)]
            found = [name if old in same and len(name) > len(old) else old for old in found] if same else [*found, name]
        publisher = self.fields.get("publisher")
        if relays := tuple(name for name in found if name != publisher):
            self.fields["relays"] = relays

    def _is_about(self, block: Block) -> bool:
        """Whether a notice tells of the publisher ("The Associated Press is a global news organisation") rather than the report."""
        return block.kind == "notice" and bool(_COPYRIGHT.match(self.text, block.start, block.end))


def _is_headline(line: str, longest: int) -> bool:
    if len(line) > longest or len(line) < 4 or not re.match(r"[\"'“‘«(\[¿]?[^\W_]", line) or line[0].islower():
        return False
    if line.endswith((",", ";", ":")) or (line.endswith(".") and not _ABBREVIATED_END.search(line)):
        return False
    if re.search(r"[.][\"”’')]{1,2}$", line) or line.count(" ") == 0:
        return False
    # A short line of two sentences whose last has no full stop is a headline, too.
    return (len(line) <= 120 and not _SENTENCE_END.search(line)) or not _SENTENCE_BREAK.search(line)


def _is_prose(line: str) -> bool:
    return len(line) > 60 and (bool(_SENTENCE_END.search(line)) or len(line) > 160 or line.endswith((":", ",")))


class PlainText(SourceParser):
    """Reads plain text of no known kind."""

    name: ClassVar[str] = "plain-text"
    version: ClassVar[str] = "0.1.0"

    def recognizes(self, source: Source) -> Claim:
        """GENERIC for text: neither markup nor JSON nor the bytes of another program."""
        if source.looks_like == "text" or (source.suffix == ".txt" and not _is_data(source.head)):
            if b"\0" in source.head[:4096] and not source.head.startswith((b"\xff\xfe", b"\xfe\xff")):
                return NO_CLAIM
            if source.head.startswith((b"%PDF", b"PK\x03\x04", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff")):
                return NO_CLAIM
            return Claim(Level.GENERIC, "plain text")
        return NO_CLAIM

    def parse(self, source: Source) -> Iterator[Document]:
        """One document, its text as the file has it after decoding."""
        reading = read_plain(source.text, published=source.published)
        yield reading.document(
            "plain-text",
            source.sha256,
            made_with=(self.tool,),
            url=source.url,
            published=source.published,
            publisher=source.publisher,
        )


def _is_data(head: bytes) -> bool:
    """Whether a text named .txt is markup or JSON nevertheless."""
    start = head.lstrip()[:200]
    return start.startswith(b"<") or re.match(rb"[{\[]\s*[\"{\[\d]", start) is not None
