"use strict";
/* Elements with text that comes from anywhere: it is only ever text, and cannot turn what stands beside it around. */
(function (ch) {
  const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

  /* A text with its controls made visible: those that turn the direction of writing, and those that mean nothing on a page. */
  ch.plain = (text) => String(text).replace(CONTROLS, (c) => `[U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);

  /* An element: `el("p.note", {title: "x"}, "text", child)`. Attributes that are null or false are left out. */
  ch.el = (tag, attributes, ...children) => {
    const [name, ...classes] = tag.split(".");
    const element = document.createElement(name);
    if (classes.length) element.className = classes.join(" ");
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== null && value !== false && value !== undefined) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
    return element;
  };

  /* The first characters of a text that may be of any length. */
  ch.brief = (text, most = 120) => {
    const characters = ch.characters(text);
    return characters.length > most ? `${characters.slice(0, most).join("")} …` : text;
  };

  /* Words from an article or a table, in an element of their own direction. */
  ch.words = (text, classes) => ch.el(classes ? `bdi.${classes}` : "bdi", null, ch.plain(text));

  /* An address as a link where it leads to the web, else as text; opened pages learn nothing of this one. */
  ch.link = (address, label, fragment) => {
    if (!isWeb(address)) return ch.words(label || address);
    const target = fragment ? address + (address.includes("#") ? "" : "#") + fragment : address;
    return ch.el("a", { href: target, target: "_blank", rel: "noopener noreferrer nofollow" }, ch.words(label || address));
  };

  function isWeb(address) {
    try {
      return ["http:", "https:"].includes(new URL(address).protocol);
    } catch {
      return false;
    }
  }

  /* What lets a browser mark a sentence in the page it came from: the whole of it, of a long one its ends (web text fragments). */
  ch.fragment = (sentence) => {
    const words = sentence.split(" ");
    const coded = (text) => encodeURIComponent(text.toWellFormed ? text.toWellFormed() : text).replace(/-/g, "%2D");
    return words.length > 12
      ? `:~:text=${coded(words.slice(0, 5).join(" "))},${coded(words.slice(-5).join(" "))}`
      : `:~:text=${coded(sentence)}`;
  };

  /* Characters of a text as the warehouse counts them: code points. */
  ch.characters = (text) => Array.from(text);

  /* Replace what an element holds. */
  ch.fill = (element, ...children) => {
    element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
    return element;
  };
})(window.claimhouse);
