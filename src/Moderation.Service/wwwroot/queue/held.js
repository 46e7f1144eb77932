// Cards that somebody here is on, has selected or writes a note on stay on the page as long as they are under review, though the
// list has them no more: more urgent ones may have pushed them down, or a wave may have taken them in. The service is asked.

import { isTypedOn } from "./current.js";
import { commentOf, itemOf } from "./items.js";

// Why some cannot be ruled on any more, as the service answered, by what was seen of them.
const gone = new Map();

// As many as the service answers at once.
const most = 500;

let wanted = [];
let isAsking = false;

const seenOf = (card) => ({ ...itemOf(card), sequence: Number(card.dataset.sequence) });
const nameOf = (card) => `${commentOf(card)}\n${card.dataset.revision}\n${card.dataset.sequence}`;

const isWanted = (card) =>
  card.hasAttribute("aria-current") || card.querySelector(".pick").checked || Boolean(card.querySelector(".note textarea").value);

/** Whether a card is to stay that the list does not have, as far as the service has answered. */
export const isHeld = (card) => isWanted(card) && !gone.has(nameOf(card));

/** Asks whether these, which the list does not have, are still under review; tells `changed` where some are not. */
export async function look(cards, changed) {
  wanted = cards.filter((card) => !gone.has(nameOf(card)));
  if (isAsking) return;
  isAsking = true;
  while (wanted.length > 0) {
    const these = wanted.slice(0, most);
    wanted = wanted.slice(most);
    const whys = await standing(these);
    // What nobody answers stays: the list that comes next asks again.
    if (!whys) break;
    these.forEach((card, at) => whys[at] && gone.set(nameOf(card), whys[at]));
    for (const card of these) say(card);
    if (whys.some(Boolean)) changed();
  }
  isAsking = false;
}

/** Of each card why it cannot be ruled on as it was seen, or null where it can; null where the service does not answer. */
export async function standing(cards) {
  const body = JSON.stringify({ items: cards.map(seenOf) });
  const request = { method: "POST", headers: { "Content-Type": "application/json" }, body };
  const answer = await fetch("/review/standing", request).catch(() => null);
  const { items } = (answer?.ok && (await answer.json().catch(() => null))) || {};
  return items?.map(({ isUnderReview, detail }) => (isUnderReview ? null : detail)) ?? null;
}

// For whoever still types on it.
function say(card) {
  const why = gone.get(nameOf(card));
  const place = card.querySelector(".said");
  if (!why || !place || !isTypedOn(card)) return;
  place.textContent = why;
  place.hidden = false;
}
