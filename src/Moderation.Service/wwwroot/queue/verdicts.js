// Verdicts on one card, on many, and on all that a filter chooses: how they are sent, answered and taken back.

import * as bulk from "./bulk.js";
import * as cards from "./cards.js";
import { selected } from "./current.js";
import * as doubt from "./doubt.js";
import { standing } from "./held.js";
import { commentOf, itemOf, nameOf, newId, pathOf } from "./items.js";
import * as outbox from "./outbox.js";
import * as selection from "./selection.js";
import * as steps from "./steps.js";
import { say } from "./toasts.js";

const me = document.querySelector(".who bdi")?.textContent;
const past = { approve: "Approved", spam: "Rejected as spam", toxicity: "Rejected as toxic", other: "Rejected" };
const questions = {
  approve: ["a", "Approve", ""],
  spam: ["s", "Reject", " as spam"],
  toxicity: ["t", "Reject", " as toxic"],
  other: ["o", "Reject", " for another reason"],
};

const settling = 1500;

// Cards of entries that are on their way, to be given back where that fails.
const sent = new Map();

/** Rules on cards: those that are selected, or the current one. */
export function settle(ruling, categories = [], chosen = selection.chosen()) {
  const verdict = { ruling, categories };
  const words = past[ruling === "approve" ? ruling : categories[0]] + (kindOf(verdict) ? `, ${kindOf(verdict).words}` : "");
  if (selection.isEverything()) {
    // What came since it was selected is nobody's choice.
    const seen = selection.seenThen();
    if (selection.isMoreThanShown()) askFirst(verdict, () => settleEverything(verdict, words, seen));
    else settleEverything(verdict, words, seen);
    return;
  }
  if (chosen.length === 0) return;
  if (chosen.length > 1 || chosen[0].dataset.wave) settleMany(verdict, words, chosen);
  else settleOne(verdict, words, chosen[0]);
}

function settleOne(verdict, words, card) {
  const note = card.querySelector(".note textarea")?.value.trim();
  const item = itemOf(card);
  const body = { ...verdict, revision: item.revision, ...(note ? { note } : {}) };
  // The decision that was seen: sent again after somebody else's undo, it rules on nothing.
  const again = { sequence: Number(card.dataset.sequence) };
  const entry = { id: newId(), act: "verdict", ...item, words, path: pathOf(item, "verdict"), body, again };
  sent.set(entry.id, { card, before: card.nextElementSibling });
  selection.end();
  cards.take([card]);
  outbox.post(entry);
  steps.begin({ id: entry.id, entry, words, undo: () => undoOne(entry), drop: () => sent.delete(entry.id) });
}

function settleMany(verdict, words, chosen) {
  const notes = new Set(chosen.map((card) => card.querySelector(".note textarea")?.value.trim()).filter(Boolean));
  if (notes.size > 1) {
    say("Nothing was done: the selected cards have several notes, and one verdict has one. Leave one of them.", { kind: "note" });
    return;
  }
  const [note] = notes;
  const body = { ...verdict, items: [], waves: [], seen: cards.newestSeenOn(chosen), ...(note ? { note } : {}) };
  for (const card of chosen) {
    if (card.dataset.wave) body.waves.push({ siteId: card.dataset.site, key: card.dataset.wave });
    else body.items.push(itemOf(card));
  }
  selection.end();
  cards.take(chosen);
  begin(body, words, chosen);
}

function settleEverything(verdict, words, seen) {
  const shown = selected();
  selection.end();
  cards.take(shown);
  begin({ filter: location.search, seen, ...verdict }, words, shown);
}

function askFirst(verdict, confirmed) {
  const [letter, verb, reason] = questions[verdict.categories[0] ?? "approve"];
  const kind = kindOf(verdict);
  const as = kind ? `${reason}: ${kind.words}` : reason;
  doubt.ask(`${verb} ${selection.countThen()} comments${as}?`, `${verb}${as}`, kind?.key ?? letter, confirmed);
}

// The kind of what is toxic, as the dialog has it: "an insult", 1.
function kindOf({ categories }) {
  const choices = [...document.querySelectorAll("#kinds [data-kind]")];
  const choice = choices.find(({ dataset }) => dataset.kind && dataset.kind === categories[1]);
  return choice && {
    words: choice.firstChild.textContent.trim().toLowerCase(),
    key: choice.querySelector("kbd").textContent,
  };
}

function begin(body, words, taken) {
  const step = { id: newId(), words, taken, undo: () => undoMany(step) };
  const toast = steps.begin(step);
  const refused = async (status) => {
    // What was said why stays to be read.
    step.toast = null;
    steps.forget(step);
    const whys = (status === 409 && (await standing(taken))) || [];
    const why = whys.find(Boolean);
    if (why) toast.change(`Nothing was done. ${why}`);
    // Those that somebody else settled stay off.
    for (const card of taken.filter((_, at) => !whys[at]).toReversed()) cards.giveBack(card);
  };
  const left = () => bringBack(taken.map(commentOf));
  step.run = bulk.begin({ id: step.id, body }, (text, end) => toast.change(text, end), words, { refused, left });
}

