"""Agencies' feeds for secdialogue: RSS, Atom, JSON Feed, NewsML-G2, NITF, ninjs and the wire's plain text."""

from __future__ import annotations

from secdialogue.plugin import SourceParser, hookimpl
from secdialogue_agency_feed.parser import AgencyFeed

__all__ = ["AgencyFeed"]


@hookimpl
def secdialogue_parsers() -> list[SourceParser]:
    """One parser for all formats of agencies."""
    return [AgencyFeed()]
