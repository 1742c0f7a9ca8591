"""All actors that a text names: bodies, persons with their offices, states that act, and letters that stand for a name."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from secdialogue.language.analysis import Analysis
from secdialogue.language.known_bodies import initials
from secdialogue.language.mentions import Mention, Office
from secdialogue.language.offices import OfficePhrase, Offices
from secdialogue.language.organizations import Bodies
from secdialogue.language.persons import Persons
from secdialogue.language.reading import Reading
from secdialogue.language.states import States
from secdialogue.language.surnames import name_parts, surname
from secdialogue.language.vocabulary import body_nouns, is_common, words

__all__ = ["Mention", "Names", "Office", "find_names", "name_parts", "surname"]

_LETTERS = re.compile(r"[A-Z][A-Za-z0-9]{0,3}[A-Z0-9][A-Za-z0-9]{0,8}(?:-[A-Z]{1,5})?")
#: Capitals in a row that mean no body.
_NOT_BODIES = frozenset(
    "PM AM TV AI PDF CEO CFO COVID GDP ID IED NGO NGOS MP MPS PHD HIV AIDS UAV UAVS FAQ AD BC GMT UTC EST EDT EU-US WMD ICBM II III IV VI VII OK DNA RSS APP URL HTTP F-16 F-35 MOU IS".split()
)


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


def find_names(analysis: Analysis) -> Names:
    """The mentions of named actors in an analysed text, by their first token; none lies within another."""
    reading = Reading(analysis)
    bodies = Bodies(reading)
    mentions = bodies.read()
    ends = {mention.first: mention.last for mention in mentions}
    offices = Offices(reading, bodies.taken, ends).read()
    persons = Persons(reading, bodies.taken, offices)
    people = persons.read()
    mentions = [*mentions, *people]
    mentions += lettered(reading, mentions, persons)
    mentions += States(reading, persons.taken).read()
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    free = [phrase for phrase in offices if phrase.first not in persons.holders]
    held = {phrase.first: (phrase, persons.holders.get(phrase.first, -1)) for phrase in offices}
    return Names(reading, mentions, free, persons.taken, held)


def lettered(reading: Reading, mentions: list[Mention], persons: Persons) -> list[Mention]:
    """Letters and unknown names: in brackets behind a name, alone where they act, and words that only speak."""
    aliases = _aliases(reading, mentions, persons.unknown)
    texts = [reading.text(first, last) for first, last in persons.unknown]
    counts = Counter(texts)
    found: list[Mention] = []
    for (first, last), text in zip(persons.unknown, texts, strict=True):
        known = aliases.get(text)
        if known is not None:
            found.append(_alias(reading, first, last, known))
        elif not reading.headline[first] and not reading.silent[first]:
            found += _unknown(reading, first, last, counts[text])
    for mention in found:
        persons.taken[mention.first : mention.last] = b"\x01" * (mention.last - mention.first)
    return found


def _aliases(reading: Reading, mentions: list[Mention], unknown: list[tuple[int, int]]) -> dict[str, Mention]:
    """Letters -> the mention whose name they abbreviate, in brackets behind it or by its initials."""
    by_last = {mention.last: mention for mention in mentions}
    aliases: dict[str, Mention] = {}
    for first, last in unknown:
        if last == first + 1 and _LETTERS.fullmatch(reading.tokens[first].text):
            owner = _bracketed(reading, first, by_last)
            if owner is not None:
                aliases.setdefault(reading.tokens[first].text, owner)
    for mention in mentions:
        if mention.kind not in ("person", "state") and " " in mention.name:
            letters = initials(mention.name)
            if len(letters) > 2:
                aliases.setdefault(letters, mention)
    return aliases


def _unknown(reading: Reading, first: int, last: int, count: int) -> list[Mention]:
    """The mention that an unknown name is, where its context tells a kind."""
    kind = _unknown_kind(reading, first, last, count)
    article = first and reading.tokens[first - 1].text == "The" and not reading.initial[first - 1]
    if article and _is_paper(reading, first, last):
        first, kind = first - 1, "media"
    if kind is None or reading.lower[last - 1] in words("not-actor") or reading.lower[last - 1] in words("place-head"):
        return []
    start, end = reading.span(first, last)
    return [Mention(first, last, start, end, kind, reading.text(first, last))]


def _is_paper(reading: Reading, first: int, last: int) -> bool:
    """Whether a name with a capital article is spoken to, said to report, or reported in: "told The Nation"."""
    ahead = reading.lower[first - 2] if first > 1 else ""
    behind = reading.lower[last] if last < len(reading.tokens) else ""
    return last - first <= 3 and (
        ahead in ("told", "in", "to", "for", "by", "from", "with") or behind in words("speech")
    )


def _alias(reading: Reading, first: int, last: int, known: Mention) -> Mention:
    start, end = reading.span(first, last)
    return known._replace(
        first=first,
        last=last,
        start=start,
        end=end,
        others=((reading.text(first, last), start, end),),
        country=None,
        country_span=None,
        offices=(),
        key=known.key or known.name,
    )


def _bracketed(reading: Reading, index: int, by_last: dict[int, Mention]) -> Mention | None:
    """The name that letters in brackets abbreviate: "Joint Border Commission (JBC)", "…, or JBC,"."""
    if index < 2:
        return None
    if reading.lower[index - 1] in ("(", "["):
        return by_last.get(index - 1)
    if reading.lower[index - 1] in ("or", "as") and index > 2 and reading.lower[index - 2] in (",", "known"):
        step = index - 2
        while step > 0 and reading.lower[step] in (",", "known", "also", "better", "commonly"):
            step -= 1
        return by_last.get(step + 1)
    return None


def _told_by_noun(reading: Reading, first: int, last: int) -> str | None:
    """The kind that a noun beside an unknown name gives it: "the broadcaster NHK", "Rosbank, the state bank,"."""
    if last - first == 1 and len(reading.tokens[first].text) < 3:
        return None
    nouns = body_nouns()
    ahead = reading.lower[first - 1] if first > reading.first_of(first) else ""
    if not reading.capital[first - 1] and not reading.initial[first]:
        if ahead in nouns and ahead not in (
            "times",
            "post",
            "standard",
            "mirror",
            "observer",
            "independent",
            "daily",
            "court",
            "international",
            "services",
            "nations",
        ):
            return "military" if ahead == "force" else nouns[ahead].kind
        if ahead in words("group") or ahead in ("newspaper", "outlet", "channel", "weekly", "website"):
            return "media" if ahead not in words("group") else "organization"
    end = reading.last_of(first)
    behind = reading.lower[last] if last < end and not reading.capital[last] else ""
    if behind in ("television", "tv", "radio", "newspaper", "channel"):
        return "media"
    if behind in ("partnership", "alliance", "pact", "coalition", "grouping") and reading.tokens[first].text.isupper():
        return "coalition"
    if (
        last + 1 < end
        and reading.lower[last : last + 2] == [",", "which"]
        and ahead not in words("locative")
        and ahead != ","
    ):
        return "organization"
    if last + 2 >= end or reading.lower[last] != "," or reading.lower[last + 1] not in ("the", "a", "an"):
        return None
    if ahead in words("locative") and ahead not in ("of", "from", "to", "on"):
        return None
    found = None
    for step in range(last + 2, min(last + 9, end)):
        lower = reading.lower[step]
        if lower in (",", "that", "which", "who", "in", "of", "for", "with") or reading.is_verb(step):
            break
        noun = nouns.get(lower)
        found = (
            noun.kind
            if noun is not None and not reading.capital[step]
            else "armed-group"
            if lower in ("militia", "insurgency")
            else found
            if noun is None and reading.tag[step] != "NN"
            else None
        )
    return found


def _unknown_kind(reading: Reading, first: int, last: int, count: int) -> str | None:
    """What an unknown name is that only its context tells: letters that act, a name that reports or says."""
    text = reading.text(first, last)
    verb = (
        last < len(reading.tokens)
        and reading.sentence[last] == reading.sentence[first]
        and reading.lower[last] in words("speech")
    )
    behind = reading.lower[last] if last < len(reading.tokens) else ""
    ahead = reading.lower[first - 1] if first else ""
    if _LETTERS.fullmatch(text) and text.endswith("FOR") and len(text) > 3:
        return "military"
    if (kind := _told_by_noun(reading, first, last)) is not None:
        return kind
    if len(text) > 2 and _LETTERS.fullmatch(text) and text not in _NOT_BODIES and not is_common(text.lower()):
        acts = verb or reading.is_verb(last) or behind in ("'s", "’") or ahead == "the"
        if count > 1 or (acts and (verb or ahead == "the")) or behind in words("office") or behind in words("rank"):
            return "military" if text.endswith(("COM", "FOR")) and len(text) > 3 else "organization"
        return None
    if verb and behind in ("reported", "reports") and not is_common(text.lower()):
        return "media"
    return None
