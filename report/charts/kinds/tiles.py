"""Figures of unlike units side by side: numbers and words, no axis, no sizes to compare."""

import math
from typing import Any

from report.charts import theme
from report.charts.axes import PlotArea
from report.charts.canvas import Canvas, Drawn, join
from report.charts.theme import bold, frame, hidden_axis, label, line, small
from report.edition.edition import FigureWords
from report.language.line_breaking import BOLD, measure, wrap

COLUMNS = {"wide": 3, "medium": 3, "narrow": 1}
# Of a tile alone in its row, its number; of bold digits in broad fonts, against `measure`; pixels.
_SIDE, _BROAD, _AIR = 0.34, 1.2, 18


def draw_tiles(canvas: Canvas) -> Drawn:
    """Draw a `Tiles` chart; axes are in pixels."""
    is_stacked = COLUMNS[canvas.variant] > 1  # the words below the number, not beside it
    columns = min(COLUMNS[canvas.variant], len(canvas.rows))
    step = theme.WIDTH[canvas.variant] / columns
    most, gap = (step - 12, 16) if is_stacked else (_SIDE * step, 0)
    widest = max(measure(row.short) for row in canvas.rows) * BOLD
    size = min(theme.TILE_SIZE, math.floor(most / widest))
    # Where the words of a tile begin, from its corner.
    right, below = (0, 52) if is_stacked else (_BROAD * widest * size + _AIR, 10)
    said = [_say(canvas, row, step - right - 20) for row in canvas.rows]
    groups = [said[at : at + columns] for at in range(0, len(said), columns)]
    number_ends = 8 + theme.LINE * size + 6
    heights = [max(number_ends, *(tall + below + _AIR for _, tall in group)) for group in groups]
    layout = frame(canvas.variant, sum(heights), l=0, r=0, t=2, b=2)
    layout["xaxis"] = hidden_axis(range=[0, step * columns])
    layout["yaxis"] = hidden_axis(range=[layout["height"] - 4, 0])
    places = [((i % columns) * step, sum(heights[: i // columns])) for i in range(len(said))]
    corner = {"xref": "x", "yanchor": "top", "xshift": -2}  # Plotly pads a label
    tiles = zip(canvas.rows, said, canvas.colours, places, strict=True)
    for row, (words, _), colour, (left, top) in tiles:
        number = {"font": {"size": size, "color": colour}}
        layout["annotations"] += [
            label(bold(row.short), left, top + 8, **corner, **number),
            label(words, left + right, top + below, **corner),
        ]
        ends = (left, left + step - gap)
        layout["shapes"].append(line(ends, (top + 2, top + 2), theme.RULE, 1))
    area = PlotArea(layout)
    boxes = [
        (area.x(left), area.y(top + 2), step - 16, heights[at // columns] - 10)
        for at, (left, top) in enumerate(places)
    ]
    return Drawn([_holder(canvas, places)], layout, boxes)


def _say(canvas: Canvas, row: FigureWords, room: float) -> tuple[str, float]:
    """Say what a tile counts and what was done, in pixels of width; give the height too."""
    note, head = canvas.note(row, room / theme.NOTE_SIZE), wrap(row.label, room / theme.LABEL_SIZE)
    tall = theme.LINE * (theme.LABEL_SIZE * len(head) + theme.NOTE_SIZE * len(note))
    return "<br>".join([join(head), *map(small, note)]), tall


def _holder(canvas: Canvas, places: list[tuple[float, float]]) -> dict[str, Any]:
    """Give an unseen trace: Plotly draws no axes without one, and it names each tile's figure."""
    return {
        "type": "scatter",
        "mode": "markers",
        "marker": {"opacity": 0, "size": 1},
        "x": [left + 8 for left, _ in places],
        "y": [top + 24 for _, top in places],
        "customdata": [row.id for row in canvas.rows],
    }
