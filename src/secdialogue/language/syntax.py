"""Sentences read for their phrases, each once and only where it is asked for."""

from collections.abc import Callable, Iterator

from secdialogue.language.analysis import Analysis
from secdialogue.language.clauses import Read
from secdialogue.language.phrases import phrases
from secdialogue.language.sentences import Sentence
from secdialogue.language.wordclasses import word_classes

#: Blocks whose sentences are headlines, and those that hold no prose.
_HEADLINES = frozenset(("title", "heading", "subtitle"))
_SKIPPED = frozenset(("notice", "byline", "dateline"))


class Syntax:
    """The phrases of an analysed text, sentence by sentence."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._reads: dict[int, Read] = {}

    def read(self, index: int) -> Read:
        """The reading of a sentence by its index; its tokens keep their places, counted from the sentence's first."""
        if index not in self._reads:
            sentence = self.analysis.sentences[index]
            tokens = self.analysis.tokens[sentence.first : sentence.last]
            tags = word_classes(tokens, {0})
            self._reads[index] = Read(tokens, tags, phrases(tokens, tags, 0, len(tokens)), self._headline(sentence, index))
        return self._reads[index]

    def _headline(self, sentence: Sentence, index: int) -> bool:
        """Whether a sentence has no full stop and its block says that it is a headline, or most of its words are in capitals."""
        kind = self.analysis.blocks[sentence.block].kind
        words = [t.text for t in self.analysis.tokens[sentence.first : sentence.last] if t.text[0].isalpha() and len(t.text) > 3]
        capitals = sum(word[0].isupper() for word in words)
        stopped = self.analysis.text[sentence.end - 1] in ".!?\"”'’"
        return kind in _HEADLINES or (not stopped and len(words) > 3 and capitals * 10 > 7 * len(words))

    def sentences(self, wanted: Callable[[str], bool]) -> Iterator[tuple[int, Sentence]]:
        """The sentences of prose and headlines that hold a word that is wanted (given in lower case), in order."""
        tokens = self.analysis.tokens
        for index, sentence in enumerate(self.analysis.sentences):
            if self.analysis.blocks[sentence.block].kind in _SKIPPED:
                continue
            if any(wanted(tokens[i].lower) for i in range(sentence.first, sentence.last)):
                yield index, sentence
