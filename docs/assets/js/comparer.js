// The page of comparisons: any two figures, the build's verdict on them, and why.
import { fetchOnce } from "./fetch.js";
import { judge } from "./judge.js";
import { make, say } from "./make.js";
import { Picker } from "./picker.js";
import { follow, read, write } from "./query.js";
import { Seeker } from "./seek.js";

export async function mount(root) {
  if (root.dataset.mounted) return;
  root.dataset.mounted = "";
  const { figures, search, judgements } = root.dataset;
  const [all, index, judged] = await Promise.all([figures, search, judgements].map(fetchOnce));
  const words = all.words, seeker = new Seeker(index);
  const picker = (name, label) => new Picker(all, seeker, { id: `compare-${name}`, label, picked: () => changed(`compare-${name}`) });
  const a = picker("a", words["compare-first"]), b = picker("b", words["compare-second"]);
  const swap = make("button", { type: "button", class: "button compare-swap", onclick: () => turn() }, words["compare-swap"]);
  const status = make("p", { class: "visually-hidden", role: "status" });
  const result = make("div", { class: "compare-result", tabindex: "-1" });

  function changed() {
    write({ a: a.key, b: b.key }, true);
    apply(true);
  }

  function turn() {
    const [first, second] = [a.key, b.key];
    a.set(second);
    b.set(first);
    changed();
  }

  async function apply(isAnnounced) {
    const known = (key) => (key in all.figures ? key : "");
    const asked = read(["a", "b"]), isOpening = !isAnnounced && root.dataset.a && !asked.a && !asked.b;
    const given = isOpening ? root.dataset : asked;
    a.set(known(given.a));
    b.set(known(given.b));
    swap.disabled = !a.key && !b.key;
    const isPair = a.key && b.key && a.key !== b.key;
    const changes = (a.key === b.key && all.figures[a.key]?.changes) || [];
    const hint = a.key && a.key === b.key ? words["compare-alike"] : words["compare-prompt"];
    const { drawVerdict, drawOverTime } = isPair || changes.length ? await import("./verdict.js") : {};
    if (drawVerdict && (a.key !== given.a || b.key !== given.b)) return; // picked anew meanwhile
    result.replaceChildren(isPair ? drawVerdict(all, judged, a.key, b.key, isOpening) : changes.length ? drawOverTime(all, a.key) : make("p", { class: "compare-hint" }, hint));
    if (isAnnounced) status.textContent = isPair ? sum(all, judged, a.key, b.key) : changes.join(" ") || hint;
  }

  await apply(false);
  root.replaceChildren(
    make("section", { class: "compare", "aria-labelledby": "compare-two" },
      make("h2", { id: "compare-two", class: "visually-hidden" }, words["compare-two"]),
      make("div", { class: "compare-pick" }, a.element, swap, b.element), status, result));
  root.dataset.ready = "";
  follow(root, () => apply(true));
  // A link to this very page changes its address only, which the theme would take back.
  document.addEventListener("click", (event) => {
    const link = root.isConnected && event.target.closest?.("a[data-compare], a.judged");
    if (!link || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    event.stopPropagation();
    const key = link.dataset.compare;
    write(key ? { a: key, b: a.key === key ? "" : a.key } : Object.fromEntries(new URL(link.href.baseVal ?? link.href, location).searchParams), true);
    apply(true);
    root.scrollIntoView();
    (key ? (b.key ? a : b).input : result).focus({ preventScroll: true });
  }, true);
}

function sum(all, judged, a, b) {
  const { verdict, reasons } = judge(judged, a, b);
  const said = say(all.words["compare-said"], { verdict: all.verdicts[verdict][0], first: all.figures[a].label, second: all.figures[b].label });
  return [said, ...reasons.map((reason) => all.reasons[reason])].join(" ");
}
