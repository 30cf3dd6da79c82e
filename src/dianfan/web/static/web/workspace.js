// The grid: saves as one types, moves by keys, takes blocks from a spreadsheet.
"use strict";
const grid = document.getElementById("grid");
if (grid && grid.dataset.writes === "yes") {
  const told = document.getElementById("saved"), words = told.dataset;
  const token = grid.querySelector("[name=csrfmiddlewaretoken]").value;
  const rows = [...grid.querySelectorAll("tr[data-key]")];
  const field = (row, name) => row.querySelector(`[name="${CSS.escape(name + ":" + row.dataset.key)}"]`);
  const cell = (row) => ({
    key: row.dataset.key, seen: Number(field(row, "seen").value), value: field(row, "value").value.trim(),
    gap: field(row, "gap").value, comment: field(row, "comment").value.trim(),
  });
  const text = (one) => JSON.stringify([one.value, one.gap, one.comment]);
  const kept = new Map(rows.map((row) => [row.dataset.key, text(cell(row))]));
  let timer = 0, busy = false, wait = 500;

  const say = (state, text_ = words[state]) => { told.dataset.state = state; told.textContent = text_; };
  const changed = () => rows.filter((row) => !row.querySelector(".choice") && kept.get(row.dataset.key) !== text(cell(row)));
  const later = (milliseconds) => { clearTimeout(timer); timer = setTimeout(save, milliseconds); };

  async function save() {
    const some = changed();
    if (busy || !some.length) return;
    busy = true;
    say("saving");
    const cells = some.map(cell);
    try {
      const answer = await fetch(grid.action, {
        method: "POST", credentials: "same-origin", body: JSON.stringify({ cells }),
        headers: { "Content-Type": "application/json", "Accept": "application/json", "X-CSRFToken": token },
      });
      const body = await answer.json();
      if (answer.ok) {
        cells.forEach((one) => kept.set(one.key, text(one)));
        show(body);
        say("saved");
        wait = 500;
      } else if (answer.status === 409 && body.conflicts) {
        rows.filter((row) => body.conflicts[row.dataset.key]).forEach((row) => choose(row, body.conflicts[row.dataset.key]));
        say("conflict");
      } else {
        say("unsaved", body.what ? `${body.what} ${body.remedy}` : words.unsaved);
      }
    } catch {
      say("unsaved");
      wait = Math.min(wait * 2, 30000);
      later(wait);
    }
    busy = false;
    if (changed().length && wait === 500 && told.dataset.state === "saved") later(wait);
  }

  function show(body) {
    for (const row of rows) {
      const key = row.dataset.key, now = body.cells[key];
      if (!now) continue;
      field(row, "seen").value = now.seen;
      row.classList.toggle("blocked", now.blocked);
      const list = row.querySelector(".breaches");
      list.replaceChildren(...(body.breaches[key] || []).map((one) => {
        const item = document.createElement("li");
        item.className = one.severity;
        item.textContent = `${one.severity === "error" ? "▼" : "◆"} ${one.message}`;
        return item;
      }));
    }
    document.getElementById("answered").textContent = body.answered;
    const blocked = document.getElementById("blocked");
    blocked.textContent = body.blocked ? `${body.blocked} ${blocked.dataset.some}` : blocked.dataset.none;
  }

  function choose(row, theirs) {
    const box = document.createElement("p"), line = document.createElement("span");
    box.className = "choice";
    line.textContent = `${words.conflict} (${theirs.by}: ${theirs.value || theirs.gap || "–"})`;
    const button = (label, act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = label;
      made.addEventListener("click", () => { act(); box.remove(); later(0); });
      return made;
    };
    box.append(line, button(words.theirs, () => {
      field(row, "value").value = theirs.value;
      field(row, "gap").value = theirs.gap;
      field(row, "comment").value = theirs.comment;
      kept.set(row.dataset.key, text(cell(row)));
    }), button(words.mine, () => {}));
    field(row, "seen").value = theirs.seen;
    row.querySelector("th, td").append(box);
  }

  const move = (from, by) => {
    const name = from.name.split(":", 1)[0], place = rows.indexOf(from.closest("tr")) + by;
    if (rows[place]) { const next = field(rows[place], name); next.focus(); next.select?.(); }
  };
  grid.addEventListener("keydown", (event) => {
    if (event.target.tagName !== "INPUT" || event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "Enter") { event.preventDefault(); move(event.target, 1); }
    if (event.key === "ArrowUp") { event.preventDefault(); move(event.target, -1); }
  });
  grid.addEventListener("paste", (event) => {
    const block = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "");
    if (event.target.tagName !== "INPUT" || !/[\t\n]/.test(block)) return;
    event.preventDefault();
    const columns = ["value", "gap", "comment"], first = columns.indexOf(event.target.name.split(":", 1)[0]);
    const start = rows.indexOf(event.target.closest("tr"));
    block.split(/\r?\n/).forEach((line, down) => line.split("\t").forEach((part, right) => {
      const row = rows[start + down], name = columns[first + right];
      if (!row || !name) return;
      const into = field(row, name), plain = part.trim();
      if (into.tagName === "SELECT") {
        const option = [...into.options].find((one) => one.text === plain || one.value === plain);
        if (option) into.value = option.value;
      } else {
        into.value = plain;
      }
    }));
    later(0);
  });
  grid.addEventListener("input", () => later(700));
  grid.addEventListener("change", () => later(0));
  grid.addEventListener("submit", (event) => { event.preventDefault(); save(); });
  document.querySelectorAll(".step-form").forEach((form) => form.addEventListener("submit", async (event) => {
    if (!changed().length || form.dataset.sent) return;
    event.preventDefault();
    form.dataset.sent = "yes";
    await save();
    form.requestSubmit();
  }));
  window.addEventListener("beforeunload", (event) => { if (changed().length) event.preventDefault(); });
}
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("[name=csrfmiddlewaretoken]");
  if (token) event.detail.headers["X-CSRFToken"] = token.value;
});
