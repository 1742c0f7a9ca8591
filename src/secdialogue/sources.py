"""One input as parsers see it: bytes that can be opened again, their beginning, their text and their tree."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO

import attrs
from lxml import etree

from secdialogue.documents import decode, sha256_of
from secdialogue.doubly_encoded import mended
from secdialogue.errors import InputError

#: How many bytes of an input are looked at before a parser is chosen.
HEAD = 1 << 16

#: An input read whole may have this many bytes after decompression; longer ones must be streams of items.
LIMIT = 1 << 28


#: How files that are no text begin: PDF, PNG, JPEG, GIF, ZIP (and DOCX), OLE (and DOC).
_BINARY = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@attrs.define(slots=False, eq=False)
class Source:
    """An input and what the caller knows of it.

    :param name: how messages name it: the path as given, `<bytes>` or `<stdin>`.
    :param opener: gives the raw bytes from the start, each time it is called.
    :param url: where it was published, where the caller knows.
    :param published: date of publication, where the caller knows; it stands where the source gives none.
    :param publisher: likewise.
    :param strict: refuse what deviates from the source's own format instead of reporting it.
    """

    name: str
    opener: Callable[[], BinaryIO]
    url: str | None = None
    published: str | None = None
    publisher: str | None = None
    strict: bool = False

    @classmethod
    def of_bytes(cls, data: bytes, name: str = "<bytes>", *, strict: bool = False, **known: str | None) -> Source:
        """A source of bytes in memory."""
        return cls(name, lambda: io.BytesIO(data), strict=strict, **known)

    @classmethod
    def of_path(cls, path: Path | str, *, strict: bool = False, **known: str | None) -> Source:
        """A source of a file, read when it is needed."""
        return cls(str(path), lambda: Path(path).open("rb"), strict=strict, **known)

    def open(self) -> BinaryIO:
        """The decompressed bytes from the start (gzip is told by its first bytes, whatever the name)."""
        try:
            raw = self.opener()
            if raw.read(2) == b"\x1f\x8b":
                raw.seek(0)
                return gzip.open(raw, "rb")  # type: ignore[return-value]
            raw.seek(0)
        except OSError as error:
            raise InputError(
                error.strerror or str(error), file=self.name, remedy="Check the path and its permissions"
            ) from error
        return raw

    @property
    def suffix(self) -> str:
        """The last suffix of the name in lower case, without `.gz`."""
        return Path(self.name.lower().removesuffix(".gz")).suffix

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB."""
        return self._read(HEAD)

    @cached_property
    def data(self) -> bytes:
        """All bytes; an InputError where there are more than 256 MiB."""
        data = self._read(LIMIT + 1)
        if len(data) > LIMIT:
            raise InputError(f"more than {LIMIT >> 20} MiB", file=self.name, remedy="Split it")
        return data

    def _read(self, size: int) -> bytes:
        try:
            with self.open() as stream:
                return stream.read(size)
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(f"damaged or unreadable: {error}", file=self.name, remedy="Fetch it again") from error

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of all bytes, decompressed."""
        return sha256_of(self.data)

    @cached_property
    def decoded(self) -> tuple[str, str]:
        """All of the text, and the encoding that was chosen for it."""
        return decode(self.data)

    @property
    def text(self) -> str:
        """All of the text, without a byte order mark."""
        return self.decoded[0]

    @cached_property
    def html(self) -> Any:
        """The root of the tree that lxml repairs the text into, or None where there is no element at all.

        What was encoded twice is mended first, where that is certain.
        """
        return html_tree(mended(self.text))

    @cached_property
    def looks_like(self) -> str:
        """`html`, `xml`, `json`, `text` or `binary`, by the first characters."""
        if self.head.startswith(_BINARY) or (
            b"\0" in self.head[:1024] and not self.head.startswith((b"\xff\xfe", b"\xfe\xff"))
        ):
            return "binary"
        start = decode(self.head[:4096])[0].lstrip("\ufeff \t\r\n\0")[:2000].lower()
        if start.startswith(("{", "[")):
            return "json"
        if not start.startswith("<"):
            return "text"
        return "html" if _is_html(start) else "xml"


def _is_html(start: str) -> bool:
    if start.startswith("<!doctype html") or "<html" in start:
        return True
    tags = (
        "<head",
        "<body",
        "<div",
        "<p>",
        "<p ",
        "<article",
        "<main",
        "<title",
        "<meta",
        "<script",
        "<table",
        "<h1",
        "<!--",
    )
    return not start.startswith(("<?xml", "<rss", "<feed", "<nitf", "<rdf:", "<newsitem", "<newsmessage")) and any(
        tag in start for tag in tags
    )


def html_tree(text: str) -> Any:
    """The root element of an HTML text as lxml repairs it (no network, no entities from outside), or None."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, recover=True, huge_tree=True)
    data = text.replace("\0", "").encode("utf-8", "replace")
    if not data.strip():
        return None
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


def xml_parser(**options: Any) -> etree.XMLParser:
    """A parser for XML of unknown origin: no network, no DTD, no entities but the five, broken markup recovered."""
    safe: dict[str, Any] = {
        "resolve_entities": False,
        "no_network": True,
        "load_dtd": False,
        "recover": True,
        "huge_tree": False,
    }
    return etree.XMLParser(**(safe | options))
