"""Where a counted thing is: the names of places that stand with a locative preposition."""

from itertools import pairwise

from secdialogue.language.counted import NO_PLACE, Words
from secdialogue.language.countries import country_word
from secdialogue.language.quantity_words import words
from secdialogue.language.tokens import Token

_LOCATIVES = frozenset("in at near across inside throughout within along off outside around".split())
_ENTERED = frozenset("fled flee fleeing left leave leaving entered entering reached stormed captured seized".split())
#: What is done on, or to, a place by arms: "a strike on Odesa", "the island of Kinmen".
_STRUCK = frozenset(
    "attack attacks strike strikes airstrike airstrikes raid raids assault assaults bombardment shelling bombing offensive siege fire".split()
)
_HITTING = frozenset(
    "hit struck attacked bombed shelled bombarded pounded hitting striking attacking bombing shelling bombarding pounding".split()
)
_MOVED = frozenset("to from into on over".split())


_ISLANDS = frozenset(("island", "islands", "peninsula", "border", "coast", "heights", "plateau"))

#: Behind "and", the beginning of another clause, or of another figure.
_GOES_ON = frozenset("that which around about some nearly almost over another".split())
#: No place is looked for more tokens away than this.
_REACH = 60


def find_place(sentence: Words, start: int, end: int) -> tuple[int, int] | None:
    """Where the counted thing is: the first place named behind `end`, else the last one named before `start`."""
    tokens = sentence.tokens
    before: tuple[int, int] | None = None
    first, last = sentence.after(start) - _REACH, sentence.after(end) + _REACH
    for index in range(max(0, first), min(last, len(tokens) - 1)):
        if (
            tokens[index].lower not in _LOCATIVES
            and tokens[index].lower not in _ENTERED
            and not _strikes(sentence, index)
            and not _moves(sentence, index)
        ):
            continue
        place = _place_at(sentence, index + 1)
        if place is None:
            continue
        if place[0] >= end:
            return before if _leaves(sentence, end, index) else place
        if place[1] <= start and not (before and place[0] < before[1]):
            before = place
    return before


def _leaves(sentence: Words, end: int, index: int) -> bool:
    """Whether another clause begins between a figure that ends at `end` and the word at `index`."""
    words = [token.lower for token in sentence.tokens[sentence.after(end) : index]]
    joined = any(one in ("and", "but") and other in _GOES_ON for one, other in pairwise(words))
    return joined or ";" in words or _closes(sentence, sentence.after(end), index)


def _closes(sentence: Words, first: int, index: int) -> bool:
    """Whether the relative clause that a figure ends at token `first` closes before `index`: "which has 40 ships, seized 14 in"."""
    ahead = [token.lower for token in sentence.tokens[max(0, first - 8) : first]]
    if not {"which", "who", "that"} & set(ahead):
        return False
    return any(
        sentence.tokens[at].text == "," and sentence.classes[at + 1] in ("VBD", "VBZ", "VBP", "MD")
        for at in range(first, index - 1)
    )


def _moves(sentence: Words, index: int) -> bool:
    """Whether "to", "from", "on" at `index` says where something was moved to or from."""
    if sentence.tokens[index].lower not in _MOVED:
        return False
    if index and sentence.tokens[index - 1].lower in ("according", "due", "owing", "thanks", "up"):
        return False
    stems = tuple(sorted(words("moving")))
    return any(token.lower.startswith(stems) for token in sentence.tokens[max(0, index - 9) : index])


def _strikes(sentence: Words, index: int) -> bool:
    """Whether the word at `index` leads to a place that was attacked, or to an island, which things are "on"."""
    tokens, word = sentence.tokens, sentence.tokens[index].lower
    if word in _HITTING:
        return index == 0 or sentence.classes[index - 1] not in ("DT", "JJ")
    if index == 0 or word not in ("on", "of", "against"):
        return False
    if tokens[index - 1].lower in _STRUCK:
        return True
    return word == "on" and any(token.lower in _ISLANDS for token in tokens[index + 1 : index + 5])


def _wider(sentence: Words, index: int) -> tuple[int, int] | None:
    """The larger place that is named right behind one ("Goma in eastern Congo", "Goma, Congo,")."""
    tokens = sentence.tokens
    if index + 1 >= len(tokens) or tokens[index].text not in ("in", ","):
        return None
    found = _place_at(sentence, index + 1, depth=2)
    if found and tokens[index].text == ",":
        after = sentence.after(found[1])
        closed = after >= len(tokens) or tokens[after].text in (",", ".", ";", ")")
        return found if closed and country_word(tokens, index + 1, after) else None
    return found


def _place_at(sentence: Words, index: int, depth: int = 0) -> tuple[int, int] | None:
    """The name of a place at token `index`, with the words that narrow it ("western Anbar province")."""
    tokens = sentence.tokens
    first = index
    while first < len(tokens) and tokens[first].lower in words("place-lead"):
        first += 1
    if first + 1 < len(tokens) and tokens[first].lower in words("place-tail") and tokens[first + 1].lower == "of":
        first = index = first + 2
    last = first
    while last < len(tokens) and (_is_name(tokens[last]) or (last > first and _joins(tokens, last))):
        last += 1
    if last == first:
        return None
    if any(token.lower in words("no-place") for token in tokens[first:last]):
        return None
    if last < len(tokens) and tokens[last].lower in words("place-tail"):
        last += 1
    elif last < len(tokens) and _goes_on(sentence, last):
        return None
    start = tokens[index].end + 1 if tokens[index].lower == "the" else tokens[index].start
    wider = _wider(sentence, last) if depth < 2 else None
    return start, wider[1] if wider else tokens[last - 1].end


def _goes_on(sentence: Words, index: int) -> bool:
    """Whether a common noun follows a name, which then is none of a place ("in the Alon exercise")."""
    token, tag = sentence.tokens[index], sentence.classes[index]
    if token.lower in ("last", "next", "early", "late", "amid", "due", "former"):
        return False
    if token.start != sentence.tokens[index - 1].end + 1 or not token.text[:1].islower():
        return False
    return tag in ("NN", "NNS", "JJ") or (
        tag in ("VB", "VBP") and token.lower not in ("have", "are", "were", "do", "be")
    )


def _is_name(token: Token) -> bool:
    if not token.text[:1].isupper() or token.lower in NO_PLACE:
        return False
    return "-" not in token.text or token.text.rpartition("-")[2][:1].isupper()


def _joins(tokens: list[Token], index: int) -> bool:
    """Whether "and", "'s", "of" or "the" between two names holds them together."""
    if index + 1 >= len(tokens) or tokens[index].lower not in (
        "and",
        "'s",
        "of",
        "the",
        "northern",
        "northeastern",
        "eastern",
        "western",
    ):
        return False
    return _is_name(tokens[index + 1]) or (
        index + 2 < len(tokens) and tokens[index + 1].lower in words("place-lead") and _is_name(tokens[index + 2])
    )
