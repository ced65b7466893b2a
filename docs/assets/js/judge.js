// The judgement on a pair of figures, as the build wrote it: verdict first, then reasons.
export function judge({ figures, judgements, pairs }, a, b) {
  const [i, j] = [figures.indexOf(a), figures.indexOf(b)].sort((x, y) => x - y);
  const [verdict, ...reasons] = judgements[pairs[i][j - i - 1]];
  return { verdict, reasons };
}
