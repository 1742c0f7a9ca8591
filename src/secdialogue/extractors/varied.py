"""Persons named again by an office that the text has not told of them: "Kim …" and then "the vice foreign minister said"."""

from __future__ import annotations

from secdialogue.extractors.antecedents import before
from secdialogue.extractors.cast import Cast, Known
from secdialogue.language.names import Names
from secdialogue.language.vocabulary import words
from secdialogue.plugin import Draft

#: How many sentences back the person may be named.
_REACH = 2


def varied(draft: Draft, company: Cast, names: Names, first: int, last: int) -> tuple[str, ...] | None:
    """The one person of the sentences before whose office nobody told, where a definite office of one person is spoken of."""
    reading, lower = names.reading, names.reading.lower
    head = lower[last - 1]
    if head not in words("office") | words("rank") or head in words("source") - words("office"):
        return None
    land = next((reading.land[k] for k in range(first, last) if reading.land[k] is not None), None)
    if land is not None and lower[first - 1 : first] not in (["a"], ["an"]):
        given = {*lower[first : land.first], *lower[land.last : last]} - {"'s", "’s", "the"}
        holders = [k for k in company.known.values() if k.country == land.alpha3 and k.holds(given)]
        if len(holders) == 1 and "former" not in given:
            return (holders[0].id,)
    owned = land is not None and land.first == first and lower[land.last : land.last + 1] == ["'s"]
    if not owned and (not first or lower[first - 1] != "the") and lower[first] != "the":
        return None
    code = land.alpha3 if land is not None else None
    near: dict[str, int] = {}
    for distance, mention in before(draft, names, first):
        known = company.known.get(mention.actor)
        if distance > _REACH:
            break
        if known is not None and known.kind == "person":
            near.setdefault(known.id, distance)
    fitting = [id for id in near if _fits(company.known[id], code)]
    nearest = [id for id in fitting if near[id] == min(near[one] for one in fitting)]
    # Whoever stands nearer with an office of his own may be meant by it.
    return (nearest[0],) if len(nearest) == 1 and near[nearest[0]] == min(near.values()) else None


def _fits(known: Known, code: str | None) -> bool:
    """Whether no office of a person is known, and no other state."""
    return not known.nouns & (words("office") | words("rank")) and known.country in (None, code or known.country)
