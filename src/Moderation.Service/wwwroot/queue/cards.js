// The cards on the page: how they come and go without moving what somebody reads.

import { showTimes } from "../desk.js";
import { isLost } from "../line.js";
import { all, current, give, go, isFree, isInView, isTyping, isTypedOn, movesSoFar, show, step } from "./current.js";
import { afterFrames } from "./frames.js";
import * as held from "./held.js";
import { commentOf } from "./items.js";
import * as lines from "./lines.js";
import { isSame, isSameWave, merge } from "./merge.js";

const list = document.getElementById("list");

// Settled here, and perhaps still in a list that the service rendered a moment before: by comment, what was ruled on.
const hidden = new Map();

// Given back here, and perhaps not yet in a list that the service rendered a moment before; until when they are kept.
const kept = new Map();
const patience = 5000;

// Skipped here: they stay behind all others.
const skipped = new Set();

// Taken back here: the first of them is the current one as soon as the list has it, unless somebody goes elsewhere before.
let awaited;

// What the service rendered last, the cards in it by their keys, and the newest decision that it knew of then.
let rendered;
let listed = new Set(all().map(keyOf));
let seen = Number(list.querySelector(".total")?.dataset.seen) || undefined;
const seenOn = new WeakMap();

// A comment as it was decided on: another decision has another card.
function keyOf(card) {
  return card.dataset.key;
}

/** Goes to the next card, and puts the current one behind all others. */
export function skip() {
  const card = current();
  if (!card) return;
  step(1);
  if (current() === card) return;
  skipped.delete(commentOf(card));
  skipped.add(commentOf(card));
  card.parentNode.append(card);
}

/** The newest decision that what is shown here knows of: what came later is nobody's choice. */
export const newestSeen = () => seen;

/** The same of what these show: a card that the list has no more shows what it showed when the list had it last. */
export const newestSeenOn = (cards) => Math.min(...cards.map((card) => seenOn.get(card) ?? seen));

/** The list is still as it was when this decision was the newest. */
export function saw(cursor) {
  seen = cursor;
  for (const card of all()) if (listed.has(keyOf(card))) seenOn.set(card, cursor);
  lookAfter();
}

/**
 * Takes cards off the page, as settled. What was current goes on to the next, where there is one that nobody else is on.
 * `isAsked` where whoever sits here settled them.
 */
export function take(cards, isAsked = true) {
  const order = all();
  const here = current();
  const left = order.filter((card) => !cards.includes(card));
  const behind = left.filter((card) => order.indexOf(card) > order.indexOf(here));
  const next = cards.includes(here)
    ? (behind.find(isFree) ?? left.findLast(isFree) ?? behind[0] ?? left.at(-1))
    : here;
  for (const card of cards) {
    const { revision, sequence } = card.dataset;
    hidden.set(commentOf(card), { revision: Number(revision), sequence: Number(sequence) });
    card.removeAttribute("aria-current");
    card.remove();
  }
  if (next !== here && next) {
    if (isAsked) go(next);
    else give(next, { focus: !isTyping(), isAnother: true });
  }
  changed();
}

/**
 * Puts a card back where it was: before this one, where that is still there. `isAsked` where whoever sits here wants it back
 * and is to be on it; otherwise it comes unasked, and takes no key that was meant for what they read or type.
 */
export function giveBack(card, before, { message, isAsked } = {}) {
  hidden.delete(commentOf(card));
  kept.set(commentOf(card), Date.now() + patience);
  const there = all().find((one) => commentOf(one) === commentOf(card));
  if (there) card = there;
  else {
    const cards = list.querySelector(".cards");
    if (!cards) return;
    cards.insertBefore(card, before?.parentNode === cards ? before : cards.firstChild);
  }
  const note = card.querySelector(".said");
  if (note) {
    note.textContent = message ?? "";
    note.hidden = !message;
  }
  layOut([card]);
  if (isAsked) go(card);
  else bringTo(card);
  changed();
}

function bringTo(card) {
  if (card !== current() && !isTyping()) give(card, { focus: true, isAnother: true });
}

/** A card was given back that may be under review no more: it stays only where the service says that it is. */
export function doubt(card) {
  kept.delete(commentOf(card));
  lookAfter();
}

/** Shows a comment again in the next list, and as long as it is under review. */
export const unhide = (name) => hidden.delete(name);

/** Shows comments again that were taken off here and are under review after all: the service may have no other list to send. */
export function bringBack(names) {
  for (const name of names) unhide(name);
  if (rendered !== undefined) update(rendered);
}

