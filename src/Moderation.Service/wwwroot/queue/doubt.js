// The question before a verdict on more comments than the page shows.

const question = document.getElementById("doubt");
const button = question.querySelector("[data-confirm]");

// So long a key that is pressed twice asks, and does not answer too.
const startle = 400;

let key;
let go;
let ready;

/** Asks. `confirmed` is called by the button, by Enter, and by the letter that is the verdict's own. */
export function ask(title, answer, letter, confirmed) {
  question.querySelector("h2").textContent = title;
  button.firstChild.textContent = `${answer} `;
  button.querySelector("kbd").textContent = letter;
  [key, go] = [letter, confirmed];
  clearTimeout(ready);
  delete question.dataset.ready;
  ready = setTimeout(() => (question.dataset.ready = ""), startle);
  question.showModal();
}

function confirm() {
  question.close();
  go();
}

button.addEventListener("click", confirm);
question.addEventListener("keydown", (event) => {
  if (!question.open || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  // A key that is held down asks, and does not answer too.
  if (event.repeat) event.preventDefault();
  else if (event.key.toLowerCase() === key) {
    event.preventDefault();
    if ("ready" in question.dataset) confirm();
  }
});
