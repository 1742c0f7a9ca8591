"""Induce data/word_classes.tsv and data/class_contexts.tsv from texts whose words spaCy has tagged.

    train_word_classes.py tag --data polnear/train --out tags.json      (in an environment with spaCy and en_core_web_sm)
    train_word_classes.py learn --data polnear/train --tags tags.json   (in this project's own)

The tagger (MIT) is a teacher only: what is kept is a list of words with the classes they were seen in, and which class a
neighbourhood asks for. Words seen once, and words never seen in small letters, are left out: no name is learned.
"""

import argparse
import importlib
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

DATA = Path(__file__).parent.parent / "src/secdialogue/language/data"
SAME = {
    "NNPS": "NNP", "-LRB-": "(", "-RRB-": ")", "``": '"', "''": '"', "HYPH": ":", "NFP": ":", "SYM": ":", "AFX": "JJ", "JJR": "JJ",
    "JJS": "JJ", "ADD": "NN", "XX": "NN", "FW": "NN", "LS": "CD", "UH": "RB", "RBS": "RB", "RBR": "RB", "PDT": "DT", "_SP": None,
}  # fmt: skip


def texts(folder):
    for path in sorted((folder / "text").glob("*.txt")):
        yield path.stem, path.read_bytes().decode("utf-8")


def tag(folder, target, model):
    nlp = importlib.import_module(model).load(exclude=["ner", "parser", "lemmatizer"])
    tagged = {}
    for name, text in texts(folder):
        tagged[name], offset = {}, 0
        for line in text.split("\n"):
            tagged[name].update({offset + token.idx: token.tag_ for token in nlp(line) if not token.is_space})
            offset += len(line) + 1
    target.write_text(json.dumps(tagged), "utf-8")


def read(text, tags):
    """Tokens, the indexes at which a capital says nothing, and the tag of each token or None."""
    from secdialogue.language.analysis import analyze_text, openings

    analysis = analyze_text(text)
    found = [tags.get(str(token.start)) for token in analysis.tokens]
    return analysis.tokens, openings(analysis), [SAME.get(tag, tag) for tag in found]


def lexicon(documents):
    seen = defaultdict(Counter)
    for tokens, _, tags in documents:
        for token, tag in zip(tokens, tags, strict=True):
            if tag and (
                token.text == "I" or token.lower == "'s" or (token.text == token.lower and token.text[0].isalpha())
            ):
                seen[token.lower][tag] += 1
    words = {}
    for word, counts in seen.items():
        total = sum(counts.values())
        if total > 1:
            often = [
                tag for tag, count in counts.most_common() if count / total >= 0.03 and count >= (2 if total > 7 else 1)
            ]
            words[word] = "|".join((often or [counts.most_common(1)[0][0]])[: 2 if total < 4 else 4])
    words["'s"] = "POS|VBZ"
    common = Counter(words.values())
    return {word: kinds if common[kinds] > 2 else "|".join(kinds.split("|")[:2]) for word, kinds in words.items()}


def contexts(documents, words):
    from secdialogue.language.wordclasses import _fallback, possible

    seen = defaultdict(Counter)
    for tokens, starts, tags in documents:
        options = [possible(token, initial=i in starts, words=words) for i, token in enumerate(tokens)]
        before = "<"
        for i, (option, tag) in enumerate(zip(options, tags, strict=True)):
            before = "<" if i in starts else before
            after = options[i + 1] if i + 1 < len(options) else "<"
            for key in ((before, option, after), (before, option), (option,)):
                seen[key][tag or '"'] += 1
            before = tag or '"'
    best = {}
    for key in sorted(seen, key=lambda key: (len(key), key)):
        chosen, count = seen[key].most_common(1)[0]
        if len(key) == 1:
            best[key] = chosen
            continue
        otherwise = best[(key[1],)] if len(key) == 2 else best.get(key[:2]) or best[(key[1],)]
        if chosen != otherwise and (count > 2 if len(key) == 3 else sum(seen[key].values()) > 1):
            best[key] = chosen
    return {key: chosen for key, chosen in best.items() if len(key) > 1 or _fallback(key[0]) != chosen}


def learn(folder, source):
    tagged = json.loads(source.read_text("utf-8"))
    documents = [read(text, tagged[name]) for name, text in texts(folder)]
    words = lexicon(documents)
    classes = defaultdict(list)
    for word, kinds in words.items():
        classes[kinds].append(word)
    made = "made by tools/train_word_classes.py"
    rows = [f"{kinds}\t{' '.join(sorted(found))}\n" for kinds, found in sorted(classes.items())]
    head = f"# Word classes (Penn Treebank tags) of words in lower case, induced from English news; {made}\n"
    (DATA / "word_classes.tsv").write_text(head + "".join(rows), "utf-8")
    rows = ["\t".join((*key, chosen)) + "\n" for key, chosen in sorted(contexts(documents, words).items())]
    head = f"# Class before, possible classes, possible classes after -> class; {made}\n"
    (DATA / "class_contexts.tsv").write_text(head + "".join(rows), "utf-8")
    print(f"{len(words)} words, {len(rows)} contexts")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=("tag", "learn"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tags", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--model", default="en_core_web_sm")
    arguments = parser.parse_args()
    if arguments.step == "tag":
        tag(arguments.data, arguments.out, arguments.model)
    else:
        learn(arguments.data, arguments.tags)
    return 0


if __name__ == "__main__":
    sys.exit(main())
