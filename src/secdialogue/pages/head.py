"""What stands around an article's headline: standfirst, byline, date lines, each with the element it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Any

import attrs

from secdialogue.documents import fold, inline_text
from secdialogue.language.datelines import read_dateline
from secdialogue.model import BlockKind
from secdialogue.pages.bylines import split_authors
from secdialogue.pages.dates import find_dates, read_date
from secdialogue.pages.extents import is_short
from secdialogue.pages.furniture import verdict
from secdialogue.pages.metadata import Claimed
from secdialogue.pages.persons import carded, labelled
from secdialogue.pages.runs import Run
from secdialogue.pages.signed import BY, byline_text, names_behind, names_in, take_names, take_signed

#: So many elements before and after the headline are looked through.
REACH = 450
#: More date lines than this are a list's: of other articles, of files.
MOST = 8

_UPDATED = re.compile(
    r"updated?|modified|last (?:edited|reviewed|revised|change)|revised|amended|aktualisiert|stand:|actualizad|mis à jour"
    r"|modifié|aggiornat|atualizad|bijgewerkt|oppdatert|opdateret|uppdaterad|aktualizov|aktualizacja|güncelle|diperbarui"
    r"|обновлен|更新|수정|最終更新",
    re.IGNORECASE,
)
#: "(18.01.2018) The ministers met …".
_BRACKETED = re.compile(r"\([^()\n]{6,30}\)\s")
_FIRST = re.compile(
    r"\W{0,3}(?:first |originally )?(?:publish|posted|issued|released|veröffentlicht|publié|publicad|pubblicat)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"publish|pubdate|entry-date|created", re.IGNORECASE)
#: What boxes say in which one subscribes.
_OFFER = re.compile(r"\b(?:sign up|subscribe|newsletters?|e-?mail (?:news )?(?:updates?|alerts?))\b", re.IGNORECASE)
_WORDS = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")


@attrs.define(eq=False)
class Head:
    """The parts of a page's head that were found; elements with their text."""

    title: Any = None
    standfirst: list[Run] = attrs.field(factory=list)
    bylines: list[tuple[Any, str]] = attrs.field(factory=list)
    datelines: list[tuple[Any, str]] = attrs.field(factory=list)
    names: list[str] = attrs.field(factory=list)
    #: What bylines name that is built like no person's name: "By the Research Desk".
    bodies: list[str] = attrs.field(factory=list)
    #: What the article's runs say from its first prose on.
    known: frozenset[str] = frozenset()
    #: The names of each byline above the article that holds little else.
    signed: list[tuple[str, ...]] = attrs.field(factory=list)
    published: list[Claimed] = attrs.field(factory=list)
    updated: list[Claimed] = attrs.field(factory=list)


def read_head(
    root: Any,
    headings: Sequence[Any],
    title: str | None,
    description: str | None,
    runs: Sequence[Run],
    body: Sequence[Run],
    *,
    language: str | None = None,
    us_order: bool | None = None,
) -> Head:
    """The head of the page whose article is `body`."""
    opened = next((place for place, run in enumerate(body) if run.weight), len(body))
    head = Head(title=title_element(root, headings, title), known=frozenset(run.text for run in body[opened:]))
    head.standfirst = _standfirst(head.title, runs, body, description, title)
    order = list(root.iter())
    first = _place(order, body[min(opened, len(body) - 1)].element) if body else len(order)
    at = _place(order, head.title) if head.title is not None else max(0, first - 60)
    low, high = (at, first) if at <= first else (first, at)
    last = _place(order, body[-1].element) if body else high
    inside = {run.element for run in body[opened:]}
    inside |= {part for run in body[:opened] if run.kind == "table" for part in run.element.iter()}
    taken: set[Any] = {run.element for run in head.standfirst} | ({head.title} if head.title is not None else set())
    for place, part in enumerate(_zones(order, body, low, high, last)):
        found = Head(title=head.title if place < 2 else None, known=head.known) if place else head
        for element in part:
            if isinstance(element.tag, str) and element not in taken and element not in inside:
                _look_at(element, found, taken, language, us_order)
        if place:
            _complete(head, found)
        else:
            _look_into(body, head, language, us_order)
    if not head.names:
        _add_persons(root, head, order[at : min(_behind(order, body, high), last)], order[last + 1 : last + REACH])
    if not head.names:
        head.names = head.bodies[:1]
    if len(head.datelines) > MOST:
        head.published, head.updated, head.datelines = [], [], []
    return head


