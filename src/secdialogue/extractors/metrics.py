"""Metrics: the figures that a text gives, each with who claims it, where and for when."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import ClassVar, NamedTuple

from secdialogue.extractors.cited_figures import (
    country_in_place,
    figure_evidence,
    inherited,
    is_of_source,
    measure_of,
    place_name,
    points_there,
    spoken_of,
)
from secdialogue.extractors.claimants import counter, sayer
from secdialogue.extractors.retold import is_retold, joined, key_of
from secdialogue.language.amounts import is_money
from secdialogue.language.analysis import analyze
from secdialogue.language.counted import SentenceWords, Words
from secdialogue.language.countries import countries
from secdialogue.language.dates import DateMention, find_dates
from secdialogue.language.dates_undated import with_years
from secdialogue.language.figure_places import find_place
from secdialogue.language.periods import country_before, country_in, home_of, period_of
from secdialogue.language.quantities import Quantity, find_quantities
from secdialogue.language.quantity_words import words
from secdialogue.language.sentences import Sentence
from secdialogue.model import slug
from secdialogue.plugin import Actor, Document, Draft, Evidence, Extractor, Mention, Metric, Statement

Span = tuple[int, int]

#: Kinds of actor that a figure may be about.
_SUBJECTS = frozenset(
    ("state", "armed-group", "military", "coalition", "intergovernmental", "government-body", "organization")
)
_NO_PLACES = frozenset(
    ("person", "media", "unnamed-source", "armed-group", "coalition", "intergovernmental", "organization")
)
#: More people than this are harmed in a war, not at the place that the sentence before speaks of.
_ONE_EVENT = 200
#: Between the content of an attribution and what it goes on to tell (", police said, killing 12", ", while 20 others").
_GOES_ON = re.compile(
    r"(?:,[^,;:.()]{1,60})?, (?:and |while |with |including |among |of whom |(?:[a-z]{2,12}ly )?[a-z]{2,14}ing )[^;:.()]{0,80}$"
)
_AS_OF = re.compile(r"\bas (?:of|at) ")
#: Before a change that tells how the figure before it came about (", a rise of about a third", ", up 40 percent").
_APPOSED = re.compile(r", (?:(?:an?|the) (?:[a-z-]{1,14} )?)?$")
#: Between two figures that are told together ("5,000 breaches and 46 deaths", "three soldiers dead and 28 wounded").
_TOGETHER = re.compile(r"(?: [a-z]{2,14})? and (?:[a-z]{2,12} )?")
#: Before a date that says when somebody spoke.
_SPEAKING = re.compile(
    r"\b(?:said|says|told|announced|reported|added|wrote|statement|interview|conference|according)\b[^,;]{0,40}$"
)
#: Before the day on which something only began.
_BEGUN = re.compile(r"\b(?:erupted|began|started|broke out|flared|opened|resumed)\b[^,;]{0,20}$")
_A_DAY = len("2024-05-14")
#: No place of an event is looked for more sentences above.
_ABOVE = 3
_THE_COUNTRY = re.compile(r"\b(?:the|its|their) (?:country|nation)\b")


class Metrics(Extractor):
    """Adds a Metric for every figure of substance; a figure that one source repeats is one metric."""

    name: ClassVar[str] = "metrics"
    version: ClassVar[str] = "1"
    provides: ClassVar[tuple[str, ...]] = ("metrics",)
    needs: ClassVar[tuple[str, ...]] = ("actors", "statements")

    def extract(self, document: Document, draft: Draft) -> None:
        """Add the metrics of a document."""
        words = SentenceWords(draft.shared(analyze))
        figures = find_quantities(draft.shared(analyze), words)
        if not figures:
            return
        scene = _Scene(draft, words)
        added: list[Metric] = []
        told: dict[tuple[object, ...], list[int]] = {}
        for figure in figures:
            metric = scene.metric(figure)
            rivals = told.setdefault(key_of(metric), [])
            same = next((index for index in rivals if is_retold(added[index], metric)), None)
            if same is None:
                rivals.append(len(added))
                added.append(metric)
            else:
                added[same] = joined(added[same], metric)
        for metric in added:
            draft.add(metric)


def dates_of(document: Document) -> list[DateMention]:
    """The dates of a document, told from the day of its dateline or publication; asked for by `draft.shared(dates_of)`."""
    text, anchor = document.text or "", document.dateline_date or document.published or document.updated
    found = find_dates(text, anchor)
    if anchor is not None:
        return found
    notices = [(block.start, block.end) for block in document.blocks if block.kind == "notice"]
    return with_years(text, found, lambda m: not any(start <= m.start < end for start, end in notices))


class _Content(NamedTuple):
    """A stretch of a statement's content."""

    start: int
    end: int
    statement: Statement


