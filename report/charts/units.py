"""One mark for each counted thing, a field of marks for each figure; fields are never joined."""

import math
from typing import Any

from report.charts.drawing import Canvas, lines
from report.charts.theme import (
    LABEL_SIZE,
    NUMBER_SIZE,
    SERIES,
    WIDTH,
    frame,
    hidden_axis,
    label,
    small,
)

COLUMNS = {"wide": 50, "narrow": 25}
HEAD = 58


def draw_units(canvas: Canvas) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Draw a `Units` chart; axes are in pixels, so that every mark has the same size."""
    width = WIDTH[canvas.variant] - 16
    columns = COLUMNS[canvas.variant]
    step = width / columns
    data: list[dict[str, Any]] = []
    annotations, top = [], 0.0
    ems = width / LABEL_SIZE - 6
    for row, colour in zip(canvas.rows, SERIES, strict=False):
        words = f"<b>{row.short}</b>  {lines(row.label, ems)}<br>{small(f'{row.verb} · {row.period}')}"
        annotations.append(
            label(words, 0, top, yanchor="top", xref="paper", font={"size": NUMBER_SIZE})
        )
        marks = [(i % columns, i // columns) for i in range(int(row.value))]
        data.append({
            "type": "scatter", "mode": "markers", "hoverinfo": "skip", "cliponaxis": False,
            "x": [round((x + 0.5) * step, 1) for x, _ in marks],
            "y": [round(top + HEAD + (y + 0.5) * step, 1) for _, y in marks],
            "marker": {"symbol": "square", "size": round(step * 0.66, 1), "color": colour, "line": {"width": 0}},
            "meta": row.id,
        })
        top += HEAD + math.ceil(int(row.value) / columns) * step + 22
    layout = frame(canvas.variant, top, l=8, r=8, t=2, b=2)
    layout["xaxis"] = hidden_axis(range=[0, width])
    layout["yaxis"] = hidden_axis(range=[top - 4, 0])
    layout["annotations"] = annotations
    return data, layout
