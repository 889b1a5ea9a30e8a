// What only the desk does, on top of report.js: a citation opens its article at the words, copying, questions before
// something is removed, light and dark. It asks the server nothing; what must reach it goes by Gradio's own events.
(() => {
  "use strict";

  const all = (root, selector) => Array.from(root.querySelectorAll(selector));
  const NARROW = window.matchMedia("(max-width: 899px)");

  // --- articles beside

  let pressed = null; // where one came from, for the way back on a narrow screen
  const placesOf = (token) => all(document, `.desk-panes [data-place~="${CSS.escape(token)}"]`);

  function light(token, focus) {
    const places = placesOf(token);
    if (!places.length) return;
    const pane = places[0].closest(".pane");
    const panes = pane.closest(".desk-panes");
    for (const other of all(panes, ".pane")) other.hidden = other !== pane;
    for (const place of all(panes, ".place.lit")) place.classList.remove("lit");
    for (const place of places) if (pane.contains(place)) place.classList.add("lit");
    for (const shown of all(document, ".item.shown")) shown.classList.remove("shown");
    for (const current of all(document, ".cite[aria-current]")) current.removeAttribute("aria-current");
    for (const cite of all(document, `[data-show="${CSS.escape(token)}"]`)) {
      if (cite.matches(".item")) cite.classList.add("shown");
      else cite.setAttribute("aria-current", "true");
    }
    const text = pane.querySelector(".text");
    text.scrollTop += places[0].getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
    if (!focus) return;
    if (NARROW.matches) pane.scrollIntoView({ block: "start" });
    const box = text.getBoundingClientRect();
    if (box.top < 0 || box.top > window.innerHeight - 120) pane.scrollIntoView({ block: "nearest" });
    text.focus({ preventScroll: true });
  }

  // --- small things

  async function copy(button) {
    const before = button.textContent;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "Copied";
    } catch {
      button.textContent = "The browser does not allow copying here";
    }
    window.setTimeout(() => {
      button.textContent = before;
    }, 2000);
  }

  function question(button) {
    const box = document.getElementById(button.dataset.sure);
    box.hidden = false;
    button.hidden = true;
    box.querySelector("[data-unsure]").focus();
  }

  function keep(button) {
    const box = button.closest(".sure-of");
    const asked = document.querySelector(`[data-sure="${CSS.escape(box.id)}"]`);
    box.hidden = true;
    asked.hidden = false;
    asked.focus();
  }

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target || !target.closest(".report")) return;
    const press = (selector, act) => {
      const found = target.closest(selector);
      if (found) act(found);
      return Boolean(found);
    };
    if (press("[data-back]", () => pressed?.scrollIntoView({ block: "center" }))) return;
    if (press("[data-copy]", copy) || press("[data-sure]", question) || press("[data-unsure]", keep)) return;
    if (target.closest("[data-act=open]")) window.scrollTo(0, 0); // what opens, opens at the top of another tab
    if (target.closest("a, [data-act]") || window.getSelection()?.toString()) return;
    press("[data-show]", (shown) => {
      pressed = shown;
      light(shown.dataset.show, true);
    });
  });

  // --- light and dark

  const dark = () => document.body.classList.contains("dark");

  function dress(report) {
    report.dataset.theme = dark() ? "dark" : "light";
    report.classList.add("scripted");
  }

  window.deskTheme = () => {
    document.body.classList.toggle("dark");
    try {
      window.localStorage.setItem("summarizer.theme", dark() ? "dark" : "light");
    } catch {
      return; // storage is closed to this page; the choice lasts until it is left
    }
  };

  window.deskSave = (file) => {
    if (!file) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file.text], { type: `${file.type};charset=utf-8` }));
    link.download = file.name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  let newest = 0; // turns of the conversation: the last that was begun, and the last whose end was seen
  let ended = 0;

  function follow(turn) {
    const number = turn ? Number(turn.id.slice("turn-".length)) : 0;
    const whole = number > ended && turn.querySelector(".after, .trouble");
    const place = turn?.getBoundingClientRect();
    if (number > newest || (whole && place.top > 0 && place.bottom > window.innerHeight - 100)) {
      turn.scrollIntoView({ block: "start" });
    }
    newest = number;
    if (whole) ended = number;
  }

  const lit = new WeakMap(); // panes -> the token they opened at last

  function look() {
    for (const report of all(document, ".report:not(.scripted)")) dress(report);
    for (const panes of all(document, ".desk-panes[data-open]")) {
      const token = panes.dataset.open;
      if (lit.get(panes) === token && panes.querySelector(".pane:not([hidden])")) continue;
      lit.set(panes, token);
      light(token, false);
    }
    // Gradio's open lists scroll, and what scrolls would be a stop of the Tab key.
    for (const list of all(document, "ul[role=listbox]:not([tabindex])")) list.tabIndex = -1;
    // Gradio names its upload button by other words than it shows; without the label it is named by what it shows.
    for (const upload of all(document, "button.upload-container[aria-label]")) upload.removeAttribute("aria-label");
    follow(all(document, ".desk-talk .turn").pop());
  }

  function begin() {
    let theme = null;
    try {
      theme = window.localStorage.getItem("summarizer.theme");
    } catch {
      theme = null; // as above
    }
    const settle = () => {
      if (theme) document.body.classList.toggle("dark", theme === "dark");
    };
    settle();
    let waiting = false; // one look for all that changes before the next frame
    const soon = () => {
      if (waiting) return;
      waiting = true;
      window.requestAnimationFrame(() => {
        waiting = false;
        look();
      });
    };
    new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
    new MutationObserver(() => all(document, ".report").forEach(dress)).observe(document.body, {
      attributes: true,
      attributeFilter: ["class"],
    });
    look();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
