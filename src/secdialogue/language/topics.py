"""What an occasion is about, as its clause says: "on border security", "to discuss a stalled pact", "aimed at a ceasefire"."""

from collections.abc import Iterator

from secdialogue.language.clauses import Read, Span
from secdialogue.language.lemmas import lemma

_ABOUT = frozenset(("on", "about", "over", "regarding", "concerning"))
_DISCUSS = frozenset(("discuss", "address", "review", "resolve", "negotiate", "explore", "tackle", "assess", "settle"))
_INNER = frozenset(("of", "between", "in", "against", "with", "for", "to"))
_LONGEST = 16


def topics(read: Read, first: int, last: int) -> Iterator[Span]:
    """The noun phrases among the tokens `first:last` that say what is talked about; token spans."""
    for index in read.between(first, last):
        phrase = read.found[index]
        about = phrase.kind == "IN" and read.word(index) in _ABOUT
        discuss = phrase.kind == "VG" and lemma(read.tokens[phrase.head].lower) in _DISCUSS
        if (about or discuss) and read.kind(index + 1) == "NP" and not is_time(read, index + 1):
            yield _whole(read, index + 1, last)


def is_time(read: Read, index: int) -> bool:
    """Whether the phrase `found[index]` is a time, or a way of speaking ("on the sidelines"), rather than a subject."""
    phrase = read.found[index]
    words = [read.tokens[i].lower for i in range(phrase.first, phrase.last)]
    return (
        any(word.endswith("day") or word in _TIMES for word in words)
        or words[0][0].isdigit()
        or read.tags[phrase.first] == "PRP"
    )


_TIMES = frozenset(
    "sidelines margins condition basis phone telephone behalf friday january february march april june july august september october"
    " november december week month year weekend part side ground soil x twitter television".split()
)


def _whole(read: Read, index: int, last: int) -> Span:
    """The noun phrase with what hangs on it, up to the next verb, comma or time."""
    first, end = read.found[index].first, read.found[index].last
    place = index + 1
    while place + 1 < len(read.found) and end - first < _LONGEST:
        kind, word = read.kind(place), read.word(place)
        joins = (kind == "IN" and word in _INNER) or kind == "CC"
        if not joins or read.kind(place + 1) != "NP" or is_time(read, place + 1) or read.found[place + 1].last > last:
            break
        if word == "in" and read.tags[read.found[place + 1].first] == "NNP":
            break
        end = read.found[place + 1].last
        place += 2
    skipped = first + (read.tags[first] == "DT")
    return (skipped if skipped < end else first), end
