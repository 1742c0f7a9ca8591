"""Who stands before and after a verb or a noun of action: its subject, its complements, and where they end."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from secdialogue.language.countries import country_words
from secdialogue.language.phrases import Phrase, finite
from secdialogue.language.tokens import Token
from secdialogue.language.verbs import verb_classes
from secdialogue.language.vocabulary import words

#: What binds a complement to its head: `subject`, `direct`, or the preposition or participle before it.
Bond: TypeAlias = Literal["subject", "direct", "with", "between", "of", "by", "host", "mediator", "head", "including"]


Span: TypeAlias = tuple[int, int]


class Complement(NamedTuple):
    """Noun phrases joined by commas and conjunctions: the tokens `first:last`, and what binds them."""

    first: int
    last: int
    bond: Bond


class Read(NamedTuple):
    """A sentence ready to be asked: its tokens, their classes, its phrases, and whether it is a headline."""

    tokens: Sequence[Token]
    tags: Sequence[str]
    found: Sequence[Phrase]
    headline: bool
    #: Whether any verb of the sentence carries tense.
    tensed: bool = True

    def offsets(self, span: Span) -> Span:
        """The offsets in the text of the tokens `first:last`."""
        return self.tokens[span[0]].start, self.tokens[span[1] - 1].end

    def word(self, index: int) -> str:
        """The first word of a phrase, in lower case; "" outside the sentence."""
        return self.tokens[self.found[index].first].lower if 0 <= index < len(self.found) else ""

    def kind(self, index: int) -> str:
        """The kind of a phrase; "" outside the sentence."""
        return self.found[index].kind if 0 <= index < len(self.found) else ""

    def between(self, first: int, last: int) -> range:
        """The places of the phrases that lie among the tokens `first:last`."""
        start = bisect_left(self.found, first, key=lambda phrase: phrase.first)
        stop = bisect_right(self.found, last, lo=start, key=lambda phrase: phrase.last)
        return range(start, stop)

    def finite(self, index: int) -> bool:
        """Whether a phrase is a verb group that carries tense."""
        return self.kind(index) == "VG" and finite(self.found[index], self.tags)


_ATTACHES = frozenset(("of", "from", "between", "among", "representing"))
_ROLES: dict[str, Bond] = {
    "hosted": "host", "mediated": "mediator", "brokered": "mediator", "facilitated": "mediator", "sponsored": "mediator",
    "moderated": "mediator", "chaired": "head", "co-chaired": "head", "led": "head", "headed": "head", "co-led": "head",
    "attended": "with",
}  # fmt: skip
_WITH = {"with": "with", "alongside": "with", "between": "between", "among": "between", "including": "including"}
#: Bonds under which names may stand in a row, commas between.
_LISTED = frozenset(("between", "with", "of", "by", "host", "mediator", "head"))
_PERIODS = frozenset("year week month today yesterday tomorrow".split())
#: What leads in a date, which is no subject of the verb behind it.
_DATING = frozenset(("on", "in", "during", "since"))
_LIMIT = 48
#: No clause is followed further than this, so that the work stays linear whatever the sentence.
_LONGEST = 60


def subject(read: Read, index: int) -> list[Complement]:
    """What stands as the subject of the verb group `found[index]`; of an infinitive, what its governor gives it."""
    if read.word(index) == "to" and (governor := _governor(read, index)) is not None:
        if read.kind(index - 1) == "NP" and index - 1 > governor and verb_classes(_form(read, governor)) & _PASSES_ON:
            return _accepted(read, governor + 1, index)
        return subject(read, governor)
    if (
        read.tags[read.found[index].first] == "VBG"
        and read.kind(index - 1) in ("IN", "SUB")
        and (carrier := _main(read, index)) is not None
    ):
        return subject(read, carrier)
    start, stop = _subject_range(read, index)
    return _accepted(read, start, stop)


def _main(read: Read, index: int) -> int | None:
    """The finite verb to which "after meeting …" belongs: the one before, else the first one behind a comma."""
    for place in range(index - 1, max(-1, index - 16), -1):
        if read.finite(place):
            return place
        if read.kind(place) == ";":
            break
    behind = False
    for place in range(index + 1, min(index + 24, len(read.found))):
        behind = behind or read.kind(place) == ","
        if behind and read.finite(place):
            return place
    return None


#: Classes of verbs whose object does what the infinitive says ("urged both sides to meet").
_PASSES_ON = frozenset(("propose", "wish"))


def _form(read: Read, index: int) -> str:
    return read.tokens[read.found[index].head].lower


def _governor(read: Read, index: int) -> int | None:
    """The verb group before an infinitive in its clause."""
    for place in range(index - 1, max(-1, index - 8), -1):
        if read.kind(place) == "VG":
            return place
        if read.kind(place) in ("SUB", ";"):
            return None
    return None


def _subject_range(read: Read, index: int) -> tuple[int, int]:
    """The phrases among which the subject stands: back to the clause's opening, over relative clauses and lists of verbs."""
    stop, place, shared = index, index - 1, False
    for _ in range(_LIMIT):
        kind = read.kind(place)
        if kind in ("", "SUB", ";"):
            break
        if kind == "-" and read.tokens[read.found[place].first].text in '"“”':
            break
        if kind == "REL":
            stop = place
        elif kind == "VG" and read.finite(place):
            if read.kind(place - 1) == "REL":
                if read.kind(stop - 1) == "," or not _comma(read, place + 1, stop):
                    stop = place - 1
                place -= 1
            elif shared or _shares(read, place + 1, stop):
                stop, shared = place, False
            else:
                break
        elif kind == "VG" and read.word(place) == "to" and _shares(read, place + 1, stop):
            stop, shared = place, True
        place -= 1
    return place + 1, stop


