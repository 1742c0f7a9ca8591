"""The reference pages of the formats: one each, with an excerpt that the format really writes."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import pytest

from secdialogue.discovery import installed
from secdialogue.errors import SecdialogueWarning
from secdialogue.exporters import all_exporters
from secdialogue.model import Record
from secdialogue.plugin import Exporter

PAGES = Path(__file__).parents[2] / "docs" / "reference" / "formats"
_EXPORTERS = {exporter.name: exporter for exporter in (*installed().exporters, *all_exporters())}


def excerpt(name: str) -> list[str]:
    """The lines of the first block under the heading that announces it."""
    page = (PAGES / f"{name}.md").read_text("utf-8")
    match = re.search(r"## An excerpt\n\n```\w+\n(.*?)\n```", page, re.DOTALL)
    assert match is not None
    return [line.strip() for line in match[1].splitlines() if line.strip()]


def written(path: Path) -> str:
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return "\n".join(p.read_bytes().decode("utf-8", "replace") for p in files if p.is_file())


@pytest.mark.parametrize("exporter", _EXPORTERS.values(), ids=_EXPORTERS)
def test_each_format_has_a_page_that_says_what_is_true(exporter: Exporter, record: Record, tmp_path: Path) -> None:
    """Its suffix, whether it comes back, and an excerpt of what it writes."""
    page = (PAGES / f"{exporter.name}.md").read_text("utf-8")
    assert page.startswith(f"# {exporter.name}\n")
    assert f"| `{exporter.suffixes[0]}`" in page
    assert f"| {'yes' if exporter.lossless else 'no'} |" in page
    assert f"[{exporter.name}]({exporter.name}.md)" in (PAGES / "index.md").read_text("utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SecdialogueWarning)
        exporter.export([record], tmp_path / "out")
    if exporter.name in ("sqlite", "parquet"):
        return  # their excerpts are questions and answers, asked in the tests of the formats
    text = written(tmp_path / "out")
    for line in excerpt(exporter.name):
        assert line in text, line


@pytest.mark.parametrize("exporter", [e for e in _EXPORTERS.values() if e.lossless], ids=lambda e: e.name)
def test_lossless_formats_give_the_record_back(exporter: Exporter, record: Record, tmp_path: Path) -> None:
    """Every one that says so."""
    exporter.export([record], tmp_path / "out")
    assert list(exporter.load(tmp_path / "out")) == [record]


@pytest.mark.parametrize("exporter", _EXPORTERS.values(), ids=_EXPORTERS)
def test_the_same_record_gives_the_same_bytes(exporter: Exporter, record: Record, tmp_path: Path) -> None:
    """In every format, twice in a row."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SecdialogueWarning)
        for name in ("one", "two"):
            exporter.export([record], tmp_path / name)
    assert written(tmp_path / "one") == written(tmp_path / "two")


@pytest.mark.parametrize("exporter", _EXPORTERS.values(), ids=_EXPORTERS)
def test_an_empty_record_is_written_too(exporter: Exporter, tmp_path: Path) -> None:
    """No format stumbles over nothing."""
    exporter.export([Record()], tmp_path / "out")
    assert (tmp_path / "out").exists()
