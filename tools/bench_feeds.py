"""Time and memory of reading a feed: the agency-feed parser beside feedparser, each in a process of its own.

    python tools/bench_feeds.py make FEED.xml [ITEMS] [--kind news|summary|long]
    python tools/bench_feeds.py ours FEED.xml          # the parser alone; `read` instead: through secdialogue.read()
    python tools/bench_feeds.py compare FEED.xml [--feedparser PYTHON] [--runs N]

`compare` prints seconds of processor time (the best of N runs), items a second and the peak of resident memory. PYTHON is the interpreter of
an environment that holds feedparser; without it `build/feedparser-env` is made by venv and pip.

Three kinds of feed are made: `news`, items with an article of 2 kB; `summary`, items with a line or two, plain or escaped
HTML, as most agencies publish them; `long`, items with an article of 4 kB that varies in what it holds.
"""

from __future__ import annotations

import argparse
import html
import json
import random
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CITIES = ["Nairobi", "Accra", "Lima", "Quito", "Dhaka", "Tunis", "Hanoi", "Oslo", "Windhoek", "Apia"]
WORDS = (
    "talks delegation border ministers agreed on Tuesday to resume the joint commission before the end of June and said that"
    " patrols would follow a timetable which both sides had settled in March after weeks of contacts about trade fishing and"
    " water while observers from the union welcomed the step and urged them to keep to the terms of the accord"
).split()


def sentence(rng: random.Random) -> str:
    words = [rng.choice(WORDS) for _ in range(rng.randint(12, 24))]
    return " ".join(words).capitalize() + "."


def item(rng: random.Random, number: int) -> str:
    """An item as content management systems write it: paragraphs with links and marks, a picture, a list, a quotation."""
    city = rng.choice(CITIES)
    first, second, third, fourth = (f"{sentence(rng)} {sentence(rng)}" for _ in range(4))
    text = (
        f'<figure class="wp-block-image size-large"><img src="https://wire.example/{number}.jpg" alt="" width="1024" height="683" />'
        f"<figcaption>{sentence(rng)}</figcaption></figure>\n"
        f'<p class="lead"><strong>{city.upper()}, March {number % 28 + 1} (Reuters)</strong> - {first}</p>\n'
        f'<p style="text-align:left">{second} <a href="https://wire.example/{number}" rel="noopener" target="_blank">{sentence(rng)}</a></p>\n'
        f"<blockquote><p>&#8220;{third}&#8221;</p></blockquote>\n"
        f"<ul><li>{sentence(rng)}</li><li><em>{sentence(rng)}</em></li></ul>\n"
        f"<p>{fourth}</p>"
    )
    return f"""<item><title>{city} talks: {sentence(rng)[:60]}</title><link>https://wire.example/{number}</link>
<guid isPermaLink="false">wire-{number}</guid><dc:creator>Amina Diallo</dc:creator>
<pubDate>{date(number)}</pubDate>
<category>Diplomacy</category><category>Borders</category>
<description>{sentence(rng)}</description>
<content:encoded><![CDATA[{text}]]></content:encoded></item>
"""


def date(number: int) -> str:
    return (
        f"{'Mon Tue Wed'.split()[number % 3]}, {number % 28 + 1:02} Mar 2024 {number % 24:02}:{number % 60:02}:00 +0300"
    )


def summary_item(rng: random.Random, number: int) -> str:
    """An item that carries its summary alone: plain, as a paragraph of escaped HTML, or with a picture and a link to the rest."""
    words, address = f"{sentence(rng)} {sentence(rng)}", f"https://wire.example/world/{number}/talks"
    summary = rng.choice(
        [
            words,
            html.escape(f"<p>{words}</p>", quote=False),
            (
                f'<![CDATA[<img src="{address}.jpg" width="160" height="90" align="left" /><p>{words}</p>'
                f'<p><a href="{address}">Continue reading...</a></p>]]>'
            ),
        ]
    )
    return f"""    <item>
      <title>{rng.choice(CITIES)} talks: {sentence(rng)[:50]} &amp; terms</title>
      <link>{address}</link>
      <description>{summary}</description>
      <pubDate>{date(number)}</pubDate>
      <guid isPermaLink="true">{address}</guid>
      <dc:creator><![CDATA[{rng.choice(["Amina Diallo", "Jan de Vries", "Desk"])}]]></dc:creator>
      <category domain="https://wire.example/world">World news</category>
      <media:content url="{address}.jpg" medium="image" width="460" />
    </item>
"""


def article(rng: random.Random, number: int) -> Iterator[str]:
    """Paragraphs with links and marks; between them now and then a heading, a picture, a list, a quotation, an embedded post."""
    link = f'<a class="link" href="https://wire.example/{number}?a=1&amp;b=2">{sentence(rng)[:30]}</a>'
    between = [
        f'<h2 class="wp-block-heading" id="h-{number}">{sentence(rng)[:40]}</h2>',
        (
            f'<div class="wp-block-image"><figure class="aligncenter"><a href="https://wire.example/i/{number}"><img decoding="async" loading="lazy"'
            f' src="https://wire.example/i/{number}.jpg" alt="A port" srcset="a.jpg 300w, b.jpg 1024w" sizes="(max-width: 640px) 100vw"/></a>'
            f"<figcaption>{sentence(rng)} <em>(Photo: Wire)</em></figcaption></figure></div>"
        ),
        f"<ol>\n<li>{sentence(rng)}</li>\n<li><strong>{sentence(rng)}</strong> {sentence(rng)}</li>\n</ol>",
        f'<blockquote class="wp-block-quote"><p>{sentence(rng)}<br />{sentence(rng)}</p></blockquote>',
        f'<p style="text-align: center"><strong><span style="color: #333">{sentence(rng)}</span></strong></p>',
    ]
    for place in range(rng.randint(7, 12)):
        closing = rng.choice(
            ["", f" {link}", " &#8220;It is&nbsp;far,&#8221; she said &#8211; again.", f" <em>{sentence(rng)}</em>"]
        )
        yield f"<p>{sentence(rng)} {sentence(rng)}{closing}</p>"
        if place % 3 == 2:
            yield rng.choice(between)


