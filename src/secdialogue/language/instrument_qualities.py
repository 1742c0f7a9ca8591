"""What the words around the noun of an agreement make of it: its kind, its name, whether it is one, and whether it is still sought."""

from collections.abc import Sequence

from secdialogue.language.clauses import Read, Span
from secdialogue.language.countries import country_words
from secdialogue.language.instrument_stages import Carrier
from secdialogue.language.instrument_words import instrument_nouns, instrument_words
from secdialogue.language.occasion_words import occasion_nouns
from secdialogue.language.phrases import Phrase
from secdialogue.language.stages import UNSAID, Stage, stage_words
from secdialogue.language.tokens import Token

#: Classes of verbs that only an agreement can be the object of.
_LIFE = frozenset(("sign", "reach", "agree", "force", "lapse", "suspend", "violate"))


def tail_of(read: Read, index: int) -> int:
    """Over "of understanding", "of hostilities", "of intent", "for the withdrawal": the words that belong to the noun's name."""
    first = index
    while index < first + 8 and read.word(index + 1) == "of" and read.kind(index + 2) == "NP":
        index += 2
    return index


def kind_of(kind: str, words: list[str]) -> str:
    """The kind that the words around the noun make of it."""
    if kind not in ("other", "treaty", "arms-sale", "framework"):
        return kind
    meanings = {instrument_words()["modifier"].get(word, "") for word in words}
    for meaning in ("ceasefire", "framework", "memorandum", "timetable", "arms-sale", "security-partnership"):
        if meaning in meanings and kind == "other":
            return meaning
    return kind


def name_of(read: Read, phrase: Phrase, token: int) -> Span | None:
    """The capitals that run up to a noun in capitals, two words or more, or a short form in capitals."""
    if read.headline:
        return None
    if (given := _called(read, token)) is not None:
        return given
    if not read.tokens[token].text[0].isupper():
        return _half_name(read, phrase, token)
    first = token
    while (
        first > phrase.first
        and (read.tokens[first - 1].text[0].isupper() or read.tokens[first - 1].text == "of")
        and read.tags[first - 1] not in ("DT", "POS")
    ):
        first -= 1
    while first > 1 and read.tokens[first - 1].text == "of" and read.tokens[first - 2].text in ("Status", "Exchange"):
        first -= 2
    while first < token and (read.tokens[first].text == "of" or read.tags[first] == "CD"):
        first += 1
    last = _named_behind(read, phrase)
    return (first, last or token + 1) if first < token or last else None


def _named_behind(read: Read, phrase: Phrase) -> int | None:
    """The end of "Agreement on Security Cooperation", "Treaty of Friendship": capitals go on behind the noun."""
    tokens, at = read.tokens, phrase.last
    if at + 1 >= len(tokens) or tokens[at].lower not in ("on", "of", "for", "concerning"):
        return None
    end = at + 1
    while end < len(tokens) and (tokens[end].text[0].isupper() or _leads_on(tokens, end)):
        end += 1
    named = end > at + 1 and not country_words(tokens, at + 1, end) and not is_month(tokens[at + 1].lower)
    return end if named else None


_LINKS = frozenset(("and", "on", "of", "for", "the"))


def _leads_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether small words go on with a name in capitals: "Memorandum of Cooperation on the Border Framework"."""
    step = at
    while step < at + 3 and step < len(tokens) and tokens[step].text in _LINKS:
        step += 1
    return at < step < len(tokens) and tokens[step].text[0].isupper() and not is_month(tokens[step].lower)


def is_month(word: str) -> bool:
    """Whether a word is the name of a month or a day."""
    return word in _MONTHS or word.endswith("day")


_MONTHS = frozenset("january february march april may june july august september october november december".split())


_CALLED = (("known", "as"), ("called",), ("dubbed",), ("named",), ("titled",), ("entitled",))


def _called(read: Read, token: int) -> Span | None:
    """As in "a pact known as the Lakes Charter": the capitals that end in the noun of an agreement."""
    words = [t.lower for t in read.tokens[token + 1 : token + 5]]
    lead = next((len(called) for called in _CALLED if tuple(words[: len(called)]) == called), 0)
    if not lead:
        return None
    first = token + 1 + lead
    first += read.tokens[first].lower == "the" if first < len(read.tokens) else 0
    last = first
    while last < len(read.tokens) and (read.tokens[last].text[0].isupper() or _leads_on(read.tokens, last)):
        last += 1
    named = any(read.tokens[i].lower in instrument_nouns() for i in range(first, last))
    return (first, last) if last > first + 1 and named else None


def _half_name(read: Read, phrase: Phrase, token: int) -> Span | None:
    """As in "the Minsk agreements": a name that leaves its noun in small letters, where no state's name or nationality goes before."""
    first = token
    while first > phrase.first and read.tags[first - 1] in ("NNP", "NNPS") and read.tokens[first - 1].text[0].isupper():
        first -= 1
    lands = country_words(read.tokens, first, token)
    town = len(lands) == 1 and lands[0].use == "capital" and lands[0].last - lands[0].first == token - first
    if first == token or read.tokens[phrase.first].lower != "the" or (lands and not town):
        return None
    return (first, token + 1) if all(t.text.isalpha() for t in read.tokens[first:token]) else None


