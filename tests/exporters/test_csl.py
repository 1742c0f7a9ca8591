"""The sources as CSL-JSON."""

from __future__ import annotations

import json
from pathlib import Path

from secdialogue.exporters.csl_references import CslReferences
from secdialogue.model import Record


def test_every_source_is_an_item_once(record: Record, tmp_path: Path) -> None:
    """Also where two records have it."""
    CslReferences().export(iter([record, record]), tmp_path / "s.csl")
    items = json.loads((tmp_path / "s.csl").read_text("utf-8"))
    assert [item["id"] for item in items] == [document.id for document in record.documents]
    assert items[0] == {
        "id": record.documents[0].id,
        "type": "article-newspaper",
        "title": "Manila and Hanoi hold second maritime dialogue in Cebu",
        "author": [{"literal": "B. Cruz"}, {"literal": "<b>Q. Tan</b>"}],
        "issued": {"date-parts": [[2024, 3, 12]]},
        "URL": "https://example.org/cebu?a=1&b=2",
        "language": "en",
        "event-place": "Cebu",
        "container-title": "The Harbour Times",
    }
    assert "URL" not in items[1]
    assert items[2]["note"] == f"Copy of {record.documents[1].id}"
