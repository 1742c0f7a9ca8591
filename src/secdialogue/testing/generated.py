"""Strategies for Hypothesis: documents and records with awkward texts, names from small pools so that things collide."""

from __future__ import annotations

from decimal import Decimal

import attrs
from hypothesis import strategies as st

from secdialogue.documents import plain_document
from secdialogue.merging import merge
from secdialogue.model import (
    Actor,
    ActorKind,
    Agreement,
    Block,
    Document,
    Evidence,
    Meeting,
    Metric,
    Participant,
    Record,
    Role,
    Statement,
    Term,
)
from secdialogue.plugin import Draft
from secdialogue.sharing import without_text

NAMES = ["Amina Diallo", "Amina K. Diallo", "Diallo", "Ministry of Defence", "Kenya", "UN", "Jörg Müller"]
COUNTRIES = [None, "KEN", "SEN", "DEU"]
DATES = [None, "2024", "2024-04", "2024-07-22", "2024-07-22/2024-07-23", "2014~", "2023-10-07/..", "../2023-10-07"]
WORDS = [
    "talks",
    "“quoted”",
    "𝔘nicode",
    "e\u0301",
    "\u202eRTL",
    "2,500",
    "Nairobi",
    "agreed",
    "said",
    "\u00a0",
    "=1+1",
    "<b>",
]

texts = st.lists(st.sampled_from(WORDS), min_size=3, max_size=12).map(" ".join)
hashes = st.integers(0, 5).map(lambda i: f"{i:064x}")


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A plain document of one to three blocks, with or without a date."""
    paragraphs = draw(st.lists(texts, min_size=1, max_size=3))
    text, blocks = "", []
    for paragraph in paragraphs:
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{paragraph}" if text else paragraph
        blocks.append(Block(kind="paragraph", start=start, end=len(text)))
    published = draw(st.sampled_from([None, "2024-07-22", "2024-07-22T10:00:00+02:00"]))
    details = draw(st.dictionaries(st.sampled_from(["series", "release"]), st.text(max_size=5), max_size=2))
    return plain_document("plain-text", draw(hashes), text, blocks, published=published, details=details)


@st.composite
def evidence(draw: st.DrawFn, draft: Draft, *supports: str) -> Evidence:
    """Evidence of a span that shows something."""
    visible = [i for i, c in enumerate(draft.text) if not c.isspace()]
    start = draw(st.sampled_from(visible))
    end = draw(st.sampled_from([i + 1 for i in visible if i >= start][:20]))
    return draft.evidence(start, end, *supports)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record of one document with entities of every kind that refer to each other."""
    draft = Draft(draw(documents()))
    actors = [_actor(draw, draft) for _ in range(draw(st.integers(1, 4)))]
    meetings = [_meeting(draw, draft, actors) for _ in range(draw(st.integers(0, 2)))]
    for _ in range(draw(st.integers(0, 2))):
        _agreement(draw, draft, actors, meetings)
    statements = [_statement(draw, draft, actors, meetings) for _ in range(draw(st.integers(0, 3)))]
    for _ in range(draw(st.integers(0, 2))):
        _metric(draw, draft, actors, statements)
    return draft.finish()


def _actor(draw: st.DrawFn, draft: Draft) -> str:
    kind: ActorKind = draw(st.sampled_from(("person", "state", "government-body", "unnamed-source", "media")))
    name = draw(st.sampled_from(NAMES))
    names = tuple(draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True)))
    roles = tuple(
        Role(title=t, as_of=draw(st.sampled_from(DATES))) for t in draw(st.sets(st.sampled_from(["minister", "envoy"])))
    )
    roles = tuple(sorted(roles, key=lambda r: r.title))
    country = draw(st.sampled_from(COUNTRIES))
    cited = draw(evidence(draft, "name", "names", "country", *(f"roles/{r.title}" for r in roles)))
    named = kind != "unnamed-source"
    return draft.add(
        Actor(kind=kind, name=name, names=names, roles=roles, country=country, named=named, evidence=(cited,))
    )


