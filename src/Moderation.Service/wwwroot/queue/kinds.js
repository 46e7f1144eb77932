// The dialog in which a comment that is toxic gets its kind.

import * as about from "./about.js";
import * as selection from "./selection.js";
import * as verdicts from "./verdicts.js";

const dialog = document.getElementById("kinds");
const buttons = [...dialog.querySelectorAll("[data-kind]")];

/** Asks for the kind, and rejects with it. */
export const ask = () => about.open(dialog, selection.chosen());

function choose(kind) {
  dialog.close();
  const there = about.stillThere({ asTheyWere: true });
  if (there.length > 0) verdicts.settle("reject", kind ? ["toxicity", kind] : ["toxicity"], there);
}

dialog.addEventListener("keydown", (event) => {
  // Just closed, it has the focus until the page is painted: what is pressed then is meant for the desk.
  if (!dialog.open) return;
  // A key that is held down asks, and does not answer too.
  if (event.repeat) return event.preventDefault();
  // The first one has the letter, the others have the digits from 1.
  const at = event.key === "t" ? 0 : /^[1-9]$/.test(event.key) ? Number(event.key) : -1;
  const button = buttons[at];
  if (!button) return;
  event.preventDefault();
  choose(button.dataset.kind);
});
dialog.addEventListener("click", (event) => {
  const button = event.target.closest("[data-kind]");
  if (button) choose(button.dataset.kind);
});
