"""Whether a count is one of substance: no count of the sides, of sources, of parts of a talk, and no time."""

import re

from secdialogue.language.amounts import units
from secdialogue.language.counted import Counted
from secdialogue.language.figures import Scene
from secdialogue.language.quantity_words import words

_CAPTION = re.compile(
    r"\((?:Image|Photo)[^)]{0,80}\)|\b(?:Photo|Image|Credit|AP Photo|Getty|poses? for)\b", re.IGNORECASE
)
_FOLLOWER = re.compile(r" (?:who (?:were |was |are |is )?)?(\w{1,12})")
_NO_ONE = frozenset("no any every each this that which the number on as another".split())
#: "The Saab 340 carries the": a name and its verb.
_NAME_BEFORE = re.compile(r"\b[A-Z][\w-]{1,18} $")
_OBJECT = re.compile(r" (?:the|an?|its|his|her|their|it|them)\b")
_ANYBODY = frozenset("people men women members".split())
_NEVER = frozenset("number time times points fold olds year-olds percent figure mark threshold level figures".split())


def is_substantial(scene: Scene, found: Counted, *, harmed: bool) -> bool:
    """Whether the number of `found` is a figure; `harmed`: a verb tells of harm to those counted."""
    amount, bound = scene.amount, scene.bound
    head = found.head.lower()
    bare = amount.form == "cardinal" and amount.high is None and bound.comparator == "exact"
    if units().get(head) == "time" or head in _NEVER:
        return False
    if _NAME_BEFORE.search(scene.text, max(0, amount.start - 20), amount.start) and _OBJECT.match(
        scene.text, found.end
    ):
        return False
    if bare and _is_part_of_talks(scene, head):
        return False
    if bare and not harmed and amount.value <= 10 and not _matters(scene, found, head):
        return False
    if amount.value == 1 or scene.text[amount.start : amount.end].lower() == "one":
        return _is_one(scene, found, harmed=harmed)
    return _agrees(scene, found, harmed=harmed)


def _is_part_of_talks(scene: Scene, head: str) -> bool:
    value, definite = scene.amount.value, scene.bound.definite
    if value > 20:
        return False
    return head in words("talk") or (head in words("side") and (value <= 6 or definite))


def _matters(scene: Scene, found: Counted, head: str) -> bool:
    """Whether up to ten unharmed people or things are worth a figure."""
    text, value = scene.text, scene.amount.value
    if head in words("speaker") or head == "others":
        return False
    telling = words("substance") | words("strong") | words("victim")
    if value <= 4 and (scene.bound.definite or head in _ANYBODY or head not in telling):
        return False
    follower = _FOLLOWER.match(text, found.end)
    if head == "people" and follower and follower.group(1) in words("familiar"):
        return False
    return not scene.caption and not _CAPTION.search(
        text, scene.sentence.start, min(scene.sentence.end + 40, scene.sentence.start + 600)
    )


def _is_one(scene: Scene, found: Counted, *, harmed: bool) -> bool:
    """Whether "one" counts: someone harmed, or a lower bound; "one of the", "one day", "this one" do not."""
    previous = scene.text[max(0, scene.amount.start - 12) : scene.amount.start].split()[-1:]
    if found.plural or (previous and previous[0].lower() in _NO_ONE):
        return False
    return harmed or (scene.bound.comparator == "at-least" and scene.bound.start < scene.amount.start)


def _agrees(scene: Scene, found: Counted, *, harmed: bool) -> bool:
    """Whether the noun is plural as its number asks, or a name or mass that needs no plural form."""
    if found.plural:
        return True
    amount = scene.amount
    written = scene.text[amount.start : amount.end]
    named = found.head[:1].isupper() and found.head.isalpha() and (harmed or not written.isdigit())
    return named or scene.bound.comparator != "exact" or "," in written or amount.scale > 1
