// Plotly's drawing over the still: same size, same place, in the page's colours of the moment.
import { compose, quiet } from "./draw.js";
import { lay, variantOf } from "./walk.js";

const drawn = new Set();
let library;

export class Live {
  constructor(box, drawing, state, moved) {
    Object.assign(this, { box, drawing, state, moved });
  }

  async draw({ library: script, sheet }) {
    sweep();
    await (library ??= load(script, sheet).catch((fault) => {
      library = undefined;
      throw fault;
    }));
    if (!this.box.isConnected) throw new Error("gone");
    this.layer = document.createElement("div");
    this.layer.className = "chart-live";
    this.layer.setAttribute("aria-hidden", "true");
    this.box.append(this.layer);
    await this.redraw();
    this.box.classList.add("is-live");
    drawn.add(this);
    this.size = new ResizeObserver(() => (variantOf(this.box) === this.variant ? this.fit() : this.redraw()));
    this.size.observe(this.box);
  }

  async redraw() {
    this.variant = variantOf(this.box);
    const part = this.drawing[this.variant];
    const { data, layout } = compose(part, this.state.isTrue, (name) => this.colour(name), getComputedStyle(this.box).fontFamily);
    lay(this.layer, { width: layout.width, height: layout.height });
    await window.Plotly.react(this.layer, data, layout, quiet);
    this.fit();
  }

  // A variable may hold a name or a mixture that only the browser knows; Plotly knows rgb().
  colour(name) {
    this.layer.style.color = `var(${name})`;
    const [form, ...parts] = getComputedStyle(this.layer).color.match(/[a-z]+|[\d.]+/g);
    return `rgb(${(form === "color" ? parts.slice(1).map((part) => Math.round(part * 255)) : parts).slice(0, 3).join(", ")})`;
  }

  fit() {
    const still = this.box.querySelector(`.still-${this.variant}`).getBoundingClientRect();
    const frame = this.box.getBoundingClientRect();
    lay(this.layer, { left: still.left - frame.left, top: still.top - frame.top });
    this.layer.style.transform = `scale(${still.width / this.drawing[this.variant].layout.width})`;
    this.moved();
  }

  purge() {
    this.size.disconnect();
    window.Plotly.purge(this.layer);
    drawn.delete(this);
  }
}

// Drop what navigation took away.
export function sweep() {
  for (const live of drawn) if (!live.box.isConnected) live.purge();
}

// Plotly writes style attributes, which a strict policy ignores; set through the object they count.
function yieldStyles() {
  const set = SVGElement.prototype.setAttribute;
  SVGTSpanElement.prototype.setAttribute = function (name, value) {
    if (name === "style") this.style.cssText = value;
    else set.call(this, name, value);
  };
}

async function load(script, sheet) {
  yieldStyles();
  // The id and class by which Plotly knows that its rules are here; in the body, where the theme's
  // navigation leaves it alone.
  await arrive("link", { rel: "stylesheet", id: "plotly.js-style-global", className: "no-inline-styles", href: sheet });
  await arrive("script", { src: script });
  const redraw = () => drawn.forEach((live) => live.redraw());
  new MutationObserver(redraw).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  matchMedia("(forced-colors: active)").addEventListener("change", redraw);
  window.document$?.subscribe(sweep);
}

function arrive(tag, given) {
  return new Promise((resolve, reject) => {
    const part = Object.assign(document.createElement(tag), given);
    part.onload = resolve;
    part.onerror = () => reject(part.remove());
    document.body.append(part);
  });
}
