"""A document in a form to read, for expectations that people compare."""

from __future__ import annotations

from typing import Any

import attrs

from secdialogue.model import Document

#: Fields of a document that are told by hash, or the same for every page.
_UNSHOWN = frozenset(
    (
        "id",
        "made_with",
        "text",
        "text_sha256",
        "source_sha256",
        "blocks",
        "unknown",
        "extensions",
        "copy_of",
        "source_kind",
    )
)


def shown(document: Document) -> dict[str, Any]:
    """What a document says, in a form to read: its fields that are set, and its blocks as [kind, text, place, speaker]."""
    fields = {f.name: getattr(document, f.name) for f in attrs.fields(Document) if f.name not in _UNSHOWN}
    text = document.text or ""
    return {k: v for k, v in fields.items() if v not in (None, (), {}, "usable", "full")} | {
        "blocks": [
            [b.kind, text[b.start : b.end], b.source, *([b.speaker] if b.speaker else [])] for b in document.blocks
        ]
    }
