"""A new plugin's distribution that passes its own tests at once: package, entry point, example data, expectation, test."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Callable, Iterable
from importlib.metadata import distributions
from importlib.resources import files
from pathlib import Path
from string import Template
from types import ModuleType

import attrs

from secdialogue import __version__
from secdialogue.errors import OutputError, SecdialogueError
from secdialogue.extraction import extract
from secdialogue.golden import Expectation, accepted, all_expectations, exports, stored_records
from secdialogue.reading import read
from secdialogue.serialization import to_json

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

#: Distributions of the project that need not be installed to be in the way.
_TAKEN = frozenset(
    f"secdialogue-{name}"
    for name in (
        "agency-feed", "followthemoney", "graphml", "neural", "news-outlet", "official-release", "parquet", "rdf", "report",
        "think-tank",
    )
)  # fmt: skip

_PACKAGING = {"pyproject.toml.txt": "pyproject.toml", "README.md.txt": "README.md"}


@attrs.frozen
class Kind:
    """What a distribution of one kind is made of."""

    #: Template -> place in the distribution.
    places: dict[str, str]
    #: What its module gives for the stored examples in a folder.
    given: Callable[[ModuleType, Path], Iterable[Expectation]]


def _parser(module: ModuleType, folder: Path) -> Iterable[Expectation]:
    return all_expectations(module.secdialogue_parsers()[0], folder / "tests" / "pages")


def _exporter(module: ModuleType, folder: Path) -> Iterable[Expectation]:
    """The record of the text beside it, and what the exporter makes of that."""
    records = folder / "tests" / "records"
    text = records / "talks.txt"
    [document] = read(text, plugins=())
    (records / "talks.json").write_text(to_json(extract(document, plugins=())), "utf-8", newline="\n")
    for record in stored_records(records):
        yield from exports(module.secdialogue_exporters()[0], record)


KINDS = {
    "parser": Kind(
        {
            **_PACKAGING,
            "parser.py.txt": "src/$package/__init__.py",
            "page.html.txt": "tests/pages/statement.html",
            "test_parser.py.txt": "tests/test_$package.py",
        },
        _parser,
    ),
    "exporter": Kind(
        {
            **_PACKAGING,
            "exporter.py.txt": "src/$package/__init__.py",
            "talks.txt.txt": "tests/records/talks.txt",
            "test_exporter.py.txt": "tests/test_$package.py",
        },
        _exporter,
    ),
    "gazetteer": Kind(
        {
            **_PACKAGING,
            "gazetteer.py.txt": "src/$package/__init__.py",
            "names.csv.txt": "src/$package/names.csv",
            "test_gazetteer.py.txt": "tests/test_$package.py",
        },
        lambda module, folder: (),
    ),
}


def new_plugin(kind: str, name: str, parent: Path) -> Path:
    """Write the distribution `secdialogue-NAME` of a kind of KINDS into `parent` and return its folder.

    Raises SecdialogueError for a name that is none, OutputError where the folder exists or cannot be written.
    """
    if not _NAME.fullmatch(name):
        raise SecdialogueError(
            f"{name!r} is no name for a plugin", remedy="Use lower case words joined by hyphens: ministry-of-x"
        )
    words = _words(name)
    folder = parent / words["distribution"]
    if folder.exists():
        raise OutputError("exists already", file=str(folder), remedy="Choose another name or folder")
    if words["distribution"] in _TAKEN or any(d.name == words["distribution"] for d in distributions()):
        raise OutputError(f"a distribution {words['distribution']} exists already", remedy="Choose another name")
    try:
        _write(kind, folder, words)
    except OSError as error:
        problem = f"cannot be written: {error.strerror or error}"
        raise OutputError(problem, file=str(folder), remedy="Check the folder and its permissions") from error
    return folder


def _write(kind: str, folder: Path, words: dict[str, str]) -> None:
    package = folder / "src" / words["package"]
    for template, place in KINDS[kind].places.items():
        text = (files("secdialogue") / "templates" / kind / template).read_text("utf-8")
        target = folder / Template(place).substitute(words)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(Template(text).substitute(words), "utf-8", newline="\n")
    (package / "py.typed").touch()
    accepted(KINDS[kind].given(_imported(package / "__init__.py", words["package"]), folder))


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
