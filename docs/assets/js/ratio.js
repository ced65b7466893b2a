// How many times one figure is another: formula and sentence, to two places, as the build writes them.
import { isDividable } from "./judge.js";
import { say } from "./make.js";

const PLACES = 2;

export function ratio(all, judged, a, b) {
  if (!isDividable(judged, a, b)) return undefined;
  const keys = Object.keys(judged.marks);
  const digits = Math.max(...[a, b].map((key) => (all.figures[key].value.split(".")[1] ?? "").length));
  const exact = (key) => BigInt(all.figures[key].value.replace(".", "") + "0".repeat(digits - (all.figures[key].value.split(".")[1] ?? "").length));
  // The larger over the smaller, and of equals the later over the earlier.
  const [less, more] = [a, b].sort((x, y) => Number(exact(x) > exact(y)) - Number(exact(x) < exact(y)) || keys.indexOf(x) - keys.indexOf(y));
  if (!exact(less)) return undefined;
  const [number, isRounded] = divide(exact(more), exact(less));
  const [first, second] = [all.figures[more], all.figures[less]];
  return {
    formula: `${first.number} ÷ ${second.number} ${isRounded ? "≈" : "="} ${number}`,
    said: say(all.words["compare-times"], { first: first.label, second: second.label, ratio: number }),
  };
}

// Round half to even, as the build does; thousands are set apart.
function divide(above, below) {
  const size = (n) => (n < 0n ? -n : n);
  const [n, d] = [size(above) * 10n ** BigInt(PLACES), size(below)];
  const rest = (n % d) * 2n;
  const cut = n / d;
  const whole = rest > d || (rest === d && cut % 2n) ? cut + 1n : cut;
  const digits = String(whole).padStart(PLACES + 1, "0");
  const [front, back] = [digits.slice(0, -PLACES), digits.slice(-PLACES)];
  const grouped = front.replace(/\B(?=(\d{3})+$)/g, ",");
  const sign = whole && above < 0n !== below < 0n ? "\u2212" : "";
  return [`${sign}${grouped}.${back}`, rest !== 0n];
}
