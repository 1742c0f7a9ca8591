"""Meetings: sentences on the left, the meetings they tell on the right; then what takes more than a sentence."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from event_records import meetings_of, record_of
from secdialogue.extractors.actors import Actors
from secdialogue.extractors.agreements import Agreements
from secdialogue.extractors.meetings import Meetings
from secdialogue.plugin import Block, Draft, plain_document

PUBLISHED = "2024-05-15"  # a Wednesday

#: (text, expected meetings); each as "kind status | participants | place | date", "-" for nothing.
CASES = [
    ("The foreign ministers of India and China spoke by telephone on Monday.", ["call held | China, India | - | 2024-05-13"]),
    ("The foreign minister of India spoke by telephone to a radio station on Monday.", []),
    ("Talks between Serbia and Kosovo that had been due in Brussels were called off.",
     ["talks cancelled | Kosovo, Serbia | Brussels | -"]),
    # --- summits of heads of state, who speak to each other, what is told of a summit that was
    ("Heads of state and government of the African Union met in Kampala on Monday.", ["summit held | African Union | Kampala | 2024-05-13"]),
    ("Presidents Ana Soto of Peru and Tom Bello of Chile spoke to each other in Lima in March.",
     ["bilateral-meeting held | Ana Soto, Tom Bello | Lima | 2024-03"]),
    ("Presidents Ana Soto of Peru and Tom Bello of Chile spoke to reporters in Lima in March.", []),
    ("Presidents Ana Soto of Peru and Tom Bello of Chile agreed to open the border during their March summit in Lima.",
     ["summit held | Ana Soto, Tom Bello | Lima | 2024-03"]),
    ("Peru and Chile held talks in the Ethiopian capital on Monday.", ["talks held | Chile, Peru | Addis Ababa | 2024-05-13"]),
    # --- meetings of one body, towns before the noun, what a clause behind the noun says
    ("The 25th meeting of the Lakes Contact Group will be held in Entebbe on June 9.",
     ["conference planned | Lakes Contact Group | Entebbe | 2024-06-09"]),
    ("The OSCE Permanent Council meeting in Vienna on Monday was short.",
     ["conference held | OSCE Permanent Council | Vienna | 2024-05-13"]),
    ("The NATO meeting rooms are full.", []),
    ("Turkish-mediated talks between Somalia and Ethiopia ended on Tuesday.", ["talks held | Ethiopia, Somalia, Türkiye | - | 2024-05-14"]),
    ("A package was announced at a Lakes Contact Group (LCG) meeting in Entebbe on May 3.",
     ["conference held | Lakes Contact Group | Entebbe | 2024-05-03"]),
    ("India and China discussed a blueprint to draw troops back from the Line of Actual Control (LAC) during the 8th round of talks held at Chushul.",
     ["talks held | China, India | - | -"]),
    ("Peru and Chile held Geneva talks in May.", ["talks held | Chile, Peru | Geneva | 2024-05"]),
    ("Kosovo and Serbia ended the Brussels round with no deal.", ["talks held | Kosovo, Serbia | Brussels | -"]),
    ("Moscow's talks with Kenya stalled.", ["talks broken-off | Kenya, Russia | - | -"]),
    ("A dinner between Aleksandar Vucic and Albin Kurti, which Albania had offered to host in Tirana on Sunday, has been called off.",
     ["bilateral-meeting cancelled | Albin Kurti, Aleksandar Vucic | Tirana | 2024-05-19"]),
    ("Kenyan and Somali officers ate dinner at the base.", []),
    ("The ministers spoke of the eighth round of talks between Peru and Chile, to be held in Lima later this month.",
     ["talks planned | Chile, Peru | Lima | 2024-05"]),
    ("There will have to be indirect talks by Qatar and Egypt with Hamas next week.",
     ["talks planned | Egypt, Hamas, Qatar | - | 2024-05-20/2024-05-26"]),
    ("India and China agreed to keep talking during the 8th round of Corps Commander Level talks at Chushul.",
     ["talks held | China, India | - | -"]),
    ("Peru and Chile said the talks would be hard.", []),
    ("Kenyan and Somali officers held a flag meeting at the Liboi crossing point in Garissa district on Friday.",
     ["bilateral-meeting held | Kenya, Somalia | Garissa | 2024-05-10"]),
    ("Pakistan Advisor to the Prime Minister on National Security and Foreign Affairs Sartaj Malik met Iranian Foreign Minister Ali Bagheri in Chabahar on Monday.",
     ["bilateral-meeting held | Ali Bagheri, Sartaj Malik | Chabahar | 2024-05-13"]),
    ("Ethiopian Prime Minister Abiy Ahmed visited President Recep Tayyip Erdogan in Ankara in May.",
     ["visit held | Abiy Ahmed, Recep Tayyip Erdogan | Ankara | 2024-05"]),
    ("Envoy Ana Flores and Peruvian Ambassador Tom Bello met with Chilean President Gabriel Boric and Minister Carla Diaz in Santiago on Monday.",
     ["bilateral-meeting held | Ana Flores, Carla Diaz, Gabriel Boric, Tom Bello | Santiago | 2024-05-13"]),
    # --- sessions of a series, offers, calls to two at once
    # --- who is told by an office alone, who holds talks in a clause behind them, who travels
    ("The river rose. Visiting Omani Defence Minister Khalid Harib on Monday held talks with Kenyan army chief Charles Kahariri in Nairobi.",
     ["talks held | Charles Kahariri, Khalid Harib | Nairobi | 2024-05-13"]),
    ("The statement followed the phone call that Foreign Minister Yvan Gil had on May 3 with his Guyanese counterpart, Hugh Todd.",
     ["call held | Hugh Todd, Yvan Gil | - | 2024-05-03"]),
    ("The talks Kenya held with Somalia in Nairobi on May 2 were useful.", ["talks held | Kenya, Somalia | Nairobi | 2024-05-02"]),
    ("The talks that Kenya wanted with Somalia are far off.", []),
    ("Ansaru representatives will go to Doha on Saturday for talks with Qatari officials.",
     ["talks planned | Ansaru, Qatar | Doha | 2024-05-18"]),
    ("Peruvian pilgrims will go to Rome on Saturday for a mass.", []),
    ("Delegations of Mali and Niger will gather from Friday in neighbouring Algeria for a meeting.",
     ["bilateral-meeting planned | Mali, Niger | Algeria | 2024-05-17"]),
    ("Defence Ministers Pål Jonson of Sweden and Antti Häkkänen of Finland met in Bodo on Monday.",
     ["bilateral-meeting held | Antti Häkkänen, Pål Jonson | Bodo | 2024-05-13"]),
    ("Chiefs of Defence Staff of the Economic Community of West African States met in Abuja on Monday.",
     ["conference held | Economic Community of West African States | Abuja | 2024-05-13"]),
    # --- sessions of a series, offers, calls to two at once
    ("Ethiopia and Eritrea will send delegations to Asmara next week for a second round of indirect talks on the border.",
     ["talks planned | Eritrea, Ethiopia | Asmara | 2024-05-20/2024-05-26"]),
    ("Ethiopia and Eritrea will send troops to Asmara next week for a parade.", []),
    ("The Ministers of Foreign Affairs of Chile, Peru and Bolivia met in Lima on 3 May 2024. The Ministers will meet next in La Paz in August.",
     ["talks held | Bolivia, Chile, Peru | Lima | 2024-05-03", "talks planned | Bolivia, Chile, Peru | La Paz | 2024-08"]),
    ("The Thai and Lao border committees have put off until July their eighth meeting, which had been set for Friday.",
     ["commission-session postponed | Laos, Thailand | - | 2024-07"]),
    ("Peru has invited Chile and Bolivia to a conference in Arequipa in November.",
     ["conference proposed | Bolivia, Chile, Peru | Arequipa | 2024-11"]),
    ("At a summit in Accra, William Ruto, Bola Tinubu and Nana Akufo-Addo spoke of trade.",
     ["summit held | Bola Tinubu, Nana Akufo-Addo, William Ruto | Accra | -"]),
    ("Rwanda and Burundi quarrelled. Joao Lourenco, the Angolan president, telephoned both heads of state over the weekend.",
     ["call held | Burundi, Joao Lourenco, Rwanda | - | 2024-05-11/2024-05-12"]),
    ("Joao Lourenco telephoned the office over the weekend.", []),
    ("Chad had called off a planned meeting with Sudanese officials in April.",
     ["bilateral-meeting cancelled | Chad, Sudan | - | 2024-04"]),
    ("Rwanda and Burundi held talks in Goma on Monday. The two sides will consult at the level of senior officials in June.",
     ["consultation planned | Burundi, Rwanda | - | 2024-06", "talks held | Burundi, Rwanda | Goma | 2024-05-13"]),
    ("Fijian President Wiliame Katonivere visits Apia next week.",
     ["visit planned | Samoa, Wiliame Katonivere | Apia | 2024-05-20/2024-05-26"]),
    # --- verbs
    ("Kenyan President William Ruto met Ugandan President Yoweri Museveni in Nairobi on Tuesday.",
     ["bilateral-meeting held | William Ruto, Yoweri Museveni | Nairobi | 2024-05-14"]),
    ("Chilean Foreign Minister Alberto van Klaveren will meet his Peruvian counterpart Javier Gonzalez-Olaechea in Lima next Monday.",
     ["bilateral-meeting planned | Alberto van Klaveren, Javier Gonzalez-Olaechea | Lima | 2024-05-20"]),
    ("The defence ministers of Estonia and Finland met in Tallinn on 7 May 2024 to discuss border security.",
     ["bilateral-meeting held | Estonia, Finland | Tallinn | 2024-05-07"]),
    ("Thai and Cambodian commanders are meeting at a border checkpoint today.",
     ["bilateral-meeting ongoing | Cambodia, Thailand | - | 2024-05-15"]),
    ("Indonesian President Joko Widodo received Papua New Guinea Prime Minister James Marape in Jakarta on Friday.",
     ["bilateral-meeting held | James Marape, Joko Widodo | Jakarta | 2024-05-10"]),
    ("President Emmanuel Macron hosted Moldovan President Maia Sandu at the Elysee Palace on Tuesday.",
     ["bilateral-meeting held | Emmanuel Macron, Maia Sandu | Paris | 2024-05-14"]),
    ("Nigerian President Bola Tinubu visited Benin in April.", ["visit held | Benin, Bola Tinubu | Benin | 2024-04"]),
    ("Australian Prime Minister Anthony Albanese will visit Vanuatu next week.",
     ["visit planned | Anthony Albanese, Vanuatu | Vanuatu | 2024-05-20/2024-05-26"]),
    ("Turkish Foreign Minister Hakan Fidan spoke by phone with Egyptian Foreign Minister Sameh Shoukry on Sunday.",
     ["call held | Hakan Fidan, Sameh Shoukry | - | 2024-05-12"]),
    ("Polish President Andrzej Duda phoned Lithuanian President Gitanas Nauseda on Monday.",
     ["call held | Andrzej Duda, Gitanas Nauseda | - | 2024-05-13"]),
    ("Venezuelan and Guyanese officials conferred with Brazilian mediators in Brasilia in January.",
     ["talks held | Brazil, Guyana, Venezuela | Brasilia | 2024-01"]),
    ("Serbian President Aleksandar Vucic sat down with Kosovo Prime Minister Albin Kurti in Brussels.",
     ["talks held | Albin Kurti, Aleksandar Vucic | Brussels | -"]),
    # --- nouns and what carries them
    ("Ethiopia and Eritrea held talks in Asmara last week.", ["talks held | Eritrea, Ethiopia | Asmara | 2024-05-06/2024-05-12"]),
    ("Armenia and Azerbaijan will hold a second round of peace talks in Almaty on May 20.",
     ["talks planned | Armenia, Azerbaijan | Almaty | 2024-05-20"]),
    ("Egypt hosted talks between Hamas and Israel in Cairo.", ["talks held | Egypt, Hamas, Israel | Cairo | -"]),
    ("Fiji and New Zealand began consultations on a defence partnership on Monday.",
     ["consultation ongoing | Fiji, New Zealand | - | 2024-05-13"]),
    ("Talks between Greece and Turkey on the Aegean resumed in Ankara on Monday.",
     ["talks ongoing | Greece, Türkiye | Ankara | 2024-05-13"]),
    ("Negotiations between Bolivia and Chile collapsed on Friday.", ["talks broken-off | Bolivia, Chile | - | 2024-05-10"]),
    ("India called off talks with Pakistan.", ["talks cancelled | India, Pakistan | - | -"]),
    ("Japan and South Korea postponed a summit planned for June.", ["summit postponed | Japan, South Korea | - | 2024-06"]),
    ("A meeting between the foreign ministers of Iraq and Syria has been cancelled.",
     ["bilateral-meeting cancelled | Iraq, Syria | - | -"]),
    ("North Korea broke off military talks with South Korea.", ["talks broken-off | North Korea, South Korea | - | -"]),
    ("Sudan suspended talks with Chad after the attack.", ["talks broken-off | Chad, Sudan | - | -"]),
    ("Colombian President Gustavo Petro has proposed a summit with Venezuelan leader Nicolas Maduro.",
     ["summit proposed | Gustavo Petro, Nicolas Maduro | - | -"]),
    ("Malaysia offered to host talks between Thailand and Myanmar.", ["talks proposed | Malaysia, Myanmar, Thailand | - | -"]),
    ("The presidents of Mali and Niger may meet in June.", ["bilateral-meeting proposed | Mali, Niger | - | 2024-06"]),
    ("Sweden and Norway are expected to hold a ministerial meeting in Oslo in September.",
     ["bilateral-meeting planned | Norway, Sweden | Oslo | 2024-09"]),
    ("Officials from Uzbekistan and Tajikistan are due to meet in Samarkand on Thursday.",
     ["bilateral-meeting planned | Tajikistan, Uzbekistan | Samarkand | 2024-05-16"]),
    ("Rwanda denied that a meeting between its envoys and the M23 took place in Kampala.",
     ["bilateral-meeting denied | March 23 Movement, Rwanda | Kampala | -"]),
    ("Belarus denied holding talks with Poland.", ["talks denied | Belarus, Poland | - | -"]),
    ("Georgia and Abkhazia's de facto authorities were to meet in Geneva, but the talks were postponed.",
     ["talks postponed | Georgia | Geneva | -"]),
    ("Ukraine and Hungary concluded two days of consultations in Uzhhorod on Tuesday.",
     ["consultation held | Hungary, Ukraine | Uzhhorod | 2024-05-13/2024-05-14"]),
    ("The two-day talks between Ghana and Togo, which opened in Accra on Monday, cover fishing rights.",
     ["talks ongoing | Ghana, Togo | Accra | 2024-05-13/2024-05-14"]),
    ("Singapore Prime Minister Lawrence Wong held a phone call with Australian Prime Minister Anthony Albanese on Friday.",
     ["call held | Anthony Albanese, Lawrence Wong | - | 2024-05-10"]),
    ("During a video call on Tuesday, Latvian President Edgars Rinkevics and Estonian President Alar Karis discussed the border.",
     ["call held | Alar Karis, Edgars Rinkevics | - | 2024-05-14"]),
    ("The 12th India-Vietnam Security Dialogue was held in Hanoi on 3 May 2024.",
     ["dialogue-round held | India, Vietnam | Hanoi | 2024-05-03"]),
    ("Mongolia and Kazakhstan launched an inaugural strategic dialogue in Astana in March.",
     ["dialogue-round ongoing | Kazakhstan, Mongolia | Astana | 2024-03"]),
    ("Zambia's foreign minister Mulambo Haimbe held a bilateral meeting with his Angolan counterpart Tete Antonio in Luanda.",
     ["bilateral-meeting held | Mulambo Haimbe, Tete Antonio | Luanda | -"]),
    ("The foreign ministers of Kazakhstan, Kyrgyzstan, Tajikistan and Uzbekistan met in Bishkek on May 2.",
     ["talks held | Kazakhstan, Kyrgyzstan, Tajikistan, Uzbekistan | Bishkek | 2024-05-02"]),
    ("Trilateral talks among Egypt, Ethiopia and Sudan on the dam ended without agreement in December 2023.",
     ["talks held | Egypt, Ethiopia, Sudan | - | 2023-12"]),
    ("Qatar mediated negotiations between Chad's government and rebels in Doha in 2022.",
     ["talks held | Chad, Qatar | Doha | 2022"]),
    ("US-Philippines talks on base access ended in Manila on Tuesday.",
     ["talks held | Philippines, United States | Manila | 2024-05-14"]),
    ("Tunisian President Kais Saied's visit to Algeria in March 2024 focused on migration.",
     ["visit held | Algeria, Kais Saied | Algeria | 2024-03"]),
    ("The Jordanian-Syrian security committee will meet in Amman next month.",
     ["commission-session planned | Jordan, Syria | Amman | 2024-06"]),
    ("Sri Lankan officials travelled to Beijing for talks with Chinese officials on debt.",
     ["talks held | China, Sri Lanka | Beijing | -"]),
    ("Ministers from Laos and Vietnam gathered in Vientiane for a summit on Thursday.",
     ["summit held | Laos, Vietnam | Vientiane | 2024-05-09"]),
    ("After meeting Honduran President Xiomara Castro in Tegucigalpa, Taiwan's Foreign Minister Joseph Wu flew home.",
     ["bilateral-meeting held | Joseph Wu, Xiomara Castro | Tegucigalpa | -"]),
    ("Spain and Morocco agreed to hold a high-level meeting in Rabat in the autumn.",
     ["bilateral-meeting planned | Morocco, Spain | Rabat | 2024-23"]),
    ("Irish Prime Minister Simon Harris arrived in Lisbon on Monday to meet Portuguese Prime Minister Luis Montenegro.",
     ["bilateral-meeting held | Luis Montenegro, Simon Harris | Lisbon | 2024-05-13"]),
    ("Canada has been negotiating with Denmark over Hans Island.", ["talks ongoing | Canada, Denmark | - | -"]),
    ("Negotiators for Colombia's government and the ELN resumed peace talks in Caracas.",
     ["talks ongoing | Colombia, National Liberation Army | Caracas | -"]),
    ("Australian Prime Minister Anthony Albanese is paying an official visit to Hanoi from 3 to 5 May.",
     ["visit ongoing | Anthony Albanese, Vietnam | Hanoi | 2024-05-03/2024-05-05"]),
    ("The trilateral between Japan, South Korea and the United States took place at Camp David in August 2023.",
     ["talks held | Japan, South Korea, United States | Camp David | 2023-08"]),
    ("Turkish Foreign Minister Hakan Fidan was received by Egyptian President Abdel Fattah al-Sisi in Cairo on Monday.",
     ["bilateral-meeting held | Abdel Fattah al-Sisi, Hakan Fidan | Cairo | 2024-05-13"]),
    ("Envoys from 15 countries convened in Jeddah at the weekend to discuss the plan.",
     ["conference held | - | Jeddah | 2024-05-11/2024-05-12"]),
    ("US Secretary of State Antony Blinken will travel to Saudi Arabia next week.",
     ["visit planned | Antony Blinken, Saudi Arabia | Saudi Arabia | 2024-05-20/2024-05-26"]),
    ("The delegations of Serbia and Kosovo met face to face for the first time in two years under EU mediation in Brussels.",
     ["bilateral-meeting held | European Union, Kosovo, Serbia | Brussels | -"]),
    ("Kenya and Uganda held talks in Santa Cruz de la Sierra under the auspices of the African Union.",
     ["talks held | African Union, Kenya, Uganda | Santa Cruz de la Sierra | -"]),
    ("During the call, Secretary Marco Rubio and Minister Subrahmanyam Jaishankar discussed regional security.",
     ["call held | Marco Rubio, Subrahmanyam Jaishankar | - | -"]),
    ("The meeting of the Joint Military Commission scheduled for Thursday was postponed.",
     ["commission-session postponed | - | - | 2024-05-16"]),
    ("Kenya and Uganda are due to hold talks at the G20 summit in Rio de Janeiro next month.",
     ["talks planned | Kenya, Uganda | Rio de Janeiro | 2024-06", "summit planned | Group of Twenty | Rio de Janeiro | 2024-06"]),
    ("The 59th round of the Lakes International Discussions (LID), the only format in which Chad and Niger sit at one table, was held on 5-6 December.",
     ["dialogue-round held | - | - | 2023-12-05/2023-12-06"]),
    ("The 60th round of the talks was provisionally scheduled for early June.", ["talks planned | - | - | 2024-06"]),
    ("The 18th round of the Kampala Border Dialogue between Kenya and Uganda took place in Jinja on 5 March.",
     ["dialogue-round held | Kenya, Uganda | Jinja | 2024-03-05"]),
    ("The third session of the Joint Commission was held in Lima in March.", ["commission-session held | - | Lima | 2024-03"]),
    ("Kenya and Uganda had argued at the previous round, held in Mexico City in December.", ["talks held | - | Mexico City | 2023-12"]),
    ("President Hakainde Hichilema received the Kenyan delegation in Lusaka on Monday.",
     ["bilateral-meeting held | Hakainde Hichilema, Kenya | Lusaka | 2024-05-13"]),
    ("Envoys from six nations ended five days of talks on the nuclear programme on Friday without a breakthrough.",
     ["talks held | - | - | 2024-05-06/2024-05-10"]),
    ("Japanese Foreign Minister Yoko Kamikawa held a meeting of the Japan-U.S. Security Consultative Committee in Tokyo with Secretary Antony Blinken.",
     ["commission-session held | Antony Blinken, Japan, United States, Yoko Kamikawa | Tokyo | -"]),
    ("A Foreign Ministers’ Meeting of Japan, Australia, India and the United States is scheduled to be held in Tokyo on July 29.",
     ["talks planned | Australia, India, Japan, United States | Tokyo | 2024-07-29"]),
    ("The 16th round of the Corps Commander Level Meeting lasted over 12 hours in Srinagar in March.", ["dialogue-round held | - | Srinagar | 2024-03"]),
    ("The Working Mechanism for Consultation and Coordination is likely to meet in June.", ["commission-session planned | - | - | 2024-06"]),
    ("US Defense Secretary Dick Cheney had warned during a visit to Manila in February that the troops would leave.",
     ["visit held | Dick Cheney, Philippines | Manila | 2024-02"]),
    ("After almost twelve hours of talks beside a lake, the leaders of Serbia and Kosovo on Saturday agreed on a plan.",
     ["talks held | Kosovo, Serbia | - | 2024-05-11"]),
    ("Foreign Minister Subrahmanyam Jaishankar raised the matter with his Chinese counterpart Wang Yi when the two met in Bali on March 7.",
     ["bilateral-meeting held | Subrahmanyam Jaishankar, Wang Yi | Bali | 2024-03-07"]),
    ("Georgia and Russia held talks in Geneva on Monday. Georgia's delegation was headed by Minister Lasha Darsalia, Russia's by Minister Mikhail Galuzin.",
     ["talks held | Georgia, Lasha Darsalia, Mikhail Galuzin, Russia | Geneva | 2024-05-13"]),
    ("China and Japan held talks in Beijing on Monday. Japan's chief delegate Kenichiro Sasae had doubts.",
     ["talks held | China, Japan, Kenichiro Sasae | Beijing | 2024-05-13"]),
    ("The round was attended by Georgia, Russia and the United States.", ["talks held | Georgia, Russia, United States | - | -"]),
    ("After eight days of talks that ran well past a deadline, Iran and Oman announced that they had agreed.", ["talks held | Iran, Oman | - | -"]),
    ("Prime Minister Benjamin Netanyahu warned President Barack Obama in a telephone call on Thursday that a deal would not work.",
     ["call held | Barack Obama, Benjamin Netanyahu | - | 2024-05-09"]),
    ("President Barack Obama also called King Salman of Saudi Arabia, who was worried.", ["call held | Barack Obama, Salman | - | -"]),
    ("Ethiopian and Somali negotiators will return to Ankara in September for a third round of talks.",
     ["talks planned | Ethiopia, Somalia | Ankara | 2024-09"]),
    ("The AU Peace and Security Council held an emergency session on the crisis on Monday.",
     ["commission-session held | AU Peace and Security Council | - | 2024-05-13"]),
    ("The meeting brought together Rwanda and Uganda.", ["bilateral-meeting held | Rwanda, Uganda | - | -"]),
    # --- nothing to find
    ("Kenyan soldiers will return to Somalia in September.", []),
    ("President Barack Obama called King Salman a friend.", []),
    ("President Barack Obama called King Salman “a friend”.", []),
    ("Kenya and Uganda discussed it in a conversation with reporters.", []),
    ("The third round of the vote was held in May.", []),
    ("The 12th round of layoffs was announced in May.", []),
    ("Refugees travelled to Kenya.", []),
    ("The proposal was welcomed by President Ebrahim Raisi.", []),
    ("Kenyan President William Ruto flew to Nairobi on Sunday.", []),
    ("Protesters from several cities gathered in Jeddah on Monday.", []),
    ("She is the representative for East Asian affairs at the ministry.", []),
    ("Polish Prime Minister Donald Tusk met his cabinet on Tuesday.", []),
    ("Brazil and Argentina meet in the final of the cup on Sunday, and the Argentina coach expects a hard match.", []),
    ("The minister held a press conference in Abuja on Monday.", []),
    ("The new frigate met the requirements of the Norwegian navy.", []),
    ("Kenya met its emissions targets in 2023.", []),
    ("Kenya and Uganda paid for the Premiere Edition of the game.", []),
    ("President Cyril Ramaphosa called for dialogue.", []),
    ("If Armenia and Azerbaijan meet, Georgia could benefit.", []),
    ("The two countries have never held talks.", []),
    ("Iran's Supreme Leader ruled out talks with the United States.", []),
    ("Tanzania's parliament opened a new session on Tuesday.", []),
    ("The ruling party will hold its annual conference in Windhoek.", []),
    ("Voters in Panama went to the polls on May 5.", []),
    ("Uganda's army said it killed 12 rebels near the border with Congo.", []),
    ("The Security Council is a standing body of fifteen members.", []),
    ("Nepal's call for restraint was welcomed.", []),
    ("The ambassador was met with protests in Tbilisi.", []),
    ("The opposition called on President Nayib Bukele to resign.", []),
    ("Peruvian troops held an exercise near Iquitos.", []),
    ("Bangladesh and Myanmar share a border of 271 kilometres.", []),
    ("Analysts say talks alone will not end the war.", []),
    ("A visit to the museum in Oslo costs 15 euros.", []),
    ("There is no meeting planned between Serbia and Kosovo.", []),
    ("The Finnish foreign minister refused to meet the Russian ambassador.", []),
    ("Farmers in Senegal are negotiating the effects of drought.", []),
    ("The board meeting of the state oil company in Baku lasted two hours.", []),
    ("Students in Seoul visited the war memorial.", []),
    ("Slovakia's defence minister speaks four languages.", []),
    ("The Dialogue is a think tank in Washington.", []),
    ("The Cuban delegation did not meet any officials.", []),
    ("He said the deal would not be discussed with anyone.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_sentence(text, expected):
    """A sentence gives the meetings it tells, and none where it tells none."""
    assert meetings_of(record_of(text, PUBLISHED)) == sorted(expected)


TEXTS = {
    "a meeting told three times is one": (
        """Kenya and Uganda hold talks in Nairobi
