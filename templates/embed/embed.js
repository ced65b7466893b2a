// A chart in somebody else's frame: theme, height for the page around it, the rest when a reader
// reaches for it. A classic script: modules are not given to a sandboxed frame, whose origin is null.
const root = document.documentElement;
const asked = new URLSearchParams(location.search);
const isFit = asked.get("fit") === "1";
if (/^(dark|light)$/.test(asked.get("theme"))) root.dataset.theme = asked.get("theme");
if (isFit) root.dataset.fit = "";

document.addEventListener("DOMContentLoaded", () => {
  const main = document.querySelector("main");
  const box = main.querySelector(".chart-box");
  if (isFit) for (const still of box.children) fit(still);
  else if (window.parent !== window) reportHeight(main);
  if (asked.get("static") !== "1") waitForReader(main, box);
});

function fit(still) {
  const { width, height } = still.viewBox.baseVal;
  still.style.setProperty("--ratio", width / height);
}

// Two forms: {type, id, height}, and the one that Datawrapper's responsive listeners expect.
function reportHeight(main) {
  let last = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(main.getBoundingClientRect().height);
    if (height === last) return;
    last = height;
    window.parent.postMessage({ type: "height", id: main.id, height }, "*");
    window.parent.postMessage({ "datawrapper-height": { [main.id]: height } }, "*");
  }).observe(main);
}

function waitForReader(main, box) {
  box.tabIndex = 0;
  box.setAttribute("role", "application");
  box.setAttribute("aria-label", main.dataset.hint);
  box.setAttribute("aria-describedby", "about");
  let isReached = false;
  const reach = () => {
    if (isReached) return;
    isReached = true;
    // In order: the drawing, then what draws it. Where one fails the still is the chart.
    add(main.dataset.drawing).then(() => add(main.dataset.live)).catch(() => {});
  };
  for (const kind of ["pointerenter", "pointerdown", "focusin"]) box.addEventListener(kind, reach, { passive: true });
}

function add(src) {
  return new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
  });
}
