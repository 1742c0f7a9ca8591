"""Feeds read piece by piece: where a piece ends makes no difference to what is read."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secdialogue.errors import InputError
from secdialogue.sources import Source
from secdialogue_agency_feed import xmltext
from secdialogue_agency_feed.parser import AgencyFeed

ENTRIES = [
    "<item><title>Plain</title><link>https://wire.example/1</link></item>",
    "\n <item><title>Also &#60;plain></title><description>&lt;p>x&lt;/p></description></item>\r\n",
    "<item><title>A <b>tree</b> &nbsp; &unknown; & more</title></item>",
    "<item><title>In <![CDATA[</item> & ]] < ]]></title></item>",
    "<item><title>a < b</title></item>",
    "<item><title>Not closed</item>",
    "<!-- <item><title>None</title></item> -->",
    "<item/>words<x/>",
    "<item><title>Within</title><item><title>another</title></item></item>",
]


def feed(entries: list[str]) -> bytes:
    return f"<rss><channel><title>Wire</title>{''.join(entries)}</channel></rss>".encode()


def read(data: bytes, sample: int, piece: int) -> tuple[list, str]:
    """The documents of a feed whose first piece and others are so long, and the error that it ends with."""
    documents: list = []
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings(action="ignore"):
        patch.setattr(xmltext, "_SAMPLE", sample)
        patch.setattr(xmltext, "_CHUNK", piece)
        try:
            documents.extend(AgencyFeed().parse(Source.of_bytes(data)))
        except InputError as error:
            return documents, str(error)
    return documents, ""


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(ENTRIES), min_size=1, max_size=12), st.integers(1, 200))
def test_documents_do_not_depend_on_where_the_pieces_of_a_feed_end(entries, piece):
    """Short pieces, which part tags, references and marks of CDATA, give the documents and the error that one piece gives."""
    assert read(feed(entries), 60, piece) == read(feed(entries), 1 << 18, piece)
