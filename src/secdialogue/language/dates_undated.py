"""Months told without a year in a text that has no date of its own: the year that its other dates bring nearest."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable

from attrs import evolve

from secdialogue import edtf
from secdialogue.language.dates import DateMention

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TOLD = re.compile(
    r"\b(?:(?P<before>\d{1,2})(?:st|nd|rd|th)? )?(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
    r"(?: (?P<after>\d{1,2})(?:st|nd|rd|th)?\b)?"
)
#: Dates that look ahead say nothing of when a text was written.
_AHEAD = frozenset(("deadline", "until", "before", "future-vague"))


def with_years(text: str, found: Iterable[DateMention], written: Callable[[DateMention], bool]) -> list[DateMention]:
    """The mentions, those of a bare month or day of a month with the year nearest to the latest date that the text tells.

    :param text: the text that `found` are mentions in.
    :param written: whether a mention stands in the report itself rather than in a notice ("© 2014-2025").
    """
    mentions = list(found)
    days = [
        _last(m) for m in mentions if m.kind not in _AHEAD and m.tense != "future" and not m.attributive and written(m)
    ]
    latest = max((day for day in days if day is not None), default=None)
    if latest is None:
        return mentions
    return [_dated(text, m, latest) if m.edtf is None and m.kind == "at" else m for m in mentions]


def _last(mention: DateMention) -> datetime.date | None:
    return edtf.parse(mention.edtf).last_day if mention.edtf else None


def _dated(text: str, mention: DateMention, latest: datetime.date) -> DateMention:
    told = _TOLD.fullmatch(text[mention.start : mention.end])
    if told is None:
        return mention
    month = _MONTHS.index(told["month"].lower()) + 1
    day = int(told["before"] or told["after"] or 0)
    year = min(
        (latest.year - 1, latest.year, latest.year + 1),
        key=lambda y: abs((y - latest.year) * 12 + month - latest.month),
    )
    value = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
    return evolve(mention, edtf=value) if edtf.is_valid(value) else mention
