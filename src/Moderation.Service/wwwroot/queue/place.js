// Where somebody is in the list, and the notes that were begun: kept over a reload and on the way back from another page, in
// this tab and for this person alone.

import { all, current } from "./current.js";
import { commentOf } from "./items.js";

const key = "place";
const list = document.getElementById("list");
const account = list.dataset.account;

// Notes on comments that the page does not have: those that are pushed off it by others come back.
let rest = [];
const most = 50;

function keep() {
  const notes = all().map((card) => [commentOf(card), card.querySelector(".note textarea")?.value]);
  const here = current();
  const place = {
    account,
    search: location.search,
    name: here && commentOf(here),
    notes: [...notes.filter(([, text]) => text), ...rest].slice(0, most),
  };
  sessionStorage.setItem(key, JSON.stringify(place));
}

const find = (name) => all().find((card) => commentOf(card) === name);

function giveNotes() {
  rest = rest.filter(([name, text]) => {
    const note = find(name)?.querySelector(".note");
    if (!note) return true;
    const field = note.querySelector("textarea");
    if (!field.value) {
      note.hidden = false;
      field.value = text;
    }
    return false;
  });
}

/** Gives the notes back to their cards, at once and as they come. The card that was the current one, or none. */
export function restore() {
  const place = JSON.parse(sessionStorage.getItem(key) ?? "{}");
  if (place.account !== account || place.search !== location.search) return null;
  rest = place.notes;
  giveNotes();
  list.addEventListener("cards", giveNotes);
  return find(place.name) ?? null;
}

addEventListener("pagehide", keep);
