"""Check that all distributions may be released together: one version, tight pins, complete metadata, no silent break.

release.py check           what `make release-check` runs after the wheels are built
release.py version X.Y.Z   set the version of every distribution, and the range in which they need each other
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PROJECTS = [ROOT / "pyproject.toml", *sorted(ROOT.glob("plugins/*/pyproject.toml"))]
REQUIRED = ("name", "version", "description", "readme", "requires-python", "license")
OURS = re.compile(r"secdialogue(-[\w-]+)?(?!\[)")


def allowed_range(version: str) -> str:
    """The range in which distributions of one version need each other, until 1.0: `>=0.N,<0.N+1`."""
    major, minor, _ = version.split(".")
    return f">={major}.{minor},<{major}.{int(minor) + 1}"


def problems() -> list[str]:
    """What stands in the way of a release, in words."""
    found = []
    versions = set()
    for path in PROJECTS:
        project = tomllib.loads(path.read_text("utf-8"))["project"]
        name = path.parent.name if path.parent != ROOT else "secdialogue"
        versions.add(project["version"])
        found += [f"{name}: no {key}" for key in REQUIRED if key not in project]
        if project["name"] != name:
            found.append(f"{path}: its name is {project['name']}, its folder {name}")
        for needed in _needed(project):
            if not needed.endswith(allowed_range(project["version"])):
                found.append(f"{name}: {needed} is not {allowed_range(project['version'])}")
    if len(versions) != 1:
        found.append(f"versions differ: {', '.join(sorted(versions))}")
    return found


def _needed(project: dict[str, Any]) -> list[str]:
    """The distributions of this project that one of them needs, extras of itself left out."""
    groups = [project.get("dependencies", []), *project.get("optional-dependencies", {}).values()]
    return [needed for group in groups for needed in group if OURS.match(needed)]


def breaks() -> str:
    """What the public API lost since the last tag, as griffe tells it; empty where there is no tag yet."""
    tag = subprocess.run(
        ["git", "describe", "--tags", "--abbrev=0"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if tag.returncode:
        return ""
    command = [
        sys.executable,
        "-m",
        "griffe",
        "check",
        "secdialogue",
        "--search",
        "src",
        "--against",
        tag.stdout.strip(),
    ]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


def set_version(version: str) -> None:
    """Write a version and its range into every distribution."""
    for path in PROJECTS:
        text = re.sub(r'(?m)^version = ".*"$', f'version = "{version}"', path.read_text("utf-8"), count=1)
        text = re.sub(r'"(secdialogue[\w-]*)>=[^"\[]*"', rf'"\1{allowed_range(version)}"', text)
        path.write_text(text, "utf-8")
    init = ROOT / "src" / "secdialogue" / "__init__.py"
    init.write_text(re.sub(r'__version__ = ".*"', f'__version__ = "{version}"', init.read_text("utf-8")), "utf-8")


def main() -> int:
    """Run what the command line asks for."""
    if sys.argv[1:2] == ["version"] and len(sys.argv) == 3:
        set_version(sys.argv[2])
        return 0
    found = problems()
    broken = breaks()
    sys.stdout.write("".join(f"{line}\n" for line in found) + broken)
    if not found and not broken:
        sys.stdout.write(f"{len(PROJECTS)} distributions may be released together\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
