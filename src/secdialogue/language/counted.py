"""The noun that a number counts, with its modifiers, and the noun phrases around it."""

from typing import NamedTuple

from secdialogue.language.amounts import units
from secdialogue.language.analysis import Analysis
from secdialogue.language.quantity_words import words
from secdialogue.language.sentences import Sentence
from secdialogue.language.tokens import Token
from secdialogue.language.wordclasses import word_classes


class Words(NamedTuple):
    """The tokens of a sentence and their classes."""

    tokens: list[Token]
    classes: list[str]

    def after(self, offset: int) -> int:
        """Index of the first token that begins at `offset` or later."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start < offset:
                low = middle + 1
            else:
                high = middle
        return low


class Counted(NamedTuple):
    """A noun phrase; offsets are code points, half-open."""

    start: int
    end: int
    #: The head, as the text has it.
    head: str
    head_start: int
    #: Whether the head is plural.
    plural: bool
    #: Index of the token after the phrase.
    next: int


_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_MODIFIERS = frozenset(("JJ", "JJR", "JJS", "VBN", "VBG", "CD", "FW"))
_DETERMINERS = frozenset("the its their his her our your my these those all such a an this that both some any".split())
_LEADING = frozenset("more other additional such further new of some".split())
_PRONOUNS = frozenset("them whom which us you these those it".split())
_WHEN = frozenset(("this", "last", "next", "each", "every"))
_BEHIND_NOUNS = frozenset(("IN", "VBD", "VBP", "MD", "CC", ",", ".", ":", "TO", "WDT", "WP", "VBN", "VBG", "RB"))
#: Verbs in the third person that no plural noun is spelt like, or hardly ever.
_SURE_VERBS = frozenset(
    "says does goes comes makes takes gets keeps gives has includes remains becomes knows thinks believes".split()
)
_DAYS = frozenset(
    "today tomorrow yesterday tonight now ago monday tuesday wednesday thursday friday saturday sunday".split()
)
_NOT_PLURAL = ("ss", "us", "is", "'s")
_PHRASE_PREPOSITIONS = frozenset(
    "of in from against on by for at to across near between among inside with around off during over since under".split()
)
#: Names in capitals behind "in", "of" and "by" that are of no place.
NO_PLACE = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday "
    "saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec jan. feb. aug. sept. oct. nov. dec. congress parliament ramadan "
    "nato isis hamas hezbollah eu un i he she they we".split()
)


class SentenceWords:
    """The words of each sentence of a text with their classes, read when they are first asked for and kept."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._read: dict[int, Words] = {}

    def __getitem__(self, sentence: Sentence) -> Words:
        if sentence.start not in self._read:
            tokens = self._analysis.tokens[sentence.first : sentence.last]
            classes = map(_class, tokens, word_classes(tokens, {0}))
            self._read[sentence.start] = Words(tokens, list(classes))
        return self._read[sentence.start]


def _class(token: Token, tag: str) -> str:
    """A token's class, with abbreviations in capitals taken for names ("US", "IS") and unknown words for nouns."""
    text = token.text
    if 1 < len(text) <= 5 and text.isupper() and text.isalpha():
        return "NNP"
    if "-" in text and text.endswith("s") and text[0].isalpha() and tag not in _NOUNS:
        return "NNS"
    if tag == '"' and text.isalpha():
        return "NNS" if text.endswith("s") else "NN"
    return tag


def is_plural(token: Token, tag: str) -> bool:
    """Whether a noun is plural, by its form, its class or the list of plurals without an s."""
    lower = token.lower
    if lower in words("plural"):
        return True
    return tag in ("NNS", "NNPS") or (
        lower.endswith("s") and not lower.endswith(_NOT_PLURAL) and tag in _NOUNS and len(lower) > 3
    )


def counted_noun(sentence: Words, index: int, *, partitive: bool = True) -> Counted | None:
    """The noun phrase that begins at token `index`, behind "of", articles, "more" and "other"; `None` where none does.

    `partitive`: whether an article may follow without "of", as in "half the fleet".
    """
    tokens, classes = sentence
    if index < len(tokens) and tokens[index].lower == "of":
        index += 1
        if index < len(tokens) and tokens[index].lower in _PRONOUNS:
            return None
        partitive = True
    while partitive and index < len(tokens) and (tokens[index].lower in _DETERMINERS or _is_money(sentence, index)):
        index += 1
    while index + 1 < len(tokens) and tokens[index].lower in _LEADING and _may_go_on(sentence, index + 1):
        index += 1
    head = _head(sentence, index, misread=not partitive)
    if head is None:
        return None
    last = tokens[head]
    plural = is_plural(last, classes[head]) or classes[head] == "VBZ"
    return Counted(tokens[index].start, last.end, last.text, last.start, plural, head + 1)


