"""Title, authors, dates, publisher and language of a page, each taken from its sources in one stated order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

import attrs

from secdialogue.documents import inline_text
from secdialogue.pages.bylines import is_account, is_lead, looks_like_a_name, split_authors
from secdialogue.pages.dates import agree, instant, read_date
from secdialogue.pages.languages import language_tag
from secdialogue.pages.structured import TEXT_TYPES, Node, Structured, meta_names, texts
from secdialogue.pages.titles import is_site, read_title

_EPOCH = re.compile(r"\d{10}(?:\d{3})?")


@attrs.frozen
class Claimed:
    """A value and the place in the page that claims it."""

    value: str
    where: str


@attrs.frozen(kw_only=True)
class Metadata:
    """What a page says of itself outside its text."""

    #: The title, without the site's name.
    title: str | None = None
    #: Its own summary of itself.
    description: str | None = None
    #: Names of persons and bodies, as given.
    authors: tuple[str, ...] = ()
    #: Name of an author and the body it is given for.
    affiliations: Mapping[str, str] = attrs.field(factory=dict)
    #: Dates of publication that the page claims, the one to believe first.
    published: tuple[Claimed, ...] = ()
    #: Dates of its last change, likewise.
    updated: tuple[Claimed, ...] = ()
    #: Days in the page's address and title, believed only where nothing else dates the page.
    guessed: tuple[Claimed, ...] = ()
    #: Who publishes the page.
    publisher: str | None = None
    #: What the site is called, its host among it.
    sites: tuple[str, ...] = ()
    #: BCP 47.
    language: str | None = None
    #: Its canonical address.
    url: str | None = None
    #: The part of the site that it is in.
    section: str | None = None
    #: Whether the page's authors field named nobody but its publisher or accounts.
    anonymous: bool = False


def read_metadata(tree: Any, found: Structured, *, url: str | None = None) -> Metadata:
    """The metadata of a page; `url` is where the caller says it was published."""
    language = _language(tree, found)
    address = _url(found, url)
    publisher = _publisher(found)
    sites = _sites(found, publisher, address)
    us = us_order(language, address)
    authors, affiliations = _authors(found)
    named_otherwise = [n for n in _meta_authors(found) if looks_like_a_name(n) and " " in n and n not in authors]
    anonymous = bool(authors) and all(is_account(name) or any(is_site(name, s) for s in sites) for name in authors)
    if anonymous and named_otherwise:
        authors, anonymous = named_otherwise, False
    return Metadata(
        title=read_title(found, _first(found, "headline"), sites),
        description=_description(found),
        authors=tuple(authors),
        affiliations=affiliations,
        published=tuple(_dates(found, "published", ("datePublished", "dateCreated"), language, us)),
        guessed=tuple(_last_resort(found, address, language, us)),
        updated=tuple(_dates(found, "updated", ("dateModified",), language, us)),
        publisher=publisher,
        sites=tuple(sites),
        language=language,
        url=address,
        section=_first(found, "articleSection") or found.meta(*meta_names("section")),
        anonymous=anonymous or not authors,
    )


def article_nodes(found: Structured) -> list[Node]:
    """The nodes that describe the page's article, the best first; nodes of other articles on the page are left out."""
    best = found.article
    if best is None:
        return []
    others = [n for n in found.nodes if n is not best and n.notation != best.notation and n.rank <= 23]
    return [best, *others, *_page_nodes(found, best)]


def _page_nodes(found: Structured, best: Node) -> list[Node]:
    return [n for n in found.nodes if n is not best and n.notation == best.notation and set(n.types) & {"WebPage"}]


def _first(found: Structured, name: str) -> str | None:
    return next((text for node in article_nodes(found) if (text := node.text(name))), None)


def _description(found: Structured) -> str | None:
    return _first(found, "description") or found.meta(*meta_names("description"))


# --- authors --------------------------------------------------------------------------------------------------------


def _authors(found: Structured) -> tuple[list[str], dict[str, str]]:
    """Names from the article's node, else from meta elements, and the bodies they are given for."""
    for node in article_nodes(found):
        names, affiliations = _node_authors(found, node)
        if names:
            return names, affiliations
    return _meta_authors(found), _meta_affiliations(found)


