"""From what the network answers for each window to attributions: labels become spans, pointers join them.

What neighbouring windows say of a token is weighed by how far it stands from their edges. Spans follow the marks of the
text: a quotation is part of a content as a whole or not at all, cues and sources end with their sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from secdialogue.language.analysis import Analysis
from secdialogue_neural.pieces import Pieces, Window

Floats = npt.NDArray[np.float32]
#: Tokens `start:end`.
Span = tuple[int, int]

#: The width of one pointer, how far the pull of distances reaches in pieces, the parts of the pointers' array.
POINTER = 96
REACH = 128
_BEGIN, _END, _CUE, _ASKS, _SOURCE = (slice(k * POINTER, (k + 1) * POINTER) for k in range(5))
_OUTSIDE, _FIRST, _INSIDE = range(3)
#: What is added to the log odds of a content's beginning; this and the weights below were chosen on a tenth of the training texts.
DOUBT = -0.75
_KINDS = ("content", "cue", "source")


class Answer(NamedTuple):
    """What the network says of one window; the first piece of the row is the mark of its begin."""

    #: (pieces, 9): labels of content, cue and source, three each.
    labels: Floats
    #: (pieces, 480): see `_BEGIN` and the others.
    pointers: Floats


class Found(NamedTuple):
    """An attribution on tokens."""

    contents: list[Span]
    cue: Span
    #: Empty where the text names none.
    source: Span | None


class Reading:
    """A text with the network's answers."""

    def __init__(
        self, analysis: Analysis, pieces: Pieces, cut: Sequence[Window], answers: Sequence[Answer], pull: Floats
    ) -> None:
        self.analysis = analysis
        self.first = pieces.first
        self.windows = cut
        self.answers = answers
        #: (2, 257): what the distance in pieces adds for contents and for cues that point.
        self.pull = pull
        self._firsts = [window.first for window in cut]
        self._pointed: dict[tuple[int, int], tuple[npt.NDArray[np.int64], Floats]] = {}
        self.odds = self._odds()
        #: (tokens, kinds): how likely a token stands in a content, a cue, a source.
        self.chances = 1 - np.exp(self.odds[:, :, _OUTSIDE])

    def _odds(self) -> Floats:
        """Log probabilities (tokens, kinds, labels)."""
        count = len(self.analysis.tokens)
        total, weight = np.zeros((count, 3, 3), np.float32), np.zeros(count, np.float32)
        for window, answer in zip(self.windows, self.answers, strict=True):
            tokens = np.arange(window.first, window.last)
            labels = answer.labels[self.first[window.first : window.last] - self.first[window.first] + 1].reshape(
                -1, 3, 3
            )
            labels = labels - labels.max(axis=2, keepdims=True)
            labels = labels - np.log(np.exp(labels).sum(axis=2, keepdims=True))
            from_begin = tokens - window.first + (1000 if window.first == 0 else 1)
            to_end = window.last - tokens + (1000 if window.last == count else 0)
            central = np.minimum(np.minimum(from_begin, to_end), 48).astype(np.float32)
            total[window.first : window.last] += labels * central[:, None, None]
            weight[window.first : window.last] += central
        return (total / np.maximum(weight, 1)[:, None, None]).astype(np.float32)

    def spans(self, kind: str) -> list[Span]:
        """The spans of one kind, in order, by the best row of labels in which "inside" follows a beginning."""
        odds = self.odds[:, _KINDS.index(kind)].tolist()
        breaks = set() if kind == "content" else {s.first for s in self.analysis.sentences}
        return _runs(_best_row(odds, breaks, DOUBT if kind == "content" else 0.0))

    def window_of(self, low: int, high: int) -> int:
        """The window in which the tokens `low` to `high` stand farthest from its edges, or -1."""
        count = len(self.analysis.tokens)
        best, chosen = -1, -1
        number = bisect_right(self._firsts, low) - 1
        while number >= 0 and self.windows[number].last > high:
            window = self.windows[number]
            before = low - window.first if window.first else count
            after = window.last - 1 - high if window.last < count else count
            if min(before, after) > best:
                best, chosen = min(before, after), number
            number -= 1
        return chosen

    def place(self, window: int, token: int) -> int:
        """The piece at which a token begins in a window's row."""
        return int(self.first[token] - self.first[self.windows[window].first]) + 1

    def scores(self, window: int, asked: Floats, at: int, keys: slice, taken: Sequence[Span]) -> Floats:
        """How well none (at 0) and each token of a window (from 1 on) answer what a span at piece `at` asks for; never one taken."""
        places, vectors = self._keys(window, keys)
        found: Floats = vectors @ asked / np.float32(POINTER**0.5)
        found += self.pull[int(keys is _SOURCE), np.clip(places - at, -REACH, REACH) + REACH]
        begin = self.windows[window].first - 1
        for start, end in taken:
            found[max(start - begin, 1) : max(end - begin, 1)] = -np.inf
        return found

    def _keys(self, window: int, keys: slice) -> tuple[npt.NDArray[np.int64], Floats]:
        """(places in the row, what is pointed at there) of none and of each token of a window."""
        known = self._pointed.get((window, keys.start))
        if known is None:
            cut = self.windows[window]
            places = np.concatenate([[0], self.first[cut.first : cut.last] - self.first[cut.first] + 1])
            known = self._pointed[window, keys.start] = places, self.answers[window].pointers[places, keys]
        return known


