// Verdicts on their way. What was pressed is kept here, over a reload too, until the service has answered: sent in its
// order, again and again while the line is cut or the session is over.

const key = "outbox";
const longest = 8000;

let entries = JSON.parse(sessionStorage.getItem(key) ?? "[]");
let sending = false;
let running = false;
let pause = 500;
let timer;
let handle = () => {};
let report = () => {};

function keep() {
  sessionStorage.setItem(key, JSON.stringify(entries));
}

/** What waits to be sent, the oldest first. */
export const waiting = () => entries;

/**
 * Begins to send. `answered` is told of each entry with the answer's status and body; `changed` is told how it stands:
 * "idle", "sending", "cut" or "signed-out", and how many wait.
 */
export function start(answered, changed) {
  handle = answered;
  report = changed;
  addEventListener("online", again);
  send();
}

/** Sends an entry when its turn comes: `{ id, path, body, … }`; what else it holds is the caller's own. */
export function post(entry) {
  entries.push(entry);
  keep();
  send();
}

/** Takes an entry back that has not left yet. Says whether it could. */
export function withdraw(id) {
  const at = entries.findIndex((entry) => entry.id === id);
  if (at < 0 || (at === 0 && sending)) return false;
  entries.splice(at, 1);
  keep();
  report(entries.length ? "cut" : "idle", entries.length);
  return true;
}

/** Tries again at once. */
export function again() {
  clearTimeout(timer);
  pause = 500;
  send();
}

function later(state) {
  report(state, entries.length);
  clearTimeout(timer);
  timer = setTimeout(send, pause);
  pause = Math.min(pause * 2, longest);
}

// One after the other, and one run at a time: an entry that is on its way must not be sent by a second one. The run ends in
// the same breath as its loop: what is posted by whoever waited for the last answer begins the next.
async function send() {
  if (running) return;
  running = true;
  clearTimeout(timer);
  try {
    while (entries.length > 0) {
      const entry = entries[0];
      sending = true;
      report("sending", entries.length);
      let answer;
      let body;
      try {
        answer = await fetch(entry.path, {
          method: "POST",
          headers: entry.body ? { "Content-Type": "application/json" } : {},
          body: entry.body && JSON.stringify(entry.body),
        });
        body = await answer.json().catch(() => ({}));
      } catch {
        return later("cut");
      } finally {
        sending = false;
      }
      if (answer.status === 401) return later("signed-out");
      // The service or its database is away for a moment, or this went too fast.
      if (answer.status === 429 || answer.status >= 500) return later("cut");
      pause = 500;
      entries.shift();
      keep();
      handle(entry, answer.status, body);
    }
    report("idle", 0);
  } finally {
    running = false;
  }
}
