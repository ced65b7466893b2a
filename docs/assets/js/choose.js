// Which figures are left, in what order, and how many each filter would leave.

export const FACETS = ["topic", "verb", "kind", "class"];
export const ORDERS = ["", "article", "value", "label"]; // the first is the table's own

export function order(all, keys, by) {
  const figure = (key) => all.figures[key];
  const place = new Map(Object.keys(all.figures).map((key, index) => [key, index]));
  const alphabet = new Intl.Collator(all.language);
  const units = [...new Set(Object.values(all.figures).map(({ unit }) => unit))];
  const rules = {
    article: (a, b) => figure(a).places[0][0] - figure(b).places[0][0],
    value: (a, b) => units.indexOf(figure(a).unit) - units.indexOf(figure(b).unit) || figure(b).value - figure(a).value,
    label: (a, b) => alphabet.compare(figure(a).label, figure(b).label),
  };
  const rule = rules[by] ?? (() => 0);
  return [...keys].sort((a, b) => rule(a, b) || place.get(a) - place.get(b));
}

// For each facet and value, how many figures it leaves under the other filters.
export function countOf(all, keys, fits) {
  return Object.fromEntries(FACETS.map((facet) => {
    const counts = {};
    for (const key of keys.filter((each) => fits(each, facet))) {
      const value = all.figures[key][facet];
      if (value) counts[value] = (counts[value] ?? 0) + 1;
    }
    return [facet, counts];
  }));
}
