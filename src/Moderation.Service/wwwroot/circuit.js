// The connection of an interactive page. Straight to a websocket: asking first how to connect would need the answer and
// the connection to reach the same replica.
Blazor.start({
  circuit: { configureSignalR: (connection) => connection.withUrl("/_blazor", { skipNegotiation: true, transport: 1 }) },
});

// When the service has been started anew it does not know this page any more: load it again as soon as it answers, and
// give it back what was typed.

const key = "typed";
const fields = () => [...document.querySelectorAll(".try :is(input, textarea)")];

function giveBack(typed) {
  const empty = fields();
  if (empty.length !== typed.length || empty.some((field) => field.disabled)) return false;
  for (const [i, field] of empty.entries()) {
    field.value = typed[i];
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return true;
}

const typed = JSON.parse(sessionStorage.getItem(key) ?? "[]");
sessionStorage.removeItem(key);
if (typed.some((text) => text)) {
  // Not before the fields listen: until then they are disabled.
  new MutationObserver((_, observer) => giveBack(typed) && observer.disconnect()).observe(document.body, {
    attributeFilter: ["disabled"],
    childList: true,
    subtree: true,
  });
}

const notice = document.getElementById("components-reconnect-modal");

new MutationObserver(async () => {
  if (!/components-reconnect-(failed|rejected)/.test(notice.className)) return;
  const there = await fetch("/health/live").then((answer) => answer.ok, () => false);
  if (there) {
    sessionStorage.setItem(key, JSON.stringify(fields().map((field) => field.value)));
    location.reload();
  } else setTimeout(() => notice.classList.toggle("again"), 2000);
}).observe(notice, { attributeFilter: ["class"] });
