// The form of filters: real controls with labels; what they mean is for the explorer to say.
import { FACETS, ORDERS } from "./choose.js";
import { onTyped } from "./composing.js";
import { make, say } from "./make.js";

const TYPING = 250; // milliseconds of rest before a search counts

export function drawForm(all, { changed, save }) {
  const words = all.words;
  const names = { topic: all.topics, verb: all.verbs, kind: labels(all.kinds), class: labels(all.classes) };
  const search = make("input", { type: "search", id: "explore-q", name: "q", autocomplete: "off", placeholder: words["explore-search-hint"] });
  const facets = FACETS.map((facet) => make("select", { id: `explore-${facet}`, name: facet }, make("option", { value: "" }, words["explore-all"]), Object.entries(names[facet]).map(([value, label]) => make("option", { value }, label))));
  const sort = make("select", { id: "explore-sort", name: "sort" }, ORDERS.map((by) => make("option", { value: by }, words[`explore-sort-${by || "topic"}`])));
  const told = make("p", { class: "explore-count", role: "status" });
  const reset = make("button", { type: "reset", class: "button" }, words["explore-reset"]);
  const csv = make("button", { type: "button", class: "button", "data-do": "csv", onclick: save }, words["explore-csv"]);
  const fields = [search, ...facets, sort];
  const element = make("form", { class: "explore", role: "search", "aria-label": words["explore-controls"] },
    fields.map((field) => make("div", { class: `explore-field explore-field-${field.name}` }, make("label", { for: field.id }, words[`explore-${field.name === "q" ? "search" : field.name}`]), field)),
    make("div", { class: "explore-result" }, told, reset, csv));

  let typing;
  search.addEventListener("compositionstart", () => clearTimeout(typing)); // which would search what is spelled
  onTyped(search, () => {
    clearTimeout(typing);
    typing = setTimeout(() => changed(false), TYPING);
  });
  element.addEventListener("change", (event) => {
    clearTimeout(typing);
    changed(event.target !== search);
  });
  element.addEventListener("submit", (event) => event.preventDefault());
  element.addEventListener("reset", () => queueMicrotask(() => {
    for (const field of fields) field.value = "";
    changed(true);
  }));

  return {
    element,
    choice: () => Object.fromEntries(fields.map((field) => [field.name, field.value.trim()])),
    set(choice) {
      for (const field of fields) if (field.value.trim() !== choice[field.name]) field.value = choice[field.name];
      reset.disabled = !Object.values(choice).some(Boolean);
    },
    count(counts) {
      facets.forEach((select, index) => [...select.options].slice(1).forEach((option) => {
        const count = counts[FACETS[index]][option.value] ?? 0;
        option.textContent = say(words["explore-option"], { label: names[FACETS[index]][option.value], count });
        option.disabled = !count && !option.selected;
      }));
    },
    tell: (said) => (told.textContent = said),
  };
}

function labels(items) {
  return Object.fromEntries(Object.entries(items).map(([key, [label]]) => [key, label]));
}
