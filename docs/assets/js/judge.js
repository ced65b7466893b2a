// The judgement on a pair of figures, looked up in the build's table of rules: what a rule is about is known
// there alone. Each figure has a mark for every sign; two of them show a sign where its test of both marks holds.
const TESTS = {
  unlike: (x, y) => x && y && x !== y,
  alike: (x, y) => x && x === y,
  either: (x, y) => x || y,
  named: (x, y, a, b) => x === b || y === a,
};

// The worst of what the signs make of two figures, and all the reasons for that.
export function judge(judged, a, b) {
  const signs = find(judged, a, b);
  const has = (key) => signs.includes(key);
  const told = judged.rules.filter(([, , needs, unless]) => needs.every(has) && !unless.some(has));
  const worst = Math.max(0, ...told.map(([, weight]) => weight));
  const reasons = told.filter(([, weight]) => weight === worst).map(([key]) => key);
  return { verdict: judged.verdicts[worst], reasons: worst ? reasons : [judged.same] };
}

// Results that are computed alike also show the signs of their inputs, place by place.
function find({ signs, marks, inputs, paired }, a, b) {
  const shown = (x, y) => signs.filter(([, test], at) => TESTS[test](marks[x][at], marks[y][at], x, y));
  const own = shown(a, b);
  const pairs = own.some(([key]) => key === paired) ? inputs[a].map((key, at) => [key, inputs[b][at]]) : [];
  const further = pairs.flatMap(([x, y]) => shown(x, y)).filter(([, , isBridged]) => !isBridged);
  return [...own, ...further].map(([key]) => key);
}

// Whether no sign keeps one of two from being divided by the other.
export function isDividable(judged, a, b) {
  return !find(judged, a, b).some((key) => judged.undividable.includes(key));
}
