"""The report's two charts as geometry: events on an axis of time, rival figures on an axis of their unit."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

import attrs

from secdialogue import edtf
from secdialogue.exporters.dyads import HAPPENED
from secdialogue.exporters.wording import MONTHS, date_words, figure, grouped, label, names, shortened
from secdialogue.model import Agreement, Meeting, Metric, Record
from secdialogue.serialization import plain

#: Width of both charts in their own units.
WIDTH = 1000
_LEFT, _RIGHT = 14, 986
_ROW = 25
_GAP = 26
#: Width of a character of a label, a little more than most are.
_CHARACTER = 7.0
_LABEL = 34


@attrs.frozen
class Mark:
    """An event on the axis: from `x` on, `width` wide (0: a day), with the label on one side."""

    id: str
    x: float
    width: float
    y: float
    look: str
    open_start: bool
    open_end: bool
    label: str
    label_x: float
    anchor: str
    title: str


@attrs.frozen
class Tick:
    """A line across the chart, with its label."""

    x: float
    label: str
    strong: bool = True


@attrs.frozen
class Lane:
    """The events of one kind."""

    name: str
    y: float
    marks: tuple[Mark, ...]


@attrs.frozen
class Timeline:
    """The chart of events, and how many have no date to stand at."""

    height: float
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]
    lanes: tuple[Lane, ...]
    undated: int


def look(event: Meeting | Agreement) -> str:
    """`happened`, `planned` or `off`."""
    if event.status in HAPPENED:
        return "happened"
    return "off" if event.status in ("cancelled", "denied", "rejected") else "planned"


@attrs.frozen
class _Axis:
    """Years that something falls into stand side by side, equally wide; those between are left out, with a mark."""

    years: tuple[int, ...]
    starts: tuple[float, ...]
    width: float

    def at(self, day: datetime.date) -> float:
        place = self.years.index(day.year)
        days = 366 if datetime.date(day.year, 12, 31).timetuple().tm_yday == 366 else 365
        return self.starts[place] + (day.timetuple().tm_yday - 1) / days * self.width


def _axis(years: Sequence[int]) -> _Axis:
    gaps = sum(1 for a, b in pairwise(years) if b != a + 1)
    width = (_RIGHT - _LEFT - gaps * _GAP) / len(years)
    starts = []
    at: float = _LEFT
    for place, year in enumerate(years):
        if place and year != years[place - 1] + 1:
            at += _GAP
        starts.append(round(at, 1))
        at += width
    return _Axis(tuple(years), tuple(starts), width)


def timeline(record: Record) -> Timeline | None:
    """The chart of a record's dated meetings and agreements; None where there are none."""
    events: list[Meeting | Agreement] = [*record.meetings, *record.agreements]
    dated = [(e, _ends(e)) for e in events]
    placed = [(e, ends) for e, ends in dated if ends != (None, None)]
    if not placed:
        return None
    years = sorted({day.year for _, ends in placed for day in ends if day is not None})
    axis = _axis(years)
    labelled = len(placed) <= 60
    lanes = []
    y = 34.0
    for name, cls in (("Meetings", Meeting), ("Agreements", Agreement)):
        own = [(e, ends) for e, ends in placed if isinstance(e, cls)]
        if own:
            marks, rows = _lane(record, own, axis, y + 18, labelled)
            lanes.append(Lane(name, y, marks))
            y += 18 + rows * _ROW + 10
    breaks = tuple(
        start - _GAP / 2 for start, a, b in zip(axis.starts[1:], years, years[1:], strict=False) if b != a + 1
    )
    return Timeline(y, _time_ticks(axis), breaks, tuple(lanes), len(dated) - len(placed))


def _ends(event: Meeting | Agreement) -> tuple[datetime.date | None, datetime.date | None]:
    if event.date is None:
        return None, None
    value = edtf.parse(event.date)
    return value.first_day, value.last_day


