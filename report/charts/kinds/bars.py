"""Horizontal bars from zero on a linear axis, each labelled with its number."""

from report.charts.axes import PlotArea
from report.charts.canvas import BARS, Canvas, Drawn, mark_rows
from report.charts.rows import Lanes
from report.charts.theme import BAR, GROUND, hidden_axis

_THIN = 17  # pixels


def draw_bars(canvas: Canvas) -> Drawn:
    """Draw a `Bars` chart; what is not exact is an open bar, a lower bound with an arrow."""
    values = [float(row.value) for row in canvas.rows]
    lanes = Lanes(canvas)
    layout = lanes.frame(8, 64, b=4)
    bounds = [min(0, min(values) * 1.3), max(*values, 0) * 1.02]
    layout["xaxis"] = hidden_axis(range=bounds)  # each bar has its number
    exact = [row.bound == "exact" for row in canvas.rows]
    filled = [c if sure else GROUND for c, sure in zip(canvas.colours, exact, strict=True)]
    outline = {"color": canvas.colours, "width": [0 if sure else 2 for sure in exact]}
    marker = {"color": filled, "line": outline}
    bars = mark_rows(BARS, canvas.rows, lanes.places, marker, "outside")
    # Narrow, a label of two lines stands right above its bar, and may not hide it.
    layout["bargap"] = 1 - (max(BAR, _THIN / lanes.row) if canvas.is_wide else _THIN / lanes.row)
    thick = 1 - layout["bargap"]
    if lanes.thickness < 1:  # Plotly would take the distance of the two nearest for all
        thick = bars["width"] = round(min(thick, lanes.thickness * 0.6), 3)
    area = PlotArea(layout)
    places = [area.bar((0, x), y, thick) for x, y in zip(values, lanes.places, strict=True)]
    return Drawn([bars], layout, places)
