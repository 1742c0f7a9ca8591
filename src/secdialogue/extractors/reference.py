"""Whom a noun phrase stands for: names, joint names, titles, metonyms, pronouns, "the minister", "both governments"."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from secdialogue.extractors.antecedents import again, before, pair, pair_of_states, pronoun, relative
from secdialogue.extractors.cast import Cast, Known, cast
from secdialogue.extractors.issued import ISSUED, document_before, issued, issuer_of
from secdialogue.extractors.officials import office_again, officials
from secdialogue.extractors.several import of_several
from secdialogue.extractors.unnamed import add_named, add_unnamed, is_source
from secdialogue.extractors.unowned import apposed, kind_of_body, outermost, titled_ahead, unowned
from secdialogue.extractors.varied import varied
from secdialogue.language.names import Names
from secdialogue.language.vocabulary import words
from secdialogue.model import Actor
from secdialogue.plugin import Draft, Mention

_LINKS = frozenset({"and", "or", "&", "nor", "plus"})
_OPENING = frozenset(
    {
        "the",
        "a",
        "an",
        "both",
        "and",
        "or",
        ",",
        "&",
        "plus",
        "either",
        "neither",
        "even",
        "only",
        "not",
        "also",
        '"',
        "“",
        "”",
        "``",
        "''",
        "(",
        ")",
    }
)
_STOPS = frozenset(
    {"who", "which", "that", "whose", "whom", "where", "when", ",", ";", ":", "(", "[", "—", "–", "--", "as", "while"}
)
_PREPOSITIONS = frozenset(
    "of for from in at to with on near by against under within inside about among"
    " between behind over via outside across through during after before since close familiar briefed speaking based".split()
)


#: Forces that speak without their state: "the army said".
_FORCES = (["army"], ["military"], ["navy"], ["air", "force"], ["armed", "forces"])
_GOVERNMENTS = frozenset({"government", "side", "delegation", "administration", "leadership", "regime"})


@frozen
class Part:
    """One of the phrases that "and" joins: tokens `first:last` up to its head noun, and the end of what hangs on it."""

    first: int
    last: int
    end: int


def actors_of(draft: Draft, start: int, end: int, *, create: bool = False) -> tuple[str, ...]:
    """The ids of the actors that the noun phrase `text[start:end]` stands for, in the order of the text.

    Names give their bearers, not what modifies them ("Kenyan Minister X" is X, "the navy report" the navy);
    pronouns and nominals give those named before. Where nobody is known and `create` is true, a source without a name
    ("two residents") or a name that no form told is added. Empty where the phrase stands for nobody.
    """
    company = draft.shared(cast)
    names = company.read(draft)
    start, end = _widened(draft, start, end)
    tokens = names.reading.analysis.tokens_of(start, end)
    if not len(tokens):
        return ()
    if len(tokens) == 1 and names.reading.lower[tokens.start] in ("who", "which", "that"):
        at = document_before(names, tokens.start)
        if at >= 0:
            return _author(draft, company, names, Part(max(at - 1, 0), at + 1, at + 1), [])
        return relative(draft, tokens.start, names)
    if len(tokens) == 1 and names.reading.lower[tokens.start] == "it" and (joint := company.joint(start)):
        return joint
    found = [*of_several(draft, company, names, tokens.start, tokens.stop)]
    for part in () if found else parts(draft, names, tokens.start, tokens.stop):
        for actor in _of_part(draft, company, names, part, create=create):
            if actor not in found:
                found.append(actor)
    if len(found) > 1:
        company.pairs.append((end, tuple(found)))
    return tuple(found)


def _widened(draft: Draft, start: int, end: int) -> tuple[int, int]:
    """Where the names begin and end that the phrase cuts: a phrase never opens or closes within one."""
    around = [m for m in draft.mentions_in(max(0, start - 90), end + 90) if m.start < end]
    first = min((m.start for m in around if m.start < start < m.end), default=start)
    return first, max((m.end for m in around if start <= m.start < end < m.end), default=end)


# --- the parts of a phrase --------------------------------------------------------------------------------------------


def parts(draft: Draft, names: Names, first: int, last: int) -> Iterator[Part]:
    """The phrases that "and" joins, each cut behind its head noun."""
    lower = names.reading.lower
    inner = _atoms(draft, names, first, last)
    bearers = {at: end for at, end in inner.items() if at not in names.held or names.held[at][1] > at}
    at = first
    while at < last:
        while at < last and at not in inner and lower[at] in _OPENING:
            at += 1
        begin = at
        while at < last:
            if at in inner:
                at = inner[at]
            elif lower[at] in _LINKS or lower[at] in _STOPS or (at > begin and _hangs_on(names, at, last)):
                if lower[at] in _LINKS and _shares_noun(names, begin, at, last):
                    at += 1
                    continue
                break
            else:
                at += 1
        head = at
        while at < last and not (
            (lower[at] in _LINKS and _joins(names, inner, at, last) and not _more_offices(names, inner, head, at, last))
            or (lower[at] == "," and at == head and begin in inner and _in_row(lower, bearers, at, last))
        ):
            at = inner.get(at, at + 1)
        if head > begin:
            yield Part(begin, head, at)
        at += 1


def _in_row(lower: list[str], inner: dict[int, int], comma: int, last: int) -> bool:
    """Whether the name behind a comma is the next of a row that "and" ends: "Fiji, Tonga and Samoa"."""
    at = comma
    while at < last and lower[at] == ",":
        step = at + 2 if at + 1 < last and lower[at + 1] == "the" else at + 1
        if step in inner and inner[step] < last:
            at = inner[step]
        else:
            at += at > comma and step < last and lower[step] in _LINKS
            break
    if at > comma and lower[at] in _LINKS:
        at = at + 2 if at + 1 < last and lower[at + 1] == "the" else at + 1
        return at in inner
    return at > comma and lower[at - 1] in _LINKS


def _more_offices(names: Names, inner: dict[int, int], head: int, link: int, last: int) -> bool:
    """Whether "and" adds an office to one in apposition: "X, the president and the bloc's mediator"."""
    reading, lower = names.reading, names.reading.lower
    if lower[head] != "," or lower[head + 1] not in ("the", "a", "an", "his", "her", "its", "their"):
        return False
    final = lower[last - 1]
    named = any(reading.capital[k] for k in range(last - 1, last)) and final not in words("office")
    return link > head and not named and (final in words("office") or final in words("source"))


def _hangs_on(names: Names, at: int, last: int) -> bool:
    """Whether what follows a noun hangs on it: "of the ministry", "familiar with the matter"."""
    reading = names.reading
    if reading.lower[at] in ISSUED:
        return at + 1 < last and reading.lower[at + 1] in ("by", "from")
    if reading.lower[at] in words("source-tail"):
        return at + 1 < last and reading.lower[at + 1] in _PREPOSITIONS
    return reading.lower[at] in _PREPOSITIONS and reading.tag[at] != "JJ"


def _shares_noun(names: Names, begin: int, at: int, last: int) -> bool:
    """Whether "and" joins two adjectives of one noun: "Kenyan and Ugandan officials"."""
    reading = names.reading
    if at == begin or at + 2 >= last:
        return False
    one, other = reading.land[at - 1], reading.land[at + 1]
    if one is not None and other is not None:
        return other.last < last and not reading.capital[other.last] and reading.tag[other.last] in ("NN", "NNS", "JJ")
    return reading.tag[at - 1] == "JJ" and reading.tag[at + 1] == "JJ" and not reading.capital[at - 1]


def _atoms(draft: Draft, names: Names, first: int, last: int) -> dict[int, int]:
    """First token of every name in the range -> the token after it; names are never cut."""
    analysis = names.reading.analysis
    if first >= last:
        return {}
    start, end = analysis.tokens[first].start, analysis.tokens[last - 1].end
    found: dict[int, int] = {}
    for mention in draft.mentions_in(start, end):
        span = analysis.tokens_of(mention.start, mention.end)
        found[span.start] = max(found.get(span.start, 0), span.stop)
    for at in range(first, last):
        if at in names.held and names.held[at][0].last <= last:
            found[at] = max(found.get(at, 0), names.held[at][0].last)
    return found


def _joins(names: Names, inner: dict[int, int], at: int, last: int) -> bool:
    """Whether "and" leads on to another actor rather than to more of a title or a clause."""
    reading, step = names.reading, at + 1
    while step < last and reading.lower[step] in _OPENING:
        step += 1
    if step >= last:
        return False
    return (
        step in inner
        or bool(reading.capital[step])
        or reading.land[step] is not None
        or reading.lower[step] in words("source")
        or reading.tag[step] in ("NNS", "NN", "JJ", "PRP$")
    )


# --- one part ---------------------------------------------------------------------------------------------------------


def _of_part(draft: Draft, company: Cast, names: Names, part: Part, *, create: bool) -> tuple[str, ...]:
    reading = names.reading
    part, holder = _headed(names, part)
    if holder >= 0:
        start = reading.tokens[holder].start
        held = [m for m in draft.mentions_in(start, start + 200) if m.start == start]
        if held:
            return (held[-1].actor,)
    start, end = reading.span(part.first, part.last)
    inside = outermost(draft.mentions_in(start, end))
    if inside and (inside[-1].end == end or _kind_follows(draft, names, part, inside[-1])):
        return (inside[-1].actor,)
    found = apposed(draft, company, names, part, create=create) or _told(
        draft, company, names, part, inside, create=create
    )
    if found is None and create:
        found = titled_ahead(draft, company, names, part) or _created(draft, company, names, part)
    if found is None and inside and not is_source(names, part):
        return (inside[-1].actor,)
    return found or ()


def _kind_follows(draft: Draft, names: Names, part: Part, mention: Mention) -> bool:
    """Whether only the noun for its kind stands behind a body's name: "the IRNA news agency", "the Ansaru group"."""
    actor = draft[mention.actor]
    if not isinstance(actor, Actor) or actor.kind in ("person", "state", "unnamed-source"):
        return False
    first = names.reading.analysis.tokens_of(mention.start, mention.end).stop
    rest = names.reading.lower[first : part.last]
    nouns = words("again-body" if actor.kind == "government-body" else f"again-{actor.kind}")
    return 0 < len(rest) <= 2 and rest[-1] in nouns and not any(names.reading.capital[first : part.last])


