// The judgement on a pair of figures: how they differ is found here, what that means is looked up.
// A figure is [unit, verb, kind, population, period, inexact, whole], a derived one [unit, operation,
// assumed, ...inputs]; the bits of a difference are the places of the build's tables.
const PERIOD = 4, INEXACT = 5, WHOLE = 6, ONE_MORE = 6;

export function judge(judged, a, b) {
  const [verdict, ...reasons] = judged.judgements[row(judged, a, b)];
  return { verdict, reasons };
}

function row({ figures, derived, rows }, a, b) {
  const [x, y] = [a, b].map((key) => figures[key] ?? derived[key]);
  if (x[0] !== y[0]) return rows.unit;
  if (figures[a] && figures[b]) return rows.figures[differ(x, y) | ((x[WHOLE] === b || y[WHOLE] === a) << ONE_MORE)];
  const [[, operation, assumed, ...inputs], [, other, alsoAssumed, ...others]] = [x, y];
  if (figures[a] || figures[b] || operation !== other || inputs.length !== others.length) return rows.operation;
  const all = inputs.reduce((bits, key, at) => bits | differ(figures[key], figures[others[at]]), 0);
  return rows.derived[all | ((assumed | alsoAssumed) << ONE_MORE)];
}

// Bits for verb, kind, population, a period that is not stated or another, and inexact numbers.
function differ(x, y) {
  const unstated = !x[PERIOD] || !y[PERIOD];
  const signs = [x[1] !== y[1], x[2] !== y[2], x[3] !== y[3], unstated, !unstated && x[PERIOD] !== y[PERIOD], x[INEXACT] | y[INEXACT]];
  return signs.reduce((bits, sign, at) => bits | (sign << at), 0);
}

// Whether two differ in nothing, so that one may be divided by the other.
export function isAlike({ figures }, a, b) {
  const [x, y] = [figures[a], figures[b]];
  return Boolean(x && y) && x[0] === y[0] && differ(x, y) === 0;
}
