// The front page of a collection: its list of reports, by place and by topic. What is chosen stands in the
// address, so that it can be sent on.
import { say } from "./make.js";
import { follow, read, write } from "./query.js";

const NAMES = ["place", "topic"];

export function mount(form) {
  if (form.dataset.mounted) return;
  form.dataset.mounted = "";
  const told = form.querySelector("[role=status]");
  const whole = told.textContent;
  const rows = [...document.querySelectorAll(".shelf-report")];
  const topicsOf = (row) => [...row.querySelectorAll(".shelf-topics a")].map((link) => link.textContent);
  const fits = (row, { place, topic }) => (!place || row.dataset.place === place) && (!topic || topicsOf(row).includes(topic));

  function apply() {
    const choice = read(NAMES);
    for (const name of NAMES) form.elements[name].value = choice[name];
    for (const row of rows) row.hidden = !fits(row, choice);
    const count = rows.filter((row) => !row.hidden).length;
    told.textContent = count === rows.length ? whole : say(told.dataset.shown, { count, all: rows.length });
  }
  form.addEventListener("change", () => {
    write(Object.fromEntries(NAMES.map((name) => [name, form.elements[name].value])), true);
    apply();
  });
  follow(form, apply);
  apply();
}
