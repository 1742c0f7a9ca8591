"""What is agreed: the terms of an agreement as the sentence has them, where each ends, and the kind that they make of it."""

from collections.abc import Iterator

from secdialogue.language.clauses import Read, Span, ends_at_comma
from secdialogue.language.instrument_stages import Carrier
from secdialogue.language.instrument_words import instrument_nouns, instrument_words


def noun_terms(read: Read, tail: int, found: list[Carrier]) -> Iterator[Span]:
    """What is agreed: "to withdraw …" behind the noun, what the agreement "allows" or "requires", and what follows "under which"."""
    after = tail + 1
    while (
        read.kind(after) == "IN"
        and read.word(after) in ("with", "between", "on", "among")
        and read.kind(after + 1) == "NP"
    ):
        after += 2
        while read.kind(after) == "CC" and read.kind(after + 1) == "NP":
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
    """As in "Under the agreement, troops will leave", "troops will leave, according to the deal": the main clause is a term."""
    leader = tail
    while leader > max(0, tail - 8) and read.kind(leader) == "NP" and read.word(leader - 1) == "of":
        leader -= 2
    word = read.word(leader - 1)
    if word == "to" and read.word(leader - 2) == "according":
        leader -= 1
    elif word not in ("under", "per"):
        return
    first, last = read.found[0].first, read.found[-1].last
    behind = tail + 1 if read.kind(tail + 1) == "," else _past_participle(read, tail)
    if leader - 1 <= 1 and behind:
        if behind + 1 < len(read.found):
            yield _commitment_start(read, behind + 1), _stop(read, last)
    elif (
        leader < 60
        and read.kind(leader - 2) == ","
        and not any(read.kind(place) in (",", "SUB", ";") for place in range(leader - 2))
    ):
        yield first, read.found[leader - 2].first


def _past_participle(read: Read, tail: int) -> int:
    """The place before the main clause of "Under a protocol signed in April the sides are to …", or 0."""
    place = tail + 1
    if read.kind(place) != "VG" or read.kind(place + 1) != "IN" or read.kind(place + 2) != "NP":
        return 0
    place += 3
    if read.kind(place) == ",":
        return place
    return place - 1 if read.kind(place) == "NP" and read.kind(place + 1) == "VG" else 0


def _commitment_start(read: Read, place: int) -> int:
    """The first token of the main clause; where it tells of a promise "to" do something, of what is promised."""
    for at in range(place, min(place + 8, len(read.found) - 1)):
        if read.finite(at):
            promised = read.tokens[read.found[at].head].lower in _PROMISED and read.word(at + 1) == "to"
            return read.found[at + 1].first if promised else read.found[place].first
    return read.found[place].first


_PROMISED = frozenset("pledged agreed committed promised undertook vowed pledge agree commit undertake".split())


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


def content_kind(read: Read, start: int, end: int) -> str:
    """The kind of agreement that a content makes: a withdrawal by a day is a timetable, a halt to fighting a ceasefire."""
    words = [read.tokens[i].lower for i in range(start, min(end, start + 24))]
    if words[0].startswith(("withdraw", "pull", "reduce", "phase", "end", "wrap", "complete", "hand", "leave")) and any(
        w in ("by", "until", "before", "end") for w in words[1:]
    ):
        return "timetable"
    if any(word in ("ceasefire", "cease-fire", "truce") for word in words[:6]):
        return "ceasefire"
    if any(word in ("fire", "hostilities", "fighting", "fire-fighting") for word in words) and words[0] in (
        "cease",
        "halt",
        "stop",
        "end",
        "suspend",
        "pause",
    ):
        return "ceasefire"
    if (
        words[0] in ("sell", "buy", "supply", "purchase", "deliver", "procure")
        and set(words) & instrument_words()["arms"].keys()
    ):
        return "arms-sale"
    if words[0] in ("establish", "create", "form", "set", "launch", "found") and any(
        w in instrument_nouns() and instrument_nouns()[w][1] == "body" for w in words
    ):
        return "joint-body"
    return "other"