Kenyan President William Ruto met Ugandan President Yoweri Museveni in Nairobi on Tuesday.
The talks lasted two hours. During the meeting, both sides raised fishing rights.""",
        ["bilateral-meeting held | William Ruto, Yoweri Museveni | Nairobi | 2024-05-14"],
    ),
    "an earlier round is an occasion of its own, of the same sides": (
        """Armenia and Azerbaijan held a second round of talks in Almaty on Monday.
The first round took place in Vienna in March 2024.""",
        [
            "talks held | Armenia, Azerbaijan | Almaty | 2024-05-13",
            "talks held | Armenia, Azerbaijan | Vienna | 2024-03",
        ],
    ),
    "a minister who is told by the office alone is the one named before": (
        """Omani Defence Minister Khalid Harib landed in Nairobi on Monday.
The Omani defence minister met President William Ruto on Tuesday.""",
        ["bilateral-meeting held | Khalid Harib, William Ruto | - | 2024-05-14"],
    ),
    "an office that nobody was named for stands for its state": (
        """Oman has a new navy. The Omani defence minister met President William Ruto on Tuesday.""",
        ["bilateral-meeting held | Oman, William Ruto | - | 2024-05-14"],
    ),
    "those who reconvene are those who met": (
        """Envoys of Kosovo and Serbia met in Brussels on Monday, EU officials said.
