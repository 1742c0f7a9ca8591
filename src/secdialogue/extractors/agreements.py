"""Agreements: every arrangement between parties, once however often it is mentioned, with its life and its terms."""

from __future__ import annotations

from typing import ClassVar

from secdialogue.extractors.agreement_coreference import gathered
from secdialogue.extractors.agreement_mentions import AgreementReader
from secdialogue.extractors.agreement_told import Known
from secdialogue.extractors.links import link_agreements
from secdialogue.model import Agreement, Evidence, Term
from secdialogue.plugin import Document, Draft, Extractor


class Agreements(Extractor):
    """Adds an Agreement for every arrangement that a document speaks of."""

    name: ClassVar[str] = "agreements"
    version: ClassVar[str] = "1"
    provides: ClassVar[tuple[str, ...]] = ("agreements",)
    needs: ClassVar[tuple[str, ...]] = ("actors", "statements", "meetings")

    def extract(self, document: Document, draft: Draft) -> None:
        """Add the agreements of a document."""
        reader = AgreementReader(draft)
        for known in gathered(reader.mentions()):
            reader.complete(known)
            if (agreement := _agreement(draft, known)) is not None:
                draft.add(agreement)
        link_agreements(draft, reader.sides)


_RANK = (
    "ended",
    "suspended",
    "violated",
    "rejected",
    "signed",
    "in-force",
    "announced",
    "under-negotiation",
    "proposed",
    "",
)


def _agreement(draft: Draft, known: Known) -> Agreement | None:
    """The agreement of a cluster, or nothing where its words do not make one."""
    plainest = max(known.told, key=lambda t: (t.stage.weight, -_RANK.index(t.stage.status)))
    status = plainest.stage.status or _unsaid(known)
    if not _counts(known, status):
        return None
    evidence = [draft.evidence(*told.span) for told in known.told]
    evidence.append(draft.evidence(*plainest.span, "status"))
    for actor, side in known.parties.items():
        evidence.append(draft.evidence(side.start, side.end, f"parties/{actor}"))
    return Agreement(
        name=_name(draft, known, evidence),
        kind=_kind(known),  # type: ignore[arg-type]
        status=status,  # type: ignore[arg-type]
        date=_date(draft, known, status, evidence),
        parties=tuple(known.parties),
        terms=_terms(draft, known, evidence),
        evidence=tuple(evidence),
    )


def _unsaid(known: Known) -> str:
    """The status of an agreement that is only spoken of: one with a name, or pointed to, is in force."""
    return "in-force" if known.names or any(told.definite or told.own_date for told in known.told) else ""


def _counts(known: Known, status: str) -> bool:
    if not status:
        return False
    if known.names or len(known.parties) > 1:
        return True
    if any(told.needs == "sure" and told.own_date and told.definite for told in known.told):
        return True
    weight = max(told.stage.weight for told in known.told)
    return any(told.needs == "sure" for told in known.told) and (weight > 2 or (weight > 1 and bool(known.parties)))


def _kind(known: Known) -> str:
    return next((told.kind for told in known.told if told.kind != "other"), "other")


def _name(draft: Draft, known: Known, evidence: list[Evidence]) -> str | None:
    if not known.names:
        return None
    name, span = max(known.names.items(), key=lambda item: len(item[0]))
    evidence.append(draft.evidence(*span, "name"))
    return name


def _date(draft: Draft, known: Known, status: str, evidence: list[Evidence]) -> str | None:
    """The day it was signed or announced; none for what is not agreed yet."""
    if status in ("proposed", "under-negotiation", "rejected"):
        return None
    dated = [told for told in known.told if told.date]
    if not dated:
        return None
    date, span = max(dated, key=lambda told: (told.own_date, told.stage.weight)).date  # type: ignore[misc]
    evidence.append(draft.evidence(*span, "date"))
    return date


#: More terms than this are no longer told apart.
_MOST_TERMS = 24


def _terms(draft: Draft, known: Known, evidence: list[Evidence]) -> tuple[Term, ...]:
    found: dict[str, Term] = {}
    for told in known.told:
        for span, deadline, cited in told.terms if len(found) < _MOST_TERMS else ():
            text = draft.text[slice(*span)]
            if any(text in other or other in text for other in found):
                continue
            found[text] = Term(text=text, deadline=deadline)
            evidence.append(draft.evidence(*span, f"terms/{text}"))
            if deadline and cited:
                evidence.append(draft.evidence(*cited, f"terms/{deadline}"))
    return tuple(found.values())
