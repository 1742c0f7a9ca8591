"""`annotations`: every evidence as a W3C Web Annotation, on the text by position and quote, on a page by XPath and quote.

Web Annotation Data Model, W3C Recommendation of 23 February 2017. Positions count code points, ends are exclusive.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import quote

from secdialogue.exporters.wording import label
from secdialogue.model import Block, Document, Entity, Evidence, Record, prefix
from secdialogue.plugin import Exporter

CONTEXT_IRI = "http://www.w3.org/ns/anno.jsonld"
#: Ids of a record become IRIs by this prefix.
IRI = "urn:secdialogue:"
#: Characters before and after a quote, by which it is found again in a text that has moved.
AROUND = 32

_HEAD = f"""{{
 "@context": "{CONTEXT_IRI}",
 "id": "{IRI}annotations",
 "type": "AnnotationPage",
 "items": ["""

_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]{1,2000}", re.IGNORECASE)
_NO_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`%\x7f-\xa0\ud800-\udfff\ufffe\uffff]")
#: A JSON Pointer is a fragment of its own standard, RFC 6901.
_POINTER = "http://tools.ietf.org/rfc/rfc6901"


class WebAnnotations(Exporter):
    """One AnnotationPage; an annotation a passage and entity, in the record's order, written as it comes."""

    name: ClassVar[str] = "annotations"
    suffixes: ClassVar[tuple[str, ...]] = (".annotations.jsonld",)

    def export(self, records: Iterable[Record], target: Path) -> None:
        """Write the page; nothing is held but one record."""
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(_HEAD)
            between = "\n"
            for record in records:
                for annotation in annotated(record):
                    stream.write(f"{between}  {json.dumps(annotation, ensure_ascii=False)}")
                    between = ",\n"
            stream.write("\n ]\n}\n")


def annotated(record: Record) -> Iterator[dict[str, Any]]:
    """The annotations of a record, each a JSON object."""
    sources = {document.id: document for document in record.documents}
    for entity in record.entities():
        called = label(record, entity)
        for evidence in entity.evidence:
            yield _annotation(entity, called, evidence, sources[evidence.document])


def _annotation(entity: Entity, called: str, evidence: Evidence, document: Document) -> dict[str, Any]:
    place = f"{document.id}:{evidence.start}-{evidence.end}"
    body = [
        {"type": "SpecificResource", "source": iri(entity.id), "purpose": "identifying"},
        {"type": "TextualBody", "value": called, "format": "text/plain", "purpose": "describing"},
        {"type": "TextualBody", "value": prefix(entity), "format": "text/plain", "purpose": "classifying"},
    ]
    for support in evidence.supports:
        body.append({"type": "TextualBody", "value": support, "format": "text/plain", "purpose": "tagging"})
    targets = [_in_text(evidence, document), *_in_original(evidence, document)]
    return {
        "id": f"{IRI}annotation:{entity.id}@{place}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": body,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def iri(id: str) -> str:
    """The IRI of an id of a record; characters that no IRI may hold are percent-encoded."""
    return IRI + _NO_IRI.sub(lambda match: quote(match[0], safe=""), id)


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web, else None: other schemes may run code in whoever follows them."""
    return url if url is not None and _WEB.fullmatch(url) else None


def _in_text(evidence: Evidence, document: Document) -> dict[str, Any]:
    """Where the words stand in the text that the record keeps."""
    position = {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end}
    quote = _quoted(document.text, evidence.start, evidence.end, evidence.quote)
    source = {"id": iri(document.id), "type": "Text", "format": "text/plain"}
    return {"type": "SpecificResource", "source": source, "selector": [position, quote]}


def _quoted(
    text: str | None, start: int, end: int, exact: str, first: int = 0, last: int | None = None
) -> dict[str, Any]:
    """A quote selector; what stands around it is taken from `text[first:last]`."""
    selector = {"type": "TextQuoteSelector", "exact": exact}
    if text is not None:
        selector["prefix"] = text[max(first, start - AROUND) : start]
        selector["suffix"] = text[end : min(end + AROUND, len(text) if last is None else last)]
    return selector


def _in_original(evidence: Evidence, document: Document) -> Iterator[dict[str, Any]]:
    """Where the words stand in the source as it was published: one target a block that they run over."""
    address = web_address(document.url)
    if address is None:
        return
    tree = any(tool.name == "libxml2" for tool in document.made_with)
    for block in document.blocks:
        start, end = max(evidence.start, block.start), min(evidence.end, block.end)
        if block.source is None or start >= end:
            continue
        exact = evidence.quote[start - evidence.start : end - evidence.start]
        quote = _quoted(document.text, start, end, exact, block.start, block.end)
        yield {"type": "SpecificResource", "source": address, "selector": {**_element(block, tree), "refinedBy": quote}}


def _element(block: Block, tree: bool) -> dict[str, Any]:
    if tree:
        return {"type": "XPathSelector", "value": block.source}
    return {"type": "FragmentSelector", "conformsTo": _POINTER, "value": block.source}
