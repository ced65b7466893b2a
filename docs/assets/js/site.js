// Mounts what a page needs, after every navigation. What answers a reader is fetched when reached for.
import { mount as mountLanguages } from "./languages.js";
import { loadTheme, shown } from "./late.js";
import { mount as mountNumbers } from "./numbers.js";
import { mount as mountPalette } from "./palette.js";
import { mount as mountTheme } from "./theme.js";

function mount() {
  mountLanguages(document);
  mountNumbers(document);
  mountPalette(document);
  mountSearch(document.getElementById("search-query"));
  mountTheme(document);
  if (document.querySelector("figure.chart")) import("./charts.js").then((charts) => charts.mount(document)).catch(() => {});
  const explorer = document.getElementById("explorer");
  const comparer = document.getElementById("comparer");
  if (explorer) import("./explorer.js").then((page) => page.mount(explorer)).catch(() => forgo(explorer));
  if (comparer) import("./comparer.js").then((page) => page.mount(comparer)).catch(() => forgo(comparer));
  if (document.querySelector("[data-copy]")) import("./copy.js").then((page) => page.mount(document)).catch(() => {});
}

function mountSearch(field) {
  if (!field) return;
  // The header outlives instant navigation: its path to the root holds of the page it came with.
  field.form.dataset.home = new URL(field.form.dataset.home, document.baseURI);
  field.addEventListener("focus", () => import("./search.js").then((page) => page.mount(document)).catch(() => {}), { once: true });
}

// The page without its script is whole; only the room kept for the controls is given back.
function forgo(root) {
  root.classList.add("is-missing");
}

// The theme announces the page that is there, too, once it is listened to.
function follow() {
  let isFirst = true;
  window.document$?.subscribe(() => (isFirst ? (isFirst = false) : mount()));
}

shown().then(mount).then(loadTheme).then(follow, () => {});
