// Tells the others which card somebody is on. A claim is a hint: it costs nothing when it is lost.

const settle = 250;
const renew = 25_000;

let timer;
let mine;

function send(path, card) {
  const body = JSON.stringify({ siteId: card.dataset.site, commentId: card.dataset.comment });
  return fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body, keepalive: true }).catch(
    () => {},
  );
}

function hold() {
  clearTimeout(timer);
  if (!mine?.isConnected || document.hidden) return;
  send("/review/claim", mine);
  timer = setTimeout(hold, renew);
}

/** The card that this person is on now, or none. */
export function claim(card) {
  if (card === mine) return;
  const left = mine;
  mine = card;
  clearTimeout(timer);
  if (left?.isConnected) send("/review/leave", left);
  if (card) timer = setTimeout(hold, settle);
}

document.addEventListener("visibilitychange", () => {
  if (!mine) return;
  if (document.hidden) send("/review/leave", mine);
  else hold();
});
addEventListener("pagehide", () => mine && send("/review/leave", mine));
