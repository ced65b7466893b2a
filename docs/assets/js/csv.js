// The shown figures as a CSV that spreadsheets read as text and numbers, never as formulas.

const COLUMNS = {
  id: (_, key) => key,
  figure: (figure) => figure.label,
  value: (figure) => figure.value,
  bound: (figure, _, all) => all.bounds[figure.bound || "exact"][0],
  unit: (figure) => figure.unitLabel,
  verb: (figure) => figure.done,
  kind: (figure, _, all) => (figure.kind ? all.kinds[figure.kind][0] : ""),
  period: (figure) => figure.period,
  population: (figure) => figure.population,
  topic: (figure, _, all) => all.topics[figure.topic],
  class: (figure, _, all) => all.classes[figure.class][0],
  formula: (figure) => figure.formula,
  assumption: (figure) => figure.assumption,
  note: (figure) => figure.note,
  source: (figure) => figure.source,
  locator: (figure) => figure.places.map(([, locator]) => locator).join(" | "),
  url: (_, key) => new URL(`#${key}`, location.origin + location.pathname).href,
};

export function spellCsv(all, keys) {
  const head = Object.keys(COLUMNS).map((name) => all.words[`column-${name}`] ?? all.words[name] ?? all.words[`compare-${name}`] ?? name);
  const rows = keys.flatMap((key) => [all.figures[key], ...(all.figures[key].later ?? []).map((seen) => ({ ...all.figures[key], ...seen }))].map((figure) => [figure, key]));
  const lines = rows.map(([figure, key]) => Object.values(COLUMNS).map((cell) => cell(figure, key, all) ?? ""));
  return `\ufeff${[head, ...lines].map((line) => line.map(quote).join(",")).join("\r\n")}\r\n`;
}

// A cell that a spreadsheet would run is given a mark that makes it text; numbers stay numbers.
function quote(cell) {
  const isNumber = /^-?\d+(\.\d+)?$/.test(cell);
  const safe = !isNumber && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function saveCsv(all, keys) {
  const address = URL.createObjectURL(new Blob([spellCsv(all, keys)], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  Object.assign(link, { href: address, download: `${all.words["explore-file"]}.${all.language}.csv` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
