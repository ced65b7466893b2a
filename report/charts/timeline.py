"""The same thing at several dates: a line from zero, every point labelled."""

from report.charts.drawing import BOLD, Canvas, join, measure, wrap
from report.charts.theme import (
    ACCENT,
    DOT,
    INK,
    LABEL_SIZE,
    LINE,
    NOTE_SIZE,
    NUMBER_SIZE,
    WIDTH,
    Drawn,
    axis,
    frame,
)
from report.charts.ticks import value_axis

_INSIDE = 0.88  # of the width lies between the first mark and the last
_TURNS = ("top center", "bottom center")  # numbers that would meet stand by turns


def draw_timeline(canvas: Canvas) -> Drawn:
    """Draw a `Timeline` chart; figures are put in the order of their dates."""
    dated = sorted(canvas.rows, key=lambda row: row.days[0] or "")
    values = [float(row.value) for row in dated]
    layout = frame(canvas.variant, 320, l=48, r=36, t=24, b=40)
    layout["yaxis"] = value_axis(canvas, values, log=False) | {"side": "left"}
    widest = max(measure(words) for words in layout["yaxis"]["ticktext"])
    layout["margin"]["l"] = max(layout["margin"]["l"], widest * LABEL_SIZE + 12)
    side = layout["margin"]
    room = (WIDTH[canvas.variant] - side["l"] - side["r"]) * _INSIDE / max(1, len(dated) - 1)
    is_crowded = room < max(measure(row.short) for row in dated) * BOLD * NUMBER_SIZE
    periods = [wrap(row.period, room / NOTE_SIZE) for row in dated]
    layout["margin"]["b"] = 20 + LINE * NOTE_SIZE * max(map(len, periods))
    layout["yaxis"]["range"] = [min(0, min(values) * 1.1), max(*values, 0) * 1.12]
    layout["xaxis"] = axis(
        showgrid=False,
        type="date",
        tickvals=[row.days[0] for row in dated],
        ticktext=[join(broken) for broken in periods],
        tickangle=0,
        ticklabelstandoff=6,  # off the zero beside it
    )
    line = {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": [row.days[0] for row in dated],
        "y": values,
        "text": [f"<b>{row.short}</b>" for row in dated],
        "textposition": [_TURNS[i % 2] for i in range(len(dated))] if is_crowded else "top center",
        "textfont": {"size": NUMBER_SIZE, "color": INK},
        "line": {"color": ACCENT, "width": 2.5},
        "marker": {"size": DOT - 3, "color": ACCENT},
        "customdata": [row.id for row in dated],
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return [line], layout
