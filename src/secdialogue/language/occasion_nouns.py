"""Nouns that stand for an occasion: "a second round of talks", "their April meeting", "the summit"."""

from secdialogue.language.carrying import Governed
from secdialogue.language.clauses import (
    Complement,
    Read,
    Span,
    clause_end,
    clause_start,
    complements,
    recipient,
    told_from,
)
from secdialogue.language.governing import govern
from secdialogue.language.occasion_words import PHONE, Occasion, is_body, not_occasions, occasion_nouns
from secdialogue.language.phrases import Phrase
from secdialogue.language.stages import UNSAID, Stage, adjective_stage, nominal_stage, stage_words

_POSSESSIVES = frozenset(("their", "his", "her", "its", "our"))
_DEFINITE = frozenset(("the", "this", "these", "those", "that", "such", "both")) | _POSSESSIVES


def noun_at(read: Read, index: int) -> int | None:
    """The token of an occasion noun that heads a noun phrase, or nothing."""
    phrase = read.found[index]
    for token in range(phrase.last - 1, phrase.first - 1, -1):
        word = read.tokens[token].lower
        if word in occasion_nouns():
            following = read.tokens[token + 1].lower if token + 1 < phrase.last else ""
            if (
                following
                and following not in ("'s", "'", "day", "table", "process")
                and read.tags[token + 1][:2] in ("NN", "JJ")
            ):
                return None
            return None if _excluded(read, index, token) else token
    return None


def _excluded(read: Read, index: int, token: int) -> bool:
    """Whether words before the noun make it something that is no meeting of sides."""
    phrase = read.found[index]
    words = [read.tokens[i].lower for i in range(phrase.first, token)]
    if any(word in not_occasions()["modifier"] for word in words[-2:]):
        return True
    if occasion_nouns()[read.tokens[token].lower][1] != "phone":
        return False
    if any(t.lower in ("reporters", "journalists") for t in read.tokens[token + 1 : token + 4]):
        return True
    return not (_by_phone(read, token, words) or (read.kind(index - 1) == "IN" and read.word(index - 1) in _WITHIN))


#: Prepositions that make a call or a conversation the occasion of what is said: "in a call", "during their conversation".
_WITHIN = frozenset(("in", "during"))


def _by_phone(read: Read, token: int, words: list[str]) -> bool:
    following = [read.tokens[i].lower for i in range(token + 1, min(token + 2, len(read.tokens)))]
    return any(word in PHONE for word in words) or following[:1] in (["with"], ["between"])


def by_noun(read: Read, index: int, token: int) -> Occasion | None:
    """The occasion of a noun phrase: with what governs it, what stands in its phrase, and what follows it."""
    if _counted_before(read, index) or read.word(index) in ("no", "any", "neither"):
        return None
    if _several(read, read.found[index], token) or any(
        read.tokens[i].lower in ("annual", "regular", "yearly", "monthly", "periodic")
        for i in range(read.found[index].first, token)
    ):
        return None
    phrase = read.found[index]
    tail, head = _counts(read, index, token)
    kind, needs = occasion_nouns()[read.tokens[head].lower]
    if needs == "part" and _of_others(read, tail):
        return None
    if tail != index and kind == "bilateral-meeting" and _part(read, phrase):
        kind = "dialogue-round" if read.tokens[head].text[0].isupper() else "talks"
    own = _own_first(read, index)
    leader, noun = _leaders(read, index if own == phrase.first else index - 1)
    words = [read.tokens[i].lower for i in range(phrase.first, token)]
    governed = govern(read, leader, tail)
    number = _ordinal(read, phrase)
    after = complements(read, tail, direct=False)
    if kind == "visit" and (visited := recipient(read, tail)) is not None:
        after.append(visited)
    if kind == "bilateral-meeting" and any(is_body(read, c.first, c.last) for c in governed.subjects):
        kind = "commission-session"
    sides = (*_subjects(governed, after), *(c for c in after if c.bond != "by"), *governed.agents)
    start, end = _clause(read, index, tail, governed.place)
    first = min((s.first for s in sides if s.first >= start), default=phrase.first)
    last = max((s.last for s in sides), default=read.found[tail].last)
    return Occasion(
        kind, needs, _stage(governed, noun, words), head,
        (min(first, read.found[leader].first), max(last, read.found[tail].last)), (start, end), sides,
        (own, token), _is_definite(read, phrase), governed.verb, number, _name(read, phrase, token) if number or needs != "part" else None,
        _days(read, leader, index), governed.verb in ("meet", "confer", "host", "visit") or _sidelines(read, leader),
    )  # fmt: skip


def _of_others(read: Read, tail: int) -> bool:
    """As in "the third round of the vote", "of layoffs": rounds of what is neither talks nor has a name in capitals."""
    if read.word(tail + 1) != "of" or read.kind(tail + 2) != "NP":
        return False
    inner = read.found[tail + 2]
    return not any(read.tags[i] in ("NNP", "NNPS") for i in range(inner.first, inner.last))


def _own_first(read: Read, index: int) -> int:
    """The first token of the noun's own words, over letters in brackets: "a Lakes Contact Group (LCG) meeting"."""
    phrase = read.found[index]
    before = read.found[index - 1] if read.kind(index - 1) == "NP" else phrase
    return before.first if 1 < phrase.first - before.last < 5 else phrase.first


def _several(read: Read, phrase: Phrase, token: int) -> bool:
    """As in "six rounds of talks": a count of occasions is none of them."""
    if read.tokens[token].lower in ("rounds", "cycles"):
        return True
    counted = any(
        read.tags[i] == "CD" or read.tokens[i].lower in ("several", "many", "multiple", "numerous")
        for i in range(phrase.first, token)
    )
    return counted and read.tokens[token].lower in (
        "rounds",
        "cycles",
        "meetings",
        "sessions",
        "visits",
        "summits",
        "calls",
    )


