"""Language tags in their BCP 47 form, and the language of a text by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib import resources

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?![A-Za-z0-9])")
#: Languages of three letters (ISO 639-3) in which news is written; "utf" and "und" are none.
_LONG = frozenset(
    {"ast", "ceb", "chr", "ckb", "fil", "gsw", "hak", "haw", "ilo", "kmr", "lus", "nds", "prs", "tet", "zgh"}
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: So many words are looked at.
SAMPLE = 200
#: Scripts of one language each, and those of which Chinese and Japanese are made.
_SCRIPTS = (
    ("ja", re.compile(r"[\u3041-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("th", re.compile(r"[\u0e01-\u0e5b]")),
    ("he", re.compile(r"[\u05d0-\u05ea]")),
    ("my", re.compile(r"[\u1000-\u109f]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
    ("ka", re.compile(r"[\u10d0-\u10ff]")),
    ("hy", re.compile(r"[\u0531-\u058f]")),
    ("am", re.compile(r"[\u1200-\u137f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("te", re.compile(r"[\u0c00-\u0c7f]")),
    ("si", re.compile(r"[\u0d80-\u0dff]")),
)
_OWN_SCRIPT = re.compile(r"[\u0530-\u05ff\u0900-\u1fff\u3041-\ud7a3]")
_LETTER = re.compile(r"[^\W\d_]")
_SAME = {"no": "nb", "nn": "nb", "iw": "he", "in": "id", "bs": "hr", "cnr": "hr", "fil": "tl", "mr": "hi", "ne": "hi"}
#: Languages whose common words are one another's.
_NEAR = (
    {"nb", "da", "sv"},
    {"id", "ms"},
    {"hr", "sr", "sl"},
    {"cs", "sk"},
    {"es", "pt", "ca"},
    {"nl", "af"},
    {"zu", "xh"},
)


def language_tag(text: str) -> str | None:
    """A BCP 47 tag in its usual case ("en_us" is "en-US"), or None for what is none."""
    match = _TAG.match(text.strip())
    if match is None:
        return None
    language, script, region = match.groups()
    if len(language) == 3 and language.lower() not in _LONG:
        return None
    return "-".join(filter(None, (language.lower(), script and script.title(), region and region.upper())))


def language_of(text: str) -> str | None:
    """The primary subtag of the language that a text is written in, where script or common words tell it clearly."""
    shares = _shares(text)
    if not shares:
        return None
    (best, share), *rest = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
    rivals = [s for language, s in rest if not _near(best, language)]
    return best if share >= _LEAST.get(best, 0.06) and (not rivals or share >= 1.5 * rivals[0]) else None


def likeliest(text: str) -> str | None:
    """The language of which a short text has most common words, clear or not; None where it has hardly any."""
    shares = _shares(text)
    best = max(sorted(shares), key=lambda language: shares[language], default=None)
    return best if best is not None and shares[best] >= 0.06 else None


def primary_share(text: str, tag: str) -> float:
    """How large a part of a text's first words are common words of the language of a tag."""
    words = [word.casefold() for word in _WORD.findall(text[: SAMPLE * 4])][: SAMPLE // 2]
    language = _SAME.get(primary := tag.partition("-")[0], primary)
    known = _words()
    return sum(1 for word in words if language in known.get(word, ())) / len(words) if len(words) >= 12 else 0.0


def is_written_in(text: str, tag: str) -> bool:
    """Whether a text can be in the language of a tag; true where nothing speaks against it."""
    if primary_share(text, tag) >= 0.15:
        return True
    found = language_of(text)
    language = _SAME.get(primary := tag.partition("-")[0], primary)
    if found is None and language in _WORDY and len(text) > 600:
        return _shares(text).get(language, 0.0) >= 0.015
    if found is None or found == language or _near(found, language):
        return True
    return _shares(text).get(language, 0.0) >= 0.06


#: Least shares of languages that say with endings what others say with words.
_LEAST = {"zu": 0.015, "xh": 0.015, "fi": 0.04, "et": 0.04, "hu": 0.05, "tr": 0.04, "ta": 0.03, "uk": 0.05, "ru": 0.05}
#: Languages in which no text does without their common words.
_WORDY = frozenset({"en", "de", "fr", "es", "it", "pt", "nl"})


def _near(a: str, b: str) -> bool:
    return any(a in group and b in group for group in _NEAR)


def _shares(text: str) -> dict[str, float]:
    """How large a part of a text's words, or of its letters, each language claims."""
    sample = text[: SAMPLE * 8]
    if len(sample) < 40:
        return {}
    for language, script in _SCRIPTS if _OWN_SCRIPT.search(sample) else ():
        if len(script.findall(sample)) * (10 if language == "ja" else 3) > len(_LETTER.findall(sample)):
            return {language: 1.0}
    words = [word.casefold() for word in _WORD.findall(sample)][:SAMPLE]
    counts: Counter[str] = Counter()
    known = _words()
    for word in words:
        counts.update(known.get(word, ()))
    return {language: count / len(words) for language, count in counts.items()} if len(words) >= 12 else {}


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """The languages of each word."""
    lines = resources.files("secdialogue.pages").joinpath("data/function_words.csv").read_text("utf-8").splitlines()
    table: dict[str, tuple[str, ...]] = {}
    for line in lines:
        if line and not line.startswith(("#", "language,")):
            language, _, words = line.partition(",")
            for word in dict.fromkeys(words.split()):
                table[word] = (*table.get(word, ()), language)
    return table
