"""Sources without a name ("a senior western diplomat", "US officials") and names that only their part in a sentence tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secdialogue.extractors.cast import Cast, Known
from secdialogue.language.countries import country_of
from secdialogue.language.names import Names
from secdialogue.language.vocabulary import given_names, is_common, plain, words
from secdialogue.model import Actor, Role
from secdialogue.plugin import Draft

if TYPE_CHECKING:
    from secdialogue.extractors.reference import Part

_DETERMINERS = frozenset(
    {
        "a",
        "an",
        "the",
        "one",
        "some",
        "that",
        "this",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "another",
        "any",
    }
)
_PEOPLE = ("ers", "ors", "ists", "ians", "men", "women", "crats", "icans", "isers", "izers", "dents", "tants")
_SOME = frozenset(
    {
        "some",
        "many",
        "most",
        "several",
        "other",
        "few",
        "these",
        "those",
        "local",
        "senior",
        "fellow",
        "prominent",
        "leading",
    }
)
_TAIL_STOPS = frozenset(
    {
        "who",
        "which",
        "that",
        "whose",
        ",",
        ";",
        ":",
        "(",
        "—",
        "–",
        "--",
        "but",
        "while",
        "when",
        "after",
        "said",
        "says",
    }
)


def is_source(names: Names, part: Part) -> bool:
    """Whether the head noun of a part is one for people who speak."""
    lower = names.reading.lower
    head = lower[part.last - 1]
    if head in words("source-collective") and part.last + 1 < part.end and lower[part.last] == "of":
        return _of_people(names, part)
    if head in words("source") or head + "s" in words("source") or head in words("office") or head in words("rank"):
        return True
    if head.endswith("s") and head[:-1] in words("office"):
        return True
    if names.reading.capital[part.last - 1] and not names.reading.initial[part.last - 1]:
        if head.endswith("s") and part.first > 0 and {lower[part.first], lower[part.first - 1]} & _SOME:
            return True
        return head.endswith("s") and head[:-1] in words("office")
    return head.endswith(_PEOPLE) and names.reading.tag[part.last - 1] in ("NNS", "NN") and len(head) > 5


def _of_people(names: Names, part: Part) -> bool:
    """Whether "half of", "some of" go on with people: "one of the envoys", not "half of the systems"."""
    reading = names.reading
    for step in range(part.last + 1, min(part.end, part.last + 8)):
        word, land = reading.lower[step], reading.land[step]
        if word in words("source") or word in ("them", "us", "whom", "those") or word in words("pair-noun"):
            return True
        if (land is not None and land.use == "people") or (word.endswith(_PEOPLE) and reading.tag[step] == "NNS"):
            return True
        if word in words("office") or (word.endswith("s") and word[:-1] in words("office")):
            return True
        if reading.tag[step] in ("NN", "NNS", "IN") and step + 1 < part.end and reading.tag[step + 1] != "NNS":
            return False
    return False


def add_unnamed(draft: Draft, company: Cast, names: Names, first: int, last: int, end: int) -> tuple[str, ...]:
    """The source that tokens `first:last` name without a name, added unless the same words have named it."""
    reading, begin = names.reading, first
    while begin < last - 1 and reading.lower[begin] in _DETERMINERS:
        begin += 1
    stop = _tail(names, last, end)
    span = reading.span(begin, stop)
    text = reading.text(begin, stop)
    name = _lowered(names, begin, text)
    singular = not _is_plural(reading.lower[last - 1])
    key = " ".join(name.casefold().replace(".", "").split())
    known = company.unnamed.get(key) or _same_group(company, names, begin, last, singular)
    if known is None:
        known = draft.add(_source(draft, names, begin, last, span, name, text, singular=singular))
        company.unnamed[key] = known
        plural = not singular or reading.lower[last - 1] in words("group-source")
        nouns = set(reading.lower[begin:last])
        company.known[known] = Known(
            known, "unnamed-source", _gender(names, last - 1), draft[known].country, nouns, plural
        )
    elif text not in draft[known].names:
        draft.replace(known, draft.evidence(*span, f"names/{text}"), names=(*draft[known].names, text))
    return (draft.mention(*span, known),)


def _source(
    draft: Draft, names: Names, begin: int, last: int, span: tuple[int, int], name: str, text: str, *, singular: bool
) -> Actor:
    """The actor for a source without a name; a single one holds the office that its words name."""
    code, where = _country(names, begin, last)
    if code is None and names.reading.lower[last : last + 1] in (["of"], ["for"], ["at"], ["from"]):
        code, where = _country(names, last, names.reading.analysis.token_at(span[1] - 1) + 1)
    if code is None:
        code, where = _of_body(draft, *span)
    evidence = [draft.evidence(*span, "name", f"names/{text}")]
    if code and where:
        evidence.append(draft.evidence(*where, "country"))
    roles: tuple[Role, ...] = ()
    if singular and names.reading.lower[last - 1] not in ("person", "man", "woman", "people"):
        title = _lowered(names, begin, names.reading.text(begin, last))
        roles = (Role(title=title, country=code),)
        evidence.append(draft.evidence(*names.reading.span(begin, last), "roles", f"roles/{title}"))
    return Actor(
        kind="unnamed-source",
        name=name,
        names=(text,),
        roles=roles,
        country=code,
        named=False,
        evidence=tuple(evidence),
    )


def _tail(names: Names, last: int, end: int) -> int:
    """The token after what identifies the source: "familiar with the matter", "from the ministry", "of officials"."""
    reading, stop = names.reading, last
    limit = min(end, last + 12)
    while stop < limit and reading.lower[stop] not in _TAIL_STOPS:
        stop += 1
    if stop == last and stop < reading.last_of(last - 1) and reading.lower[stop] in words("source-tail"):
        limit = min(reading.last_of(last - 1), last + 8)
        while (
            stop < limit
            and reading.lower[stop] not in _TAIL_STOPS
            and not reading.is_verb(stop)
            and reading.tokens[stop].text not in (".", "”", '"')
        ):
            stop += 1
    return stop


def _lowered(names: Names, begin: int, text: str) -> str:
    """The words with a small first letter where only the sentence's beginning gave it a capital."""
    reading = names.reading
    if (
        reading.initial[begin]
        and is_common(reading.lower[begin])
        and reading.land[begin] is None
        and not text[:2].isupper()
    ):
        return text[:1].lower() + text[1:]
    return text


