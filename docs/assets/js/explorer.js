// The page of all figures, explorable: filters, search and order, over the table that is there.
import { fetchOnce } from "./fetch.js";
import { FACETS, countOf, order } from "./choose.js";
import { drawForm } from "./filters.js";
import { say } from "./make.js";
import { follow, read, write } from "./query.js";
import { Seeker } from "./seek.js";

const NAMES = ["q", ...FACETS, "sort"];

export async function mount(root) {
  if (root.dataset.mounted) return;
  root.dataset.mounted = "";
  const [all, search] = await Promise.all([fetchOnce(root.dataset.figures), fetchOnce(root.dataset.search)]);
  const seeker = new Seeker(search);
  const keys = Object.keys(all.figures);
  const rows = new Map(keys.map((key) => [key, document.getElementById(key)]));
  const table = rows.get(keys[0]).parentElement;
  let shown = keys;

  const form = drawForm(all, {
    changed: (isStep) => {
      write(form.choice(), isStep);
      apply();
    },
    save: () => import("./csv.js").then(({ saveCsv }) => saveCsv(all, shown)),
  });

  function apply() {
    form.set(read(NAMES));
    const choice = form.choice(); // what the address asks for and the form knows
    const fits = (key, but) => seeker.holds(key, choice.q) && FACETS.every((facet) => facet === but || !choice[facet] || all.figures[key][facet] === choice[facet]);
    shown = order(all, keys.filter((key) => fits(key)), choice.sort);
    for (const [key, row] of rows) row.hidden = !shown.includes(key);
    table.append(...shown.map((key) => rows.get(key)));
    form.count(countOf(all, keys, fits));
    form.tell(shown.length ? say(all.words["explore-count"], { shown: shown.length, all: keys.length }) : all.words["explore-none"]);
  }

  // A mark in the address is a promise: its row is shown whatever the choice was.
  const marked = decodeURIComponent(location.hash.slice(1));
  apply();
  if (rows.get(marked)?.hidden) {
    history.replaceState(history.state, "", location.pathname + location.hash);
    apply();
  }
  root.replaceChildren(form.element);
  if (rows.has(marked)) rows.get(marked).scrollIntoView();
  follow(root, apply);
}