def is_sought(read: Read, index: int, token: int) -> bool:
    """Whether a word in small letters says that it is to come, or that things move towards it."""
    first = read.found[index].first
    return any(read.tokens[i].text in instrument_words()["prospective"] for i in range(first, token)) or _towards(
        read, index
    )


def _towards(read: Read, index: int) -> bool:
    """As in "transition to", "move towards" a partnership."""
    if read.word(index - 1) not in ("to", "towards", "toward", "into"):
        return False
    for place in range(index - 2, max(-1, index - 12), -1):
        phrase = read.found[place]
        if any(read.tokens[i].lower in instrument_words()["towards"] for i in range(phrase.first, phrase.last)):
            return True
        if phrase.kind in ("SUB", ";"):
            return False
    return False


def qualifies(needs: str, words: list[str], found: list[Carrier], name: Span | None, read: Read, index: int) -> bool:
    """Whether the words give what the noun asks for."""
    classes = {name for carrier in found for name in carrier.classes}
    modifiers = {instrument_words()["modifier"].get(word, "") for word in words}
    if needs == "sure":
        return True
    if needs == "named":
        return name is not None or bool(classes & _LIFE)
    if needs == "signed":
        return _nominal(read, index) is not None or bool(
            classes & {"sign", "agree", "force", "lapse", "suspend", "violate"}
        )
    if needs == "qualified" and words[-1:] and read.tokens[read.found[index].last - 1].lower in ("date", "dates"):
        return "timetable" in modifiers and bool(
            classes & {"create", "plan", "agree", "announce", "decide", "negotiate", "propose"}
        )
    if needs == "qualified":
        return (
            bool(modifiers - {""})
            or name is not None
            or read.word(index + 1) == "of"
            or bool(classes & {"sign", "agree"})
        )
    if needs == "prospective":
        return "security-partnership" in modifiers and is_sought(read, index, read.found[index].last - 1)
    if needs == "body":
        classes = {name for c in found if c.relation != "subject" or c.said.passive for name in c.classes}
        return bool(set(words) & instrument_words()["body"].keys()) and bool(classes & {"create", "agree", "plan"})
    return _is_sale(read, index, words, classes)


def _is_sale(read: Read, index: int, words: list[str], classes: set[str]) -> bool:
    """A sale or contract of arms that is approved, signed or agreed."""
    tail = tail_of(read, index)
    last = tail
    while last < min(tail + 9, len(read.found) - 1) and read.kind(last + 1) not in (",", ";", "SUB", "REL"):
        last += 1
    stop = read.found[last].last
    around = {*words, *(read.tokens[i].lower for i in range(read.found[index].last, stop))}
    return bool(around & instrument_words()["arms"].keys()) and bool(
        classes & {"approve", "sign", "agree", "announce", "reach", "notify"}
    )


def _nominal(read: Read, index: int) -> Stage | None:
    """As in "the signing of a pact": the stage that the noun before "of" tells."""
    if read.word(index - 1) != "of" or read.kind(index - 2) != "NP":
        return None
    status = stage_words()["instrument"].get(read.tokens[read.found[index - 2].last - 1].lower)
    return Stage(status, 2) if status else None


def _discussed(read: Read, index: int) -> bool:
    """As in "talks on a border agreement": what is talked about, and not yet there."""
    if read.word(index - 1) not in ("on", "about", "over", "for", "towards", "toward"):
        return False
    indefinite = read.tokens[read.found[index].first].lower not in ("the", "this", "that", "its", "their")
    return (
        indefinite
        and read.kind(index - 2) == "NP"
        and read.tokens[read.found[index - 2].last - 1].lower in occasion_nouns()
    )


def stage_said(read: Read, index: int, found: list[Carrier], prospective: bool) -> Stage:
    """The plainest stage of its verbs; a word for what is to come makes it one under negotiation."""
    if read.tokens[read.found[index].last - 1].lower in ("commission", "committee", "force", "group", "mechanism"):
        found = [
            c._replace(stage=Stage("in-force", 3)) if c.relation == "behind" and "agree" in c.classes else c
            for c in found
        ]
    if (told := _nominal(read, index)) is not None:
        return told
    plainest = max(found, key=lambda carrier: (carrier.stage.weight, carrier.relation != "behind"), default=None)
    best = plainest.stage if plainest else UNSAID
    if best.weight == 0 or (prospective and best.weight < 2):
        if prospective or _discussed(read, index):
            return Stage("under-negotiation", 2)
        if read.word(index - 1) in ("under", "per", "within", "by") and read.tokens[read.found[index].first].lower in (
            "the",
            "a",
            "their",
            "its",
            "this",
        ):
            return Stage("in-force", 1)
    return best
