// The audit by keys: each presses the button that it stands on. What was pressed goes out from here, so that the page stays
// where it is while the line is cut: it is kept, over a sign-in too, and sent again until the service has answered.

const form = () => document.getElementById("audit");
const toxic = () => document.getElementById("toxic");

const key = `audit-${form().dataset.account}`;
const shortest = 500;
const longest = 8000;

let kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
let running = false;
let pause = shortest;
let timer;

// What was said is said once: a reload shows what is there then.
if (location.search) history.replaceState(null, "", location.pathname);

const isTyping = (target) => target.closest("input:not([type=hidden]), textarea, select") !== null;

/** The button that a key stands on; with the kinds open, theirs come first. */
function buttonOf(key) {
  const kind = toxic()?.open && form().querySelector(`[data-kind="${CSS.escape(key)}"]`);
  return kind || form().querySelector(`[data-key="${CSS.escape(key)}"]`);
}

function openKinds(open) {
  toxic().open = open;
  toxic().querySelector(open ? "button" : "summary").focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping(event.target)) return;
  const button = buttonOf(event.key);
  if (button) button.click();
  else if (event.key === "t" && toxic()) openKinds(true);
  else if (event.key === "Escape" && toxic()?.open) openKinds(false);
  else if (event.key === "e") for (const closed of form().querySelectorAll("article details")) closed.open = !closed.open;
  else return;
  event.preventDefault();
});

// One answer a turn, however often it is pressed: while one waits, a press tries that one again.
document.addEventListener("submit", (event) => {
  if (event.target !== form() || !event.submitter) return;
  event.preventDefault();
  if (!kept) keep({ wish: event.submitter.value, turn: new FormData(form()).get("Turn") ?? "" });
  again();
});
addEventListener("online", again);
send();

function keep(answer) {
  kept = answer;
  if (answer) sessionStorage.setItem(key, JSON.stringify(answer));
  else sessionStorage.removeItem(key);
}

function again() {
  pause = shortest;
  send();
}

function later() {
  say("The line is cut. What you pressed is not sent yet: it is kept here, and sent when the line is back.");
  timer = setTimeout(send, pause);
  pause = Math.min(pause * 2, longest);
}

function say(words) {
  const notice = document.getElementById("unsent");
  notice.hidden = false;
  if (notice.textContent !== words) notice.textContent = words;
}

// An answer names its turn, and counts once however often it comes. To take the last one back twice would take back two:
// where it may have been done, the page alone is asked for.
async function send() {
  if (!kept || running) return;
  running = true;
  clearTimeout(timer);
  const doubted = kept.wish === "back" && kept.tried;
  keep({ ...kept, tried: true });
  try {
    const answer = await fetch("/audit", doubted ? {} : { method: "POST", body: written() });
    if (answer.status === 429 || answer.status >= 500) return later();
    if (new URL(answer.url).pathname !== "/audit") return location.assign(answer.url);
    if (!answer.ok) return refused();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("main");
    // The room has nothing but its excuse to show.
    if (page.querySelector("[data-again]")) return later();
    keep(null);
    document.getElementById("main").replaceWith(document.adoptNode(page));
    scrollTo(0, 0);
    if (doubted) say("The line was cut while your last answer was to be taken back. Look whether it was: the comment is before you then.");
  } catch {
    later();
  } finally {
    running = false;
  }
}

function written() {
  const fields = new URLSearchParams(new FormData(form()));
  fields.set("Turn", kept.turn);
  fields.set("Wish", kept.wish);
  return fields;
}

// The form is too old, or somebody else has signed in since: a page of now may send it, once.
function refused() {
  keep(kept.refused ? null : { ...kept, refused: true });
  location.reload();
}
