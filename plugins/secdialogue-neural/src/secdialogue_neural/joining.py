"""The network's attributions and the core's, joined: each where it is the surer.

What a text attributes is the network's, with its contents, cues and sources; where a source ends, the core's rules tell
better. What the network takes for a content without a verb is doubted, and what the core's rules alone find is kept
where the network half believes it. Attributions within another's content are the core's; the corpus that the network
learned from has none.
"""

from __future__ import annotations

from collections import defaultdict

from secdialogue.language.analysis import Analysis
from secdialogue.language.attribution import Attribution
from secdialogue_neural.decoding import Reading, Span

#: The chance of cue and content together from which a bare noun phrase is taken for a content where the core does not
#: have its cue: in politics such words attribute ("attacked the plan"), in reports of talks and of fighting they mostly
#: tell what was done ("discussed the border"). This and the next two were chosen on a tenth of the training texts.
THING = 0.6
#: The mean chance that a token stands in a content, and the chance that its cue is one, from which what the core alone
#: finds is kept.
CONTENT = 0.3
CUE = 0.6
#: Classes of verbs that carry tense.
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def joined(reading: Reading, own: list[Attribution], core: list[Attribution]) -> list[Attribution]:
    """All attributions, in the order of their cues; those within another's content point to it."""
    known = {one.cue: one for one in core}
    outer = [one for one in own if one.cue in known or not _is_thing(reading, one) or _is_sure(reading, one)]
    outer = [_with_whole_source(one, known.get(one.cue)) for one in outer]
    sound = [one for one in core if one.contents and not one.quoted]
    outer += _alone(reading, outer, [one for one in sound if one.within < 0])
    taken = {one.cue for one in outer}
    holders = _holders(reading.analysis, outer)
    inner = [one for one in sound if one.cue not in taken and _holder(reading.analysis, one, holders) >= 0]
    return _ordered(reading.analysis, outer + inner)


def _is_thing(reading: Reading, one: Attribution) -> bool:
    """Whether a content has no marks, no verb with tense and no "to" at its begin: "discussed the border", "wanted this"."""
    words = _words(reading.analysis, one)
    if one.mode != "indirect" or (len(words) > 2 and reading.analysis.tokens[min(words)].lower == "to"):
        return False
    return all(reading.analysis.classes[k] not in _FINITE for k in words)


def _is_sure(reading: Reading, one: Attribution) -> bool:
    """Whether the network has hardly a doubt of a cue and its content."""
    return _cued(reading, one) * _chance(reading, one) >= THING


def _alone(reading: Reading, own: list[Attribution], core: list[Attribution]) -> list[Attribution]:
    """What the core finds where the network has no content, though it half believes in one."""
    taken = {word for one in own for word in _words(reading.analysis, one)}
    return [
        one
        for one in core
        if taken.isdisjoint(_words(reading.analysis, one))
        and _chance(reading, one) >= CONTENT
        and _cued(reading, one) >= CUE
    ]


def _with_whole_source(own: Attribution, one: Attribution | None) -> Attribution:
    """With titles and appositions, where the core's attribution of the same cue has the same source."""
    if one and any(a < d and c < b for a, b in own.sources for c, d in one.sources):
        return own._replace(sources=one.sources)
    return own


def _cued(reading: Reading, one: Attribution) -> float:
    """The chance that a token of the cue is one."""
    return max(float(reading.chances[k, 1]) for k in reading.analysis.tokens_of(*one.cue))


def _chance(reading: Reading, one: Attribution) -> float:
    """The mean chance that a token of a content stands in one."""
    words = _words(reading.analysis, one)
    return float(sum(reading.chances[k, 0] for k in sorted(words))) / len(words)


def _words(analysis: Analysis, one: Attribution) -> set[int]:
    return {k for part in one.contents for k in analysis.tokens_of(*part)}


# --- attributions within contents -------------------------------------------------------------------------------------

#: Token -> the parts of contents in which it stands, the smallest first, each with its attribution's index.
_Holders = dict[int, list[tuple[int, Span, int]]]


def _holders(analysis: Analysis, every: list[Attribution]) -> _Holders:
    found: _Holders = defaultdict(list)
    for number, one in enumerate(every):
        for part in one.contents:
            for token in analysis.tokens_of(*part):
                found[token].append((part[1] - part[0], part, number))
    return {token: sorted(parts) for token, parts in found.items()}


def _holder(analysis: Analysis, one: Attribution, holders: _Holders) -> int:
    """Index of the attribution in whose content another stands with all that it has, or -1."""
    spans = (one.cue, *one.contents, *one.sources)
    for _, (low, high), number in holders.get(analysis.token_at(one.cue[0]), ()):
        if (low, high) not in one.contents and all(low <= start and end <= high for start, end in spans):
            return number
    return -1


def _ordered(analysis: Analysis, every: list[Attribution]) -> list[Attribution]:
    """In the order of their cues; each points to the smallest content that holds it."""
    every = sorted(every, key=lambda one: (one.cue, one.contents))
    holders = _holders(analysis, every)
    return [one._replace(within=_holder(analysis, one, holders)) for one in every]
