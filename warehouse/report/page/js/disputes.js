"use strict";
/* Facts that sources dispute: how far apart they are, and the sentences side by side. */
(function (ch) {
  const el = ch.el, f = ch.figure;
  const CHARTED = 24, CARDS = 20;
  const fact = (column, row) => ch.column("facts", column)[row];
  let disputes = null, list = null, shown = CARDS;

  ch.views.disputes = {
    build(section) {
      disputes = found();
      list = el("div.cards");
      ch.fill(section, el("h1", { id: "disputes-title" }, "What sources dispute"),
        disputes.length ? el("p.lead", null, "Reports of one thing in one period, of which no value fits all. Bounds count: “over 300” and “350” agree, “300” and “450” do not. Who gives two numbers, a whole and its part, agrees with whoever gives one of them.") : el("p.empty", null, "No fact is in dispute: where several sources report the same, they agree."),
        disputes.length ? overview() : null, list);
      cards();
    },
    show() {},
  };

  /* Disputed facts with their reports, those farthest apart first; what a source has replaced since is no report. */
  function found() {
    return [...Array(ch.count("facts")).keys()].filter((row) => fact("agreement", row) === "disputed")
      .map((row) => ({ row, reports: ch.figuresOfFact(row).filter((one) => f.current(one) && f.reported(one) !== null).sort((a, b) => f.reported(a).value - f.reported(b).value) }))
      .filter((one) => one.reports.length > 1)
      .map((one) => ({ ...one, apart: ratio(one.reports) }))
      .sort((a, b) => b.apart - a.apart);
  }

  function ratio(reports) {
    const least = f.reported(reports[0]).value, most = f.reported(reports.at(-1)).value;
    return least > 0 ? most / least : Infinity;
  }

  const named = (row) => ch.column("entities", "name")[fact("subject_entity_id", row)] || "";
  const what = (row) => [ch.named(fact("metric", row)), fact("change", row) ? ch.named(fact("change", row)) : "", fact("is_projected", row) ? "forecast" : "", ch.period(fact("period_start", row), fact("period_end", row))].filter(Boolean).join(" · ");

  /* How many times the least report each of the others is: the one scale on which dollars and downloads can stand together. */
  function overview() {
    const rows = disputes.filter((one) => Number.isFinite(one.apart)).slice(0, CHARTED);
    if (!rows.length) return null;
    const times = (one, report) => f.reported(report).value / f.reported(one.reports[0]).value;
    return ch.plot({
      title: "How far apart the reports are", height: 78 + 28 * Math.max(2, rows.length),
      note: disputes.length > rows.length ? `the ${rows.length} farthest apart of ${ch.whole(disputes.length)}` : "",
      label: rows.slice(0, 5).map((one) => `${ch.plain(named(one.row)).slice(0, 60)}, ${what(one.row)}: ${ch.short(one.apart)} times`).join("; "),
      option: (colours, width) => ({
        grid: { left: Math.min(280, width * 0.4), right: 30, top: 6, bottom: 52 },
        xAxis: { ...ch.valueAxis(colours, { name: "times the least report", isLog: rows[0].apart > 20, values: rows.map((one) => one.apart) }), min: 1 },
        yAxis: ch.categoryAxis(colours, rows.map((one) => `${ch.characters(named(one.row)).slice(0, 30).join("")} · ${what(one.row)}`), { width: Math.min(265, width * 0.4 - 15) }),
        series: rows.flatMap((one, place) => [
          ch.stretches([[[1, place], [one.apart, place]]], colours.disputed, 3),
          ch.points("", one.reports, (report) => [times(one, report), place], colours.disputed, colours.ground),
        ]),
      }),
      tipOf: (at) => ch.figureTip(at.data.row),
      pick: (at) => at.data && ch.go({ figure: f.id(at.data.row) }),
      table: () => ch.plainTable(["Of whom or what", "What", "Least", "Greatest", "Times"], rows.map((one) => [ch.words(named(one.row)), what(one.row), ch.words(f.stated(one.reports[0])), ch.words(f.stated(one.reports.at(-1))), ch.short(one.apart)])),
    });
  }

  function cards() {
    const more = el("button", { type: "button", onclick: () => { shown += CARDS; cards(); } }, `Show ${Math.min(CARDS, disputes.length - shown)} more of ${ch.whole(disputes.length)}`);
    ch.fill(list, disputes.slice(0, shown).map(card), shown < disputes.length ? more : null);
  }

  function card(one) {
    return el("article.panel.dispute", null,
      el("h2", null, ch.words(named(one.row)), " ", el("small", null, what(one.row)), " ", ch.badge("disputed", fact("reports", one.row))),
      strip(one.reports), ch.reportList(one.reports));
  }

  /* The reports as bars on one line from the least bound to the greatest; an open bound runs to the edge. */
  function strip(reports) {
    const values = reports.map((row) => f.reported(row));
    const ends = values.flatMap(({ value, low, high }) => [value, low, high]).filter((number) => number !== null);
    const least = Math.min(...ends), most = Math.max(...ends), isLog = least > 0 && most / least > 20;
    const scale = (number) => (isLog ? Math.log(number) : number);
    const at = (number) => (most === least ? 50 : 6 + 88 * ((scale(number) - scale(least)) / (scale(most) - scale(least))));
    const rows = reports.slice(0, 12).map((row, place) => {
      const { value, low, high } = values[place];
      const from = low === null ? 0 : at(low), to = high === null ? 100 : at(high);
      const bar = el(`span.bar${low === null ? ".open-low" : ""}${high === null ? ".open-high" : ""}`), dot = el("span.dot");
      bar.style.left = `${from}%`;
      bar.style.width = `${Math.max(0, to - from)}%`;
      dot.style.left = `${at(value)}%`;
      return el("span.track", { title: ch.plain(f.stated(row)) }, bar, dot);
    });
    return el("div.strip", { "aria-hidden": "true" }, rows);
  }
})(window.claimhouse);
