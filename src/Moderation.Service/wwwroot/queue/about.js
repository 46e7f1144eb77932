// What a dialog is about is what it was opened on: while it is open another moderator may settle that, and the next card is the
// current one.

import { all } from "./current.js";
import { commentOf } from "./items.js";
import { say } from "./toasts.js";

// The cards, and the waves that they stood for then.
let about = [];

const isMore = (card, wave, count) => Boolean(card.dataset.wave) && (card.dataset.wave !== wave || countOf(card) > count);

const countOf = (card) => Number(card.dataset.count ?? 1);

/** Opens a dialog about cards, where there are any. */
export function open(dialog, chosen) {
  if (chosen.length === 0) return;
  about = chosen.map((card) => ({ card, wave: card.dataset.wave, count: countOf(card) }));
  dialog.showModal();
}

/** Those of them that are still there; says so where none is. `asTheyWere` leaves out waves that have more in them since. */
export function stillThere({ asTheyWere = false } = {}) {
  // Decided on again meanwhile, as by an undo, the comment has another card.
  const same = (card) => (one) => commentOf(one) === commentOf(card) && one.dataset.revision === card.dataset.revision;
  const there = about
    .map(({ card, wave, count }) => ({ now: card.isConnected ? card : all().find(same(card)), wave, count }))
    .filter(({ now }) => now);
  const left = asTheyWere ? there.filter(({ now, wave, count }) => !isMore(now, wave, count)) : there;
  if (there.length === 0) say("It was settled by somebody else meanwhile: nothing was done.", { kind: "note" });
  else if (left.length === 0) say("More like it have come meanwhile: nothing was done. Look at them first.", { kind: "note" });
  return left.map(({ now }) => now);
}
