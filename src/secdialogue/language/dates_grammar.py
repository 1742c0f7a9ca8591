"""The grammar of English dates: patterns over the word classes of `dates_words`, in the order in which they are tried.

A name in capitals stands for one word of that class, or for the pattern of that name in `_PARTS`. The kinds of expression
follow TIMEX3 (TimeML); what each means is told in `dates_named`, `dates_relative` and `dates_compounds`, function by
function under the same name.
"""

import functools
import re
from typing import Final

from attrs import frozen

from secdialogue.language.dates_words import letter

_PARTS: Final = {
    "STOPPED": "(?:DOT|STOP)",
    "DAY": "(?:NUM|NTH)",
    "MON": "(?:(?:MONTH|NAMEMONTH)|ABBR STOPPED?)",
    "WDAY": "(?:WEEKDAY|WD STOPPED?)",
    "THRU": "(?:DASH|TO|UNTIL)",
    "REL": "(?:THIS|PAST|NEXT|FOLLOWING|THAT)",
    "ITSYEAR": "(?:COMMA? (?P<year>YEAR) | OF? (?P<rel>REL) (?P<unit>UNIT))",
    "SPAN": "(?:UNIT|WEEKEND|QUARTER)",
    "MANY": "(?:PLURAL|UNIT|QUARTER)",
    "HOWMANY": "(?:ARTICLE? COUPLE OF?|ARTICLE? VAGUE|ARTICLE|COUNT|NUM|NUMBER)",
    "WHEN": "(?:IN|ON|SINCE|UNTIL|BY|BEFORE|AFTER|FROM|BETWEEN|TO|OF|ABOUT|PARTADJ|COMP|DASH|AND|THAN|FOLLOWING)",
}

#: Expressions that name one period, and that others ("the end of …", "from … to …") are built of. Name and pattern.
_SIMPLE: Final = {
    "iso": "ISO",
    "slashed": "SLASHED",
    "week_of": "THE (?P<unit>UNIT) (?:OF|IN) (?:(?P<month>MON) THE? (?P<day>DAY) | THE? (?P<day2>DAY) OF? (?P<month2>MON)) (?:COMMA? (?P<year>YEAR))?",
    "weekday_nth": "(?P<weekday>WDAY) COMMA? THE (?P<day>NTH) (?! OF|ORDINAL|WORD|NAME|MON)",
    "month_day": "(?:(?P<weekday>WDAY) COMMA?)? (?P<month>MON) THE? (?P<day>DAY) ITSYEAR?",
    "day_month": "(?:(?P<weekday>WDAY) COMMA?)? (?:THE(?=NTH|ORDINAL|NUM OF))? (?P<day>DAY|(?<=THE)ORDINAL(?=OF)) OF? (?P<month>MON) ITSYEAR?",
    "month_year": "(?P<month>MON) (?:OF (?P<year_of>YEAR) | ITSYEAR)",
    "season_year": "THE? (?P<season>SEASON) (?:OF (?P<year_of>YEAR) | ITSYEAR)",
    "quarter": "(?:THE? (?P<nth>ORDINAL|NTH) DASH? (?P<unit>QUARTER) | (?P<code>QN)) (?:OF? (?P<year>YEAR))?",
    "half": "(?:THE? (?P<nth>ORDINAL|NTH) DASH? (?P<unit>HALF) | (?P<code>HN)) OF? (?P<year>YEAR)",
    "weekday_of": "(?:(?P<weekday>WEEKDAY) (?:OF|COMMA)? THE? (?P<rel>REL) (?P<unit>UNIT) | (?P<rel2>REL) (?P<unit2>UNIT) ON? (?P<weekday2>WEEKDAY))",
    "day_after_day": "THE (?P<unit>UNIT) (?P<way>BEFORE|AFTER) (?P<from>DEICTIC|PAST|NEXT)",
    "relative": "(?P<the>THE)? THIS? (?P<rel>REL) (?P<what>SPAN|SEASON|MON|WEEKDAY) DAYPART?",
    "part_of_day": "(?P<rel>THIS|PAST|THAT) DAYPART",
    "counted": "THE? THIS? (?P<rel>PAST|NEXT|FOLLOWING) (?P<count>HOWMANY) (?P<unit>MANY)",
    "vague": "THE? (?P<rel>PAST|NEXT|RECENT) (?P<unit>PLURAL)",
    "ago": "(?P<count>HOWMANY)? (?P<unit>MANY) (?P<way>AGO|COMP) (?! THAN)",
    "from_now": "(?P<count>HOWMANY) (?P<unit>MANY) FROM (?P<way>NOW|DEICTIC)",
    "ahead": "(?<=IN) (?P<count>COUNT|NUM|NUMBER|ARTICLE? COUPLE OF?) (?P<unit>PLURAL|UNIT) (?! OF|DASH|AND)",
    "adjacent": "(?:THE|(?P<count>HOWMANY)) (?P<unit>UNIT|PLURAL) (?P<way>BEFORE|AFTER) (?! THE|ARTICLE|POSS|WORD|NAME|THIS|THAT|WEEKDAY|PAST|NEXT)",
    "deictic": "(?P<day>DEICTIC) DAYPART?",
    "weekday": "(?P<day>WEEKDAY) DAYPART?",
    "bare_month": "(?P<month>MON)",
    "bare_season": "(?<=IN|BY|SINCE|UNTIL|BEFORE|AFTER|DASH|PARTADJ) THE? (?P<season>SEASON)",
    "decade": "(?:THE? APOS? (?P<decade>DECADE) | THE PARTADJ? (?P<year>YEAR) APOS)",
    "century": "THE? (?P<nth>ORDINAL|NTH) DASH? (?P<unit>UNIT)",
    "weekend": "THE WEEKEND",
    "day_alone": "(?<=ON) THE (?P<day>NTH) (?! WORD|NAME|OF|ORDINAL|NUM|DASH)",
    "year": "(?P<year>YEAR)",
}
#: Only inside another expression: "the end of the year", "from 2014 until now".
_INNER: Final = {"the_unit": "(?:THE|(?<=OF)) (?P<unit>SPAN)", "now": "THE? NOW"}

