// The point a reader is at: a marker around it, its words beside it and in a live region.
import { nearest, placesOf, step } from "./draw.js";

const REACH = 28; // pixels of the drawing around a mark that still mean it
const HIT = 8; // and where the words of another mark lie over it

export class Walk {
  constructor(box, drawing, state) {
    Object.assign(this, { box, drawing, state, index: -1 });
    this.marker = add(box, "chart-marker", "a");
    this.readout = add(box, "chart-readout");
    this.status = add(box, "visually-hidden");
    this.marker.hidden = this.readout.hidden = true;
    for (const part of [this.marker, this.readout]) part.setAttribute("aria-hidden", "true");
    this.marker.tabIndex = -1;
    this.status.setAttribute("aria-live", "assertive");
  }

  press(key) {
    if (key === "Escape") {
      this.leave();
      this.box.blur();
      return;
    }
    const next = step(key, this.index, this.drawing.said.length);
    if (next === null) return;
    this.show(next);
    this.status.textContent = this.drawing.said[next];
  }

  point(clientX, clientY) {
    const { still, scale, left, top } = this.frame();
    if (!still) return;
    const frame = this.box.getBoundingClientRect(), isOver = this.covers(clientX, clientY);
    const at = nearest(this.places(), (clientX - frame.left - left) / scale, (clientY - frame.top - top) / scale, isOver ? HIT : REACH);
    if (at < 0) isOver || this.leave();
    else if (at !== this.index) this.show(at);
  }

  // Whoever moves onto the words, to read them enlarged, keeps them.
  covers(clientX, clientY) {
    const { left, right, top, bottom } = this.readout.getBoundingClientRect();
    return !this.readout.hidden && clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  }

  show(index) {
    this.index = index;
    this.readout.textContent = this.drawing.said[index];
    this.readout.hidden = false;
    this.refresh();
  }

  refresh() {
    if (this.index < 0) return;
    const place = this.places()[this.index];
    const { scale, left, top } = this.frame();
    const [x, y, width, height] = (place ?? [0, 0, 0, 0]).map((side) => side * scale);
    this.marker.hidden = !place;
    lay(this.marker, { left: left + x - 3, top: top + y - 3, width: width + 6, height: height + 6 });
    const room = this.box.clientWidth - this.readout.offsetWidth;
    const below = top + y + height + 10;
    const isAbove = below + this.readout.offsetHeight > this.box.clientHeight && y > this.readout.offsetHeight;
    const over = isAbove ? top + y - this.readout.offsetHeight - 10 : below;
    lay(this.readout, { left: Math.max(0, Math.min(left + x, room)), top: over });
  }

  // The marker as the number that it is around, for the number's card; none where no mark is shown.
  mark(path) {
    const figure = this.drawing.figures[this.index];
    if (!figure || this.marker.hidden) return undefined;
    this.readout.hidden = true; // the card says the same, and more
    this.marker.dataset.figure = figure;
    this.marker.href = new URL(`../../figures/#${figure}`, new URL(path, document.baseURI));
    return this.marker;
  }

  leave() {
    this.index = -1;
    this.marker.hidden = this.readout.hidden = true;
    this.status.textContent = "";
  }

  places() {
    return placesOf(this.drawing[variantOf(this.box)], this.state.isTrue);
  }

  // Where the shown still stands in its box, and how much larger than drawn.
  frame() {
    const still = this.box.querySelector(`.still-${variantOf(this.box)}`);
    const frame = this.box.getBoundingClientRect(), shown = still.getBoundingClientRect();
    const scale = shown.width / this.drawing[variantOf(this.box)].layout.width;
    return { still, scale, left: shown.left - frame.left, top: shown.top - frame.top };
  }
}

// The variant whose still the style sheet shows.
export function variantOf(box) {
  const shown = [...box.querySelectorAll("[class^=still-]")].find((still) => still.getClientRects().length);
  return shown?.classList[0].replace("still-", "") ?? "wide";
}

function add(box, name, kind = "div") {
  const part = document.createElement(kind);
  part.className = name;
  box.append(part);
  return part;
}

export function lay(part, sides) {
  for (const [side, pixels] of Object.entries(sides)) part.style[side] = `${pixels}px`;
}
