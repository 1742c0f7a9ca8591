"""What the network found as the core's attributions: spans of characters, with attitude, polarity and who is spoken to."""

from __future__ import annotations

from secdialogue.extractors.statements import SILENT
from secdialogue.language.attitudes import attitude_of, polarity_of
from secdialogue.language.attribution import Attribution, past_dateline
from secdialogue.language.cues import Cue
from secdialogue.language.elements import Elements
from secdialogue.language.extents import window
from secdialogue.language.frames import Frame
from secdialogue.language.lemmas import lemma, verb_fields
from secdialogue.language.nonspeech import is_speech
from secdialogue.language.sources import audience_of
from secdialogue_neural.decoding import Found, Span

_VERBS = frozenset(("VB", "VBD", "VBZ", "VBP", "VBG", "VBN"))
_AUXILIARIES = frozenset("be is are was were been being am 's have has had having do does did 're 've".split())
_PAUSES = frozenset((",", ";", ":", ".", "-", "–", "—"))


def attributions_of(elements: Elements, found: list[Found]) -> list[Attribution]:
    """The network's attributions in the order of their cues; none stands within another.

    Left out is what the core's rules know for no speech: words that the text says were not said, deeds with an object.
    """
    framed = [(one, _frame(elements, one, _head(elements, one.cue))) for one in found]
    made = [_attribution(elements, one, frame) for one, frame in framed if is_speech(elements, frame)]
    return [one for one in made if one.contents]


def _attribution(elements: Elements, one: Found, frame: Frame) -> Attribution:
    head = frame.cue.token
    tokens, source = elements.tokens, one.source
    contents = tuple(span for part in one.contents if (span := _content(elements, *part)))
    end = head + 2 if elements.lower[head : head + 2] == ["according", "to"] else head + 1
    audience = audience_of(elements, frame)
    if audience and any(start < audience[1] and audience[0] < stop for start, stop in contents):
        audience = None
    return Attribution(
        contents=contents,
        cue=(tokens[head].start, tokens[end - 1].end),
        sources=() if source is None else ((tokens[source[0]].start, tokens[source[1] - 1].end),),
        audience=audience,
        mode=_mode(elements, one, head),
        attitude=attitude_of(elements, frame),
        polarity=polarity_of(elements, frame),
        within=-1,
        lemma=frame.cue.lemma,
        score=0,
        relay=None,
        quoted=elements.quote[head] >= 0,
    )


def _head(elements: Elements, cue: Span) -> int:
    """The word that a cue stands on: "according", else its first full verb, else its first noun, else its first word."""
    words = range(*cue)
    tag, lower = elements.tag, elements.lower
    kinds = (
        [i for i in words if lower[i] == "according"],
        [i for i in words if tag[i] in _VERBS and lower[i] not in _AUXILIARIES],
        [i for i in words if tag[i] in ("NN", "NNS")],
        [i for i in words if lower[i][0].isalnum() and lower[i] not in _AUXILIARIES],
        list(words),
    )
    return next(chosen for chosen in kinds if chosen)[0]


def _frame(elements: Elements, one: Found, head: int) -> Frame:
    """The attribution on elements, for the core's rules."""
    verbal = elements.tag[head] in _VERBS
    base = lemma(elements.lower[head]) if verbal else elements.lower[head]
    cue = Cue(head, base, verb_fields().get(base, "?") if verbal else elements.tag[head], 0)
    frame = Frame(cue, window(elements, cue))
    frame.contents = [(elements.of[start], elements.of[end - 1] + 1) for start, end in one.contents]
    frame.source = elements.of[one.source[0]] if one.source else -1
    return frame


def _content(elements: Elements, start: int, end: int) -> tuple[int, int] | None:
    """The characters of a part: without lines of dates and names before it, "that", and pauses at its ends, but for those in its quotation."""
    lower, quote = elements.lower, elements.quote
    start = _reported(elements, start, end)
    if lower[start] == "that" and elements.tag[start] == "IN" and end - start > 1:
        start += 1
    while end - start > 1 and lower[start] in _PAUSES:
        start += 1
    while end - start > 1 and lower[end - 1] in _PAUSES and quote[end - 1] < 0:
        end -= 1
    if not any(lower[k][0].isalnum() for k in range(start, end)):
        return None
    return past_dateline(elements, start, elements.tokens[end - 1].end), elements.tokens[end - 1].end


def _reported(elements: Elements, start: int, end: int) -> int:
    """The first token of a part that stands in a block of the report itself; the part's first where none does."""
    analysis = elements.analysis

    def kind(token: int) -> str:
        return analysis.blocks[analysis.sentences[elements.sentence_of[token]].block].kind

    return next((token for token in range(start, end) if kind(token) not in SILENT), start)


def _mode(elements: Elements, one: Found, head: int) -> str:
    """Direct where all of the content stands in quotation marks, mixed where some does."""
    words = quoted = 0
    for start, end in one.contents:
        for token in range(start, end):
            if elements.tokens[token].text[0].isalnum() and elements.lower[token] != "that":
                words += 1
                quoted += elements.quote[token] not in (-1, elements.quote[head])
    return "indirect" if not quoted else "direct" if quoted == words else "mixed"
