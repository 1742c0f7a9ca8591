"""Who was named before: the antecedents of pronouns, of "the minister", "the group", "both governments"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from secdialogue.extractors.cast import Cast, Known
from secdialogue.language.names import Names
from secdialogue.language.vocabulary import alike_offices, words
from secdialogue.plugin import Draft, Mention

#: How many sentences back an antecedent may stand.
_REACH = 9
#: How many characters back, however long the sentences are.
_FARTHEST = 4000
#: Nouns that mean both without saying so: "the sides agreed".
_SIDES = (["sides"], ["parties"], ["interlocutors"])
_DELEGATIONS = ["delegations"]
#: Bodies of which each side has one: "the two countries' defence ministries".
_BODIES = frozenset({"ministries", "armies", "militaries"})
_DEFINITE = frozenset({"the", "his", "her", "its", "their", "this", "that", "our", "former"})


def pronoun(draft: Draft, company: Cast, names: Names, index: int) -> tuple[str, ...] | None:
    """Whom a pronoun stands for; empty for one that stands for nobody named, nothing where the word is none."""
    word = names.reading.lower[index]
    if word in words("pronoun-male"):
        found = _person(draft, company, names, index, "male")
    elif word in words("pronoun-female"):
        found = _person(draft, company, names, index, "female")
    elif word in words("pronoun-plural"):
        found = _several(draft, company, names, index)
    elif word in words("pronoun-thing"):
        found = _best(draft, company, names, index, lambda known: known.kind not in ("person", "unnamed-source"))
    elif word in words("pronoun-none"):
        return ()
    else:
        return None
    return _noted(draft, names, index, index + 1, found)


def relative(draft: Draft, index: int, names: Names) -> tuple[str, ...]:
    """The actor named last before "who", "which" or "that", in the same sentence."""
    reading = names.reading
    start = reading.tokens[index].start
    first = reading.tokens[reading.first_of(index)].start
    before = draft.mentions_in(max(first, start - 90), start)
    if before and reading.lower[index + 1 : index + 2] in (["have"], ["are"], ["were"]):
        return _row(draft, before)
    return (before[-1].actor,) if before else ()


def _row(draft: Draft, mentions: list[Mention]) -> tuple[str, ...]:
    """The actors of the row that ends with the last mention: "Chad, Niger and the Sudan, which have …"."""
    row = [mentions[-1]]
    for mention in reversed(mentions[:-1]):
        between = draft.text[mention.end : row[-1].start]
        if between.replace("the ", "") not in (", ", " and ", ", and "):
            break
        row.append(mention)
    return tuple(dict.fromkeys(one.actor for one in reversed(row)))


def _noted(draft: Draft, names: Names, first: int, last: int, found: tuple[str, ...]) -> tuple[str, ...]:
    """Note the words as a mention of the one actor they stand for, so that later words find it near."""
    if len(found) == 1:
        draft.mention(*names.reading.span(first, last), found[0])
    return found


# --- looking back -----------------------------------------------------------------------------------------------------


def before(draft: Draft, names: Names, index: int) -> Iterator[tuple[int, Mention]]:
    """The mentions before a token, nearest first, with how many sentences back each stands."""
    reading = names.reading
    start = reading.tokens[index].start
    here = reading.sentence[index]
    reach = reading.analysis.sentences[max(0, here - _REACH)].start if here >= 0 else 0
    reach = max(reach, start - _FARTHEST)
    for mention in reversed(draft.mentions_in(reach, start)):
        token = reading.analysis.token_at(mention.start)
        if token < len(reading.sentence) and reading.sentence[token] >= 0:
            yield max(0, here - reading.sentence[token]), mention


def _score(names: Names, distance: int, mention: Mention, nearest: int) -> float:
    """How likely a mention is taken up again: near, opening its sentence, beside a verb of saying."""
    reading = names.reading
    tokens = reading.analysis.tokens_of(mention.start, mention.end)
    first, last = tokens.start, tokens.stop
    subject = first - reading.first_of(first) <= 6
    speech = words("speech")
    follows = last < len(reading.tokens) and (reading.lower[last] in speech or reading.is_verb(last))
    inverted = first > 0 and reading.lower[first - 1] in speech
    for step in range(first - 1, max(first - 9, -1), -1):
        if (
            reading.lower[step] in speech
            and reading.lower[step] != "told"
            and step > 0
            and reading.lower[step - 1] in (",", '"', "”", "''")
        ):
            inverted = True
            break
        if reading.lower[step] in (",", ".", "”", '"'):
            break
    return -4.0 * distance + 3.0 * subject + 3.0 * (follows or inverted) - 0.01 * nearest


def _best(draft: Draft, company: Cast, names: Names, index: int, fits) -> tuple[str, ...]:  # type: ignore[no-untyped-def]
    """The actor that fits and is likeliest taken up."""
    best: tuple[float, str] | None = None
    for number, (distance, mention) in enumerate(before(draft, names, index)):
        known = company.known.get(mention.actor)
        if known is None or not fits(known):
            continue
        score = _score(names, distance, mention, number)
        if best is None or score > best[0]:
            best = (score, mention.actor)
        if number > 40:
            break
    return (best[1],) if best else ()


def _person(draft: Draft, company: Cast, names: Names, index: int, gender: str) -> tuple[str, ...]:
    found = _best(
        draft,
        company,
        names,
        index,
        lambda k: (k.kind == "person" or (k.kind == "unnamed-source" and not k.plural)) and k.gender in (None, gender),
    )
    if found and company.known[found[0]].gender is None:
        company.known[found[0]].gender = gender
    return found


def _several(draft: Draft, company: Cast, names: Names, index: int) -> tuple[str, ...]:
    """Whom "they" stands for: sources without a name, or those last named together, whichever is nearer."""
    start = names.reading.tokens[index].start
    plural = _best(draft, company, names, index, lambda k: k.plural)
    joined = [(end, actors) for end, actors in company.pairs if end <= start]
    if plural and joined:
        last = max((m.end for _, m in before(draft, names, index) if m.actor == plural[0]), default=-1)
        return plural if last > joined[-1][0] else joined[-1][1]
    if plural:
        return plural
    if joined and start - joined[-1][0] < 600:
        return joined[-1][1]
    return _best(draft, company, names, index, lambda k: k.kind not in ("person", "unnamed-source"))


# --- nominals ---------------------------------------------------------------------------------------------------------


def pair(draft: Draft, company: Cast, names: Names, first: int, last: int) -> tuple[str, ...] | None:
    """Whom "both governments" and "the two sides" stand for: the states, or persons, last named together."""
    lower = names.reading.lower
    marked = bool(set(lower[max(0, first - 1) : last]) & words("pair-mark")) or lower[first:last] in (
        *_SIDES,
        _DELEGATIONS,
    )
    if lower[last - 1] not in words("pair-noun") or not marked:
        return None
    definite = (
        lower[first - 1 : first] == ["the"]
        or lower[first] in ("both", "these", "the")
        or "both" in lower[max(0, first - 1) : last]
    )
    if last - first > (5 if lower[last - 1] in _BODIES else 3) or not definite:
        return None
    if "three" in lower[first:last]:
        return _three(draft, company, names, first)
    persons = lower[last - 1] in (
        "leaders",
        "ministers",
        "presidents",
        "men",
        "women",
        "generals",
        "diplomats",
        "chiefs",
        "counterparts",
    )
    found = _joined(draft, company, names, first, frozenset({"person"})) if persons else ()
    return (
        found
        or (_met(draft, company, names, first) if persons or lower[first:last] in _SIDES else ())
        or (_joined(draft, company, names, first, _PARTIES) if lower[last - 1] in ("sides", "parties") else ())
        or _joined(draft, company, names, first, frozenset({"state"}))
        or _joined(draft, company, names, first, _PARTIES)
        or None
    )


def _met(draft: Draft, company: Cast, names: Names, index: int) -> tuple[str, ...]:
    """The two persons, of two states, of the nearest sentence that names persons; none where it names others."""
    sentences: dict[int, dict[str, str | None]] = {}
    for distance, mention in before(draft, names, index):
        known = company.known.get(mention.actor)
        if known is not None and known.kind == "person":
            sentences.setdefault(distance, {})[known.id] = known.country
    nearest = sentences[min(sentences)] if sentences else {}
    apart = len(nearest) == 2 and len(set(nearest.values())) == 2
    return tuple(reversed(nearest)) if apart else ()


def pair_of_states(draft: Draft, company: Cast, names: Names, index: int) -> tuple[str, ...]:
    """The two states last named together before a token."""
    return _joined(draft, company, names, index, frozenset({"state"}))


def _three(draft: Draft, company: Cast, names: Names, index: int) -> tuple[str, ...] | None:
    """The three states last named, where exactly three stand in the sentences before."""
    start = names.reading.tokens[index].start
    recent = draft.mentions_in(max(0, start - 900), start)
    found = list(dict.fromkeys(m.actor for m in recent if (k := company.known.get(m.actor)) and k.kind == "state"))
    return tuple(found) if len(found) == 3 else tuple(found[:3]) if len(found) > 3 else None


_PARTIES = frozenset({"state", "armed-group", "military", "organization", "coalition", "government-body"})


def _joined(draft: Draft, company: Cast, names: Names, index: int, kinds: frozenset[str]) -> tuple[str, ...]:
    """Two actors of a kind that "and", "with" or a hyphen joins, the last such pair before a token."""
    start = names.reading.tokens[index].start
    mentions = [
        m
        for m in draft.mentions_in(max(0, start - _FARTHEST), start)
        if (k := company.known.get(m.actor)) and k.kind in kinds
    ]
    text = draft.text
    for one, other in reversed(list(pairwise(mentions))):
        between = text[one.end : other.start]
        if (
            one.actor != other.actor
            and len(between) <= 40
            and "." not in between.replace("U.S.", "")
            and (" and " in f" {between} " or " with " in f" {between} " or between in ("-", "‑", "–"))
        ):
            return (one.actor, other.actor)
    distinct = list(dict.fromkeys(m.actor for m in reversed(mentions)))[:2]
    return (distinct[1], distinct[0]) if len(distinct) == 2 and kinds == {"state"} else ()


def again(draft: Draft, company: Cast, names: Names, first: int, last: int) -> tuple[str, ...] | None:
    """Whom a definite nominal takes up: "the minister", "the group", "his Kenyan counterpart"; nothing where nobody fits."""
    reading, lower = names.reading, names.reading.lower
    head = lower[last - 1]
    if (
        reading.capital[last - 1]
        and not reading.initial[last - 1]
        and not reading.headline[last - 1]
        and head not in words("office") | words("rank")
    ):
        return None
    opening = lower[first - 1] if first else ""
    if opening not in _DEFINITE and lower[first] not in _DEFINITE:
        return None
    land = next((reading.land[k] for k in range(first, last) if reading.land[k] is not None), None)
    code = land.alpha3 if land is not None else None
    given = {word for word in lower[first:last] if word not in _DEFINITE}
    index = first - 1 if first and opening in _DEFINITE else first
    if head == "counterpart":
        found = _best(
            draft, company, names, index, lambda k: k.kind == "person" and code is not None and k.country == code
        )
        return found or None
    found = _titled(draft, company, names, index, head, code, given) or _kindred(
        draft, company, names, index, head, code
    )
    return _noted(draft, names, first, last, found) if found else None


def _titled(
    draft: Draft, company: Cast, names: Names, index: int, head: str, code: str | None, given: set[str]
) -> tuple[str, ...]:
    """A person or an unnamed source by its office: all words given are its own, or the noun is."""
    if head not in words("office") and head not in words("rank") and head not in words("source"):
        return ()
    wanted = {head} | alike_offices("same", head)

    def exact(known: Known) -> bool:
        return (
            known.kind in ("person", "unnamed-source")
            and bool(wanted & known.nouns)
            and (code is None or known.country in (None, code))
            and (not known.plural or head.endswith("s"))
        )

    def fuller(known: Known) -> bool:
        return exact(known) and len(given & known.nouns) >= len(given) - (code is not None)

    alike = alike_offices("alike", head)
    return (
        _best(draft, company, names, index, fuller)
        or _best(draft, company, names, index, exact)
        or (
            _best(
                draft,
                company,
                names,
                index,
                lambda k: k.kind == "person" and bool(alike & k.nouns) and (code is None or k.country == code),
            )
            if alike
            else ()
        )
    )


def _kindred(draft: Draft, company: Cast, names: Names, index: int, head: str, code: str | None) -> tuple[str, ...]:
    """A body or state by its noun ("the ministry") or by its kind ("the militia")."""

    def named(known: Known) -> bool:
        return (
            head in known.nouns
            and known.kind not in ("person", "unnamed-source")
            and (code is None or known.country == code)
        )

    def kind(known: Known) -> bool:
        nouns = "again-body" if known.kind == "government-body" else f"again-{known.kind}"
        return (
            known.kind not in ("person", "unnamed-source")
            and head in words(nouns)
            and (code is None or known.country == code)
        )

    return _best(draft, company, names, index, named) or _best(draft, company, names, index, kind)
