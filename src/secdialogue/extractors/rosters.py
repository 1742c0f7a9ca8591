"""Lists of who came: "Participants included …", "The Kenyan delegation featured members of …", and who led a delegation."""

from __future__ import annotations

from bisect import bisect_left

from secdialogue.extractors.coreference import Cluster
from secdialogue.extractors.delegations import leaders
from secdialogue.extractors.mentioned import Reader
from secdialogue.extractors.sides import Side
from secdialogue.language.clauses import Read
from secdialogue.language.lemmas import lemma
from secdialogue.language.syntax import Syntax

_GROUPS = frozenset("participants attendees delegation delegations attendance side team participant attendee".split())
#: How many occasions back a list may stand.
_REACH = 12
_LISTING = frozenset(("include", "comprise", "feature", "consist", "involve", "see"))


def add_rosters(reader: Reader, clusters: list[Cluster]) -> None:
    """Add those whom a list names to the talks spoken of last before it."""
    syntax: Syntax = reader.syntax
    for index, sentence in syntax.sentences(_GROUPS.__contains__):
        read = syntax.read(index)
        if (verb := _listing(read)) is None:
            continue
        if (chosen := _spoken_of(clusters, sentence.start, index)) is None:
            continue
        listed = reader.sides.of(read, read.found[verb].last, len(read.tokens), named=True)
        chosen.listed.extend(side for side in listed if _is_body(reader, side))


def add_leaders(reader: Reader, clusters: list[Cluster]) -> None:
    """Add those who led a delegation to the talks told in the same sentence, else spoken of last before it."""
    told: dict[int, list[Cluster]] = {}
    for cluster in clusters:
        for mention in cluster.mentions:
            told.setdefault(mention.sentence, []).append(cluster)
    for leader in leaders(reader.draft):
        end = reader.analysis.sentences[leader.sentence].end
        if (chosen := _spoken_of(told.get(leader.sentence) or clusters, end, leader.sentence)) is not None:
            chosen.listed.append(Side(leader.actor, leader.start, leader.end, leader.role))


def _spoken_of(clusters: list[Cluster], start: int, sentence: int) -> Cluster | None:
    """The talks spoken of last before `start`, up to a sentence."""
    reached = bisect_left(clusters, start, key=lambda c: c.mentions[0].span[0])
    before = [c for c in clusters[max(0, reached - _REACH) : reached] if c.families & {"talks", "summit", "meeting"}]
    if not before:
        return None
    return max(
        before,
        key=lambda c: (
            "talks" in c.families,
            max(m.sentence for m in c.mentions if m.sentence <= sentence or m is c.mentions[0]),
        ),
    )


def _is_body(reader: Reader, side: Side) -> bool:
    return reader.sides.kind(side.actor) in (
        "government-body",
        "military",
        "person",
        "organization",
        "intergovernmental",
        "armed-group",
    )


def _listing(read: Read) -> int | None:
    """The verb that lists, where its subject is a delegation or the participants."""
    for index, phrase in enumerate(read.found[:14]):
        if phrase.kind == "VG" and read.finite(index):
            if lemma(read.tokens[phrase.head].lower) not in _LISTING:
                return None
            heads = {read.tokens[p.last - 1].lower for p in read.found[:index] if p.kind == "NP"}
            return index if heads & _GROUPS else None
    return None
