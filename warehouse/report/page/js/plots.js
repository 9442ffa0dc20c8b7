"use strict";
/* Charts: colours of the page, a tip with the sentence, a table for those who read with a keyboard or a screen reader. */
(function (ch) {
  const el = ch.el;
  const OPEN = { at_least: { along: -90, vertical: 0 }, at_most: { along: 90, vertical: 180 } };
  const drawn = new Set();
  const tip = document.getElementById("tip");

  /* The colours of the page as they are now, light or dark; for paper always light. */
  ch.colours = () => {
    const style = getComputedStyle(document.documentElement);
    const of = (name) => style.getPropertyValue(`--${name}`).trim();
    return {
      text: of("text"), quiet: of("quiet"), rule: of("rule"), accent: of("accent"), disputed: of("disputed"), agreed: of("agreed"),
      series: [1, 2, 3, 4, 5, 6, 7].map((number) => of(`series-${number}`)), rest: of("series-rest"), ground: of("ground"),
    };
  };

  /* A chart as a figure with its caption. `option` gives what to draw from the colours; `label` says it in words; `table` is the same as rows. */
  ch.plot = ({ title, label, note, height, option, tipOf, pick, table }) => {
    const canvas = el("div.canvas", { role: "img", "aria-label": `${title}. ${label}` });
    canvas.style.height = `${height}px`;
    const holder = el("div.plot-table", { hidden: true });
    const toggle = el("button.plain", { type: "button", "aria-expanded": "false", onclick: () => {
      holder.hidden = !holder.hidden;
      toggle.setAttribute("aria-expanded", String(!holder.hidden));
      if (!holder.hidden && !holder.firstChild) holder.append(table());
    } }, "As a table");
    const made = el("figure.plot", null, el("figcaption", null, el("span.plot-title", null, title), note ? el("span.note", null, note) : null), canvas, toggle, holder);
    drawn.add({ canvas, option, tipOf, pick, chart: null });
    return made;
  };

  /* Draw the charts that have come into the page, one in a frame so that it never stands still; forget those that have left it. */
  ch.drawPlots = () => {
    for (const plot of drawn) {
      if (!plot.canvas.isConnected) { if (plot.chart) plot.chart.dispose(); drawn.delete(plot); }
    }
    const next = [...drawn].find((plot) => !plot.chart && plot.canvas.clientWidth);
    if (!next) return;
    setTimeout(() => {
      if (!next.chart && next.canvas.isConnected) begin(next);
      requestAnimationFrame(ch.drawPlots);
    }, 0);
  };

  function begin(plot) {
    plot.chart = echarts.init(plot.canvas, null, { renderer: "canvas" });
    plot.chart.setOption(dressed(plot));
    new ResizeObserver(() => { if (plot.chart && !plot.chart.isDisposed()) plot.chart.resize(); }).observe(plot.canvas);
    plot.chart.on("mouseover", (at) => { if (at.data && plot.tipOf) showTip(plot.tipOf(at), at.event.event); });
    plot.chart.on("mouseout", () => { tip.hidden = true; });
    plot.chart.on("click", (at) => { if (plot.pick) plot.pick(at); });
  }

  function dressed(plot) {
    const colours = ch.colours();
    const still = isForPaper() || matchMedia("(prefers-reduced-motion: reduce)").matches;
    return { animation: !still, animationDuration: 250, backgroundColor: "transparent", textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colours.text }, ...plot.option(colours, plot.canvas.clientWidth) };
  }

  function redraw() {
    for (const plot of drawn) if (plot.chart && plot.canvas.isConnected) plot.chart.setOption(dressed(plot), { notMerge: true });
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);

  /* A canvas keeps its colours when the page is printed: it is drawn for paper just before, and for the screen again behind it. */
  const isForPaper = () => document.documentElement.classList.contains("for-paper");
  const forPaper = (is) => () => { document.documentElement.classList.toggle("for-paper", is); redraw(); };
  window.addEventListener("beforeprint", forPaper(true));
  window.addEventListener("afterprint", forPaper(false));

  function showTip(content, event) {
    if (!content) return;
    ch.fill(tip, content);
    tip.hidden = false;
    const { innerWidth, innerHeight } = window, box = tip.getBoundingClientRect();
    tip.style.left = `${Math.max(8, Math.min(event.clientX + 14, innerWidth - box.width - 8))}px`;
    tip.style.top = `${event.clientY + box.height + 24 < innerHeight ? event.clientY + 14 : Math.max(8, event.clientY - box.height - 14)}px`;
  }
  window.addEventListener("scroll", () => { tip.hidden = true; }, true);

  /* What a point says of its figure: value, of whom, the sentence, who and where. */
  ch.figureTip = (row) => {
    const f = ch.figure;
    return [
      el("p.tip-value", null, ch.words(f.stated(row)), " ", ch.words(f.about(row))),
      el("p", null, el("bdi", null, f.marked(row))),
      el("p.note", null, f.claimant(row) ? [ch.words(f.claimant(row)), " · "] : null, ch.words(f.sourceName(row)), ` · ${ch.day(f.published(row)) || "no day"}`),
    ];
  };

  /* An axis of values in a unit, logarithmic where they span magnitudes. */
  ch.valueAxis = (colours, { name, isLog, values, unit, kind, vertical }) => ({
    type: isLog ? "log" : "value", ...(isLog ? decades(values) : {}), name, nameLocation: "middle", nameGap: vertical ? 58 : 30, nameTextStyle: { color: colours.quiet }, scale: isLog,
    axisLabel: { color: colours.quiet, hideOverlap: true, formatter: (value) => ch.axisAmount(value, unit, kind) },
    splitLine: { lineStyle: { color: colours.rule } }, minorTick: { show: false },
  });

  /* From the power of ten below the least value to the one above the greatest, at most eight steps apart. */
  function decades(values) {
    const positive = values.filter((value) => value > 0);
    const from = Math.floor(Math.log10(Math.min(...positive))), to = Math.ceil(Math.log10(Math.max(...positive)));
    const step = Math.max(1, Math.ceil((to - from) / 8));
    return { min: 10 ** from, max: 10 ** (from + step * Math.max(1, Math.ceil((to - from) / step))), interval: step };
  }

  ch.categoryAxis = (colours, data, { inverse = true, width = 150 } = {}) => ({
    type: "category", data: data.map((name) => clipped(name)), inverse, axisTick: { show: false }, axisLine: { lineStyle: { color: colours.rule } },
    axisLabel: { color: colours.text, width, overflow: "truncate", interval: 0 }, splitLine: { show: true, interval: 0, lineStyle: { color: colours.rule, opacity: 0.5 } },
  });

  const clipped = (name) => ch.plain(ch.characters(name).slice(0, 60).join(""));

  /* Points with the row of their figure: hollow where it is a forecast, and a triangle towards where its words leave it open. */
  ch.points = (name, rows, at, colour, ground, { vertical = false } = {}) => ({
    type: "line", name, symbol: "circle", symbolSize: 10, showAllSymbol: true, lineStyle: { width: 0 }, cursor: "pointer", z: 3,
    data: rows.map((row) => ({
      value: at(row), row, ...(OPEN[ch.figure.qualifier(row)] ? { symbol: "triangle", symbolSize: 12, symbolRotate: OPEN[ch.figure.qualifier(row)][vertical ? "vertical" : "along"] } : {}),
      itemStyle: ch.figure.projected(row) ? { color: ground, borderColor: colour, borderWidth: 2 } : { color: colour, opacity: 0.85, borderColor: ground, borderWidth: 1 },
    })),
  });

  /* Stretches from one place to another, in one series. */
  ch.stretches = (pairs, colour, width) => ({
    type: "line", showSymbol: false, silent: true, lineStyle: { color: colour, width, opacity: 0.45, cap: "round" }, z: 2,
    data: pairs.flatMap(([from, to]) => [from, to, ["-", "-"]]),
  });

  ch.spans = (values) => {
    const least = Math.min(...values), most = Math.max(...values);
    return least > 0 && most / least > 50;
  };

  /* Rows of a chart's table. */
  ch.plainTable = (heads, rows) => el("table", null,
    el("thead", null, el("tr", null, heads.map((head) => el("th", { scope: "col" }, head)))),
    el("tbody", null, rows.map((row) => el("tr", null, row.map((cell) => el("td", null, cell))))));
})(window.claimhouse);
