"""Text that was encoded twice: UTF-8 read as windows-1252 and written again, "MinistersÃ¤le", "theyâ€™d"; mended where that is certain."""

from __future__ import annotations

import html
import re

_HIGH = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)}
_BYTES = {ord(char): byte for byte, char in _HIGH.items()} | {byte: byte for byte in range(0x80, 0xA0)}
_NEXT = "".join(map(re.escape, sorted({*(_HIGH[b] for b in range(0x80, 0xC0)), *map(chr, range(0x80, 0xA0))})))
#: Each a character that took two to four bytes.
_TWICE = re.compile(rf"[Â-ß][{_NEXT}]|[à-ï][{_NEXT}]{{2}}|[ð-ô][{_NEXT}]{{3}}")
#: Those that no language writes: quotation marks and dashes, letters of Western Europe; and three or more others in a row.
_SURE = re.compile(
    rf"â[€\x80][{_NEXT}]|â‚¬|â„¢|Ã[¡-¿€‰–œŸƒ‡„‘“šž…]|Â[¡-º¼-¿]|(?:[Â-ß][{_NEXT}]|[à-ï][{_NEXT}]{{2}}){{3}}"
)
#: A stretch between markup and quotation marks, which are the same in all encodings.
_STRETCH = re.compile(r"[^<>\"]+")
_NAMED = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,7}|#\d{2,5}|#x[0-9A-Fa-f]{2,4});")
_SIGNS = re.compile(r"&(?:acirc;&|Atilde;&|Acirc;&|#(?:226|195|194|[xX](?:[eE]2|[cC][23]));&)")
#: What each begins with, and with what some of it goes on in every page that was encoded twice; letters are found fastest.
_PAIR = re.compile(rf"[Â-ô][{_NEXT}]")
_FIRST = ("Ã", "Â", "Ð", "â€", "â\x80", "ã€", "ï¼")


def mended(text: str) -> str:
    """`text` with every stretch between markup decoded once more in which all that is not ASCII was encoded twice."""
    named = _SIGNS.search(text) is not None
    if not named and not any(sign[0] in text and sign in text for sign in _FIRST):
        return text
    if not named and not any(_SURE.match(text, pair.start()) for pair in _PAIR.finditer(text)):
        return text
    return _STRETCH.sub(lambda stretch: _once(stretch[0], named=named), text)


def _once(stretch: str, *, named: bool) -> str:
    """A stretch decoded once more; as it is where anything in it speaks against that."""
    plain = _NAMED.sub(_high, stretch) if named and "&" in stretch else stretch
    if plain.isascii() or _SURE.search(plain) is None or not _TWICE.sub("", plain).isascii():
        return stretch
    try:
        return bytes(_BYTES.get(ord(char), ord(char)) for char in plain).decode("utf-8")
    except (UnicodeDecodeError, ValueError):
        return stretch


def _high(entity: re.Match[str]) -> str:
    """The character of an entity, unless markup may mean it."""
    char = html.unescape(entity[0])
    return entity[0] if char.isascii() else char
