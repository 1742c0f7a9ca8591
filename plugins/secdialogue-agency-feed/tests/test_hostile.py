"""Input that is broken, cut off, mis-encoded or made to do harm."""

from __future__ import annotations

import time
import tracemalloc
import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secdialogue.checking import check
from secdialogue.errors import InputError, SecdialogueError, SecdialogueWarning
from secdialogue.model import Document, Record
from secdialogue.sources import Source
from secdialogue_agency_feed import AgencyFeed

FILES = Path(__file__).parent / "files"
STORED = {path.name: path.read_bytes() for path in sorted(FILES.iterdir()) if not path.name.endswith(".expected.json")}
ITEM = b"<item><title>Talks</title><description>The envoys met in Lima.</description></item>"


def read(data: bytes, *, strict: bool = False) -> tuple[list[Document], SecdialogueError | None]:
    """The documents that are read before the input ends or breaks, and the error."""
    documents: list[Document] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SecdialogueWarning)
        try:
            for document in AgencyFeed().parse(Source.of_bytes(data, "feed", strict=strict)):
                documents.append(document)
        except SecdialogueError as error:
            return documents, error
    return documents, None


def rss(*items: bytes, head: bytes = b"", tail: bytes = b"</channel></rss>") -> bytes:
    return head + b"<rss><channel><title>W</title>" + b"".join(items) + tail


@pytest.mark.parametrize(
    ("data", "count", "problem"),
    [
        (rss(ITEM, ITEM, tail=b"<item><title>Cut"), 2, "breaks off"),
        (rss(ITEM, tail=b""), 1, "breaks off"),
        (rss(ITEM, b"<item>" + b"<a>" * 5000), 1, "depth"),
        (rss(), 0, "no item"),
        (
            b'{"version": "https://jsonfeed.org/version/1", "items": [{"title": "a", "content_text": "b"}, {"title": ',
            1,
            "broken JSON",
        ),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [{"title": "a"}, ' + b"[" * 100_000, 1, "too deeply"),
    ],
)
def test_what_was_read_before_the_input_breaks_is_kept(data, count, problem):
    """The items before the place are documents; the error names the file, the place and the problem."""
    documents, error = read(data)
    assert len(documents) == count
    assert isinstance(error, InputError)
    assert problem in str(error)
    assert error.file == "feed"


def test_entities_are_not_expanded_into_bombs_nor_fetched():
    """A reference to a nested or an external entity stays as it was written."""
    nested = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{nested}<!ENTITY x SYSTEM "file:///etc/passwd">]>'.encode()
    tracemalloc.start()
    documents, error = read(rss(b"<item><title>&l9; &x; &l0;</title></item>", head=head))
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()
    assert error is None
    assert documents[0].title == "&l9; &x; lol"


def test_broken_markup_is_repaired_and_reported_or_refused_under_strict():
    """One warning names the line of the first place."""
    data = rss(b"<item><title>Talks</b></title></item>", ITEM)
    with pytest.warns(SecdialogueWarning, match="line 1: broken XML"):
        documents = list(AgencyFeed().parse(Source.of_bytes(data, "feed")))
    assert documents[0].title == "Talks"
    assert isinstance(read(data, strict=True)[1], InputError)


def test_after_broken_markup_references_still_stand_for_their_characters():
    """libxml2 leaves entities out that are called by name once anything was broken."""
    data = rss(b"<item><title>Talks</b></title></item><item><title>A &amp; B &lt; C</title></item>")
    with pytest.warns(SecdialogueWarning, match="broken XML"):
        documents = list(AgencyFeed().parse(Source.of_bytes(data, "feed")))
    assert documents[1].title == "A & B < C"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("utf-8", "cp1252"),
        ("windows-1251", "cp1251"),
        ("utf-16", "utf-16"),
        ("utf-8", "utf-8-sig"),
    ],
)
def test_a_feed_is_decoded_by_its_bytes_where_its_declaration_is_wrong(declared, encoding):
    """A byte order mark, the declaration, valid UTF-8, detection: in this order."""
    word = "Переговоры" if encoding == "cp1251" else "Côte d’Ivoire"
    text = f'<?xml version="1.0" encoding="{declared}"?><rss><channel><item><title>{word}</title><description>Les délégués se sont réunis à Abidjan.</description></item></channel></rss>'
    if encoding == "cp1251":
        text = text.replace("Les délégués se sont réunis à Abidjan.", "Стороны встретились снова.")
    documents, error = read(text.encode(encoding))
    assert error is None
    assert documents[0].title == word


