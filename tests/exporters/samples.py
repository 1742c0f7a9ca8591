"""A dossier of three made documents for the tests of exporters: a page with a tree, a release in plain text, a copy."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs

from secdialogue.checking import check
from secdialogue.documents import DocumentBuilder, Paths, plain_document, sha256_of
from secdialogue.model import (
    ENTITY_LISTS,
    Agreement,
    Block,
    Conflict,
    ConflictValue,
    Document,
    Evidence,
    Meeting,
    Metric,
    Participant,
    Record,
    Role,
    Statement,
    Term,
    Tool,
    document_key,
    entity_key,
    evidence_key,
)
from secdialogue.plugin import Draft
from secdialogue.sources import html_tree

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Talks</title></head><body><nav>Home</nav><article>
<h1>Manila and Hanoi hold second maritime dialogue in Cebu</h1>
<p>Philippine Defense Secretary Ana Reyes met Vietnamese Deputy Minister <a href="/x">Tran Van Minh</a> at Camp Lapu-Lapu
   in Cebu on 12 March 2024 for the second round of the Maritime Security Dialogue.</p>
<p>“We will share <b>radar data</b> from next month,” Reyes told <i>The Harbour Times</i> after the talks.</p>
<p>The two sides signed a memorandum on coast guard cooperation 🚢, under which joint patrols start by June 2024.</p>
<p>About 40 vessels were counted near the reef, Reyes said; Vietnamese officials put the figure at 65.</p>
<p>A third round is planned for autumn 2025 in Da Nang.</p>
</article></body></html>"""

RELEASE = """ date 2024-03-14 HANOI - The Ministry of National Defence said between 60 and 70 vessels had left the reef since February.

=SUM(A1:A9) was the subject line of a forged letter, the ministry said; it "denied" <script>alert('x')</script> any withdrawal.

A call with Manila set for 20 March 2024 was cancelled. The third round will be held in Hue, the ministry added.
"""

PARSER = Tool(name="sample-parser", version="1.0")


def page_document() -> Document:
    """The page, read from its tree."""
    root = html_tree(PAGE)
    paths = Paths()
    builder = DocumentBuilder("news-outlet", sha256_of(PAGE.encode()), 0, (PARSER, Tool(name="libxml2", version="2.0")))
    builder.element("title", root.find(".//h1"), paths)
    for paragraph in root.iterfind(".//p"):
        builder.element("paragraph", paragraph, paths)
    return builder.build(
        url="https://example.org/cebu?a=1&b=2",
        title="Manila and Hanoi hold second maritime dialogue in Cebu",
        publisher="The Harbour Times",
        authors=("B. Cruz", "<b>Q. Tan</b>"),
        language="en",
        published="2024-03-12T18:30:00+08:00",
        dateline_place="Cebu",
        details={"series": "Sea lanes"},
    )


def release_document(*, copied: bool = False) -> Document:
    """The release, or a copy of it."""
    text = RELEASE if not copied else RELEASE.replace(" date 2024-03-14 ", "").rstrip() + "\n"
    blocks = []
    at = 0
    for part in text.split("\n\n"):
        start = at + len(part) - len(part.lstrip())
        blocks.append(Block(kind="paragraph", start=start, end=at + len(part.rstrip())))
        at += len(part) + 2
    return plain_document(
        "official-release" if not copied else "agency-feed",
        sha256_of(text.encode()),
        text,
        blocks,
        made_with=(PARSER,),
        title='=cmd|" /C calc"!A0' if copied else "Statement on vessels",
        publisher="Ministry of National Defence" if not copied else "Wire & Sons",
        relays=("@agency",) if copied else (),
        published="2024-03-14" if not copied else "2024-03-15T01:00:00Z",
        url=None if copied else "javascript:alert(1)",
    )


def span(draft: Draft, words: str, *supports: str, nth: int = 1) -> Evidence:
    """Evidence of the n-th occurrence of words."""
    at = -1
    for _ in range(nth):
        at = draft.text.index(words, at + 1)
    return draft.evidence(at, at + len(words), *supports)


