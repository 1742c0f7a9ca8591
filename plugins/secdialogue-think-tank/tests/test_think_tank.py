"""Stored pages, what the parser makes of each, and the laws that every parser keeps."""

import json
from pathlib import Path
from typing import Any

import attrs
import pytest

from secdialogue.plugin import Document
from secdialogue.testing import LAWS, _Kit
from secdialogue_think_tank import secdialogue_parsers

PAGES = Path(__file__).parent / "pages"
[PARSER] = secdialogue_parsers()
KNOWN: dict[str, dict[str, str]] = {}
KIT = _Kit(PARSER, tuple(sorted(PAGES.glob("*.html"))), KNOWN, 60)
#: Told by hash, and the same for every page.
UNSHOWN = {
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
}


def shown(document: Document) -> dict[str, Any]:
    """What a document says, in a form to read: its fields that are set, and its blocks as (kind, text, place, speaker)."""
    fields = {f.name: getattr(document, f.name) for f in attrs.fields(Document) if f.name not in UNSHOWN}
    text = document.text or ""
    return {k: v for k, v in fields.items() if v not in (None, (), {}, "usable", "full")} | {
        "blocks": [
            [b.kind, text[b.start : b.end], b.source, *([b.speaker] if b.speaker else [])] for b in document.blocks
        ]
    }


@pytest.mark.parametrize("page", KIT.pages, ids=lambda page: page.stem)
def test_a_stored_page_gives_what_is_expected(page):
    [document] = KIT.read(KIT.source(page))
    expected = json.loads(page.with_suffix(".expected.json").read_text("utf-8"))
    assert json.loads(json.dumps(shown(document), ensure_ascii=False)) == expected


@pytest.mark.parametrize("law", LAWS.values(), ids=LAWS)
def test_the_parser_keeps_the_law(law):
    law(KIT, None)