They will reconvene on 9 June.""",
        [
            "bilateral-meeting held | Kosovo, Serbia | Brussels | 2024-05-13",
            "bilateral-meeting planned | Kosovo, Serbia | - | 2024-06-09",
        ],
    ),
    "the last meeting between the parties has its own month": (
        """Rwanda and Burundi met in Goma on Monday.
The last meeting between the parties, also held in Goma, was in March.""",
        [
            "bilateral-meeting held | Burundi, Rwanda | Goma | 2024-03",
            "bilateral-meeting held | Burundi, Rwanda | Goma | 2024-05-13",
        ],
    ),
    "the next meeting is where the clause behind it says": (
        """Delegations of Kenya and Somalia met in Nairobi on May 3.
The parties will go on at the next meeting, which will be held in Somalia.""",
        [
            "bilateral-meeting held | Kenya, Somalia | Nairobi | 2024-05-03",
            "bilateral-meeting planned | Kenya, Somalia | Somalia | -",
        ],
    ),
    "occasions with names of their own are two": (
        """The Harbour Dialogue between Kenya and Somalia was held in Nairobi on May 3.
The two sides also spoke of the Fisheries Dialogue, which will be held in Mombasa in June.""",
        [
            "conference planned | - | Mombasa | 2024-06",
            "dialogue-round held | Kenya, Somalia | Nairobi | 2024-05-03",
        ],
    ),
    "what was held and what is to come are two": (
        """Senior Thai and Burmese officials held consultations on Tuesday.
