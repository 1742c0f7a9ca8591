"""The state in which a report is at home: its ministers and ministries need no nationality there."""

from __future__ import annotations

from secdialogue.language.countries import country_of
from secdialogue.language.reading import Reading
from secdialogue.language.vocabulary import words
from secdialogue.model import Actor
from secdialogue.plugin import Draft

#: How many sentences of the report's beginning name its state.
_LEAD = 2
#: How many lines above a release's text may name who issues it, and how many words such a line has.
_HEADED = 4
_HEADING = 10


def home_of(draft: Draft, reading: Reading) -> tuple[str, tuple[int, int]] | None:
    """The state of the dateline's capital, where the lead names that state too, and the words that do.

    Agency style: officials at the place of the dateline go without a nationality ("Defense Secretary X" from Washington).
    """
    place = draft.document.dateline_place
    code = country_of(place) if place else None
    if code is None:
        return _issuing(reading)
    seen: list[int] = []
    for index, land in enumerate(reading.land):
        number = reading.sentence[index]
        if number < 0 or reading.silent[index] or reading.headline[index]:
            continue
        if number not in seen:
            seen.append(number)
        if len(seen) > _LEAD:
            return None
        if (
            land is not None
            and land.alpha3 == code
            and land.first == index
            and land.use in ("name", "adjective")
            and reading.lower[land.last : land.last + 1] not in (["capital"], ["city"], ["town"], ["resort"])
        ):
            return code, reading.span(land.first, land.last)
    return None


def _issuing(reading: Reading) -> tuple[str, tuple[int, int]] | None:
    """The state whose ministry or department a release names as a line by itself above its text."""
    analysis = reading.analysis
    for sentence in analysis.sentences[:_HEADED]:
        lower = reading.lower[sentence.first : sentence.last]
        lands = {land.alpha3: land for land in reading.land[sentence.first : sentence.last] if land is not None}
        ministry = any(word in ("ministry", "department", "office") for word in lower)
        alone = analysis.tokens[sentence.last - 1].text not in (".", "!", "?")
        if ministry and alone and len(lands) == 1 and len(lower) <= _HEADING:
            [land] = lands.values()
            return land.alpha3, reading.span(land.first, land.last)
    return None


def at_home(draft: Draft, actor: Actor) -> bool:
    """Whether an actor without a country is one that a report names without it at home: a body, a minister, a senator."""
    if actor.country is not None or not actor.named:
        return False
    if actor.kind in ("government-body", "military"):
        return True
    return actor.kind == "person" and any(_is_domestic(draft, role.title, role.organization) for role in actor.roles)


def _is_domestic(draft: Draft, title: str, body: str | None) -> bool:
    if body is not None:
        held = draft[body]
        return isinstance(held, Actor) and held.kind in ("government-body", "military")
    head = title.lower().split(" of ")[0].split(" for ")[0].split()[-1]
    return head in words("home-office")
