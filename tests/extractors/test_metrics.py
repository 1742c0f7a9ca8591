"""Metrics: figures with place, period, subject and claimants, each value cited in the text."""

from decimal import Decimal

import pytest

from secdialogue.extractors.metrics import Metrics
from secdialogue.model import Metric, Record
from secdialogue.plugin import Actor, Block, Draft, Statement, plain_document


class Story:
    """A draft of a text of several paragraphs, written in June 2024, to which actors and statements are added by their words."""

    def __init__(self, *paragraphs: str, kinds: tuple[str, ...] = ()) -> None:
        text = "\n\n".join(paragraphs)
        blocks, at = [], 0
        for number, paragraph in enumerate(paragraphs):
            kind = kinds[number] if number < len(kinds) else "paragraph"
            blocks.append(Block(kind=kind, start=at, end=at + len(paragraph)))  # type: ignore[arg-type]
            at += len(paragraph) + 2
        self.draft = Draft(plain_document("plain-text", "0" * 64, text, blocks, published="2024-06-12", language="en"))

    def span(self, words: str) -> tuple[int, int]:
        start = self.draft.text.index(words)
        return start, start + len(words)

    def actor(self, words: str, kind: str, **fields: object) -> str:
        return self.draft.actor(*self.span(words), kind=kind, name=words, **fields)  # type: ignore[arg-type]

    def says(self, speaker: str | None, content: str, within: str | None = None, cue: str | None = None) -> str:
        evidence = [self.draft.evidence(*self.span(content), "text")]
        if speaker:
            name = self.draft[speaker].name
            evidence.append(self.draft.evidence(*self.span(name), "speakers", f"speakers/{speaker}"))
        if cue:
            evidence.append(self.draft.evidence(*self.span(cue), "cue"))
        if within:
            evidence.append(self.draft.evidence(*self.span(content), "within"))
        return self.draft.add(
            Statement(
                speakers=(speaker,) if speaker else (),
                mode="indirect",
                text=content,
                cue=cue,
                within=within,
                evidence=tuple(evidence),
            )
        )

    def record(self) -> Record:
        Metrics().extract(self.draft.document, self.draft)
        return self.draft.finish()

    def metrics(self) -> list[Metric]:
        return list(self.record().metrics)


def quotes(record: Record, metric: Metric, field: str) -> list[str]:
    return [e.quote for e in metric.evidence if field in e.supports]


