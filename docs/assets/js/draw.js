// Pure functions over a drawing as the build wrote it. No imports and nothing of the page's own,
// so that pages and embeds can both carry them.

// Replace the names of colours by what the page shows now; `colour` is asked for `--chart-ink`.
export function paint(words, colour) {
  return words.replace(/var\((--chart-\w+),(#\w+)\)/g, (_, name, light) => colour(name).trim() || light);
}

// Give data and layout to draw; `isTrue` sets the even axis in the place of the logarithmic one.
// A pie has no axis, and Plotly stumbles over one that is there and undefined.
export function compose(drawing, isTrue, colour, font) {
  const { data, layout } = JSON.parse(paint(JSON.stringify(drawing), colour));
  const even = isTrue && drawing.true ? { xaxis: JSON.parse(paint(JSON.stringify(drawing.true.xaxis), colour)) } : {};
  return { data, layout: { ...layout, ...even, font: { ...layout.font, family: font } } };
}

// What Plotly may do on a page: draw. Nothing is dragged, uploaded, hovered or branded.
export const quiet = { staticPlot: true, displayModeBar: false, showSendToCloud: false, plotlyServerURL: "", responsive: false };

// The boxes of the marks, [x, y, width, height] in the drawing's pixels, null where unknown.
export function placesOf(drawing, isTrue) {
  return isTrue && drawing.true ? drawing.true.places : drawing.places;
}

// The index of the mark under or nearest to a point, -1 where none is within `reach` pixels.
export function nearest(places, x, y, reach) {
  let best = -1, least = reach, area = Infinity;
  places.forEach((box, index) => {
    if (!box) return;
    const dx = Math.max(box[0] - x, 0, x - box[0] - box[2]);
    const dy = Math.max(box[1] - y, 0, y - box[1] - box[3]);
    const far = Math.hypot(dx, dy), size = box[2] * box[3];
    if (far < least || (far === least && size < area)) [best, least, area] = [index, far, size];
  });
  return best;
}

// Where an arrow key leads from `index` (-1: nowhere yet); null for a key that is no step.
export function step(key, index, count) {
  switch (key) {
    case "ArrowRight": case "ArrowDown": return Math.min(index + 1, count - 1);
    case "ArrowLeft": case "ArrowUp": return index < 0 ? count - 1 : Math.max(index - 1, 0);
    case "Home": return 0;
    case "End": return count - 1;
    default: return null;
  }
}
