"""Releases of states and international bodies: readouts, joint statements, press releases, transcripts of briefings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from secdialogue.pages import Page, Run, claim, with_speakers
from secdialogue.plugin import Claim, Document, Source, SourceParser, hookimpl

_NUMBER = re.compile(
    r"(?:(?:press |media |news )?release|statement|communiqu[eé]|announcement|document|ref(?:erence)?|pr)\s{0,2}"
    r"(?:(?:no\.?|number|nr\.?|n°|#|:)\s{0,2}[:#]?\s{0,2}(?P<number>[A-Z]{0,6}[\s/-]{0,2}\d[\w/().-]{0,24})"
    r"|(?P<year>\d{1,5}/\d{2,4})\b)",
    re.IGNORECASE,
)
#: Symbols of the United Nations and of those who number as it does, alone on a line: "SC/15801", "A/79/PV.12".
_SYMBOL = re.compile(r"(?:[A-Z]{1,12}/)(?:[\dA-Z]{1,6}/){0,3}(?:[A-Z]{1,4}\.)?\d{1,6}(?:/\d{2,4})?")
_TYPES = (
    ("readout", re.compile(r"\breadout\b", re.IGNORECASE)),
    ("joint statement", re.compile(r"\bjoint (?:\w+ )?(?:statement|declaration|communiqu[eé])", re.IGNORECASE)),
    (
        "transcript",
        re.compile(
            r"\btranscript\b|\bpress briefing\b|\bbriefing by\b|\bpress conference\b|\bremarks\b", re.IGNORECASE
        ),
    ),
    ("fact sheet", re.compile(r"\bfact sheet\b", re.IGNORECASE)),
    ("statement", re.compile(r"\bstatement\b", re.IGNORECASE)),
    ("press release", re.compile(r"\b(?:press|media|news) release\b|\bfor immediate release\b", re.IGNORECASE)),
)
_BODY = re.compile(
    r"(?:office of|bureau of|department of|ministry of|embassy of|directorate|secretariat|headquarters|command|permanent mission)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:(?:press|media|news) (?:contacts?|enquiries|inquiries|office)|for (?:further|more) information|notes? to editors?|contact(?:s|:))",
    re.IGNORECASE,
)
_RELEASE_LINE = re.compile(
    r"(?:for )?immediate release|(?:press|media|news) release|readout|transcript|ends|###|-\s?ends?\s?-|\*{3}|# # #",
    re.IGNORECASE,
)


class OfficialReleaseParser(SourceParser):
    """Reads one release a page; each turn of a transcript is a block with its speaker."""

    name = "official-release"
    version = "0.1.0"

    def recognizes(self, source: Source) -> Claim:
        """KIND for hosts and publishers of states and international bodies, and for how releases begin."""
        return claim(source, "official-release")

    def parse(self, source: Source) -> Iterator[Document]:
        """The release, with `type`, `number` and `issuer` in its details where the page gives them."""
        page = Page.of(source)
        yield page.document("official-release", self.tool, details=_details(page), runs=_marked)


def _marked(runs: Sequence[Run]) -> list[Run]:
    """The runs of a release: turns with their speakers, contact blocks and marks of release as notices."""
    marked = []
    contacts = False
    for i, run in enumerate(with_speakers(runs)):
        text = run.text
        contacts = contacts or (i * 2 >= len(runs) and len(text) < 80 and _CONTACT.match(text) is not None)
        if contacts or (len(text) < 60 and (_RELEASE_LINE.fullmatch(text.strip(" .:-–—")) or _NUMBER.match(text))):
            run = attrs.evolve(run, kind="paragraph", verdict="notice", speaker=None)
        marked.append(run)
    return marked


def _details(page: Page) -> dict[str, str]:
    """What only releases have."""
    if page.tree is None:
        return {}
    title = page.metadata.title or ""
    near = [run.text for run in page.runs if len(run.text) < 120][:60]
    kind = next((name for name, pattern in _TYPES if pattern.search(title)), None)
    kind = kind or next(
        (name for line in near for name, pattern in _TYPES if pattern.fullmatch(line.strip(" :."))), None
    )
    issuer = next((line for line in near if len(line) < 90 and line != title and _BODY.match(line)), None)
    issuer = issuer or next((name for name in page.authors if _BODY.match(name)), page.metadata.publisher)
    found = {"type": kind, "number": _number(title, near), "issuer": issuer}
    return {name: value for name, value in found.items() if value}


def _number(title: str, near: Sequence[str]) -> str | None:
    """The release's number, as the title or a line near it gives it."""
    for line in (title, *near):
        if match := _NUMBER.search(line):
            return (match["number"] or match["year"]).strip(" .")
        if _SYMBOL.fullmatch(line):
            return line
    return None


@hookimpl
def secdialogue_parsers() -> list[SourceParser]:
    """The parser of this distribution."""
    return [OfficialReleaseParser()]
