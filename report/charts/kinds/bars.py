"""Horizontal bars from zero on a linear axis, each labelled with its number."""

from typing import Any

from report.charts.axes import PlotArea, across, value_axis
from report.charts.canvas import Canvas, Drawn, say_mark
from report.charts.rows import Lanes, number_room
from report.charts.theme import (
    ACCENT,
    BAR,
    GROUND,
    INK,
    LABEL_WIDTH,
    MUTED,
    NUMBER_SIZE,
    frame,
    hidden_axis,
)


def draw_bars(canvas: Canvas) -> Drawn:
    """Draw a `Bars` chart; what is not exact is an open bar, a lower bound with an arrow."""
    values = [float(row.value) for row in canvas.rows]
    lanes = Lanes(canvas)
    layout = frame(
        canvas.variant,
        lanes.height + 36,
        l=LABEL_WIDTH if canvas.is_wide else 8,
        r=number_room(canvas, 64),
        b=28,
    )
    layout["yaxis"] = hidden_axis(range=lanes.range)
    bounds = [min(0, min(values) * 1.3), max(*values, 0) * 1.02]
    layout["xaxis"] = across(layout, value_axis(canvas, values, log=False) | {"range": bounds})
    layout["annotations"] = lanes.labels
    bars = _bars(canvas, lanes)
    layout["bargap"] = 1 - (BAR if canvas.is_wide else BAR * 0.55)
    thick = 1 - layout["bargap"]
    if lanes.thickness < 1:  # Plotly would take the distance of the two nearest for all
        thick = bars["width"] = round(min(thick, lanes.thickness * 0.6), 3)
    area = PlotArea(layout)
    places = [area.bar((0, x), y, thick) for x, y in zip(values, lanes.places, strict=True)]
    return Drawn([bars], layout, places)


def _bars(canvas: Canvas, lanes: Lanes) -> dict[str, Any]:
    rows = canvas.rows
    colours = [MUTED if gone else ACCENT for gone in canvas.past]
    exact = [row.bound == "exact" for row in rows]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [float(row.value) for row in rows],
        "y": lanes.places,
        "text": [say_mark(row) for row in rows],
        "textposition": "outside",
        "textfont": {"size": NUMBER_SIZE, "color": INK},
        "marker": {
            "color": [c if sure else GROUND for c, sure in zip(colours, exact, strict=True)],
            "line": {"color": lanes.colours, "width": [0 if sure else 2 for sure in exact]},
        },
        "customdata": [row.id for row in rows],
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
