"""feedparser's own test files: what each states of the fields that a document keeps."""

from __future__ import annotations

import ast
import datetime as dt
import re
import warnings
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from secdialogue.errors import SecdialogueError
from secdialogue.sources import Source
from secdialogue_agency_feed import feeds
from secdialogue_agency_feed.dates import iso_date
from secdialogue_agency_feed.formats import format_of
from secdialogue_agency_feed.markup import plain
from secdialogue_agency_feed.story import Story

FILES = Path(__file__).parents[4] / "shared/data/feeds/feedparser"

#: What a document keeps of an entry, by feedparser's name: how the story gives it.
KEPT = {
    "title": lambda s: [s.title.text] if s.title else [],
    "summary": lambda s: _texts(s, s.subtitle, s.body),
    "description": lambda s: _texts(s, s.subtitle, s.body),
    "content": lambda s: _texts(s, s.subtitle, s.body),
    "link": lambda s: [s.fields.get("url")],
    "id": lambda s: [s.fields.get("source_id")],
    "guid": lambda s: [s.fields.get("source_id")],
    "published": lambda s: [s.fields.get("published")],
    "updated": lambda s: [s.fields.get("updated"), s.fields.get("published")],
    "created": lambda s: [s.fields.get("published")],
    "author": lambda s: s.authors,
    "authors": lambda s: s.authors,
    "language": lambda s: [s.fields.get("language")],
    "publisher": lambda s: [s.fields.get("publisher")],
    "tags": lambda s: s.details.get("categories", "").split("; "),
    "category": lambda s: s.details.get("categories", "").split("; "),
    "rights": lambda s: [s.details.get("rights")],
    "copyright": lambda s: [s.details.get("rights")],
    "enclosures": lambda s: [s.details.get("enclosure")],
    "source": lambda s: s.relays,
}
#: The parts of feedparser's values that are the words themselves.
WORDS = {"value", "name", "title", "term", "href", "url"}


class Expectation(NamedTuple):
    """`entries[number][field]… == value`."""

    file: str
    field: str
    number: int
    value: Any


def _texts(story: Story, subtitle: Any, body: Any) -> list[str]:
    pieces = ([subtitle.text] if subtitle else []) + [piece.text for piece in body]
    return [*pieces, " ".join(piece.text for piece in body), " ".join(pieces)]


def stated(path: Path) -> list[Expectation]:
    """What a file's opening comment expects of fields that are kept."""
    comment = re.search(r"Expect:\s*(.*?)\s*-->", path.read_bytes()[:6000].decode("utf-8", "replace"), re.DOTALL)
    if not comment:
        return []
    try:
        tree = ast.parse(comment[1].strip(), mode="eval")
    except SyntaxError:
        return []
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and len(node.ops) == 1 and isinstance(node.ops[0], ast.Eq):
            keys = _keys(node.left)
            try:
                value = ast.literal_eval(node.comparators[0])
            except ValueError:
                continue
            if keys and (field := _kept(keys[1:])):
                found.append(Expectation(str(path.relative_to(FILES)), field, keys[0], value))
    return found


def _keys(node: ast.AST) -> list[Any]:
    """`[0, 'title_detail', 'value']` of `entries[0]['title_detail']['value']`; empty for anything else."""
    keys: list[Any] = []
    while isinstance(node, (ast.Subscript, ast.Attribute)):
        if isinstance(node, ast.Attribute):
            keys.append(node.attr)
        elif isinstance(node.slice, ast.Constant):
            keys.append(node.slice.value)
        else:
            return []
        node = node.value
    return keys[::-1] if isinstance(node, ast.Name) and node.id == "entries" and len(keys) >= 2 else []


def _kept(keys: list[Any]) -> str | None:
    """The kept field that keys lead to: `title_detail.value` is the title, `title_detail.type` is none."""
    field, *rest = keys
    names = [key for key in rest if isinstance(key, str)]
    if isinstance(field, str):
        bare = field.removesuffix("_detail").removesuffix("_parsed")
        if field == "source" and names[:1] not in (["title"], ["title_detail"]):
            return None
        if field == "source" and names[-1] not in ("title", "value"):
            return None
        if (
            bare in KEPT
            and (not names or names[-1] in WORDS)
            and (names[-1:] not in (["href"], ["url"]) or bare == "enclosures")
        ):
            return field
    return None


def holds(expected: Expectation, stories: list[Story]) -> bool:
    """Whether the story gives the value: words without their markup, dates as instants."""
    if expected.number >= len(stories):
        return False
    field = expected.field.removesuffix("_detail")
    given = [value for value in KEPT[field.removesuffix("_parsed")](stories[expected.number]) if value]
    value = expected.value
    if field.endswith("_parsed"):
        return any(_utc(v)[:6] == tuple(value)[:6] for v in given)
    if field in ("published", "updated", "created"):
        return iso_date(value) in given or (not value and not given)
    if not isinstance(value, str):
        return True
    if field in ("author", "publisher"):
        value = re.sub(r"\s*\(\S+@\S+\)$|\s*<\S+@\S+>$", "", value)
    folded = plain(value)
    return (
        folded in [" ".join(v.split()) for v in given] or " ".join(value.split()) in given or (not folded and not given)
    )


def _utc(value: str) -> tuple[int, ...]:
    moment = dt.datetime.fromisoformat(value)
    if moment.tzinfo:
        moment = moment.astimezone(dt.UTC)
    return tuple(moment.timetuple())[:6]


def address(path: Path) -> str | None:
    """The feed's own address, where the file says how it is served."""
    if not path.name.startswith("http_"):
        return None
    header = re.search(r"Header:\s+Content-Location:\s*(\S+)", path.read_bytes()[:6000].decode("utf-8", "replace"))
    return header[1] if header else f"http://127.0.0.1:8097/{path.name}"


def read(path: Path) -> list[Story]:
    source = Source.of_path(path, url=address(path))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        stories = []
        try:
            for _, story in feeds.stories(source):
                stories.append(story)
        except SecdialogueError:
            pass
    return stories


def failing() -> tuple[int, list[Expectation]]:
    total, missed = 0, []
    for path in sorted(FILES.glob("*/**/*.xml")):
        expectations = stated(path)
        if not expectations or path.parent.name == "cdf":
            continue
        stories = read(path)
        total += len(expectations)
        missed.extend(e for e in expectations if not holds(e, stories))
    return total, missed


@pytest.mark.skipif(not FILES.exists(), reason="feedparser's files are not here")
def test_what_feedparsers_files_expect_of_kept_fields_holds():
    """At least 0.97 of the expectations hold; the rest is explained in docs/explanation/sources-feeds.md."""
    total, missed = failing()
    assert total > 200
    assert 1 - len(missed) / total >= 0.97


@pytest.mark.skipif(not FILES.exists(), reason="feedparser's files are not here")
def test_feedparsers_files_are_claimed_as_feeds():
    """Every well-formed RSS and Atom file is a feed by its root element."""
    for folder in ("rss", "atom", "atom10", "rdf"):
        for path in sorted((FILES / "wellformed" / folder).glob("*.xml")):
            assert format_of(Source.of_path(path)), path
