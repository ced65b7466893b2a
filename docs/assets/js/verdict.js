// The answer to a comparison: verdict, reasons, both figures, and what may be drawn or divided.
import { listOf, rowsOf } from "./describe.js";
import { judge } from "./judge.js";
import { make, say } from "./make.js";
import { ratio } from "./ratio.js";
import { drawTogether } from "./together.js";

// Of the pair that a page opens with nobody has asked for all that is known.
export function drawVerdict(all, judged, a, b, isBrief) {
  const { verdict, reasons } = judge(judged, a, b);
  const words = all.words;
  const [label, meaning] = all.verdicts[verdict];
  return make("div", { class: isBrief ? "verdict is-brief" : "verdict", "data-verdict": verdict },
    make("p", { class: "verdict-head" }, make("strong", { class: "verdict-label" }, label), " ", make("span", { class: "verdict-meaning" }, meaning)),
    make("h3", {}, words["compare-why"]),
    make("ul", { class: "verdict-reasons" }, reasons.map((reason) => make("li", { "data-reason": reason }, all.reasons[reason], aside(all, reason, a, b)))),
    verdict === "not" ? "" : together(all, a, b),
    ...(isBrief ? [] : whole(all, judged, a, b)));
}

function whole(all, judged, a, b) {
  return [...times(all, judged, a, b), ...declared(all, a, b),
    make("h3", {}, all.words["compare-both"]),
    make("div", { class: "compare-figures" }, [a, b].map((key) => side(all, key)))];
}

// In what two figures differ: the words of each, where a reason is about something that they say.
function aside(all, reason, a, b) {
  const told = (key) => (all.said[reason] ?? []).map((name) => all.figures[key][name]).filter(Boolean);
  const [first, second] = [a, b].map((key) => told(key).join(all.words["list-comma"]));
  return first && second && first !== second ? make("span", { class: "reason-pair" }, say(all.words["compare-pair"], { first, second })) : "";
}

// One figure against itself: what its later observations come to, or why they come to nothing.
export function drawOverTime(all, key) {
  return make("div", { class: "verdict" },
    make("h3", {}, all.words["over-time"]),
    make("ul", { class: "verdict-reasons" }, all.figures[key].changes.map((said) => make("li", {}, said))),
    make("div", { class: "compare-figures" }, side(all, key)));
}

function together(all, a, b) {
  return [make("h3", {}, all.words["compare-together"]), drawTogether(all, [a, b])];
}

function times(all, judged, a, b) {
  const found = ratio(all, judged, a, b);
  if (!found) return "";
  return [make("h3", {}, all.words["compare-ratio"]), make("p", { class: "compare-ratio" }, make("span", { class: "compare-formula" }, found.formula), make("br"), found.said)];
}

// Figures that the report itself computes from these two, each with its formula and assumption.
function declared(all, a, b) {
  const found = Object.values(all.figures).filter(({ inputs = [] }) => inputs.includes(a) && inputs.includes(b));
  if (!found.length) return "";
  return [make("h3", {}, all.words["compare-declared"]), make("ul", { class: "compare-declared" }, found.map((figure) => make("li", {},
    make("b", {}, figure.label), all.words.colon, make("span", { class: "compare-formula" }, figure.formula),
    figure.assumption ? make("p", { class: "compare-assumption" }, all.words.assumption, all.words.colon, figure.assumption) : "")))];
}

function side(all, key) {
  const figure = all.figures[key];
  return make("section", { class: "compare-figure" },
    make("h4", {}, make("a", { href: `../figures/#${key}` }, figure.label)),
    make("p", { class: "compare-value" }, figure.quantity),
    listOf(rowsOf(all, key)));
}