// A list that the service rendered a moment before still has those that are settled: the next one is awaited.
function bringBack(names) {
  setTimeout(() => cards.bringBack(names), settling);
}

function undoMany(step) {
  cards.awaitBack(step.taken.map(commentOf));
  const toast = say("Undoing …", { lasts: 0 });
  step.run.undo((text, end) => toast.change(text, end));
}

function undoOne(entry) {
  if (outbox.withdraw(entry.id)) {
    restore(entry);
    return;
  }
  const { siteId, commentId, revision, sequence } = entry;
  // The verdict that this page knows of, and no other that was made since.
  const body = { revision, ...(sequence ? { sequence } : {}) };
  restore(entry);
  outbox.post({ id: entry.id + "-undo", act: "undo", siteId, commentId, revision, path: pathOf(entry, "undo"), body });
}

function restore(entry, message) {
  const there = sent.get(entry.id);
  if (there) {
    cards.giveBack(there.card, there.before, { message, isAsked: !message });
    return;
  }
  cards.unhide(nameOf(entry));
  if (message) say(message, { kind: "wrong" });
}

/** Takes the service's answer to one of these. */
export function answered(entry, status, body) {
  if (entry.act === "undo") answeredUndo(entry, status, body);
  else if (entry.act === "verdict") answeredVerdict(entry, status, body);
  else if (!bulk.answered(entry, status, body)) {
    const toast = say("A bulk …", { lasts: 0 });
    const left = () => bringBack((entry.body?.items ?? []).map(nameOf));
    bulk.resume(entry, status, body, (text, end) => toast.change(text, end), left);
  }
}

// A card that was given back is ruled on as what it has become by then, and so is one that was ruled on again and waits.
function know(id, entry, sequence) {
  if (!sequence) return;
  const card = sent.get(id)?.card;
  if (card) card.dataset.sequence = sequence;
  const isSame = (one) => nameOf(one) === nameOf(entry) && one.revision === entry.revision;
  outbox.amendAgain((one) => one.act === "verdict" && isSame(one), { sequence });
}

function answeredUndo(entry, status, body) {
  if (status === 200) know(entry.id.replace(/-undo$/, ""), entry, body.sequence);
  // The answer to the first time that it was sent was lost on the way.
  if (status === 200 || body.earlier?.undoneBy === me) {
    say("Undone. It is as it was before.");
    return;
  }
  const card = sent.get(entry.id.replace(/-undo$/, ""))?.card;
  refuseUndo(card, body.detail ?? "It could not be undone.");
}

// It was given back at once, and is perhaps settled by somebody else.
async function refuseUndo(card, detail) {
  const [why] = (card && (await standing([card]))) ?? [];
  say(about(card, why ?? detail), { kind: "wrong" });
  if (card) cards.doubt(card);
}

// Which comment is meant, where there may be several by now.
function about(card, detail) {
  const author = card?.querySelector(".by")?.textContent.trim();
  return author ? `${author}: ${detail}` : detail;
}

// The verdict that stands is the one that was sent before: its answer was lost on the way.
function isOwn(earlier, { ruling, categories }) {
  return earlier?.by === me && earlier.ruling === ruling && String(earlier.categories ?? []) === String(categories);
}

function answeredVerdict(entry, status, body) {
  const undoing = entry.id + "-undo";
  const isDone = status === 200 || (status === 409 && isOwn(body.earlier, entry.body));
  if (isDone) {
    const sequence = status === 200 ? body.sequence : body.earlier.sequence;
    outbox.amend(undoing, { sequence });
    know(entry.id, entry, sequence);
    const step = steps.find(entry.id);
    if (step) step.entry.sequence = sequence;
    steps.sent(entry.id);
    return;
  }
  // There is nothing of it to take back.
  outbox.withdraw(undoing);
  steps.forget(steps.find(entry.id));
  if (status === 409 || status === 410 || status === 404) {
    // Somebody else was there first, it was edited, or it is gone: the list shows how it stands.
    const card = sent.get(entry.id)?.card;
    if (card?.isConnected) cards.take([card], false);
    sent.delete(entry.id);
    if (status === 409 && !body.earlier) bringBack([nameOf(entry)]);
    say(about(card, body.detail ?? "It was settled by somebody else."), { kind: "note" });
    return;
  }
  restore(entry, `Not done: ${body.detail ?? "the service refused it."}`);
  sent.delete(entry.id);
}