def _add_persons(root: Any, head: Head, above: Sequence[Any], below: Sequence[Any]) -> None:
    """Add the authors that stand behind a label or on cards."""
    found = labelled(root)
    for element, text, names in [found] if found else carded(above[:REACH], below):
        head.names.extend(name for name in names if name not in head.names)
        head.bylines.append((element, text))


def _zones(order: list[Any], body: Sequence[Run], low: int, high: int, last: int) -> list[list[Any]]:
    """Elements to look through for names and days: around the title, behind the first of the prose, below the article."""
    near, reach = min(high + 12, low + REACH), min(_behind(order, body, high), low + REACH)
    return [order[max(0, low - 40) : near], order[near:reach], order[last + 1 : last + 40]]


def _behind(order: list[Any], body: Sequence[Run], high: int) -> int:
    """Where the head ends at the latest: names and days may stand behind the first of the prose, which may be the standfirst."""
    prose = [run.element for run in body if run.weight][1:3]
    return max([high + 12, *(_place(order, element) for element in prose)])


def _place(order: list[Any], element: Any) -> int:
    """Where an element stands among those that readers see; at their end where it is none of them."""
    return next((place for place, other in enumerate(order) if other is element), len(order))


def _complete(head: Head, below: Head) -> None:
    """Take from what stands behind the first prose, or below the article, what is missing above: more is of other articles."""
    if not head.names:
        head.names, head.bylines = below.names, head.bylines + below.bylines
        head.bodies += below.bodies
    if not head.published:
        head.published, head.datelines = below.published, head.datelines + below.datelines
        head.updated = head.updated + below.updated
    else:
        # The day above the article may have its time below.
        head.published += [c for c in below.published if c.value[:10] == head.published[0].value[:10]]
    if not head.updated and below.updated and not below.published:
        head.updated, head.datelines = below.updated, head.datelines + below.datelines


def _of_others(element: Any) -> bool:
    """Whether an element stands among comments, other articles or a picture's words; a link to the author does not."""
    if "author" in (element.get("rel") or ""):
        return False
    around = takewhile(lambda part: part.tag not in ("article", "main", "body"), element.iterancestors())
    return any(
        part.tag in ("figure", "figcaption") or verdict(part) in ("never", "caption") for part in (element, *around)
    )


def title_element(root: Any, headings: Sequence[Any], title: str | None) -> Any:
    """The heading that shows the title, best among h1, else an h2 or h3 with just its words, else the only h1."""
    wanted = set(_WORDS.findall((title or "").casefold()))
    best, score = None, 0.0
    for heading in headings:
        words = set(_WORDS.findall(inline_text(heading).casefold()))
        if not words:
            continue
        shared = len(words & wanted) / max(len(words), len(wanted), 1)
        if shared > score or best is None:
            best, score = heading, shared
    if best is not None and score >= 0.3:
        return best
    for heading in root.iter("h2", "h3", "h1"):
        if wanted and set(_WORDS.findall(inline_text(heading).casefold())) == wanted:
            return heading
    return best if score or len(headings) == 1 else None


def _standfirst(
    title: Any, runs: Sequence[Run], body: Sequence[Run], description: str | None, name: str | None
) -> list[Run]:
    """Runs before the body that are marked as a standfirst or say what the page's description says."""
    if not body:
        return []
    own = {id(run) for run in body}
    known = {run.text for run in body}
    begin = body[0].place
    start = next((run.place for run in runs if run.element is title), max(0, begin - 80))
    said = _start(description)
    offers = {run.aside for run in runs if run.aside is not None and _OFFER.search(run.text)}
    found: list[Run] = []
    for run in runs:
        if id(run) in own or run.text in known or run.place < min(start, begin) or run.kind == "caption":
            continue
        if run.place >= begin:
            break
        if (
            run.aside in offers
            or not 25 < len(run.text) < 700
            or run.link_share > 0.4
            or run.text == name
            or run.verdict in ("byline", "date", "notice")
            or (BY.match(run.text) and split_authors(run.text.partition("\n")[0], strict=True))
        ):
            continue
        marked = run.verdict == "standfirst" and run.element.tag != "h1"
        if (marked or (said and _start(run.text) == said)) and len(found) < 3:
            found.append(run)
            known.add(run.text)
    return found


