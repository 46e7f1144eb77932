// The line that says what was pressed and is not sent yet, and why.

import { showLine } from "../line.js";
import * as steps from "./steps.js";

const line = document.getElementById("pending");
const [words, link] = line.children;

const overWords = {
  disabled: "This account was disabled. What you pressed is kept on this page: ask an admin.",
  "signed-out": "You were signed out, here or elsewhere. What you pressed is kept here until you have signed in again.",
};
const kept = "What you did is kept here until you have signed in again.";

// Why the session is over, or null while nobody said so; and how the outbox stood last.
let over = null;
let last = ["idle", []];

/** Shows how the outbox stands. */
export function show(state, entries) {
  last = [state, entries];
  if (state !== "sending") steps.unsent(entries);
  line.hidden = !over && (entries.length === 0 || state === "sending");
  if (line.hidden) return;
  const what = count(entries);
  words.textContent =
    over && state !== "other"
      ? `${overWords[over]}${what && ` ${what}.`}`
      : ({
          "signed-out": `${what}: your session is over. ${kept}`,
          busy: `${what}: the service does not take it now. It goes out by itself.`,
          other: `${what}: somebody else has signed in by now. ${kept}`,
        }[state] ?? `${what}: the line is cut. What you did goes out when it is back.`);
  link.hidden = over ? over === "disabled" : state === "cut" || state === "busy";
}

/** Shows why the session is over; null where it is not. */
export function showOver(why) {
  over = why;
  if (why) showLine(why);
  show(...last);
}

/** Whether anything waits that cannot be sent now. */
export const isAny = () => last[0] !== "sending" && last[1].length > 0;

function count(entries) {
  const one = entries.every((entry) => entry.act === "verdict") ? "verdict" : "step";
  return (
    entries.length === 0 ? ""
    : entries.length === 1 ? `One ${one} is not sent yet`
    : `${entries.length} ${one}s are not sent yet`
  );
}
