"""What says that a mention is of another occasion: number, day, place, name, stage, words such as "another"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secdialogue.edtf import parse
from secdialogue.extractors.mentioned import Mentioned
from secdialogue.language.countries import country_of

if TYPE_CHECKING:
    from secdialogue.extractors.coreference import Cluster

#: Nouns that another occasion of the same sides is told by.
OTHER = frozenset("another separate further next follow-up new subsequent previous earlier last similar".split())
TO_COME = frozenset(("planned", "proposed"))
_OVER = frozenset(("held", "ongoing"))
_DROPPED = frozenset(("postponed", "cancelled", "broken-off", "denied"))
#: Sentences in which a report tells its news: the headline and the lead.
_OPENING = 3


def conflict(cluster: Cluster, mention: Mentioned) -> bool:
    """Whether number, day, place or stage say that it is another occasion."""
    if mention.number and cluster.numbers and mention.number[0] not in cluster.numbers:
        return True
    if mention.date and cluster.dates and not any(_overlap(mention.date, date) for date in cluster.dates):
        return True
    if mention.long_ago and not cluster.dates and not mention.definite and _is_news(cluster):
        return True
    if mention.place and cluster.places and not any(_same_place(mention.place[0], place) for place in cluster.places):
        return True
    if mention.number and not cluster.numbers and cluster.best.status == "denied":
        return True
    if mention.name and cluster.names and not any(_one_name(mention.name[0], name) for name in cluster.names):
        return True
    if mention.again and cluster.best.status not in TO_COME:
        return True
    if mention.words & OTHER and not (mention.words & {"next", "new"} and cluster.best.status in TO_COME):
        return not (mention.date and any(_overlap(mention.date, date) for date in cluster.dates))
    return _stages_apart(cluster, mention)


def _is_news(cluster: Cluster) -> bool:
    """Whether an occasion is what a report opens with."""
    return cluster.mentions[0].sentence < _OPENING and cluster.best.status != ""


def _one_name(one: str, other: str) -> bool:
    """Whether two names of occasions may be one: the words of the shorter stand in the longer."""
    short, full = sorted((set(one.lower().split()), set(other.lower().split())), key=len)
    return short <= full


def _same_place(one: str, other: str) -> bool:
    """Whether two places may be one: the same, or a town and a country."""
    return one == other or (country_of(one) is None) != (country_of(other) is None)


def _stages_apart(cluster: Cluster, mention: Mentioned) -> bool:
    """What plainly happened and what is plainly still to come are two, except where a headline looked ahead."""
    if mention.stage.weight < 2:
        return False
    if mention.stage.status in _DROPPED and cluster.best.status in _DROPPED - {mention.stage.status}:
        return not mention.definite
    plain = cluster.plain
    status = mention.stage.status
    if status in TO_COME:
        return bool(plain & _OVER) and not plain & TO_COME
    return (
        status in _OVER and bool(plain & TO_COME) and not plain & _OVER and not (mention.definite and not mention.date)
    )


def _overlap(one: str, two: str) -> bool:
    return parse(one).overlaps(parse(two))
