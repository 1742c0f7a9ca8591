"""Write the names of months in the languages of the news, from Unicode CLDR as babel carries it.

python tools/build_months.py > src/secdialogue/pages/data/months.csv
"""

from __future__ import annotations

import babel
from babel.dates import get_month_names

LANGUAGES = (
    "bg ca cs da de el en en_GB es et fi fr hr hu id is it lt lv ms nb nl pl pt ro ru sk sl sr_Latn sv sw tr uk".split()
)


def main() -> None:
    print(
        f"# Month names, full and short, alone and within a date. Source: Unicode CLDR as in babel {babel.__version__}."
    )
    print("language,name,month")
    for language in LANGUAGES:
        seen = set()
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, language).items():
                    name = name.rstrip(".").casefold()
                    if not name.isdigit() and (name, number) not in seen:
                        seen.add((name, number))
                        print(f"{language.partition('_')[0]},{name},{number}")


if __name__ == "__main__":
    main()
