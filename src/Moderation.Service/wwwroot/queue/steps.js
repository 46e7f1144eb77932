// What was done from this page, the last at the end: what an undo takes back.

import { say } from "./toasts.js";

const done = [];
const most = 200;

/** Remembers a step: `id` names it, `toast` says what it was, `undo` takes it back, `drop` is called when it is too old for that. */
export function remember(step) {
  done.push(step);
  if (done.length > most) done.shift().drop?.();
}

/** The step of that id, where it can be taken back. */
export const find = (id) => done.find((step) => step.id === id);

/** There is nothing of it to take back: it was refused. */
export function forget(step) {
  const at = done.indexOf(step);
  if (at < 0) return;
  done.splice(at, 1);
  step.toast?.close();
}

/** Takes back one step, or what was done last. */
export function undo(step = done.at(-1)) {
  if (!done.includes(step)) {
    say("There is nothing to undo: nothing was done from this page since it was loaded.", { kind: "note" });
    return;
  }
  forget(step);
  step.undo();
}