def _told(
    draft: Draft, company: Cast, names: Names, part: Part, inside: list[Mention], *, create: bool
) -> tuple[str, ...] | None:
    """Whom a part stands for that ends in no name, nothing where it names somebody new."""
    reading = names.reading
    head = reading.lower[part.last - 1]
    counted = head == "one" and part.last < part.end
    if (
        part.last - part.first == 1
        and not counted
        and (found := pronoun(draft, company, names, part.first)) is not None
    ):
        return found
    if (found := _state(draft, company, names, part)) is not None:
        return found
    if head in words("document"):
        office = _office_of(draft, company, names, part) if create else ()
        return office or _author(draft, company, names, part, inside)
    if (persons := _persons(draft, inside)) and not is_source(names, part):
        return persons
    if (found := officials(draft, company, names, part.first, part.last)) is not None:
        return found
    if head == "office" and (found := office_again(draft, company, names, part.first, part.last, create=create)):
        return found
    found = pair(draft, company, names, part.first, part.last) or again(draft, company, names, part.first, part.last)
    return found or (varied(draft, company, names, part.first, part.last) if create else None)


def _created(draft: Draft, company: Cast, names: Names, part: Part) -> tuple[str, ...] | None:
    """A source without a name, or a bearer of a name that no form told, added to the record."""
    reading = names.reading
    land = reading.land[part.last - 1]
    people = land is not None and land.use == "people"
    if land is None and reading.lower[part.first : part.last] in _FORCES:
        return (unowned(draft, company, names, part, "military"),)
    if kind := kind_of_body(names, part):
        return (unowned(draft, company, names, part, kind),)
    if people or is_source(names, part):
        return add_unnamed(draft, company, names, part.first, part.last, part.end)
    return add_named(draft, company, names, part.first, part.last) if reading.capital[part.last - 1] else None