PLACES = [
    ("Some 900 soldiers are deployed in northern Benin.", "northern Benin"),
    ("In Goma, 40 shells hit the airport.", "Goma"),
    ("Rebels burned 30 houses in Bria, Central African Republic.", "Bria, Central African Republic"),
    ("The army seized 14 Malian villages.", "Mali"),
    ("Tanzania withdrew 600 troops from Mozambique.", "Mozambique"),
    ("About 120,000 people fled Stepanakert.", "Stepanakert"),
    ("Peru declared a curfew, and about a third of the country is without power.", "Peru"),
    ("Chadian units comprising 900 men left the front.", "Chad"),
    ("A strike on Odesa killed 12 people.", "Odesa"),
    ("The rebels hit Gao with 14 rockets.", "Gao"),
    ("Some 40 shells landed on the island of Kinmen.", "Kinmen"),
    ("About 9,000 Filipinos are on Taiwanese soil.", "Taiwan"),
    ("A strike on Wednesday killed 12 people.", None),
    ("Jordan, which hosts 3,200 Sudanese, asked for help.", "Jordan"),
    ("The jets, of which Peru is thought to have at least six, are old.", "Peru"),
    ("Brazil has 40 frigates.", None),
    ("In Oslo, the two sides signed a $3 billion deal.", None),
    ("Some 40 French soldiers returned home.", None),
    ("The pact covers 12 ports.", None),
    ("Fighting reached Goma. Some 40 observers are still stationed there.", "Goma"),
    ("Kosovo declared independence. Some 900 troops are based there.", "Kosovo"),
    ("Fighting reached Goma. There are 40 observers.", None),
    ("Thousands of people marched in the Serbian capital.", "Belgrade"),
    ("By Peru's estimate, 300 rifles enter its territory each year.", "Peru"),
    ("Bandits bought 300 rifles and that ended in Mali.", None),
    ("The navy, which has 40 ships, seized a boat in Mali.", None),
]
PERIODS = [
    ("In 2023, 300 people were killed near Djibo.", "2023"),
    ("Some 4,000 people fled Sumy in May.", "2024-05"),
    ("The navy logged 61 intrusions in the first half of 2023.", "2023-01/2023-06"),
    ("There have been 19 attacks on ships since January.", "2024-01/.."),
    ("Last year 71 vessels were boarded off Somalia.", "2023"),
    ("Thefts rose by 20 per cent from March.", None),
    ("Kigali keeps 2,500 troops in Cabo Delgado, a spokesman said on Monday.", None),
    ("The decision to expel 12 Malian envoys sparked protests last month.", None),
    ("It will buy 24 jets.", None),
    ("It will buy 24 jets by June.", None),
    ("Under a protocol signed in April the sides are to place 80 posts.", None),
    ("Militants raided a base on Sunday, police said, killing 15 soldiers.", "2024-06-09"),
    ("The budget doubled, from 6 million euros in 2021 to 13 million euros in 2023.", "2021/2023"),
    ("It was the worst attack since 2022, when 130 people were killed in Moura.", "2022"),
    ("Oslo pledged 300 million euros until 2030.", None),
    ("About 60,000 troops took part in the exercise, held from 3 to 9 May in Gdansk.", "2024-05-03/2024-05-09"),
    ("The 2022 floods killed 1,700 people in Sindh.", "2022"),
    ("Signatories of the 2015 accord commanded 900 men.", None),
    ("Militants raided a base in Borno on Sunday, killing at least 15 soldiers.", "2024-06-09"),
    ("The talks broke off in May, and rebels hold 40 villages.", None),
    ("Officials estimate that 800 fighters crossed since the truce took effect on 3 March.", "2024-03-03/.."),
    ("The navy fired 90 rockets before a truce took effect in April 2022.", "../2022-04"),
    ("More than 9,000 people fled Agdam after the offensive of September 2023.", None),
    ("Twelve soldiers died after a bomb exploded on Monday.", "2024-06-10"),
    ("The fund spent less than 30 per cent of the sum it asked for in 2023.", "2023"),
    ("Aden says more than 3,000 people have been killed since October.", "2023-10/.."),
    ("Talks ended after the clash in Goma on 3 May, in which 20 soldiers were killed.", "2024-05-03"),
    ("In data exchanged as of 1 May, Lima counted 900 warheads.", "2024-05-01"),
    ("The only truce to date, in November 2023, saw 100 hostages released.", "2023-11"),
    ("The eruption, which began on 3 June and has killed 300 people, goes on.", None),
    ("The plan, under which 4,000 marines are to be moved, will begin in December 2024.", None),
    ("Lima cut the talks in May after an attack on a base left three soldiers dead.", "2024-05"),
    ("Lima left the Border Agreement of 2018 after 900 balloons came.", None),
    ("Members were asked last week to approve 400 soldiers.", None),
    ("In December 2020, the envoy told the forum that there were 20,000 fighters.", "2020-12"),
    ("On Friday, the envoy told the forum that there were 20,000 fighters.", None),
]


@pytest.mark.parametrize(("text", "place"), PLACES, ids=[text for text, _ in PLACES])
def test_a_figure_is_placed_where_its_sentence_says(text: str, place: str | None) -> None:
    """The place beside the figure, the state meant by "the country", or none."""
    [metric] = Story(text).metrics()
    assert metric.place == place


@pytest.mark.parametrize(("text", "period"), PERIODS, ids=[text for text, _ in PERIODS])
def test_a_figure_has_the_period_of_its_own_clause(text: str, period: str | None) -> None:
    """A date behind the figure or at the opening of its clause; not the day of a report nor the base of a change."""
    metric = Story(text).metrics()[0]
    assert metric.period == period


def test_the_innermost_statement_that_holds_a_figure_claims_it() -> None:
    """A figure that a ministry gives in an agency's report is the ministry's claim."""
    text = "Antara reported that the ministry said 17 fishermen were held in Sabah."
    story = Story(text)
    agency, ministry = story.actor("Antara", "media"), story.actor("ministry", "government-body")
    outer = story.says(agency, "the ministry said 17 fishermen were held in Sabah")
    inner = story.says(ministry, "17 fishermen were held in Sabah", within=outer)
    record = story.record()
    [metric] = record.metrics
    assert (metric.claimed_by, metric.statement) == ((ministry,), inner)
    assert quotes(record, metric, "claimed_by") == ["ministry"]
    assert quotes(record, metric, "statement") == ["17"]


def test_a_statement_without_a_speaker_leaves_the_claim_to_the_one_around_it() -> None:
    """Where a passive names nobody, the outer speaker is the claimant."""
    story = Story("Reuters wrote that 30 tankers were said to be idle.")
    agency = story.actor("Reuters", "media")
    outer = story.says(agency, "30 tankers were said to be idle")
    story.says(None, "30 tankers", within=outer)
    [metric] = story.metrics()
    assert metric.claimed_by == (agency,)


