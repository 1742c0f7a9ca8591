"""Releasing all distributions together: one version, tight pins, complete metadata, no break of the API that nobody sees.

release.py check [vX.Y.Z]    what `make release-check` runs after the distributions are built; the tag to release, if there is one
release.py version X.Y.Z     set the version of every distribution, and the range in which they need each other
release.py urls ADDRESS      name the repository that releases in every distribution's metadata
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import public_api

ROOT = Path(__file__).parents[1]
PROJECTS = [ROOT / "pyproject.toml", *sorted(ROOT.glob("plugins/*/pyproject.toml"))]
BUILT = ROOT / "build" / "wheels"
REQUIRED = (
    "name", "version", "description", "readme", "requires-python", "license", "license-files", "authors", "keywords",
    "classifiers",
)  # fmt: skip
CLASSIFIERS = (
    "Development Status ::", "Intended Audience :: Science/Research", "Operating System :: OS Independent",
    "Programming Language :: Python :: 3.11", "Programming Language :: Python :: 3.12", "Programming Language :: Python :: 3.13",
    "Topic ::", "Typing :: Typed",
)  # fmt: skip
OURS = re.compile(r"secdialogue(-[\w-]+)?(?!\[)")


def allowed_range(version: str) -> str:
    """The range in which distributions of one version need each other, until 1.0: `>=0.N,<0.N+1`."""
    major, minor, _ = version.split(".")
    return f">={major}.{minor},<{major}.{int(minor) + 1}"


def problems() -> list[str]:
    """What stands in the way of a release, in words."""
    projects = {path: tomllib.loads(path.read_text("utf-8"))["project"] for path in PROJECTS}
    found = [
        f"{project['name']}: {problem}" for path, project in projects.items() for problem in _problems(path, project)
    ]
    versions = {project["version"] for project in projects.values()}
    if len(versions) != 1:
        found.append(f"versions differ: {', '.join(sorted(versions))}")
    return [*found, *_missing_in_all(projects[ROOT / "pyproject.toml"], projects)]


def _problems(path: Path, project: dict[str, Any]) -> list[str]:
    """What one distribution lacks."""
    found = [f"no {key}" for key in REQUIRED if not project.get(key) and key not in project.get("dynamic", ())]
    given = project.get("classifiers", ())
    found += [f"no classifier {wanted}" for wanted in CLASSIFIERS if not any(c.startswith(wanted) for c in given)]
    if path.parent != ROOT and project["name"] != path.parent.name:
        found.append(f"its folder is {path.parent.name}")
    if (path.parent / "LICENSE").read_bytes() != (ROOT / "LICENSE").read_bytes():
        found.append("its LICENSE is not that of the project")
    wanted = allowed_range(project["version"])
    return found + [f"{needed} is not {wanted}" for needed in _needed(project) if not needed.endswith(wanted)]


def _missing_in_all(core: dict[str, Any], projects: dict[Path, dict[str, Any]]) -> list[str]:
    """The plugins that `secdialogue[all]` does not bring."""
    extras = core["optional-dependencies"]
    brought = {re.split("[>=]", needed)[0] for needed in (*extras["all"], *extras["sources"])}
    plugins = {project["name"] for project in projects.values()} - {"secdialogue"}
    return [f"secdialogue[all] does not bring {name}" for name in sorted(plugins - brought)]


def _needed(project: dict[str, Any]) -> list[str]:
    """The distributions of this project that one of them needs, extras of itself left out."""
    groups = [project.get("dependencies", []), *project.get("optional-dependencies", {}).values()]
    return [needed for group in groups for needed in group if OURS.match(needed)]


def unbuilt() -> list[str]:
    """The distributions of which a wheel or an sdist is missing in `build/wheels`."""
    found = []
    for path in PROJECTS:
        project = tomllib.loads(path.read_text("utf-8"))["project"]
        stem = f"{project['name'].replace('-', '_')}-{project['version']}"
        found += [
            f"{name} was not built"
            for name in (f"{stem}-py3-none-any.whl", f"{stem}.tar.gz")
            if not (BUILT / name).exists()
        ]
    return found


def last_release() -> str | None:
    """The tag of the last release before this commit, or None before the first."""
    told = _git("describe", "--tags", "--abbrev=0", "--match", "v*", "HEAD^")
    return told.stdout.strip() if told.returncode == 0 else None


def breaks(tag: str | None) -> list[str]:
    """What the public API lost since a release, or before the first since the stubs were last stored."""
    now = public_api.stubs()
    if tag is None:
        return public_api.breaks(public_api.stored(), now)
    before = {name: _git("show", f"{tag}:tools/api/{name}").stdout for name in now}
    return public_api.breaks(before, now)


def _git(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def may_break(tag: str | None, version: str) -> bool:
    """Whether a version may break what the last release had: another minor version before 1.0, another major after."""
    if tag is None:
        return False
    before, now = tag.removeprefix("v").split("."), version.split(".")
    return before[0] != now[0] or (now[0] == "0" and before[1] != now[1])


def set_version(version: str) -> None:
    """Write a version and its range into every distribution."""
    for path in PROJECTS:
        text = re.sub(r'(?m)^version = ".*"$', f'version = "{version}"', path.read_text("utf-8"), count=1)
        text = re.sub(r'"(secdialogue[\w-]*)>=[^"\[]*"', rf'"\1{allowed_range(version)}"', text)
        path.write_text(text, "utf-8")
    for path, pattern, line in (
        (ROOT / "src" / "secdialogue" / "__init__.py", r'__version__ = ".*"', f'__version__ = "{version}"'),
        (ROOT / "CITATION.cff", r"(?m)^version: .*$", f"version: {version}"),
    ):
        path.write_text(re.sub(pattern, line, path.read_text("utf-8")), "utf-8")


def with_urls(text: str, folder: str, address: str) -> str:
    """A distribution's packaging with the addresses of the repository at `address`; `folder` is its own there."""
    rows = {
        "Documentation": f"{address}/tree/HEAD/docs",
        "Source": f"{address}/tree/HEAD/{folder}".rstrip("/"),
        "Issues": f"{address}/issues",
        "Changelog": f"{address}/blob/HEAD/CHANGELOG.md",
    }
    table = "".join(f'{name} = "{url}"\n' for name, url in rows.items())
    text = re.sub(r"(?ms)^\[project\.urls\]\n.*?(?=^\[|\Z)", "", text).rstrip("\n") + "\n"
    return re.sub(r"(?ms)(^\[project\]\n.*?\n)(?=\n\[|\Z)", rf"\1\n[project.urls]\n{table}", text, count=1)


