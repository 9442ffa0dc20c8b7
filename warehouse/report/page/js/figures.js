"use strict";
/* What there is to say of a figure, by the number of its row: its parts from all tables. */
(function (ch) {
  const figure = (column) => (row) => ch.column("figures", column)[row] ?? null;
  const through = (key, table, column) => (row) => {
    const other = ch.column("figures", key)[row];
    return other === null || other === undefined ? null : ch.column(table, column)[other] ?? null;
  };
  const claim = (column) => through("claim_id", "claims", column);
  const article = (column) => through("article_id", "articles", column);

  /* The numbers of the rows that share a value, by the value. */
  ch.grouped = (values) => {
    const groups = new Map();
    values.forEach((value, row) => (groups.has(value) ? groups.get(value).push(row) : groups.set(value, [row])));
    return groups;
  };

  const f = {
    id: figure("figure_id"), text: figure("text"), metric: figure("metric"), value: figure("value"), low: figure("value_low"),
    high: figure("value_high"), unit: figure("unit"), kind: figure("unit_kind"), per: figure("per"), qualifier: figure("qualifier"),
    change: figure("change"), basis: figure("change_basis"), subject: figure("subject"), start: figure("period_start"), end: figure("period_end"),
    projected: figure("is_projected"), rate: figure("fx_rate"), rateDay: figure("fx_date"), confidence: figure("confidence"),
    charStart: figure("char_start"), charEnd: figure("char_end"), article: figure("article_id"), claim: figure("claim_id"), fact: figure("fact_id"), current: figure("is_current"), factRate: figure("rate"),
    entityId: figure("subject_entity_id"), entity: through("subject_entity_id", "entities", "name"),
    sentence: claim("sentence"), sentenceStart: claim("sentence_start"), sentenceEnd: claim("sentence_end"), claimant: claim("claimant"), cue: claim("cue"),
    title: article("title"), published: article("published_on"), url: article("url"), origin: article("origin"), source: article("source_id"),
    agreement: through("fact_id", "facts", "agreement"), reports: through("fact_id", "facts", "reports"),
  };
  ch.figure = f;

  /* The publisher's name; of articles from a folder that name none, a word that says so. */
  ch.sourceName = (source) => {
    if (source === null) return "";
    const name = ch.column("sources", "name")[source];
    const id = ch.column("sources", "source_id")[source];
    return name || (id === "local" ? "local file" : id);
  };
  f.sourceName = (row) => ch.sourceName(f.source(row));

  /* The day for the axis of a chart: the last that it speaks of, else the day of the article. */
  f.day = (row) => f.end(row) ?? f.start(row) ?? f.published(row);

  f.stated = (row) => ch.stated(f.value(row), f.low(row), f.high(row), f.unit(row), f.kind(row), f.per(row), f.qualifier(row), f.change(row));
  f.about = (row) => f.entity(row) || f.subject(row) || "";
  f.period = (row) => ch.period(f.start(row), f.end(row));
  f.usd = (row) => (f.rate(row) === null ? null : f.value(row) * f.rate(row));

  /* Value and bounds in the unit that compares: dollars for money, else as stated; null where there is no rate. */
  f.compared = (row) => scaled(row, f.kind(row) === "money" ? f.rate(row) : 1);

  /* Value and bounds in the unit of the figure's fact, which takes all money of one currency at one rate; null where it states no fact. */
  f.reported = (row) => scaled(row, f.factRate(row));

  function scaled(row, rate) {
    if (rate === null) return null;
    const times = (value) => (value === null ? null : value * rate);
    return { value: f.value(row) * rate, low: times(f.low(row)), high: times(f.high(row)) };
  }

  /* The row of a figure's id; -1 where it is not here. */
  let rows = null;
  ch.figureRow = (id) => {
    if (!rows) rows = new Map(ch.column("figures", "figure_id").map((one, row) => [one, row]));
    return rows.has(id) ? rows.get(id) : -1;
  };

  /* The rows of the figures behind a fact, and in a claim. */
  ch.figuresOfFact = rowsBy("fact_id");
  ch.figuresOfClaim = rowsBy("claim_id");

  function rowsBy(key) {
    let groups = null;
    return (number) => {
      groups = groups || ch.grouped(ch.column("figures", key));
      return groups.get(number) || [];
    };
  }

  /* A sentence with the figure in it marked, for a line of a table; the parts are cut by characters, as the warehouse counts them. */
  f.marked = (row) => {
    const sentence = f.sentence(row);
    if (!sentence) return [ch.words(f.text(row), "mark")];
    const start = f.charStart(row) - f.sentenceStart(row), end = f.charEnd(row) - f.sentenceStart(row);
    const characters = ch.characters(sentence);
    const from = start > 90 ? afterSpace(characters, start - 90, start) : 0, to = Math.min(characters.length, end + 200);
    const part = (a, b) => ch.plain(characters.slice(a, b).join(""));
    return [
      (from ? "… " : "") + part(from, start),
      ch.el("mark", null, part(start, end)),
      part(end, to) + (to < characters.length ? " …" : ""),
    ];
  };

  /* The place after the next space, so that no word is cut; where there is none, the place itself. */
  function afterSpace(characters, from, until) {
    const space = characters.indexOf(" ", from);
    return space >= 0 && space < until ? space + 1 : from;
  }

  ch.badge = (agreement, reports) => {
    if (!agreement) return ch.el("span.badge.none", { title: "no fact: without a known subject or a day there is nothing to compare" }, "–");
    const said = agreement === "single" ? "single" : `${agreement} · ${reports}`;
    return ch.el(`span.badge.${agreement}`, { title: ch.counted(reports, "independent report") }, said);
  };
})(window.claimhouse);