def test_a_figure_behind_the_source_is_the_same_claim() -> None:
    """What an attribution goes on to tell, behind its source or in a further clause, its speaker claims too."""
    story = Story(
        "The drone hit a school, police said, killing 12 pupils.", "Rain fell, police said. Later 40 boats came."
    )
    police = story.actor("police", "unnamed-source")
    story.says(police, "The drone hit a school")
    killed, boats = story.metrics()
    assert (killed.claimed_by, killed.statement, boats.claimed_by) == ((police,), None, ())


def test_who_acts_vouches_for_no_figure() -> None:
    """A figure in what a state is said to have approved is the claim of who says so."""
    story = Story("The agency said that Malta had approved the sale of 40 boats.")
    agency, malta = story.actor("agency", "government-body"), story.actor("Malta", "state")
    outer = story.says(agency, "Malta had approved the sale of 40 boats")
    story.says(malta, "the sale of 40 boats", within=outer, cue="approved")
    [metric] = story.metrics()
    assert metric.claimed_by == (agency,)


def test_a_source_with_an_apposition_counts() -> None:
    """Between a source and its verb may stand its short form and what it is."""
    story = Story("Lake Data Watch (LDW), a monitor, counts 900 deaths in Ituri.")
    watch = story.actor("Lake Data Watch", "organization")
    [metric] = story.metrics()
    assert metric.claimed_by == (watch,)


COUNTED = [
    ("Some 60,000 troops are deployed there, by the Kenyan Army's reckoning.", "Kenyan Army"),
    ("Around 290,000 people remain displaced, by the count of the Kenyan Army.", "Kenyan Army"),
    ("By the Kenyan Army's estimate, 300 people died.", "Kenyan Army"),
    ("Among them are 34 people who the Kenyan Army says are dead.", "Kenyan Army"),
    ("Kenyan Army puts violations at more than 30.", "Kenyan Army"),
    ("The Kenyan Army lost 40 men by the end of May.", None),
    ("The Kenyan Army left, and 40 people fled by boat.", None),
    ("By the Kenyan Army's own account 300 men were freed.", "Kenyan Army"),
]


@pytest.mark.parametrize(("text", "claimant"), COUNTED, ids=[text for text, _ in COUNTED])
def test_a_figure_is_claimed_by_whose_count_it_is(text: str, claimant: str | None) -> None:
    """By whose reckoning it is, who says so of those counted, who puts it at that."""
    story = Story(text)
    army = story.actor("Kenyan Army", "military")
    assert story.metrics()[0].claimed_by == ((army,) if claimant else ())


def test_the_place_of_those_who_count_is_none_of_what_they_count() -> None:
    """Officials in Lima who put a number at 30,000 are in Lima, those counted are not."""
    [metric] = Story("Officials in Lima put the number of displaced at 30,000.").metrics()
    assert metric.place is None


def test_figures_that_and_joins_share_time_and_claimant() -> None:
    """In "counted 5,000 breaches and 46 deaths" both are of one year and one claimant."""
    story = Story("In 2020 the Kenyan Army counted 5,133 breaches and 46 deaths.")
    army = story.actor("Kenyan Army", "military")
    assert [(metric.period, metric.claimed_by) for metric in story.metrics()] == [("2020", (army,))] * 2


def test_a_change_told_beside_a_figure_shares_its_time() -> None:
    """A rise in apposition holds for the period of the figure that it explains; another sentence's does not."""
    first, rise = Story("There were 900 thefts in Lagos in 2023, a rise of about a third.").metrics()
    assert (first.period, rise.period, rise.direction) == ("2023", "2023", "increase")
    assert quotes(Story("There were 900 thefts in Lagos in 2023, a rise of 9 percent.").record(), rise, "period") == [
        "2023"
    ]
    assert Story("There were 900 thefts in 2023. Prices rose by 4 percent.").metrics()[1].period is None


def test_those_harmed_were_harmed_where_and_when_the_sentence_before_tells() -> None:
    """The event's place and day, where one sentence of the same paragraph tells both; not when somebody spoke."""
    [told] = Story("A bomb exploded in Quetta on Monday. At least 25 people were killed.").metrics()
    assert (told.place, told.period) == ("Quetta", "2024-06-10")
    [spoken] = Story(
        "The general spoke in Quetta on Monday. He said nothing. At least 25 people were killed."
    ).metrics()
    assert spoken.period is None
    [next_one] = Story("A bomb exploded in Quetta on Monday.", "At least 25 people were killed.").metrics()
    assert next_one.period is None


def test_the_writers_own_figure_has_no_claimant() -> None:
    """Prose without a source gives a metric that nobody claims."""
    [metric] = Story("Denmark gave 19 jets.").metrics()
    assert (metric.claimed_by, metric.statement) == ((), None)