/** Shows those that were just taken back, and goes to the first of them as soon as the list has it. */
export function awaitBack(names) {
  awaited = { names, until: Date.now() + 2 * patience, moves: movesSoFar() };
  bringBack(names);
}

function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** Brings the page up to date. Cards that are still there stay the same elements. */
export function update(html) {
  rendered = html;
  const fresh = parse(html);
  const cards = [...fresh.querySelectorAll(".card")];
  const named = new Set(cards.map(commentOf));
  listed = new Set(cards.map(keyOf));
  for (const name of hidden.keys()) if (!named.has(name)) hidden.delete(name);
  for (const [name, until] of kept) if (named.has(name) || until < Date.now()) kept.delete(name);
  for (const card of cards) {
    if (isBackAgain(card)) hidden.delete(commentOf(card));
    else if (hidden.has(commentOf(card))) card.remove();
  }
  for (const name of skipped) {
    const card = cards.find((one) => commentOf(one) === name);
    if (card?.parentNode) card.parentNode.append(card);
    else skipped.delete(name);
  }
  lines.strip(cards);
  layOut(cards);
  const wasInView = isInView();
  const old = list.querySelector(".cards");
  const come = fresh.querySelector(".cards");
  // A wave's card with another comment at its head takes the place of this one.
  const isHeld = (card) => held.isHeld(card) && !cards.some((one) => isSameWave(one, card));
  // A note that is typed must not become keys: where the same text has another card that goes on there. On one that is gone, or was
  // edited, the verdict is answered with that.
  const isTyped = (card) => isTypedOn(card) && !cards.some((one) => isSame(one, card));
  const isKept = (card) =>
    kept.has(commentOf(card)) || isTyped(card) || (!named.has(commentOf(card)) && isHeld(card));
  let arrived = [];
  if (!old || (!come && !all().some(isKept))) {
    list.replaceChildren(fresh);
  } else {
    arrived = merge(old, [...(come?.children ?? [])], isKept);
    const parts = [...fresh.children];
    const at = come ? parts.indexOf(come) : parts.length;
    for (const part of [...list.children]) if (part !== old) part.remove();
    old.before(...parts.slice(0, at));
    old.after(...parts.slice(at + 1));
  }
  showTimes(list);
  if (!goBack() && !current()) give(all()[0], { focus: false, isAnother: true });
  // What somebody reads stays under the eyes, wherever it stands in the list now.
  if (wasInView && !isInView()) show();
  glow(arrived);
  changed();
  lookAfter();
}

// Those that are held on to may be settled elsewhere, which the list does not say.
function lookAfter() {
  const isGivenBack = (card) => kept.get(commentOf(card)) >= Date.now();
  const missing = all().filter((card) => !listed.has(keyOf(card)) && !isGivenBack(card));
  // Left meanwhile, or known to be gone.
  if (missing.some((card) => !held.isHeld(card) && !isTypedOn(card))) return bringBack([]);
  held.look(missing, () => bringBack([]));
}

// How high they are is known once they have been laid out.
function layOut(cards) {
  for (const card of cards) card.dataset.arrived = "";
  afterFrames(() => cards.forEach((card) => delete card.dataset.arrived));
}

// Edited since it was ruled on here; or decided on twice: by the verdict, and by whoever took that back.
function isBackAgain(card) {
  const ruled = hidden.get(commentOf(card));
  return ruled && (Number(card.dataset.revision) > ruled.revision || Number(card.dataset.sequence) > ruled.sequence + 1);
}

// Those on the screen alone: one that glows has the page painted again and again.
function glow(arrived) {
  const places = arrived.map((card) => card.getBoundingClientRect());
  const isSeen = (_, at) => places[at].bottom > 0 && places[at].top < innerHeight;
  for (const card of arrived.filter(isSeen)) card.classList.add("fresh");
}

// To the first of those that were taken back, while nobody has gone elsewhere. The list may have them, lose them, as a verdict
// that was on its way arrives, and have them again.
function goBack() {
  if (!awaited || awaited.until < Date.now() || awaited.moves !== movesSoFar()) return false;
  const back = all().find((card) => awaited.names.includes(commentOf(card)));
  if (!back || isTyping()) return false;
  bringTo(back);
  return true;
}

function changed() {
  list.dispatchEvent(new Event("cards"));
  const cards = list.querySelector(".cards");
  const blank = document.getElementById("emptied");
  if (!blank) return;
  blank.hidden = !cards || cards.children.length > 0;
  blank.textContent = isLost() ? "More come when the connection is back." : "Fetching more …";
}