def page_record() -> Record:
    """What the page says."""
    draft = Draft(page_document())

    def cite(words: str, *supports: str, nth: int = 1) -> Evidence:
        return span(draft, words, *supports, nth=nth)

    def actor(kind: str, name: str, words: str, *more: Evidence, **fields: Any) -> str:
        at = draft.text.index(words)
        key = draft.actor(at, at + len(words), kind=kind, name=name, **fields)  # type: ignore[arg-type]
        draft.cite(key, *more)
        return key

    manila = actor("state", "Philippines", "Philippine", country="PHL", names=("Manila",))
    draft.cite(manila, cite("Manila", "names/Manila"))
    hanoi = actor("state", "Vietnam", "Vietnamese", country="VNM", names=("Hanoi",))
    draft.cite(hanoi, cite("Hanoi", "names/Hanoi"))
    role = Role(title="Defense Secretary", organization=manila, country="PHL", as_of="2024-03-12")
    reyes = actor(
        "person", "Ana Reyes", "Ana Reyes", cite("Philippine Defense Secretary", "country", "roles/Defense Secretary"),
        country="PHL", names=("Ana Reyes", "Reyes"), roles=(role,),
    )  # fmt: skip
    draft.cite(reyes, cite("Reyes", "names/Reyes", nth=2))
    minh = actor("person", "Tran Van Minh", "Tran Van Minh", cite("Vietnamese", "country"), country="VNM")
    series = actor("commission", "Maritime Security Dialogue", "Maritime Security Dialogue")
    times = actor("media", "The Harbour Times", "The Harbour Times")
    officials = actor("unnamed-source", "Vietnamese officials", "Vietnamese officials", country="VNM", named=False)
    memo = draft.add(
        Agreement(
            kind="memorandum", status="signed", date="2024-03-12", parties=(manila, hanoi),
            terms=(Term(text="joint patrols", deadline="2024-06"),),
            evidence=(
                cite("signed a memorandum on coast guard cooperation 🚢", "status"),
                cite("12 March 2024", "date"),
                cite("The two sides", "parties"),
                cite("joint patrols start by June 2024", "terms/2024-06", "terms/joint patrols"),
            ),
        )
    )  # fmt: skip
    second = draft.add(
        Meeting(
            name="Maritime Security Dialogue, second round", kind="dialogue-round", series=series, round=2, status="held",
            date="2024-03-12", place="Cebu", venue="Camp Lapu-Lapu", topics=("maritime security",),
            participants=tuple(Participant(actor=a, role=r) for a, r in ((manila, "host"), (hanoi, "participant"), (reyes, "head"), (minh, "head"))),
            evidence=(
                cite("second round of the Maritime Security Dialogue", "name", "round", "series", "topics"),
                cite("met", "status"),
                cite("12 March 2024", "date"),
                cite("Cebu", "place", nth=2),
                cite("Camp Lapu-Lapu", "venue"),
                cite("Philippine Defense Secretary Ana Reyes met Vietnamese Deputy Minister Tran Van Minh", "participants"),
            ),
        )
    )  # fmt: skip
    draft.replace(memo, cite("The two sides signed", "meetings"), meetings=(second,))
    draft.add(
        Meeting(
            kind="dialogue-round", series=series, round=3, status="planned", date="2025-23", place="Da Nang",
            participants=(Participant(actor=manila), Participant(actor=hanoi)), framework=(memo,),
            evidence=(
                cite("A third round is planned for autumn 2025 in Da Nang", "status", "round", "series", "framework"),
                cite("autumn 2025", "date"), cite("Da Nang", "place"), cite("The two sides", "participants"),
            ),
        )
    )  # fmt: skip
    said = draft.add(
        Statement(
            speakers=(reyes,), mode="direct", attitude="eventuality", text="We will share radar data from next month",
            cue="told", meeting=second, date="2024-03-12", audience=times, relayed_by=(times,),
            evidence=(
                cite("“We will share radar data from next month,”", "text"), cite("Reyes", "speakers", nth=2),
                cite("told", "cue"), cite("The Harbour Times", "audience", "relayed_by"),
                cite("after the talks", "meeting", "date"),
            ),
        )
    )  # fmt: skip
    counted = draft.add(
        Statement(
            speakers=(reyes,), mode="indirect", text="About 40 vessels were counted near the reef", cue="said", within=said,
            evidence=(
                cite("About 40 vessels were counted near the reef", "text", "within"),
                cite("Reyes", "speakers", nth=3), cite("said", "cue"),
            ),
        )
    )  # fmt: skip
    common = {"measure": "vessels near the reef", "variable": "vessels-reef", "unit": "vessels", "place": "the reef"}
    draft.add(
        Metric(
            **common, value=Decimal(40), comparator="approximately", claimed_by=(reyes,), statement=counted,
            evidence=(
                cite("About 40 vessels were counted near the reef", "measure", "variable", "value", "comparator", "unit", "place", "statement"),
                cite("Reyes", "claimed_by", nth=3),
            ),
        )
    )  # fmt: skip
    draft.add(
        Metric(
            **common, value=Decimal("65.5"), claimed_by=(officials,),
            evidence=(
                cite("About 40 vessels were counted near the reef", "measure", "variable", "unit", "place"),
                cite("65", "value", "comparator"), cite("Vietnamese officials", "claimed_by"),
            ),
        )
    )  # fmt: skip
    return draft.finish((Tool(name="sample-extractor", version="2"),))


