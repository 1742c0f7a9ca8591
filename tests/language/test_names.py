"""Names in a text: bodies, persons with their offices, states that act; on the left the text, on the right what is found."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secdialogue.language.analysis import analyze_text
from secdialogue.language.names import find_names


def found(text, *kinds):
    return [mention for mention in find_names(analyze_text(text)).mentions if mention.kind in kinds]


BODIES = [
    ("Peru's Ministry of Foreign Affairs summoned the envoy.", ["government-body Ministry of Foreign Affairs PER"]),
    ("A spokesman for the Ministry of Foreign Affairs and Trade spoke.", ["government-body Ministry of Foreign Affairs and Trade"]),
    ("The Kenyan foreign ministry said so.", ["government-body Kenyan foreign ministry KEN"]),
    ("Chile's foreign ministry said so.", ["government-body Chilean foreign ministry CHL"]),
    ("The Chilean Navy sent two frigates.", ["military Chilean Navy CHL"]),
    ("The Sudanese armed forces withdrew.", ["military Sudanese armed forces SDN"]),
    ("The Philippine coast guard protested.", ["military Philippine coast guard PHL"]),
    ("Officers of the 3rd Armoured Division met.", ["military 3rd Armoured Division"]),
    ("U.S. Africa Command declined to comment.", ["military U.S. Africa Command USA"]),
    ("The Economic Community of West African States (ECOWAS) met.", ["intergovernmental Economic Community of West African States", "intergovernmental ECOWAS"]),
    ("The African Union Peace and Security Council urged calm.", ["intergovernmental African Union Peace and Security Council"]),
    ("The PLA and the RAF sent officers; the Peshmerga did not.", ["military PLA CHN", "military RAF GBR", "military Peshmerga IRQ"]),
    ("UNIFIL and AMISOM met Mossad and the E3.", ["military UNIFIL", "intergovernmental AMISOM", "government-body Mossad ISR", "intergovernmental E3"]),
    ("The United Nations Mission in South Sudan and UNICEF reported it.", ["intergovernmental United Nations Mission in South Sudan", "intergovernmental UNICEF"]),
    ("NATO and the European Union agreed.", ["intergovernmental NATO", "intergovernmental European Union"]),
    ("The Lakes Contact Group met.", ["coalition Lakes Contact Group"]),
    ("The territory's health ministry said so.", ["government-body health ministry"]),
    ("The state-run news agency Khovar said so.", ["media Khovar TJK"]),
    ("The Border Coordination Group met.", ["commission Border Coordination Group"]),
    ("Soldiers of the 14 Corps of the Indian army left.", ["military 14 Corps", "military Indian army IND"]),
    ("Ministry of Defence Joint Secretary Arjun Rao left.", ["government-body Ministry of Defence"]),
    ("The Joint Border Commission met again.", ["commission Joint Border Commission"]),
    ("The Kenyan-Ethiopian Boundary Committee met.", ["commission Kenyan-Ethiopian Boundary Committee"]),
    ("The Women and Peace Dialogue resumed in Suva.", ["commission Women and Peace Dialogue"]),
    ("Ansaru fighters fled.", ["armed-group Ansaru"]),
    ("Codeco militants fled.", ["armed-group Codeco militants"]),
    ("The Rwanda-backed groups advanced.", ["armed-group Rwanda-backed groups"]),
    ("The Ituri Liberation Front signed.", ["armed-group Ituri Liberation Front"]),
    ("Lawyers Without Borders (LWB) closed its clinic.", ["organization Lawyers Without Borders", "organization Lawyers Without Borders"]),
    ("The Institute for Security Studies in Pretoria published it.", ["organization Institute for Security Studies"]),
    ("The Kiel Institute for the World Economy counted them.", ["organization Kiel Institute for the World Economy"]),
    ("The Lagos Times and Radio Free Fiji reported it.", ["media Lagos Times", "media Radio Free Fiji FJI"]),
    ("The official Sudan News Agency said so.", ["media Sudan News Agency SDN"]),
    ("A US-led anti-piracy coalition patrols there.", ["coalition US-led anti-piracy coalition"]),
    ("Operation Atalanta ended.", ["military Operation Atalanta"]),
    ("The Prime Minister's Office denied it.", ["government-body Prime Minister's Office"]),
    ("The broadcaster NHK showed it.", ["media NHK JPN"]),
    ("Rosbank, the state agricultural bank, refused.", ["organization Rosbank"]),
    ("He told Coral Sea Wire and The Delta Courier.", ["media Coral Sea Wire", "media Delta Courier"]),
    ("Georgia and Abkhazia signed a truce.", ["organization Abkhazia"]),
    ("He told The Namibian on Monday.", ["media The Namibian"]),
    ("Toll figures came from the Chad Teachers' Network.", ["organization Chad Teachers' Network TCD"]),
    ("The Farmers’ Association left.", ["organization Farmers’ Association"]),
    ("The paramilitary Savannah Defence Forces left.", ["armed-group Savannah Defence Forces"]),
    ("He met rebels of the Ituri Defence Forces.", ["armed-group Ituri Defence Forces"]),
    ("The Coastal Defence Army, a rebel group, left.", ["armed-group Coastal Defence Army"]),
    ("The Kenya Defence Forces, a partner, left.", ["military Kenya Defence Forces KEN"]),
    ("The Group for the Renewal of Islam and Muslims left.", ["organization Group for the Renewal of Islam and Muslims"]),
    ("The weekly La Savane reported it.", ["media La Savane"]),
    ("He told Al Bahriya television.", ["media Al Bahriya"]),
    ("Isis (Institute of Social and Industrial Studies) met.", ["organization Isis", "organization Institute of Social and Industrial Studies"]),
    ("The Lake Economic Research Initiative (Leri) met.", ["organization Lake Economic Research Initiative", "organization Lake Economic Research Initiative"]),
    ("The Ministry of Defence, the National Police and the Border Guard of Chad took part.", ["government-body Ministry of Defence", "government-body National Police", "military Border Guard of Chad TCD"]),
    ("Ghana's Ministry of Defence, the Immigration Service, and the National Police took part.", ["government-body Ministry of Defence GHA", "government-body Immigration Service GHA", "government-body National Police GHA"]),
    ("The Nepali election commission and Chad's cricket board met.", ["government-body Nepali election commission NPL", "organization Chadian cricket board TCD"]),
    ("The Iraqi prime minister's office denied it.", ["government-body Iraqi prime minister's office IRQ"]),
    ("They have 900 men, according to Peruvian military intelligence.", ["military Peruvian military intelligence PER"]),
    ("Kenyan intelligence said so.", ["government-body Kenyan intelligence KEN"]),
    ("The M-7 guerrilla movement signed.", ["armed-group M-7 guerrilla movement"]),
    ("The Karo militant group fled.", ["armed-group Karo militant group"]),
    ("The Ministry of Agriculture, Forestry and Fisheries agreed.", ["government-body Ministry of Agriculture, Forestry and Fisheries"]),
    ("The Bureau of Mines, Forests, and Rural Roads agreed.", ["government-body Bureau of Mines, Forests, and Rural Roads"]),
    ("The Ministry of Defence, Boeing and Airbus signed.", ["government-body Ministry of Defence"]),
    ("The UN mission in Juba, Unijub, said so.", ["intergovernmental UN mission in Juba"]),
    ("The OSCE monitoring mission to Chad counted them.", ["intergovernmental OSCE monitoring mission to Chad"]),
    ("The UN mission in Chad, Okello said, ends.", ["intergovernmental UN mission in Chad"]),
    ("Peru's National Institute of Statistics counted them.", ["government-body National Institute of Statistics PER"]),
    ("The National Democratic Institute agreed.", ["organization National Democratic Institute"]),
    ("The Cauca Military District and Banque Misr agreed.", ["military Cauca Military District", "organization Banque Misr"]),
    ("The Working Mechanism for Consultation and Coordination met.", ["commission Working Mechanism for Consultation and Coordination"]),
    ("The Communist-led New People's Army and NATO-led KFOR agreed.", ["armed-group New People's Army PHL", "military KFOR"]),
    ("The Kurdistan Regional Government agreed.", ["government-body Kurdistan Regional Government"]),
    ("The Swiss Mission in Geneva agreed.", ["government-body Swiss Mission CHE"]),
    ("Ana Flores told Ekho.net that it was late.", ["media Ekho.net"]),
    ("The Sports Organization of Chad agreed.", ["government-body Sports Organization of Chad TCD"]),
    ("The Security Working Group met the Navy.", ["commission Security Working Group", "military Navy"]),
]  # fmt: skip

NO_BODIES = [
    "Troops left the Line of Actual Control (LAC) and the Line of Control.",
    "Armed groups and local factions fought, and Ugandan fighters left.",
    "The army moved in, and the ministry said nothing.",
    "They signed the Framework Agreement at the airport.",
    "US military officials met local leaders.",
    "In other news, times are hard for the group.",
    "A union of forces is a matter of time.",
    "The committee of three met, and the council adjourned.",
    "(Photo: Reuters)",
    "In Georgia and Abkhazia it rained.",
    "Fijian, Tongan and Samoan forces took part.",
    "He works for an ethnic Hema militia.",
    "A Kenyan human rights commission and a Chadian military court met.",
    "The Kenyan first committee shared Peruvian intelligence with nobody.",
    "US intelligence assessments differ.",
    "The French energy company left.",
    "Troops met along the Line of Actual Control (LAC). The LAC is long.",
    "They flew to RAF Lakenham in Kent. It was the Cauca District.",
    "The Secretary of the Navy left.",
]


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_a_body_is_read_from_the_form_of_its_name(text, expected):
    kinds = (
        "government-body",
        "military",
        "intergovernmental",
        "commission",
        "armed-group",
        "organization",
        "media",
        "coalition",
    )
    assert [f"{m.kind} {m.name} {m.country or ''}".strip() for m in found(text, *kinds)] == expected


@pytest.mark.parametrize("text", NO_BODIES)
def test_common_nouns_are_no_bodies(text):
    kinds = (
        "government-body",
        "military",
        "intergovernmental",
        "commission",
        "armed-group",
        "organization",
        "media",
        "coalition",
    )
    assert [m.name for m in found(text, *kinds)] == []


PERSONS = [
    ("U.S. Defense Secretary Jane Roe arrived.", ["Jane Roe: Defense Secretary USA"]),
    ("Kenyan Minister of Foreign Affairs Musalia Mudavadi arrived.", ["Musalia Mudavadi: Minister of Foreign Affairs KEN"]),
    ("Maj. Gen. Patrick Nyamvumba spoke.", ["Patrick Nyamvumba: Maj. Gen."]),
    ("Prime Minister Siaosi Sovaleni spoke.", ["Siaosi Sovaleni: Prime Minister"]),
    ("NATO Secretary General Mark Rutte spoke.", ["Mark Rutte: NATO Secretary General"]),
    ("Foreign Ministry spokesperson Mao Ning spoke.", ["Mao Ning: Foreign Ministry spokesperson"]),
    ("Former President Uhuru Kenyatta mediated.", ["Uhuru Kenyatta: President former"]),
    ("Acting Prime Minister Ali Sabry left.", ["Ali Sabry: Prime Minister acting"]),
    ("Peru's foreign minister, Javier González-Olaechea, arrived.", ["Javier González-Olaechea: foreign minister PER"]),
    ("The foreign minister of Brazil, Mauro Vieira, arrived.", ["Mauro Vieira: foreign minister of Brazil BRA"]),
    ("Ana Flores, deputy assistant secretary of state for Western Hemisphere affairs, told reporters.", ["Ana Flores: deputy assistant secretary of state for Western Hemisphere affairs"]),
    ("Lt. Gen. Mark Schwartz, the commander of U.S. Special Operations Command Africa, spoke.", ["Mark Schwartz: commander of U.S. Special Operations Command Africa USA"]),
    ("The UN special envoy for Yemen Hans Grundberg spoke.", ["Hans Grundberg: UN special envoy for Yemen"]),
    ("Philippine Navy spokesman Commodore Roy Trinidad denied it.", ["Roy Trinidad: Philippine Navy spokesman PHL"]),
    ("Tim Barrow, Britain's national security adviser, left.", ["Tim Barrow: national security adviser GBR"]),
    ("The president of the European Commission, Ursula von der Leyen, spoke.", ["Ursula von der Leyen: president of the European Commission"]),
    ("His Chinese counterpart, Wang Yi, met him.", ["Wang Yi CHN"]),
    ("Mohamed bin Zayed received Sultan Haitham bin Tarik.", ["Mohamed bin Zayed", "Haitham bin Tarik: Sultan"]),
    ("President Ferdinand Marcos Jr. and Gen. Romeo Brawner Jr. met.", ["Ferdinand Marcos Jr.: President", "Romeo Brawner Jr.: Gen."]),
    ("Foreign Minister Péter Szijjártó of Hungary spoke.", ["Péter Szijjártó: Foreign Minister HUN"]),
    ("Levent Karahan, 54, a retired navy captain, waited.", ["Levent Karahan: navy captain former"]),
    ("Deputy Foreign Ministry Spokeswoman Aisha Bello spoke.", ["Aisha Bello: Deputy Foreign Ministry Spokeswoman"]),
    ("Carmen Diaz said so. Diaz later left, and Ms. Diaz denied it.", ["Carmen Diaz", "Diaz", "Diaz"]),
    ("Mohamed al-Menfi spoke. Menfi later left.", ["Mohamed al-Menfi", "Menfi"]),
    ("Park Won-gon, a professor at Ewha, doubts it.", ["Park Won-gon: professor at Ewha"]),
    ("Somali President Abdi Sheikh Nur left.", ["Abdi Sheikh Nur: President SOM"]),
    ("Prime Minister Datuk Seri Rafiq Ibrahim left.", ["Rafiq Ibrahim: Prime Minister"]),
    ("Prime Minister Tan Sri Yusof Omar met Minister Tan Mei Ling.", ["Yusof Omar: Prime Minister", "Tan Mei Ling: Minister"]),
    ("Minister Sri Lestari Putri met Sheikh Omar Hadi.", ["Sri Lestari Putri: Minister", "Omar Hadi: Sheikh"]),
    ("In Niamey, Bokari Keïta, Ibrahim Diallo and Yaroba Tiendi signed.", ["Bokari Keïta", "Ibrahim Diallo", "Yaroba Tiendi"]),
    ("Ghana's Minister of Defence, Ama Boateng, and Minister of Foreign Affairs, Kofi Mensah, left.", ["Ama Boateng: Minister of Defence GHA", "Kofi Mensah: Minister of Foreign Affairs GHA"]),
    ("They met Peru's defence minister, Ana Flores, and Interior Minister Tom Bello.", ["Ana Flores: defence minister PER", "Tom Bello: Interior Minister PER"]),
    ("Peruvian Foreign Minister Ana Flores and Foreign Minister Tom Bello met.", ["Ana Flores: Foreign Minister PER", "Tom Bello: Foreign Minister"]),
    ("Peruvian Foreign Minister Ana Flores and President Tom Bello met.", ["Ana Flores: Foreign Minister PER", "Tom Bello: President"]),
    ("Chad's Foreign Ministry agreed. It was late, ministry spokesman Tom Bello said.", ["Tom Bello: ministry spokesman TCD"]),
    ("Fiji denied it. It was late, the government spokeswoman, Ana Flores, wrote.", ["Ana Flores: government spokeswoman FJI"]),
    ("Fiji denied it. Its foreign ministry spokesman, Tom Bello, was late.", ["Tom Bello: foreign ministry spokesman FJI"]),
    ("Talks in Fiji were held. The government spokeswoman, Ana Flores, was late.", ["Ana Flores: government spokeswoman"]),
    ("Then-Defence Minister Shoigu agreed.", ["Shoigu: Then-Defence Minister"]),
    ("Defence Ministers Ana Flores of Peru and Tom Bello of Chile met.", ["Ana Flores: Defence Minister PER", "Tom Bello: Defence Minister CHL"]),
    ("Foreign Secretaries Ana Flores and Mark Jensen met.", ["Ana Flores: Foreign Secretary", "Mark Jensen: Foreign Secretary"]),
    ("Secretary of Defense Mark Jensen left.", ["Mark Jensen: Secretary of Defense"]),
    ("The Chief of Defence Staff of Nigeria, Tom Bello, left.", ["Tom Bello: Chief of Defence Staff of Nigeria NGA"]),
    ("Trade Adviser to the Prime Minister on Ports and Fisheries Ana Flores left.", ["Ana Flores: Trade Adviser to the Prime Minister on Ports and Fisheries"]),
    ("Coordinator for Counterterrorism Ana Flores left.", ["Ana Flores: Coordinator for Counterterrorism"]),
    ("Ana Flores of Peru left.", ["Ana Flores PER"]),
    ("Raksha Mantri Arjun Rao met Shri Dev Patel and Smt. Meera Shah.", ["Arjun Rao: Raksha Mantri", "Dev Patel", "Meera Shah"]),
    ("Ansaru's secretary general, Sayyed Ali Bahar, left.", ["Ali Bahar: secretary general"]),
    ("The de facto leader, Inal Arba, left.", ["Inal Arba: de facto leader"]),
]  # fmt: skip

NO_PERSONS = [
    "The Mutual Assistance Agreement was signed at Camp Lemonnier.",
    "Ships crossed the Red Sea and the Gulf of Aden to Port Sudan.",
    "Corps Commander Level talks were held on Monday.",
    "The minister met the ambassador in San Salvador.",
    "Talks Set to Resume in Addis Ababa After Long Delay",
    "Image Credit: Ana Flores/Reuters",
    "Ministers of Grant Programmes left.",
    "Corps Commander Level Meeting ended.",
    "The West African country left.",
    "The weekly Le Courrier and Al Bahriya television had it.",
    "It shelled Torka Benzo, Kamar and Hilu Makra.",
    "In May and August the Rainy Season Offensive slowed.",
    "HMS Calder and the tanker Blue Heron left; the warship Anselm stayed.",
    "They welcomed the patrol vessel BRP Ana Flores.",
    "They met at Ras al-Bahr.",
]


@pytest.mark.parametrize(("text", "expected"), PERSONS)
def test_a_person_is_read_with_office_country_and_status_apart(text, expected):
    def line(mention):
        office = mention.offices[0] if mention.offices else None
        said = f": {office.title} {office.status if office.status != 'current' else ''}" if office else ""
        return " ".join(f"{mention.name}{said} {mention.country or ''}".split())

    assert [line(mention) for mention in found(text, "person")] == expected


@pytest.mark.parametrize("text", NO_PERSONS)
def test_places_agreements_headlines_and_credits_are_no_persons(text):
    assert [mention.name for mention in found(text, "person")] == []


STATES = [
    ("Kenya and Ethiopia agreed to talk.", ["KEN", "ETH"]),
    ("Talks between Baku and Yerevan resumed.", ["AZE", "ARM"]),
    ("Manila said Beijing had broken its word.", ["PHL", "CHN"]),
    ("Chad's decision surprised the region.", ["TCD"]),
    ("Fears that Eritrea would intervene grew.", ["ERI"]),
    ("The Ghanaian government denied it.", ["GHA"]),
    ("The Chinese and Russian delegations left.", ["CHN", "RUS"]),
    ("The Kazakhs have made their position clear.", ["KAZ"]),
    ("Money was laundered on behalf of Belarus.", ["BLR"]),
    ("Countries such as Fiji, Tonga and Samoa signed.", ["FJI", "TON", "WSM"]),
    ("Support from Qatar is vital.", ["QAT"]),
    ("Rwanda-backed rebels took the town.", ["RWA"]),
    ("The India-China talks went on.", ["IND", "CHN"]),
    ("It was signed with Türkiye in 2011.", ["TUR"]),
]  # fmt: skip

NO_STATES = [
    "Fighting went on in northern Mali and near Timbuktu.",
    "She flew to Doha and arrived in Qatar on Friday.",
    "Clashes in Sudan and Chad killed dozens.",
    "Cameroonian troops patrol the border.",
    "The war in Ukraine goes on.",
    "About 300 US troops left.",
    "He was born in Lomé, Togo, and studied law.",
    "Yemen's capital was quiet, and Somalia's coast too.",
    "They live along the border with Benin.",
    "Peru's foreign minister resigned.",
    "The Mexico City meeting was short.",
    "The fleet patrols the waters between Kenya and Somalia.",
]


@pytest.mark.parametrize(("text", "expected"), STATES)
def test_a_state_acts_where_words_beside_it_make_it_an_agent(text, expected):
    assert [mention.country for mention in found(text, "state") if mention.acts] == expected


@pytest.mark.parametrize("text", NO_STATES)
def test_a_state_is_a_place_or_an_attribute_elsewhere(text):
    assert [mention.name for mention in found(text, "state") if mention.acts] == []


PIECES = [
    "Kenya",
    "the",
    "Minister",
    "of",
    "Foreign",
    "Affairs",
    ",",
    "and",
    "Gen.",
    "Mary",
    "al-Haddad",
    "said",
    "(",
    "KDF",
    ")",
    "'s",
    "Navy",
    "Council",
    "—",
    '"',
    ".",
    "\n",
    "U.S.",
    "deputy",
    "Joint",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_mentions_stand_where_they_say_and_none_lies_across_another(pieces):
    text = " ".join(pieces)
    mentions = [m for m in find_names(analyze_text(text)).mentions if "-" not in text[m.start : m.end]]
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    for mention in mentions:
        assert all(
            text[start:end].split() == words.split() for words, start, end in mention.others if mention.kind != "state"
        )


@pytest.mark.parametrize(
    "unit",
    ["Council ", "Minister ", "A", "deputy ", "of the ", "Gen. Mary Bello, ", "Kenya, ", "(KDF) ", "'s ", "Foreign and ", "Mary Bello said. ", "al-", "“", "US-", "The Joint ", "Ministry of Foreign Affairs and "],
)  # fmt: skip
def test_the_work_doubles_with_the_text(unit):
    def cost(times):
        analysis = analyze_text(unit * times)
        start = time.process_time()
        find_names(analysis)
        return time.process_time() - start

    cost(10)
    assert min(cost(4000) for _ in range(2)) < 4 * min(cost(2000) for _ in range(2)) + 0.05
