"""Verbs by which meetings and agreements are told, and the stages of an event that they stand for."""

from functools import cache
from importlib.resources import files

from secdialogue.language.lemmas import lemma

_NONE: frozenset[str] = frozenset()


@cache
def _classes() -> dict[str, frozenset[str]]:
    rows = files("secdialogue.language").joinpath("data/event_verbs.csv").read_text("utf-8").splitlines()
    pairs = (row.split(",") for row in rows if row and not row.startswith("#"))
    return {name: frozenset(classes.split("|")) for name, classes in pairs}


def verb_classes(form: str, following: str = "") -> frozenset[str]:
    """The classes of a verb form in lower case (data/event_verbs.csv); `following`, the next word, may be its particle."""
    base = _lemma(form)
    known = _classes()
    if following and (phrasal := known.get(f"{base} {following}")) is not None:
        return phrasal
    return known.get(base, _NONE)


#: What the rules of spelling would read as a form of another verb.
_KEPT = {
    "has": "have",
    "had": "have",
    "having": "have",
    "relaunched": "relaunch",
    "relaunching": "relaunch",
    "relaunches": "relaunch",
    "co-chaired": "co-chair",
    "co-chairing": "co-chair",
    "co-chairs": "co-chair",
    "founded": "found",
    "founding": "found",
    "cosigned": "cosign",
    "axed": "axe",
}


@cache
def _lemma(form: str) -> str:
    return _KEPT.get(form) or lemma(form)
