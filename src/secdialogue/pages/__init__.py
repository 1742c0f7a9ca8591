"""What page parsers share: a page's metadata, its article as runs of text, selectors that fail loudly, its kind."""

from __future__ import annotations

from secdialogue.language.datelines import Dateline, read_dateline
from secdialogue.pages.bylines import looks_like_a_name, split_authors
from secdialogue.pages.dates import find_dates, read_date
from secdialogue.pages.kinds import Marked, PageKind, claim, classify
from secdialogue.pages.languages import language_of, language_tag
from secdialogue.pages.metadata import Claimed, Metadata, host_of
from secdialogue.pages.page import Page
from secdialogue.pages.quirks import NO_QUIRKS, Quirks, quirks_for, read_quirks
from secdialogue.pages.runs import Run
from secdialogue.pages.selectors import every, only
from secdialogue.pages.structured import Node, Structured
from secdialogue.pages.transcripts import speaker_of, with_speakers

__all__ = [
    "NO_QUIRKS", "Claimed", "Dateline", "Marked", "Metadata", "Node", "Page", "PageKind", "Quirks", "Run", "Structured",
    "claim", "classify", "every", "find_dates", "host_of", "language_of", "language_tag", "looks_like_a_name", "only", "quirks_for",
    "read_date", "read_dateline", "read_quirks", "speaker_of", "split_authors", "with_speakers",
]  # fmt: skip
