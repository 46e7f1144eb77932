// The live list: decisions arrive at its top.

import { showTimes } from "./desk.js";
import { comeBack, listen, showLine } from "./line.js";

const most = 300;
const rows = document.getElementById("rows");
const pause = document.getElementById("pause");
const more = document.getElementById("more");
const filter = document.getElementById("filter");
const numbers = new Intl.NumberFormat();

let after = rows?.dataset.after;
let paused = false;

// What arrived while the list was held: rows, the newest first, and how many more were not sent.
let held = [];
let heldSkipped = 0;

function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return [...template.content.children];
}

function gap(count) {
  const item = document.createElement("li");
  item.className = "row gap";
  item.textContent = `${numbers.format(count)} more came at the same time`;
  return item;
}

function put(fresh, skipped) {
  for (const row of fresh) {
    showTimes(row);
    row.classList.add("fresh");
  }
  if (skipped > 0) fresh.push(gap(skipped));
  rows.prepend(...fresh);
  while (rows.children.length > most) rows.lastElementChild.remove();
  showBlanks();
}

function showBlanks() {
  const shown = rows.dataset.show;
  const any = rows.querySelector(shown === "all" ? ".row" : `.row[data-state="${shown}"]`);
  document.getElementById("empty").hidden = rows.children.length > 0;
  document.getElementById("none").hidden = rows.children.length === 0 || any !== null;
}

function showHeld() {
  const count = held.length + heldSkipped;
  more.hidden = count === 0;
  more.textContent = `Show ${numbers.format(count)} new`;
}

function release() {
  put(held, heldSkipped);
  held = [];
  heldSkipped = 0;
  showHeld();
}

if (rows) {
  pause.hidden = false;
  pause.addEventListener("click", () => {
    paused = !paused;
    pause.ariaPressed = String(paused);
    pause.textContent = paused ? "Go on" : "Pause";
    if (!paused) release();
    showLine(paused ? "paused" : "live");
  });
  more.addEventListener("click", release);
  filter.addEventListener("change", () => {
    const shown = new FormData(filter).get("show");
    rows.dataset.show = shown;
    history.replaceState(null, "", shown === "all" ? "/" : "/?show=" + shown);
    showBlanks();
  });
  showBlanks();
  listen(
    () => "/live/decisions?after=" + after,
    {
      decisions(batch, id) {
        after = id;
        const fresh = parse(batch.html);
        if (!paused) {
          put(fresh, batch.skipped);
          return;
        }
        held.unshift(...fresh);
        heldSkipped += batch.skipped + held.splice(most).length;
        showHeld();
      },
    },
    { open: () => showLine(paused ? "paused" : "live"), lost: () => showLine("lost"), over: showLine },
  );
}
comeBack();
