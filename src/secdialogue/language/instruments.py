"""Where a sentence speaks of an agreement: by the noun of an instrument ("a memorandum on border security") or as what parties "agreed to" do.

Each mention says of what kind it is, at which stage of its life, and which words name its parties and its terms.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from secdialogue.language.clauses import Complement, Read, Span, clause_end, clause_start, complements, ends_at_comma, subject
from secdialogue.language.instrument_stages import Carrier, carriers, party_sides
from secdialogue.language.modality import reading
from secdialogue.language.phrases import Phrase
from secdialogue.language.stages import UNSAID, Stage
from secdialogue.language.verbs import verb_classes


class Instrument(NamedTuple):
    """One mention of an agreement; all places are token indexes, spans half-open."""

    kind: str
    needs: str
    stage: Stage
    head: int
    span: Span
    clause: Span
    parties: tuple[Complement, ...]
    modifiers: Span
    definite: bool
    name: Span | None
    terms: tuple[Span, ...]
    #: Whether a word says that it is to come ("future", "transition to").
    prospective: bool
    #: Whether a verb of signing, reaching or announcing stands in its clause, whose date is its own.
    dated: bool


@cache
def instrument_nouns() -> dict[str, tuple[str, str]]:
    """Noun in lower case -> kind of agreement, and what it asks for."""
    rows = files("secdialogue.language").joinpath("data/instrument_nouns.csv").read_text("utf-8").splitlines()
    split = (row.split(",") for row in rows if row and not row.startswith("#"))
    return {noun: (kind, needs) for noun, kind, needs in split}


@cache
def instrument_words() -> dict[str, dict[str, str]]:
    """Place -> word in lower case -> meaning (data/instrument_words.csv)."""
    rows = files("secdialogue.language").joinpath("data/instrument_words.csv").read_text("utf-8").splitlines()
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        if row and not row.startswith("#"):
            place, meaning, words = row.split(",")
            found.setdefault(place, {}).update(dict.fromkeys(words.split(), meaning))
    return found


_DEFINITE = frozenset(("the", "this", "these", "those", "that", "such", "their", "its", "his", "her"))
_CONTRACTING = frozenset(("sign", "reach", "announce", "agree", "approve", "finalise", "force", "extend"))


def instruments(read: Read) -> Iterator[Instrument]:
    """The mentions of one sentence, in order."""
    for index, phrase in enumerate(read.found):
        if phrase.kind == "NP" and (found := _by_noun(read, index)) is not None:
            yield found
        elif phrase.kind == "VG" and (agreed := _by_verb(read, index)) is not None:
            yield agreed


# --- nouns ----------------------------------------------------------------------------------------------------------


def _head(read: Read, phrase: Phrase) -> int | None:
    """The token of the noun that heads a phrase, where it is one for an instrument."""
    last = phrase.last - 1
    word = read.tokens[last].lower
    return last if word in instrument_nouns() else None


def _by_noun(read: Read, index: int) -> Instrument | None:
    phrase = read.found[index]
    token = _head(read, phrase)
    if token is None or (read.word(index - 1) == "of" and _head(read, read.found[index - 2]) is not None):
        return None
    words = [read.tokens[i].lower for i in range(phrase.first, token)]
    if any(word in instrument_words()["not"] for word in words[-2:]):
        return None
    kind, needs = instrument_nouns()[read.tokens[token].lower]
    tail = _tail(read, index)
    kind = _kind(kind, [*words, *_behind_words(read, index, tail)])
    found = carriers(read, index, tail)
    terms = tuple(_terms(read, tail, found))
    if kind == "other" and terms:
        kind = _content_kind(read, *terms[0])
    prospective = _sought(read, index, token)
    name = _name(read, phrase, token)
    if any(word in ("any", "no") for word in words[:1]):
        return None
    if not _qualifies(needs, words, found, name, read, index):
        if words[:1] not in (["the"], ["this"], ["that"]) or len(words) > 1 or needs not in ("named", "signed", "sale"):
            return None
        needs = "again"
    return _instrument(read, (index, tail), token, kind, needs, found, prospective, name)._replace(terms=terms)


def _instrument(
    read: Read, places: Span, token: int, kind: str, needs: str, found: list[Carrier], prospective: bool, name: Span | None
) -> Instrument:
    index, tail = places
    phrase = read.found[index]
    after = [c for c in complements(read, tail, direct=False) if c.bond in ("with", "between", "host", "mediator")]
    if kind == "arms-sale":
        after += _buyer(read, tail)
    after = [_without_next(read, c) for c in after]
    parties = [c for carrier in found for c in party_sides(read, carrier)] + after
    places_of = [c.place for c in found]
    start = clause_start(read, min([index, *places_of]))
    end = max(clause_end(read, max([tail, *places_of])), read.found[tail].last)
    first = min([phrase.first, *(read.found[c.place].first for c in found if c.relation == "object"), *(p.first for p in parties if p.first >= start)])
    last = max([read.found[tail].last, *(p.last for p in after)])
    return Instrument(
        kind, needs, _stage(read, index, found, prospective), token, (first, last), (start, end), tuple(parties),
        (phrase.first, token), read.tokens[phrase.first].lower in _DEFINITE or _possessed(read, phrase), name,
        (), prospective,
        any(c.classes & _CONTRACTING and c.stage.weight > 1 for c in found),
    )  # fmt: skip


def _without_next(read: Read, side: Complement) -> Complement:
    """Of "with the US and a similar arrangement with Chad", what belongs to the first."""
    for token in range(side.first, side.last):
        if read.tokens[token].lower in instrument_nouns() and token > side.first + 1 and read.tags[token] in ("NN", "NNS"):
            stop = next((i for i in range(token, side.first, -1) if read.tags[i] == "CC"), side.last)
            return side._replace(last=stop)
    return side


def _buyer(read: Read, tail: int) -> Iterator[Complement]:
    """"the sale of jets to Poland": the noun phrase after "to"."""
    for place in range(tail + 1, min(tail + 6, len(read.found))):
        if read.kind(place) in ("VG", "SUB", ";", ","):
            return
        if read.word(place) == "to" and read.kind(place + 1) == "NP":
            yield Complement(read.found[place + 1].first, read.found[place + 1].last, "with")
            return


def _possessed(read: Read, phrase: Phrase) -> bool:
    return any(read.tags[i] == "POS" for i in range(phrase.first, phrase.last))


def _tail(read: Read, index: int) -> int:
    """Over "of understanding", "of hostilities", "of intent", "for the withdrawal": the words that belong to the noun's name."""
    while read.word(index + 1) == "of" and read.kind(index + 2) == "NP":
        index += 2
    return index


