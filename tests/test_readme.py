"""The README: every command and every block of code is run, in a folder that holds nothing but the example sources."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
COMMANDS = [
    line[2:] for kind, body in BLOCKS if kind == "console" for line in body.splitlines() if line.startswith("$ ")
]

#: Commands that the gate runs itself: they set up environments.
BY_THE_GATE = {"make demo": "demo:", "make test": "test:"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    return tmp_path


def test_every_block_of_python_runs(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    code = "\n".join(body for kind, body in BLOCKS if kind == "python")
    exec(compile(code, "README.md", "exec"), {})
    assert (place / "dossier.json").is_file()


def test_every_command_runs(place: Path) -> None:
    ran = [c for c in COMMANDS if c.startswith("secdialogue ")]
    assert ran
    for command in ran:
        script = command.replace("secdialogue ", f"{shlex.quote(sys.executable)} -m secdialogue.cli ", 1)
        done = subprocess.run(["bash", "-c", script], cwd=place, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command}: {done.stderr}"


def test_the_other_commands_are_targets_or_installations_of_our_distributions() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for command in COMMANDS:
        if command in BY_THE_GATE:
            assert f"\n{BY_THE_GATE[command]}" in makefile
        elif not command.startswith("secdialogue "):
            assert re.fullmatch(r'pip install "?secdialogue[\w\[\]-]*"?', command), command


def test_every_link_to_a_file_leads_to_one() -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []
