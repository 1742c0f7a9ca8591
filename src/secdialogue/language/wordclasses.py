"""The word class of every token (Penn Treebank tags), from a lexicon, word endings and the neighbouring classes.

No parser: a word has the classes that the lexicon or its ending gives it, and where there are several, the class of
the word before and the classes possible for the word after decide. Names are told by their capitals alone.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from secdialogue.language.tokens import Token, lowered

#: Endings by which unknown words are classed, longest first.
_ENDINGS = (
    "ization", "ability", "ation", "ments", "ment", "ness", "ings", "ally", "able", "ible", "tion", "sion", "ious", "ical",
    "ized", "ised", "izes", "ises", "ing", "ity", "ies", "ers", "ors", "ist", "ism", "ous", "ful", "ive", "est", "ied",
    "ant", "ent", "ize", "ise", "ate", "ify", "ed", "er", "or", "ly", "al", "ic", "ss", "us", "es", "s",
)  # fmt: skip
#: Marks, classed by themselves.
_MARKS = {
    ",": ",",
    ".": ".",
    "?": ".",
    "!": ".",
    ":": ":",
    ";": ":",
    "(": "(",
    "[": "(",
    ")": ")",
    "]": ")",
    "'": "''",
    "’": "''",
}
#: Names that would be words of a closed class in small letters.
_CAPITALS = frozenset(("US", "WHO", "IT", "AM"))
_DASHES = frozenset(("-", "–", "—", "--", "―", "…", "...", "/"))


class Classes:
    """The data: classes of words, and which class a neighbourhood asks for."""

    def __init__(self) -> None:
        folder = files("secdialogue.language").joinpath("data")
        #: Word in lower case -> its possible classes, the likeliest first, joined by "|".
        self.words: dict[str, str] = {}
        for row in folder.joinpath("word_classes.tsv").read_text("utf-8").splitlines():
            if not row.startswith("#"):
                classes, _, words = row.partition("\t")
                self.words.update(dict.fromkeys(words.split(" "), classes))
        for form, verb_class in _irregular_pasts(folder.joinpath("verb_forms.tsv").read_text("utf-8")):
            self.words.setdefault(form, verb_class)
        #: (class before, possible classes, possible classes after) or (class before, possible classes) -> class.
        self.contexts: dict[tuple[str, ...], str] = {}
        for row in folder.joinpath("class_contexts.tsv").read_text("utf-8").splitlines():
            if not row.startswith("#"):
                *key, chosen = row.split("\t")
                self.contexts[tuple(key)] = chosen
        #: Possible classes that no neighbourhood changes -> the class.
        asked = {key[1] if len(key) > 1 else key[0] for key in self.contexts}
        self.plain = {option: _fallback(option) for option in set(self.words.values()) - asked}
        self.plain.update({mark: mark for mark in (",", ".", ":", "(", ")") if mark not in asked})


#: The shortest irregular form that is told from a name at the beginning of a sentence ("Sung", "Rang").
_LEAST = 5


def _irregular_pasts(forms: str) -> Iterator[tuple[str, str]]:
    """The irregular forms of verbs, each with its class: their ending tells nothing ("undertook", "withstood")."""
    for row in forms.splitlines():
        past = [form for form in row.partition("\t")[2].split(" ") if not form.endswith(("ing", "s", "ied"))]
        participles = [form for form in past if form.endswith(("n", "ne"))]
        for form in () if row.startswith("#") else past:
            if len(form) >= _LEAST:
                yield form, "VBN" if form in participles else "VBD" if participles else "VBD|VBN"


@cache
def _classes() -> Classes:
    return Classes()


def possible(token: Token, *, initial: bool, words: dict[str, str]) -> str:
    """The classes a token may have, joined by "|"; a form of its own for words that only their shape is known of."""
    text, lower = token.text, token.lower
    known = words.get(lower)
    first = text[0]
    if first.isalpha():
        if text in _CAPITALS:
            return "^"
        if first.isupper() and not initial:
            return "^" + known if known is not None else "^"
        if known is not None:
            return known
        if first.isupper():
            return "^_"
        if "-" in lower:
            return "-"
        for ending in _ENDINGS:
            if lower.endswith(ending):
                return "~" + ending
        return "~"
    if known is not None:
        return known
    if first.isdigit():
        return "CD" if not text[-1].isalpha() else "#"
    if first in _DASHES:
        return ":"
    return _MARKS.get(text, '"')


@lru_cache(maxsize=1 << 14)
def _options(text: str) -> str:
    """`possible` of a word within a sentence, kept: most words of a text are few."""
    return possible(Token(0, 0, text, lowered(text)), initial=False, words=_classes().words)


#: Small words of other languages within a name: "Rio de Janeiro", "Dar es Salaam".
PARTICLES = frozenset("de del la las los da dos das du des es el".split())


#: Words behind which no verb stands: "the rebel commander".
_ARTICLES = frozenset(("the", "a", "an"))


def word_classes(tokens: Sequence[Token], starts: frozenset[int] | set[int] = frozenset()) -> list[str]:
    """The class of each token; `starts` holds the indexes of the tokens that begin a sentence.

    A capital within prose, between a noun and a name, is a name where it might be a verb: "opposition leader Said Karimov";
    so is a small particle between two capitals.
    """
    options = [_options(token.text) for token in tokens]
    for index in starts:
        options[index] = possible(tokens[index], initial=True, words=_classes().words)
    options.append("<")
    found: list[str] = []
    before, adverb = "<", 0
    for index in range(len(tokens)):
        option = options[index]
        if (
            option[:2] == "^V" and before == "NN" and options[index + 1][0] == "^" and tokens[index - 1].text.islower()
        ) or (before == "NNP" and options[index + 1][0] == "^" and tokens[index].text in PARTICLES):
            option = "^"
        elif before[:2] == "VB" and tokens[index].text == "face" and _face_to_face(tokens, index):
            adverb = 3
        elif (
            tokens[index].lower == "think"
            and options[index + 1] != "<"
            and tokens[index + 1].lower in ("tank", "tanks")
        ):
            option = "NN"
        elif tokens[index].text == "’" and _owns(tokens, index):
            option = "POS"
        if adverb:
            option, adverb = "RB", adverb - 1
        chosen = _chosen("<" if index in starts else before, option, options[index + 1])
        if chosen in ("VB", "VBP") and before == "DT" and tokens[index - 1].lower in _ARTICLES:
            chosen = "NN"
        before = chosen
        found.append(before)
    return found


#: How far back an opening mark is looked for, in tokens.
_QUOTED = 80


def _owns(tokens: Sequence[Token], index: int) -> bool:
    """Whether a curly mark behind an "s" is the possessive of a plural ("ministers’ meeting"), and closes no quotation."""
    if not index or index + 1 >= len(tokens):
        return False
    before, behind = tokens[index - 1], tokens[index + 1]
    if before.end != tokens[index].start or not before.lower.endswith("s") or not behind.text[0].isalpha():
        return False
    opened = any(token.text == "‘" for token in tokens[max(0, index - _QUOTED) : index])
    return not opened and behind.start > tokens[index].end


def _face_to_face(tokens: Sequence[Token], index: int) -> bool:
    return [token.text for token in tokens[index + 1 : index + 3]] == ["to", "face"]


@lru_cache(maxsize=1 << 14)
def _chosen(before: str, option: str, after: str) -> str:
    """The class that the neighbourhood asks for: the class before, the possible classes and those after."""
    contexts = _classes().contexts
    return (
        _classes().plain.get(option)
        or contexts.get((before, option, after))
        or contexts.get((before, option))
        or contexts.get((option,))
        or _fallback(option)
    )


def _fallback(option: str) -> str:
    if option[0] == "^":
        return "NNP"
    return option.split("|")[0] if option[0] not in "~-#" else "NN"
