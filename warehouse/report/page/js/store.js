"use strict";
/* The tables of the report, column by column, as their script files bring them. */
(function () {
  const tables = {};
  const texts = new Map();
  const ch = { tables, texts, about: { totals: {}, texts: {} } };

  /* What is said once of the whole report: when it was made, how much there is, where the texts lie. */
  ch.setAbout = (about) => { ch.about = about; };

  /* Further rows of a table. A column is a list, or codes into a list of its values; those of all pieces share one list. */
  ch.put = (name, count, columns) => {
    const table = tables[name] || (tables[name] = { length: 0, columns: {} });
    for (const [column, piece] of Object.entries(columns)) {
      const values = Array.isArray(piece) ? piece : decoded(piece);
      const held = table.columns[column];
      table.columns[column] = held ? held.concat(values) : values;
    }
    table.length += count;
  };

  /* The same string object stands for every row that has it, so nothing is held twice. */
  function decoded(piece) {
    return piece.codes.map((code) => (code === null ? null : piece.values[code]));
  }

  ch.putTexts = (byArticle) => {
    for (const [number, text] of Object.entries(byArticle)) texts.set(Number(number), text);
  };

  /* A column of a table; of one that is not here, none. */
  ch.column = (table, column) => (tables[table] && tables[table].columns[column]) || [];
  ch.count = (table) => (tables[table] ? tables[table].length : 0);

  /* The text of an article, from its script file where it has not been loaded; null where the report holds no texts. */
  ch.articleText = (number) => {
    if (texts.has(number)) return Promise.resolve(texts.get(number));
    const file = ch.about.texts[number];
    if (file === undefined) return Promise.resolve(null);
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${base}tables/${file}`;
      script.onload = () => { script.remove(); resolve(texts.get(number)); };
      script.onerror = () => { script.remove(); reject(new Error(`${file} could not be loaded`)); };
      document.head.append(script);
    });
  };

  const base = document.currentScript.src.replace(/js\/store\.js$/, "");
  window.claimhouse = ch;
})();
