// The audit by keys: each presses the button that it stands on. The form does the rest, as it does without this.

const form = document.getElementById("audit");
const toxic = document.getElementById("toxic");

// What was said is said once: a reload shows what is there then.
if (location.search) history.replaceState(null, "", location.pathname);

const isTyping = (target) => target.closest("input:not([type=hidden]), textarea, select") !== null;

/** The button that a key stands on; with the kinds open, theirs come first. */
function buttonOf(key) {
  const kind = toxic?.open && form.querySelector(`[data-kind="${CSS.escape(key)}"]`);
  return kind || form.querySelector(`[data-key="${CSS.escape(key)}"]`);
}

function openKinds(open) {
  toxic.open = open;
  (open ? toxic.querySelector("button") : toxic.querySelector("summary")).focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping(event.target)) return;
  const button = buttonOf(event.key);
  if (button) button.click();
  else if (event.key === "t" && toxic) openKinds(true);
  else if (event.key === "Escape" && toxic?.open) openKinds(false);
  else if (event.key === "e") for (const closed of form.querySelectorAll("article details")) closed.open = !closed.open;
  else return;
  event.preventDefault();
});

// One answer a turn, however often it is pressed; a page that is come back to may be sent again.
form.addEventListener("submit", (event) => {
  if (form.dataset.sent === "") event.preventDefault();
  form.dataset.sent = "";
});
addEventListener("pageshow", () => delete form.dataset.sent);
