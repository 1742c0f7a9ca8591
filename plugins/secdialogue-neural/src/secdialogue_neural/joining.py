"""The network's attributions and the core's, joined: each where it is the surer.

The core's rules know the marks of a text: quotations are theirs. The network reads clauses: reported speech without
marks is its own, and what the rules alone find of it is kept where the network does not deny it. Attributions within
another's content are the core's; the corpus that the network learned from has none.
"""

from __future__ import annotations

from collections import defaultdict

from secdialogue.language.analysis import Analysis
from secdialogue.language.attribution import Attribution
from secdialogue_neural.decoding import Reading, Span

#: Mean chance, by the network, that a token stands in a content, from which the core's find is kept: with quotation
#: marks, and without; then the chance that its cue is one. Chosen on a tenth of the training texts.
QUOTED = 0.2
REPORTED = 0.1
CUED = 0.1
#: The chance of cue and content together from which a bare noun phrase is taken for a content where the core does not
#: have its cue: in politics such words attribute ("attacked the plan"), in reports of talks and of fighting they mostly
#: tell what was done ("discussed the border").
THING = 0.7
#: A content of so many tokens is a scrap of one.
SCRAP = 8
#: Classes of verbs that carry tense.
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def joined(reading: Reading, own: list[Attribution], core: list[Attribution]) -> list[Attribution]:
    """All attributions, in the order of their cues; those within another's content point to it."""
    cues = {one.cue for one in core}
    own = [one for one in own if one.cue in cues or not _is_thing(reading, one) or _is_sure(reading, one)]
    sound = [one for one in core if one.contents and not one.quoted]
    outer = _outer(reading, own, [one for one in sound if one.within < 0])
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


def _cued(reading: Reading, one: Attribution) -> float:
    """The chance that a token of the cue is one."""
    return max(float(reading.chances[k, 1]) for k in reading.analysis.tokens_of(*one.cue))


def _chance(reading: Reading, one: Attribution) -> float:
    """The mean chance that a token of a content stands in one."""
    words = _words(reading.analysis, one)
    return float(sum(reading.chances[k, 0] for k in sorted(words))) / len(words)


def _outer(reading: Reading, own: list[Attribution], core: list[Attribution]) -> list[Attribution]:
    """Those that stand in no other's content."""
    made = dict(enumerate(own))
    owners: dict[int, set[int]] = defaultdict(set)
    for number, one in made.items():
        for word in _words(reading.analysis, one):
            owners[word].add(number)
    kept: list[Attribution] = []
    for one in core:
        shared = sorted(set().union(*(owners.get(word, ()) for word in _words(reading.analysis, one))))
        if one.mode != "indirect" and _chance(reading, one) >= QUOTED:
            kept.append(one)
            for number in shared:
                made.pop(number, None)
        elif shared:
            made.update({n: _agreed(reading.analysis, made[n], one) for n in shared if n in made})
        elif _chance(reading, one) >= REPORTED and _cued(reading, one) >= CUED:
            kept.append(one)
    return kept + list(made.values())


def _agreed(analysis: Analysis, own: Attribution, one: Attribution) -> Attribution:
    """Where both have one cue, its source is the core's, and what the core alone tells; so is all of it where the network has a scrap."""
    if own.cue != one.cue:
        return own
    if len(_words(analysis, own)) <= SCRAP:
        return one
    return own._replace(sources=one.sources, relay=one.relay, attitude=one.attitude, polarity=one.polarity)


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
