"""An article's runs without what pages put among them: link lists, calls to action, labels, cards, and what follows the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Any

from secdialogue.pages.bylines import is_lead
from secdialogue.pages.extents import is_short
from secdialogue.pages.furniture import is_call, is_phrase
from secdialogue.pages.imprints import is_about_the_page
from secdialogue.pages.runs import Run

#: "1 of 6" below a picture, "3 min read" above an article.
_COUNTER = re.compile(
    r"(?:(?:image|photo|picture|slide|figure|bild|foto)\s{1,3})?\d{1,3}\s{0,2}(?:/|of\s{0,2}/?|von|sur|de|di|av|из)\s{0,2}\d{1,3}"
    r"|(?:lesezeit|reading time|read time)?:?\s?\d{1,3}[\s-]?min(?:\.|utes?|uten|utos|uti|uter)?(?:\s(?:de |di )?(?:read|lesezeit|lecture|lectura|leitura|lettura|leestijd|lesetid))?",
    re.IGNORECASE,
)
#: What a content system left unread: "[button link="…"]Send us yours[/button]".
_SHORTCODE = re.compile(r"\[[a-z_]{3,30}(?:\s[^\[\]]{0,300})?\](?:[^\[\]]{0,200}\[/[a-z_]{3,30}\])?")
#: A template that nobody filled in: "{{article.content.status}}".
_UNFILLED = re.compile(r"(?:\{\{[^{}]{1,600}\}\}[\s,;:|/–-]{0,8})+")
#: The way to a page through its site: "Home › Press › Statements".
_TRAIL = re.compile(r"[^›»>→\n]{1,60}(?:\s{1,3}[›»>→]\s{1,3}[^›»>→\n]{1,120}){2,8}")
_SENTENCE_END = re.compile(r"[.!?…:;。！？»“”\"')\]’|](?:\W{0,3})$")


def cleaned(runs: Sequence[Run]) -> list[Run]:
    """Runs of an article without links to elsewhere, labels and calls to action, cut where its end is announced."""
    runs = _without_link_lists(_without_inner_articles(runs))
    runs = _cut(runs)
    kept = [run for run in _without_cards(runs) if not _is_label(run)]
    kept = _without_closing_links(_without_repeats(kept))
    return _without_loose_ends(kept)


def _without_inner_articles(runs: Sequence[Run]) -> list[Run]:
    """Without short `article` elements inside the article with a heading and a link: previews of others."""
    around = [next((a for a in run.element.iterancestors() if a.tag == "article"), None) for run in runs]
    weights: Counter[Any] = Counter()
    for run, article in zip(runs, around, strict=True):
        weights[article] += run.weight
    main = max(weights, key=lambda a: weights[a], default=None)
    inner = {
        a for a in weights if a is not main and a is not None and main in set(a.iterancestors()) and _is_preview(a)
    }
    if main is None or sum(weights[a] for a in inner) * 3 > sum(weights.values()):
        return list(runs)
    return [run for run, article in zip(runs, around, strict=True) if article not in inner]


def _is_preview(article: Any) -> bool:
    return is_short(article, 700) and all(
        next(article.iter(*tags), None) is not None for tags in (("h2", "h3", "h4", "h5"), ("a",))
    )


def _without_link_lists(runs: Sequence[Run]) -> list[Run]:
    """Without lists and tables whose text is mostly links."""
    text: dict[Any, int] = {}
    linked: dict[Any, int] = {}
    for run in runs:
        if run.group is not None:
            text[run.group] = text.get(run.group, 0) + len(run.text)
            linked[run.group] = linked.get(run.group, 0) + run.linked
    return [run for run in runs if run.group is None or linked[run.group] * 100 < text[run.group] * 60]


def _cut(runs: list[Run]) -> list[Run]:
    """Without what follows "Related articles" and its like, where little prose does, and without what follows "3 comments"."""
    total = sum(run.weight for run in runs)
    before = 0
    for i, run in enumerate(runs):
        if before * 4 >= total * 3 and _is_end(run) and not _goes_on(runs, i):
            return runs[:i]
        if is_phrase("wall", run.text) and len(run.text) < 200 and (total - before) * 4 <= max(total, 1200):
            return runs[:i]
        if before >= 400 and len(run.text) < 120 and is_phrase("comments", run.text):
            return runs[:i]
        before += run.weight
    return runs


def _is_end(run: Run) -> bool:
    """Whether a line announces what is none of the article: "Related articles", and as a heading "Related articles on ports:"."""
    if len(run.text) < 50 and is_phrase("cut", run.text):
        return True
    return run.kind == "heading" and len(run.text) < 100 and run.text.endswith(":") and is_phrase("end", run.text)


def _without_closing_links(runs: list[Run]) -> list[Run]:
    """Without a list at the end in which every short item holds a link, and the line above it: what else there is to read."""
    end = len(runs)
    while end and runs[end - 1].kind == "list-item" and runs[end - 1].linked and len(runs[end - 1].text) < 200:
        end -= 1
    items = runs[end:]
    if len(items) < 3 or sum(len(run.text) for run in items) > 100 * len(items) or not end:
        return runs
    above = runs[end - 1]
    opened = above.kind == "heading" or (len(above.text) < 60 and not _SENTENCE_END.search(above.text))
    return runs[: end - 1] if opened else runs


def _goes_on(runs: list[Run], place: int) -> bool:
    """Whether paragraphs of the article's own make follow: then what stands at `place` was put between them."""
    makes = Counter(_make(run) for run in runs[:place] if run.weight)
    own = {make for make, count in makes.items() if count >= 3}
    return sum(1 for run in runs[place + 1 :] if run.weight and _make(run) in own) >= 2