def _comma(read: Read, first: int, stop: int) -> bool:
    return any(read.kind(place) == "," for place in range(first, stop))


def _shares(read: Read, first: int, stop: int) -> bool:
    """Whether the verb at `stop` goes on with the subject of the one before ("flew in and met", "arrived, meeting")."""
    last = stop - 1
    while last >= first and read.kind(last) == "-":
        last -= 1
    return last >= first and (read.kind(last) == "CC" or (read.kind(last) == "," and not read.finite(stop)))


def _accepted(read: Read, start: int, stop: int) -> list[Complement]:
    """Of the phrases `start:stop`, the noun phrases that no preposition of place or time leads in."""
    found: list[Complement] = []
    accepted, attach = True, False
    for place in range(start, stop):
        phrase = read.found[place]
        if phrase.kind == "IN":
            word = read.word(place)
            if word in ("with", "alongside") and read.word(place - 1) in ("together", "along"):
                accepted = True
            elif not _attaches(read, place) or read.kind(place - 1) != "NP":
                accepted = False
            attach = _attaches(read, place)
        elif phrase.kind == ",":
            accepted = accepted or not _place_apposition(read, place, stop)
            attach = False
        elif phrase.kind == "VG":
            accepted, attach = False, False
        elif phrase.kind == "NP" and (
            accepted or (read.kind(place - 1) == "NP" and read.tags[phrase.first] in ("PRP", "DT"))
        ):
            accepted = True
            joined = attach or (
                place > start
                and read.kind(place - 1) in ("CC", ",")
                and found
                and found[-1].last >= read.found[place - 1].first
            )
            if joined and found and found[-1].last >= phrase.first - 2:
                found[-1] = found[-1]._replace(last=phrase.last)
            else:
                found.append(Complement(phrase.first, phrase.last, "subject"))
    return found


def _attaches(read: Read, place: int) -> bool:
    """Whether a preposition leads to whom the noun before it acts for: "envoys from A", "negotiators for B"."""
    word = read.word(place)
    if word == "for" and read.kind(place - 1) == "NP":
        return read.tokens[read.found[place - 1].last - 1].lower in words("sent")
    return word in _ATTACHES


def _place_apposition(read: Read, comma: int, stop: int) -> bool:
    """As in "in Nairobi, Kenya, …": the noun phrase between two commas belongs to the place before it."""
    if read.kind(comma + 1) != "NP" or read.kind(comma + 2) != "," or comma + 3 >= stop:
        return False
    beside = read.found[comma + 1]
    return not _lists(read, comma) or bool(country_words(read.tokens, beside.first, beside.last))


def complements(read: Read, index: int, *, direct: bool) -> list[Complement]:
    """What follows the verb group or noun phrase `found[index]` in its clause and confers with, hosts, leads or makes it.

    `direct`: noun phrases right after it count as well (the object of a verb).
    """
    found: list[Complement] = []
    bond: Bond | None = "direct" if direct else None
    for place in range(index + 1, min(index + 1 + _LIMIT, len(read.found))):
        phrase = read.found[place]
        if phrase.kind in ("SUB", "REL", ";"):
            break
        if phrase.kind == "VG":
            word = _role_word(read, place)
            if word not in _ROLES and word not in ("including", "involving"):
                break
            bond = "with" if word in ("including", "involving") else _ROLES[word]
        elif phrase.kind == "IN":
            bond = _bond(read, place, bond, index)
        elif phrase.kind == ",":
            if ends_at_comma(read, place) and not (bond in _LISTED and found and _lists(read, place)):
                break
            bond = bond if bond is not None and found else None
        elif (
            phrase.kind == "CC"
            and read.kind(place + 1) not in ("NP", "-")
            and _role_word(read, place + 1) not in _ROLES
        ):
            break
        elif phrase.kind == "NP" and bond is not None:
            _join(read, found, place, bond)
    return found


def _role_word(read: Read, place: int) -> str:
    """The first word of a phrase; of "to be hosted", the participle."""
    word = read.word(place)
    if word == "to" and read.kind(place) == "VG" and read.tags[read.found[place].head] == "VBN":
        return read.tokens[read.found[place].head].lower
    return word


