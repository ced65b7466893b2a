"""Figures of unlike units side by side: numbers and words, no axis, no sizes to compare."""

import math
from typing import Any

from report.charts import theme
from report.charts.axes import PlotArea
from report.charts.canvas import Canvas, Drawn, lines
from report.charts.theme import bold, frame, hidden_axis, label, line, small
from report.language.line_breaking import BOLD, measure, wrap

COLUMNS = {"wide": 3, "narrow": 2}


def draw_tiles(canvas: Canvas) -> Drawn:
    """Draw a `Tiles` chart; axes are in pixels."""
    columns = min(COLUMNS[canvas.variant], len(canvas.rows))
    width = theme.WIDTH[canvas.variant]
    step, rows = width / columns, math.ceil(len(canvas.rows) / columns)
    ems = (step - 20) / theme.LABEL_SIZE
    most = max(len(wrap(row.label, ems)) for row in canvas.rows)
    notes = [canvas.note(row, (step - 20) / theme.NOTE_SIZE) for row in canvas.rows]
    tall = 52 + theme.LINE * (theme.LABEL_SIZE * most + theme.NOTE_SIZE * max(map(len, notes))) + 22
    layout = frame(canvas.variant, rows * tall, l=0, r=0, t=2, b=2)
    layout["xaxis"] = hidden_axis(range=[0, width])
    layout["yaxis"] = hidden_axis(range=[rows * tall - 4, 0])
    places = [((i % columns) * step, (i // columns) * tall) for i in range(len(canvas.rows))]
    widest = max(measure(row.short) for row in canvas.rows)
    size = min(theme.TILE_SIZE, math.floor((step - 12) / (widest * BOLD)))
    tiles = zip(canvas.rows, notes, canvas.colours, places, strict=True)
    for row, note, colour, (left, top) in tiles:
        number = {"font": {"size": size, "color": colour}, "xref": "x", "yanchor": "top"}
        words = "<br>".join([lines(row.label, ems), *map(small, note)])
        layout["annotations"] += [
            label(bold(row.short), left, top + 8, xshift=-2, **number),
            label(words, left, top + 52, xref="x", yanchor="top", xshift=-2),
        ]
        ends = (left, left + step - 16)
        layout["shapes"].append(line(ends, (top + 2, top + 2), theme.RULE, 1))
    area, high = PlotArea(layout), (layout["height"] - 4) / rows - 10
    boxes = [
        (area.x(left), area.y(top + 2), area.x(left + step - 16) - area.x(left), high)
        for left, top in places
    ]
    return Drawn([_holder(canvas, places)], layout, boxes)


def _holder(canvas: Canvas, places: list[tuple[float, float]]) -> dict[str, Any]:
    """Give an unseen trace: Plotly draws no axes without one, and it names each tile's figure."""
    return {
        "type": "scatter",
        "mode": "markers",
        "hoverinfo": "skip",
        "marker": {"opacity": 0, "size": 1},
        "x": [left + 8 for left, _ in places],
        "y": [top + 24 for _, top in places],
        "customdata": [row.id for row in canvas.rows],
    }
