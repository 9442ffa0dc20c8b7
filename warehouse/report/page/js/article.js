"use strict";
/* A figure traced to its sentence: the article with figure, claimant and cue marked, and what other articles report of the same. */
(function (ch) {
  const f = ch.figure, el = ch.el;
  const LISTED = 9;
  let dialog = null, shown = -1;

  /* Open the figure of a row of the table. */
  ch.openFigure = (row) => {
    dialog = dialog || prepared();
    shown = row;
    const text = el("div.text", { lang: ch.column("articles", "language")[f.article(row)] || null });
    ch.fill(dialog, bar(row), el("div.body", { tabindex: "-1" }, headline(row), details(row), others(row), text, reprints(row), query(row)));
    if (!dialog.open) dialog.showModal();
    dialog.querySelector(".body").scrollTop = 0;
    dialog.querySelector("h2").focus({ preventScroll: true });
    ch.articleText(f.article(row)).then(
      (whole) => { if (shown === row) fillText(text, row, whole); },
      (error) => ch.fill(text, el("p.empty", null, error.message)));
  };

  ch.closeFigure = () => { if (dialog && dialog.open) dialog.close(); };

  function prepared() {
    const made = document.getElementById("article");
    made.addEventListener("close", () => { if (shown >= 0) { shown = -1; ch.leaveFigure(); } });
    made.addEventListener("click", (event) => { if (event.target === made) made.close(); });
    made.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "ArrowRight") step(1);
      else if (event.key === "ArrowLeft") step(-1);
    });
    return made;
  }

  function step(by) {
    const next = ch.neighbour(shown, by);
    if (next !== null) ch.go({ figure: f.id(next) }, { replace: true });
  }

  function bar(row) {
    const button = (label, said, by) => el("button.plain", { type: "button", "aria-label": said, title: said, disabled: ch.neighbour(row, by) === null, onclick: () => step(by) }, label);
    return el("div.dialog-bar", null,
      button("←", "Previous figure (left arrow)", -1), button("→", "Next figure (right arrow)", 1),
      el("a.permalink", { href: `#figure=${f.id(row)}`, title: "The address of this page that opens this figure" }, "Link to this figure"),
      el("button.plain.close", { type: "button", "aria-label": "Close (Escape)", title: "Close (Escape)", onclick: () => dialog.close() }, "✕"));
  }

  function headline(row) {
    return el("header", null,
      el("p.kicker", null, [ch.named(f.metric(row)), f.projected(row) ? "forecast" : "", f.basis(row) ? ch.named(f.basis(row)) : ""].filter(Boolean).join(" · ")),
      el("h2", { id: "article-title", tabindex: "-1" }, ch.words(f.stated(row)), f.about(row) ? [" ", el("span.of", null, ch.words(f.about(row)))] : null),
      el("blockquote", null, el("bdi", null, f.sentence(row) ? marked(row, f.sentence(row), f.sentenceStart(row)) : [ch.plain(f.text(row))])));
  }

  /* Term and meaning of all that is known of the figure; what is not known is left out. */
  function details(row) {
    const claim = f.claim(row), of = (column) => ch.column("claims", column)[claim];
    const speaker = of("claimant_entity_id") === null ? null : ch.column("entities", "name")[of("claimant_entity_id")];
    const usd = f.usd(row);
    const voice = f.claimant(row) ? ch.words(f.claimant(row)) : of("cue") ? "nobody is named" : "the article itself";
    const resolved = speaker && speaker !== f.claimant(row) ? [" (", ch.words(speaker), ")"] : null;
    const said = [
      ["Who says it", [voice, resolved]],
      ["In which words", [of("attribution"), of("certainty") === "hedged" ? "hedged" : null, of("is_negated") ? "denied" : null].filter(Boolean).join(", ")],
      ["Of whom or what", f.subject(row) && f.subject(row) !== f.about(row) ? [ch.words(f.subject(row))] : ""],
      ["As written", [ch.words(f.text(row))]],
      ["In US dollars", f.kind(row) === "money" && f.unit(row) !== "USD" ? (usd === null ? "no rate for that day" : `${ch.amount(usd, "USD", "money")} at the rate of ${ch.day(f.rateDay(row))}`) : ""],
      ["Period", f.period(row)],
      ["Title", f.title(row) ? [ch.words(f.title(row))] : ""],
      ["Source", [ch.words(f.sourceName(row)), f.published(row) === null ? ", no day" : `, ${ch.day(f.published(row))}`]],
      ["Address", [f.url(row) ? ch.link(f.url(row), null, f.sentence(row) ? ch.fragment(f.sentence(row)) : "") : ch.words(f.origin(row))]],
      ["Confidence", ch.short(f.confidence(row))],
    ];
    return el("dl", null, said.filter(([, meaning]) => meaning.length).map(([term, meaning]) => [el("dt", null, term), el("dd", null, meaning)]));
  }

  /* Words cut at the spans of figure, claimant and cue, each marked; `start` is where the words begin in the article, in characters. */
  function marked(row, words, start) {
    const claim = f.claim(row), at = (column) => ch.column("claims", column)[claim];
    const spans = [
      ["figure", f.charStart(row), f.charEnd(row)], ["claimant", at("claimant_start"), at("claimant_end")], ["cue", at("cue_start"), at("cue_end")],
    ].filter(([, from]) => from !== null && from !== undefined);
    const characters = ch.characters(words), edges = new Set([0, characters.length]);
    for (const [, from, to] of spans) for (const edge of [from - start, to - start]) if (edge > 0 && edge < characters.length) edges.add(edge);
    const sorted = [...edges].sort((a, b) => a - b);
    return sorted.slice(0, -1).map((from, number) => {
      const part = ch.plain(characters.slice(from, sorted[number + 1]).join(""));
      const names = spans.filter(([, a, b]) => a - start <= from && sorted[number + 1] <= b - start).map(([name]) => name);
      return names.length ? el(`mark.${names[0]}`, { title: names.join(", ") }, part) : part;
    });
  }

  /* The article, with the sentence marked and in sight. */
  function fillText(target, row, whole) {
    if (whole === null) return ch.fill(target, el("p.empty", null, "This report was made without the articles’ texts."));
    const characters = ch.characters(whole), start = f.sentenceStart(row), end = f.sentenceEnd(row);
    const cut = (from, to) => ch.plain(characters.slice(from, to).join(""));
    const sentence = el("span.sentence", null, marked(row, characters.slice(start, end).join(""), start));
    ch.fill(target,
      el("h3", null, "The article"), el("p.legend", null, el("mark.figure", null, "figure"), " ", el("mark.claimant", null, "who says it"), " ", el("mark.cue", null, "the words that attribute it"),
        el("button.plain", { type: "button", onclick: () => sentence.scrollIntoView({ block: "center" }) }, "Go to the sentence")),
      el("div.whole", { dir: "auto" }, cut(0, start), sentence, cut(end)));
  }

  function others(row) {
    const rows = f.fact(row) === null ? [] : ch.figuresOfFact(f.fact(row)).filter((other) => other !== row);
    if (!rows.length) return null;
    const agreement = f.agreement(row), current = rows.filter(f.current), replaced = rows.filter((other) => !f.current(other));
    const title = agreement === "disputed" ? "Other reports, in dispute" : agreement === "corroborated" ? "Other reports; the sources agree" : "Said again by the same source";
    return el("section.others", null,
      current.length ? [el("h3", null, title, " ", ch.badge(agreement, f.reports(row))), ch.reportList(current)] : null,
      replaced.length ? [el("h3", null, "Said before by sources that have spoken again"), ch.reportList(replaced)] : null);
  }

  /* Reports of one thing, each a link to its figure with who says it, where and when; of many, the first, and a button for the others. */
  ch.reportList = (rows) => {
    const list = el("ul.reports", null, rows.slice(0, LISTED).map(report));
    if (rows.length <= LISTED) return list;
    const more = el("button", { type: "button", onclick: () => { list.append(...rows.slice(LISTED).map(report)); more.remove(); } }, `Show ${ch.counted(rows.length - LISTED, "further report")}`);
    return [list, more];
  };

  const report = (row) => el("li", null,
    el("a", { href: `#figure=${f.id(row)}` }, ch.words(f.stated(row))),
    el("span.who", null, f.claimant(row) ? [ch.words(ch.brief(f.claimant(row))), ", "] : null, ch.words(ch.brief(f.sourceName(row))), f.published(row) === null ? "" : [", ", el("time", null, ch.day(f.published(row)))]),
    el("bdi.sentence", null, f.marked(row)));

  function reprints(row) {
    const rows = ch.reprintsOf(f.article(row));
    if (!rows.length) return null;
    return el("section", null, el("h3", null, "Reprinted by"), el("ul", null, rows.map((article) => el("li", null,
      ch.words(ch.sourceName(ch.column("articles", "source_id")[article])), " ",
      ch.link(ch.column("articles", "url")[article] || ch.column("articles", "origin")[article]), " ", ch.day(ch.column("articles", "published_on")[article])))));
  }

  let groups = null;
  ch.reprintsOf = (article) => {
    groups = groups || ch.grouped(ch.column("articles", "duplicate_of"));
    return groups.get(article) || [];
  };

  const query = (row) => el("section", null, el("h3", null, "The same by SQL"), el("pre", null, `select * from figure_trail where figure_id = '${f.id(row)}'`));
})(window.claimhouse);
