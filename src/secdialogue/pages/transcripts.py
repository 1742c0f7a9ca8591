"""Turns of a transcript: "MR. ORTEGA: Good afternoon." is a block whose speaker is "MR. ORTEGA"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import attrs

from secdialogue.pages.runs import Run

#: So many turns make a transcript; fewer are labels.
LEAST = 3

_LABEL = re.compile(
    r"(?P<name>[^\W\d_][^:\n.!?]{0,60}(?:\.[^:\n.!?]{1,40}){0,3}(?:\s?\([^()\n]{1,40}\))?)\s{0,2}:(?=\s|$)"
)
#: What a stenographer notes: "(The briefing was concluded at 2:31 p.m.)".
_ASIDE = re.compile(r"[(\[][^()\[\]]{1,200}[)\]]\.?")
_CAPITALS = re.compile(r"[^\W\d_]{2,}")
_SPEECH = frozenset(
    {"q", "a", "question", "answer", "moderator", "interviewer", "operator", "host", "reporter", "journalist"}
)


def speaker_of(text: str) -> str | None:
    """The name that a turn opens with, or None: short, capitalised throughout or a role, before a colon."""
    match = _LABEL.match(text)
    if match is None:
        return None
    name = match["name"].strip()
    words = re.sub(r"\([^()]{0,40}\)", "", name).split()
    if not words or len(words) > 7:
        return None
    if name.casefold().strip(" .") in _SPEECH:
        return name
    capitalised = all(
        word[0].isupper() or word in ("of", "the", "de", "al", "bin", "van", "von", "for", "and") for word in words
    )
    return name if capitalised and any(c.isupper() for c in name) else None


def with_speakers(runs: Sequence[Run]) -> list[Run]:
    """Runs with the speaker of each turn, where enough of them open with one; a turn goes on to the next speaker.

    Names in capitals ("SECRETARY HALE:") are turns on their own; others must come back, so that labels such as
    "Background:" are none.
    """
    labels = [speaker_of(run.text) if run.kind == "paragraph" else None for run in runs]
    counts = Counter(label for label in labels if label)
    # A speaker is presented once and then called by the name: "Foreign Minister Omar Ndiaye:", "Omar Ndiaye:".
    called = Counter(_last_word(label) for label in labels if label)
    turns = {n for n in counts if called[_last_word(n)] > 1 or _is_capital(n) or n.casefold().strip(" .") in _SPEECH}
    if sum(counts[n] for n in turns) < LEAST or len({_last_word(n) for n in turns}) < 2:
        return list(runs)
    marked: list[Run] = []
    current: str | None = None
    for run, label in zip(runs, labels, strict=True):
        if label in turns:
            current = label
        elif run.kind == "heading" or _ASIDE.fullmatch(run.text):
            current = None
        marked.append(attrs.evolve(run, speaker=current) if current and run.kind != "heading" else run)
    return marked


def _last_word(name: str) -> str:
    return re.sub(r"\([^()]{0,40}\)|,.*", "", name).split()[-1].casefold()


def _is_capital(name: str) -> bool:
    words = _CAPITALS.findall(re.sub(r"\([^()]{0,40}\)", "", name))
    return (
        bool(words) and sum(word.isupper() for word in words) * 2 >= len(words) and any(w.isupper() for w in words[-1:])
    )
