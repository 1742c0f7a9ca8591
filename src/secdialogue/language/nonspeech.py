"""What looks like an attribution and is none: words not spoken, deeds with an object, what nobody thinks."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from secdialogue.language.elements import Elements

if TYPE_CHECKING:
    from secdialogue.language.frames import Frame

_GROUP = frozenset(("be", "hv", "do", "md", "RB", "to", "not", "n't", "never"))
_FINITE = frozenset(("V", "be", "hv", "do", "md", "n't"))
_WILLING = frozenset(("will", "would", "won't", "wouldn't", "wo", "shall"))
_NOBODY = frozenset(("no", "neither", "none", "nobody", "nothing"))
_PHRASES = frozenset(("n", "N", "T", "DT", "PI", "PO", "PS", "P1", "JJ", "G", "who"))
_LINKS = frozenset(
    ("of", "for", "at", "in", "from", "to", "with", "on", "by", "and", "or", "'s", "about", "between", "(")
)
_RELATIVES = frozenset(("who", "which", "that"))
#: Verbs whose negation takes a position of its own: "did not rule out", "does not accept".
_TAKING_SIDES = frozenset(
    "deny dispute reject refute rule agree disagree accept support object oppose endorse share exclude contest".split()
)  # fmt: skip
#: Speech that WordNet files elsewhere first.
_SPEECH = frozenset("respond answer provide confirm identify reveal specify elaborate claim disclose comment".split())
_DENYING = frozenset(("deny", "reject", "refute", "dismiss", "dispute", "rebut"))


@cache
def _deeds() -> frozenset[str]:
    rows = files("secdialogue.language").joinpath("data/deed_verbs.txt").read_text("utf-8").splitlines()
    return frozenset(word for row in rows if not row.startswith("#") for word in row.split(" "))


def is_speech(elements: Elements, frame: Frame) -> bool:
    """Whether a frame with its source, if any, attributes something; words in quotation marks always are somebody's."""
    doubtful = (
        _is_unspoken(elements, frame)
        or _by_nobody(elements, frame)
        or _is_deed(elements, frame)
        or _is_denied_deed(elements, frame)
        or _is_unsourced(elements, frame)
        or _is_described(elements, frame)
        or _by_an_event(elements, frame)
        or _is_bare(elements, frame)
        or _is_attributive(elements, frame)
        or _is_of_a_noun(elements, frame)
        or _is_scheduled(elements, frame)
        or _is_performed(elements, frame)
    )
    if _asks_for_no_name(elements, frame):
        return False
    return not doubtful or frame.relay >= 0 or (_quotes(elements, frame) and not _is_of_an_event(elements, frame))


def _quotes(elements: Elements, frame: Frame) -> bool:
    """Whether a part of the content stands in quotation marks that the cue does not stand in."""
    outside = elements.quote[frame.cue.token]
    return any(
        elements.quote[elements.first[at]] not in (-1, outside)
        for start, end in frame.contents
        for at in range(start, end)
    )


def _is_unspoken(elements: Elements, frame: Frame) -> bool:
    """Whether the text says that the words were not said ("has not said whether"); who will not say it declines."""
    cue = frame.cue
    if not (cue.field.startswith("communication") or cue.lemma in _SPEECH) or cue.lemma in _TAKING_SIDES:
        return False
    at, words = frame.place.here - 1, []
    while at >= frame.place.low and elements.symbol[at] in _GROUP:
        words.append(elements.lower[elements.first[at]])
        at -= 1
    negated = any(word in ("not", "never") or word.endswith(("n't", "n’t")) for word in words[:-1] or words)
    return negated and words[-1] not in ("not", "to") and _WILLING.isdisjoint(words)


def _by_nobody(elements: Elements, frame: Frame) -> bool:
    """Whether the subject is "no" or "neither" with its noun, or a relative clause of such a one."""
    symbol, low, at = elements.symbol, frame.place.low, frame.place.here - 1
    while at > low and symbol[at] in _GROUP:
        at -= 1
    if at > low and symbol[at] in _RELATIVES:
        at -= 1
    while at >= low and symbol[at] in _PHRASES:
        if elements.lower[elements.first[at]] in _NOBODY:
            return True
        if at - 2 < low or symbol[at - 1] not in ("of", "in", "from", "on"):
            return False
        at -= 2
    return at >= low and elements.lower[elements.first[at]] in _NOBODY


