"""Horizontal bars from zero on a linear axis, each labelled with its number."""

from report.charts.dots import number_room, row_height, row_labels, value_axis
from report.charts.drawing import Canvas
from report.charts.theme import (
    ACCENT,
    BAR,
    GROUND,
    INK,
    LABEL_WIDTH,
    NUMBER_SIZE,
    Drawn,
    frame,
    hidden_axis,
)


def draw_bars(canvas: Canvas) -> Drawn:
    """Draw a `Bars` chart; a lower bound is an open bar with an arrow."""
    rows = canvas.rows
    values = [float(row.value) for row in rows]
    height = row_height(canvas) * len(rows) + 36
    layout = frame(
        canvas.variant,
        height,
        l=LABEL_WIDTH if canvas.is_wide else 8,
        r=number_room(canvas, 64),
        b=28,
    )
    layout["yaxis"] = hidden_axis(
        range=[len(rows) - 0.5, -0.5] if canvas.is_wide else [len(rows) - 0.75, -0.75]
    )
    layout["xaxis"] = value_axis(canvas, values, log=False)
    layout["xaxis"]["range"] = [min(0, min(values) * 1.3), max(*values, 0) * 1.02]
    layout["annotations"] = row_labels(canvas)
    layout["bargap"] = 1 - (BAR if canvas.is_wide else BAR * 0.55)
    exact = [row.bound == "exact" for row in rows]
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": values,
        "y": list(range(len(rows))),
        "text": [
            f"<b>{row.short}</b>" + ("" if sure else " →")
            for row, sure in zip(rows, exact, strict=True)
        ],
        "textposition": "outside",
        "textfont": {"size": NUMBER_SIZE, "color": INK},
        "marker": {
            "color": [ACCENT if sure else GROUND for sure in exact],
            "line": {"color": ACCENT, "width": [0 if sure else 2 for sure in exact]},
        },
        "customdata": [row.id for row in rows],
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return [bars], layout
