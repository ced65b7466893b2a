// The card of a number: one element, shown beside the number or as a sheet from the bottom edge.
import { describe } from "./describe.js";
import { fetchOnce } from "./fetch.js";

const GAP = 8; // pixels between number and card, and to the edges of the window
let card, said, link, how, asked = 0;

export async function open(number, by) {
  if (link === number && !card.hidden && by !== "tap") return;
  const turn = ++asked;
  const home = new URL("..", number.href); // a number links to figures/ of its language
  const all = await fetchOnce(new URL("explore/figures.json", home));
  if (turn !== asked || !number.isConnected || !all.figures[number.dataset.figure]) return;
  build();
  close();
  [link, how] = [number, by];
  card.replaceChildren(describe(all, number.dataset.figure, home, close));
  card.setAttribute("aria-label", all.figures[number.dataset.figure].label);
  card.lang = all.language;
  card.hidden = false;
  number.setAttribute("aria-describedby", "number-card");
  place(number);
  const figure = all.figures[number.dataset.figure];
  if (by === "focus") said.textContent = [figure.label, figure.quantity, figure.done, figure.period].join(all.words["list-comma"]);
  if (by === "tap") card.focus();
}

// `by` closes only what was opened that way, unless it is the card of the number `kept`.
export function close(by, kept) {
  if (!card || card.hidden || (by && by !== how) || (kept && kept === link)) return;
  const inside = card.contains(document.activeElement);
  card.hidden = true;
  said.textContent = "";
  link?.removeAttribute("aria-describedby");
  if (inside && link?.isConnected) link.focus({ preventScroll: true });
  link = undefined;
}

// Escape closes; Tab goes from the number into its card and back, as if the card stood beside it.
export function press(event) {
  if (!card || card.hidden) return;
  const stops = [...card.querySelectorAll("a, button")].filter((stop) => stop.getClientRects().length);
  const active = document.activeElement, first = stops[0], last = stops.at(-1);
  if (event.key === "Escape") {
    asked++;
    close();
    event.stopPropagation();
  } else if (event.key === "Tab" && !event.shiftKey && active === link) go(first, event);
  else if (event.key === "Tab" && event.shiftKey && (active === first || active === card)) go(link, event);
  else if (event.key === "Tab" && !event.shiftKey && active === last) close();
}

function go(target, event) {
  event.preventDefault();
  how = "focus";
  target.focus();
}

function build() {
  if (card) return;
  card = document.createElement("div");
  Object.assign(card, { className: "number-card md-typeset", id: "number-card", tabIndex: -1, hidden: true });
  card.setAttribute("role", "dialog");
  said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  document.body.append(card, said);
  addEventListener("resize", () => link && place(link));
}

// Below the number, or above where there is more room; inside the window in any case. A style sheet
// for narrow windows makes it a sheet at that edge of the window, after a tap always the lower one.
function place(number) {
  const at = number.getClientRects()[0];
  if (!at) return;
  const { clientWidth: wide, clientHeight: high } = document.documentElement;
  const isTap = how === "tap", isLow = at.top > high - at.bottom;
  card.style.setProperty("--room", `${isTap ? high : Math.max(at.top, high - at.bottom) - 2 * GAP}px`);
  card.classList.toggle("is-beside", !isTap);
  card.classList.toggle("is-above", !isTap && isLow);
  const below = at.bottom + GAP + card.offsetHeight <= high || !isLow;
  const top = below ? at.bottom + GAP : at.top - GAP - card.offsetHeight;
  const left = Math.max(GAP, Math.min(at.left, wide - card.offsetWidth - GAP));
  card.style.setProperty("--left", `${left + scrollX}px`);
  card.style.setProperty("--top", `${top + scrollY}px`);
}
