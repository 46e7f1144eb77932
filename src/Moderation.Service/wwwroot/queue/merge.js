// How a list that the service rendered comes onto the page without moving what somebody reads.

import { renew as renewAuthor } from "./authors.js";
import { all, current, give, isFree, isTypedOn, startled } from "./current.js";
import { commentOf } from "./items.js";

/**
 * Makes the list on the page the one that the service rendered: cards that are still there stay the same elements, and so do
 * those that are to be kept though it does not have them. Gives the cards that were not there.
 */
export function merge(old, fresh, isKept) {
  const arrived = [];
  const known = new Map([...old.children].map((card) => [card.dataset.key, card]));
  const wanted = new Map(fresh.map((card) => [card.dataset.key, card]));
  // What the page has already stays that element.
  const live = (card) => card && (known.get(card.dataset.key) ?? card);
  const here = current();
  const order = [...old.children];
  let heir;
  let lost;
  if (here && !wanted.has(here.dataset.key) && !isKept(here)) {
    // The same comment, decided on again, goes before the next one that is still there, and before one that others are on.
    const [ahead, behind] = [order.slice(0, order.indexOf(here)), order.slice(order.indexOf(here))].map((part) =>
      part.filter((card) => wanted.has(card.dataset.key)),
    );
    heir =
      live(fresh.find((card) => commentOf(card) === commentOf(here))) ??
      live(fresh.find((card) => isSameWave(card, here))) ??
      behind.find((card) => isFree(wanted.get(card.dataset.key))) ??
      // Those that others are on stand last.
      ahead.findLast((card) => isFree(wanted.get(card.dataset.key))) ??
      behind[0];
  }
  const hadFocus = here?.contains(document.activeElement);
  const typed = document.activeElement;
  for (const [key, card] of known) {
    if (wanted.has(key) || isKept(card)) continue;
    handOver(card, live(fresh.find((one) => commentOf(one) === commentOf(card) || isSameWave(one, card))));
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
    const wasFree = isFree(same);
    renew(same, card);
    if (same === here && wasFree && !isFree(same) && isIdle(same)) lost = same;
    // What somebody reads is not moved: the others go around it.
    if (same === place || same === current()) place = same.nextElementSibling;
    else old.insertBefore(same, place);
  }
  // Where somebody else was on it a moment before, the next that nobody is on is as good.
  const isThere = (card) => card.isConnected && isFree(card);
  const next = heir ?? (lost && (order.slice(order.indexOf(lost)).find(isThere) ?? all().find(isThere)));
  if (!next) return arrived;
  const isAgain = isSame(next, here);
  give(next, { focus: hadFocus, isAnother: !isAgain || isOtherWave(here, next) });
  // What is typed goes on where it was, and is not taken for keys of the desk.
  if (isAgain && typed === here.querySelector(".note textarea")) next.querySelector(".note textarea").focus();
  return arrived;
}

/** Whether two cards are of the same text, decided on again. */
export const isSame = (one, other) => commentOf(one) === commentOf(other) && one.dataset.revision === other.dataset.revision;

/** Whether two cards stand for the same wave. */
export const isSameWave = (one, other) =>
  Boolean(one.dataset.wave) && one.dataset.wave === other.dataset.wave && one.dataset.site === other.dataset.site;

// Whether a key would rule on more than was read.
const isOtherWave = (was, is) => Boolean(is.dataset.wave) && is.dataset.wave !== was.dataset.wave;

// A note that was begun goes on to the card that takes the place, and so does the selection of a wave.
function handOver(card, next) {
  if (next && isSameWave(card, next) && card.querySelector(".pick").checked) {
    next.querySelector(".pick").checked = true;
    startled();
  }
  const [was, is] = [card, next].map((one) => one?.querySelector(".note textarea"));
  if (!was?.value || !is || is.value) return;
  is.value = was.value;
  is.closest(".note").hidden = was.closest(".note").hidden;
}

// Whether nothing was begun on a card that one may be sent away from.
const isIdle = (card) =>
  !document.querySelector("dialog[open]") &&
  !isTypedOn(card) &&
  !card.querySelector(".pick").checked &&
  !card.querySelector(".note textarea").value;

// What may change of a card while its comment stays: who is on it, how many are like it, and what is said of its author.
function renew(card, fresh) {
  if ((card === current() || card.querySelector(".pick").checked) && isOtherWave(card, fresh)) startled();
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
