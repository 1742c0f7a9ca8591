"""The extractor `neural`: takes over the statements of a record, with the core's actors and rules of evidence."""

from __future__ import annotations

from typing import ClassVar

from secdialogue.extractors.statements import add_statements
from secdialogue.language.analysis import analyze
from secdialogue.language.attribution import Attribution, find_attributions
from secdialogue.plugin import Document, Draft, Extractor


class NeuralStatements(Extractor):
    """Adds a Statement for every attribution that the network finds and that is not part of somebody's quoted words."""

    name: ClassVar[str] = "neural"
    version: ClassVar[str] = "1"
    provides: ClassVar[tuple[str, ...]] = ("statements",)
    needs: ClassVar[tuple[str, ...]] = ("actors",)

    def extract(self, document: Document, draft: Draft) -> None:
        """Add the statements of a document, those that hold others first."""
        add_statements(draft, draft.shared(attributions))


def attributions(document: Document) -> list[Attribution]:
    """The attributions of a document as the network reads them; to be asked for by `draft.shared(attributions)`."""
    # The network and its libraries are loaded with the first text: a plugin that is not named costs nothing.
    from secdialogue_neural.attributing import attributions_of
    from secdialogue_neural.decoding import decode
    from secdialogue_neural.joining import joined
    from secdialogue_neural.network import network

    analysis = analyze(document)
    if not analysis.tokens:
        return []
    reading = network().read(analysis)
    return joined(reading, attributions_of(analysis, decode(reading)), find_attributions(analysis))
