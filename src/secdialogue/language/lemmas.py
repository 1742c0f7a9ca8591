"""Verbs: the dictionary form of what the text has, and the field of meaning that WordNet puts it in."""

from functools import cache, lru_cache
from importlib.resources import files


def _rows(name: str) -> list[tuple[str, list[str]]]:
    text = files("secdialogue.language").joinpath("data", name).read_text("utf-8")
    rows = (row.partition("\t") for row in text.splitlines() if not row.startswith("#"))
    return [(key, words.split(" ")) for key, _, words in rows]


@cache
def verb_fields() -> dict[str, str]:
    """Verb in its dictionary form -> field of its first sense ("communication", "motion+communication", …)."""
    return {verb: field for field, verbs in _rows("verbs.tsv") for verb in verbs}


@cache
def _irregular() -> dict[str, str]:
    return {form: verb for verb, forms in _rows("verb_forms.tsv") for form in forms}


#: Ending of a form, and what may stand in its place in the dictionary form; the first that gives a known verb is taken.
_RULES = (
    ("ying", ("ie", "y")),
    ("ing", ("", "e")),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ies", ("y",)),
    ("es", ("e", "")),
    ("s", ("",)),
)
_VOWELS = "aeiou"


def _dropped_e(stem: str) -> bool:
    """Whether a short stem would have doubled its last letter, had it no silent e: "hoped" is of "hope", not of "hop"."""
    return stem[-1:] not in "aeiouwxy" and stem[-2:-1] in _VOWELS and stem[-3:-2] not in _VOWELS


@lru_cache(maxsize=1 << 15)
def lemma(form: str) -> str:
    """The dictionary form of a verb form in lower case; the form itself where no known verb has it."""
    irregular = _irregular().get(form)
    if irregular:
        return irregular
    known = verb_fields()
    for ending, endings in _RULES:
        if not form.endswith(ending):
            continue
        stem = form[: -len(ending)]
        if ending in ("ing", "ed"):
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in known and stem not in known:
                return stem[:-1]
            if _dropped_e(stem):
                endings = ("e", "")
        for replacement in endings:
            if stem + replacement in known:
                return stem + replacement
    return form
