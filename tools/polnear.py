"""PolNeAR's attributions on the elements of its texts: the examples that tools/train_attribution.py learns from.

The reader of the corpus serves the training of secdialogue-neural as well.

The corpus (Newell, Margolin, Ruths 2018, networkdynamics/PolNeAR) is read from a folder with `text/` and `attributions/`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from secdialogue.language import weights
from secdialogue.language.analysis import Analysis, analyze_text
from secdialogue.language.cues import _AUXILIARY, _VERBAL, Cue, candidates, cue_word, score
from secdialogue.language.elements import Elements
from secdialogue.language.extents import window
from secdialogue.language.frames import left_status
from secdialogue.language.left_extents import left_ends, left_starts
from secdialogue.language.lemmas import lemma, verb_fields
from secdialogue.language.right_extents import right_ends, right_starts
from secdialogue.language.sources import source_choices

Span = tuple[int, int]
#: Row name, head and what is seen, as `weights.py` has them.
Feature = tuple[str, str, str]
#: A place and what speaks for it (0 for the only one there is).
Offer = tuple[int, list[Feature]]
MODELS = ("left_end", "left_start", "right_start", "right_end", "source")


class NotedRow:
    """A row that knows no weights: asked for one it gives what it was asked for, so that a sum of weights is a list of features."""

    def __init__(self, label: weights.Label) -> None:
        self.label = label

    def get(self, seen: str, default: int) -> list[Feature]:
        del default
        return [(*self.label, seen)]


class Noting:
    """Every model, with rows that note what they are asked for."""

    def __getitem__(self, model: str) -> "Noting":
        del model
        return self

    def row(self, label: weights.Label) -> NotedRow:
        return NotedRow(label)


def note_features() -> None:
    """From here on the scores of this process are lists of features."""
    weights._models = Noting  # type: ignore[assignment]


class Gold(NamedTuple):
    """One attribution of the corpus; spans are tokens, half-open."""

    contents: list[Span]
    cue: list[int]
    sources: list[Span]
    head: int


def read_text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def documents(folder: Path) -> Iterator[tuple[str, str, list[dict[str, list[Span]]]]]:
    """(name, text, attributions by role) of every text; of several annotators the first by id."""
    for path in sorted((folder / "text").glob("*.txt")):
        files = sorted(p for p in (folder / "attributions").glob("*.ann") if p.stem.rpartition("_")[0] == path.stem)
        if files:
            yield path.stem, read_text(path), _brat(read_text(files[0]))


def _brat(annotations: str) -> list[dict[str, list[Span]]]:
    spans: dict[str, list[Span]] = {}
    events = []
    for line in re.split(r"\r?\n", annotations):
        head, _, rest = line.partition("\t")
        if re.fullmatch(r"T\d+", head):
            where = rest.split("\t")[0].split(" ", 1)[1]
            spans[head] = sorted((int(a), int(b)) for a, b in (part.split() for part in where.split(";")))
        elif re.fullmatch(r"E\d+", head):
            events.append([arg.split(":") for arg in rest.split()])
    found = []
    for event in events:
        roles: dict[str, list[Span]] = {"Content": [], "Source": [], "Cue": []}
        for role, target in event:
            roles.get(role.rstrip("0123456789"), []).extend(spans[target])
        if roles["Content"]:
            found.append({role: sorted(parts) for role, parts in roles.items()})
    return found


def gold(elements: Elements, attributions: list[dict[str, list[Span]]]) -> Iterator[Gold]:
    """The attributions that have a cue, on tokens."""
    for one in attributions:
        cue = sorted({i for span in one["Cue"] for i in elements.analysis.tokens_of(*span)})
        if cue:
            contents, sources = (runs(elements.analysis, one[role]) for role in ("Content", "Source"))
            yield Gold(contents, cue, sources, _head(elements, cue))


def runs(analysis: Analysis, spans: list[Span]) -> list[Span]:
    """Unbroken runs of tokens; marks between two of them do not break a run."""
    tokens = analysis.tokens
    found: list[Span] = []
    for i in sorted({i for span in spans for i in analysis.tokens_of(*span)}):
        near = found and i - found[-1][1] < 4
        if near and all(not tokens[k].text[0].isalnum() for k in range(found[-1][1], i)):
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def _head(elements: Elements, cue: list[int]) -> int:
    """The word that a cue is learned by: its first verb, else its first noun, else its first word."""
    tag, lower = elements.tag, elements.lower
    kinds = (
        [i for i in cue if lower[i] == "according"],
        [i for i in cue if tag[i] in _VERBAL and lower[i] not in _AUXILIARY],
        [i for i in cue if tag[i] in ("NN", "NNS")],
        [i for i in cue if lower[i] not in _AUXILIARY],
        cue,
    )
    return next(words for words in kinds if words)[0]


# --- examples ---------------------------------------------------------------------------------------------------------


def cue_examples(elements: Elements, golds: list[Gold]) -> Iterator[tuple[list[Feature], bool]]:
    """(features, whether it is a cue) of all candidates; those inside a content are left out, the corpus nests none."""
    heads = {one.head for one in golds}
    cues = {i for one in golds for i in one.cue}
    contents = {i for one in golds for start, end in one.contents for i in range(start, end)}
    for token in candidates(elements):
        if token in heads or token in cues or token not in contents:
            yield score(elements, token, cue_word(elements.lower[token], elements.tag[token])), token in heads


def choices(elements: Elements, golds: list[Gold]) -> Iterator[tuple[str, list[Offer], int]]:
    """(model, places to choose from, index of the right one) for every decision that the text offers."""
    owned = _owned(elements, {one.head for one in golds})
    for one in golds:
        verbal = elements.tag[one.head] in _VERBAL
        base = lemma(elements.lower[one.head]) if verbal else elements.lower[one.head]
        cue = Cue(one.head, base, verb_fields().get(base, "?") if verbal else elements.tag[one.head], 0)
        place = window(elements, cue)
        left = [_part(elements, run) for run in one.contents if run[1] <= one.head][-1:]
        right = [_part(elements, run) for run in one.contents if run[0] > one.head][:1]
        ends = left_ends(elements, cue, place)
        yield from _edges("left_end", "left_start", ends, left, 1, partial(left_starts, elements, cue, place))
        starts = right_starts(elements, cue, place, left_status(elements, left), owned)
        yield from _edges("right_start", "right_end", starts, right, 0, partial(right_ends, elements, cue, place))
        yield from _source(elements, one, source_choices(elements, cue, place, left + right))


def _edges(near, far, offered, parts, side, others):  # type: ignore[no-untyped-def]
    """The edge next to the cue and then the other one, as far as both are among the places offered."""
    if not parts:
        yield near, offered, 0
        return
    right = _pick(offered, parts[0][side])
    if right is not None:
        yield near, offered, right
        rest = others(offered[right][0])
        chosen = _pick(rest, parts[0][1 - side])
        if chosen is not None:
            yield far, rest, chosen


def _source(elements: Elements, one: Gold, offered: list[Offer]) -> Iterator[tuple[str, list[Offer], int]]:
    if not one.sources:
        yield "source", offered, 0
        return
    first, last = (elements.of[i] for i in (one.sources[0][0], one.sources[0][1] - 1))
    fitting = [(place, index) for index, (place, _) in enumerate(offered) if first <= place <= last]
    if fitting:
        yield "source", offered, min(fitting)[1]


def _pick(offered: list[Offer], target: int) -> int | None:
    near = [(abs(place - target), index) for index, (place, _) in enumerate(offered) if place >= 0]
    return min(near)[1] if near and min(near)[0] <= 1 else None


def _part(elements: Elements, run: Span) -> Span:
    """A run as elements: with the quotation marks around it, without a pause at its end."""
    tokens, quote = elements.tokens, elements.quote
    start, end = run
    while start > 0 and not tokens[start - 1].text[0].isalnum() and elements.opens[elements.of[start - 1]]:
        start -= 1
    if end < len(tokens) and quote[end] >= 0 and quote[end] == quote[end - 1]:
        stop = end
        while stop < len(tokens) and quote[stop] == quote[end] and not tokens[stop].text[0].isalnum():
            stop += 1
        end = stop if stop == len(tokens) or elements.closes[elements.of[stop]] else end
    first, last = elements.of[start], elements.of[end - 1] + 1
    while last - 1 > first and elements.symbol[last - 1] in (".", ",", ":") and not elements.closes[last]:
        last -= 1
    return first, last


def _owned(elements: Elements, heads: set[int]) -> frozenset[int]:
    sentences = {elements.sentence_of[head] for head in heads if elements.quote[head] < 0}
    found = set()
    for number, quotation in enumerate(elements.analysis.quotations):
        tokens = elements.analysis.tokens_of(quotation.start, quotation.end)
        if tokens and not sentences.isdisjoint((elements.sentence_of[tokens[0]], elements.sentence_of[tokens[-1]])):
            found.add(number)
    return frozenset(found)


def read(text: str, attributions: list[dict[str, list[Span]]]) -> tuple[Elements, list[Gold]]:
    elements = Elements(analyze_text(text))
    return elements, list(gold(elements, attributions))


def counted(folder: Path) -> Counter[str]:
    """How many texts and attributions a folder holds."""
    found: Counter[str] = Counter()
    for _, _, attributions in documents(folder):
        found.update(texts=1, attributions=len(attributions))
    return found
