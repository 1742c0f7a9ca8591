"""The title of a page's article, out of the several that a page gives it, without the name of the site around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import attrs

from secdialogue.documents import fold, inline_text
from secdialogue.pages.structured import Structured, meta_names

_WORD = re.compile(r"\w+")
#: What stands between a title and its site's name; where letters are dense, lines and underscores without spaces too.
_BREAK = re.compile(
    r"\s{1,3}(?:[|•·–—:»«›‹~/-]|::|--)\s{1,3}|\s{0,3}[|｜]\s{0,3}|(?<=[^\x00-\u2fff])(?:_{1,3}|-{1,2})(?=[^\x00-\u2fff])"
)
#: Words of a site's name that come and go: "Example Times", "The Example Times Online", "exampletimes.com".
_LOOSE = frozenset({"the", "com", "www", "online", "news", "der", "die", "das", "le", "la", "el"})
_AROUND = re.compile(r"^(?:www|the)|(?:com|online|news)+$")
#: What a content system calls a page, and no reader: "joint-statement-autumn-2024".
_SLUG = re.compile(r"[\w.]{1,60}(?:[-_][\w.]{1,60}){2,30}", re.ASCII)
_HOST = re.compile(r"[\w-]{2,60}(?:\.[\w-]{2,60}){1,3}", re.ASCII)
#: Less than this is no title of its own, but a word before or behind one.
_LEAST = 9


@attrs.frozen
class _Titles:
    """What each place of a page says, cut; None where it says nothing."""

    headline: str | None
    tagged: str | None
    heading: str | None
    page: str | None


def read_title(found: Structured, headline: str | None, sites: Sequence[str]) -> str | None:
    """The title that most of the article node's headline, `og:title` and the first heading agree on.

    :param headline: what the article's node says.
    :param sites: names of the site, its host among them.

    Where all differ, `og:title` counts, which an outlet gives to those who cite it; so it does where only it differs from
    what `title`, too, repeats from the heading, and is about the same thing: then somebody wrote it for that purpose.
    """
    page = next((text for t in found.titles[:1] if (text := fold(inline_text(t)))), None)
    tagged = next((m for n in meta_names("title") if (m := found.meta(n)) and not _SLUG.fullmatch(m)), None)
    shown = _shown(found, page)
    given = [t for t in (headline, tagged, page) if t]
    heading = _own_heading(shown, given)
    said = _Titles(*(_cut(t, sites, heading) for t in (headline, tagged, heading, page)))
    candidates = _whole([t for t in (said.headline, said.tagged, said.heading) if t])
    if not candidates:
        named = said.page is not None and _HOST.fullmatch(said.page) and shown
        return _without_tail(said.page) if said.page and not named else next(iter(shown), None)
    votes = Counter(map(_key, candidates))
    best = max(candidates, key=lambda c: votes[_key(c)])
    if said.tagged in candidates and _about_the_same(said.tagged, best):
        alone = votes[_key(best)] == 1 or _key(said.page or "") == _key(best)
        return said.tagged if alone and _key(said.tagged) != _key(best) else best
    return best


def _shown(found: Structured, page: str | None) -> list[str]:
    """The headings of the first rank, or the first of a lesser one that stands in `title`.

    The lesser one counts, too, where `title` begins with the one above it, as with a site's name, and ends with the lesser,
    and where `title` is a host's name and no more.
    """
    shown = [text for h in found.headings if (text := inline_text(h).replace("\n", " "))]
    if not page:
        return shown
    lesser = [inline_text(h) for h in found.subheadings]
    if shown and _is_ends(page, shown[0], lesser):
        return [text for text in lesser if page.endswith(text)][:1]
    return shown or [t for t in lesser if len(t.split()) > 3 and (t in page or _HOST.fullmatch(page))][:1]


def _is_ends(page: str, first: str, lesser: list[str]) -> bool:
    parts = _BREAK.split(page)
    return len(parts) > 1 and parts[0].strip() == first and any(text == parts[-1].strip() for text in lesser)


def _own_heading(shown: list[str], given: list[str]) -> str | None:
    """The first heading that shares its words with what the page calls itself elsewhere."""
    for text in shown:
        words = _words(text)
        if words and any(len(words & said) * 2 > len(words) or (said and said <= words) for said in map(_words, given)):
            return text if len(text) >= _LEAST or len(shown) == 1 else None
    return shown[0] if len(shown) == 1 and not given else None


def _whole(titles: list[str]) -> list[str]:
    """Titles without those that another one goes on from ("Envoys leave …") or says more fully ("Joint Statement")."""
    kept = [t for t in titles if not (t.endswith(("…", "...")) and _goes_on(t, titles)) and not _is_label(t, titles)]
    return kept or titles


def _is_label(title: str, titles: list[str]) -> bool:
    words = _words(title)
    return title.isascii() and len(words) < 3 and any(words < _words(other) for other in titles)


def _goes_on(title: str, titles: list[str]) -> bool:
    start = _key(title)
    return any(_key(other).startswith(start) and len(other) > len(title) for other in titles)


def _about_the_same(tagged: str, best: str) -> bool:
    """Whether `og:title` is a title of its own ("Joint Statement" is none) and about what the other is about."""
    return len(_words(tagged)) > 2 and len(_words(tagged) & _words(best)) >= 2


def _cut(title: str | None, sites: Sequence[str], heading: str | None) -> str | None:
    return without_site(title, sites, heading) if title else None


def without_site(title: str, sites: Sequence[str], heading: str | None = None) -> str:
    """A title without the site's names before and behind it, and without what stands behind the heading."""
    if heading and len(heading) >= _LEAST and title.startswith(heading) and _BREAK.match(title, len(heading)):
        return heading
    breaks = list(_BREAK.finditer(title))
    start, end = 0, len(title)
    for found in reversed(breaks):
        if found.start() < _LEAST or not any(is_site(title[found.end() : end], site) for site in sites):
            break
        end = found.start()
    first = breaks[0] if breaks and breaks[0].start() < end else None
    if first and end - first.end() >= _LEAST and any(_key(title[: first.start()]) == _key(site) for site in sites):
        start = first.end()
    return title[start:end].strip()


def _without_tail(page: str) -> str:
    """What only `title` says, without a last part of up to four capitalised words: the site, which names itself nowhere else."""
    last = next(reversed(list(_BREAK.finditer(page))), None)
    if last is None or len(page[: last.start()].split()) < 4:
        return page
    tail = page[last.end() :].split()
    return page[: last.start()] if len(tail) <= 4 and all(word[0].isupper() for word in tail) else page


def is_site(name: str, site: str) -> bool:
    """Whether a name is a site's: "Example Times", "The Example Times Online" and "ExampleTimes.com" are one."""
    if _squeezed(name) == _squeezed(site) != "":
        return True
    a, b = _words(name) - _LOOSE, _words(site) - _LOOSE
    small, large = sorted((a, b), key=len)
    if len(small) == 1 and len(large) == 2:
        # "BBC Sport" is the BBC's; "About Time" is not Time's.
        return small == b and _WORD.findall(name.casefold())[0] in small
    return len(small) >= 2 and small <= large and len(small) * 2 >= len(large)


def _squeezed(name: str) -> str:
    return _AROUND.sub("", _key(name))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _key(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))
