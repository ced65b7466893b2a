async (jobs) => {
  const config = { staticPlot: true, showSendToCloud: false, plotlyServerURL: "" };
  const drawn = [];
  for (const { data, layout } of jobs) {
    const size = { width: layout.width, height: layout.height };
    drawn.push(await Plotly.toImage({ data, layout, config }, { format: "svg", ...size }));
  }
  return drawn;
}
