"""Where something takes place, as a clause says it: the town or country, and apart from it the building or site."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from secdialogue.language.clauses import Read, Span
from secdialogue.language.countries import countries, country_words
from secdialogue.language.occasion_words import occasion_nouns
from secdialogue.language.verbs import verb_classes
from secdialogue.language.vocabulary import plain
from secdialogue.language.wordclasses import PARTICLES


class Where(NamedTuple):
    """A place or a venue: its name, the tokens that give it, and for a known seat of power its town."""

    name: str
    span: Span
    venue: bool
    #: The town in which a known seat stands, or "".
    town: str


@cache
def _cities() -> frozenset[str]:
    rows = files("secdialogue.language").joinpath("data/cities.txt").read_text("utf-8").split("\n")
    return frozenset(row.strip() for row in rows if row and not row.startswith("#"))


@cache
def seats() -> dict[tuple[str, ...], str]:
    """Seats of power and of diplomacy, as words in lower case, and the town each stands in (data/seats.csv)."""
    rows = files("secdialogue.language").joinpath("data/seats.csv").read_text("utf-8").splitlines()
    pairs = (row.split(",") for row in rows if row and not row.startswith("#"))
    return {tuple(name.lower().split()): town for name, town in pairs}


@cache
def _venue_words() -> frozenset[str]:
    rows = files("secdialogue.language").joinpath("data/venue_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for row in rows if not row.startswith("#") for word in row.split())


@cache
def _situations() -> frozenset[str]:
    rows = files("secdialogue.language").joinpath("data/situation_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for row in rows if not row.startswith("#") for word in row.split())


_LEADS = frozenset(("in", "at", "to", "near", "outside", "aboard"))
#: Verbs whose infinitive may still be followed by the place of the occasion ("to hold talks in Geneva"); others go on to its subject.
_PLACED = frozenset(
    ("hold", "meet", "confer", "begin", "resume", "continue", "travel", "visit", "host", "occur", "sign")
)
_PARTICLES = PARTICLES | {"do", "al", "e", "y"}
_KINDS_OF_TOWN = frozenset("city town capital resort port village province region island district state base".split())


def places(read: Read, first: int, last: int) -> Iterator[Where]:
    """The places and venues that the phrases among the tokens `first:last` name, in order.

    "in Geneva", "at the Palace of Nations in Geneva", "in the Omani capital"; not what belongs to a subject of talk ("talks on the war in
    Sudan") or to a body ("troops in Iraq").
    """
    for index in read.between(first, last):
        phrase, word = read.found[index], read.word(index)
        if phrase.kind == "VG" and word == "to" and not verb_classes(read.tokens[phrase.head].lower) & _PLACED:
            return
        if phrase.kind != "IN" or word not in _LEADS or read.kind(index + 1) != "NP":
            continue
        if word == "to" and not _towards(read, index):
            continue
        if (found := _where(read, index, word)) is not None and not _of_topic(read, index, found):
            yield found


def _towards(read: Read, index: int) -> bool:
    """As in "travelled to Doha", "a visit to Manila"."""
    before = read.tokens[read.found[index].first - 1].lower if read.found[index].first else ""
    return before.startswith(("travel", "fl", "visit", "trip", "arriv", "head", "went", "go"))


def _of_topic(read: Read, index: int, found: Where) -> bool:
    """Whether a place belongs to the noun before it rather than to the clause: a country after "on the war", "troops"."""
    if read.kind(index - 1) != "NP" or found.venue:
        return False
    head = read.tokens[read.found[index - 1].last - 1]
    if head.lower in occasion_nouns() or _is_time(head.lower) or head.lower == "place":
        return False
    if head.text[0].isupper():
        return not is_town(found.name) and read.word(index - 2) in (
            "on",
            "about",
            "over",
            "against",
            "of",
            "into",
            "for",
        )
    return not is_town(found.name) or head.lower in _situations()


def is_town(name: str) -> bool:
    """Whether a name is that of a capital or of a city of 150,000 people or more."""
    return plain(name) in _cities()


def _where(read: Read, index: int, word: str) -> Where | None:
    phrase = read.found[index + 1]
    if (seat := _seat(read, phrase.first, phrase.last)) is not None:
        return seat
    tokens, tags = read.tokens, read.tags
    head = tokens[phrase.last - 1]
    if head.text in _KINDS_OF_TOWN:
        return _described(read, index) or _named_before(read, phrase.first, phrase.last - 1)
    first = _begins(read, phrase.first, phrase.last)
    if first == phrase.last:
        return _common_venue(read, index) if word == "at" else None
    last = _joined(read, phrase.last)
    if read.word(index + 2) == "of" and (whole := _town_of(read, first, index + 3)) is not None:
        return whole
    lands = country_words(tokens, first, last)
    if lands and lands[-1].use == "name" and first < lands[-1].first and lands[-1].last == last:
        last = lands[-1].first  # "in Batken Kyrgyzstan"
    name = " ".join(token.text for token in tokens[first:last])
    if any(tokens[i].lower in occasion_nouns() for i in range(phrase.first, phrase.last)) or _is_time(head.lower):
        return None
    if any(tokens[i].lower in _venue_words() for i in range(first, phrase.last)) or (
        word in ("at", "aboard") and not is_town(name)
    ):
        span = _with_of(read, index + 1, first)
        return Where(_text(read, span), span, True, "")
    if tags[phrase.first] in ("PRP$", "DT") and not is_town(name) and not country_words(tokens, first, phrase.last):
        return None
    return Where(name, (first, last), False, "")


def _town_of(read: Read, first: int, place: int) -> Where | None:
    """As in "Port of Spain"."""
    if read.kind(place) != "NP":
        return None
    span = first, read.found[place].last
    name = _text(read, span)
    return Where(name, span, False, "") if is_town(name) else None


def _begins(read: Read, low: int, last: int) -> int:
    """The first token of the capitals that end before `last`, small particles among them ("Rio de Janeiro")."""
    tokens, tags, first = read.tokens, read.tags, last
    while first > low:
        if tags[first - 1] in ("NNP", "NNPS") and tokens[first - 1].text[0].isupper():
            first -= 1
        elif (over := _over_particles(read, first)) >= low and over < first < last:
            first = over
        else:
            break
    return first


def _over_particles(read: Read, first: int) -> int:
    """Before "de", "de la": the capitals' place, or `first` where none stand there."""
    step = first - 1
    while step > 0 and first - step < 3 and read.tokens[step].text in _PARTICLES:
        step -= 1
    return step if step < first - 1 and read.tags[step] == "NNP" and read.tokens[step].text[0].isupper() else first


def _joined(read: Read, last: int) -> int:
    """Over a small particle within a name of a place ("Dar es Salaam", "Rio de Janeiro")."""
    tokens = read.tokens
    step = last
    while step < len(tokens) and tokens[step].text in _PARTICLES and step < last + 2:
        step += 1
    if step > last and step < len(tokens) and tokens[step].text[0].isupper():
        return step + 1
    return last


def _text(read: Read, span: Span) -> str:
    tokens = read.tokens[span[0] : span[1]]
    out = ""
    for before, token in zip((None, *tokens), tokens, strict=False):
        out += (" " if before is not None and token.start > before.end else "") + token.text
    return out


def _with_of(read: Read, index: int, first: int) -> Span:
    """As in "the Ministry of Defence": the phrase with an "of" after it."""
    last = read.found[index].last
    while read.word(index + 1) == "of" and read.kind(index + 2) == "NP" and read.tokens[last].lower == "of":
        index += 2
        last = read.found[index].last
    return first, last


def _is_time(word: str) -> bool:
    return word.endswith("day") or word in _MONTHS or word[:4].isdigit()


_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov"
    " dec week month year days weeks months".split()
)


