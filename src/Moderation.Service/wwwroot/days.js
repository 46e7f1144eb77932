// The days of a filter are those of the viewer. They stand in the address as times, so that a bookmark, the events of the
// desk and a bulk choose the same, whatever zone they are read in.

const form = document.querySelector("form:has(input[type=date])");
const fields = [...form.querySelectorAll("input[type=date]")];
const aDay = /^\d{4}-\d{2}-\d{2}$/;
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

const two = (number) => String(number).padStart(2, "0");

// Where the viewer's day begins, or the next one does.
function edge(day, isEnd) {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(year, month - 1, date + (isEnd ? 1 : 0));
}

function dayOf(time) {
  return `${String(time.getFullYear()).padStart(4, "0")}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

// With the viewer's offset of that day: without scripts the field shows the same day.
function written(time) {
  const offset = -time.getTimezoneOffset();
  const size = Math.abs(offset);
  return `${dayOf(time)}T${two(time.getHours())}:${two(time.getMinutes())}:00${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function timeOf(field) {
  return edge(field.value, field.name === "to");
}

// An address with days alone was written by hand or before days were the viewer's: they are meant so.
const address = new URL(location);
for (const { name } of fields) {
  const day = address.searchParams.get(name) ?? "";
  // A day that there is not, such as the 30th of February, is left for the service to speak of.
  if (aDay.test(day) && dayOf(edge(day, false)) === day) address.searchParams.set(name, written(edge(day, name === "to")));
}
if (address.href !== location.href) location.replace(address);

// A time that another zone's viewer chose need not be the edge of a day here: then it is shown as it is, and stays as long as
// nobody chooses another day.
const kept = new Map();
for (const field of fields) {
  const time = new Date(field.dataset.written ?? "");
  if (isNaN(time)) continue;
  field.value = dayOf(field.name === "to" ? new Date(time - 1) : time);
  kept.set(field, field.value);
  if (timeOf(field).getTime() !== time.getTime()) field.parentNode.querySelector(".exact").textContent = exact.format(time);
}

form.addEventListener("formdata", ({ formData }) => {
  for (const field of fields) {
    if (!field.value) continue;
    const stays = kept.get(field) === field.value && field.dataset.written.length > 10;
    formData.set(field.name, stays ? field.dataset.written : written(timeOf(field)));
  }
});
