"""The report in a real browser: clicks, filters, keyboard, accessibility, hostile text, 200 documents.

Needs selenium, Chromium with its driver, and for accessibility axe-core: `npm install --prefix build axe-core`, or its
file in SECDIALOGUE_AXE.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from secdialogue.checking import check
from secdialogue.model import Record

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

Exported = Callable[..., Path]

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--window-size=1500,1000",
)  # fmt: skip
HOSTILE = (
    '"\'><img src=x onerror="document.title=\'run\'"><script>document.title="run"</script>{{7*7}}</script><!--\u202e]]>'
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        pytest.skip("chromium and chromedriver are not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    started = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield started
    started.quit()


@pytest.fixture
def page(browser: Any, exported: Exported) -> Any:
    browser.get(exported("html", "report.html").as_uri())
    return browser


@pytest.fixture(scope="session")
def axe() -> str:
    places = (
        os.environ.get("SECDIALOGUE_AXE", ""),
        Path(__file__).parents[2] / "build/node_modules/axe-core/axe.min.js",
    )
    for place in map(Path, filter(None, places)):
        if place.is_file():
            return place.read_text("utf-8")
    pytest.skip("axe-core is not installed: npm install --prefix build axe-core, or name its file in SECDIALOGUE_AXE")


def find(page: Any, selector: str) -> list[Any]:
    return list(page.find_elements(By.CSS_SELECTOR, selector))


def shown(page: Any, selector: str) -> list[Any]:
    return [element for element in find(page, selector) if element.is_displayed()]


def errors(page: Any) -> list[str]:
    """What the console reports; reading empties it."""
    return [entry["message"] for entry in page.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]


def choose(page: Any, tab: str) -> None:
    page.find_element(By.ID, f"tab-{tab}").click()


def set_value(page: Any, id: str, value: str) -> None:
    script = "const e=document.getElementById(arguments[0]); e.value=arguments[1]; e.dispatchEvent(new Event('input',{bubbles:true}))"
    page.execute_script(script, id, value)
    time.sleep(0.3)


def test_a_click_on_a_value_shows_its_passage(page: Any) -> None:
    """The passage is marked and in sight, and its facts are listed beside it."""
    fact = next(f for f in shown(page, ".fact.meeting") if "second round" in f.text)
    fact.find_element(By.LINK_TEXT, "Camp Lapu-Lapu").click()
    marked = shown(page, "mark.now")
    assert "".join(m.text for m in marked) == "Camp Lapu-Lapu"
    assert page.execute_script(
        "const r=arguments[0].getBoundingClientRect();return r.top>=0&&r.bottom<=innerHeight", marked[0]
    )
    assert "Maritime Security Dialogue, second round" in page.find_element(By.ID, "card").text
    assert "venue" in page.find_element(By.ID, "card").text


def test_every_value_leads_to_words_that_its_record_cites(page: Any, record: Record) -> None:
    """Every link of every view shows exactly the quote of one of the passages it names."""
    script = """const out=[]; for (const a of document.querySelectorAll('.v')) { a.click();
        out.push(Array.from(document.querySelectorAll('mark.now')).map(m=>m.textContent).join('')); } return out"""
    quotes = {e.quote for entity in record.entities() for e in entity.evidence}
    quotes |= {e.quote for c in record.conflicts for v in c.values for e in v.evidence}
    found = page.execute_script(script)
    assert len(found) > 80
    assert {text for text in found if text.replace("\n", "")} <= {q.replace("\n\n", "") for q in quotes} | quotes
    assert "" not in found


def test_a_click_on_a_passage_shows_its_facts_and_leads_to_them(page: Any) -> None:
    """From text to fact, into another view, with the focus on it."""
    mark = next(m for m in shown(page, "mark") if m.text.startswith("“We will share"))
    mark.click()
    card = page.find_element(By.ID, "card")
    card.find_element(By.CSS_SELECTOR, ".jump").click()
    assert page.find_element(By.ID, "tab-statements").get_attribute("aria-selected") == "true"
    assert "radar data" in page.switch_to.active_element.text


def test_another_source_opens_where_the_passage_is(page: Any) -> None:
    """The text of the release comes up for a fact of the release."""
    fact = next(f for f in shown(page, ".fact.meeting.off"))
    fact.find_element(By.CSS_SELECTOR, "h4 .v").click()
    assert len(shown(page, ".text")) == 1
    assert "subject line of a forged letter" in shown(page, ".text")[0].text


@pytest.mark.parametrize(
    ("field", "value", "visible"),
    [
        ("q", "CEBU maritime", {"Maritime Security Dialogue, second round", "Memorandum, Philippines and Vietnam"}),
        ("fk", "agreement/", {"Memorandum, Philippines and Vietnam"}),
        ("fk", "meeting/call", {"Call"}),
        ("ff", "2025-01-01", {"Maritime Security Dialogue, round 3, Da Nang"}),
        ("ft", "2024-03-15", {"Maritime Security Dialogue, second round", "Memorandum, Philippines and Vietnam"}),
        ("fd", "1", {"Call"}),
    ],
)
def test_filters_leave_what_fits(page: Any, field: str, value: str, visible: set[str]) -> None:
    """By words, kind, date and source; the number of facts is said aloud, and clearing brings all back."""
    before = len(shown(page, "#timeline .fact"))
    set_value(page, field, value)
    assert {h.text for h in shown(page, "#timeline h4")} >= visible or field == "q"
    assert {h.text for h in shown(page, "#timeline h4")} <= visible
    assert (
        re.fullmatch(r"\d+ facts? fits?", page.find_element(By.ID, "status").text)
        or "fit" in page.find_element(By.ID, "status").text
    )
    page.find_element(By.ID, "clear").click()
    time.sleep(0.2)
    assert len(shown(page, "#timeline .fact")) == before


def test_filtering_by_actor_and_pairs(page: Any) -> None:
    """An actor's facts, and the meetings of two."""
    choose(page, "actors")
    page.find_element(By.CSS_SELECTOR, '.only[data-actor="actor:tran-van-minh"]').click()
    assert {h.text for h in shown(page, "#timeline h4")} == {"Maritime Security Dialogue, second round"}
    choose(page, "actors")
    page.find_element(By.ID, "clear").click()
    time.sleep(0.2)
    page.find_element(By.CSS_SELECTOR, '.pair[data-a="actor:philippines"][data-b="actor:vietnam"]').click()
    assert len(shown(page, "#timeline .fact")) == 2
    assert "both actors" in page.find_element(By.ID, "status").text


