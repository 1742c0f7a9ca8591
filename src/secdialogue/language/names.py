"""All actors that a text names: bodies, persons with their offices, states that act, and letters that stand for a name."""

from __future__ import annotations

from typing import NamedTuple

from secdialogue.language.analysis import Analysis
from secdialogue.language.belonging import belonging
from secdialogue.language.letters import lettered
from secdialogue.language.listed import listed_persons
from secdialogue.language.mentions import Mention, Office
from secdialogue.language.offices import OfficePhrase, Offices
from secdialogue.language.organizations import Bodies
from secdialogue.language.persons import Persons
from secdialogue.language.reading import Reading
from secdialogue.language.shared_offices import share_offices
from secdialogue.language.states import States
from secdialogue.language.surnames import name_parts, surname
from secdialogue.language.vessels import vessels
from secdialogue.language.vocabulary import BodyIndex

__all__ = ["Mention", "Names", "Office", "find_names", "name_parts", "surname"]


class Names(NamedTuple):
    """What a text names."""

    reading: Reading
    mentions: list[Mention]
    #: Offices that no person holds beside them: "the minister".
    offices: list[OfficePhrase]
    #: Tokens that a mention or an office takes.
    taken: bytearray
    #: Every office -> the first token of the person who holds it, or -1: by the office's first token.
    held: dict[int, tuple[OfficePhrase, int]]


def find_names(analysis: Analysis, known: BodyIndex | None = None, listed: BodyIndex | None = None) -> Names:
    """The mentions of named actors in an analysed text, by their first token.

    `known` are bodies and `listed` persons that are told by their names alone.
    """
    reading = Reading(analysis)
    given = listed_persons(reading, listed or {})
    bodies = Bodies(reading, known)
    for name in given.values():
        bodies.taken[name.first : name.last] = b"\x01" * (name.last - name.first)
    for first, last in vessels(reading):
        bodies.taken[first:last] = b"\x01" * (last - first)
    mentions = bodies.read()
    ends = {mention.first: mention.last for mention in mentions}
    offices = Offices(reading, bodies.taken, ends).read()
    persons = Persons(reading, bodies.taken, offices, given)
    people = persons.read()
    mentions = [*mentions, *people]
    mentions += lettered(reading, mentions, persons)
    mentions += States(reading, persons.taken).read()
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    mentions = share_offices(reading, belonging(reading, mentions), offices)
    free = [phrase for phrase in offices if phrase.first not in persons.holders]
    held = {phrase.first: (phrase, persons.holders.get(phrase.first, -1)) for phrase in offices}
    return Names(reading, mentions, free, persons.taken, held)
