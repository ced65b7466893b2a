"""Figures of unlike units side by side: numbers and words, no axis, no sizes to compare."""

import math
from typing import Any

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
    line,
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
    places = [((i % columns) * step, (i // columns) * tall) for i in range(len(canvas.rows))]
    for row, (left, top) in zip(canvas.rows, places, strict=True):
        number = {"font": {"size": TILE_SIZE, "color": ACCENT}, "xref": "x", "yanchor": "top"}
        words = f"{lines(row.label, ems)}<br>{small(row.verb)}"
        layout["annotations"] += [
            label(f"<b>{row.short}</b>", left, top + 8, **number),
            label(words, left, top + 52, xref="x", yanchor="top"),
        ]
        ends = (left, left + step - 16)
        layout["shapes"].append(line(ends, (top + 2, top + 2), RULE, 1))
    return [_holder(canvas, places)], layout


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