def decode(reading: Reading) -> list[Found]:
    """The attributions of a text, in the order of their cues."""
    cues = {at: span for span in reading.spans("cue") for at in range(*span)}
    sources = {at: span for span in reading.spans("source") for at in range(*span)}
    contents: dict[Span, list[Span]] = {}
    for span in whole_quotations(reading.analysis, reading.spans("content")):
        at = _cue_of(reading, span)
        if at >= 0:
            contents.setdefault(cues.get(at, (at, at + 1)), []).append(span)
    return [Found(contents[cue], cue, _source_of(reading, cue, sources, contents[cue])) for cue in sorted(contents)]


#: What the labels of a token weigh beside the pointers to it.
LABELLED = 0.2
LABELLED_SOURCE = 0.5
#: Log probability of "inside" above which a source goes on.
LIKELY = -3.0
#: What is added to a cue's score for having no source.
NO_SOURCE = 2.5


def _cue_of(reading: Reading, span: Span) -> int:
    """The token by which a content is attributed, or -1."""
    start, last = span[0], span[1] - 1
    window = reading.window_of(start, last)
    if window < 0:
        window = reading.window_of(start, start)
        last = reading.windows[window].last - 1
    cut = reading.windows[window]
    at, till = reading.place(window, start), reading.place(window, last)
    pointers = reading.answers[window].pointers
    scores = reading.scores(window, pointers[at, _BEGIN] + pointers[till, _END], at, _CUE, [(start, last + 1)])
    scores[1:] += LABELLED * reading.odds[cut.first : cut.last, 1, _FIRST]
    best = int(np.argmax(scores))
    return cut.first + best - 1 if best else -1


def _source_of(reading: Reading, cue: Span, sources: dict[int, Span], taken: list[Span]) -> Span | None:
    """The source that a cue points to; never within its contents."""
    window = reading.window_of(cue[0], cue[0])
    cut = reading.windows[window]
    at = reading.place(window, cue[0])
    scores = reading.scores(window, reading.answers[window].pointers[at, _ASKS], at, _SOURCE, [cue, *taken])
    scores[1:] += LABELLED_SOURCE * reading.odds[cut.first : cut.last, 2, _FIRST]
    scores[0] += NO_SOURCE
    best = int(np.argmax(scores))
    if not best:
        return None
    chosen = cut.first + best - 1
    return sources.get(chosen) or _grown(reading, chosen)


def _grown(reading: Reading, token: int) -> Span:
    """A source that no span of labels holds: from its first token as far as "inside" is likely."""
    sentence = reading.analysis.sentence_at(reading.analysis.tokens[token].start)
    stop, end = sentence.last if sentence else token + 1, token + 1
    while end < stop and reading.odds[end, 2, _INSIDE] > LIKELY:
        end += 1
    return token, end


# --- labels -----------------------------------------------------------------------------------------------------------


def _best_row(odds: list[list[float]], breaks: set[int], bias: float) -> list[int]:
    """The labels with the greatest sum of log odds in which "inside" follows "begin" or "inside", never at a break."""
    never = -1e9
    outside, inner = 0.0, never
    back: list[tuple[bool, int]] = []
    for at, (none, begin, inside) in enumerate(odds):
        best = max(outside, inner)
        from_inner = inner > outside
        go_on = inner + inside if at not in breaks else never
        start = best + begin + bias
        back.append((from_inner, _INSIDE if go_on >= start else _FIRST))
        outside, inner = best + none, max(go_on, start)
    labels: list[int] = []
    inside_now = inner > outside
    for from_inner, how in reversed(back):
        if not inside_now:
            labels.append(_OUTSIDE)
            inside_now = from_inner
        else:
            labels.append(how)
            inside_now = True if how == _INSIDE else from_inner
    return labels[::-1]


def _runs(labels: list[int]) -> list[Span]:
    found: list[Span] = []
    for at, label in enumerate(labels):
        if label == _FIRST:
            found.append((at, at + 1))
        elif label == _INSIDE:
            found[-1] = (found[-1][0], at + 1)
    return found


# --- quotations -------------------------------------------------------------------------------------------------------


def whole_quotations(analysis: Analysis, spans: list[Span]) -> list[Span]:
    """Contents, which come in order, that hold most of a quotation take all of it; one that two contents share stays."""
    made = list(spans)
    ends = [end for _, end in spans]
    for quotation in analysis.quotations:
        if quotation.mark == "single":
            continue
        tokens = analysis.tokens_of(quotation.start, quotation.end)
        number = bisect_right(ends, tokens.start)
        if number == len(made) or made[number][0] >= tokens.stop:
            continue
        shared = number + 1 < len(made) and made[number + 1][0] < tokens.stop
        start, end = made[number]
        if not shared and 2 * (min(end, tokens.stop) - max(start, tokens.start)) >= len(tokens):
            made[number] = (min(start, tokens.start), max(end, tokens.stop))
    return made
