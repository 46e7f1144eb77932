// The lines on cards that say who escalated them: one that was taken back here is off at once.

import { all } from "./current.js";
import { commentOf } from "./items.js";

// Taken off here, and perhaps still in a list that the service rendered a moment before, by comment.
const off = new Map();
const settling = 1500;

const lineOf = (name) =>
  all()
    .find((card) => commentOf(card) === name)
    ?.querySelector(".escalation");

/** Takes the line of an escalation off a comment's card. */
export function takeOff(name) {
  const line = lineOf(name);
  if (!line) return;
  off.set(name, [...line.children]);
  line.replaceChildren();
}

/** The service has answered: from now on its word counts; where it refused, the line is back. */
export function answered(name, isDone) {
  const line = off.get(name);
  if (!line) return;
  if (isDone) {
    setTimeout(() => off.get(name) === line && off.delete(name), settling);
    return;
  }
  off.delete(name);
  lineOf(name)?.replaceChildren(...line);
}

/** Takes the same lines off cards that the service rendered. */
export function strip(cards) {
  for (const card of cards) if (off.has(commentOf(card))) card.querySelector(".escalation").replaceChildren();
}
