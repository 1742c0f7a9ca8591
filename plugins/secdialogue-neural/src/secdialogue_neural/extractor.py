"""The extractor `neural`: takes over the statements of a record, with the core's actors and rules of evidence."""

from __future__ import annotations

from typing import ClassVar

from secdialogue.extractors.statements import add_statements
from secdialogue.language.analysis import Analysis, analyze
from secdialogue.language.attribution import Attribution, attributions_in
from secdialogue.language.elements import Elements
from secdialogue.plugin import Document, Draft, Extractor


class NeuralStatements(Extractor):
    """Adds a Statement for every attribution that the network finds and that is not part of somebody's quoted words."""

    name: ClassVar[str] = "neural"
    version: ClassVar[str] = "1"
    provides: ClassVar[tuple[str, ...]] = ("statements",)
    needs: ClassVar[tuple[str, ...]] = ("actors",)

    def extract(self, document: Document, draft: Draft) -> None:
        """Add the statements of a document, those that hold others first."""
        add_statements(draft, attributions(draft.shared(analyze)))


def attributions(analysis: Analysis) -> list[Attribution]:
    """The attributions of a text as the network reads them, joined with the core's."""
    # The network and its libraries are loaded with the first text: a plugin that is not named costs nothing.
    from secdialogue_neural.attributing import attributions_of
    from secdialogue_neural.decoding import decode
    from secdialogue_neural.joining import joined
    from secdialogue_neural.network import network

    if not analysis.tokens:
        return []
    reading, elements = network().read(analysis), Elements(analysis)
    return joined(reading, attributions_of(elements, decode(reading)), attributions_in(elements))
