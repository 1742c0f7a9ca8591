"""Words around a number that decide what it counts, how it bounds the truth and whether it is a figure at all."""

import re
from functools import cache
from importlib.resources import files


def _rows(name: str) -> list[tuple[str, str]]:
    lines = files("secdialogue.language").joinpath(f"data/{name}").read_text("utf-8").splitlines()
    return [(line.split(",", 1)[0], line.split(",", 1)[1]) for line in lines if line and not line.startswith("#")]


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one kind in data/quantity_words.csv, whose comments say what each kind is for."""
    return frozenset(word for found, line in _rows("quantity_words.csv") if found == kind for word in line.split())


@cache
def comparators() -> dict[str, str]:
    """Phrases before a number, in lower case, and the comparator each stands for."""
    return dict(_rows("comparators.csv"))


@cache
def _harms() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern with one group, and the participle of each thing that the group may hold."""
    stems = dict(_rows("harms.csv"))
    ordered = sorted(stems, key=lambda stem: (-len(stem), stem))
    whole = [stem[:-1] for stem in ordered if stem.endswith("$")]
    parts = [stem for stem in ordered if not stem.endswith("$")]
    pattern = re.compile(rf"\b(?:({'|'.join(whole)})\b|({'|'.join(parts)})\w{{0,7}})", re.IGNORECASE)
    return pattern, {stem.rstrip("$"): participle for stem, participle in stems.items()}


def find_harm(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """The first verb of harm in `text[start:end]`, with its participle: "killing" gives "killed"."""
    pattern, participles = _harms()
    match = pattern.search(text, start, end)
    return (*match.span(), participles[(match.group(1) or match.group(2)).lower()]) if match else None


def find_last_harm(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """The last verb of harm in `text[start:end]`."""
    found = None
    while harm := find_harm(text, start, end):
        found, start = harm, harm[1]
    return found


@cache
def _groups() -> dict[str, int]:
    rows = [line for kind, line in _rows("quantity_words.csv") if kind == "alike"]
    return {word: number for number, line in enumerate(rows) for word in line.split()}


def alike(first: str, second: str) -> bool:
    """Whether two nouns in the singular may count the same thing ("attack", "incident")."""
    groups = _groups()
    return first in groups and groups.get(second) == groups[first]
