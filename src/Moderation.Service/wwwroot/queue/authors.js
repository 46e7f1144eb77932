// What is said of the author of a card: it shows at once on all of the author's cards.

import * as outbox from "./outbox.js";
import * as steps from "./steps.js";
import { say } from "./toasts.js";

const verbs = { muted: "mute", trusted: "trust", usual: "clear" };
const past = {
  muted: (name) => ["Muted", `Muted: every further comment by ${name} goes to review.`],
  trusted: (name) => ["Trusted", `Trusted: links, length, language and waves no longer speak against ${name}.`],
};

// What was said here and is perhaps not yet in a list that the service rendered a moment before, by author.
const said = new Map();
const patience = 1500;

const nameOf = ({ siteId, author }) => `${siteId}\n${author}`;

const pathOf = (entry, standing) =>
  `/api/authors/${encodeURIComponent(entry.siteId)}/${encodeURIComponent(entry.author)}/${verbs[standing]}`;

/** Mutes or trusts the author of a card. */
export function set(card, standing, id) {
  const { site: siteId, author, standing: before } = card.dataset;
  const name = card.querySelector(".by bdi").textContent;
  if (!author) {
    say("The blog does not say who wrote this: nobody can be muted or trusted.", { kind: "note" });
    return;
  }
  if (before === standing) {
    say(`${name} is ${standing} already. To take that back, follow the name.`, { kind: "note" });
    return;
  }
  const entry = { id, act: "author", siteId, author, name, before, standing };
  show(entry, standing);
  outbox.post({ ...entry, path: pathOf(entry, standing), body: null });
  const [words, done] = past[standing](name);
  steps.begin({ id, words, done, undo: () => undo(entry) });
}

function undo(entry) {
  const back = { ...entry, id: entry.id + "-undo", act: "author-undo" };
  show(back, entry.before);
  if (outbox.withdraw(entry.id)) settle(back);
  // What this page knows of, and nothing that somebody said since.
  else outbox.post({ ...back, path: `${pathOf(entry, entry.before)}?seen=${entry.standing}`, body: null });
}

/** Takes the service's answer to one of these. */
export function answered(entry, status, body) {
  const undoes = entry.act === "author-undo";
  const now = undoes ? entry.before : entry.standing;
  if (status < 300) {
    settle(entry);
    steps.sent(entry.id);
    if (undoes) say(`Undone: ${entry.name} is ${now === "usual" ? "neither muted nor trusted" : now}.`);
    return;
  }
  show(entry, undoes ? entry.standing : entry.before);
  settle(entry);
  outbox.withdraw(entry.id + "-undo");
  steps.forget(steps.find(entry.id));
  say(`Not done: ${body.detail ?? "the service refused it."}`, { kind: "wrong" });
}

/** Brings a card up to date with what the service says of its author. */
export function renew(card, fresh) {
  const own = said.get(nameOf({ siteId: card.dataset.site, author: card.dataset.author }));
  if (own) own.told = fresh.dataset.standing;
  else mark(card, fresh.dataset.standing);
}

function show(entry, standing) {
  said.set(nameOf(entry), { id: entry.id, standing });
  for (const card of cardsOf(entry)) mark(card, standing);
}

// From now on the service's word counts, and what it told meanwhile.
function settle(entry) {
  const own = said.get(nameOf(entry));
  // Something else was said since.
  if (own?.id !== entry.id) return;
  setTimeout(() => {
    if (said.get(nameOf(entry)) !== own) return;
    said.delete(nameOf(entry));
    for (const card of cardsOf(entry)) mark(card, own.told ?? own.standing);
  }, patience);
}

const cardsOf = ({ siteId, author }) =>
  [...document.querySelectorAll("#list .card")].filter(
    (card) => card.dataset.site === siteId && card.dataset.author === author,
  );

function mark(card, standing) {
  card.dataset.standing = standing;
  card.querySelector(".standing").textContent = standing === "usual" ? "" : standing;
}
