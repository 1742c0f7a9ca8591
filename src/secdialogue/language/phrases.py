"""Noun phrases, verb groups and clauses of a sentence, read from word classes: who does what, without a parser."""

from collections.abc import Sequence
from typing import NamedTuple

from secdialogue.language.tokens import Token

#: Auxiliaries by what they say.
BE = frozenset("be is are was were been being am 's 're 'm".split())
HAVE = frozenset("have has had having 've".split())
DO = frozenset("do does did".split())
NEGATIONS = frozenset(("not", "n't", "never", "no", "cannot"))

_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "CD", "PRP", "EX"))
_INSIDE = frozenset(("DT", "PRP$", "CD", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "POS", "PDT", "$", "#"))
#: What a participle may stand before as an adjective does.
_MODIFIED = frozenset(("JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS"))
_OPENS = frozenset(("DT", "PRP$", "PRP", "PDT", "EX"))
#: Words of time that never go on with a name before them ("in Singapore next week", "in Geneva Monday").
_WHEN = frozenset(
    "next last this early earlier later late today yesterday tomorrow monday friday saturday sunday".split()
)
#: Words that make a name with a day of the week: "Good Friday".
_OF_A_DAY = frozenset("good black bloody ash palm easter holy".split())
#: Nouns behind which a name begins a phrase of its own ("the talks Kenya held with Somalia").
_ALONE = frozenset(
    "talks negotiations consultations discussions meeting meetings call calls deal deals agreement agreements pact accord treaty memorandum truce".split()
)
_PERIODS = frozenset("week month year weekend spring summer autumn fall winter quarter decade century".split())
_VERBS = frozenset(("VB", "VBD", "VBP", "VBZ", "VBN", "VBG"))
_FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
#: Conjunctions that open a clause wherever they stand, and prepositions that do so where a finite verb follows.
_ALWAYS = frozenset("if unless whether while although though because whereas lest once provided".split())
_SOMETIMES = frozenset("after before until till since as than that so".split())
_RELATIVES = frozenset(("WDT", "WP", "WP$", "WRB"))


class Phrase(NamedTuple):
    """A stretch of tokens; `last` is exclusive, `head` the index of the noun or the main verb."""

    #: `NP`, `VG`, `IN` (preposition), `SUB` (opens a clause), `REL` (relative), `CC`, `,`, `;` or `-` (anything else).
    kind: str
    first: int
    last: int
    head: int


def phrases(tokens: Sequence[Token], tags: Sequence[str], first: int, last: int) -> list[Phrase]:
    """The phrases of the tokens `first:last`, one sentence, in order; brackets with what they hold are left out."""
    found: list[Phrase] = []
    at = first
    while at < last:
        phrase = _phrase(tokens, tags, at, last)
        if phrase.kind != "(":
            found.append(phrase)
        at = phrase.last
    return _subordinated(found, tokens)


def _phrase(tokens: Sequence[Token], tags: Sequence[str], at: int, last: int) -> Phrase:
    tag, word = tags[at], tokens[at].lower
    if word in ("(", "["):
        return _bracket(tokens, at, last)
    if (end := _verb_group(tokens, tags, at, last)) is not None:
        return Phrase("VG", at, end[0], end[1])
    if (
        tag in _INSIDE
        or tag in ("PRP", "EX")
        or (tag in ("VBN", "VBG") and at + 1 < last and tags[at + 1] in _MODIFIED)
    ):
        return _noun_phrase(tokens, tags, at, last)
    if tag in ("IN", "TO", "RP"):
        return Phrase("IN", at, at + 1, at)
    if tag in _RELATIVES:
        return Phrase("SUB" if tag == "WRB" else "REL", at, at + 1, at)
    if tag == "CC":
        return Phrase("CC", at, at + 1, at)
    if word == ",":
        return Phrase(",", at, at + 1, at)
    return Phrase(";" if word in (";", ":", "–", "—", "--", "―", "…") else "-", at, at + 1, at)


def _bracket(tokens: Sequence[Token], at: int, last: int) -> Phrase:
    """A bracket of up to twelve tokens; an editor's square brackets around words of the sentence are marks only."""
    if tokens[at].text == "[":
        return Phrase("(", at, at + 1, at)
    for end in range(at + 1, min(at + 13, last)):
        if tokens[end].text == ")":
            return Phrase("(", at, end + 1, at)
    return Phrase("(", at, at + 1, at)


