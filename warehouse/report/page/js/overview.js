"use strict";
/* The first view: what there is, how the last run went, and four charts to begin with. */
(function (ch) {
  const el = ch.el, f = ch.figure;
  const KINDS = 6;

  ch.views.overview = {
    build(section) {
      const totals = ch.about.totals, hasFigures = ch.count("figures") > 0;
      ch.fill(section,
        el("h1", { id: "overview-title" }, "What articles claim, and how much"),
        hasFigures ? tiles(totals) : nothing(totals),
        ch.runState(),
        hasFigures ? el("div.plots", null, ch.firstMeasures().map(small)) : null,
        hasFigures ? activity() : null,
        sources());
    },
    show() {},
  };

  function tiles(totals) {
    const tile = (number, said, to) => el("li", null, el("a", { href: to }, el("b", null, ch.whole(number)), el("span", null, said)));
    return el("ul.tiles", null,
      tile(totals.figures, "figures", "#view=figures"), tile(totals.articles, totals.reprints ? `articles, ${ch.whole(totals.reprints)} of them reprints` : "articles", "#view=overview"),
      tile(totals.sources, "sources", "#view=overview"), tile(totals.corroborated, "facts that several sources confirm", "#view=figures&agreement=corroborated"),
      tile(totals.disputed, "facts in dispute", "#view=disputes"),
      tile(ch.predictions().length, "predictions and forecasts", "#view=predictions"));
  }

  function nothing(totals) {
    const said = totals.articles === undefined ? "Nothing has been published yet, so there are no articles to show; below is what became of the runs."
      : totals.articles ? "The articles that were read state no figures." : "The warehouse is empty: no article has been loaded yet.";
    return el("p.empty", null, `${said} `, el("code", null, "claimhouse run articles/"), " reads articles; ", el("code", null, "claimhouse report"), " writes this page again.");
  }

  function small(measure) {
    const plot = ch.plotByEntity(measure, { title: ch.titled(measure.label), limit: 7 });
    plot.append(el("a.more", { href: `#${new URLSearchParams({ view: "charts", measure: measure.key })}` }, "More of it"));
    return plot;
  }

  /* Figures by the month their article appeared, the most frequent metrics apart. */
  function activity() {
    const dated = [...Array(ch.count("figures")).keys()].filter((row) => f.published(row) !== null);
    if (!dated.length) return null;
    const unit = lengthOfStep(dated), months = steps(dated, unit);
    const metrics = [...ch.grouped(dated.map((row) => f.metric(row)))].sort((a, b) => b[1].length - a[1].length).map(([metric]) => metric).filter((metric) => metric !== "other");
    const shown = metrics.slice(0, KINDS), places = new Map(months.map((month, place) => [month, place]));
    const counts = [...shown, null].map((metric) => ({ name: metric ? ch.named(metric) : "other metrics", counts: months.map(() => 0), isRest: !metric }));
    const kinds = new Map(shown.map((metric, number) => [metric, counts[number].counts]));
    for (const row of dated) (kinds.get(f.metric(row)) || counts.at(-1).counts)[places.get(step(row, unit))] += 1;
    const plot = ch.plot({
      title: `Figures by the ${unit} of their article`, height: 300, label: `${ch.counted(dated.length, "figure")} from ${months[0]} to ${months.at(-1)}`,
      note: dated.length < ch.count("figures") ? `${ch.whole(ch.count("figures") - dated.length)} in articles without a day left out` : "",
      option: (colours) => ({
        grid: { left: 64, right: 16, top: 12, bottom: 30 },
        xAxis: { type: "category", data: months, axisLabel: { color: colours.quiet, hideOverlap: true }, axisTick: { show: false }, axisLine: { lineStyle: { color: colours.rule } } },
        yAxis: ch.valueAxis(colours, { name: "figures", vertical: true }),
        series: counts.map((one, number) => ({ type: "bar", stack: "all", name: one.name, barMaxWidth: 46, itemStyle: { color: one.isRest ? colours.rest : colours.series[number] }, data: one.counts.map((value, place) => ({ value, said: `${months[place]}: ${ch.counted(value, "figure")} of ${one.name}` })) })),
      }),
      tipOf: (at) => el("p", null, at.data.said),
      table: () => ch.plainTable([unit, ...counts.map((one) => one.name)], months.map((month, place) => [month, ...counts.map((one) => ch.whole(one.counts[place]))])),
    });
    plot.querySelector(".canvas").before(el("ul.legend", { "aria-hidden": "true" }, counts.map((one, number) => el(`li.${one.isRest ? "series-rest" : `series-${number + 1}`}`, null, one.name))));
    return plot;
  }

  /* Months where there are few, else years. */
  const lengthOfStep = (rows) => new Set(rows.map((row) => step(row, "month"))).size > 36 ? "year" : "month";
  const step = (row, unit) => written(f.published(row)).slice(0, unit === "year" ? 4 : 7);

  /* Days as text, each written once. */
  const days = new Map();
  function written(day) {
    if (!days.has(day)) days.set(day, ch.day(day));
    return days.get(day);
  }

  /* All steps from the first to the last, those without figures too. */
  function steps(rows, unit) {
    const found = [...new Set(rows.map((row) => step(row, unit)))].sort();
    if (unit === "year") return Array.from({ length: Number(found.at(-1)) - Number(found[0]) + 1 }, (_, add) => String(Number(found[0]) + add));
    const number = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
    return Array.from({ length: number(found.at(-1)) - number(found[0]) + 1 }, (_, add) => {
      const at = number(found[0]) + add;
      return `${String(Math.floor(at / 12)).padStart(4, "0")}-${String((at % 12) + 1).padStart(2, "0")}`;
    });
  }

  function sources() {
    const rows = [...Array(ch.count("sources")).keys()].sort((a, b) => ch.column("sources", "articles")[b] - ch.column("sources", "articles")[a]);
    if (!rows.length) return null;
    const of = (column, row) => ch.column("sources", column)[row];
    const more = rows.length > 100 ? el("p.note", null, `The 100 with most articles, of ${ch.whole(rows.length)}.`) : null;
    return el("section.panel", null, el("h2", null, "Sources"), more, ch.plainTable(["Source", "Articles", "Newest article", "Last seen", "Country", "Licence"], rows.slice(0, 100).map((row) => [
      el("a", { href: `#${new URLSearchParams({ view: "figures", source: of("source_id", row) })}` }, ch.words(ch.sourceName(row))), ch.whole(of("articles", row)), ch.day(of("newest_on", row)), (of("last_seen_at", row) || "").slice(0, 10), of("country", row) || "", ch.words(of("licence", row) || "")])));
  }
})(window.claimhouse);
