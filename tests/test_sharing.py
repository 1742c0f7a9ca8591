"""Records shared without texts, and the texts put back from a reader's own copies."""

from __future__ import annotations

import importlib.util
import sys
import warnings
from pathlib import Path

import attrs
import pytest

from secdialogue.checking import check
from secdialogue.errors import InputError, RecordError, SecdialogueWarning
from secdialogue.model import Record, sha256
from secdialogue.serialization import from_json, to_json
from secdialogue.sharing import with_texts, without_text

_SPEC = importlib.util.spec_from_file_location("samples", Path(__file__).parent / "exporters" / "samples.py")
assert _SPEC is not None
assert _SPEC.loader is not None
samples = importlib.util.module_from_spec(_SPEC)
sys.modules.setdefault("samples", samples)
_SPEC.loader.exec_module(samples)


@pytest.fixture(scope="module")
def record() -> Record:
    return samples.dossier()  # type: ignore[no-any-return]


def test_a_record_without_texts_keeps_all_but_the_texts(record: Record) -> None:
    """It is a record by every law, and its file holds no text of a source but the quotes."""
    shared = check(without_text(record))
    assert all(document.text is None for document in shared.documents)
    assert list(shared.entities()) == list(record.entities())
    assert [d.text_sha256 for d in shared.documents] == [d.text_sha256 for d in record.documents]
    assert "subject line of a forged letter" not in to_json(shared)
    assert from_json(to_json(shared)) == shared


def test_texts_given_back_make_the_record_whole(record: Record) -> None:
    """From texts, or from Documents, in any order, with others among them."""
    shared = without_text(record)
    texts = [d.text or "" for d in record.documents]
    assert with_texts(shared, ["something else", *reversed(texts)]) == record
    assert with_texts(shared, record.documents) == record


def test_texts_are_found_in_a_folder(record: Record, tmp_path: Path) -> None:
    """Deep in folders, beside files that are no texts."""
    (tmp_path / "deep").mkdir()
    for number, document in enumerate(record.documents):
        (tmp_path / "deep" / f"{number}.txt").write_text(document.text or "", "utf-8", newline="")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe")
    (tmp_path / ".hidden").write_text("x")
    assert with_texts(without_text(record), tmp_path) == record
    assert with_texts(record, tmp_path) == record


def test_a_text_that_is_not_found_is_named(record: Record, tmp_path: Path) -> None:
    """The others are filled all the same."""
    text = record.documents[0].text or ""
    with pytest.warns(SecdialogueWarning, match="not among the sources"):
        filled = with_texts(without_text(record), [text])
    assert [d.text is None for d in filled.documents] == [False, True, True]


def test_a_source_that_reads_otherwise_is_told_from_one_that_is_missing(record: Record) -> None:
    """Another version of a parser may write another text; the record says which made it."""
    other = attrs.evolve(record.documents[0], text="read otherwise")
    with pytest.warns(SecdialogueWarning, match=r"reads as another text; it was made with sample-parser 1\.0"):
        with_texts(without_text(record), [other])


def test_a_quote_that_its_text_has_not_is_an_error(record: Record) -> None:
    """Whoever changes a quote in a shared record is found out by whoever has the text."""
    shared = without_text(record)
    actor = shared.actors[0]
    forged = attrs.evolve(actor.evidence[0], quote="X" * len(actor.evidence[0].quote))
    actors = (attrs.evolve(actor, evidence=(forged, *actor.evidence[1:])), *shared.actors[1:])
    with pytest.raises(RecordError, match="is not what the text has there"):
        with_texts(check(attrs.evolve(shared, actors=actors)), record.documents)


def test_a_folder_that_is_not_there_is_an_error(record: Record, tmp_path: Path) -> None:
    """Not a record without texts."""
    with pytest.raises(InputError, match="no such folder"):
        with_texts(without_text(record), tmp_path / "nowhere")


def test_line_ends_of_the_copy_matter_not_to_hashes_of_others(record: Record, tmp_path: Path) -> None:
    """A copy saved with other line ends is another text, and said to be missing."""
    (tmp_path / "a.txt").write_bytes((record.documents[1].text or "").replace("\n", "\r\n").encode())
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        filled = with_texts(without_text(record), tmp_path)
    assert all(d.text is None for d in filled.documents)
    assert len(caught) == 3
    assert sha256("") != record.documents[0].text_sha256