def _lists(read: Read, comma: int) -> bool:
    """Whether a comma goes on with a list of names: "among Egypt, Ethiopia and Sudan"."""
    place = comma + 1
    while read.kind(place) == "NP" and read.tags[read.found[place].last - 1] in ("NNP", "NNPS") and place < comma + 12:
        if read.kind(place + 1) == "CC":
            return read.kind(place + 2) == "NP"
        if read.kind(place + 1) != ",":
            return False
        place += 2
    return False


def recipient(read: Read, tail: int) -> Complement | None:
    """As in "the sale of jets to Poland", "a visit to Algeria": the noun phrase after "to"."""
    for place in range(tail + 1, min(tail + 6, len(read.found))):
        if read.kind(place) in ("VG", "SUB", ";", ","):
            return None
        if read.word(place) == "to" and read.kind(place + 1) == "NP":
            return Complement(read.found[place + 1].first, read.found[place + 1].last, "with")
    return None


def _bond(read: Read, place: int, bond: Bond | None, start: int) -> Bond | None:
    word = read.word(place)
    if word in ("under", "through", "with") and _mediation(read, place + 1):
        return "mediator"
    if word in _WITH:
        return _WITH[word]  # type: ignore[return-value]
    if word in ("of", "from") or (word == "for" and _attaches(read, place)):
        return bond or ("of" if start == place - 1 else None)
    if word == "by":
        return bond if bond in ("host", "mediator", "head", "with") else "by"
    return None


def _mediation(read: Read, place: int) -> bool:
    """As in "under EU mediation", "under the auspices of the African Union"."""
    return read.kind(place) == "NP" and read.tokens[read.found[place].last - 1].lower in _MEDIATION


_MEDIATION = frozenset(("mediation", "auspices", "sponsorship", "facilitation"))


def _join(read: Read, found: list[Complement], place: int, bond: Bond) -> None:
    phrase = read.found[place]
    if found and found[-1].bond == bond and phrase.first - found[-1].last <= 2 and read.kind(place - 1) != "NP":
        found[-1] = found[-1]._replace(last=phrase.last)
    else:
        found.append(Complement(phrase.first, phrase.last, bond))


def ends_at_comma(read: Read, comma: int) -> bool:
    """Whether a clause ends at a comma: what follows is a new subject with its verb, a participle, or a conjunction with one."""
    place = comma + 1
    if read.kind(place) in ("VG", "REL", "SUB"):
        return _role_word(read, place) not in _ROLES and read.word(place) not in ("including", "involving")
    if read.kind(place) == "CC" and read.kind(place + 1) != "NP":
        return True
    for step in range(place, min(place + 9, len(read.found))):
        kind = read.kind(step)
        if kind == "VG":
            return read.finite(step)
        if kind not in ("NP", "CC", "-") and not (
            kind == "IN" and read.word(step) in ("of", "for", "from", "in", "at", "on", "to")
        ):
            return False
    return False


def clause_end(read: Read, index: int) -> int:
    """The token after the last of the clause that `found[index]` stands in, to the right."""
    for place in range(index + 1, min(len(read.found), index + _LONGEST)):
        phrase = read.found[place]
        if phrase.kind in ("SUB", ";") or (
            phrase.kind == "REL" and read.word(place) in ("who", "which", "whose", "whom")
        ):
            return phrase.first
        if phrase.kind == "," and ends_at_comma(read, place):
            return phrase.first
        if phrase.kind == "VG" and read.finite(place) and place > index + 1 and read.found[index].kind == "VG":
            before = read.found[place - 1]
            subject_there = before.kind == "NP" and read.word(place - 2) not in _DATING
            named = subject_there and read.tokens[before.last - 1].lower not in _PERIODS
            return before.first if named else phrase.first
    return read.found[min(len(read.found), index + _LONGEST) - 1].last


def trimmed(read: Read, last: int) -> int:
    """`last` without the marks and conjunctions right before it."""
    while last > 1 and read.tokens[last - 1].lower in _TRAILING:
        last -= 1
    return last


_TRAILING = frozenset((".", ",", ";", ":", "and", "but", "or", "–", "—"))


def clause_start(read: Read, index: int) -> int:
    """The first token of the clause that `found[index]` stands in."""
    for place in range(index - 1, max(-1, index - _LONGEST), -1):
        phrase = read.found[place]
        if phrase.kind in ("SUB", ";"):
            return phrase.last
        if phrase.kind == "VG" and read.finite(place) and read.kind(place - 1) != "REL":
            return phrase.last
    return read.found[max(0, index - _LONGEST)].first


def told_from(read: Read, index: int) -> int:
    """Where the clause of a verb group begins for its time and place: an infinitive has its own, unless one came or met for it."""
    if read.word(index) != "to":
        return clause_start(read, index)
    governor = _governor(read, index)
    came = governor is not None and verb_classes(_form(read, governor)) & {"travel", "meet"}
    return clause_start(read, index) if came else read.found[index].first
