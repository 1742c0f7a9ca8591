"""All distributions are released together: one version, complete metadata, tight pins."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

import release

import secdialogue


def test_every_distribution_may_be_released() -> None:
    assert release.problems() == []


def test_the_package_names_the_version_it_is_released_as() -> None:
    project = tomllib.loads(release.PROJECTS[0].read_text("utf-8"))["project"]
    assert project["version"] == secdialogue.__version__


@pytest.mark.parametrize(("version", "span"), [("0.1.0", ">=0.1,<0.2"), ("0.9.3", ">=0.9,<0.10")])
def test_until_one_a_minor_version_needs_its_own(version: str, span: str) -> None:
    assert release.allowed_range(version) == span


@pytest.mark.parametrize("path", release.PROJECTS[1:], ids=lambda path: path.parent.name)
def test_a_plugins_file_holds_its_packaging_and_nothing_else(path: Path) -> None:
    content = tomllib.loads(path.read_text("utf-8"))
    assert set(content) <= {"build-system", "project"}
    assert "secdialogue" in content["project"]["entry-points"]
    assert (path.parent / "README.md").is_file()
    assert list(path.parent.glob("src/*/py.typed"))
    assert list(path.parent.glob("tests/test_*.py"))
