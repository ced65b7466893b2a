"""Parts of one sum, as a ring or as one stacked bar; only for figures that may be summed."""

import math
from collections.abc import Iterator
from itertools import accumulate, pairwise

from report.charts import theme
from report.charts.axes import PlotArea, box_around
from report.charts.canvas import Box, Canvas, Drawn, Layout, fill_bars, join
from report.charts.theme import bold, frame, hidden_axis, label
from report.edition.chart_words import say_share
from report.language.line_breaking import BOLD, measure, wrap

BAR_HIGH = 44
_HOLE = 0.58  # of a ring's diameter
_ROW = theme.LINE * theme.LABEL_SIZE  # a line of the list
_BETWEEN = 10  # the air between two of its parts


def draw_pie(canvas: Canvas) -> Drawn:
    """Draw a `Pie` chart as a ring, first figure at twelve o'clock.

    Labels stand beside it; where there is no room for them, only the numbers, and a list below.
    """
    rows, (tall, air) = canvas.rows, (320, 56) if canvas.is_wide else (236, 36)
    values = [float(row.value) for row in rows]
    named = [f"{join(wrap(row.label, 10))}<br>" if canvas.is_wide else "" for row in rows]
    layout = frame(canvas.variant, tall, l=90, r=90, t=air, b=air)
    ring = {
        "type": "pie",
        "hole": _HOLE,
        "sort": False,
        "direction": "clockwise",
        "values": values,
        "labels": [row.label for row in rows],
        "text": [name + bold(row.short) for name, row in zip(named, rows, strict=True)],
        "textinfo": "text",
        "textposition": "outside",
        "textfont": {"size": theme.LABEL_SIZE, "color": theme.INK},
        "marker": {"colors": _colours(len(rows)), "line": {"color": theme.GROUND, "width": 2}},
        "automargin": False,
        "customdata": [row.id for row in rows],
    }
    places = [*_slices(values, layout)]
    return Drawn([ring], layout if canvas.is_wide else _list_parts(canvas, layout), places)


def _slices(values: list[float], layout: Layout) -> Iterator[Box]:
    """Yield the middle of each slice of a ring that runs clockwise from twelve o'clock."""
    area, done = PlotArea(layout), 0.0
    middle = min(area.width, area.height) / 2 * (1 + _HOLE) / 2
    for value in values:
        turn = 2 * math.pi * (done + value / 2) / sum(values)
        x = area.left + area.width / 2 + middle * math.sin(turn)
        y = area.top + area.height / 2 - middle * math.cos(turn)
        yield box_around([x], [y], 12)
        done += value


def draw_stack(canvas: Canvas) -> Drawn:
    """Draw a `Stack` chart: one bar, its parts in order, a list of labels under it."""
    rows = canvas.rows
    layout = frame(canvas.variant, BAR_HIGH, l=0, r=4, t=4, b=4)
    layout["barmode"] = "stack"
    layout["bargap"] = 0
    layout["xaxis"] = hidden_axis(range=[0, float(sum(row.value for row in rows))])
    layout["yaxis"] = hidden_axis(range=[0.5, -0.5])
    edge = {"color": theme.GROUND, "width": 2}
    data = [
        fill_bars([row.value], 1, colour, edge, [row.id])
        for row, colour in zip(rows, _colours(len(rows)), strict=True)
    ]
    area, ends = PlotArea(layout), [0.0, *accumulate(float(row.value) for row in rows)]
    places = [area.bar(part, 0, 1) for part in pairwise(ends)]
    return Drawn(data, _list_parts(canvas, layout), places)


def _list_parts(canvas: Canvas, layout: Layout) -> Layout:
    """Give the layout with a list of the parts below: colour, number, label, per cent."""
    rows, side = canvas.rows, layout["margin"]
    total = sum(row.value for row in rows)
    below, notes = float(side["b"] + _BETWEEN), []
    for row, colour in zip(rows, _colours(len(rows)), strict=True):
        share = say_share(canvas.edition, row, total)
        room = theme.WIDTH[canvas.variant] / theme.LABEL_SIZE - measure(row.short) * BOLD - 3
        written = wrap(f"{row.label} ({share})", room)
        words = f'<span style="fill:{colour}">■</span> {bold(row.short)}  {join(written)}'
        notes.append(
            label(words, 0, 0, yref="paper", yanchor="top", xshift=4 - side["l"], yshift=-below)
        )
        below += _ROW * len(written) + _BETWEEN
    return layout | {
        "height": layout["height"] + round(below - side["b"]),
        "margin": side | {"b": round(below)},
        "annotations": [*layout["annotations"], *notes],
    }


def _colours(count: int) -> list[str]:
    return [theme.SERIES[index % len(theme.SERIES)] for index in range(count)]
