// The desk: cards under review, settled by keys or buttons. A card leaves at once; the service's answer follows.

import { comeBack, listen, showLine } from "./line.js";
import * as authors from "./queue/authors.js";
import * as bulk from "./queue/bulk.js";
import * as cards from "./queue/cards.js";
import { claim } from "./queue/claims.js";
import "./queue/days.js";
import * as doubt from "./queue/doubt.js";
import * as outbox from "./queue/outbox.js";
import * as steps from "./queue/steps.js";
import { say } from "./queue/toasts.js";

const list = document.getElementById("list");
const pending = document.getElementById("pending");
const kinds = document.getElementById("kinds");
const escalation = document.getElementById("escalation");
const help = document.getElementById("help");

// Cards of entries that are on their way, to be given back where that fails.
const sent = new Map();

const me = document.querySelector(".who bdi")?.textContent;

const past = { approve: "Approved", spam: "Rejected as spam", toxicity: "Rejected as toxic", other: "Rejected" };

// Pages that are reached by plain http have no randomUUID.
const newId = () => crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint32Array(4))].join("-");

const pathOf = (site, comment, act) =>
  `/api/review/${encodeURIComponent(site)}/${encodeURIComponent(comment)}/${act}`;

const countAll = () => list.querySelector(".total")?.dataset.count ?? "?";

function toSettle() {
  const chosen = cards.selected();
  return chosen.length > 0 ? chosen : [cards.current()].filter(Boolean);
}

/** Rules on cards: those that are selected, or the current one. */
function settle(ruling, categories = [], chosen = toSettle()) {
  const verdict = { ruling, categories };
  const words = past[ruling === "approve" ? ruling : categories[0]];
  if (list.dataset.everything === "true") {
    if (isMoreThanShown()) askFirst(verdict, words);
    else settleEverything(verdict, words);
    return;
  }
  if (chosen.length === 0) return;
  if (chosen.length > 1 || chosen[0].dataset.wave) {
    const body = { ...verdict, items: [], waves: [] };
    for (const card of chosen) {
      if (card.dataset.wave) body.waves.push({ siteId: card.dataset.site, key: card.dataset.wave });
      else body.items.push(itemOf(card));
    }
    cards.take(chosen);
    endSelection();
    begin(body, words, chosen);
    return;
  }
  const [card] = chosen;
  const note = card.querySelector(".note textarea")?.value.trim();
  const entry = {
    id: newId(),
    act: "verdict",
    ...itemOf(card),
    words,
    path: pathOf(card.dataset.site, card.dataset.comment, "verdict"),
    body: { ...verdict, revision: Number(card.dataset.revision), ...(note ? { note } : {}) },
  };
  sent.set(entry.id, { card, before: card.nextElementSibling });
  cards.take([card]);
  outbox.post(entry);
  steps.begin({ id: entry.id, entry, words, undo: () => undoVerdict(entry), drop: () => sent.delete(entry.id) });
}

function settleEverything(verdict, words) {
  endSelection();
  const all = cards.all();
  cards.take(all);
  begin({ filter: location.search, ...verdict }, words, all);
}

// "10,000", or "more than 10,000".
const isMoreThanShown = () => /^\D/.test(countAll()) || Number(countAll().replaceAll(",", "")) > cards.all().length;

const questions = {
  approve: ["a", "Approve", ""],
  spam: ["s", "Reject", " as spam"],
  toxicity: ["t", "Reject", " as toxic"],
  other: ["o", "Reject", " for another reason"],
};

function askFirst(verdict, words) {
  const [letter, verb, reason] = questions[verdict.categories[0] ?? "approve"];
  const choices = [...kinds.querySelectorAll("[data-kind]")];
  const kind = choices.find((choice) => choice.dataset.kind && choice.dataset.kind === verdict.categories[1]);
  const as = kind ? `${reason}: ${kind.firstChild.textContent.trim().toLowerCase()}` : reason;
  const key = kind ? kind.querySelector("kbd").textContent : letter;
  doubt.ask(`${verb} ${countAll()} comments${as}?`, `${verb}${as}`, key, () => settleEverything(verdict, words));
}

function itemOf(card) {
  return {
    siteId: card.dataset.site,
    commentId: card.dataset.comment,
    revision: Number(card.dataset.revision),
  };
}

const nameOf = (item) => `${item.siteId}\n${item.commentId}`;

function begin(body, words, taken) {
  const step = { id: newId(), words, taken, undo: () => undoBulk(step) };
  const toast = steps.begin(step);
  step.run = bulk.begin({ id: step.id, body }, (text, end) => toast.change(text, end), words, () => {
    // What was said why stays to be read.
    step.toast = null;
    steps.forget(step);
    for (const card of taken.toReversed()) cards.giveBack(card);
  });
}

