"""Records as RDF, read back by rdflib."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import attrs
import pytest

from secdialogue.model import Record

rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")
from rdflib.compare import isomorphic  # noqa: E402


def written(record: Record, folder: Path, name: str):
    from secdialogue_rdf.exporter import JsonLd, Turtle

    exporter = {"turtle": Turtle, "jsonld": JsonLd}[name]()
    target = folder / f"r.{name}"
    exporter.export([record], target)
    return target


def test_both_forms_are_one_graph(record: Record, tmp_path: Path) -> None:
    """And the graph is the one that was meant."""
    from secdialogue_rdf.graph import graph

    turtle = rdflib.Graph().parse(written(record, tmp_path, "turtle"), format="turtle")
    jsonld = rdflib.Graph().parse(written(record, tmp_path, "jsonld"), format="json-ld")
    assert isomorphic(turtle, jsonld)
    assert isomorphic(turtle, graph(record))
    assert not any(isinstance(term, rdflib.BNode) for triple in turtle for term in triple)


def test_the_same_record_gives_the_same_bytes(record: Record, tmp_path: Path) -> None:
    """In both forms."""
    for name in ("turtle", "jsonld"):
        first = written(record, tmp_path, name).read_bytes()
        assert written(record, tmp_path, name).read_bytes() == first


def test_who_spoke_is_a_question_that_sparql_answers(record: Record, tmp_path: Path) -> None:
    """With the passage that it stands on."""
    found = rdflib.Graph().parse(written(record, tmp_path, "turtle"), format="turtle")
    query = """SELECT ?name ?quote WHERE { ?s a schema:Claim ; schema:creator/schema:name ?name ;
               prov:qualifiedDerivation ?d . ?d sd:supports "text" ; prov:entity/schema:text ?quote }"""
    answers = {(str(name), str(quote)) for name, quote in found.query(query)}
    assert ("Ana Reyes", "“We will share radar data from next month,”") in answers


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2024-03-12", "2024-03-12", None),
        ("2024-03", "2024-03", None),
        ("2024-03-12/2024-03-14", "2024-03-12", "2024-03-14"),
        ("2025-23", None, None),
        ("2024-03-12~", None, None),
        ("2024-03-12/..", "2024-03-12", None),
    ],
)
def test_dates_say_no_more_than_is_known(record: Record, date: str, start: str | None, end: str | None) -> None:
    """The EDTF value is always there."""
    from secdialogue_rdf.graph import SCHEMA, SD, graph, node

    held = next(m for m in record.meetings if m.name)
    dated = attrs.evolve(held, date=date)
    found = graph(attrs.evolve(record, meetings=tuple(dated if m.id == held.id else m for m in record.meetings)))
    values = [found.value(node(held.id), term) for term in (SD.date, SCHEMA.startDate, SCHEMA.endDate)]
    assert [None if v is None else str(v) for v in values] == [date, start, end]


def test_the_graph_conforms_to_its_shapes(record: Record) -> None:
    """Nothing without a passage, no passage without its place."""
    pyshacl = pytest.importorskip("pyshacl", reason="pyshacl is not installed")
    from secdialogue_rdf.graph import graph

    shapes = files("secdialogue_rdf").joinpath("shapes.ttl").read_text("utf-8")
    conforms, _, text = pyshacl.validate(graph(record), shacl_graph=rdflib.Graph().parse(data=shapes, format="turtle"))
    assert conforms, text
    broken = graph(record)
    broken.remove((None, rdflib.PROV.wasDerivedFrom, None))
    assert not pyshacl.validate(broken, shacl_graph=rdflib.Graph().parse(data=shapes, format="turtle"))[0]


def test_odd_ids_and_characters_do_not_break_the_forms(record: Record, tmp_path: Path) -> None:
    """What no IRI may hold is percent-encoded, what no text may hold replaced; both forms stay one graph."""
    first = record.actors[-1]
    named = [a for a in record.actors if a.id != "actor:the-harbour-times"]
    odd = attrs.evolve(first, id='actor:a b>"{}', name='"\\\x00\x7f\n\u2028 \U0001f6a2 \'"""')
    changed = attrs.evolve(
        record, actors=(*named[:-1], odd), meetings=(), agreements=(), statements=(), metrics=(), conflicts=()
    )
    turtle = rdflib.Graph().parse(written(changed, tmp_path, "turtle"), format="turtle")
    jsonld = rdflib.Graph().parse(written(changed, tmp_path, "jsonld"), format="json-ld")
    assert isomorphic(turtle, jsonld)
    name = turtle.value(
        rdflib.URIRef("urn:secdialogue:actor:a%20b%3E%22%7B%7D"), rdflib.URIRef("https://schema.org/name")
    )
    assert str(name) == odd.name.replace("\x00", "\ufffd")