def release_record(*, copied: bool = False) -> Record:
    """What the release says."""
    draft = Draft(release_document(copied=copied))

    def cite(words: str, *supports: str, nth: int = 1) -> Evidence:
        return span(draft, words, *supports, nth=nth)

    at = draft.text.index("Ministry")
    ministry = draft.actor(
        at, at + 28, kind="government-body", name="Ministry of National Defence", names=("ministry",)
    )
    draft.cite(ministry, cite("ministry", "names/ministry"), cite("HANOI", "country"))
    draft.replace(ministry, country="VNM")
    draft.add(
        Statement(
            speakers=(ministry,), mode="mixed", polarity="denied", cue="denied",
            text="<script>alert('x')</script> any withdrawal",
            evidence=(
                cite("<script>alert('x')</script> any withdrawal", "text"), cite("the ministry", "speakers"), cite('"denied"', "cue"),
            ),
        )
    )  # fmt: skip
    call = draft.text.index("A call")
    draft.add(
        Meeting(
            kind="call", status="cancelled", date="2024-03-20",
            evidence=(draft.evidence(call, call + 54, "status"), cite("20 March 2024", "date")),
        )
    )  # fmt: skip
    draft.add(
        Metric(
            measure="vessels near the reef", variable="vessels-reef", unit="vessels", value=Decimal(60), value_high=Decimal(70),
            comparator="range", change="absolute", direction="decrease", period="2024-02/..", claimed_by=(ministry,),
            evidence=(
                cite("between 60 and 70 vessels had left the reef", "measure", "variable", "value", "value_high", "comparator",
                     "unit", "change", "direction"),
                cite("since February", "period"), cite("The Ministry of National Defence", "claimed_by"),
            ),
        )
    )  # fmt: skip
    return draft.finish()


def joined(*records: Record) -> Record:
    """Records put together: entities of one id become one with the evidence of both."""
    entities: dict[str, Any] = {}
    for record in records:
        for entity in record.entities():
            if entity.id in entities:
                both = [*entities[entity.id].evidence, *entity.evidence]
                entity = attrs.evolve(entities[entity.id], evidence=tuple(sorted(both, key=evidence_key)))
            entities[entity.id] = entity
    lists = {
        name: tuple(sorted((e for e in entities.values() if isinstance(e, cls)), key=entity_key))
        for name, cls in ENTITY_LISTS.items()
    }
    documents = tuple(sorted((d for r in records for d in r.documents), key=document_key))
    return check(Record(documents=documents, **lists))  # type: ignore[arg-type]


def dossier() -> Record:
    """Three documents, the last a copy of the second, with a conflict, an old id and what plugins add."""
    release = release_record()
    copy = release_record(copied=True)
    record = joined(page_record(), release, copy)
    copies = {copy.documents[0].id: release.documents[0].id}
    documents = tuple(attrs.evolve(d, copy_of=copies.get(d.id)) for d in record.documents)
    planned = next(m for m in record.meetings if m.status == "planned")
    text = release.documents[0].text or ""
    hue = Evidence(
        document=release.documents[0].id,
        start=text.index("Hue"),
        end=text.index("Hue") + 3,
        quote="Hue",
        supports=("place",),
    )
    da_nang = next(e for e in planned.evidence if "place" in e.supports)
    conflict = Conflict(
        entity=planned.id,
        field="place",
        values=(ConflictValue(value="Da Nang", evidence=(da_nang,)), ConflictValue(value="Hue", evidence=(hue,))),
    )
    actors = tuple(
        attrs.evolve(
            a, same_as=("actor:a-reyes", "actor:reyes"), extensions={"secdialogue-x": {"score": 0.5, "more": [1, None]}}
        )
        if a.id == "actor:ana-reyes"
        else a
        for a in record.actors
    )
    return check(
        attrs.evolve(
            record, documents=documents, actors=actors, conflicts=(conflict,), extensions={"secdialogue-y": True}
        )
    )
