"""New distributions: written whole, passing their own tests, and what happens when a stored expectation changes."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from installing import install_in_place
from secdialogue.errors import OutputError, SecdialogueError
from secdialogue.scaffold import KINDS, new_plugin


def run(place: Path, source: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a module with the distribution installed."""
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(source)},
    )


def own_tests(folder: Path, source: Path) -> subprocess.CompletedProcess[str]:
    """Run the distribution's own tests."""
    return run(folder, source, "pytest", "-p", "no:cacheprovider", "-c", os.devnull, "tests")


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_distribution_passes_its_own_tests_and_is_found(kind: str, tmp_path: Path) -> None:
    folder = new_plugin(kind, "strait-watch", tmp_path)
    source = install_in_place(folder)
    done = own_tests(folder, source)
    assert done.returncode == 0, done.stdout
    listed = run(tmp_path, source, "secdialogue.cli", "plugins").stdout.splitlines()
    assert [kind in line for line in listed if "secdialogue-strait-watch" in line] == [True]


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_distribution_is_clean_by_the_checks_of_the_project(kind: str, tmp_path: Path) -> None:
    root = Path(__file__).parents[1]
    for name in ("pyproject.toml", "src"):
        (tmp_path / name).symlink_to(root / name)
    (tmp_path / "plugins").mkdir()
    folder = new_plugin(kind, "strait-watch", tmp_path / "plugins")
    assert run(tmp_path, folder / "src", "ruff", "check", "plugins").stdout == "All checks passed!\n"
    formatted = run(tmp_path, folder / "src", "ruff", "format", "--check", "plugins")
    assert formatted.returncode == 0, formatted.stdout
    typed = run(folder, folder / "src", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), "src")
    assert typed.returncode == 0, typed.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_a_plugin_of_the_common_kind_has_thirty_lines_of_code_at_most(kind: str, tmp_path: Path) -> None:
    """Blank lines and docstrings are not counted."""
    code = (new_plugin(kind, "strait-watch", tmp_path) / "src" / "secdialogue_strait_watch" / "__init__.py").read_text()
    tree = ast.parse(code)
    said = {
        line
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node)
        for line in range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1)
    }
    lines = [number for number, line in enumerate(code.splitlines(), 1) if line.strip() and number not in said]
    assert len(lines) <= 30


CHANGES = [
    ("parser", 'builder.element("title"', 'builder.element("heading"', "pages", '-   "kind": "title",'),
    ("exporter", "'}: {", "'} said {", "records", "-Kenyan minister: We will meet again"),
]


@pytest.mark.parametrize(("kind", "before", "after", "stored", "shown"), CHANGES, ids=[row[0] for row in CHANGES])
def test_a_changed_expectation_is_shown_and_fails_once(
    kind: str, before: str, after: str, stored: str, shown: str, tmp_path: Path
) -> None:
    folder = new_plugin(kind, "strait-watch", tmp_path)
    source = install_in_place(folder)
    (module,) = source.glob("secdialogue_*/__init__.py")
    module.write_text(module.read_text().replace(before, after))
    failed = own_tests(folder, source)
    assert failed.returncode == 1
    assert shown in failed.stdout
    command = ("secdialogue.cli", f"accept-{kind}", "strait-watch", f"tests/{stored}")
    first = run(folder, source, *command)
    assert first.returncode == 1
    assert shown in first.stdout
    assert "written: tests/" in first.stderr
    second = run(folder, source, *command)
    assert (second.returncode, second.stdout) == (0, "")
    assert own_tests(folder, source).returncode == 0


def test_what_a_caller_knows_of_a_page_stands_beside_it(tmp_path: Path) -> None:
    folder = new_plugin("parser", "strait-watch", tmp_path)
    source = install_in_place(folder)
    table = folder / "tests" / "pages" / "sources.csv"
    table.write_text("file,publisher\nstatement.html,Strait Watch\n")
    accepted = run(folder, source, "secdialogue.cli", "accept-parser", "strait-watch", "tests/pages")
    assert '+ "publisher": "Strait Watch",' in accepted.stdout
    assert own_tests(folder, source).returncode == 0


@pytest.mark.parametrize("name", ["Ministry", "ministry of x", "-x", "x--y", ""])
def test_a_name_that_is_none_is_an_error(name: str, tmp_path: Path) -> None:
    with pytest.raises(SecdialogueError, match="is no name for a plugin"):
        new_plugin("parser", name, tmp_path)


def test_nothing_is_written_over(tmp_path: Path) -> None:
    new_plugin("gazetteer", "strait-watch", tmp_path)
    with pytest.raises(OutputError, match="exists already"):
        new_plugin("parser", "strait-watch", tmp_path)
    for name in ("news-outlet", "parquet"):
        with pytest.raises(OutputError, match=r"a distribution secdialogue-.* exists already"):
            new_plugin("exporter", name, tmp_path)
