"""Gazetteers: names of actors with kind, country, aliases and offices, and how a list of them is read."""

from __future__ import annotations

import csv
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import ClassVar, Protocol, get_args

import attrs

from secdialogue.errors import InputError, PluginError
from secdialogue.model import ActorKind

#: Columns of a list of names; `name` and `kind` are required, several `aliases` are parted by "|".
COLUMNS = ("name", "kind", "country", "aliases", "office", "organization")

_ALPHA3 = re.compile("[A-Z]{3}")


@attrs.frozen(kw_only=True)
class Entry:
    """One actor of a gazetteer; PluginError where it cannot be one.

    States come from the core's own table of countries, and unnamed sources have no name to be found by, so neither is
    a kind for an entry.
    """

    #: The full name, as texts write it, without title.
    name: str
    #: What it is: a kind of actor, but not `state` or `unnamed-source`.
    kind: ActorKind
    #: The state it belongs to, ISO 3166-1 alpha-3.
    country: str | None = None
    #: Other names under which it is found.
    aliases: tuple[str, ...] = ()
    #: For a person: the office, in the words of the gazetteer's source.
    office: str | None = None
    #: For a person with an office: the name of the body it is held in.
    organization: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what extractors could not use, so that nothing is ignored in silence."""
        problem, remedy = _problem(self)
        if problem:
            raise PluginError(f"gazetteer entry {self.name!r}: {problem}", remedy=remedy)


def _problem(entry: Entry) -> tuple[str, str]:
    """What is wrong with an entry, and what to do about it; two empty texts where nothing is."""
    if not all(name.strip() for name in (entry.name, *entry.aliases)):
        return "a name is empty", "Leave the entry or the alias out"
    if entry.kind not in get_args(ActorKind) or entry.kind in ("state", "unnamed-source"):
        return f"{entry.kind!r} is no kind for an entry", "Use person, government-body or another kind of named actor"
    if entry.country is not None and not _ALPHA3.fullmatch(entry.country):
        return f"the country {entry.country!r} is no ISO 3166-1 alpha-3 code", "Write it as KEN"
    if entry.kind != "person" and (entry.office or entry.organization):
        return "only a person holds an office", "Leave office and organization empty"
    if entry.organization and not entry.office:
        return "an organization without an office", "Name the office that is held there"
    return "", ""


class Gazetteer(ABC):
    """Names with kind, country and aliases, taken whole from a kept source that `source` names."""

    #: What `--gazetteer` and `made_with` call it.
    name: ClassVar[str]
    #: Its own version, for `made_with`.
    version: ClassVar[str]
    #: Where the names are from, in words.
    source: ClassVar[str]
    #: EDTF date for which the source is right; the offices of its persons carry it.
    as_of: ClassVar[str | None] = None

    @abstractmethod
    def entries(self) -> Iterable[Entry]:
        """The actors it knows."""


class Readable(Protocol):
    """A file on disk or inside a package: a Path, or what `importlib.resources.files` gives."""

    @property
    def name(self) -> str:
        """Its name, for messages."""

    def read_text(self, encoding: str) -> str:
        """Its text."""


def entries_in(file: Readable) -> Iterator[Entry]:
    """The entries of a CSV file in UTF-8 with the columns `name`, `kind`, `country`, `aliases`, `office`, `organization`.

    Only `name` and `kind` are required; several aliases are parted by "|"; lines that begin with "#" are comments.
    Raises InputError naming file and line.
    """
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", file=file.name, remedy="Give a CSV file in UTF-8") from error
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    rows = csv.DictReader(line for _, line in numbered)
    _check_columns(rows.fieldnames or (), file.name)
    for (number, _), row in zip(numbered[1:], rows, strict=False):
        yield _entry(row, file.name, number)


def _check_columns(names: Iterable[str], file: str) -> None:
    """InputError for a table without `name` or `kind`, or with a column that nobody would read."""
    missing = [name for name in COLUMNS[:2] if name not in names]
    unknown = [name for name in names if name not in COLUMNS]
    if missing or unknown:
        problem = f"no column {missing[0]!r}" if missing else f"unknown column {unknown[0]!r}"
        raise InputError(problem, file=file, remedy=f"Name the columns {', '.join(COLUMNS)}, parted by commas")


def _entry(row: dict[str, str | None], file: str, number: int) -> Entry:
    if None in row or None in row.values():
        raise InputError("more or fewer cells than columns", file=file, place=f"line {number}", remedy="Mend the row")
    cells = {name: (value or "").strip() for name, value in row.items()}
    try:
        return Entry(
            name=cells["name"],
            kind=cells["kind"],  # type: ignore[arg-type]
            country=cells.get("country") or None,
            aliases=tuple(part.strip() for part in cells.get("aliases", "").split("|") if part.strip()),
            office=cells.get("office") or None,
            organization=cells.get("organization") or None,
        )
    except PluginError as error:
        raise InputError(error.problem, file=file, place=f"line {number}", remedy=error.remedy) from error