def _make(run: Run) -> tuple[tuple[str, str], ...]:
    """The tags and classes of a run's element and of two around it."""
    around = (run.element, *islice(run.element.iterancestors(), 2))
    return tuple((element.tag, element.get("class") or "") for element in around)


def _without_cards(runs: list[Run]) -> list[Run]:
    """Without linked headings, and the short text of the card that stands under each."""
    kept: list[Run] = []
    card: set[Any] = set()
    for run in runs:
        if run.kind == "heading" and run.link_share > 0.8:
            holder = run.element.getparent()
            if holder is not None and holder.tag == "a":
                holder = holder.getparent()
            card = {holder} if holder is not None and len(list(holder.iter("h2", "h3", "h4", "h5"))) == 1 else set()
        elif not (card and len(run.text) < 300 and run.element.getparent() in card):
            kept.append(run)
            card = card if run.kind == "caption" else set()
    return kept


def _is_label(run: Run) -> bool:
    text = run.text
    if run.kind == "caption":
        return len(text) < 3 or run.link_share > 0.8
    if run.kind != "table" and run.linked * 10 >= len(text) * 9 and (len(text) < 200 or run.kind == "paragraph"):
        return True
    if run.kind == "paragraph" and run.link_share > 0.7 and "\n" in text:
        return True
    if run.link_share > 0.5 and len(text) < 200 and ("|" in text or ":" in text[:40]):
        return True
    if len(text) < 200 and (is_phrase("whole", text) or is_phrase("start", text) or is_call(text)):
        return True
    if any(pattern.fullmatch(text) for pattern in (_COUNTER, _SHORTCODE, _UNFILLED)):
        return True
    if len(text) < 200 and _TRAIL.fullmatch(text):
        return True
    return is_lead(text) or is_about_the_page(text) or not any(c.isalnum() for c in text)


def _without_repeats(runs: list[Run]) -> list[Run]:
    """Without later copies of long runs (pull quotes, articles that a page carries twice), and without what stands in for others.

    That are long runs which come three times and headings which come twice: "External content cannot be shown".
    """
    counts = Counter((run.kind == "heading", run.text) for run in runs)
    seen: set[str] = set()
    kept = []
    for run in runs:
        heading = run.kind == "heading"
        if counts[heading, run.text] >= (2 if heading else 3) and (heading or len(run.text) > 60):
            continue
        if len(run.text) > 60 and run.text in seen:
            continue
        seen.add(run.text)
        kept.append(run)
    return kept


def _without_loose_ends(runs: list[Run]) -> list[Run]:
    """Without headings, scraps and lines that announce something at the end, where nothing follows them."""
    end = len(runs)
    while end and runs[end - 1].kind != "caption" and (_announces(runs[end - 1]) or not _closes(runs[end - 1])):
        end -= 1
    kept = []
    for i, run in enumerate(runs[:end]):
        following = runs[i + 1] if i + 1 < end else None
        if run.kind == "heading" and (following is None):
            continue
        kept.append(run)
    return kept


def _announces(run: Run) -> bool:
    """Whether a short line ends with a colon: "See more photos:"."""
    return run.kind in ("paragraph", "heading") and len(run.text) < 60 and run.text.endswith((":", "："))


def _closes(run: Run) -> bool:
    return bool(run.weight) or (
        run.kind in ("list-item", "table", "quotation")
        or "@" in run.text
        or (run.kind == "paragraph" and (_SENTENCE_END.search(run.text) is not None and len(run.text) > 15))
    )
