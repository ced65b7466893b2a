"""One mark for each counted thing, a field of marks for each figure; fields are never joined."""

import math
from typing import Any

from report.charts import theme
from report.charts.axes import PlotArea
from report.charts.canvas import Canvas, Drawn, join
from report.charts.theme import bold, frame, hidden_axis, label, small
from report.edition.edition import FigureWords
from report.language.line_breaking import wrap

COLUMNS = {"wide": 50, "narrow": 25}


def draw_units(canvas: Canvas) -> Drawn:
    """Draw a `Units` chart; axes are in pixels, so that every mark has the same size."""
    width, columns = theme.WIDTH[canvas.variant] - 16, COLUMNS[canvas.variant]
    step = width / columns
    data: list[dict[str, Any]] = []
    annotations, top = [], 0.0
    for row, colour in zip(canvas.rows, canvas.colours, strict=True):
        head = wrap(row.label, width / theme.NUMBER_SIZE - 4)
        notes = wrap(f"{row.verb} · {row.period}", width / theme.NOTE_SIZE)
        words = "<br>".join([f"{bold(row.short)}  {join(head)}", *map(small, notes)])
        size = {"size": theme.NUMBER_SIZE}
        annotations.append(label(words, 0, top, yanchor="top", xref="paper", font=size))
        top += theme.LINE * (theme.NUMBER_SIZE * len(head) + theme.NOTE_SIZE * len(notes)) + 12
        data.append(_marks(row, step, columns, top, colour))
        top += math.ceil(int(row.value) / columns) * step + 20
    layout = frame(canvas.variant, top, l=8, r=8, t=2, b=2)
    layout["xaxis"] = hidden_axis(range=[0, width])
    layout["yaxis"] = hidden_axis(range=[top - 4, 0])
    layout["annotations"] = annotations
    area = PlotArea(layout)
    places = [
        area.dots(field["x"], field["y"], field["marker"]["size"]) if field["x"] else None
        for field in data
    ]
    return Drawn(data, layout, places)


def _marks(row: FigureWords, step: float, columns: int, top: float, colour: str) -> dict[str, Any]:
    places = [divmod(index, columns) for index in range(int(row.value))]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round((column + 0.5) * step, 1) for _, column in places],
        "y": [round(top + (line + 0.5) * step, 1) for line, _ in places],
        "meta": row.id,
        "hoverinfo": "skip",
        "cliponaxis": False,
        "marker": {
            "symbol": "square",
            "size": round(step * 0.66, 1),
            "color": colour,
            "line": {"width": 0},
        },
    }