def is_nominal(elements: Elements, frame: Frame) -> bool:
    """Whether one noun phrase with what belongs to it, but no clause, follows the cue as all of the content."""
    [(start, end), *more] = frame.contents
    return not more and start > frame.place.here and _is_phrase(elements, start, end)


def _is_phrase(elements: Elements, start: int, end: int) -> bool:
    """Whether the elements `start:end` are a noun phrase with what belongs to it, relative clauses included."""
    if elements.symbol[start] not in _PHRASES:
        return False
    at = start + 1
    while at < end and (elements.symbol[at] in _LINKS or elements.symbol[at] in ("n", "N", "T", "CD", "JJ", ")", "RB")):
        at += 1
    return at >= end or elements.symbol[at] not in _FINITE


def _is_deed(elements: Elements, frame: Frame) -> bool:
    after, then = (*elements.lower[frame.cue.token + 1 : frame.cue.token + 3], "", "")[:2]
    if f"{frame.cue.lemma}-{after}" in _deeds() or (after in ("on", "upon") and then == "by"):
        return True
    if frame.cue.lemma == "call" and after == "on" and is_nominal(elements, frame):
        [(start, end)] = frame.contents
        return not {"for", "to"} & set(elements.symbol[start:end])
    return frame.cue.lemma in _deeds() and is_nominal(elements, frame)


def is_done(elements: Elements, frame: Frame) -> bool:
    """Whether a deed in the passive has what was done before it ("a date was discussed", "the articles were agreed upon")."""
    here = frame.place.here
    if frame.cue.lemma not in _deeds() and frame.cue.lemma != "agree":
        return False
    start, end = frame.contents[-1]
    if _is_reduced(elements, frame):
        return not _quotes(elements, frame)
    if elements.symbol[here] != "E" or (start > here and elements.symbol[start:end] not in _PARTICLES):
        return False
    at = here - 1
    while at > frame.place.low and elements.symbol[at] == "RB":
        at -= 1
    return elements.symbol[at] == "be" and not _quotes(elements, frame)


_PARTICLES = (["on"], ["upon"], ["RP"], ["IN"])


def _is_reduced(elements: Elements, frame: Frame) -> bool:
    """As in "the issues discussed at the talks had grown": a deed that only tells which thing is meant, the sentence's verb behind."""
    here, symbol = frame.place.here, elements.symbol
    if here <= frame.place.low or symbol[here - 1] not in ("n", "N") or frame.cue.lemma not in _deeds():
        return False
    start, end = frame.contents[-1]
    led = start == here + 1 and symbol[start] in ("in", "at", "during")
    return symbol[here] == "E" or (led and any(mark in _FINITE for mark in symbol[start:end]))


def _is_denied_deed(elements: Elements, frame: Frame) -> bool:
    """Whether the deed stands in what somebody denies ("denied that it ordered the raid")."""
    return frame.holder is not None and frame.holder.cue.lemma in _DENYING and is_nominal(elements, frame)


def _is_unsourced(elements: Elements, frame: Frame) -> bool:
    """Whether nobody is the source: what "was expected", "is seen as" or "had been agreed" so is the writer's own.

    A participle has its source in another clause ("…, adding that").
    """
    return frame.source < 0 and elements.tag[frame.cue.token] != "VBG"


def _is_bare(elements: Elements, frame: Frame) -> bool:
    """Whether a noun has a bare name for a content: "support for Gaza"."""
    [(start, end), *more] = frame.contents
    noun = elements.tag[frame.cue.token] in ("NN", "NNS")
    return noun and not more and end - start == 1 and elements.symbol[start] == "N"


#: What takes place and says nothing by itself.
_EVENTS = frozenset(
    "talks negotiations meeting meetings visit war conflict attack attacks exercise exercises ceasefire truce crisis partnership move step"
    " package deployment drill drills patrol patrols clashes fighting".split()
)