def test_the_charts_draw_what_there_is(page: Any) -> None:
    """Held, planned and called off told apart; a season is a span; rival figures stand on one axis."""
    looks = [g.get_attribute("class") for g in find(page, "#time .event")]
    assert sorted(looks) == [
        "event agreements happened", "event meetings happened", "event meetings off", "event meetings off", "event meetings planned",
    ]  # fmt: skip
    assert len(find(page, "#time .planned .span")) == 1
    find(page, "#time .planned .span")[0].click()
    assert "round 3" in page.switch_to.active_element.find_element(By.XPATH, "./ancestor::article").text
    choose(page, "figures")
    bars = shown(page, "#figures svg")[0]
    assert [t.text for t in bars.find_elements(By.CSS_SELECTOR, ".value")] == ["about 40 vessels", "65.5 vessels"]
    xs = [float(c.get_attribute("cx")) for c in bars.find_elements(By.CSS_SELECTOR, "circle")]
    assert xs == sorted(xs)


def test_the_keyboard_is_enough(page: Any) -> None:
    """Tabs by arrows, values by Enter, passages by their buttons."""
    page.find_element(By.ID, "tab-timeline").send_keys(Keys.ARROW_RIGHT)
    assert page.switch_to.active_element.get_attribute("id") == "tab-actors"
    page.switch_to.active_element.send_keys(Keys.END)
    assert page.switch_to.active_element.get_attribute("id") == "tab-sources"
    page.find_element(By.ID, "tab-timeline").click()
    shown(page, ".fact .v")[0].send_keys(Keys.ENTER)
    first = "".join(m.text for m in shown(page, "mark.now"))
    page.find_element(By.ID, "next").send_keys(Keys.ENTER)
    assert "".join(m.text for m in shown(page, "mark.now")) != first
    assert re.fullmatch(r"\d+ of \d+", page.find_element(By.ID, "place").text)


def test_an_address_with_an_id_leads_to_its_fact(page: Any, browser: Any) -> None:
    """Ids are stable, so a fact can be linked to."""
    browser.get(browser.current_url.partition("#")[0] + "#statement:971a0b25-240-283")
    browser.refresh()
    assert page.find_element(By.ID, "tab-statements").get_attribute("aria-selected") == "true"


def test_highlights_can_be_switched_off(page: Any) -> None:
    """And the steps go only through what is highlighted."""
    total = int(page.find_element(By.ID, "place").text.split()[-1])
    page.find_element(By.CSS_SELECTOR, '[data-hide="actor"]').click()
    assert int(page.find_element(By.ID, "place").text.split()[-1]) < total


