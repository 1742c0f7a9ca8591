"""Which days the time expressions of news mean: text on the left, what is found on the right.

All but the tables that say otherwise are read as written on Wednesday, 24 July 2024.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secdialogue.edtf import is_valid
from secdialogue.language.dates import DateMention, find_dates

ANCHOR = "2024-07-24"

#: Text, and each expression with its EDTF value ("" where none follows).
ABSOLUTE = [
    ("The pact was signed in Lusaka on 20 November 1994.", ["20 November 1994=1994-11-20"]),
    ("Envoys met in Astana on July 3, 2024, for the bloc's summit.", ["July 3, 2024=2024-07-03"]),
    ("The truce of Sept. 9, 2021 held.", ["Sept. 9, 2021=2021-09-09"]),
    ("He was appointed on 9 Sep 2021 in Maputo.", ["9 Sep 2021=2021-09-09"]),
    ("BOGOTÁ, 2023-11-05 - The delegations resumed work.", ["2023-11-05=2023-11-05"]),
    ("Published 2024-03-01T09:30:00Z by the mission", ["2024-03-01T09:30:00Z=2024-03-01"]),
    ("On the 22nd of June, 2016, both sides laid down arms.", ["the 22nd of June, 2016=2016-06-22"]),
    ("The accord dates from the 4th of May 1994.", ["the 4th of May 1994=1994-05-04"]),
    ("On Tuesday, October 8, 2019, the committee sat in Bangui.", ["Tuesday, October 8, 2019=2019-10-08"]),
    ("Monday 15 April 2019 was the day of the vote.", ["Monday 15 April 2019=2019-04-15"]),
    ("The protocol of 25/4/2016 was extended.", ["25/4/2016=2016-04-25"]),
    ("Dated 12/31/2015, the letter names three officers.", ["12/31/2015=2015-12-31"]),
    ("The note of 17.03.2020 was never answered.", ["17.03.2020=2020-03-17"]),
    ("The form is dated 04/05/2021.", ["04/05/2021="]),
    ("Manila and Tokyo signed it in July 2024.", ["July 2024=2024-07"]),
    ("Since its founding in Aug. 1967 the association has grown.", ["Aug. 1967=1967-08"]),
    ("The mission closed in December, 2013.", ["December, 2013=2013-12"]),
    ("It was founded in Addis Ababa in 1963.", ["1963=1963"]),
    ("The 1979 treaty still stands.", ["1979=1979"]),
    ("The embargo (1990) was lifted later.", ["1990=1990"]),
    ("The 1878 congress drew the border.", ["1878=1878"]),
    ("In 1648 the envoys met in Münster.", ["1648=1648"]),
    ("The war of the 1990s drove many from Bosnia.", ["the 1990s=199X"]),
    ("In the early 1990s, the Andean states had no such body.", ["the early 1990s=199X"]),
    ("Guerrillas were strong in the mid-1980s.", ["the mid-1980s=198X"]),
    ("the late '70s were a time of coups", ["the late '70s=197X"]),
    ("Borders drawn in the 19th century still matter.", ["the 19th century=18XX"]),
    ("They met in the summer of 2022 in Tashkent.", ["the summer of 2022=2022-22"]),
    ("The offensive of spring 2015 failed.", ["spring 2015=2015-21"]),
    ("Exports fell in the first quarter of 2023.", ["the first quarter of 2023=2023-01/2023-03"]),
    ("The patrols doubled in Q4 2022.", ["Q4 2022=2022-10/2022-12"]),
    ("In the first half of 2021, Ghana lost 12 vessels.", ["the first half of 2021=2021-01/2021-06"]),
    ("the second half of 2019 was calmer", ["the second half of 2019=2019-07/2019-12"]),
    ("In the first nine months of 2022 the force grew.", ["the first nine months of 2022=2022-01/2022-09"]),
    ("In the last three months of 2020, raids rose.", ["the last three months of 2020=2020-10/2020-12"]),
    ("during the first week of May 2023", ["the first week of May 2023=2023-05-01/2023-05-07"]),
    ("By the end of September 2025 the last base in Niger will close.", ["the end of September 2025=2025-09"]),
    ("In early 2023 Sudan was at peace.", ["early 2023=2023"]),
    ("The team arrived in late March 2011.", ["late March 2011=2011-03"]),
    ("mid-April 2020", ["mid-April 2020=2020-04"]),
    ("The week of March 4, 2024, was quiet in Kivu.", ["The week of March 4, 2024=2024-03-04/2024-03-10"]),
    ("The Transnistria talks (12 June 2018) ended early.", ["12 June 2018=2018-06-12"]),
    ("Copyright © 2014-2023 Institute for Sahel Studies", ["2014-2023=2014/2023"]),
    ("about 2014 the first drones were seen over Libya", ["2014=2014~"]),
    ("They fought on 24 February 2022, a Thursday.", ["24 February 2022=2022-02-24"]),
    ("Kenya's 2024-25 budget was cut.", ["2024-25=2024/2025"]),
    ("The 29 February 2020 deal in Doha", ["29 February 2020=2020-02-29"]),
]  # fmt: skip

RANGES = [
    ("ASEAN ministers meet in Vientiane July 25-27.", ["July 25-27=2024-07-25/2024-07-27"]),
    ("They were there July 22-23, 2021.", ["July 22-23, 2021=2021-07-22/2021-07-23"]),
    ("The chiefs of staff met from 3 to 5 May in Lomé.", ["3 to 5 May=2024-05-03/2024-05-05"]),
    ("The drill ran from 28 May to 2 June 2023.", ["28 May to 2 June 2023=2023-05-28/2023-06-02"]),
    ("Between 2011 and 2014 there were no patrols.", ["2011 and 2014=2011/2014"]),
    ("The two-day session of May 30 and 31 was held in Quito.", ["May 30 and 31=2024-05-30/2024-05-31"]),
    ("On the 3rd and 4th of June they met in Baku.", ["the 3rd and 4th of June=2024-06-03/2024-06-04"]),
    ("From April to June the ceasefire held.", ["April to June=2024-04/2024-06"]),
    ("from December 2022 to February 2023", ["December 2022 to February 2023=2022-12/2023-02"]),
    ("The 1998–2000 war left 70,000 dead.", ["1998–2000=1998/2000"]),
    ("in 2010-14 the rebels held the town", ["2010-14=2010/2014"]),
    ("From 2002 to 2005 he led the mission in Dili.", ["2002 to 2005=2002/2005"]),
    ("The conference, which ran from Monday to Wednesday, ended quietly.", ["Monday to Wednesday=2024-07-22/2024-07-24"]),
    ("They held talks on Saturday and Sunday in Muscat.", ["Saturday and Sunday=2024-07-20/2024-07-21"]),
    ("The summit will be held November 15 to 16.", ["November 15 to 16=2024-11-15/2024-11-16"]),
    ("between 12 and 14 March 2019", ["12 and 14 March 2019=2019-03-12/2019-03-14"]),
    ("March 8, 9 and 10", ["March 8, 9 and 10=2024-03-08/2024-03-10"]),
    ("The Panmunjom talks of 20-25 August 2015", ["20-25 August 2015=2015-08-20/2015-08-25"]),
    ("raids between March 2020 and October 2021", ["March 2020 and October 2021=2020-03/2021-10"]),
    ("from October 2023 until March", ["October 2023 until March=2023-10/2024-03"]),
    ("between June and August last year", ["June and August last year=2023-06/2023-08"]),
    ("from 2014 until now the border has been shut", ["2014 until now=2014/2024-07-24"]),
    ("On 3 and 17 June the envoys met.", ["17 June=2024-06-17"]),
    ("June 30-July 2", ["June 30-July 2=2024-06-30/2024-07-02"]),
]  # fmt: skip

RELATIVE = [
    ("The ministers met on Monday in Nairobi.", ["Monday=2024-07-22"]),
    ("The ministers will meet on Monday in Nairobi.", ["Monday=2024-07-29"]),
    ("The commander said Thursday that the road was open.", ["Thursday=2024-07-18"]),
    ("A convoy was attacked on Wednesday in Mali.", ["Wednesday=2024-07-24"]),
    ("Peru's envoy is due in Brasília on Tuesday.", ["Tuesday=2024-07-30"]),
    ("The hearing is scheduled for Friday.", ["Friday=2024-07-26"]),
    ("The two are to sign the memorandum on Thursday.", ["Thursday=2024-07-25"]),
    ("They agreed to meet again on Saturday.", ["Saturday=2024-07-27"]),
    ("They met to discuss the border on Saturday.", ["Saturday=2024-07-20"]),
    ("Her plane landed in Tbilisi on Monday, and she will leave on Friday.", ["Monday=2024-07-22", "Friday=2024-07-26"]),
    ("On Tuesday, the two sides will exchange prisoners.", ["Tuesday=2024-07-30"]),
    ("On Tuesday, the two sides exchanged prisoners.", ["Tuesday=2024-07-23"]),
    ("Talks resume in Djibouti on Monday, the mediators announced.", ["Monday=2024-07-29"]),
    ("The ban takes effect Friday.", ["Friday=2024-07-26"]),
    ("Thursday's meeting in Suva will cover fisheries.", ["Thursday=2024-07-25"]),
    ("Sunday's attack killed three peacekeepers.", ["Sunday=2024-07-21"]),
    ("Ahead of Friday's summit, Fiji called for calm.", ["Friday=2024-07-26"]),
    ("Yesterday the OSCE withdrew its monitors.", ["Yesterday=2024-07-23"]),
    ("The envoy arrives tomorrow.", ["tomorrow=2024-07-25"]),
    ("Today the Dinka and the Nuer made peace.", ["Today=2024-07-24"]),
    ("Shelling began last night near Goma.", ["last night=2024-07-23"]),
    ("This morning the port of Aden reopened.", ["This morning=2024-07-24"]),
    ("the day before yesterday", ["the day before yesterday=2024-07-22"]),
    ("Last week the junta in Niamey left the pact.", ["Last week=2024-07-15/2024-07-21"]),
    ("Next week, Chile and Bolivia meet in The Hague.", ["Next week=2024-07-29/2024-08-04"]),
    ("Late last week, shelling stopped.", ["Late last week=2024-07-15/2024-07-21"]),
    ("Earlier this month, Armenia froze its membership.", ["Earlier this month=2024-07"]),
    ("The census is due later this year.", ["later this year=2024"]),
    ("Last month they met in Kigali.", ["Last month=2024-06"]),
    ("Elections are planned next month.", ["next month=2024-08"]),
    ("The force was cut last year.", ["last year=2023"]),
    ("So far this year 40 ships were boarded.", ["this year=2024"]),
    ("by the end of the year", ["the end of the year=2024"]),
    ("by the end of next week", ["the end of next week=2024-07-29/2024-08-04"]),
    ("Two weeks ago, Lesotho sent troops.", ["Two weeks ago=2024-07-10~"]),
    ("three days ago", ["three days ago=2024-07-21"]),
    ("Five months ago the border opened.", ["Five months ago=2024-02"]),
    ("10 years ago the mission began in Bamako", ["10 years ago=2014"]),
    ("A decade ago, Crimea was seized.", ["A decade ago=2014~"]),
    ("in two weeks the mandate will end", ["two weeks=2024-08-07~"]),
    ("The mandate will end in two weeks.", ["two weeks=2024-08-07~"]),
    ("In March, Burundi closed its border.", ["March=2024-03"]),
    ("In October, Azerbaijan took the town.", ["October=2023-10"]),
    ("In October, Azerbaijan will host the meeting.", ["October=2024-10"]),
    ("their February meeting in Dar es Salaam", ["February=2024-02"]),
    ("On December 9 the junta fell.", ["December 9=2023-12-09"]),
    ("The vote will be held on December 9.", ["December 9=2024-12-09"]),
    ("on 21 July", ["21 July=2024-07-21"]),
    ("Last April the two shook hands.", ["Last April=2024-04"]),
    ("Last December the two shook hands.", ["Last December=2023-12"]),
    ("Next March, Zambia takes the chair.", ["Next March=2025-03"]),
    ("In March last year Zambia took the chair.", ["March last year=2023-03"]),
    ("by June next year", ["June next year=2025-06"]),
    ("Last Friday the rebels left Tadamon.", ["Last Friday=2024-07-19"]),
    ("Next Tuesday they vote.", ["Next Tuesday=2024-07-30"]),
    ("on Thursday of next week", ["Thursday of next week=2024-08-01"]),
    ("Friday the 12th was calm.", ["Friday the 12th=2024-07-12"]),
    ("They met over the weekend in Punta Cana.", ["the weekend=2024-07-20/2024-07-21"]),
    ("last summer", ["last summer=2023-22"]),
    ("The offensive is expected in the spring.", ["the spring=2025-21"]),
    ("in the third quarter of this year", ["the third quarter of this year=2024-07/2024-09"]),
    ("over the past two weeks, 30 were killed", ["the past two weeks=2024-07-10/2024-07-24"]),
    ("In the last five years, spending doubled in Mexico.", ["the last five years=2019/2024"]),
    ("over the next six months", ["the next six months=2024-07/2025-01"]),
    ("He spoke on the 12th.", ["the 12th=2024-07-12"]),
    ("at the end of the month", ["the end of the month=2024-07"]),
    ("By year-end, Rwanda will have left.", ["year-end=2024"]),
    ("earlier in the week", ["earlier in the week=2024-07-22/2024-07-28"]),
    ("on Monday, July 8", ["Monday, July 8=2024-07-08"]),
    ("on Sunday, December 3", ["Sunday, December 3=2023-12-03"]),
]  # fmt: skip

MORE = [
    ("On July 22 - 30 soldiers were freed in Kivu.", ["July 22=2024-07-22"]),
    ("On 3 - 7 soldiers were freed.", []),
    ("from 24 to 20 May", ["20 May=2024-05-20"]),
    ("The file of 2024-03 is lost.", ["2024-03=2024-03"]),
    ("in 2010-03-and-after", ["2010=2010"]),
    ("The drill runs from Friday to Monday.", ["Friday to Monday=2024-07-26/2024-07-29"]),
    ("from December to February", ["December to February=2024-12/2025-02"]),
    ("between July and the town", ["July=2024-07"]),
    ("They met on Tuesday and Friday.", ["Tuesday=2024-07-23", "Friday=2024-07-19"]),
    ("the second week of June", ["the second week of June=2024-06-08/2024-06-14"]),
    ("in the last week of June 2020", ["the last week of June 2020=2020-06-24/2020-06-30"]),
    ("in the first half of the 1990s", ["the first half of the 1990s=1990/1994"]),
    ("the second half of the 1990s", ["the second half of the 1990s=1995/1999"]),
    ("in the first half of June", ["the first half of June=2024-06-01/2024-06-15"]),
    ("in the final quarter of 2022", ["the final quarter of 2022=2022-10/2022-12"]),
    ("the third half of 2022", ["2022=2022"]),
    ("the first Monday of November 2023", ["the first Monday of November 2023=2023-11-06"]),
    ("the last Friday of the month", ["the last Friday of the month=2024-07-26"]),
    ("the sixth Friday of June", ["Friday=2024-07-19", "June=2024-06"]),
    ("In the first days of March", ["the first days of March=2024-03"]),
    ("In the final weeks of 2021", ["the final weeks of 2021=2021"]),
    ("the twentieth month of 2021", ["2021=2021"]),
    ("the third quarter this year", ["the third quarter this year=2024-07/2024-09"]),
    ("In the third quarter exports fell.", ["the third quarter=2024-07/2024-09"]),
    ("the fifth quarter of the game", []),
    ("The week of 8 July was quiet.", ["The week of 8 July=2024-07-08/2024-07-14"]),
    ("a day of July 2023", ["July 2023=2023-07"]),
    ("the day of 8 July", ["8 July=2024-07-08"]),
    ("on 2024/03/05 in Praia", ["2024/03/05=2024-03-05"]),
    ("05-11-2023", ["05-11-2023="]),
    ("on 3.5.99", ["3.5.99=1999-05-03"]),
    ("in the seventies", ["the seventies=197X"]),
    ("the 1970's", ["the 1970's=197X"]),
    ("in July of next week", ["July=2024-07", "next week=2024-07-29/2024-08-04"]),
    ("in spring talks", []),
    ("They meet again this weekend.", ["this weekend=2024-07-27/2024-07-28"]),
    ("last weekend", ["last weekend=2024-07-20/2024-07-21"]),
    ("next weekend", ["next weekend=2024-08-03/2024-08-04"]),
    ("this coming weekend", ["this coming weekend=2024-07-27/2024-07-28"]),
    ("the previous weekend", ["the previous weekend=2024-07-20/2024-07-21"]),
    ("this past Sunday", ["this past Sunday=2024-07-21"]),
    ("this coming Monday", ["this coming Monday=2024-07-29"]),
    ("this Thursday", ["this Thursday=2024-07-25"]),
    ("They will meet this Thursday.", ["this Thursday=2024-07-25"]),
    ("this autumn", ["this autumn=2024-23"]),
    ("next spring", ["next spring=2025-21"]),
    ("that Monday", ["Monday=2024-07-22"]),
    ("next week on Thursday", ["next week on Thursday=2024-08-01"]),
    ("Monday of last month", ["Monday=2024-07-22", "last month=2024-06"]),
    ("the week after next", ["the week after next=2024-08-05/2024-08-11"]),
    ("the year before last", ["the year before last=2022"]),
    ("the past decade", ["the past decade=2014/2024"]),
    ("in the last 48 hours", ["the last 48 hours=2024-07-22/2024-07-24"]),
    ("two weeks from now", ["two weeks from now=2024-08-07~"]),
    ("a few weeks from now", []),
    ("for the first time in two weeks, it will rain", []),
    ("Asked on Friday whether it will leave, Togo was silent.", ["Friday=2024-07-19"]),
    ("several weeks before", []),
    ("It will take place on the 30th.", ["the 30th=2024-07-30"]),
    ("Friday the 31st of nowhere", ["Friday=2024-07-19"]),
    ("the next week they left", ["the next week=2024-07-29/2024-08-04"]),
    ("The vote in May was moved to 9 August.", ["May=2024-05", "9 August=2024-08-09"]),
    ("the August 2008 war; on 12 August", ["August 2008=2008-08", "12 August=2008-08-12"]),
    ("That evening the guns fell silent.", ["That evening=2024-07-24"]),
    ("late on Sunday", ["late on Sunday=2024-07-21"]),
    ("later in the day", ["later in the day=2024-07-24"]),
    ("Earlier on Tuesday, Ecuador closed the strait.", ["Earlier on Tuesday=2024-07-23"]),
    ("Monday's decision will be felt in Minsk.", ["Monday=2024-07-22"]),
    ("the October attack", ["October=2023-10"]),
    ("before the November election", ["November=2024-11"]),
    ("from the late 1990s to mid-2003", ["the late 1990s to mid-2003=199X/2003"]),
    ("between late 2019 and mid-2021", ["late 2019 and mid-2021=2019/2021"]),
    ("They met in Sept. The army left.", ["Sept.=2023-09"]),
    ("In November 2022 they agreed to stay until December.", ["November 2022=2022-11", "December=../2022-12"]),
    ("from 2017 to 2015 it fell", ["2017=2017", "2015=2015"]),
    ("in 2010 - 14 died", ["2010=2010"]),
    ("They left in 2004 - 2000 troops in all.", ["2004=2004"]),
    ("The talks opened here, Wednesday to Friday.", ["Wednesday to Friday=2024-07-24/2024-07-26"]),
    ("in the second half of the week", ["the second half of the week=2024-07-22/2024-07-28"]),
    ("the first quarter of June", ["the first quarter=2024-01/2024-03", "June=2024-06"]),
    ("They met; on Monday.", ["Monday=2024-07-22"]),
    ("Output is lower than 2010.", ["2010=2010"]),
    ("29 February", ["29 February=2024-02-29"]),
    ("30 February 2023", ["February 2023=2023-02"]),
]  # fmt: skip

TOLD = [
    ("On 5 May 2014 the town fell. A day earlier, the army had left.", ["5 May 2014=2014-05-05", "A day earlier=2014-05-04"]),
    ("They met on Monday. The following day they signed.", ["Monday=2024-07-22", "The following day=2024-07-23"]),
    ("They met on Monday and, the day before, on the phone.", ["Monday=2024-07-22", "the day before=2024-07-21"]),
    ("The 2012 coup passed. In 2014, another came; two years later, a third.", ["2012=2012", "2014=2014", "two years later=2016"]),
    ("It began on March 2, 2019. Two days later it was over.", ["March 2, 2019=2019-03-02", "Two days later=2019-03-04"]),
    ("In 2011 it seceded; the following year it shut the pipeline.", ["2011=2011", "the following year=2012"]),
    ("On 8 June 2020 they spoke, and on 16 June the office was blown up.", ["8 June 2020=2020-06-08", "16 June=2020-06-16"]),
    ("In January 2020 it won. That month it joined.", ["January 2020=2020-01", "That month=2020-01"]),
    ("In 2009 the ceasefire broke. The next day nobody came.", ["2009=2009", "The next day="]),
    ("A week earlier, Gambia had called its troops home.", ["A week earlier=2024-07-17~"]),
    ("It was agreed in November 2022 to leave by May.", ["November 2022=2022-11", "May=2023-05"]),
]  # fmt: skip

OPEN = [
    ("Since October 7 the strait has been shut.", ["since Since October 7=2023-10-07/.."]),
    ("since December 2021", ["since since December 2021=2021-12/.."]),
    ("since 2017", ["since since 2017=2017/.."]),
    ("since at least 2008", ["since since at least 2008=2008/.."]),
    ("Since last week, Haiti has had no port.", ["since Since last week=2024-07-15/.."]),
    ("since the early 1990s", ["since since the early 1990s=199X/.."]),
    ("since the 2003 invasion", ["at 2003=2003"]),
    ("They stay in Kosovo until September 2026.", ["until until September 2026=../2026-09"]),
    ("until Friday", ["until until Friday=../2024-07-26"]),
    ("The mandate runs through June 2025.", ["until through June 2025=../2025-06"]),
    ("no later than the end of September 2025", ["deadline no later than the end of September 2025=2025-09"]),
    ("They must leave Chad by 31 January.", ["deadline by 31 January=2025-01-31"]),
    ("by 2030", ["deadline by 2030=2030"]),
    ("before 2014", ["before before 2014=../2014"]),
    ("prior to March 2011", ["before prior to March 2011=../2011-03"]),
    ("Prices rose through 2021.", ["at through 2021=2021"]),
    ("after 2001", ["after after 2001=2001/.."]),
    ("After Monday's meeting, Gabon reopened the border.", ["at Monday=2024-07-22"]),
    ("in the coming days", ["future-vague the coming days="]),
    ("in coming months", ["future-vague coming months="]),
    ("over the next few weeks", ["future-vague the next few weeks="]),
    ("in recent weeks", ["past-vague recent weeks="]),
    ("for the past several years", ["past-vague the past several years="]),
    ("several years ago", ["past-vague several years ago="]),
    ("a few days earlier", ["past-vague a few days earlier="]),
]  # fmt: skip

#: The same, read without knowing when the text was written.
UNANCHORED = [
    ("Talks opened in Apia on Thursday.", ["Thursday="]),
    ("In early October Tonga joined.", ["early October="]),
    ("Tonga joined on October 3.", ["October 3="]),
    ("Tonga joined on October 3, and on November 9, 2018, it left.", ["October 3=2018-10-03", "November 9, 2018=2018-11-09"]),
    ("In May 2021 it joined, and in June it left.", ["May 2021=2021-05", "June=2021-06"]),
    ("from 3 May to 5 June 2015", ["3 May to 5 June 2015=2015-05-03/2015-06-05"]),
    ("Last year they met in June 2019.", ["Last year=", "June 2019=2019-06"]),
    ("On 4 May 2000 they met. The following day they parted.", ["4 May 2000=2000-05-04", "The following day=2000-05-05"]),
    ("so far this year", ["this year="]),
    ("two years ago", ["two years ago="]),
    ("over the weekend", ["the weekend="]),
    ("from Monday to Friday", ["Monday to Friday="]),
    ("July 22-23", ["July 22-23="]),
    ("the week of July 8", ["the week of July 8="]),
    ("the first week of last month", ["the first week of last month="]),
    ("Friday the 12th", ["Friday the 12th="]),
    ("on the 12th", ["the 12th="]),
    ("on Thursday of next week", ["Thursday of next week="]),
    ("last April", ["last April="]),
    ("by year-end", ["year-end="]),
    ("from 2014 until now", ["2014 until now="]),
]  # fmt: skip

NOTHING = [
    "", " ", "Talks may resume.", "The two may march on the capital.", "They will march to the border.", "Mrs May met the king.",
    "Theresa May spoke at length.", "Jan Egeland called for aid.", "April Glaspie served as ambassador.", "The Women's March drew thousands.",
    "The Sun reported it first.", "The sun rose over Juba.", "He sat with the envoys.", "Resolution 1701 was passed unanimously.",
    "UN Security Council resolution 2024 extends the mandate.", "Article 2000 of the code", "Some 2,010 troops are in Mali.",
    "About 2000 people fled.", "More than 1950 homes burned down.", "It lost 2000 soldiers.", "At least 1999 died.", "2000-strong force",
    "An F-16 crashed.", "The S-2000 radar failed.", "A Boeing 2020 series", "Flight 1920 was diverted.", "Call +254 20 762 1234.",
    "Call 202-555-1990 or 555 2010.", "The embassy is at 1980 Camp Road.", "He lives at 2001 Massachusetts Ave.", "Room 2015 was sealed.",
    "They paid $2000 for it.", "It cost 1999 euros.", "The sum is 2020 dollars.", "It weighs 2000 kg.", "At 2000 GMT firing stopped.",
    "the 10th anniversary of the pact", "the 25th anniversary summit", "the 21st round of talks", "the third round of consultations",
    "He is 31 years old.", "a 19-year-old recruit", "a two-day visit", "two days of talks", "a previous week-long truce", "the last month-long mission", "a 60-day truce", "for three weeks",
    "They fought for years.", "decades of war", "for the second time", "at the first meeting", "the first days", "one day it will end",
    "The other day was calm.", "Every Friday they protest.", "They pray on Fridays.", "It happened on a Sunday.", "Good Friday Agreement",
    "the Bloody Sunday inquiry", "the Black Friday sales", "The Sunday Times reported it.", "Sheffield lost.", "Super Tuesday voters",
    "in her 30s", "temperatures in the 40s", "the 45th president", "the 82nd Airborne Division", "the 7th Fleet", "The 1st Battalion left.",
    "No. 2010 on the list", "Agenda 2030 was adopted.", "Vision 2030 is a plan.", "The score was 3-2.", "a 50-50 chance", "a 360-degree view",
    "About 22 of 35 seats", "chapters 3 to 5", "between 11 and 14 men", "He fell in battle.", "Prices fall.", "the fall of the capital",
    "a spring of water", "water from the spring", "They spring into action.", "summer camps", "At 06:30 GMT the guns fell silent.", "at 7:02 PM",
    "10:15", "a second attack", "the second of three rounds", "day and night", "Day by day they advanced.", "the week", "a year",
    "a quarter of the force", "one quarter", "half of the country", "the last of them", "the next of kin", "past mistakes", "next to the river",
    "This is the current line.", "The previous government signed.", "the following states", "earlier drafts", "a later version", "late President Déby",
    "the early phase", "the late general", "by then", "since then", "until now", "before long", "the end of the war", "the start of the talks",
    "the middle of the road", "It is 2,024 km long.", "1.2 million", "3/4 of them", "9/11", "24/7 watch", "section 12.3.2020.1", "version 10.2.1",
    "COVID-19", "G20", "the Group of 77", "a T-72", "Type 2000-A", "ISO 9001", "USA Today reported it.", "This Week is a programme.", "Mar-a-Lago",
    "Dec was silent.", "Sept sisters", "a march in Harare", "an august body", "He will be 60 in all.", "since independence", "three times a day",
    "to this day", "It will last years.", "in Spring", "a day-end report", "at the end of 2000 lives", "more than 2020 cases", "+254 2012",
    "twice a week", "once a year", "99/13/2024", "2024-13-45", "31 June", "year after year",
]  # fmt: skip


def told(mentions: list[DateMention], text: str) -> list[str]:
    return [f"{text[m.start : m.end]}={m.edtf or ''}" for m in mentions]


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE + RANGES + RELATIVE + MORE + TOLD)
def test_a_date_means_its_days(text: str, expected: list[str]) -> None:
    """Each expression is found with its words and the days it means on the day of writing."""
    assert told(find_dates(text, ANCHOR), text) == expected


@pytest.mark.parametrize(("text", "expected"), OPEN)
def test_the_word_before_a_date_opens_it_or_makes_it_a_deadline(text: str, expected: list[str]) -> None:
    """Kind, words with what leads them, and value."""
    assert [f"{m.kind} {text[m.lead : m.end]}={m.edtf or ''}" for m in find_dates(text, ANCHOR)] == expected


@pytest.mark.parametrize(("text", "expected"), UNANCHORED)
def test_without_an_anchor_only_the_text_dates(text: str, expected: list[str]) -> None:
    """Where the day of writing is unknown, what the text does not settle stays open, and its words are kept."""
    assert told(find_dates(text), text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    """Numbers, names, ages, durations, rounds and anniversaries are no dates."""
    assert told(find_dates(text, ANCHOR), text) == []


def test_every_mention_says_what_it_knows() -> None:
    """Kind, tense, part and whether it is relative or belongs to a noun stand with the words."""
    text = "Ministers will return by the end of next month, after Tuesday's meeting."
    deadline, meeting = find_dates(text, ANCHOR)
    assert (deadline.kind, deadline.tense, deadline.part, deadline.relative) == ("deadline", "future", "late", True)
    assert (text[deadline.lead : deadline.start], deadline.edtf) == ("by ", "2024-08")
    assert (meeting.kind, meeting.tense, meeting.attributive, meeting.edtf) == ("at", "past", True, "2024-07-23")


@pytest.mark.parametrize("anchor", ["2024", "24 July 2024", "2024-02-30", "yesterday"])
def test_an_anchor_that_is_no_day_is_refused(anchor: str) -> None:
    """A ValueError names the anchor."""
    with pytest.raises(ValueError) as error:
        find_dates("on Monday", anchor)
    assert anchor in str(error.value)


def test_the_anchor_is_read_in_its_own_offset() -> None:
    """Yesterday of a text written late in the evening in Suva is the day before in Suva."""
    assert [m.edtf for m in find_dates("yesterday", "2024-07-24T23:30:00+12:00")] == ["2024-07-23"]
    assert [m.edtf for m in find_dates("yesterday", "2024-07-24T00:30:00-05:00")] == ["2024-07-23"]


pieces = st.sampled_from(
    "on Monday|last week|5|31|2024|May|and|to|-|,|.| |\n\n|since|the|end of|first|half of|between|10,000|years ago|next|day|later"
    "|a|few|99999|1990s|century|20th|'s|February 30|0001|9999|quarter|weekend|of|early|2023-02-31|ZZZ|é|𝕏|will|met".split(
        "|"
    )
)


@given(st.lists(pieces, max_size=30).map(" ".join), st.sampled_from([None, "2024-02-29", "0001-01-01", "9999-12-31"]))
def test_mentions_are_in_order_apart_and_valid(text: str, anchor: str | None) -> None:
    """Whatever the words: offsets ascend, no mention overlaps another, every value is EDTF."""
    place = 0
    for mention in find_dates(text, anchor):
        assert place <= mention.start < mention.end <= len(text)
        assert 0 <= mention.lead <= mention.start
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        assert mention.edtf is None or is_valid(mention.edtf)
        place = mention.end


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """No text makes it fail."""
    find_dates(text, ANCHOR)


@given(st.text(max_size=40), st.text(max_size=40))
def test_paragraphs_around_move_a_date_and_nothing_else(before: str, after: str) -> None:
    """A full date stays the same wherever it stands; offsets are code points."""
    text = f"{before}\n\n12 June 2018\n\n{after}"
    found = [m for m in find_dates(text) if m.edtf == "2018-06-12"]
    assert "12 June 2018" in [text[m.start : m.end] for m in found]