def _may_go_on(sentence: Words, index: int) -> bool:
    tag = sentence.classes[index]
    return tag in _NOUNS or tag in _MODIFIERS or tag == "RB"


def _is_money(sentence: Words, index: int) -> bool:
    """Whether a token is part of a sum inside a share ("32 per cent of a $2.7 billion appeal")."""
    token = sentence.tokens[index]
    return (
        token.text in ("$", "€", "£")
        or (sentence.classes[index] == "CD" and sentence.tokens[index - 1].text in ("$", "€", "£"))
        or (
            index > 1
            and token.lower in ("million", "billion", "trillion")
            and sentence.tokens[index - 2].text in ("$", "€", "£")
        )
    )


def _head(sentence: Words, index: int, *, misread: bool = False) -> int | None:
    """Index of the head of the noun phrase that begins at `index`."""
    tokens, classes = sentence
    head: int | None = None
    for at in range(index, min(index + 12, len(tokens))):
        token, tag = tokens[at], classes[at]
        if token.lower in _DAYS:
            break
        listed = token.lower in words("plural")
        if (
            tag in _NOUNS
            or (listed and not _is_verb_here(sentence, at, head))
            or (misread and _is_misread_plural(sentence, at, head))
        ):
            head = at
            if is_plural(token, tag) and not _compound_goes_on(sentence, at + 1):
                break
        elif not _links(sentence, at, head):
            break
    return head


def _is_misread_plural(sentence: Words, at: int, head: int | None) -> bool:
    """Whether a word classed as a verb in the third person ends a phrase that still lacks its plural ("400 Tomahawk missiles")."""
    tokens, classes = sentence
    lower = tokens[at].lower
    if classes[at] != "VBZ" or not lower.endswith("s") or len(lower) < 4 or lower in _SURE_VERBS:
        return False
    timed = at + 1 < len(tokens) and (tokens[at + 1].lower in _WHEN or _is_rate(sentence, at + 1))
    if at + 1 < len(tokens) and classes[at + 1] not in _BEHIND_NOUNS and not timed:
        return False
    return at > 0 and (head == at - 1 or classes[at - 1] in ("JJ", "CD"))


def _is_rate(sentence: Words, at: int) -> bool:
    """Whether "a day", "a year" begins at a token."""
    tokens = sentence.tokens
    return tokens[at].lower == "a" and at + 1 < len(tokens) and units().get(tokens[at + 1].lower) == "time"


def _is_verb_here(sentence: Words, at: int, head: int | None) -> bool:
    """Whether a word that may be a plural ("wounded") is a participle before a noun or behind one."""
    if head is not None:
        return True
    follower = sentence.classes[at + 1] if at + 1 < len(sentence.tokens) else ""
    return follower in _NOUNS or follower in ("JJ", "VBN")


def _compound_goes_on(sentence: Words, at: int) -> bool:
    """Whether a plural is only the first part of a compound ("arms dealers", "special forces troops")."""
    if at >= len(sentence.tokens):
        return False
    token, tag = sentence.tokens[at], sentence.classes[at]
    if token.lower in ("'", "'s") and at + 1 < len(sentence.tokens):
        follower = sentence.tokens[at + 1]
        return follower.text[:1].islower() and is_plural(follower, sentence.classes[at + 1])
    if token.text[:1].isupper() or not token.lower.isalpha():
        return False
    before = sentence.tokens[at - 1]
    if before.text[:1].isupper() and before.lower not in words("plural"):  # "five Paris officers", not "five Serbs"
        singular_next = tag == "NN" and not is_plural(token, tag)
        return tag in ("NN", "NNS") and not (singular_next and before.lower.endswith(("ans", "nos", "is", "eans")))
    return (
        tag == "NNS"
        and is_plural(token, tag)
        and token.lower not in ("dead", "wounded", "injured", "missing", "killed", "others")
    )


def _links(sentence: Words, at: int, head: int | None) -> bool:
    """Whether a token that is no noun stands inside the phrase, before its head."""
    tokens, classes = sentence
    token, tag = tokens[at], classes[at]
    follower = classes[at + 1] if at + 1 < len(tokens) else ""
    if token.text[0].isdigit() and head == at - 1 and (token.start == tokens[at - 1].end or not token.text.isdigit()):
        return follower in _NOUNS or token.start == tokens[at - 1].end
    if tag == "POS" or token.lower in ("'s", "'"):
        return follower in _NOUNS or follower in _MODIFIERS
    if (
        tag in _MODIFIERS
        and (head is None or follower in _NOUNS)
        and not (head is not None and tag in ("VBN", "VBG", "CD"))
    ):
        return not (tag in ("VBN", "VBG") and follower == "IN") or token.text[:1].isupper()
    if head is None and "-" in token.text and token.text[:1].isalpha():
        return follower in _NOUNS or follower in _MODIFIERS
    if tag == "RB":
        return head is None and follower in ("JJ", "VBN", "VBG")
    if token.text == "," or tag == "CC":
        before = classes[at - 1] if at else ""
        adjectives = before in ("JJ", "NNP") and follower in ("JJ", "NNP", "VBN")
        return adjectives and (head is None or classes[head] == "NNP") and _plural_follows(sentence, at + 1)
    return False