function undoBulk(step) {
  for (const card of step.taken) cards.unhide(cards.nameOf(card));
  const toast = say("Undoing …", { lasts: 0 });
  step.run.undo((text, end) => toast.change(text, end));
}

function undoVerdict(entry) {
  if (outbox.withdraw(entry.id)) {
    restore(entry);
    return;
  }
  const back = {
    id: entry.id + "-undo",
    act: "undo",
    siteId: entry.siteId,
    commentId: entry.commentId,
    revision: entry.revision,
    path: pathOf(entry.siteId, entry.commentId, "undo"),
    // The verdict that this page knows of, and no other that was made since.
    body: { revision: entry.revision, ...(entry.sequence ? { sequence: entry.sequence } : {}) },
  };
  restore(entry);
  outbox.post(back);
}

function restore(entry, message) {
  const there = sent.get(entry.id);
  if (there) {
    cards.giveBack(there.card, there.before, message);
    return;
  }
  cards.unhide(nameOf(entry));
  if (message) say(message, { kind: "wrong" });
}

function answered(entry, status, body) {
  if (bulk.answered(entry, status, body)) return;
  if (entry.act === "bulk") {
    const toast = say("A bulk …", { lasts: 0 });
    bulk.resume(entry, status, body, (text, end) => toast.change(text, end));
  } else if (entry.act === "undo") answeredUndo(status, body);
  else if (entry.act === "escalate") answeredEscalation(entry, status, body);
  else if (entry.act === "escalate-undo") answeredTakingBack(entry, status, body);
  else if (entry.act.startsWith("author")) authors.answered(entry, status, body);
  else answeredVerdict(entry, status, body);
}

function answeredUndo(status, body) {
  // The answer to the first time that it was sent was lost on the way.
  if (status === 200 || body.earlier?.undoneBy === me) say("Undone. It is as it was before.");
  else say(body.detail ?? "It could not be undone.", { kind: "wrong" });
}

function answeredEscalation(entry, status, body) {
  if (status < 300) return steps.sent(entry.id);
  outbox.withdraw(entry.id + "-undo");
  // Taken off here already, the line of whoever escalated it before is shown again.
  cards.lineIsAnswered(nameOf(entry), false);
  steps.forget(steps.find(entry.id));
  say(`Not escalated: ${body.detail ?? "the service refused it."}`, { kind: "wrong" });
  const card = cards.all().find((one) => cards.nameOf(one) === nameOf(entry));
  const words = card?.querySelector(".note textarea");
  if (!words || !entry.body.note) return;
  words.value = entry.body.note;
  words.closest(".note").hidden = false;
}

function answeredTakingBack(entry, status, body) {
  // The answer to the first time that it was sent was lost on the way: nobody's is left.
  const isGone = status === 409 && !body.escalatedBy && !body.earlier && !body.newest;
  cards.lineIsAnswered(nameOf(entry), status < 300 || isGone);
  if (status < 300 || isGone) say("Undone: it is not escalated any more.");
  else say(body.detail ?? "It could not be undone.", { kind: "wrong" });
}

function answeredVerdict(entry, status, body) {
  const undoing = entry.id + "-undo";
  const resent = status === 409 && body.earlier?.by === me && body.earlier.ruling === entry.body.ruling;
  if (status === 200 || resent) {
    const sequence = status === 200 ? body.sequence : body.earlier.sequence;
    outbox.amend(undoing, { sequence });
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
    if (card?.isConnected) cards.take([card]);
    sent.delete(entry.id);
    if (status === 409 && !body.earlier) cards.unhide(nameOf(entry));
    say(body.detail ?? "It was settled by somebody else.", { kind: "note" });
    return;
  }
  restore(entry, `Not done: ${body.detail ?? "the service refused it."}`);
  sent.delete(entry.id);
}

// Why the session is over, or null while nobody said so; and how the outbox stood last.
let over = null;
let unsent = ["idle", []];

const overWords = {
  disabled: "This account was disabled. What you pressed is kept on this page: ask an admin.",
  "signed-out": "You were signed out, here or elsewhere. What you pressed is kept here until you have signed in again.",
};

