// What is handed to the admins, and taken back from them.

import * as about from "./about.js";
import { skip } from "./cards.js";
import { all, current, go } from "./current.js";
import { commentOf, itemOf, nameOf, newId, pathOf } from "./items.js";
import * as lines from "./lines.js";
import * as outbox from "./outbox.js";
import * as steps from "./steps.js";
import { say } from "./toasts.js";

const dialog = document.getElementById("escalation");
const field = dialog.querySelector("textarea");
const title = dialog.querySelector("h2");

/** Asks for a note, and escalates the current card. */
export function ask() {
  field.value = "";
  const author = current()?.querySelector(".by")?.textContent.trim();
  title.textContent = author ? `Escalate the comment by ${author} to the admins` : "Escalate to the admins";
  about.open(dialog, [current()].filter(Boolean));
}

function send() {
  const note = field.value.trim();
  dialog.close();
  const [card] = about.stillThere();
  if (!card) return;
  const item = itemOf(card);
  const body = { revision: item.revision, note: note || null };
  const entry = { id: newId(), act: "escalate", ...item, path: pathOf(item, "escalate"), body };
  outbox.post(entry);
  steps.begin({
    id: entry.id,
    entry,
    words: "Escalated",
    done: "Escalated: the admins see it beside the lanes.",
    undo: () => undo(entry, card),
  });
  if (card === current()) skip();
}

/** Takes one's own escalation of the current card back, whenever it was. */
export function takeBack() {
  const card = current();
  if (!card?.querySelector("[data-act=take-back]")) return;
  const item = itemOf(card);
  const step = steps.findLast((one) => one.entry?.act === "escalate" && nameOf(one.entry) === nameOf(item));
  steps.forget(step);
  undo(step?.entry ?? { id: newId(), ...item }, card);
}

function undo(entry, card) {
  if (card.isConnected) go(card);
  if (outbox.withdraw(entry.id)) return;
  const { id, siteId, commentId, revision } = entry;
  lines.takeOff(nameOf(entry));
  const path = pathOf(entry, "escalate/undo");
  outbox.post({ id: id + "-undo", act: "escalate-undo", siteId, commentId, revision, path, body: { revision } });
}

/** Takes the service's answer to one of these. */
export function answered(entry, status, body) {
  if (entry.act === "escalate-undo") answeredUndo(entry, status, body);
  else if (status < 300) steps.sent(entry.id);
  else refused(entry, body);
}

function refused(entry, body) {
  outbox.withdraw(entry.id + "-undo");
  // Taken off here already, the line of whoever escalated it before is shown again.
  lines.answered(nameOf(entry), false);
  steps.forget(steps.find(entry.id));
  say(`Not escalated: ${body.detail ?? "the service refused it."}`, { kind: "wrong" });
  const card = all().find((one) => commentOf(one) === nameOf(entry));
  const words = card?.querySelector(".note textarea");
  if (!words || !entry.body.note) return;
  words.value = entry.body.note;
  words.closest(".note").hidden = false;
}

function answeredUndo(entry, status, body) {
  // The answer to the first time that it was sent was lost on the way: nobody's is left.
  const isGone = status === 409 && !body.escalatedBy && !body.earlier && !body.newest;
  lines.answered(nameOf(entry), status < 300 || isGone);
  if (status < 300 || isGone) say("Undone: it is not escalated any more.");
  else say(body.detail ?? "It could not be undone.", { kind: "wrong" });
}

dialog.addEventListener("keydown", (event) => {
  if (!dialog.open || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  send();
});
dialog.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});
