"""Dot plot: one dot a figure on one axis, and a strip that shows the true scale of a log axis.

On a log axis a bar's length means nothing, a dot's place does (Cleveland 1985, The Elements of
Graphing Data). What is not exact is drawn open, a lower bound with an arrow to the right.
"""

from typing import Any

from report.charts import theme
from report.charts.axes import PlotArea, across, value_axis
from report.charts.canvas import DOTS, Box, Canvas, Drawn, EvenScale, Layout, mark_rows
from report.charts.rows import Lanes
from report.charts.theme import hidden_axis, label, line, small

_STRIP = 84  # pixels of height
_HEIGHT = 0.42  # where the ticks stand within the strip
_ROOM = 1.06  # of the largest value, so that the number beside its dot stays inside


def draw_dots(canvas: Canvas) -> Drawn:
    """Draw a `Dots` chart; a log axis has its strip below, and an even one to take its place."""
    log = canvas.chart.offers_even_scale
    rows = canvas.rows
    strip = _STRIP if log else 0
    lanes = Lanes(canvas)
    layout = lanes.frame(34 + strip + 8, 44)
    plot = lanes.height + strip + 30
    bottom = (strip + 22) / plot
    layout["yaxis"]["domain"] = [bottom, 1]
    layout["xaxis"] = across(layout, value_axis(canvas, _ends(canvas), log=log))
    layout["xaxis"]["anchor"] = "y"
    guides = [line((0, 1), (y, y), theme.RULE, 1, xref="paper") for y in lanes.places]
    layout["shapes"] = [guide | {"line": guide["line"] | {"dash": "1px,3px"}} for guide in guides]
    if any(row.value < 0 for row in rows):  # gains to the right of it, losses to the left
        layout["shapes"].append(line((0, 0), (-0.5, lanes.rows - 0.5), theme.MUTED, 1))
    data = [_dots(canvas, lanes), *_spans(lanes)]
    if log:
        data.append(_add_strip(canvas, layout, _STRIP / plot))
    even = _even_scale(canvas, lanes, layout) if log else None
    return Drawn(data, layout, _places(lanes, layout), even)


def _places(lanes: Lanes, layout: Layout) -> list[Box]:
    area, rows = PlotArea(layout), lanes.canvas.rows
    ends = ([float(row.value), row.last] for row in rows)
    return [area.dots(xs, [y]) for xs, y in zip(ends, lanes.places, strict=True)]


def _ends(canvas: Canvas) -> list[float]:
    """Give every value that the axis must hold, both ends of ranges."""
    return [end for row in canvas.rows for end in dict.fromkeys((float(row.value), row.last))]


def _spans(lanes: Lanes) -> list[dict[str, Any]]:
    """Draw ranges from end to end."""
    rows = zip(lanes.canvas.rows, lanes.places, strict=True)
    spans = [(float(row.value), row.last, y) for row, y in rows if row.value_to is not None]
    line = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [x for low, high, _ in spans for x in (low, high, None)],
        "y": [place for *_, y in spans for place in (y, y, None)],
        "line": {"color": theme.ACCENT, "width": 4},
        "marker": {"size": theme.DOT, "color": theme.ACCENT},
        "cliponaxis": False,
    }
    return [line] if spans else []


def _even_scale(canvas: Canvas, lanes: Lanes, layout: Layout) -> EvenScale:
    """Give the axis from zero that a reader may set in the place of the log axis."""
    values = _ends(canvas)
    axis = value_axis(canvas, values, log=False) | {"anchor": "y"}
    xaxis = across(layout, axis | {"range": [0, max(axis["range"][1], max(values) * _ROOM)]})
    return EvenScale(xaxis, _places(lanes, layout | {"xaxis": xaxis}))


def _dots(canvas: Canvas, lanes: Lanes) -> dict[str, Any]:
    exact = [row.bound == "exact" for row in canvas.rows]
    marker = {
        "size": theme.DOT,
        "color": canvas.colours,
        "symbol": ["circle" if sure else "circle-open" for sure in exact],
        "line": {"width": [0 if sure else 2.5 for sure in exact], "color": canvas.colours},
    }
    return mark_rows(DOTS, canvas.rows, lanes.places, marker, "middle right")


def _add_strip(canvas: Canvas, layout: Layout, share: float) -> dict[str, Any]:
    """Add the same numbers on an even scale, so that nobody is deceived; gives their ticks.

    Axes and words go into a layout whose lowest `share` is free.
    """
    rows = sorted(canvas.rows, key=lambda row: row.value)
    values = sorted(_ends(canvas))
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
    base = line((0, end), (_HEIGHT, _HEIGHT), theme.MUTED, 1, xref="x2", yref="y2")
    layout["shapes"].append(base)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": values,
        "y": [_HEIGHT] * len(values),
        "xaxis": "x2",
        "yaxis": "y2",
        "cliponaxis": False,
        "marker": {
            "symbol": "line-ns",
            "size": 18,
            "line": {"width": 2.5, "color": theme.ACCENT},
            "color": theme.ACCENT,
        },
    }


def _heading(canvas: Canvas) -> dict[str, Any]:
    title = f"<b>{canvas.edition.word('true-scale')}</b>"
    note = small(canvas.edition.word("true-scale-note"))
    size = {"font": {"size": theme.NOTE_SIZE + 0.5}, "yref": "y2"}
    if wide := theme.LABEL_WIDTH[canvas.variant]:
        return label(f"{title}<br>{note}", 0, _HEIGHT, xshift=4 - wide, **size)
    return label(f"{title} {note}", 0, 1, yanchor="bottom", **size)
