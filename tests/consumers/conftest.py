"""Exports read by the programs that they are made for; each test is skipped where its program is not installed."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest

from secdialogue.discovery import installed
from secdialogue.model import Record
from secdialogue.plugin import Exporter

_HERE = Path(__file__).resolve().parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _HERE in Path(item.path).parents:
            item.add_marker("consumers")


def _module(name: str, path: Path):  # type: ignore[no-untyped-def]
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def samples():  # type: ignore[no-untyped-def]
    """The module that makes the sample dossier."""
    return _module("secdialogue_samples", _HERE.parent / "exporters" / "samples.py")


@pytest.fixture(scope="session")
def bench():  # type: ignore[no-untyped-def]
    """The module that makes big dossiers."""
    return _module("secdialogue_bench_export", _HERE.parents[1] / "tools" / "bench_export.py")


@pytest.fixture(scope="session")
def record(samples) -> Record:  # type: ignore[no-untyped-def]
    """The sample dossier."""
    dossier: Record = samples.dossier()
    return dossier


@pytest.fixture
def exported(record: Record, tmp_path: Path) -> Callable[..., Path]:
    """Write the dossier, or another record, in a format; skipped where its plugin is not installed."""

    def write(name: str, target: str, other: Record | None = None) -> Path:
        found: list[Exporter] = [e for e in installed().exporters if e.name == name]
        if not found:
            pytest.skip(f"no plugin with the format {name} is installed")
        found[0].export([other or record], tmp_path / target)
        return tmp_path / target

    return write
