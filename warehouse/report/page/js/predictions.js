"use strict";
/* What is predicted, by the day it falls due. */
(function (ch) {
  const el = ch.el, f = ch.figure;
  const CARDS = 60;
  const claim = (column, row) => ch.column("claims", column)[row];
  let rows = [], today = 0, list = null, shown = CARDS, wanted = null, which = "ahead";

  /* The claims that predict, or hold a figure that is a forecast or a target. */
  ch.predictions = () => [...Array(ch.count("claims")).keys()].filter((row) => claim("kind", row) === "prediction" || ch.figuresOfClaim(row).some((one) => f.projected(one)));

  ch.views.predictions = {
    build(section) {
      today = ch.dayNumber(ch.about.made_at.slice(0, 10));
      rows = ch.predictions();
      const dated = rows.filter((row) => due(row) !== null).sort((a, b) => due(a) - due(b));
      list = el("div");
      ch.fill(section, el("h1", { id: "predictions-title" }, "What is predicted"),
        rows.length ? el("p.lead", null, `${ch.counted(rows.length, "prediction")}, forecasts and targets among them; ${ch.whole(dated.length)} say when they fall due.`) : el("p.empty", null, "No article predicts anything."),
        dated.length ? chart(dated) : null,
        rows.length ? choice(dated.length) : null, list);
      fillList();
    },
    show() {},
  };

  const due = (row) => claim("due_on", row) ?? null;
  const start = (row) => (claim("period_end", row) === due(row) ? claim("period_start", row) ?? null : null);
  const step = (row) => ch.day(due(row)).slice(0, 4);

  function chart(dated) {
    const first = Number(step(dated[0])), count = Math.min(60, Number(step(dated.at(-1))) - first + 1);
    const years = Array.from({ length: count }, (_, add) => String(first + add));
    const counts = (past) => years.map((year) => dated.filter((row) => step(row) === year && due(row) < today === past).length);
    const past = counts(true), ahead = counts(false);
    const left = dated.filter((row) => !years.includes(step(row))).length;
    const series = (name, numbers, colour, said) => ({ type: "bar", stack: "due", name, barMaxWidth: 46, cursor: "pointer", itemStyle: { color: colour }, data: numbers.map((value, place) => ({ value, year: years[place], said: `${years[place]}: ${ch.counted(value, "prediction")} ${said}` })) });
    const plot = ch.plot({
      title: "Predictions by the year they fall due", note: left ? `${ch.whole(left)} after ${years.at(-1)} left out` : "", height: 260, label: years.map((year, place) => `${year}: ${past[place] + ahead[place]}`).join("; "),
      option: (colours) => ({
        grid: { left: 64, right: 16, top: 12, bottom: 30 },
        xAxis: { type: "category", data: years, axisTick: { show: false }, axisLabel: { color: colours.quiet, hideOverlap: true }, axisLine: { lineStyle: { color: colours.rule } } },
        yAxis: { ...ch.valueAxis(colours, { name: "predictions", vertical: true }), minInterval: 1 },
        series: [series("fallen due", past, colours.rest, "fallen due"), series("ahead", ahead, colours.accent, "ahead")],
      }),
      tipOf: (at) => el("p", null, at.data.said),
      pick: (at) => { wanted = wanted === at.data.year ? null : at.data.year; shown = CARDS; fillList(); },
      table: () => ch.plainTable(["Year", "fallen due", "ahead"], years.map((year, place) => [year, ch.whole(past[place]), ch.whole(ahead[place])])),
    });
    plot.querySelector(".canvas").before(el("ul.legend", { "aria-hidden": "true" }, el("li.series-rest", null, "fallen due"), el("li.accent", null, "ahead")));
    return plot;
  }

  function choice(dated) {
    const pick = el("select", { onchange: (event) => { which = event.target.value; wanted = null; shown = CARDS; fillList(); } },
      [["ahead", "ahead"], ["past", "fallen due"], ["none", "without a day"]].map(([value, label]) => el("option", { value }, label)));
    which = dated ? (rows.some((row) => due(row) !== null && due(row) >= today) ? "ahead" : "past") : "none";
    pick.value = which;
    return el("form.filters", { onsubmit: (event) => event.preventDefault() }, el("label.field", null, el("span", null, "Shown"), pick));
  }

  function fillList() {
    const meets = { ahead: (row) => due(row) !== null && due(row) >= today, past: (row) => due(row) !== null && due(row) < today, none: (row) => due(row) === null }[which];
    const found = rows.filter((row) => (wanted ? due(row) !== null && step(row) === wanted : meets && meets(row)));
    found.sort((a, b) => (which === "past" && !wanted ? due(b) - due(a) : due(a) - due(b)) || a - b);
    const clear = wanted ? el("p.count", null, `Due in ${wanted}: ${ch.whole(found.length)} `, el("button.plain", { type: "button", onclick: () => { wanted = null; fillList(); } }, "All years")) : el("p.count", null, ch.counted(found.length, "prediction"));
    const more = found.length > shown ? el("button", { type: "button", onclick: () => { shown += CARDS; fillList(); } }, `Show ${Math.min(CARDS, found.length - shown)} more of ${ch.whole(found.length)}`) : null;
    ch.fill(list, clear, el("ul.predictions", null, found.slice(0, shown).map(item)), more);
  }

  function item(row) {
    const article = claim("article_id", row), figures = ch.figuresOfClaim(row);
    const speaker = claim("claimant", row);
    const url = ch.column("articles", "url")[article];
    return el("li", null,
      el("span.due", null, due(row) === null ? "no day" : ch.period(start(row), due(row)), el("small", null, due(row) === null ? "" : distance(due(row) - today))),
      el("div", null, el("bdi.sentence", { lang: ch.column("articles", "language")[article] }, ch.plain(claim("sentence", row) || "")),
        el("p.who", null, speaker ? [ch.words(ch.brief(speaker)), ", "] : null, ch.words(ch.brief(ch.sourceName(ch.column("articles", "source_id")[article]))), ` ${ch.day(ch.column("articles", "published_on")[article] ?? null)} `,
          figures.map((one) => [el("a", { href: `#figure=${f.id(one)}` }, ch.words(f.stated(one))), " "]),
          url ? ch.link(url, "article", ch.fragment(claim("sentence", row) || "")) : null)));
  }

  function distance(days) {
    const size = Math.abs(days), said = size < 1 ? "today" : size < 60 ? ch.counted(size, "day") : size < 720 ? `${Math.round(size / 30.4)} months` : `${Math.round(size / 365.25)} years`;
    return size < 1 ? said : days < 0 ? `${said} ago` : `in ${said}`;
  }
})(window.claimhouse);
