// The line to the service: events that go on where they were after it was lost.

const pill = document.getElementById("line");

// Two beats of the slowest events and some: a connection that was cut without a word says nothing either.
const silence = 40_000;

// A browser has six connections to one address. Pages that nobody looks at give theirs back after a while.
const unseen = 30_000;

// A session that is over is looked for again this often, and whenever somebody comes back to the page.
const patience = 5_000;

/** Shows how the line is: "live", "paused", "lost", or why the session is over. */
export function showLine(state) {
  if (pill.dataset.line === state) return;
  pill.dataset.line = state;
  pill.textContent = {
    live: "Live",
    paused: "Paused",
    lost: "Connection lost. Trying again …",
    "signed-out": "You were signed out",
    disabled: "This account was disabled",
  }[state];
}

/** Whether the line is cut as far as this page knows. */
export const isLost = () => pill.dataset.line === "lost";

/**
 * Listens for good. `address` gives where to, each time anew; `handlers` has a function by event; `open` and `lost` are
 * told of the line, `over` of the end of the session: "signed-out" or "disabled".
 */
export function listen(address, handlers, { open, lost, over }) {
  let source;
  let again;
  let quiet;
  let isOver = false;

  function heard() {
    clearTimeout(quiet);
    quiet = setTimeout(connect, silence);
  }

  function connect() {
    clearTimeout(again);
    source?.close();
    const mine = (source = new EventSource(address()));
    heard();
    source.addEventListener("open", () => {
      isOver = false;
      open();
    });
    source.addEventListener("error", async () => {
      // A browser gives up when something else answers in the service's place; then it is up to us.
      if (mine.readyState !== EventSource.CLOSED) return lost();
      if (await isSignedOut()) {
        if (mine === source) end("signed-out");
        return;
      }
      lost();
      clearTimeout(again);
      if (mine === source) again = setTimeout(connect, 2000);
    });
    source.addEventListener("beat", heard);
    source.addEventListener("over", (event) => end(JSON.parse(event.data)));
    for (const [name, handle] of Object.entries(handlers)) {
      source.addEventListener(name, (event) => {
        heard();
        handle(JSON.parse(event.data), event.lastEventId);
      });
    }
  }

  // A source of events does not say with what it was refused.
  async function isSignedOut() {
    const enough = new AbortController();
    const answer = await fetch(address(), { signal: enough.signal }).catch(() => null);
    enough.abort();
    return answer?.status === 401;
  }

  function end(why) {
    disconnect();
    // The first reason is the nearest one: afterwards nobody is signed in, whatever the reason was.
    if (!isOver) over(why);
    isOver = true;
    again = setTimeout(lookAgain, patience);
  }

  async function lookAgain() {
    clearTimeout(again);
    if (!(await isSignedOut())) connect();
    else if (isOver) again = setTimeout(lookAgain, patience);
  }

  function disconnect() {
    clearTimeout(quiet);
    clearTimeout(again);
    source?.close();
    source = null;
  }

  let leaving;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(leaving);
    if (document.hidden) leaving = setTimeout(disconnect, unseen);
    else if (!source) connect();
  });
  // A page that was put aside and is brought back by the browser's history has no connection any more.
  addEventListener("focus", () => isOver && lookAgain());
  addEventListener("pageshow", connect);
  addEventListener("pagehide", disconnect);
}

/** Loads the page anew once it works again, when it has nothing but its excuse to show. */
export function comeBack() {
  if (!document.querySelector("[data-again]")) return;
  setTimeout(async () => {
    const there = await fetch("/health/ready").then((answer) => answer.ok, () => false);
    if (there) location.reload();
    else comeBack();
  }, 2000);
}
