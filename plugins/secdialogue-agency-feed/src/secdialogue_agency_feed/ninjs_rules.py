"""How an item deviates from ninjs: properties that it does not have, values of another type, what is required and missing."""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any

#: Properties of which an object must have exactly one, by object and in lower case.
_ONE_OF = {"rightsinfo": ("linkedrights", "encodedrights"), "contactinfo": ("value", "address")}
#: Properties that exclude each other.
_NOT_BOTH = {"dates": (("startdate", "expectedstartdate"), ("enddate", "expectedenddate"))}
_PARTIAL = re.compile(r"-?\d{4,9}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?)?)?)?")
#: What follows `body_`, `headline_` begins with one of these; the standard says nothing of the rest.
_SUFFIX = re.compile(r"[A-Za-z0-9_]")
#: Properties that tell a generation where the item does not name its version.
_OF_3 = frozenset({"versionCreated", "firstCreated", "pubStatus", "copyrightHolder", "eventDetails", "plannedCoverage", "edNote", "altIds", "rightsInfo", "infoSources", "digitalSourceType", "trustIndicators"})  # fmt: skip
_OF_2 = frozenset({"headlines", "bodies", "descriptions", "people", "places", "subjects", "organisations", "genres", "infosources", "standard", "by", "trustindicators"})  # fmt: skip
#: An object of a file is checked this deep; real items end at six.
_DEEPEST = 24

_Object = dict[str, tuple[bool, str]]


def deviations(item: dict[str, Any]) -> list[str]:
    """What in an item ninjs does not allow, each with its JSON Pointer; empty where it keeps to the standard.

    The version is the one that the item names (`standard`, `$standard`), else the newest of the generation that its
    properties are of: 1 for singular names, 2 for lists, 3 for lists in camel case.
    """
    return list(_object(item, "item", generation(item), ""))


def generation(item: dict[str, Any]) -> str:
    """`1`, `2` or `3`."""
    for name in ("standard", "$standard"):
        declared = item.get(name)
        version = declared.get("version") if isinstance(declared, dict) else None
        if isinstance(version, str) and (name, version[:1]) in (("$standard", "1"), ("standard", "3")):
            return version[:1]
    if _OF_3 & item.keys():
        return "3"
    return (
        "2"
        if _OF_2 & item.keys() or isinstance(item.get("associations"), list) or isinstance(item.get("renditions"), list)
        else "1"
    )


@functools.cache
def _objects(which: str) -> dict[str, _Object]:
    """The objects of a generation: for each its properties, whether they are required, and their types."""
    text = files("secdialogue_agency_feed").joinpath("data/ninjs.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    found: dict[str, _Object] = {}
    for row in rows:
        if row["generation"] not in ({"2": ("2", "3")}.get(which, (which,))):
            continue
        name, kind = row["property"], row["type"]
        if which == "2":
            name, kind = name.lower(), kind if kind.startswith("enum") else kind.lower()
        owner = row["object"].lower() if which == "2" else row["object"]
        found.setdefault(owner, {})[name.rstrip("!")] = (name.endswith("!"), kind)
    if "association" in found:
        found["association"] = {**found["item"], **found["association"]}
    return found


def _object(value: dict[str, Any], kind: str, which: str, at: str) -> Iterator[str]:
    known = _objects(which)[kind]
    if at.count("/") > _DEEPEST:
        yield f"{at}: nested too deeply"
        return
    for name, (required, _) in known.items():
        if required and name not in value:
            yield f"{at or '/'}: {name} is missing"
    names = {key.lower() for key in value}
    one = _ONE_OF.get(kind.lower(), ())
    if one and sum(name in names for name in one) != 1:
        yield f"{at or '/'}: needs exactly one of {' and '.join(one)}"
    for first, second in _NOT_BOTH.get(kind.lower(), ()):
        if first in names and second in names:
            yield f"{at}: {first} and {second} exclude each other"
    for key, inner in value.items():
        path = f"{at}/{key.replace('~', '~0').replace('/', '~1')}"
        expected = known.get(key, (False, ""))[1] or _starred(known, key)
        if expected:
            yield from _value(inner, expected, which, path)
        else:
            yield f"{path}: is no property of ninjs {which}"


def _starred(known: _Object, key: str) -> str:
    """The type of a property by the beginning of its name: `body_text`, `geometry_point`."""
    for name, (_, kind) in known.items():
        if name == "*" or (name.endswith("*") and key.startswith(name[:-1]) and _SUFFIX.match(key[len(name) - 1 :])):
            return kind
    return ""


_SIMPLE: dict[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
    "any": lambda value: True,
    "partial": lambda value: isinstance(value, str) and bool(_PARTIAL.fullmatch(value)),
}


def _value(value: Any, expected: str, which: str, at: str) -> Iterator[str]:
    if expected in _SIMPLE:
        if not _SIMPLE[expected](value):
            yield f"{at}: is no {'date' if expected == 'partial' else expected}"
    elif expected.startswith("enum "):
        if value not in expected[5:].split("|"):
            yield f"{at}: is none of {expected[5:].replace('|', ', ')}"
    elif expected.startswith("integer"):
        yield from _integer(value, expected, at)
    elif expected.startswith("["):
        yield from _list(value, expected[1:-1], which, at)
    elif not isinstance(value, dict):
        yield f"{at}: is no object"
    elif expected.startswith("{"):
        for key, inner in value.items():
            yield from _value(inner, f"={expected[1:-1]}", which, f"{at}/{key}")
    else:
        yield from _object(value, expected[1:], which, at)


def _integer(value: Any, expected: str, at: str) -> Iterator[str]:
    bounds = [int(bound) for bound in expected.split()[1:]]
    if not isinstance(value, (int, float)) or isinstance(value, bool) or value != int(value):
        yield f"{at}: is no integer"
    elif bounds and not bounds[0] <= value <= bounds[1]:
        yield f"{at}: is not from {bounds[0]} to {bounds[1]}"


def _list(value: Any, inner: str, which: str, at: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{at}: is no list"
        return
    for i, member in enumerate(value):
        yield from _value(member, inner if inner in _SIMPLE else f"={inner}", which, f"{at}/{i}")
