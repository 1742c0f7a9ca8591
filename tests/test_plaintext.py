"""Plain text: kept character for character, with what its lines say of it read as metadata."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secdialogue.checking import check
from secdialogue.language.datelines import read_dateline
from secdialogue.language.frontmatter import (
    byline_of,
    desk_of,
    is_credited,
    is_end,
    is_slug,
    stamp_of,
    status_of,
    take_of,
)
from secdialogue.language.layout import paragraphs
from secdialogue.language.relays import find_relays
from secdialogue.language.timestamps import find_timestamp
from secdialogue.model import Record
from secdialogue.plaintext import PlainText, read_plain
from secdialogue.plugin import Level
from secdialogue.sources import Source

WIRE = """\
KENYA-SOMALIA/TALKS (UPDATE 2)
2nd take
Kenya, Somalia agree to reopen border crossings
By Amina Odhiambo and Jan de Vries
NAIROBI, March 3 (Reuters) - Kenya and Somalia agreed on Sunday to
reopen three border crossings by the end of June, officials from both
sides said after two days of talks in Nairobi.
   "We have settled the timetable," Kenya's interior minister told
reporters. "What remains is the money."
   The crossings have been closed since 2011.

(Reporting by Amina Odhiambo; Editing by Jane Roe)
ENDS
"""
PAGE = """\
Home > News > Africa

Chad and Niger set date for border commission

First session since 2019 to be held in Diffa

Traders wait at the crossing near Diffa. AFP
By ISSA MAHAMAT

Published: 12 May 2023

Chad and Niger will convene their joint border commission in June, both foreign ministries said on Friday, four years after it last met.

"The commission is the right place," the minister said, according to the Daily Trust newspaper.

Long road

The two sides last met in 2019, when they agreed on joint patrols along the lake shore and on a telephone line between commanders.

- Patrols by the end of the year
- A telephone line

Updated: May 13, 2023, 8:05 AM

