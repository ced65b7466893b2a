"""One mark for each counted thing, a field of marks for each figure; fields are never joined.

Figures of which the same is said stand under one heading, with a shape of mark of their own. A
field is a bar filled with a pattern, so that thousands of marks weigh as little as ten.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from report.charts import theme
from report.charts.axes import PlotArea
from report.charts.canvas import Box, Canvas, Drawn, join
from report.charts.theme import Variant, bold, frame, hidden_axis, label, line, small
from report.edition.edition import FigureWords
from report.language.line_breaking import BOLD, measure, wrap

# Pixels from mark to mark: the largest at which all fields together are below `_TALLEST`.
_PITCHES: Mapping[Variant, tuple[int, ...]] = {"wide": (14, 10, 7), "narrow": (11, 8, 5, 4)}
_TALLEST: Mapping[Variant, int] = {"wide": 440, "narrow": 150}
_LEAST = 5  # pixels of a mark whose shape can be told
_GAP = 7
_HEADING = {"wide": 24, "narrow": 20}  # from a rule to the first label below it
_SHAPES = ("ring", "disc", "square", "pale")  # of one heading after the other


def draw_units(canvas: Canvas) -> Drawn:
    """Draw a `Units` chart; axes are in pixels, so that every mark has the same size."""
    field = _Field(canvas)
    data, words, rules, boxes, top = [], [], [], list[Box](), 0.0
    heading_height = _HEADING[canvas.variant]
    corner = {"xref": "x", "yanchor": "top", "xshift": -2}  # Plotly pads a label
    looks = list(dict.fromkeys(row.verb for row in canvas.rows))
    marks = zip(canvas.rows, canvas.colours, strict=True)
    for verb, group in groupby(marks, lambda mark: mark[0].verb):
        rows = list(group)
        periods = field.periods(row for row, _ in rows)
        above = f" · {periods.pop()}" if len(periods) == 1 else ""
        if (measure(verb) * BOLD + measure(above)) * theme.NOTE_SIZE > field.width:
            above = ""
        heading = {"size": theme.NOTE_SIZE, "color": theme.ACCENT}
        shape = _SHAPES[looks.index(verb) % len(_SHAPES)] if looks[1:] else "square"
        for at, (row, colour) in enumerate(rows):
            said, tall = field.say(row, "" if above else row.period)
            start = field.snap(top + (0 if at else heading_height) + tall + 2)
            high, head = field.height(row), start - tall - 2  # words stand as near to all marks
            if not at:
                top = head - heading_height
                rules.append(line((0, field.width), (top, top), theme.RULE, 1))
                words.append(label(bold(verb) + above, 0, top + 5, **corner, font=heading))
            words.append(label(said, 0, head, **corner))
            data.append(field.fill(row, start, shape, colour))
            wide = min(int(row.value), field.columns) * field.pitch
            boxes.append((0, start, wide, high))
            top = start + high + _GAP
    layout = frame(canvas.variant, top, l=0, r=0, t=2, b=2)
    layout |= {"annotations": words, "shapes": rules, "barmode": "overlay"}
    layout["xaxis"] = hidden_axis(range=[0, field.width])
    layout["yaxis"] = hidden_axis(range=[layout["height"] - 4, 0])
    area = PlotArea(layout)
    places = [(area.x(x), area.y(y), w, h) if h else None for x, y, w, h in boxes]
    return Drawn(data, layout, places)


class _Field:
    """The raster on which the marks of all figures stand."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.width = theme.WIDTH[canvas.variant]
        self.is_dated = len({row.period for row in canvas.rows}) > 1
        for self.pitch in _PITCHES[canvas.variant]:
            self.columns = self.width // self.pitch
            if sum(map(self.height, canvas.rows)) <= _TALLEST[canvas.variant]:
                break

    def snap(self, place: float) -> int:
        """Give the next line of the raster: a pattern starts in the corner of the chart."""
        return -int(-place // self.pitch) * self.pitch

    def height(self, row: FigureWords) -> int:
        """Give the pixels that a figure's lines of marks take."""
        return -(-int(row.value) // self.columns) * self.pitch

    def periods(self, rows: Iterable[FigureWords]) -> set[str]:
        """Give the periods of some figures, where not all of the chart are of one."""
        return {row.period for row in rows} if self.is_dated else set()

    def say(self, row: FigureWords, period: str) -> tuple[str, float]:
        """Say what is counted, and when where not all is of one period; give the height too."""
        taken = (measure(row.short) * BOLD + 0.4) * theme.NUMBER_SIZE
        head = wrap(row.label, (self.width - taken) / theme.LABEL_SIZE)
        notes = wrap(period, self.width / theme.NOTE_SIZE) if self.is_dated and period else []
        number = f'<span style="font-size:{theme.NUMBER_SIZE}px">{bold(row.short)}</span>'
        said = "<br>".join([f"{number} {join(head)}", *map(small, notes)])
        return said, theme.LINE * (theme.NUMBER_SIZE * len(head) + theme.NOTE_SIZE * len(notes))

    def fill(self, row: FigureWords, top: int, shape: str, colour: str) -> dict[str, Any]:
        """Fill whole lines, then what is left of the last one."""
        lines, rest = divmod(int(row.value), self.columns)
        parts = [(self.columns, top, lines), (rest, top + lines * self.pitch, 1)]
        wide, start, high = (
            [part[at] * scale for part in parts if part[0] * part[2]]
            for at, scale in enumerate((self.pitch, 1, self.pitch))
        )
        is_pale = shape == "pale" and colour == theme.ACCENT
        pattern = {
            "path": _draw_mark(shape, self.pitch),
            "size": self.pitch,
            "fgcolor": theme.SECOND if is_pale else colour,
        }
        return {
            "type": "bar",
            "x": [width / 2 for width in wide],
            "width": wide,
            "base": start,
            "y": high,
            "meta": row.id,
            "hoverinfo": "skip",
            "cliponaxis": False,
            "marker": {"pattern": pattern, "line": {"width": 0}},
        }


def _draw_mark(shape: str, pitch: int) -> str:
    """Give the outline of one mark in the middle of its square of the raster."""
    if shape == "square" or pitch < _LEAST:
        side = pitch * (0.68 if pitch >= _LEAST else 0.8)
        return f"M{(pitch - side) / 2:g} {(pitch - side) / 2:g}h{side:g}v{side:g}h-{side:g}z"
    radius = pitch * (0.34 if shape == "pale" else 0.37)
    outer = _draw_circle(pitch / 2, radius, clockwise=True)
    hole = _draw_circle(pitch / 2, pitch * 0.19, clockwise=False) if shape == "ring" else ""
    return outer + hole


def _draw_circle(middle: float, radius: float, *, clockwise: bool) -> str:
    arc = f"a{radius:.2f} {radius:.2f} 0 1 {int(clockwise)}"
    across = f"{2 * radius:.2f}"
    return f"M{middle - radius:.2f} {middle:g}{arc} {across} 0{arc} -{across} 0z"
