// What the next verdict is on: the cards that are selected, the current one where none is, or all that the filter chooses.

import { all, current, selected, startled, step } from "./current.js";

const list = document.getElementById("list");
const bar = document.getElementById("selection");
const words = bar.querySelector("output");

// A range is drawn from the last box that was set to the next that is set with shift.
let last;

// What was known when all that the filter chooses was selected, and how many that were.
let seen;
let counted;

/** The cards that are meant. */
export function chosen() {
  return isSome() ? selected() : [current()].filter(Boolean);
}

/** Whether anything is selected. */
export const isSome = () => selected().length > 0;

/** Selects a card or lets it go; without a word on it, the other way round. */
export function select(card, picked) {
  const box = card?.querySelector(".pick");
  if (!box) return;
  box.checked = picked ?? !box.checked;
  show();
}

/** Selects a card, goes on by one, and selects that too. */
export function stretch(by) {
  select(current(), true);
  step(by);
  select(current(), true);
}

/** The box of a card was set by hand: all since the last one are set as it is, where shift was held. */
export function picked(card, box, isRange) {
  const order = all();
  if (isRange && last?.isConnected) {
    const [from, to] = [order.indexOf(last), order.indexOf(card)].sort((a, b) => a - b);
    for (const one of order.slice(from, to + 1)) select(one, box.checked);
  }
  last = card;
  show();
}

/** Selects nothing. */
export function end() {
  for (const card of selected()) select(card, false);
  show();
}

/** Selects all that the filter chooses, on this page or not; `newest` is the newest decision that the page knows of. */
export function selectEverything(newest) {
  if (all().length === 0) return;
  for (const card of all()) select(card, true);
  list.dataset.everything = "true";
  seen = newest;
  counted = countAll();
  words.textContent = `All that match: ${counted}`;
}

/** The newest decision that the page knew of when all was selected. */
export const seenThen = () => seen;

/** How many the filter chose then, as `countAll` has it. */
export const countThen = () => counted;

/** Brings what is said of the selection up to date with the cards, of which others may have settled some. */
export function renew() {
  const isNone = !isSome();
  // What was meant for them is not meant for the current card.
  if (isNone && !bar.hidden) startled();
  if (isNone || !isEverything()) show();
}

/** Whether all that the filter chooses is selected. */
export const isEverything = () => list.dataset.everything === "true";

/** How many the filter chooses, in words: "10,000", or "more than 10,000". */
export const countAll = () => list.querySelector(".total")?.dataset.count ?? "?";

/** Whether the filter chooses more than this page shows. */
export const isMoreThanShown = () =>
  /^\D/.test(countAll()) || Number(countAll().replaceAll(",", "")) > all().length;

function show() {
  const count = selected().length;
  // A wave is one card and many comments.
  const comments = selected().reduce((sum, card) => sum + Number(card.dataset.count ?? 1), 0);
  bar.hidden = count === 0;
  delete list.dataset.everything;
  const hasNote = selected().some((card) => card.querySelector(".note textarea")?.value.trim());
  const note = hasNote && comments > 1 ? ", with the note that stands on one" : "";
  words.textContent = (comments > count ? `${count} selected, ${comments} comments` : `${count} selected`) + note;
}