#: What may stand at either end of a range, and what may have a part or a beginning.
_NESTED: Final = {
    "<dated>": "iso slashed weekday_nth month_day day_month month_year season_year quarter weekday decade deictic bare_month year now",
    "<whole>": "month_day day_month month_year season_year quarter relative weekday decade century deictic bare_month bare_season year the_unit",
}
#: Expressions made of others, which stand in `_NESTED`.
_COMPOUND: Final = {
    "days": "(?:(?:WDAY COMMA?)? (?P<month>MON) THE? DAY (?:(?:COMMA DAY){0,4} COMMA? (?P<list>AND) THE? DAY (?! WORD|COUNTED|PERCENT|MON) | THRU THE? DAY (?! PERCENT|MON))"
    "| (?:WDAY COMMA?)? THE? DAY (?:(?:COMMA DAY){0,4} COMMA? (?P<list2>AND) THE? DAY | THRU THE? DAY) OF? (?P<month2>MON))"
    " (?:COMMA? (?P<year>YEAR))?",
    "short_years": "(?P<first>YEAR) (?:DASH|SLASH) (?P<last>NUM|NUMBER)",
    "range": "FROM? (?:THE? PARTADJ DASH?)? (?P<first><dated>) COMMA? THRU (?:THE? PARTADJ DASH?)? (?P<last><dated>)",
    "between": "BETWEEN (?:THE? PARTADJ DASH?)? (?P<first><dated>) AND (?:THE? PARTADJ DASH?)? (?P<last><dated>)",
    "weekdays": "(?P<first>WEEKDAY) AND (?P<last>WEEKDAY)",
    "nth_of": "THE? (?P<nth>ORDINAL|NTH|PAST) DASH? (?P<count>COUNT|NUM)? (?P<unit>UNIT|PLURAL|HALF|QUARTER|WEEKEND|WEEKDAY) (?:OF|IN)? (?P<inside><whole>)",
    "part": "(?:(?:THE? PARTADJ | COMP) DASH? (?:IN|ON)? | THE? PARTNOUN (?:OF|DASH)) (?P<inside><whole>)",
    "year_end": "(?P<unit>UNIT) DASH PARTNOUN",
}


@frozen
class Rule:
    """One kind of expression: its name, and its pattern over class letters with named groups."""

    name: str
    pattern: re.Pattern[str]


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The kinds of expression that stand by themselves, in the order in which they are tried at one place."""
    return _compiled(_COMPOUND | _SIMPLE)


@functools.cache
def simple_rules() -> tuple[Rule, ...]:
    """The kinds that others are made of."""
    return _compiled(_SIMPLE | _INNER)


@functools.cache
def anywhere() -> re.Pattern[str]:
    """A pattern that finds the next place where some rule may hold; its `lastgroup` is the first rule that does."""
    never = _expand("(?! WORD|NAME|OTHER|PARA|STOP|DOT|COMMA|OPEN|CLOSE|MONEY|PERCENT|ZONE|TIME|ON|IN)")
    return re.compile(never + "(?:" + "|".join(f"(?P<{r.name}>{_unnamed(r.pattern.pattern)})" for r in rules()) + ")")


@functools.cache
def before_months() -> str:
    """The letters of the classes after which a word that is also a name or a verb is a month: "in May", "since March"."""
    return re.sub(r"\W", "", _expand(_PARTS["WHEN"]))


def pattern(source: str) -> str:
    """A regular expression over class letters, of one written in the names of classes and parts."""
    return _expand(source)


def _compiled(patterns: dict[str, str]) -> tuple[Rule, ...]:
    return tuple(Rule(name, re.compile(_expand(source))) for name, source in patterns.items())


def _expand(source: str) -> str:
    """The pattern with a letter for each class, parts and nested expressions put in."""
    previous = ""
    while previous != source:
        previous, source = source, re.sub(r"\b[A-Z]{2,}\b", lambda word: _PARTS.get(word[0]) or letter(word[0]), source)
    source = source.replace(" ", "")
    for mark, names in _NESTED.items():
        if mark in source:
            nested = "|".join(_unnamed(_expand((_SIMPLE | _INNER)[name])) for name in names.split())
            source = source.replace(mark, f"(?:{nested})")
    return source


def _unnamed(source: str) -> str:
    return re.sub(r"\?P<\w+>", "?:", source)
