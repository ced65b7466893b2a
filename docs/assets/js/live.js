// A chart that answers: walks its points, and lays Plotly's drawing over the still when it has come.
import { fetchOnce } from "./fetch.js";
import { Live } from "./plotly.js";
import { Walk } from "./walk.js";

// Resolves as soon as the points can be walked; Plotly follows, and may fail without harm.
export async function enliven(figure, tools) {
  const box = figure.querySelector(".chart-box");
  const drawing = await fetchOnce(tools.dataset.drawing);
  const state = { isTrue: false };
  const walk = new Walk(box, drawing, state);
  const live = new Live(box, drawing, state, () => walk.refresh());
  const drawn = live.draw(tools.dataset).then(() => true, () => false);
  return {
    press: (key) => walk.press(key),
    point: (x, y) => walk.point(x, y),
    leave: () => walk.leave(),
    open: () => walk.mark(tools.dataset.drawing)?.dispatchEvent(new Event("number", { bubbles: true })),
    async rescale(isTrue) {
      if (!(await drawn)) return false;
      state.isTrue = isTrue;
      figure.dataset.scale = isTrue ? "true" : "log";
      await live.redraw();
      return true;
    },
  };
}
