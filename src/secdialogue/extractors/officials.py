"""Officials spoken of together ("the ministers", "the four leaders") and the offices of persons ("his office")."""

from __future__ import annotations

from secdialogue.extractors.antecedents import before, pronoun
from secdialogue.extractors.cast import Cast, Known
from secdialogue.language.countries import CountryWord
from secdialogue.language.mentions import Mention
from secdialogue.language.names import Names
from secdialogue.language.vocabulary import alike_offices, words
from secdialogue.model import Actor
from secdialogue.plugin import Draft

_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_MODIFIERS = frozenset({"foreign", "defence", "defense", "interior", "prime", "the", "both", "all"}) | _NUMBERS.keys()
_ALL = frozenset({"the", "both", "all"}) | _NUMBERS.keys()
_POSSESSIVES = frozenset({"his", "her"})
#: How far a row of states may stand behind the noun of those who lead them, in tokens.
_ROW = 24


def officials(draft: Draft, company: Cast, names: Names, first: int, last: int) -> tuple[str, ...] | None:
    """Whom "the ministers" stands for: those named together last with such an office, else the states they act for."""
    lower = names.reading.lower
    single = lower[last - 1].removesuffix("s")
    if not lower[last - 1].endswith("s") or single not in words("office") or lower[last - 1] in words("office"):
        return None
    opening = lower[first - 1] if first else ""
    definite = opening in ("the", "both", "all") or lower[first] in ("the", "both", "all")
    if not definite or not set(lower[first : last - 1]) <= _MODIFIERS:
        return None
    if lower[last : last + 1] == ["of"]:
        return _holders(company, {single, *lower[first : last - 1]} - _ALL, _row_of_states(names, last + 1))
    count = next((_NUMBERS[word] for word in lower[max(0, first - 1) : last] if word in _NUMBERS), 0)
    return (
        _named_together(draft, company, names, first, single, count)
        or _spoke_together(company, names, first, single, count)
        or _of_states(draft, company, names, first, last)
    )


def _spoke_together(company: Cast, names: Names, index: int, single: str, count: int) -> tuple[str, ...] | None:
    """The persons with such an office who were last spoken of together."""
    wanted, start = _alike(single), names.reading.tokens[index].start
    for end, actors in reversed(company.pairs):
        holders = [one for one in actors if (k := company.known.get(one)) and k.kind == "person" and wanted & k.nouns]
        if end <= start and len(holders) == len(actors) and count in (0, len(actors)):
            return actors
    return None


def _alike(single: str) -> set[str]:
    """The nouns of the offices that one noun may stand for: secretaries are ministers too."""
    return {single} | set(alike_offices("same", single)) | ({"secretary"} if single == "minister" else set())


def _named_together(
    draft: Draft, company: Cast, names: Names, index: int, single: str, count: int
) -> tuple[str, ...] | None:
    """The persons of one earlier sentence who hold such an office, nearest sentence first."""
    wanted = _alike(single)
    sentences: dict[int, list[str]] = {}
    for distance, mention in before(draft, names, index):
        known = company.known.get(mention.actor)
        if known is not None and known.kind == "person" and (wanted & known.nouns or single == "leader"):
            found = sentences.setdefault(distance, [])
            if mention.actor not in found:
                found.insert(0, mention.actor)
    for found in sentences.values():
        if len(found) > 1 and (not count or len(found) == count):
            return tuple(found)
    return None


def _holders(company: Cast, office: set[str], lands: list[CountryWord]) -> tuple[str, ...] | None:
    """Those who hold an office in several states, where one person alone is named for each."""
    found: list[str] = []
    for land in lands if len(lands) > 1 else ():
        held = [k.id for k in company.known.values() if k.country == land.alpha3 and k.holds(office)]
        if len(held) != 1:
            return None
        found += held
    return tuple(found) or None


