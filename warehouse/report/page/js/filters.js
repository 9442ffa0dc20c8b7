"use strict";
/* Which figures are wanted, and in what order: quick for tens of thousands, by numbers and lower-case text made once. */
(function (ch) {
  const f = ch.figure;
  const SLICE = 2000;
  let texts = [];

  /* Words looked for, by row: all that a person may remember of a figure, in lower case. */
  function searched(row) {
    return [f.text(row), f.about(row), f.subject(row), f.sentence(row), f.claimant(row), f.sourceName(row), f.title(row), f.unit(row), ch.named(f.metric(row))]
      .filter(Boolean).join("\n").toLowerCase();
  }

  /* Make the searched text while nothing else is to do. */
  ch.prepareSearch = () => {
    const later = window.requestIdleCallback || ((work) => setTimeout(() => work({ timeRemaining: () => 8 }), 20));
    const work = (deadline) => {
      while (texts.length < ch.count("figures") && deadline.timeRemaining() > 2) prepare(200);
      if (texts.length < ch.count("figures")) later(work);
    };
    later(work);
  };

  function prepare(count) {
    const end = Math.min(texts.length + count, ch.count("figures"));
    while (texts.length < end) texts.push(searched(texts.length));
  }

  /* What each filter of an address asks of a row; `null` where it asks nothing. */
  const asks = {
    q: (given) => {
      const words = given.toLowerCase().split(/\s+/).filter(Boolean);
      if (!words.length) return null;
      return (row) => {
        while (texts.length <= row) prepare(SLICE);
        return words.every((word) => texts[row].includes(word));
      };
    },
    entity: (given) => {
      const wanted = given.trim().toLowerCase();
      if (!wanted) return null;
      const known = ch.column("entities", "name").map((name) => name.toLowerCase());
      const exact = known.includes(wanted);
      const hits = known.map((name) => (exact ? name === wanted : name.includes(wanted)));
      return (row) => {
        const entity = f.entityId(row);
        return entity === null ? !exact && (f.subject(row) || "").toLowerCase().includes(wanted) : hits[entity];
      };
    },
    metric: (given) => given && ((row) => f.metric(row) === given),
    source: (given) => {
      if (!given) return null;
      const source = ch.column("sources", "source_id").indexOf(given);
      return (row) => f.source(row) === source;
    },
    agreement: (given) => given && ((row) => (f.agreement(row) || "none") === given),
    from: (given) => dayBound(given, (day, bound) => day >= bound),
    to: (given) => dayBound(given, (day, bound) => day <= bound),
    kind: (given) => given && ((row) => (given === "level" ? f.change(row) === null : given === "change" ? f.change(row) !== null : Boolean(f.projected(row)))),
  };
  ch.FILTERS = Object.keys(asks);

  function dayBound(given, holds) {
    const bound = ch.dayNumber(given || "");
    return bound === null ? null : (row) => f.day(row) !== null && holds(f.day(row), bound);
  }

  /* The rows that meet all filters, in the wanted order. */
  ch.found = (state) => {
    const wanted = ch.FILTERS.map((name) => asks[name](state[name] || "")).filter(Boolean);
    return order(state.sort || "-published").filter((row) => wanted.every((asked) => asked(row)));
  };

  /* All rows in an order, made once: by number, or by the place of a text among the texts of its column. */
  const orders = new Map();
  const keys = {
    value: (row) => (f.kind(row) === "money" ? f.usd(row) : f.value(row)),
    about: ranked((row) => f.about(row)), metric: ranked((row) => f.metric(row)), claimant: ranked((row) => f.claimant(row)),
    source: ranked((row) => f.sourceName(row)), published: f.published, day: f.day,
    agreement: (row) => ({ disputed: 0, corroborated: 1, single: 2 })[f.agreement(row)] ?? null,
  };

  function ranked(text) {
    let ranks = null;
    return (row) => {
      if (!ranks) {
        const all = new Set();
        for (let one = 0; one < ch.count("figures"); one += 1) all.add(text(one) || "");
        all.delete("");
        const collator = new Intl.Collator("en", { numeric: true });
        ranks = new Map([...all].sort(collator.compare).map((one, place) => [one, place]));
      }
      return ranks.get(text(row)) ?? null;
    };
  }

  function order(sort) {
    if (!orders.has(sort)) {
      const direction = sort.startsWith("-") ? -1 : 1;
      const name = sort.replace(/^-/, ""), key = Object.hasOwn(keys, name) ? keys[name] : keys.published;
      const values = Float64Array.from({ length: ch.count("figures") }, (_, row) => key(row) ?? NaN);
      const rows = Array.from(values.keys());
      // Unknown comes last, whatever the direction; equals stay in the order of the table.
      rows.sort((a, b) => {
        const unknown = Number(Number.isNaN(values[a])) - Number(Number.isNaN(values[b]));
        return unknown || direction * (values[a] - values[b]) || a - b;
      });
      orders.set(sort, rows);
    }
    return orders.get(sort);
  }
})(window.claimhouse);
