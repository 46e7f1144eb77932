// Verdicts on their way. What was pressed is kept here, over a reload too, until the service has answered: sent in its
// order, again and again while the line is cut or the session is over. What somebody pressed goes out under that person's
// account alone: that of another waits until its owner is back.

const key = "outbox";
const longest = 8000;
const late = 2000;
const account = document.getElementById("list").dataset.account;

let entries = JSON.parse(sessionStorage.getItem(key) ?? "[]");
let running = false;
let pause = 500;
let timer;
let handle = () => {};
let report = () => {};

function keep() {
  sessionStorage.setItem(key, JSON.stringify(entries));
}

/** What waits to be sent, the oldest first. */
export const waiting = () => entries.filter((entry) => entry.account === account);

/**
 * Begins to send. `answered` is told of each entry with the answer's status and body; `changed` is told how it stands:
 * "idle", "sending", "cut", "busy" (the service does not take it now), "signed-out" or "other" (somebody else is signed in),
 * and what waits.
 */
export function start(answered, changed) {
  handle = answered;
  report = changed;
  addEventListener("online", again);
  send();
}

/**
 * Sends an entry when its turn comes: `{ id, path, body, again, … }`. What `again` holds is added to the body where it is sent
 * another time, or late: much may have happened since it was pressed. What else there is is the caller's own.
 */
export function post(entry) {
  entries.push({ ...entry, account, at: Date.now() });
  keep();
  send();
}

/**
 * Takes an entry back that was never sent. Says whether it could: of one that was, the answer alone may be lost, and the
 * service may have done it.
 */
export function withdraw(id) {
  const at = entries.findIndex((entry) => entry.id === id);
  if (at < 0 || entries[at].tried) return false;
  entries.splice(at, 1);
  keep();
  report(waiting().length ? "cut" : "idle", waiting());
  return true;
}

/** Changes the body of an entry that still waits. */
export function amend(id, change) {
  const entry = entries.find((one) => one.id === id);
  if (!entry) return;
  entry.body = { ...entry.body, ...change };
  keep();
}

/** Changes what is added to an entry that is sent late, of all that wait and are so. */
export function amendAgain(isIt, change) {
  for (const entry of waiting()) if (entry.again && isIt(entry)) entry.again = { ...entry.again, ...change };
  keep();
}

/** Tries again at once. */
export function again() {
  clearTimeout(timer);
  pause = 500;
  send();
}

function later(state) {
  report(state, waiting());
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
    for (let entry = waiting()[0]; entry; entry = waiting()[0]) {
      report("sending", waiting());
      entry.resent = entry.tried;
      const sent = entry.resent || Date.now() - entry.at > late ? { ...entry.body, ...entry.again } : entry.body;
      entry.tried = true;
      keep();
      let answer;
      let body;
      try {
        answer = await fetch(entry.path, {
          method: "POST",
          headers: { "Moderation-Account": account, ...(sent ? { "Content-Type": "application/json" } : {}) },
          body: sent && JSON.stringify(sent),
        });
        body = await answer.json().catch(() => ({}));
      } catch {
        return later("cut");
      }
      if (answer.status === 401) return later(body.isOther ? "other" : "signed-out");
      // The service or its database is away for a moment, or this went too fast.
      if (answer.status === 429 || answer.status >= 500) return later("busy");
      pause = 500;
      entries.splice(entries.indexOf(entry), 1);
      keep();
      handle(entry, answer.status, body);
    }
    report("idle", []);
  } finally {
    running = false;
  }
}