Related Articles
Lake Chad force gets a new commander
Copyright © 2019-2023 LCR - Lake Chad Review. All rights reserved.
The Review is an independent journal for the region.
"""


def blocks_of(text: str) -> list[tuple[str, str]]:
    return [(b.kind, text[b.start : b.end]) for b in read_plain(text).blocks]


def test_a_hard_wrapped_wire_report_is_read_with_slug_take_title_byline_dateline_and_end():
    """Wrapped lines are joined to paragraphs by indent and by width; everything else is told by its form."""
    assert [(kind, words.replace("\n", " ")) for kind, words in blocks_of(WIRE)] == [
        ("notice", "KENYA-SOMALIA/TALKS (UPDATE 2)"),
        ("notice", "2nd take"),
        ("title", "Kenya, Somalia agree to reopen border crossings"),
        ("byline", "By Amina Odhiambo and Jan de Vries"),
        ("dateline", "NAIROBI, March 3 (Reuters) -"),
        (
            "paragraph",
            (
                "Kenya and Somalia agreed on Sunday to reopen three border crossings by the end of June, officials from "
                "both sides said after two days of talks in Nairobi."
            ),
        ),
        (
            "paragraph",
            '"We have settled the timetable," Kenya\'s interior minister told reporters. "What remains is the money."',
        ),
        ("paragraph", "The crossings have been closed since 2011."),
        ("byline", "(Reporting by Amina Odhiambo; Editing by Jane Roe)"),
        ("notice", "ENDS"),
    ]
    fields = read_plain(WIRE, published="2024-03-04").fields
    assert fields == {
        "title": "Kenya, Somalia agree to reopen border crossings",
        "authors": ("Amina Odhiambo", "Jan de Vries"),
        "dateline_place": "Nairobi",
        "dateline_date": "2024-03-03",
        "relays": ("Reuters",),
        "details": {"slug": "KENYA-SOMALIA/TALKS (UPDATE 2)", "take": "2"},
    }


def test_a_page_copied_as_text_is_read_with_its_furniture_marked_as_notices():
    """Breadcrumbs, stamps and all that follows a copyright line stay in the text and are no part of the body."""
    kinds = [kind for kind, _ in blocks_of(PAGE)]
    assert kinds == [
        "notice", "title", "subtitle", "caption", "byline", "notice", "paragraph", "paragraph", "heading", "paragraph",
        "list-item", "list-item", "notice", "notice", "notice", "notice", "notice",
    ]  # fmt: skip
    assert read_plain(PAGE).fields == {
        "title": "Chad and Niger set date for border commission",
        "subtitle": "First session since 2019 to be held in Diffa",
        "authors": ("Issa Mahamat",),
        "published": "2023-05-12",
        "updated": "2023-05-13T08:05",
        "publisher": "Lake Chad Review",
        "relays": ("Daily Trust",),
    }


@pytest.mark.parametrize(
    ("line", "kind", "rest"),
    [
        ("date 2021-04-05 Lima [Peru], April 5 : The envoys met for a second day.", "notice", {"published": "2021-04-05", "dateline_place": "Lima", "dateline_date": "2021-04-05"}),
        ("QUITO, Ecuador - The envoys met for a second day.", "dateline", {"dateline_place": "Quito"}),
        ("QUITO, May 4, 2024 (ANI/AFP) - The envoys met for a second day.", "dateline", {"dateline_place": "Quito", "dateline_date": "2024-05-04"}),
        ("QUITO, May 4, 2024 (early/late) - The envoys met for a second day.", "paragraph", {}),
        ("The envoys met for a second day.", "paragraph", {}),
        ("KILL: BORDER STORY\n\nThe envoys met for a second day.", "notice", {"status": "cancelled"}),
        ("EMBARGOED UNTIL 10:00 GMT, 3 March 2024\n\nThe envoys met for a second day.", "notice", {"embargo": "2024-03-03"}),
        ("EMBARGOED UNTIL 3 March 2024, 10:00 GMT\n\nThe envoys met for a second day.", "notice", {"embargo": "2024-03-03T10:00Z"}),
    ],
)  # fmt: skip
def test_what_a_text_opens_with_is_marked_and_read(line, kind, rest):
    """The first block is of the kind its form shows, and gives the fields named."""
    reading = read_plain(line)
    assert reading.blocks[0].kind == kind
    assert reading.fields == rest


def test_a_dateline_keeps_no_year_where_nothing_tells_it():
    """A dateline's month and day alone are no date."""
    assert "dateline_date" not in read_plain("QUITO, April 5 (EFE) - The envoys met.").fields


@pytest.mark.parametrize(
    ("text", "place", "date", "agency"),
    [
        ("GENEVA, March 3 (Reuters) - The", "Geneva", "2024-03-03", "Reuters"),
        ("NAIROBI (AFP) — Talks", "Nairobi", None, "AFP"),
        ("LAGOS, Nigeria (AP) _ The", "Lagos", None, "AP"),
        ("MOSCOW, August 9. /TASS/. The", "Moscow", "2023-08-09", "TASS"),
        ("Colombo [Sri Lanka], August 9 (ANI): The", "Colombo", "2023-08-09", "ANI"),
        ("Dhaka [Bangladesh], December 30 : The", "Dhaka", "2023-12-30", None),
        ("(Nairobi, March 3, 2024) – The", "Nairobi", "2024-03-03", None),
        ("(Accra, Ghana - October 21) The", "Accra", "2023-10-21", None),
        ("GENEVA (3 March 2024) – A", "Geneva", "2024-03-03", None),
        ("Accra, Ghana – 5 May 2022 – The", "Accra", "2022-05-05", None),
        ("Geneva, Switzerland – The envoy", "Geneva", None, None),
        ("Addis Ababa — “We", "Addis Ababa", None, None),
        ("PORT-AU-PRINCE, Haiti -- The", "Port-au-Prince", None, None),
        ("ISLAMABAD: Prime Minister", "Islamabad", None, None),
        ("SEOUL, Aug. 9 (Yonhap) -- South", "Seoul", "2023-08-09", "Yonhap"),
        ("N'DJAMENA, Sept. 4, 2023 (AFP) - The", "N'Djamena", "2023-09-04", "AFP"),
        ("The Hague, 3 March 2024: The court", "The Hague", "2024-03-03", None),
        ("MUSCAT, Wednesday (ONA) --- The", "Muscat", None, "ONA"),
        ("New Delhi, Jul 18 (PTI) The two sides", "New Delhi", "2023-07-18", "PTI"),
        ("Tbilisi, 7 December 2023", "Tbilisi", "2023-12-07", None),
        ("DAR ES SALAAM, Tanzania, Jan 4 (Xinhua) -- x", "Dar es Salaam", "2024-01-04", "Xinhua"),
    ],
)
def test_datelines_of_the_agencies_forms_are_read(text, place, date, agency):
    """Place, date and agency; the year is the one nearest to the report's own date."""
    found = read_dateline(text, anchor="2024-01-01")
    assert found is not None
    assert (found.place, found.date, found.agency) == (place, date, agency)


