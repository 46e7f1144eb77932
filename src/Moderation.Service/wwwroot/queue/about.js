// What a dialog is about is what it was opened on: while it is open another moderator may settle that, and the next card is the
// current one.

import { all } from "./current.js";
import { commentOf } from "./items.js";
import { say } from "./toasts.js";

let about = [];

/** Opens a dialog about cards, where there are any. */
export function open(dialog, chosen) {
  if (chosen.length === 0) return;
  about = chosen;
  dialog.showModal();
}

/** Those of them that are still there; says so where none is. */
export function stillThere() {
  // Decided on again meanwhile, as by an undo, the comment has another card.
  const same = (card) => (one) => commentOf(one) === commentOf(card) && one.dataset.revision === card.dataset.revision;
  const there = about.map((card) => (card.isConnected ? card : all().find(same(card)))).filter(Boolean);
  if (there.length === 0) say("It was settled by somebody else meanwhile: nothing was done.", { kind: "note" });
  return there;
}