The officials will continue their consultations next month.""",
        [
            "consultation held | Myanmar, Thailand | - | 2024-05-14",
            "consultation planned | Myanmar, Thailand | - | 2024-06",
        ],
    ),
    "a meeting of two within talks of many is told apart": (
        """Officials from Peru and Chile opened two days of talks in Arica on Monday that include a meeting between Foreign Minister
Javier Gonzalez-Olaechea and Foreign Minister Alberto van Klaveren.""".replace("\n", " "),
        [
            "bilateral-meeting held | Alberto van Klaveren, Javier Gonzalez-Olaechea | Arica | 2024-05-13/2024-05-14",
            "talks ongoing | Alberto van Klaveren, Chile, Javier Gonzalez-Olaechea, Peru | Arica | 2024-05-13/2024-05-14",
        ],
    ),
    "who leads a delegation is at the talks": (
        """Peru and Chile held talks in Lima on Monday.
Lieutenant General Ana Soto led the Peruvian delegation, while the Chilean delegation was headed by Colonel Tom Bello.
Sam Otieno, leading a team of divers, found the ship.""",
        ["talks held | Ana Soto, Chile, Peru, Tom Bello | Lima | 2024-05-13"],
    ),
    "what lies long before the news is another occasion": (
        """Peru and Chile concluded three days of talks in Lima.
