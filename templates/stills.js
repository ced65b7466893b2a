async (jobs) => {
  const config = { staticPlot: true, showSendToCloud: false, plotlyServerURL: "" };
  const tenth = (number) => Math.round(number * 10) / 10;

  // A mark's outline from its start, in steps: the same words wherever it stands.
  const spell = (outline) => {
    let [x, y] = outline.match(/-?[\d.]+/g).map(Number);
    const start = [x, y];
    const steps = [...outline.matchAll(/([LHVAZ])([^LHVAZ]*)/g)].map(([, name, words]) => {
      const given = (words.match(/-?[\d.]+/g) ?? []).map(Number), before = [x, y];
      if (name === "H") x = given[0];
      else if (name === "V") y = given[0];
      else if (name !== "Z") [x, y] = given.splice(-2);
      const [right, down] = [tenth(x - before[0]), tenth(y - before[1])];
      return { H: `h${right}`, V: `v${down}`, Z: "z" }[name] ?? `${name.toLowerCase()}${[...given.map(tenth), right, down].join(" ")}`;
    });
    return { start, steps: steps.join("") };
  };

  // Marks of one look become one path: hundreds of them then weigh little more than one.
  const join = (points) => {
    const marks = [...points.children], [first] = marks;
    const look = (mark) => mark.getAttribute("d") + mark.getAttribute("style");
    if (!first?.getAttribute("d")?.endsWith("Z")) return; // an open outline would not end where it began
    if (marks.some((mark) => mark.localName !== "path" || look(mark) !== look(first))) return;
    const { start, steps } = spell(first.getAttribute("d"));
    let last = [0, 0];
    const words = marks.map((mark) => {
      const place = mark.getAttribute("transform").match(/-?[\d.]+/g).map((at, axis) => tenth(Number(at) + start[axis]));
      const [right, down] = place.map((at, axis) => tenth(at - last[axis]));
      last = place;
      return `m${right} ${down}${steps}`;
    });
    first.setAttribute("d", words.join("").replace("m", "M"));
    first.removeAttribute("transform");
    for (const mark of marks.slice(1)) mark.remove();
  };

  const drawn = [];
  for (const { data, layout } of jobs) {
    const size = { width: layout.width, height: layout.height };
    const url = await Plotly.toImage({ data, layout, config }, { format: "svg", ...size });
    const svg = new DOMParser().parseFromString(decodeURIComponent(url.slice(url.indexOf(",") + 1)), "image/svg+xml");
    svg.querySelectorAll(".points").forEach(join);
    drawn.push(`data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`);
  }
  return drawn;
}