class _Told(NamedTuple):
    """A figure with the sentence that tells it and the metric that it became."""

    figure: Quantity
    sentence: Sentence
    metric: Metric


class _Scene:
    """What is known of a document when its figures are told, by sentence, so that the work grows with the text alone."""

    def __init__(self, draft: Draft, words: SentenceWords) -> None:
        self.draft = draft
        self.analysis = draft.shared(analyze)
        self._numbers = {sentence.start: number for number, sentence in enumerate(self.analysis.sentences)}
        self._contents = self._by_sentence()
        self._dates = draft.shared(dates_of)
        self._date_starts = [date.start for date in self._dates]
        states = (actor for actor in draft.entities(Actor) if actor.kind == "state" and actor.country)
        self._states = {actor.country: actor.id for actor in reversed(list(states))}
        self._words = words
        self._mentions = list(draft.mentions)
        self._mention_starts = [mention.start for mention in self._mentions]
        document = draft.document
        self._today = (document.dateline_date or document.published or document.updated or "")[:10]
        self._last: _Told | None = None

    def _by_sentence(self) -> dict[int, list[_Content]]:
        """The contents of statements that touch each sentence, by its start, the shortest first."""
        found: dict[int, list[_Content]] = {}
        sentences = self.analysis.sentences
        starts = [sentence.start for sentence in sentences]
        for statement in self.draft.entities(Statement):
            for evidence in statement.evidence:
                if "text" in evidence.supports:
                    content = _Content(evidence.start, evidence.end, statement)
                    first = max(0, bisect_right(starts, evidence.start) - 1)
                    for sentence in sentences[first : bisect_left(starts, evidence.end)]:
                        found.setdefault(sentence.start, []).append(content)
        for contents in found.values():
            contents.sort(key=lambda content: (content.end - content.start, content.start, content.statement.id))
        return found

    def _content(self, figure: Quantity, sentence: Sentence) -> _Content | None:
        """The innermost content that holds the number of a figure."""
        start, end = figure.number
        contents = self._contents.get(sentence.start, ())
        inner = next((content for content in contents if content.start <= start and end <= content.end), None)
        return inner or next((content for content in contents if self._goes_on(content, start, sentence)), None)

    def _goes_on(self, content: _Content, offset: int, sentence: Sentence) -> bool:
        """Whether the sentence goes on at `offset` with what a statement told that ends or is broken off before it."""
        told = sentence.start <= content.start and content.end <= offset and bool(content.statement.speakers)
        return told and bool(_GOES_ON.fullmatch(self.draft.text, content.end, offset))

    def metric(self, figure: Quantity) -> Metric:
        """The metric that a figure is, with evidence for each of its values."""
        sentence = self.analysis.sentence_at(figure.number[0])
        assert sentence is not None
        read, content = self._words[sentence], self._content(figure, sentence)
        evidence = figure_evidence(self.draft, figure)
        place = self._place(figure, sentence, read, evidence)
        apposed = self._apposed(figure, sentence)
        told = apposed or self._together(figure, sentence)
        period = self._period(figure, sentence, read, content, evidence) or inherited("period", told, evidence)
        subject = self._subject(figure, read, evidence)
        speakers = self._speakers(figure, sentence, read, content, evidence)
        if not speakers and told:
            inherited("claimed_by", told, evidence)
            speakers = told.claimed_by
        if place and is_of_source(evidence):
            place = None
        if content and content.start <= figure.number[0] < content.end:
            evidence.append(self.draft.evidence(*figure.number, "statement"))
        metric = Metric(
            measure=measure_of(figure, place),
            variable=self._variable(figure, place, subject),
            value=figure.value,
            value_high=figure.high,
            comparator=figure.comparator,  # type: ignore[arg-type]
            unit=figure.unit,
            change=figure.change,  # type: ignore[arg-type]
            direction=figure.direction,  # type: ignore[arg-type]
            subject=subject,
            place=place,
            period=period,
            claimed_by=speakers,
            statement=content.statement.id if content and figure.number[0] < content.end else None,
            evidence=tuple(evidence),
        )
        self._last = _Told(figure, sentence, metric)
        return metric

    def _apposed(self, figure: Quantity, sentence: Sentence) -> Metric | None:
        """The figure before, where this one tells how that came about: "900 deaths this year, a rise of a third"."""
        last = self._last
        if figure.direction is None or figure.change_span is None or last is None or last.sentence is not sentence:
            return None
        start = min(figure.start, figure.change_span[0])
        apposed = _APPOSED.search(self.draft.text, max(last.figure.end, start - 24), start)
        return last.metric if apposed and last.figure.direction is None else None

    def _together(self, figure: Quantity, sentence: Sentence) -> Metric | None:
        """The figure before, where "and" joins this one to it."""
        last = self._last
        if last is None or last.sentence is not sentence or last.figure.direction or figure.direction:
            return None
        end = max(last.figure.end, *(span[1] for span in last.figure.measure_spans))
        start = figure.start
        return last.metric if end <= start and _TOGETHER.fullmatch(self.draft.text, end, start) else None

    def _place(self, figure: Quantity, sentence: Sentence, read: Words, evidence: list[Evidence]) -> str | None:
        """Where it is: a place named beside the figure, the country meant, or a place of the sentence before."""
        found = figure.place if figure.place and self._may_be_place(figure.place) else None
        if found and found[1] <= figure.start and is_money(figure.unit):
            found = None
        end = max(figure.end, *(span[1] for span in figure.measure_spans))
        country = _THE_COUNTRY.search(self.draft.text, figure.start, end)
        named = country_before(read, figure.start) if country else None
        if found is None and named is None:
            named = home_of(figure, read, self.draft.text)
        if named:
            evidence.append(self.draft.evidence(named[0], named[1], "place"))
            return countries()[named[2].alpha3].name
        if found is None:
            found = self._there(figure, sentence) or self._place_before(figure, sentence)
        if found is None:
            return None
        evidence.append(self.draft.evidence(*found, "place"))
        return place_name(self.draft.text, found)

    def _there(self, figure: Quantity, sentence: Sentence) -> Span | None:
        """The place that "there" behind a figure takes up from the sentences above."""
        if not points_there(figure, self.draft.text, sentence.end):
            return None
        found = (spoken_of(self._words[before], before.end) for before in self._above(sentence))
        return next((place for place in found if place), None)

    def _mentioned(self, start: int, end: int) -> list[Mention]:
        """The mentions of actors that lie in `start:end`."""
        first, last = bisect_left(self._mention_starts, start), bisect_left(self._mention_starts, end)
        return [mention for mention in self._mentions[first:last] if mention.end <= end]

    def _may_be_place(self, span: Span) -> bool:
        return not any(self.draft[mention.actor].kind in _NO_PLACES for mention in self._mentioned(*span))

    def _place_before(self, figure: Quantity, sentence: Sentence) -> Span | None:
        """Where those harmed in one event came to harm: the place named last in the sentence before, or the paragraph's above."""
        if not _is_of_event(figure):
            return None
        for before in self._above(sentence):
            found = find_place(self._words[before], before.end, before.end)
            if found and self._may_be_place(found):
                return found
        return None

    def _above(self, sentence: Sentence) -> list[Sentence]:
        """The sentences before one in its paragraph, the nearest first, else the last of the paragraph above."""
        number = self._numbers[sentence.start]
        before = self.analysis.sentences[max(0, number - _ABOVE) : number][::-1]
        same = [other for other in before if other.block == sentence.block]
        return same or [other for other in before[:1] if sentence.block - other.block == 1]

    def _period(
        self, figure: Quantity, sentence: Sentence, read: Words, content: _Content | None, evidence: list[Evidence]
    ) -> str | None:
        if content and not _vouches(content.statement) and not _is_aimed(content.statement):
            content = None
        start = max(sentence.start, self._opening(content, sentence) if content else 0)
        end = min(sentence.end, max(content.end, figure.end) if content else sentence.end)
        dates = self._dates[bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)]
        dates = [date for date in dates if not self._is_aim(date)]
        date = period_of(figure, dates, start, end, self.draft.text, read)
        if date is None and _is_of_event(figure):
            date = self._day_before(sentence)
        if date is None:
            return None
        evidence.append(self.draft.evidence(date.lead, date.end, "period"))
        return date.edtf

    def _opening(self, content: _Content, sentence: Sentence) -> int:
        """Where what a statement says begins in a sentence: with its first part, or with a month or day as of which it is said."""
        told = [
            cited.start
            for cited in content.statement.evidence
            if "text" in cited.supports and cited.start >= sentence.start
        ]
        start = min(told, default=content.start)
        first = bisect_left(self._date_starts, sentence.start)
        opening = self._dates[first] if first < len(self._dates) and self._dates[first].end <= start else None
        month = (
            opening is not None and len(opening.edtf or "") < _A_DAY and opening.lead - sentence.start < len("In the ")
        )
        return sentence.start if month or _AS_OF.search(self.draft.text, sentence.start, start) else start

    def _is_aim(self, date: DateMention) -> bool:
        """Whether a date is the deadline of something still to be done when the text was written."""
        told = (date.edtf or "").removeprefix("../")
        past = told < self._today and not self._today.startswith(told)
        return date.kind in ("deadline", "until") and not past

    def _day_before(self, sentence: Sentence) -> DateMention | None:
        """The day of the event that the sentence before tells of, where that one names a place and no other time."""
        for before in (other for other in self._above(sentence)[:1] if other.block == sentence.block):
            first, last = bisect_left(self._date_starts, before.start), bisect_left(self._date_starts, before.end)
            dates = [date for date in self._dates[first:last] if not date.attributive]
            if dates and _BEGUN.search(self.draft.text, max(before.start, dates[0].lead - 30), dates[0].lead):
                return None
            spoken = dates and _SPEAKING.search(self.draft.text, max(before.start, dates[0].lead - 60), dates[0].lead)
            happened = len(dates) == 1 and dates[0].kind == "at" and dates[0].tense == "past"
            if not happened or spoken or len(dates[0].edtf or "") != _A_DAY:
                return None
            return dates[0] if find_place(self._words[before], before.end, before.end) else None
        return None

    def _subject(self, figure: Quantity, read: Words, evidence: list[Evidence]) -> str | None:
        """The actor that the counted phrase names ("Houthi missiles", "Kenyan policemen")."""
        for start, end in figure.measure_spans[:1]:
            for mention in self._mentioned(start, end):
                compound = self.draft.text.startswith("-", mention.end)
                if self.draft[mention.actor].kind in _SUBJECTS and not compound:
                    evidence.append(self.draft.evidence(mention.start, mention.end, "subject"))
                    return mention.actor
        named = country_in(figure, read)
        state = self._states.get(named[2].alpha3) if named else None
        if not named or not state or not figure.measure_spans[0][0] <= named[0] < figure.end:
            return None
        evidence.append(self.draft.evidence(named[0], named[1], "subject"))
        return state

    def _speakers(
        self, figure: Quantity, sentence: Sentence, read: Words, content: _Content | None, evidence: list[Evidence]
    ) -> tuple[str, ...]:
        """Who claims the figure: who says so of those counted, else the speakers of its statement, else who counts it."""
        said, cited = sayer(self.draft, figure, sentence)
        if not said and content:
            said = self._claimants(content.statement, evidence)
        elif not said:
            said, cited = counter(self.draft, figure, read, sentence)
        evidence += cited
        return said

    def _claimants(self, statement: Statement, evidence: list[Evidence]) -> tuple[str, ...]:
        """The speakers of the statement that holds the figure, or of the nearest one around it that names any."""
        while statement.within and not (statement.speakers and _vouches(statement)):
            statement = self.draft[statement.within]
        if not _vouches(statement):
            return ()
        for speaker in statement.speakers:
            for cited in statement.evidence:
                if f"speakers/{speaker}" in cited.supports:
                    evidence.append(self.draft.evidence(cited.start, cited.end, "claimed_by", f"claimed_by/{speaker}"))
        return statement.speakers

    def _variable(self, figure: Quantity, place: str | None, subject: str | None) -> str:
        """What is measured, where, and of whom: `attack/mali`, `soldier-killed/ukraine/russia`.

        Lower-case singular head and what befell it, then the place (the country, where it names one), then the subject's name.
        """
        parts = [slug(figure.variable)]
        if place:
            parts.append(slug(country_in_place(place) or place))
        if subject:
            parts.append(slug(self.draft[subject].name))
        return "/".join(dict.fromkeys(parts))


def _is_of_event(figure: Quantity) -> bool:
    """Whether it may count those harmed in one event."""
    harmed = " " in figure.variable and figure.unit != "percent" and figure.change is None
    return harmed and figure.value <= _ONE_EVENT


def _is_aimed(statement: Statement) -> bool:
    return (statement.cue or "").lower() in words("resolve")


def _vouches(statement: Statement) -> bool:
    """Whether a statement says how things are; what a noun of intention aims at is nobody's claim."""
    cue = (statement.cue or "").lower()
    if _is_aimed(statement) or cue.startswith(("attack", "agree", "threaten")):
        return False
    return statement.within is None or cue not in words("acting")
