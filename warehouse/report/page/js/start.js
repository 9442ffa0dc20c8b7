"use strict";
/* The address says what is shown: `#view=figures&metric=cost`, `#figure=…`. */
(function (ch) {
  const built = new Set();
  let view = { view: "overview" }, cameFrom = null, followed = null;

  const hashOf = (given) => {
    const said = new URLSearchParams();
    for (const [key, value] of Object.entries(given)) if (value) said.set(key, value);
    return `#${said}`;
  };

  /* Go to a view or a figure; with `replace` the way back skips where one was. */
  ch.go = (given, { replace = false } = {}) => {
    const hash = hashOf(given);
    if (hash === location.hash) return;
    if (replace) location.replace(hash);
    else location.hash = hash;
    follow();
  };

  /* Back from a figure to the view it was opened from. */
  ch.leaveFigure = () => {
    ch.go(view, { replace: true });
    if (view.view === "figures" && cameFrom !== null) ch.focusRow(cameFrom);
    cameFrom = null;
  };

  function read() {
    return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  }

  /* Show what the address says; at once where the page itself changed it, and not again when the browser tells of it. */
  function follow() {
    if (location.hash === followed) return;
    followed = location.hash;
    const given = read();
    document.getElementById("tip").hidden = true;
    if (given.figure === undefined) {
      view = Object.hasOwn(ch.views, given.view || "") ? given : { view: "overview" };
      ch.closeFigure();
      return show(view);
    }
    const row = ch.figureRow(given.figure);
    if (!built.size) { view = { view: "figures" }; show(view); }
    if (row < 0) return missing(given.figure);
    cameFrom = row;
    ch.openFigure(row);
  }

  function missing(id) {
    const said = ch.el("p.empty", { role: "alert" }, "This report holds no figure ", ch.words(ch.characters(id).slice(0, 80).join("")), "; it may have been read anew since.");
    for (const former of document.querySelectorAll("[role=alert]")) former.remove();
    document.getElementById(view.view).prepend(said);
  }

  function show(given) {
    for (const name of Object.keys(ch.views)) {
      const section = document.getElementById(name), isWanted = name === given.view;
      section.hidden = !isWanted;
      const link = document.querySelector(`nav a[data-view="${name}"]`);
      if (isWanted) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    bringIntoSight(document.querySelector("nav a[aria-current]"));
    const section = document.getElementById(given.view);
    if (!built.has(given.view)) ch.views[given.view].build(section);
    built.add(given.view);
    const asked = { ...given };
    ch.views[given.view].show(asked);
    ch.drawPlots();
  }

  /* On a narrow screen the bar is wider than the page. Not by scrollIntoView, which would move where the Tab key begins. */
  function bringIntoSight(link) {
    const bar = link.parentElement, left = link.offsetLeft - bar.offsetLeft;
    if (left < bar.scrollLeft) bar.scrollLeft = left;
    else if (left + link.offsetWidth > bar.scrollLeft + bar.clientWidth) bar.scrollLeft = left + link.offsetWidth - bar.clientWidth;
  }

  function keyed(event) {
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "/" && !typing && !document.querySelector("dialog[open]")) {
      event.preventDefault();
      if (view.view !== "figures") ch.go({ view: "figures" });
      document.getElementById("search").focus();
    } else if (event.key === "ArrowDown" && event.target.id === "search") {
      event.preventDefault();
      ch.focusRow();
    } else if (event.key === "Escape" && event.target.id === "search" && event.target.value) {
      event.preventDefault();
      event.target.value = "";
      event.target.dispatchEvent(new Event("input"));
    }
  }

  /* Its address would be taken for a view. */
  function skip(event) {
    event.preventDefault();
    document.getElementById("main").focus();
  }

  document.getElementById("loading").hidden = true;
  document.querySelector(".skip").addEventListener("click", skip);
  window.addEventListener("hashchange", follow);
  document.addEventListener("keydown", keyed);
  follow();
  ch.prepareSearch();
})(window.claimhouse);
