"""The public API in the form of stubs in `tools/api`: what users and plugins may rely on, kept so that a break is seen.

Run it to see what changed since the stored stubs and to store what is there now; it exits with 1 where anything changed.
"""

from __future__ import annotations

import difflib
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import griffe

ROOT = Path(__file__).parents[1]
STORED = ROOT / "tools" / "api"

_COLOUR = re.compile(r"\x1b\[\d*m")

#: The modules whose `__all__` is public.
MODULES = (
    "secdialogue",
    "secdialogue.plugin",
    "secdialogue.pages",
    "secdialogue.testing",
    "secdialogue.edtf",
    "secdialogue.frames",
    "secdialogue.sharing",
)


def stubs(source: Path = ROOT / "src") -> dict[str, str]:
    """The text of each public module's stub, by its file name."""
    package = griffe.load("secdialogue", search_paths=[source], allow_inspection=False)
    return {f"{name}.txt": "\n".join(_module(package, name)) for name in MODULES}


def _module(package: Any, name: str) -> Iterator[str]:
    module = package if name == "secdialogue" else package[name.removeprefix("secdialogue.")]
    own = (n for n, m in module.members.items() if not m.is_alias and m.is_function and not n.startswith("_"))
    exported = module.exports or own
    for member in sorted(map(str, exported)):
        yield from _object(member, module[member])


def _object(name: str, found: Any) -> Iterator[str]:
    """A class, function or value as a stub has it; what stands elsewhere is written where it is public."""
    found = found.final_target if found.is_alias else found
    if found.is_class:
        yield from _class(name, found)
    elif found.is_function:
        yield f"def {_signature(found)}: ..."
    else:
        yield from _value(name, found)


def _value(name: str, found: Any) -> Iterator[str]:
    """A value with its type; a vocabulary as a class that has its words, so that griffe tells which one was taken away."""
    words = re.findall(r"'([\w-]+)'", str(found.value)) if str(found.annotation) == "TypeAlias" else []
    yield f"class {name}:" if words else f"{name}: {found.annotation or 'object'}"
    yield from (f"    {word.replace('-', '_')}: str" for word in words)


def _class(name: str, found: Any) -> Iterator[str]:
    bases = ", ".join(map(str, found.bases))
    yield f"class {name}({bases}):" if bases else f"class {name}:"
    body = [line for member in found.members.values() if _is_public(member) for line in _member(member)]
    yield from (f"    {line}" for line in body or ["..."])


def _is_public(member: Any) -> bool:
    own = not member.is_alias and (member.is_function or member.is_attribute)
    return own and (not member.name.startswith("_") or member.name in ("__init__", "__getitem__"))


def _member(member: Any) -> Iterator[str]:
    if member.is_attribute:
        yield f"{member.name}: {member.annotation or 'object'}" + ("" if member.value is None else " = ...")
        return
    yield from (f"@{label}" for label in ("classmethod", "staticmethod") if label in member.labels)
    yield f"def {_signature(member)}: ..."


def _signature(function: Any) -> str:
    return " ".join(function.signature(return_type=True).split())


def breaks(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """What stubs have lost against earlier ones, in griffe's words."""
    return sorted(line for name in before for line in _broken(name, before[name], after.get(name, "")))


def _broken(name: str, before: str, after: str) -> Iterator[str]:
    for broken in griffe.find_breaking_changes(_loaded(before), _loaded(after)):
        told = _COLOUR.sub("", broken.explain(griffe.ExplanationStyle.ONE_LINE))
        yield f"{name.removesuffix('.txt')}: {told.partition(': ')[2]}"


def _loaded(text: str) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "public_stub.py").write_text(text, "utf-8")
        return griffe.load("public_stub", search_paths=[folder], allow_inspection=False)


def stored() -> dict[str, str]:
    """The stubs that are kept."""
    return {path.name: path.read_text("utf-8") for path in sorted(STORED.glob("*.txt"))}


def main() -> int:
    """Show the difference and store what is there now."""
    before, after = stored(), {name: text + "\n" for name, text in stubs().items()}
    for name in sorted({*before, *after}):
        old, new = (side.get(name, "").splitlines(keepends=True) for side in (before, after))
        sys.stdout.writelines(difflib.unified_diff(old, new, f"{name}: stored", "now", n=1))
    STORED.mkdir(exist_ok=True)
    for name, text in after.items():
        (STORED / name).write_text(text, "utf-8", newline="\n")
    return int(before != after)


if __name__ == "__main__":
    sys.exit(main())
