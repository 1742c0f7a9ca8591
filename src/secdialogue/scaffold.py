"""A new parser's distribution that passes its own tests at once: package, entry point, a stored page, its record, a test."""

from __future__ import annotations

import importlib.util
import re
import sys
from importlib.metadata import distributions
from importlib.resources import files
from pathlib import Path
from string import Template
from types import ModuleType

from secdialogue import __version__
from secdialogue.errors import OutputError, SecdialogueError
from secdialogue.golden import accept

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

#: Template -> place in the distribution.
_PARSER = {
    "pyproject.toml.txt": "pyproject.toml",
    "README.md.txt": "README.md",
    "parser.py.txt": "src/$package/__init__.py",
    "page.html.txt": "tests/pages/statement.html",
    "test_parser.py.txt": "tests/test_$package.py",
}


#: Distributions of the project that need not be installed to be in the way.
_TAKEN = frozenset(f"secdialogue-{name}" for name in ("agency-feed", "news-outlet", "official-release", "think-tank"))


def new_parser(name: str, parent: Path) -> Path:
    """Write the distribution `secdialogue-NAME` into `parent` and return its folder.

    Raises SecdialogueError for a name that is none, OutputError where the folder exists or cannot be written.
    """
    if not _NAME.fullmatch(name):
        raise SecdialogueError(
            f"{name!r} is no name for a parser", remedy="Use lower case words joined by hyphens: ministry-of-x"
        )
    folder = parent / f"secdialogue-{name}"
    if folder.exists():
        raise OutputError("exists already", file=str(folder), remedy="Choose another name or folder")
    words = _words(name)
    if words["distribution"] in _TAKEN or any(d.name == words["distribution"] for d in distributions()):
        raise OutputError(f"a distribution {words['distribution']} exists already", remedy="Choose another name")
    for template, place in _PARSER.items():
        text = (files("secdialogue") / "templates" / "parser" / template).read_text("utf-8")
        target = folder / Template(place).substitute(words)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(Template(text).substitute(words), "utf-8", newline="\n")
    (folder / "src" / words["package"] / "py.typed").touch()
    module = _imported(folder / "src" / words["package"] / "__init__.py", words["package"])
    accept(module.secdialogue_parsers()[0], folder / "tests" / "pages")
    return folder


def _words(name: str) -> dict[str, str]:
    major, minor = __version__.split(".")[:2]
    return {
        "name": name,
        "distribution": f"secdialogue-{name}",
        "package": f"secdialogue_{name.replace('-', '_')}",
        "class_name": "".join(word.capitalize() for word in name.split("-")),
        "version": f"{major}.{minor}",
        "next_version": f"{major}.{int(minor) + 1}",
    }


def _imported(path: Path, name: str) -> ModuleType:
    """The module of a file that is not installed yet."""
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise OutputError("cannot be imported", file=str(path), remedy="Report it with the name you gave")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
