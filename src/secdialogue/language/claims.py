"""Which tokens of a text the names of bodies take, and the state that stands before a name as its owner."""

from __future__ import annotations

from secdialogue.language.mentions import Mention
from secdialogue.language.places import seats
from secdialogue.language.reading import Reading

#: Bodies that are houses.
_HOUSES = frozenset(("embassy", "consulate", "chancellery"))
#: What brings somebody to a seat of power.
_COMING = frozenset(
    "welcomed welcomes invited came come travelled traveled went go visit arrived flew returned drove headed summoned escorted".split()
)


class Claims:
    """The bodies found so far in one reading; `taken` marks their tokens."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.taken = bytearray(len(reading.tokens))
        self.found: list[Mention] = []

    def add(
        self,
        first: int,
        last: int,
        kind: str,
        *,
        name: str,
        others: tuple[tuple[str, int, int], ...] = (),
        country: str | None = None,
        where: tuple[int, int] | None = None,
        key: str | None = None,
    ) -> None:
        """Take tokens `first:last` for a body; `where` are the words that give its country."""
        reading = self.reading
        for index in range(first, last):
            self.taken[index] = 1
        start, end = reading.span(first, last)
        acts = not self._is_seat(first, last, kind)
        where = where if country else None
        self.found.append(Mention(first, last, start, end, kind, name, others, country, where, key=key, acts=acts))

    def _is_seat(self, first: int, last: int, kind: str) -> bool:
        """Whether a body is named as the place where something happens: "at the embassy", "in the Kremlin"."""
        lower = self.reading.lower
        before = first - 2 if first and lower[first - 1] == "the" else first - 1
        if kind != "government-body" or before < 0:
            return False
        seated = lower[before] == "in" and (tuple(lower[first:last]) in seats() or lower[last - 1] in _HOUSES)
        if lower[before] == "to" and tuple(lower[first:last]) in seats():
            seated = not _COMING.isdisjoint(lower[max(0, before - 9) : before])
        return seated or lower[before] in ("at", "outside", "near", "inside")

    def owner(self, first: int) -> tuple[str, tuple[int, int]] | None:
        """The state whose possessive stands before a token, an adjective or two between them, and its words."""
        reading = self.reading
        for _ in range(2):
            if first > 2 and not reading.capital[first - 1] and reading.tag[first - 1] == "JJ":
                first -= 1
        if first < 2 or reading.lower[first - 1] not in ("'s", "'", "’"):
            return None
        land = reading.land[first - 2]
        if (
            land is None
            or land.use not in ("name", "capital")
            or reading.sentence[first - 2] != reading.sentence[first]
        ):
            return None
        return land.alpha3, reading.span(land.first, land.last)
