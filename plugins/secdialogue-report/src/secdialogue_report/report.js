"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  const $ = (id) => document.getElementById(id);
  const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));

  // --- views ---------------------------------------------------------------------------------------------------
  const tabs = all("[role=tab]");
  function choose(tab, focus) {
    const top = $("facts").getBoundingClientRect().top;
    if (top < 0 && tab.getAttribute("aria-selected") !== "true") window.scrollBy(0, top);
    for (const each of tabs) {
      const on = each === tab;
      each.setAttribute("aria-selected", String(on));
      each.tabIndex = on ? 0 : -1;
      $(each.getAttribute("aria-controls")).classList.toggle("on", on);
    }
    if (focus) tab.focus();
  }
  for (const tab of tabs) {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1, Home: -tabs.indexOf(tab), End: tabs.length - 1 - tabs.indexOf(tab) }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      choose(tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length], true);
    });
  }

  // --- passages ------------------------------------------------------------------------------------------------
  const texts = all(".text");
  const card = $("card");
  let current = -1;
  let shown = 0;
  let cameFrom = null;
  const marked = new Map();
  function marksOf(document) {
    if (!marked.has(document)) {
      const found = new Map();
      for (const mark of all("mark", texts[document])) {
        for (const number of mark.dataset.p.split(" ")) {
          if (!found.has(+number)) found.set(+number, []);
          found.get(+number).push(mark);
        }
      }
      marked.set(document, found);
    }
    return marked.get(document);
  }
  function openText(number) {
    if (shown === number || !texts[number]) return;
    if (texts[shown]) texts[shown].classList.remove("on");
    texts[number].classList.add("on");
    shown = number;
    $("pick").value = String(number);
    $("texts").scrollTop = 0;
    place();
  }
  function within() {
    const kinds = all("[data-hide]").filter((box) => box.checked).map((box) => box.dataset.hide);
    const found = [];
    data.passages.forEach((passage, number) => {
      if (passage[0] === shown && passage[1].some((fact) => kinds.includes(data.entities[fact[0]][1]))) found.push(number);
    });
    return found;
  }
  function place() {
    const numbers = within();
    const at = numbers.indexOf(current);
    $("place").textContent = numbers.length ? (at < 0 ? "–" : at + 1) + " of " + numbers.length : "none";
  }
  function show(number) {
    for (const mark of all("mark.now")) mark.classList.remove("now");
    current = number;
    openText(data.passages[number][0]);
    const marks = marksOf(shown).get(number) || [];
    for (const mark of marks) mark.classList.add("now");
    fillCard(number);
    if (marks.length) marks[0].scrollIntoView({ block: "center" });
    place();
  }
  function fillCard(number) {
    card.textContent = "";
    const facts = data.passages[number][1];
    const heading = document.createElement("h3");
    heading.textContent = facts.length === 1 ? "One fact stands on this passage" : facts.length + " facts stand on this passage";
    const list = document.createElement("ul");
    for (const [entity, supports] of facts) {
      const [id, kind, label] = data.entities[entity];
      const item = document.createElement("li");
      const sign = document.createElement("i");
      sign.className = kind;
      const jump = document.createElement("button");
      jump.type = "button";
      jump.className = "jump";
      jump.textContent = label;
      jump.addEventListener("click", () => reveal(id));
      const what = document.createElement("small");
      what.textContent = kind === "metric" ? "figure" : kind;
      const fields = Array.from(new Set(supports.map((s) => s.split("/")[0].replace(/_/g, " "))));
      if (fields.length) what.textContent += ": " + fields.join(", ");
      item.append(sign, jump, what);
      list.append(item);
    }
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = "Close";
    close.addEventListener("click", () => { card.hidden = true; if (cameFrom) cameFrom.focus(); });
    card.append(close, heading, list);
    if (cameFrom && window.matchMedia("(max-width: 60rem)").matches) {
      const back = document.createElement("button");
      const target = cameFrom;
      back.type = "button";
      back.className = "jump";
      back.textContent = "Back to the fact";
      back.addEventListener("click", () => target.scrollIntoView({ block: "center" }));
      card.append(back);
    }
    card.hidden = false;
  }
  function reveal(id) {
    const fact = document.getElementById(id);
    if (!fact) return;
    if (fact.classList.contains("text")) return openText(+fact.dataset.d);
    const panel = fact.closest(".panel");
    if (!panel) return;
    if (fact.hidden) { $("filters").reset(); filter(); }
    choose(tabs.find((tab) => tab.getAttribute("aria-controls") === panel.id));
    fact.scrollIntoView({ block: "center" });
    fact.classList.remove("flash");
    void fact.offsetWidth;
    fact.classList.add("flash");
    const first = fact.querySelector(".v");
    if (first) first.focus({ preventScroll: true });
  }
  function step(by) {
    const numbers = within();
    if (!numbers.length) return;
    const at = numbers.indexOf(current);
    show(numbers[at < 0 ? (by > 0 ? 0 : numbers.length - 1) : (at + by + numbers.length) % numbers.length]);
  }
  $("prev").addEventListener("click", () => step(-1));
  $("next").addEventListener("click", () => step(1));
  $("pick").addEventListener("change", (event) => { card.hidden = true; current = -1; openText(+event.target.value); });

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const button = event.target.closest(".v, .src");
    if (button) {
      event.preventDefault();
      const numbers = button.dataset.p.split(" ").filter(Boolean).map(Number);
      if (!numbers.length) return;
      for (const each of all(".v.current, .src.current")) each.classList.remove("current");
      button.classList.add("current");
      cameFrom = button;
      return show(numbers[(numbers.indexOf(current) + 1) % numbers.length]);
    }
    const mark = event.target.closest("mark");
    if (mark) {
      const numbers = mark.dataset.p.split(" ").map(Number);
      const next = numbers[(numbers.indexOf(current) + 1) % numbers.length];
      cameFrom = null;
      return show(next);
    }
    const drawn = event.target.closest(".event");
    if (drawn) return reveal(drawn.dataset.id);
    const only = event.target.closest(".only");
    if (only) { $("fa").value = String(actorNumber.get(only.dataset.actor)); filter(); return choose(tabs[0], true); }
    const pair = event.target.closest(".pair");
    if (pair) return showPair(pair);
  });

  // --- filters -------------------------------------------------------------------------------------------------
  const actorNumber = new Map(data.entities.filter((e) => e[1] === "actor").map((e, i) => [e[0], i]));
  let facts = null;
  const words = new Map();
  let both = null;
  function wordsOf(fact) {
    if (!words.has(fact)) {
      const text = fact.classList.contains("source") ? texts[+fact.dataset.d].textContent + " " : "";
      words.set(fact, (text + fact.textContent).toLowerCase());
    }
    return words.get(fact);
  }
  const has = (list, number) => (" " + (list || "") + " ").includes(" " + number + " ");
  const drawnBy = new Map();
  for (const drawn of document.getElementsByClassName("event")) drawnBy.set(drawn.dataset.id, drawn);
  function fits(fact, want) {
    const own = fact.dataset;
    if (fact.classList.contains("source")) {
      if (want.source && own.d !== want.source) return false;
      if (want.actor && !data.passages.some((p) => String(p[0]) === own.d && p[1].some((f) => has(want.actors[f[0]], want.actor)))) return false;
    } else {
      if (want.source && !has(own.d, want.source)) return false;
      if (want.actor && !has(own.a, want.actor)) return false;
      if (both && !both.every((number) => has(own.a, number))) return false;
      if (want.kind && !(own.kind === want.kind || (want.kind.endsWith("/") && own.kind.startsWith(want.kind)))) return false;
    }
    if (want.from || want.to) {
      if (!own.f && !own.l) return false;
      if (want.from && own.l && own.l < want.from) return false;
      if (want.to && own.f && own.f > want.to) return false;
    }
    return want.words.every((word) => wordsOf(fact).includes(word));
  }
  function filter() {
    const want = {
      words: $("q").value.toLowerCase().split(/\s+/).filter(Boolean), actor: $("fa").value, kind: $("fk").value,
      from: $("ff").value, to: $("ft").value, source: $("fd").value, actors: [],
    };
    if (want.actor) want.actors = data.entities.map((e) => document.getElementById(e[0]).dataset.a);
    const active = Boolean(want.words.length || want.actor || want.kind || want.from || want.to || want.source || both);
    let left = 0;
    if (!facts) facts = all(".fact");
    for (const fact of facts) {
      const on = !active || fits(fact, want);
      fact.hidden = !on;
      if (on && !fact.classList.contains("source")) left += 1;
      const drawn = drawnBy.get(fact.id);
      if (drawn) drawn.classList.toggle("faded", !on);
    }
    for (const group of all(".group")) group.hidden = active && !group.querySelector(".fact:not([hidden])");
    for (const tab of tabs) {
      const panel = $(tab.getAttribute("aria-controls"));
      const count = all(".fact:not([hidden])", panel).length;
      tab.querySelector(".n").textContent = String(count);
      const empty = panel.querySelector(".empty.filtered");
      if (empty) empty.hidden = !active || count > 0;
    }
    $("status").textContent = active ? left + (left === 1 ? " fact fits" : " facts fit") + (both ? " (both actors)" : "") : "";
  }
  function showPair(pair) {
    $("filters").reset();
    both = [actorNumber.get(pair.dataset.a), actorNumber.get(pair.dataset.b)];
    $("fk").value = "meeting/";
    if ($("fk").value !== "meeting/") $("fk").value = "";
    filter();
    choose(tabs[0], true);
  }
  let waiting = 0;
  $("filters").addEventListener("input", (event) => {
    if (event.target.id !== "fk") both = null;
    clearTimeout(waiting);
    waiting = setTimeout(filter, event.target.id === "q" ? 120 : 0);
  });
  $("filters").addEventListener("reset", () => { both = null; setTimeout(filter, 0); });
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  for (const box of all("[data-hide]")) {
    box.addEventListener("change", () => { $("texts").classList.toggle("no-" + box.dataset.hide, !box.checked); place(); });
  }

  // --- the rest ------------------------------------------------------------------------------------------------
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const theme = $("theme");
  function paint(on) {
    root.dataset.theme = on ? "dark" : "light";
    theme.setAttribute("aria-pressed", String(on));
  }
  paint(dark.matches);
  theme.addEventListener("click", () => paint(root.dataset.theme !== "dark"));
  function follow() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (/^p\d+$/.test(id) && data.passages[+id.slice(1)]) show(+id.slice(1));
    else if (id) reveal(id);
  }
  window.addEventListener("hashchange", follow);
  place();
  follow();
})();
