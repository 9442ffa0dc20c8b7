"use strict";
/* Measures: levels that can stand on one axis, because metric, unit and denominator are the same. */
(function (ch) {
  const f = ch.figure, el = ch.el;
  const FIRST = ["cost", "funding", "downloads", "price", "valuation", "revenue"];
  const SUMMED = 40, ROWS = 14, COLOURED = 6, SINGLE = 800;
  const SAID = new Set(["downloads:download", "users:user", "developers:developer", "models:model", "deals:deal", "parameters:parameter", "tokens:token"]);

  /* All measures with at least two figures, the most frequent first: key, label, unit, rows. Money is in dollars; what has no rate is left out. */
  let all = null;
  ch.measures = () => {
    if (all) return all;
    const found = new Map();
    for (let row = 0; row < ch.count("figures"); row += 1) {
      const kind = f.kind(row);
      if (f.change(row) !== null || f.metric(row) === "other" || kind === "rank" || f.compared(row) === null) continue;
      const unit = kind === "money" ? "USD" : f.unit(row);
      const key = [f.metric(row), unit, f.per(row) || ""].join("|");
      if (!found.has(key)) found.set(key, { key, metric: f.metric(row), unit, kind, per: f.per(row), rows: [] });
      found.get(key).rows.push(row);
    }
    all = [...found.values()].filter((measure) => measure.rows.length > 1).sort((a, b) => b.rows.length - a.rows.length);
    for (const measure of all) Object.assign(measure, labels(measure));
    return all;
  };

  /* What it is called, and the title of its axis. */
  function labels({ metric, unit, kind, per }) {
    const name = ch.named(metric), per_ = per ? ` per ${ch.plain(per).slice(0, 40)}` : "";
    if (kind === "money") return { label: name + per_, axis: `US dollars${per_}` };
    if (SAID.has(`${metric}:${unit}`)) return { label: name + per_, axis: name + per_ };
    const shown = unit === "percent" ? "percent" : unit === "times" ? "times" : ch.plain(unit).slice(0, 40);
    return { label: `${name}, ${shown}${per_}`, axis: shown + per_ };
  }

  /* The four to begin with: costs, funding, downloads and prices where there are any, else what is most frequent. */
  ch.firstMeasures = () => {
    const measures = ch.measures();
    const best = FIRST.map((metric) => measures.find((measure) => measure.metric === metric)).filter(Boolean);
    return [...new Set([...best, ...measures])].slice(0, 4);
  };

  const value = (row) => f.compared(row).value;
  const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

  /* The rows of a measure by who or what they are about, those with most figures first. */
  ch.byEntity = (measure) => [...ch.grouped(measure.rows.map((row) => f.entityId(row)))]
    .filter(([entity]) => entity !== null)
    .map(([entity, places]) => ({ name: ch.column("entities", "name")[entity], rows: places.map((place) => measure.rows[place]) }))
    .sort((a, b) => b.rows.length - a.rows.length);

  /* A line for each entity: its figures as points, ranges as stretches; of many, the range, the middle half and the median. */
  ch.plotByEntity = (measure, { title, limit = ROWS, isLog }) => {
    const groups = ch.byEntity(measure), shown = groups.slice(0, limit);
    const values = shown.flatMap((group) => group.rows.map(value));
    const log = isLog === undefined ? ch.spans(values) : isLog && Math.min(...values) > 0;
    const known = groups.reduce((sum, group) => sum + group.rows.length, 0);
    const isSummed = shown.some((group) => group.rows.length > SUMMED);
    const note = [
      groups.length > shown.length ? `the ${shown.length} of ${ch.whole(groups.length)} with most figures` : "",
      measure.rows.length > known ? `${ch.whole(measure.rows.length - known)} of nobody known left out` : "",
      isSummed ? "thin: range, thick: middle half, point: median" : "", log ? "log scale" : "",
    ].filter(Boolean).join(" · ");
    return ch.plot({
      title, note, height: 78 + 30 * Math.max(2, shown.length),
      label: shown.slice(0, 5).map((group) => `${ch.plain(group.name).slice(0, 60)}: ${ch.counted(group.rows.length, "figure")}`).join("; "),
      option: (colours, width) => ({
        grid: { left: Math.min(170, width * 0.33), right: 24, top: 6, bottom: 52 },
        xAxis: ch.valueAxis(colours, { name: measure.axis, isLog: log, values, unit: measure.unit, kind: measure.kind }),
        yAxis: ch.categoryAxis(colours, shown.map((group) => group.name), { width: Math.min(155, width * 0.33 - 15) }),
        series: shown.flatMap((group, place) => groupSeries(group, place, colours, log)),
      }),
      tipOf: (at) => (at.data.row === undefined ? at.data.said && el("p", null, ch.words(at.data.said)) : ch.figureTip(at.data.row)),
      pick: (at) => at.data && (at.data.row === undefined ? ch.go({ view: "figures", metric: measure.metric, entity: at.data.name }) : ch.go({ figure: f.id(at.data.row) })),
      table: () => rowsTable(shown.flatMap((group) => group.rows)),
    });
  };

  function groupSeries(group, place, colours, log) {
    const sound = log ? group.rows.filter((row) => value(row) > 0) : group.rows;
    if (sound.length > SUMMED) return summary(sound.map(value).sort((a, b) => a - b), group.name, place, colours);
    const ranges = sound.map((row) => f.compared(row)).filter(({ low, high }) => low !== null && high !== null && low < high && (!log || low > 0));
    return [
      ch.stretches(ranges.map(({ low, high }) => [[low, place], [high, place]]), colours.accent, 3),
      ch.points(group.name, sound, (row) => [value(row), place], colours.accent, colours.ground),
    ];
  }

  function summary(sorted, name, place, colours) {
    const at = (share) => quantile(sorted, share), stretch = (from, to) => [[[from, place], [to, place]]];
    const said = `${ch.characters(name).slice(0, 80).join("")}: ${ch.counted(sorted.length, "figure")}, median ${ch.short(at(0.5))}, from ${ch.short(sorted[0])} to ${ch.short(sorted.at(-1))}`;
    return [
      ch.stretches(stretch(sorted[0], sorted.at(-1)), colours.accent, 1.5), ch.stretches(stretch(at(0.25), at(0.75)), colours.accent, 7),
      { type: "line", symbol: "circle", symbolSize: 11, showAllSymbol: true, cursor: "pointer", z: 3, data: [{ value: [at(0.5), place], said, name, itemStyle: { color: colours.accent, borderColor: colours.ground, borderWidth: 1 } }] },
    ];
  }

  /* Values over the days they speak of, a colour for each of the most frequent; of very many, the median of each month. */
  ch.plotOverTime = (measure, { title, isLog }) => {
    const rows = measure.rows.filter((row) => f.day(row) !== null);
    const values = rows.map(value), log = isLog === undefined ? ch.spans(values) : isLog && Math.min(...values) > 0;
    const groups = coloured(measure, rows), isSummed = rows.length > SINGLE;
    const note = [isSummed ? "median of each month" : "", rows.length < measure.rows.length ? `${ch.whole(measure.rows.length - rows.length)} without a day left out` : "", log ? "log scale" : ""].filter(Boolean).join(" · ");
    const plot = ch.plot({
      title, note, height: 420, label: groups.map((group) => `${ch.plain(group.name).slice(0, 60)}: ${ch.counted(group.rows.length, "figure")}`).join("; "),
      option: (colours) => ({
        grid: { left: 84, right: 24, top: 12, bottom: 46 },
        xAxis: { type: "time", ...margins, name: "day it speaks of, else of the article", nameLocation: "middle", nameGap: 28, nameTextStyle: { color: colours.quiet }, axisLabel: { color: colours.quiet, hideOverlap: true }, axisLine: { lineStyle: { color: colours.rule } } },
        yAxis: ch.valueAxis(colours, { name: measure.axis, isLog: log, values, unit: measure.unit, kind: measure.kind, vertical: true }),
        series: groups.map((group, number) => {
          const colour = group.isRest ? colours.rest : colours.series[number];
          const sound = log ? group.rows.filter((row) => value(row) > 0) : group.rows;
          return isSummed ? medians(group.name, sound, colour) : ch.points(group.name, sound, (row) => [f.day(row) * 864e5, value(row)], colour, colours.ground, { vertical: true });
        }),
      }),
      tipOf: (at) => (at.data.row === undefined ? el("p", null, ch.words(at.data.said || "")) : ch.figureTip(at.data.row)),
      pick: (at) => at.data && at.data.row !== undefined && ch.go({ figure: f.id(at.data.row) }),
      table: () => rowsTable(rows),
    });
    const legend = el("ul.legend", { "aria-hidden": "true" }, groups.map((group, number) => el(`li.${group.isRest ? "series-rest" : `series-${number + 1}`}`, null, ch.words(ch.characters(group.name).slice(0, 40).join("")))));
    plot.querySelector(".canvas").before(legend);
    return plot;
  };

  /* Days before the first and after the last, so that no point stands on the edge. */
  const margins = { min: ({ min, max }) => min - Math.max(2 * 864e5, (max - min) * 0.02), max: ({ min, max }) => max + Math.max(2 * 864e5, (max - min) * 0.02) };

  function coloured(measure, rows) {
    const groups = ch.byEntity({ rows }), first = groups.slice(0, COLOURED);
    const taken = new Set(first.flatMap((group) => group.rows)), rest = rows.filter((row) => !taken.has(row));
    return rest.length ? [...first, { name: "others", rows: rest, isRest: true }] : first;
  }

  function medians(name, rows, colour) {
    const months = [...ch.grouped(rows.map((row) => ch.day(f.day(row)).slice(0, 7)))].sort((a, b) => (a[0] < b[0] ? -1 : 1));
    return {
      type: "line", name, symbol: "circle", symbolSize: 7, showAllSymbol: true, lineStyle: { color: colour, width: 2 }, itemStyle: { color: colour },
      data: months.map(([month, places]) => {
        const median = quantile(places.map((place) => value(rows[place])).sort((a, b) => a - b), 0.5);
        return { value: [Date.parse(`${month}-15T00:00:00Z`), median], said: `${name}, ${month}: median ${ch.short(median)} of ${ch.counted(places.length, "figure")}` };
      }),
    };
  }

  const rowsTable = (rows) => {
    const shown = [...rows].sort((a, b) => value(b) - value(a)).slice(0, 200);
    return el("div", null, rows.length > 200 ? el("p.note", null, `The 200 greatest of ${ch.whole(rows.length)}.`) : null,
      ch.plainTable(["Figure", "Of whom or what", "Who says it", "Source", "Day"], shown.map((row) => [
        el("a", { href: `#figure=${f.id(row)}` }, ch.words(f.stated(row))), ch.words(f.about(row)), ch.words(f.claimant(row) || ""), ch.words(f.sourceName(row)), ch.day(f.day(row))])));
  };
})(window.claimhouse);