def test_the_same_figure_of_one_source_is_one_metric_with_two_evidences() -> None:
    """Told again in other words of the same kind, the figure stays one."""
    story = Story("The navy faced about 80 attacks off Yemen.", "Tension has grown, with about 80 incidents recorded.")
    [metric] = story.metrics()
    assert [e.quote for e in metric.evidence if "value" in e.supports] == ["about 80 attacks", "about 80 incidents"]


def test_the_same_number_of_other_things_is_another_metric() -> None:
    """Eighty ships and eighty villages are two figures, and so are forty killed and forty wounded."""
    assert len(Story("It sank 80 ships.", "It burned 80 villages.").metrics()) == 2
    assert len(Story("The blast in Quetta killed 9 people.", "The blast in Zhob wounded 9 people.").metrics()) == 2


def test_the_same_figure_of_two_sources_is_two_metrics_of_one_variable() -> None:
    """Rival figures of one measure share their variable and keep their claimants."""
    story = Story("Kyiv said 40 soldiers were killed in Kursk.", "Moscow said 300 soldiers were killed in Kursk.")
    kyiv, moscow = story.actor("Kyiv", "state"), story.actor("Moscow", "state")
    story.says(kyiv, "40 soldiers were killed in Kursk")
    story.says(moscow, "300 soldiers were killed in Kursk")
    first, second = story.metrics()
    assert (first.claimed_by, second.claimed_by) == ((kyiv,), (moscow,))
    assert first.variable == second.variable == "soldier-killed/kursk"


def test_a_change_has_its_kind_and_direction() -> None:
    """A cut of so many per cent is a decrease; the level it leads to has no direction."""
    cut, level = Story("Ghana announced a 12 per cent cut in patrols, bringing the number of boats to 40.").metrics()
    assert (cut.change, cut.direction, cut.unit) == ("percent", "decrease", "percent")
    assert (level.change, level.direction, level.unit) == (None, None, "boats")


def test_a_range_has_both_bounds() -> None:
    """Between five and seven thousand: value, upper bound, comparator."""
    [metric] = Story("Between 5,000 and 7,000 fighters remain around Lake Chad.").metrics()
    assert (metric.value, metric.value_high, metric.comparator) == (Decimal(5000), Decimal(7000), "range")


def test_the_subject_is_the_actor_that_the_counted_phrase_names() -> None:
    """Whose troops they are, where a state or a group of that name is among the actors."""
    story = Story("Rwanda agreed. About 2,500 Rwandan troops are in Palma.")
    rwanda = story.actor("Rwanda", "state", country="RWA")
    [metric] = story.metrics()
    assert (metric.subject, metric.place) == (rwanda, "Palma")


def test_a_group_in_a_compound_is_not_the_subject() -> None:
    """ "Iran-backed" tells of Iran's backing, not of its troops."""
    story = Story("Iran denied it. There were 30 attacks by Iran-backed fighters.")
    story.draft.add(
        Actor(kind="state", name="Iran", country="IRN", evidence=(story.draft.evidence(0, 4, "name", "country"),))
    )
    story.draft.mention(*story.span("Iran-")[:1], story.span("Iran-")[1] - 1, "actor:iran")
    [metric] = story.metrics()
    assert metric.subject is None


def test_every_value_is_cited() -> None:
    """A record with metrics of every sort keeps the law that no value stands without evidence."""
    story = Story(
        "Baku lost 192 soldiers. Between 5 and 7 per cent of Fiji's budget goes to the army. Attacks in Lagos doubled in 2023.",
        "No civilians were killed in Aden; hundreds were arrested. The toll rose to 312. Oslo gave $3bn in aid.",
    )
    record = story.record()
    assert len(record.metrics) == 7
    for metric in record.metrics:
        for evidence in metric.evidence:
            assert story.draft.text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize(
    "text",
    [
        "The two countries opened the third round of talks in Doha on 12 May 2024.",
        "A 34-year-old envoy of the Group of 77 cited Resolution 2231 for two days.",
        "The delegations met for three hours in Room 402.",
        "",
    ],
)
def test_a_text_without_figures_gives_no_metric(text: str) -> None:
    """Dates, rounds, ages, names with numbers, durations and counts of the sides are not metrics."""
    assert Story(text).metrics() == []


def test_a_caption_counts_no_one_who_is_only_seen() -> None:
    """Under a picture a small number of people is no figure, the dead of an attack are."""
    assert Story("Five Bolivian sailors wait on a pier.", kinds=("caption",)).metrics() == []
    assert len(Story("Five Bolivian sailors were killed here.", kinds=("caption",)).metrics()) == 1


def test_notices_and_bylines_hold_no_figures() -> None:
    """What the site says of itself is not reported."""
    assert Story("By a team of 12 reporters", "Join 40,000 subscribers.", kinds=("byline", "notice")).metrics() == []