def _stage(governed: Governed, noun: str, words: list[str]) -> Stage:
    """The stage that the plainest of verb, noun and adjective gives."""
    nominal = nominal_stage(noun, governed.time) if noun else UNSAID
    adjective = adjective_stage(words)
    if nominal.status == "none":
        return nominal
    if nominal.weight == 2 and governed.stage.status in ("held", "planned"):
        return nominal
    return max(nominal, adjective, governed.stage, key=lambda stage: stage.weight)


def _subjects(governed: Governed, after: list[Complement]) -> tuple[Complement, ...]:
    """The subject of the governing verb, where it takes part, hosts or mediates, or proposes an occasion "with" another."""
    if governed.verb in ("break", "cancel", "postpone") and any(c.bond == "between" for c in after):
        return ()
    if governed.takes_part or any(c.bond == "with" for c in after):
        return (
            tuple(c._replace(bond=governed.role) for c in governed.subjects)
            if governed.role
            else tuple(governed.subjects)
        )
    return ()


def _sidelines(read: Read, leader: int) -> bool:
    """As in "on the sidelines of the summit"."""
    return read.word(leader - 1) == "of" and read.tokens[read.found[leader - 2].last - 1].lower in (
        "sidelines",
        "margins",
        "fringes",
        "sideline",
    )


def _clause(read: Read, index: int, tail: int, carrier: int | None) -> Span:
    """The clause of the verb that carries the noun, or the noun's own."""
    first, last = (index, tail) if carrier is None else (min(index, carrier), max(tail, carrier))
    end = clause_end(read, last)
    start = told_from(read, first) if read.kind(first) == "VG" else clause_start(read, first)
    return start, max(end, read.found[tail].last)


def _counted_before(read: Read, index: int) -> bool:
    """Whether "round of" or the like stands before, whose own phrase stands for the occasion."""
    return read.word(index - 1) == "of" and read.kind(index - 2) == "NP" and _part(read, read.found[index - 2])


def _part(read: Read, phrase: Phrase) -> bool:
    noun = occasion_nouns().get(read.tokens[phrase.last - 1].lower)
    return noun is not None and noun[1] == "part"


def _counts(read: Read, index: int, token: int) -> tuple[int, int]:
    """As in "a second round of talks": the phrase and the noun that say what the rounds are of."""
    if (
        read.word(index + 1) in ("of", "in")
        and read.kind(index + 2) == "NP"
        and (_part(read, read.found[index]) or "session" in read.tokens[token].lower)
    ):
        inner = noun_at(read, index + 2)
        if inner is not None:
            return index + 2, inner
    return index, token


def _leaders(read: Read, index: int) -> tuple[int, str]:
    """The first phrase of "the start of two days of talks", and the noun among them that tells a stage, or ""."""
    told, first = "", index
    while (
        index > first - 8
        and read.kind(index - 1) == "IN"
        and read.word(index - 1) in ("of", "for", "in", "to")
        and read.kind(index - 2) == "NP"
    ):
        noun = read.tokens[read.found[index - 2].last - 1].lower
        meaning = stage_words()["noun"].get(noun)
        if meaning is None or (meaning == "part" and read.word(index - 1) != "of"):
            break
        told = noun if meaning != "part" else told
        index -= 2
    return index, told


def _is_definite(read: Read, phrase: Phrase) -> bool:
    return read.tokens[phrase.first].lower in _DEFINITE or any(
        read.tags[i] == "POS" for i in range(phrase.first, phrase.last)
    )


def _ordinal(read: Read, phrase: Phrase) -> tuple[int, int] | None:
    """The number of the round and the token that gives it; "the first meeting since …" counts no rounds."""
    ordinals = stage_words()["ordinal"]
    for token in range(phrase.first, phrase.last):
        word = read.tokens[token].lower
        number = word[:-2] if word[:-2].isdigit() and word[-2:] in ("st", "nd", "rd", "th") else ordinals.get(word)
        if number is None:
            continue
        if number == "1" and not _part(read, phrase) and read.tokens[token].lower not in ("inaugural", "maiden"):
            return None
        return int(number), token
    return None


def _name(read: Read, phrase: Phrase, token: int) -> Span | None:
    """The capitals that run up to a noun in capitals, where they are two words or more and no headline's."""
    if read.headline or not read.tokens[token].text[0].isupper():
        return None
    first = token
    while first > 0 and _of_name(read, first - 1, phrase):
        first -= 1
    while read.tokens[first].lower == "and":
        first += 1
    return (first, token + 1) if first < token else None


def _of_name(read: Read, token: int, phrase: Phrase) -> bool:
    """Whether a word goes on with a name to its left: one in capitals, or an "and" between two."""
    word = read.tokens[token]
    if word.text == "and":
        return (
            token > 0
            and read.tokens[token - 1].text[0].isupper()
            and token < phrase.first
            and token == phrase.first - 1
        )
    return (
        word.text[0].isupper()
        and read.tags[token] != "DT"
        and (token >= phrase.first or read.tokens[phrase.first - 1].text == "and")
    )


def _days(read: Read, leader: int, index: int) -> int:
    """How many days "two-day talks" or "two days of talks" last, or 0."""
    known = stage_words()["days"]
    for place in range(leader, index + 1):
        phrase = read.found[place]
        for token in range(phrase.first, phrase.last):
            word = read.tokens[token].lower
            if word in known and (
                "day" in word or "week" in word or read.tokens[min(token + 1, phrase.last - 1)].lower == "days"
            ):
                return int(known[word])
    return 0
