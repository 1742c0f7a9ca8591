"""Sentences read for their phrases, each once and only where it is asked for."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from secdialogue.language.analysis import Analysis
from secdialogue.language.clauses import Read
from secdialogue.language.phrases import BE, HAVE, Phrase, finite, phrases
from secdialogue.language.sentences import Sentence
from secdialogue.language.tokens import Token
from secdialogue.language.verbs import verb_classes
from secdialogue.language.wordclasses import word_classes

#: Blocks whose sentences are headlines, and those that hold no prose.
_HEADLINES = frozenset(("title", "heading", "subtitle"))
_SKIPPED = frozenset(("notice", "byline", "dateline"))


def _mended(tokens: Sequence[Token], tags: list[str]) -> list[str]:
    """The classes with those mended that news prose is known to mislead."""
    for index in range(len(tags) - 1):
        if tags[index] == "VBN" and tokens[index].lower in ("was", "were"):
            tags[index] = "VBD"
        elif tags[index] == "VBG" and tokens[index].lower == "meeting" and _described(tags, index):
            tags[index] = "NN"
        elif index > 1 and tokens[index - 1].lower == "to" and tokens[index - 2].lower in _AHEAD:
            if tags[index] in ("JJ", "NN", "VB", "VBP") and verb_classes(tokens[index].lower):
                tags[index - 1 : index + 1] = "TO", "VB"
        elif tokens[index].lower == "understanding" and tags[index] == "VBG" and tokens[index - 1].lower == "of":
            tags[index] = "NN"
        elif tags[index] in _MENDED or tokens[index].text == "May":
            tags[index] = _class_of(tokens, tags, index)
    return tags


#: Words between "be" and an infinitive of what is to come ("are due to open").
_AHEAD = frozenset(("due", "set", "expected", "scheduled", "ready", "likely", "about", "slated"))
_AUXILIARIES = BE | HAVE
_BETWEEN = frozenset(("not", "never", "also", "already", "just", "ever", "yet"))
_MENDED = frozenset(("VBZ", "VBD", "VBN", "JJ", "NN", "NNP"))
#: Classes of transitive verbs that, with a comma before and a preposition behind, tell what was done ("a truce, signed in Pretoria").
_DONE = frozenset(("sign", "reach", "hold", "create"))


def _described(tags: Sequence[str], index: int) -> bool:
    """Whether a participle or adjective, and an article or possessive before it, stand before a word: "a planned meeting"."""
    return index > 1 and tags[index - 1] in ("VBN", "JJ", "VBD") and tags[index - 2] in ("DT", "PRP$", "POS")


def _has_auxiliary(tokens: Sequence[Token], index: int) -> bool:
    """Whether "be" or "have" stands before a word, an adverb between."""
    place = index - 1
    while place >= 0 and tokens[place].lower in _BETWEEN:
        place -= 1
    return place >= 0 and tokens[place].lower in _AUXILIARIES


def _has_modal(tags: Sequence[str], index: int) -> bool:
    """Whether "will" or "to" stands before a word, adverbs between: "will soon open talks"."""
    place = index - 1
    while place >= 0 and tags[place] == "RB":
        place -= 1
    return place >= 0 and tags[place] == "MD"


def _class_of(tokens: Sequence[Token], tags: Sequence[str], index: int) -> str:
    """A month after a number or preposition; participles before "by" or after "have"; past forms right behind a name."""
    word, tag, behind = tokens[index], tags[index], tags[index + 1]
    before, following = (tokens[index - 1].lower if index else ""), tokens[index + 1].lower
    if word.text == "May":
        dated = following[0].isdigit() or (index and tags[index - 1] in ("IN", "CD", "JJ", "DT"))
        return "NNP" if dated else tag
    if word.lower == "dates" and following not in ("from", "back", "to"):
        return "NNS"
    if tag == "JJ" and word.text.islower() and _has_modal(tags, index) and verb_classes(word.lower):
        return "VB"
    if tag in ("JJ", "NN", "NNP"):
        if not word.text.endswith("ed"):
            return tag
        if before in BE and word.text.islower() and verb_classes(word.lower):
            return "VBN"
        if before in ("have", "has", "had"):
            return "VBN" if behind in ("DT", "PRP$", "IN", "NNP") else tag
        return "VBD" if index and behind in ("DT", "PRP$") and verb_classes(word.lower) else tag
    if tag == "VBZ":
        return tag
    if tag == "VBD" and (following == "by" or (before == "," and behind == "IN" and verb_classes(word.lower) & _DONE)):
        return "VBN"
    if (
        tag == "VBN"
        and not _has_auxiliary(tokens, index)
        and following != "by"
        and word.lower in ("met", "gathered", "convened")
    ):
        return "VBD"
    if tag == "VBN" and index and tags[index - 1] in ("NNP", "NNPS", "NNS", "PRP"):
        meets = "meet" in verb_classes(word.lower) and following != "by"
        return "VBD" if behind in ("DT", "PRP$") or (meets and tags[index - 1] != "NNS") else tag
    return tag


def _tensed(tags: list[str], found: Sequence[Phrase]) -> None:
    """In a sentence without a verb that carries tense, the first participle behind a noun is its verb ("The pact expired")."""
    for before, phrase in pairwise([one for one in found if tags[one.first] != "RB"]):
        if phrase.kind == "VG" and before.kind == "NP" and tags[phrase.head] == "VBN" and phrase.first == phrase.head:
            tags[phrase.head] = "VBD"
            return


class Syntax:
    """The phrases of an analysed text, sentence by sentence."""

    def __init__(self, analysis: Analysis, tags: Sequence[str] | None = None) -> None:
        self.analysis = analysis
        #: Word classes of all tokens, where they are known already.
        self._tags = tags
        self._reads: dict[int, Read] = {}
        #: The words of each sentence in lower case, found when they are first asked for.
        self._words: list[set[str]] = []

    def read(self, index: int) -> Read:
        """The reading of a sentence by its index; its tokens keep their places, counted from the sentence's first."""
        if index not in self._reads:
            sentence = self.analysis.sentences[index]
            tokens = self.analysis.tokens[sentence.first : sentence.last]
            known = self._tags[sentence.first : sentence.last] if self._tags else word_classes(tokens, {0})
            tags = _mended(tokens, list(known))
            found = phrases(tokens, tags, 0, len(tokens))
            if not any(finite(phrase, tags) for phrase in found if phrase.kind == "VG"):
                _tensed(tags, found)
            tensed = any(finite(phrase, tags) for phrase in found if phrase.kind == "VG")
            self._reads[index] = Read(tokens, tags, found, self._headline(sentence, index), tensed)
        return self._reads[index]

    def _headline(self, sentence: Sentence, index: int) -> bool:
        """Whether a sentence has no full stop and its block says that it is a headline, or most of its words are in capitals."""
        if self.analysis.blocks[sentence.block].kind in _HEADLINES:
            return True
        if self.analysis.text[sentence.end - 1] in ".!?\"”'’":
            return False
        tokens = self.analysis.tokens[sentence.first : sentence.last]
        words = [t.text for t in tokens if t.text[0].isalpha() and len(t.text) > 3]
        return len(words) > 3 and sum(word[0].isupper() for word in words) * 10 > 7 * len(words)

    def sentences(self, wanted: Callable[[str], bool]) -> Iterator[tuple[int, Sentence]]:
        """The sentences of prose and headlines that hold a word that is wanted (given in lower case), in order."""
        tokens, sentences = self.analysis.tokens, self.analysis.sentences
        if not self._words:
            self._words = [{token.lower for token in tokens[one.first : one.last]} for one in sentences]
        found = set(filter(wanted, set().union(*self._words)))
        for index, (sentence, words) in enumerate(zip(sentences, self._words, strict=True)):
            if not found.isdisjoint(words) and self.analysis.blocks[sentence.block].kind not in _SKIPPED:
                yield index, sentence