def _seat(read: Read, first: int, last: int) -> Where | None:
    words = tuple(read.tokens[i].lower for i in range(first, last))
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            if end - start <= 4 and (town := seats().get(words[start:end])) is not None:
                span = (first + start, first + end)
                return Where(_text(read, span), span, True, town)
    return None


def _described(read: Read, index: int) -> Where | None:
    """As in "the Swiss city of Geneva", "the Qatari capital Doha", "the Omani capital"."""
    phrase = read.found[index + 1]
    if read.word(index + 2) == "of" and read.kind(index + 3) == "NP":
        inner = read.found[index + 3]
        return Where(_text(read, (inner.first, inner.last)), (inner.first, inner.last), False, "")
    if read.tokens[phrase.last - 1].lower == "capital":
        after = index + 2 + (read.kind(index + 2) == ",")
        if read.kind(after) == "NP" and read.tags[read.found[after].first] == "NNP":
            inner = read.found[after]
            return Where(_text(read, (inner.first, inner.last)), (inner.first, inner.last), False, "")
        for word in country_words(read.tokens, phrase.first, phrase.last):
            if capitals := countries()[word.alpha3].capitals:
                return Where(capitals[0], (phrase.first, phrase.last), False, "")
    return None


def _named_before(read: Read, first: int, last: int) -> Where | None:
    """As in "in Poonch district", "at Garissa airport": the capitals before a noun for a kind of place."""
    begin = last
    while begin > first and read.tags[begin - 1] in ("NNP", "NNPS") and read.tokens[begin - 1].text[0].isupper():
        begin -= 1
    if begin == last or country_words(read.tokens, begin, last):
        return None
    return Where(_text(read, (begin, last)), (begin, last), False, "")


def _common_venue(read: Read, index: int) -> Where | None:
    """As in "at the defence ministry", "at a military base": a building without a name of its own."""
    phrase = read.found[index + 1]
    head = read.tokens[phrase.last - 1].lower
    if head not in _venue_words():
        return None
    first = phrase.first + (read.tags[phrase.first] == "DT")
    span = _with_of(read, index + 1, first)
    return Where(_text(read, span), span, True, "")
