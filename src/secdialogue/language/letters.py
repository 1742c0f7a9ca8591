"""Letters that stand for a name ("ECOWAS", "the JBC"), and unknown names whose context alone tells what they are."""

from __future__ import annotations

import re
from collections import Counter

from secdialogue.language.bracketed import stands_for
from secdialogue.language.known_bodies import initials
from secdialogue.language.mentions import Mention
from secdialogue.language.persons import Persons
from secdialogue.language.reading import Reading
from secdialogue.language.vocabulary import body_nouns, is_common, words

_LETTERS = re.compile(r"[A-Z][A-Za-z0-9]{0,3}[A-Z0-9][A-Za-z0-9]{0,8}(?:-[A-Z]{1,5})?")
#: Outlets that are called by their address: "Ekho.net".
_SITE = re.compile(r"[A-Z][\w-]{2,20}\.[a-z]{2,5}")
#: Kinds of bodies that stand in a row.
_BODIES = frozenset({"government-body", "military", "armed-group", "intergovernmental", "media", "organization"})
#: Head nouns that stand before a name without telling its kind: "in times X".
_VAGUE = frozenset(
    {
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
    }
)


def lettered(reading: Reading, mentions: list[Mention], persons: Persons) -> list[Mention]:
    """Letters and unknown names: in brackets behind a name, alone where they act, and words that only speak."""
    aliases = _aliases(reading, mentions, persons.unknown)
    rows = sorted([*persons.unknown, *_in_offices(reading, persons)])
    texts = [reading.text(first, last) for first, last in rows]
    things = {text for (first, last), text in zip(rows, texts, strict=True) if _of_thing(reading, first)}
    counts = Counter(texts)
    by_last = {mention.last: mention for mention in mentions}
    found: list[Mention] = []
    for (first, last), text in zip(rows, texts, strict=True):
        known = aliases.get(text)
        if known is not None:
            found.append(_alias(reading, first, last, known))
        elif text not in things and not reading.headline[first] and not reading.silent[first]:
            found += _unknown(reading, first, last, counts[text]) or _in_row(reading, first, last, by_last)
    for mention in found:
        persons.taken[mention.first : mention.last] = b"\x01" * (mention.last - mention.first)
    return found


def _of_thing(reading: Reading, index: int) -> bool:
    """Whether letters in brackets stand for what is no actor: "Line of Control (LoC)", "Arms Trade Treaty (ATT)"."""
    if index < 2 or reading.lower[index - 1] != "(":
        return False
    first, low = index - 1, reading.first_of(index)
    while first > low and (reading.capital[first - 1] or reading.lower[first - 1] in ("of", "on", "the", "and")):
        first -= 1
    return "line of" in " ".join(reading.lower[first : index - 1]) or reading.lower[index - 2] in words("not-actor")


def _in_row(reading: Reading, first: int, last: int, by_last: dict[int, Mention]) -> list[Mention]:
    """An unknown name that ends a row of bodies is one of their kind: "the army, the navy, and the Azov"."""
    one = _joined_before(reading, first, by_last)
    other = _joined_before(reading, one.first, by_last) if one is not None else None
    if (
        one is None
        or other is None
        or not {one.kind, other.kind} <= _BODIES
        or reading.lower[last - 1] in words("place-head")
    ):
        return []
    start, end = reading.span(first, last)
    country, where = (one.country, one.country_span) if one.kind in ("military", "government-body") else (None, None)
    return [Mention(first, last, start, end, one.kind, reading.text(first, last), (), country, where)]


def _joined_before(reading: Reading, first: int, by_last: dict[int, Mention]) -> Mention | None:
    """The mention before a token that a comma or "and" joins to it."""
    step = first
    while step > 0 and first - step < 4 and reading.lower[step - 1] in (",", "and", "the"):
        step -= 1
    return by_last.get(step) if set(reading.lower[step:first]) & {",", "and"} else None


def _in_offices(reading: Reading, persons: Persons) -> list[tuple[int, int]]:
    """Letters within an office that no body has taken: "the KFOR commander"."""
    return [
        (index, index + 1)
        for phrase in persons.offices
        for index in range(phrase.first, phrase.head)
        if reading.land[index] is None
        and not persons.bodies[index]
        and reading.tokens[index].text.isupper()
        and _LETTERS.fullmatch(reading.tokens[index].text)
    ]