@pytest.mark.parametrize(
    ("title", "read_as"),
    [
        (b"AT&T meets R&D", "AT&T meets R&D"),
        (b"C&ocirc;te&nbsp;d&#8217;Ivoire", "C\u00f4te d\u2019Ivoire"),
        (b"a &#0; b &#x1F; c", "a \ufffd b c"),
        (b"&undeclared; x", "&undeclared; x"),
        (b"<![CDATA[Q&A &amp; more]]>", "Q&A & more"),
        (b"&lt;b&gt;bold&lt;/b&gt; &amp;amp; plain", "bold & plain"),
        (b"1 < 2 <= 3", "1 < 2 <= 3"),
    ],
)
def test_ampersands_and_entities_of_html_are_read_as_readers_do(title, read_as):
    """What HTML knows is its character, what nobody knows stays as it is written."""
    documents, _ = read(rss(b"<item><title>" + title + b"</title><description>x</description></item>"))
    assert documents[0].title.startswith(read_as)


def test_an_entity_cut_by_the_edge_of_a_piece_is_read_whole():
    """The feed is read in pieces; none parts a reference or a CDATA section."""
    for length in range(65_500, 65_560, 3):
        data = rss(b"<item><title>" + b"x" * length + b"&nbsp;<![CDATA[&nbsp;]]>&eacute; end</title></item>")
        assert read(data)[0][0].title.endswith("x é end"), length


_MUTATION = st.tuples(
    st.sampled_from(["cut", "drop", "double", "swap", "insert", "encode"]), st.floats(0, 1), st.floats(0, 1)
)
_HOSTILE = [
    b"<",
    b">",
    b"&",
    b"]]>",
    b"<![CDATA[",
    b"\x00",
    b"\xff\xfe",
    b"</item>",
    b"<item>",
    b"{",
    b'"',
    b"\xe2\x80",
    b"&#xD800;",
    b"<div><p>",
    b"\\ud800",
]


def mutated(data: bytes, mutations: list) -> bytes:
    for kind, where, size in mutations:
        at = int(where * len(data))
        length = int(size * 60)
        if kind == "cut":
            data = data[: max(at, 20)]
        elif kind == "drop":
            data = data[:at] + data[at + length :]
        elif kind == "double":
            data = data[:at] + data[at : at + length] * 2 + data[at + length :]
        elif kind == "swap":
            data = data[:at] + data[at : at + length][::-1] + data[at + length :]
        elif kind == "insert":
            data = data[:at] + _HOSTILE[int(size * (len(_HOSTILE) - 1))] + data[at:]
        else:
            data = data.decode("utf-8", "replace").encode(
                ["utf-16", "cp1252", "utf-8-sig", "cp437"][int(size * 3)], "replace"
            )
    return data


@given(st.sampled_from(sorted(STORED)), st.lists(_MUTATION, min_size=1, max_size=5), st.booleans())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_done_to_a_file_only_errors_of_ours_come_out_and_spans_hold(name, mutations, strict):
    """No other exception, and every document that comes out is valid and can be written as UTF-8."""
    documents, _ = read(mutated(STORED[name], mutations), strict=strict)
    for document in documents:
        check(Record(documents=(document,)))
        document.text.encode("utf-8") if name != "wire.txt" else None
        assert all(document.text[b.start : b.end].strip() for b in document.blocks)


def test_memory_does_not_grow_with_the_number_of_items():
    """Three times the items take no more memory."""

    def peak(items: int) -> int:
        data = rss(*[ITEM] * items)
        source = Source.of_bytes(data)
        tracemalloc.start()
        for _ in AgencyFeed().parse(source):
            pass
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(10)
    assert peak(30_000) < peak(10_000) + 200_000


@pytest.mark.parametrize(
    "unit", [b"<b>x</b>", b"<br>", b"<div>", b"<p>a", b"&amp;", b"<table><tr><td>x</td><td>y", b"<li>", b"word "]
)
def test_reading_is_linear_in_an_items_text(unit):
    """Twice the text of one item takes about twice the time."""

    def seconds(times: int) -> float:
        data = rss(b"<item><title>t</title><description><![CDATA[" + unit * times + b"]]></description></item>")
        started = time.perf_counter()
        read(data)
        return time.perf_counter() - started

    seconds(100)
    assert min(seconds(16_000) for _ in range(2)) < 4 * min(seconds(8_000) for _ in range(2)) + 0.05