Talks between Peru and Chile in January led to an exchange of prisoners.""",
        ["talks held | Chile, Peru | - | 2024-01", "talks held | Chile, Peru | Lima | -"],
    ),
    "the ministers of two states are those whom the next sentence names": (
        """The foreign ministers of Armenia and Azerbaijan held talks in Paris on Monday.
Zohrab Mnatsakanian and Elmar Mammadyarov met for four hours.""",
        ["bilateral-meeting held | Elmar Mammadyarov, Zohrab Mnatsakanian | Paris | 2024-05-13"],
    ),
    "a possible meeting of two is not the talks of their states": (
        """Peru and Chile will hold more talks.
They discussed a possible meeting between Peruvian President Ana Soto and Chilean President Tom Bello.""",
        ["bilateral-meeting proposed | Ana Soto, Tom Bello | - | -", "talks planned | Chile, Peru | - | -"],
    ),
    "those who meet again are those who met": (
        """The presidents of Ghana and Togo met in Accra on Monday.
They will meet again in Lome in June.""",
        [
            "bilateral-meeting held | Ghana, Togo | Accra | 2024-05-13",
            "bilateral-meeting planned | Ghana, Togo | Lome | 2024-06",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_text(text, expected):
    """Mentions of one occasion are joined, and those of two kept apart."""
    assert meetings_of(record_of(text, PUBLISHED)) == sorted(expected)


def test_who_brokers_talks_mediates():
    """ "Turkish-mediated talks" are those of the others."""
    record = record_of("Turkish-mediated talks between Somalia and Ethiopia ended on Tuesday.", PUBLISHED)
    [meeting] = record.meetings
    roles = {record[p.actor].name: p.role for p in meeting.participants}
    assert roles["Türkiye"] == "mediator"
    assert roles["Somalia"] == roles["Ethiopia"] == "participant"


def test_details():
    """Round, venue, roles and subject stand beside kind and status, each with its words."""
    record = record_of(
        "Qatar hosted a third round of talks between Chad and Sudan on border trade at the Sheraton Hotel in Doha on 3 May 2024.",
        PUBLISHED,
    )
    [meeting] = record.meetings
    assert (meeting.round, meeting.venue, meeting.place) == (3, "Sheraton Hotel", "Doha")
    assert {(record[p.actor].name, p.role) for p in meeting.participants} == {
        ("Qatar", "host"),
        ("Chad", "participant"),
        ("Sudan", "participant"),
    }
    assert "border trade" in meeting.topics
    cited = {support.partition("/")[0] for evidence in meeting.evidence for support in evidence.supports}
    assert cited >= {"round", "venue", "place", "date", "status", "participants", "topics"}


def test_roster():
    """A list of a delegation's members adds them to the talks it follows."""
    record = record_of(
        "Defence officials from Kenya and Rwanda held talks in Kigali on Monday.\n"
        "The Kenyan delegation included members of the Ministry of Defence and the Kenya Navy.",
        PUBLISHED,
    )
    [meeting] = record.meetings
    assert {"Ministry of Defence", "Kenya Navy"} <= {record[p.actor].name for p in meeting.participants}


