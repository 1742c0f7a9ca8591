"""`csl`: the sources as CSL-JSON, which reference managers and citation processors read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar

from secdialogue.exporters.web_annotation import web_address
from secdialogue.exporters.wording import title
from secdialogue.model import Document, Record, SourceKind
from secdialogue.plugin import Exporter

#: CSL 1.0.2 item types by kind of source.
TYPES: dict[SourceKind, str] = {
    "agency-feed": "article-newspaper",
    "news-outlet": "article-newspaper",
    "think-tank": "report",
    "official-release": "document",
    "plain-text": "document",
}


class CslReferences(Exporter):
    """A list of items, one a document, each document once; copies of others stand beside them with a note."""

    name: ClassVar[str] = "csl"
    suffixes: ClassVar[tuple[str, ...]] = (".csl",)

    def export(self, records: Iterable[Record], target: Path) -> None:
        """Write the items of all records."""
        seen: dict[str, dict[str, Any]] = {}
        for record in records:
            for document in record.documents:
                seen.setdefault(document.id, item(document))
        target.write_text(json.dumps(list(seen.values()), ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")


def item(document: Document) -> dict[str, Any]:
    """A document as a CSL item; names of a byline are given whole, since who is a body and who a person is not said."""
    found: dict[str, Any] = {
        "id": document.id,
        "type": TYPES[document.source_kind],
        "title": title(document),
        "author": [{"literal": author} for author in document.authors],
        "issued": _date(document.published),
        "URL": web_address(document.url),
        "language": document.language,
        "number": document.details.get("release_number") or document.details.get("release number"),
        "event-place": document.dateline_place,
    }
    name = "publisher" if TYPES[document.source_kind] in ("report", "document") else "container-title"
    found[name] = document.publisher
    if document.copy_of is not None:
        found["note"] = f"Copy of {document.copy_of}"
    return {key: value for key, value in found.items() if value}


def _date(value: str | None) -> dict[str, Any] | None:
    return None if value is None else {"date-parts": [[int(part) for part in value[:10].split("-")]]}
