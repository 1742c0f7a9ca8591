"""The laws of a record, checked once where it is finished or loaded; a break is refused with the path of the value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise
from operator import attrgetter, call
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from secdialogue import edtf
from secdialogue.errors import RecordError
from secdialogue.model import (
    ENTITY_LISTS,
    Block,
    Document,
    Entity,
    Evidence,
    Record,
    Tool,
    document_key,
    entity_key,
    evidence_key,
    member_keys,
    sha256,
)

_ISO = re.compile(
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
    r"(T([01]\d|2[0-3]):[0-5]\d(:([0-5]\d|60)([.,]\d{1,9})?)?(Z|[+-]\d{2}(:?\d{2})?)?)?"
)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_COUNTRY = re.compile(r"[A-Z]{3}")


def check(record: Record) -> Record:
    """Return `record` if it keeps every law of the contract; raise RecordError naming the path otherwise."""
    _check_documents(record)
    seen: dict[str, str] = {document.id: f"documents[{i}]" for i, document in enumerate(record.documents)}
    if len(seen) < len(record.documents):
        raise _broken("documents", "an id is used twice")
    for name in ENTITY_LISTS:
        entities = getattr(record, name)
        for i, entity in enumerate(entities):
            _check_ids(entity, f"{name}[{i}]", seen)
            _check_entity(record, entity, f"{name}[{i}]")
        _check_order(entities, entity_key, name)
    _check_conflicts(record)
    return record


def check_document(document: Document) -> Document:
    """Return `document` if it keeps the laws by itself; raise RecordError as `check` of a record of it alone does."""
    if not _is_sound(document):
        check(Record(documents=(document,)))
    return document


def _is_sound(document: Document) -> bool:
    """Whether a document certainly keeps every law: the same tests as `check`, without a path for each value."""
    if type(document) is not Document or document.copy_of is not None:
        return False
    quick = _quick(Document)
    if not (
        _TEXT_OR_NONE.issuperset(map(type, quick.texts_or_none(document)))
        and _TEXT.issuperset(map(type, quick.texts(document)))
        and all(map(call, quick.tests, quick.values(document)))
    ):
        return False
    for stamp in (document.published, document.updated, document.embargo, document.dateline_date):
        if stamp is not None and not is_iso(stamp):
            return False
    text = document.text
    if text is None or sha256(text) != document.text_sha256 or not _SHA256.fullmatch(document.source_sha256):
        return False
    return _are_sound_blocks(document.blocks, len(text)) and _are_sound_tools(document.made_with)


def _are_sound_blocks(blocks: Any, length: int) -> bool:
    if type(blocks) is not tuple:
        return False
    reached = 0
    kinds = _block_kinds()
    for block in blocks:
        if type(block) is not Block:
            return False
        start, end, kind = block.start, block.end, block.kind
        if not (type(start) is int is type(end) and reached <= start <= end and type(kind) is str and kind in kinds):
            return False
        if type(block.source) not in _TEXT_OR_NONE or type(block.speaker) not in _TEXT_OR_NONE:
            return False
        reached = end
    return reached <= length


@cache
def _block_kinds() -> frozenset[str]:
    return frozenset(get_args(get_type_hints(Block)["kind"]))


def _are_sound_tools(tools: Any) -> bool:
    return type(tools) is tuple and all(
        type(tool) is Tool and type(tool.name) is str is type(tool.version) for tool in tools
    )


_TEXT = frozenset({str})
_TEXT_OR_NONE = frozenset({str, type(None)})


@attrs.frozen
class _Quick:
    """What is got at once of a document: its texts, its texts or nulls, all others but its parts with the test of each."""

    texts: Callable[[Any], tuple[Any, ...]]
    texts_or_none: Callable[[Any], tuple[Any, ...]]
    values: Callable[[Any], tuple[Any, ...]]
    tests: tuple[Callable[[Any], bool], ...]


@cache
def _quick(cls: type[Any]) -> _Quick:
    tests = _plan(cls).tests
    apart = ("str", "str or null", "a tuple, each Block", "a tuple, each Tool")
    others = {name: test for name, test, wanted in tests if wanted not in apart}
    return _Quick(
        attrgetter(*(name for name, _, wanted in tests if wanted == "str")),
        attrgetter(*(name for name, _, wanted in tests if wanted == "str or null")),
        attrgetter(*others),
        tuple(others.values()),
    )


def _broken(path: str, problem: str) -> RecordError:
    return RecordError(problem, place=path, remedy="Write the record again from its sources, or mend this value")


def _check_order(values: Iterable[Any], key: Callable[[Any], Any], path: str) -> None:
    keys = [key(value) for value in values]
    if any(a > b for a, b in pairwise(keys)):
        raise _broken(path, "not in the order of the contract")


def _check_ids(entity: Entity, path: str, seen: dict[str, str]) -> None:
    kind = type(entity).__name__.lower()
    for own in (entity.id, *entity.same_as):
        if not own.startswith(f"{kind}:") or len(own) <= len(kind) + 1:
            raise _broken(f"{path}.id", f"{own!r} does not begin with '{kind}:'")
        if own in seen:
            raise _broken(f"{path}.id", f"{own!r} is used twice, first at {seen[own]}")
        seen[own] = path


# --- documents ------------------------------------------------------------------------------------------------------


def _check_documents(record: Record) -> None:
    for i, document in enumerate(record.documents):
        path = f"documents[{i}]"
        _check_values(document, path)
        for field in ("published", "updated", "embargo", "dateline_date"):
            value = getattr(document, field)
            if value is not None and not is_iso(value):
                raise _broken(f"{path}.{field}", f"{value!r} is no ISO 8601 date or date-time")
        if document.copy_of is not None and not isinstance(record._index.get(document.copy_of), Document):
            raise _broken(f"{path}.copy_of", f"there is no document {document.copy_of!r}")
        _check_text(document, path)
    _check_order(record.documents, document_key, "documents")


@lru_cache(maxsize=1024)
def is_iso(value: str) -> bool:
    """Whether `value` is a calendar date, or a date and time with or without an offset."""
    return _ISO.fullmatch(value) is not None and edtf.is_valid(value[:10])


def _check_text(document: Document, path: str) -> None:
    for field in ("text_sha256", "source_sha256"):
        if not _SHA256.fullmatch(getattr(document, field)):
            raise _broken(f"{path}.{field}", "not 64 hex digits of a SHA-256")
    if document.text is not None and sha256(document.text) != document.text_sha256:
        raise _broken(f"{path}.text_sha256", "is not the SHA-256 of the text")
    reached = 0
    for j, block in enumerate(document.blocks):
        beyond = document.text is not None and block.end > len(document.text)
        if not reached <= block.start <= block.end or beyond:
            raise _broken(f"{path}.blocks[{j}]", f"[{block.start}, {block.end}) overlaps or leaves the text")
        reached = block.end


# --- entities -------------------------------------------------------------------------------------------------------


def _check_entity(record: Record, entity: Entity, path: str) -> None:
    _check_values(entity, path)
    if not entity.evidence:
        raise _broken(f"{path}.evidence", "an entity needs evidence")
    supported: set[str] = set()
    for j, evidence in enumerate(entity.evidence):
        _check_evidence(record, evidence, f"{path}.evidence[{j}]")
        supported.update(evidence.supports)
    _check_order(entity.evidence, evidence_key, f"{path}.evidence")
    known = _plan(type(entity))
    for support in supported:
        if support.partition("/")[0] not in known.fields:
            raise _broken(f"{path}.evidence", f"supports {support!r}, which is no field of {type(entity).__name__}")
    for field in known.cited:
        _check_cited(getattr(entity, field), field, supported, path)
    for owner, field, kind, place in _references(entity, path):
        _check_reference(record, getattr(owner, field), kind, place)


def _check_evidence(record: Record, evidence: Evidence, path: str) -> None:
    _check_values(evidence, path)
    document = record._index.get(evidence.document)
    if not isinstance(document, Document):
        raise _broken(f"{path}.document", f"there is no document {evidence.document!r}")
    if not 0 <= evidence.start < evidence.end or evidence.end - evidence.start != len(evidence.quote):
        raise _broken(path, f"[{evidence.start}, {evidence.end}) is no span of {len(evidence.quote)} characters")
    if document.text is not None and not document.text.startswith(evidence.quote, evidence.start):
        found = document.text[evidence.start : evidence.end]
        raise _broken(f"{path}.quote", f"{evidence.quote!r} is not what the text has there, {found!r}")


def _check_cited(value: Any, field: str, supported: set[str], path: str) -> None:
    if value is None or value == () or field in supported:
        return
    if not isinstance(value, tuple):
        raise _broken(f"{path}.{field}", f"nothing supports {value!r}")
    for i, member in enumerate(value):
        if not any(f"{field}/{key}" in supported for key in member_keys(member)):
            raise _broken(f"{path}.{field}[{i}]", f"nothing supports {member_keys(member)[0]!r}")


def _references(entity: Entity, path: str) -> Iterator[tuple[Any, str, str, str]]:
    """(owner, field, list referred to, path) of every reference in an entity and its parts."""
    for field, kind in _plan(type(entity)).refers.items():
        yield entity, field, kind, f"{path}.{field}"
    for field in ("roles", "participants"):
        for i, part in enumerate(getattr(entity, field, ())):
            for inner, kind in _plan(type(part)).refers.items():
                yield part, inner, kind, f"{path}.{field}[{i}].{inner}"


def _check_reference(record: Record, value: Any, kind: str, path: str) -> None:
    for target in value if isinstance(value, tuple) else (value,):
        if target is not None and not isinstance(record._index.get(target), ENTITY_LISTS[kind]):
            raise _broken(path, f"{target!r} is not among the record's {kind}")


def _check_conflicts(record: Record) -> None:
    for i, conflict in enumerate(record.conflicts):
        path = f"conflicts[{i}]"
        _check_values(conflict, path)
        entity = record._index.get(conflict.entity)
        if entity is None or isinstance(entity, Document):
            raise _broken(f"{path}.entity", f"{conflict.entity!r} is no entity of the record")
        if conflict.field.partition("/")[0] not in _plan(type(entity)).fields:
            raise _broken(f"{path}.field", f"{conflict.field!r} is no field of {type(entity).__name__}")
        if len(conflict.values) < 2:
            raise _broken(f"{path}.values", "a conflict has at least two values")
        for j, value in enumerate(conflict.values):
            for k, evidence in enumerate(value.evidence):
                _check_evidence(record, evidence, f"{path}.values[{j}].evidence[{k}]")


# --- values by their declared types ---------------------------------------------------------------------------------


@attrs.frozen
class _Plan:
    """What is checked of one class: its fields, which need support, which refer, and a test for each value."""

    fields: frozenset[str]
    cited: tuple[str, ...]
    refers: dict[str, str]
    tests: tuple[tuple[str, Callable[[Any], bool], str], ...]


_PLANS: dict[Any, _Plan] = {}


def _plan(cls: Any) -> _Plan:
    """The plan of a class, made once."""
    if cls not in _PLANS:
        _PLANS[cls] = _planned(cls)
    return _PLANS[cls]


def _planned(cls: type[Any]) -> _Plan:
    hints = get_type_hints(cls)
    fields = [f for f in attrs.fields(cls) if not f.metadata.get("hidden")]
    tests = tuple((f.name, *_test(hints[f.name], f.metadata.get("form"), f.name)) for f in fields)
    return _Plan(
        fields=frozenset(f.name for f in fields),
        cited=tuple(f.name for f in fields if f.metadata.get("cited")),
        refers={f.name: f.metadata["refers"] for f in fields if f.metadata.get("refers") in ENTITY_LISTS},
        tests=tests,
    )


def _check_values(value: Any, path: str) -> None:
    for field, test, wanted in _plan(type(value)).tests:
        inner = getattr(value, field)
        if not test(inner):
            raise _broken(f"{path}.{field}", f"{inner!r} is not {wanted}")
        if isinstance(inner, tuple) and inner and attrs.has(type(inner[0])) and not isinstance(inner[0], Evidence):
            for i, part in enumerate(inner):
                _check_values(part, f"{path}.{field}[{i}]")


def _test(hint: Any, form: str | None, field: str) -> tuple[Callable[[Any], bool], str]:
    """A test for values of a type, and the words that name what is wanted."""
    if form == "edtf":
        return (lambda v: v is None or (isinstance(v, str) and edtf.is_valid(v))), "an EDTF date of level 0 or 1"
    if field == "country":
        return (
            lambda v: v is None or (isinstance(v, str) and bool(_COUNTRY.fullmatch(v)))
        ), "an ISO 3166-1 alpha-3 code"
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        allowed = frozenset(args)
        return (lambda v: isinstance(v, str) and v in allowed), "one of " + ", ".join(map(str, args))
    if origin in (UnionType, Union) and set(args) == {str, type(None)}:
        return (lambda v: v is None or isinstance(v, str)), "str or null"
    if origin in (UnionType, Union):
        tests = [_test(a, None, "") for a in args]
        return (lambda v: any(test(v) for test, _ in tests)), " or ".join(wanted for _, wanted in tests)
    if origin is tuple:
        inner, wanted = _test(args[0], None, "")
        return (lambda v: isinstance(v, tuple) and all(map(inner, v))), f"a tuple, each {wanted}"
    return _plain_test(hint)


def _plain_test(hint: Any) -> tuple[Callable[[Any], bool], str]:
    if hint is Decimal:
        return (lambda v: isinstance(v, Decimal) and v.is_finite()), "a finite Decimal"
    if hint is int:
        return (lambda v: type(v) is int), "an integer"
    if hint is type(None):
        return (lambda v: v is None), "null"
    if hint is Any:
        return (lambda _: True), "anything"
    cls = get_origin(hint) or hint
    return (lambda v: isinstance(v, cls)), cls.__name__