def _aliases(reading: Reading, mentions: list[Mention], unknown: list[tuple[int, int]]) -> dict[str, Mention]:
    """Letters -> the mention whose name they abbreviate, in brackets behind it or by its initials."""
    by_last = {mention.last: mention for mention in mentions}
    aliases: dict[str, Mention] = {}
    for first, last in unknown:
        if last == first + 1 and (owner := _bracketed(reading, first, by_last)) is not None:
            text = reading.tokens[first].text
            if _LETTERS.fullmatch(text) or (len(text) > 2 and stands_for(text, owner.name)):
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
    ahead = reading.lower[first - 1] if first > reading.first_of(first) else ""
    if ahead and not reading.capital[first - 1] and not reading.initial[first]:
        kind = _told_ahead(reading, first, ahead)
        if kind is not None:
            return kind
    return _told_behind(reading, last, ahead)


def _told_ahead(reading: Reading, first: int, noun: str) -> str | None:
    """The kind of a name behind a noun: "the force X", "the daily X", "rebel group X"."""
    nouns = body_nouns()
    if noun == "daily" and reading.lower[first - 2] in ("the", "a"):
        return "media"
    if noun == "agency" and reading.lower[first - 2] == "news":
        return "media"
    if noun in nouns and noun not in _VAGUE:
        return "military" if noun == "force" else nouns[noun].kind
    if noun in words("group"):
        return "organization"
    return "media" if noun in words("outlet-before") else None


def _told_behind(reading: Reading, last: int, ahead: str) -> str | None:
    """The kind of a name before a noun or an apposition: "X television", "X, the state bank,", "X, which drills"."""
    end = reading.last_of(last - 1)
    behind = reading.lower[last] if last < end and not reading.capital[last] else ""
    if behind == "channel" or behind in words("outlet-behind"):
        return "media"
    if (
        behind in ("partnership", "alliance", "pact", "coalition", "grouping")
        and reading.tokens[last - 1].text.isupper()
    ):
        return "coalition"
    if behind == "party":
        return "organization"
    placed = ahead in words("locative") and ahead not in ("of", "from", "to", "on")
    if behind != "," or last + 2 >= end or placed:
        return None
    if reading.lower[last + 1] == "which":
        return "organization" if ahead not in words("locative") and ahead != "," else None
    return _apposed(reading, last + 2, end) if reading.lower[last + 1] in ("the", "a", "an") else None


def _apposed(reading: Reading, first: int, end: int) -> str | None:
    """The kind of the last body noun of an apposition: "the state agricultural bank"."""
    found: str | None = None
    for step in range(first, min(first + 7, end)):
        lower = reading.lower[step]
        if lower in (",", "that", "which", "who", "in", "of", "for", "with") or reading.is_verb(step):
            break
        noun = body_nouns().get(lower)
        if noun is not None and not reading.capital[step]:
            found = noun.kind
        elif reading.tag[step] == "NN":
            found = None
    return found


def _beside_state(reading: Reading, first: int, last: int) -> bool:
    """Whether a name acts together with a state that opens the sentence: "Ethiopia and Somaliland signed"."""
    lower, low = reading.lower, reading.first_of(first)
    land = reading.land[first - 2] if first - 2 >= low and lower[first - 1] == "and" else None
    if land is None or land.first != low or land.use != "name" or last >= reading.last_of(first):
        return False
    return lower[last] in words("agent-verb") and not is_common(lower[first])


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
    if _SITE.fullmatch(text) and (verb or ahead in ("told", "by", "to")):
        return "media"
    if len(text) > 2 and _LETTERS.fullmatch(text) and text not in words("not-body") and not is_common(text.lower()):
        acts = verb or reading.is_verb(last) or behind in ("'s", "’") or ahead == "the"
        if count > 1 or (acts and (verb or ahead == "the")) or behind in words("office") or behind in words("rank"):
            return "military" if text.endswith(("COM", "FOR")) and len(text) > 3 else "organization"
        return None
    if _beside_state(reading, first, last):
        return "organization"
    if verb and behind in ("reported", "reports") and not is_common(text.lower()):
        return "media"
    return None
