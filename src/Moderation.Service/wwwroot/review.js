// The desk: cards under review, settled by keys or buttons. A card leaves at once; the service's answer follows.

import { comeBack, listen, showLine } from "./line.js";
import * as authors from "./queue/authors.js";
import * as cards from "./queue/cards.js";
import { claim } from "./queue/claims.js";
import { all, current, go, isMeant, isStartled, isTyping, show, step } from "./queue/current.js";
import "./days.js";
import * as escalations from "./queue/escalations.js";
import { afterFrames } from "./queue/frames.js";
import { commentOf, nameOf, newId } from "./queue/items.js";
import * as kinds from "./queue/kinds.js";
import * as outbox from "./queue/outbox.js";
import * as place from "./queue/place.js";
import * as selection from "./queue/selection.js";
import * as steps from "./queue/steps.js";
import * as unsent from "./queue/unsent.js";
import * as verdicts from "./queue/verdicts.js";

const list = document.getElementById("list");
const help = document.getElementById("help");

// A key that is about a card does nothing where whoever pressed it cannot have meant that one.
const onCurrent = (act) => ({ timeStamp }) => {
  if (isMeant(timeStamp)) act();
};
const ruling = (act) => (event) => {
  if (!selection.isSome()) onCurrent(act)(event);
  else if (!isStartled(event.timeStamp)) act();
};

function expand() {
  const card = current();
  if (card) open(card, card.toggleAttribute("data-open"));
}

function open(card, isOpen) {
  // A severe text is hidden from the ears as from the eyes.
  for (const text of card.querySelectorAll(".blurred")) text.setAttribute("aria-hidden", String(!isOpen));
  card.querySelector(".severe")?.toggleAttribute("hidden", isOpen);
  card.querySelector("[data-act=expand]")?.setAttribute("aria-expanded", String(isOpen));
  for (const part of card.querySelectorAll("details")) part.open = isOpen;
}

function note() {
  const part = current()?.querySelector(".note");
  if (!part) return;
  part.hidden = !part.hidden;
  if (!part.hidden) part.querySelector("textarea").focus();
}

function saying(standing) {
  const card = current();
  if (card) authors.set(card, standing, newId());
}

function search() {
  const field = document.querySelector("#filter input[name=text]");
  field.closest("details")?.setAttribute("open", "");
  field.focus();
  field.select();
}

const acts = {
  approve: () => verdicts.settle("approve"),
  spam: () => verdicts.settle("reject", ["spam"]),
  toxic: kinds.ask,
  other: () => verdicts.settle("reject", ["other"]),
  skip: cards.skip,
  escalate: escalations.ask,
  "take-back": escalations.takeBack,
  note,
  expand,
  select: () => selection.select(current()),
  mute: () => saying("muted"),
  trust: () => saying("trusted"),
  undo: () => steps.undo(),
  everything: () => selection.selectEverything(cards.newestSeen()),
  none: selection.end,
};

const keys = {
  j: () => step(1),
  k: () => step(-1),
  J: onCurrent(() => selection.stretch(1)),
  K: onCurrent(() => selection.stretch(-1)),
  a: ruling(acts.approve),
  s: ruling(acts.spam),
  t: ruling(acts.toxic),
  o: ruling(acts.other),
  n: onCurrent(acts.skip),
  m: onCurrent(acts.escalate),
  E: onCurrent(acts["take-back"]),
  c: onCurrent(note),
  e: expand,
  x: onCurrent(acts.select),
  X: acts.everything,
  M: onCurrent(acts.mute),
  T: onCurrent(acts.trust),
  u: acts.undo,
  "/": search,
  "?": () => help.showModal(),
  Escape: acts.none,
};

document.addEventListener("keydown", (event) => {
  // A dialog has taken it, and may be closed by it.
  if (event.defaultPrevented) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && isTyping(event.target)) {
    event.target.blur();
    go(current());
    return;
  }
  if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
  // Capital letters are those that are pressed with shift: what Caps Lock makes of a key is not meant.
  const { key, shiftKey } = event;
  // Held down, a key goes through the cards, and rules on none but the first.
  if (event.repeat && !/^[jk]$/i.test(key)) return;
  const act = keys[/^[a-z]$/i.test(key) ? (shiftKey ? key.toUpperCase() : key.toLowerCase()) : key];
  if (!act) return;
  event.preventDefault();
  act(event);
});

// Whoever comes to a card by Tab is on it.
list.addEventListener("focusin", (event) => {
  const card = event.target.closest(".card");
  if (card && card !== current()) go(card, { focus: false });
});

list.addEventListener("click", (event) => {
  const card = event.target.closest(".card");
  if (!card) return;
  if (event.target.closest("a, summary, textarea")) return;
  go(card, { focus: false });
  if (event.target.closest(".blurred") && !card.hasAttribute("data-open")) {
    open(card, card.toggleAttribute("data-open", true));
    return;
  }
  if (event.target.matches(".pick")) {
    selection.picked(card, event.target, event.shiftKey);
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
list.addEventListener("cards", selection.renew);
addEventListener("focus", outbox.again);
// Kept over a reload, and gone with the page.
addEventListener("beforeunload", (event) => unsent.isAny() && event.preventDefault());

function answered(entry, status, body) {
  if (entry.act.startsWith("author")) authors.answered(entry, status, body);
  else if (entry.act.startsWith("escalate")) escalations.answered(entry, status, body);
  else verdicts.answered(entry, status, body);
}

// What was pressed before the page was loaded again, and waits.
const held = outbox
  .waiting()
  .flatMap((entry) => (entry.act === "verdict" ? [entry] : entry.act === "bulk" ? (entry.body?.items ?? []) : []))
  .map(nameOf);
cards.take(all().filter((card) => held.includes(commentOf(card))));
outbox.start(answered, unsent.show);
const before = place.restore();
go(before ?? all()[0], { focus: false });
if (before) show();
if (!("mistaken" in list.dataset)) listen(
  () => "/live/review" + location.search,
  { list: cards.update, beat: cards.saw },
  {
    open: () => {
      showLine("live");
      unsent.showOver(null);
      outbox.again();
    },
    lost: () => showLine("lost"),
    over: unsent.showOver,
  },
);
comeBack();

// Once the browser has laid out all cards, and come back to where the page was, it knows how high they are: from then on none of
// them moves another when it comes to the screen. In another width they have other heights.
let turn = 0;
// For which the current card was brought into view; none as long as it was not: one may come back to a card from another width,
// and a browser comes back to a place where that card stood no longer.
let width = 0;

function measure() {
  const mine = ++turn;
  delete list.dataset.measured;
  afterFrames(() => {
    if (mine !== turn) return;
    list.dataset.measured = "";
    if (innerWidth === width) return;
    width = innerWidth;
    show();
  });
}

addEventListener("load", measure);
addEventListener("resize", measure);
