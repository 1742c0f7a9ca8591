"""Names of elements as this plugin calls them, whichever namespace of a format's history they stand in."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

#: Namespaces and the prefix they are known by here; those of one prefix are versions of one vocabulary.
_PREFIXES = {
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://purl.org/net/rss1.1#": "",
    "http://backend.userland.com/rss": "",
    "http://backend.userland.com/rss2": "",
    "http://backend.userland.com/rss191": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://www.rssboard.org/rss-specification": "",
    "http://www.w3.org/2005/atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/dc/elements/1.0/": "dc:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://search.yahoo.com/mrss": "media:",
    "http://video.search.yahoo.com/mrss/": "media:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://www.w3.org/2007/app": "app:",
    "http://purl.org/atom/app#": "app:",
    "http://prismstandard.org/namespaces/basic/2.0/": "prism:",
    "http://prismstandard.org/namespaces/1.2/basic/": "prism:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://iptc.org/std/nar/2006-10-01/": "",
}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_TAG_FORM = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_.@].{0,40})?")


@functools.lru_cache(maxsize=2048)
def name_of(tag: str) -> str:
    """`dc:creator`, `title`, `pubDate`: a tag in lower case under the prefix that its namespace has here."""
    if tag[:1] != "{":
        return tag.lower()
    uri, _, local = tag[1:].partition("}")
    uri = uri.lower()
    return ("" if uri.startswith("http://iptc.org/std/nitf") else _PREFIXES.get(uri, f"{uri}:")) + local.lower()


def children(element: Any) -> dict[str, list[Any]]:
    """The child elements by name, those of one name in document order."""
    found: dict[str, list[Any]] = {}
    for child in element:
        if isinstance(child.tag, str):
            found.setdefault(name_of(child.tag), []).append(child)
    return found


def words(element: Any) -> str:
    """All text within an element, white space folded."""
    text = element.text if not len(element) else "".join(element.itertext())
    return " ".join(text.split()) if text else ""


def first_words(found: dict[str, list[Any]], *names: str) -> str | None:
    """The words of the first element that has any, in the order of `names`."""
    for name in names:
        for element in found.get(name, ()):
            if text := words(element):
                return text
    return None


def up(element: Any) -> Iterator[Any]:
    """The element and what it stands in, outwards."""
    yield element
    yield from element.iterancestors()


def inherited(element: Any, attribute: str) -> str | None:
    """An attribute of the element or of the nearest one around it."""
    for node in up(element):
        if (value := node.get(attribute)) is not None:
            return str(value)
    return None


@functools.lru_cache(maxsize=256)
def language_tag(written: str | None) -> str | None:
    """A BCP 47 tag in its usual case ("en_us" is "en-US"), None for what is no tag."""
    match = _TAG_FORM.fullmatch(written.strip()) if written else None
    if not match or match[1].lower() in ("und", "zxx", "mul"):
        return None
    script, region = match[2], match[3]
    parts = [match[1].lower(), script and script.capitalize(), region and region.upper()]
    return "-".join(part for part in parts if part)
