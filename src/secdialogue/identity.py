"""Which entities of different documents are the same: keys that equal things share, and a test for persons' names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from secdialogue import edtf
from secdialogue.language.vocabulary import known_names
from secdialogue.model import Actor, Agreement, Meeting, Metric, Record, Statement

_WORD = re.compile(r"[^\W_]+")
_ARTICLES = frozenset(
    "al el ul as ash ad az ar at an the bin ibn ben bint de da di del della van von der den la le".split()
)
_EMPTY = frozenset(("the", "of", "and", "for", "s"))
_SPELLED = {"defence": "defense", "organisation": "organization", "labour": "labor", "centre": "center"}

_AGAINST = frozenset(("against", "anti", "counter", "defeat", "fight", "fighting"))
_ALLIED = frozenset(
    ("alliance", "campaign", "coalition", "force", "forces", "group", "international", "military", "mission")
)

#: Kinds of meeting that rounds of a dialogue are told as.
_ROUNDS = frozenset(("commission-session", "consultation", "dialogue-round", "talks"))
#: What two parties seek for years: while it is sought it has neither a name nor a date, and there is one.
_SOUGHT = frozenset(("framework", "security-partnership", "treaty"))

#: A direct quotation of at least so many words is told apart from a phrase that two people may both use.
_TELLING_WORDS = 5


def words(text: str) -> list[str]:
    """The words of a text in lower case, marks folded, dotted abbreviations joined (`U.S.` is `us`)."""
    folded = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    return _WORD.findall(re.sub(r"\b(\w)\.(?=\w\.|$|\W)", r"\1", plain).replace("'s", ""))


@cache
def skeleton(word: str) -> str:
    """A word as transliterations share it: its first letter (any vowel as `a`), then its consonants, doubles once."""
    letters = [("a" if i == 0 and c in "aeiou" else c) for i, c in enumerate(word) if i == 0 or c not in "aeiouyhw"]
    return "".join(c for i, c in enumerate(letters) if i == 0 or c != letters[i - 1])


def person_skeletons(name: str) -> tuple[str, ...]:
    """The skeletons of a personal name's words, without articles, particles and initials."""
    kept = [w for w in words(name.replace("-", " ")) if w not in _ARTICLES and len(w) > 1]
    return tuple(skeleton(w) for w in kept)


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one name is the other or a shorter form of it that keeps the family name and another name, in order."""
    short, long = sorted((a, b), key=len)
    if len(short) < 2 or short[-1] != long[-1]:
        return False
    rest: Iterator[str] = iter(long[:-1])
    return all(name in rest for name in short[:-1])


def body_key(actor: Actor, name: str) -> str:
    """A body's name as its different spellings share it, without the adjective of its own country."""
    kept = [_SPELLED.get(w, w) for w in words(name) if w not in _EMPTY]
    return " ".join(kept)


def actor_keys(actor: Actor) -> Iterator[tuple[str, ...]]:
    """Keys of which two actors that are the same share one; none for persons (see `same_person`) and unnamed sources."""
    if not actor.named:
        return
    if actor.kind == "state":
        yield "state", actor.country or body_key(actor, actor.name)
    elif actor.kind != "person":
        for name in (actor.name, *actor.names):
            key = body_key(actor, name)
            if len(key) > 2 and not _generic(key):
                yield "body", key, actor.country or ""
                if actor.country:
                    yield "body", key, ""
            listed = known_names().get(name.lower())
            if listed and listed.country in (None, actor.country):
                yield "listed", listed.names[0]
            if actor.kind == "coalition" and (foe := _foe(name)):
                yield "coalition against", foe


def _foe(name: str) -> str:
    """Whom a coalition is named after for fighting, by the first of its foe's names: "Coalition to Defeat …", "anti-… force"."""
    said = words(name.replace("-", " "))
    at = next((i + 1 for i, word in enumerate(said) if word in _AGAINST), len(said))
    end = next((i for i, word in enumerate(said) if i >= at and word in _ALLIED), len(said))
    foe = " ".join(word for word in said[at:end] if word != "the")
    listed = known_names().get(foe)
    return listed.names[0] if listed else foe


def _generic(key: str) -> bool:
    """A body's short name that many bodies bear: one common word (`ministry`, `pentagon` is not one)."""
    return key in {
        "ministry",
        "government",
        "army",
        "forces",
        "military",
        "council",
        "commission",
        "committee",
        "party",
        "group",
    }