def _meeting(draw: st.DrawFn, draft: Draft, actors: list[str]) -> str:
    present = draw(st.lists(st.sampled_from(actors), max_size=3, unique=True))
    participants = tuple(Participant(actor=a, role=draw(st.sampled_from(["host", "participant"]))) for a in present)
    supports = ("name", "status", "date", "place", "participants", "topics", "round")
    return draft.add(
        Meeting(
            kind=draw(st.sampled_from(["talks", "summit", "call"])),
            name=draw(st.sampled_from([None, "Nairobi Talks"])),
            status=draw(st.sampled_from(["held", "planned", "denied"])),
            date=draw(st.sampled_from(DATES)),
            place=draw(st.sampled_from([None, "Nairobi", "Geneva"])),
            round=draw(st.sampled_from([None, 2])),
            participants=participants,
            topics=tuple(draw(st.lists(st.sampled_from(["borders", "arms"]), max_size=2, unique=True))),
            evidence=(draw(evidence(draft, *supports)),),
        )
    )


def _agreement(draw: st.DrawFn, draft: Draft, actors: list[str], meetings: list[str]) -> str:
    terms = tuple(
        Term(text=draft.text.split()[0], deadline=d) for d in draw(st.lists(st.sampled_from(DATES), max_size=2))
    )
    return draft.add(
        Agreement(
            kind=draw(st.sampled_from(["treaty", "ceasefire"])),
            name=draw(st.sampled_from([None, "Nairobi Accord"])),
            status=draw(st.sampled_from(["signed", "proposed"])),
            date=draw(st.sampled_from(DATES)),
            parties=tuple(draw(st.lists(st.sampled_from(actors), max_size=2, unique=True))),
            meetings=tuple(draw(st.lists(st.sampled_from(meetings), max_size=1))) if meetings else (),
            terms=terms,
            evidence=(draw(evidence(draft, "name", "status", "date", "parties", "meetings", "terms")),),
        )
    )


def _statement(draw: st.DrawFn, draft: Draft, actors: list[str], meetings: list[str]) -> str:
    cited = draw(evidence(draft, "text", "speakers", "cue", "meeting", "audience"))
    return draft.add(
        Statement(
            speakers=tuple(draw(st.lists(st.sampled_from(actors), max_size=2, unique=True))),
            audience=draw(st.sampled_from([None, *actors])),
            mode=draw(st.sampled_from(["direct", "indirect"])),
            text=cited.quote,
            cue=draw(st.sampled_from([None, "said"])),
            meeting=draw(st.sampled_from([None, *meetings])),
            evidence=(cited,),
        )
    )


def _metric(draw: st.DrawFn, draft: Draft, actors: list[str], statements: list[str]) -> str:
    supports = [f.name for f in attrs.fields(Metric) if f.metadata.get("cited")]
    return draft.add(
        Metric(
            measure="troops in Kenya",
            variable=draw(st.sampled_from(["troops-kenya", "attacks-kenya"])),
            value=draw(st.sampled_from([Decimal(2500), Decimal("0.5"), Decimal("1.20E+6")])),
            value_high=draw(st.sampled_from([None, Decimal(3000)])),
            unit="troops",
            claimed_by=tuple(draw(st.lists(st.sampled_from(actors), max_size=1))),
            statement=draw(st.sampled_from([None, *statements])),
            period=draw(st.sampled_from(DATES)),
            evidence=(draw(evidence(draft, *supports)),),
        )
    )


#: The sorts of record that an exporter may be given.
SORTS: dict[str, st.SearchStrategy[Record]] = {
    "one document": records(),
    "merged": st.lists(records(), min_size=2, max_size=3).map(merge),
    "nothing but its document": documents().map(lambda document: Draft(document).finish()),
    "without texts": records().map(without_text),
}


def dossiers() -> st.SearchStrategy[Record]:
    """Records of all SORTS."""
    return st.one_of(*SORTS.values())
