// Which card is the current one, and whether a key that is pressed can be meant for it.

import { afterFrames } from "./frames.js";

const list = document.getElementById("list");

// When it was made another by somebody else's doing, and how long a key may have been on its way then.
let moved = -Infinity;
const startle = 500;

// How often somebody has gone to a card here.
let moves = 0;

export const all = () => [...list.querySelectorAll(".card:not([data-leaving])")];
export const current = () => list.querySelector(".card[aria-current]");
export const selected = () => all().filter((card) => card.querySelector(".pick")?.checked);

/** Goes to a card as whoever sits here wants, and brings it into view. */
export function go(card, { focus = true } = {}) {
  moves++;
  moved = -Infinity;
  set(card, focus);
}

/** Makes a card the current one that nobody here went to; `isAnother` where it takes the place of one that was read. */
export function give(card, { focus, isAnother }) {
  if (isAnother) startled();
  set(card, focus);
}

/** What the next key is about has become something else by somebody else's doing: it can be seen once that is painted. */
export function startled() {
  const at = (moved = performance.now());
  afterFrames(() => {
    if (moved === at) moved = performance.now();
  });
}

/** Whether a key that was pressed then may have been on its way when what it is about became something else. */
export const isStartled = (pressed) => pressed - moved < startle;

/** Whether somebody types: what is pressed is then meant for a field, and nothing may take the focus from it. */
export const isTyping = (target = document.activeElement) =>
  target?.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]") ?? false;

/** Whether nobody else is on a card. */
export const isFree = (card) => !card.hasAttribute("data-claimed");

function set(card, focus) {
  const old = current();
  if (old !== card) {
    old?.removeAttribute("aria-current");
    card?.setAttribute("aria-current", "true");
  }
  if (!card) return;
  if (focus) {
    card.focus({ preventScroll: true });
    show();
  }
  list.dispatchEvent(new CustomEvent("current", { detail: card }));
}

/** Tells whether somebody went to a card meanwhile: another number then. */
export const movesSoFar = () => moves;

/** Goes so many cards on, or back. */
export function step(by) {
  const cards = all();
  if (cards.length === 0) return;
  const at = cards.indexOf(current());
  go(cards[at < 0 ? 0 : Math.min(cards.length - 1, Math.max(0, at + by))]);
}

/** Brings the current card into view. */
export const show = () => current()?.scrollIntoView({ block: "nearest" });

/** Whether so much of the current card is on the screen that whoever presses a key can mean it. */
export function isInView() {
  const card = current();
  if (!card) return false;
  const { top, bottom, height } = card.getBoundingClientRect();
  return Math.min(bottom, innerHeight) - Math.max(top, 0) >= Math.min(height, innerHeight / 3);
}

/** Whether somebody types on a card. */
export const isTypedOn = (card) => isTyping() && card.contains(document.activeElement);

/**
 * Whether a key that was pressed then can be meant for the current card: it was on the screen, and was the current one before
 * the key was on its way. Where it was not on the screen it is now.
 */
export function isMeant(pressed) {
  if (!current()) return true;
  if (isInView()) return !isStartled(pressed);
  show();
  return false;
}
