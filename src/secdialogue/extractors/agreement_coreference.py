"""Which mentions of agreements are one: the same name, or kind and parties, or a definite noun that points back."""

from __future__ import annotations

from collections.abc import Iterable

from secdialogue.edtf import parse
from secdialogue.extractors.agreement_mentions import EARLIER
from secdialogue.extractors.agreement_told import Known, Told

_GENERIC = frozenset(
    ("agreement", "deal", "pact", "accord", "treaty", "arrangement", "partnership", "relationship", "document")
)


def gathered(mentions: Iterable[Told]) -> list[Known]:
    """The agreements of a document, in the order of their first mention."""
    found: list[Known] = []
    for mention in mentions:
        chosen = _chosen(found, mention)
        if chosen is None and (mention.needs == "again" or _only_points(mention)):
            continue
        if chosen is None:
            chosen = Known([])
            found.append(chosen)
        chosen.add(mention)
    return found


def _only_points(mention: Told) -> bool:
    """Whether "the agreements", "the settlement of the conflict" stand for what others tell, or for no agreement at all."""
    if not mention.definite or mention.name or mention.date or mention.terms:
        return False
    plural = mention.head.endswith("s") and mention.needs == "named" and mention.stage.weight < 2
    return plural or (mention.head == "settlement" and mention.stage.status != "signed")


def _chosen(found: list[Known], mention: Told) -> Known | None:
    best: tuple[int, Known] | None = None
    for age, known in enumerate(reversed(found[-16:])):
        score = _affinity(known, mention) if _of_one_time(known, mention) else 0
        if score > 0 and (best is None or score - age > best[0]):
            best = (score - age, known)
    return best[1] if best else None


def _of_one_time(known: Known, mention: Told) -> bool:
    """Whether both or neither is told as one that another has followed."""
    return bool(mention.words & EARLIER) == bool(known.told[0].words & EARLIER)


def _affinity(known: Known, mention: Told) -> int:
    """How well a mention fits an agreement; 0 where something speaks against it or nothing for it."""
    if mention.sentence == known.told[-1].sentence and _in_apposition(known.told[-1], mention):
        return 50
    sought = mention.stage.status in ("rejected", "proposed", "under-negotiation")
    if sought and not mention.definite and known.settled:
        return 0
    settled = mention.stage.weight > 2 and mention.stage.status == "signed" and not mention.definite
    if settled and known.settled and mention.head not in known.heads and mention.needs != "agree":
        return 0
    if mention.name and known.names:
        return 40 if any(_same_name(mention.name[0], name) for name in known.names) else 0
    if _years_apart(known, mention) or _parties_apart(known, mention):
        return 0
    shared = len({side.actor for side in mention.parties} & known.parties.keys())
    kind = mention.kind in known.kinds
    if mention.kind != "other" and "other" not in known.kinds and not kind:
        return 0
    if kind and mention.kind != "other" and (shared or not mention.parties or not known.parties):
        return 20 + shared
    if mention.definite and not mention.name and not mention.own_date and mention.head in _GENERIC | known.heads:
        same = mention.head in known.heads
        if same or mention.kind == "other" or known.kinds == {"other"}:
            return 10 + 5 * same + shared
    told_as_signed = any(told.stage.status == "signed" for told in known.told)
    if told_as_signed and mention.stage == ("signed", 2) and mention.head in known.heads and shared:
        return 8  # "the signing of a landmark accord", of one that was told as signed
    if (
        shared > 1
        and mention.kind == known.told[-1].kind
        and mention.sentence - known.told[-1].sentence < 4
        and mention.needs != "agree"
    ):
        return 8
    return 0


def _in_apposition(before: Told, mention: Told) -> bool:
    """As in "the X Agreement, a deal on …"."""
    return before.name is not None and mention.name is None and 0 < mention.own_start - before.head_span[1] < 3


def _same_name(one: str, other: str) -> bool:
    first = [word for word in one.lower().split() if word not in _GENERIC] or one.lower().split()
    second = [word for word in other.lower().split() if word not in _GENERIC] or other.lower().split()
    return set(first) <= set(second) or set(second) <= set(first)


def _years_apart(known: Known, mention: Told) -> bool:
    if not mention.own_date or mention.date is None:
        return False
    return any(not parse(date).overlaps(parse(mention.date[0])) for date in known.dates)


def _parties_apart(known: Known, mention: Told) -> bool:
    theirs = {side.actor for side in mention.parties}
    return bool(theirs and known.parties and not (theirs <= known.parties.keys() or known.parties.keys() <= theirs))
