"""How a notebook shows records and entities: tables whose cells hold nothing but text."""

from __future__ import annotations

from html import escape
from typing import Any

import attrs

#: How many rows of each list are shown, and how many characters of a cell.
_ROWS, _CHARACTERS = 12, 200

#: The fields of each class that a list shows.
_SHOWN = {
    "Document": ("source_kind", "published", "publisher", "title"),
    "Actor": ("kind", "name", "country", "roles"),
    "Meeting": ("date", "status", "kind", "name", "place", "participants"),
    "Agreement": ("date", "status", "kind", "name", "parties"),
    "Statement": ("speakers", "mode", "cue", "text"),
    "Metric": ("comparator", "value", "unit", "measure", "claimed_by"),
    "Conflict": ("entity", "field"),
}


class Shown:
    """Gives a value of the record its look in a notebook."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """A table of the record's lists, or of one value's fields."""
        return record_html(self) if type(self).__name__ == "Record" else value_html(self)


def record_html(record: Any) -> str:
    """Each list of a record as a table of its first entries."""
    parts = []
    for field in attrs.fields(type(record)):
        values = getattr(record, field.name)
        if isinstance(values, tuple) and values:
            parts.append(_list_html(record, field.name, values))
    return "".join(parts) or "<p>An empty record.</p>"


def _list_html(record: Any, name: str, values: tuple[Any, ...]) -> str:
    columns = _SHOWN[type(values[0]).__name__]
    head = "".join(f"<th>{column.replace('_', ' ')}</th>" for column in columns)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_cell(getattr(value, column), record)}</td>" for column in columns) + "</tr>"
        for value in values[:_ROWS]
    )
    more = f"<p>and {len(values) - _ROWS} more</p>" if len(values) > _ROWS else ""
    return f"<table><caption>{name} ({len(values)})</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{more}"


def value_html(value: Any) -> str:
    """One value's fields, those that are empty left out; evidence as its quotes."""
    rows = []
    for field in attrs.fields(type(value)):
        inner = getattr(value, field.name)
        if inner in (None, (), {}, "") or field.metadata.get("hidden"):
            continue
        rows.append(f"<tr><th>{field.name.replace('_', ' ')}</th><td>{_cell(inner, None)}</td></tr>")
    return f"<table><caption>{type(value).__name__}</caption><tbody>{''.join(rows)}</tbody></table>"


def _cell(value: Any, record: Any) -> str:
    if isinstance(value, tuple):
        return "<br>".join(_cell(item, record) for item in value[:_ROWS])
    if value is None:
        return ""
    text = _text(value, record)
    return escape(text if len(text) <= _CHARACTERS else text[: _CHARACTERS - 1] + "…")


def _text(value: Any, record: Any) -> str:
    """A value in words: an actor by its name, a role by its title, evidence by its quote."""
    match type(value).__name__:
        case "Participant":
            return _text(value.actor, record) + ("" if value.role == "participant" else f" ({value.role})")
        case "Role":
            return str(value.title)
        case "Term":
            return str(value.text)
        case "Evidence":
            return f"{', '.join(value.supports)}: “{value.quote}”" if value.supports else f"“{value.quote}”"
        case "Block":
            return f"{value.kind} [{value.start}, {value.end})"
        case "Tool":
            return f"{value.name} {value.version}"
        case "str" if record is not None and value in record:
            return str(getattr(record[value], "name", None) or value)
        case _:
            return str(value)