def _behind_words(read: Read, index: int, tail: int) -> list[str]:
    stop = read.found[tail].last
    if read.word(tail + 1) in ("on", "for", "to") and read.kind(tail + 2) == "NP":
        stop = read.found[tail + 2].last
    return [read.tokens[i].lower for i in range(read.found[index].last, stop)]


def _kind(kind: str, words: list[str]) -> str:
    """The kind that the words around the noun make of it."""
    if kind not in ("other", "treaty", "arms-sale", "framework"):
        return kind
    meanings = {instrument_words()["modifier"].get(word, "") for word in words}
    for meaning in ("ceasefire", "framework", "memorandum", "timetable", "arms-sale", "security-partnership"):
        if meaning in meanings and kind == "other":
            return meaning
    return kind


def _name(read: Read, phrase: Phrase, token: int) -> Span | None:
    """The capitals that run up to a noun in capitals, two words or more, or a short form in capitals."""
    if read.headline or not read.tokens[token].text[0].isupper():
        return None
    first = token
    while first > phrase.first and (read.tokens[first - 1].text[0].isupper() or read.tokens[first - 1].text == "of") and read.tags[first - 1] not in ("DT", "POS"):
        first -= 1
    while first < token and (read.tokens[first].text == "of" or read.tags[first] == "CD"):
        first += 1
    return (first, token + 1) if first < token else None


def _sought(read: Read, index: int, token: int) -> bool:
    """Whether a word in small letters says that it is to come, or that things move towards it."""
    first = read.found[index].first
    return any(read.tokens[i].text in instrument_words()["prospective"] for i in range(first, token)) or _towards(read, index)


def _towards(read: Read, index: int) -> bool:
    """"transition to", "move towards" a partnership."""
    if read.word(index - 1) not in ("to", "towards", "toward", "into"):
        return False
    for place in range(index - 2, max(-1, index - 12), -1):
        phrase = read.found[place]
        if any(read.tokens[i].lower in instrument_words()["towards"] for i in range(phrase.first, phrase.last)):
            return True
        if phrase.kind in ("SUB", ";"):
            return False
    return False


