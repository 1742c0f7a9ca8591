"""What a page says of itself for machines: JSON-LD, microdata, RDFa and meta elements, each with where it stands."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib import resources
from typing import Any

import attrs
from lxml import etree

from secdialogue.documents import fold, inline_text
from secdialogue.pages import loosejson

#: schema.org types whose node describes the article that a page is about, best first.
ARTICLE_TYPES = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle",
    "ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting", "Report", "ScholarlyArticle", "Article",
    "PressRelease", "GovernmentAnnouncement", "SpecialAnnouncement", "TechArticle", "BlogPosting",
    "SatiricalArticle", "AdvertiserContentArticle", "Review", "SocialMediaPosting", "DiscussionForumPosting",
    "CreativeWork", "WebPage", "VideoObject", "Event",
)  # fmt: skip
#: Those that only a page about one text bears.
TEXT_TYPES = frozenset(ARTICLE_TYPES[: ARTICLE_TYPES.index("CreativeWork")])

_RANKS = {name: rank for rank, name in enumerate(ARTICLE_TYPES)}
_ITEMS = etree.XPath("//*[@itemprop or @itemtype or @typeof or (@property and not(parent::head))]")
_TITLE_WORD = re.compile(r"\w+")


@attrs.frozen(eq=False)
class Node:
    """One described thing: its types and properties, in the spelling of schema.org, whatever the notation was."""

    notation: str
    types: tuple[str, ...]
    values: Mapping[str, Any]
    #: The element that carries it.
    element: Any = None

    @property
    def rank(self) -> int:
        """How well its type names an article; large for none."""
        return min((_RANKS.get(name, 99) for name in self.types), default=99)

    def text(self, name: str) -> str | None:
        """The first text of a property, entities resolved and white space folded."""
        return next(iter(texts(self.values.get(name))), None)


@attrs.define(slots=False, eq=False)
class Structured:
    """All machine-readable words of a page, gathered in one pass over its marked elements."""

    metas: dict[str, list[tuple[str, Any]]] = attrs.field(factory=dict)
    links: dict[str, list[tuple[str, Any]]] = attrs.field(factory=dict)
    titles: list[Any] = attrs.field(factory=list)
    headings: list[Any] = attrs.field(factory=list)
    subheadings: list[Any] = attrs.field(factory=list)
    times: list[Any] = attrs.field(factory=list)
    nodes: list[Node] = attrs.field(factory=list)
    base: str | None = None
    _items: dict[Any, dict[str, Any]] = attrs.field(factory=dict)
    _by_id: dict[str, Mapping[str, Any]] = attrs.field(factory=dict)

    def meta(self, *names: str) -> str | None:
        """The first content of the first of these meta names that the page has."""
        for name in names:
            for content, _ in self.metas.get(name, ()):
                return content
        return None

    def link(self, rel: str) -> str | None:
        """The address of the first link of that relation."""
        return next((href for href, _ in self.links.get(rel, ())), None)

    @cached_property
    def article(self) -> Node | None:
        """The node that describes the page's own article, or None."""
        own = self._own_addresses()
        heading = _words(self.meta("og:title") or (fold("".join(self.titles[0].itertext())) if self.titles else ""))
        best = None
        for place, node in enumerate(self.nodes):
            if node.rank > 90 or (node.rank >= _RANKS["CreativeWork"] and node.notation != "JSON-LD"):
                continue
            key = (-_fit(node, own, heading), node.rank, place)
            if best is None or key < best[0]:
                best = (key, node)
        return best[1] if best else None

    def _own_addresses(self) -> frozenset[str]:
        found = (self.link("canonical"), self.meta("og:url"))
        return frozenset(_address(url) for url in found if url)

    def resolved(self, value: Any) -> Any:
        """A value with a bare reference (`{"@id": …}`) replaced by the node of that id, where the page has it."""
        if isinstance(value, Mapping) and set(value) <= {"@id", "@type"} and value.get("@id") in self._by_id:
            return self._by_id[value["@id"]]
        return value


