// The report's behaviour, on any element of class "report", now or later in the page: click an item to see its words,
// click words to see their items, keys to walk through both. It only toggles classes and sets textContent; it makes
// no markup, no request, and never counts characters. Without it every link still leads to its sentence.
(() => {
  "use strict";

  const PARTS = ["content", "cue", "speaker", "hedge", "figure", "motive"];
  const NARROW = window.matchMedia("(max-width: 899px)");
  const chosen = new WeakMap(); // sheet -> {item, at, cluster}
  let active = null; // the sheet used last

  const all = (root, selector) => Array.from(root.querySelectorAll(selector));
  const reportOf = (element) => element.closest(".report") || document.body;
  const itemOf = (sheet, name) => sheet.querySelector(`[data-item="${CSS.escape(name)}"]`);
  const wordsOf = (sheet, token) => all(sheet, `[data-at~="${CSS.escape(token)}"]`);
  const count = (item) => Number(item.dataset.evidence) || 0;

  function kept(name, value) {
    try {
      if (value !== undefined) window.localStorage.setItem(`summarizer.${name}`, value);
      return window.localStorage.getItem(`summarizer.${name}`);
    } catch {
      return null; // storage is closed to this page; the choice lasts until it is left
    }
  }

  // --- selecting

  function unmark(sheet) {
    const classes = ["on", "now", ...PARTS.map((part) => `on-${part}`)];
    for (const words of all(sheet, ".on, [class*='on-']")) words.classList.remove(...classes);
    for (const item of all(sheet, ".item.selected")) {
      item.classList.remove("selected");
      item.querySelector(".pick")?.removeAttribute("aria-current");
    }
  }

  function mark(sheet, item, at) {
    const name = item.dataset.item;
    for (let number = 0; number < count(item); number += 1) {
      for (const words of wordsOf(sheet, `${name}.${number}`)) words.classList.add("on");
    }
    for (const part of PARTS) for (const words of wordsOf(sheet, `${name}.${part}`)) words.classList.add(`on-${part}`);
    const current = wordsOf(sheet, `${name}.${at}`);
    if (count(item) > 1) for (const words of current) words.classList.add("now");
    item.classList.add("selected");
    item.querySelector(".pick")?.setAttribute("aria-current", "true");
    return current;
  }

  function scrollWithin(pane, element) {
    const view = pane.getBoundingClientRect();
    const place = element.getBoundingClientRect();
    if (pane.scrollHeight > pane.clientHeight + 1) pane.scrollTop += place.top - view.top - view.height / 3;
    else if (place.top < 60 || place.bottom > window.innerHeight - 80) element.scrollIntoView({ block: "center" });
  }

  function showEvidence(sheet, current) {
    if (!current.length) return;
    show(sheet, "article");
    const columns = sheet.querySelector(".columns");
    if (!NARROW.matches && columns.getBoundingClientRect().top > window.innerHeight / 2) columns.scrollIntoView();
    scrollWithin(sheet.querySelector(".text"), current[0]);
  }

  function showItem(sheet, item) {
    for (let box = item.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    show(sheet, "summary");
    const place = item.getBoundingClientRect();
    if (place.top < 60 || place.bottom > window.innerHeight - 80) item.scrollIntoView({ block: "center" });
  }

  function show(sheet, which) {
    sheet.querySelector(".columns").dataset.showing = which;
    for (const button of all(sheet, ".tabs button")) {
      button.setAttribute("aria-pressed", String(button.dataset.do === `show-${which}`));
    }
  }

  // options: at = which evidence; reveal = "words", "item", "both" or "none"; cluster = items at the clicked place
  function select(sheet, name, { at = 0, reveal = "words", cluster = null } = {}) {
    const item = itemOf(sheet, name);
    if (!item) return false;
    if (active && active !== sheet) clear(active);
    unmark(sheet);
    if (sheet.tagName === "DETAILS") sheet.open = true;
    const total = count(item);
    const place = total ? ((at % total) + total) % total : 0;
    const current = mark(sheet, item, place);
    const others = cluster || neighbours(current, name);
    chosen.set(sheet, { item: name, at: place, cluster: others });
    active = sheet;
    if (reveal === "item" || reveal === "both") showItem(sheet, item);
    if (reveal === "words" || reveal === "both") showEvidence(sheet, current);
    tell(sheet, item, place, others);
    remember(sheet, item.id);
    return true;
  }

  function neighbours(words, name) {
    const found = new Set([name]);
    for (const piece of words)
      for (const token of piece.dataset.at.split(" ")) found.add(token.replace(/\.[^.]*$/, ""));
    return [...found];
  }

  function clear(sheet) {
    if (!sheet) return;
    unmark(sheet);
    chosen.delete(sheet);
    const bar = reportOf(sheet).querySelector("[data-selection]");
    if (bar) bar.hidden = true;
    remember(sheet, "");
  }

  function remember(sheet, id) {
    if (reportOf(sheet).dataset.address === "off") return;
    const address = id ? `#${id}` : window.location.pathname + window.location.search;
    if (window.location.hash !== (id ? address : "")) window.history.replaceState(null, "", address);
  }

  // --- the bar that says what is selected

  function tell(sheet, item, at, others) {
    const bar = reportOf(sheet).querySelector("[data-selection]");
    if (!bar) return;
    const total = count(item);
    const words = item.querySelector(".words")?.textContent || "";
    const link = bar.querySelector("[data-selection-id]");
    link.textContent = item.dataset.item;
    link.href = `#${item.id}`;
    bar.querySelector("[data-selection-label]").textContent = `${item.dataset.label}: ${words}`;
    const place = total ? `${at + 1} of ${total}` : "no words";
    bar.querySelector("[data-selection-place]").textContent = place;
    for (const step of all(bar, "[data-do^='evidence']")) step.disabled = total < 2;
    const also = bar.querySelector("[data-selection-also]");
    const rest = others.filter((name) => name !== item.dataset.item).slice(0, 9);
    also.replaceChildren(...(rest.length ? ["here too: ", ...rest.map((name) => offer(sheet, name))] : []));
    flipLabel(sheet, bar);
    bar.hidden = false;
    const heard = reportOf(sheet).querySelector("[data-heard]");
    if (heard) heard.textContent = `${item.dataset.item}, ${item.dataset.label}, evidence ${place}: ${words}`;
  }

  function offer(sheet, name) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.dataset.offer = name;
    button.setAttribute("aria-label", `select ${name}, ${itemOf(sheet, name)?.dataset.label || "item"}`);
    return button;
  }

  function flipLabel(sheet, bar) {
    const showing = sheet.querySelector(".columns").dataset.showing;
    const button = bar.querySelector("[data-do='flip']");
    if (button) button.textContent = showing === "article" ? "Summary" : "Article";
  }

  // --- walking

  function inView() {
    const seen = (sheet) => sheet.open !== false && sheet.getClientRects().length > 0; // a tab in front may hide it
    if (active?.isConnected && seen(active)) return active;
    const sheets = all(document, ".report [data-sheet]").filter(seen);
    return sheets.find((sheet) => sheet.getBoundingClientRect().bottom > window.innerHeight / 3) || sheets[0] || null;
  }

  function walk(step) {
    const sheet = inView();
    if (!sheet) return;
    const items = all(sheet, "[data-item]").filter((item) => !item.closest("details.drawer:not([open])"));
    if (!items.length) return;
    const now = items.findIndex((item) => item.dataset.item === chosen.get(sheet)?.item);
    const next = now < 0 ? (step > 0 ? 0 : items.length - 1) : Math.min(Math.max(now + step, 0), items.length - 1);
    const item = items[next];
    select(sheet, item.dataset.item, { reveal: "both" });
    show(sheet, "summary");
    item.querySelector(".pick")?.focus({ preventScroll: true });
    if (NARROW.matches) item.scrollIntoView({ block: "nearest" });
  }

  function stepEvidence(step, focus) {
    const sheet = inView();
    const now = sheet && chosen.get(sheet);
    if (!now) return;
    select(sheet, now.item, { at: now.at + step, reveal: "words" });
    const { item, at } = chosen.get(sheet);
    const [words] = wordsOf(sheet, `${item}.${at}`);
    if (!words || !focus) return;
    words.setAttribute("tabindex", "-1");
    words.focus({ preventScroll: true });
  }

  function nextHere(sheet) {
    const now = sheet && chosen.get(sheet);
    if (!now || now.cluster.length < 2) return;
    const place = now.cluster.indexOf(now.item);
    select(sheet, now.cluster[(place + 1) % now.cluster.length], { reveal: "item", cluster: now.cluster });
  }

  // --- clicks

  function pressMark(words) {
    const sheet = words.closest("[data-sheet]");
    const names = neighbours([words], words.dataset.at.split(" ")[0].replace(/\.[^.]*$/, ""));
    const now = chosen.get(sheet);
    const before = now && now.pressed === words ? names.indexOf(now.item) : -1;
    const name = names[(before + 1) % names.length];
    const item = itemOf(sheet, name);
    if (!item) return;
    const tokens = words.dataset.at.split(" ").filter((token) => token.startsWith(`${name}.`));
    const at = tokens.map((token) => Number(token.slice(name.length + 1))).find((number) => !Number.isNaN(number)) || 0;
    select(sheet, name, { at, reveal: NARROW.matches ? "none" : "item", cluster: names });
    chosen.get(sheet).pressed = words;
  }

  function pressItem(item, event) {
    if (window.getSelection()?.toString()) return; // somebody is copying words
    const sheet = item.closest("[data-sheet]");
    const now = chosen.get(sheet);
    const again = now && now.item === item.dataset.item;
    select(sheet, item.dataset.item, { at: again ? now.at + 1 : 0, reveal: "words" });
    event.preventDefault();
  }

  function pressLink(link, event) {
    const target = document.getElementById(link.getAttribute("href").slice(1)); // a link of a drawing has no .hash
    const sheet = target?.closest("[data-sheet]");
    if (!target || !sheet) return;
    if (target.classList.contains("sentence")) {
      event.preventDefault();
      showEvidence(sheet, [target]);
      flash(target);
      return;
    }
    if (!target.dataset.item) return open(target);
    event.preventDefault();
    if (link.classList.contains("pick")) pressItem(target, event);
    else select(sheet, target.dataset.item, { reveal: "both" });
    if (!link.classList.contains("pick")) show(sheet, "summary");
  }

  function flash(element) {
    for (const other of all(document, ".flash")) other.classList.remove("flash");
    element.classList.add("flash");
  }

  function open(target) {
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  }

  const COMMANDS = {
    "evidence-on": () => stepEvidence(1, false),
    "evidence-back": () => stepEvidence(-1, false),
    clear: () => clear(inView()),
    help: (button) => help(reportOf(button)),
    theme: (button) => turn(reportOf(button)),
    "show-article": (button) => show(button.closest("[data-sheet]"), "article"),
    "show-summary": (button) => show(button.closest("[data-sheet]"), "summary"),
    flip: (button) => flip(inView(), button),
  };

  function flip(sheet, button) {
    const now = sheet && chosen.get(sheet);
    if (!now) return;
    const item = itemOf(sheet, now.item);
    if (sheet.querySelector(".columns").dataset.showing === "article") showItem(sheet, item);
    else showEvidence(sheet, wordsOf(sheet, `${now.item}.${now.at}`));
    flipLabel(sheet, button.closest("[data-selection]"));
  }

  function help(report) {
    const box = report.querySelector("[data-help]");
    if (box && !box.open) box.showModal();
  }

  function turn(report) {
    const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
    const now = report.dataset.theme || (dark ? "dark" : "light");
    report.dataset.theme = kept("theme", now === "dark" ? "light" : "dark") || (now === "dark" ? "light" : "dark");
  }

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target || !target.closest(".report") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const command = target.closest("[data-do]");
    if (command) return COMMANDS[command.dataset.do]?.(command);
    const offered = target.closest("[data-offer]");
    if (offered) {
      const sheet = inView();
      const cluster = sheet && chosen.get(sheet)?.cluster;
      return sheet && select(sheet, offered.dataset.offer, { reveal: NARROW.matches ? "none" : "item", cluster });
    }
    const link = target.closest("a[href^='#']");
    if (link) return pressLink(link, event);
    if (target.closest("a, button, summary, input, label")) return;
    const words = target.closest("[data-at]");
    if (words) return pressMark(words);
    const item = target.closest("[data-item]");
    if (item) pressItem(item, event);
  });

  // --- keys

  const KEYS = {
    j: () => walk(1),
    k: () => walk(-1),
    n: () => stepEvidence(1, true),
    p: () => stepEvidence(-1, true),
    o: () => nextHere(inView()),
    "?": () => help(inView() ? reportOf(inView()) : document.querySelector(".report")),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog[open]"))
      return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "Escape") return leave();
    if (!KEYS[event.key] || kept("keys") === "off" || !document.querySelector(".report")) return;
    event.preventDefault();
    KEYS[event.key]();
  });

  function leave() {
    const sheet = inView();
    const now = sheet && chosen.get(sheet);
    if (!now) return;
    clear(sheet);
    if (document.activeElement?.closest(".text"))
      itemOf(sheet, now.item)?.querySelector(".pick")?.focus({ preventScroll: true });
  }

  // --- the whole page: theme, address, index, print

  document.addEventListener("change", (event) => {
    if (event.target.matches?.("[data-keys]")) kept("keys", event.target.checked ? "on" : "off");
  });

  document.addEventListener("input", (event) => {
    if (!event.target.matches?.("[data-find]")) return;
    const box = event.target.closest(".index");
    const wanted = event.target.value.trim().toLowerCase();
    const rows = all(box, "[data-row]");
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
    const left = rows.filter((row) => !row.hidden).length;
    box.querySelector("[data-found]").textContent = wanted ? `${left} of ${rows.length}` : "";
  });

  function arrive() {
    let id = window.location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      return; // not an address of ours
    }
    const target = id ? document.getElementById(id) : null;
    const sheet = target?.closest("[data-sheet]");
    if (!sheet?.closest(".report")) return;
    open(target);
    if (target.dataset.item) select(sheet, target.dataset.item, { reveal: "both" });
    else if (target.classList.contains("sentence")) showEvidence(sheet, [target]);
    else target.scrollIntoView();
  }

  const opened = new Set();
  window.addEventListener("beforeprint", () => {
    for (const box of all(document, ".report details:not([open])")) {
      opened.add(box);
      box.open = true;
    }
  });
  window.addEventListener("afterprint", () => {
    for (const box of opened) box.open = false;
    opened.clear();
  });

  function begin() {
    const theme = kept("theme");
    for (const report of all(document, ".report")) {
      report.classList.add("scripted");
      if (theme === "dark" || theme === "light") report.dataset.theme = theme;
      const keys = report.querySelector("[data-keys]");
      if (keys) keys.checked = kept("keys") !== "off";
    }
    arrive();
  }

  window.addEventListener("hashchange", arrive);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
