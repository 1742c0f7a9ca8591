"""Numbers that are no figures of substance: years, dates, ages, durations, names with numbers, scores, counts of the sides."""

import re

from secdialogue.language.amounts import Amount
from secdialogue.language.quantity_words import words

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
_MONTH_BEFORE = re.compile(
    rf"\b{_MONTH}\.?,? (?:\d{{1,2}}(?:st|nd|rd|th)?(?:,| and| to| or|-|–)[ ]?)?$|\b{_MONTH}\.? \d{{1,2}}[-–—]$"
)
#: A whole day and a comma, behind which something else is counted: "on 3 May, 14 soldiers".
_DAY_BEFORE = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\.?, $")
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?(?: of|[-–]| and \d{{1,2}}| to \d{{1,2}}|[-–]\d{{1,2}})?[ -]{_MONTH}\b")
_CLOCK_AFTER = re.compile(r":\d\d|[.]\d\d ?[ap]\.?m\b|[ ]?(?:[ap]\.m\b|[ap]m\b|o['’]clock|GMT|UTC|h\b)", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_YEAR_BEFORE = frozenset(
    "in of the since during by from until till before after its a an between and to early late mid this that through around about circa "
    "year fiscal fy summer winter spring autumn fall for on their his".split()
)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|turned|turning|turns|under|over)(?: of| between)? (?:\d{1,3} and )?$", re.IGNORECASE
)
_AGE_AFTER = re.compile(r"[ -]years?[ -]olds?\b|[ -]year[ -]old|,? (?:years|months) of age\b", re.IGNORECASE)
_APPOSED_AGE = re.compile(r"[A-Z][\w’'-]{1,30}, $")
_NAME_BEFORE = re.compile(r"(?:[A-Za-z]{1,14}[-‑–]|[#№§/_@&]|[A-Z]\.)$")
_DESIGNATOR = re.compile(r"([A-Za-z]{1,14})\.?[ \u00a0]$")
_GROUP = re.compile(r"\b(?:Group|Gang|Big|Quad|Committee|Council|Alliance|Rule) of $|\bBig $|\bthe $")
_WEB = re.compile(r"https?:|www\.|@|\.com\b|\.org\b|tel[.:]|phone:?|fax", re.IGNORECASE)
_MULTIPLE = re.compile(r"[ ]times (?:as|more|less|higher|lower|larger|greater|bigger|smaller|the|its|faster|what)\b")
#: The whole that a count before it is part of: "23 of the 32 members".
_OF_THE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}teen|[a-z]{3,5}ty(?:-[a-z]{3,5})?)) of (?:the|its|their|his|all)(?: past| last)? $",
    re.IGNORECASE,
)
_LIST_MARK = re.compile(r"[.)][ \t]")
_ZERO = re.compile(r"[ -](?:tolerance|sum|hour|option|zone|point|emission|carbon|trust|covid)", re.IGNORECASE)
_KEPT_COMPOUND = re.compile(r"-(?:strong|man|woman|person|troop|soldier|member|seat|vehicle|job)\b")
_VOTE = re.compile(r"\bvot(?:e|ed|es|ing)\b[^.;]{0,30}$", re.IGNORECASE)


def is_trap(text: str, amount: Amount, floor: int, *, compared: bool, headline: bool) -> bool:
    """Whether the characters around an amount show that it is no figure; `floor` is where its sentence begins.

    `compared`: whether a comparator stands before it, which a year or a name never has; `headline`: whether
    the sentence is in title case, where a capital makes no name of a number word.
    """
    start, end = amount.start, amount.end
    if amount.kind in ("time", "angle", "temperature", "calibre", "page", "unknown", "data", "speed"):
        return True
    if amount.score:
        return not _VOTE.search(text, max(floor, start - 50), start)
    before = text[max(floor, start - 40) : start]
    if _in_name(text, amount, before, compared=compared, headline=headline) or _is_date(
        text, amount, before, compared=compared
    ):
        return True
    if amount.kind:
        return _is_unfit_unit(text, amount)
    if _OF_THE.search(before):
        return True
    if _is_age(text, amount, before) or _MULTIPLE.match(text, end):
        return True
    if text.startswith("-", end) and text[end + 1 : end + 2].isalpha():
        return not _KEPT_COMPOUND.match(text, end)
    if start == floor and _LIST_MARK.match(text, end) and amount.value < 100:
        return True
    return amount.value == 0 and bool(
        _ZERO.match(text, end) or before.lower().endswith(("ground ", "net ", "from ", "to ", "near "))
    )


