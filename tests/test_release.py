"""All distributions are released together: one version, complete metadata, tight pins, no break that nobody sees."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

import public_api
import release

from secdialogue import __version__

ROOT = Path(__file__).parents[1]


def project(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))["project"]
    return found


def test_every_distribution_may_be_released() -> None:
    assert release.problems() == []


LACKS = [
    ({"license": ""}, "no license"),
    ({"keywords": []}, "no keywords"),
    ({"classifiers": ["Typing :: Typed"]}, "no classifier Topic ::"),
    ({"name": "secdialogue-other"}, "its folder is secdialogue-report"),
    ({"dependencies": ["secdialogue>=0.0"]}, f"secdialogue>=0.0 is not {release.allowed_range(__version__)}"),
]


@pytest.mark.parametrize(("changed", "told"), LACKS, ids=[told for _, told in LACKS])
def test_what_a_distribution_lacks_is_told(changed: dict[str, Any], told: str) -> None:
    path = ROOT / "plugins" / "secdialogue-report" / "pyproject.toml"
    assert told in release._problems(path, project(path) | changed)


def test_the_package_names_the_version_it_is_released_as() -> None:
    assert project(release.PROJECTS[0])["version"] == __version__
    assert f"version: {__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")


@pytest.mark.parametrize(("version", "span"), [("0.1.0", ">=0.1,<0.2"), ("0.9.3", ">=0.9,<0.10")])
def test_until_one_a_minor_version_needs_its_own(version: str, span: str) -> None:
    assert release.allowed_range(version) == span


@pytest.mark.parametrize("path", release.PROJECTS[1:], ids=lambda path: path.parent.name)
def test_a_plugins_file_holds_its_packaging_and_nothing_else(path: Path) -> None:
    content = tomllib.loads(path.read_text("utf-8"))
    assert set(content) <= {"build-system", "project"}
    assert "secdialogue" in content["project"]["entry-points"]
    assert list(path.parent.glob("src/*/py.typed"))
    assert list(path.parent.glob("tests/test_*.py"))


@pytest.mark.parametrize("path", release.PROJECTS[1:], ids=lambda path: path.parent.name)
def test_the_readme_of_a_plugin_can_be_read_on_a_package_index(path: Path) -> None:
    """It says how to install and use it, and has no link into the repository."""
    text = (path.parent / "README.md").read_text("utf-8")
    assert text.startswith(f"# {path.parent.name}\n")
    assert f"pip install {path.parent.name}\n" in text
    assert "$ secdialogue " in text
    assert re.findall(r"\]\((?!https?:)", text) == []


# --- addresses ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", release.PROJECTS, ids=lambda path: path.parent.name)
def test_the_repository_that_releases_is_named_in_the_metadata(path: Path) -> None:
    once = release.with_urls(path.read_text("utf-8"), "plugins/x", "https://example.org/owner/name")
    assert release.with_urls(once, "plugins/x", "https://example.org/owner/name") == once
    named = tomllib.loads(once)
    urls = named["project"].pop("urls")
    assert urls["Source"] == "https://example.org/owner/name/tree/HEAD/plugins/x"
    assert named == tomllib.loads(path.read_text("utf-8"))


# --- the public API -------------------------------------------------------------------------------------------------


def test_the_stored_api_is_the_one_that_is_there() -> None:
    stored = public_api.stored()
    assert stored == {name: f"{text}\n" for name, text in public_api.stubs().items()}, "run python tools/public_api.py"


BREAKS = [
    (
        "secdialogue",
        "format: str | None = None, force: bool = False",
        "format: str | None = None",
        "export(force): Parameter was removed",
    ),
    (
        "secdialogue",
        "format: str | None = None, force",
        "format: str | None, force",
        "export(format): Parameter is now required",
    ),
    ("secdialogue.plugin", "    aliases: ", "    alternatives: ", "Entry.aliases: Public object was removed"),
    ("secdialogue.plugin", "    armed_group: str\n", "", "ActorKind.armed_group: Public object was removed"),
    ("secdialogue.testing", "def parser_tests(", "def tests_of_parser(", "parser_tests: Public object was removed"),
]


@pytest.mark.parametrize(("module", "before", "after", "told"), BREAKS, ids=[row[3] for row in BREAKS])
def test_a_break_of_the_api_is_told(module: str, before: str, after: str, told: str) -> None:
    stored = public_api.stored()
    name = f"{module}.txt"
    assert before in stored[name]
    changed = stored | {name: stored[name].replace(before, after)}
    found = public_api.breaks(stored, changed)
    assert any(line.startswith(f"{module}: {told}") for line in found), found
    assert public_api.breaks(stored, stored) == []


@pytest.mark.parametrize(
    ("tag", "version", "may"),
    [
        (None, "0.1.0", False),
        ("v0.1.0", "0.1.1", False),
        ("v0.1.3", "0.2.0", True),
        ("v0.9.0", "1.0.0", True),
        ("v1.2.0", "1.3.0", False),
        ("v1.2.0", "2.0.0", True),
    ],
)
def test_a_release_may_break_what_its_version_says(tag: str | None, version: str, may: bool) -> None:
    assert release.may_break(tag, version) is may


# --- workflows ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted((ROOT / ".github" / "workflows").glob("*.yml")), ids=lambda path: path.name)
def test_a_workflow_runs_what_there_is_and_pins_what_it_uses(path: Path) -> None:
    text = path.read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for targets in re.findall(r"run: make ([a-z -]+)", text):
        assert [t for t in targets.split() if f"\n{t}:" not in makefile] == []
    assert [use for use in re.findall(r"uses: \S+@(\S+)", text) if not re.fullmatch("[0-9a-f]{40}", use)] == []