def _lane(
    record: Record, events: list[tuple[Meeting | Agreement, tuple[datetime.date | None, datetime.date | None]]],
    axis: _Axis, top: float, labelled: bool,
) -> tuple[tuple[Mark, ...], int]:  # fmt: skip
    """The marks of one lane, each in the first row where it and its label fit."""
    marks = []
    ends: list[float] = []
    events.sort(key=lambda pair: (pair[1][0] or pair[1][1] or datetime.date.max, pair[0].id))
    for event, (first, last) in events:
        x = axis.at(first) if first else float(_LEFT)
        until = min(_RIGHT, axis.at(last) + axis.width / 365) if last else float(_RIGHT)
        width = until - x
        width = 0.0 if first == last else max(width, 6.0)
        called = shortened(label(record, event, dated=False), _LABEL) if labelled else ""
        space = len(called) * _CHARACTER
        right = x + max(width, 8) + 8 + space <= WIDTH
        left_edge, right_edge = (
            (x - 6, x + max(width, 8) + 10 + space) if right else (x - 14 - space, x + max(width, 8) + 6)
        )
        row = next((i for i, end in enumerate(ends) if end < left_edge), len(ends))
        ends[row : row + 1] = [right_edge]
        words = f"{date_words(event.date)}: {label(record, event, dated=False)} ({event.status})"
        marks.append(
            Mark(
                event.id, round(x, 1), round(width, 1), round(top + row * _ROW, 1), look(event), first is None, last is None,
                called, round(x + max(width, 5) + 8 if right else x - 10, 1), "start" if right else "end", words,
            )
        )  # fmt: skip
    return tuple(marks), len(ends)


def _time_ticks(axis: _Axis) -> tuple[Tick, ...]:
    """A tick a year; months too where there is room."""
    ticks = []
    step = 1 if axis.width >= 480 else 3 if axis.width >= 200 else 12
    for year, start in zip(axis.years, axis.starts, strict=True):
        shown = str(year) if axis.width >= 42 or year % 5 == 0 else ""
        ticks.append(Tick(start, shown))
        for month in range(1 + step, 13, step):
            x = round(start + (month - 1) / 12 * axis.width, 1)
            # The label of February would run into that of the year.
            ticks.append(Tick(x, MONTHS[month - 1][:3] if month != 2 else "", strong=False))
    return tuple(ticks)


# --- figures --------------------------------------------------------------------------------------------------------


@attrs.frozen
class Bar:
    """One figure: a point or a range, open to a side where it is a bound."""

    metric: Metric
    y: float
    x: float
    width: float
    look: str
    claimant: str
    figure: str


@attrs.frozen
class FigureChart:
    """Rival figures of one variable and unit."""

    height: float
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]


_AXIS_LEFT, _AXIS_RIGHT = 270, 780


def figure_chart(record: Record, metrics: Sequence[Metric]) -> FigureChart | None:
    """The chart of figures of one unit; None for fewer than two, or where all are nought."""
    values = [v for m in metrics for v in (m.value, m.value_high) if v is not None]
    if len(metrics) < 2 or not any(values):
        return None
    low, high = min(Decimal(0), *values), max(Decimal(0), *values)
    scale = (_AXIS_RIGHT - _AXIS_LEFT) / float(high - low)
    ticks = [Tick(_place(tick, low, scale), grouped(plain(tick))) for tick in _round_ticks(low, high)]
    bars = []
    for row, metric in enumerate(metrics):
        x = _place(metric.value, low, scale)
        until = x if metric.value_high is None else _place(metric.value_high, low, scale)
        who = names(record, metric.claimed_by) or "the source itself"
        bars.append(
            Bar(metric, 30 + row * 26, x, round(until - x, 1), _bound(metric), shortened(who, 36), figure(metric))
        )
    return FigureChart(30 + len(metrics) * 26 + 8, tuple(ticks), tuple(bars))


def _place(value: Decimal, low: Decimal, scale: float) -> float:
    return round(_AXIS_LEFT + float(value - low) * scale, 1)


def _bound(metric: Metric) -> str:
    if metric.value_high is not None:
        return "range"
    return {"at-least": "from", "more-than": "from", "at-most": "to", "less-than": "to", "approximately": "about"}.get(
        metric.comparator, "point"
    )


def _round_ticks(low: Decimal, high: Decimal) -> Iterable[Decimal]:
    """Three to six round values from `low` to `high`."""
    span = high - low
    unit = Decimal(10) ** (span.adjusted())
    step = next(
        unit * factor
        for factor in (Decimal("0.2"), Decimal("0.25"), Decimal("0.5"), Decimal(1), Decimal(2))
        if span / (unit * factor) <= 5
    )
    first = int((low / step).to_integral_value(rounding="ROUND_CEILING"))
    last = int((high / step).to_integral_value(rounding="ROUND_FLOOR"))
    return [step * i for i in range(first, last + 1)]