def set_urls(address: str) -> None:
    """Write the addresses into every distribution."""
    for path in PROJECTS:
        folder = str(path.parent.relative_to(ROOT)) if path.parent != ROOT else ""
        path.write_text(with_urls(path.read_text("utf-8"), folder, address.rstrip("/")), "utf-8")


def check(to_release: str | None = None) -> int:
    """Print what stands in the way of a release, of a tag where one is given; exit code 1 where anything does."""
    version = tomllib.loads(PROJECTS[0].read_text("utf-8"))["project"]["version"]
    tag = last_release()
    lost = [f"API: {line}" for line in breaks(tag)]
    found = [*problems(), *unbuilt(), *([] if may_break(tag, version) else lost)]
    if to_release not in (None, f"v{version}"):
        found.append(f"the tag {to_release} is not v{version}")
    sys.stdout.write("".join(f"{line}\n" for line in dict.fromkeys([*found, *lost])))
    if not found:
        sys.stdout.write(f"{len(PROJECTS)} distributions of {version} may be released together\n")
    return int(bool(found))


def main() -> int:
    """Run what the command line asks for."""
    match sys.argv[1:]:
        case ["check", *tags] if len(tags) < 2:
            return check(*tags)
        case ["version", version]:
            set_version(version)
        case ["urls", address]:
            set_urls(address)
        case _:
            sys.stderr.write(__doc__ or "")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
