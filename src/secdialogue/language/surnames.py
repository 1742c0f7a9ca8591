"""Surnames and short forms of personal names, as they are compared."""

from __future__ import annotations

from functools import lru_cache

from secdialogue.language.mentions import Mention
from secdialogue.language.vocabulary import plain, words

#: Arabic articles as they are joined to a surname.
ARTICLES = ("al-", "el-", "as-", "ar-", "an-", "ash-", "az-", "at-", "ad-", "ul-")


@lru_cache(maxsize=1 << 16)
def surname(word: str) -> str:
    """The word as short forms are compared: without article, diacritics and hyphen of an Arabic name."""
    folded = plain(word)
    if not folded.startswith(ARTICLES):
        return folded
    for article in ARTICLES:
        if folded.startswith(article) and len(folded) > len(article) + 1:
            return folded[len(article) :]
    return folded


@lru_cache(maxsize=1 << 14)
def name_parts(name: str) -> tuple[str, ...]:
    """The words of a personal name as they are compared: suffixes, articles and nicknames left out."""
    skipped = words("suffix")
    parts = [surname(part.strip(",")) for part in name.replace("“", " ").replace("”", " ").split()]
    kept = tuple(part for part in parts if part not in skipped and part not in ("al", "el"))
    return kept or tuple(parts)


def name_index(mentions: list[Mention]) -> set[tuple[str, ...]]:
    """The short forms under which known persons may come back: the surname, its last two words, an Asian family name."""
    index: set[tuple[str, ...]] = set()
    for mention in mentions:
        parts = name_parts(mention.name)
        index.add(parts)
        index.add(parts[-1:])
        if len(parts) > 2:
            index.add(parts[-2:])
        if len(parts) > 1:
            index.add(parts[:1])
    return index
