"use strict";
/* Any measure as a chart: by who or what it is about, or over time. */
(function (ch) {
  const el = ch.el;
  let holder = null, controls = null, state = {};

  ch.views.charts = {
    build(section) {
      const measures = ch.measures();
      holder = el("div.chart-holder");
      if (!measures.length) return ch.fill(section, el("h1", { id: "charts-title" }, "Charts"), el("p.empty", null, "A chart needs two figures of one measure; there are none yet."));
      const changed = () => ch.go({ view: "charts", ...Object.fromEntries([...controls.elements].filter((one) => one.name && one.value && (one.type !== "radio" || one.checked)).map((one) => [one.name, one.value])) }, { replace: true });
      const radio = (name, value, label) => el("label.radio", null, el("input", { type: "radio", name, value, onchange: changed }), label);
      controls = el("form.filters", { onsubmit: (event) => event.preventDefault() },
        el("label.field", null, el("span", null, "Measure"), el("select", { name: "measure", onchange: changed }, measures.slice(0, 200).map((one) => el("option", { value: one.key }, `${one.label} (${ch.whole(one.rows.length)})`)))),
        el("fieldset.field", null, el("legend", null, "Shown"), radio("by", "entity", "by whom or what"), radio("by", "time", "over time")),
        el("fieldset.field", null, el("legend", null, "Scale"), radio("scale", "auto", "as fits"), radio("scale", "log", "log"), radio("scale", "linear", "linear")));
      ch.fill(section, el("h1", { id: "charts-title" }, "Charts"), el("p.lead", null, "Levels that were stated, money in US dollars at the day’s rate. A hollow point is a forecast, a triangle points to where a bound is open (“more than”, “up to”). Each point leads to its sentence."), controls, holder);
    },
    show(given) {
      if (!controls) return;
      state = { measure: ch.firstMeasures()[0].key, by: "entity", scale: "auto", ...given };
      const measure = ch.measures().find((one) => one.key === state.measure) || ch.firstMeasures()[0];
      controls.elements.measure.value = measure.key;
      for (const input of controls.elements) if (input.type === "radio") input.checked = input.value === state[input.name];
      const isLog = state.scale === "auto" ? undefined : state.scale === "log";
      const named = ch.byEntity(measure).length > 0;
      const by = state.by === "time" || !named ? ch.plotOverTime : ch.plotByEntity;
      ch.fill(holder, by(measure, { title: titled(measure.label), isLog }));
    },
  };

  const titled = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  ch.titled = titled;
})(window.claimhouse);
