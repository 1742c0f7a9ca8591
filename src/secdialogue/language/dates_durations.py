"""How long something lasts, and the days it then takes up: "two days of talks that began on Monday"."""

import datetime
import functools
import re
from typing import Final

from attrs import frozen

from secdialogue.edtf import parse
from secdialogue.language.dates_grammar import pattern
from secdialogue.language.dates_words import Words, words_of

#: Units of a fixed length, in hours; months and years have none.
_HOURS: Final = {"hour": 1, "day": 24, "week": 168, "fortnight": 336}


@frozen
class Duration:
    """A length of time: "two-day", "three weeks", "daylong". Offsets are code points, half-open."""

    start: int
    end: int
    count: int
    #: `hour`, `day`, `week`, `fortnight`, `month`, `year`, `decade` or `century`.
    unit: str

    @property
    def days(self) -> int | None:
        """The calendar days it takes up, at least one; None for months and more, which have no fixed number."""
        return max(1, -(-self.count * _HOURS[self.unit] // 24)) if self.unit in _HOURS else None


def find_durations(text: str) -> list[Duration]:
    """The lengths of time of `text` with a number, in order; "two weeks ago", "two days later" are dates and left out."""
    words = words_of(text)
    return [_duration(words, found) for found in _pattern().finditer(words.codes)]


def spanning(date: str, days: int, *, ending: bool = False) -> str:
    """EDTF of so many days from `date` on, or up to it where it is the day of `ending`.

    A date that is no single day, and fewer than two days, leave it as it is. Raises ValueError where `date` is not EDTF.
    """
    value = parse(date)
    if days < 2 or value.precision != "day" or value.is_interval or value.first_day is None:
        return date
    steps = datetime.timedelta(days - 1)
    first = value.first_day - steps if ending else value.first_day
    return f"{first}/{first + steps}"


@functools.cache
def _pattern() -> re.Pattern[str]:
    return re.compile(pattern("(?P<count>COUNT|NUM|NUMBER|ARTICLE) DASH? (?P<unit>UNIT|PLURAL) (?! AGO|COMP|BEFORE)"))


def _duration(words: Words, found: re.Match[str]) -> Duration:
    digits = words.value(found.start("count"))
    return Duration(
        words.spans[found.start()][0],
        words.spans[found.end() - 1][1],
        int(digits[:9]),
        words.value(found.start("unit")),
    )