@cache
def meta_names(field: str) -> tuple[str, ...]:
    """The names of meta elements that carry a field, best first."""
    lines = resources.files("secdialogue.pages").joinpath("data/meta_names.csv").read_text("utf-8").splitlines()
    rows = (line.split(",", 1) for line in lines if line and not line.startswith(("#", "field,")))
    return tuple(name for row_field, name in rows if row_field == field)


_GATHERED = {"title": "titles", "h1": "headings", "h2": "subheadings", "h3": "subheadings", "time": "times"}


def read_structured(tree: Any) -> Structured:
    """Gather what the tree under its root `tree` says for machines; broken parts are left out."""
    found = Structured()
    for element in tree.iter("meta", "link", "base", "script", *_GATHERED):
        match element.tag:
            case "meta":
                _read_meta(element, found)
            case "link":
                _read_link(element, found)
            case "base":
                found.base = found.base or element.get("href")
            case "script":
                if "ld+json" in (element.get("type") or ""):
                    _read_script(element, found)
            case tag:
                getattr(found, _GATHERED[tag]).append(element)
    for element in _ITEMS(tree):
        _read_item(element, found)
    for element, item in found._items.items():
        types = tuple(item.pop("@type", ()))
        found.nodes.append(Node(item.pop("@notation"), types, item, element))
    found._items.clear()
    return found


def texts(value: Any) -> Iterator[str]:
    """The texts in a property's value: strings, names of nested things, members of lists."""
    match value:
        case str():
            if clean := fold(_plain(value)):
                yield clean
        case list():
            for item in value[:200]:
                yield from texts(item)
        case Mapping():
            for key in ("@value", "name", "headline", "@id"):
                if key in value and (key != "@id" or not str(value[key]).startswith(("#", "_:", "http"))):
                    yield from texts(value[key])
                    return
        case int() | float() if not isinstance(value, bool):
            yield str(value)


_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")


