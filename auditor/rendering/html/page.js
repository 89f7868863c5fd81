"use strict";
// The page is complete without this script; it only selects, filters and draws. What it needs to know stands in the attributes
// of the elements; no text of a document is ever read as markup or code.
(() => {
  const root = document.documentElement;
  const main = document.querySelector("main");
  const documents = [...main.querySelectorAll(".document")];
  let here = documents[0] || null;
  let chosen = null;

  const all = (selector, inside) => [...inside.querySelectorAll(selector)];
  const span = (text) => text.split("-").map(Number);
  const typing = (target) => target.matches("input, select, textarea");

  // Places in a text: its stretches with their starts, in order; collected when first needed.
  const places = new Map();
  function stretchesOf(view) {
    if (!places.has(view)) {
      const elements = all(".paper [id]", view).filter((one) => !one.dataset.line && one.tagName !== "TR");
      places.set(view, { elements, starts: elements.map((one) => Number(one.id.split("-")[1])) });
    }
    return places.get(view);
  }
  function within(view, [start, end]) {
    const { elements, starts } = stretchesOf(view);
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] < start) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (; low < starts.length && (starts[low] < end || starts[low] === start); low += 1) {
      if ((start === end) === elements[low].classList.contains("point")) found.push(elements[low]);
    }
    return found;
  }

  // A stretch in a chunk that was never laid out is somewhere else once it is; so it is looked for twice.
  function bring(element, block = "center") {
    element.scrollIntoView({ block, inline: "nearest" });
    requestAnimationFrame(() => element.scrollIntoView({ block, inline: "nearest" }));
  }

  // Documents
  const links = all(".documents a", document);
  function show(view) {
    if (!view) return;
    if (chosen && !view.contains(chosen)) unselect();
    here = view;
    documents.forEach((one) => { one.hidden = one !== view; });
    links.forEach((link) => {
      if (link.hash === `#${view.id}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
  }
  links.forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault();
    show(document.getElementById(link.hash.slice(1)));
  }));
  function turn(step) {
    show(documents[documents.indexOf(here) + step]);
  }

  // Selection
  function unselect() {
    if (!chosen) return;
    chosen.classList.remove("selected");
    chosen.querySelector(".head").setAttribute("aria-expanded", "false");
    all(".chosen", here).forEach((one) => one.classList.remove("chosen"));
    all(".figure-of", here).forEach((one) => {
      one.className = one.className.replace(/ ?(figure-of|colour-\d)/g, "");
      delete one.dataset.letter;
    });
    here.querySelectorAll(".wires").forEach((one) => one.remove());
    chosen = null;
  }
  function select(card, { scroll = true, focus = false } = {}) {
    show(card.closest(".document"));
    coverage(false);
    if (card !== chosen) {
      unselect();
      chosen = card;
      card.classList.add("selected");
      card.querySelector(".head").setAttribute("aria-expanded", "true");
      mark(card);
      remember(card);
    }
    list(card);
    requestAnimationFrame(() => list(card));
    if (focus) card.querySelector(".head").focus({ preventScroll: true });
    const [first] = within(here, span(card.dataset.span));
    if (scroll && first) bring(first);
    wire();
  }
  // In the list, the first finding of a cause is shown with the cause, if there is room for both.
  function list(card) {
    const cause = card.previousElementSibling;
    const room = card.closest(".findings").clientHeight;
    if (cause.matches("header") && cause.offsetHeight + card.offsetHeight <= room) cause.scrollIntoView({ block: "nearest" });
    card.scrollIntoView({ block: "nearest" });
  }
  function mark(card) {
    const own = [card.dataset.span, ...(card.dataset.same || "").split(" ").filter(Boolean)];
    own.forEach((text) => within(here, span(text)).forEach((one) => one.classList.add("chosen")));
    all(".operand", card).forEach((operand) => {
      const colour = operand.className.match(/colour-\d/)[0];
      within(here, span(operand.dataset.span)).forEach((one, place) => {
        one.classList.add("figure-of", colour);
        if (place === 0) one.dataset.letter = operand.dataset.letter;
      });
    });
  }
  function remember(card) {
    try { history.replaceState(null, "", `#${card.id}`); } catch { /* a page opened from a file may not */ }
  }
  function reveal(operand) {
    const [first] = within(here, span(operand.dataset.span));
    if (!first) return;
    bring(first);
    first.classList.add("at");
    setTimeout(() => first.classList.remove("at"), 900);
  }

  // Wires from the finding to its figures
  const SVG = "http://www.w3.org/2000/svg";
  function wire() {
    const paper = here && here.querySelector(".paper");
    if (!paper) return;
    all(".wires", paper).forEach((one) => one.remove());
    if (!chosen) return;
    const [start] = within(here, span(chosen.dataset.span));
    if (!start) return;
    const origin = paper.getBoundingClientRect();
    const box = (element) => {
      const rect = element.getClientRects()[0] || element.getBoundingClientRect();
      return { left: rect.left - origin.left, right: rect.right - origin.left, top: rect.top - origin.top, bottom: rect.bottom - origin.top };
    };
    const from = box(start);
    const ends = all(".operand", chosen)
      .map((operand) => ({ colour: operand.className.match(/colour-\d/)[0], element: within(here, span(operand.dataset.span))[0] }))
      .filter(({ element }) => element && element !== start)
      .map((end) => ({ ...end, box: box(end.element) }));
    const tabular = (element) => element.closest(".cells, .aligned");
    const inside = ends.filter(({ element }) => tabular(start) && tabular(element));
    const bus = Math.max(from.right, ...inside.map((end) => end.box.right)) + 10;
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("class", "wires");
    svg.setAttribute("aria-hidden", "true");
    ends.forEach((end, place) => {
      const bracket = inside.includes(end) && Math.abs(end.box.top - from.top) >= 8;
      const far = Math.abs(end.box.top - from.top) > here.querySelector(".text").clientHeight;
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("class", bracket ? "bus" : far ? `${end.colour} far` : end.colour);
      path.setAttribute("d", bracket ? around(from, end.box, bus) : far ? stub(from, end.box, place) : curve(from, end.box));
      svg.append(path);
    });
    if (svg.childElementCount) paper.append(svg);
  }
  // In a table, a bracket beside the column of the finding; in running text, a curve between the lines.
  function around(from, to, bus) {
    const [y1, y2] = [from, to].map((box) => (box.top + box.bottom) / 2);
    const bend = y2 > y1 ? 5 : -5;
    return `M${from.right},${y1} H${bus - 5} Q${bus},${y1} ${bus},${y1 + bend} V${y2 - bend} Q${bus},${y2} ${bus - 5},${y2} H${to.right}`;
  }
  // A figure that is more than a screen away: only the direction in which it lies.
  function stub(from, to, place) {
    const below = to.top > from.top;
    return `M${from.left + 6 + place * 5},${below ? from.bottom : from.top} v${below ? 24 : -24}`;
  }
  function curve(from, to) {
    const middle = (box) => (box.left + box.right) / 2;
    const [x1, x2] = [middle(from), middle(to)];
    if (Math.abs(from.top - to.top) < 8) {
      const dip = Math.min(16, 7 + Math.abs(x1 - x2) / 40);
      return `M${x1},${from.bottom} C${x1},${from.bottom + dip} ${x2},${to.bottom + dip} ${x2},${to.bottom}`;
    }
    const below = to.top > from.top;
    const [y1, y2] = below ? [from.bottom, to.top] : [from.top, to.bottom];
    const bend = Math.min(Math.abs(y2 - y1) / 2, 90) * (below ? 1 : -1);
    return `M${x1},${y1} C${x1},${y1 + bend} ${x2},${y2 - bend} ${x2},${y2}`;
  }
  let drawing = 0;
  const redraw = () => {
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(wire);
  };
  new ResizeObserver(redraw).observe(document.body);
  main.addEventListener("contentvisibilityautostatechange", redraw, true);

  // Clicks: on a card, on a mark in the text, on a place
  main.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const card = event.target.closest(".card");
    if (link && link.classList.contains("mark")) {
      event.preventDefault();
      if (root.classList.contains("coverage-view")) return;
      const cards = link.dataset.findings.split(" ").map((number) => document.getElementById(`f${number}`)).filter((one) => !one.hidden);
      if (cards.length) select(cards[(cards.indexOf(chosen) + 1) % cards.length], { scroll: false });
    } else if (link && link.dataset.span) {
      event.preventDefault();
      if (card && card !== chosen) select(card);
      else reveal(link);
    } else if (link && link.closest(".sections")) {
      event.preventDefault();
      bring(document.getElementById(link.hash.slice(1)), "start");
    } else if (card && !window.getSelection().toString()) {
      if (card !== chosen) select(card);
      else if (event.target.closest(".head")) unselect();
    }
  });

  // Filters
  function visible(view) {
    return all(".findings .card", view).filter((card) => !card.hidden);
  }
  const written = new Map();
  function holds(card, words) {
    if (!words.length) return true;
    if (!written.has(card)) written.set(card, `${card.dataset.rule} ${card.textContent}`.toLowerCase());
    return words.every((word) => written.get(card).includes(word));
  }
  function filter(view) {
    const form = view.querySelector(".filters");
    const kinds = new Map(all(".toggle", form).map((one) => [one.dataset.kind, one.getAttribute("aria-pressed") === "true"]));
    const rule = form.querySelector(".rule").value;
    const section = form.querySelector(".section").value;
    const words = form.querySelector(".search").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    const cards = all(".findings .card", view);
    cards.forEach((card) => {
      const { severity, state } = card.dataset;
      const kind = state === "open" ? severity : state;
      card.hidden = !(kinds.get(kind) !== false && (!rule || card.dataset.rule === rule)
        && (!section || card.dataset.section === section) && holds(card, words));
      count += card.hidden ? 0 : 1;
    });
    const filtering = count < cards.length;
    all(".cause, .group", view).forEach((one) => {
      one.hidden = filtering && !one.querySelector(".card:not([hidden])");
    });
    const shown = form.querySelector(".shown");
    shown.textContent = filtering ? shown.dataset.words.replace("{shown}", count).replace("{count}", cards.length) : "";
    if (chosen && chosen.hidden) unselect();
  }
  documents.forEach((view) => {
    const form = view.querySelector(".filters");
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => filter(view));
    form.addEventListener("click", (event) => {
      const toggle = event.target.closest(".toggle");
      if (!toggle) return;
      toggle.setAttribute("aria-pressed", String(toggle.getAttribute("aria-pressed") !== "true"));
      filter(view);
    });
    all(".head", view).forEach((head) => head.setAttribute("aria-expanded", "false"));
  });

  // Coverage
  const view = document.getElementById("view");
  function coverage(on) {
    if (root.classList.contains("coverage-view") === on) return;
    if (on) unselect();
    root.classList.toggle("coverage-view", on);
    all(".paper", main).forEach((one) => one.classList.toggle("covering", on));
    view.setAttribute("aria-pressed", String(on));
    all(".number.at", main).forEach((one) => one.classList.remove("at"));
  }
  view.addEventListener("click", () => coverage(!root.classList.contains("coverage-view")));
  function nextUnchecked(step) {
    const numbers = all(".paper .unchecked, .paper .unread", here);
    if (!numbers.length) return;
    const before = numbers.findIndex((one) => one.classList.contains("at"));
    const next = numbers[before < 0 && step < 0 ? numbers.length - 1 : (before + step + numbers.length) % numbers.length];
    if (before >= 0) numbers[before].classList.remove("at");
    next.classList.add("at");
    bring(next);
  }

  // Light and dark
  const theme = document.getElementById("theme");
  const dark = document.getElementById("dark");
  const MEDIA = { auto: dark.media, light: "not all", dark: "screen" };
  function paint(name) {
    dark.media = MEDIA[name];
    theme.textContent = theme.dataset[name];
    theme.dataset.now = name;
    try { localStorage.setItem("audit-theme", name); } catch { /* a page opened from a file may not */ }
  }
  let remembered = null;
  try { remembered = localStorage.getItem("audit-theme"); } catch { /* the same */ }
  paint(remembered in MEDIA ? remembered : "auto");
  const repaint = () => paint({ auto: "light", light: "dark", dark: "auto" }[theme.dataset.now]);
  theme.addEventListener("click", repaint);

  // Printing and help
  document.getElementById("print").addEventListener("click", () => window.print());
  const keys = document.getElementById("keys");
  const help = () => (keys.open ? keys.close() : keys.showModal());
  document.getElementById("help").addEventListener("click", help);

  // Keys
  function move(step) {
    if (!here) return;
    if (root.classList.contains("coverage-view")) { nextUnchecked(step); return; }
    const cards = visible(here);
    const next = cards[chosen ? cards.indexOf(chosen) + step : step > 0 ? 0 : cards.length - 1];
    if (next) select(next, { focus: true });
  }
  function open(event) {
    const head = event.target.closest(".head");
    if (!chosen || event.target.closest("a, .toggle, .tools, summary") || (head && !chosen.contains(head))) return;
    event.preventDefault();
    const [first] = within(here, span(chosen.dataset.span));
    if (!first) return;
    bring(first);
    first.focus({ preventScroll: true });
  }
  function close(event) {
    const search = here && here.querySelector(".search");
    if (event.target === search) {
      search.value = "";
      filter(here);
      search.blur();
    } else if (event.target.closest(".text a") && chosen) chosen.querySelector(".head").focus();
    else if (root.classList.contains("coverage-view")) coverage(false);
    else unselect();
  }
  // In the text the arrows scroll, as they do everywhere.
  const scrolling = (event) => event.key.startsWith("Arrow") && event.target.closest(".text");
  const actions = new Map(Object.entries({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Escape: close,
    "/": () => {
      coverage(false);
      if (here) here.querySelector(".search").focus();
    },
    c: () => coverage(!root.classList.contains("coverage-view")),
    "[": () => turn(-1),
    "]": () => turn(1),
    t: repaint,
    "?": help,
  }));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    if (typing(event.target) && event.key !== "Escape") return;
    if (event.key === "Enter") open(event);
    const action = actions.get(event.key);
    if (!action || scrolling(event)) return;
    event.preventDefault();
    action(event);
  });

  // The first view
  if (here) show(here);
  const wanted = /^#f\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
  const asked = /^#d\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
  if (wanted) select(wanted);
  else if (asked) show(asked);
})();
