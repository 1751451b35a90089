// What pages do beside being read: local times, live updates, keys. Everything works without it, only less comfortably.
(() => {
  "use strict";

  // --- Times: the server writes UTC; people read their own clock, with the exact time on hover
  const exact = new Intl.DateTimeFormat(undefined, {
    day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit",
  });
  const withYear = new Intl.DateTimeFormat(undefined, {
    day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit",
  });
  const units = [[86400 * 730, 86400 * 365, "year"], [86400 * 60, 86400 * 30, "month"], [86400, 86400, "day"], [3600, 3600, "hour"]];
  let ahead = 0;

  const now = () => Date.now() + ahead;

  function span(seconds) {
    for (const [from, unit, name] of units) {
      if (seconds >= from) {
        const n = Math.floor(seconds / unit);
        return n + " " + name + (n === 1 ? "" : "s");
      }
    }
    return seconds >= 60 ? Math.floor(seconds / 60) + " min" : Math.floor(seconds) + " s";
  }

  function showTime(element) {
    const at = Date.parse(element.dateTime);
    const seconds = (now() - at) / 1000;
    const kind = element.dataset.time;
    if (kind === "ago") {
      element.textContent = seconds < 5 ? "just now" : span(seconds) + " ago";
    } else if (kind === "age") {
      element.textContent = span(Math.max(0, seconds));
    } else if (kind === "until") {
      element.textContent = seconds >= 0 ? "now" : "in " + span(Math.ceil(-seconds));
    } else {
      const date = new Date(at);
      element.textContent = (date.getFullYear() === new Date(now()).getFullYear() ? exact : withYear).format(date);
    }
  }

  // The server reads the zone where it has to: in calendars, and in times that are typed
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  if (!document.cookie.split("; ").includes("amiss_zone=" + encodeURIComponent(zone))) {
    document.cookie = "amiss_zone=" + encodeURIComponent(zone) + "; path=/; max-age=31536000; SameSite=Lax";
  }

  const showTimes = root => root.querySelectorAll("time[data-time]").forEach(showTime);

  // --- Live: one stream while the page is looked at; what shows changes asks the server for itself again
  const stream = document.body.dataset.stream;
  let source = null;
  let pending = 0;
  let lastRefresh = 0;

  function refresh(selector) {
    document.querySelectorAll(selector).forEach(element => element.dispatchEvent(new CustomEvent("refresh")));
  }

  function changed() {
    if (!pending) {
      pending = setTimeout(() => {
        pending = 0;
        lastRefresh = Date.now();
        refresh("[data-refresh-on~=issues]");
      }, Date.now() - lastRefresh > 2000 ? 150 : 1500);
    }
  }

  function say(state, text) {
    const light = document.getElementById("live");
    if (light && stream) {
      light.hidden = false;
      light.dataset.state = state;
      light.textContent = text;
    }
  }

  function listen() {
    if (!stream || source) {
      return;
    }
    source = new EventSource(stream);
    source.onopen = () => say("live", "live");
    source.onerror = () => say("away", "reconnecting");
    ["created", "acknowledged", "unacknowledged", "resolved", "wont_fix", "reopened", "changed", "deleted"]
      .forEach(kind => source.addEventListener("issue." + kind, changed));
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else {
      listen();
      refresh("[data-refresh-on], [data-refresh-every]");
    }
  });

  let ticks = 0;
  setInterval(() => {
    ticks++;
    document.querySelectorAll("time[data-time=until]").forEach(showTime);
    if (ticks % 10 === 0) {
      document.querySelectorAll("time[data-time=ago], time[data-time=age]").forEach(showTime);
    }
    if (!document.hidden) {
      document.querySelectorAll("[data-refresh-every]").forEach(element => {
        if (ticks % Number(element.dataset.refreshEvery) === 0) {
          element.dispatchEvent(new CustomEvent("refresh"));
        }
      });
    }
  }, 1000);

  // --- The title counts open issues
  function countInTitle() {
    const count = document.querySelector("[data-open-count]")?.dataset.openCount;
    const title = document.title.replace(/^\(\d+\) /, "");
    document.title = count && count !== "0" ? "(" + count + ") " + title : title;
  }

  // --- What a person has chosen survives an update: ticks, unfolded parts, the present row
  let kept = null;

  document.addEventListener("htmx:beforeSwap", event => {
    const target = event.detail.target;
    kept = {
      checked: [...target.querySelectorAll("input[type=checkbox][name=id]:checked")].map(box => box.value),
      open: [...target.querySelectorAll("details[open][id]")].map(part => part.id),
      row: target.querySelector("tr[data-row][aria-current=true]")?.dataset.row,
    };
  });

  document.addEventListener("htmx:afterSwap", event => {
    const root = event.detail.elt.isConnected ? event.detail.elt : document.body;
    if (kept) {
      kept.open.forEach(id => document.getElementById(id)?.setAttribute("open", ""));
      kept.checked.forEach(id => {
        const box = document.querySelector('input[type=checkbox][name=id][value="' + CSS.escape(id) + '"]');
        if (box) {
          box.checked = true;
        }
      });
      if (kept.row) {
        mark(document.querySelector('tr[data-row="' + CSS.escape(kept.row) + '"]'), false);
      }
      kept = null;
    }
    showTimes(root);
    countInTitle();
    countChecked();
  });

  // --- Choosing rows
  const boxes = () => [...document.querySelectorAll("input[type=checkbox][name=id]")];

  function countChecked() {
    const n = boxes().filter(box => box.checked).length;
    document.querySelectorAll("[data-checked-count]").forEach(place => {
      place.textContent = n === 0 ? "none selected" : n + " selected";
    });
    document.querySelectorAll("[data-needs-checked]").forEach(button => {
      button.disabled = n === 0;
    });
    const all = document.querySelector("[data-check-all]");
    if (all) {
      all.checked = n > 0 && n === boxes().length;
      all.indeterminate = n > 0 && n < boxes().length;
    }
  }

  document.addEventListener("change", event => {
    if (event.target.matches("[data-check-all]")) {
      boxes().forEach(box => {
        box.checked = event.target.checked;
      });
    }
    if (event.target.matches("[data-submit-on-change]")) {
      event.target.form.requestSubmit();
    }
    countChecked();
  });

  // --- Asking once, copying
  document.addEventListener("submit", event => {
    const question = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
    if (question && !window.confirm(question)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);

  document.addEventListener("click", event => {
    const copy = event.target.closest("[data-copy]");
    if (copy) {
      const place = document.querySelector(copy.dataset.copy);
      navigator.clipboard.writeText(place.dataset.text ?? place.textContent).then(() => {
        const before = copy.textContent;
        copy.textContent = "Copied";
        setTimeout(() => {
          copy.textContent = before;
        }, 1500);
      });
    }
    const fold = event.target.closest("[data-fold]");
    if (fold) {
      const parts = [...document.querySelectorAll(fold.dataset.fold + " details")];
      const open = parts.some(part => !part.open);
      parts.forEach(part => {
        part.open = open;
      });
    }
    if (event.target.closest("[data-keys]")) {
      document.getElementById("keys")?.showModal();
    }
    document.querySelectorAll("details.menu[open]").forEach(menu => {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
  });

  // --- Keys
  const rows = () => [...document.querySelectorAll("tr[data-row]")];
  const current = () => document.querySelector("tr[data-row][aria-current=true]");

  function mark(row, scroll = true) {
    current()?.removeAttribute("aria-current");
    if (row) {
      row.setAttribute("aria-current", "true");
      if (scroll) {
        row.scrollIntoView({ block: "nearest" });
        row.querySelector("a")?.focus({ preventScroll: true });
      }
    }
  }

  function move(by) {
    const all = rows();
    if (all.length > 0) {
      const at = all.indexOf(current());
      mark(all[Math.min(all.length - 1, Math.max(0, at + by))]);
    }
  }

  function press(key) {
    const row = current();
    const inRow = row && row.querySelector('[data-key="' + key + '"]');
    const form = row && document.querySelector('[data-row-key="' + key + '"]');
    if (inRow) {
      inRow.click();
    } else if (form) {
      boxes().forEach(box => {
        box.checked = box.checked || box.closest("tr") === row;
      });
      countChecked();
      form.click();
    } else {
      document.querySelector('main [data-key="' + key + '"]:not(tr *)')?.click();
    }
  }

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) {
      return;
    }
    if (event.key === "Escape") {
      document.querySelectorAll("details.menu[open]").forEach(menu => {
        menu.open = false;
      });
      document.activeElement?.blur();
      return;
    }
    if (event.target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]")) {
      return;
    }
    const keys = {
      j: () => move(1),
      k: () => move(-1),
      x: () => current()?.querySelector("input[name=id]")?.click(),
      o: () => current()?.querySelector("a")?.click(),
      "/": () => document.querySelector("[type=search]")?.focus(),
      "?": () => document.getElementById("keys")?.showModal(),
    };
    if (keys[event.key]) {
      keys[event.key]();
    } else if (/^[a-z]$/.test(event.key)) {
      press(event.key);
      return;
    } else {
      return;
    }
    event.preventDefault();
  });

  const served = Date.parse(document.body.dataset.now);
  if (served) {
    ahead = served - Date.now();
  }
  showTimes(document);
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-zone]").forEach(place => {
      if (place.textContent !== zone) {
        place.textContent = zone;
        refresh("[data-refresh-on~=zone]");
      }
    });
  });
  countInTitle();
  countChecked();
  listen();
})();