def _qualifies(needs: str, words: list[str], found: list[Carrier], name: Span | None, read: Read, index: int) -> bool:
    """Whether the words give what the noun asks for."""
    classes = {name for carrier in found for name in carrier.classes}
    modifiers = {instrument_words()["modifier"].get(word, "") for word in words}
    if needs == "sure":
        return True
    if needs == "named":
        return name is not None or bool(classes & {"sign", "reach", "agree", "force"})
    if needs == "signed":
        return bool(classes & {"sign", "agree", "force", "lapse", "suspend", "violate"})
    if needs == "qualified" and words[-1:] and read.tokens[read.found[index].last - 1].lower in ("date", "dates"):
        return "timetable" in modifiers and bool(classes & {"create", "plan", "agree", "announce", "decide", "negotiate", "propose"})
    if needs == "qualified":
        return bool(modifiers - {""}) or name is not None or read.word(index + 1) == "of" or bool(classes & {"sign", "agree"})
    if needs == "prospective":
        return "security-partnership" in modifiers and _sought(read, index, read.found[index].last - 1)
    if needs == "body":
        return bool(set(words) & instrument_words()["body"].keys()) and bool(classes & {"create", "agree", "plan"})
    return _is_sale(read, index, words, classes)


def _is_sale(read: Read, index: int, words: list[str], classes: set[str]) -> bool:
    """A sale or contract of arms that is approved, signed or agreed."""
    tail = _tail(read, index)
    stop = read.found[min(tail + 2, len(read.found) - 1)].last
    around = {*words, *(read.tokens[i].lower for i in range(read.found[index].last, stop))}
    return bool(around & instrument_words()["arms"].keys()) and bool(classes & {"approve", "sign", "agree", "announce", "reach", "notify"})


def _stage(read: Read, index: int, found: list[Carrier], prospective: bool) -> Stage:
    """The plainest stage of its verbs; a word for what is to come makes it one under negotiation."""
    best = max((carrier.stage for carrier in found), key=lambda stage: stage.weight, default=UNSAID)
    if best.weight == 0 or (prospective and best.weight < 2):
        if prospective:
            return Stage("under-negotiation", 2)
        if read.word(index - 1) in ("under", "per", "within", "by") and read.tokens[read.found[index].first].lower in ("the", "a", "their", "its", "this"):
            return Stage("in-force", 1)
    return best


# --- terms ----------------------------------------------------------------------------------------------------------


def _terms(read: Read, tail: int, found: list[Carrier]) -> Iterator[Span]:
    """What is agreed: "to withdraw …" behind the noun, what the agreement "allows" or "requires", and what follows "under which"."""
    after = tail + 1
    while read.kind(after) == "IN" and read.word(after) in ("with", "between", "on", "among") and read.kind(after + 1) == "NP":
        after += 2
        while read.kind(after) in ("CC",) and read.kind(after + 1) == "NP":
            after += 2
    if read.kind(after) == "VG" and read.word(after) == "to":
        yield read.found[after].first + 1, term_end(read, after)
    for carrier in found:
        if "rule" in carrier.classes and carrier.relation != "object":
            place = carrier.place + 1
            if read.kind(place) == "VG" and read.word(place) == "to":
                yield read.found[place].first + 1, term_end(read, place)
            else:
                yield read.found[carrier.place].head, term_end(read, carrier.place)
    yield from _under(read, tail)


def _under(read: Read, tail: int) -> Iterator[Span]:
    """"Under the agreement, troops will leave", "troops will leave, according to the deal": the main clause is a term."""
    leader = tail
    while leader > 0 and read.kind(leader) == "NP" and read.word(leader - 1) == "of":
        leader -= 2
    word = read.word(leader - 1)
    if word == "to" and read.word(leader - 2) == "according":
        leader -= 1
    elif word not in ("under", "per"):
        return
    first, last = read.found[0].first, read.found[-1].last
    if leader - 1 <= 1 and read.kind(tail + 1) == ",":
        yield read.found[tail + 2].first if tail + 2 < len(read.found) else last - 1, _stop(read, last)
    elif read.kind(leader - 2) == "," and not any(read.kind(place) in (",", "SUB", ";") for place in range(leader - 2)):
        yield first, read.found[leader - 2].first


def _stop(read: Read, last: int) -> int:
    while last > 1 and read.tokens[last - 1].text in ".,;:":
        last -= 1
    return last


