"use strict";
/* Values, bounds, days and enumerations in words. */
(function (ch) {
  const SIGNS = { USD: "$", EUR: "€", GBP: "£", INR: "₹", KRW: "₩", CNY: "CN¥", JPY: "JP¥", HKD: "HK$", AUD: "A$", CAD: "C$" };
  const SCALES = [[1e12, "tn"], [1e9, "bn"], [1e6, "m"]];
  const NARROW = "\u202f";
  const NAMES = {
    market_size: "market size", sample_size: "sample size", year_on_year: "year on year", quarter_on_quarter: "quarter on quarter",
    month_on_month: "month on month", comparison: "compared", percentage_point: "points", completed_with_failures: "kept back: a critical check failed",
  };

  /* The name of a value of an enumeration. */
  ch.named = (value) => (value === null ? "" : NAMES[value] || String(value).replace(/_/g, " "));

  /* A number with three or four digits that say something: 5.58m, 12,000, 0.14. */
  ch.short = (value) => {
    const size = Math.abs(value);
    for (const [scale, sign] of SCALES) {
      if (size >= scale * 0.99995) return `${digits(value / scale)}${sign}`;
    }
    return size >= 10000 ? Math.round(value).toLocaleString("en") : digits(value);
  };

  /* A number on an axis: 10k where a line of text says 10,000. */
  ch.tick = (value) => (Math.abs(value) >= 1000 && Math.abs(value) < 1e6 ? `${digits(value / 1000)}k` : ch.short(value));

  function digits(value) {
    const size = Math.abs(value);
    if (size >= 1e6) return value.toLocaleString("en", { notation: "scientific", maximumFractionDigits: 2 });
    const most = size >= 100 ? 1 : size >= 1 ? 2 : 4;
    return value.toLocaleString("en", size >= 0.01 || size === 0 ? { maximumFractionDigits: most } : { maximumSignificantDigits: 2 });
  }

  /* A value with its unit: $1.2bn, 35 %, 350m downloads, 4×, rank 3. */
  ch.amount = (value, unit, kind, per) => {
    const whole = withUnit(value, unit, kind);
    return per ? `${whole} per ${per}` : whole;
  };

  function withUnit(value, unit, kind) {
    const number = ch.short(value);
    if (kind === "money") return money(value, unit, ch.short);
    if (unit === "percent") return `${number}${NARROW}%`;
    if (unit === "percentage_point") return `${number} points`;
    if (unit === "times") return `${number}×`;
    if (unit === "rank") return `rank ${number}`;
    return `${number} ${plural(unit, value)}`;
  }

  function money(value, unit, form) {
    const sign = SIGNS[unit];
    return sign ? `${value < 0 ? "−" : ""}${sign}${form(Math.abs(value))}` : `${unit} ${form(value)}`;
  }

  /* The same on an axis, whose title names the unit of what is counted or measured. */
  ch.axisAmount = (value, unit, kind) => {
    if (kind === "money") return money(value, unit, ch.tick);
    return unit === "percent" ? `${ch.tick(value)}${NARROW}%` : ch.tick(value);
  };

  /* Units are singular; measures with a capital or very short (GW, kWh, s) take no plural. */
  function plural(unit, value) {
    if (unit === "person" && Math.abs(value) !== 1) return "people";
    if (Math.abs(value) === 1 || !/^[a-z][a-z -]{2,}$/.test(unit)) return unit;
    if (/(s|x|ch|sh)$/.test(unit)) return `${unit}es`;
    return /[^aeiou]y$/.test(unit) ? `${unit.slice(0, -1)}ies` : `${unit}s`;
  }

  /* A value as its words commit to it: ≥ $300m, about $5m, $4bn–$7bn; a change with its direction. */
  ch.stated = (value, low, high, unit, kind, per, qualifier, change) => {
    const arrow = change === "increase" ? "▲ " : change === "decrease" ? "▼ " : "";
    const one = (number) => withUnit(number, unit, kind);
    let text = one(value);
    if (qualifier === "about") text = `~${text}`;
    else if (qualifier === "at_least") text = `≥ ${text}`;
    else if (qualifier === "at_most") text = `≤ ${text}`;
    else if (qualifier === "between" && low !== null && high !== null) text = `${ch.short(low)}–${one(high)}`;
    if (qualifier === "between" && kind === "money" && SIGNS[unit] && low !== null && high !== null) text = `${one(low)}–${ch.short(high)}`;
    return `${arrow}${text}${per ? ` per ${per}` : ""}`;
  };

  /* A day, counted from 1970, as 2024-07-22. */
  ch.day = (number) => (number === null ? "" : new Date(number * 864e5).toISOString().slice(0, 10));
  ch.dayNumber = (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? Math.floor(Date.parse(`${text}T00:00:00Z`) / 864e5) : null);
  ch.time = (text) => (text ? `${text.slice(0, 10)} ${text.slice(11, 16)} UTC` : "");

  /* A period in as few words as say it: 2024, 2024-07, Q2 2024, by 2030-12-31. */
  ch.period = (start, end) => {
    if (start === null && end === null) return "";
    if (start === null) return `by ${ch.day(end)}`;
    if (end === null) return `from ${ch.day(start)}`;
    const first = ch.day(start), next = ch.day(end + 1), year = first.slice(0, 4);
    if (start === end) return first;
    if (first.slice(8) !== "01" || next.slice(8) !== "01") return `${first} – ${ch.day(end)}`;
    const from = Number(year) * 12 + Number(first.slice(5, 7)) - 1;
    const months = Number(next.slice(0, 4)) * 12 + Number(next.slice(5, 7)) - 1 - from;
    if (months === 12 && from % 12 === 0) return year;
    if (months === 1) return first.slice(0, 7);
    if (months === 3 && from % 3 === 0) return `Q${(from % 12) / 3 + 1} ${year}`;
    if (from % 12 === 0 && months % 12 === 0) return `${year}–${Number(next.slice(0, 4)) - 1}`;
    return `${first.slice(0, 7)} – ${ch.day(end).slice(0, 7)}`;
  };

  ch.whole = (number) => (number === null || number === undefined ? "–" : Number(number).toLocaleString("en"));
  ch.counted = (number, one, many) => `${ch.whole(number)} ${number === 1 ? one : many || `${one}s`}`;
})(window.claimhouse);