def meeting_keys(meeting: Meeting) -> Iterator[tuple[str, ...]]:
    """Name and date together, and series and round together, name an occasion."""
    if meeting.name and meeting.date:
        yield "named", " ".join(words(meeting.name)), meeting.date
    if meeting.series and meeting.round:
        yield "round", meeting.series, str(meeting.round)


def same_occasion(a: Meeting, b: Meeting) -> bool:
    """Whether two meetings agree in time, in two participants, and in place where both give one."""
    if not (a.date and b.date) or {a.status, b.status} & {"denied"} or not (_close(a.date, b.date) or _counted(a, b)):
        return False
    if a.place and b.place and words(a.place) != words(b.place):
        return False
    if a.round and b.round and a.round != b.round:
        return False
    return len({p.actor for p in a.participants} & {p.actor for p in b.participants}) >= 2


def _close(a: str, b: str) -> bool:
    """Whether two dates overlap and neither is vaguer than a week: months and years name no occasion."""
    first, second = edtf.parse(a), edtf.parse(b)
    return all(_days(x) <= 7 for x in (first, second)) and first.overlaps(second)


def _counted(a: Meeting, b: Meeting) -> bool:
    """Whether one is told as a round, held in some month, in which the other, talks between the same sides, had its days."""
    round, talks = (a, b) if a.round else (b, a)
    if not round.round or {a.kind, b.kind} - _ROUNDS:
        return False
    month, days = edtf.parse(round.date or ""), edtf.parse(talks.date or "")
    return _days(days) <= 7 < _days(month) <= 31 and month.overlaps(days)


def _days(date: edtf.Edtf) -> int:
    first, last = date.first_day, date.last_day
    return (last - first).days + 1 if first and last else 10_000


def agreement_keys(agreement: Agreement) -> Iterator[tuple[str, ...]]:
    """The name (of two words or more), or kind, date and parties together; of what is still sought, kind and parties."""
    name = words(agreement.name or "")
    if len(name) > 1:
        yield "named", " ".join(w for w in name if w not in _EMPTY and not w.isdigit())
    if agreement.date and len(agreement.parties) > 1:
        yield "dated", agreement.kind, agreement.date, *sorted(agreement.parties)
    sought = agreement.status in ("proposed", "under-negotiation") and agreement.kind in _SOUGHT
    if sought and not agreement.date and len(agreement.parties) > 1:
        yield "sought", agreement.kind, *sorted(agreement.parties)


def statement_keys(statement: Statement) -> Iterator[tuple[str, ...]]:
    """The same long quotation of the same speakers is one statement, whoever prints it."""
    said = words(statement.text)
    if statement.mode == "direct" and statement.speakers and len(said) >= _TELLING_WORDS:
        yield "said", *sorted(statement.speakers), " ".join(said)


def metric_keys(metric: Metric) -> Iterator[tuple[str, ...]]:
    """The same figure for the same variable and period, claimed by the same actors."""
    if metric.claimed_by:
        figures = (str(metric.value), str(metric.value_high), metric.comparator, metric.unit, metric.period or "")
        yield "claimed", metric.variable, *figures, *sorted(metric.claimed_by)


def countries_agree(a: Actor, b: Actor) -> bool:
    """Whether two actors may belong to one country: equal, or one unknown."""
    return a.country is None or b.country is None or a.country == b.country


def copies(record: Record) -> dict[str, str]:
    """Documents whose text is a copy of an earlier one's: eight in ten of their eight-word runs stand there too."""
    first_with: dict[tuple[str, ...], str] = {}
    found: dict[str, str] = {}
    for document in record.documents:
        runs = _runs(words(document.text or ""))
        shared: dict[str, int] = {}
        for run in runs:
            if run in first_with:
                shared[first_with[run]] = shared.get(first_with[run], 0) + 1
        origin = max(sorted(shared), key=lambda d: shared[d], default=None)
        if origin is not None and shared[origin] * 10 >= 8 * len(runs):
            found[document.id] = origin
        for run in runs:
            first_with.setdefault(run, document.id)
    return found


def _runs(said: list[str]) -> set[tuple[str, ...]]:
    return {tuple(said[i : i + 8]) for i in range(len(said) - 7)}


def shared_keys(keys: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[str, str]]:
    """Pairs of ids that share a key, each id with the first that had the key."""
    first: dict[tuple[str, ...], str] = {}
    for id, key in keys:
        if key in first:
            yield first[key], id
        else:
            first[key] = id
