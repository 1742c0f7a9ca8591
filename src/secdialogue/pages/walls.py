"""Pages that carry no article, told apart: front pages, walls, script-only pages, error pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from secdialogue.documents import fold
from secdialogue.errors import NoArticle
from secdialogue.pages.extents import extent
from secdialogue.pages.metadata import article_types
from secdialogue.pages.runs import Run
from secdialogue.pages.structured import Structured

#: Less prose than this is no article, unless the page says that it is one.
LEAST = 200
#: Less than this is none even then.
LEAST_SAID = 40

_COOKIES = re.compile(
    r"\bcookies?\b|\bconsent\b|\bgdpr\b|privacy (?:policy|settings|choices)|datenschutz|einwilligung", re.IGNORECASE
)
_LOGIN = re.compile(
    r"(?:log|sign) ?in (?:to|for)|subscribers? only|for subscribers|subscribe (?:to|now)|already (?:a )?(?:subscriber|member)"
    r"|create (?:a |an )?(?:free )?account|register (?:to|for)|continue reading|premium content|jetzt abonnieren|réservé aux abonnés"
    r"|para suscriptores|paywall",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"(?:enable|activate|turn on|requires?|aktivieren|activer|activar|habilit\w+) (?:your )?java ?script|javascript (?:is )?(?:disabled|required)",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"\b40[34]\b|\b50[0234]\b|not found|page (?:does not exist|unavailable)|access denied|forbidden|just a moment|attention required"
    r"|are you (?:a )?(?:human|robot)|verify you are|captcha|security check|nicht gefunden|no encontrad|introuvable",
    re.IGNORECASE,
)


def require_article(tree: Any, found: Structured, runs: Sequence[Run], body: Sequence[Run], file: str) -> None:
    """Raise NoArticle, saying what the page is instead, where `body` is no article."""
    if tree is None:
        raise _none("nothing is in it", file, "Fetch it again")
    said = bool(article_types(found)) or found.meta("og:type") == "article" or bool(found.meta("citation_title"))
    if _prose(body) >= (LEAST_SAID if said else LEAST) and (said or not _is_front(tree, found, runs, body)):
        return
    raise _reason(tree, found, runs, file)


def _prose(body: Sequence[Run]) -> int:
    """How many characters of the body are neither a wall's words nor headings and captions."""
    own = [run.text for run in body if run.kind in ("paragraph", "quotation", "list-item", "table", "notice")]
    if sum(map(extent, own)) >= LEAST * 3 and not _COOKIES.search(own[0]):
        return sum(map(extent, own))
    return sum(extent(text) for text in own if not _LOGIN.search(text) and not _COOKIES.search(text))


def _none(what: str, file: str, remedy: str) -> NoArticle:
    return NoArticle(f"no article: {what}", file=file, remedy=remedy)


def _reason(tree: Any, found: Structured, runs: Sequence[Run], file: str) -> NoArticle:
    """The error for a page without an article, by the first of the marks that it bears."""
    text = " ".join(run.text for run in runs)[:5000]
    title = fold("".join(found.titles[0].itertext())) if found.titles else ""
    if next(tree.iter("frameset"), None) is not None:
        return _none(f"a page of frames{_addresses(tree, 'frame')}", file, "Fetch the page inside the frame")
    if _ERROR.search(title) or (len(text) < 600 and _ERROR.search(text)):
        return _none("an error page", file, "Fetch it again")
    hidden = "".join("".join(n.itertext()) for n in list(tree.iter("noscript"))[:20])[:5000]
    scripts = sum(1 for _ in tree.iter("script"))
    if len(text) < 250 and (_SCRIPT.search(text + hidden) or (scripts and len(text) < 80)):
        return _none("a script-only page, its text is fetched later", file, "Save it from a browser after it was shown")
    if _COOKIES.search(title) or (len(_COOKIES.findall(text)) >= 2 and len(text) < 3000):
        return _none("a cookie wall", file, "Fetch it again with consent given")
    if _links(runs) >= 60 or _linked_headings(tree) >= 8:
        return _none("a front page or list of articles", file, "Fetch the articles it links to")
    if tree.find(".//input[@type='password']") is not None or (_LOGIN.search(text) and len(text) < 3000):
        return _none("a login wall", file, "Fetch it again with access")
    if _links(runs) >= 8 or _linked_headings(tree) >= 3:
        return _none("a front page or list of articles", file, "Fetch the articles it links to")
    if framed := _addresses(tree, "iframe"):
        return _none(f"too little text outside its frames{framed}", file, "Fetch the page inside the frame")
    return _none("too little text", file, "Check that it is the page that was meant")


def _addresses(tree: Any, tag: str) -> str:
    """The addresses of a page's frames, the first few of them, behind a colon; "" where they have none."""
    found = [fold(frame.get("src") or "") for frame in list(tree.iter(tag))[:50]]
    named = [address[:200] for address in found if address and not address.startswith(("about:", "javascript:"))]
    return f": {', '.join(named[:4])}" if named else ""


def _links(runs: Sequence[Run]) -> int:
    return sum(1 for run in runs if run.link_share > 0.7)


def _is_front(tree: Any, found: Structured, runs: Sequence[Run], body: Sequence[Run]) -> bool:
    """Whether many linked headings stand among little prose, as on a front page."""
    heads = _linked_headings(tree)
    longest = max((run.weight for run in body), default=0)
    whole = sum(run.weight for run in body)
    address = found.link("canonical") or found.meta("og:url") or ""
    if _ROOT.fullmatch(address) and heads >= 3:
        return True
    return heads >= 8 and whole < 900 and longest < 350


_ROOT = re.compile(r"https?://[^/]{1,200}/?(?:index\.\w{2,5}|[a-z]{2})?/?")


def _linked_headings(tree: Any) -> int:
    return sum(1 for h in tree.iter("h2", "h3", "h4") if h.find(".//a") is not None or _in_link(h))


def _in_link(element: Any) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == "a"
