// Two figures as bars on one axis from zero; a lower bound stays open at its end.
import { make } from "./make.js";

const WIDTH = 100, HEIGHT = 14; // of the drawing's own units: the style sheet gives the size

export function drawTogether(all, keys) {
  const figures = keys.map((key) => all.figures[key]);
  const most = Math.max(...figures.map(({ value, valueTo }) => Number(valueTo ?? value)));
  const isOpen = figures.some(({ bound }) => bound === "at_least");
  return make("figure", { class: "together" },
    make("div", { class: "together-rows" }, figures.map((figure, index) => row(figure, index, most))),
    make("figcaption", {}, all.words["compare-axis"], isOpen ? ` ${all.words["open-ended"]}` : ""));
}

function row(figure, index, most) {
  const reach = (value) => (most > 0 ? (WIDTH * 0.94 * Math.max(0, Number(value))) / most : 0);
  const length = reach(figure.valueTo ?? figure.value), start = figure.valueTo ? reach(figure.value) : 0;
  return make("div", { class: `together-row together-row-${index + 1}`, "data-bound": figure.bound ?? "exact" },
    make("p", { class: "together-label" }, figure.label, " ", make("b", {}, figure.quantity)),
    make("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" },
      make("svg:line", { class: "together-axis", x1: 0, y1: 0, x2: 0, y2: HEIGHT }),
      make("svg:rect", { class: "together-bar", x: start, y: 3, width: length - start, height: HEIGHT - 6 }),
      figure.bound === "at_least" ? make("svg:path", { class: "together-open", d: `M${length} 3l4 4l-4 4` }) : ""));
}
