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
  pin(main, asked.get("edition"));
  if (isFit) for (const still of box.children) fit(still);
  else if (window.parent !== window) reportHeight(main);
  if (window.parent !== window) leadOut(main);
  if (asked.get("static") !== "1") waitForReader(main, box);
});

// `?edition=2030-06-01` asks for the chart as it was published then; an edition shows itself alone.
function pin(main, day) {
  const note = main.querySelector(".no-edition");
  const { root, path, days } = note.dataset;
  if (!day || /\/v\/[\d-]{10}\//.test(location.pathname)) return;
  if (days.split(" ").includes(day)) location.replace(`${root}v/${day}/${path}${location.search}${location.hash}`);
  else note.hidden = false;
}

function fit(still) {
  const { width, height } = still.viewBox.baseVal;
  still.style.setProperty("--ratio", width / height);
}

// What the pages around a chart understand: its height, and a link that a sandbox lets nobody open.
// A row gives the message, or nothing to a page that has not asked for it. Strings go to Pym alone:
// others take them for JSON.
const child = asked.get("childId");
const secret = () => /\bsecret=([a-z\d]+)/i.exec(location.hash)?.[1]; // WordPress may add it late
const DIALECTS = {
  own: { height: (height, id) => ({ type: "height", id, height }) },
  datawrapper: { height: (height, id) => ({ "datawrapper-height": { [id]: height } }) },
  amp: { height: (height) => ({ sentinel: "amp", type: "embed-size", height }) },
  pym: { height: (height) => child && ["pym", child, "height", height].join("xPYMx") },
  wordpress: {
    height: (value) => secret() && { message: "height", value, secret: secret() },
    link: (value) => secret() && { message: "link", value, secret: secret() },
  },
};

// Tells the page around in every dialect; gives whether any of them had words for it.
function tell(what, ...values) {
  const messages = Object.values(DIALECTS).map((dialect) => dialect[what]?.(...values)).filter(Boolean);
  for (const message of messages) window.parent.postMessage(message, "*");
  return messages.length > 0;
}

function reportHeight(main) {
  let last = 0;
  const measure = () => Math.ceil(main.getBoundingClientRect().bottom + scrollY);
  const report = () => tell("height", (last = measure()), main.id);
  new ResizeObserver(() => measure() !== last && report()).observe(main);
  addEventListener("hashchange", report);
  // WordPress says so when it has begun to listen.
  addEventListener("message", ({ source, data }) => source === window.parent && data?.message === "ready" && report());
}

// In a sandbox without popups a link does nothing: then the page around is asked to follow it, or the
// address is shown and selected, to be copied.
function leadOut(main) {
  main.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (tell("link", link.href)) return;
    const opened = window.open(link.href);
    if (opened) return cut(opened);
    link.textContent = link.href;
    getSelection().selectAllChildren(link);
  });
}

// As `noopener` does, which would not tell whether anything was opened.
function cut(opened) {
  try {
    opened.opener = null;
  } catch {} // where the popup is in the sandbox, too
}

function waitForReader(main, box) {
  const measure = box.querySelector("svg").getAttribute("aria-label");
  box.tabIndex = 0;
  box.setAttribute("role", "application");
  box.setAttribute("aria-label", `${measure} ${main.dataset.hint}`);
  box.setAttribute("aria-describedby", "about");
  let isReached = false;
  const reach = () => {
    if (isReached) return;
    isReached = true;
    // In order: the drawing, then what draws it. Where one fails the still is the chart.
    add(main.dataset.drawing).then(() => add(main.dataset.live)).catch(() => {
      box.setAttribute("role", "region"); // where no key is taken
      box.setAttribute("aria-label", measure);
    });
  };
  for (const kind of ["pointerenter", "pointerdown", "focusin"]) box.addEventListener(kind, reach, { passive: true });
}

function add(src) {
  return new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
  });
}
