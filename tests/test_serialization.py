"""Record and JSON: lossless, byte-stable, described by a schema, and clear about what is wrong."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secdialogue import schema
from secdialogue.errors import RecordError, SchemaVersionError
from secdialogue.model import Document, Record
from secdialogue.serialization import document_from_json, from_json, plain, to_json, to_json_line, unstructure
from secdialogue.testing import documents, records
from test_record import record

VALIDATOR = jsonschema.Draft202012Validator(schema.json_schema())


@given(records())
def test_a_record_comes_back_from_json_equal_and_with_equal_bytes(made: Record) -> None:
    again = from_json(to_json(made))
    assert again == made
    assert to_json(again) == to_json(made)
    assert from_json(to_json_line(made)) == made


@given(documents())
def test_a_document_comes_back_from_json(made: Document) -> None:
    assert document_from_json(to_json(made)) == made


@given(records())
def test_every_record_fits_the_schema(made: Record) -> None:
    VALIDATOR.validate(json.loads(to_json(made)))


def test_the_shipped_schema_is_the_one_the_classes_give() -> None:
    jsonschema.Draft202012Validator.check_schema(schema.json_schema())
    assert schema.shipped() == schema.render(), "run python -m secdialogue.schema"


def test_the_json_is_one_space_indented_with_all_keys_and_characters_as_they_are() -> None:
    text = to_json(record())
    assert text.startswith('{\n "schema": "secdialogue/record/1.0",\n "documents": [\n  {\n   "id": "doc:')
    assert text.endswith("}\n")
    assert '"url": null' in text
    assert '"relays": []' in text


@pytest.mark.parametrize(
    ("value", "digits"),
    [("1.2E+6", "1200000"), ("2500", "2500"), ("0.50", "0.5"), ("-0", "0"), ("100", "100"), ("1E-7", "0.0000001")],
)
def test_decimals_are_plain_strings(value: str, digits: str) -> None:
    assert plain(Decimal(value)) == digits


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_no_digit_of_a_decimal_is_lost(value: Decimal) -> None:
    assert Decimal(plain(value)) == value


def changed(change: Any) -> str:
    data = json.loads(to_json(record()))
    change(data)
    return json.dumps(data)


REFUSED = [
    (lambda d: d["meetings"][0].update(date=7), "meetings[0].date: 7 is not a string"),
    (lambda d: d["meetings"][0].pop("date"), "meetings[0].date: is missing"),
    (lambda d: d["actors"][1].update(colour="red"), "actors[1].colour: is no field of this version"),
    (lambda d: d["meetings"][0].update(evidence={}), "meetings[0].evidence: {} is no list"),
    (lambda d: d["documents"].append(3), "documents[1]: 3 is no object"),
    (lambda d: d.update(schema="something/2"), "schema: no record: schema is 'something/2'"),
    (lambda d: d.pop("schema"), "schema: no record"),
]


@pytest.mark.parametrize(("change", "message"), REFUSED, ids=[message for _, message in REFUSED])
def test_json_that_is_no_record_is_refused_with_its_path(change: Any, message: str) -> None:
    with pytest.raises(RecordError) as caught:
        from_json(changed(change))
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"schema": NaN}', "[" * 100_000])
def test_what_is_not_json_or_no_object_is_a_record_error(text: str) -> None:
    with pytest.raises(RecordError):
        from_json(text)


def test_a_newer_major_version_is_refused_by_name() -> None:
    with pytest.raises(SchemaVersionError, match=r"secdialogue/record/2\.0"):
        from_json(changed(lambda d: d.update(schema="secdialogue/record/2.0")))


def test_fields_of_a_newer_minor_version_are_kept() -> None:
    def newer(data: dict[str, Any]) -> None:
        data["schema"] = "secdialogue/record/1.7"
        data["mood"] = "calm"
        data["actors"][0]["colour"] = {"hex": "#fff"}
        data["actors"][0]["evidence"][0]["sure"] = 0.5

    again = from_json(changed(newer))
    assert json.loads(to_json(again)) == json.loads(changed(newer))


def test_unknown_fields_take_part_in_equality() -> None:
    made = record()
    other = attrs.evolve(made, unknown={"mood": "calm"})
    assert made != other
    assert unstructure(other)["mood"] == "calm"
