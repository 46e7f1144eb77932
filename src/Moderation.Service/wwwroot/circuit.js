// The connection of an interactive page. Straight to a websocket: asking first how to connect would need the answer and
// the connection to reach the same replica.
Blazor.start({
  circuit: { configureSignalR: (connection) => connection.withUrl("/_blazor", { skipNegotiation: true, transport: 1 }) },
});

// When the service has been started anew it does not know this page any more: load it again as soon as it answers.

const notice = document.getElementById("components-reconnect-modal");

new MutationObserver(async () => {
  if (!/components-reconnect-(failed|rejected)/.test(notice.className)) return;
  const there = await fetch("/health/live").then((answer) => answer.ok, () => false);
  if (there) location.reload();
  else setTimeout(() => notice.classList.toggle("again"), 2000);
}).observe(notice, { attributeFilter: ["class"] });