def _plural_follows(sentence: Words, at: int) -> bool:
    """Whether adjectives and names from `at` on lead to a plural noun in lower case ("Iraqi and Kurdish troops")."""
    for index in range(at, min(at + 7, len(sentence.tokens))):
        token, tag = sentence.tokens[index], sentence.classes[index]
        if token.text[:1].islower() and is_plural(token, tag):
            return True
        if tag not in _NOUNS and tag not in _MODIFIERS and tag not in ("CC", ","):
            return False
    return False


def phrase_end(sentence: Words, counted: Counted) -> int:
    """Offset where the noun phrase ends with up to two prepositional phrases ("attacks on ships in the Red Sea")."""
    tokens, classes = sentence
    index, end = counted.next, counted.end
    for _ in range(2):
        if index + 1 >= len(tokens) or tokens[index].lower not in _PHRASE_PREPOSITIONS:
            break
        inner = index + 1
        while inner < len(tokens) and tokens[inner].lower in _DETERMINERS:
            inner += 1
        if (
            inner >= len(tokens)
            or tokens[inner].lower in NO_PLACE
            or tokens[inner].text[:1].isdigit()
            or classes[inner] == "VBG"
        ):
            break
        head = _head(sentence, inner)
        if (
            head is None
            or tokens[head].lower in NO_PLACE
            or units().get(tokens[head].lower) == "time"
            or tokens[head].lower == "half"
        ):
            break
        index, end = head + 1, tokens[head].end
        if index + 1 < len(tokens) and tokens[index].lower == "and" and classes[head] == classes[index + 1] == "NNP":
            index, end = index + 2, tokens[index + 1].end
    return end


def subject_before(sentence: Words, offset: int) -> Counted | None:
    """The noun phrase that a verb at `offset` tells of: the one before it without the phrases that hang on it ("trade between them")."""
    found = noun_before(sentence, offset)
    for _ in range(3):
        if found is None:
            return None
        first = sentence.after(found.start)
        back = first - 1
        while back >= 0 and (sentence.tokens[back].lower in _DETERMINERS or sentence.classes[back] == "CD"):
            back -= 1
        linked = back > 0 and (
            sentence.tokens[back].lower in _PHRASE_PREPOSITIONS
            or (sentence.classes[back] == "CC" and found.head[:1].isupper())
        )
        outer = noun_before(sentence, sentence.tokens[back].start) if linked else None
        if outer is None or sentence.after(outer.end) != back:
            return found
        found = outer
    return found


def noun_before(sentence: Words, offset: int, *, plural: bool = False) -> Counted | None:
    """The last noun phrase that ends before `offset` ("attacks rose by", "the troops, thousands of whom"); a plural where asked for."""
    tokens, classes = sentence
    at = sentence.after(offset) - 1
    stop = max(-1, at - 40)
    while at > stop and not (classes[at] in _NOUNS and (not plural or is_plural(tokens[at], classes[at]))):
        at -= 1
    if at <= stop or tokens[at].end > offset:
        return None
    first = at
    while first > 0 and at - first < 5 and (classes[first - 1] in _NOUNS or classes[first - 1] in ("JJ", "VBN")):
        first -= 1
    return Counted(
        tokens[first].start,
        tokens[at].end,
        tokens[at].text,
        tokens[at].start,
        is_plural(tokens[at], classes[at]),
        at + 1,
    )


def source_before(read: Words, offset: int) -> Counted | None:
    """The noun phrase before the verb at `offset`, without what stands between commas or brackets behind it ("ACLED, a monitor, counts")."""
    last = read.after(offset) - 1
    closing = read.tokens[last].text if last > 0 else ""
    opening = {",": ",", ")": "("}.get(closing)
    if opening is None:
        return noun_before(read, offset)
    back = last - 1
    while back > max(0, last - 12) and read.tokens[back].text != opening:
        back -= 1
    if read.tokens[back].text != opening or back == 0:
        return None
    return (
        source_before(read, read.tokens[back].start) if opening == "," else noun_before(read, read.tokens[back].start)
    )


def verb_before(sentence: Words, offset: int) -> Token | None:
    """The verb right before `offset`, an adverb between them or not: what was done with a sum ("pledged another $3m")."""
    at = sentence.after(offset) - 1
    for index in range(at, max(-1, at - 3), -1):
        if sentence.classes[index] in ("VB", "VBD", "VBN", "VBG", "VBZ", "VBP"):
            return sentence.tokens[index]
    return None
