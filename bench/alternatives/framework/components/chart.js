import * as Plot from "@observablehq/plot";

// One row a figure: a dot on a log axis, or a bar from zero; the number beside it.
export function draw(rows, log, width) {
  const place = {x: "value", y: "label"};
  return Plot.plot({
    width,
    height: 60 + 40 * rows.length,
    marginLeft: Math.min(260, width * 0.5),
    marginRight: 48,
    x: {type: log ? "log" : "linear", grid: true, label: null, ticks: 4, tickFormat: ",d"},
    y: {domain: rows.map((row) => row.label), label: null},
    marks: [
      log
        ? Plot.dot(rows, {...place, r: 6, fill: "steelblue"})
        : Plot.barX(rows, {...place, fill: "steelblue"}),
      Plot.text(rows, {...place, text: "number", dx: 10, textAnchor: "start"}),
    ],
  });
}
