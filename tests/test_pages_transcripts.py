"""Turns of a transcript and their speakers."""

import pytest

from secdialogue.pages import Run, speaker_of, with_speakers

OPENINGS = [
    ("MS. ALVAREZ: Good afternoon.", "MS. ALVAREZ"),
    ("SECRETARY HALE: Thank you.", "SECRETARY HALE"),
    ("Q: And the sailors?", "Q"),
    ("QUESTION: And the sailors?", "QUESTION"),
    ("Moderator: Welcome to this discussion.", "Moderator"),
    ("Nasrin Chowdhury: I would say two things.", "Nasrin Chowdhury"),
    ("FOREIGN MINISTER ORTEGA (via interpreter): We agree.", "FOREIGN MINISTER ORTEGA (via interpreter)"),
    ("He said this: we agree.", None),
    ("The minister made one point: no.", None),
    ("At 10:30 the session opened.", None),
    ("No colon here", None),
]


@pytest.mark.parametrize(("text", "speaker"), OPENINGS, ids=[t for t, _ in OPENINGS])
def test_a_turn_opens_with_its_speaker(text, speaker):
    assert speaker_of(text) == speaker


def runs(*texts):
    return [Run("heading" if t.startswith("#") else "paragraph", None, t.lstrip("#"), 0) for t in texts]


def test_turns_go_on_to_the_next_speaker_and_end_at_headings_and_notes():
    marked = with_speakers(
        runs("MR. DIOP: First.", "And second.", "QUESTION: Why?", "MR. DIOP: So.", "(Laughter.)", "#Annex", "Text.")
    )
    assert [run.speaker for run in marked] == ["MR. DIOP", "MR. DIOP", "QUESTION", "MR. DIOP", None, None, None]


def test_labels_of_an_article_are_no_speakers():
    given = runs(
        "Background: The talks began in May.", "They went on.", "Outlook: More talks.", "Note: Dates are local."
    )
    assert [run.speaker for run in with_speakers(given)] == [None] * 4


def test_an_interview_s_names_are_speakers_when_they_come_back():
    marked = with_speakers(
        runs("Courier: Why now?", "Awa Ndiaye: Because.", "Courier: And then?", "Awa Ndiaye: We shall see.")
    )
    assert [run.speaker for run in marked] == ["Courier", "Awa Ndiaye", "Courier", "Awa Ndiaye"]


def test_a_speaker_is_presented_once_and_then_called_by_the_name():
    marked = with_speakers(
        runs(
            "President Rosa Vidal: Welcome.",
            "Minister Omar Ndiaye: Thank you.",
            "Rosa Vidal: And?",
            "Omar Ndiaye: In May.",
        )
    )
    assert [run.speaker for run in marked] == [
        "President Rosa Vidal",
        "Minister Omar Ndiaye",
        "Rosa Vidal",
        "Omar Ndiaye",
    ]


def test_one_speaker_alone_holds_no_dialogue():
    given = runs("Minister Omar Ndiaye: First.", "Omar Ndiaye: Second.", "Omar Ndiaye: Third.")
    assert [run.speaker for run in with_speakers(given)] == [None] * 3