@pytest.mark.parametrize(
    "text",
    [
        "BREAKING - The talks",
        "UPDATE 2 - The ministers met",
        "NATO - The alliance said",
        "MODERATOR: Thank you",
        "Kenya - the region's largest economy - said",
        "Paris – London's rival – said",
        "Analysts - The people who know - say",
        "Talks in Geneva, March 3 - The",
        "The ministers - Amina Diallo and Jean Kaboré - met in Nairobi",
        "Geneva talks resume",
        "WHAT WE KNOW SO FAR - The envoys met",
        "(Amina Diallo) The",
        "The meeting, 7 December 2023",
        "London 2012",
        "In Geneva (ICRC) Officials said so.",
        "",
    ],
)
def test_words_before_a_dash_that_are_no_place_are_no_dateline(text):
    """Labels, bodies, insertions and speakers are left where they are."""
    assert read_dateline(text, anchor="2024-01-01") is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Updated: January 25, 2024, 7:02 PM", "2024-01-25T19:02"),
        ("Published 3 March 2024 at 14:05 GMT", "2024-03-03T14:05Z"),
        ("2023-08-09T10:00:00+03:00", "2023-08-09T10:00:00+03:00"),
        ("Wed, 09 Aug 2023 10:00:00 EST", "2023-08-09T10:00:00-05:00"),
        ("Aug 9, 2023 | 7 pm IST", "2023-08-09T19:00"),
        ("9th August 2023 1002 GMT", "2023-08-09T10:02Z"),
        ("May 5 2022 08:12 (UTC+3)", "2022-05-05T08:12+03:00"),
        ("12:30 AM, nothing else", None),
        ("25/4/2024", "2024-04-25"),
        ("3/4/2024", None),
        ("February 30, 2024", None),
        ("12 noon on March 3", None),
        ("May 5 2022 12:15 am", "2022-05-05T00:15"),
    ],
)
def test_printed_dates_give_what_they_say_and_no_more(text, iso):
    """Time and offset stand only where the words give them; a date of two readings gives none."""
    found = find_timestamp(text)
    assert (found.iso if found else None) == iso


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The deal was near, Radio Free Asia (RFA) reported.\nRFA reported more.", ["Radio Free Asia"]),
        ("Sudanese state media quoted the minister as saying it", ["Sudanese state media"]),
        ("With inputs from PTI and The Hindu", ["PTI", "The Hindu"]),
        ("The talks ended. (AFP)", ["AFP"]),
        ("The talks ended. - Xinhua", ["Xinhua"]),
        ("The spokesman said, according to the Daily Nation newspaper", ["Daily Nation"]),
        ("Radio Okapi reported on Monday", ["Radio Okapi"]),
        ("Source: Kyodo News", ["Kyodo News"]),
        ("On Monday AFP reported", ["AFP"]),
        ("according to state news agency Anadolu", ["Anadolu"]),
        ("This report first appeared in The Nation Weekly", ["Nation Weekly"]),
        ("The minister reported losses. Press Secretary John Doe reported it.", []),
        ("he told Reuters", []),
        ("with additional reporting by Jane Doe", []),
        ("The International Atomic Energy Agency reported a rise, according to the National Health Trust", []),
        ("according to the Jordan News Agency", ["Jordan News Agency"]),
        ("according to PA officials, and PA reported it, according to Petra police", []),
        ("The Army reported ten deaths, the ministry reported none", []),
    ],
)
def test_outlets_that_a_text_takes_its_report_from_are_relays(text, names):
    """Each by its longest name in the text; who was told something, and bodies that report, are none."""
    assert [relay.name for relay in find_relays(text)] == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Amina Diallo", ("Amina Diallo",)),
        ("By AMINA DIALLO and Jan de Vries in Bamako", ("Amina Diallo", "Jan de Vries")),
        ("By Amina Diallo, Staff Writer", ("Amina Diallo",)),
        ("By Amina Diallo | The Daily", ("Amina Diallo",)),
        ("By the end of June.", ()),
        ("By the river", ()),
        ("Bystanders", ()),
    ],
)
def test_bylines_give_names(line, names):
    """Roles and places after a name are left out; a line that is no byline gives none."""
    assert byline_of(line) == names


