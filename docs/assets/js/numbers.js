// A number in prose opens its card: on hover after a moment, on keyboard focus, on tap.
// The card itself is fetched with the first number that a reader reaches for.

const HOVER = 250, LEAVE = 300, REST = 400; // milliseconds; who tabs on quickly is not stopped by cards
const NUMBER = "a.num[data-figure]";
let touch = false, timer, resting, armed = false;

export function mount() {
  call((card) => card.close(), true);
  if (armed) return;
  armed = true;
  document.addEventListener("pointerdown", (event) => (touch = event.pointerType === "touch"), true);
  document.addEventListener("pointerover", (event) => event.pointerType === "mouse" && hover(event.target));
  document.addEventListener("focusin", (event) => focus(event.target));
  document.addEventListener("click", tap, true);
  document.addEventListener("number", (event) => call((card) => card.open(event.target, "tap"))); // a chart's mark
  document.addEventListener("keydown", (event) => call((card) => card.press(event), true), true);
}

let cards;
function call(act, onlyIfThere = false) {
  if (onlyIfThere && !cards) return;
  cards ??= import("./card.js");
  cards.then(act).catch(() => (cards = undefined));
}

// Moving from the number onto its card keeps the card; moving off both closes it after a moment.
function hover(target) {
  const link = target.closest?.(NUMBER);
  clearTimeout(timer);
  if (target.closest?.(".number-card")) return;
  if (link) timer = setTimeout(() => call((card) => card.open(link, "hover")), HOVER);
  else timer = setTimeout(() => call((card) => card.close("hover"), true), LEAVE);
}

function focus(target) {
  const link = target.closest?.(NUMBER);
  clearTimeout(resting);
  if (link && !touch && link.matches(":focus-visible")) resting = setTimeout(() => call((card) => card.open(link, "focus")), REST);
  if (!target.closest?.(".number-card")) call((card) => card.close("focus", link), true);
}

// Before the theme's navigation: a tap opens the card, whose link leads on.
function tap(event) {
  const link = event.target.closest?.(NUMBER);
  if (link && touch) {
    event.preventDefault();
    event.stopPropagation();
    call((card) => card.open(link, "tap"));
  } else if (!event.target.closest?.(".number-card")) {
    call((card) => card.close(), true);
  }
}