def long_item(rng: random.Random, number: int) -> str:
    """An item with the whole of an article in `content:encoded` and its excerpt in `description`."""
    paragraphs = list(article(rng, number))
    text = "\n\n\n\n".join(paragraphs)
    return f"""<item>
    <title>{rng.choice(CITIES)}: {sentence(rng)[:60]}</title>
    <link>https://wire.example/2024/03/{number}/</link>
    <comments>https://wire.example/2024/03/{number}/#respond</comments>
    <dc:creator><![CDATA[{rng.choice(["Amina Diallo", "Jan de Vries", "Desk"])}]]></dc:creator>
    <pubDate>{date(number)}</pubDate>
    <category><![CDATA[Diplomacy]]></category>
    <category><![CDATA[{rng.choice(CITIES)}]]></category>
    <guid isPermaLink="false">https://wire.example/?p={number}</guid>
    <description><![CDATA[<p>{sentence(rng)} [&#8230;]</p>
<p>The post <a href="https://wire.example/{number}/">{sentence(rng)[:40]}</a> appeared first on <a href="https://wire.example">Wire</a>.</p>
]]></description>
    <content:encoded><![CDATA[{text}]]></content:encoded>
    <slash:comments>0</slash:comments>
</item>
"""


KINDS = {"news": item, "summary": summary_item, "long": long_item}
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:media="http://search.yahoo.com/mrss/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
<channel><title>Wire</title><link>https://wire.example/</link><language>en</language>
"""


def make(path: Path, items: int, kind: str) -> None:
    rng = random.Random(7)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        out.write(HEAD)
        out.writelines(KINDS[kind](rng, number) for number in range(items))
        out.write("</channel></rss>\n")


OURS = """
import sys, time, resource
sys.path[:0] = {paths!r}
from secdialogue.sources import Source
from secdialogue_agency_feed import AgencyFeed
import secdialogue
from secdialogue.reading import read
source = Source.of_path({feed!r})
started = time.process_time()
documents = read(source, plugins=[sys.modules["secdialogue_agency_feed"]]) if {whole} else AgencyFeed().parse(source)
count = characters = 0
for document in documents:
    count += 1
    characters += len(document.text)
print(time.process_time() - started, count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
THEIRS = """
import time, resource, feedparser
started = time.process_time()
found = feedparser.parse({feed!r})
print(time.process_time() - started, len(found.entries), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def measured(python: str, code: str, runs: int) -> tuple[float, int, float]:
    results = []
    for _ in range(runs):
        out = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.split()
        results.append((float(out[0]), int(out[1]), float(out[2])))
    return min(results)


def ours(feed: Path, *, whole: bool) -> str:
    paths = [str(ROOT / "src"), str(ROOT / "plugins/secdialogue-agency-feed/src")]
    return OURS.format(paths=paths, feed=str(feed), whole=whole)


def feedparser_python(given: str | None) -> str:
    if given:
        return given
    folder = ROOT / "build/feedparser-env"
    if not folder.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([str(folder / "bin/pip"), "install", "-q", "feedparser"], check=True)
    return str(folder / "bin/python")


def compare(feed: Path, python: str | None, runs: int) -> None:
    rows = {
        "agency-feed, the parser": measured(sys.executable, ours(feed, whole=False), runs),
        "agency-feed, through read()": measured(sys.executable, ours(feed, whole=True), runs),
        "feedparser": measured(feedparser_python(python), THEIRS.format(feed=str(feed)), 1),
    }
    base = rows["feedparser"][0]
    print(f"{feed.name}: {feed.stat().st_size / 1e6:.1f} MB")
    for name, (seconds, items, megabytes) in rows.items():
        share = seconds / base
        print(
            f"{name:28} {seconds:7.2f} s {items / seconds:8.0f} items/s {megabytes:6.0f} MB  {share:6.3f} of feedparser's time"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["make", "ours", "read", "compare"])
    parser.add_argument("feed", type=Path)
    parser.add_argument("items", type=int, nargs="?", default=10_000)
    parser.add_argument("--kind", choices=KINDS, default="news")
    parser.add_argument("--feedparser")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    if given.command == "make":
        make(given.feed, given.items, given.kind)
    elif given.command == "compare":
        compare(given.feed, given.feedparser, given.runs)
    else:
        seconds, items, megabytes = measured(
            sys.executable, ours(given.feed, whole=given.command == "read"), given.runs
        )
        print(json.dumps({"seconds": round(seconds, 3), "items": items, "megabytes": round(megabytes, 1)}))


if __name__ == "__main__":
    main()