@pytest.mark.parametrize(
    ("check_line", "line", "value"),
    [
        (is_slug, "SUDAN-TALKS/ (PIX, TV)", True),
        (is_slug, "BC-AF--Sahel-Talks, 1st Ld-Writethru", True),
        (is_slug, "Sudan talks resume", False),
        (is_slug, "COVID-19", True),
        (take_of, "BC-AF--Sahel-Talks, 1st Ld-Writethru", "1"),
        (take_of, "Take 3", "3"),
        (take_of, "UPDATE 2-Sudan talks resume", "2"),
        (take_of, "Sudan talks resume", None),
        (is_end, "ENDS", True),
        (is_end, "-30-", True),
        (is_end, "###", True),
        (is_end, "(MORE)", True),
        (is_end, "The end", False),
        (is_credited, "The envoy in Nairobi. AFP", True),
        (is_credited, "Soldiers in Bamako, May 3, 2021. (Photo: Amina Diallo)", True),
        (is_credited, "FILE PHOTO: The envoy in Nairobi.", True),
        (is_credited, "The envoy took a photo of the map and left.", False),
        (desk_of, "(Reporting by Amina Diallo; Editing by Jan Roe)", ("Amina Diallo",)),
        (status_of, "KILL NOTICE", "cancelled"),
        (status_of, "Kill rate rises in the north, the ministry said.", None),
        (status_of, "WITHDRAWN: the report of 3 March", "cancelled"),
        (stamp_of, "Last updated on 3 May 2021 at 10:15 GMT", ("updated", "2021-05-03T10:15Z")),
        (stamp_of, "May 3, 2021", ("published", "2021-05-03")),
        (stamp_of, "The talks of May 3, 2021 failed", None),
    ],
)
def test_lines_around_a_report_are_told_by_their_form(check_line, line, value):
    """Slugs, takes, end marks, credits, kill notices and stamps."""
    assert check_line(line) == value


def test_single_line_paragraphs_are_not_joined_and_wrapped_ones_are():
    """A line feed parts two paragraphs unless it stands where the next word would not have fitted."""
    single = (
        "The first paragraph is one line.\nThe second is one line, too.\nSo is the third.\nAnd this is a fourth one."
    )
    assert len(paragraphs(single)) == 4
    wrapped = "\n".join(["word " * 12 + "word"] * 5) + "\nThe end.\n\n" + "\n".join(["more " * 12 + "more"] * 5)
    assert [p.lines for p in paragraphs(wrapped)] == [6, 5]


@pytest.mark.parametrize(
    ("line", "titled"),
    [
        ("Envoys meet in Quito", True),
        ("Quito wants more trade. Lima wants to help", True),
        ("Will the envoys meet again?", True),
        ("The envoys met in Quito.", False),
        ("Who met in the U.S.", True),
        ("the envoys met", False),
        ("Envoys:", False),
    ],
)
def test_a_first_line_is_a_title_where_its_form_shows_it(line, titled):
    """Short, without a full stop, and a report follows."""
    report = "The envoys of both sides met in Quito on Monday and agreed to meet once more in June."
    assert (read_plain(f"{line}\n\n{report}").fields.get("title") == line) is titled
    assert "title" not in read_plain(line).fields


