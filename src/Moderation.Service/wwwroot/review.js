// What is under review, kept up to date without moving what somebody reads: cards that are still there stay the same
// elements, new ones come in between, settled ones go.

import { showTimes } from "./desk.js";
import { listen, showLine } from "./line.js";

const list = document.getElementById("list");

function update(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const fresh = template.content;
  const old = list.querySelector(".cards");
  const cards = fresh.querySelector(".cards");
  if (!old || !cards) {
    list.replaceChildren(fresh);
    showTimes(list);
    return;
  }
  merge(old, [...cards.children]);
  old.start = cards.start;
  // Everything around the cards is new; their own element stays where it is.
  const parts = [...fresh.children];
  const at = parts.indexOf(cards);
  for (const part of [...list.children]) if (part !== old) part.remove();
  old.before(...parts.slice(0, at));
  old.after(...parts.slice(at + 1));
  showTimes(list);
}

function merge(old, fresh) {
  const known = new Map([...old.children].map((card) => [card.dataset.key, card]));
  const wanted = new Set(fresh.map((card) => card.dataset.key));
  for (const [key, card] of known) if (!wanted.has(key)) card.remove();
  let place = old.firstElementChild;
  for (const card of fresh) {
    const same = known.get(card.dataset.key);
    if (same && same === place) {
      place = place.nextElementSibling;
      continue;
    }
    if (!same) card.classList.add("fresh");
    old.insertBefore(same ?? card, place);
  }
}

listen(
  () => "/live/review?page=" + list.dataset.page,
  { list: update },
  { open: () => showLine("live"), lost: () => showLine("lost") },
);