def _plain(text: str) -> str:
    """Text without entities and tags, which some systems leave in it, doubly escaped too."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    return _TAG.sub(" ", text) if "<" in text else text


def _words(text: str) -> frozenset[str]:
    return frozenset(_TITLE_WORD.findall(text.casefold()))


def _address(url: str) -> str:
    """An address without scheme, `www.`, query, fragment and closing slash, to compare by."""
    url = re.sub(r"^https?:", "", url.strip().lower()).partition("#")[0].partition("?")[0]
    return url.removeprefix("//").removeprefix("www.").rstrip("/")


def _fit(node: Node, own: frozenset[str], heading: frozenset[str]) -> int:
    """How well a node fits the page: 4 for a text type, 2 for the page's address, 3 for its title's words."""
    values = node.values
    about = values.get("mainEntityOfPage")
    named = (values.get("url"), values.get("@id"), about, about.get("@id") if isinstance(about, Mapping) else None)
    score = 4 if node.rank < _RANKS["CreativeWork"] else 0
    score += 2 if own and any(isinstance(url, str) and _address(url) in own for url in named) else 0
    title = _words(node.text("headline") or node.text("name") or "")
    if title and heading:
        score += 3 if len(title & heading) * 10 >= 6 * min(len(title), len(heading)) else -2
    return score + (1 if values.get("datePublished") else 0)


# --- meta and link elements -----------------------------------------------------------------------------------------


def _read_meta(element: Any, found: Structured) -> None:
    content = element.get("content")
    name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
    if not content or not name or not content.strip():
        return
    content = fold(html.unescape(content) if "&" in content else content)
    for key in name.lower().split():
        found.metas.setdefault(key, []).append((content, element))
    other = element.get("name")
    if other and other != name:
        found.metas.setdefault(other.lower(), []).append((content, element))


def _read_link(element: Any, found: Structured) -> None:
    href = (element.get("href") or "").strip()
    for rel in (element.get("rel") or "").lower().split():
        if href:
            found.links.setdefault(rel, []).append((href, element))


# --- JSON-LD --------------------------------------------------------------------------------------------------------


def _read_script(script: Any, found: Structured) -> None:
    stack = [loosejson.loads(script.text or "")]
    seen = 0
    while stack and seen < 5000:
        value = stack.pop()
        seen += 1
        if isinstance(value, list):
            stack.extend(reversed(value))
        elif isinstance(value, dict):
            _read_object(value, script, found)
            nested = [
                value[k] for k in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemReviewed") if k in value
            ]
            stack.extend(v for v in reversed(nested) if isinstance(v, dict | list))


def _read_object(value: dict[str, Any], script: Any, found: Structured) -> None:
    if "@type" not in value and "type" in value:
        value["@type"] = value["type"]
    types = tuple(_local(t) for t in _listed(value.get("@type")) if isinstance(t, str))
    if isinstance(value.get("@id"), str) and len(value) > 2:
        found._by_id.setdefault(value["@id"], value)
    if types and "@graph" not in value:
        found.nodes.append(Node("JSON-LD", types, value, script))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _local(name: str) -> str:
    """`NewsArticle` for `http://schema.org/NewsArticle` and `schema:NewsArticle`."""
    return re.split(r"[/#:]", name.strip().rstrip("/"))[-1]


# --- microdata and RDFa ---------------------------------------------------------------------------------------------

#: Names of other vocabularies that mean what a property of schema.org means (Dublin Core, SIOC, rNews, hAtom).
_SAME = {
    "dc:title": "headline", "dcterms:title": "headline", "dc:date": "datePublished", "dcterms:date": "datePublished",
    "dcterms:issued": "datePublished", "dc:created": "dateCreated", "dcterms:created": "dateCreated",
    "dcterms:modified": "dateModified", "dc:creator": "author", "dcterms:creator": "author", "foaf:name": "name",
    "content:encoded": "articleBody", "sioc:content": "articleBody", "rnews:articlebody": "articleBody",
    "rnews:datepublished": "datePublished", "rnews:headline": "headline", "dc:source": "publisher",
}  # fmt: skip


def _read_item(element: Any, found: Structured) -> None:
    """Put one marked element into the thing it describes."""
    microdata = element.get("itemprop")
    names = microdata or (None if element.tag == "meta" and not _in_item(element) else element.get("property"))
    own_type = element.get("itemtype") or element.get("typeof")
    if own_type:
        notation = "microdata" if element.get("itemtype") else "RDFa"
        item = found._items.setdefault(element, {"@notation": notation, "@type": ()})
        item["@type"] = tuple(_local(t) for t in own_type.split())
    if not names:
        return
    owner = _owner(element)
    if owner is None and element.tag == "meta":
        return
    item = found._items.setdefault(owner, {"@notation": "microdata" if microdata else "RDFa", "@type": ()})
    value = found._items[element] if own_type else _value(element)
    for name in names.split():
        key = _SAME.get(name.lower()) or _local(name)
        item.setdefault(key, []).append(value)
        item.setdefault(f"#{key}", []).append(element)


def _in_item(element: Any) -> bool:
    return _owner(element) is not None


def _owner(element: Any) -> Any:
    """The element of the thing that a property belongs to, or None for the page itself."""
    return next(
        (a for a in element.iterancestors() if a.get("itemtype") or a.get("typeof") or a.get("itemscope") is not None),
        None,
    )


def _value(element: Any) -> Any:
    """A property's value: its machine form where there is one, else nothing but the element's words when short."""
    for name in ("content", "datetime"):
        if element.get(name):
            return element.get(name)
    if element.tag in ("a", "link") and element.get("href") and not (element.text or len(element)):
        return element.get("href")
    if element.tag in ("img", "iframe", "video", "audio", "source"):
        return element.get("src") or ""
    if element.get("itemprop") == "articleBody" or len(element) > 40:
        return ""
    return inline_text(element)
