"""Dot plot: one dot a figure on one axis, and a strip that shows the true scale of a log axis.

On a log axis a bar's length means nothing, a dot's place does (Cleveland 1985, The Elements of
Graphing Data). What is not exact is drawn open, a lower bound with an arrow to the right.
"""

from typing import Any

from report.charts.axes import across, value_axis
from report.charts.canvas import Canvas, say_mark
from report.charts.rows import Lanes, number_room
from report.charts.theme import (
    DOT,
    INK,
    LABEL_WIDTH,
    MUTED,
    NUMBER_SIZE,
    RULE,
    Drawn,
    frame,
    hidden_axis,
    line,
)
from report.charts.true_scale_strip import STRIP, add_strip
from report.model.chart_kinds import Dots


def draw_dots(canvas: Canvas) -> Drawn:
    """Draw a `Dots` chart; returns Plotly's data and layout."""
    log = isinstance(canvas.chart, Dots) and canvas.chart.scale == "log"
    rows = canvas.rows
    strip = STRIP if log else 0
    lanes = Lanes(canvas)
    height = lanes.height + 34 + strip + 8
    left = LABEL_WIDTH if canvas.is_wide else 8
    layout = frame(canvas.variant, height, l=left, r=number_room(canvas, 44))
    plot = height - 12
    bottom = (strip + 22) / plot
    layout["yaxis"] = hidden_axis(range=lanes.range, domain=[bottom, 1])
    layout["xaxis"] = across(
        layout, value_axis(canvas, [float(row.value) for row in rows], log=log)
    )
    layout["xaxis"]["anchor"] = "y"
    layout["annotations"] = lanes.labels
    guides = [line((0, 1), (y, y), RULE, 1, xref="paper") for y in lanes.places]
    layout["shapes"] = [guide | {"line": guide["line"] | {"dash": "1px,3px"}} for guide in guides]
    if any(row.value < 0 for row in rows):  # gains to the right of it, losses to the left
        layout["shapes"].append(line((0, 0), (-0.5, lanes.rows - 0.5), MUTED, 1))
    data = [_dots(canvas, lanes)]
    if log:
        data.append(add_strip(canvas, layout, STRIP / plot))
    return data, layout


def _dots(canvas: Canvas, lanes: Lanes) -> dict[str, Any]:
    rows = canvas.rows
    exact = [row.bound == "exact" for row in rows]
    colours = lanes.colours
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [float(row.value) for row in rows],
        "y": lanes.places,
        "text": [say_mark(row) for row in rows],
        "textposition": "middle right",
        "textfont": {"size": NUMBER_SIZE, "color": INK},
        "marker": {
            "size": DOT,
            "color": colours,
            "symbol": ["circle" if sure else "circle-open" for sure in exact],
            "line": {"width": [0 if sure else 2.5 for sure in exact], "color": colours},
        },
        "customdata": [row.id for row in rows],
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