def term_end(read: Read, index: int) -> int:
    """Where a commitment ends: at the sentence's end, or before a comma with which something else begins."""
    end = read.found[-1].last
    for place in range(index + 1, len(read.found)):
        kind = read.kind(place)
        if kind == ";" or (kind == "," and _leaves(read, place)):
            end = read.found[place].first
            break
    while end > read.found[index].first + 1 and read.tokens[end - 1].text in ".,;:":
        end -= 1
    return end


def _leaves(read: Read, comma: int) -> bool:
    after = comma + 1
    if read.kind(after) in ("SUB", "REL"):
        return True
    if read.kind(after) == "VG":
        return True
    return ends_at_comma(read, comma) and read.kind(after) != "CC"


# --- verbs ----------------------------------------------------------------------------------------------------------


def _by_verb(read: Read, index: int) -> Instrument | None:
    """"agreed to set up a joint committee", "agreed on a withdrawal by May": an agreement that no noun names."""
    phrase = read.found[index]
    if "agree" not in verb_classes(read.tokens[phrase.head].lower) or read.tokens[phrase.head].lower[:5] != "agree":
        return None
    said = reading(read.tokens, read.tags, read.found, index)
    if said.negated or said.time not in ("past", "perfect", "present") or said.passive:
        return None
    after = index + 1
    while read.kind(after) == "-":
        after += 1
    start, end = _content(read, after)
    if start is None or _vague(read, start) or _has_instrument(read, start, end):
        return None
    parties = (*subject(read, index), *(c for c in complements(read, index, direct=False) if c.bond == "with"))
    first = min((p.first for p in parties if p.last <= phrase.first), default=phrase.first)
    kind = _content_kind(read, start, end)
    return Instrument(
        kind, "agree", Stage("announced", 3), phrase.head, (min(first, phrase.first), end), (clause_start(read, index), end),
        parties, (phrase.first, phrase.first), False, None, ((start, end),), False, True,
    )  # fmt: skip


def _content(read: Read, after: int) -> tuple[int | None, int]:
    """What was agreed: an infinitive, or a noun phrase after "on" or "upon"."""
    to = after
    while read.kind(to) == "IN" and read.word(to) not in ("on", "upon") and read.kind(to + 1) == "NP" and to < after + 8:
        to += 2
    if read.kind(to) == "VG" and read.word(to) == "to":
        return read.found[to].first + 1, term_end(read, to)
    if read.word(after) in ("on", "upon") and read.kind(after + 1) == "NP":
        return read.found[after + 1].first, term_end(read, after + 1)
    return None, 0


def _vague(read: Read, start: int) -> bool:
    """A beginning that commits to nothing: "agreed to continue working", "agreed on the need for"."""
    words = [read.tokens[i].lower for i in range(start, min(start + 3, len(read.tokens)))]
    vague = instrument_words()["vague"]
    if words[0] in vague or (words[0].endswith("ly") and words[-1] in vague):
        return True
    return words[0] in ("the", "a", "this") and any(word in ("need", "importance", "necessity", "urgency", "value", "way", "principle") for word in words[1:])


def _has_instrument(read: Read, start: int, end: int) -> bool:
    """Whether a noun in the content names the agreement itself ("agreed on a ceasefire", "agreed to sign a pact")."""
    for phrase in read.found:
        if start <= phrase.first < min(end, start + 8) and phrase.kind == "NP" and (token := _head(read, phrase)) is not None:
            if instrument_nouns()[read.tokens[token].lower][1] in ("sure", "body"):
                return True
    return False


def _content_kind(read: Read, start: int, end: int) -> str:
    words = [read.tokens[i].lower for i in range(start, min(end, start + 24))]
    if words[0].startswith(("withdraw", "pull", "reduce", "phase", "end", "wrap", "complete", "hand", "leave")) and any(w in ("by", "until", "before", "end") for w in words):
        return "timetable"
    if any(word in ("fire", "hostilities", "fighting", "fire-fighting") for word in words) and words[0] in ("cease", "halt", "stop", "end", "suspend", "pause"):
        return "ceasefire"
    if words[0] in ("sell", "buy", "supply", "purchase", "deliver", "procure") and set(words) & instrument_words()["arms"].keys():
        return "arms-sale"
    if words[0] in ("establish", "create", "form", "set", "launch", "found") and any(w in instrument_nouns() and instrument_nouns()[w][1] == "body" for w in words):
        return "joint-body"
    return "other"