def _verb_group(tokens: Sequence[Token], tags: Sequence[str], at: int, last: int) -> tuple[int, int] | None:
    """End and main verb of the verb group that begins at `at`: auxiliaries, adverbs, and the first full verb."""
    tag = tags[at]
    if tag == "TO":
        following = at + 1
        while following < last and tags[following] == "RB":
            following += 1
        if following >= last or tags[following] not in ("VB", "VBP"):
            return None
    elif (tag not in _VERBS and tag != "MD") or (tag in ("VBN", "VBG") and _modifies(tokens, tags, at, last)):
        return None
    main, index = at, at
    while index < last and index < at + 10:
        tag, word = tags[index], tokens[index].lower
        if tag in _VERBS or tag == "MD":
            main = index
            if not _auxiliary(word, tag):
                break
        elif (tag not in ("RB", "TO") and word not in NEGATIONS) or (tag == "TO" and index > at):
            break
        index += 1
    return main + 1, main


#: Participles that stand before names as adjectives do ("neighbouring Chad", "visiting Defence Minister X").
_BEFORE_NAMES = frozenset("neighbouring neighboring visiting outgoing incoming".split())


def _modifies(tokens: Sequence[Token], tags: Sequence[str], at: int, last: int) -> bool:
    """Whether a participle stands before its noun as an adjective does ("stalled talks")."""
    if tokens[at].lower in _BEFORE_NAMES and at + 1 < last and tags[at + 1] in ("NNP", "NNPS"):
        return True
    return (
        at + 1 < last
        and tags[at + 1] in ("NN", "NNS", "JJ")
        and (at == 0 or tags[at - 1] in ("DT", "PRP$", "JJ", "POS", "IN", "CD"))
    )


def _auxiliary(word: str, tag: str) -> bool:
    return tag == "MD" or word in BE or word in HAVE or word in DO


def _noun_phrase(tokens: Sequence[Token], tags: Sequence[str], at: int, last: int) -> Phrase:
    index, head, quoted = at, -1, False
    while index < last:
        tag = tags[index]
        if tag in ("PRP", "EX"):
            if head < 0 and index == at:
                return Phrase("NP", at, at + 1, at)
            break
        if head >= 0 and _begins_anew(tokens, tags, head, index, last):
            break
        if tokens[index].text in '"“”' and (index == at + 1 or quoted):
            index, quoted = index + 1, not quoted
            if index < last and tags[index] in _INSIDE:
                continue
            break
        inside = tag in _INSIDE
        if not inside and tag in ("VBN", "VBG", "RB"):
            inside = (
                index + 1 < last
                and tags[index + 1] in _MODIFIED
                and (head < 0 or tag != "RB")
                and _leads(tags, index, at)
            )
        if not inside:
            break
        if tag in _NOUNS or tag == "JJ":
            head = index if tag in _NOUNS or head < 0 else head
        index += 1
    return Phrase("NP", at, max(index, at + 1), head if head >= 0 else max(index, at + 1) - 1)


def _begins_anew(tokens: Sequence[Token], tags: Sequence[str], head: int, index: int, last: int) -> bool:
    """Whether a word opens a phrase of its own behind the noun at `head`: an article, a time, a name behind "talks"."""
    tag, lower = tags[index], tokens[index].lower
    if tag in _OPENS or (tag in ("NNP", "NNPS") and tokens[head].text in _ALONE):
        return True
    if lower in ("next", "last", "this") and index + 1 < last and tokens[index + 1].lower in _PERIODS:
        return True
    day = lower in _WHEN or lower.endswith("sday")
    return tags[head] == "NNP" and day and tokens[head].lower not in _OF_A_DAY


def _leads(tags: Sequence[str], index: int, at: int) -> bool:
    return index == at or tags[index - 1] in ("DT", "PRP$", "JJ", "POS", "CD", "RB", "NN", "NNP")


def _subordinated(found: list[Phrase], tokens: Sequence[Token]) -> list[Phrase]:
    """Prepositions and conjunctions that open a clause become `SUB`."""
    changed = list(found)
    finite_ahead = False
    for index in range(len(found) - 1, -1, -1):
        phrase = found[index]
        if phrase.kind == "VG":
            finite_ahead = True
        elif phrase.kind in (",", ";"):
            finite_ahead = False
        elif phrase.kind in ("IN", "-", "REL"):
            word = tokens[phrase.first].lower
            if word in _ALWAYS or (word in _SOMETIMES and finite_ahead and _clause_follows(found, index)):
                changed[index] = phrase._replace(kind="SUB")
                finite_ahead = False
        elif phrase.kind == "CC" and finite_ahead and index + 1 < len(found) and found[index + 1].kind == "VG":
            finite_ahead = False
    return changed


def _clause_follows(found: list[Phrase], index: int) -> bool:
    """Whether the phrases after a conjunction read subject, verb."""
    for phrase in found[index + 1 : index + 12]:
        if phrase.kind == "VG":
            return True
        if phrase.kind not in ("NP", "IN", "CC", "-"):
            return False
    return False


def finite(phrase: Phrase, tags: Sequence[str]) -> bool:
    """Whether a verb group carries tense."""
    return tags[phrase.first] in _FINITE or any(tags[i] in _FINITE for i in range(phrase.first, phrase.last))