def _headed(names: Names, part: Part) -> tuple[Part, int]:
    """A part that ends in an office, cut behind the office's noun, with the token at which its holder is named, or -1."""
    for at in range(part.first, part.last):
        if at in names.held and names.held[at][0].last == part.last:
            phrase, holder = names.held[at]
            head = min(phrase.head + 1, part.last)
            return Part(min(part.first, phrase.first), head, max(part.end, part.last)), holder
        cut = names.held.get(at)
        if cut and cut[0].head == part.last - 1 and part.end < cut[0].last == cut[1]:
            return part, cut[1]
    return part, -1


def _persons(draft: Draft, inside: list[Mention]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(m.actor for m in inside if isinstance(draft[m.actor], Actor) and draft[m.actor].kind == "person")
    )


def _state(draft: Draft, company: Cast, names: Names, part: Part) -> tuple[str, ...] | None:
    """A state that the whole part names, whether or not it acts elsewhere: "Kenya", "the Ghanaian government", "Tokyo"."""
    reading = names.reading
    land = reading.land[part.first]
    if land is None or land.first != part.first:
        return None
    rest = reading.lower[land.last : part.last]
    governs = (
        bool(rest) and rest[-1] in _GOVERNMENTS and len(rest) <= 4 and not any(reading.capital[land.last : part.last])
    )
    if governs or rest == ["'s"] or (not rest and land.use != "adjective"):
        return (company.state(draft, land.alpha3, *reading.span(land.first, part.last)),)
    return None


