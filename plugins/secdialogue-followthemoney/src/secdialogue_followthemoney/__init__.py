"""The format `followthemoney`: a record as the entities that Aleph, OpenSanctions and others work with."""

from __future__ import annotations

from secdialogue.plugin import Exporter, hookimpl


@hookimpl
def secdialogue_exporters() -> list[Exporter]:
    """The exporter."""
    from secdialogue_followthemoney.exporter import FollowTheMoney

    return [FollowTheMoney()]
