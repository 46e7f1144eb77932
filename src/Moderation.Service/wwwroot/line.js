// The line to the service: events that go on where they were after it was lost.

const pill = document.getElementById("line");

// Two beats of the slowest events and some: a connection that was cut without a word says nothing either.
const silence = 40_000;

// A browser has six connections to one address. Pages that nobody looks at give theirs back after a while.
const unseen = 30_000;

/** Shows how the line is: "live", "paused" or "lost". */
export function showLine(state) {
  if (pill.dataset.line === state) return;
  pill.dataset.line = state;
  pill.textContent = { live: "Live", paused: "Paused", lost: "Connection lost. Trying again …" }[state];
}

/**
 * Listens for good. `address` gives where to, each time anew; `handlers` has a function by event; `open` and `lost` are
 * told of the line.
 */
export function listen(address, handlers, { open, lost }) {
  let source;
  let again;
  let quiet;

  function heard() {
    clearTimeout(quiet);
    quiet = setTimeout(connect, silence);
  }

  function connect() {
    clearTimeout(again);
    source?.close();
    source = new EventSource(address());
    heard();
    source.addEventListener("open", open);
    source.addEventListener("error", () => {
      lost();
      // A browser gives up when something else answers in the service's place; then it is up to us.
      if (source.readyState === EventSource.CLOSED) again = setTimeout(connect, 2000);
    });
    source.addEventListener("beat", heard);
    for (const [name, handle] of Object.entries(handlers)) {
      source.addEventListener(name, (event) => {
        heard();
        handle(JSON.parse(event.data), event.lastEventId);
      });
    }
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