def _row_of_states(names: Names, index: int) -> list[CountryWord]:
    """The states that a row of names behind "ministers of" tells, within its sentence."""
    reading, row = names.reading, list[CountryWord]()
    for at in range(index, min(reading.last_of(index - 1), index + _ROW)):
        land = reading.land[at]
        if land is not None and land.first == at and land.use == "name":
            if row and not set(reading.lower[row[-1].last : at]) <= {",", "and", "the"}:
                break
            row.append(land)
    return row


def _of_states(draft: Draft, company: Cast, names: Names, first: int, last: int) -> tuple[str, ...] | None:
    """The states behind an earlier "ministers of defence of A, B and C"."""
    reading, lower = names.reading, names.reading.lower
    noun = lower[last - 1]
    for step in range(first - 1, max(first - 1500, -1), -1):
        if lower[step] != noun or lower[step + 1 : step + 2] != ["of"]:
            continue
        row = _row_of_states(names, step + 1)
        if len(row) > 1:
            return tuple(company.state(draft, land.alpha3, *reading.span(land.first, land.last)) for land in row)
    return None


def office_again(
    draft: Draft, company: Cast, names: Names, first: int, last: int, *, create: bool
) -> tuple[str, ...] | None:
    """Whose office "his office" is, added where asked for; nothing where nobody is known for it."""
    reading, lower = names.reading, names.reading.lower
    owner = first if lower[first] in _POSSESSIVES else first - 1
    if not create or last - max(first, owner + 1) != 1 or owner < 0 or lower[owner] not in _POSSESSIVES:
        return None
    holder = pronoun(draft, company, names, owner)
    if not holder or not isinstance(person := draft[holder[0]], Actor) or not person.roles:
        return None
    return (_office(draft, company, person, reading.span(owner, last)),)


def add_offices(draft: Draft, company: Cast, names: Names) -> None:
    """The offices that stand beside their holders: "the office of President X said", "Deputy Premier X's office said"."""
    reading, lower = names.reading, names.reading.lower
    people = {m.first: m for m in names.mentions if m.kind == "person"}
    ends = {m.last: m for m in people.values()}
    for index in [index for index, word in enumerate(lower) if word == "office"]:
        if reading.capital[index] or reading.sentence[index] < 0:
            continue
        if lower[index + 1 : index + 2] == ["of"] and (found := _bearer(names, people, index + 2)) is not None:
            span = reading.span(index, found.last)
        elif index and lower[index - 1] in ("'s", "’s", "'", "’") and (found := ends.get(index - 1)) is not None:
            span = reading.span(found.first, index + 1)
        else:
            continue
        actors = [m.actor for m in draft.mentions_in(found.start, found.end) if m.start == found.start]
        person = draft[actors[-1]] if actors else None
        if isinstance(person, Actor) and person.roles:
            _office(draft, company, person, span)


def _bearer(names: Names, people: dict[int, Mention], index: int) -> Mention | None:
    """The person named at a token, an article and an office passed over."""
    at = index + 1 if names.reading.lower[index : index + 1] == ["the"] else index
    phrase, holder = names.held.get(at, (None, -1))
    return people.get(holder if phrase is not None else at)


def _office(draft: Draft, company: Cast, person: Actor, span: tuple[int, int]) -> str:
    """The id of a person's office, added where there is none; `text[slice(*span)]` names it."""
    text, name = " ".join(draft.text[slice(*span)].split()), f"Office of {person.name}"
    known = company.unnamed.get(name)
    if known is None:
        evidence = [draft.evidence(*span, "name", f"names/{text}", *(["country"] if person.country else []))]
        known = draft.add(
            Actor(kind="government-body", name=name, names=(text,), country=person.country, evidence=tuple(evidence))
        )
        company.unnamed[name] = known
        company.known[known] = Known(known, "government-body", None, person.country, {"office"})
    elif text not in draft[known].names:
        draft.replace(known, draft.evidence(*span, f"names/{text}"), names=(*draft[known].names, text))
    return draft.mention(*span, known)
