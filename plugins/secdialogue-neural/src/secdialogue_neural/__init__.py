"""Statements found by a small network: contents, cues and sources with pointers between them, run on the processor.

Used where it is named: `secdialogue extract --extractor neural`. Everything it needs is in this package.
"""

from __future__ import annotations

from secdialogue.plugin import Extractor, hookimpl
from secdialogue_neural.extractor import NeuralStatements

__all__ = ["NeuralStatements", "secdialogue_extractors"]


@hookimpl
def secdialogue_extractors() -> list[Extractor]:
    """The extractor `neural`."""
    return [NeuralStatements()]