function showPending(state, entries) {
  unsent = [state, entries];
  if (state !== "sending") steps.unsent(entries);
  pending.hidden = !over && (entries.length === 0 || state === "sending");
  if (pending.hidden) return;
  const [words, link] = pending.children;
  const one = entries.every((entry) => entry.act === "verdict") ? "verdict" : "step";
  const what =
    entries.length === 0 ? ""
    : entries.length === 1 ? `One ${one} is not sent yet`
    : `${entries.length} ${one}s are not sent yet`;
  words.textContent =
    over && state !== "other"
      ? `${overWords[over]}${what && ` ${what}.`}`
      : ({
          "signed-out": `${what}: your session is over. What you did is kept here until you have signed in again.`,
          other: `${what}: somebody else has signed in by now. What you did is kept here until you have signed in again.`,
        }[state] ?? `${what}: the line is cut. What you did goes out when it is back.`);
  link.hidden = over ? over === "disabled" : state === "cut";
}

function showOver(why) {
  over = why;
  if (why) showLine(why);
  showPending(...unsent);
}

function select(card, picked) {
  const box = card?.querySelector(".pick");
  if (!box) return;
  box.checked = picked ?? !box.checked;
  showSelection();
}

function showSelection() {
  const chosen = cards.selected();
  const count = chosen.length;
  // A wave is one card and many comments.
  const comments = chosen.reduce((sum, card) => sum + Number(card.dataset.count ?? 1), 0);
  const bar = document.getElementById("selection");
  bar.hidden = count === 0;
  delete list.dataset.everything;
  bar.querySelector("output").textContent = 
    comments > count ? `${count} selected, ${comments} comments` : count === 1 ? "1 selected" : `${count} selected`;
}

function endSelection() {
  for (const card of cards.selected()) select(card, false);
  showSelection();
}

function selectEverything() {
  if (cards.all().length === 0) return;
  for (const card of cards.all()) select(card, true);
  list.dataset.everything = "true";
  document.querySelector("#selection output").textContent = `All that match: ${countAll()}`;
}

function skip() {
  const card = cards.current();
  if (!card) return;
  cards.step(1);
  if (cards.current() === card) return;
  card.parentNode.append(card);
}

function expand() {
  const card = cards.current();
  if (!card) return;
  const open = card.toggleAttribute("data-open");
  card.querySelector("[data-act=expand]")?.setAttribute("aria-expanded", String(open));
  for (const part of card.querySelectorAll("details")) part.open = open;
}

function note() {
  const part = cards.current()?.querySelector(".note");
  if (!part) return;
  part.hidden = !part.hidden;
  if (!part.hidden) part.querySelector("textarea").focus();
}

// What a dialog is about is what it was opened on: while it is open another moderator may settle that, and the next card is
// the current one.
let asked = [];

function ask(dialog, about) {
  if (about.length === 0) return;
  asked = about;
  dialog.showModal();
}

function stillThere() {
  // Decided on again meanwhile, as by an undo, the comment has another card.
  const same = (card) => (one) => cards.nameOf(one) === cards.nameOf(card) && one.dataset.revision === card.dataset.revision;
  const there = asked.map((card) => (card.isConnected ? card : cards.all().find(same(card)))).filter(Boolean);
  if (there.length === 0) say("It was settled by somebody else meanwhile: nothing was done.", { kind: "note" });
  return there;
}

function reject(kind) {
  kinds.close();
  const there = stillThere();
  if (there.length > 0) settle("reject", kind ? ["toxicity", kind] : ["toxicity"], there);
}

function escalate() {
  escalation.querySelector("textarea").value = "";
  ask(escalation, [cards.current()].filter(Boolean));
}

function sendEscalation() {
  const text = escalation.querySelector("textarea").value.trim();
  escalation.close();
  const [card] = stillThere();
  if (!card) return;
  const item = itemOf(card);
  const path = pathOf(item.siteId, item.commentId, "escalate");
  const entry = { id: newId(), act: "escalate", ...item, path, body: { revision: item.revision, note: text || null } };
  outbox.post(entry);
  steps.begin({
    id: entry.id,
    entry,
    words: "Escalated",
    done: "Escalated: the admins see it beside the lanes.",
    undo: () => undoEscalation(entry, card),
  });
  if (card === cards.current()) skip();
}

/** Takes one's own escalation of the current card back, whenever it was. */
function takeBack() {
  const card = cards.current();
  if (!card?.querySelector("[data-act=take-back]")) return;
  const item = itemOf(card);
  const step = steps.findLast((one) => one.entry?.act === "escalate" && nameOf(one.entry) === nameOf(item));
  steps.forget(step);
  const path = pathOf(item.siteId, item.commentId, "escalate");
  undoEscalation(step?.entry ?? { id: newId(), ...item, path }, card);
}

function undoEscalation(entry, card) {
  if (card.isConnected) cards.go(card);
  if (outbox.withdraw(entry.id)) return;
  const { id, siteId, commentId, revision, path } = entry;
  cards.takeLineOff(nameOf(entry));
  outbox.post({ id: id + "-undo", act: "escalate-undo", siteId, commentId, revision, path: path + "/undo", body: { revision } });
}

