// The search of the site: its index is fetched with the first focus, its hits are ranked here.
import { isOfMethod, isUnfinished, onTyped } from "./composing.js";
import { fetchOnce } from "./fetch.js";
import { make, say } from "./make.js";
import { gather } from "./parts.js";
import { rank } from "./rank.js";
import { Seeker } from "./seek.js";

const MOST = 12; // hits shown

export function mount(root) {
  const form = root.querySelector(".md-search__form");
  if (!form || form.dataset.mounted) return;
  form.dataset.mounted = "";
  const field = form.elements.query;
  const box = form.closest(".md-search");
  const [status, list] = [".md-search-result__meta", ".md-search-result__list"].map((one) => box.querySelector(one));
  const { home } = form.dataset;
  let index;

  async function show() {
    const query = field.value;
    const all = await gather(await (index ??= load(home)), query, home);
    if (isUnfinished() || query !== field.value) return; // begun while the index was on its way
    const found = field.value.trim() ? rank(all, field.value) : [];
    const hits = found.slice(0, MOST);
    const counted = say(all.words[found.length > MOST ? "search-most" : "search-count"], { count: hits.length, all: found.length });
    status.textContent = !field.value.trim() ? all.words["search-hint"] : found.length ? counted : all.words["search-none"];
    list.replaceChildren(...hits.map((hit) => row(hit, home, all.words)));
  }
  const open = (isOpen) => box.classList.toggle("is-open", isOpen);
  const update = () => show().catch(() => ((index = undefined), open(false)));

  field.addEventListener("focus", () => (open(true), update()));
  onTyped(field, () => (open(true), update()));
  form.addEventListener("submit", (event) => (event.preventDefault(), list.querySelector("a")?.click()));
  box.addEventListener("keydown", (event) => walk(event, field, list, open));
  box.addEventListener("focusout", (event) => !box.contains(event.relatedTarget) && open(false));
  list.addEventListener("click", () => (open(false), field.blur()));
  if (document.activeElement === field) open(true), update(); // the focus that called for this script
}

async function load(home) {
  const all = await fetchOnce(new URL("explore/hits.json", home).href);
  return { ...all, seeker: new Seeker({ letters: all.letters, words: {} }) };
}

function row([kind, title, said, address, , report], home, words) {
  return make("li", { class: "md-search-result__item" },
    make("a", { class: "md-search-result__link", href: new URL(address, home).href },
      make("span", { class: "search-kind" }, [words[`search-${kind}`], report].filter(Boolean).join(" · ")),
      make("span", { class: "search-title" }, title),
      make("span", { class: "search-said" }, said)));
}

// Arrows walk from the field through the hits and back; Escape closes and returns to the field.
function walk(event, field, list, open) {
  if (isOfMethod(event)) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") {
    field.focus();
    open(false);
  }
  if (!step) return;
  event.preventDefault();
  const stops = [field, ...list.querySelectorAll("a")];
  const next = stops.indexOf(document.activeElement) + step;
  stops[(next + stops.length) % stops.length].focus();
}
