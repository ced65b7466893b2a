// The pair triangle answers: row and column light up, arrows walk among its marks, a choice shows what differs.
import { make, say } from "./make.js";

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const ASIDE = 3; // how much worse a step aside is than one ahead

export function mount(root, target) {
  if (root.dataset.mounted) return;
  root.dataset.mounted = "";
  const told = root.querySelector(".pair-said");
  for (const group of root.querySelectorAll(".pair-rows, .pair-units")) walk([...group.querySelectorAll(".judged")], group);
  for (const drawing of root.querySelectorAll(".pair-rows")) light(drawing, told, target);
}

// Arrows go to the nearest mark in their direction. The drawing is one stop for Tab; below it, in narrow
// windows, stand lists of links, each a stop.
function walk(marks, group) {
  const stop = (mark) => marks.forEach((one) => one.setAttribute("tabindex", one === mark ? 0 : -1));
  const [first] = marks;
  if (first?.ownerSVGElement) {
    stop(marks.includes(document.activeElement) ? document.activeElement : first);
    group.addEventListener("focusin", ({ target }) => marks.includes(target) && stop(target));
  }
  group.addEventListener("keydown", (event) => {
    const step = STEPS[event.key], from = event.target.closest(".judged");
    if (!step || !from || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const [x, y] = middle(from), [right, down] = step;
    const costs = marks.map((mark) => {
      const [dx, dy] = middle(mark).map((at, axis) => at - [x, y][axis]);
      const ahead = dx * right + dy * down;
      return ahead > 1 ? ahead + ASIDE * Math.abs(dx * down + dy * right) : Infinity;
    });
    const best = Math.min(...costs);
    if (best < Infinity) marks[costs.indexOf(best)].focus();
  });
}

function middle(mark) {
  const { left, right, top, bottom } = mark.getBoundingClientRect();
  return [(left + right) / 2, (top + bottom) / 2];
}

// The band runs along a mark's row to its name, and up its column to the other's.
function light(drawing, told, first) {
  const { pitch, row: high } = Object.fromEntries(Object.entries(drawing.dataset).map(([name, value]) => [name, Number(value)]));
  const names = [...drawing.querySelectorAll("text")];
  const band = make("svg:path", { class: "pair-band" });
  drawing.prepend(band);
  function show(mark) {
    const box = mark?.getBBox();
    const [column, row] = box ? [(box.x + box.width / 2) / pitch, (box.y + box.height / 2) / high].map(Math.floor) : [];
    names.forEach((name, at) => name.classList.toggle("is-lit", at === row || at === column));
    band.setAttribute("d", box ? `M0 ${row * high}h${row * pitch}v${high}h${-row * pitch}zM${column * pitch} ${(column + 1) * high}h${pitch}V${row * high}h${-pitch}z` : "");
    told.textContent = mark?.querySelector("title").textContent ?? "";
  }
  const reached = (event) => show(event.target.closest(".judged") ?? (drawing.contains(document.activeElement) ? document.activeElement : undefined));
  drawing.addEventListener("pointerover", reached);
  drawing.addEventListener("pointerleave", reached);
  drawing.addEventListener("focusin", reached);
  drawing.addEventListener("focusout", () => show());
  if (drawing.contains(first)) show(first.closest(".judged")); // the one that called for this script
}

// Marks that do not differ in the field of a button turn pale.
export function choose(root, target) {
  const pressed = target.closest(".pair-tools button");
  if (!pressed) return;
  const field = pressed.value, status = root.querySelector(".pair-count");
  const isPale = (mark) => Boolean(field) && !mark.dataset.differs.split(" ").includes(field);
  for (const mark of root.querySelectorAll(".judged")) mark.classList.toggle("is-pale", isPale(mark));
  for (const button of root.querySelectorAll(".pair-tools button")) button.setAttribute("aria-pressed", button === pressed);
  const each = [...root.querySelectorAll(".pair-units .judged")]; // holds every pair once
  status.textContent = field ? say(status.dataset.words, { count: each.filter((mark) => !isPale(mark)).length, all: each.length }) : "";
}
