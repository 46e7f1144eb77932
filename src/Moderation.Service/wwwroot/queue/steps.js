// What was done from this page, the last at the end: what an undo takes back.

import { say } from "./toasts.js";

const done = [];
const most = 200;

/**
 * Remembers a step and says what it is: `id` names it as its entry in the outbox, `words` say what it does, and `done` that
 * it is done, where more is to be said then; `undo` takes it back, `drop` is called when it is too old for that.
 */
export function begin(step) {
  step.toast = say(`${step.words} …`, { undo: () => undo(step), lasts: 0 });
  done.push(step);
  if (done.length > most) done.shift().drop?.();
  return step.toast;
}

/** The service has done it. Nothing is called done before. */
export function sent(id) {
  const step = find(id);
  step?.toast?.change(step.done ?? `${step.words}.`);
}

/** These wait until the line or the session is back. */
export function unsent(entries) {
  for (const step of entries.map(({ id }) => find(id))) step?.toast?.change(`${step.words}, not sent yet.`, false);
}

/** The step of that id, where it can be taken back. */
export const find = (id) => done.find((step) => step.id === id);

/** The last step that is so, where there is one. */
export const findLast = (isIt) => done.findLast(isIt);

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
    say("There is nothing to undo: nothing was done from this page since it was loaded. What was done before stands in the history.", { kind: "note" });
    return;
  }
  forget(step);
  step.undo();
}
