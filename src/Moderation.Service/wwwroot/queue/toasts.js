// Short words about what was just done, with a way back. Read out by screen readers.

const place = document.getElementById("toasts");
const stay = 8000;
const most = 4;

/** Says something. `undo` is called by its button; the answer changes or removes what is said. */
export function say(text, { undo, kind = "done", lasts = stay } = {}) {
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.dataset.kind = kind;
  const words = document.createElement("p");
  words.textContent = text;
  toast.append(words);
  if (undo) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.append("Undo ", Object.assign(document.createElement("kbd"), { textContent: "u" }));
    button.addEventListener("click", undo);
    toast.append(button);
  }
  place.append(toast);
  while (place.children.length > most) place.firstElementChild.remove();
  let timer;
  const close = () => toast.remove();
  const wait = () => {
    clearTimeout(timer);
    if (lasts) timer = setTimeout(close, lasts);
  };
  wait();
  return {
    close,
    change(next, forGood = true) {
      words.textContent = next;
      if (forGood) {
        lasts = stay;
        wait();
      }
    },
  };
}
