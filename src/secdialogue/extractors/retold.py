"""Figures that a text tells twice: one metric with two evidences."""

from __future__ import annotations

import attrs

from secdialogue.language.figures import singular
from secdialogue.language.quantity_words import alike
from secdialogue.model import Metric, slug

#: So much money is not named twice by one source without being the same money.
_A_SUM = 1_000_000


def key_of(metric: Metric) -> tuple[object, ...]:
    """What two tellings of one figure share at least."""
    return metric.value, metric.value_high, metric.direction, metric.claimed_by


def is_retold(told: Metric, again: Metric) -> bool:
    """Whether the second is the first once more, from the same source."""
    if key_of(told) != key_of(again):
        return False
    if "exact" not in (told.comparator, again.comparator) and told.comparator != again.comparator:
        return False
    return (
        _same_unit(told, again)
        and (told.period is None or again.period is None or told.period == again.period)
        and _same_place(told.place, again.place)
    )


def _same_unit(told: Metric, again: Metric) -> bool:
    same = told.variable.partition("/")[0] == again.variable.partition("/")[0]
    if told.unit == again.unit == "percent":
        return same or told.value % 5 != 0
    if told.unit == again.unit and told.unit.isupper():
        return same or told.value >= _A_SUM
    first, second = singular(told.unit), singular(again.unit)
    if first != second and not alike(first, second):
        return False
    if told.value >= 13:
        return True
    return told.variable.partition("/")[0].partition("-")[2] == again.variable.partition("/")[0].partition("-")[2]


def _same_place(told: str | None, again: str | None) -> bool:
    if told is None or again is None:
        return True
    return bool(set(slug(told).split("-")) & set(slug(again).split("-")) - {"and", "the", "of", "in"})


def joined(told: Metric, again: Metric) -> Metric:
    """The metric with the evidence of its second telling, and the place and period that only that one gives."""
    changes = {field: getattr(again, field) for field in ("place", "period", "subject") if getattr(told, field) is None}
    if told.comparator == "exact":
        changes["comparator"] = again.comparator
    return attrs.evolve(told, evidence=(*told.evidence, *again.evidence), **changes)