def _node_authors(found: Structured, node: Node) -> tuple[list[str], dict[str, str]]:
    names: list[str] = []
    affiliations: dict[str, str] = {}
    for name_of in ("author", "creator"):
        value = node.values.get(name_of)
        people = value if isinstance(value, list) else [value]
        objects = [found.resolved(p) for p in people]
        if any(isinstance(p, Mapping) and p.get("name") for p in objects):
            objects = [p for p in objects if isinstance(p, Mapping) or node.notation == "JSON-LD"]
        for person in objects:
            for text in texts(person):
                new = split_authors(text)
                names.extend(n for n in new if n not in names)
                if len(new) == 1 and (body := _affiliation(found, person)):
                    affiliations[new[0]] = body
        if names:
            break
    return names, affiliations


def _affiliation(found: Structured, person: Any) -> str | None:
    """Office and body of an author: "Senior Fellow, Delta University"."""
    if not isinstance(person, Mapping):
        return None
    body = person.get("affiliation") or person.get("worksFor")
    parts = [next(texts(found.resolved(value)), None) for value in (person.get("jobTitle"), body) if value]
    return ", ".join(part for part in parts if part) or None


def _meta_authors(found: Structured) -> list[str]:
    for name in meta_names("author"):
        names: list[str] = []
        for content, _ in found.metas.get(name, ()):
            if name.startswith(("citation", "dc")):
                content = _forename_first(content, sure=name.startswith("citation"))
            names.extend(n for n in split_authors(content) if n not in names and not n.isdigit())
        if names:
            return names
    return _card_authors(found)


def _card_authors(found: Structured) -> list[str]:
    """Names in the rows that are written for a link's preview: `twitter:label1` "Written by", `twitter:data1` the name."""
    for row in ("1", "2"):
        if is_lead(found.meta(f"twitter:label{row}") or ""):
            return split_authors(found.meta(f"twitter:data{row}") or "")
    return []


def _forename_first(name: str, *, sure: bool = True) -> str:
    """Highwire and Dublin Core put the family name first: "Ferreira, Joana"; the latter not everywhere, so of one word only."""
    parts = [part.strip() for part in name.split(",")]
    turned = len(parts) == 2 and (sure or " " not in parts[0])
    return " ".join(reversed(parts)) if turned else name


def _meta_affiliations(found: Structured) -> dict[str, str]:
    """Highwire tags: an institution follows its author."""
    people = [split_authors(_forename_first(c)) for c, _ in found.metas.get("citation_author", ())]
    bodies = [c for c, _ in found.metas.get("citation_author_institution", ())]
    if len(people) != len(bodies):
        return {}
    return {names[0]: body for names, body in zip(people, bodies, strict=True) if names}


# --- dates ----------------------------------------------------------------------------------------------------------


def _dates(
    found: Structured, field: str, properties: tuple[str, ...], language: str | None, us: bool | None
) -> Iterator[Claimed]:
    """Dates in the order in which they are believed: the article's node, then meta elements, then `time` elements."""
    nodes = article_nodes(found)
    for name in properties[:1]:
        for node in nodes:
            yield from _read(node.text(name), f"{node.notation} {name}", language, us)
    for name in meta_names(field):
        for content, _ in found.metas.get(name, ())[:1]:
            yield from _read(content, f"meta {name}", language, us)
    for name in properties[1:]:
        for node in nodes:
            yield from _read(node.text(name), f"{node.notation} {name}", language, us)


def _last_resort(found: Structured, url: str | None, language: str | None, us: bool | None) -> Iterator[Claimed]:
    if match := _DATED_PATH.search(url or ""):
        yield from _read("-".join(match.groups()), "address", language, us)
    for title in (found.meta("og:title"), *(inline_text(t) for t in found.titles[:1])):
        tail = (title or "").rpartition("|")[2]
        if "|" in (title or "") and len(tail) < 30:
            yield from _read(tail, "title", language, us)


_DATED_PATH = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-]([0-3]\d)(?![\d])")


