"""Build the list of given names: `python tools/build_given_names.py FAKER NAMES > src/secdialogue/language/data/given_names.txt`.

FAKER is the folder `faker/providers/person` of the package Faker 40.54.0 (MIT): given names of 60 countries in Latin
letters; NAMES the folder `names` of the package names 0.3.0 (MIT; United States Census 1990, public domain).
Names that are also words of English (the lexicon of word classes: "mark", "grace") stand apart, as `word-male` and so on.
"""

import ast
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

HEADER = """\
# Given names by gender, in lower case without diacritics. Built by tools/build_given_names.py from Faker 40.54.0 (MIT) and the
# United States Census of 1990 (public domain, in the package names 0.3.0).
"""
FIELDS = {"first_names_male": "male", "first_names_female": "female", "first_names": "either", "first_romanized_names": "either",
          "first_names_male_est": "male", "first_names_female_est": "female", "first_names_unisex": "either"}  # fmt: skip


def fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def literals(node: ast.AST):
    for child in ast.walk(node):
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child.value


def faker(folder: Path):
    for file in sorted(folder.glob("*/__init__.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, (ast.Assign, ast.AnnAssign)):
                target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                gender = FIELDS.get(getattr(target, "id", ""))
                if gender and node.value is not None:
                    yield from ((fold(name), gender) for name in literals(node.value))


def census(folder: Path):
    for gender in ("male", "female"):
        for line in (folder / f"dist.{gender}.first").read_text("ascii").splitlines():
            name, share = line.split()[:2]
            if float(share) >= 0.004:
                yield name.lower(), gender


def decided(votes: Counter[str]) -> str:
    """A gender that four times as many lists give as give the other."""
    female, male = votes["female"], votes["male"]
    return "female" if female and female >= 4 * male else "male" if male and male >= 4 * female else "either"


def main(faker_folder: str, names_folder: str) -> None:
    lexicon = Path(__file__).parents[1] / "src/secdialogue/language/data/word_classes.tsv"
    common = {word for row in lexicon.read_text("utf-8").splitlines() for word in row.partition("\t")[2].split(" ")}
    genders: dict[str, Counter[str]] = {}
    for name, gender in (*faker(Path(faker_folder)), *census(Path(names_folder))):
        if re.fullmatch(r"[a-z][a-z'-]{1,20}", name):
            genders.setdefault(name, Counter())[gender] += 1
    sys.stdout.write(HEADER)
    for prefix, chosen in (("", lambda n: n not in common), ("word-", lambda n: n in common)):
        for gender in ("female", "male", "either"):
            names = sorted(n for n, g in genders.items() if chosen(n) and decided(g) == gender)
            sys.stdout.write(f"{prefix}{gender}: {' '.join(names)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
