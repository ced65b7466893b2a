// What old browsers do not know of CSS, said as they know it: a visitor for Lightning CSS, which leaves
// these as they are, or says them so that they outweigh other rules (`:-webkit-any`, `:lang` for sides).
// Meaning and weight stay the same, given that every language of the site is written from left to right.

const SIDES = {
  inline: ["left", "right"], "inline-start": ["left"], "inline-end": ["right"],
  block: ["top", "bottom"], "block-start": ["top"], "block-end": ["bottom"],
};
const BOX = /^(?:((?:scroll-)?(?:margin|padding)|border)|inset)-((?:inline|block)(?:-start|-end)?)(-color|-style|-width)?$/;
const LEAST = 0.001; // of a rem: less than any two windows differ by

export const lower = {
  Selector: spread,
  Declaration({ property, value }) {
    const isParsed = property !== "unparsed";
    const name = isParsed ? property : value.propertyId.property;
    if (property === "text-emphasis-position") return emphasis(value);
    const sides = sidesOf(name);
    if (!sides || property === "inset") return undefined; // which Lightning CSS does, where it holds no variable
    const isWhole = sides.length === 1 || /^border-(inline|block)$/.test(name); // each side gets all of it
    const parts = isParsed ? Object.values(value) : words(bare(value.value));
    const of = (index) => (isWhole ? (isParsed ? value : bare(value.value)) : (parts[index] ?? parts[index - 2] ?? parts[0]));
    return sides.map((side, index) => (isParsed ? { property: side, value: of(index) } : unparsed({ property: side }, of(index))));
  },
  // Lightning CSS would make `not (min-width: …)` of it, which is no older.
  MediaQuery(query) {
    close(query.condition);
    return query;
  },
};

// The physical properties that a logical one, or `inset`, sets.
function sidesOf(name) {
  if (name === "inset") return ["top", "right", "bottom", "left"];
  if (/^(min-|max-)?(inline|block)-size$/.test(name)) return [name.replace("inline-size", "width").replace("block-size", "height")];
  const [, box, axis, part = ""] = name.match(BOX) ?? [];
  return axis && SIDES[axis].map((side) => (box ? `${box}-${side}${part}` : side));
}

function unparsed(propertyId, value) {
  return { property: "unparsed", value: { propertyId, value } };
}

// Lightning CSS would drop `right`, which browsers once had to be given.
function emphasis({ vertical, horizontal }) {
  const word = (value) => ({ type: "token", value: { type: "ident", value } });
  const space = { type: "token", value: { type: "white-space", value: " " } };
  return unparsed({ property: "text-emphasis-position", vendor_prefix: ["none"] }, [word(vertical), space, word(horizontal)]);
}

// Lightning CSS reads no `null` where it wrote one.
function bare(tokens) {
  return JSON.parse(JSON.stringify(tokens, (_, given) => given ?? undefined));
}

// The values of a shorthand, each a list of tokens.
function words(tokens) {
  const found = [[]];
  for (const token of tokens) {
    if (token.value?.type === "white-space") found.push([]);
    else found.at(-1).push(token);
  }
  return found.filter((word) => word.length);
}

function close(part) {
  if (part?.operator === "less-than") {
    part.operator = "less-than-equal";
    part.value.value.value.value -= LEAST;
  }
  for (const inner of Object.values(part ?? {})) if (typeof inner === "object") close(inner);
}

// `:is(a, b) c` → `a c, b c`, where both weigh the same.
function spread(selector) {
  const at = selector.findIndex((_, index) => isSpreadable(selector, index));
  if (at < 0) return undefined;
  return selector[at].selectors.flatMap((one) => {
    const whole = [...selector.slice(0, at), ...one, ...selector.slice(at + 1)];
    return spread(whole) ?? [whole];
  });
}

function isSpreadable(selector, at) {
  const { kind, selectors } = selector[at];
  if (kind !== "is" || new Set(selectors.map(weigh)).size > 1) return false;
  const isFirst = at === 0 || selector[at - 1].type === "combinator";
  return selectors.every((one) => (at === 0 || one.every(({ type }) => type !== "combinator")) && (isFirst || one[0].type !== "type"));
}

const WEIGHTS = { id: 10000, class: 100, attribute: 100, "pseudo-class": 100, type: 1 };
function weigh(selector) {
  return selector.reduce((sum, { type, selectors }) => sum + (selectors ? Math.max(...selectors.map(weigh)) : (WEIGHTS[type] ?? 0)), 0);
}