def _is_plural(head: str) -> bool:
    return head in (
        "people",
        "police",
        "media",
        "pair",
        "number",
        "group",
        "handful",
        "spokespeople",
        "men",
        "women",
        "authorities",
    ) or (head.endswith("s") and not head.endswith("ss"))


def _same_group(company: Cast, names: Names, begin: int, last: int, singular: bool) -> str | None:
    """A source already known by a bare noun that its fuller words hold: "officials" after "US officials"."""
    if singular or last - begin != 1:
        return None
    head = names.reading.lower[last - 1]
    found = [id for id in company.unnamed.values() if head in company.known[id].nouns and company.known[id].plural]
    return found[-1] if len(found) == 1 else None


def _country(names: Names, begin: int, last: int) -> tuple[str | None, tuple[int, int] | None]:
    """The one state that the words name."""
    lands = {names.reading.land[k] for k in range(begin, last)} - {None}
    if len(lands) != 1:
        return None, None
    land = lands.pop()
    assert land is not None
    return land.alpha3, names.reading.span(land.first, land.last)


def _of_body(draft: Draft, start: int, end: int) -> tuple[str | None, tuple[int, int] | None]:
    """The state of the one public body that the words name: "a White House envoy"."""
    for mention in draft.mentions_in(start, end):
        actor = draft[mention.actor]
        if isinstance(actor, Actor) and actor.kind in ("government-body", "military") and actor.country:
            return actor.country, (mention.start, mention.end)
    return None, None


def _gender(names: Names, head: int) -> str | None:
    word = names.reading.lower[head]
    return "female" if word in words("female") else "male" if word in words("male") else None


def add_named(draft: Draft, company: Cast, names: Names, first: int, last: int) -> tuple[str, ...]:
    """The bearer of a name that speaks or is spoken to but shows no form: a person where it looks like one."""
    reading = names.reading
    begin = last - 1
    while begin > first and reading.capital[begin - 1]:
        begin -= 1
    text = reading.text(begin, last)
    lone = last - begin == 1
    if lone and is_common(reading.lower[begin]) and reading.initial[begin] and text not in company.proper(names):
        return ()
    if names.taken[last - 1] and not any(phrase.first < last <= phrase.last for phrase, _ in names.held.values()):
        return ()
    if text.lower() in words("not-a-name") or reading.lower[last - 1] in words("not-actor"):
        return ()
    pieces = text.split("-")
    if len(pieces) > 1 and (pieces[-1].islower() or all(map(country_of, pieces))):
        return ()
    personal = 2 <= last - begin <= 4 and (
        plain(reading.lower[begin]) in given_names() or not any(is_common(reading.lower[k]) for k in range(begin, last))
    )
    letters = reading.tokens[last - 1].text
    personal = personal and not (len(letters) > 2 and letters.isupper() and letters.isalpha())
    personal = personal or (lone and _taken_up_by_pronoun(names, last))
    kind = "person" if personal else "organization"
    actor = draft.actor(*reading.span(begin, last), kind=kind, name=text, names=(text,))  # type: ignore[arg-type]
    company.known.setdefault(
        actor, Known(actor, kind, None, None, set(text.lower().split()) if kind != "person" else set())
    )
    return (actor,)


def _taken_up_by_pronoun(names: Names, last: int) -> bool:
    """Whether "he" or "she" follows before anybody else is named."""
    reading = names.reading
    for step in range(last, min(last + 60, len(reading.tokens))):
        if reading.lower[step] in ("he", "she"):
            return True
        if reading.capital[step] and not reading.initial[step]:
            return False
    return False