def _office_of(draft: Draft, company: Cast, names: Names, part: Part) -> tuple[str, ...]:
    """The office whose document a part names, nobody named in it: "the Kenyan Auditor General report"."""
    reading = names.reading
    for phrase, holder in names.held.values():
        if holder < 0 and part.first <= phrase.first and phrase.last == part.last - 1 and reading.capital[phrase.head]:
            text = reading.text(phrase.first, phrase.last)
            span = reading.span(phrase.first, phrase.last)
            country = phrase.country
            actor = draft.actor(*span, kind="government-body", name=text, names=(text,), country=country)
            company.known.setdefault(actor, Known(actor, "government-body", None, country, set(text.lower().split())))
            return (actor,)
    return ()


def _author(draft: Draft, company: Cast, names: Names, part: Part, inside: list[Mention]) -> tuple[str, ...]:
    """Whose a document is: "the navy report", "a statement by the ministry", "the joint statement", "the report"."""
    reading = names.reading
    if inside:
        return (inside[-1].actor,)
    land = next((reading.land[k] for k in range(part.first, part.last) if reading.land[k] is not None), None)
    if land is not None:
        return (company.state(draft, land.alpha3, *reading.span(land.first, land.last)),)
    if (issuer := issuer_of(names, part.last, part.end, _STOPS)) is not None:
        return actors_of(draft, *issuer)
    if "joint" in reading.lower[part.first : part.last]:
        issuers = _issuers(draft, names, part.last)
        return issuers if len(issuers) > 1 else _joint(draft, company, names, part)
    taken_up = again(draft, company, names, part.first, part.last) or ()
    definite = part.first and reading.lower[part.first - 1] in ("the", "this")
    found = taken_up or (company.authors or _issuers(draft, names, part.first) if definite else ())
    company.document = (reading.tokens[part.last - 1].end, found)
    return found


def _issuers(draft: Draft, names: Names, index: int) -> tuple[str, ...]:
    """Those who issued the document told of last before a token."""
    subject = issued(names, index)
    return actors_of(draft, *names.reading.span(*subject)) if subject else ()


def _joint(draft: Draft, company: Cast, names: Names, part: Part) -> tuple[str, ...]:
    """Whose a joint statement is: those last named together, or the officials of several states."""
    start = names.reading.tokens[part.first].start
    together = next(
        (k.id for _, m in before(draft, names, part.first) if (k := company.known.get(m.actor)) and k.plural), None
    )
    pairs = [(end, actors) for end, actors in company.pairs if end <= start]
    company.authors = (
        (together,)
        if together and not pairs
        else pairs[-1][1]
        if pairs
        else pair_of_states(draft, company, names, part.first)
    )
    return company.authors
