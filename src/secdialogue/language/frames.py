"""From cues to frames: a cue with its contents on either side, the quotations that go on with them, and its source."""

from secdialogue.language.asides import drop_aside
from secdialogue.language.cues import Cue, find_cues
from secdialogue.language.elements import Elements
from secdialogue.language.extents import Window, best, past_hearer, window
from secdialogue.language.floating import join_quotations
from secdialogue.language.inserted import read_inserted
from secdialogue.language.joined import part_joined
from secdialogue.language.left_extents import left_ends, left_starts
from secdialogue.language.nonspeech import is_done, is_speech
from secdialogue.language.quoting import quoted_before, quoting_parties, quoting_verb
from secdialogue.language.reckoned import figure_put, reckoned, reckoned_by
from secdialogue.language.right_extents import right_ends, right_starts
from secdialogue.language.second_clauses import part_clauses
from secdialogue.language.sources import source_choices

#: Log odds in hundredths above which a candidate is a cue, and above which it is one inside another's content, of which
#: the training texts show none; chosen on a tenth of the training texts.
THRESHOLD = -20
INNER_THRESHOLD = 90
#: The same for verbs of other fields than speech and thought, with nothing but a noun phrase for a content: in politics
#: they attribute ("attacked the plan"), in reports of fighting they mostly do not ("attacked the base").
DEED_THRESHOLD = 40

_MENTAL = ("communication", "cognition", "emotion", "perception")

_THINGS = frozenset(("n", "N", "T", "PO", "PO1", "PI", "PS", "P1", "DT", "JJ", "G", "who"))

Span = tuple[int, int]


class Frame:
    """An attribution in the making; spans are elements."""

    __slots__ = ("contents", "cue", "holder", "partner", "place", "relay", "source")

    def __init__(self, cue: Cue, place: Window) -> None:
        self.cue = cue
        self.place = place
        #: In the order of the text.
        self.contents: list[Span] = []
        #: Element of the noun phrase that heads the source, or -1.
        self.source = -1
        #: Element of the noun phrase that quotes the source, or -1.
        self.relay = -1
        #: The frame whose content holds this one.
        self.holder: Frame | None = None
        #: The frame before it that it shares its source with ("said … and urged …").
        self.partner: Frame | None = None


def find_frames(elements: Elements, threshold: int = THRESHOLD, inner: int = INNER_THRESHOLD) -> list[Frame]:
    """All frames that have a content, in the order of their cues."""
    cues = find_cues(elements, threshold)
    owned = _owned(elements, cues)
    frames: list[Frame] = []
    for cue in cues:
        frame = Frame(cue, window(elements, cue))
        verb = quoting_verb(elements, frame)
        if verb >= 0:
            left = quoted_before(elements, verb)
            frame.contents.extend([left] if left else [])
        elif cue.score <= threshold:
            continue
        elif cue.field in ("NN", "NNS") and reckoned_by(elements, cue.token):
            part, frame.source = reckoned(elements, frame.place.here, frame.place.low, frame.place.high)
            frames.extend([frame] if part else [])
            frame.contents.extend([part] if part else [])
            continue
        else:
            _read_left(elements, frame)
        _read_right(elements, frame, owned)
        drop_aside(elements, frame)
        read_inserted(elements, frame)
        if verb >= 0 and frame.contents:
            _hand_on(elements, frame, verb)
            frames = [other for other in frames if other.place.here != verb]
            frames.append(frame)
        elif (
            frame.contents
            and not _is_void(elements, frame)
            and not is_done(elements, frame)
            and (cue.score > DEED_THRESHOLD or not _is_deed(elements, frame))
        ):
            frames.append(frame)
    part_joined(elements, frames)
    part_clauses(elements, frames)
    frames = _nested(elements, frames, inner)
    join_quotations(elements, frames, owned)
    _find_sources(elements, frames)
    return _linked([frame for frame in frames if is_speech(elements, frame)])


def _find_sources(elements: Elements, frames: list[Frame]) -> None:
    """Choose each source; a participle without one ("…, adding that") has that of the frame before it in its sentence."""
    before: Frame | None = None
    for frame in frames:
        if frame.partner is not None and frame.source < 0:
            frame.source = frame.partner.source
        if frame.source < 0:
            choices = source_choices(elements, frame.cue, frame.place, frame.contents)
            frame.source = best(choices)
        if frame.source < 0 and before is not None and elements.tag[frame.cue.token] == "VBG":
            pause = elements.symbol[frame.place.here - 1 : frame.place.here] == [","]
            if pause and frame.place.low <= before.place.here and before.holder is frame.holder:
                frame.source = before.source
        before = frame


#: Words that only point to what was said, or lead on to it: they are no content by themselves.
_POINTERS = frozenset(("otherwise", "so", "this", "that", "it", "where", "when", "to", "as"))


def _is_void(elements: Elements, frame: Frame) -> bool:
    """Whether nothing but a pointing word is ascribed ("recent events suggest otherwise")."""
    [(start, end), *more] = frame.contents
    return not more and end - start == 1 and elements.lower[elements.head[start]] in _POINTERS


