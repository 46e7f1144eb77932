// Makes the page live: forms go out without a reload, and what happens to comments comes in as events.
// Without it everything works too, one page load at a time.

const discussion = document.getElementById("comments");
const threads = document.getElementById("threads");
const form = document.getElementById("post");

// What arrived for a comment that is just being edited; shown when the editor closes.
const held = new Map();

const dates = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

function showDates(root) {
  for (const time of root.querySelectorAll("time[datetime]")) {
    time.title = time.dateTime;
    time.textContent = dates.format(new Date(time.dateTime));
  }
}

function find(id) {
  return document.getElementById("comment-" + id);
}

function count() {
  discussion.querySelector("[data-count]").textContent = discussion.querySelectorAll(".comment").length;
}

function say(text) {
  document.getElementById("announce").textContent = text;
}

/** Shows a comment as the blog now describes it: { id, parentId, change, html, note }. */
function show(comment) {
  const old = find(comment.id);
  if (old && Number(old.dataset.change) >= comment.change) return;
  if (old?.querySelector("details[open]")) {
    held.set(comment.id, comment);
    return;
  }
  if (!comment.html) {
    if (old) remove(old);
    return;
  }
  const template = document.createElement("template");
  template.innerHTML = comment.html;
  const fresh = template.content.querySelector(".comment");
  showDates(fresh);
  if (old) {
    const focused = old.contains(document.activeElement);
    const changed = old.dataset.standing !== fresh.dataset.standing;
    old.replaceWith(fresh);
    if (focused) fresh.focus({ preventScroll: true });
    if (changed && comment.note) say(comment.note);
  } else {
    place(fresh, comment.parentId);
    if (comment.note) say(comment.note);
  }
  fresh.classList.add("fresh");
  count();
}

function place(article, parentId) {
  const item = document.createElement("li");
  item.className = "thread";
  item.append(article);
  const replies = parentId && find(parentId)?.parentElement.querySelector(":scope > .replies");
  if (replies) {
    replies.append(item);
    return;
  }
  const own = document.createElement("ol");
  own.className = "replies";
  item.append(own);
  threads.prepend(item);
}

function remove(article) {
  const item = article.parentElement;
  const answers = item.querySelector(":scope > .replies")?.children ?? [];
  item.after(...answers);
  item.remove();
  count();
}

discussion.addEventListener(
  "toggle",
  (event) => {
    const article = event.target.closest(".comment");
    const comment = article && held.get(article.id.slice("comment-".length));
    if (event.target.open) {
      article.querySelector("textarea").focus();
    } else if (comment) {
      held.delete(comment.id);
      show(comment);
    }
  },
  true,
);

// Forms

discussion.addEventListener("submit", async (event) => {
  const sent = event.target;
  if (!("live" in sent.dataset)) return;
  event.preventDefault();
  const button = sent.querySelector("button");
  if (button.ariaDisabled === "true") return;
  button.ariaDisabled = "true";
  try {
    const answer = await fetch(sent.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(sent)),
      headers: { accept: "application/json" },
    });
    const body = await answer.json();
    problems(sent, answer.ok ? {} : (body.errors ?? { "": [body.detail ?? body.title] }));
    if (!answer.ok) return;
    const details = sent.closest("details");
    if (details) details.open = false;
    show(body);
    if (sent === form) {
      form.elements.text.value = "";
      answering("", "");
    } else if (body.html) {
      find(body.id).focus({ preventScroll: true });
    } else {
      say("Your comment is deleted.");
      document.getElementById("discussion").focus({ preventScroll: true });
    }
  } catch {
    problems(sent, { "": ["The Lantern cannot be reached. What you wrote is still here: please try again in a moment."] });
  } finally {
    button.ariaDisabled = null;
  }
});

/** Shows what is wrong beside its field; what belongs to none goes to the text. Deleting has no field. */
function problems(sent, errors) {
  const trouble = document.getElementById("trouble");
  trouble.hidden = !errors[""] || Boolean(sent.elements.text);
  trouble.textContent = errors[""]?.[0] ?? "";
  let first;
  for (const place of sent.querySelectorAll(".problem")) {
    const field = sent.elements[place.dataset.for];
    const found = errors[place.dataset.for] ?? (place.dataset.for === "text" ? errors[""] : null);
    place.textContent = found?.[0] ?? "";
    field.ariaInvalid = found ? "true" : null;
    first ??= found && field;
  }
  first?.focus();
}

// Answering

function answering(id, name) {
  form.elements.parent.value = id;
  form.querySelector(".answering").hidden = !id;
  form.querySelector(".answering bdi").textContent = name;
}

discussion.addEventListener("click", (event) => {
  const reply = event.target.closest("a.reply");
  const stop = event.target.closest(".answering a");
  if (!reply && !stop) return;
  event.preventDefault();
  answering(reply?.dataset.parent ?? "", reply?.dataset.name ?? "");
  form.scrollIntoView({ block: "center" });
  form.elements.text.focus();
});

// Events

let last = Number(discussion.dataset.lastChange);
let source;
let again;

function listen() {
  source?.close();
  source = new EventSource("/demo/events?after=" + last);
  source.addEventListener("open", () => (document.getElementById("lost").hidden = true));
  source.addEventListener("error", () => {
    document.getElementById("lost").hidden = false;
    // A browser gives up when a proxy answers in place of the blog; then it is up to us.
    clearTimeout(again);
    if (source.readyState === EventSource.CLOSED) again = setTimeout(listen, 3000);
  });
  source.addEventListener("line", (event) => {
    document.getElementById("line").hidden = JSON.parse(event.data).reachable;
  });
  source.addEventListener("reset", loadAnew);
  source.addEventListener("comment", (event) => {
    last = Math.max(last, Number(event.lastEventId));
    show(JSON.parse(event.data));
  });
}

/** Puts the comments as they are now in the place of those shown; what stands in the form stays. */
async function loadAnew() {
  rest();
  try {
    const answer = await fetch("/demo", { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("comments");
    threads.replaceChildren(...page.getElementById("threads").children);
    last = Number(fresh.dataset.lastChange);
    held.clear();
    showDates(threads);
    count();
    if (!find(form.elements.parent.value)) answering("", "");
    listen();
  } catch {
    again = setTimeout(listen, 3000);
  }
}

function rest() {
  clearTimeout(again);
  source?.close();
  source = null;
}

// A browser has six connections to one address. Pages that nobody looks at give theirs back after a while.
let leaving;
document.addEventListener("visibilitychange", () => {
  clearTimeout(leaving);
  if (document.hidden) leaving = setTimeout(rest, 30_000);
  else if (!source) listen();
});
// A page that was put aside and is brought back by the browser's history has no connection any more.
addEventListener("pageshow", listen);
addEventListener("pagehide", rest);
showDates(document);
