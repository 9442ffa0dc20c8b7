"use strict";
/* Runs, what they were checked for, and what did not load. */
(function (ch) {
  const el = ch.el;
  const run = (column, row = 0) => ch.column("runs", column)[row];
  const check = (column, row) => ch.column("checks", column)[row];
  const COUNTS = ["new", "changed", "unchanged", "duplicate", "rejected", "quarantined", "failed"];

  const failed = () => [...Array(ch.count("checks")).keys()].filter((row) => !check("success", row));

  /* The last run in one panel: how it ended, what it read, which checks it, or the last run that was judged, did not meet. */
  ch.runState = () => {
    if (!ch.count("runs")) return null;
    const status = run("status"), unmet = failed(), good = status === "completed" && !unmet.some((row) => check("severity", row) !== "info");
    const counts = COUNTS.filter((name) => run(`items_${name}`)).map((name) => `${ch.whole(run(`items_${name}`))} ${name}`);
    return el(`section.panel.state.${good ? "good" : status === "completed" ? "warned" : "bad"}`, { "aria-label": "The last run" },
      el("p", null, el("b", null, `Last run: ${ch.named(status)}`), ` · ${ch.time(run("started_at"))} · ${run("flow")} ${run("run_id")}${run("is_published") ? " · published" : ""}`),
      el("p", null, `${ch.counted(run("items_seen"), "item")} seen${counts.length ? `: ${counts.join(", ")}` : ""} · loaded ${ch.counted(run("claims_loaded"), "claim")} and ${ch.counted(run("figures_loaded"), "figure")}`),
      el("p", null, ch.count("checks") ? [`${ch.counted(ch.count("checks"), "check")}${check("run_id", 0) === run("run_id") ? "" : ` of run ${check("run_id", 0)}, the last that was judged`}, not met: `, el("a", { href: "#view=checks" }, String(unmet.length))] : "no checks"),
      el("p.note", null, `This page was made on ${ch.time(ch.about.made_at)}${ch.about.with_text ? "" : ", without the articles’ texts"}.`));
  };

  ch.views.checks = {
    build(section) {
      ch.fill(section, el("h1", { id: "checks-title" }, "Runs and checks"), ch.runState() || el("p.empty", null, "No run has been recorded."), unmetChecks(), refused(), history(), allChecks());
    },
    show() {},
  };

  const HEADS = ["", "Severity", "Of", "Expected", "Looked at", "Not met by"];
  const line = (row) => [
    check("success", row) ? "✓" : "✗", el(`span.severity.${check("severity", row)}`, null, check("severity", row)), ch.words([check("suite", row), check("column_name", row)].filter(Boolean).join(".")),
    ch.words(ch.named(check("expectation", row))), ch.whole(check("evaluated", row)), ch.whole(check("unexpected", row)),
  ];

  function unmetChecks() {
    const rows = failed();
    return el("section.panel", null, el("h2", null, "Checks not met"),
      rows.length ? [ch.plainTable([...HEADS, "Meaning"], rows.map((row) => [...line(row), ch.words(check("meaning", row) || "")])), ...rows.map(examples)] : el("p", null, "None: every check of the last run that was judged was met."),
      el("p.note", null, "A critical check that is not met keeps a run from being published; a warning does not."));
  }

  /* The first rows that did not meet a check, as the run kept them. */
  function examples(row) {
    const kept = check("examples", row);
    if (!kept) return null;
    return el("details", null, el("summary", null, ch.words(`Rows: ${ch.named(check("expectation", row))}`)), kept.split("\n").map((one) => el("pre.example", null, ch.words(one))));
  }

  function refused() {
    const of = (column, row) => ch.column("refused", column)[row];
    if (!ch.count("refused")) return null;
    return el("section.panel", null, el("h2", null, "What did not load"), ch.plainTable(["Items", "Status", "Reason"], [...Array(Math.min(100, ch.count("refused"))).keys()].map((row) => [ch.whole(of("items", row)), of("status", row), ch.words(of("reason", row))])),
      el("p.note", null, el("code", null, "claimhouse quarantine"), " lists them one by one."));
  }

  function history() {
    const rows = [...Array(ch.count("runs")).keys()];
    return el("section.panel", null, el("h2", null, "Runs"), ch.plainTable(["Started", "Flow", "Ended", "Published", "Items", ...COUNTS, "Claims", "Figures"], rows.map((row) => [
      ch.time(run("started_at", row)), run("flow", row), ch.named(run("status", row)), run("is_published", row) ? "yes" : "", ch.whole(run("items_seen", row)), ...COUNTS.map((name) => ch.whole(run(`items_${name}`, row))), ch.whole(run("claims_loaded", row)), ch.whole(run("figures_loaded", row))])));
  }

  function allChecks() {
    if (!ch.count("checks")) return null;
    return el("details.panel", null, el("summary", null, `All ${ch.counted(ch.count("checks"), "check")} of that run`), ch.plainTable(HEADS, [...Array(ch.count("checks")).keys()].map(line)));
  }
})(window.claimhouse);
