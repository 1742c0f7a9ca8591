"""Reporting on security dialogues in, one cited record out: who met whom, what was agreed, who said what, which figures."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from secdialogue.errors import (
        InputError,
        NoArticle,
        OutputError,
        PluginError,
        RecordError,
        SchemaVersionError,
        SecdialogueError,
        SecdialogueWarning,
        UnknownSource,
    )
    from secdialogue.exporting import export, load, load_each
    from secdialogue.extraction import extract
    from secdialogue.merging import merge
    from secdialogue.model import (
        Actor,
        Agreement,
        Block,
        Conflict,
        ConflictValue,
        Document,
        Evidence,
        Meeting,
        Metric,
        Participant,
        Record,
        Role,
        Statement,
        Term,
        Tool,
    )
    from secdialogue.reading import read

__version__ = "0.1.0"

#: Where each public name lives; it is imported when it is first used, so that `import secdialogue` is quick.
_HOMES = {
    "errors": (
        "InputError", "NoArticle", "OutputError", "PluginError", "RecordError", "SchemaVersionError", "SecdialogueError",
        "SecdialogueWarning", "UnknownSource",
    ),
    "exporting": ("export", "load", "load_each"),
    "extraction": ("extract",),
    "merging": ("merge",),
    "model": (
        "Actor", "Agreement", "Block", "Conflict", "ConflictValue", "Document", "Evidence", "Meeting", "Metric", "Participant",
        "Record", "Role", "Statement", "Term", "Tool",
    ),
    "reading": ("read",),
}  # fmt: skip
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Actor", "Agreement", "Block", "Conflict", "ConflictValue", "Document", "Evidence", "InputError", "Meeting", "Metric",
    "NoArticle", "OutputError", "Participant", "PluginError", "Record", "RecordError", "Role", "SchemaVersionError",
    "SecdialogueError", "SecdialogueWarning", "Statement", "Term", "Tool", "UnknownSource", "__version__", "export",
    "extract", "load", "load_each", "merge", "read",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
