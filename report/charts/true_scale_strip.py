"""The strip below a log axis: the same numbers on an even scale, so that nobody is deceived."""

from typing import Any

from report.charts.canvas import Canvas
from report.charts.theme import (
    ACCENT,
    LABEL_WIDTH,
    MUTED,
    NOTE_SIZE,
    hidden_axis,
    label,
    line,
    small,
)

STRIP = 84  # pixels of height
HEIGHT = 0.42  # where the ticks stand within the strip


def add_strip(canvas: Canvas, layout: dict[str, Any], share: float) -> dict[str, Any]:
    """Add axes and words of the strip to a layout whose lowest `share` is free; gives its ticks."""
    rows = sorted(canvas.rows, key=lambda row: row.value)
    values = [float(row.value) for row in rows]
    end = values[-1] * 1.04
    layout["xaxis2"] = hidden_axis(range=[0, end], anchor="y2", domain=[0, 1])
    layout["yaxis2"] = hidden_axis(range=[0, 1], domain=[0, share * 0.72], anchor="x2")
    *others, largest = rows
    notes = [(largest.short, values[-1], "center")]
    if others:
        ends = tuple(dict.fromkeys((others[0].short, others[-1].short)))
        words = canvas.edition.word("range", start=ends[0], end=ends[-1]) if ends[1:] else ends[0]
        notes.append((words, values[0], "left"))
    below = {"xref": "x2", "yref": "y2", "yanchor": "top", "yshift": -6}
    layout["annotations"] += [
        _heading(canvas),
        *(label(small(words), x, 0.3, xanchor=anchor, **below) for words, x, anchor in notes),
    ]
    base = line((0, end), (HEIGHT, HEIGHT), MUTED, 1, xref="x2", yref="y2")
    layout["shapes"].append(base)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": values,
        "y": [HEIGHT] * len(values),
        "xaxis": "x2",
        "yaxis": "y2",
        "hoverinfo": "skip",
        "cliponaxis": False,
        "marker": {
            "symbol": "line-ns",
            "size": 18,
            "line": {"width": 2.5, "color": ACCENT},
            "color": ACCENT,
        },
    }


def _heading(canvas: Canvas) -> dict[str, Any]:
    title = f"<b>{canvas.edition.word('true-scale')}</b>"
    note = small(canvas.edition.word("true-scale-note"))
    size = {"font": {"size": NOTE_SIZE + 0.5}, "yref": "y2"}
    if canvas.is_wide:
        return label(f"{title}<br>{note}", 0, HEIGHT, xshift=-LABEL_WIDTH + 4, **size)
    return label(f"{title} {note}", 0, 1, yanchor="bottom", **size)
