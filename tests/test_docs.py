"""The README and the guides: every command and every block of code is run, in order, where only the examples are."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from installing import install_in_place

ROOT = Path(__file__).parents[1]
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs" / "tutorial").glob("*.md")),
    *sorted((ROOT / "docs" / "how-to").glob("*.md")),
]
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```", re.DOTALL | re.MULTILINE)

#: Commands that set up environments: the gate runs them itself, and here it is checked that they name what exists.
ELSEWHERE = re.compile(
    r"(make (demo|test)|pip install .*secdialogue[\w\[\]-]*.*|python3? -m venv .*|source .*|git clone .*)"
)


#: A distribution made on the way is installed where it stands: its metadata is written beside its package.
EDITABLE = re.compile(r"""pip install -e ['"]?([\w/.-]+?)(?:\[test\])?['"]?""")


def blocks(page: Path) -> list[tuple[str, str, str]]:
    """(language, file name or empty, body) of every block of code."""
    return [(m[1], m[2] or "", m[3]) for m in BLOCK.finditer(page.read_text("utf-8"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_block_of_a_page_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    space: dict[str, Any] = {}
    for language, file, body in blocks(page):
        if file.startswith("needs:") and find_spec(file.removeprefix("needs:")) is None:
            continue
        if file and not file.startswith("needs:"):
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            Path(file).write_text(body, "utf-8")
        elif language == "python":
            exec(compile(body, f"{page.name}:{body.splitlines()[0]}", "exec"), space)
        elif language == "console":
            for line in re.sub(r"\\\n", "", body).splitlines():
                if line.startswith("$ "):
                    command, _, comment = line[2:].partition("   # ")
                    run(command, tmp_path, fails=comment.startswith("fails"))


def run(command: str, place: Path, *, fails: bool = False) -> None:
    """Run one command of a page with this interpreter; sources of packages made on the way are on its path.

    A command whose comment begins with "fails" must fail.
    """
    python = shlex.quote(sys.executable)
    script = re.sub(r"^secdialogue ", f"{python} -m secdialogue.cli ", command)
    script = re.sub(r"^pytest\b", f"{python} -m pytest -p no:cacheprovider -c /dev/null", script)
    if editable := EDITABLE.fullmatch(command):
        install_in_place(place / editable[1])
        return
    if ELSEWHERE.fullmatch(command):
        return
    path = os.pathsep.join(str(p) for p in place.glob("*/src"))
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert (done.returncode != 0) is fails, f"{command}\n{done.stdout}\n{done.stderr}"


#: Pages whose commands start from a record, or from a source of the reader's.
PLUGIN_PAGES = [*sorted((ROOT / "docs/reference/formats").glob("*.md")), *sorted(ROOT.glob("plugins/*/README.md"))]
SOURCES = {
    "feed.xml": "agency-feed.rss",
    "article.html": "news-outlet.html",
    "page.html": "news-outlet.html",
    "brief.html": "think-tank.html",
    "readout.html": "official-release.html",
}


@pytest.mark.parametrize("page", PLUGIN_PAGES, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_every_command_of_a_format_or_plugin_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the plugin and the programs are installed that it names."""
    commands = [
        line for lang, _, body in blocks(page) if lang == "console" for line in re.findall(r"(?m)^\$ (.+)", body)
    ]
    for needed in re.findall(r"pip install (secdialogue-[\w-]+)", "\n".join(commands)):
        pytest.importorskip(needed.replace("-", "_"), reason=f"{needed} is not installed")
    (tmp_path / "records").mkdir()
    for name in ("think-tank", "news-outlet"):
        shutil.copy(ROOT / "seeds/records" / f"{name}.json", tmp_path / "records")
    if page.name != "json.md":
        shutil.copy(ROOT / "seeds/records/think-tank.json", tmp_path / "dossier.json")
    for name, source in SOURCES.items():
        shutil.copy(ROOT / "seeds/sources" / source, tmp_path / name)
    shutil.copy(ROOT / "plugins/secdialogue-agency-feed/tests/files/ninjs3.json", tmp_path / "item.json")
    monkeypatch.chdir(tmp_path)
    for command in commands:
        if command.startswith(("pip ", "secdialogue ")) or shutil.which(command.split()[0]):
            run(command.partition("   #")[0], tmp_path)
    if lines := [body for lang, file, body in blocks(page) if lang == "python" and not file]:
        exec(compile("\n".join(lines), page.name, "exec"), {})


def test_every_cell_of_the_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    space: dict[str, Any] = {}
    for cell in json.loads((ROOT / "docs" / "how-to" / "dossier.ipynb").read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), cell["id"], "exec"), space)
    assert "documents (3)" in space["dossier"]._repr_html_()


def test_the_targets_that_the_readme_names_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"make ([a-z-]+)", (ROOT / "README.md").read_text("utf-8")):
        assert f"\n{target}:" in makefile


ALL_PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", ALL_PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    links = re.findall(r"\]\((?!<?https?:|#)([^)#\s]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
