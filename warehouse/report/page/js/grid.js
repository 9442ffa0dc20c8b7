"use strict";
/* The table of figures: filters above, and below as many rows as can be seen, whatever the number that is found. */
(function (ch) {
  const f = ch.figure, el = ch.el;
  const BEYOND = 8;
  const PRINTED = 300;
  const HEADS = [
    ["value", "Figure"], ["about", "Of whom or what"], [null, "Sentence"], ["claimant", "Who says it"], ["published", "Source and day"], ["agreement", "Reports"],
  ];
  let state = {}, rows = [], active = 0, parts = null, drawn = new Map(), height = 72;

  ch.views = ch.views || {};
  ch.views.figures = {
    build(section) {
      parts = {
        count: el("p.count", { role: "status", "aria-live": "polite" }),
        head: el("div.row.head", { role: "row", "aria-rowindex": "1" }, HEADS.map(header)),
        sizer: el("div.sizer", { role: "presentation" }),
        none: el("p.empty", { hidden: true }, ch.count("figures")
          ? ["No figure meets these filters. ", el("button", { type: "button", onclick: () => ch.go({ view: "figures" }) }, "Show all")]
          : "There are no figures yet."),
      };
      parts.scroll = el("div.scroll", { role: "presentation", onscroll: () => requestAnimationFrame(draw) }, parts.head, parts.sizer);
      parts.grid = el("div.grid", { role: "grid", "aria-label": "Figures", onkeydown: keyed, onclick: clicked }, parts.scroll);
      parts.form = form();
      ch.fill(section, el("h1", { id: "figures-title" }, "Figures"), parts.form, parts.count, parts.grid, parts.none);
      new ResizeObserver(() => { measure(); draw(); }).observe(parts.scroll);
      window.addEventListener("beforeprint", print);
      window.addEventListener("afterprint", () => { drawn.clear(); parts.sizer.replaceChildren(); measure(); draw(); });
    },
    show(given) {
      const changed = JSON.stringify(given) !== JSON.stringify(state);
      state = given;
      for (const input of parts.form.elements) {
        if (input.name && document.activeElement !== input) input.value = given[input.name] || "";
      }
      if (changed || !drawn.size) refresh();
    },
  };

  /* The rows found, and the one before or after a row, for walking through them from an open figure. */
  ch.neighbour = (row, step) => {
    const at = rows.indexOf(row);
    return at < 0 ? null : rows[at + step] ?? null;
  };

  function header([key, label]) {
    const cell = el("div", { role: "columnheader" });
    if (!key) cell.append(label);
    else cell.append(el("button", { type: "button", "data-sort": key, onclick: () => sortBy(key) }, label, el("span.arrow", { "aria-hidden": "true" })));
    return cell;
  }

  function sortBy(key) {
    const up = ["about", "claimant", "agreement"].includes(key);
    const first = up ? key : `-${key}`, other = up ? `-${key}` : key;
    ch.go({ ...state, view: "figures", sort: (state.sort || "-published") === first ? other : first });
  }

  function form() {
    const changed = () => {
      const given = { view: "figures", sort: state.sort };
      for (const input of made.elements) if (input.name && input.value) given[input.name] = input.value;
      ch.go(given, { replace: true });
    };
    const cleared = () => {
      for (const input of made.elements) if (input.name) input.value = "";
      changed();
    };
    let waiting = 0;
    const typed = () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(changed); };
    const text = (name, label, more) => field(label, el("input", { name, autocomplete: "off", spellcheck: "false", oninput: typed, ...more }));
    const choice = (name, label, options) => field(label, el("select", { name, onchange: changed }, options));
    const made = el("form.filters", { role: "search", onsubmit: (event) => event.preventDefault() },
      text("q", "Search", { type: "search", id: "search", placeholder: "words of sentence, name, source …   /" }),
      text("entity", "Of whom or what", { type: "search", list: "names" }), names(),
      choice("metric", "Metric", options("figures", (row) => f.metric(row), ch.named)),
      choice("source", "Source", sources()),
      choice("agreement", "Reports", [["", "any"], ["disputed", "disputed"], ["corroborated", "corroborated"], ["single", "single"], ["none", "no fact"]].map(option)),
      choice("kind", "Kind", [["", "any"], ["level", "levels"], ["change", "changes"], ["projected", "forecasts"]].map(option)),
      text("from", "From", { type: "date" }), text("to", "To", { type: "date" }),
      el("button.plain", { type: "button", onclick: cleared }, "Clear"));
    return made;
  }

  const field = (label, input) => el(`label.field.${input.name}`, null, el("span", null, label), input);
  const option = ([value, label]) => el("option", { value }, label);

  /* Choices with how often each is there, the most frequent first. */
  function options(table, valueOf, label) {
    const counts = new Map();
    for (let row = 0; row < ch.count(table); row += 1) counts.set(valueOf(row), (counts.get(valueOf(row)) || 0) + 1);
    const sorted = [...counts].filter(([value]) => value !== null).sort((a, b) => b[1] - a[1]);
    return [option(["", "any"]), ...sorted.map(([value, count]) => option([value, `${ch.plain(label(value)).slice(0, 60)} (${ch.whole(count)})`]))];
  }

  const sources = () => options("figures", (row) => ch.column("sources", "source_id")[f.source(row)] ?? null,
    (id) => ch.sourceName(ch.column("sources", "source_id").indexOf(id)));

  function names() {
    const counts = ch.grouped(ch.column("figures", "subject_entity_id"));
    counts.delete(null);
    const most = [...counts].sort((a, b) => b[1].length - a[1].length).slice(0, 300);
    return el("datalist", { id: "names" }, most.map(([entity]) => el("option", { value: ch.column("entities", "name")[entity].slice(0, 200) })));
  }

  function refresh() {
    rows = ch.found(state);
    active = 0;
    drawn.clear();
    parts.sizer.replaceChildren();
    measure();
    parts.scroll.scrollTop = 0;
    parts.grid.setAttribute("aria-rowcount", String(rows.length + 1));
    parts.none.hidden = rows.length > 0;
    parts.grid.hidden = rows.length === 0;
    parts.count.textContent = said();
    for (const button of parts.head.querySelectorAll("button")) {
      const key = button.dataset.sort, sort = state.sort || "-published";
      const direction = sort === key ? "ascending" : sort === `-${key}` ? "descending" : "none";
      button.parentElement.setAttribute("aria-sort", direction);
      button.lastChild.textContent = direction === "ascending" ? " ↑" : direction === "descending" ? " ↓" : "";
    }
    draw();
  }

  function said() {
    const here = ch.count("figures"), all = ch.about.totals.figures || 0;
    const found = rows.length === here ? ch.counted(here, "figure") : `${ch.whole(rows.length)} of ${ch.counted(here, "figure")}`;
    return here < all ? `${found}; the newest of ${ch.whole(all)} in the warehouse` : found;
  }

  function measure() {
    height = parseFloat(getComputedStyle(parts.grid).getPropertyValue("--row-height")) || 72;
    parts.sizer.style.height = `${rows.length * height}px`;
  }

  /* Put the rows that can be seen in their places, and take the others out; the one that has the focus stays. */
  function draw() {
    const first = Math.max(0, Math.floor(parts.scroll.scrollTop / height) - BEYOND);
    const last = Math.min(rows.length, Math.ceil((parts.scroll.scrollTop + parts.scroll.clientHeight) / height) + BEYOND);
    for (const [place, element] of drawn) {
      if ((place < first || place >= last) && !element.contains(document.activeElement)) { element.remove(); drawn.delete(place); }
    }
    const added = [];
    for (let place = first; place < last; place += 1) {
      if (!drawn.has(place)) added.push(line(place));
    }
    parts.sizer.append(...added);
  }

  function line(place) {
    const row = rows[place];
    const cell = (name, ...children) => el(`div.${name}`, { role: "gridcell" }, children);
    const element = el("div.row", { role: "row", "aria-rowindex": String(place + 2), tabindex: place === active ? "0" : "-1", "data-place": String(place) },
      cell("value", el("a", { href: `#figure=${f.id(row)}`, tabindex: "-1" }, ch.words(f.stated(row))), el("small", null, small(row))),
      cell("about", ch.words(f.about(row) || "–"), f.entity(row) && f.subject(row) && f.subject(row) !== f.entity(row) ? el("small", null, ch.words(f.subject(row))) : null),
      cell("sentence", el("bdi", null, f.marked(row))),
      cell("claimant", ch.words(f.claimant(row) || ""), f.cue(row) ? el("small", null, ch.words(f.cue(row))) : null),
      cell("source", ch.words(f.sourceName(row)), el("small", null, ch.day(f.published(row)) || "no day")),
      cell("agreement", ch.badge(f.agreement(row), f.reports(row))));
    element.style.transform = `translateY(${place * height}px)`;
    drawn.set(place, element);
    return element;
  }

  const small = (row) => [ch.named(f.metric(row)), f.basis(row) ? ch.named(f.basis(row)) : "", f.projected(row) ? "forecast" : "", f.period(row)].filter(Boolean).join(" · ");

  function clicked(event) {
    const element = event.target.closest("[data-place]");
    if (!element || event.ctrlKey || event.metaKey || String(getSelection())) return;
    event.preventDefault();
    open(Number(element.dataset.place));
  }

  function open(place) {
    active = place;
    ch.go({ figure: f.id(rows[place]) });
  }

  function keyed(event) {
    if (!event.target.closest("[data-place]")) return;
    const page = Math.max(1, Math.floor(parts.scroll.clientHeight / height) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    if (event.key in steps) focus(active + steps[event.key]);
    else if (event.key === "Enter" || event.key === " ") open(active);
    else return;
    event.preventDefault();
  }

  /* Bring a row into sight and give it the focus. */
  function focus(place) {
    const former = drawn.get(active);
    if (former) former.tabIndex = -1;
    active = Math.min(rows.length - 1, Math.max(0, place));
    const top = active * height, scroll = parts.scroll;
    if (top < scroll.scrollTop) scroll.scrollTop = top;
    else if (top + height + parts.head.offsetHeight > scroll.scrollTop + scroll.clientHeight) scroll.scrollTop = top + height + parts.head.offsetHeight - scroll.clientHeight;
    draw();
    drawn.get(active).tabIndex = 0;
    drawn.get(active).focus({ preventScroll: true });
  }
  ch.focusRow = (row) => focus(row === undefined ? active : Math.max(0, rows.indexOf(row)));

  /* Paper has no scroll bar: the first rows found, in full. */
  function print() {
    drawn.clear();
    parts.sizer.replaceChildren(...rows.slice(0, PRINTED).map((_, place) => line(place)));
    parts.sizer.style.height = "auto";
    if (rows.length > PRINTED) parts.sizer.append(el("p", null, `The first ${PRINTED} of ${ch.counted(rows.length, "figure")}.`));
  }
})(window.claimhouse);
