"""Attributions: who is said to have said what, in which words, and what is no attribution."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secdialogue.language.analysis import analyze_text
from secdialogue.language.attribution import find_attributions


def read(text):
    """(source, cue, contents) of every attribution."""
    return [
        (" + ".join(text[s:e] for s, e in a.sources) or None, text[slice(*a.cue)], [text[s:e] for s, e in a.contents])
        for a in find_attributions(analyze_text(text))
    ]


DIRECT = [
    (
        '"The border stays open," said the Kenyan foreign minister.',
        "the Kenyan foreign minister",
        ['"The border stays open,"'],
    ),
    (
        '"The border stays open," Foreign Minister Alfred Mutua told reporters in Nairobi on Tuesday.',
        "Foreign Minister Alfred Mutua",
        ['"The border stays open,"'],
    ),
    ('"We are close," he said, "but nothing is signed."', "he", ['"We are close,"', '"but nothing is signed."']),
    ('"We are close," he said. "Nothing is signed."', "he", ['"We are close,"', '"Nothing is signed."']),
    ("''We go,'' said the captain.", "the captain", ["''We go,''"]),
    ("‘We go,’ said the captain.", "the captain", ["‘We go,’"]),
    ("“We go,“ said the captain.", "the captain", ["“We go,“"]),
    ('"The [new] rules … apply to all," the notice read.', "the notice", ['"The [new] rules … apply to all,"']),
    ('The agency said: "No radiation was released."', "The agency", ['"No radiation was released."']),
    ('"Is the airport open?" asked the pilot.', "the pilot", ['"Is the airport open?"']),
    (
        '"One.\n\n"Two and three,\n\n"Four and five," Premier Okello said.',
        "Premier Okello",
        ['"One.', '"Two and three,', '"Four and five,"'],
    ),
]

INDIRECT = [
    (
        "Lithuania's defence minister said that two battalions would arrive in May.",
        "Lithuania's defence minister",
        "said",
        "two battalions would arrive in May",
    ),
    (
        "Lithuania's defence minister said two battalions would arrive in May.",
        "Lithuania's defence minister",
        "said",
        "two battalions would arrive in May",
    ),
    (
        "Two battalions will arrive in May, the ministry said.",
        "the ministry",
        "said",
        "Two battalions will arrive in May",
    ),
    (
        "According to the mission, forty trucks crossed the line on Friday.",
        "the mission",
        "According to",
        "forty trucks crossed the line on Friday",
    ),
    (
        "Forty trucks crossed the line on Friday, according to the mission.",
        "the mission",
        "according to",
        "Forty trucks crossed the line on Friday",
    ),
    (
        "In a statement, the alliance said it had not been consulted.",
        "the alliance",
        "said",
        "it had not been consulted",
    ),
    ("The president hopes to sign the treaty in June.", "The president", "hopes", "to sign the treaty in June"),
    ("Analysts believe the ceasefire will not hold.", "Analysts", "believe", "the ceasefire will not hold"),
    (
        "The council called for an immediate end to the fighting.",
        "The council",
        "called",
        "an immediate end to the fighting",
    ),
    (
        "The general accused the rebels of shelling a market.",
        "The general",
        "accused",
        "the rebels of shelling a market",
    ),
    (
        "Egypt and Ethiopia said on Sunday that they would resume talks.",
        "Egypt and Ethiopia",
        "said",
        "they would resume talks",
    ),
    ("The minister, who arrived on Monday, said the deal was done.", "The minister", "said", "the deal was done"),
    ("A UN report showed that 4,000 people had fled.", "A UN report", "showed", "4,000 people had fled"),
    (
        "Dana Okafor, deputy head of the mission for the northern region, told the council that the fuel was short.",
        "Dana Okafor, deputy head of the mission for the northern region",
        "told",
        "the fuel was short",
    ),
]

SEVERAL = [
    (
        "The foreign ministry said it had noted the reports and urged both sides to stop firing.",
        [
            ("The foreign ministry", "said", ["it had noted the reports"]),
            ("The foreign ministry", "urged", ["both sides to stop firing"]),
        ],
    ),
    (
        "The ministers noted that three ships had been lost and stressed that the strait must stay open.",
        [
            ("The ministers", "noted", ["three ships had been lost"]),
            ("The ministers", "stressed", ["the strait must stay open"]),
        ],
    ),
    (
        "The envoy said that Chile had left and Peru had stayed.",
        [("The envoy", "said", ["Chile had left and Peru had stayed"])],
    ),
    (
        "The talks stalled, with both sides claiming that the other had walked out.",
        [("both sides", "claiming", ["the other had walked out"])],
    ),
    (
        "The patrol left, with the admiral warning that the fleet was short of fuel.",
        [("the admiral", "warning", ["the fleet was short of fuel"])],
    ),
    (
        "The talks ended with a government warning that the fleet was short of fuel.",
        [("a government warning", "warning", ["the fleet was short of fuel"])],
    ),
    ("Nairobi has denied that it ordered the attacks.", [("Nairobi", "denied", ["it ordered the attacks"])]),
    ("The premier did not deny that troops had crossed.", [("The premier", "deny", ["troops had crossed"])]),
    (
        "The spokesman would not say when the talks would resume.",
        [("The spokesman", "say", ["when the talks would resume"])],
    ),
    (
        'The general did not say the camp was lost, but "in peril".',
        [("The general", "say", ['the camp was lost, but "in peril"'])],
    ),
    (
        "LIMA, Nov 22 — Private firms will build the barracks, Defence Minister Ana Soto said.",
        [("Defence Minister Ana Soto", "said", ["Private firms will build the barracks"])],
    ),
    (
        "LIMA, Nov. 22 (Andina) - The truce will hold, the general said.",
        [("the general", "said", ["The truce will hold"])],
    ),
    (
        "The envoy said that during the Lima meeting, he spoke with the minister about boats.",
        [("The envoy", "said", ["during the Lima meeting, he spoke with the minister about boats"])],
    ),
    (
        "The army said it has accepted an offer to resume US- and Saudi-brokered talks.",
        [("The army", "said", ["it has accepted an offer to resume US- and Saudi-brokered talks"])],
    ),
    (
        "The minister announced that 15 of the 17 articles in the draft have been agreed upon.",
        [("The minister", "announced", ["15 of the 17 articles in the draft have been agreed upon"])],
    ),
    (
        "The new package holds 10,000 shells, the minister told reporters.",
        [("the minister", "told", ["The new package holds 10,000 shells"])],
    ),
    (
        "Peru called on both sides to show restraint.",
        [("Peru", "called", ["both sides to show restraint"])],
    ),
    (
        "The envoy denied that a date was discussed.",
        [("The envoy", "denied", ["a date was discussed"])],
    ),
    (
        "The truce will hold, an envoy told Reuters on Friday.",
        [("an envoy", "told", ["The truce will hold"])],
    ),
    (
        "An envoy told Reuters in Lagos that the truce would hold.",
        [("An envoy", "told", ["the truce would hold"])],
    ),
    (
        "The border with Peru - all of it - is closed, the army said.",
        [("the army", "said", ["The border with Peru - all of it - is closed"])],
    ),
    (
        "The truce was extended, the two delegations announced at the close of a sixth cycle of talks that began in May.",
        [("the two delegations", "announced", ["The truce was extended"])],
    ),
    (
        "The dispute was one he would settle, the premier said on the sidelines of a summit in Oslo.",
        [("the premier", "said", ["The dispute was one he would settle"])],
    ),
    (
        "A second round was held in May, an official said on condition of anonymity.",
        [("an official", "said", ["A second round was held in May"])],
    ),
    (
        "Officials estimated that repairs would cost $20 million; about 400 people have already left.",
        [("Officials", "estimated", ["repairs would cost $20 million"])],
    ),
    (
        "The army said it lost 23 soldiers; the rebels claimed to have killed 58.",
        [("The army", "said", ["it lost 23 soldiers"]), ("the rebels", "claimed", ["to have killed 58"])],
    ),
    (
        "Chile said the talks had failed, while Peru insisted they would resume.",
        [("Chile", "said", ["the talks had failed"]), ("Peru", "insisted", ["they would resume"])],
    ),
    (
        "The envoy said that the fleet was ready; that the ports were open; and that pay was due.",
        [("The envoy", "said", ["the fleet was ready; that the ports were open; and that pay was due"])],
    ),
    (
        "The truce, according to the mission, was broken twice.",
        [("the mission", "according to", ["The truce", "was broken twice"])],
    ),
    (
        "The truce was, the army said, broken twice.",
        [("the army", "said", ["The truce was", "broken twice"])],
    ),
    (
        "The deal, which according to the ministry will sustain 400 jobs, was signed in Oslo.",
        [("the ministry", "according to", ["will sustain 400 jobs"])],
    ),
    (
        "He named a country that, the envoy said, had left the pact.",
        [("the envoy", "said", ["had left the pact"])],
    ),
    (
        "The militia, which Kabul says operates from abroad, has 400 fighters.",
        [("Kabul", "says", ["which", "operates from abroad"])],
    ),
    (
        "The paper contains a reference, according to two diplomats, to the islands.",
        [("two diplomats", "according to", ["a reference", "to the islands"])],
    ),
    (
        '"We came to talk," said the commander, whose group counts 800 fighters, according to the army.',
        [
            ("the commander", "said", ['"We came to talk,"']),
            ("the army", "according to", ["whose group counts 800 fighters"]),
        ],
    ),
    (
        "No money would be paid out, the diplomats said, before all had left.",
        [("the diplomats", "said", ["No money would be paid out", "before all had left"])],
    ),
    (
        "The fleet would stay, the admiral said, adding that the port was open.",
        [("the admiral", "said", ["The fleet would stay"]), ("the admiral", "adding", ["the port was open"])],
    ),
    (
        "Peru notified Chile that it was closing the port.",
        [("Peru", "notified", ["it was closing the port"])],
    ),
    (
        "The premier warned the general in a telephone call on Thursday that the deal was bad.",
        [("The premier", "warned", ["the deal was bad"])],
    ),
    (
        "Ana Soto told the forum that there were 200 men in Peru, and that ten bases were occupied.",
        [("Ana Soto", "told", ["there were 200 men in Peru, and that ten bases were occupied"])],
    ),
    (
        "Since the truce was signed, according to the mission, 120 men have been freed.",
        [("the mission", "according to", ["Since the truce was signed", "120 men have been freed"])],
    ),
    (
        "The truce will hold, the envoy said, a day after officials in Lima declared the talks dead.",
        [
            ("the envoy", "said", ["The truce will hold"]),
            ("officials in Lima", "declared", ["the talks dead"]),
        ],
    ),
    (
        "The institute, a Lima-based think tank, counted 42 raids in March.",
        [("The institute, a Lima-based think tank", "counted", ["42 raids in March"])],
    ),
    (
        "Peru stressed to Tom Bello the need for restraint.",
        [("Peru", "stressed", ["the need for restraint"])],
    ),
    (
        "Some 400 troops are posted there, by the Chilean army's own reckoning.",
        [("the Chilean army's own reckoning", "reckoning", ["Some 400 troops are posted there"])],
    ),
    (
        "By the count of the authorities, 300 people remain displaced.",
        [("the authorities", "count", ["300 people remain displaced"])],
    ),
    (
        "A news agency, Andina, put the Chilean toll at about 45.",
        [("A news agency, Andina", "put", ["the Chilean toll at about 45"])],
    ),
    (
        "The rebels undertook to suspend attacks on oil pipelines.",
        [("The rebels", "undertook", ["to suspend attacks on oil pipelines"])],
    ),
    (
        "The mission has documented at least 38 abductions.",
        [("The mission", "documented", ["at least 38 abductions"])],
    ),
    (
        "A diplomat, who asked not to be identified, said the deal was close.",
        [("A diplomat", "said", ["the deal was close"])],
    ),
    (
        "The president welcomed Peru's accession to the alliance.",
        [("The president", "welcomed", ["Peru's accession to the alliance"])],
    ),
]

NOTHING = [
    'The novel "War and Peace" lay on the table.',
    'The so-called "friendship pipeline" was built in 1964.',
    "Troops crossed the river at dawn. The bridge was destroyed.",
    "The delegation visited the base and inspected two ships.",
    "The army fired rockets at the base.",
    "Recent events suggest otherwise.",
    "The ministry did not respond to a request for comment.",
    "Togo's embassy in Lima did not immediately respond to a request for comment.",
    "The army did not say how many soldiers had died.",
    "The rebels have not said whether they will attend.",
    "Neither government has claimed responsibility for the attack.",
    "None of the parties has said when it will return.",
    "There is no officer who believes the plan.",
    "The ministers signed a treaty that created a joint command.",
    "The bloc named a negotiator.",
    "Peru and Chile discussed joint patrols.",
    "Brunei and Qatar mediated the talks.",
    "The inspectors verified the toll.",
    "The government sent a delegation to Quito.",
    "The two sides will consult at the level of senior officials in the autumn.",
    "The government called off a planned meeting with the rebels.",
    "Seventeen of the 20 articles have been agreed.",
    "The talks were agreed upon by President Ana Soto and President Tom Bello at their summit in May.",
    "Issues of mutual interest were also discussed.",
    "The talks aim to end the war.",
    "The number of issues discussed in the second round had grown.",
    "The two sides addressed sanctions and European support for Gaza.",
    "He also spoke with President Ana Soto.",
    "The envoy called on the president upon the end of the exercise.",
    "Chile has delivered half of the guns that it promised Peru in April.",
    "The fund has received a tenth of the money it asked for this year.",
    "The team determined the cause.",
    "Peru and Chile concluded the talks with a “good” result.",
    "The envoys were received by the recently confirmed minister, who left.",
    "The two leaders talked at a summit that was held in Lima in May.",
    "The president and opposition leader Said Karimov signed the deal.",
    "An envoy who did not want to be named handed over the letter.",
    "The minister asked not to be quoted.",
    "The province declared its independence from Peru in 1998.",
    "The government declared a state of emergency.",
    "The president welcomed Premier Ana Soto to her residence.",
    "The embassy cancelled the talks, giving no reason.",
    "The panel is to report on compliance every month.",
    "Negotiators argued over kidnapping for a week.",
    "The house was built by the count of Paris.",
    "The officers put the boats at risk.",
    "The pact is named after the house in which it was signed.",
    "The ship carried grain. It sank in a storm.",
    "",
]


@pytest.mark.parametrize(("text", "source", "contents"), DIRECT, ids=[row[0][:32] for row in DIRECT])
def test_quotation_marks_decide_how_far_a_direct_quotation_reaches(text, source, contents):
    assert [(one[0], one[2]) for one in read(text)] == [(source, contents)]


@pytest.mark.parametrize(("text", "source", "cue", "content"), INDIRECT, ids=[row[0][:32] for row in INDIRECT])
def test_indirect_speech_has_a_source_a_cue_and_a_content(text, source, cue, content):
    assert read(text) == [(source, cue, [content])]


@pytest.mark.parametrize("text", NOTHING, ids=[text[:32] or "nothing" for text in NOTHING])
def test_where_nobody_is_said_to_say_anything_nothing_is_found(text):
    assert read(text) == []


@pytest.mark.parametrize(("text", "found"), SEVERAL, ids=[row[0][:32] for row in SEVERAL])
def test_each_verb_of_saying_has_its_own_content_and_what_is_no_speech_has_none(text, found):
    assert read(text) == found


def test_a_participle_has_the_source_of_its_sentence():
    assert read("The premier warned that war was near, noting that both armies were on the move.") == [
        ("The premier", "warned", ["war was near"]),
        ("The premier", "noting", ["both armies were on the move"]),
    ]


def test_an_attribution_inside_anothers_content_points_to_it():
    outer, inner = find_attributions(analyze_text("Radio Dakar reported that officials said the bridge was safe."))
    assert (outer.within, inner.within) == (-1, 0)


@pytest.mark.parametrize(
    ("text", "source", "relay"),
    [
        (
            '"The talks go on," state television quoted Minister Amina Diallo as saying.',
            "Minister Amina Diallo",
            "state television",
        ),
        ("Reuters cited two diplomats as saying that the deal was near.", "two diplomats", "Reuters"),
        ('"The border is calm," he was quoted as saying by the agency.', "he", "the agency"),
    ],
)
def test_who_is_quoted_as_saying_is_the_source_and_who_quotes_hands_it_on(text, source, relay):
    [found] = find_attributions(analyze_text(text))
    assert text[slice(*found.sources[0])] == source
    assert text[slice(*found.relay)] == relay


@pytest.mark.parametrize(
    ("text", "mode", "attitude", "polarity"),
    [
        ('"We go," said the captain.', "direct", "assertion", "affirmed"),
        ('He described the raid as "a grave mistake" that would cost lives.', "mixed", "assertion", "affirmed"),
        ("The army denied that its planes had bombed the camp.", "indirect", "assertion", "denied"),
        ("The spokesman declined to comment on the report.", "indirect", "eventuality", "declined"),
        ("Analysts believe the ceasefire will not hold.", "indirect", "belief", "affirmed"),
        ("The president hopes to sign the treaty in June.", "indirect", "eventuality", "affirmed"),
        ("A UN report showed that 4,000 people had fled.", "indirect", "fact", "affirmed"),
    ],
)
def test_an_attribution_has_a_mode_an_attitude_and_a_polarity(text, mode, attitude, polarity):
    [found] = find_attributions(analyze_text(text))
    assert (found.mode, found.attitude, found.polarity) == (mode, attitude, polarity)


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ('"Never again," the widow told the court.', "the court"),
        ("The envoy told Minister Diallo that the road was open.", "Minister Diallo"),
        ("The envoy said that the road was open.", None),
        ("The envoy urged Norway to leave.", "Norway"),
        ("The envoy stressed to Tom Bello the need for restraint.", "Tom Bello"),
        ("The envoy promised Norway that it would be paid.", "Norway"),
        ("The envoy cautioned Norway against sending ships.", "Norway"),
        ("The envoy stressed the need for restraint.", None),
        ("Peru notified Chile that it was closing the port.", "Chile"),
        ("The ministers thanked Norway for the ships that it had sent.", "Norway"),
        ("The agency said in a notice to Parliament that six ships would be sold.", "Parliament"),
        ("The agency said in a notice on Monday that six ships would be sold.", None),
    ],
)
def test_the_audience_is_whom_it_is_told(text, audience):
    [found] = find_attributions(analyze_text(text))
    assert (found.audience and text[slice(*found.audience)]) == audience


PIECES = [
    "The minister said ",
    '"we go," ',
    "he added. ",
    "“No",
    "”",
    "according to ",
    "the army",
    ", ",
    "\n",
    ". ",
    "that ",
    "(",
    "'",
    "VOA reported",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text_is_read_and_spans_stand_in_it_the_same_each_time(text):
    found = find_attributions(analyze_text(text))
    assert found == find_attributions(analyze_text(text))
    for one in found:
        assert one.contents
        assert all(0 <= start < end <= len(text) for start, end in (*one.contents, one.cue, *one.sources))
        assert -1 <= one.within < len(found)


@pytest.mark.parametrize("unit", ["a", '"', "said ", "(", '"he said, ', "said that he said ", "the state of "])
def test_a_sentence_without_an_end_gives_few_and_short_contents(unit):
    text = unit * (20_000 // len(unit))
    found = find_attributions(analyze_text(text))
    assert len(found) < len(text) / 60
    assert all(end - start < 4_000 for one in found for start, end in one.contents)


@pytest.mark.parametrize("unit", ["a", '"', "said ", "(", '"he said, ', "said that he said ", "the state of "])
def test_the_work_doubles_with_the_text(unit):
    def cost(count):
        text = unit * count
        start = time.process_time()
        find_attributions(analyze_text(text))
        return time.process_time() - start

    cost(100)
    assert cost(1_600) < 4 * cost(800) + 0.3
