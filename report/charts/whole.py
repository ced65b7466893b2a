"""Parts of one sum, as a ring or as one stacked bar; only for figures that may be summed."""

from typing import Any

from report.charts.drawing import Canvas, lines
from report.charts.theme import (
    GROUND,
    INK,
    LABEL_SIZE,
    SERIES,
    WIDTH,
    Drawn,
    frame,
    hidden_axis,
    label,
)
from report.compute import percent
from report.text import format_number


def draw_pie(canvas: Canvas) -> Drawn:
    """Draw a `Pie` chart as a ring, labelled directly, first figure at twelve o'clock."""
    rows = canvas.rows
    layout = frame(canvas.variant, 320 if canvas.is_wide else 360, l=90, r=90, t=56, b=56)
    ems = 10 if canvas.is_wide else 7
    ring = {
        "type": "pie",
        "hole": 0.58,
        "sort": False,
        "direction": "clockwise",
        "values": [float(row.value) for row in rows],
        "labels": [row.label for row in rows],
        "text": [f"{lines(row.label, ems)}<br><b>{row.short}</b>" for row in rows],
        "textinfo": "text",
        "textposition": "outside",
        "textfont": {"size": LABEL_SIZE, "color": INK},
        "marker": {"colors": _colours(len(rows)), "line": {"color": GROUND, "width": 2}},
        "hoverinfo": "skip",
        "automargin": False,
        "customdata": [row.id for row in rows],
    }
    return [ring], layout


def draw_stack(canvas: Canvas) -> Drawn:
    """Draw a `Stack` chart: one bar, its parts in order, a list of labels under it."""
    rows = canvas.rows
    total = sum(row.value for row in rows)
    layout = frame(canvas.variant, 84 + 30 * len(rows), r=4)
    layout["barmode"] = "stack"
    layout["bargap"] = 0
    layout["xaxis"] = hidden_axis(range=[0, float(total)])
    layout["yaxis"] = hidden_axis(range=[0.9 + 0.68 * len(rows), -0.5])
    data: list[dict[str, Any]] = []
    for index, (row, colour) in enumerate(zip(rows, _colours(len(rows)), strict=True)):
        data.append(
            {
                "type": "bar",
                "orientation": "h",
                "x": [float(row.value)],
                "y": [0],
                "width": 0.8,
                "marker": {"color": colour, "line": {"color": GROUND, "width": 2}},
                "hoverinfo": "skip",
                "customdata": [row.id],
            }
        )
        share = format_number(percent(row.value, total), canvas.edition.language)
        words = lines(f"{row.label}", WIDTH[canvas.variant] / LABEL_SIZE - 9)
        layout["annotations"].append(
            label(
                f'<span style="fill:{colour}">■</span> <b>{row.short}</b>  {words} ({share}%)',
                0,
                0.9 + index * 0.68,
            )
        )
    return data, layout


def _colours(count: int) -> list[str]:
    return [SERIES[index % len(SERIES)] for index in range(count)]