def test_turns_of_a_transcript_have_their_speaker():
    """Where three paragraphs or more open with a speaker in capitals, each has its speaker."""
    text = "MODERATOR: Good morning.\nMINISTER DIALLO: We met.\nQ: When?\nMINISTER DIALLO: Today."
    assert [b.speaker for b in read_plain(text).blocks] == ["MODERATOR", "MINISTER DIALLO", "Q", "MINISTER DIALLO"]


def test_the_text_of_a_document_is_the_file_after_decoding():
    """Line ends, spaces and the missing last line feed stay; a byte order mark goes."""
    data = b"\xef\xbb\xbf  QUITO - The envoys met.\r\n\r\nThey left. \t\r\n\r\n"
    source = Source.of_bytes(data, "talks.txt", published="2024-01-02", publisher="A Wire")
    [document] = PlainText().parse(source)
    assert document.text == data[3:].decode()
    assert (document.published, document.publisher, document.dateline_place) == ("2024-01-02", "A Wire", "Quito")
    assert check(Record(documents=(document,)))


@pytest.mark.parametrize(
    ("data", "name", "level"),
    [
        (b"The envoys met.", "a.txt", Level.GENERIC),
        (b"[Quito] The envoys met.", "a.txt", Level.GENERIC),
        (b"<p>The envoys met.", "a.txt", Level.NONE),
        (b'{"a": 1}', "a.txt", Level.NONE),
        (b"%PDF-1.7", "a.pdf", Level.NONE),
        (b"\x00\x01\x02", "a", Level.NONE),
        ("The envoys met.".encode("utf-16"), "a", Level.GENERIC),
    ],
)
def test_text_is_claimed_and_markup_and_binary_files_are_not(data, name, level):
    """The claim is GENERIC: nothing but the container is known."""
    assert PlainText().recognizes(Source.of_bytes(data, name)).level == level


_PIECES = st.sampled_from(
    ["QUITO, April 5 (EFE) - ", "By Amina Diallo", "ENDS", "\n", "\n\n", "\r\n", "   ", "The envoys met.", "Copyright © 2020 A B",
     "Updated: 3 May 2021", "date 2021-04-05", "- item", "Q: ", "(AFP)", "reported", "\u2028", "é", "\x00", "A-B/C", "Photo: x"]
)  # fmt: skip


@given(st.lists(_PIECES | st.text(max_size=8), max_size=30).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_text_is_kept_and_every_visible_character_lies_in_one_block(text):
    """Blocks are disjoint and in order, and what lies between them is white space and separators of a leading date."""
    reading = read_plain(text)
    last = 0
    for block in reading.blocks:
        assert last <= block.start < block.end <= len(text)
        assert (
            not text[last : block.start].strip(" \t\r\n|;,\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029\u00a0")
            or text[last : block.start].isspace()
        )
        last = block.end
    assert not text[last:].strip() or not reading.blocks
    assert check(Record(documents=(reading.document("plain-text", "0" * 64),)))


@pytest.mark.parametrize(
    "unit",
    [
        "A ",
        "Aa\n",
        "- ",
        "(Aa) ",
        "Aa (AA) reported ",
        "March 3 ",
        "with inputs from ",
        "according to Aa Bb ",
        "1/1/1 ",
        "\n",
    ],
)
def test_reading_is_linear_in_the_text(unit):
    """Twice the text takes about twice the time, whatever is repeated."""

    def seconds(times: int) -> float:
        text = unit * times
        started = time.perf_counter()
        read_plain(text)
        return time.perf_counter() - started

    seconds(100)
    assert min(seconds(40_000) for _ in range(2)) < 4 * min(seconds(20_000) for _ in range(2)) + 0.05