def _by_an_event(elements: Elements, frame: Frame) -> bool:
    """Whether the source is what takes place: "the talks aim to end the war"."""
    return frame.source >= 0 and elements.lower[elements.head[frame.source]] in _EVENTS


def _is_of_an_event(elements: Elements, frame: Frame) -> bool:
    """Whether a deed is done to what takes place, which some words only describe: "concluded the talks with a “good” result"."""
    start, _ = frame.contents[0]
    if start < frame.place.here or not _is_deed(elements, frame):
        return False
    return elements.symbol[start] == "n" and elements.lower[elements.head[start]] in _EVENTS


def _is_attributive(elements: Elements, frame: Frame) -> bool:
    """Whether a participle only describes the noun behind it: "by the recently confirmed envoy"."""
    here, low, symbol = frame.place.here, frame.place.low, elements.symbol
    if elements.tag[frame.cue.token] not in ("VBN", "VBD") or here - 2 < low or symbol[here - 1] != "RB":
        return False
    return symbol[here - 2] in _LINKS - {"and", "or", "("} or symbol[here - 2] == "DT"


def _is_of_a_noun(elements: Elements, frame: Frame) -> bool:
    """Whether "that" goes on with a noun behind a verb of talking: "spoke at a summit that was held in May"."""
    start, _ = frame.contents[0]
    if frame.cue.lemma not in ("talk", "speak", "meet") or start <= frame.place.here + 1:
        return False
    return elements.symbol[start] in _RELATIVES and elements.symbol[start - 1] in ("n", "N")


def _is_described(elements: Elements, frame: Frame) -> bool:
    """Whether the cue only tells which thing is meant, what it takes standing before it ("the guns that it promised Peru")."""
    symbol, low, here = elements.symbol, frame.place.low, frame.place.here
    start, end = frame.contents[-1]
    if start < here or here - 2 < low or symbol[here - 1] not in ("PI", "PS"):
        return False
    at = here - 3 if symbol[here - 2] in ("that", "which") else here - 2
    if at < low or symbol[at] not in ("n", "N"):
        return False
    told = frame.holder is not None and any(at < first < here for first, _ in frame.holder.contents)
    return not told and _is_phrase(elements, start + (symbol[start] in _LINKS and start + 1 < end), end)


def _asks_for_no_name(elements: Elements, frame: Frame) -> bool:
    """Whether the source only will not be named: "who asked not to be identified"."""
    after = elements.lower[frame.cue.token + 1 : frame.cue.token + 6]
    return any(word == "be" and after[at + 1 : at + 2] in _NAMED for at, word in enumerate(after))


_NAMED = (["named"], ["identified"], ["quoted"])


def _is_scheduled(elements: Elements, frame: Frame) -> bool:
    """Whether the saying is only due: "the panel is to report on compliance every month"."""
    at, symbol = frame.place.here, elements.symbol
    return symbol[at] == "B" and symbol[at - 2 : at] == ["be", "to"] and is_nominal(elements, frame)


#: What is done by being declared.
_DECLARED = frozenset(
    "independence war emergency mourning holiday curfew ceasefire truce law victory bankruptcy".split()
)


def _is_performed(elements: Elements, frame: Frame) -> bool:
    """Whether the saying is the deed itself: a state of emergency declared, a guest welcomed to a place, no reason given."""
    if not is_nominal(elements, frame):
        return False
    [(start, end)] = frame.contents
    if frame.cue.lemma == "declare":
        heads = [elements.lower[elements.head[at]] for at in range(start, min(end, start + 3))]
        return heads[0] in _DECLARED or (heads[1:2] == ["of"] and heads[2:] != [] and heads[2] in _DECLARED)
    if frame.cue.lemma == "welcome":
        return elements.symbol[start] == "N" and any(
            elements.symbol[at] == "to" and elements.symbol[at + 1] in ("n", "N") for at in range(start + 1, end - 1)
        )
    return frame.cue.lemma in ("give", "offer", "provide") and elements.lower[elements.first[start]] == "no"
