// Where somebody is in the list, and the notes that were begun: kept over a reload and on the way back from another page, in
// this tab and for this person alone.

import { all, current } from "./current.js";
import { commentOf } from "./items.js";

const key = "place";
const account = document.getElementById("list").dataset.account;

function keep() {
  const notes = all().map((card) => [commentOf(card), card.querySelector(".note textarea")?.value]);
  const here = current();
  const place = { account, search: location.search, name: here && commentOf(here), notes: notes.filter(([, text]) => text) };
  sessionStorage.setItem(key, JSON.stringify(place));
}

/** Gives the notes back to their cards. The card that was the current one, or none. */
export function restore() {
  const place = JSON.parse(sessionStorage.getItem(key) ?? "{}");
  if (place.account !== account || place.search !== location.search) return null;
  const find = (name) => all().find((card) => commentOf(card) === name);
  for (const [name, text] of place.notes) {
    const note = find(name)?.querySelector(".note");
    if (!note) continue;
    note.hidden = false;
    note.querySelector("textarea").value = text;
  }
  return find(place.name) ?? null;
}

addEventListener("pagehide", keep);