def _start(text: str | None) -> str:
    return "".join(_WORDS.findall((text or "").casefold()))[:40]


#: What holds more characters, however they are spaced, is no byline and no line of a date.
_LONGEST = 2000
_PLAIN = frozenset({"p", "div", "span", "li", "dd", "td", "address", "strong", "em", "small", "i", "b", "cite"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_UNSEEN = frozenset({"script", "style", "svg", "nav", "form", "footer", "meta", "link"})


def _look_at(element: Any, head: Head, taken: set[Any], language: str | None, us: bool | None) -> None:
    """Take one element near the headline as a byline or a date line, if it is one."""
    tag = element.tag
    if tag in _UNSEEN:
        return
    use = verdict(element)
    take = None
    if tag == "time" or use == "date":
        take = _take_date
    elif use == "byline" or (tag == "a" and "author" in (element.get("rel") or "")):
        take = _take_byline
    elif tag in _PLAIN and len(element) <= 4 and 1 < len(text := _first_words(element)) < 120:
        if BY.match(text):
            take = _take_byline
        elif len(text) < 90 and _DIGIT.search(text):
            take = _take_date if element.text and text in element.text else _take_dated_words
    elif tag in _HEADINGS and head.title is not None and len(element) == 0 and len(element.text or "") < 40:
        take = _take_dated_words
    if take is not None and not any(around in taken for around in element.iterancestors()) and not _of_others(element):
        take(element, head, taken, language, us)


def _first_words(element: Any) -> str:
    """The first words that stand in an element itself, behind a picture too."""
    own = (element.text, *(child.tail for child in element))
    return next((words for text in own if text and (words := text.strip())), "")


def _take_dated_words(element: Any, head: Head, taken: set[Any], language: str | None, us: bool | None) -> None:
    """Take a date from words of an element that say little else: "<b>Source</b><br>Published on 5 March 2024"."""
    text = _first_words(element)
    found = next(find_dates(text, language=language, us_order=us), None)
    if _is_card(element.getparent()):
        return
    least = 30 if _FIRST.match(text) or _UPDATED.match(text) else 10
    if found and sum(c.isalpha() for c in text[: found[1]] + text[found[2] :]) <= least:
        _take_dates(text, head, language, us)
        head.datelines.append((element, text))


def _is_card(part: Any) -> bool:
    """Whether a part holds a linked heading: then its date is of another article."""
    return any(
        next(link.iter(*_HEADINGS), None) is not None
        or (link.getparent() is not None and link.getparent().tag in _HEADINGS)
        for link in part.iter("a")
    )


def _take_date(element: Any, head: Head, taken: set[Any], language: str | None, us: bool | None) -> None:
    if not is_short(element, _LONGEST):
        return
    text = inline_text(element, apart=True)
    if len(text) > 250 or any(len(inline_text(link)) > 40 for link in element.iter("a")):
        return
    stamped = [part for part in element.iter("*") if _take_stamp(part, head, inline_text(part, apart=True))]
    if not stamped and not _take_dates(text, head, language, us, _label(element, _DIGIT.split(text)[0])):
        return
    if names := names_behind(text):
        head.names.extend(name for name in names if name not in head.names)
    if text and text not in head.known:
        (head.bylines if names else head.datelines).append((element, text))
        taken.add(element)


def _take_stamp(element: Any, head: Head, text: str) -> bool:
    """Take what an element says for machines of the date that it shows, if it does; hAtom puts that into a title."""
    stamp = element.get("datetime") or element.get("content") or (element.tag == "abbr" and element.get("title")) or ""
    iso = read_date(stamp) if stamp else None
    if iso is None:
        return False
    claimed = Claimed(iso, f"{element.tag} datetime")
    (head.updated if _UPDATED.search(_label(element, text)) else head.published).append(claimed)
    return True


def _label(element: Any, text: str) -> str:
    """What is said of a date's use beside it and by its class; where a class says both, it is the publication's (hAtom)."""
    parent = element.getparent()
    around = (parent.get("class") or "") if parent is not None else ""
    words = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    if _FIRST.match(text):
        return text
    published = element.get("pubdate") is not None or _PUBLISHED.search(f"{words} {around}")
    return f"{text.partition(chr(10))[0]} {_label_before(element)} {'' if published else words}"


def _take_dates(text: str, head: Head, language: str | None, us: bool | None, label: str = "") -> bool:
    """Take the dates in a text, each by the words before it; whether there are any."""
    found = list(find_dates(text, language=language, us_order=us))[:3]
    position = 0
    for iso, start, end in found:
        words = text[position:start] + (f" {label}" if len(found) == 1 else "")
        if _UPDATED.search(text[start:end]):
            iso = iso[:10]  # the time is that of the update
        (head.updated if _UPDATED.search(words) else head.published).append(Claimed(iso, "date line"))
        position = end
    return bool(found)


def head_kind(run: Run, language: str | None = None) -> BlockKind | None:
    """What a short run above the first prose is: `byline`, `dateline`, its own kind, or None for a label."""
    lines = run.text.split("\n")
    if (
        run.kind not in ("paragraph", "list-item", "heading")
        or run.verdict == "notice"
        or max(map(len, lines)) > 120
        or len(lines) > 5
    ):
        return run.kind
    if run.verdict == "byline" and len(run.text) < 120:
        return "byline"
    named = [bool(BY.match(line) and split_authors(line, strict=True)) for line in lines]
    dated = [next(find_dates(line, language=language), None) is not None for line in lines]
    if all(a or b for a, b in zip(named, dated, strict=True)) and all(len(line) < 90 for line in lines):
        return "byline" if any(named) else "dateline"
    if run.kind == "heading" or len(lines) > 1 or run.weight >= 80 or read_dateline(run.text):
        return run.kind
    return run.kind if run.text[-1] in '.,!?…:。”"' else None


def _look_into(body: Sequence[Run], head: Head, language: str | None, us: bool | None) -> None:
    """Take names and dates from the lines that open the body."""
    for run in [run for run in body[:12] if run.kind != "caption"][:4]:
        kind = head_kind(run, language)
        if kind in ("byline", "dateline"):
            lines = (
                run.text.split("\n") if run.verdict != "byline" else inline_text(run.element, apart=True).split("\n")
            )
            undated = [line for line in lines if not _take_dates(line, head, language, us)]
            head.names.extend(name for name in names_in(undated) if name not in head.names)
        elif kind is not None and run.kind != "heading":
            take_signed(body, head)
            if opening := _BRACKETED.match(run.text):
                _take_dates(opening[0], head, language, us)
            return


def _take_byline(element: Any, head: Head, taken: set[Any], language: str | None, us: bool | None) -> None:
    text = byline_text(element) if is_short(element, _LONGEST) else ""
    if not text or len(text) > 300 or (head.title is not None and element in head.title.iterancestors()):
        return
    stamped = [part for part in element.iter("time", "abbr") if _take_stamp(part, head, "")]
    for iso, start, _ in () if stamped else find_dates(text, language=language, us_order=us):
        claimed = Claimed(iso, "byline")
        (head.updated if _UPDATED.search(text[:start]) else head.published).append(claimed)
        break
    if take_names(element, text, head):
        head.bylines.append((element, text))
        taken.add(element)


def _label_before(element: Any) -> str:
    """Words just before an element in its parent: "Updated: <time>…"."""
    previous = element.getprevious()
    if previous is not None:
        return fold(
            (previous.tail or "")
            or ("".join(previous.itertext())[-40:] if isinstance(previous.tag, str) and len(previous) < 5 else "")
        )[-40:]
    parent = element.getparent()
    return fold(parent.text or "")[-40:] if parent is not None else ""
