// What is said of one figure: the body of its card, and the rows that comparisons share with it.
import { make, say } from "./make.js";

// Rows of [term, words]; rows with nothing to say are left out.
export function rowsOf(all, key) {
  const figure = all.figures[key], words = all.words;
  const bound = figure.bound ? all.bounds[figure.bound].join(words.colon) : "";
  return [
    [words["column-verb"], [figure.done, figure.meaning].join(words.colon)],
    [words["column-period"], figure.period],
    [words["column-population"], figure.population],
    [words["compare-bound"], bound],
    [words["column-class"], all.classes[figure.class][0]],
    [words.formula, figure.formula],
    [words.assumption, figure.assumption],
    [words["card-caveat"], figure.note],
    [words.corrections, figure.corrections],
    [words["column-source"], sourcesOf(all, figure)],
    [words.later, linesOf((figure.later ?? []).map(({ said }) => said))],
    [words.change, linesOf(figure.changes ?? [])],
  ].filter(([, said]) => said && said.length);
}

// Each place in the article, with the fragment that shows the number there.
function sourcesOf(all, figure) {
  return figure.places.flatMap(([paragraph, locator, url], index) => [
    index ? make("br") : "",
    `${say(all.words.paragraph, { number: paragraph })} `,
    url ? make("a", { href: url, rel: "noopener" }, quoted(all, locator)) : quoted(all, locator),
  ]);
}

// Quotation marks within those of the page are the inner ones.
const INNER = { "「": "『", "」": "』", "“": "‘", "”": "’" };

function quoted(all, locator) {
  return make("q", { class: "locator", lang: all.articleLanguage }, locator.replace(/[「」“”]/g, (mark) => INNER[mark]));
}

function linesOf(lines) {
  return lines.flatMap((line, index) => [index ? make("br") : "", line]);
}

export function listOf(rows) {
  return make("dl", { class: "figure-facts" }, rows.flatMap(([term, said]) => [make("dt", {}, term), make("dd", {}, said)]));
}

export function describe(all, key, home, close) {
  const figure = all.figures[key], words = all.words;
  const entry = new URL(`figures/#${key}`, home).href;
  const compare = new URL(`compare/?a=${key}`, home).href;
  return make("div", { class: "number-card-body" },
    make("p", { class: "number-card-label" }, figure.label),
    make("p", { class: "number-card-value" }, figure.quantity),
    listOf(rowsOf(all, key)),
    make("p", { class: "number-card-links" }, make("a", { href: entry }, words["card-entry"]), " ", make("a", { href: compare, "data-compare": key }, words["card-compare"])),
    make("button", { type: "button", class: "number-card-close", "aria-label": words["card-close"], onclick: () => close() }, "×"));
}