def _is_unfit_unit(text: str, amount: Amount) -> bool:
    if amount.kind == "percent":
        follower = re.compile(r" (\w{1,16})").match(text, amount.end)
        return bool(follower and follower.group(1).lower() in words("manner"))
    if amount.kind not in ("length", "area"):
        return amount.attributive and amount.kind in ("mass", "volume", "power", "energy")
    follower = re.compile(r"[ ](?:[\w-]{1,14} )?([\w-]{1,16})").match(text, amount.end)
    if amount.attributive:
        after = re.compile(r"[ -](?:[\w-]{1,14}[ -]){0,2}?([\w]{1,14})").findall(text[amount.end : amount.end + 40])
        return not any(word.lower() in words("zone") for word in after)
    adjacent = re.compile(r"\)?[ ]\(?([\w-]{1,16})").match(text, amount.end)
    located = {m.group(1).lower() for m in (adjacent, follower) if m}
    return (amount.kind == "length" and bool(located & words("located"))) or _compass(text, amount.end)


def _compass(text: str, end: int) -> bool:
    """Whether a second figure in brackets stands between a distance and where it points ("50 km (31 miles) north of")."""
    match = re.compile(r" \([^)]{1,30}\) ([\w-]{1,14})").match(text, end)
    return bool(match and match.group(1).lower() in words("located"))


def _in_name(text: str, amount: Amount, before: str, *, compared: bool, headline: bool) -> bool:
    """Whether the number is part of a name: "F-16", "Resolution 1701", "No. 2", "Group of 20", "Tower 22"."""
    start = amount.start
    if amount.kind in ("currency", "percent", "percentage-point"):
        return False
    if before and (before[-1].isalnum() or _NAME_BEFORE.search(before)):
        return True
    chunk = text[max(0, start - 30) : start].rpartition(" ")[2] + text[start : amount.end + 30].partition(" ")[0]
    if before.endswith("+") or _WEB.search(chunk) or _WEB.search(before[-6:]):
        return True
    if re.compile(r"-\d{2,4}-?\d|[./]\d{1,2}[./]\d|/\d").match(text, amount.end) or (
        before[-2:-1].isdigit() and before[-1] in ".,/:"
    ):
        return True
    if compared:
        return False
    return _designated(text, amount, before, headline=headline)


#: Forces that a number before them names: "14 Corps", "40 Commando".
_UNIT_BEHIND = re.compile(r" (?:Corps|Brigade|Division|Regiment|Squadron|Battalion|Wing|Commando)\b")


def _designated(text: str, amount: Amount, before: str, *, headline: bool) -> bool:
    """Whether the word before makes a name of a bare number."""
    if amount.kind or amount.form != "cardinal" or amount.high is not None:
        return False
    match = _DESIGNATOR.search(before)
    if match and match.group(1).lower() in words("designator"):
        return True
    word = text[amount.start : amount.end]
    if _UNIT_BEHIND.match(text, amount.end):
        return True
    if re.search(r"\b(?:Group|Gang|Committee|Council|Alliance) of $", before):
        return True
    return (
        word[0].isupper()
        and bool(before.strip())
        and not before.rstrip().endswith(("“", '"', ":", "—", "–", "-", "‘", "'", ")", "/"))
    )


def _is_date(text: str, amount: Amount, before: str, *, compared: bool) -> bool:
    """Whether the number is a year, a day of a month or a time of day."""
    if amount.kind:
        return False
    written = text[amount.start : amount.end]
    digits = written.isdigit()
    told = _DAY_BEFORE.search(before)
    if (
        digits
        and len(written) <= 2
        and ((_MONTH_BEFORE.search(before) and not told) or _MONTH_AFTER.match(text, amount.end))
    ):
        return True
    if amount.high is not None and (_MONTH_BEFORE.search(before) or _MONTH_AFTER.match(text, amount.end)):
        return True
    if _CLOCK_AFTER.match(text, amount.end) or re.search(r"\d:$", before):
        return True
    if digits and written.startswith("0") and len(written) > 1:
        return True
    return digits and not compared and bool(_YEAR.match(written)) and _is_year(text, amount, before)


def _is_year(text: str, amount: Amount, before: str) -> bool:
    """Whether four digits are a year: unless people or things that years never stand before follow, and no "in" precedes."""
    previous = before.rstrip().rpartition(" ")[2].lower().strip("(“\"'")
    following = re.compile(r"[ ](?:[A-Za-z-]{1,14} ){0,2}?([A-Za-z]{1,20})").findall(text[amount.end : amount.end + 45])
    counted = any(word.lower() in words("strong") for word in following[:1])
    near = re.compile(r"[ ]([a-z]{1,20})").match(text, amount.end)
    return not ((near and near.group(1) in words("strong")) or counted) or previous in _YEAR_BEFORE


def _is_age(text: str, amount: Amount, before: str) -> bool:
    if _AGE_AFTER.match(text, amount.end):
        return True
    if amount.value < 120 and (_AGE_BEFORE.search(before) or before.endswith(("age of ", "ages of "))):
        return not re.compile(r" [a-z]").match(text, amount.end)
    plain = text[amount.start : amount.end].isdigit() and 10 <= amount.value < 110
    return plain and bool(_APPOSED_AGE.search(before)) and text[amount.end : amount.end + 1] in (",", ")", ".", ";")
