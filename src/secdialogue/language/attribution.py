"""Who said what: attributions in the sense of PARC and PolNeAR, found in a text without a parser.

Cues are found first, then on each side of a cue the content, then the source among what is left of the sentence; each
step is a linear model over symbols of closed classes. Quotation marks decide the extent of a direct quotation.
"""

import re
from typing import NamedTuple

from secdialogue.language.analysis import Analysis
from secdialogue.language.attitudes import attitude_of, polarity_of
from secdialogue.language.datelines import read_dateline
from secdialogue.language.elements import Elements
from secdialogue.language.frames import Frame, find_frames
from secdialogue.language.sources import audience_of, phrase_span, source_spans

Span = tuple[int, int]


class Attribution(NamedTuple):
    """A content, its cue and its source; spans are code points of the text, half-open."""

    #: The content's parts in order, outer quotation marks included, the cue's comma and a leading "that" left out.
    contents: tuple[Span, ...]
    cue: Span
    #: The noun phrases that name the source, titles and appositions included; none where the text names none.
    sources: tuple[Span, ...]
    audience: Span | None
    #: `direct`, `indirect` or `mixed`.
    mode: str
    #: `assertion`, `belief`, `fact` or `eventuality`.
    attitude: str
    #: `affirmed`, `denied` or `declined`.
    polarity: str
    #: Index of the attribution whose content holds this one, or -1.
    within: int
    #: The cue's head in its dictionary form.
    lemma: str
    #: Log odds of the cue, in hundredths.
    score: int
    #: The noun phrase that quotes the source ("the agency quoted the minister as saying").
    relay: Span | None
    #: Whether the cue stands inside quotation marks: the quoted speaker speaks of somebody's words.
    quoted: bool


def find_attributions(analysis: Analysis) -> list[Attribution]:
    """All attributions of a text, in the order of their cues; those inside another's content point to it by `within`."""
    return attributions_in(Elements(analysis))


def attributions_in(elements: Elements) -> list[Attribution]:
    """The same of a text whose elements are made already."""
    frames = find_frames(elements)
    number = {id(frame): index for index, frame in enumerate(frames)}
    return [_attribution(elements, frame, number.get(id(frame.holder), -1)) for frame in frames]


def _attribution(elements: Elements, frame: Frame, within: int) -> Attribution:
    contents = tuple(span for span in (_content(elements, *part) for part in frame.contents) if span[0] < span[1])
    token = elements.tokens[frame.cue.token]
    end = token.end
    if elements.lower[frame.cue.token] == "according" and elements.lower[frame.cue.token + 1 : frame.cue.token + 2] == [
        "to"
    ]:
        end = elements.tokens[frame.cue.token + 1].end
    return Attribution(
        contents=contents,
        cue=(token.start, end),
        sources=source_spans(elements, frame),
        audience=audience_of(elements, frame),
        mode=_mode(elements, frame),
        attitude=attitude_of(elements, frame),
        polarity=polarity_of(elements, frame),
        within=within,
        lemma=frame.cue.lemma,
        score=frame.cue.score,
        relay=phrase_span(elements, frame.relay, frame),
        quoted=elements.quote[frame.cue.token] >= 0,
    )


def _content(elements: Elements, start: int, end: int) -> Span:
    """The characters of a part of a content: without "that" before it and pauses at its ends, but for those in its quotation."""
    first, last = elements.first[start], elements.first[end] - 1
    if (
        elements.lower[first] == "that"
        and first < last
        and (elements.tag[first] == "IN" or _is_subject(elements, first + 1))
    ):
        first += 1
    while last > first and elements.lower[first] in (",", ";", ":", ".", "-", "–", "—"):
        first += 1
    while last > first and elements.lower[last] in (",", ";", ":", ".", "-", "–", "—") and elements.quote[last] < 0:
        last -= 1
    return past_dateline(elements, first, elements.tokens[last].end), elements.tokens[last].end


def past_dateline(elements: Elements, first: int, end: int) -> int:
    """Where a content that begins with a token starts: after the dateline, where its block opens with one."""
    analysis, start = elements.analysis, elements.tokens[first].start
    block = analysis.blocks[analysis.sentences[elements.sentence_of[first]].block]
    if first and elements.tokens[first - 1].start >= block.start:
        return start
    found = read_dateline(analysis.text, start, end) if _SEPARATOR.search(analysis.text, start, start + 80) else None
    if found is None or found.end >= end:
        return start
    return elements.tokens[analysis.token_at(found.end)].start


#: One of the marks between a dateline and its report.
_SEPARATOR = re.compile(r"[-–—/:]")


def _is_subject(elements: Elements, token: int) -> bool:
    """Whether a noun phrase begins at a token: after "that" it is the subject of a clause."""
    return elements.symbol[elements.of[token]] in ("n", "N", "PS", "PI", "P1", "P2", "EX")


def _mode(elements: Elements, frame: Frame) -> str:
    """Direct where all of the content stands in quotation marks, mixed where some does."""
    words = quoted = 0
    outside = elements.quote[frame.cue.token]
    parts = [range(elements.first[start], elements.first[end]) for start, end in frame.contents]
    if all(set(elements.quote[part.start : part.stop]) <= {-1, outside} for part in parts):
        return "indirect"
    for part in parts:
        for token in part:
            if elements.tokens[token].text[0].isalnum() and elements.lower[token] != "that":
                words += 1
                quoted += elements.quote[token] not in (-1, outside)
    return "indirect" if not quoted else "direct" if quoted == words else "mixed"
