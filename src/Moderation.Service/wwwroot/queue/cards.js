// The cards on the page: how they come and go without moving what somebody reads.

import { showTimes } from "../desk.js";
import { isLost } from "../line.js";
import { renew as renewAuthor } from "./authors.js";
import { all, current, give, go, isInView, movesSoFar, show, step } from "./current.js";
import { commentOf } from "./items.js";
import * as lines from "./lines.js";

const list = document.getElementById("list");

// Settled here, and perhaps still in a list that the service rendered a moment before.
const hidden = new Set();

// Given back here, and perhaps not yet in a list that the service rendered a moment before; until when they are kept.
const kept = new Map();
const patience = 5000;

// Skipped here: they stay behind all others.
const skipped = new Set();

// Taken back here: the first of them is the current one as soon as the list has it, unless somebody goes elsewhere before.
let awaited;

// What the service rendered last, and the newest decision that it knew of then.
let rendered;
let seen = Number(list.querySelector(".total")?.dataset.seen) || undefined;

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

/** The list is still as it was when this decision was the newest. */
export function saw(cursor) {
  seen = cursor;
}

/** Takes cards off the page, as settled. What was current goes on to the next. */
export function take(cards) {
  const order = all();
  const here = current();
  const next = cards.includes(here)
    ? (order.slice(order.indexOf(here)).find((card) => !cards.includes(card)) ??
      order.findLast((card) => !cards.includes(card)))
    : here;
  for (const card of cards) {
    hidden.add(commentOf(card));
    card.removeAttribute("aria-current");
    card.remove();
  }
  if (next !== here && next) go(next);
  showBlank();
}

/** Puts a card back where it was: before this one, where that is still there. */
export function giveBack(card, before, message) {
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
  go(card);
  showBlank();
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
  for (const name of hidden) if (!named.has(name)) hidden.delete(name);
  for (const [name, until] of kept) if (named.has(name) || until < Date.now()) kept.delete(name);
  for (const card of cards) if (hidden.has(commentOf(card))) card.remove();
  for (const name of skipped) {
    const card = cards.find((one) => commentOf(one) === name);
    if (card?.parentNode) card.parentNode.append(card);
    else skipped.delete(name);
  }
  lines.strip(cards);
  const wasInView = isInView();
  const old = list.querySelector(".cards");
  const come = fresh.querySelector(".cards");
  let arrived = [];
  if (!old || !come) {
    list.replaceChildren(fresh);
  } else {
    arrived = merge(old, [...come.children]);
    const parts = [...fresh.children];
    const at = parts.indexOf(come);
    for (const part of [...list.children]) if (part !== old) part.remove();
    old.before(...parts.slice(0, at));
    old.after(...parts.slice(at + 1));
  }
  showTimes(list);
  if (!goBack() && !current()) give(all()[0], { focus: false });
  // What somebody reads stays under the eyes, wherever it stands in the list now.
  if (wasInView && !isInView()) show();
  // Only there where it can be seen: it has the page painted again and again.
  for (const card of arrived) card.classList.toggle("fresh", card.getBoundingClientRect().top < innerHeight);
  showBlank();
}

// To the first of those that were taken back, while nobody has gone elsewhere. The list may have them, lose them, as a verdict
// that was on its way arrives, and have them again.
function goBack() {
  if (!awaited || awaited.until < Date.now() || awaited.moves !== movesSoFar()) return false;
  const back = all().find((card) => awaited.names.includes(commentOf(card)));
  if (!back) return false;
  if (back !== current()) go(back);
  awaited.moves = movesSoFar();
  return true;
}

// Gives the cards that were not there.
function merge(old, fresh) {
  const arrived = [];
  const known = new Map([...old.children].map((card) => [card.dataset.key, card]));
  const wanted = new Set(fresh.map((card) => card.dataset.key));
  const here = current();
  const order = [...old.children];
  let heir;
  let lost;
  if (here && !wanted.has(here.dataset.key) && !kept.has(commentOf(here))) {
    // The same comment, decided on again, goes before the next one that is still there.
    heir =
      fresh.find((card) => commentOf(card) === commentOf(here)) ??
      order.slice(order.indexOf(here)).find((card) => wanted.has(card.dataset.key));
  }
  const hadFocus = here?.contains(document.activeElement);
  const typed = document.activeElement;
  for (const [key, card] of known) {
    if (wanted.has(key) || kept.has(commentOf(card))) continue;
    handOver(card, fresh.find((one) => isSame(one, card)));
    card.remove();
  }
  let place = old.firstElementChild;
  for (const card of fresh) {
    // What is kept though the list does not have it yet stays where it is.
    while (place && !wanted.has(place.dataset.key)) place = place.nextElementSibling;
    const same = known.get(card.dataset.key);
    if (!same) {
      arrived.push(card);
      old.insertBefore(card, place);
      continue;
    }
    const wasFree = !same.hasAttribute("data-claimed");
    renew(same, card);
    if (same === here && wasFree && same.hasAttribute("data-claimed") && isIdle(same)) lost = same;
    if (same === place) place = place.nextElementSibling;
    else if (same !== current()) old.insertBefore(same, place);
  }
  // Where somebody else was on it a moment before, the next that nobody is on is as good.
  const isFree = (card) => card.isConnected && !card.hasAttribute("data-claimed");
  const next = heir ?? (lost && (order.slice(order.indexOf(lost)).find(isFree) ?? all().find(isFree)));
  if (!next) return arrived;
  const isAgain = isSame(next, here);
  give(next, { focus: hadFocus, isAnother: !isAgain });
  // What is typed goes on where it was, and is not taken for keys of the desk.
  if (isAgain && typed === here.querySelector(".note textarea")) next.querySelector(".note textarea").focus();
  return arrived;
}

// The same text, decided on again.
const isSame = (one, other) => commentOf(one) === commentOf(other) && one.dataset.revision === other.dataset.revision;

// A note that was begun goes on to the card that takes the place.
function handOver(card, next) {
  const [was, is] = [card, next].map((one) => one?.querySelector(".note textarea"));
  if (!was || !is) return;
  is.value = was.value;
  is.closest(".note").hidden = was.closest(".note").hidden;
}

// Whether nothing was begun on a card that one may be sent away from.
const isIdle = (card) =>
  !document.querySelector("dialog[open]") &&
  !card.querySelector(".pick").checked &&
  !card.querySelector(".note textarea").value;

// What may change of a card while its comment stays: who is on it, how many are like it, and what is said of its author.
function renew(card, fresh) {
  for (const name of ["data-wave", "data-count"]) {
    if (fresh.hasAttribute(name)) card.setAttribute(name, fresh.getAttribute(name));
    else card.removeAttribute(name);
  }
  for (const part of [".claim", ".wave", ".escalation"]) {
    const [was, is] = [card.querySelector(part), fresh.querySelector(part)];
    const texts = is?.querySelector("details");
    if (texts) texts.open = was?.querySelector("details")?.open ?? false;
    if (was && is && was.innerHTML !== is.innerHTML) was.replaceWith(is);
  }
  renewAuthor(card, fresh);
  card.toggleAttribute("data-claimed", fresh.hasAttribute("data-claimed"));
}

function showBlank() {
  const cards = list.querySelector(".cards");
  const blank = document.getElementById("emptied");
  if (!blank) return;
  blank.hidden = !cards || cards.children.length > 0;
  blank.textContent = isLost() ? "More come when the connection is back." : "Fetching more …";
}
