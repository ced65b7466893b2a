// The chart of an embed comes alive: the page's own walk over its points, and Plotly over the still.
// The build makes one classic script of this and the modules it names.
import { Live } from "../../docs/assets/js/plotly.js";
import { Walk } from "../../docs/assets/js/walk.js";

const main = document.querySelector("main");
const box = main.querySelector(".chart-box");
const drawing = window.chartDrawing;
const state = { isTrue: false };
const walk = new Walk(box, drawing, state);
const live = new Live(box, drawing, state, () => walk.refresh());

box.addEventListener("keydown", (event) => {
  if (!/^(Arrow(Up|Down|Left|Right)|Home|End|Escape)$/.test(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  walk.press(event.key);
});
box.addEventListener("blur", () => walk.leave());
document.addEventListener("keydown", (event) => event.key === "Escape" && walk.leave());
box.addEventListener("pointerleave", () => document.activeElement !== box && walk.leave());
box.addEventListener("click", (event) => walk.point(event.clientX, event.clientY));
box.addEventListener("pointermove", (event) => event.pointerType === "mouse" && walk.point(event.clientX, event.clientY));

live.draw(main.dataset).then(() => {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => live.redraw());
}, () => {}); // without Plotly the points can be walked over the still