def _is_deed(elements: Elements, frame: Frame) -> bool:
    """Whether a verb of neither speech nor thought has one noun phrase after it for its only content."""
    start = frame.contents[0][0]
    if len(frame.contents) > 1 or start < frame.place.here or elements.opens[start]:
        return False
    return elements.symbol[start] in _THINGS and not frame.cue.field.startswith(_MENTAL)


def _nested(elements: Elements, frames: list[Frame], threshold: int) -> list[Frame]:
    """Frames with their holders; an inner one stays inside the part that holds it, and must be surer of its cue."""
    kept = []
    for number, frame in enumerate(frames):
        here = frame.place.here
        held: Span | None = None
        for other in frames[max(0, number - 12) : number + 13]:
            if (
                other is not frame
                and (part := _holds(other, frame, here))
                and (held is None or part[1] - part[0] < held[1] - held[0])
            ):
                frame.holder, held = other, part
        if held is not None:
            frame.contents = [(max(start, held[0]), min(end, held[1])) for start, end in frame.contents]
            frame.contents = [(start, end) for start, end in frame.contents if start < end]
        if frame.contents and (held is None or frame.cue.score > threshold):
            kept.append(frame)
    return _linked(kept)


def _linked(kept: list[Frame]) -> list[Frame]:
    """The frames that are kept, each held by the nearest that is kept."""
    known = set(map(id, kept))
    for frame in kept:
        while frame.holder is not None and id(frame.holder) not in known:
            frame.holder = frame.holder.holder
    return kept


def _holds(outer: Frame, inner: Frame, here: int) -> Span | None:
    """The part of `outer` in which the cue of `inner` stands; of two that hold each other the one is outer that only follows."""
    for part in outer.contents:
        if part[0] <= here < part[1]:
            mutual = any(start <= outer.place.here < end for start, end in inner.contents)
            follows = outer.place.here > here
            return part if not mutual or follows else None
    return None


def _hand_on(elements: Elements, frame: Frame, verb: int) -> None:
    """In "the agency quoted the minister as saying" the minister is the source, and the agency hands it on."""
    place = Window(frame.place.low, frame.place.here, verb)
    quoting = Cue(elements.first[verb], "quote", "communication", frame.cue.score)
    subject = best(source_choices(elements, quoting, place, frame.contents))
    frame.source, frame.relay = quoting_parties(elements, frame, verb, subject if subject < verb else -1)


#: Words that begin a content right after its cue; then no other one ends before the cue.
_ANNOUNCING = frozenset(("that", "whether", "if", "how"))


def _read_left(elements: Elements, frame: Frame) -> None:
    after = frame.place.here + 1
    if after < frame.place.high and (elements.symbol[after] in _ANNOUNCING or elements.opens[after]):
        return
    end = best(left_ends(elements, frame.cue, frame.place))
    if end >= 0:
        start = best(left_starts(elements, frame.cue, frame.place, end))
        frame.contents.append((start, end))


def _read_right(elements: Elements, frame: Frame, owned: frozenset[int]) -> None:
    left = left_status(elements, frame.contents)
    put = frame.cue.lemma == "put" and figure_put(elements, frame.cue.token) >= 0
    start = frame.place.here + 1 if put else best(right_starts(elements, frame.cue, frame.place, left, owned))
    if start >= 0:
        end = best(right_ends(elements, frame.cue, frame.place, start))
        if start == frame.place.here + 2 and elements.lower[elements.first[start]] in ("least", "most"):
            start -= elements.symbol[start - 1] == "at"
        start = past_hearer(elements, frame.cue, start, end)
        frame.contents.append((start, _with_more(elements, frame, start, end)))


def _with_more(elements: Elements, frame: Frame, start: int, end: int) -> int:
    """The end of a content with the clauses that "and that" adds to one with "that"."""
    symbol, high = elements.symbol, frame.place.high
    while symbol[start] == "that" and end < high:
        at = end + (symbol[end] == ",")
        if symbol[at : at + 2] != ["and", "that"] or at + 2 >= high or elements.tag[elements.first[at + 1]] == "DT":
            break
        end = best(right_ends(elements, frame.cue, frame.place, at + 1))
    return end


def left_status(elements: Elements, contents: list[Span]) -> str:
    """What stands before the cue: `Q` a whole quotation, `q` what ends with one, `i` other words, `none`."""
    if not contents:
        return "none"
    start, end = contents[0]
    if not elements.closes[end]:
        return "i"
    return "Q" if elements.opens[start] else "q"


def _owned(elements: Elements, cues: list[Cue]) -> frozenset[int]:
    """Quotations in whose first or last sentence a cue stands, outside of quotations."""
    sentences = {elements.sentence_of[cue.token] for cue in cues if elements.quote[cue.token] < 0}
    found = set()
    for number, quotation in enumerate(elements.analysis.quotations):
        tokens = elements.analysis.tokens_of(quotation.start, quotation.end)
        if tokens and not sentences.isdisjoint((elements.sentence_of[tokens[0]], elements.sentence_of[tokens[-1]])):
            found.add(number)
    return frozenset(found)
