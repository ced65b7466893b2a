// Mounts what a page needs, after every navigation. What answers a reader is fetched when reached for.
import "./composing.js"; // from the first: a search may be asked for by what is being spelled
import { mount as mountLanguages } from "./languages.js";
import { loadTheme, shown } from "./late.js";
import { mount as mountNumbers } from "./numbers.js";
import { mount as mountPalette } from "./palette.js";
import { mount as mountTheme } from "./theme.js";

function mount() {
  here = spellHere();
  keepHomes();
  mountLanguages(document);
  mountNumbers(document);
  mountPalette(document);
  mountSearch(document.getElementById("search-query"));
  mountTheme(document);
  if (document.querySelector("figure.chart")) import("./charts.js").then((charts) => charts.mount(document)).catch(() => {});
  const explorer = document.getElementById("explorer");
  const shelf = document.getElementById("shelf-form");
  const comparer = document.getElementById("comparer");
  if (explorer) import("./explorer.js").then((page) => page.mount(explorer)).catch(() => forgo(explorer));
  if (comparer && !matchMedia("(min-width: 60em)").matches) comparer.removeAttribute("data-a"); // a phone opens with all pairs
  if (comparer && (location.search || comparer.dataset.a)) comparer.dataset.asked = "";
  if (comparer) import("./comparer.js").then((page) => page.mount(comparer)).catch(() => forgo(comparer));
  if (shelf) import("./shelf.js").then((page) => page.mount(shelf)).catch(() => {});
  mountPairs(document.getElementById("pairs"));
  mountVerify(document.querySelector(".map-copy"));
  if (document.querySelector("[data-copy]")) import("./copy.js").then((page) => page.mount(document)).catch(() => {});
}

// The header outlives instant navigation: its paths to a root hold of the page that it came with.
function keepHomes() {
  for (const { dataset } of document.querySelectorAll("[data-home]")) dataset.home = new URL(dataset.home, document.baseURI);
}

function mountSearch(field) {
  const search = () => import("./search.js").then((page) => page.mount(document)).catch(() => {});
  if (field && field === document.activeElement) search(); // the reader was here before this script
  else field?.addEventListener("focus", search, { once: true });
}

// The triangle is whole without its script, which comes when a reader reaches for it.
function mountPairs(root) {
  for (const reach of ["pointerover", "focusin", "click"]) root?.addEventListener(reach, ({ target }) => import("./pairs.js").then((page) => page[reach === "click" ? "choose" : "mount"](root, target)).catch(() => {}));
}

// What compares a copy comes when its place is opened, or a file is dragged over the map.
function mountVerify(box) {
  const verify = () => import("./verify.js").then((page) => page.mount(box)).catch(() => {});
  box?.addEventListener("toggle", verify, { once: true });
  box?.closest(".article-map").addEventListener("dragenter", verify, { once: true });
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

// The theme takes the first step to a place within a page for one to another page, and loads this one
// anew: whoever has skipped to the content is at its top again. It listens after us.
let here;
const spellHere = () => location.pathname + location.search;
addEventListener("popstate", (event) => {
  if (location.hash && here === spellHere()) event.stopImmediatePropagation();
  here = spellHere();
});

shown().then(mount).then(loadTheme).then(follow, () => {});
