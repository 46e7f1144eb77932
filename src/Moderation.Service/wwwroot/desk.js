// What every page has: times in the viewer's zone and words, and the choice of colours.

const dates = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" });

function age(then) {
  const seconds = Math.max(0, (Date.now() - then) / 1000);
  if (seconds < 5) return "now";
  if (seconds < 60) return Math.floor(seconds) + " s";
  if (seconds < 3600) return Math.floor(seconds / 60) + " min";
  if (seconds < 86400) return Math.floor(seconds / 3600) + " h";
  return dates.format(then);
}

/** Shows the times within an element as the viewer reads them. */
export function showTimes(root) {
  for (const time of root.querySelectorAll("time[datetime]")) {
    const then = new Date(time.dateTime);
    time.title ||= exact.format(then);
    const text = "age" in time.dataset ? age(then) : dates.format(then);
    if (time.textContent !== text) time.textContent = text;
  }
}

showTimes(document);
setInterval(() => document.hidden || showTimes(document), 5000);
document.addEventListener("visibilitychange", () => document.hidden || showTimes(document));

// What a form was answered with is seen again by asking for the page, not by sending the form again: when it is reloaded, or
// come back to.

history.replaceState(history.state, "");

// Where the links of the bar go on beyond the window, that of this page is among those that are seen.

const links = document.querySelector(".bar nav");
const here = links?.querySelector(".active");
if (here) links.scrollLeft = here.offsetLeft - links.offsetLeft - (links.clientWidth - here.offsetWidth) / 2;

// Buttons that do much ask first.

document.addEventListener("click", (event) => {
  const question = event.target.closest("button[data-ask]")?.dataset.ask;
  if (question && !confirm(question)) event.preventDefault();
});

// In a box that selects, Enter would press the first button of its form.

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("input.pick")) event.preventDefault();
});

// Colours: as the system has them, light, dark, and round again.

const themes = ["system", "light", "dark"];
const button = document.getElementById("theme");

function name(theme) {
  button.ariaLabel = button.title = "Colours: " + (theme === "system" ? "as the system has them" : theme);
}

if (button) {
  name(document.documentElement.dataset.theme ?? "system");
  button.hidden = false;
  button.addEventListener("click", () => {
    const root = document.documentElement;
    const next = themes[(themes.indexOf(root.dataset.theme ?? "system") + 1) % themes.length];
    const age = next === "system" ? 0 : 31536000;
    document.cookie = `theme=${next}; path=/; max-age=${age}; samesite=lax`;
    if (next === "system") delete root.dataset.theme;
    else root.dataset.theme = next;
    name(next);
  });
}
