"""Items of a JSON file one by one, in constant memory, with the properties that stood before them."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

import attrs

from secdialogue.documents import decode
from secdialogue.plugin import InputError, Source, sha256_of

_CHUNK = 1 << 16
_SPACE = re.compile(r"[ \t\n\r]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DECODER = json.JSONDecoder()
#: Wires put line feeds and other control characters into strings, where JSON wants them escaped.
_LENIENT = json.JSONDecoder(strict=False)


class Entry(NamedTuple):
    """An object of a file, its JSON Pointer, and the properties that stood before it."""

    value: dict[str, Any]
    pointer: str
    header: dict[str, Any]
    #: Whether a string of it holds control characters that JSON wants escaped.
    raw: bool = False


def entries(source: Source) -> Iterator[Entry]:
    """The objects of a file: the members of its list or of its `items`, or the one object that it is.

    Raises an InputError after the objects before a place that is no JSON.
    """
    with source.open() as stream:
        yield from _Reader(source.name, stream).entries()


def canonical(value: Any) -> str:
    """SHA-256 of a value's canonical JSON: keys sorted, no white space, UTF-8."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256_of(text.encode("utf-8", "surrogatepass"))


def string(value: Any) -> str:
    """A string of a JSON file without halves of surrogate pairs; empty for a value of another type."""
    if not isinstance(value, str):
        return ""
    return _SURROGATE.sub("\ufffd", value) if _SURROGATE.search(value) else value


@attrs.define
class _Reader:
    """The text of a file as far as it was read, and the place in it."""

    name: str
    stream: BinaryIO
    text: str = ""
    at: int = 0
    lines: int = 1
    ended: bool = False
    decoder: Any = None
    raw: bool = False

    def entries(self) -> Iterator[Entry]:
        opening = self._next()
        if opening == "[":
            for i, value in enumerate(self._members()):
                yield from self._object(value, f"/{i}", {})
        elif opening == "{":
            yield from self._of_object()
        else:
            raise self._broken("neither an object nor a list")

    def _of_object(self) -> Iterator[Entry]:
        """The members of `items`, or the object itself where it has none."""
        header: dict[str, Any] = {}
        listed = False
        self.at += 1
        while self._next() != "}":
            key = self._value()
            if not isinstance(key, str) or self._next() != ":":
                raise self._broken("a key is missing")
            self.at += 1
            if key == "items" and self._next() == "[":
                listed = True
                for i, value in enumerate(self._members()):
                    yield from self._object(value, f"/items/{i}", header)
            else:
                header[key] = self._value()
            if self._next() == ",":
                self.at += 1
            elif self._next() != "}":
                raise self._broken("breaks off or lacks a comma")
        if not listed:
            yield Entry(header, "", {}, self.raw)

    def _object(self, value: Any, pointer: str, header: dict[str, Any]) -> Iterator[Entry]:
        if isinstance(value, dict):
            yield Entry(value, pointer, header, self.raw)

    def _members(self) -> Iterator[Any]:
        self.at += 1
        while self._next() != "]":
            yield self._value()
            if self._next() == ",":
                self.at += 1
            elif self._next() != "]":
                raise self._broken("breaks off or lacks a comma")
        self.at += 1

    def _value(self) -> Any:
        """The next value; what was read before it is let go."""
        self._next()
        self.lines += self.text.count("\n", 0, self.at)
        self.text, self.at = self.text[self.at :], 0
        decoder = _DECODER
        while True:
            try:
                value, end = decoder.raw_decode(self.text)
            except json.JSONDecodeError as error:
                if decoder is _DECODER and error.msg.startswith("Invalid control character"):
                    decoder, self.raw = _LENIENT, True
                    continue
                if not self._more(len(self.text)):
                    self.at = error.pos
                    raise self._broken(error.msg) from None
                continue
            except RecursionError:
                raise self._broken("nested too deeply") from None
            # A number at the end of what was read may go on.
            if end < len(self.text) or not self._more(_CHUNK):
                self.at = end
                return value

    def _next(self) -> str:
        """The next character that is no white space, not yet taken; empty at the end."""
        while True:
            match = _SPACE.match(self.text, self.at)
            self.at = match.end() if match else self.at
            if self.at < len(self.text):
                return self.text[self.at]
            if not self._more(_CHUNK):
                return ""

    def _more(self, size: int) -> bool:
        """Read on, at least `size` bytes where there are so many; False at the end of the file."""
        if self.ended:
            return False
        data = self.stream.read(max(size, _CHUNK))
        if self.decoder is None:
            self.decoder = codecs.getincrementaldecoder(decode(data)[1])("replace")
            self.text = self.decoder.decode(data).lstrip("\ufeff")
        else:
            self.text += self.decoder.decode(data, final=not data)
        self.ended = not data
        return bool(data)

    def _broken(self, problem: str) -> InputError:
        line = self.lines + self.text.count("\n", 0, self.at)
        return InputError(
            f"broken JSON: {problem}",
            file=self.name,
            place=f"line {line}",
            remedy="The items before it were read; fetch it again",
        )
