"""Sentences read for their phrases, each once and only where it is asked for."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from secdialogue.language.analysis import Analysis
from secdialogue.language.clauses import Read
from secdialogue.language.phrases import Phrase, finite, phrases
from secdialogue.language.sentences import Sentence
from secdialogue.language.tokens import Token
from secdialogue.language.verbs import verb_classes
from secdialogue.language.wordclasses import word_classes

#: Blocks whose sentences are headlines, and those that hold no prose.
_HEADLINES = frozenset(("title", "heading", "subtitle"))
_SKIPPED = frozenset(("notice", "byline", "dateline"))


def _mended(tokens: Sequence[Token], tags: list[str]) -> list[str]:
    """Participles that were taken for another form: before "by" ("a pact, signed by both"), and after "have" ("had extended a truce")."""
    for index in range(len(tags) - 1):
        following = tokens[index + 1].lower
        if tags[index + 1] in ("DT", "PRP$") and tags[index][0] in "NJ" and index and _is_past_verb(tokens[index]):
            tags[index] = "VBD"
        if tokens[index].text == "May" and (
            following[0].isdigit() or (index and tags[index - 1] in ("IN", "CD", "JJ", "DT"))
        ):
            tags[index] = "NNP"
        if (
            tags[index] == "VBD"
            and index
            and tokens[index - 1].text == ","
            and tags[index + 1] == "IN"
            and verb_classes(tokens[index].lower) & _DONE
        ) or (
            tags[index] == "VBD"
            and following == "by"
            and (index == 0 or tokens[index - 1].lower not in ("have", "has", "had"))
        ):
            tags[index] = "VBN"
        elif (
            tags[index] == "VBN"
            and index
            and tags[index - 1] in ("NNP", "NNPS", "NNS")
            and tags[index + 1] in ("DT", "PRP$")
        ):
            tags[index] = "VBD"
        elif (
            tags[index] == "JJ"
            and index
            and tokens[index].lower.endswith("ed")
            and tokens[index - 1].lower in ("have", "has", "had")
        ):
            tags[index] = "VBN" if tags[index + 1] in ("DT", "PRP$", "IN", "NNP") else "JJ"
    return tags


#: Classes of transitive verbs that, with a comma before and a preposition behind, tell what was done ("a truce, signed in Pretoria").
_DONE = frozenset(("sign", "reach", "hold", "create"))


def _is_past_verb(token: Token) -> bool:
    return token.text.endswith("ed") and bool(verb_classes(token.lower))


def _tensed(tags: list[str], found: Sequence[Phrase]) -> None:
    """In a sentence without a verb that carries tense, the first participle behind a noun is its verb ("The pact expired")."""
    for before, phrase in pairwise(found):
        if phrase.kind == "VG" and before.kind == "NP" and tags[phrase.head] == "VBN" and phrase.first == phrase.head:
            tags[phrase.head] = "VBD"
            return


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
            tags = _mended(tokens, word_classes(tokens, {0}))
            found = phrases(tokens, tags, 0, len(tokens))
            if not any(finite(phrase, tags) for phrase in found if phrase.kind == "VG"):
                _tensed(tags, found)
            self._reads[index] = Read(tokens, tags, found, self._headline(sentence, index))
        return self._reads[index]

    def _headline(self, sentence: Sentence, index: int) -> bool:
        """Whether a sentence has no full stop and its block says that it is a headline, or most of its words are in capitals."""
        kind = self.analysis.blocks[sentence.block].kind
        words = [
            t.text
            for t in self.analysis.tokens[sentence.first : sentence.last]
            if t.text[0].isalpha() and len(t.text) > 3
        ]
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
