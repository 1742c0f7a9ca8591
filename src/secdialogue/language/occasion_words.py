"""A mention of an occasion on which sides confer, and the words by which one is told.

Kinds and stages are the record's; the distinctions follow PLOVER's CONSULT and IPTC's eventoccurstatus.
"""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from secdialogue.language.clauses import Complement, Read, Span
from secdialogue.language.stages import Stage


class Occasion(NamedTuple):
    """One mention of an occasion; all places are token indexes, spans half-open."""

    kind: str
    #: `sure`, `sides`, `named`, `phone` or `part`: what the word asks for before it counts (data/occasion_nouns.csv).
    needs: str
    stage: Stage
    head: int
    #: The words to cite.
    span: Span
    #: The clause, in which its date and place stand.
    clause: Span
    sides: tuple[Complement, ...]
    #: Words before the noun in its own phrase: compounds, nationalities, a possessor.
    modifiers: Span
    definite: bool
    #: The verb that carries it, by class; "" for a noun that no verb governs.
    verb: str
    ordinal: tuple[int, int] | None
    name: Span | None
    #: How many days it is said to last, or 0.
    days: int
    #: The noun of a meeting that was "for", "during" or "on the sidelines of" this one stands in the same clause.
    attached: bool


@cache
def occasion_nouns() -> dict[str, tuple[str, str]]:
    """Noun in lower case -> kind of meeting, and what it asks for."""
    rows = files("secdialogue.language").joinpath("data/occasion_nouns.csv").read_text("utf-8").splitlines()
    split = (row.split(",") for row in rows if row and not row.startswith("#"))
    return {noun: (kind, needs) for noun, kind, needs in split}


@cache
def not_occasions() -> dict[str, frozenset[str]]:
    """Words that make an occasion something else, by where they stand (data/not_occasions.csv)."""
    rows = files("secdialogue.language").joinpath("data/not_occasions.csv").read_text("utf-8").splitlines()
    pairs = (row.split(",") for row in rows if row and not row.startswith("#"))
    return {place: frozenset(words.split()) for place, words in pairs}


#: Words that say that an occasion is held by telephone or by video.
PHONE = frozenset(
    "phone telephone video virtual videoconference video-conference call teleconference online secure".split()
)


def noun_in(read: Read, first: int, last: int) -> str | None:
    """The first occasion noun among the tokens `first:last`, in lower case."""
    return next((word for i in range(first, last) if (word := read.tokens[i].lower) in occasion_nouns()), None)


_ALL = frozenset(
    "sides parties countries nations ministers leaders presidents delegations governments teams panels negotiators envoys chiefs commanders premiers".split()
)


def points_at_all(read: Read, first: int, last: int) -> bool:
    """Whether the tokens are "the two sides", "the Ministers", "both leaders": those who confer, without a name."""
    words = [read.tokens[i].lower for i in range(first, last)]
    return 1 < len(words) < 4 and words[-1] in _ALL and read.tags[first] in ("DT", "CD", "PDT")


_BODIES = frozenset("commission committee subcommittee subcommission commissions committees mechanism".split())


def is_body(read: Read, first: int, last: int) -> bool:
    """Whether the tokens name a commission or committee."""
    return any(read.tokens[i].lower in _BODIES for i in range(first, last))