def _read(value: str | None, where: str, language: str | None, us: bool | None) -> Iterator[Claimed]:
    if value is None:
        return
    if _EPOCH.fullmatch(value):
        import datetime as dt

        moment = dt.datetime.fromtimestamp(int(value[:10]), dt.UTC)
        yield Claimed(moment.isoformat().replace("+00:00", "Z"), where)
    elif iso := read_date(value, language=language, us_order=us):
        yield Claimed(iso, where)


def settle(claimed: tuple[Claimed, ...]) -> tuple[str | None, list[Claimed]]:
    """The date to believe and those that contradict it.

    The first counts; where it has no time, or no offset, the first of the others that has one and means the same day,
    or the same minute, is taken in its place. Others of another day contradict.
    """
    if not claimed:
        return None, []
    best = claimed[0].value
    for other in claimed[1:]:
        value = other.value
        if (len(best) == 10 and len(value) > 10 and best in (value[:10], _utc_day(value))) or (
            len(best) > 10 and not _has_offset(best) and _has_offset(value) and value[:16] == best[:16]
        ):
            best = value
    return best, [c for c in claimed[1:] if not agree(best, c.value)]


def _utc_day(iso: str) -> str | None:
    moment = instant(iso)
    return moment.date().isoformat() if moment else None


def _has_offset(iso: str) -> bool:
    return iso.endswith("Z") or "+" in iso[10:] or "-" in iso[10:]


# --- publisher, language, address -----------------------------------------------------------------------------------


def _publisher(found: Structured) -> str | None:
    for node in article_nodes(found):
        for name in ("publisher", "sourceOrganization", "provider"):
            value = node.values.get(name)
            for one in value if isinstance(value, list) else [value]:
                if text := next((t for t in texts(found.resolved(one)) if not t.startswith("http")), None):
                    return text
    return found.meta(*meta_names("publisher"))


#: Second parts of a host behind which the site's own name stands.
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu"})


def _sites(found: Structured, publisher: str | None, address: str | None) -> list[str]:
    """What the site is called: by its publisher, in its meta elements, and by its host."""
    host = host_of(address)
    label = next((part for part in reversed(host.split(".")[:-1]) if part not in _SECOND_LEVEL), "")
    names = [publisher, *(found.meta(name) for name in meta_names("publisher")), host, label]
    return [name for name in dict.fromkeys(names) if name]


def _language(tree: Any, found: Structured) -> str | None:
    """`lang` of the root, then inLanguage, og:locale and the other meta elements; a region where one of them gives it."""
    declared = [tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"), tree.get("xml:lang")]
    declared += [_first(found, "inLanguage"), *(found.meta(name) for name in meta_names("language"))]
    tags = [tag for text in declared if text and (tag := language_tag(text))]
    return tags[0] if tags else None


def _url(found: Structured, given: str | None) -> str | None:
    base = given or found.base
    for url in (found.link("canonical"), found.meta("og:url"), _first(found, "url"), _first_id(found)):
        if url and base and not url.startswith("http"):
            url = urljoin(base, url)
        if url and url.startswith(("http://", "https://")) and host_of(url):
            return given or url
    return given


def _first_id(found: Structured) -> str | None:
    for node in article_nodes(found):
        about = node.values.get("mainEntityOfPage")
        about = about.get("@id") if isinstance(about, Mapping) else about
        if isinstance(about, str):
            return about
    return None


def host_of(url: str | None) -> str:
    """The host of an address, in lower case, without `www.`; "" where there is none."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def us_order(language: str | None, url: str | None) -> bool | None:
    """Whether numbers of a date come month first: as in the United States; None where nothing tells."""
    if language == "en-US" or host_of(url).endswith((".gov", ".mil")):
        return True
    if language in ("en-GB", "en-AU", "en-NZ", "en-IN", "en-IE", "en-ZA", "en-KE", "en-NG", "en-PK"):
        return False
    region = host_of(url).rpartition(".")[2]
    return False if region in ("uk", "au", "nz", "in", "ie", "za", "ke", "ng", "pk", "sg", "my", "gh") else None


def article_types(found: Structured) -> frozenset[str]:
    """The text types among the types of the page's own node."""
    best = found.article
    return frozenset(best.types) & TEXT_TYPES if best else frozenset()