function saying(standing) {
  const card = cards.current();
  if (card) authors.set(card, standing, newId());
}

function search() {
  const field = document.querySelector("#filter input[name=text]");
  field.closest("details")?.setAttribute("open", "");
  field.focus();
  field.select();
}

const acts = {
  approve: () => settle("approve"),
  spam: () => settle("reject", ["spam"]),
  toxic: () => ask(kinds, toSettle()),
  other: () => settle("reject", ["other"]),
  skip,
  escalate,
  "take-back": takeBack,
  note,
  expand,
  select: () => select(cards.current()),
  mute: () => saying("muted"),
  trust: () => saying("trusted"),
  undo: () => steps.undo(),
  everything: selectEverything,
  none: endSelection,
};

const keys = {
  j: () => cards.step(1),
  k: () => cards.step(-1),
  J: () => (select(cards.current(), true), cards.step(1), select(cards.current(), true)),
  K: () => (select(cards.current(), true), cards.step(-1), select(cards.current(), true)),
  a: acts.approve,
  s: acts.spam,
  t: acts.toxic,
  o: acts.other,
  n: skip,
  m: escalate,
  E: takeBack,
  c: note,
  e: expand,
  x: acts.select,
  X: acts.everything,
  M: acts.mute,
  T: acts.trust,
  u: acts.undo,
  "/": search,
  "?": () => help.showModal(),
  Escape: endSelection,
};

function typing(target) {
  return target.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && typing(event.target)) {
    event.target.blur();
    cards.go(cards.current());
    return;
  }
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  // Capital letters are those that are pressed with shift: what Caps Lock makes of a key is not meant.
  const { key, shiftKey } = event;
  const act = keys[/^[a-z]$/i.test(key) ? (shiftKey ? key.toUpperCase() : key.toLowerCase()) : key];
  if (!act) return;
  event.preventDefault();
  act();
});

kinds.addEventListener("keydown", (event) => {
  // Just closed, it has the focus until the page is painted: what is pressed then is meant for the desk.
  if (!kinds.open) return;
  // The first one has the letter, the others have the digits from 1.
  const at = event.key === "t" ? 0 : /^[1-9]$/.test(event.key) ? Number(event.key) : -1;
  const button = kinds.querySelectorAll("[data-kind]")[at];
  if (!button) return;
  event.preventDefault();
  reject(button.dataset.kind);
});
kinds.addEventListener("click", (event) => {
  const button = event.target.closest("[data-kind]");
  if (button) reject(button.dataset.kind);
});
escalation.addEventListener("keydown", (event) => {
  if (!escalation.open || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  sendEscalation();
});
escalation.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  sendEscalation();
});

// A range is drawn from the last box that was set to the next that is set with shift.
let last;

list.addEventListener("click", (event) => {
  const card = event.target.closest(".card");
  if (!card) return;
  if (event.target.closest("a, summary, textarea")) return;
  cards.go(card, { focus: false });
  if (event.target.closest(".blurred") && !card.hasAttribute("data-open")) {
    card.setAttribute("data-open", "");
    return;
  }
  if (event.target.matches(".pick")) {
    const all = cards.all();
    if (event.shiftKey && last?.isConnected) {
      const [from, to] = [all.indexOf(last), all.indexOf(card)].sort((a, b) => a - b);
      for (const one of all.slice(from, to + 1)) select(one, event.target.checked);
    }
    last = card;
    showSelection();
    return;
  }
  const button = event.target.closest("[data-act]");
  if (button) acts[button.dataset.act]?.();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("#selection [data-act], .head [data-act]");
  if (button) acts[button.dataset.act]?.();
  if (event.target.closest("[data-help]")) help.showModal();
  const close = event.target.closest("[data-close]");
  if (close) close.closest("dialog").close();
});

list.addEventListener("current", (event) => claim(event.detail));
addEventListener("focus", outbox.again);

const held = outbox
  .waiting()
  .flatMap((entry) => (entry.act === "verdict" ? [entry] : entry.act === "bulk" ? (entry.body?.items ?? []) : []))
  .map(nameOf);
cards.take(cards.all().filter((card) => held.includes(cards.nameOf(card))));
outbox.start(answered, showPending);
cards.go(cards.all()[0], { focus: false });
if (!("mistaken" in list.dataset)) listen(
  () => "/live/review" + location.search,
  { list: cards.update },
  {
    open: () => {
      showLine("live");
      showOver(null);
      outbox.again();
    },
    lost: () => showLine("lost"),
    over: showOver,
  },
);
comeBack();
