"""Agreements: sentences on the left, the agreements they tell on the right; then what takes more than a sentence."""

import pytest

from event_records import agreements_of, record_of

PUBLISHED = "2024-05-15"  # a Wednesday

#: (text, expected agreements); each as "kind status | parties | name | date" and, where it has terms, "| deadline".
CASES = [
    ("The United States has approved the sale to Poland of up to 300 Javelin missiles, the agency said on Tuesday.",
     ["arms-sale announced | Poland, United States | - | 2024-05-14"]),
    ("The court placed an order for 300 chairs signed in May 2021.", []),
    ("A ceasefire took effect on May 10 between Israel and the Lebanese group Hezbollah.",
     ["ceasefire in-force | Hezbollah, Israel | - | 2024-05-10"]),
    ("Ana Flores visited Tom Bello in Lima. The two men signed a border pact.", ["other signed | - | - | -"]),
    ("Russia and France met in Paris. The sides agreed to revive regular meetings.", []),
    ("Russia and France met in Paris. They agreed to maintain communication through military channels.", []),
    ("Chile and Peru signed a border pact in Lima on May 3. A previous pact was no good.",
     ["other signed | Chile, Peru | - | 2024-05-03"]),
    ("The only ceasefire between Armenia and Georgia, in November 2023, saw 240 Turkish prisoners freed.",
     ["ceasefire in-force | Armenia, Georgia | - | 2023-11"]),
    ("Chile and Peru argue. The jets are part of an order for 36 aircraft signed in May 2021.", ["arms-sale signed | Chile, Peru | - | 2021-05"]),
    ("Chile and Peru argue. Under a protocol signed in April the sides are to remove 40 mines along the border.",
     ["treaty signed | Chile, Peru | - | 2024-04 | -"]),
    ("Under the Arusha Declaration, Kenya and Uganda pledged to sign a border treaty by July.",
     ["other in-force | Kenya, Uganda | Arusha Declaration | - | 2024-07"]),
    ("In September last year the rulers of Kenya, Uganda and Rwanda put their names to the Jinja Charter.",
     ["treaty signed | Kenya, Rwanda, Uganda | Jinja Charter | 2023-09"]),
    ("The rulers of Kenya and Uganda put their names to the visitors' book.", []),
    ("The ministers of Chile and Peru agreed to conclude a memorandum of understanding on border patrols.",
     ["memorandum proposed | Chile, Peru | - | -"]),
    ("Congo and Burundi argue. The row comes before a deadline in the plan that the two countries' foreign ministers signed in Luanda on 31 March.",
     ["other signed | Burundi, Democratic Republic of the Congo | - | 2024-03-31"]),
    ("Congo and Burundi argue. The row comes before a deadline in the plan.", []),
    ("The Houthis fired missiles at Saudi Arabia before a truce took effect in April 2022. The truce expired that October.",
     ["ceasefire ended | Houthis, Saudi Arabia | - | 2022-04"]),
    ("The Ministers of Defence of Chile and Peru met in Lima.\nThe Ministers agreed:\n(a) to establish a Joint Border Police Centre for both services in the town of Tacna;\n(b) to buy up to 150 mines together;\n(c) to conclude a memorandum of understanding on patrols.",
     ["joint-body announced | Chile, Peru | Joint Border Police Centre | -", "memorandum proposed | Chile, Peru | - | -",
      "other announced | Chile, Peru | - | - | -"]),
    ("The Ministers of Defence of Chile and Peru noted:\n(a) to establish facts takes time;\n(b) to buy mines is costly.", []),
    ("Japan and the Philippines signed a Reciprocal Access Agreement in Manila on 8 May 2024.",
     ["security-partnership signed | Japan, Philippines | Reciprocal Access Agreement | 2024-05-08"]),
    ("Thai and Cambodian defence chiefs agreed to set up a joint border committee by the end of June.",
     ["joint-body announced | Cambodia, Thailand | - | -"]),
    ("Ghana and Togo signed a memorandum of understanding on maritime security on Monday.",
     ["memorandum signed | Ghana, Togo | - | 2024-05-13"]),
    ("Armenia and Azerbaijan initialled a peace treaty in Brussels.", ["treaty signed | Armenia, Azerbaijan | - | -"]),
    ("Bolivia and Paraguay have reached an agreement to withdraw troops from the Chaco by the end of 2025.",
     ["timetable announced | Bolivia, Paraguay | - | - | 2025"]),
    ("Sudan's army and the Rapid Support Forces agreed to a seven-day ceasefire on Saturday.",
     ["ceasefire announced | Rapid Support Forces, Sudanese army | - | 2024-05-11"]),
    ("Russia suspended the New START treaty in 2023.", ["treaty suspended | Russia | New START treaty | -"]),
    ("Niger ended its military agreement with France in August 2023.",
     ["security-partnership ended | France, Niger | - | -"]),
    ("Hungary and Serbia are negotiating a gas supply agreement.", ["other under-negotiation | Hungary, Serbia | - | -"]),
    ("Britain and Ireland signed the Good Friday Agreement in April 1998.",
     ["other signed | Ireland, United Kingdom | Good Friday Agreement | 1998-04"]),
    ("The deal Kenya reached with Uganda in January angered Rwanda.", ["other announced | Kenya, Uganda | - | 2024-01"]),
    ("The memorandum of understanding that Ethiopia signed with Djibouti in January angered Eritrea.",
     ["memorandum signed | Djibouti, Ethiopia | - | 2024-01"]),
    ("The Nairobi accord, signed in November 2022, ended a two-year war between Chad and Niger.",
     ["other signed | Chad, Niger | Nairobi accord | 2022-11"]),
    ("Poland and Norway are close to finalising a deal for 180 tanks.", ["arms-sale under-negotiation | Norway, Poland | - | -"]),
    ("The Lakes Treaty between Kenya and Uganda expires in February 2026.", ["treaty in-force | Kenya, Uganda | Lakes Treaty | -"]),
    ("Mali and Niger signed a defence pact known as the Lakes Charter in September 2023.",
     ["security-partnership signed | Mali, Niger | Lakes Charter | 2023-09"]),
    ("Armenia and Georgia have agreed on the text of a peace treaty.", ["treaty announced | Armenia, Georgia | - | -"]),
    ("India and Nepal reached an agreement on patrols, Foreign Secretary Vikram Misri said on Monday.",
     ["other announced | India, Nepal | - | -"]),
    ("A cessation of hostilities between Chad and the FARC came into effect.",
     ["ceasefire in-force | Chad, Revolutionary Armed Forces of Colombia | - | -"]),
    ("A cessation of operations at the port was agreed.", []),
    ("Chile and Peru agreed to:\n\n- exchange information on shipments of weapons;\n\n- trace every firearm, beginning no later than March 2025.",
     ["other announced | Chile, Peru | - | - | -"]),
    ("Chile denounced Peru's plan for a naval base.", []),
    ("It was agreed to:\n\nThe delegations left.", []),
    ("The ministers of Kenya and Uganda agreed to set up a steering group of senior officials.", ["joint-body announced | Kenya, Uganda | - | -"]),
    ("Kenya and Uganda signed the Memorandum of Cooperation on the Border Security Framework.",
     ["memorandum signed | Kenya, Uganda | Memorandum of Cooperation on the Border Security Framework | -"]),
    ("Fiji and Tonga concurred on setting up a working group on patrols.", ["joint-body announced | Fiji, Tonga | - | -"]),
    ("Chile and Peru agreed on Monday that American forces will quit the base within a year.", ["other announced | Chile, Peru | - | 2024-05-13 | -"]),
    ("Iran and Oman had agreed on the main elements of an accord.", ["other announced | Iran, Oman | - | -"]),
    ("Iran and Oman signed an interim agreement known as the Joint Plan of Action in November 2013.",
     ["other signed | Iran, Oman | Joint Plan of Action | 2013-11"]),
    ("The meeting of Kenya and Uganda ended with the signing of a comprehensive Action Plan for the withdrawal of fighters.",
     ["timetable signed | Kenya, Uganda | Action Plan | -"]),
    ("The Government of National Accord signed nothing with Turkey.", []),
    ("Fiji has a status of forces agreement with Australia.", ["security-partnership in-force | Australia, Fiji | - | -"]),
    ("Under the 1951 Mutual Defense Treaty, the United States must help the Philippines.",
     ["treaty in-force | Philippines, United States | Mutual Defense Treaty | 1951 | -"]),
    ("Turkey and Somalia ratified a defence cooperation agreement in February.",
     ["security-partnership in-force | Somalia, Türkiye | - | -"]),
    ("The defence pact between Chad and France expired in January 2024.",
     ["security-partnership ended | Chad, France | - | -"]),
    ("Ethiopia and Somaliland signed a memorandum of understanding that grants Ethiopia access to the sea.",
     ["memorandum signed | Ethiopia, Somaliland | - | -"]),
    ("Israel and Hezbollah violated the ceasefire on Tuesday.", ["ceasefire violated | Hezbollah, Israel | - | -"]),
    ("Vietnam and India will sign a logistics agreement next week.",
     ["security-partnership proposed | India, Vietnam | - | -"]),
    ("The State Department approved the sale of 18 fighter jets to Poland.", ["arms-sale announced | Poland, United States | - | -"]),
    ("Indonesia signed a contract with France for 42 fighter jets in 2022.", ["arms-sale signed | France, Indonesia | - | 2022"]),
    ("Moldova and Romania agreed on a timetable for the withdrawal of peacekeepers.",
     ["timetable announced | Moldova, Romania | - | -"]),
    ("Estonia and Latvia agreed to establish a joint task force on cable protection.",
     ["joint-body announced | Estonia, Latvia | - | -"]),
    ("Jordan proposed a ceasefire agreement between Syria and Iraq.", ["ceasefire proposed | Iraq, Syria | - | -"]),
    ("Iran rejected a proposed nuclear deal with the United States.", ["other rejected | Iran, United States | - | -"]),
    ("Papua New Guinea and Australia finalised a defence treaty in September 2023.",
     ["treaty announced | Australia, Papua New Guinea | - | 2023-09"]),
    ("The truce between Yemen's government and the Houthis collapsed in October 2022.", ["ceasefire ended | Houthis, Yemen | - | -"]),
    ("Peru and Ecuador renewed their border security agreement for five years.",
     ["security-partnership in-force | Ecuador, Peru | - | -"]),
    ("The Pelindaba Treaty entered into force in 2009.", ["treaty in-force | - | Pelindaba Treaty | -"]),
    ("Kosovo and Albania announced a strategic partnership on Friday.",
     ["security-partnership announced | Albania, Kosovo | - | 2024-05-10"]),
    ("Mongolia and China are close to a border trade deal.", ["other under-negotiation | China, Mongolia | - | -"]),
    ("Nigeria and Cameroon agreed to reopen the border crossing by July.", ["other announced | Cameroon, Nigeria | - | - | 2024-07"]),
    ("Saudi Arabia and Iran agreed in Beijing in March 2023 to restore diplomatic relations within two months.",
     ["other announced | Iran, Saudi Arabia | - | 2023-03 | -"]),
    ("Colombia and the ELN extended a bilateral ceasefire in February.", ["ceasefire in-force | Colombia, National Liberation Army | - | -"]),
    ("The agreement between Malta and Libya requires both coastguards to share radar data.",
     ["other in-force | Libya, Malta | - | - | -"]),
    ("Mozambique and Rwanda signed a security pact, under which Rwandan troops will stay until 2026.",
     ["security-partnership signed | Mozambique, Rwanda | - | -"]),
    ("Chile and Argentina announced they had reached an agreement on joint patrols in March.",
     ["other announced | Argentina, Chile | - | 2024-03"]),
    ("Seoul and Washington signed the Special Measures Agreement in October 2023, a deal on sharing costs.",
     ["other signed | South Korea, United States | Special Measures Agreement | 2023-10"]),
    ("Burkina Faso withdrew from the military accord with France in 2023.",
     ["security-partnership ended | Burkina Faso, France | - | -"]),
    ("A joint commission that Zambia and Malawi agreed upon last year will monitor the border.", ["joint-body in-force | Malawi, Zambia | - | 2023"]),
    ("Negotiators from Cyprus and Lebanon are working on a maritime agreement.", ["security-partnership under-negotiation | Cyprus, Lebanon | - | -"]),
    ("Finland and the United States concluded a defence cooperation agreement in December 2023.",
     ["security-partnership announced | Finland, United States | - | 2023-12"]),
    ("The two-year truce in Tigray, signed in Pretoria by Ethiopia and the Tigray People's Liberation Front in November 2022, has held.",
     ["ceasefire signed | Ethiopia, Tigray People's Liberation Front | - | 2022-11"]),
    # --- nothing to find
    ("The ministers agreed that relations are strong.", []),
    ("Kenya and Uganda agreed to continue talks.", []),
    ("He agreed with the president of Malawi.", []),
    ("Guatemala's president called for a ceasefire in Gaza.", []),
    ("Analysts hope that Serbia and Kosovo will find common ground.", []),
    ("Botswana's parliament passed a trade law.", []),
    ("The company signed a deal with a striker from Cameroon.", []),
    ("Norway and Sweden are neighbours and partners.", []),
    ("There was broad agreement among experts.", []),
    ("The ceasefire line is marked on no map of Cyprus.", []),
    ("A joint statement praised the visit of the Omani minister.", []),
    ("Iceland has no army.", []),
    ("The treaty port was rebuilt after the war.", []),
    ("Police in Lesotho dealt with protests in Maseru.", []),
    ("The contract of the Zambian coach ends in June.", []),
    ("Opposition parties in Gabon formed a committee.", []),
    ("Denmark wants an agreement with Greenland.", []),
    ("The Agreement is a novel set in Belize.", []),
    ("They agreed on the importance of dialogue.", []),
    ("If a deal is reached, Qatar will host the signing.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_sentence(text, expected):
    """A sentence gives the agreements it tells, and none where it tells none."""
    assert agreements_of(record_of(text, PUBLISHED)) == sorted(expected)


TEXTS = {
    "an agreement told three times is one": (
        "Japan and Fiji signed a defence pact in Suva on Monday.\nThe pact allows visits of ships. The agreement will run for ten years.",
        ["security-partnership signed | Fiji, Japan | - | 2024-05-13 | -"],
    ),
    "what was signed is not told anew by its signing, nor by those who speak of agreements": (
        """Japan and Fiji signed a border accord in Suva on Monday.
The signing of a landmark Fijian accord took years. Fiji will watch that the agreements are not forgotten.
The settlement of the island dispute will take time.""",
        ["other signed | Fiji, Japan | - | 2024-05-13"],
    ),
    "two pacts of one state are two": (
        "Manila has a Visiting Forces Agreement with the United States and a defence pact with Australia.",
        [
            "security-partnership in-force | Australia, Philippines | - | -",
            "security-partnership in-force | Philippines, United States | Visiting Forces Agreement | -",
        ],
    ),
    "those who talk about it are its parties": (
        "Officials of Chile and Peru held talks on a border security agreement in Arica on Monday.",
        ["security-partnership under-negotiation | Chile, Peru | - | -"],
    ),
    "both sides are those who met": (
        "The foreign ministers of Ghana and Togo met in Accra on Monday.\nThe two sides agreed to establish a joint commission.",
        ["joint-body announced | Ghana, Togo | - | -"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_text(text, expected):
    """Mentions of one agreement are joined, those of two kept apart, and parties found beside it."""
    assert agreements_of(record_of(text, PUBLISHED)) == sorted(expected)


def test_terms():
    """Terms are words of the document, with the deadline that stands in them."""
    record = record_of(
        "Bolivia and Paraguay announced they had reached an agreement to withdraw troops by the end of September 2025.\n"
        "Patrols are to stay until March 2026, according to the agreement.",
        PUBLISHED,
    )
    [agreement] = record.agreements
    text = record.documents[0].text
    assert [(term.text in text, term.deadline) for term in agreement.terms] == [(True, "2025-09"), (True, "2026-03")]
    assert {f"terms/{term.text}" for term in agreement.terms} <= {s for e in agreement.evidence for s in e.supports}


def test_links():
    """An agreement knows the meeting at which it was signed, a meeting the framework it is held under."""
    record = record_of(
        "Kenya and Somalia signed a fishing agreement at talks in Nairobi on Monday.\n"
        "Officials of Malta and Libya met in Valletta under the 2012 Coastal Framework Agreement.",
        PUBLISHED,
    )
    by_party = {tuple(sorted(record[p].name for p in a.parties)): a for a in record.agreements}
    [meeting] = by_party["Kenya", "Somalia"].meetings
    assert record[meeting].place == "Nairobi"
    [framework] = {f for m in record.meetings for f in m.framework}
    assert record[framework].name == "Coastal Framework Agreement"
