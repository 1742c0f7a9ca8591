"""Figures of substance: text on the left, what is found on the right (words, value, comparator, unit, change)."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secdialogue.language.analysis import analyze_text
from secdialogue.language.quantities import Quantity, find_quantities

#: Each figure as "words | value | comparator | unit", with " | change direction" where it is a change.
COUNTS = [
    (
        "The Philippines will host about 11,000 American soldiers.",
        ["about 11,000 American soldiers | 11000 | approximately | soldiers"],
    ),
    (
        "Moldova has some 6,500 servicemen under contract.",
        ["some 6,500 servicemen | 6500 | approximately | servicemen"],
    ),
    (
        "Nearly 400 peacekeepers left Mali in December.",
        ["Nearly 400 peacekeepers | 400 | approximately | peacekeepers"],
    ),
    ("Roughly 90 villages in Darfur were burned.", ["Roughly 90 villages | 90 | approximately | villages"]),
    (
        "Kenya sent more than 380 police officers to Haiti.",
        ["more than 380 police officers | 380 | more-than | officers"],
    ),
    ("Over 1,200 houses were damaged in Sumy.", ["Over 1,200 houses | 1200 | more-than | houses"]),
    ("At least 17 fishermen were detained off Palawan.", ["At least 17 fishermen | 17 | at-least | fishermen"]),
    (
        "Up to 5,000 North Korean labourers remain in Vladivostok.",
        ["Up to 5,000 North Korean labourers | 5000 | at-most | labourers"],
    ),
    ("As many as 60 vessels loitered near Thitu Island.", ["As many as 60 vessels | 60 | at-most | vessels"]),
    ("Fewer than 200 observers remain in Abyei.", ["Fewer than 200 observers | 200 | less-than | observers"]),
    ("The mission has no more than 75 vehicles.", ["no more than 75 vehicles | 75 | at-most | vehicles"]),
    ("No fewer than 26 workers were abducted in Zamfara.", ["No fewer than 26 workers | 26 | at-least | workers"]),
    ("Under 100 ships crossed the strait last week.", ["Under 100 ships | 100 | less-than | ships"]),
    (
        "An estimated 40,000 reservists were called up in Taiwan.",
        ["An estimated 40,000 reservists | 40000 | approximately | reservists"],
    ),
    ("Armenia returned 33 soldiers to Baku.", ["33 soldiers | 33 | exact | soldiers"]),
    ("Tokyo ordered 400 Tomahawk missiles.", ["400 Tomahawk missiles | 400 | exact | missiles"]),
    ("Poland bought 1,000 K2 tanks from Seoul.", ["1,000 K2 tanks | 1000 | exact | tanks"]),
    ("Delhi and Paris signed for 26 Rafale fighter jets.", ["26 Rafale fighter jets | 26 | exact | jets"]),
    ("The army lost twenty-one men near Djibo.", ["twenty-one men | 21 | exact | men"]),
    (
        "Two thousand five hundred refugees crossed from Sudan into Chad.",
        ["Two thousand five hundred refugees | 2500 | exact | refugees"],
    ),
    ("Ecuador's navy seized a dozen boats.", ["a dozen boats | 12 | exact | boats"]),
    ("Half a dozen drones fell on Zaporizhzhia.", ["Half a dozen drones | 6 | exact | drones"]),
    ("Three dozen mayors signed the appeal in Cauca.", ["Three dozen mayors | 36 | exact | mayors"]),
    ("Some 1.2 million people fled Tigray.", ["Some 1.2 million people | 1200000 | approximately | people"]),
    ("About 1.2m people were displaced in Goma.", ["About 1.2m people | 1200000 | approximately | people"]),
    ("Manila counted 135 Chinese vessels at Whitsun Reef.", ["135 Chinese vessels | 135 | exact | vessels"]),
    (
        "The patrol covered 14 Afghan, Tajik and Uzbek border posts.",
        ["14 Afghan, Tajik and Uzbek border posts | 14 | exact | posts"],
    ),
    ("Dozens of settlers attacked a hamlet near Nablus.", ["Dozens of settlers | 24 | at-least | settlers"]),
    ("Several dozen gendarmes were hurt in Nouméa.", ["Several dozen gendarmes | 24 | at-least | gendarmes"]),
    (
        "Hundreds of Rohingya families reached Cox's Bazar.",
        ["Hundreds of Rohingya families | 100 | at-least | families"],
    ),
    ("Several hundred mercenaries left Bangui.", ["Several hundred mercenaries | 200 | at-least | mercenaries"]),
    ("Thousands of Serbs left Mitrovica.", ["Thousands of Serbs | 1000 | at-least | Serbs"]),
    (
        "Tens of thousands of Georgians marched in Tbilisi.",
        ["Tens of thousands of Georgians | 10000 | at-least | Georgians"],
    ),
    (
        "Hundreds of thousands of Sudanese refugees are in Adré.",
        ["Hundreds of thousands of Sudanese refugees | 100000 | at-least | refugees"],
    ),
    ("Millions of Venezuelans live abroad.", ["Millions of Venezuelans | 1000000 | at-least | Venezuelans"]),
    (
        "Nearly a dozen ministers' homes were searched in Lima.",
        ["Nearly a dozen ministers' homes | 12 | approximately | homes"],
    ),
    (
        "Between 5,000 and 7,000 fighters remain around Lake Chad.",
        ["5,000 and 7,000 fighters | 5000..7000 | range | fighters"],
    ),
    (
        "The corps will grow by 2,000-2,500 sailors.",
        ["2,000-2,500 sailors | 2000..2500 | range | sailors | absolute increase"],
    ),
    ("Three or four tankers were boarded off Fujairah.", ["Three or four tankers | 3..4 | range | tankers"]),
    ("Ankara put the number at 30 to 40 vehicles.", ["30 to 40 vehicles | 30..40 | range | vehicles"]),
    (
        "The raid in Cabo Delgado killed 11 villagers and wounded 30.",
        ["11 villagers | 11 | exact | villagers", "30 | 30 | exact | villagers"],
    ),
    ("Shelling of Kherson killed one person.", ["one person | 1 | exact | person"]),
    ("At least one soldier died near Agdam.", ["At least one soldier | 1 | at-least | soldier"]),
    ("One Filipino sailor was injured in the collision.", ["One Filipino sailor | 1 | exact | sailor"]),
    ("Three officers were killed in Peshawar.", ["Three officers | 3 | exact | officers"]),
    ("No casualties were reported in Odesa.", ["No casualties | 0 | exact | casualties"]),
    ("No Kenyan policemen were hurt.", ["No Kenyan policemen | 0 | exact | policemen"]),
    ("No one was injured in the blast in Dnipro.", ["No one | 0 | exact | people"]),
    ("Hundreds were arrested in Minsk.", ["Hundreds | 100 | at-least | people"]),
    ("The toll rose to 312, Turkish officials said.", ["312 | 312 | exact | people"]),
    ("Lithuania will host a 4,800-strong German brigade.", ["4,800-strong German brigade | 4800 | exact | brigade"]),
    (
        "Bogotá freed 18 hostages, 12 of them minors.",
        ["18 hostages | 18 | exact | hostages", "12 of them minors | 12 | exact | minors"],
    ),
    (
        "Suva freed 40 prisoners, 12 of whom were foreigners.",
        ["40 prisoners | 40 | exact | prisoners", "12 | 12 | exact | prisoners"],
    ),
    (
        "The yard has 900 jobs, over 400 of them at the docks.",
        ["900 jobs | 900 | exact | jobs", "over 400 | 400 | more-than | jobs"],
    ),
    ("Suva sent 40 men, two of whom spoke.", ["40 men | 40 | exact | men"]),
    ("Lima confirmed the deaths of four of its soldiers.", ["four of its soldiers | 4 | exact | soldiers"]),
    (
        "The fleet has 13 ships - eight Kenyan and five Fijian.",
        ["13 ships | 13 | exact | ships", "eight | 8 | exact | ships", "five | 5 | exact | ships"],
    ),
    (
        "Oslo has 900 troops in Juba. Members will approve another 300.",
        ["900 troops | 900 | exact | troops", "300 | 300 | exact | troops"],
    ),
    (
        "The pact limits each side to 1,550 warheads and 700 bombers.",
        ["1,550 warheads | 1550 | at-most | warheads", "700 bombers | 700 | at-most | bombers"],
    ),
    ("Lima may not keep more than 300 tanks.", ["more than 300 tanks | 300 | at-most | tanks"]),
    ("According to data from Lima, 40 died.", ["40 | 40 | exact | people"]),
    (
        "Two Fijian soldiers and a journalist with a paper were killed.",
        ["Two Fijian soldiers | 2 | exact | soldiers"],
    ),
    ("A ceiling of 300 tanks was set.", ["300 tanks | 300 | at-most | tanks"]),
    ("The navy met 200 militia vessels a day.", ["200 militia vessels | 200 | exact | vessels"]),
    ("On 3 May, 14 soldiers were hurt.", ["14 soldiers | 14 | exact | soldiers"]),
    ("Bases in Chad have come under about 150 attacks.", ["about 150 attacks | 150 | approximately | attacks"]),
    (
        "Officials put the number of Chadian soldiers on Libyan soil at between 300 and 400.",
        ["300 and 400 | 300..400 | range | soldiers"],
    ),
    (
        "The patrol has 12 boats, of which Malta has at least four.",
        ["12 boats | 12 | exact | boats", "at least four | 4 | at-least | boats"],
    ),
    ("The patrol boats, of which Malta has at least six, are old.", ["at least six | 6 | at-least | boats"]),
    (
        "They are to place 80 posts along the river; thirty-five have been put up.",
        ["80 posts | 80 | exact | posts", "thirty-five | 35 | exact | posts"],
    ),
    ("Two officers met the five ministers, and three were late.", []),
    (
        "The two navies lost 3 ships and 40 sailors.",
        ["3 ships | 3 | exact | ships", "40 sailors | 40 | exact | sailors"],
    ),
    (
        "The force fired 250 missiles and 1,100 drones at Kharkiv.",
        ["250 missiles | 250 | exact | missiles", "1,100 drones | 1100 | exact | drones"],
    ),
    ("About 300 people or more were on the ferry.", ["About 300 people | 300 | approximately | people"]),
    ("Police in Jakarta held 300 or so protesters.", ["300 or so protesters | 300 | approximately | protesters"]),
    ("The base can hold 800+ marines.", ["800+ marines | 800 | at-least | marines"]),
    ("In 2023 more than 2000 people died off Lampedusa.", ["more than 2000 people | 2000 | more-than | people"]),
    ("Seoul returned 2000 prisoners in the winter.", ["2000 prisoners | 2000 | exact | prisoners"]),
    ("The European Union trained 40 000 Ukrainian recruits.", ["40 000 Ukrainian recruits | 40000 | exact | recruits"]),
    ("Fifteen countries sent ships to the drill.", ["Fifteen countries | 15 | exact | countries"]),
    ("Lawmakers passed it by 220 votes to 213.", ["220 votes | 220 | exact | votes", "213 | 213 | exact | votes"]),
    ("The treaty covers 1,550 deployed warheads.", ["1,550 deployed warheads | 1550 | exact | warheads"]),
    ("Two Chinese coast guard vessels blocked the convoy.", ["Two Chinese coast guard vessels | 2 | exact | vessels"]),
    ("Police in Texas said five Dallas officers died.", ["five Dallas officers | 5 | exact | officers"]),
    ("Berlin sent 18 Leopard 2A7 tanks.", ["18 Leopard 2A7 tanks | 18 | exact | tanks"]),
    (
        "Five people, including two children, were killed in Sumy.",
        ["Five people | 5 | exact | people", "two children | 2 | exact | children"],
    ),
    (
        "The blast killed four villagers and 38 others were wounded.",
        ["four villagers | 4 | exact | villagers", "38 | 38 | exact | villagers"],
    ),
    (
        "Two Fijian soldiers were killed and one was wounded.",
        ["Two Fijian soldiers | 2 | exact | soldiers", "one | 1 | exact | soldiers"],
    ),
    (
        "Lima sent 600 marines, up from 400 in 2021.",
        ["600 marines | 600 | exact | marines", "400 | 400 | exact | marines"],
    ),
    (
        "Dhaka logged 34 intrusions. Naypyidaw puts the figure at 51.",
        ["34 intrusions | 34 | exact | intrusions", "51 | 51 | exact | intrusions"],
    ),
    ("Togo has a population of 9 million.", ["9 million | 9000000 | exact | people"]),
    ("Some 3 million need food in Tigray.", ["Some 3 million | 3000000 | approximately | people"]),
    (
        "Tunis took in 45 boats; they hope for at least 60 next year.",
        ["45 boats | 45 | exact | boats", "at least 60 | 60 | at-least | boats"],
    ),
    ("Twenty-three of the 32 members agreed.", ["Twenty-three of the 32 members | 23 | exact | members"]),
    ("LA PAZ (Reuters) - Three officers were killed near the border.", ["Three officers | 3 | exact | officers"]),
    (
        "The town in Benin has 11 wells, three clinics and 2 schools.",
        ["11 wells | 11 | exact | wells", "three clinics | 3 | exact | clinics", "2 schools | 2 | exact | schools"],
    ),
    (
        "Paris will raise its force in Estonia from 300 to 2,000.",
        ["300 | 300 | exact | force", "2,000 | 2000 | exact | force"],
    ),
    (
        "Paris will increase its troops in Estonia from 300 to 2,000.",
        ["300 | 300 | exact | troops", "2,000 | 2000 | exact | troops"],
    ),
    ("The number of refugees in Adré topped 600,000 in May.", ["topped 600,000 | 600000 | more-than | refugees"]),
    ("The death toll from the flood in Derna has passed 1,500.", ["1,500 | 1500 | exact | people"]),
    (
        "Seven killed, 20 wounded in Lahore blast",
        ["Seven killed | 7 | exact | killed", "20 wounded | 20 | exact | wounded"],
    ),
    ("Two Soldiers Killed As Rebels Storm Base In Northern Mali", ["Two Soldiers | 2 | exact | Soldiers"]),
    (
        "At least 11, including three children, were injured in Aden.",
        ["At least 11 | 11 | at-least | people", "three children | 3 | exact | children"],
    ),
    (
        "Some 1,500 to 2,000 ex-fighters trained in Gao.",
        ["Some 1,500 to 2,000 ex-fighters | 1500..2000 | range | ex-fighters"],
    ),
    ("The talks brought 3 prisoner swaps.", ["3 prisoner swaps | 3 | exact | swaps"]),
    (
        "Jordan hosts 1.3 million Syrians, of whom 670,000 are registered.",
        ["1.3 million Syrians | 1300000 | exact | Syrians", "670,000 | 670000 | exact | Syrians"],
    ),
    ("Taipei will buy 66 F-16 jets.", ["66 F-16 jets | 66 | exact | jets"]),
    ("Zero casualties were reported in Taiz.", ["Zero casualties | 0 | exact | casualties"]),
    (
        "Addis Ababa will send 2,500 troops, Egypt 1,091 and Djibouti 1,520.",
        ["2,500 troops | 2500 | exact | troops", "1,091 | 1091 | exact | troops", "1,520 | 1520 | exact | troops"],
    ),
    (
        "The mission will shrink to 11,900 personnel by June, from 12,626 today.",
        ["11,900 personnel | 11900 | exact | personnel", "12,626 | 12626 | exact | personnel"],
    ),
    ("Berlin will send four IRIS-T launchers.", ["four IRIS-T launchers | 4 | exact | launchers"]),
]
SHARES = [
    ("Arms imports to Africa fell 44 percent.", ["44 percent | 44 | exact | percent | percent decrease"]),
    (
        "Piracy in the Gulf of Guinea saw a 30 per cent decline.",
        ["30 per cent decline | 30 | exact | percent | percent decrease"],
    ),
    ("The Sahel recorded a 17% rise in attacks.", ["17% rise | 17 | exact | percent | percent increase"]),
    (
        "Support for the pact rose by 12 percentage points.",
        ["12 percentage points | 12 | exact | percent | percentage-point increase"],
    ),
    (
        "Spending grew by nearly 7 per cent in Norway.",
        ["nearly 7 per cent | 7 | approximately | percent | percent increase"],
    ),
    ("Sweden spends 2.6% of its GDP on defence.", ["2.6% of its GDP | 2.6 | exact | percent"]),
    (
        "Some 60 percent of Myanmar's towns are contested.",
        ["Some 60 percent of Myanmar's towns | 60 | approximately | percent"],
    ),
    (
        "Exports to Russia dropped from 15 per cent to 8 per cent.",
        ["15 per cent | 15 | exact | percent", "8 per cent | 8 | exact | percent"],
    ),
    (
        "Estimates range from 10 to 15 percent of the force.",
        ["10 to 15 percent of the force | 10..15 | range | percent"],
    ),
    (
        "Between a fifth and a quarter of the fleet is idle.",
        ["a fifth and a quarter of the fleet | 20..25 | range | percent"],
    ),
    (
        "Defence spending rose from $12 billion in 2021 to $30 billion in 2024.",
        ["$12 billion | 12000000000 | exact | USD", "$30 billion | 30000000000 | exact | USD"],
    ),
    ("More than half of the recruits are from Fiji.", ["More than half of the recruits | 50 | more-than | percent"]),
    ("A third of the fleet is in dock at Severomorsk.", ["A third of the fleet | 33.3 | exact | percent"]),
    ("Two-thirds of Haiti's capital is held by gangs.", ["Two-thirds of Haiti's capital | 66.7 | exact | percent"]),
    ("About a quarter of the island is mined.", ["About a quarter of the island | 25 | approximately | percent"]),
    ("One in five Lebanese families fled.", ["One in five Lebanese families | 20 | exact | percent"]),
    ("Three quarters of the aid reached Gonder.", ["Three quarters of the aid | 75 | exact | percent"]),
    ("Ottawa cut its contingent by half.", ["half | 50 | exact | percent | percent decrease"]),
    ("Attacks were down 20 per cent on the year.", ["20 per cent | 20 | exact | percent | percent decrease"]),
    ("Output was 9% higher than before.", ["9% | 9 | exact | percent | percent increase"]),
    ("Uranium was enriched to 60 percent.", ["60 percent | 60 | exact | percent"]),
    (
        "The court upheld 55 to 60 per cent of the claims.",
        ["55 to 60 per cent of the claims | 55..60 | range | percent"],
    ),
    ("An increase of 300 marines was approved in Darwin.", ["300 marines | 300 | exact | marines | absolute increase"]),
    (
        "Paris reduced its force in Chad by 1,000 soldiers.",
        ["1,000 soldiers | 1000 | exact | soldiers | absolute decrease"],
    ),
    ("Abductions doubled in Nigeria.", ["doubled | 2 | exact | Abductions | factor increase"]),
    ("Clashes more than tripled in Karabakh.", ["more than tripled | 3 | more-than | Clashes | factor increase"]),
    (
        "There was a threefold rise in clashes, but the budget was halved.",
        ["halved | 50 | exact | percent | percent decrease"],
    ),
    ("Inflation in Ghana was up 4 percent.", ["4 percent | 4 | exact | percent | percent increase"]),
    ("Fijians made up 20 percent of the mission.", ["20 percent of the mission | 20 | exact | percent"]),
    (
        "Only 32 per cent of a $2.7 billion appeal was funded.",
        [
            "32 per cent of a $2.7 billion appeal | 32 | exact | percent",
            "$2.7 billion appeal | 2700000000 | exact | USD",
        ],
    ),
    (
        "Oslo's fund fell 3.2% to 15.8 trillion kroner.",
        ["3.2% | 3.2 | exact | percent | percent decrease", "15.8 trillion kroner | 15800000000000 | exact | kroner"],
    ),
    ("Trade in the Sahel fell by a third.", ["a third | 33.3 | exact | percent | percent decrease"]),
    ("Nine in ten Maltese voters back the deal.", ["Nine in ten Maltese voters | 90 | exact | percent"]),
    ("Trade between the islands grew by a quarter last year.", ["a quarter | 25 | exact | percent | percent increase"]),
    ("Warsaw's budget rose to 4.7 percent of output.", ["4.7 percent of output | 4.7 | exact | percent"]),
]
MEASURES = [
    ("Washington approved a $3bn sale to Taipei.", ["$3bn sale | 3000000000 | exact | USD"]),
    ("Brussels pledged 5 billion euros for Kyiv.", ["5 billion euros | 5000000000 | exact | EUR"]),
    ("Canberra will spend A$368 billion on submarines.", ["A$368 billion | 368000000000 | exact | AUD"]),
    ("London offered up to £2.5 billion in aid.", ["up to £2.5 billion in aid | 2500000000 | at-most | GBP"]),
    ("The deal is worth ¥300 million.", ["¥300 million | 300000000 | exact | JPY"]),
    ("Seoul set aside 61 trillion won for defence.", ["61 trillion won | 61000000000000 | exact | KRW"]),
    ("Bern gave 10 million Swiss francs.", ["10 million Swiss francs | 10000000 | exact | CHF"]),
    ("Islamabad paid 500 million rupees.", ["500 million rupees | 500000000 | exact | rupees"]),
    ("Oslo promised 85 billion kroner.", ["85 billion kroner | 85000000000 | exact | kroner"]),
    (
        "Between $5 billion and $7 billion was frozen.",
        ["$5 billion and $7 billion | 5000000000..7000000000 | range | USD"],
    ),
    ("The fund holds $5-7 billion.", ["$5-7 billion | 5000000000..7000000000 | range | USD"]),
    (
        "Moscow cut its budget by 100 billion roubles.",
        ["100 billion roubles | 100000000000 | exact | RUB | absolute decrease"],
    ),
    ("The missile has a range of 1,000 kilometres.", ["1,000 kilometres | 1000 | exact | kilometres"]),
    ("Ankara wants a 30-kilometre buffer zone.", ["30-kilometre buffer zone | 30 | exact | kilometre"]),
    ("The fence runs for about 150 miles.", ["about 150 miles | 150 | approximately | miles"]),
    (
        "Rebels hold 4,500 square kilometres of Ituri.",
        ["4,500 square kilometres of Ituri | 4500 | exact | square kilometres"],
    ),
    ("Customs in Durban seized 12 tonnes of explosives.", ["12 tonnes of explosives | 12 | exact | tonnes"]),
    ("Tehran holds 142 kg of enriched uranium.", ["142 kg of enriched uranium | 142 | exact | kg"]),
    (
        "The pipeline carries 1.2 million barrels a day.",
        ["1.2 million barrels a day | 1200000 | exact | barrels a day"],
    ),
]
CASES = COUNTS + SHARES + MEASURES


def told(text: str, quantity: Quantity) -> str:
    value = str(quantity.value.normalize() + 0) if quantity.value else "0"
    value = f"{quantity.value.normalize():f}" + (
        f"..{quantity.high.normalize():f}" if quantity.high is not None else ""
    )
    line = f"{text[quantity.start : quantity.end]} | {value} | {quantity.comparator} | {quantity.unit}"
    return line + (f" | {quantity.change} {quantity.direction}" if quantity.change else "")


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_a_figure_is_read_with_its_bound_its_unit_and_its_change(text: str, expected: list[str]) -> None:
    """What a sentence counts is found, each figure once, with value, comparator, unit and change."""
    assert [told(text, q) for q in find_quantities(analyze_text(text))] == expected


_WORDS = (
    "12 1,000 dozens of half a third no one soldiers were killed and wounded 5% per cent $ million about at least the talks "
    "of in Lagos May 2014 - , . ; doubled rose by to from between fewer than other first".split(" ")
)


@given(st.lists(st.sampled_from(_WORDS), max_size=40))
def test_whatever_the_words_each_figure_lies_in_its_text(words: list[str]) -> None:
    """Spans are in order and in the text, the number within the figure, and no value is unbounded."""
    text = " ".join(words)
    found = find_quantities(analyze_text(text))
    assert found == sorted(found, key=lambda q: (q.start, q.end))
    for q in found:
        assert 0 <= q.start <= q.number[0] < q.number[1] <= q.end <= len(text)
        assert all(0 <= a < b <= len(text) for a, b in (q.unit_span, *q.measure_spans))
        assert q.value.is_finite()
        assert q.unit
        assert q.measure
        assert q.variable


@pytest.mark.parametrize(
    "piece",
    [
        "12 ",
        "about ",
        "one hundred and ",
        "no ",
        "killed 12 and ",
        "$5m, ",
        "doubled ",
        "12 Iraqi and Kurdish and ",
        "in Lagos in ",
        "3 of the ",
    ],
)
def test_finding_figures_takes_time_in_proportion_to_the_text(piece: str) -> None:
    """Four times the hostile text, in sentences of usual length or in one, takes about four times the time."""

    def cost(size: int) -> float:
        analysis = analyze_text(piece * (size // len(piece)))
        best = float("inf")
        for _ in range(2):
            began = time.process_time()
            find_quantities(analysis)
            best = min(best, time.process_time() - began)
        return best

    assert cost(24_000) < 8 * cost(6_000) + 0.1