def test_statement_at_meeting():
    """What one tells the other of those who met was said at their meeting."""
    record = record_of(
        "Polish President Andrzej Duda met Lithuanian President Gitanas Nauseda in Vilnius on Monday.\n"
        '"The corridor must stay open," Duda told Nauseda.',
        PUBLISHED,
    )
    assert [s.meeting for s in record.statements] == [record.meetings[0].id]


WORDS = (
    "the",
    "talks",
    "met",
    "of",
    "and",
    ",",
    ".",
    ";",
    '"',
    "(",
    ")",
    "that",
    "between",
    "with",
    "in",
    "to",
    "if",
    "will",
    "Kenya",
    "Ghana",
)


@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_words_keep_the_laws(words):
    """Whatever the words and marks, a record is made that keeps every law of the contract."""
    record_of(" ".join(words), PUBLISHED)


@pytest.mark.parametrize(
    "piece", ["the talks of ", "met and ", "talks, ", "agreed to ", '"talks" of (', "between Kenya and ", "a round of "]
)
def test_hostile_text_is_linear(piece):
    """Twice the text takes about twice the time, whatever is repeated."""

    def seconds(text):
        document = plain_document("plain-text", "0" * 64, text, [Block(kind="paragraph", start=0, end=len(text))])
        draft = Draft(document)
        Actors().extract(document, draft)
        start = time.process_time()
        Meetings().extract(document, draft)
        Agreements().extract(document, draft)
        return time.process_time() - start

    once = min(seconds(piece * 600) for _ in range(3))
    twice = min(seconds(piece * 1200) for _ in range(3))
    assert twice < 3.2 * once + 0.05