def test_nothing_is_asked_from_anywhere_and_the_console_is_silent(page: Any) -> None:
    """No request but the file itself; no error; the policy stands."""
    for tab in ("actors", "statements", "figures", "sources", "timeline"):
        choose(page, tab)
    page.find_element(By.ID, "theme").click()
    assert errors(page) == []
    assert page.execute_script("return performance.getEntriesByType('resource').length") == 0
    policy = page.execute_script("return document.querySelector('meta[http-equiv]').content")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def hostile(record: Record) -> Record:
    """The dossier with hostile text in every field that takes text."""

    def poisoned(value: Any) -> Any:
        changes: dict[str, Any] = {}
        for field in attrs.fields(type(value)):
            own = getattr(value, field.name)
            if field.name in (
                "name",
                "title",
                "subtitle",
                "publisher",
                "place",
                "venue",
                "measure",
                "variable",
                "unit",
                "cue",
                "url",
                "language",
            ):
                changes[field.name] = own and HOSTILE
            elif field.name == "text" and hasattr(value, "speakers"):
                changes["text"] = HOSTILE
            elif field.name in ("authors", "relays"):
                changes[field.name] = (HOSTILE,)
        return attrs.evolve(value, **changes)

    lists = {
        name: tuple(map(poisoned, getattr(record, name)))
        for name in ("documents", "actors", "meetings", "agreements", "statements", "metrics")
    }
    conflicts = tuple(
        attrs.evolve(c, values=tuple(attrs.evolve(v, value=HOSTILE) for v in c.values)) for c in record.conflicts
    )
    return check(attrs.evolve(record, conflicts=conflicts, **lists))


def test_hostile_text_stays_text(browser: Any, exported: Exported, record: Record) -> None:
    """In every field: nothing runs, nothing is loaded, no element comes of it, and the words are to be read."""
    browser.get(exported("html", "hostile.html", hostile(record)).as_uri())
    for tab in ("actors", "statements", "figures", "sources", "timeline"):
        choose(browser, tab)
        assert HOSTILE.partition("<")[2][:20] in browser.find_element(By.ID, tab).text
    browser.execute_script(
        "for (const value of document.querySelectorAll('.v, mark, .event')) value.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))"
    )
    assert "run" not in browser.title.split()
    assert find(browser, "img, iframe, object, embed, base, main script, aside script, header script") == []
    assert find(browser, "[onerror], [onclick], [onload], [style]") == []
    links = {a.get_attribute("href").partition("#")[0] for a in find(browser, "a[href]")}
    assert links == {browser.current_url.partition("#")[0]}
    assert errors(browser) == []


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_serious(page: Any, axe: str, dark: bool) -> None:
    """In every view, light and dark, with a passage shown."""
    if dark != (page.execute_script("return document.documentElement.dataset.theme") == "dark"):
        page.find_element(By.ID, "theme").click()
    shown(page, ".fact .v")[0].click()
    for tab in ("timeline", "actors", "statements", "figures", "sources"):
        choose(page, tab)
        page.execute_script(axe)
        found = page.execute_async_script("axe.run(document).then(arguments[arguments.length - 1])")
        serious = [
            (v["id"], v["nodes"][0]["html"]) for v in found["violations"] if v["impact"] in ("serious", "critical")
        ]
        assert serious == [], tab


def test_without_scripts_everything_is_there(browser: Any, exported: Exported) -> None:
    """All views one after the other, links to passages included; nothing that needs a script is shown."""
    text = exported("html", "plain.html").read_text("utf-8")
    bare = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
    path = exported("html", "plain2.html").with_name("bare.html")
    path.write_text(bare, "utf-8")
    browser.get(path.as_uri())
    assert len(shown(browser, ".panel")) == 5
    assert len(shown(browser, ".text")) == 3
    assert shown(browser, ".needs-script") == []
    target = shown(browser, ".v")[0].get_attribute("href").partition("#")[2]
    assert find(browser, f"#{target}")


def test_two_hundred_documents_open_within_two_seconds(browser: Any, exported: Exported, bench: Any) -> None:
    """With twenty statements each, more than most articles have; until the page can be used, and a search after."""
    path = exported("html", "big.html", bench.dossier(4_000, 20))
    took = []
    for _ in range(3):
        browser.get(path.as_uri())
        timing = json.loads(
            browser.execute_script("return JSON.stringify(performance.getEntriesByType('navigation')[0])")
        )
        took.append(timing["domContentLoadedEventEnd"] / 1000)
    print(f"200 documents, {path.stat().st_size / 1e6:.1f} MB: usable after {min(took):.2f} s")
    assert min(took) < 2
    start = time.perf_counter()
    set_value(browser, "q", "7-14")
    assert time.perf_counter() - start < 4
    assert errors(browser) == []
