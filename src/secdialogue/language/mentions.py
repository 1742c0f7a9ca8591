"""What reading for names gives: the mention of an actor, and the office that a person holds."""

from __future__ import annotations

from typing import NamedTuple


class Office(NamedTuple):
    """An office named beside a person; `start:end` are the words that name it."""

    start: int
    end: int
    title: str
    status: str = "current"
    country: str | None = None
    #: The words of the text that give the country.
    country_span: tuple[int, int] | None = None
    #: Token range of the body in which it is held.
    body: tuple[int, int] | None = None


class Mention(NamedTuple):
    """One place at which a text speaks of an actor; `start:end` are offsets, `first:last` tokens, of the name itself."""

    first: int
    last: int
    start: int
    end: int
    kind: str
    #: The name without title, article and surrounding nationality.
    name: str
    #: Other forms of the name in the same words or beside them: a shorter form, letters in brackets.
    others: tuple[tuple[str, int, int], ...] = ()
    country: str | None = None
    country_span: tuple[int, int] | None = None
    offices: tuple[Office, ...] = ()
    gender: str | None = None
    #: Words by which mentions of one actor meet, whatever its names: "usa forces".
    key: str | None = None
    #: The first name that a list has for the person whose name it is.
    listed: str | None = None
    #: For a state: whether it acts here, rather than being a place or an attribute.
    acts: bool = True
