"""Figures of unlike units side by side: numbers and words, no axis, no sizes to compare."""

import math

from report.charts.drawing import Canvas, lines, wrap
from report.charts.theme import (
    ACCENT,
    LABEL_SIZE,
    LINE,
    NOTE_SIZE,
    RULE,
    TILE_SIZE,
    WIDTH,
    Drawn,
    frame,
    hidden_axis,
    label,
    small,
)

COLUMNS = {"wide": 3, "narrow": 2}


def draw_tiles(canvas: Canvas) -> Drawn:
    """Draw a `Tiles` chart; axes are in pixels."""
    columns = min(COLUMNS[canvas.variant], len(canvas.rows))
    width = WIDTH[canvas.variant] - 8
    step, rows = width / columns, math.ceil(len(canvas.rows) / columns)
    ems = (step - 20) / LABEL_SIZE
    most = max(len(wrap(row.label, ems)) for row in canvas.rows)
    tall = 52 + LINE * (LABEL_SIZE * most + NOTE_SIZE) + 22
    layout = frame(canvas.variant, rows * tall, l=4, r=4, t=2, b=2)
    layout["xaxis"] = hidden_axis(range=[0, width])
    layout["yaxis"] = hidden_axis(range=[rows * tall - 4, 0])
    for index, row in enumerate(canvas.rows):
        left, top = (index % columns) * step, (index // columns) * tall
        words = f"{lines(row.label, ems)}<br>{small(row.verb)}"
        layout["annotations"] += [
            label(
                f"<b>{row.short}</b>",
                left,
                top + 8,
                xref="x",
                yanchor="top",
                font={"size": TILE_SIZE, "color": ACCENT},
            ),
            label(words, left, top + 52, xref="x", yanchor="top"),
        ]
        layout["shapes"].append(
            {
                "type": "line",
                "xref": "x",
                "yref": "y",
                "x0": left,
                "x1": left + step - 16,
                "y0": top + 2,
                "y1": top + 2,
                "line": {"color": RULE, "width": 1},
            }
        )
    # Plotly draws no axes without a trace; this one only holds the figures' ids for the keyboard.
    holder = {
        "type": "scatter",
        "mode": "markers",
        "hoverinfo": "skip",
        "marker": {"opacity": 0, "size": 1},
        "x": [(i % columns) * step + 8 for i in range(len(canvas.rows))],
        "y": [(i // columns) * tall + 24 for i in range(len(canvas.rows))],
        "customdata": [row.id for row in canvas.rows],
    }
    return [holder], layout
