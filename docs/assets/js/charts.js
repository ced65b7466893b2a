// Arms every chart: its controls appear at once, the rest comes when a reader reaches for it.
import { mountTools } from "./tools.js";

const DWELL = 120; // milliseconds: a pointer on its way elsewhere is not reaching
const STEPS = /^(Arrow(Up|Down|Left|Right)|Home|End|Escape|Enter)$/;
let last = ""; // where the pointer was: scrolling moves pages under it, which is not reaching either

export function mount(root) {
  for (const figure of root.querySelectorAll("figure.chart[data-chart]")) {
    const tools = figure.querySelector(".chart-tools[data-drawing]");
    if (tools && !("armed" in figure.dataset)) arm(figure, tools);
  }
}

function arm(figure, tools) {
  figure.dataset.armed = "";
  const box = figure.querySelector(".chart-box");
  let chart;
  const reach = () => (chart ??= import("./live.js").then((live) => live.enliven(figure, tools)).then((live) => (takeKeys(true), live), () => takeKeys((chart = undefined))));
  const takeKeys = (isTaken) => name(box, figure, tools, isTaken);
  takeKeys(true);
  mountTools(figure, tools, reach);
  watch(figure, box, tools, reach);
  box.addEventListener("keydown", (event) => {
    if (!STEPS.test(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (box.getAttribute("role") === "application") event.preventDefault();
    reach().then((live) => (event.key === "Enter" ? live?.open() : live?.press(event.key)));
  });
  box.addEventListener("blur", () => chart?.then((live) => live?.leave()));
  document.addEventListener("keydown", (event) => event.key === "Escape" && chart?.then((live) => live?.leave()));
  box.addEventListener("pointerleave", () => document.activeElement !== box && chart?.then((live) => live?.leave()));
  const point = (event) => chart?.then((live) => live?.point(event.clientX, event.clientY));
  box.addEventListener("pointermove", (event) => event.pointerType === "mouse" && point(event));
  box.addEventListener("click", (event) => reach().then((live) => (live?.point(event.clientX, event.clientY), live?.open())));
}

// An application to assistive technology, so that the arrow keys reach it; a region where what answers
// them has not come. The finding is the heading above, and not said again.
function name(box, figure, tools, isTaken) {
  const measure = box.querySelector("svg").getAttribute("aria-label");
  box.tabIndex = 0;
  box.setAttribute("role", isTaken ? "application" : "region");
  if (isTaken) box.setAttribute("aria-roledescription", tools.dataset.role);
  else box.removeAttribute("aria-roledescription");
  box.setAttribute("aria-label", isTaken ? `${measure} ${tools.dataset.hint}` : measure);
  box.setAttribute("aria-describedby", `about-${figure.dataset.chart}`);
}

function watch(figure, box, tools, reach) {
  let timer;
  for (const part of [box, tools]) {
    part.addEventListener("focusin", reach);
    part.addEventListener("pointermove", (event) => {
      const place = `${event.screenX},${event.screenY}`;
      if (event.pointerType !== "mouse" || place === last) return;
      last = place;
      timer ??= setTimeout(reach, DWELL);
    });
    part.addEventListener("pointerleave", () => (timer = clearTimeout(timer)));
  }
}
