"""Build the gazetteer of bodies: `python tools/build_organizations.py WORDNET FUNDUS > src/secdialogue/language/data/organizations.csv`.

WORDNET is the folder of WordNet 3.0's database (Debian's package `wordnet-base`; WordNet licence), FUNDUS the folder
`fundus/publishers` of the package fundus 0.5.7 (MIT). Of WordNet come, whole, the named members of the classes below;
of fundus its outlets; organization_words.csv beside this file has the bodies of the lists that it names: the UN's, UCDP's, ministries' own.
"""

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

HEADER = """\
# Bodies known by name rather than by form: name and aliases parted by "|", kind, country. Built by tools/build_organizations.py
# from WordNet 3.0 (WordNet licence), fundus 0.5.7 (MIT) and lists of facts that tools/organization_words.csv names: the UN's, UCDP's, the states' own.
"""
#: WordNet class -> kind of its named members; the first that holds a member decides.
CLASSES = {
    "world_organization": "intergovernmental",
    "united_nations_agency": "intergovernmental",
    "executive_department": "government-body",
    "terrorist_organization": "armed-group",
    "religious_movement": "armed-group",
    "legislature": "government-body",
    "military_unit": "military",
    "agency": "government-body",
    "international_law_enforcement_agency": "intergovernmental",
}
#: Members of "religious movement" that are not fighting bodies are not taken; the class is named for the one that is.
ONLY = {"religious_movement": {"Taliban"}}
#: Buildings and streets that stand for the body in them, by WordNet's own gloss.
SEATS = {
    "Kremlin": "RUS",
    "Downing_Street": "GBR",
    "White_House": "USA",
    "Whitehall": "GBR",
    "Foggy_Bottom": "USA",
}
#: Bodies that are called by their seat.
SEATED = {"Department_of_Defense": "Pentagon"}
#: Aliases that are common words or names of something else.
NOT_ALIASES = {"Army", "Navy", "Air_Force", "Marines", "Marine_Corps", "Coast_Guard", "Europe", "United_Nations_agency", "UN_agency", "FTO", "Base", "Common_Market", "EC", "EXEC", "Opposition", "State", "Commerce", "Defense", "Energy", "Education", "Labor",
               "Justice", "Interior", "Agriculture", "Transportation", "Treasury", "VA", "Islamic_Group", "Freedom_Party", "Supreme_Truth", "FAR", "HUM", "ACE",
               "the_Street", "Special_Forces", "Followers_of_the_Phrophet", "Divine_Unity", "Former_Armed_Forces", "SA", "Republican_Guard", "National_Guard",
               "home_reserve", "Soviets", "Congress", "House_of_Representatives", "Senate", "AIM", "Homeland_Security", "Opus_Dei", "Party_of_God", "Force_17",
               "AIAI", "MUM", "USA", "NGA", "NSW", "INS", "INR", "MAK", "FIG", "NPC", "CID", "OIS", "WAC", "ACC", "IAA", "RHD", "ANG", "HUA", "JEM", "Islamic_Jihad", "House_of_Commons", "House_of_Lords", "Health_and_Human_Services", "RAF", "ABB", "ELA", "ANO", "PSF", "ADF", "AUC", "ASA", "People's_Liberation_Army", "People's_Republican_Army", "Islamic_Unity", "Red_Sun", "Soldiers_of_God", "Orange_Group", "Qibla", "Housing_and_Urban_Development"}  # fmt: skip


def synsets(folder: Path):
    found, below = {}, defaultdict(list)
    for line in (folder / "data.noun").read_text("latin-1").splitlines():
        if line.startswith("  "):
            continue
        fields, _, gloss = line.partition(" | ")
        part = fields.split()
        count = int(part[3], 16)
        words = part[4 : 4 + 2 * count : 2]
        at = 4 + 2 * count
        for pointer in range(int(part[at])):
            kind, target = part[at + 1 + 4 * pointer : at + 3 + 4 * pointer]
            if kind in ("@", "@i"):
                below[target].append(part[0])
        found[part[0]] = (words, gloss)
    return found, below


def first_sense(folder: Path, lemma: str) -> str:
    for line in (folder / "index.noun").read_text("latin-1").splitlines():
        if line.startswith(lemma + " "):
            part = line.split()
            return part[-int(part[2])]
    raise SystemExit(f"WordNet has no noun {lemma}")


def members(top: str, below) -> list[str]:
    seen, wait = [], [top]
    while wait:
        one = wait.pop(0)
        if one not in seen:
            seen.append(one)
            wait += below[one]
    return seen


def wordnet(folder: Path):
    found, below = synsets(folder)
    taken: set[str] = set()
    for lemma, kind in CLASSES.items():
        for one in members(first_sense(folder, lemma), below):
            words, gloss = found[one]
            words = [*words, *(SEATED[w] for w in words if w in SEATED)]
            names = [w for w in words if (w[0].isupper() and w not in NOT_ALIASES) or w.startswith("al-")]
            names = [w.replace("_", " ") for w in names if len(w) > 2 or kind == "intergovernmental"]
            if one in taken or not names or (lemma in ONLY and not ONLY[lemma] & set(words)):
                continue
            taken.add(one)
            american = kind == "government-body" and re.search(
                r"United States|\bU\.?S\.?\b|federal", gloss + " ".join(names)
            )
            longest = max(names, key=lambda n: (" " in n, len(n))) if kind == "intergovernmental" else names[0]
            yield (
                [longest, *(n for n in names if n != longest)],
                kind,
                "USA" if american or lemma == "executive_department" else "",
            )
    for seat, country in SEATS.items():
        yield [seat.replace("_", " ")], "government-body", country


def outlets(folder: Path):
    lexicon = Path(__file__).parents[1] / "src/secdialogue/language/data/word_classes.tsv"
    common = {word for row in lexicon.read_text("utf-8").splitlines() for word in row.partition("\t")[2].split(" ")}
    for file in sorted(folder.glob("*/__init__.py")):
        for name in re.findall(r'name="([^"]+)"', file.read_text("utf-8")):
            name = name.split(" (")[0]
            if len(name) > 2 and name.isascii() and name.lower() not in common | {"abc", "people"}:
                yield [name], "media", ""


def listed():
    path = Path(__file__).with_name("organization_words.csv")
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            names, kind, country = line.rsplit(",", 2)
            yield names.split("|"), kind, country


def main(wordnet_folder: str, fundus_folder: str) -> None:
    sys.stdout.write(HEADER)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["names", "kind", "country"])
    seen: set[str] = set()
    for names, kind, country in (*listed(), *wordnet(Path(wordnet_folder)), *outlets(Path(fundus_folder))):
        fresh = [n for n in names if n not in seen]
        if fresh and names[0] not in seen:
            seen.update(fresh)
            writer.writerow(["|".join(fresh), kind, country])


if __name__ == "__main__":
    main(*sys.argv[1:])
